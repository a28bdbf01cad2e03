import type { ColumnField, Entity } from './types.js';

/** What a record is called, where anybody may read it: its first searchable text that is no person's name. */
export function openName(entity: Entity): ColumnField | undefined {
  for (const field of entity.fields.values()) {
    const isName = field.kind === 'column' && field.searchable && !field.list && field.class === 'open' && field.isPersonName !== true;
    if (isName) return field;
  }
  return undefined;
}
