import type { Pool } from '../../src/db/client.js';
import { createWithdrawalWork } from '../../src/hub/submit/withdrawal-work.js';
import { type BatchWithdrawals, createBatchWithdrawals } from '../../src/hub/undo/batch-withdrawals.js';
import { createBell, type Job } from '../../src/runtime/job.js';
import { keepTime, type Timekeeper } from '../../src/worker/timekeeper.js';

type Parts = Parameters<typeof createWithdrawalWork>[0] & { withWorkPool?<R>(fn: (pool: Pool) => Promise<R>): Promise<R> };

export type Withdrawals = Omit<BatchWithdrawals, 'close'> & {
  /** From now on also goes on with what other processes were asked. */
  resume(): void;
  close(): Promise<void>;
};

/** Withdrawals as a hub takes them, asked and worked at in this process; it looks round by itself only once it resumes. */
export function withdrawalsOver({ withWorkPool, ...parts }: Parts): Withdrawals {
  const asked = createBell();
  const kept: Timekeeper[] = [];
  const onFault = parts.onFault ?? (() => undefined);
  const work = createWithdrawalWork(parts);
  const keep = (round: Pick<Job, 'pauseMs' | 'bell'>) => {
    const job: Job = { name: 'withdrawals', scope: 'database', lock: 'withdrawals', connections: 1, ...work, ...round };
    kept.push(keepTime({ jobs: [job], withWorkPool: withWorkPool ?? ((fn) => fn(parts.pool)), onFault }));
  };
  let isAsked = false;
  const withdrawals = createBatchWithdrawals({
    pool: parts.pool,
    onAsked() {
      if (!isAsked) keep({ pauseMs: () => NEVER_MS, bell: asked });
      isAsked = true;
      asked.ring();
    },
  });
  return {
    take: withdrawals.take,
    resume: () => keep({ pauseMs: () => 2_000 }),
    async close() {
      withdrawals.close();
      await Promise.all(kept.map((one) => one.close()));
    },
  };
}

const NEVER_MS = 2 ** 31 - 1;
