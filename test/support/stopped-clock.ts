import { createPool, endPool, query } from '../../src/db/client.js';

/**
 * Stops the clock by which the hub reads the time in a database, for connections made from now on: a schema before the system's own has the
 * functions that tell it. The guards of the tables keep to the real one. Stopped again, it stands elsewhere.
 */
export async function stopClock({ url }: { url: string }, instant: string): Promise<void> {
  const superuser = createPool({ url, max: 1 });
  try {
    const { rows } = await query<{ name: string }>(superuser, 'select current_database() as name');
    for (const sql of [
      'create schema if not exists stopped',
      ...['clock_timestamp', 'statement_timestamp', 'now'].map(
        (name) =>
          `create or replace function stopped.${name}() returns timestamptz language sql stable as $$ select timestamptz '${instant}' $$`,
      ),
      'grant usage on schema stopped to public',
      `alter database ${rows[0]?.name} set search_path = stopped, pg_catalog, public`,
    ])
      await query(superuser, sql);
  } finally {
    await endPool(superuser);
  }
}
