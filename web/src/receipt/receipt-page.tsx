import { useEffect, useLayoutEffect, useState } from 'react';
import { receiptStanding } from '../generated/operations';
import { figures } from '../shell/figures';
import { Header } from '../shell/header';
import { type Language, useLook } from '../shell/look';
import { Told } from '../shell/told';
import { useAnswer } from '../shell/use-answer';
import type { FoundReceipt } from './read-receipt';
import { type Line, ReceiptContent } from './receipt-content';
import { words } from './words';

/** Stands behind the `#` of the code on paper, which browsers send to nobody. */
const digestIn = (hash: string): string | null => /^#([0-9a-f]{64})$/i.exec(hash)?.[1]?.toLowerCase() ?? null;

/** For whoever was given a receipt: whether it stands, and, with its file, what it says. */
export function ReceiptPage() {
  const [look, setLook] = useLook();
  const { language } = look;
  const say = words[language];
  const [scanned, setScanned] = useState(() => digestIn(window.location.hash));
  const [file, setFile] = useState<File>();
  const [found, setFound] = useState<FoundReceipt>();
  const [trouble, setTrouble] = useState<string>();
  useLayoutEffect(() => {
    document.title = say.title;
  }, [say]);
  useEffect(() => {
    const changed = () => setScanned(digestIn(window.location.hash));
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, []);
  useEffect(() => {
    let isWanted = true;
    setFound(undefined);
    setTrouble(undefined);
    if (file) {
      void import('./read-receipt')
        .then(({ readReceipt }) => readReceipt(file, language))
        .then(
          (read) => isWanted && setFound(read),
          // Of WebCrypto: this browser cannot check such signatures.
          (error: Error) => isWanted && setTrouble(error instanceof DOMException ? words[language].noEd25519 : error.message),
        );
    }
    return () => {
      isWanted = false;
    };
  }, [file, language]);
  const isGenuine = found !== undefined && found.checked.faults.length === 0;
  const digest = found === undefined ? scanned : isGenuine ? found.digest : null;
  return (
    <>
      <Header look={look} onLook={setLook} />
      <main className="page">
        <h1>{say.heading}</h1>
        <p className="lead">{say.lead}</p>
        <label className="drop">
          <strong>{say.file}</strong>
          <input type="file" accept=".jws,.pdf,.sd-jwt,.txt" onChange={(event) => setFile(event.target.files?.[0])} />
          <span className="soft">{say.fileHint}</span>
        </label>
        {trouble && (
          <p className="trouble" role="alert">
            {trouble}
          </p>
        )}
        {file && !found && !trouble && <p role="status">{say.checking}</p>}
        {found && !isGenuine && (
          <ul className="trouble" role="alert">
            {found.checked.faults.map(({ kind, what }) => (
              <li key={`${kind} ${what}`}>
                {say.faults[kind]}
                {what !== null && `: ${what}`}
              </li>
            ))}
          </ul>
        )}
        {digest !== null && <Standing key={digest} digest={digest} isAlone={found === undefined} language={language} />}
        {found && isGenuine && <Content found={found} language={language} />}
      </main>
    </>
  );
}

function Standing({ digest, isAlone, language }: { digest: string; isAlone: boolean; language: Language }) {
  const say = words[language];
  const asked = useAnswer(receiptStanding, { digest }, language);
  const { instant } = figures(language);
  return (
    <section aria-labelledby="status">
      <h2 id="status">{say.status}</h2>
      <Told asked={asked} language={language}>
        {({ receiptStatus: status }) =>
          status ? (
            <>
              <p role="status">
                <span className={`badge ${status.state === 'CORRECTED' ? 'bad' : 'good'}`}>{status.state === 'CORRECTED' ? '✕' : '✓'}</span>{' '}
                <strong>{say.states[status.state]}</strong>
              </p>
              <p className="soft">
                {say.released(instant(status.releasedAt))} {status.changedAt && say.changed(instant(status.changedAt))}
              </p>
            </>
          ) : (
            <p className="trouble" role="alert">
              {say.notReleased}
            </p>
          )
        }
      </Told>
      {isAlone && <p>{say.statusOnly}</p>}
    </section>
  );
}

function Content({ found, language }: { found: FoundReceipt; language: Language }) {
  const say = words[language];
  const { day, instant } = figures(language);
  const isComplete = (complete: boolean) => (complete ? say.complete : say.incomplete);
  if (found.of === 'credential') {
    const { credential } = found.checked;
    if (credential === null) return null;
    const { procedure, decided, complete, subject, agency, case: code, requirements } = credential;
    const lines: Line[] = [
      [say.names.procedure, procedure],
      [say.names.decided, day(decided)],
      [say.names.verdict, complete === undefined ? null : isComplete(complete)],
      [say.names.about, subject ? Object.values(subject).join(', ') : null],
      [say.names.case, code ?? null],
      [say.names.agency, agency ?? null],
    ];
    const shown = requirements.map((one) => ({ ...one, explanation: null }));
    return <ReceiptContent claims={[say.holds, say.part]} lines={lines} requirements={shown} language={language} />;
  }
  const { receipt, proven, unproven, witnessedAt } = found.checked;
  if (receipt === null) return null;
  const { content, releasedTo, asked, releasedAt } = receipt;
  const lines: Line[] = [
    [say.names.procedure, `${content.procedureName} (${content.procedureId})`],
    [say.names.decided, day(content.decidedAt)],
    [say.names.verdict, isComplete(content.complete)],
    [say.names.about, Object.values(asked.subject).filter(Boolean).join(', ')],
    [say.names.case, releasedTo.case],
    [say.names.agency, releasedTo.agency ?? releasedTo.actor],
    [say.names.released, instant(releasedAt)],
    [say.names.witnessed, witnessedAt === null ? null : instant(witnessedAt)],
  ];
  const requirements = content.requirements.map(({ nameVi, nameEn, held, ...rest }) => ({
    ...rest,
    name: language === 'en' ? nameEn : nameVi,
    facts: held,
  }));
  return (
    <ReceiptContent claims={[say.holds, say.proven(proven, unproven)]} lines={lines} requirements={requirements} language={language} />
  );
}
