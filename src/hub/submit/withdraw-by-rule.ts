import { withTx } from '../../db/tx.js';
import { type Agreement, agreedTo, agreeOrPropose } from '../approval/agree.js';
import { gatherAmounts } from '../approval/needs.js';
import { approvalOfWithdrawal, readProposal } from '../approval/proposals.js';
import type { Batch } from '../batch/batch.js';
import type { AskedWithdrawal } from '../undo/asked-withdrawals.js';
import { type WithdrawOptions, withdrawBatch } from '../undo/withdraw-batch.js';
import { type UndoDeps, type Withdrawal, withdrawChangeSet } from '../undo/withdraw-change-set.js';
import type { ChangeSetOutcome } from '../write/operations.js';
import { approvalRequired, both, fourEyes } from './four-eyes.js';

/** Why it could not wait for another person, if it could not. */
type Urgent = { emergency: string | null };

/** What is kept of a withdrawal that waits, beside who asks for it and why. */
export type SetWithdrawal = { withdraws: string; cascade: boolean };

/**
 * Takes a change set back, if its author may take back so much alone: else it is kept for another person and refused until then, like the
 * changes that it takes back.
 */
export async function withdrawSetByRule(
  deps: UndoDeps,
  id: string,
  { emergency, ...withdrawal }: Omit<Withdrawal, 'emergency'> & Urgent,
): Promise<{ outcome: ChangeSetOutcome; gate: Pick<ReturnType<typeof fourEyes>, 'needs'> }> {
  const { actor, actorRole, agency, reason, legalBasis, purpose, caseCode, cascade, onPlan, onPart } = withdrawal;
  const gate = fourEyes(deps, { actor, emergency, tryOnly: false, takingBack: { setId: id } });
  const content: SetWithdrawal = { withdraws: id, cascade };
  const who = { actor, actorRole, agency, reason, legalBasis, purpose, caseCode };
  const proposing = { kind: 'WITHDRAWAL' as const, ...who, content, withdraws: id };
  const note = gate.noteEmergency(proposing);
  const outcome = await gate.orPropose(
    () =>
      withdrawChangeSet(deps, id, {
        ...withdrawal,
        onPlan: onPlan === undefined ? gate.onPlan : both(onPlan, gate.onPlan),
        mayWrite: gate.mayWrite,
        async onPart(tx, written) {
          await note(tx, written);
          await onPart?.(tx, written);
        },
      }),
    proposing,
  );
  return { outcome, gate };
}

/** What is kept of the withdrawal of a batch that waits: enough for any process to do it for its author. */
export type BatchWithdrawal = {
  withdraws: string;
  asked: Omit<AskedWithdrawal, 'caller'> & { caller: Omit<AskedWithdrawal['caller'], 'requestId'> };
};

/**
 * The same for a batch, for which `asked` stands. Asked once, when its parts have been looked at and before anything of it is taken back; after
 * approval whoever works takes it back as its author's.
 */
export async function withdrawBatchByRule(
  deps: UndoDeps,
  id: string,
  withdrawal: Withdrawal,
  { asked, ...options }: Omit<WithdrawOptions, 'gate'> & { asked: AskedWithdrawal },
): Promise<Batch> {
  const { pool, model } = deps;
  const gathered = gatherAmounts(model);
  const { actor, actorRole, agency, reason, legalBasis, purpose, caseCode } = withdrawal;
  const { caller, emergency = null, ...how } = asked;
  const { requestId: _, ...author } = caller;
  const content: BatchWithdrawal = { withdraws: id, asked: { ...how, caller: author } };

  function agree(batch: Batch): Promise<Agreement> {
    return withTx(pool, { label: 'agree to a withdrawal' }, async (tx) => {
      const who = { actor, actorRole, agency, reason, legalBasis };
      if (batch.state === 'WITHDRAWING') {
        const begun = batch.withdrawProposalId === null ? undefined : await readProposal(tx, batch.withdrawProposalId);
        return begun === undefined ? { state: 'AGREED', who } : agreedTo(begun);
      }
      const approved = await approvalOfWithdrawal(tx, id, batch.withdrawProposalId);
      if (approved !== undefined) return agreedTo(approved);
      const proposing = { kind: 'BATCH_WITHDRAWAL' as const, ...who, purpose, caseCode, content, withdraws: id };
      return agreeOrPropose(tx, model, { amounts: gathered.amounts(), emergency, takingBack: { batchId: id }, proposing });
    });
  }

  return withdrawBatch(deps, id, withdrawal, {
    ...options,
    gate: {
      onCheck: gathered.add,
      async mayBegin(batch) {
        const agreed = await agree(batch);
        if (agreed.state === 'WAITING') throw approvalRequired(agreed.proposalId, agreed.needs);
        return { who: agreed.who, proposalId: agreed.proposalId ?? null };
      },
    },
  });
}
