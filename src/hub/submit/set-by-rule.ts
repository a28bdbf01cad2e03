import type { Pool } from '../../db/client.js';
import { retrying, type Tx, withTx } from '../../db/tx.js';
import type { ApprovalNeed } from '../approval/needs.js';
import type { Model } from '../declare/model.js';
import { type Around, writeChangeSet } from '../write/door.js';
import { dryRun } from '../write/dry-run.js';
import type { ChangeSetInput, ChangeSetOutcome } from '../write/operations.js';
import { requestHash } from '../write/repeat.js';
import { both, fourEyes, type Proposing } from './four-eyes.js';

export type ByRule = {
  /** Why it cannot wait for another person. */
  emergency: string | null;
  /** Tried and taken back. */
  tryOnly: boolean;
  onPlan: NonNullable<Around['onPlan']>;
  onWait?: Around['onWait'];
  /** Called in the transaction of what was written. */
  after?: (tx: Tx, outcome: ChangeSetOutcome) => Promise<void>;
};

/**
 * Writes a change set if its author may do so much alone, or tries it; else it is kept for another person and refused until then. `needs`
 * tells why another person is needed.
 */
export async function writeByRule(
  deps: { pool: Pool; model: Model },
  set: ChangeSetInput,
  { emergency, tryOnly, onPlan, onWait, after }: ByRule,
): Promise<{ outcome: ChangeSetOutcome; needs: readonly ApprovalNeed[] }> {
  const { pool, model } = deps;
  const gate = fourEyes(deps, { actor: set.actor, emergency, tryOnly });
  const around: Around = { onWait, onPlan: both(onPlan, gate.onPlan), mayWrite: gate.mayWrite };
  const proposing: Proposing = { kind: 'CHANGE_SET', ...proposed(set) };
  const note = gate.noteEmergency(proposing);
  const write = () =>
    retrying(() =>
      withTx(pool, { label: 'submit change set' }, async (tx) => {
        const outcome = await writeChangeSet(tx, model, set, around);
        await note(tx, outcome);
        await after?.(tx, outcome);
        return outcome;
      }),
    );
  const outcome = tryOnly ? await dryRun(pool, model, set, around) : await gate.orPropose(write, proposing);
  return { outcome, needs: gate.needs() };
}

/** A change set as it waits. The hash of the request is kept, so that sending it again later gets its outcome. */
function proposed({ operations, idempotencyKey, ...set }: ChangeSetInput): Omit<Proposing, 'kind'> {
  return { ...set, idempotencyKey, content: { operations, requestHash: requestHash({ ...set, operations }) } };
}
