import { withTx } from '../../src/db/tx.js';
import type { Model, Value } from '../../src/hub/declare/model.js';
import type { Entity } from '../../src/hub/declare/types.js';
import { type StoredField, storedFields } from '../../src/hub/ledger/stored-fields.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import { uuidv7 } from '../../src/hub/write/identity.js';
import type { Operation } from '../../src/hub/write/operations.js';
import { AS_STEWARD } from '../write/world.js';
import type { TestDatabase } from './database.js';

/** Targets before what links to them; links of a circle that need not be there are left out. */
export function inLinkOrder(model: Model): Entity[] {
  const ordered: Entity[] = [];
  const visit = (entity: Entity, path: readonly Entity[]): void => {
    if (ordered.includes(entity) || path.includes(entity)) return;
    for (const { target } of storedFields(entity).links) {
      const found = model.declarations.entities.get(target);
      if (found !== undefined) visit(found, [...path, entity]);
    }
    ordered.push(entity);
  };
  for (const entity of model.declarations.entities.values()) visit(entity, []);
  return ordered;
}

export type EveryRecord = { ids: readonly string[]; values: readonly Readonly<Record<string, Value>>[]; recordedFrom: string };

/** What stands in a field of plain text, of the n-th record of its entity. */
export type TextOf = (field: TextField, n: number) => Value;
export type TextField = Extract<StoredField, { kind: 'column' }>;

/**
 * Two records of every entity, one with every field filled in, one with the least: the values mean nothing, but every type, list and link
 * is there.
 */
export async function everyEntity(
  database: Pick<TestDatabase, 'appPool'>,
  model: Model,
  textOf?: TextOf,
): Promise<Map<string, EveryRecord>> {
  const ids = new Map<string, string[]>();
  const written = new Map<string, Record<string, Value>[]>();
  const operations: Operation[] = [];
  for (const entity of inLinkOrder(model)) {
    const own = [uuidv7(), uuidv7()];
    const states: Record<string, Value>[] = [];
    for (const [n, id] of own.entries()) {
      const values: Record<string, Value> = {};
      for (const field of storedFields(entity).fields.values()) {
        const isText = textOf !== undefined && field.kind === 'column' && field.type === 'String';
        values[field.name] = isText ? textOf(field, n) : fieldValue(model, field, n, ids);
      }
      operations.push({ operation: 'register', entity: entity.name, id, from: n === 0 ? null : '2025-02-01', to: null, values });
      states.push(values);
    }
    ids.set(entity.name, own);
    written.set(entity.name, states);
  }
  const { recordedFrom } = await withTx(database.appPool, {}, (tx) => writeChangeSet(tx, model, { ...AS_STEWARD, operations }));
  return new Map([...ids].map(([name, own]) => [name, { ids: own, values: written.get(name) ?? [], recordedFrom }]));
}

export function fieldValue(model: Model, field: StoredField, n: number, ids: ReadonlyMap<string, readonly string[]>): Value {
  if (field.kind === 'link') return ids.get(field.target)?.[n] ?? null;
  if (n === 1 && !field.required && field.key === undefined) return null;
  const one = plain(model, field, n);
  return field.list ? [one as string] : one;
}

function plain(model: Model, { name, type, isEnum, multiline }: Extract<StoredField, { kind: 'column' }>, n: number): Value {
  if (isEnum) return [...(model.declarations.enums.get(type)?.keys() ?? [])].at(n % 2 === 0 ? 0 : -1) ?? null;
  const special: Record<string, readonly string[]> = {
    Date: ['2025-03-01', '2025-04-01'],
    DateTime: ['2025-03-01T00:00:00.000001Z', '2025-04-01T00:00:00.500000Z'],
    PersonalId: ['001090000011', '001190000022'],
    TaxCode: ['0100109106', '0300588569'],
    Plate: ['29B-12345', '30K-00001'],
    Vin: ['RLLV1AEA9PH000123', 'RLLV1AEA9PH000124'],
  };
  if (special[type]) return special[type][n] ?? null;
  if (type === 'Int') return n + 1200;
  if (type === 'Float') return n === 0 ? 1e-7 : 105.5;
  if (type === 'Boolean') return n === 0;
  const example = model.scalars.get(type)?.example;
  if (example !== undefined) return n === 0 ? example : another(model, type, example);
  // Whatever a cell can trip over.
  return n === 0 ? `${name} "một", hai; ba${multiline ? '\n' : ' '}bốn` : `=${name}+2`;
}

/** A second value in normal form, found by turning one letter. */
function another(model: Model, type: string, example: string): string {
  for (let at = example.length - 1; at >= 0; at--) {
    for (const letter of 'ABCDEFGHKLMNPRSTUVXY0123456789') {
      const candidate = example.slice(0, at) + letter + example.slice(at + 1);
      if (candidate === example) continue;
      const result = model.scalars.get(type)?.normalise(candidate);
      if (result && 'value' in result && result.value === candidate) return candidate;
    }
  }
  return example;
}
