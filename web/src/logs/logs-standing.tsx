import { useEffect, useState } from 'react';
import { logsStanding, type StandingFragment } from '../generated/operations';
import { figures } from '../shell/figures';
import type { Language } from '../shell/look';
import { useReady } from '../shell/ready';
import { Told } from '../shell/told';
import { useAnswer } from '../shell/use-answer';
import { words } from './words';

/** What of the hub's own concerns is about its logs; the rest is the operator's. */
const OF_LOGS = /^(guards|log)-/;

/** Whether both logs are whole and vouched for, as anybody may see it. */
export function LogsStanding({ language }: { language: Language }) {
  const say = words[language];
  const asked = useAnswer(logsStanding, {}, language);
  const ready = useReady();
  const concerns = ready?.detail.filter(({ name }) => OF_LOGS.test(name)) ?? [];
  return (
    <section aria-labelledby="logs">
      <h2 id="logs">{say.logs}</h2>
      <Told asked={asked} language={language}>
        {({ changes, reads }) => (
          <div className="logs">
            <OneLog name={say.logNames.changes} log={changes ?? null} language={language} />
            <OneLog name={say.logNames.reads} log={reads ?? null} language={language} />
          </div>
        )}
      </Told>
      {concerns.map((concern) => (
        <p key={concern.name} className="trouble" role="alert">
          {concern[language]}
        </p>
      ))}
      {ready !== undefined && concerns.length === 0 && <p>{say.sound}</p>}
      <p className="soft">{say.fullCheck}</p>
    </section>
  );
}

function OneLog({ name, log, language }: { name: string; log: StandingFragment | null; language: Language }) {
  const say = words[language];
  const { number, instant, age } = figures(language);
  const [signers, setSigners] = useState<readonly string[] | null>();
  useEffect(() => {
    if (log === null) return;
    const keys = [log.verifierKey, ...log.witnessed.cosignatures.map(({ verifierKey }) => verifierKey)];
    void import('../proof/check-in-browser').then(async ({ signersOf }) => {
      const found = await Promise.all([log.note, ...(log.witnessed.note ? [log.witnessed.note] : [])].map((note) => signersOf(note, keys)));
      setSigners(found.some((one) => one === undefined) ? null : found.flatMap((one) => one ?? []));
    });
  }, [log]);
  const mark = (signer: string) =>
    signers === undefined ? null : signers === null ? (
      <span className="soft">{say.signatureUnknown}</span>
    ) : signers.includes(signer) ? (
      <span className="badge good">{say.signatureGood}</span>
    ) : (
      <span className="badge bad">{say.signatureBad}</span>
    );
  if (log === null) return <p>{say.noCheckpoint}</p>;
  const { state, size, awaitedSince, cosignatures } = log.witnessed;
  return (
    <div>
      <h3>{name}</h3>
      <dl className="facts">
        <div>
          <dt>{say.rows}</dt>
          <dd>{number(Number(log.size))}</dd>
        </div>
        <div>
          <dt>{say.signed}</dt>
          <dd>
            {instant(log.signedAt)} ({age(log.signedAt, { ago: say.ago, justNow: say.justNow })})
          </dd>
        </div>
        <div>
          <dt>{say.signature}</dt>
          <dd>{mark(log.origin)}</dd>
        </div>
        <div>
          <dt>{say.witness}</dt>
          <dd>
            <span className={`badge ${state === 'WITNESSED' ? 'good' : state === 'NOT_WITNESSED' ? 'bad' : 'warn'}`}>
              {say.states[state]}
            </span>
            {awaitedSince && <p>{say.awaited(instant(awaitedSince))}</p>}
            {cosignatures.map(({ witness, at }) => (
              <p key={witness}>
                {say.cosigned(witness, at ? instant(at) : '?', size ? number(Number(size)) : '?')} {mark(witness)}
              </p>
            ))}
          </dd>
        </div>
        <div>
          <dt>{say.key}</dt>
          <dd>
            <code>{log.verifierKey}</code>
          </dd>
        </div>
      </dl>
    </div>
  );
}
