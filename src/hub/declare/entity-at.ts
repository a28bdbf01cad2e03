import type { Model } from './model.js';
import { nearest } from './nearest.js';
import type { Entity } from './types.js';

/** `register/entity` as a steward types it, case and plural forgiven. */
export function entityAt(model: Model, path: string): Entity | undefined {
  const [register, name, ...rest] = path.toLowerCase().split('/');
  if (register === undefined || name === undefined || rest.length > 0) return undefined;
  return [...model.declarations.entities.values()].find(
    (entity) => entity.register.toLowerCase() === register && [entity.singular, entity.plural].some((one) => one.toLowerCase() === name),
  );
}

export function entityPath({ register, singular }: Entity): string {
  return `${register}/${singular}`;
}

/** The path most like what was typed, for "did you mean". */
export function nearestEntity(model: Model, path: string): Entity | undefined {
  return nearest(path.toLowerCase(), model.declarations.entities.values(), (entity) => entityPath(entity).toLowerCase());
}
