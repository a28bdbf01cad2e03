import type { Pool } from '../../../db/client.js';
import { withTx } from '../../../db/tx.js';
import type { Problem } from '../../../errors.js';
import type { Amounts } from '../../approval/needs.js';
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
import { type HeaderMap, type HeaderReading, mapHeader } from '../check/map-header.js';
import { type Ahead, meetsAcrossParts, readAhead } from '../match/ahead.js';
import { linksTo, ownRecords } from '../match/own-records.js';
import { type PreparedPart, type RowPreparer, rowPreparer } from '../match/prepare-rows.js';
import type { FileRecords } from '../match/resolve-links.js';
import { type PreparedRow, rejected } from '../match/row-operations.js';
import type { FileRow } from '../read/file-row.js';
import { type Gatherer, type OpenFile, type OpenRows, openChunks } from '../read/read-chunks.js';
import type { FileHead } from '../read/read-rows.js';
import { fileRefused } from '../read/refusals.js';
import { rowsForeteller } from '../read/rows-foreteller.js';
import type { ImportSource } from '../read/source.js';
import { type KeptRows, rowKeeper } from './keep-rows.js';
import type { FileLog } from './log-file.js';
import type { RejectsWriter } from './rejects.js';
import { type Tally, tally } from './report.js';

/** One kind of record in a file: a file has one such table, an archive several. */
export type FileTable = {
  entity: Entity;
  /** How its header is read; what the whole file does is part of it. */
  reading: HeaderReading;
  open: OpenRows;
  /** What it is called within its archive. */
  file?: string | undefined;
  /** Its bytes, where it is no more than those; else how many rows it has. */
  source?: ImportSource | undefined;
  rows?: number | undefined;
};

/** One file on its way, as both passes over it see it. */
export type FileWork = {
  pool: Pool;
  model: Model;
  /** In the order of writing: rows may link to records that earlier ones become. */
  tables: readonly FileTable[];
  /** What rows without a day of their own mean by today, the same in every part and every run. */
  today: string;
  validFrom: string | null;
  empty: EmptyCells;
  chunkRows: number;
  /** The whole file must fit one part. */
  rowsMax?: number;
  rejects?: RejectsWriter;
  /** Told of the people whom checking tells of, before it is told. */
  log?: FileLog | undefined;
  onProgress?: (progress: ImportProgress) => void;
};

/** A table as its header and a first reading of it tell how to read it. */
export type CheckedTable = {
  table: FileTable;
  /** Number of its first part among those of the file. */
  first: number;
  map: HeaderMap;
  check: (row: FileRow) => CheckedRow;
  gather: (() => Gatherer) | undefined;
  identity: Identity;
  preparer: RowPreparer;
  /** Lines that are never written, whatever the register says by then. */
  rejectedLines: Set<number>;
};

export type CheckOutcome = {
  tally: Tally;
  /** What was found in parts that are in the register already, as an earlier run told it. */
  before: Tally;
  /** What it would change of each kind of record, and how many persons those rows tell of, as far as they were counted. */
  amounts: Amounts;
  /** Errors in parts that are still to be written. */
  errorsAhead: number;
  chunks: number;
  tables: readonly CheckedTable[];
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
  const { pool, tables } = file;
  const all = tally();
  const before = tally();
  const keeper = rowKeeper();
  const amounts = new Map<string, { changes: number; subjects: Set<string> }>();
  const checked: CheckedTable[] = [];
  let errorsAhead = 0;
  let count = 0;
  const since = await withTx(pool, { readOnly: true, label: 'head' }, headPosition);

  const goThrough = async (opened: OpenTable, judge: Judge): Promise<void> => {
    const { table, map, gather, check, preparer, rejectedLines, head, chunks } = opened;
    const rowsExpected = rowsForeteller({ ...table.source, ...(table.rows === undefined ? {} : { rows: table.rows }) }, head);
    const rowsBefore = all.counts.rows;
    const rowsAfter = tables.slice(tables.indexOf(table) + 1).reduce((sum, { rows = 0 }) => sum + rows, 0);
    const amount = amounts.get(table.entity.name) ?? { changes: 0, subjects: new Set() };
    amounts.set(table.entity.name, amount);
    file.rejects?.begin(map.header, head.delimiter);
    for await (const { number, rows } of chunks(gather?.())) {
      if (file.rowsMax !== undefined && all.counts.rows + rows.length > file.rowsMax)
        throw fileRefused('FILE_TOO_MANY_ROWS', { limit: file.rowsMax });
      const part = written[number];
      const prepared = await judge(table.entity, async (registers) => {
        const found = await preparer.prepare(registers, rows.map(check), { asking: part === undefined });
        for (const subject of (await file.log?.checked(registers.tx, table.entity, found.rows)) ?? [])
          if (amount.subjects.size < PERSONS_COUNTED_MAX) amount.subjects.add(subject);
        return found;
      });
      for (const row of part === undefined ? prepared : asTold(prepared, part)) {
        all.addRow(row, table.file);
        if (part !== undefined) before.addRow(row, table.file);
        if (row.result === 'new' || row.result === 'changed') amount.changes++;
        if (row.result !== 'rejected') continue;
        rejectedLines.add(row.checked.row.line);
        if (part === undefined) errorsAhead++;
        await file.rejects?.write(row);
      }
      if (part === undefined) keeper.add(number, prepared);
      count = number + 1;
      const expected = rowsExpected(rows);
      file.onProgress?.({
        phase: 'check',
        ...pace(all.counts.rows, expected === undefined ? undefined : rowsBefore + expected + rowsAfter, started),
      });
    }
    for (const problem of passedOver(map, head)) for (const one of [all, before]) one.addProblem(problem, table.file);
  };

  const fileRecords: FileRecords[] = [];
  const [first, ...others] = tables;
  if (first === undefined) throw new Error('a file has a table');
  const opened = await openTable(file, first, { first: 0, fileRecords });
  try {
    await judging({ pool, isTogether: others.length > 0 || opened.meetsAcrossParts }, async (judge) => {
      await goThrough(opened, judge);
      checked.push(opened);
      for (const table of others) {
        const next = await openTable(file, table, { first: count, fileRecords });
        try {
          await goThrough(next, judge);
          checked.push(next);
        } finally {
          await next.close();
        }
      }
    });
  } finally {
    await opened.close();
  }
  file.onProgress?.({ phase: 'check', ...pace(all.counts.rows, all.counts.rows, started) });
  return { tally: all, before, amounts: told(amounts), errorsAhead, chunks: count, tables: checked, since, kept: keeper.kept() };
}

/** Beyond that more of them decide nothing: memory stays bounded. */
const PERSONS_COUNTED_MAX = 10_000;

function told(amounts: ReadonlyMap<string, { changes: number; subjects: ReadonlySet<string> }>): Amounts {
  return new Map([...amounts].map(([entity, { changes, subjects }]) => [entity, { changes, persons: subjects.size }]));
}

type OpenTable = CheckedTable & OpenFile & { meetsAcrossParts: boolean };

/** Reads a table's head, and the whole of it where that is needed to understand it. */
async function openTable(
  { model, tables, today, validFrom, empty, chunkRows }: FileWork,
  table: FileTable,
  { first, fileRecords }: { first: number; fileRecords: FileRecords[] },
): Promise<OpenTable> {
  const { entity, reading, source } = table;
  const { operation } = reading;
  const opened = await openChunks(table.open, { chunkRows, first });
  try {
    const whole = mapHeader(model, entity, opened.head.header, reading);
    const identity = identityOf(entity, whole);
    const map = columnsFor(operation, whole, identity);
    const isNamed = linksTo(map, entity) || tables.slice(tables.indexOf(table) + 1).some((later) => hasLinkTo(later.entity, entity));
    const own = isNamed ? ownRecords(model, entity, identity) : undefined;
    if (own !== undefined) fileRecords.push(own);
    const preparer = rowPreparer({ model, entity, map, identity, today, operation, fileRecords: [...fileRecords], own });
    const { gather, dayOrders, units } = await surveyRows(table.open, { model, identity, map, source });
    return {
      ...opened,
      table,
      first,
      map,
      check: rowChecker({ model, entity, map, today, validFrom, empty, dayOrders, units }),
      gather,
      identity,
      preparer,
      rejectedLines: new Set(),
      meetsAcrossParts: meetsAcrossParts(entity, { identity, map, operation }),
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

function hasLinkTo({ fields }: Entity, { name }: Entity): boolean {
  return [...fields.values()].some((field) => field.kind === 'link' && field.target === name);
}

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

type Judge = (entity: Entity, prepare: (registers: Registers) => Promise<PreparedPart>) => Promise<PreparedRow[]>;

/**
 * Parts that may meet are judged in one transaction, which remembers what the earlier ones would do; others each in one of its own, so that
 * none stays open while a long file is read.
 */
async function judging({ pool, isTogether }: { pool: Pool; isTogether: boolean }, work: (judge: Judge) => Promise<void>): Promise<void> {
  if (!isTogether) {
    await work((_, prepare) => withTx(pool, { readOnly: true, label: 'check rows' }, async (tx) => (await prepare(asTheyStand(tx))).rows));
    return;
  }
  await withTx(pool, { label: 'check rows' }, async (tx) => {
    const registers: Ahead = readAhead(tx);
    let before: { entity: Entity; plan: Plan } | undefined;
    await work(async (entity, prepare) => {
      // Only when there is a next part does anybody ask what this one would do.
      if (before !== undefined) await registers.add(before.plan, before.entity);
      const { plan, rows } = await prepare(registers);
      before = plan && { entity, plan };
      return rows;
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
