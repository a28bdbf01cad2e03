import type { Pool } from '../../db/client.js';
import { type Tx, withTx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import { type Around, writeChangeSet } from './door.js';
import type { ChangeSetInput, ChangeSetOutcome } from './operations.js';

/** Writes a change set and takes it back: the exact outcome, refusals included, with nothing kept. */
export function dryRun(pool: Pool, model: Model, input: ChangeSetInput, around: Around = {}): Promise<ChangeSetOutcome> {
  return tried(pool, { label: 'dry run' }, (tx) => writeChangeSet(tx, model, input, around));
}

/** Does the work in a transaction and takes it back. */
export async function tried<Done>(pool: Pool, { label }: { label: string }, work: (tx: Tx) => Promise<Done>): Promise<Done> {
  const undone: { outcome?: { done: Done } } = {};
  try {
    await withTx(pool, { label }, async (tx) => {
      undone.outcome = { done: await work(tx) };
      throw UNDO;
    });
  } catch (error) {
    if (error !== UNDO || undone.outcome === undefined) throw error;
  }
  if (undone.outcome === undefined) throw new Error('a dry run ended without an outcome');
  return undone.outcome.done;
}

const UNDO = new Error('a dry run is taken back');
