import type { Pool } from '../../../db/client.js';
import { withTx } from '../../../db/tx.js';
import { type ApprovalNeed, approvalNeeds, countsOf } from '../../approval/needs.js';
import { approvalOfFile, keepProposal, type Proposal, readProposal } from '../../approval/proposals.js';
import type { Batch } from '../../batch/batch.js';
import type { Model } from '../../declare/model.js';
import type { Entity } from '../../declare/types.js';
import { groundText } from '../../write/ground-text.js';
import type { ImportSource } from '../read/source.js';
import type { CheckOutcome } from './check-file.js';
import type { WhoWrites } from './write-chunk.js';

export type Agreement =
  | { state: 'WAITING'; proposalId: string; needs: readonly ApprovalNeed[] }
  /** `who` answers for it: whoever proposed it, whoever runs the command now. */
  | { state: 'AGREED'; who: WhoWrites; proposalId?: string };

type Asked = WhoWrites & {
  entity: Pick<Entity, 'name'>;
  source: Pick<ImportSource, 'name'>;
  fourEyes?: { emergency: string | null };
};

type Found = { print: string; sha256: string; batch: Batch | undefined; checked: CheckOutcome };

/**
 * Whether a sound file may be written: its author may do so much alone, or another person agreed to this very file – its bytes and how they are read –,
 * or it cannot wait. An approval is for one batch; one that was begun goes on under it.
 */
export async function agreement({ pool, model }: { pool: Pool; model: Model }, request: Asked, found: Found): Promise<Agreement> {
  const { actor, actorRole, agency, reason, legalBasis, fourEyes, entity, source } = request;
  const { print, sha256, batch, checked } = found;
  const own: Agreement = { state: 'AGREED', who: { actor, actorRole, agency, reason, legalBasis } };
  if (fourEyes === undefined) return own;
  return withTx(pool, { label: 'agree to a file' }, async (tx) => {
    if (batch !== undefined) {
      const begun = batch.proposalId === null ? undefined : await readProposal(tx, batch.proposalId);
      return begun === undefined ? own : agreedTo(begun);
    }
    const content = { entity: entity.name, print };
    const approved = await approvalOfFile(tx, content);
    if (approved !== undefined) return agreedTo(approved);
    const { amounts } = checked;
    const needs = await approvalNeeds(tx, model, { actor, amounts });
    if (needs.length === 0) return own;
    const isUrgent = fourEyes.emergency !== null && !needs.some(({ anotherAgency }) => anotherAgency);
    const emergency = isUrgent ? groundText('emergency', fourEyes.emergency ?? '') : undefined;
    const { id } = await keepProposal(tx, {
      kind: 'BATCH',
      actor,
      actorRole,
      agency,
      reason,
      legalBasis,
      content,
      file: { name: source.name, sha256, entity: entity.name, ...checked.tally.counts },
      needs,
      counts: countsOf(amounts),
      ...(emergency === undefined ? {} : { written: { emergency } }),
    });
    if (emergency === undefined) return { state: 'WAITING', proposalId: id, needs };
    return { ...own, who: { ...own.who, emergency }, proposalId: id };
  });
}

function agreedTo({ id, actor, actorRole, agency, reason, legalBasis, decidedBy, decidedByAgency, emergency }: Proposal): Agreement {
  return {
    state: 'AGREED',
    proposalId: id,
    who: {
      actor,
      actorRole,
      agency,
      reason,
      legalBasis,
      // What was written without waiting stays that, also where somebody has looked at it meanwhile.
      ...(emergency === null ? { approval: { by: decidedBy ?? '', byAgency: decidedByAgency } } : { emergency }),
    },
  };
}
