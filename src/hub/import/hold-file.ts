import type { Pool } from '../../db/client.js';
import { databaseFault } from '../../db/faults.js';

const WAIT_MS_MAX = 3_000;
const WAIT_MS = 100;

/**
 * Makes this process the only importer of one file into one entity, for as long as `fn` runs; undefined when another one is at it.
 * The lock is a session's, on a connection of its own, so the database gives it back when the process dies however it dies; it is
 * asked for over three seconds, since a killed importer's server process may first have to notice.
 */
export async function holdFile<R>(pool: Pool, name: string, fn: () => Promise<R>): Promise<{ done: R } | undefined> {
  const client = await pool.connect().catch((error: unknown) => {
    throw databaseFault(error);
  });
  let broken = false;
  try {
    const deadline = performance.now() + WAIT_MS_MAX;
    for (;;) {
      const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 7204005)) as held', [name]);
      if (rows[0]?.held === true) break;
      if (performance.now() > deadline) return undefined;
      await new Promise((resolve) => {
        setTimeout(resolve, WAIT_MS);
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
      : await client.query('select pg_advisory_unlock(hashtextextended($1, 7204005))', [name]).then(
          () => true,
          () => false,
        );
    client.release(!freed);
  }
}
