import type { Model } from '../../src/hub/declare/model.js';
import type { Entity } from '../../src/hub/declare/types.js';
import { alikeWarning } from '../../src/hub/write/check-alike.js';
import { onlyOneSays, warningCode } from '../../src/hub/write/check-exclusive.js';
import { placedWarning } from '../../src/hub/write/check-placed.js';
import { outsideSays } from '../../src/hub/write/check-within.js';
import type { Told } from './told-of-files.js';

/** What a record is told for the sake of others: those it may be alone among, those it seems to repeat, those it has to lie within. */
export function toldBesideOthers(model: Model, entity: Entity): Told[] {
  const labelled = (name: string) => ({ name, label: entity.fields.get(name)?.label ?? name });
  return [
    ...(entity.exclusive ?? []).map((rule) => ({
      code: rule.severity === 'warning' ? warningCode(entity, rule) : 'KEY_TAKEN',
      ...onlyOneSays(model, entity, rule),
    })),
    ...(entity.alike ?? []).map((names) => alikeWarning(entity, names.map(labelled))),
    ...(entity.placed ?? []).map(({ link, by }) => placedWarning(entity, { by: by.map(labelled), behind: labelled(link) })),
    ...[...entity.fields.values()].flatMap((field) =>
      field.kind === 'column' && field.within !== undefined
        ? [outsideSays(entity, field, { within: field.within, behind: labelled(field.within.link).label, range: '… – …' })]
        : [],
    ),
  ];
}
