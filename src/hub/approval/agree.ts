import type { Tx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import { groundText } from '../write/ground-text.js';
import type { Approval } from '../write/operations.js';
import { type Amounts, type ApprovalNeed, approvalNeeds, countsOf, type TakenBack } from './needs.js';
import { keepProposal, type NewProposal, type Proposal } from './proposals.js';

/** Who answers in the ledger for work of many parts, and who agreed to it. */
export type Signed = Pick<Proposal, 'actor' | 'actorRole' | 'agency' | 'reason' | 'legalBasis'> & {
  approval?: Approval;
  emergency?: string;
};

export type Agreement =
  | { state: 'WAITING'; proposalId: string; needs: readonly ApprovalNeed[] }
  /** `who` answers for it: whoever proposed it, whoever runs the command now. */
  | { state: 'AGREED'; who: Signed; proposalId?: string };

type Asked = {
  amounts: Amounts;
  /** Why it could not wait, if it could not. */
  emergency: string | null;
  takingBack?: TakenBack;
  proposing: Omit<NewProposal, 'needs' | 'counts' | 'written'>;
};

/**
 * Whether work of many parts may begin, where nobody has agreed to it yet: its author may do so much alone, or it cannot wait. Else it is kept
 * for another person.
 */
export async function agreeOrPropose(tx: Tx, model: Model, { amounts, emergency: why, takingBack, proposing }: Asked): Promise<Agreement> {
  const { actor, actorRole, agency, reason, legalBasis } = proposing;
  const who: Signed = { actor, actorRole, agency, reason, legalBasis };
  const needs = await approvalNeeds(tx, model, { actor, amounts, takingBack });
  if (needs.length === 0) return { state: 'AGREED', who };
  const isUrgent = why !== null && !needs.some(({ anotherAgency }) => anotherAgency);
  const emergency = isUrgent ? groundText('emergency', why) : undefined;
  const written = emergency === undefined ? {} : { written: { emergency } };
  const { id } = await keepProposal(tx, { ...proposing, needs, counts: countsOf(amounts), ...written });
  if (emergency === undefined) return { state: 'WAITING', proposalId: id, needs };
  return { state: 'AGREED', who: { ...who, emergency }, proposalId: id };
}

/** Under a proposal that somebody has decided, or that did not wait. */
export function agreedTo({
  id,
  actor,
  actorRole,
  agency,
  reason,
  legalBasis,
  decidedBy,
  decidedByAgency,
  emergency,
}: Proposal): Agreement & { state: 'AGREED' } {
  // What was written without waiting stays that, also where somebody has looked at it meanwhile.
  const signed = emergency === null ? { approval: { by: decidedBy ?? '', byAgency: decidedByAgency } } : { emergency };
  return { state: 'AGREED', proposalId: id, who: { actor, actorRole, agency, reason, legalBasis, ...signed } };
}
