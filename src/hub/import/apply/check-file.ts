import type { Pool } from '../../../db/client.js';
import { withTx } from '../../../db/tx.js';
import type { Problem } from '../../../errors.js';
import type { WrittenPart } from '../../batch/batch.js';
import { type ImportProgress, pace } from '../../batch/pace.js';
import type { Model } from '../../declare/model.js';
import type { Entity } from '../../declare/types.js';
import { headPosition } from '../../time/head.js';
import { listIn } from '../../write/load.js';
import type { Plan } from '../../write/plan.js';
import { asTheyStand, type Registers } from '../../write/registers.js';
import { type EmptyCells, rowChecker } from '../check/check-row.js';
import type { CheckedRow } from '../check/checked-row.js';
import { surveyRows } from '../check/gather-rows.js';
import { columnsFor, type Identity, identityOf } from '../check/identity.js';
import { type HeaderMap, type HeaderReading, headerSense, mapHeader } from '../check/map-header.js';
import { type Ahead, meetsAcrossParts, readAhead } from '../match/ahead.js';
import { type PreparedPart, type RowPreparer, rowPreparer } from '../match/prepare-rows.js';
import { type PreparedRow, rejected } from '../match/row-operations.js';
import type { FileRow } from '../read/file-row.js';
import { type Gatherer, openChunks } from '../read/read-chunks.js';
import type { FileHead } from '../read/read-rows.js';
import { fileRefused } from '../read/refusals.js';
import { rowsForeteller } from '../read/rows-foreteller.js';
import type { ImportSource } from '../read/source.js';
import { type KeptRows, rowKeeper } from './keep-rows.js';
import type { FileLog } from './log-file.js';
import type { RejectsWriter } from './rejects.js';
import { type Tally, tally } from './report.js';

/** One file on its way, as both passes over it see it. */
export type FileWork = {
  pool: Pool;
  model: Model;
  entity: Entity;
  source: ImportSource;
  /** What rows without a day of their own mean by today, the same in every part and every run. */
  today: string;
  validFrom: string | null;
  empty: EmptyCells;
  /** How its header is read; what the whole file does is part of it. */
  reading: HeaderReading;
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
  /** What was found in parts that are in the register already, as an earlier run told it. */
  before: Tally;
  /** How many persons the file tells of, as far as they were counted. */
  persons: number;
  /** Errors in parts that are still to be written. */
  errorsAhead: number;
  chunks: number;
  map: HeaderMap;
  check: (row: FileRow) => CheckedRow;
  gather: (() => Gatherer) | undefined;
  identity: Identity;
  preparer: RowPreparer;
  /** Lines that are never written, whatever the register says by then. */
  rejectedLines: ReadonlySet<number>;
  /** The ledger's head before the first row was looked up, and what was found from there on, unless the file is too long to keep it. */
  since: string;
  kept: KeptRows | undefined;
};

/**
 * Goes through the whole file and writes nothing but the rejects file. Every part is judged as it would be written, after the parts before
 * it: what is found sound here is refused later only for what somebody else has written meanwhile. Parts that are in the register already
 * are looked at for the report, and their errors stop nobody. Throws a `FileRefusal` when the file cannot be taken as a whole.
 */
export async function checkFile(file: FileWork, written: readonly WrittenPart[]): Promise<CheckOutcome> {
  const started = performance.now();
  const { pool, model, entity, today, source, validFrom, empty, reading } = file;
  const { operation } = reading;
  const knows = headerSense(model, entity, reading);
  const { head, chunks, close } = await openChunks(source, { chunkRows: file.chunkRows, knows });
  try {
    const rowsExpected = rowsForeteller(source, head);
    const whole = mapHeader(model, entity, head.header, reading);
    const identity = identityOf(entity, whole);
    const map = columnsFor(operation, whole, identity);
    const preparer = rowPreparer({ model, entity, map, identity, today, operation });
    const { gather, dayOrders, units } = await surveyRows(source, { model, identity, map, knows });
    const check = rowChecker({ model, entity, map, today, validFrom, empty, dayOrders, units });
    const all = tally();
    const before = tally();
    const keeper = rowKeeper();
    const rejectedLines = new Set<number>();
    const persons = new Set<string>();
    let errorsAhead = 0;
    let count = 0;
    file.rejects?.begin(map.header, head.delimiter);

    const since = await withTx(pool, { readOnly: true, label: 'head' }, headPosition);
    await judging({ pool, entity, isTogether: meetsAcrossParts(entity, { identity, map, operation }) }, async (judge) => {
      for await (const { number, rows } of chunks(gather?.())) {
        if (file.rowsMax !== undefined && all.counts.rows + rows.length > file.rowsMax)
          throw fileRefused('FILE_TOO_MANY_ROWS', { limit: file.rowsMax });
        const part = written[number];
        const prepared = await judge(async (registers) => {
          const found = await preparer.prepare(registers, rows.map(check), { asking: part === undefined });
          for (const one of (await file.log?.checked(registers.tx, found.rows)) ?? [])
            if (persons.size < PERSONS_COUNTED_MAX) persons.add(one);
          return found;
        });
        for (const row of part === undefined ? prepared : asTold(prepared, part)) {
          all.addRow(row);
          if (part !== undefined) before.addRow(row);
          if (row.result !== 'rejected') continue;
          rejectedLines.add(row.checked.row.line);
          if (part === undefined) errorsAhead++;
          await file.rejects?.write(row);
        }
        if (part === undefined) keeper.add(number, prepared);
        count = number + 1;
        file.onProgress?.({ phase: 'check', ...pace(all.counts.rows, rowsExpected(rows), started) });
      }
    });
    file.onProgress?.({ phase: 'check', ...pace(all.counts.rows, all.counts.rows, started) });
    for (const problem of passedOver(map, head)) for (const one of [all, before]) one.addProblem(problem);
    return {
      tally: all,
      before,
      persons: persons.size,
      errorsAhead,
      chunks: count,
      map,
      check,
      gather,
      identity,
      preparer,
      rejectedLines,
      since,
      kept: keeper.kept(),
    };
  } finally {
    await close();
  }
}

/** Beyond that more of them decide nothing: memory stays bounded. */
const PERSONS_COUNTED_MAX = 10_000;

/** What of the file is no data, and is told once. */
export function passedOver(
  { line, ignored }: Pick<HeaderMap, 'line' | 'ignored'>,
  { totals, unused }: Pick<FileHead, 'totals' | 'unused'>,
): Problem[] {
  const names = ignored.map((name) => `"${name}"`).join(', ');
  return [
    ...(ignored.length === 0
      ? []
      : [
          {
            code: 'WARN_COLUMNS_IGNORED',
            severity: 'warning' as const,
            row: line,
            vi: `Bỏ qua ${ignored.length} cột không thuộc loại bản ghi này: ${names}.`,
            en: `${ignored.length} columns that do not belong to this kind of record are passed over: ${names}.`,
          },
        ]),
    ...totals.map((row) => ({
      code: 'WARN_TOTAL_ROW',
      severity: 'warning' as const,
      row,
      vi: 'Dòng cộng, không phải bản ghi: đã bỏ qua.',
      en: 'A row that sums up the others is no record: passed over.',
    })),
    ...unused.map((what) => ({ ...UNUSED[what], severity: 'warning' as const, row: line })),
  ];
}

const UNUSED: Readonly<Record<FileHead['unused'][number], Pick<Problem, 'code' | 'vi' | 'en'>>> = {
  macros: {
    code: 'WARN_WORKBOOK_MACROS',
    vi: 'Sổ tính có macro hay điều khiển: không chạy gì cả, chỉ đọc giá trị đã lưu trong ô. Hãy lưu lại sau khi macro chạy xong rồi mới gửi.',
    en: 'The workbook has macros or controls: nothing was run, and only the values saved in its cells were read. Save it after they have run.',
  },
  links: {
    code: 'WARN_WORKBOOK_LINKS',
    vi: 'Sổ tính lấy giá trị từ tệp khác hay từ mạng: không mở liên kết nào, chỉ đọc giá trị lần tính cuối đã lưu. Hãy cập nhật rồi lưu lại nếu cần.',
    en: 'The workbook takes values from other files or the net: no link was followed, and the values last saved were read. Update and save it if needed.',
  },
};

type Judge = (prepare: (registers: Registers) => Promise<PreparedPart>) => Promise<PreparedRow[]>;

/**
 * Parts that may meet are judged in one transaction, which remembers what the earlier ones would do; others each in one of its own, so that
 * none stays open while a long file is read.
 */
async function judging(
  { pool, entity, isTogether }: { pool: Pool; entity: Entity; isTogether: boolean },
  work: (judge: Judge) => Promise<void>,
): Promise<void> {
  if (!isTogether) {
    await work((prepare) => withTx(pool, { readOnly: true, label: 'check rows' }, async (tx) => (await prepare(asTheyStand(tx))).rows));
    return;
  }
  await withTx(pool, { label: 'check rows' }, async (tx) => {
    const registers: Ahead = readAhead(tx, entity);
    let before: Plan | undefined;
    await work(async (prepare) => {
      // Only when there is a next part does anybody ask what this one would do.
      if (before !== undefined) await registers.add(before);
      const part = await prepare(registers);
      before = part.plan;
      return part.rows;
    });
  });
}

/** What the run that wrote a part refused stays refused, with the reasons told then: those rows are in no register. */
function asTold(prepared: readonly PreparedRow[], { refused }: WrittenPart): readonly PreparedRow[] {
  if (refused === null) return prepared;
  const byLine = new Map<number, Problem[]>();
  for (const problem of refused) listIn(byLine, problem.row ?? 0).push(problem);
  return prepared.map((row) => {
    const problems = byLine.get(row.checked.row.line);
    if (problems !== undefined) return rejected({ ...row.checked, problems });
    // It was written, or found as it is: what is wrong with it now came later.
    return row.result === 'rejected' ? { ...row, result: 'same', checked: { ...row.checked, problems: [] } } : row;
  });
}
