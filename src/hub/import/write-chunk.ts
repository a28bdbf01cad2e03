import type { Tx } from '../../db/tx.js';
import type { PartsLog } from '../audit/log-parts.js';
import type { Model } from '../declare/model.js';
import type { Problem } from '../errors.js';
import { LEDGER_LOCK } from '../ledger/format.js';
import { writeChangeSet } from '../write/door.js';
import { type Batch, chunksWritten, recordChunk, type Who } from './batch.js';
import type { CheckOutcome } from './check-file.js';
import { headPosition, othersWrote } from './head-position.js';
import type { FileChunk } from './read-chunks.js';
import type { Counts } from './report.js';
import { type PreparedRow, rejected } from './row-operations.js';
import { isWarning } from './row-problems.js';

/** The register changed between checking and writing, so that rows which were sound are not any more. */
export class ChunkStopped extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super('rows that were sound are not any more');
    this.problems = problems;
  }
}

/** Someone else wrote where checking had looked: nothing is wrong, the part is only to be compared anew. */
export class Overtaken extends Error {}

export type ChunkWork = {
  model: Model;
  checked: CheckOutcome;
  batch: Batch;
  who: Who;
  skipRejected: boolean;
  log: PartsLog | undefined;
  /** Whose records the comparison rests on, and up to which position nobody else is known to have written any: told when it is this part's turn. */
  entities: readonly string[];
  standing: { verified: string };
  chunk: FileChunk;
  /** Settled when the part before is in. Until then this one is only prepared; nothing of it is written, and it holds no lock. */
  turn: () => Promise<void>;
};

/** What the last try compared, so that the door's refusals can be led back to lines; and the lines it is not to be asked again. */
export type Attempt = { prepared: readonly PreparedRow[]; refusedByDoor: ReadonlyMap<number, readonly Problem[]>; lastPosition?: string | undefined };

/**
 * Writes what checking found, without looking again. Whether it still stands is asked at the end, when this transaction holds the
 * ledger and nobody can write any more: the answer is then good for the moment of writing.
 */
export async function writeAsChecked(tx: Tx, work: ChunkWork, attempt: Attempt): Promise<void> {
  const { checked, batch, entities, chunk } = work;
  if ((await chunksWritten(tx, batch.id)) > chunk.number) return;
  attempt.lastPosition = await write(tx, work, attempt.prepared, checked.since);
  if (await othersWrote(tx, { since: work.standing.verified, entities, batchId: batch.id })) throw new Overtaken();
}

/** Compares the rows with the register as it is now, then writes. */
export async function writeComparedAnew(tx: Tx, work: ChunkWork, attempt: Attempt): Promise<void> {
  const { checked, batch, skipRejected, chunk } = work;
  if ((await chunksWritten(tx, batch.id)) > chunk.number) return;
  // Records without a key that the door would guard must not be registered twice by two importers that both found none.
  if (!checked.identity.guarded) {
    await work.turn();
    await tx.query('select pg_advisory_xact_lock($1::bigint)', [LEDGER_LOCK]);
  }
  const readAt = await headPosition(tx);
  const compared = await checked.preparer.prepare(tx, chunk.rows.map(checked.check));
  attempt.prepared = compared.map((row) => (attempt.refusedByDoor.has(row.checked.row.line) ? rejected(row.checked) : row));
  const bad = attempt.prepared.filter(({ result }) => result === 'rejected');
  if (bad.length > 0 && !skipRejected) throw new ChunkStopped(bad.flatMap(({ checked: { problems } }) => problems.filter((problem) => !isWarning(problem))));
  await write(tx, work, attempt.prepared, readAt);
}

async function write(
  tx: Tx,
  { model, batch, who, chunk, turn, log }: ChunkWork,
  prepared: readonly PreparedRow[],
  readAt: string,
): Promise<string | undefined> {
  const operations = prepared.flatMap((row) => row.operations);
  const { actor, actorRole, agency, reason, legalBasis } = who;
  const outcome =
    operations.length === 0
      ? undefined
      : await writeChangeSet(tx, model, { operations, actor, actorRole, agency, reason, legalBasis, readAt, batchId: batch.id }, { turn, onPlan: log?.onPlan });
  if (outcome !== undefined) await log?.onPart(tx, outcome);
  // A part with nothing to change has its place in the order too.
  await turn();
  const counts: Counts = { rows: prepared.length, new: 0, changed: 0, same: 0, rejected: 0 };
  for (const { result } of prepared) counts[result]++;
  await recordChunk(tx, {
    batchId: batch.id,
    chunk: chunk.number,
    changeSetId: outcome?.changeSetId ?? null,
    firstLine: chunk.rows[0]?.line ?? 0,
    lastLine: chunk.rows.at(-1)?.line ?? 0,
    written: counts.new + counts.changed,
    counts,
  });
  return outcome?.lastPosition;
}
