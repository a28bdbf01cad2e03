import type { Tx } from '../../db/tx.js';
import type { Value } from '../declare/model.js';
import { sqlType } from '../declare/sql-type.js';
import type { Entity } from '../declare/types.js';
import { type StoredField, storedFields } from '../ledger/stored-fields.js';
import { type SliceRow, type StoredSlice, sliceColumns, storedSlice } from '../ledger/stored-slices.js';
import { type Day, oldestFirst, type Period } from '../time/period.js';
import { isKnownNow, overlapping } from '../time/period-sql.js';
import type { Registers } from './registers.js';
import type { Slice } from './slices.js';

/** A slice that stands in the register already. */
export type KnownSlice = Slice & { id: string; subjectId: string | null };

/** All known slices of the given records of one entity, by record, oldest first. */
export async function loadSlices(registers: Registers, entity: Entity, ids: readonly string[]): Promise<Map<string, KnownSlice[]>> {
  if (ids.length === 0) return new Map();
  const rows = await registers.read<SliceRow>(
    entity,
    (table) => `select ${sliceColumns(entity)} from unnest($1::uuid[]) asked(id) join ${table} t on t.id = asked.id and ${isKnownNow('t')}`,
    [ids],
  );
  const known = new Map<string, KnownSlice[]>();
  for (const row of rows) listIn(known, row.id).push({ ...storedSlice(entity, row), links: [], keys: [] });
  for (const slices of known.values()) slices.sort(oldestFirst);
  return known;
}

/** All known slices whose link leads to one of the given records. */
export async function loadSlicesBehind(registers: Registers, entity: Entity, link: string, ids: readonly string[]): Promise<StoredSlice[]> {
  const column = storedFields(entity).fields.get(link)?.column ?? '';
  const rows = await registers.read<SliceRow>(
    entity,
    (table) =>
      `select ${sliceColumns(entity)} from unnest($1::uuid[]) asked(id) join ${table} t on t.${column} = asked.id and ${isKnownNow('t')}`,
    [ids],
  );
  return rows.map((row) => storedSlice(entity, row));
}

/** All slices of the given records of one entity as known just before an instant, each record before its own. */
export async function loadSlicesBefore(
  tx: Tx,
  entity: Entity,
  asked: readonly { id: string; before: string }[],
): Promise<Map<string, StoredSlice[]>> {
  const { rows } = await tx.query<SliceRow>(
    `select ${sliceColumns(entity)}
     from unnest($1::uuid[], $2::timestamptz[]) asked(id, at)
     join ${entity.table} t on t.id = asked.id and t.recorded_from < asked.at and asked.at <= t.recorded_to
     order by t.id, t.valid_from`,
    [asked.map(({ id }) => id), asked.map(({ before }) => before)],
  );
  const known = new Map<string, StoredSlice[]>();
  for (const row of rows) listIn(known, row.id).push(storedSlice(entity, row));
  return known;
}

/** Which of these ids name a record already. */
export async function loadTaken(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await tx.query<{ id: string }>('select r.id from unnest($1::uuid[]) asked(id) join record r on r.id = asked.id', [ids]);
  return new Set(rows.map(({ id }) => id));
}

export type KnownPeriod = Period & { subjectId: string | null };

/** When the given records of one entity are known to hold, and whose data they then are. */
export async function loadPeriods(registers: Registers, entity: Entity, ids: readonly string[]): Promise<Map<string, KnownPeriod[]>> {
  const rows = await registers.read<{ id: string; from: Day; to: Day; subjectId: string | null }>(
    entity,
    (table) => `select t.id, t.valid_from::text as "from", t.valid_to::text as "to", t.subject_id as "subjectId"
      from unnest($1::uuid[]) asked(id) join ${table} t on t.id = asked.id and ${isKnownNow('t')}`,
    [ids],
  );
  const periods = new Map<string, KnownPeriod[]>();
  for (const { id, from, to, subjectId } of rows) listIn(periods, id).push({ from, to, subjectId });
  for (const held of periods.values()) held.sort(oldestFirst);
  return periods;
}

export type Holder = Period & { value: string; id: string };

/** Known slices that hold one of the values in a key. */
export async function loadHolders(registers: Registers, entity: Entity, field: StoredField, values: readonly Value[]): Promise<Holder[]> {
  return registers.read<Holder>(
    entity,
    (table) => `select t.${field.column}::text as value, t.id, t.valid_from::text as "from", t.valid_to::text as "to"
      from unnest($1::${columnType(field)}[]) asked(value) join ${table} t on t.${field.column} = asked.value and ${isKnownNow('t')}`,
    [values],
  );
}

/**
 * Known slices that hold one of the values in a text key, or a twin of one: a text that nobody could tell from it (`key_fold`). A twin is
 * its own fold, or stands in the index of those that are not. Both are joined by plain equality: of a table that PostgreSQL has not counted
 * yet – a new register, the parts of a file ahead – it expects a few rows, and tried every row with every text where it could.
 */
export async function loadTwins(
  registers: Registers,
  entity: Entity,
  field: StoredField,
  values: readonly Value[],
): Promise<(Holder & { asked: string })[]> {
  const key = `t.${field.column}`;
  const found = (asked: string, table: string, condition: string) =>
    `select asked.value as asked, ${key} as value, t.id, t.valid_from::text as "from", t.valid_to::text as "to"
     from ${asked} join ${table} t on ${condition} and ${isKnownNow('t')}`;
  const given = 'unnest($1::text[])';
  const spelled = `(select value, unnest(array[value, key_fold(value)]) as spelling from ${given} given(value)) asked`;
  return registers.read<Holder & { asked: string }>(
    entity,
    (table) => `${found(spelled, table, `${key} = asked.spelling`)}
      union ${found(`${given} asked(value)`, table, `key_fold(${key}) = key_fold(asked.value) and key_fold(${key}) <> ${key}`)}`,
    [values],
  );
}

export type Dependent = Period & { target: string; id: string; subjectId: string | null };

/** Known slices whose link leads to one of the records on a day of the period given with it. */
export async function loadDependents(
  registers: Registers,
  entity: Entity,
  column: string,
  targets: readonly (Period & { id: string })[],
): Promise<Dependent[]> {
  return registers.read<Dependent>(
    entity,
    (table) => `select asked.id as target, t.id, t.valid_from::text as "from", t.valid_to::text as "to", t.subject_id as "subjectId"
      from unnest($1::uuid[], $2::date[], $3::date[]) asked(id, valid_from, valid_to)
      join ${table} t on t.${column} = asked.id and ${isKnownNow('t')} and ${overlapping('asked', 't')}
      order by t.id, t.valid_from`,
    [targets.map(({ id }) => id), targets.map(({ from }) => from), targets.map(({ to }) => to)],
  );
}

/** The PostgreSQL type of the column a field is stored in. */
export function columnType(field: StoredField): string {
  if (field.kind === 'link') return 'uuid';
  const type = sqlType(field.type);
  return field.list ? `${type}[]` : type;
}

export function listIn<Key, Item>(lists: Map<Key, Item[]>, key: Key): Item[] {
  const list = lists.get(key);
  if (list !== undefined) return list;
  const fresh: Item[] = [];
  lists.set(key, fresh);
  return fresh;
}
