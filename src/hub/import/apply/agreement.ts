import type { Pool } from '../../../db/client.js';
import { withTx } from '../../../db/tx.js';
import { type Agreement, agreedTo, agreeOrPropose } from '../../approval/agree.js';
import { approvalOfFile, readProposal } from '../../approval/proposals.js';
import type { Batch } from '../../batch/batch.js';
import type { Model } from '../../declare/model.js';
import type { Entity } from '../../declare/types.js';
import type { ImportSource } from '../read/source.js';
import type { CheckOutcome } from './check-file.js';
import type { WhoWrites } from './write-chunk.js';

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
  const who = { actor, actorRole, agency, reason, legalBasis };
  if (fourEyes === undefined) return { state: 'AGREED', who };
  return withTx(pool, { label: 'agree to a file' }, async (tx) => {
    if (batch !== undefined) {
      const begun = batch.proposalId === null ? undefined : await readProposal(tx, batch.proposalId);
      return begun === undefined ? { state: 'AGREED', who } : agreedTo(begun);
    }
    const content = { entity: entity.name, print };
    const approved = await approvalOfFile(tx, content);
    if (approved !== undefined) return agreedTo(approved);
    const file = { name: source.name, sha256, entity: entity.name, ...checked.tally.counts };
    return agreeOrPropose(tx, model, {
      amounts: checked.amounts,
      emergency: fourEyes.emergency,
      proposing: { kind: 'BATCH', ...who, content, file },
    });
  });
}
