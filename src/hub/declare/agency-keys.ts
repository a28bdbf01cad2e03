import type { Model } from './model.js';
import type { ColumnField, Entity } from './types.js';

/** By which columns agencies are known, each of one agency alone. */
export function agencyKeys({ declarations }: Model): { entity: Entity; field: ColumnField }[] {
  return [...declarations.entities.values()].flatMap((entity) =>
    [...entity.fields.values()].flatMap((field) =>
      field.kind === 'column' && field.key?.unique && field.type === 'AgencyCode' ? [{ entity, field }] : [],
    ),
  );
}
