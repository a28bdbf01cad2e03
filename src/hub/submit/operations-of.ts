import { HubError } from '../../errors.js';
import type { Model, Value, Values } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import { isUuid } from '../declare/uuid.js';
import type { ErasureGround } from '../ledger/format.js';
import type { Operation } from '../write/operations.js';

type RecordInput = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** `OperationInput` as GraphQL coerced it: exactly one member, scalars in normal form, fields left out absent. */
export type OperationInput = {
  register?: { record: RecordInput; validFrom?: string | null; validTo?: string | null };
  update?: { id: string; validFrom: string; record: RecordInput };
  correct?: {
    id: string;
    validFrom?: string | null;
    validTo?: string | null;
    record: RecordInput;
    moveStart?: string | null;
    moveEnd?: string | null;
  };
  close?: { id: string; entity: string; validTo: string };
  remove?: { id: string; entity: string };
  erase?: { id: string; entity: string; fields?: readonly string[] | null; ground: ErasureGround };
};

/** What the write door takes. Anything wrong names the operation by its index, since a set may hold a thousand. */
export function operationsOf(model: Model, inputs: readonly OperationInput[]): Operation[] {
  return inputs.map(({ register, update, correct, close, remove, erase }, index) => {
    if (register) {
      const { entity, values } = recordOf(model, register.record, index);
      return { operation: 'register', entity: entity.name, from: register.validFrom ?? null, to: register.validTo ?? null, values };
    }
    if (update) {
      const { entity, values } = recordOf(model, update.record, index);
      return { operation: 'update', entity: entity.name, id: idOf(update.id, index), from: update.validFrom, values };
    }
    if (correct) {
      const { entity, values } = recordOf(model, correct.record, index);
      return {
        operation: 'correct',
        entity: entity.name,
        id: idOf(correct.id, index),
        from: correct.validFrom ?? null,
        to: correct.validTo ?? null,
        values,
        ...(correct.moveStart === undefined ? {} : { moveStart: correct.moveStart }),
        ...(correct.moveEnd === undefined ? {} : { moveEnd: correct.moveEnd }),
      };
    }
    if (close)
      return { operation: 'close', entity: entityNamed(model, close.entity, index).name, id: idOf(close.id, index), from: close.validTo };
    if (remove) return { operation: 'remove', entity: entityNamed(model, remove.entity, index).name, id: idOf(remove.id, index) };
    if (erase)
      return {
        operation: 'erase',
        entity: entityNamed(model, erase.entity, index).name,
        id: idOf(erase.id, index),
        ...(erase.fields ? { fields: erase.fields } : {}),
        ground: erase.ground,
      };
    throw badOperation(index, 'operation', 'cần đúng một thao tác.', 'exactly one operation is needed.');
  });
}

function recordOf(model: Model, record: RecordInput, index: number): { entity: Entity; values: Values } {
  const [singular, fields] = Object.entries(record)[0] ?? [];
  const entity = [...model.declarations.entities.values()].find((candidate) => candidate.singular === singular);
  if (!entity || !fields) throw badOperation(index, 'record', 'cần đúng một loại bản ghi.', 'exactly one kind of record is needed.');
  const values = Object.entries(fields).flatMap(([name, value]): [string, Value][] => {
    if (value === undefined) return [];
    if (entity.fields.get(name)?.kind === 'link' && value !== null) return [[name, idOf(String(value), index, name)]];
    return [[name, value as Value]];
  });
  return { entity, values: Object.fromEntries(values) };
}

function entityNamed(model: Model, name: string, index: number): Entity {
  const entity = model.declarations.entities.get(name);
  if (!entity)
    throw badOperation(
      index,
      'entity',
      'không có loại bản ghi này.',
      'there is no such kind of record.',
      [...model.declarations.entities.keys()][0],
    );
  return entity;
}

/** Refused here: PostgreSQL would fail on a text that is no uuid and end the transaction. */
function idOf(id: string, index: number, field = 'id'): string {
  if (!isUuid(id))
    throw badOperation(
      index,
      field,
      'không phải mã bản ghi của hệ thống.',
      'it is no record id of the hub.',
      '0198c3a2-5b7e-7cc3-98c4-dc0c0c07398f',
    );
  return id.toLowerCase();
}

function badOperation(index: number, field: string, ruleVi: string, ruleEn: string, example?: string): HubError {
  return new HubError(
    'BAD_USER_INPUT',
    { argument: `operations[${index}].${field}`, ruleVi, ruleEn, example },
    { details: { operation: index } },
  );
}
