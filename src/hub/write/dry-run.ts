import type { Pool } from '../../db/client.js';
import { withTx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import { type Around, writeChangeSet } from './door.js';
import type { ChangeSetInput, ChangeSetOutcome } from './operations.js';

/** Writes a change set and takes it back: the exact outcome, refusals included, with nothing kept. */
export async function dryRun(pool: Pool, model: Model, input: ChangeSetInput, around: Around = {}): Promise<ChangeSetOutcome> {
  const undone: { outcome?: ChangeSetOutcome } = {};
  try {
    await withTx(pool, { label: 'dry run' }, async (tx) => {
      undone.outcome = await writeChangeSet(tx, model, input, around);
      throw UNDO;
    });
  } catch (error) {
    if (error !== UNDO || undone.outcome === undefined) throw error;
  }
  if (undone.outcome === undefined) throw new Error('a dry run ended without an outcome');
  return undone.outcome;
}

const UNDO = new Error('a dry run is taken back');
