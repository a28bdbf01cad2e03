import { useState } from 'react';
import { reportDoubt } from '../generated/operations';
import { ask } from '../shell/ask';
import { figures } from '../shell/figures';
import type { Asker } from '../shell/post';
import { words } from './words';

type ReportProps = {
  record: { type: string; id: string };
  /** Names of the fields that are shown of it. */
  fields: readonly (keyof (typeof words)['vi']['fields'])[];
  asker: Asker;
  onReported: () => void;
};

/** Says that what is held about the reader is wrong, where it is shown: a steward answers within its days. */
export function Report({ record, fields, asker, onReported }: ReportProps) {
  const say = words[asker.language];
  const { day } = figures(asker.language);
  const [field, setField] = useState('');
  const [statement, setStatement] = useState('');
  const [told, setTold] = useState<{ text: string; isBad: boolean }>();
  const [isSending, setSending] = useState(false);
  const send = async () => {
    setSending(true);
    try {
      const input = { recordType: record.type, recordId: record.id, fields: field ? [field] : null, statement };
      const { reportDoubt: reported } = (await ask(reportDoubt, { input }, asker)).data;
      setTold({ text: say.reported(reported ? day(reported.dueOn) : ''), isBad: false });
      setStatement('');
      onReported();
    } catch (error) {
      // What was written stays to be sent again.
      setTold({ text: (error as Error).message, isBad: true });
    } finally {
      setSending(false);
    }
  };
  return (
    <details>
      <summary>{say.report}</summary>
      <form
        className="report"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <label>
          <span>{say.wrongField}</span>
          <select value={field} onChange={(e) => setField(e.target.value)}>
            <option value="">{say.wholeRecord}</option>
            {fields.map((name) => (
              <option key={name} value={name}>
                {say.fields[name]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{say.whatIsWrong}</span>
          <textarea
            rows={3}
            required
            minLength={10}
            maxLength={2_000}
            autoComplete="off"
            value={statement}
            onChange={(e) => setStatement(e.target.value)}
          />
        </label>
        <button type="submit" disabled={isSending}>
          {say.send}
        </button>
      </form>
      {told && (
        <p className={told.isBad ? 'trouble' : ''} role={told.isBad ? 'alert' : 'status'}>
          {told.text}
        </p>
      )}
    </details>
  );
}
