import type { Kind, KindField, Kinds } from '../kinds/kinds';
import { Value } from '../kinds/value';
import { figures } from '../shell/figures';
import type { Language } from '../shell/look';
import { shellWords } from '../shell/words';
import type { Times } from './question';
import type { Words } from './words';

export type Change = {
  position: string;
  operation: string;
  validFrom: string | null;
  validTo: string | null;
  recordedFrom: string;
  authority: string | null;
  slices: readonly { version?: number | string; validFrom?: string | null; validTo?: string | null }[];
  changedFields: readonly { name: string; before: unknown; after: unknown }[];
  changeSet: {
    actor: string | null;
    agency: string | null;
    reason: string;
    legalBasis: string | null;
    caseCode: string | null;
    withdraws: string | null;
    approvedBy: string | null;
    emergency: string | null;
    batch: { file: string; line: number | null } | null;
  } | null;
};

type ChangesProps = {
  kinds: Kinds;
  kind: Kind;
  changes: readonly Change[];
  onTimes: (times: Times) => void;
  language: Language;
  say: Words;
};

/** Each change in words: what became of what, for which days, by whom, why, by which law, from which line of which file. */
export function Changes({ kinds, kind, changes, onTimes, language, say }: ChangesProps) {
  const { instant, day, number } = figures(language);
  const isEveryoneHidden = changes.length > 0 && changes.every(({ changeSet }) => changeSet === null);
  return (
    <>
      <h3 id="changes">{say.changes}</h3>
      {isEveryoneHidden && <p className="soft">{say.whoHidden}</p>}
      <ol className="rows changes" aria-labelledby="changes">
        {[...changes].reverse().map((change) => (
          <li key={change.position}>
            <p>
              <strong>{shellWords[language].operations[change.operation] ?? change.operation}</strong>{' '}
              {change.validFrom ? say.from(day(change.validFrom)) : say.always}
              {change.validTo && say.until(day(change.validTo))}
            </p>
            <p className="when">
              {instant(change.recordedFrom)} · {say.position(change.position)}
              {change.authority && ` · ${change.authority}`}{' '}
              <button type="button" className="plain" onClick={() => onTimes({ validAt: '', knownAt: change.recordedFrom })}>
                {say.asKnownThen}
              </button>
            </p>
            {change.changedFields.length > 0 && (
              <ul className="fields-changed">
                {change.changedFields.map(({ name, before, after }) => {
                  const field = kind.fields.find((one) => one.name === name);
                  return (
                    <li key={name}>
                      {field ? (language === 'en' ? field.captionEn : field.caption) : name}:{' '}
                      {change.operation !== 'REGISTER' && (
                        <>
                          <Said kinds={kinds} field={field} value={before} language={language} /> {say.becomes}{' '}
                        </>
                      )}
                      <Said kinds={kinds} field={field} value={after} language={language} />
                    </li>
                  );
                })}
              </ul>
            )}
            {change.changeSet && <Why of={change.changeSet} number={number} say={say} />}
          </li>
        ))}
      </ol>
    </>
  );
}

type SaidProps = { kinds: Kinds; field: KindField | undefined; value: unknown; language: Language };

function Said({ kinds, field, value, language }: SaidProps) {
  return field ? <Value kinds={kinds} field={field} value={value} language={language} /> : JSON.stringify(value);
}

function Why({ of, number, say }: { of: NonNullable<Change['changeSet']>; number: (value: number) => string; say: Words }) {
  const parts = [
    [say.why, of.reason],
    [say.law, of.legalBasis],
    [say.who, [of.actor, of.agency].filter(Boolean).join(', ')],
    [say.approved, of.approvedBy],
    [say.emergency, of.emergency],
    [say.dossier, of.caseCode],
  ].filter(([, value]) => value);
  return (
    <>
      {parts.map(([name, value]) => (
        <p key={name}>
          <span className="soft">{name}:</span> {value}
        </p>
      ))}
      {of.batch && <p>{say.file(of.batch.file, of.batch.line === null ? '' : say.line(number(of.batch.line)))}</p>}
      {of.withdraws && <p>{say.withdraws}</p>}
    </>
  );
}
