import { useEffect, useState } from 'react';
import { type BatchProgressQuery, batchProgress, withdrawBatch } from '../generated/operations';
import { ask, Refusal } from '../shell/ask';
import { figures } from '../shell/figures';
import { linkTo } from '../shell/look';
import type { Asker } from '../shell/post';
import { words } from './words';

type Batch = NonNullable<BatchProgressQuery['batch']>;
type Later = { position?: string; entity?: string; recordId?: string };

/** How soon a withdrawal that goes on is asked about again. */
const AGAIN_MS = 1_000;

/** Takes a file back as a whole; where others have built on it, their changes are listed first. */
export function Withdraw({ asker, id: given }: { asker: Asker; id?: string }) {
  const { language } = asker;
  const say = words[language];
  const { number } = figures(language);
  const [id, setId] = useState(given ?? '');
  const [reason, setReason] = useState('');
  const [batch, setBatch] = useState<Batch | null>();
  const [trouble, setTrouble] = useState('');
  const [later, setLater] = useState<readonly Later[]>([]);
  const [round, setRound] = useState(0);

  const look = async () => {
    const found = (await ask(batchProgress, { id }, asker)).data.batch ?? null;
    setBatch(found);
    return found;
  };
  const attempt = async (work: () => Promise<unknown>) => {
    setTrouble('');
    setLater([]);
    try {
      await work();
    } catch (error) {
      setTrouble((error as Error).message);
      if (error instanceof Refusal) setLater((error.extensions.laterChanges as readonly Later[] | undefined) ?? []);
    }
  };
  const withdraw = (cascade: boolean) =>
    attempt(async () => {
      await ask(withdrawBatch, { id, reason, cascade }, asker);
      await look();
      setRound(round + 1);
    });
  // While it goes on it is looked at again, whoever goes on with it.
  useEffect(() => {
    if (batch?.state !== 'WITHDRAWING') return;
    const timer = window.setTimeout(() => void look().then(() => setRound(round + 1)), AGAIN_MS);
    return () => window.clearTimeout(timer);
  }, [batch, round]);
  const rows = batch ?? undefined;
  return (
    <div className="withdraw">
      <form
        className="decision"
        onSubmit={(event) => {
          event.preventDefault();
          void withdraw(false);
        }}
      >
        {given === undefined && (
          <label>
            <span>{say.batchId}</span>
            <input value={id} onChange={(e) => setId(e.target.value.trim())} autoComplete="off" spellCheck={false} />
          </label>
        )}
        {given === undefined && (
          <button type="button" disabled={id === ''} onClick={() => void attempt(look)}>
            {say.lookAtBatch}
          </button>
        )}
        <label>
          <span>{say.whyBack}</span>
          <input value={reason} onChange={(e) => setReason(e.target.value)} autoComplete="off" />
        </label>
        <button type="submit" disabled={id === '' || reason.trim() === '' || batch?.state === 'WITHDRAWING'}>
          {say.takeBack}
        </button>
      </form>
      {batch === null && <p role="status">{say.noBatch}</p>}
      {rows && (
        <p role="status">
          {rows.file}: {say.batchStates[rows.state]}. {say.batchRows(number(rows.rowsWritten), number(rows.rowsWithdrawn))}
          {rows.withdrawRefusal && ` ${rows.withdrawRefusal.message}`}
        </p>
      )}
      {trouble !== '' && (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      )}
      {later.length > 0 && (
        <>
          <ul className="later">
            {later.map(({ position, entity, recordId }) => (
              <li key={position}>
                {say.laterChange(position ?? '')}{' '}
                {entity && recordId && <a href={linkTo(`/ho-so/${entity}/${recordId}`, language)}>{entity}</a>}
              </li>
            ))}
          </ul>
          <button type="button" onClick={() => void withdraw(true)}>
            {say.cascade}
          </button>
        </>
      )}
    </div>
  );
}
