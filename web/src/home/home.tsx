import { useLayoutEffect } from 'react';
import { type HomeQuery, home } from '../generated/operations';
import { figures } from '../shell/figures';
import { Header } from '../shell/header';
import { linkTo, useLook } from '../shell/look';
import { signInPath, useSession } from '../shell/session';
import { Told } from '../shell/told';
import { useAnswer } from '../shell/use-answer';
import { Registers } from './registers';
import { words } from './words';

/** What a visitor meets first: what is here, how much of it, and where to go. */
export function Home() {
  const [look, setLook] = useLook();
  const { language } = look;
  const say = words[language];
  const session = useSession();
  const asked = useAnswer(home, {}, language, isMeasured);
  useLayoutEffect(() => {
    document.title = say.title;
  }, [say]);
  const measuredAt = asked.data?.catalogue?.registers
    .flatMap(({ entities }) => entities.flatMap(({ coverage }) => coverage?.measuredAt ?? []))
    .sort()[0];
  return (
    <>
      <Header page="home" look={look} onLook={setLook} />
      <main className="page">
        <h1>{say.heading}</h1>
        <p className="lead">{say.lead}</p>
        <ul className="cards">
          {(
            [
              ['ask', '/phan-tich'],
              ['look', '/danh-muc'],
              ['sign', session?.isPossible ? signInPath('/') : '/playground'],
            ] as const
          ).map(([door, path]) => (
            <li key={door} className="card">
              <h2>{say.doors[door].title}</h2>
              <p>{say.doors[door].text}</p>
              <a className="button" href={linkTo(path, language)}>
                {door === 'sign' && !session?.isPossible ? say.chooseRole : say.doors[door].action}
              </a>
              {door === 'look' && (
                <a className="button" href={linkTo('/ho-so', language)}>
                  {say.doors.look.record}
                </a>
              )}
            </li>
          ))}
        </ul>
        <h2 id="registers">{say.registers}</h2>
        <p className="soft">
          {say.how} {measuredAt ? say.measured(figures(language).instant(measuredAt)) : ''}
        </p>
        <Told asked={asked} language={language}>
          {({ catalogue }) => <Registers registers={catalogue?.registers ?? []} language={language} say={say} />}
        </Told>
      </main>
    </>
  );
}

const isMeasured = ({ catalogue }: HomeQuery): boolean =>
  (catalogue?.registers ?? []).every(({ entities }) => entities.some(({ coverage }) => coverage !== null));
