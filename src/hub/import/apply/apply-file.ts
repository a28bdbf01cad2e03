import { retrying, withTx } from '../../../db/tx.js';
import { HubError } from '../../../errors.js';
import { type Batch, chunksWritten } from '../../batch/batch.js';
import { pace } from '../../batch/pace.js';
import type { PartsLog } from '../../reads/log-parts.js';
import type { OperationProblem } from '../../write/operations.js';
import { headersOf, isSound } from '../check/row-problems.js';
import { placed } from '../match/ask-door.js';
import { operationsOf, type PreparedRow, rejected } from '../match/row-operations.js';
import { type FileChunk, openChunks } from '../read/read-chunks.js';
import type { CheckedTable, CheckOutcome, FileWork } from './check-file.js';
import { inTurn } from './in-turn.js';
import { rowsOf } from './keep-rows.js';
import { lookedUpIn } from './related.js';
import type { Tally } from './report.js';
import { type Attempt, ChunkStopped, type ChunkWork, Overtaken, type WhoWrites, writeAsChecked, writeComparedAnew } from './write-chunk.js';

/** `outcome` is told what became of every row, part by part as they are written. */
type Apply = {
  file: FileWork;
  checked: CheckOutcome;
  batch: Batch;
  who: WhoWrites;
  skipRejected: boolean;
  outcome: Tally;
  log?: PartsLog | undefined;
};

/**
 * Writes the parts that are not in the register yet, in order, each as one change set together with the note that it was written.
 * While the database writes one part, this process prepares the next.
 * What checking found is written as it stands if nobody else has touched the registers it rests on; otherwise the part is
 * compared anew, so that what others wrote meanwhile is neither lost nor repeated. Rows that are refused only now go to the rejects file
 * like those that checking refused.
 */
export async function applyFile({ file, checked, batch, who, skipRejected, outcome, log }: Apply): Promise<void> {
  const started = performance.now();
  const { pool, model } = file;
  const total = checked.tally.counts.rows;
  const next = await withTx(pool, { readOnly: true, label: 'chunks written' }, (tx) => chunksWritten(tx, batch.id));
  const before = checked.before.counts.rows;
  let done = before;
  const standing = { verified: checked.since };
  const work = { model, checked, batch, who, skipRejected, log, standing };
  const entities = [...new Set(file.tables.flatMap(({ entity }) => [...lookedUpIn(model, entity)]))];
  for (const { preparer } of checked.tables) preparer.rewind();
  await inTurn(chunksFrom(file, checked, next), async ({ table, chunk }, turn) => {
    const { prepared, lastPosition } = await applyChunk(file, { ...work, entities, table, chunk, turn }, checked.kept?.get(chunk.number));
    standing.verified = lastPosition ?? standing.verified;
    for (const row of prepared) {
      outcome.addRow(row, table.table.file);
      if (row.result === 'rejected' && !table.rejectedLines.has(row.checked.row.line)) await file.rejects?.write(row);
    }
    done += chunk.rows.length;
    file.onProgress?.({ phase: 'apply', ...pace(done, total, started, before) });
  });
}

type TableChunk = { table: CheckedTable; chunk: FileChunk };

async function* chunksFrom(file: FileWork, { kept, tables }: CheckOutcome, next: number): AsyncGenerator<TableChunk> {
  for (const [i, table] of tables.entries()) {
    const end = tables[i + 1]?.first ?? Number.POSITIVE_INFINITY;
    if (kept !== undefined) {
      for (const [number, prepared] of kept)
        if (number >= next && number >= table.first && number < end) yield { table, chunk: { number, rows: rowsOf(prepared) } };
      continue;
    }
    const { chunks } = await openChunks(table.table.open, { chunkRows: file.chunkRows, first: table.first });
    for await (const chunk of chunks(table.gather?.())) if (chunk.number >= next) yield { table, chunk };
  }
}

/** How often rows that the door refuses are compared anew before the part is given up. */
const ATTEMPTS_MAX = 5;

type Applied = {
  prepared: readonly PreparedRow[];
  /** The position up to which what was checked is now known to have stood, if it did. */
  lastPosition?: string | undefined;
};

async function applyChunk({ pool }: FileWork, work: ChunkWork, kept: readonly PreparedRow[] | undefined): Promise<Applied> {
  const inTx = (write: typeof writeComparedAnew) =>
    retrying(() => withTx(pool, { label: 'import chunk' }, (tx) => write(tx, work, attempt)));
  const attempt: Attempt = { prepared: kept ?? [], asking: false };
  if (kept !== undefined) {
    try {
      await inTx(writeAsChecked);
      return attempt;
    } catch (error) {
      if (isDone(error)) return { prepared: kept };
      if (!(error instanceof Overtaken) && doorProblems(error) === undefined) throw error;
      work.table.preparer.forget();
    }
  }
  for (let round = 1; ; round++) {
    try {
      await inTx(writeComparedAnew);
      return { prepared: attempt.prepared };
    } catch (error) {
      if (isDone(error)) return { prepared: attempt.prepared };
      const problems = doorProblems(error);
      if (problems === undefined) throw error;
      if (round >= ATTEMPTS_MAX) throw new ChunkStopped(refusedRows(work, attempt.prepared, problems));
      // The register is looked at once more, and the door asked first: what it refuses again is the row's own fault.
      work.table.preparer.forget();
      attempt.asking = true;
    }
  }
}

/** The note of the part is there already: a dying importer's commit came through after this one had looked. */
function isDone(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && error.code === '23505' && 'constraint' in error && error.constraint === 'import_chunk_pkey'
  );
}

function doorProblems(error: unknown): readonly OperationProblem[] | undefined {
  if (!(error instanceof HubError)) return undefined;
  const { problems } = error.details;
  return Array.isArray(problems) && problems.length > 0 ? (problems as OperationProblem[]) : undefined;
}

/** From the door's operations back to the rows they came from. */
function refusedRows({ table }: ChunkWork, prepared: readonly PreparedRow[], problems: readonly OperationProblem[]): PreparedRow[] {
  const { operations, rowOf } = operationsOf(prepared);
  const headerOf = headersOf(table.map);
  for (const problem of problems) {
    const [row, operation] = [rowOf[problem.operation], operations[problem.operation]];
    if (row !== undefined && operation !== undefined)
      row.checked.problems.push(placed(problem, { operation, headerOf, line: row.checked.row.line }));
  }
  return prepared.flatMap((row) => (row.result !== 'rejected' && !isSound(row.checked) ? [rejected(row.checked)] : []));
}
