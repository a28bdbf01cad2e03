import type { Tx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import { openName } from '../declare/open-name.js';
import { targetKeys } from '../declare/target-keys.js';
import type { Entity, FieldClass } from '../declare/types.js';
import { storedFields } from '../ledger/stored-fields.js';
import { isKnownAt, latestFirst } from '../time/period-sql.js';

export type RecordNames = ReadonlyMap<string, string>;

type Named = { entity: string; id: string };
type Naming = { knownAt: string; classes?: readonly FieldClass[] };

/**
 * Names records as people do, by id: the last key each had, and what it is called (`44 Tỉnh Quảng Trị`). Only by keys of the classes given, so
 * that nobody's number stands in a text; a record that is nothing but a tie is named by what it ties. What has no such name is absent.
 * A few statements for each entity, however many records.
 */
export async function nameRecords(tx: Tx, model: Model, records: Iterable<Named>, naming: Naming): Promise<RecordNames> {
  const names = new Map<string, string>();
  const tied: Named[] = [];
  for (const [entity, ids] of byEntity(model, records)) {
    const own = await ownNames(tx, model, { entity, ids }, naming);
    for (const id of ids) {
      const name = own.get(id);
      if (name === undefined) tied.push({ entity: entity.name, id });
      else names.set(id, name);
    }
  }
  for (const [entity, ids] of byEntity(model, tied))
    for (const [id, name] of await namesOfTies(tx, model, { entity, ids }, naming)) names.set(id, name);
  return names;
}

function byEntity(model: Model, records: Iterable<Named>): Map<Entity, string[]> {
  const grouped = new Map<Entity, Set<string>>();
  for (const { entity: name, id } of records) {
    const entity = model.declarations.entities.get(name);
    if (entity !== undefined) grouped.set(entity, (grouped.get(entity) ?? new Set()).add(id));
  }
  return new Map([...grouped].map(([entity, ids]) => [entity, [...ids]]));
}

type Asked = { entity: Entity; ids: readonly string[] };

async function ownNames(
  tx: Tx,
  model: Model,
  { entity, ids }: Asked,
  { knownAt, classes = NAMEABLE }: Naming,
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const { field, namesSql } of targetKeys(model, entity.name)) {
    const left = ids.filter((id) => !names.has(id));
    if (left.length === 0) break;
    if (!classes.includes(field.class)) continue;
    const { rows } = await tx.query<{ id: string; key: string }>(`select id, key from (${namesSql}) n order by "from"`, [left, knownAt]);
    for (const { id, key } of rows) names.set(id, key);
  }
  const called = openName(entity);
  if (called === undefined) return names;
  const { rows } = await tx.query<{ id: string; name: string | null }>(
    `select t.id, t.${called.column} as name from ${entity.table} t where t.id = any($1::uuid[]) and ${isKnownAt('t', '$2::timestamptz')} order by ${latestFirst('t')}`,
    [ids, knownAt],
  );
  // Of several states the latest tells, and an entry of a map is the last one put there.
  const last = new Map(rows.toReversed().flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])));
  for (const [id, name] of last) {
    const key = names.get(id);
    if (key !== name) names.set(id, key === undefined ? name : `${key} ${name}`);
  }
  return names;
}

async function namesOfTies(tx: Tx, model: Model, { entity, ids }: Asked, naming: Naming): Promise<Map<string, string>> {
  const { links } = storedFields(entity);
  if (links.length === 0) return new Map();
  const { rows } = await tx.query<Record<string, string | null> & { id: string }>(
    `select t.id, ${links.map(({ column }) => `t.${column}`).join(', ')} from ${entity.table} t
     where t.id = any($1::uuid[]) and ${isKnownAt('t', '$2::timestamptz')} order by ${latestFirst('t')}`,
    [ids, naming.knownAt],
  );
  const ends = new Map<string, string>();
  for (const [target, of] of byEntity(
    model,
    links.flatMap((link) => rows.flatMap((row) => (row[link.column] ? [{ entity: link.target, id: row[link.column] ?? '' }] : []))),
  ))
    for (const [id, name] of await ownNames(tx, model, { entity: target, ids: of }, naming)) ends.set(id, name);
  return new Map(
    rows.toReversed().flatMap((row) => {
      const name = links.flatMap(({ column }) => ends.get(row[column] ?? '') ?? []).join(' – ');
      return name === '' ? [] : [[row.id, name] as const];
    }),
  );
}

/** Neither tells of a person by itself. */
const NAMEABLE: readonly FieldClass[] = ['open', 'internal'];
