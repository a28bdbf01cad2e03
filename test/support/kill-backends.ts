import { type Pool, query } from '../../src/db/client.js';

/**
 * Ends one connection to the killer's database after another, whichever it is (or of those of one name), until it is over.
 * Tells how many. The killer is a superuser: an owner of the database may end nobody's connection, and none would be.
 */
export async function killBackends(killer: Pool, isOver: (kills: number) => boolean, everyMs: number, name?: string): Promise<number> {
  let kills = 0;
  while (!isOver(kills)) {
    const { rowCount } = await query(
      killer,
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
          and application_name = coalesce($1, application_name) order by random() limit 1`,
      [name ?? null],
    );
    kills += rowCount;
    await new Promise((wake) => {
      setTimeout(wake, everyMs);
    });
  }
  return kills;
}

/** Ends every other connection to the killer's database. Tells how many. */
export async function endOtherBackends(killer: Pool): Promise<number> {
  const { rowCount } = await query(
    killer,
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  return rowCount;
}
