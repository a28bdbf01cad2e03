import type { Pool } from '../../db/client.js';
import { retrying, type Transaction, type Tx, withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Model } from '../declare/model.js';
import { standingWithdrawal } from '../ledger/standing.js';
import { headPosition } from '../time/head.js';
import { instantText } from '../time/instant.js';
import { legalToday } from '../time/legal-day.js';
import { type Around, writeChangeSet } from '../write/door.js';
import type { ChangeSetInput, ChangeSetOutcome } from '../write/operations.js';
import { outcomeOf, withdrawnSince } from '../write/repeat.js';
import type { LaterChange } from './later-changes.js';
import { planUndo, refuseLater, type UndoPlan, type WrittenSet } from './plan-undo.js';

export type UndoDeps = { pool: Pool; model: Model };

/** Who takes something back, and why. */
export type Withdrawal = Pick<
  ChangeSetInput,
  'id' | 'actor' | 'actorRole' | 'agency' | 'reason' | 'legalBasis' | 'purpose' | 'caseCode' | 'approval' | 'emergency'
> & {
  /** With everything later that rests on it. */
  cascade: boolean;
  /** Throws if records of these entities are not the caller's to change. */
  mayTouch?(entities: ReadonlySet<string>): void;
  /** Told of each plan, as by the door. */
  onPlan?: Around['onPlan'];
  /** Asked as by the door. */
  mayWrite?: Around['mayWrite'];
  /** Where it was looked at: a record that was changed after it refuses the withdrawal. Left out: as the registers are. */
  readAt?: string;
  /** In the transaction that takes a change set back, before it is committed. */
  onPart?: ((tx: Tx, outcome: ChangeSetOutcome) => Promise<void>) | undefined;
};

/**
 * Takes one change set back: a change set of corrections and removals, after which the registers say what they said before it. Nothing
 * is deleted – whoever asks what was known meanwhile still gets it. Asked again while nothing of the set stands it gives the first answer;
 * a set that stands again, or still in part, is withdrawn anew.
 */
export async function withdrawChangeSet({ pool, model }: UndoDeps, id: string, withdrawal: Withdrawal): Promise<ChangeSetOutcome> {
  return again(pool, 'withdraw change set', async (tx) => {
    const set = await readSet(tx, id);
    if (set === undefined) throw new HubError('NOT_FOUND', { what: 'change set' });
    if (set.batchId !== null) {
      throw new HubError('BAD_USER_INPUT', {
        argument: 'id',
        ruleVi: `tập thay đổi này là một phần của lô ${set.batchId}; hãy rút lại cả lô.`,
        ruleEn: `this change set is part of the batch ${set.batchId}; withdraw the batch.`,
      });
    }
    const outcome = await writeWithdrawal(tx, model, { set, withdrawal, own: () => false });
    if (outcome === undefined) {
      const standing = await standingWithdrawal(tx, id);
      const before = standing && (await outcomeOf(tx, standing));
      if (!before) throw new HubError('NOTHING_TO_WITHDRAW');
      return before;
    }
    if (!outcome.replayed) await withdrawal.onPart?.(tx, outcome);
    return outcome;
  });
}

type Planning = { set: WrittenSet; withdrawal: Pick<Withdrawal, 'mayTouch'>; own: (change: LaterChange) => boolean };
type Work = Planning & { withdrawal: Withdrawal; batchId?: string };

/**
 * In the caller's transaction. Undefined when the registers say already what they said before the set. Of several that are asked for at
 * once one is written, and the others answer with its outcome: the door looks again under the lock, and what was refused is looked up here.
 */
export async function writeWithdrawal(
  tx: Tx,
  model: Model,
  { set, withdrawal, batchId, own }: Work,
): Promise<ChangeSetOutcome | undefined> {
  // Read first: whatever anyone changes after this the door refuses, and it is planned anew.
  const readAt = withdrawal.readAt ?? (await headPosition(tx));
  const { cascade, mayTouch: _, onPart: __, onPlan, mayWrite, ...who } = withdrawal;
  try {
    const { operations, later } = await allowedUndo(tx, model, { set, withdrawal, own });
    if (!cascade) refuseLater(later);
    if (operations.length === 0) return undefined;
    return await writeChangeSet(
      tx,
      model,
      { ...who, operations, readAt, withdraws: set.id, ...(batchId === undefined ? {} : { batchId }) },
      { onPlan, mayWrite },
    );
  } catch (error) {
    const twin = isRefusedByRegisters(error) ? await withdrawnSince(tx, { withdraws: set.id, readAt }) : undefined;
    if (twin === undefined) throw error;
    return twin;
  }
}

/** What would have to be done, if the caller may do it: decided before the list of what stands in the way is told. */
export async function allowedUndo(tx: Tx, model: Model, { set, withdrawal, own }: Planning): Promise<UndoPlan> {
  const plan = await planUndo(tx, model, set, own, await legalToday(tx));
  withdrawal.mayTouch?.(new Set(plan.operations.map(({ entity }) => entity)));
  return plan;
}

/** The whole attempt once more when others wrote between planning and writing. */
export async function again<R>(pool: Pool, label: string, fn: (tx: Transaction) => Promise<R>): Promise<R> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await retrying(() => withTx(pool, { label }, fn));
    } catch (error) {
      if (attempt >= ATTEMPTS_MAX || !isOvertaken(error)) throw error;
    }
  }
}

/** Codes the plan itself has ruled out: met only when a register moved under it. */
function isOvertaken(error: unknown): boolean {
  if (error instanceof HubError) return OVERTAKEN.has(error.code);
  return error instanceof Error && 'constraint' in error && error.constraint === TAKEN_BACK_BY_OTHERS;
}

function isRefusedByRegisters(error: unknown): boolean {
  return error instanceof HubError && (OVERTAKEN.has(error.code) || error.code === 'HAS_LATER_CHANGES');
}

export async function readSet(tx: Tx, id: string): Promise<WrittenSet | undefined> {
  const { rows } = await tx.query<WrittenSet>(
    `select id, batch_id as "batchId", first_position::text as "firstPosition", last_position::text as "lastPosition",
       ${instantText('recorded_from')} as "recordedFrom" from change_set where id = $1::uuid`,
    [id],
  );
  return rows[0];
}

const ATTEMPTS_MAX = 4;
const OVERTAKEN: ReadonlySet<string> = new Set(['STALE_VERSION', 'HAS_DEPENDENTS', 'KEY_TAKEN', 'LINK_BROKEN', 'NOTHING_TO_WITHDRAW']);
/** Two processes took back the same part of a batch: the second finds it done. */
const TAKEN_BACK_BY_OTHERS = 'import_chunk_pkey';
