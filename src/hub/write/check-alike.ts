import { screaming } from '../declare/screaming.js';
import type { Entity } from '../declare/types.js';
import { type StoredField, storedFields } from '../ledger/stored-fields.js';
import { overlap, type Period } from '../time/period.js';
import { isKnownNow } from '../time/period-sql.js';
import { type CheckContext, touchedEntities } from './check-context.js';
import { columnType, listIn } from './load.js';
import type { Slice } from './slices.js';

/**
 * `@alike`: a record that agrees with another one in all the fields named, on a day on which both are in force, is probably the same one
 * under another key. It is taken with a warning, for only who knows both can tell. Judged on what the set newly says, against the register
 * and the rest of the set.
 */
export async function checkAlike(context: CheckContext): Promise<void> {
  for (const entity of touchedEntities(context)) for (const names of entity.alike ?? []) await checkFields(context, entity, names);
}

type Known = Period & { id: string };

async function checkFields({ registers, records, found }: CheckContext, entity: Entity, names: readonly string[]): Promise<void> {
  const fields = names.flatMap((name) => storedFields(entity).fields.get(name) ?? []);
  const ofSet = new Map<string, Known[]>();
  const said: { id: string; slice: Slice; text: string }[] = [];
  for (const { id, entity: of, known } of records.values()) {
    if (of !== entity) continue;
    for (const slice of known) {
      if (names.some((name) => (slice.values[name] ?? null) === null)) continue;
      const text = textOf(names.map((name) => slice.values[name]));
      listIn(ofSet, text).push({ id, from: slice.from, to: slice.to });
      if (slice.writtenBy !== undefined && (slice.keys === 'all' || names.some((name) => slice.keys.includes(name))))
        said.push({ id, slice, text });
    }
  }
  if (said.length === 0) return;
  const stored = new Map<string, Known[]>();
  const wanted = [...new Map(said.map(({ slice, text }) => [text, names.map((name) => slice.values[name])])).entries()];
  const rows = await registers.read<Known & { place: number }>(
    entity,
    alikeSql(fields),
    fields.map((_, at) => wanted.map(([, values]) => values[at])),
  );
  for (const { place, ...other } of rows) if (!records.has(other.id)) listIn(stored, wanted[Number(place) - 1]?.[0] ?? '').push(other);
  for (const { id, slice, text } of said) {
    const others = twinsOf(id, slice, [ofSet.get(text) ?? [], stored.get(text) ?? []]).map((twin) => ({ entity: entity.name, id: twin }));
    if (others.length > 0 && slice.writtenBy !== undefined)
      found.add({ operation: slice.writtenBy, ...alikeWarning(entity, fields) }, others);
  }
}

/** A file that gives one name and day to ten thousand people has a hundred million pairs: a few tell as much. */
const TWINS_MAX = 20;

function twinsOf(id: string, slice: Slice, known: readonly (readonly Known[])[]): string[] {
  const twins = new Set<string>();
  for (const list of known) {
    for (const other of list) {
      if (twins.size === TWINS_MAX) return [...twins];
      if (other.id !== id && overlap(other, slice)) twins.add(other.id);
    }
  }
  return [...twins];
}

function textOf(values: readonly unknown[]): string {
  return JSON.stringify(values);
}

/** One statement however many; `place` says which of the asked ones it agrees with. */
function alikeSql(fields: readonly StoredField[]): (table: string) => string {
  const lists = fields.map((field, at) => `$${at + 1}::${columnType(field)}[]`);
  const columns = fields.map((_, at) => `a${at}`);
  const same = fields.map((field, at) => `t.${field.column} = asked.a${at}`);
  return (table) =>
    `select asked.place, t.id, t.valid_from::text as "from", t.valid_to::text as "to"
     from unnest(${lists.join(', ')}) with ordinality asked(${columns.join(', ')}, place)
     join ${table} t on ${same.join(' and ')} and ${isKnownNow('t')}`;
}

export function alikeWarning(entity: Entity, fields: readonly Pick<StoredField, 'name' | 'label'>[]) {
  const [first] = fields;
  const [vi, en] = [fields.map(({ label }) => `"${label}"`).join(', '), fields.map(({ name }) => name).join(', ')];
  return {
    code: `WARN_${screaming(entity.name)}_ALIKE`,
    severity: 'warning' as const,
    ...(first === undefined ? {} : { field: first.name }),
    vi: `Đã có bản ghi khác trùng ${vi} trong cùng thời gian: có thể là một. Hãy kiểm tra trước khi giữ cả hai.`,
    en: `Another record agrees in ${en} at the same time: it may be the same one. Check before both are kept.`,
  };
}
