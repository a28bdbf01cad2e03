import type { Pool } from '../db/client.js';
import type { Endpoint } from '../db/endpoint.js';
import type { HubError } from '../errors.js';
import { withImportPool } from '../hub/batch/import-pool.js';
import type { Model } from '../hub/declare/model.js';
import type { LogWatch } from '../hub/ledger/watch-log.js';
import type { ReadLog } from '../hub/reads/read-log.js';
import { type BatchWithdrawals, createBatchWithdrawals } from '../hub/undo/batch-withdrawals.js';
import { createWithdrawalWork } from '../hub/undo/withdrawal-work.js';
import { createBell, type Job } from './job.js';

export type Work = {
  /** Everything that is done in the background, whether this process does it or another. */
  jobs: readonly Job[];
  /** Connections for work that takes longer than any request may; closed when it is done. */
  withWorkPool<R>(fn: (workPool: Pool) => Promise<R>): Promise<R>;
  /** Where batches are asked to be taken back. */
  withdrawals: BatchWithdrawals;
  /** Keeps in mind what is there now. Never throws: what could not be kept is kept the next time. */
  remember(): Promise<void>;
};

type Parts = { primary: Endpoint; pool: Pool; model: Model; readLog: ReadLog; log: LogWatch; onFault: (fault: HubError, requestId: string) => void };

/** How much of the log a process may have seen without keeping it in mind, when it is killed. */
const REMEMBER_MS = 5_000;
/** How soon what another process left behind is found. */
const LOOK_ROUND_MS = 2_000;

export function openWork({ primary, pool, model, readLog, log, onFault }: Parts): Work {
  const asked = createBell();
  const remember = () => log.remember(pool).catch(() => undefined);
  const jobs: Job[] = [
    {
      name: 'withdrawals',
      scope: 'database',
      lock: 'withdrawals',
      pauseMs: () => LOOK_ROUND_MS,
      bell: asked,
      ...createWithdrawalWork({ pool, model, readLog, onFault }),
    },
    { name: 'log-mark', scope: 'process', pauseMs: () => REMEMBER_MS, run: remember },
  ];
  return {
    jobs,
    remember,
    withWorkPool: (fn) => withImportPool(primary, fn, log.onConnect),
    withdrawals: createBatchWithdrawals({ pool, onAsked: asked.ring }),
  };
}
