import { derivedEnd } from './field-ends.js';
import { type ColumnField, type Declarations, type Entity, FIELD_CLASSES, type Field } from './types.js';

/** A key that names one person: of a person's own record, or of a record that is one person's, such as the number of a licence. */
export type PersonKey = { entity: Entity; field: ColumnField };

/**
 * Every key that names a person by itself: declared `@key`, of class personal or above, on an entity whose records are one person's – the
 * person's own, or those that lead to one through single links. A plate or a chassis number is no such key, since it is `internal`: it
 * names a thing.
 */
export function personKeys(declarations: Declarations): readonly PersonKey[] {
  const known = keysOf.get(declarations);
  if (known) return known;
  const keys = [...declarations.entities.values()].flatMap((entity) =>
    [...entity.fields.values()].flatMap((field): PersonKey[] => (namesPerson(declarations, entity, field) ? [{ entity, field }] : [])),
  );
  keysOf.set(declarations, keys);
  return keys;
}

const keysOf = new WeakMap<Declarations, readonly PersonKey[]>();

/** The person's key behind a field: the field itself, or where a derived one reads it. */
export function personKeyOf(declarations: Declarations, entity: Entity, field: Field): PersonKey | undefined {
  if (field.kind === 'derived') {
    const { target, end } = derivedEnd(declarations, entity, field.path);
    return personKeyOf(declarations, target, end);
  }
  return namesPerson(declarations, entity, field) ? { entity, field } : undefined;
}

/** Whether each record of the entity is one person's at most, so that its id names a person too. */
export function isOnePersons({ entities }: Pick<Declarations, 'entities'>, entity: Entity): boolean {
  const passed = new Set<Entity>();
  for (let at: Entity | undefined = entity; at && !passed.has(at); ) {
    passed.add(at);
    if (at.subject?.via === 'self') return true;
    const link: Field | undefined = at.subject?.via === 'link' ? at.fields.get(at.subject.field) : undefined;
    at = link?.kind === 'link' ? entities.get(link.target) : undefined;
  }
  return false;
}

function namesPerson(declarations: Declarations, entity: Entity, field: Field): field is ColumnField {
  return (
    field.kind === 'column' &&
    field.key !== undefined &&
    FIELD_CLASSES.indexOf(field.class) >= PERSONAL &&
    isOnePersons(declarations, entity)
  );
}

const PERSONAL = FIELD_CLASSES.indexOf('personal');
