import type { Tx } from '../../db/tx.js';
import type { Entity } from '../declare/types.js';
import { FORMAT, SCHEMA_VERSION } from '../ledger/format.js';
import { storedFields } from '../ledger/stored-fields.js';
import { OPEN_END } from '../time/period.js';
import { isKnownNow } from '../time/period-sql.js';
import { columnType } from './load.js';
import { storeErasures } from './store-erasure.js';
import { NONE, type Written } from './write-down.js';

/** Where a change set stands in the ledger: known only under the lock. */
export type Place = { changeSetId: string; firstPosition: string; recordedFrom: string };

/**
 * Writes identities, changes, salts and slices: one statement per kind, and per entity for slices, cut only where a text would grow too
 * long.
 */
export async function store(tx: Tx, written: Written, place: Place): Promise<void> {
  for (const [entity, ids] of written.identities) {
    await tx.query('insert into record (id, entity) select id, $1 from unnest($2::uuid[]) given(id)', [entity, ids], 'write-record');
  }
  for (const lines of written.changes.all()) {
    await tx.query(
      INSERT_CHANGES,
      [lines, place.firstPosition, place.changeSetId, place.recordedFrom, FORMAT, SCHEMA_VERSION],
      'write-change',
    );
  }
  for (const lines of written.salts.all()) {
    await tx.query(INSERT_SALTS, [lines, place.firstPosition], 'write-change-salt');
  }
  for (const [entity, { ids, versions, starts }] of written.superseded) {
    const { rowCount } = await tx.query(supersede(entity), [ids, versions, starts, place.recordedFrom]);
    if (rowCount !== ids.length)
      throw new Error(
        `${ids.length} slices of ${entity.name} were to be superseded, ${rowCount} were found: the plan was made on other states`,
      );
  }
  for (const [entity, rows] of written.slices) {
    for (const members of rows.all()) await tx.query(insertSlices(entity), [members, place.firstPosition, place.recordedFrom]);
  }
  await storeErasures(
    tx,
    written.erasures.map(({ n, erasure }) => ({ erasure, position: String(BigInt(place.firstPosition) + BigInt(n)) })),
  );
}

const INSERT_CHANGES = `
  insert into change (position, change_set_id, entity, record_id, version, operation, valid_from, valid_to, recorded_from,
    before, changed_fields, slices, known_from, known_to, digest, marks, subjects, restores, format, schema_version)
  select $2::bigint + c[1]::bigint, $3::uuid, c[2], c[3]::uuid, c[4]::integer, c[5], c[6]::date, c[7]::date, $4::timestamptz,
    nullif(c[8], '${NONE}')::json, nullif(c[9], '${NONE}')::json, nullif(c[10], '${NONE}')::json, nullif(c[11], '${NONE}')::date, nullif(c[12], '${NONE}')::date,
    c[13]::bytea, c[14]::bytea, c[15]::uuid[], nullif(c[16], '${NONE}')::integer, $5::smallint, $6::integer
  from (select string_to_array(line, e'\\t') as c from string_to_table($1::text, e'\\n') as line offset 0) given`;

const INSERT_SALTS = `
  insert into change_salt (position, seed)
  select $2::bigint + c[1]::bigint, c[2]::bytea
  from (select string_to_array(line, e'\\t') as c from string_to_table($1::text, e'\\n') as line offset 0) given`;

function supersede(entity: Entity): string {
  return `update ${entity.table} t set recorded_to = $4::timestamptz
    from unnest($1::uuid[], $2::integer[], $3::date[]) old(id, version, valid_from)
    where t.id = old.id and t.version = old.version and t.valid_from = old.valid_from and ${isKnownNow('t')}`;
}

function insertSlices(entity: Entity): string {
  const fields = [...storedFields(entity).fields.values()];
  // Quoted: a field may be called what SQL calls something else (`limit` of a licence class).
  const columns = fields.map(({ column }) => `"${column}"`).join(', ');
  const types = fields.map((field) => `"${field.column}" ${columnType(field)}`).join(', ');
  return `insert into ${entity.table} (id, version, position, valid_from, valid_to, recorded_from, recorded_to, subject_id, ${columns})
    select id, version, $2::bigint + n, valid_from, valid_to, $3::timestamptz, '${OPEN_END}', subject_id, ${columns}
    from json_to_recordset(('[' || $1::text || ']')::json) as given(n bigint, id uuid, version integer, valid_from date, valid_to date, subject_id uuid, ${types})`;
}
