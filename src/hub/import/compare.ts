import type { Tx } from '../../db/tx.js';
import type { Value, Values } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import type { CheckedRow } from './check-row.js';
import { type Identity, isFilled } from './identity.js';
import { covers, END_OPEN, overlap, type Slice, START_UNKNOWN } from './period.js';

/** One state of a record as the register knows it now, values by field name. */
export type KnownState = Slice & { id: string; values: Values };

/** What the register already knows of the record a row is about, on the row's day. */
export type Match =
  /** `ended`: someone else's record had the key before, up to that day. */
  | { kind: 'none'; ended?: string }
  | { kind: 'one'; state: KnownState }
  | { kind: 'several'; count: number }
  /** Nobody on that day, yet the period asked for meets somebody's at another time. */
  | { kind: 'other-period'; slice: Slice }
  /** Another record holds one of the row's unique keys in its period. */
  | { kind: 'key-taken'; field: string }
  /** The record the row names has no state on its day. */
  | { kind: 'not-in-force' };

/** Finds the records that many rows are about: one statement per key column, whatever the number of rows. */
export async function matchRows(tx: Tx, entity: Entity, identity: Identity, rows: readonly CheckedRow[]): Promise<Match[]> {
  return identity.kind === 'keys' ? matchByKeys(tx, entity, identity, rows) : matchByLinks(tx, entity, identity, rows);
}

export function periodOf(row: CheckedRow): Slice {
  return { valid_from: row.validFrom ?? START_UNKNOWN, valid_to: row.validTo ?? END_OPEN };
}

async function matchByKeys(tx: Tx, entity: Entity, identity: Extract<Identity, { kind: 'keys' }>, rows: readonly CheckedRow[]): Promise<Match[]> {
  const known = new Map<string, Map<string, KnownState[]>>();
  for (const key of identity.keys) {
    const texts = new Set(rows.map(({ values }) => values[key.name]).filter(isFilled));
    known.set(key.name, await statesBy(tx, entity, `t.${key.column} = any($1::text[])`, [[...texts]], ({ values }) => String(values[key.name])));
  }
  const holders = (row: CheckedRow, name: string) => known.get(name)?.get(String(row.values[name])) ?? [];

  return rows.map((row) => {
    const key = identity.keys.find(({ name }) => isFilled(row.values[name]));
    if (key === undefined) return { kind: 'none' };
    const found = onTheDay(holders(row, key.name), row);
    if (found.kind !== 'none' && found.kind !== 'one') return found;
    const self = found.kind === 'one' ? found.state.id : undefined;
    for (const other of identity.unique) {
      if (other === key || !isFilled(row.values[other.name])) continue;
      const taken = holders(row, other.name).some((state) => state.id !== self && overlap(state, self === undefined ? periodOf(row) : fromDay(row)));
      if (taken) return { kind: 'key-taken', field: other.name };
    }
    return found;
  });
}

async function matchByLinks(tx: Tx, entity: Entity, identity: Extract<Identity, { kind: 'links' }>, rows: readonly CheckedRow[]): Promise<Match[]> {
  const required = identity.links.find((link) => link.required);
  const searched = required === undefined ? identity.links : [required];
  const ids = searched.map(({ name }) => [...new Set(rows.map(({ values }) => values[name]).filter(isFilled))]);
  const condition = searched.map(({ column }, i) => `t.${column} = any($${i + 1}::uuid[])`).join(' or ');
  const tie = (values: Values) => JSON.stringify(identity.links.map(({ name }) => values[name] ?? null));
  const known = await statesBy(tx, entity, `(${condition})`, ids, ({ values }) => tie(values));
  return rows.map((row) => onTheDay(known.get(tie(row.values)) ?? [], row));
}

function onTheDay(states: readonly KnownState[], row: CheckedRow): Match {
  const there = states.filter((state) => covers(state, row.day));
  const [state] = there;
  if (there.length > 1) return { kind: 'several', count: there.length };
  if (state !== undefined) return { kind: 'one', state };
  const met = states.find((slice) => overlap(slice, periodOf(row)));
  if (met !== undefined) return { kind: 'other-period', slice: met };
  const ended = states.reduce<string | undefined>(
    (last, { valid_to }) => (valid_to <= row.day && (last === undefined || valid_to > last) ? valid_to : last),
    undefined,
  );
  return ended === undefined ? { kind: 'none' } : { kind: 'none', ended };
}

/** From the row's day on: what an update of it reaches. */
export function fromDay(row: CheckedRow): Slice {
  return { valid_from: row.day, valid_to: row.validTo ?? END_OPEN };
}

/** The states known now under a condition, by the text that rows look them up with. */
export async function statesBy(
  tx: Tx,
  entity: Entity,
  condition: string,
  parameters: unknown[],
  textOf: (state: KnownState) => string,
): Promise<Map<string, KnownState[]>> {
  const byText = new Map<string, KnownState[]>();
  if (parameters.every((list) => Array.isArray(list) && list.length === 0)) return byText;
  const fields = [...entity.fields.values()].filter((field) => field.kind === 'column' || field.kind === 'link');
  const columns = ['id', 'valid_from', 'valid_to', ...fields.map(({ column }) => column)].map((column) => `t.${column}`).join(', ');
  const { rows } = await tx.query<Record<string, Value> & Slice & { id: string }>(
    `select ${columns} from ${entity.table} t where ${condition} and t.recorded_to = 'infinity'`,
    parameters,
  );
  for (const row of rows) {
    const values: Record<string, Value> = {};
    for (const { name, column } of fields) values[name] = row[column] ?? null;
    const state = { id: row.id, valid_from: row.valid_from, valid_to: row.valid_to, values };
    const text = textOf(state);
    const others = byText.get(text);
    if (others === undefined) byText.set(text, [state]);
    else others.push(state);
  }
  return byText;
}

/** Start of the last state of a record, and its end. */
export type Life = { lastFrom: string; end: string };

/** An update must not come before the last state, nor a close. */
export async function livesOf(tx: Tx, entity: Entity, ids: readonly string[]): Promise<Map<string, Life>> {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.query<{ id: string; last_from: string; valid_end: string }>(
    `select id, max(valid_from) as last_from, max(valid_to) as valid_end from ${entity.table} where id = any($1::uuid[]) and recorded_to = 'infinity' group by id`,
    [ids],
  );
  return new Map(rows.map(({ id, last_from, valid_end }) => [id, { lastFrom: last_from, end: valid_end }]));
}

export function changedFields(before: Values, after: Values): string[] {
  return Object.keys(after).filter((name) => !equal(before[name] ?? null, after[name] ?? null));
}

/** Values in normal form; exact numerics come from the driver as text. */
function equal(a: Value, b: Value): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => equal(item as Value, b[i] as Value));
  if (typeof b === 'number' && a !== null) return Number(a) === b;
  return a === b;
}
