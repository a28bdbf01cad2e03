import type { Caller } from '../access/caller.js';
import type { RowScope } from '../access/row-scope.js';

/** Why records of persons are as absent to a caller: no purpose was sent, the one sent does not open them, they are not of
 * the case, or only one's own are. */
export type ScopeReason = 'PURPOSE_REQUIRED' | 'PURPOSE_DOES_NOT_COVER' | 'OWN_ROWS_ONLY' | 'NOT_IN_CASE';

export function scopeReason(scope: RowScope, { purpose, case: bound }: Pick<Caller, 'purpose' | 'case'>): ScopeReason | undefined {
  if (scope === 'all') return undefined;
  if (bound !== undefined) return 'NOT_IN_CASE';
  if (scope !== 'no-subject') return 'OWN_ROWS_ONLY';
  return purpose === null ? 'PURPOSE_REQUIRED' : 'PURPOSE_DOES_NOT_COVER';
}
