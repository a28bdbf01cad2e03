import { setTimeout } from 'node:timers/promises';
import type { Pool } from '../../db/client.js';
import { withTx } from '../../db/tx.js';
import type { Caller } from '../access/caller.js';
import { logParts } from '../audit/log-parts.js';
import type { ReadLog } from '../audit/read-log.js';
import type { Model } from '../declare/model.js';
import type { HubError } from '../errors.js';
import { faultOf } from '../query/format-error.js';
import { type AskedWithdrawal, endAsked, keepAsked, openAsked, refusalOf } from './asked-withdrawals.js';
import { checkMayTouch } from './may-touch.js';
import { withdrawBatch } from './withdraw-batch.js';

/** Batches being taken back in this process. */
export type BatchWithdrawals = {
  /**
   * Takes a batch back, whatever becomes of who asked. Resolves when it is done, or after `waitMs` with it still going on; rejects when it
   * is refused by then. Asked again meanwhile, it is the same withdrawal.
   */
  take(id: string, asked: AskedWithdrawal, waitMs: number): Promise<void>;
  /** Rows of the parts looked at so far, while nothing has been taken back. */
  rowsChecked(id: string): number | null;
  /** Goes on with what an earlier process was asked and did not end. */
  resume(): void;
  /** Stops between two parts; the next start goes on. */
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

type Job = { ended: Promise<void>; rowsChecked: number | null };

const RETRY_MS = 2_000;

/**
 * One after the other, since a steward's files often rest on each other. While the database or the read log is away it waits for them;
 * what refuses the withdrawal ends it and is kept with the batch. Whose data a part was stands in the read log before the part is in the ledger.
 */
export function createBatchWithdrawals({ pool, withWorkPool, model, readLog, onFault }: Dependencies): BatchWithdrawals {
  const jobs = new Map<string, Job>();
  const stopping = new AbortController();
  let queue: Promise<unknown> = Promise.resolve();

  function begin(id: string, asked: AskedWithdrawal, isResumed: boolean): Job {
    const job: Job = { ended: Promise.resolve(), rowsChecked: null };
    job.ended = queue.then(() => run(id, asked, job, isResumed)).finally(() => jobs.delete(id));
    queue = job.ended.catch(() => undefined);
    jobs.set(id, job);
    return job;
  }

  async function run(id: string, asked: AskedWithdrawal, job: Job, isResumed: boolean): Promise<void> {
    // Of a process that was killed the database may still hold the batch for a moment.
    let isPatient = isResumed;
    while (!stopping.signal.aborted) {
      try {
        await work(id, asked, job);
        return;
      } catch (error) {
        const fault = faultOf(error);
        const passes = fault.status === 503 || (isPatient && fault.code === 'BATCH_IN_PROGRESS');
        if (!passes) {
          if (fault.status >= 500) onFault?.(fault, asked.caller.requestId);
          await untilThere(() => withTx(pool, { label: 'refuse withdrawal' }, (tx) => endAsked(tx, id, refusalOf(fault))));
          throw fault;
        }
        isPatient = true;
        await pause(RETRY_MS, stopping.signal);
      }
    }
  }

  async function work(id: string, { caller: who, operationName, reason, legalBasis, cascade }: AskedWithdrawal, job: Job): Promise<void> {
    const caller: Caller = { ...who, ownKey: null, language: 'vi' };
    const { actor, role: actorRole, agency, purpose, caseCode } = who;
    const mayTouch = (touched: ReadonlySet<string>) => void checkMayTouch(model, caller, touched);
    const { requestId } = who;
    const entry = { requestId, actor, role: actorRole, agency, purpose, caseCode, operationName, document: DOCUMENT, variables: { id } };
    const { onPlan, onPart } = logParts({ model, readLog }, entry);
    try {
      await withWorkPool((workPool) =>
        withdrawBatch(
          { pool: workPool, model },
          id,
          { actor, actorRole, agency, ...(purpose ? { purpose } : {}), ...(caseCode ? { caseCode } : {}), reason, legalBasis, cascade, mayTouch, onPlan },
          {
            signal: stopping.signal,
            onPart,
            onProgress: ({ phase, done }) => {
              job.rowsChecked = phase === 'check' ? done : null;
            },
          },
        ),
      );
    } finally {
      job.rowsChecked = null;
    }
  }

  /** Again and again while the database is away; given up only when this process stops. */
  async function untilThere<R>(fn: () => Promise<R>): Promise<R | undefined> {
    while (!stopping.signal.aborted) {
      try {
        return await fn();
      } catch (error) {
        if (faultOf(error).status !== 503) throw error;
        await pause(RETRY_MS, stopping.signal);
      }
    }
    return undefined;
  }

  return {
    async take(id, asked, waitMs) {
      if (!jobs.has(id)) await withTx(pool, { label: 'ask for withdrawal' }, (tx) => keepAsked(tx, id, asked));
      const { ended } = jobs.get(id) ?? begin(id, asked, false);
      const waiting = new AbortController();
      await Promise.race([ended, pause(waitMs, waiting.signal)]).finally(() => waiting.abort());
    },
    rowsChecked: (id) => jobs.get(id)?.rowsChecked ?? null,
    resume() {
      untilThere(() => withTx(pool, { readOnly: true, label: 'open withdrawals' }, openAsked))
        .then((open) => {
          // Who asked may be gone; how it ended is kept with the batch.
          for (const { id, asked } of open ?? []) if (!jobs.has(id)) begin(id, asked, true).ended.catch(() => undefined);
        })
        .catch((error: unknown) => onFault?.(faultOf(error), 'resume-withdrawals'));
    },
    async close() {
      stopping.abort();
      await queue;
    },
  };
}

/** What the read log is told was asked; the values are the batch's. */
const DOCUMENT = 'mutation ($id: ID!) { withdrawBatch(id: $id) { id } }';

/** Also over when the signal says so. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
}
