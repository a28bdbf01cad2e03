import { setTimeout } from 'node:timers/promises';
import type { Pool } from '../../db/client.js';
import { hubFault } from '../../db/faults.js';
import { holdLock } from '../../db/hold-lock.js';
import { withTx } from '../../db/tx.js';
import type { Caller } from '../access/caller.js';
import { checkMayTouch } from '../access/may-touch.js';
import type { Model } from '../declare/model.js';
import type { HubError } from '../errors.js';
import { logParts } from '../reads/log-parts.js';
import type { ReadLog } from '../reads/read-log.js';
import { type AskedWithdrawal, askedState, beginOldest, endAsked, errorOf, isAnyAsked, keepAsked, noteChecked, refusalOf } from './asked-withdrawals.js';
import { withdrawBatch } from './withdraw-batch.js';

/** Batches taken back for whoever asked, by whichever hub of the database comes to it. */
export type BatchWithdrawals = {
  /**
   * Takes a batch back, whatever becomes of who asked. Resolves when it is done, or after `waitMs` with it still going on; rejects when it
   * is refused by then. Asked again meanwhile, of this hub or another, it is the same withdrawal.
   */
  take(id: string, asked: AskedWithdrawal, waitMs: number): Promise<void>;
  /** From now on goes on with what any process was asked and does not end. */
  resume(): void;
  /** Stops between two parts; another hub, or the next start, goes on. */
  close(): Promise<void>;
};

type Dependencies = {
  pool: Pool;
  /** Connections for work that takes longer than any request may. */
  withWorkPool<R>(fn: (pool: Pool) => Promise<R>): Promise<R>;
  model: Model;
  readLog: ReadLog;
  onFault?: (fault: HubError, requestId: string) => void;
};

const RETRY_MS = 2_000;
/** How soon what another process left behind is found. */
const LOOK_ROUND_MS = 2_000;
const LOOK_MS_MAX = 250;
const TELL_MS = 500;

/**
 * One after the other in the whole database, in the order of asking, since a steward's files often rest on each other: all that is asked stands in the
 * database, and the process that holds the lock works through it; when that one dies, another takes over. While the database or the read log is away it waits
 * for them; what refuses the withdrawal ends it and is kept with the batch. Whose data a part was stands in the read log before the part is in the ledger.
 */
export function createBatchWithdrawals({ pool, withWorkPool, model, readLog, onFault }: Dependencies): BatchWithdrawals {
  const stopping = new AbortController();
  let working: Promise<void> | undefined;
  let round: NodeJS.Timeout | undefined;
  let told = '';

  /** Sees to it that somebody works: this process, unless another one does. */
  function work(): void {
    if (stopping.signal.aborted) return;
    working ??= workThrough()
      .catch(async (error: unknown) => {
        tell(hubFault(error), 'withdrawals');
        await pause(RETRY_MS, stopping.signal);
      })
      .finally(() => {
        working = undefined;
      });
  }

  async function workThrough(): Promise<void> {
    if (!(await isAnyAsked(pool))) return;
    await withWorkPool((workPool) =>
      holdLock(workPool, { work: 'withdrawals', waitMs: 0 }, async () => {
        for (let next = await beginOldest(pool); next && !stopping.signal.aborted; next = await beginOldest(pool)) await bringToEnd(workPool, next);
      }),
    );
    told = '';
  }

  async function bringToEnd(workPool: Pool, { id, asked, isFirstTry }: NonNullable<Awaited<ReturnType<typeof beginOldest>>>): Promise<void> {
    try {
      await withdraw(workPool, id, asked);
      // Taken back by hand meanwhile: then nobody has crossed it off.
      if (!stopping.signal.aborted) await withTx(pool, { label: 'end withdrawal' }, (tx) => endAsked(tx, id, null));
    } catch (error) {
      const fault = hubFault(error);
      if (fault.status === 503) throw fault;
      // Who has begun before may have been killed, and the database may still hold the batch for it.
      if (fault.code === 'BATCH_IN_PROGRESS' && !isFirstTry) return pause(RETRY_MS, stopping.signal);
      if (fault.status >= 500) onFault?.(fault, asked.caller.requestId);
      await withTx(pool, { label: 'refuse withdrawal' }, (tx) => endAsked(tx, id, refusalOf(fault)));
    }
  }

  /** Once for as long as it stays the same. */
  function tell(fault: HubError, requestId: string): void {
    const now = `${fault.code} ${JSON.stringify(fault.details)}`;
    if (now !== told) onFault?.(fault, requestId);
    told = now;
  }

  async function withdraw(workPool: Pool, id: string, { caller: who, operationName, reason, legalBasis, cascade }: AskedWithdrawal): Promise<void> {
    const caller: Caller = { ...who, ownKey: null, language: 'vi' };
    const { actor, role: actorRole, agency, purpose, caseCode } = who;
    const mayTouch = (touched: ReadonlySet<string>) => void checkMayTouch(model, caller, touched);
    const { requestId } = who;
    const entry = { requestId, actor, role: actorRole, agency, purpose, caseCode, operationName, document: DOCUMENT, variables: { id } };
    const { onPlan, onPart } = logParts({ model, readLog }, entry);
    const tellChecked = teller((rows) => noteChecked(pool, id, rows));
    await withdrawBatch(
      { pool: workPool, model },
      id,
      { actor, actorRole, agency, ...(purpose ? { purpose } : {}), ...(caseCode ? { caseCode } : {}), reason, legalBasis, cascade, mayTouch, onPlan },
      { signal: stopping.signal, onPart, onProgress: ({ phase, done }) => tellChecked(phase === 'check' ? done : null) },
    );
  }

  return {
    async take(id, asked, waitMs) {
      await keepAsked(pool, id, asked);
      const until = performance.now() + waitMs;
      let worked = Number.NEGATIVE_INFINITY;
      for (let lookMs = 10; ; lookMs = Math.min(2 * lookMs, LOOK_MS_MAX)) {
        // Again now and then: who held the lock may have let go of it just before this was asked.
        if (performance.now() - worked > LOOK_ROUND_MS / 2) {
          work();
          worked = performance.now();
        }
        const { isOpen, refused } = await askedState(pool, id);
        if (!isOpen && refused) throw errorOf(refused);
        const left = until - performance.now();
        if (!isOpen || left <= 0 || stopping.signal.aborted) return;
        await pause(Math.min(lookMs, left), stopping.signal);
      }
    },
    resume() {
      work();
      round ??= setInterval(work, LOOK_ROUND_MS).unref();
    },
    async close() {
      stopping.abort();
      clearInterval(round);
      await working;
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

/** Also over when the signal says so. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
}
