import type { ColumnField, Entity, LinkOneField } from '../declare/types.js';

export type StoredField = ColumnField | LinkOneField;

/** What the door knows of an entity, worked out once per declaration. */
export type Stored = {
  fields: ReadonlyMap<string, StoredField>;
  names: readonly string[];
  columns: readonly string[];
  links: readonly LinkOneField[];
  /** Stored fields whose value only one record may hold at a time, with the field a steward knows it by. */
  uniqueKeys: readonly { field: StoredField; named: string }[];
};

/** The fields of an entity that are written; everything else is found when read. */
export function storedFields(entity: Entity): Stored {
  const known = cache.get(entity);
  if (known !== undefined) return known;
  const stored = workOut(entity);
  cache.set(entity, stored);
  return stored;
}

const cache = new WeakMap<Entity, Stored>();

function workOut(entity: Entity): Stored {
  const fields = new Map<string, StoredField>();
  const uniqueKeys: { field: StoredField; named: string }[] = [];
  for (const field of entity.fields.values()) {
    if (field.kind === 'column' || field.kind === 'link') fields.set(field.name, field);
  }
  for (const field of entity.fields.values()) {
    if (field.kind === 'column' && field.key?.unique) uniqueKeys.push({ field, named: field.name });
    // A unique key of the record behind a link is unique here when no two records share that link.
    if (field.kind === 'derived' && field.key?.unique) {
      const link = fields.get(field.path[0]);
      if (link?.kind === 'link') uniqueKeys.push({ field: link, named: field.name });
    }
  }
  return {
    fields,
    names: [...fields.keys()],
    columns: [...fields.values()].map(({ column }) => column),
    links: [...fields.values()].filter((field) => field.kind === 'link'),
    uniqueKeys,
  };
}
