import { HubError } from '../../errors.js';
import type { Model } from '../declare/model.js';
import type { Caller } from './caller.js';
import { checkPurpose, grantFor } from './decide.js';

/**
 * Changing a person's record touches personal data, as closing one does: it needs the purpose and the case that reading it would.
 * Throws if records of these entities are not the caller's to change; tells whether any of them are about persons.
 */
export function checkMayTouch(model: Model, caller: Caller, entities: Iterable<string>): boolean {
  let touchesPersons = false;
  for (const name of entities) {
    const entity = model.declarations.entities.get(name);
    if (entity?.subject === undefined) continue;
    checkPurpose(model.access, caller, true);
    if (grantFor(model.access, caller, entity.register, 'personal') !== 'all')
      throw new HubError('FORBIDDEN', { action: `${name}: personal` });
    touchesPersons = true;
  }
  return touchesPersons;
}
