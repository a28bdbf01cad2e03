import type { Pool } from '../../db/client.js';
import { withTx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import { type CheckedRow, rowChecker } from './check-row.js';
import { headPosition } from './head-position.js';
import { type Identity, identityOf } from './identity.js';
import { type KeptRows, rowKeeper } from './keep-rows.js';
import type { FileLog } from './log-file.js';
import { mapHeader } from './map-header.js';
import { type ImportProgress, pace } from './pace.js';
import { type RowPreparer, rowPreparer } from './prepare-rows.js';
import { openChunks } from './read-chunks.js';
import type { FileRow } from './read-rows.js';
import { fileRefused } from './refusals.js';
import type { RejectsWriter } from './rejects.js';
import { type Tally, tally } from './report.js';
import { type ImportSource, rowsForeteller } from './source.js';

/** One file on its way, as both passes over it see it. */
export type FileWork = {
  pool: Pool;
  model: Model;
  entity: Entity;
  source: ImportSource;
  /** What rows without a day of their own mean by today, the same in every part and every run. */
  today: string;
  validFrom: string | null;
  chunkRows: number;
  /** The whole file must fit one part. */
  rowsMax?: number;
  rejects?: RejectsWriter;
  /** Told of the people whom checking tells of, before it is told. */
  log?: FileLog | undefined;
  onProgress?: (progress: ImportProgress) => void;
};

export type CheckOutcome = {
  tally: Tally;
  /** Errors in parts that are still to be written. */
  errorsAhead: number;
  chunks: number;
  check: (row: FileRow) => CheckedRow;
  identity: Identity;
  preparer: RowPreparer;
  /** The ledger's head before the first row was looked up, and what was found from there on, unless the file is too long to keep it. */
  since: string;
  kept: KeptRows | undefined;
};

/**
 * Goes through the whole file and writes nothing but the rejects file. `written` parts are in the register already: they are
 * looked at for the report, and their errors stop nobody. Throws a `FileRefusal` when the file cannot be taken as a whole.
 */
export async function checkFile(file: FileWork, written: number): Promise<CheckOutcome> {
  const started = performance.now();
  const { pool, model, entity, today } = file;
  const { head, chunks } = await openChunks(file.source, file.chunkRows);
  const rowsExpected = rowsForeteller(file.source, head.header.cells);
  const map = mapHeader(model, entity, head.header);
  const identity = identityOf(entity, map);
  const check = rowChecker({ model, entity, map, today, validFrom: file.validFrom });
  const preparer = rowPreparer({ model, entity, map, identity, today });
  const all = tally();
  const keeper = rowKeeper();
  let errorsAhead = 0;
  let count = 0;
  file.rejects?.begin(map.header, head.delimiter);

  const since = await withTx(pool, { readOnly: true, label: 'head' }, headPosition);
  for await (const { number, rows } of chunks) {
    if (file.rowsMax !== undefined && all.counts.rows + rows.length > file.rowsMax) throw fileRefused('FILE_TOO_MANY_ROWS', { limit: file.rowsMax });
    const prepared = await withTx(pool, { readOnly: true, label: 'check rows' }, async (tx) => {
      const found = await preparer.prepare(tx, rows.map(check));
      await file.log?.checked(tx, found);
      return found;
    });
    for (const row of prepared) {
      all.addRow(row);
      if (row.result !== 'rejected') continue;
      if (number >= written) errorsAhead++;
      await file.rejects?.write(row);
    }
    if (number >= written) keeper.add(number, prepared);
    count = number + 1;
    file.onProgress?.({ phase: 'check', ...pace(all.counts.rows, rowsExpected(rows), started) });
  }
  file.onProgress?.({ phase: 'check', ...pace(all.counts.rows, all.counts.rows, started) });
  return { tally: all, errorsAhead, chunks: count, check, identity, preparer, since, kept: keeper.kept() };
}
