import { useLayoutEffect, useMemo } from 'react';
import { kindsOf } from '../kinds/kinds';
import { useKinds } from '../kinds/use-kinds';
import type { Access } from '../shell/access';
import { Header } from '../shell/header';
import { linkTo, useLook } from '../shell/look';
import type { Asker } from '../shell/post';
import { signIn } from '../shell/session';
import { Told } from '../shell/told';
import { useAsker } from '../shell/use-asker';
import { shellWords } from '../shell/words';
import { ImportFile } from './import-file';
import { Inbox } from './inbox';
import { Withdraw } from './withdraw';
import { words } from './words';

/** For which files come in unless another purpose is chosen; their case is their batch. What else needs purpose and case says so. */
const STEWARDSHIP = 'stewardship';

/** The steward's desk: what waits for another person, files that come in, and how to take them back. */
export function Desk({ access }: { access: Access }) {
  const [look, setLook] = useLook();
  const { language } = look;
  const say = words[language];
  const { asker, reasons, session } = useAsker(access, language);
  const purpose = asker.choice.purpose || STEWARDSHIP;
  const as = useMemo((): Asker => ({ ...asker, choice: { ...asker.choice, purpose } }), [asker, purpose]);
  const asked = useKinds(language);
  useLayoutEffect(() => {
    document.title = say.title;
  }, [say]);
  const isSomebody = asker.token !== '' || asker.isSignedIn;
  return (
    <>
      <Header page="desk" look={look} onLook={setLook} reasons={reasons} />
      <main className="page">
        <h1>{say.heading}</h1>
        <p className="lead">
          {say.lead} <a href={linkTo('/ho-so', language)}>{say.oneField}</a>
        </p>
        {session === undefined ? null : !isSomebody ? (
          <>
            <p role="status">{say.signInFirst}</p>
            {session.isPossible && (
              <button type="button" onClick={signIn}>
                {shellWords[language].signIn}
              </button>
            )}
          </>
        ) : (
          <Told asked={asked} language={language}>
            {({ catalogue }) => {
              const registers = catalogue?.registers ?? [];
              const kinds = kindsOf(registers);
              const key = JSON.stringify([asker.token, asker.isSignedIn, purpose]);
              return (
                <>
                  <Inbox key={`inbox ${key}`} kinds={kinds} asker={asker} />
                  <ImportFile key={`import ${key}`} registers={registers} kinds={kinds} asker={as} undoAsker={asker} />
                  <section aria-labelledby="withdraw">
                    <h2 id="withdraw">{say.withdrawHeading}</h2>
                    <Withdraw asker={asker} />
                  </section>
                </>
              );
            }}
          </Told>
        )}
      </main>
    </>
  );
}
