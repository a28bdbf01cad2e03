import type { Pool } from '../../db/client.js';
import { retrying, type Transaction, type Tx, withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Model } from '../declare/model.js';
import { headPosition } from '../time/head.js';
import { instantText } from '../time/instant.js';
import { legalToday } from '../time/legal-day.js';
import { type Around, writeChangeSet } from '../write/door.js';
import type { ChangeSetInput, ChangeSetOutcome } from '../write/operations.js';
import { outcomeOf } from '../write/repeat.js';
import type { LaterChange } from './later-changes.js';
import { planUndo, refuseLater, type UndoPlan, type WrittenSet } from './plan-undo.js';

export type UndoDeps = { pool: Pool; model: Model };

/** Who takes something back, and why. */
export type Withdrawal = Pick<ChangeSetInput, 'actor' | 'actorRole' | 'agency' | 'reason' | 'legalBasis' | 'purpose' | 'caseCode'> & {
  /** With everything later that rests on it. */
  cascade: boolean;
  /** Throws if records of these entities are not the caller's to change. */
  mayTouch?(entities: ReadonlySet<string>): void;
  /** Told of each plan, as by the door. */
  onPlan?: Around['onPlan'];
  /** In the transaction that takes a change set back, before it is committed. */
  onPart?: ((tx: Tx, outcome: ChangeSetOutcome) => Promise<void>) | undefined;
};

/**
 * Takes one change set back: a change set of corrections and removals, after which the registers say what they said before it. Nothing
 * is deleted – whoever asks what was known meanwhile still gets it. Asked again it gives the first answer.
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
    const before = await outcomeOf(tx, { withdraws: id });
    if (before !== undefined) return before;
    const outcome = await writeWithdrawal(tx, model, { set, withdrawal, own: () => false });
    if (outcome === undefined) throw new HubError('NOTHING_TO_WITHDRAW');
    await withdrawal.onPart?.(tx, outcome);
    return outcome;
  });
}

type Work = { set: WrittenSet; withdrawal: Withdrawal; batchId?: string; own: (change: LaterChange) => boolean };

/** In the caller's transaction. Undefined when the registers say already what they said before the set. */
export async function writeWithdrawal(tx: Tx, model: Model, { set, withdrawal, batchId, own }: Work): Promise<ChangeSetOutcome | undefined> {
  // Read first: whatever anyone changes after this the door refuses, and it is planned anew.
  const readAt = await headPosition(tx);
  const { cascade, mayTouch: _, onPart: __, onPlan, ...who } = withdrawal;
  const { operations, later } = await allowedUndo(tx, model, { set, withdrawal, own });
  if (!cascade) refuseLater(later);
  if (operations.length === 0) return undefined;
  return writeChangeSet(tx, model, { ...who, operations, readAt, withdraws: set.id, ...(batchId === undefined ? {} : { batchId }) }, { onPlan });
}

/** What would have to be done, if the caller may do it: decided before the list of what stands in the way is told. */
export async function allowedUndo(tx: Tx, model: Model, { set, withdrawal, own }: Omit<Work, 'batchId'>): Promise<UndoPlan> {
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
  if (error instanceof HubError) return ['STALE_VERSION', 'HAS_DEPENDENTS', 'KEY_TAKEN', 'LINK_BROKEN'].includes(error.code);
  return error instanceof Error && 'constraint' in error && TAKEN_BACK_BY_OTHERS.has(error.constraint);
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
/** Two processes took back the same set, or the same part of a batch: the second finds it done. */
const TAKEN_BACK_BY_OTHERS: ReadonlySet<unknown> = new Set(['change_set_withdraws', 'import_chunk_pkey']);
