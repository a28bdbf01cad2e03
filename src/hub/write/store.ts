import type { Tx } from '../../db/tx.js';
import type { Entity } from '../declare/types.js';
import { describeChange } from '../ledger/describe-change.js';
import { FORMAT, SCHEMA_VERSION } from '../ledger/format.js';
import { saltAndHash } from '../ledger/hashes.js';
import { joined, stateText, type WrittenState, writeState } from '../ledger/states.js';
import { type StoredField, storedFields } from '../ledger/stored-fields.js';
import { servedDay } from './days.js';
import { listIn, sqlType } from './load.js';
import type { Plan, PlannedChange } from './plan.js';
import type { Slice } from './slices.js';

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
  // A state keeps its texts through all changes of the set that leave it as it is, and on into the register.
  const states = new Map<Slice, WrittenState>();
  const stateOf = (slice: Slice, names: readonly string[]): WrittenState => {
    const state = states.get(slice) ?? writeState(slice, names);
    states.set(slice, state);
    return state;
  };
  for (const [n, change] of plan.changes.entries()) {
    const row = changeRow(n, change, stateOf);
    changes.push(row.change);
    salts.push(row.salts);
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
    const { names, fields } = storedFields(record.entity);
    for (const slice of record.known) {
      if (slice.writtenBy === undefined) continue;
      const n = numberOf.get(`${record.id} ${slice.version}`) ?? 0;
      listIn(slices, record.entity).push(sliceRow({ n, id: record.id, slice, texts: stateOf(slice, names).texts, fields }));
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

/**
 * A row of the ledger as a line of columns. JSON texts hold neither a raw tab nor a line end, so they need no second escaping, and
 * PostgreSQL reads each once (as members of one JSON array it read them three times, a third of the cost of a large change set).
 * Texts are put together, not rendered from objects: making and dropping those was another third.
 */
function changeRow(n: number, change: PlannedChange, stateOf: (slice: Slice, names: readonly string[]) => WrittenState): { change: string; salts: string } {
  const { operation, entity, recordId, version, about } = change;
  const { names } = storedFields(entity);
  const [validFrom, validTo] = [servedDay(about.from), servedDay(about.to)];
  const slices = change.after.map((slice) => stateOf(slice, names));
  const { before, after, changedFields } = describeChange(
    change.before.map((slice) => stateOf(slice, names)),
    slices,
    names,
    validFrom,
  );
  const subjects = subjectsOf(change);
  const { salts, hashes } = saltAndHash({
    format: FORMAT,
    schemaVersion: SCHEMA_VERSION,
    entity: entity.name,
    recordId,
    version,
    operation,
    validFrom,
    validTo,
    subjects,
    before,
    after,
    slices,
    names,
  });
  return {
    change: joined([
      `${n}\t${entity.name}\t${recordId}\t${version}\t${operation}\t${about.from}\t${about.to}\t`,
      stateText(before, names),
      '\t',
      stateText(after, names),
      '\t[',
      changedFields.join(','),
      ']\t[',
      slices.map((state) => stateText(state, names)).join(','),
      ']\t',
      hashes,
      '\t{',
      subjects.join(','),
      '}',
    ]),
    salts: joined([String(n), '\t', salts]),
  };
}

function subjectsOf({ before, after }: PlannedChange): string[] {
  const subjects = new Set<string>();
  for (const { subjectId } of [...before, ...after]) if (typeof subjectId === 'string') subjects.add(subjectId);
  return [...subjects].sort();
}

type SliceRow = { n: number; id: string; slice: Slice; texts: readonly (string | undefined)[]; fields: ReadonlyMap<string, StoredField> };

/** The ledger's texts go into the register's columns too: PostgreSQL reads a number out of a text as well. */
function sliceRow({ n, id, slice, texts, fields }: SliceRow): string {
  const parts = [`{"n":${n},"id":"${id}","version":${slice.version},"valid_from":"${slice.from}","valid_to":"${slice.to}"`];
  if (typeof slice.subjectId === 'string') parts.push(',"subject_id":"', slice.subjectId, '"');
  let index = 0;
  for (const { column } of fields.values()) {
    const text = texts[index++];
    if (text !== undefined) parts.push(',"', column, '":', text);
  }
  parts.push('}');
  return joined(parts);
}

/** Where a change set stands in the ledger: known only under the lock. */
export type Place = { changeSetId: string; firstPosition: string; recordedFrom: string };

/** Writes identities, changes, salts and slices: one statement per kind, and per entity for slices, cut only where a text would grow too long. */
export async function store(tx: Tx, written: Written, place: Place): Promise<void> {
  for (const { entity, ids } of written.identities) {
    await tx.query('insert into record (id, entity) select id, $1 from unnest($2::uuid[]) given(id)', [entity, ids], 'write-record');
  }
  for (const rows of inTexts(written.changes, '\n')) {
    await tx.query(INSERT_CHANGES, [rows, place.firstPosition, place.changeSetId, place.recordedFrom, FORMAT, SCHEMA_VERSION], 'write-change');
  }
  for (const rows of inTexts(written.salts, '\n')) {
    await tx.query(INSERT_SALTS, [rows, place.firstPosition], 'write-change-salt');
  }
  for (const { entity, ids, versions, starts } of written.superseded) {
    const { rowCount } = await tx.query(supersede(entity), [ids, versions, starts, place.recordedFrom]);
    if (rowCount !== ids.length)
      throw new Error(`${ids.length} slices of ${entity.name} were to be superseded, ${rowCount} were found: the plan was made on other states`);
  }
  for (const { entity, rows } of written.slices) {
    for (const text of inTexts(rows, ',')) await tx.query(insertSlices(entity), [`[${text}]`, place.firstPosition, place.recordedFrom]);
  }
}

const INSERT_CHANGES = `
  insert into change (position, change_set_id, entity, record_id, version, operation, valid_from, valid_to, recorded_from,
    before, after, changed_fields, slices, hashes, subjects, format, schema_version)
  select $2::bigint + c[1]::bigint, $3::uuid, c[2], c[3]::uuid, c[4]::integer, c[5], c[6]::date, c[7]::date, $4::timestamptz,
    nullif(c[8], 'null')::json, nullif(c[9], 'null')::json, c[10]::json, c[11]::json, c[12]::json, c[13]::uuid[], $5::smallint, $6::integer
  from (select string_to_array(line, e'\\t') as c from string_to_table($1, e'\\n') as line offset 0) given`;

const INSERT_SALTS = `
  insert into change_salt (position, salts)
  select $2::bigint + c[1]::bigint, c[2]::json
  from (select string_to_array(line, e'\\t') as c from string_to_table($1, e'\\n') as line offset 0) given`;

function supersede(entity: Entity): string {
  return `update ${entity.table} t set recorded_to = $4::timestamptz
    from unnest($1::uuid[], $2::integer[], $3::date[]) old(id, version, valid_from)
    where t.id = old.id and t.version = old.version and t.valid_from = old.valid_from and t.recorded_to = 'infinity'`;
}

function insertSlices(entity: Entity): string {
  const fields = [...storedFields(entity).fields.values()];
  // Quoted: a field may be called what SQL calls something else (`limit` of a licence class).
  const columns = fields.map(({ column }) => `"${column}"`).join(', ');
  const types = fields.map((field) => `"${field.column}" ${sqlType(field)}`).join(', ');
  return `insert into ${entity.table} (id, version, position, valid_from, valid_to, recorded_from, recorded_to, subject_id, ${columns})
    select id, version, $2::bigint + n, valid_from, valid_to, $3::timestamptz, 'infinity', subject_id, ${columns}
    from json_to_recordset($1::json) as given(n bigint, id uuid, version integer, valid_from date, valid_to date, subject_id uuid, ${types})`;
}

/** Texts of a bounded number of rows: beyond a few megabytes one costs more to carry than a second statement. */
function* inTexts(rows: readonly string[], separator: string): Generator<string> {
  for (let start = 0; start < rows.length; start += ROWS_PER_TEXT) yield rows.slice(start, start + ROWS_PER_TEXT).join(separator);
}

const ROWS_PER_TEXT = 2_000;
