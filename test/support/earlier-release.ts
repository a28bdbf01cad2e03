import type { Pool } from '../../src/db/client.js';
import { query } from '../../src/db/client.js';
import { keyFoldSql } from '../../src/db/fold-sql.js';
import { changedFieldsSql, slicesSql } from '../../src/hub/ledger/told-sql.js';
import { model } from '../write/world.js';

/**
 * A database of an earlier release, written to by today's door: what the door asks of it that came later is lent to it, and given back
 * before it comes by its own migration. The ledger's rows are left as FORMAT 1 had them, in everything but their hashes: what those were is
 * kept elsewhere (`earlier-ledger.ts`).
 */
export async function writeAsToday<T>(owner: Pool, write: () => Promise<T>): Promise<T> {
  const asOwner = (sql: string) => query<{ entity: string }>(owner, sql);
  await asOwner(
    'alter table change add column restores integer, add column digest bytea, add column marks bytea, add column known_from date, add column known_to date',
  );
  await asOwner(
    'alter table change alter column slices drop not null, alter column changed_fields drop not null, alter column hashes drop not null',
  );
  await asOwner('alter table change_salt add column seed bytea, alter column salts drop not null');
  await asOwner('alter table procedure add column hub_id text, add column definition_id uuid');
  await asOwner('alter table person add column birth_year integer');
  await asOwner('alter table change_set add column approved_by text, add column approved_by_agency text, add column emergency text');
  await asOwner(`create function key_fold(key text) returns text language sql immutable strict return ${keyFoldSql('key')}`);
  // Nothing was erased yet; the door looks whether anything was.
  await asOwner('create table erasure (position bigint, record_id uuid, fields text[])');
  await asOwner('grant select on erasure to giaolo_app');
  await asOwner('create view ledger_head as select position, recorded_from from change order by position desc limit 1');
  await asOwner('grant select on ledger_head to giaolo_app');
  const written = await write();
  await asOwner('drop table erasure');
  await asOwner('drop view ledger_head');
  await asOwner('drop function key_fold(text)');
  // Only those written: columns of others may have come later.
  const { rows } = await asOwner('select distinct entity from change where format = 2');
  const entities = [...model.declarations.entities.values()].filter(({ name }) => rows.some(({ entity }) => entity === name));
  for (const table of ['change', 'change_salt']) await asOwner(`alter table ${table} disable trigger refuse_change`);
  await asOwner(
    `update change c set format = 1, slices = (${slicesSql(entities)})::json, changed_fields = (${changedFieldsSql(entities)})::json, hashes = '{}' where c.format = 2`,
  );
  await asOwner(
    'update change c set after = (select state from json_array_elements(c.slices) state where (state ->> $$version$$)::integer = c.version limit 1) where c.after is null',
  );
  await asOwner(`update change_salt set salts = '{}' where salts is null`);
  for (const table of ['change', 'change_salt']) await asOwner(`alter table ${table} enable always trigger refuse_change`);
  await asOwner('alter table procedure drop column hub_id, drop column definition_id');
  await asOwner('alter table person drop column birth_year');
  await asOwner('alter table change_set drop column approved_by, drop column approved_by_agency, drop column emergency');
  await asOwner('alter table change_salt drop column seed, alter column salts set not null');
  await asOwner(
    'alter table change alter column slices set not null, alter column changed_fields set not null, alter column hashes set not null',
  );
  await asOwner(
    'alter table change drop column restores, drop column digest, drop column marks, drop column known_from, drop column known_to',
  );
  return written;
}
