import type { Pool } from '../../db/client.js';
import { type Tx, withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { type ApprovalNeed, amountsOf, approvalNeeds, countsOf, needText, type TakenBack } from '../approval/needs.js';
import { keepProposal, type NewProposal } from '../approval/proposals.js';
import type { Model } from '../declare/model.js';
import { headPosition } from '../time/head.js';
import type { Around } from '../write/door.js';
import { groundText } from '../write/ground-text.js';
import type { ChangeSetOutcome } from '../write/operations.js';
import type { Plan } from '../write/plan.js';

/** What is to be done, as it is kept while it waits. */
export type Proposing = Omit<NewProposal, 'needs' | 'counts' | 'readAt' | 'written'>;

/**
 * Stands between a plan and its being written: asks, under the ledger's lock, whether its author may do so much alone, so that two sets at once
 * are counted one after the other. What needs another person is not written but kept, unless its author says why it cannot wait.
 */
export function fourEyes(
  { pool, model }: { pool: Pool; model: Model },
  { actor, emergency, tryOnly, takingBack }: { actor: string; emergency: string | null; tryOnly: boolean; takingBack?: TakenBack },
) {
  const why = emergency === null ? null : groundText('emergency', emergency);
  let found: { needs: ApprovalNeed[]; counts: Record<string, number>; readAt: string } | undefined;
  const needs = (): readonly ApprovalNeed[] => found?.needs ?? [];

  return {
    needs,

    /** Looks persons up before the lock is taken. */
    async onPlan(tx: Tx, plan: Plan): Promise<void> {
      if (!plan.findings.refused()) await amountsOf(tx, model, plan);
    },

    async mayWrite(tx: Tx, plan: Plan): Promise<{ emergency: string | null }> {
      const amounts = await amountsOf(tx, model, plan);
      found = {
        needs: await approvalNeeds(tx, model, { actor, amounts, takingBack }),
        counts: countsOf(amounts),
        readAt: await headPosition(tx),
      };
      if (found.needs.length === 0) return { emergency: null };
      // Nothing is urgent enough to change alone what another agency has to agree to: the rules themselves.
      if (why !== null && !found.needs.some(({ anotherAgency }) => anotherAgency)) return { emergency: why };
      if (tryOnly) return { emergency: null };
      throw new NeedsApproval();
    },

    /** In the transaction of what did not wait: it is to be looked at afterwards. */
    noteEmergency(proposing: Proposing) {
      return async (tx: Tx, { changeSetId, replayed }: ChangeSetOutcome): Promise<void> => {
        if (why === null || replayed || found === undefined || found.needs.length === 0) return;
        await keepProposal(tx, { ...proposing, ...found, written: { id: changeSetId, emergency: why } });
      };
    },

    /** Does the work, or keeps it for another person and refuses it until then. */
    async orPropose<Done>(work: () => Promise<Done>, proposing: Proposing): Promise<Done> {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof NeedsApproval) || found === undefined) throw error;
        const kept = found;
        const { id } = await withTx(pool, { label: 'propose' }, (tx) => keepProposal(tx, { ...proposing, ...kept }));
        throw approvalRequired(id, kept.needs);
      }
    },
  };
}

/** Ends the transaction in which it is found; whoever began it words it. */
class NeedsApproval extends Error {}

export function approvalRequired(proposal: string, needs: readonly ApprovalNeed[]): HubError {
  const [first] = needs;
  return new HubError(
    'APPROVAL_REQUIRED',
    { proposal, needsVi: first && needText(first).vi, needsEn: first && needText(first).en },
    { details: { proposal, needs } },
  );
}

/** Two who are told of each plan. */
export function both(one: NonNullable<Around['onPlan']>, other: NonNullable<Around['onPlan']>): NonNullable<Around['onPlan']> {
  return async (tx, plan) => {
    await one(tx, plan);
    await other(tx, plan);
  };
}
