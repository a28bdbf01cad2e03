import type { Model } from '../../declare/model.js';
import type { Entity } from '../../declare/types.js';

/** The entities whose records decide what a row of this one comes to: its own, those it links to, and those that lend them keys. */
export function lookedUpIn(model: Model, entity: Entity): Set<string> {
  const names = new Set([entity.name]);
  for (const field of entity.fields.values()) {
    if (field.kind !== 'link') continue;
    names.add(field.target);
    const target = model.declarations.entities.get(field.target);
    for (const key of target?.fields.values() ?? []) {
      if (key.kind !== 'derived' || key.key === undefined) continue;
      const through = target?.fields.get(key.path[0]);
      if (through?.kind === 'link' || through?.kind === 'links') names.add(through.target);
    }
  }
  return names;
}
