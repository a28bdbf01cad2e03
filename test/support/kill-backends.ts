import { type Pool, query } from '../../src/db/client.js';

/** Ends one connection to the killer's database after another, whichever it is, until the end (by `performance.now`). Tells how many. */
export async function killBackends(killer: Pool, isOver: () => boolean, everyMs: number): Promise<number> {
  let kills = 0;
  while (!isOver()) {
    const { rowCount } = await query(
      killer,
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid() order by random() limit 1`,
    );
    kills += rowCount;
    await new Promise((wake) => {
      setTimeout(wake, everyMs);
    });
  }
  return kills;
}
