import type pg from 'pg';

/**
 * Loads millions of rows as a restored backup would: without guards and plain indexes, which are put back as they were. Superuser only, and
 * only here: the guards hold every writer to the write door, and it is the door's work that the benchmark's data do not measure (W8 does).
 */
export async function withoutGuards(
  client: pg.Client,
  tables: readonly string[],
  load: () => Promise<void>,
  inParallel: (statements: string[]) => Promise<void>,
): Promise<void> {
  const { rows: triggers } = await client.query<{ off: string; on: string }>(
    `select format('alter table %s disable trigger %I', t.tgrelid::regclass, t.tgname) as off,
       format('alter table %s enable %strigger %I', t.tgrelid::regclass, case t.tgenabled when 'A' then 'always ' when 'R' then 'replica ' else '' end, t.tgname) as on
     from pg_trigger t where not t.tgisinternal and t.tgenabled <> 'D' and t.tgrelid = any($1::regclass[])`,
    [tables],
  );
  const { rows: indexes } = await client.query<{ drop: string; create: string }>(
    `select format('drop index %s', i.indexrelid::regclass) as drop, pg_get_indexdef(i.indexrelid) as create
     from pg_index i where i.indrelid = any($1::regclass[]) and not i.indisunique`,
    [tables],
  );
  await client.query('begin');
  for (const { off } of triggers) await client.query(off);
  for (const { drop } of indexes) await client.query(drop);
  await client.query('commit');
  await load();
  await inParallel(indexes.map(({ create }) => create));
  for (const { on } of triggers) await client.query(on);
}
