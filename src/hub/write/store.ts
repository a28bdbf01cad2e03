import type { Tx } from '../../db/tx.js';
import type { Entity } from '../declare/types.js';
import { describeChange } from '../ledger/describe-change.js';
import { FORMAT, SCHEMA_VERSION, type State } from '../ledger/format.js';
import { saltAndHash } from '../ledger/hashes.js';
import { ledgerState } from '../ledger/states.js';
import { servedDay } from './days.js';
import { listIn, sqlType } from './load.js';
import type { Plan, PlannedChange } from './plan.js';
import type { Slice } from './slices.js';
import { storedFields } from '../ledger/stored-fields.js';

/**
 * A plan as the texts of its statements: all the work that needs neither a position nor an instant, done before the lock is taken.
 * Rows are numbered from 0; the statements add the first position.
 */
export type Written = {
  amount: number;
  identities: { entity: string; ids: string[] }[];
  changes: string[];
  salts: string[];
  superseded: { entity: Entity; ids: string[]; versions: number[]; starts: string[] }[];
  slices: { entity: Entity; rows: string[] }[];
};

export function writeDown(plan: Plan): Written {
  const changes: string[] = [];
  const salts: string[] = [];
  const numberOf = new Map<string, number>();
  // A state keeps its text through all changes of the set that leave it as it is.
  const states = new Map<Slice, State>();
  for (const [n, change] of plan.changes.entries()) {
    const row = changeRow(change, states);
    changes.push(JSON.stringify({ n, ...row.change }));
    salts.push(JSON.stringify({ n, salts: row.salts }));
    numberOf.set(`${change.recordId} ${change.version}`, n);
  }

  const identities = new Map<string, string[]>();
  const superseded = new Map<Entity, Written['superseded'][number]>();
  const slices = new Map<Entity, string[]>();
  for (const record of plan.records.values()) {
    if (record.isNew) listIn(identities, record.entity.name).push(record.id);
    for (const slice of record.stored) {
      if (record.known.includes(slice)) continue;
      const list = superseded.get(record.entity) ?? { entity: record.entity, ids: [], versions: [], starts: [] };
      list.ids.push(record.id);
      list.versions.push(slice.version);
      list.starts.push(slice.from);
      superseded.set(record.entity, list);
    }
    for (const slice of record.known) {
      if (slice.writtenBy === undefined) continue;
      listIn(slices, record.entity).push(JSON.stringify(sliceRow(record.entity, record.id, numberOf.get(`${record.id} ${slice.version}`) ?? 0, slice)));
    }
  }
  return {
    amount: plan.changes.length,
    identities: [...identities].map(([entity, ids]) => ({ entity, ids })),
    changes,
    salts,
    superseded: [...superseded.values()],
    slices: [...slices].map(([entity, rows]) => ({ entity, rows })),
  };
}

function changeRow({ operation, entity, recordId, version, about, before, after }: PlannedChange, states: Map<Slice, State>) {
  const { names } = storedFields(entity);
  const stateOf = (slice: Slice): State => {
    const state = states.get(slice) ?? ledgerState(slice, names);
    states.set(slice, state);
    return state;
  };
  const slices = after.map(stateOf);
  const described = describeChange(before.map(stateOf), slices, servedDay(about.from));
  const subjects = [...new Set([...before, ...after].map(({ subjectId }) => subjectId).filter((id) => typeof id === 'string'))].sort();
  const { salts, hashes } = saltAndHash({
    format: FORMAT, schemaVersion: SCHEMA_VERSION, entity: entity.name, recordId, version, operation,
    validFrom: servedDay(about.from), validTo: servedDay(about.to), subjects, before: described.before, after: described.after, slices,
  });
  const change = {
    entity: entity.name, record_id: recordId, version, operation, valid_from: about.from, valid_to: about.to,
    before: described.before, after: described.after, changed_fields: described.changedFields, slices, hashes, subjects,
  };
  return { change, salts };
}

function sliceRow(entity: Entity, id: string, n: number, slice: Slice): Record<string, unknown> {
  const row: Record<string, unknown> = { n, id, version: slice.version, valid_from: slice.from, valid_to: slice.to, subject_id: slice.subjectId ?? null };
  for (const field of storedFields(entity).fields.values()) row[field.column] = slice.values[field.name] ?? null;
  return row;
}

/** Where a change set stands in the ledger: known only under the lock. */
export type Place = { changeSetId: string; firstPosition: string; recordedFrom: string };

/** Writes identities, changes, salts and slices: one statement per kind, and per entity for slices, cut only where a text would grow too long. */
export async function store(tx: Tx, written: Written, place: Place): Promise<void> {
  for (const { entity, ids } of written.identities) {
    await tx.query('insert into record (id, entity) select id, $1 from unnest($2::uuid[]) given(id)', [entity, ids], 'write-record');
  }
  for (const rows of inTexts(written.changes)) {
    await tx.query(INSERT_CHANGES, [rows, place.firstPosition, place.changeSetId, place.recordedFrom, FORMAT, SCHEMA_VERSION], 'write-change');
  }
  for (const rows of inTexts(written.salts)) {
    await tx.query(INSERT_SALTS, [rows, place.firstPosition], 'write-change-salt');
  }
  for (const { entity, ids, versions, starts } of written.superseded) {
    const { rowCount } = await tx.query(supersede(entity), [ids, versions, starts, place.recordedFrom]);
    if (rowCount !== ids.length) throw new Error(`${ids.length} slices of ${entity.name} were to be superseded, ${rowCount} were found: the plan was made on other states`);
  }
  for (const { entity, rows } of written.slices) {
    for (const text of inTexts(rows)) await tx.query(insertSlices(entity), [text, place.firstPosition, place.recordedFrom]);
  }
}

const INSERT_CHANGES = `
  insert into change (position, change_set_id, entity, record_id, version, operation, valid_from, valid_to, recorded_from,
    before, after, changed_fields, slices, hashes, subjects, format, schema_version)
  select $2::bigint + n, $3::uuid, entity, record_id, version, operation, valid_from, valid_to, $4::timestamptz,
    before, after, changed_fields, slices, hashes, subjects, $5::smallint, $6::integer
  from json_to_recordset($1::json) as given(n bigint, entity text, record_id uuid, version integer, operation text, valid_from date, valid_to date,
    before jsonb, after jsonb, changed_fields jsonb, slices jsonb, hashes jsonb, subjects uuid[])`;

const INSERT_SALTS = `
  insert into change_salt (position, salts)
  select $2::bigint + n, salts from json_to_recordset($1::json) as given(n bigint, salts jsonb)`;

function supersede(entity: Entity): string {
  return `update ${entity.table} t set recorded_to = $4::timestamptz
    from unnest($1::uuid[], $2::integer[], $3::date[]) old(id, version, valid_from)
    where t.id = old.id and t.version = old.version and t.valid_from = old.valid_from and t.recorded_to = 'infinity'`;
}

function insertSlices(entity: Entity): string {
  const fields = [...storedFields(entity).fields.values()];
  const columns = fields.map(({ column }) => column).join(', ');
  const types = fields.map((field) => `${field.column} ${sqlType(field)}`).join(', ');
  return `insert into ${entity.table} (id, version, position, valid_from, valid_to, recorded_from, recorded_to, subject_id, ${columns})
    select id, version, $2::bigint + n, valid_from, valid_to, $3::timestamptz, 'infinity', subject_id, ${columns}
    from json_to_recordset($1::json) as given(n bigint, id uuid, version integer, valid_from date, valid_to date, subject_id uuid, ${types})`;
}

/** JSON arrays of a bounded number of rows: beyond a few megabytes a text costs more to carry than a second statement. */
function* inTexts(rows: readonly string[]): Generator<string> {
  for (let start = 0; start < rows.length; start += ROWS_PER_TEXT) yield `[${rows.slice(start, start + ROWS_PER_TEXT).join(',')}]`;
}

const ROWS_PER_TEXT = 2_000;
