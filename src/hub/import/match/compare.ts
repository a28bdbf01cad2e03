import type { Value, Values } from '../../declare/model.js';
import type { Entity } from '../../declare/types.js';
import { storedFields } from '../../ledger/stored-fields.js';
import type { Period } from '../../time/period.js';
import { isKnownNow } from '../../time/period-sql.js';
import { listIn } from '../../write/load.js';
import type { Registers } from '../../write/registers.js';
import type { CheckedRow } from '../check/checked-row.js';
import { type Identity, identifyingKey, isFilled, tieText } from '../check/identity.js';

/** One state of a record as the register knows it now, values by field name. */
export type KnownState = Period & { id: string; values: Values };

/**
 * The states that carry what each row is identified by – its key, its tie, or the id of the record it names – on whatever days. One
 * statement per key column, whatever the number of rows.
 */
export async function candidatesOf(
  registers: Registers,
  { entity, identity, named }: { entity: Entity; identity: Identity; named: ReadonlyMap<CheckedRow, string> },
  rows: readonly CheckedRow[],
): Promise<Map<CheckedRow, readonly KnownState[]>> {
  const byId = await statesBy(registers, entity, 't.id = any($1::uuid[])', [[...new Set(named.values())]], ({ id }) => id);
  const others = rows.filter((row) => !named.has(row));
  const lookUp =
    identity.kind === 'keys' ? await byKeys(registers, entity, identity, others) : await byLinks(registers, entity, identity, others);
  return new Map(
    rows.map((row) => {
      const id = named.get(row);
      return [row, (id === undefined ? lookUp(row) : byId.get(id)) ?? []];
    }),
  );
}

type LookUp = (row: CheckedRow) => readonly KnownState[] | undefined;

async function byKeys(
  registers: Registers,
  entity: Entity,
  identity: Extract<Identity, { kind: 'keys' }>,
  rows: readonly CheckedRow[],
): Promise<LookUp> {
  const known = new Map<string, Map<string, KnownState[]>>();
  for (const key of identity.keys) {
    const texts = new Set(rows.filter(({ values }) => identifyingKey(identity, values) === key).map(({ values }) => values[key.name]));
    known.set(
      key.name,
      await statesBy(registers, entity, `t.${key.column} = any($1::text[])`, [[...texts]], ({ values }) => String(values[key.name])),
    );
  }
  return ({ values }) => {
    const key = identifyingKey(identity, values);
    return key && known.get(key.name)?.get(String(values[key.name]));
  };
}

async function byLinks(
  registers: Registers,
  entity: Entity,
  identity: Extract<Identity, { kind: 'links' }>,
  rows: readonly CheckedRow[],
): Promise<LookUp> {
  const required = identity.links.find((link) => link.required);
  const searched = required === undefined ? identity.links : [required];
  const ids = searched.map(({ name }) => [...new Set(rows.map(({ values }) => values[name]).filter(isFilled))]);
  const condition = searched.map(({ column }, i) => `t.${column} = any($${i + 1}::uuid[])`).join(' or ');
  const known = await statesBy(registers, entity, `(${condition})`, ids, ({ values }) => tieText(identity, values));
  return ({ values }) => known.get(tieText(identity, values));
}

/** The states known now under a condition, by the text that rows look them up with. */
async function statesBy(
  registers: Registers,
  entity: Entity,
  condition: string,
  parameters: unknown[],
  textOf: (state: KnownState) => string,
): Promise<Map<string, KnownState[]>> {
  const byText = new Map<string, KnownState[]>();
  if (parameters.every((list) => Array.isArray(list) && list.length === 0)) return byText;
  const fields = [...storedFields(entity).fields.values()];
  const columns = ['id', 'valid_from', 'valid_to', ...fields.map(({ column }) => column)].map((column) => `t.${column}`).join(', ');
  const rows = await registers.read<Record<string, Value> & { id: string; valid_from: string; valid_to: string }>(
    entity,
    (table) => `select ${columns} from ${table} t where ${condition} and ${isKnownNow('t')}`,
    parameters,
  );
  for (const row of rows) {
    const values: Record<string, Value> = {};
    for (const { name, column } of fields) values[name] = row[column] ?? null;
    const state = { id: row.id, from: row.valid_from, to: row.valid_to, values };
    listIn(byText, textOf(state)).push(state);
  }
  return byText;
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
