import type { Pool } from '../../db/client.js';
import { retrying, type Tx, withTx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import { HubError, type Problem } from '../errors.js';
import { LEDGER_LOCK } from '../ledger/format.js';
import { writeChangeSet } from '../write/door.js';
import type { OperationProblem } from '../write/operations.js';
import { type Batch, chunksWritten, recordChunk, type Who } from './batch.js';
import type { CheckOutcome, FileWork } from './check-file.js';
import { pace } from './pace.js';
import { type FileChunk, openChunks } from './read-chunks.js';
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

type Apply = { file: FileWork; checked: CheckOutcome; batch: Batch; who: Who; skipRejected: boolean };

/**
 * Writes the parts that are not in the register yet, each as one change set together with the note that it was written. Every part
 * is compared anew in its own transaction, so what others wrote meanwhile is neither lost nor repeated.
 */
export async function applyFile({ file, checked, batch, who, skipRejected }: Apply): Promise<void> {
  const started = performance.now();
  const { pool, model, source, chunkRows } = file;
  const total = checked.tally.counts.rows;
  const next = await withTx(pool, { readOnly: true, label: 'chunks written' }, (tx) => chunksWritten(tx, batch.id));
  let done = Math.min(total, next * chunkRows);
  const before = done;
  checked.preparer.rewind();
  const { chunks } = await openChunks(source, chunkRows);
  for await (const chunk of chunks) {
    if (chunk.number < next) continue;
    await applyChunk({ pool, model, checked, batch, who, skipRejected, chunk });
    done += chunk.rows.length;
    file.onProgress?.({ phase: 'apply', ...pace(done, total, started, before) });
  }
}

type ApplyChunk = { pool: Pool; model: Model; checked: CheckOutcome; batch: Batch; who: Who; skipRejected: boolean; chunk: FileChunk };

/** How often rows that the door refuses are looked at again before the part is given up. */
const ATTEMPTS_MAX = 3;

async function applyChunk(given: ApplyChunk): Promise<void> {
  const { pool, checked, skipRejected } = given;
  const refusedByDoor = new Map<number, Problem[]>();
  for (let attempt = 1; ; attempt++) {
    const seen: { prepared: readonly PreparedRow[] } = { prepared: [] };
    try {
      await retrying(() => withTx(pool, { label: 'import chunk' }, (tx) => writeChunk(tx, given, refusedByDoor, seen)));
      return;
    } catch (error) {
      if (isDone(error)) return;
      const problems = error instanceof HubError ? problemsOf(error) : undefined;
      if (problems === undefined || problems.length === 0) throw error;
      const placed = placedProblems(seen.prepared, problems);
      if (attempt >= ATTEMPTS_MAX) throw new ChunkStopped([...placed.values()].flat());
      // First the register is looked at once more; what is refused again is the row's own fault.
      checked.preparer.forget();
      if (attempt > 1) {
        if (!skipRejected) throw new ChunkStopped([...placed.values()].flat());
        for (const [line, found] of placed) refusedByDoor.set(line, found);
      }
    }
  }
}

async function writeChunk(
  tx: Tx,
  { model, checked, batch, who, skipRejected, chunk }: ApplyChunk,
  refusedByDoor: ReadonlyMap<number, Problem[]>,
  seen: { prepared: readonly PreparedRow[] },
): Promise<void> {
  if ((await chunksWritten(tx, batch.id)) > chunk.number) return;
  // Records without a key that the door would guard must not be registered twice by two importers that both found none.
  if (!checked.identity.guarded) await tx.query('select pg_advisory_xact_lock($1::bigint)', [LEDGER_LOCK]);
  const readAt = await headPosition(tx);
  const fresh = chunk.rows.map(checked.check);
  const compared = await checked.preparer.prepare(tx, fresh);
  const prepared = compared.map((row) => (refusedByDoor.has(row.checked.row.line) ? rejected(row.checked) : row));
  seen.prepared = prepared;
  const bad = prepared.filter(({ result }) => result === 'rejected');
  if (bad.length > 0 && !skipRejected) throw new ChunkStopped(bad.flatMap(({ checked: { problems } }) => problems.filter((problem) => !isWarning(problem))));

  const operations = prepared.flatMap(({ operations }) => operations);
  const { actor, actorRole, agency, reason, legalBasis } = who;
  const outcome =
    operations.length === 0
      ? undefined
      : await writeChangeSet(tx, model, { operations, actor, actorRole, agency, reason, legalBasis, readAt, batchId: batch.id });
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
}

/** What is compared now must not have changed when it is written. */
async function headPosition(tx: Tx): Promise<string> {
  const { rows } = await tx.query<{ position: string }>('select coalesce(max(position), 0)::text as position from change');
  return rows[0]?.position ?? '0';
}

/** The note of the part is there already: a dying importer's commit came through after this one had looked. */
function isDone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505' && 'constraint' in error && error.constraint === 'import_chunk_pkey';
}

function problemsOf(error: HubError): readonly OperationProblem[] | undefined {
  const { problems } = error.details;
  return Array.isArray(problems) ? (problems as OperationProblem[]) : undefined;
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
