import type { Declarations, Entity, Field } from './types.js';

/** The link a derived field goes through and the field it ends in. */
export function derivedEnd({ entities }: Pick<Declarations, 'entities'>, entity: Entity, path: readonly [string, string]) {
  const through = entity.fields.get(path[0]);
  if (through?.kind !== 'link' && through?.kind !== 'links') throw new Error(`${entity.name}: "${path[0]}" of a derived path is no link`);
  const target = entities.get(through.target);
  const end = target?.fields.get(path[1]);
  if (!target || (end?.kind !== 'column' && end?.kind !== 'link'))
    throw new Error(`${entity.name}: "${path.join('.')}" leads to no stored field`);
  return { through, target, end };
}

/** The entity that a field leads to, over one link, a list or a derived path; undefined for a plain value. */
export function linkedEntity(declarations: Pick<Declarations, 'entities'>, entity: Entity, field: Field): Entity | undefined {
  const end = field.kind === 'derived' ? derivedEnd(declarations, entity, field.path).end : field;
  return end.kind === 'link' || end.kind === 'links' ? declarations.entities.get(end.target) : undefined;
}
