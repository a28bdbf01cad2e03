import type { Pool } from '../../../db/client.js';
import { withTx } from '../../../db/tx.js';
import type { Problem } from '../../../errors.js';
import { LIMITS } from '../../../limits.js';
import { type Batch, findBatch, openBatch, readBatch, settleBatch, type Who, type WrittenPart, writtenParts } from '../../batch/batch.js';
import { holdFile } from '../../batch/hold-file.js';
import type { ImportProgress } from '../../batch/pace.js';
import type { Model } from '../../declare/model.js';
import type { Entity } from '../../declare/types.js';
import { legalToday } from '../../time/legal-day.js';
import type { EmptyCells } from '../check/check-row.js';
import type { FileOperation } from '../check/file-operation.js';
import { headerSense } from '../check/map-header.js';
import { readRows } from '../read/read-rows.js';
import { FileRefusal, fileRefused } from '../read/refusals.js';
import { fingerprint, type ImportSource, printOf } from '../read/source.js';
import { agreement } from './agreement.js';
import { applyFile } from './apply-file.js';
import { checkFile, type FileTable, type FileWork } from './check-file.js';
import { batchCase, type FileLog, type FileReads, logFile } from './log-file.js';
import type { RejectsWriter } from './rejects.js';
import { type ImportReport, type ImportState, type Tally, tally } from './report.js';
import { ChunkStopped } from './write-chunk.js';

/**
 * A pool without time limits and with three connections for each file at least: one holds the file's lock, one writes a part, one prepares
 * the next.
 */
export type ImportDeps = { pool: Pool; model: Model; reads?: FileReads };

export type ImportRequest = Who & {
  /** What the file is about; of an archive, mainly. */
  entity: Entity;
  source: ImportSource;
  /** How an archive of several kinds of records is read. Left out: the file is one table. */
  archive?: Archive;
  apply: boolean;
  /** The first day of rows that give none; absent: unknown start for new records, today for changes. */
  validFrom?: string;
  /** `clear`: the file is the whole truth of its records, as a copy of a register is. Left out, an empty cell says nothing. */
  empty?: EmptyCells;
  /** What the rows do to records that are there; left out, each says what is so, and registers what is not there. */
  operation?: FileOperation;
  /** Names of columns of the file's source, folded, with the fields they mean (`headerKey`). */
  mapping?: ReadonlyMap<string, string>;
  /** Passes over columns that mean nothing here. */
  ignoreOtherColumns?: boolean;
  /** The file in one change set, or nothing of it. */
  atomic?: boolean;
  /** Asks whether its author may write so much alone: of everything but the hub's own seeds. `emergency`: why it cannot wait. */
  fourEyes?: { emergency: string | null };
  /** Writes the sound rows although others are rejected. */
  skipRejected?: boolean;
  rejects?: RejectsWriter;
  chunkRows?: number;
  onProgress?: (progress: ImportProgress) => void;
};

export type Archive = {
  /** What else than the bytes settles what is in it. */
  print: string;
  /** Its tables in the order of writing, and what is wrong with it before any register is looked at. */
  read(source: ImportSource): Promise<{ tables: readonly FileTable[]; problems: readonly Problem[] }>;
};

/**
 * A part's transaction holds the ledger, and who writes beside an import waits for one part at most. Measured on a busy machine: parts of
 * 5,000 vehicles made them wait up to 420 ms, parts of 2,000 up to 160 ms; 2,500 leaves room for wider records within half a second.
 */
export const CHUNK_ROWS_DEFAULT = 2_500;
export const ATOMIC_ROWS_MAX = LIMITS.chunkRecords.max;

/**
 * One file into one entity: read, map, check, compare, report, and with `apply` write. Promise: every row is checked before the
 * first is written; rows with errors are never written; without `apply` nothing is; a run that dies is gone on with by the same
 * call, each row written once. Memory stays bounded whatever the size of the file.
 */
export async function importFile(deps: ImportDeps, request: ImportRequest): Promise<ImportReport> {
  const started = performance.now();
  const { entity, source, rejects } = request;
  const sha256 = await fingerprint(source);
  const print = printOfRequest(sha256, request);
  const report: Reporter = (state, more = {}) => {
    const seconds = (performance.now() - started) / 1_000;
    const summary = { ...tally().summary(), ...more };
    return {
      state,
      entity: entity.name,
      file: source.name,
      sha256,
      ...summary,
      seconds,
      rowsPerSecond: Math.round(summary.counts.rows / seconds),
    };
  };
  try {
    if (request.apply) {
      const held = await holdFile(deps.pool, `${entity.name} ${print}`, () => checkAndApply({ deps, request, print, sha256, report }));
      if (held === undefined) throw fileRefused('FILE_BUSY', {});
      return held.done;
    }
    const { today, batch } = await before(deps, request, print);
    const { tables, faults } = await tablesOf(request);
    if (faults.isBroken) return report('CHECKED', faults.tally.summary());
    const checked = await checkFile(fileWork(deps, request, { today, batch: undefined, print, tables }), []);
    faults.tellTo(checked.tally);
    await rejects?.finish();
    return report('CHECKED', { ...checked.tally.summary(), ...(batch === undefined ? {} : { batchId: batch.id }) });
  } catch (error) {
    await rejects?.discard();
    if (!(error instanceof FileRefusal)) throw error;
    const found = tally();
    for (const problem of error.problems) found.addProblem(problem);
    return report('REFUSED', { ...found.summary(), counts: tally().counts });
  }
}

type Faults = { isBroken: boolean; tally: Tally; tellTo(tally: Tally): void };

/** What is in the file; an archive with errors of its own is not looked at any further. */
async function tablesOf({ archive, source, entity, operation, mapping, ignoreOtherColumns }: ImportRequest): Promise<{
  tables: (model: Model) => readonly FileTable[];
  faults: Faults;
}> {
  const found = tally();
  const { tables, problems } = (await archive?.read(source)) ?? { problems: [] };
  for (const problem of problems) found.addProblem(problem);
  const reading = { operation, mapping, ignoreOthers: ignoreOtherColumns };
  return {
    tables: (model) => tables ?? [{ entity, reading, source, open: () => readRows(source, headerSense(model, entity, reading)) }],
    faults: {
      isBroken: problems.some(({ severity }) => severity === 'error'),
      tally: found,
      tellTo: (told) => {
        for (const problem of problems) told.addProblem(problem);
      },
    },
  };
}

/**
 * The same bytes read in another way (from another day on) are another batch: one must not be gone on with as the other. Who names the
 * fingerprint of a file has settled how it is read.
 */
function printOfRequest(sha256: string, { source, archive, validFrom, empty, operation, mapping }: ImportRequest): string {
  if (source.fingerprint !== undefined) return sha256;
  const ways = [
    ...(archive === undefined ? [] : [archive.print]),
    ...(validFrom === undefined ? [] : [`from ${validFrom}`]),
    ...(operation === undefined ? [] : [`operation ${operation}`]),
    ...(mapping === undefined ? [] : [`mapping ${JSON.stringify([...mapping].sort())}`]),
    ...(empty === undefined || empty === 'keep' ? [] : [`empty cells ${empty}`]),
  ];
  return ways.length === 0 ? sha256 : printOf([sha256, ...ways].join(' '));
}

type Reporter = (state: ImportState, more?: Partial<ImportReport>) => ImportReport;
type Work = { deps: ImportDeps; request: ImportRequest; print: string; sha256: string; report: Reporter };

async function checkAndApply({ deps, request, print, sha256, report }: Work): Promise<ImportReport> {
  const { pool } = deps;
  const { today, batch, written } = await before(deps, request, print);
  if (batch?.state === 'APPLIED') {
    await request.rejects?.discard();
    return report('ALREADY_APPLIED', { batchId: batch.id, counts: batch.counts });
  }
  if (batch?.state === 'WITHDRAWING') throw fileRefused('BATCH_WITHDRAWING', { batch: batch.id });
  const { tables, faults } = await tablesOf(request);
  if (faults.isBroken) return report('REJECTED', { ...faults.tally.summary(), ...(batch === undefined ? {} : { batchId: batch.id }) });
  const file = fileWork(deps, request, { today, batch, print, tables });
  const checked = await checkFile(file, written);
  for (const told of [checked.tally, checked.before]) faults.tellTo(told);
  await request.rejects?.finish();
  const summary = checked.tally.summary();
  const skipRejected = request.skipRejected === true;
  if (checked.errorsAhead > 0 && !skipRejected)
    return report('REJECTED', { ...summary, ...(batch === undefined ? {} : { batchId: batch.id }) });

  const agreed = await agreement(deps, request, { print, sha256, batch, checked });
  if (agreed.state === 'WAITING') return report('WAITING', { ...summary, proposalId: agreed.proposalId, needs: agreed.needs });
  const { who, proposalId } = agreed;
  const current = await withTx(pool, { label: 'open batch' }, async (tx) => {
    if (batch === undefined) {
      const { atomic = false, source, entity } = request;
      const { approval: _, emergency: __, ...author } = who;
      return openBatch(tx, {
        ...author,
        ...(proposalId === undefined ? {} : { proposalId }),
        entity: entity.name,
        file: source.name,
        sha256: print,
        sourceSha256: sha256,
        bytes: source.bytes ?? 0,
        atomic,
        chunkRows: file.chunkRows,
      });
    }
    if (batch.state !== 'APPLYING') await settleBatch(tx, batch.id, 'APPLYING');
    return batch;
  });
  // From here on the report tells what became of each row, which is what was found when checking unless somebody else has written
  // meanwhile.
  const outcome = checked.before;
  const settled = {
    batchId: current.id,
    ...(proposalId === undefined ? {} : { proposalId }),
    ...(written.length > 0 ? { resumedAfterRows: outcome.counts.rows } : {}),
  };
  try {
    await applyFile({
      file,
      checked,
      batch: current,
      who,
      skipRejected,
      outcome,
      log: fileLog(deps, request, batchCase(current.id))?.parts,
    });
  } catch (error) {
    if (!(error instanceof ChunkStopped)) throw error;
    for (const row of error.rows) {
      outcome.addRow(row);
      await request.rejects?.write(row);
    }
    await request.rejects?.finish();
    const stopped = outcome.summary();
    await withTx(pool, { label: 'stop batch' }, (tx) =>
      settleBatch(tx, current.id, 'FAILED', { fault: stopped.problems[0]?.code ?? 'STOPPED' }),
    );
    return report('STOPPED', { ...stopped, ...settled });
  }
  await request.rejects?.finish();
  const counts = await withTx(pool, { label: 'close batch' }, async (tx) => {
    await settleBatch(tx, current.id, 'APPLIED', { chunks: checked.chunks });
    return (await readBatch(tx, current.id))?.counts ?? outcome.counts;
  });
  return report('APPLIED', { ...outcome.summary(), ...settled, counts });
}

type Before = { today: string; batch: Batch | undefined; written: readonly WrittenPart[] };

async function before({ pool }: ImportDeps, { entity }: ImportRequest, print: string): Promise<Before> {
  return withTx(pool, { readOnly: true, label: 'find batch' }, async (tx) => {
    const batch = await findBatch(tx, entity.name, print);
    return { batch, today: batch?.day ?? (await legalToday(tx)), written: batch === undefined ? [] : await writtenParts(tx, batch.id) };
  });
}

/** An interrupted batch goes on in the parts it began with. */
function fileWork(
  deps: ImportDeps,
  request: ImportRequest,
  given: { today: string; batch: Batch | undefined; print: string; tables: (model: Model) => readonly FileTable[] },
): FileWork {
  const { pool, model } = deps;
  const { today, batch, print, tables } = given;
  const { rejects, onProgress } = request;
  const atomic = batch?.atomic ?? request.atomic ?? false;
  return {
    pool,
    model,
    tables: tables(model),
    today,
    validFrom: request.validFrom ?? null,
    empty: request.empty ?? 'keep',
    chunkRows: batch?.chunkRows ?? (atomic ? ATOMIC_ROWS_MAX : Math.min(request.chunkRows ?? CHUNK_ROWS_DEFAULT, ATOMIC_ROWS_MAX)),
    ...(atomic ? { rowsMax: ATOMIC_ROWS_MAX } : {}),
    ...(rejects === undefined ? {} : { rejects }),
    log: fileLog(deps, request, batch === undefined ? `file:${print.slice(0, 16)}` : batchCase(batch.id)),
    ...(onProgress === undefined ? {} : { onProgress }),
  };
}

/** Only where somebody asked for it: of the hub's own seeds nobody is told. */
function fileLog({ model, reads }: ImportDeps, { entity, ...who }: ImportRequest, caseCode: string): FileLog | undefined {
  return reads && logFile({ model, main: entity, reads, who, caseCode });
}
