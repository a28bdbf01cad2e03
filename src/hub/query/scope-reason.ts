import type { Caller } from '../access/caller.js';
import type { RowScope } from '../access/row-scope.js';

/** Why records of persons are as absent to a caller: no purpose was sent, the one sent does not open them, or only one's own are. */
export type ScopeReason = 'PURPOSE_REQUIRED' | 'PURPOSE_DOES_NOT_COVER' | 'OWN_ROWS_ONLY';

export function scopeReason(scope: RowScope, { purpose }: Pick<Caller, 'purpose'>): ScopeReason | undefined {
  if (scope === 'all') return undefined;
  if (scope !== 'no-subject') return 'OWN_ROWS_ONLY';
  return purpose === null ? 'PURPOSE_REQUIRED' : 'PURPOSE_DOES_NOT_COVER';
}
