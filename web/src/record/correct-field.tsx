import { useState } from 'react';
import { type ChangeRecordMutation, type ChangeRecordMutationVariables, changeRecord } from '../generated/operations';
import { isList, isNumber, type Kind, type KindField } from '../kinds/kinds';
import { ask, Refusal } from '../shell/ask';
import type { Asker } from '../shell/post';
import { shellWords } from '../shell/words';
import { words } from './words';

type CorrectProps = {
  kind: Kind;
  record: { id: string; validFrom: string | null; validTo: string | null } & Readonly<Record<string, unknown>>;
  /** What the record was read at: a change that comes in between is not overwritten unseen. */
  snapshot: string | undefined;
  asker: Asker;
  onDone: () => void;
};
type Outcome = NonNullable<ChangeRecordMutation['submitChangeSet']>;

/** One field of the state that is shown, without a file: tried first, then written, with a reason and its law. */
export function CorrectField({ kind, record, snapshot, asker, onDone }: CorrectProps) {
  const { language } = asker;
  const say = words[language];
  const yesNo = shellWords[language].values;
  const fields = kind.fields.filter((field) => field.kind === 'VALUE' && field.type !== 'GeoJSON' && !isList(field));
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [legalBasis, setLegalBasis] = useState('');
  const [from, setFrom] = useState('');
  const [tried, setTried] = useState<Outcome>();
  const [told, setTold] = useState<{ text: string; isBad: boolean }>();
  const [isBusy, setBusy] = useState(false);
  const field = fields.find((one) => one.name === name);
  const value = field === undefined || text === '' ? null : valueAs(field, text);
  const input: ChangeRecordMutationVariables['input'] = {
    // The names of kinds and fields come from the catalogue, as the schema's do.
    operations: [
      (from === ''
        ? { correct: { id: record.id, validFrom: record.validFrom, validTo: record.validTo, record: { [kind.lookUp]: { [name]: value } } } }
        : { update: { id: record.id, validFrom: from, record: { [kind.lookUp]: { [name]: value } } } }) as never,
    ],
    reason,
    legalBasis,
    ...(snapshot === undefined ? {} : { readAt: snapshot }),
  };
  const send = async (dryRun: boolean) => {
    setBusy(true);
    setTold(undefined);
    try {
      const { submitChangeSet } = (await ask(changeRecord, { input, dryRun }, asker)).data;
      if (dryRun) setTried(submitChangeSet ?? undefined);
      else {
        setTried(undefined);
        setTold({ text: say.written, isBad: false });
        onDone();
      }
    } catch (error) {
      setTried(undefined);
      const waits = error instanceof Refusal && error.extensions.code === 'APPROVAL_REQUIRED';
      setTold({ text: waits ? say.waits : (error as Error).message, isBad: !waits });
    } finally {
      setBusy(false);
    }
  };
  /** What was tried is what is written. */
  const change = (set: (value: string) => void) => (e: { target: { value: string } }) => {
    setTried(undefined);
    set(e.target.value);
  };
  return (
    <details className="correct">
      <summary>{say.correct}</summary>
      <p className="soft">{say.correctLead}</p>
      <form
        className="finders"
        onSubmit={(event) => {
          event.preventDefault();
          void send(tried === undefined);
        }}
      >
        <label>
          <span>{say.field}</span>
          <select
            required
            value={name}
            onChange={(e) => {
              setTried(undefined);
              setName(e.target.value);
              const before = record[e.target.value];
              setText(before === null || before === undefined ? '' : String(before));
            }}
          >
            <option value="" />
            {fields.map((one) => (
              <option key={one.name} value={one.name}>
                {language === 'en' ? one.captionEn : one.caption}
              </option>
            ))}
          </select>
        </label>
        {field && (
          <label htmlFor="new-value">
            <span>{say.newValue}</span>
            {field.choices.length > 0 || field.type === 'Boolean' ? (
              <select id="new-value" value={text} onChange={change(setText)}>
                <option value="">{yesNo.nothing}</option>
                {(field.type === 'Boolean'
                  ? [
                      { name: 'true', caption: yesNo.yes },
                      { name: 'false', caption: yesNo.no },
                    ]
                  : field.choices
                ).map((one) => (
                  <option key={one.name} value={one.name}>
                    {one.caption}
                  </option>
                ))}
              </select>
            ) : (
              <input
                id="new-value"
                type={field.type === 'Date' ? 'date' : isNumber(field) ? 'number' : 'text'}
                step="any"
                value={text}
                onChange={change(setText)}
                autoComplete="off"
              />
            )}
          </label>
        )}
        <label>
          <span>{say.changedFrom}</span>
          <input type="date" value={from} onChange={change(setFrom)} />
        </label>
        <label>
          <span>{say.why}</span>
          <input required value={reason} onChange={change(setReason)} autoComplete="off" />
        </label>
        <label>
          <span>{say.law}</span>
          <input required value={legalBasis} onChange={change(setLegalBasis)} autoComplete="off" />
        </label>
        <button type="submit" disabled={isBusy || field === undefined}>
          {tried === undefined ? say.tryIt : say.writeIt}
        </button>
      </form>
      {tried && (
        <div role="status">
          <p>{tried.changes.length === 0 ? say.changesNothing : say.triedWell}</p>
          {tried.approval.length > 0 && <p>{say.willWait}</p>}
          {tried.warnings.map(({ code, message }) => (
            <p key={code}>{message}</p>
          ))}
        </div>
      )}
      {told && (
        <p className={told.isBad ? 'trouble' : ''} role={told.isBad ? 'alert' : 'status'}>
          {told.text}
        </p>
      )}
    </details>
  );
}

function valueAs(field: KindField, text: string): unknown {
  if (field.type === 'Boolean') return text === 'true';
  return isNumber(field) ? Number(text) : text;
}
