import type { Value, Values } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import { type StoredField, storedFields } from './stored-fields.js';

/** One row of a register: a state of a record over its days. The ends are `-infinity` and `infinity`. */
export type StoredSlice = { id: string; version: number; from: string; to: string; subjectId: string | null; values: Values };

export type SliceRow = { id: string; version: number; validFrom: string; validTo: string; subjectId: string | null } & Record<
  string,
  Value
>;

/**
 * Select list of a slice of table `t`, fields under their own names, every day as text whatever the driver makes of days. `shown` is the
 * SQL of a value in the place of its column, for a reader from whom some are hidden.
 */
export function sliceColumns(entity: Entity, shown: (field: StoredField) => string | undefined = () => undefined): string {
  const fields = [...storedFields(entity).fields.values()].map((field) => `${shown(field) ?? asText(field)} as "${field.name}"`);
  return [
    't.id',
    't.version',
    't.valid_from::text as "validFrom"',
    't.valid_to::text as "validTo"',
    't.subject_id as "subjectId"',
    ...fields,
  ].join(', ');
}

export function storedSlice(entity: Entity, row: SliceRow): StoredSlice {
  const values: Record<string, Value> = {};
  for (const name of storedFields(entity).names) values[name] = row[name] ?? null;
  return { id: row.id, version: row.version, from: row.validFrom, to: row.validTo, subjectId: row.subjectId, values };
}

function asText(field: StoredField): string {
  return field.kind === 'column' && field.type === 'Date' ? `t.${field.column}::text${field.list ? '[]' : ''}` : `t.${field.column}`;
}
