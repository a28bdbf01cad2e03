import { retrying, withTx } from '../../db/tx.js';
import type { PartsLog } from '../audit/log-parts.js';
import { HubError, type Problem } from '../errors.js';
import type { OperationProblem } from '../write/operations.js';
import { type Batch, chunksWritten, type Who } from './batch.js';
import type { CheckOutcome, FileWork } from './check-file.js';
import { inTurn } from './in-turn.js';
import { type KeptRows, rowsOf } from './keep-rows.js';
import { pace } from './pace.js';
import { type FileChunk, openChunks } from './read-chunks.js';
import { lookedUpIn } from './related.js';
import type { PreparedRow } from './row-operations.js';
import { type Attempt, ChunkStopped, type ChunkWork, Overtaken, writeAsChecked, writeComparedAnew } from './write-chunk.js';

type Apply = { file: FileWork; checked: CheckOutcome; batch: Batch; who: Who; skipRejected: boolean; log?: PartsLog | undefined };

/**
 * Writes the parts that are not in the register yet, in order, each as one change set together with the note that it was written.
 * While the database writes one part, this process prepares the next.
 * What checking found is written as it stands if nobody else has touched the registers it rests on; otherwise the part is
 * compared anew, so that what others wrote meanwhile is neither lost nor repeated.
 */
export async function applyFile({ file, checked, batch, who, skipRejected, log }: Apply): Promise<void> {
  const started = performance.now();
  const { pool, model, entity } = file;
  const total = checked.tally.counts.rows;
  const next = await withTx(pool, { readOnly: true, label: 'chunks written' }, (tx) => chunksWritten(tx, batch.id));
  let done = Math.min(total, next * file.chunkRows);
  const before = done;
  const standing = { verified: checked.since };
  const work = { model, checked, batch, who, skipRejected, log, entities: [...lookedUpIn(model, entity)], standing };
  checked.preparer.rewind();
  await inTurn(chunksFrom(file, checked.kept, next), async (chunk, turn) => {
    const verified = await applyChunk(file, { ...work, chunk, turn }, checked.kept?.get(chunk.number));
    standing.verified = verified ?? standing.verified;
    done += chunk.rows.length;
    file.onProgress?.({ phase: 'apply', ...pace(done, total, started, before) });
  });
}

async function* chunksFrom(file: FileWork, kept: KeptRows | undefined, next: number): AsyncGenerator<FileChunk> {
  if (kept !== undefined) {
    for (const [number, prepared] of kept) if (number >= next) yield { number, rows: rowsOf(prepared) };
    return;
  }
  const { chunks } = await openChunks(file.source, file.chunkRows);
  for await (const chunk of chunks) if (chunk.number >= next) yield chunk;
}

/** How often rows that the door refuses are compared anew before the part is given up. */
const ATTEMPTS_MAX = 3;

/** Answers the position up to which what was checked is now known to have stood, if it did. */
async function applyChunk({ pool }: FileWork, work: ChunkWork, kept: readonly PreparedRow[] | undefined): Promise<string | undefined> {
  const inTx = (write: typeof writeComparedAnew) => retrying(() => withTx(pool, { label: 'import chunk' }, (tx) => write(tx, work, attempt)));
  const refusedByDoor = new Map<number, readonly Problem[]>();
  const attempt: Attempt = { prepared: kept ?? [], refusedByDoor };
  if (kept !== undefined) {
    try {
      await inTx(writeAsChecked);
      return attempt.lastPosition;
    } catch (error) {
      if (isDone(error)) return undefined;
      if (!(error instanceof Overtaken) && doorProblems(error) === undefined) throw error;
      work.checked.preparer.forget();
    }
  }
  for (let round = 1; ; round++) {
    try {
      await inTx(writeComparedAnew);
      return undefined;
    } catch (error) {
      if (isDone(error)) return undefined;
      const problems = doorProblems(error);
      if (problems === undefined) throw error;
      const placed = placedProblems(attempt.prepared, problems);
      work.checked.preparer.forget();
      // First the register is looked at once more; what is refused again is the row's own fault.
      if (round === 1) continue;
      if (!work.skipRejected || round >= ATTEMPTS_MAX) throw new ChunkStopped([...placed.values()].flat());
      for (const [line, found] of placed) refusedByDoor.set(line, found);
    }
  }
}

/** The note of the part is there already: a dying importer's commit came through after this one had looked. */
function isDone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505' && 'constraint' in error && error.constraint === 'import_chunk_pkey';
}

function doorProblems(error: unknown): readonly OperationProblem[] | undefined {
  if (!(error instanceof HubError)) return undefined;
  const { problems } = error.details;
  return Array.isArray(problems) && problems.length > 0 ? (problems as OperationProblem[]) : undefined;
}

/** From the door's operations back to the lines they came from. */
function placedProblems(prepared: readonly PreparedRow[], problems: readonly OperationProblem[]): Map<number, Problem[]> {
  const lineOf = prepared.flatMap(({ checked, operations }) => operations.map(() => checked.row.line));
  const placed = new Map<number, Problem[]>();
  for (const { operation, ...problem } of problems) {
    const line = lineOf[operation] ?? 0;
    placed.set(line, [...(placed.get(line) ?? []), { ...problem, row: line }]);
  }
  return placed;
}
