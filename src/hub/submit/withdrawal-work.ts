import type { Pool } from '../../db/client.js';
import { hubFault } from '../../db/faults.js';
import { withTx } from '../../db/tx.js';
import type { HubError } from '../../errors.js';
import type { Caller } from '../access/caller.js';
import { checkMayTouch } from '../access/may-touch.js';
import type { Model } from '../declare/model.js';
import { logParts } from '../reads/log-parts.js';
import type { ReadLog } from '../reads/read-log.js';
import { type AskedWithdrawal, beginOldest, endAsked, isAnyAsked, noteChecked, refusalOf } from '../undo/asked-withdrawals.js';
import { withdrawBatchByRule } from './withdraw-by-rule.js';

/** Takes back the batches that any process was asked for. Only whoever holds the lock on this work calls `run`. */
export type WithdrawalWork = {
  isDue(): Promise<boolean>;
  /**
   * Works through all that is asked for, one after the other in the order of asking. Ends early between two parts when the signal says so,
   * and with something left where another process may still hold the batch; throws where the database or the read log is away. The next run
   * goes on.
   */
  run(workPool: Pool, signal: AbortSignal): Promise<void>;
};

type Dependencies = {
  pool: Pool;
  model: Model;
  readLog: ReadLog;
  /** Told of faults of the system that end a withdrawal. */
  onFault?: ((fault: HubError, requestId: string) => void) | undefined;
};

const TELL_MS = 500;

/**
 * One after the other in the whole database, in the order of asking, since a steward's files often rest on each other: all that is asked
 * stands in the database. What refuses the withdrawal ends it and is kept with the batch. Whose data a part was stands in the read log
 * before the part is in the ledger.
 */
export function createWithdrawalWork({ pool, model, readLog, onFault }: Dependencies): WithdrawalWork {
  type Asked = NonNullable<Awaited<ReturnType<typeof beginOldest>>>;

  /** False where it is to be tried again later. */
  async function bringToEnd({ id, asked, isFirstTry }: Asked, workPool: Pool, signal: AbortSignal): Promise<boolean> {
    try {
      await withdraw(id, asked, workPool, signal);
      // Taken back by hand meanwhile: then nobody has crossed it off.
      if (!signal.aborted) await withTx(pool, { label: 'end withdrawal' }, (tx) => endAsked(tx, id, null));
    } catch (error) {
      const fault = hubFault(error);
      if (fault.status === 503) throw fault;
      // Who has begun before may have been killed, and the database may still hold the batch for it.
      if (fault.code === 'BATCH_IN_PROGRESS' && !isFirstTry) return false;
      if (fault.status >= 500) onFault?.(fault, asked.caller.requestId);
      await withTx(pool, { label: 'refuse withdrawal' }, (tx) => endAsked(tx, id, refusalOf(fault)));
    }
    return true;
  }

  async function withdraw(id: string, asked: AskedWithdrawal, workPool: Pool, signal: AbortSignal): Promise<void> {
    const { caller: who, operationName, reason, legalBasis, cascade } = asked;
    const caller: Caller = { ...who, ownKey: null, language: 'vi' };
    const { actor, role: actorRole, agency, purpose, caseCode } = who;
    const mayTouch = (touched: ReadonlySet<string>) => void checkMayTouch(model, caller, touched);
    const { requestId } = who;
    const entry = { requestId, actor, role: actorRole, agency, purpose, caseCode, operationName, document: DOCUMENT, variables: { id } };
    const { onPlan, onPart } = logParts({ model, readLog }, entry);
    const tellChecked = teller((rows) => noteChecked(pool, id, rows));
    await withdrawBatchByRule(
      { pool: workPool, model },
      id,
      {
        actor,
        actorRole,
        agency,
        ...(purpose ? { purpose } : {}),
        ...(caseCode ? { caseCode } : {}),
        reason,
        legalBasis,
        cascade,
        mayTouch,
        onPlan,
      },
      { asked, signal, onPart, onProgress: ({ phase, done }) => tellChecked(phase === 'check' ? done : null) },
    );
  }

  return {
    isDue: () => isAnyAsked(pool),
    async run(workPool, signal) {
      for (let next = await beginOldest(pool); next && !signal.aborted; next = await beginOldest(pool)) {
        if (!(await bringToEnd(next, workPool, signal))) return;
      }
    },
  };
}

/** Hands values on in their order and not too often, but that there is none any more at once. One that gets lost is told with the next. */
function teller(send: (value: number | null) => Promise<void>): (value: number | null) => void {
  let sentAt = Number.NEGATIVE_INFINITY;
  let sent: number | null = null;
  let sending = Promise.resolve();
  return (value) => {
    const isDue = value === null ? sent !== null : performance.now() - sentAt >= TELL_MS;
    if (!isDue) return;
    [sent, sentAt] = [value, performance.now()];
    sending = sending.then(() => send(value)).catch(() => undefined);
  };
}

/** What the read log is told was asked; the values are the batch's. */
const DOCUMENT = 'mutation ($id: ID!) { withdrawBatch(id: $id) { id } }';
