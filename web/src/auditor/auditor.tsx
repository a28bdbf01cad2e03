import { useLayoutEffect, useMemo } from 'react';
import { LogsStanding } from '../logs/logs-standing';
import type { Access } from '../shell/access';
import { Header } from '../shell/header';
import { useLook } from '../shell/look';
import type { Asker } from '../shell/post';
import { roleOf, signIn } from '../shell/session';
import { useAsker } from '../shell/use-asker';
import { shellWords } from '../shell/words';
import { ProveRow } from './prove-row';
import { SearchReads } from './search-reads';
import { words } from './words';

const AUDIT = 'audit';
const AUDITOR = 'auditor';

/** The auditor's desk: who read whom, whether both logs are whole, and the proof of one row, checked here. */
export function Auditor({ access }: { access: Access }) {
  const [look, setLook] = useLook();
  const { language } = look;
  const say = words[language];
  const { asker, reasons, session } = useAsker(access, language);
  const purpose = asker.choice.purpose || AUDIT;
  const as = useMemo((): Asker => ({ ...asker, choice: { ...asker.choice, purpose } }), [asker, purpose]);
  useLayoutEffect(() => {
    document.title = say.title;
  }, [say]);
  const isSomebody = asker.token !== '' || asker.isSignedIn;
  const role = roleOf(asker, session);
  return (
    <>
      <Header page="auditor" look={look} onLook={setLook} reasons={reasons} />
      <main className="page">
        <h1>{say.heading}</h1>
        <p className="lead">{say.lead}</p>
        {session === undefined ? null : !isSomebody ? (
          <>
            <p role="status">{say.signInFirst}</p>
            {session.isPossible && (
              <button type="button" onClick={signIn}>
                {shellWords[language].signIn}
              </button>
            )}
          </>
        ) : role !== undefined && role !== AUDITOR ? (
          <p className="trouble" role="alert">
            {say.notAnAuditor}
          </p>
        ) : purpose !== AUDIT ? (
          <p className="trouble" role="alert">
            {say.otherPurpose}
          </p>
        ) : (
          <>
            <LogsStanding language={language} />
            {asker.choice.caseCode === '' ? (
              <p className="trouble" role="status">
                {say.caseFirst}
              </p>
            ) : (
              // What was found for one case is not shown under another.
              <div key={JSON.stringify([as.token, as.choice])}>
                <SearchReads asker={as} access={access} session={session} />
                <ProveRow asker={as} />
              </div>
            )}
          </>
        )}
      </main>
    </>
  );
}
