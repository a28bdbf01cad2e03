import { HubError } from '../../errors.js';
import type { Caller } from '../access/caller.js';
import type { ApprovalNeed } from './needs.js';
import type { Proposal } from './proposals.js';

/**
 * Refuses whoever may not decide about a proposal: its own author, by whichever token or session, and, where a rule wants another agency,
 * whoever acts for the same or for none.
 */
export function requireAnother(
  { actor, agency }: Pick<Proposal, 'actor' | 'agency'>,
  approver: Pick<Caller, 'actor' | 'agency'>,
  needs: readonly ApprovalNeed[],
): void {
  if (actor === approver.actor) throw new HubError('ANOTHER_PERSON_REQUIRED', { why: 'OWN' });
  if (!needs.some(({ anotherAgency }) => anotherAgency)) return;
  if (agency === null || approver.agency === null || agency === approver.agency)
    throw new HubError('ANOTHER_PERSON_REQUIRED', { why: 'AGENCY', agency: agency ?? undefined });
}
