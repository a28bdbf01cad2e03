import type { AccessPolicy } from '../declare/policy.js';
import type { Entity } from '../declare/types.js';
import type { Caller } from './caller.js';
import { grantFor } from './decide.js';

/** Rows of an entity a caller may see; decided when planning. */
export type RowScope = 'all' | 'case-or-no-subject' | 'own' | 'own-or-no-subject' | 'no-subject';

/** Rows about people take a right to personal data: to all of it, to that of a case, to one's own, or they are as absent. */
export function rowScopeFor(policy: AccessPolicy, caller: Caller, entity: Entity, needsOwn = false): RowScope {
  if (!entity.subject) return 'all';
  const grant = grantFor(policy, caller, entity.register, 'personal');
  if (grant === 'all') return needsOwn ? 'own' : 'all';
  if (grant === 'case' && caller.case?.entities.has(entity.name)) return 'case-or-no-subject';
  if (grant === 'own') return needsOwn ? 'own' : 'own-or-no-subject';
  return 'no-subject';
}
