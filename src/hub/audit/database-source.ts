import type pg from 'pg';
import type { Pool } from '../../db/client.js';
import { databaseFault } from '../../db/faults.js';
import type { AuditSource, Generated, Row } from './audit-source.js';
import { readGuards } from './guards.js';

/** Beside what it reads: the moment that it tells of, for another reader to share the work. */
export type DatabaseSource = AuditSource & { exportSnapshot(): Promise<string> };

/** Reads a running database as at one moment; `snapshot` is one that another reader has exported. Nobody waits for it. */
export async function withDatabaseSource<R>(
  pool: Pool,
  fn: (source: DatabaseSource) => Promise<R>,
  { snapshot }: { snapshot?: string } = {},
): Promise<R> {
  const client = await pool.connect().catch((error: unknown) => {
    throw databaseFault(error);
  });
  try {
    await client.query('begin isolation level repeatable read read only');
    if (snapshot !== undefined) await client.query(`set transaction snapshot '${snapshot.replaceAll("'", '')}'`);
    const done = await fn(await openDatabaseSource(client));
    await client.query('rollback');
    client.release();
    return done;
  } catch (error) {
    client.release(true);
    throw databaseFault(error);
  }
}

/**
 * Reads through a connection that is in a transaction, without indexes: what is in the tables is what is verified. Holds no row in memory
 * beyond a batch of each stream.
 */
export async function openDatabaseSource(client: Pick<pg.ClientBase, 'query'>): Promise<DatabaseSource> {
  await client.query(SETTINGS);
  const generated = await readGenerated(client);
  let streams = 0;
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: the streams share a connection, and with it the moment that they tell of. */
  const ask = <T>(statement: pg.QueryConfig | pg.QueryArrayConfig): Promise<T> => {
    const answer = last.then(() => client.query(statement)) as Promise<T>;
    last = answer.catch(() => undefined);
    return answer;
  };
  return {
    async *rows({ sql }, share) {
      streams += 1;
      const cursor = `audit_${streams}`;
      await ask({ text: `declare ${cursor} no scroll cursor for ${sql(generated, share)}` });
      const fetch = () => ask<{ rows: Row[] }>({ text: `fetch ${BATCH_ROWS} from ${cursor}`, rowMode: 'array' });
      let next = fetch();
      for (;;) {
        const { rows: batch } = await next;
        if (batch.length < BATCH_ROWS) {
          await ask({ text: `close ${cursor}` });
          if (batch.length > 0) yield batch;
          return;
        }
        // The server makes the next batch while this one is looked at.
        next = fetch();
        next.catch(() => undefined);
        yield batch;
      }
    },
    guards: () => readGuards({ query: (text) => ask({ text }) }),
    async exportSnapshot() {
      const { rows } = await ask<{ rows: { id: string }[] }>({ text: 'select pg_export_snapshot() as id' });
      return rows[0]?.id ?? '';
    },
  };
}

/** An index may say something else than its table, and only what the table says was ever sealed. */
const SETTINGS = `set local enable_indexscan = off; set local enable_indexonlyscan = off; set local enable_bitmapscan = off;
  set local enable_nestloop = off; set local cursor_tuple_fraction = 1; set local max_parallel_workers_per_gather = 0; set local work_mem = '64MB';
  set local search_path = public, pg_temp`;
const BATCH_ROWS = 1_000;

async function readGenerated(client: Pick<pg.ClientBase, 'query'>): Promise<Generated> {
  const { rows } = await client.query<{ table: string; column: string; expression: string }>(
    `select c.relname as "table", a.attname as "column", pg_get_expr(d.adbin, d.adrelid) as expression
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where c.relnamespace = 'public'::regnamespace and a.attgenerated = 's'`,
  );
  const generated = new Map<string, { column: string; expression: string }[]>();
  for (const { table, column, expression } of rows) {
    const known = generated.get(table);
    if (known === undefined) generated.set(table, [{ column, expression }]);
    else known.push({ column, expression });
  }
  return generated;
}
