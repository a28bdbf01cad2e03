import { useLayoutEffect, useState } from 'react';
import { mineNames, myPapers } from '../generated/operations';
import { Header } from '../shell/header';
import { type Language, useLook } from '../shell/look';
import { type Asker, NOBODY } from '../shell/post';
import { signIn, useSession } from '../shell/session';
import { Told } from '../shell/told';
import { useAnswer } from '../shell/use-answer';
import { shellWords } from '../shell/words';
import { Doubts } from './doubts';
import { Papers } from './papers';
import { OWN_PURPOSE } from './purpose';
import { Reads } from './reads';
import { words } from './words';

/** The role whose token names a person. */
const CITIZEN = 'citizen';

/** The citizen's page: what is held about whoever is signed in, and who has looked at it. */
export function Mine() {
  const [look, setLook] = useLook();
  const { language } = look;
  const say = words[language];
  const session = useSession();
  const who = session?.signedIn;
  useLayoutEffect(() => {
    document.title = say.title;
  }, [say]);
  return (
    <>
      <Header page="mine" look={look} onLook={setLook} />
      <main className="page">
        <h1>{say.heading}</h1>
        <p className="lead">{say.lead}</p>
        {session === undefined ? null : !session.isPossible ? (
          <p role="status">{say.notPossible}</p>
        ) : !who ? (
          <>
            <p role="status">{say.signInFirst}</p>
            <button type="button" onClick={signIn}>
              {shellWords[language].signIn}
            </button>
          </>
        ) : who.role !== CITIZEN ? (
          <p role="status">{say.notACitizen(language === 'en' ? who.en : who.vi)}</p>
        ) : (
          <Own language={language} />
        )}
      </main>
    </>
  );
}

function Own({ language }: { language: Language }) {
  const asker: Asker = { ...NOBODY, isSignedIn: true, choice: { role: '', purpose: OWN_PURPOSE, caseCode: '' }, language };
  const papers = useAnswer(myPapers, {}, language, undefined, asker);
  // Asked anew when something was reported.
  const [reports, setReports] = useState(0);
  const names = useAnswer(mineNames, {}, language);
  return (
    <>
      <Told asked={papers} language={language}>
        {(data) => <Papers papers={data} asker={asker} onReported={() => setReports(reports + 1)} />}
      </Told>
      <Told asked={names} language={language}>
        {({ catalogue }) => {
          const kinds = catalogue?.registers.flatMap(({ entities }) => entities) ?? [];
          return (
            <>
              <Doubts key={reports} asker={asker} kinds={kinds} />
              <Reads asker={asker} kinds={kinds} />
            </>
          );
        }}
      </Told>
    </>
  );
}
