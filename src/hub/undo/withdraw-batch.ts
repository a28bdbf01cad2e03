import { type Tx, withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import {
  type AppliedPart,
  appliedParts,
  type Batch,
  beginWithdrawal,
  isWithdrawn,
  readBatch,
  recordWithdrawn,
  settleBatch,
} from '../batch/batch.js';
import { holdFile } from '../batch/hold-file.js';
import { type Pace, pace } from '../batch/pace.js';
import { standsInPart } from '../ledger/standing.js';
import type { ChangeSetOutcome } from '../write/operations.js';
import type { Plan } from '../write/plan.js';
import { endAsked } from './asked-withdrawals.js';
import type { LaterChange } from './later-changes.js';
import { refuseLater } from './plan-undo.js';
import { again, allowedUndo, readSet, type UndoDeps, type Withdrawal, writeWithdrawal } from './withdraw-change-set.js';

export type WithdrawProgress = Pace & { phase: 'check' | 'withdraw' };

export type WithdrawOptions = {
  /** Stops between two parts; the next call goes on. */
  signal?: AbortSignal;
  /** In the transaction that takes a part back, before it is committed. */
  onPart?: (tx: Tx, outcome: ChangeSetOutcome) => Promise<void>;
  onProgress?: (progress: WithdrawProgress) => void;
  gate?: BatchGate;
};

/** Whether a batch may be taken back, and for whom: asked before anything of it is. */
export type BatchGate = {
  /** Told what each part comes to. */
  onCheck(tx: Tx, plan: Plan): Promise<void>;
  /** Answers who takes it back, and under which approval; throws where somebody else has to agree first. */
  mayBegin(batch: Batch): Promise<{ who: Partial<Withdrawal>; proposalId: string | null }>;
};

/**
 * Takes a batch back, part by part from the last to the first, each part one change set of corrections and removals.
 *
 * Before the first is written all parts are checked: what rests on any of them refuses the whole, unless it is to go too. Killed at
 * any point, or told to stop, the batch stays WITHDRAWING and the next call goes on after the last part. One of which the ledger says
 * that nothing stands any more is simply answered.
 */
export async function withdrawBatch(deps: UndoDeps, id: string, withdrawal: Withdrawal, options: WithdrawOptions = {}): Promise<Batch> {
  const { pool } = deps;
  const found = await batchOf(deps, id);
  const held = await holdFile(pool, `${found.entity} ${found.sha256}`, async () => {
    const batch = await batchOf(deps, id);
    if (batch.state === 'WITHDRAWN' && !(await standsAgain(deps, batch))) return batch;
    if (batch.state !== 'WITHDRAWING' && (!withdrawal.cascade || options.gate)) await checkAll(deps, batch, withdrawal, options);
    if (options.signal?.aborted) return batch;
    const { who, proposalId } = (await options.gate?.mayBegin(batch)) ?? { who: {}, proposalId: null };
    const given = { ...withdrawal, ...who };
    await withTx(pool, { label: 'begin withdrawal' }, (tx) => beginWithdrawal(tx, id, { ...given, proposalId }));
    const begun = await batchOf(deps, id);
    const { withdrawReason: reason, withdrawBasis: legalBasis, withdrawCascade: cascade } = begun;
    return takeBack(deps, begun, { ...given, reason: reason ?? given.reason, legalBasis, cascade: cascade === true }, options);
  });
  if (held === undefined) throw new HubError('BATCH_IN_PROGRESS');
  return held.done;
}

async function takeBack(
  deps: UndoDeps,
  batch: Batch,
  withdrawal: Withdrawal,
  { signal, onPart, onProgress }: WithdrawOptions,
): Promise<Batch> {
  const { pool, model } = deps;
  const started = performance.now();
  const parts = await partsOf(deps, batch);
  const total = rowsIn(parts);
  let done = rowsIn(parts.filter(({ isWithdrawn }) => isWithdrawn));
  const before = done;
  for (const part of await leftOf(deps, batch)) {
    if (signal?.aborted) return batchOf(deps, batch.id);
    await again(pool, 'withdraw part', async (tx) => {
      if (!part.isWithdrawn && (await isWithdrawn(tx, batch.id, part))) return;
      const set = part.changeSetId === null ? undefined : await readSet(tx, part.changeSetId);
      const outcome = set && (await writeWithdrawal(tx, model, { set, withdrawal, batchId: batch.id, own: ownOf(batch) }));
      if (outcome) await onPart?.(tx, outcome);
      // Of a part that is taken back anew the first note stays; the ledger has both.
      if (part.isWithdrawn) return;
      await recordWithdrawn(tx, batch.id, part, { changeSetId: outcome?.changeSetId ?? null, written: outcome?.changes.length ?? 0 });
    });
    if (!part.isWithdrawn) done += part.written;
    onProgress?.({ phase: 'withdraw', ...pace(done, total, started, before) });
  }
  await withTx(pool, { label: 'end withdrawal' }, async (tx) => {
    await settleBatch(tx, batch.id, 'WITHDRAWN');
    await endAsked(tx, batch.id, null);
  });
  return batchOf(deps, batch.id);
}

/** Looks at every part before any is touched, so that a refusal leaves the batch as it was. */
async function checkAll(
  deps: UndoDeps,
  batch: Batch,
  withdrawal: Withdrawal,
  { signal, onProgress, gate }: WithdrawOptions,
): Promise<void> {
  const started = performance.now();
  const parts = await partsOf(deps, batch);
  const total = rowsIn(parts);
  const later = new Map<string, LaterChange>();
  let done = 0;
  for (const part of parts) {
    if (signal?.aborted) return;
    const found = await withTx(deps.pool, { readOnly: true, label: 'check withdrawal' }, async (tx) => {
      const set = part.changeSetId === null ? undefined : await readSet(tx, part.changeSetId);
      if (set === undefined) return [];
      const { later: resting, plan } = await allowedUndo(tx, deps.model, { set, withdrawal, own: ownOf(batch) });
      if (plan !== undefined) await gate?.onCheck(tx, plan);
      return resting;
    });
    for (const change of found) later.set(change.position, change);
    done += part.written;
    onProgress?.({ phase: 'check', ...pace(done, total, started) });
  }
  if (!withdrawal.cascade) refuseLater([...later.values()].sort((a, b) => Number(BigInt(a.position) - BigInt(b.position))));
}

function ownOf(batch: Batch): (change: LaterChange) => boolean {
  return ({ batchId }) => batchId === batch.id;
}

async function batchOf({ pool }: UndoDeps, id: string): Promise<Batch> {
  const batch = await withTx(pool, { readOnly: true, label: 'read batch' }, (tx) => readBatch(tx, id));
  if (batch === undefined) throw new HubError('NOT_FOUND', { what: 'batch' });
  return batch;
}

async function partsOf({ pool }: UndoDeps, batch: Batch): Promise<AppliedPart[]> {
  return withTx(pool, { readOnly: true, label: 'parts of batch' }, (tx) => appliedParts(tx, batch.id));
}

/** Whether a batch that was withdrawn is in the registers after all, by what the ledger says. */
export async function standsAgain(deps: UndoDeps, batch: Batch): Promise<boolean> {
  return (await leftOf(deps, batch)).length > 0;
}

/** The parts that are still to be taken back: not yet, or standing again by what the ledger says. */
async function leftOf(deps: UndoDeps, batch: Batch): Promise<AppliedPart[]> {
  const left: AppliedPart[] = [];
  for (const part of await partsOf(deps, batch)) {
    const { changeSetId: setId, isWithdrawn } = part;
    const stands =
      setId !== null && isWithdrawn && (await withTx(deps.pool, { readOnly: true, label: 'part stands' }, (tx) => standsInPart(tx, setId)));
    if (!isWithdrawn || stands) left.push(part);
  }
  return left;
}

function rowsIn(parts: readonly AppliedPart[]): number {
  return parts.reduce((sum, { written }) => sum + written, 0);
}
