import { HubError } from '../../errors.js';
import type { Caller } from '../access/caller.js';
import { checkPurpose, type Grant, grantFor, isPersonal } from '../access/decide.js';
import { type RowScope, rowScopeFor } from '../access/row-scope.js';
import type { Model } from '../declare/model.js';
import type { Entity, FieldClass } from '../declare/types.js';
import { type StoredField, storedFields } from '../ledger/stored-fields.js';
import { type GuardedLink, guardedLinks } from '../sql/change-scope.js';

/** What of an entity a caller may take away, decided before anything is read: the same rights as any question's. */
export type Readable = {
  fields: readonly StoredField[];
  withheld: readonly string[];
  scope: RowScope;
  /** The persons of the caller's case, whose rows that scope reaches; null: nobody. */
  reach: readonly string[] | null;
  guarded: readonly GuardedLink[];
  classes: readonly FieldClass[];
};

export function readableFor(model: Model, caller: Caller, entity: Entity): Readable {
  const { access } = model;
  const stored = [...storedFields(entity).fields.values()];
  checkPurpose(access, caller, caller.purpose !== null);
  const scope = rowScopeFor(access, caller, entity);
  // Every record of it is a person: without a purpose there would be nothing in the file. A purpose that does not cover them leaves them
  // out, as it does of any list, and the manifest says so.
  if (caller.purpose === null && scope !== 'all' && entity.subject?.via === 'self')
    throw new HubError('PURPOSE_REQUIRED', {}, { details: { purposes: caller.purposes } });
  const may = (field: StoredField) => READABLE.has(grantFor(access, caller, entity.register, field.class));
  const fields = stored.filter(may);
  const classes = new Set(fields.map((field) => field.class).filter(isPersonal));
  const guarded = guardedLinks(model, entity, (target) => rowScopeFor(access, caller, target));
  if (entity.subject !== undefined && (scope === 'all' || scope === 'case-or-no-subject')) classes.add('personal');
  const reach = caller.case ? [...caller.case.subjects] : null;
  return { fields, withheld: stored.filter((field) => !may(field)).map(({ name }) => name), scope, reach, guarded, classes: [...classes] };
}

/** Rows are kept by the scope; what may be read on one's own alone is in no file. */
const READABLE: ReadonlySet<Grant> = new Set(['all', 'case']);
