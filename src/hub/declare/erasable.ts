import { isUnruledText } from './free-text.js';
import type { ColumnField, Entity, Field, LinkOneField } from './types.js';

/**
 * Whether an erasure may take the field's value: what is personal, unless the record hangs on it (a required link) or it outlives the
 * person's data (`@kept`); and text in words, since whoever wrote it may have named anybody.
 */
export function isErasable(field: Field): field is ColumnField | LinkOneField {
  if (field.kind !== 'column' && field.kind !== 'link') return false;
  if (field.kept !== undefined || (field.kind === 'link' && field.required)) return false;
  return isOfPerson(field) || (field.kind === 'column' && isUnruledText(field) && !field.required && field.key === undefined);
}

/** What an erasure takes unless it names its fields. */
export function isOfPerson(field: Field): boolean {
  return field.class === 'personal' || field.class === 'sensitive';
}

/**
 * Whether the law is asked of the field: of a life cycle, of days on which a document ends, and of whatever a record cannot be without that
 * is no mere text. A record that is still known keeps these: without them a document that ran out would be good for ever.
 */
export function isRestedOn(field: ColumnField | LinkOneField): boolean {
  if (field.kind === 'link') return field.required;
  if (field.lifeCycle !== undefined || field.isExpiry || field.isEnd) return true;
  return field.required && (field.list || field.isEnum || NO_TEXTS.has(field.type));
}

const NO_TEXTS: ReadonlySet<string> = new Set(['Int', 'Float', 'Boolean', 'Date', 'DateTime']);

/** Whether a stored value may be absent: where it is not required, and where it may have been erased. */
export function mayBeAbsent(field: Field): boolean {
  return !field.required || isErasable(field);
}

/** The fields of an entity whose values may be erased, in the order of the SDL. */
export function erasableFields(entity: Entity): readonly (ColumnField | LinkOneField)[] {
  return [...entity.fields.values()].filter(isErasable);
}
