import type { ColumnField, Declarations, Entity } from './types.js';

/** A type whose records have a shape, and the field that holds it. */
export type Area = { entity: Entity; shape: ColumnField };

/** Every type within whose records a geometry can be asked to lie. */
export function areasOf({ entities }: Pick<Declarations, 'entities'>): Area[] {
  return [...entities.values()].flatMap((entity) => shapesOf(entity).map((shape) => ({ entity, shape })));
}

/** One shape a record, and none of a person's: whoever asks what lies within it asks about the record. */
export function checkArea(entity: Entity): void {
  const [shape, another] = shapesOf(entity);
  if (!shape) return;
  if (another || shape.type !== 'GeoJSON' || shape.list || shape.class !== 'open' || entity.subject)
    throw new Error(`${entity.name}: @area stands on one open GeoJSON field of records that are nobody's data`);
}

function shapesOf({ fields }: Entity): ColumnField[] {
  return [...fields.values()].filter((field): field is ColumnField => field.kind === 'column' && field.area !== undefined);
}
