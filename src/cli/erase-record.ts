import { randomUUID } from 'node:crypto';
import type { Pool } from '../db/client.js';
import type { ApprovalNeed } from '../hub/approval/needs.js';
import type { Model } from '../hub/declare/model.js';
import type { Entity } from '../hub/declare/types.js';
import type { ErasureGround } from '../hub/ledger/format.js';
import { logParts } from '../hub/reads/log-parts.js';
import type { ReadLog } from '../hub/reads/read-log.js';
import { writeByRule } from '../hub/submit/set-by-rule.js';
import type { ChangeSetInput } from '../hub/write/operations.js';
import type { Writer } from './signed-in.js';
import { stewardship } from './steward.js';

export type AskedErasure = {
  entity: Entity;
  id: string;
  ground: ErasureGround;
  /** All that is personal when absent. */
  fields?: readonly string[] | undefined;
  reason: string;
  legalBasis: string | null;
  emergency: string | null;
  tryOnly: boolean;
};

export type Erased = {
  /** Where it was written, or would have been. */
  position: string;
  fields: readonly string[];
  /** How many changes lose values. */
  changes: number;
  needs: readonly ApprovalNeed[];
};

/** Erases as the command line does: by the one door, for a case of the record's own, in the read log. */
export async function eraseRecord(
  deps: { pool: Pool; model: Model; readLog: ReadLog },
  writer: Writer,
  { entity, id, ground, fields, reason, legalBasis, emergency, tryOnly }: AskedErasure,
): Promise<Erased> {
  const caseCode = `erasure:${id}`;
  const purpose = stewardship(deps.model);
  const set: ChangeSetInput = {
    operations: [{ operation: 'erase', entity: entity.name, id, ground, ...(fields === undefined ? {} : { fields }) }],
    ...writer,
    actorRole: 'steward',
    reason,
    legalBasis,
    ...(purpose === null ? {} : { purpose }),
    caseCode,
  };
  const { onPlan, onPart } = logParts(deps, {
    requestId: `erase-${randomUUID()}`,
    ...writer,
    role: 'steward',
    purpose,
    caseCode,
    operationName: 'erase',
    document: 'mutation ($id: ID!) { erase(id: $id) { id } }',
    variables: {},
  });
  let told: Pick<Erased, 'fields' | 'changes'> = { fields: [], changes: 0 };
  const { outcome, needs } = await writeByRule(deps, set, {
    emergency,
    tryOnly,
    async onPlan(tx, plan) {
      const erasure = plan.changes[0]?.erasure;
      if (erasure !== undefined) told = { fields: erasure.fields, changes: erasure.changes.length };
      await onPlan(tx, plan);
    },
    after: onPart,
  });
  return { position: outcome.firstPosition, ...told, needs };
}
