import type { Pool } from './client.js';
import { databaseFault } from './faults.js';

/** Work of which only one process does a kind at a time: each kind has its own numbers in the database's advisory locks. */
const WORK = {
  file: 7_204_005,
  withdrawals: 7_204_006,
  seeds: 7_204_007,
  sealing: 7_204_009,
  witnessing: 7_204_010,
  emergencies: 7_204_011,
  anomalies: 7_204_012,
  jobs: 7_204_014,
  outbox: 7_204_015,
  'outbox-alerts': 7_204_016,
} as const;

export type Hold = {
  work: keyof typeof WORK;
  /** Which one of the kind, where there are several. */
  name?: string;
  /** How long to ask for it; not at all twice when zero. */
  waitMs: number;
  signal?: AbortSignal;
};

/**
 * Runs `fn` while no other process of this database does the same work; undefined when another one is still at it after the wait. The lock
 * is a session's, on a connection of its own, so the database gives it back when the process dies, however it dies (a machine that
 * vanishes: within half a minute).
 */
export async function holdLock<R>(
  pool: Pool,
  { work, name = '', waitMs, signal }: Hold,
  fn: () => Promise<R>,
): Promise<{ done: R } | undefined> {
  const client = await pool.connect().catch((error: unknown) => {
    throw databaseFault(error);
  });
  const key = [name, WORK[work]];
  let broken = false;
  try {
    const deadline = performance.now() + waitMs;
    for (;;) {
      const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock(hashtextextended($1, $2)) as held', key);
      if (rows[0]?.held === true) break;
      if (signal?.aborted || performance.now() >= deadline) return undefined;
      await new Promise((resolve) => {
        setTimeout(resolve, ASK_AGAIN_MS);
      });
    }
    return { done: await fn() };
  } catch (error) {
    broken = true;
    throw databaseFault(error);
  } finally {
    // A connection that may still hold the lock never goes back to the pool.
    const freed = broken
      ? false
      : await client.query('select pg_advisory_unlock(hashtextextended($1, $2))', key).then(
          () => true,
          () => false,
        );
    client.release(!freed);
  }
}

const ASK_AGAIN_MS = 100;
