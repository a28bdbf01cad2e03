import type { Transaction, Tx } from '../../../db/tx.js';
import type { Problem } from '../../../errors.js';
import { type Batch, type Counts, chunksWritten, recordChunk, type Who } from '../../batch/batch.js';
import type { Model } from '../../declare/model.js';
import { LEDGER_LOCK } from '../../ledger/format.js';
import type { PartsLog } from '../../reads/log-parts.js';
import { headPosition } from '../../time/head.js';
import { writeChangeSet } from '../../write/door.js';
import type { ChangeSetInput } from '../../write/operations.js';
import { asTheyStand } from '../../write/registers.js';
import type { CheckedRow } from '../check/checked-row.js';
import { isSound, isWarning, rowProblem } from '../check/row-problems.js';
import { operationsOf, type PreparedRow } from '../match/row-operations.js';
import type { FileRow } from '../read/file-row.js';
import type { FileChunk } from '../read/read-chunks.js';
import type { CheckedTable, CheckOutcome } from './check-file.js';
import { othersWrote } from './others-wrote.js';

/** The register changed between checking and writing, so that rows which were sound are not any more. */
export class ChunkStopped extends Error {
  readonly rows: readonly PreparedRow[];
  constructor(rows: readonly PreparedRow[]) {
    super('rows that were sound are not any more');
    this.rows = rows;
  }
}

/** Someone else wrote where checking had looked: nothing is wrong, the part is only to be compared anew. */
export class Overtaken extends Error {}

/** Who answers for the parts of a file, and who agreed to it. */
export type WhoWrites = Who & Pick<ChangeSetInput, 'approval' | 'emergency'>;

export type ChunkWork = {
  model: Model;
  checked: CheckOutcome;
  batch: Batch;
  who: WhoWrites;
  skipRejected: boolean;
  log: PartsLog | undefined;
  /**
   * Whose records the comparison rests on, and up to which position nobody else is known to have written any: told when it is this part's
   * turn.
   */
  entities: readonly string[];
  standing: { verified: string };
  table: CheckedTable;
  chunk: FileChunk;
  /** Settled when the part before is in. Until then this one is only prepared; nothing of it is written, and it holds no lock. */
  turn: () => Promise<void>;
};

/** What the last try compared, so that the door's refusals can be led back to lines. `asking`: the door was asked for them beforehand. */
export type Attempt = { prepared: readonly PreparedRow[]; asking: boolean; lastPosition?: string | undefined };

/**
 * Writes what checking found, without looking again. Whether it still stands is asked at the end, when this transaction holds the
 * ledger and nobody can write any more: the answer is then good for the moment of writing.
 */
export async function writeAsChecked(tx: Transaction, work: ChunkWork, attempt: Attempt): Promise<void> {
  const { checked, batch, entities, chunk } = work;
  if ((await chunksWritten(tx, batch.id)) > chunk.number) return;
  attempt.lastPosition = await write(tx, work, attempt.prepared, checked.since);
  if (await othersWrote(tx, { since: work.standing.verified, entities, batchId: batch.id })) throw new Overtaken();
}

/** Compares the rows with the register as it is now, then writes. */
export async function writeComparedAnew(tx: Transaction, work: ChunkWork, attempt: Attempt): Promise<void> {
  const { checked, table, batch, skipRejected, chunk } = work;
  if ((await chunksWritten(tx, batch.id)) > chunk.number) return;
  // What a row of an archive links to may be what the part before writes.
  if (checked.tables.length > 1) await work.turn();
  // Records without a key that the door would guard must not be registered twice by two importers that both found none.
  if (!table.identity.guarded) {
    await work.turn();
    await tx.query('select pg_advisory_xact_lock($1::bigint)', [LEDGER_LOCK]);
  }
  const readAt = await headPosition(tx);
  const told = new Map(checked.kept?.get(chunk.number)?.map((row) => [row.checked.row.line, row.checked.problems]));
  const rows = chunk.rows.map((row) => checkedAgain(table, row, told.get(row.line)));
  attempt.prepared = (await table.preparer.prepare(asTheyStand(tx), rows, attempt)).rows;
  const worse = attempt.prepared.filter(({ result, checked: { row } }) => result === 'rejected' && !table.rejectedLines.has(row.line));
  if (worse.length > 0 && !skipRejected) throw new ChunkStopped(worse);
  await write(tx, work, attempt.prepared, readAt);
}

/** What checking rejected stays rejected: the steward has been told so, and has the row in a file to be mended. */
function checkedAgain({ check, rejectedLines }: CheckedTable, row: FileRow, told: readonly Problem[] | undefined): CheckedRow {
  const again = check(row);
  if (!rejectedLines.has(row.line)) return again;
  if (told !== undefined) return { ...again, links: [], problems: [...told] };
  if (isSound(again)) again.problems.push(rowProblem('REJECTED_WHEN_CHECKED', again, undefined));
  return again;
}

async function write(
  tx: Tx,
  { model, batch, who, chunk, turn, log }: ChunkWork,
  prepared: readonly PreparedRow[],
  readAt: string,
): Promise<string | undefined> {
  const { operations, rowOf } = operationsOf(prepared);
  const { actor, actorRole, agency, reason, legalBasis, approval, emergency } = who;
  const outcome =
    operations.length === 0
      ? undefined
      : await writeChangeSet(
          tx,
          model,
          { operations, actor, actorRole, agency, reason, legalBasis, approval, emergency, readAt, batchId: batch.id },
          { turn, onPlan: log?.onPlan },
        );
  if (outcome !== undefined) await log?.onPart(tx, outcome);
  // A part with nothing to change has its place in the order too.
  await turn();
  const counts: Counts = { rows: prepared.length, new: 0, changed: 0, same: 0, rejected: 0 };
  for (const { result } of prepared) counts[result]++;
  const lines = chunk.rows.map(({ line }) => line);
  await recordChunk(tx, {
    batchId: batch.id,
    chunk: chunk.number,
    changeSetId: outcome?.changeSetId ?? null,
    firstLine: lines.reduce((first, line) => Math.min(first, line), lines[0] ?? 0),
    lastLine: lines.reduce((last, line) => Math.max(last, line), 0),
    written: counts.new + counts.changed,
    counts,
    refused: prepared.flatMap(({ result, checked }) =>
      result === 'rejected' ? checked.problems.filter((problem) => !isWarning(problem)) : [],
    ),
    lines: rowOf.map(({ checked }) => checked.row.line),
  });
  return outcome?.lastPosition;
}
