import { CsvError, parse } from 'csv-parse/sync';
import { LIMITS } from '../../../limits.js';
import type { Delimiter } from '../../csv/csv-line.js';
import type { FileRow } from './file-row.js';
import { findHeader, type HeaderSense, isTotal, LOOKED_AT_MAX, mergedHeader } from './find-header.js';
import { type Beginning, glance, withoutQuoted } from './glance.js';
import { ByteError, guardBytes } from './guard-bytes.js';
import { isJson, jsonRows } from './json-rows.js';
import { fileRefused } from './refusals.js';
import type { ImportSource } from './source.js';
import { unpack } from './unpack.js';
import { type Unused, unusedOf, workbookRows } from './workbook.js';

/** The head of a file: what separates cells, and the header row. */
export type FileHead = {
  delimiter: Delimiter;
  header: FileRow;
  /** Plain text whose length tells how much of it is left. */
  isPlain: boolean;
  /** Lines of rows that sum up the others, and are no records; known once the file is read. */
  totals: number[];
  /** What a workbook has beside its cells, which is not looked at. */
  unused: readonly Unused[];
};

export const COLUMNS_MAX = LIMITS.columns.max;
/** A record longer than this is a quote that was never closed, or no table at all. */
export const RECORD_BYTES_MAX = LIMITS.rowBytes.max;

/**
 * The rows of a file after its header, one by one, with the head first, whatever the file is: CSV, JSON Lines, GeoJSON or a workbook, packed
 * or not. Promise: bounded memory whatever the file holds; a file that is not a readable table throws one `FileRefusal` that names the first
 * bad line and column.
 */
export async function* readRows(source: ImportSource, knows: HeaderSense = () => false): AsyncGenerator<FileHead | FileRow> {
  const unpacked = await unpack(source);
  if (unpacked.kind === 'workbook') yield* underHeader(workbookRows(unpacked.zip), { knows, unused: unusedOf(unpacked.zip) });
  else if (isJson(await firstCharacter(unpacked.source)))
    yield* underHeader(jsonRows(unpacked.source), { knows: (text) => text !== '', unused: [] });
  else yield* csvRows(unpacked.source, { knows, isPlain: !unpacked.wasPacked });
}

/** Rows of any table: those up to the header are looked at together, and passed over. */
async function* underHeader(
  rows: AsyncGenerator<FileRow>,
  { knows, unused }: { knows: HeaderSense; unused: readonly Unused[] },
): AsyncGenerator<FileHead | FileRow> {
  const first: FileRow[] = [];
  let ended = false;
  while (first.length < LOOKED_AT_MAX) {
    const { done, value } = await rows.next();
    if (done) {
      ended = true;
      break;
    }
    if (!isBlank(value.cells)) first.push(value);
  }
  const found = findHeader(
    first.map(({ cells }) => cells),
    knows,
  );
  const header = first[found.at];
  if (header === undefined) throw fileRefused('FILE_EMPTY', {});
  const cells = found.rows === 2 ? mergedHeader(header.cells, first[found.at + 1]?.cells ?? [], knows) : header.cells;
  if (cells.length > COLUMNS_MAX) throw fileRefused('FILE_TOO_WIDE', { line: header.line, count: cells.length, limit: COLUMNS_MAX });
  const head: FileHead = { delimiter: ';', header: { line: header.line, cells }, isPlain: false, totals: [], unused };
  yield head;
  // A sheet ends a row where its last value stands.
  const wide = (row: FileRow): FileRow => ({
    line: row.line,
    cells: [...row.cells, ...Array<string>(Math.max(0, cells.length - row.cells.length)).fill('')],
  });
  for (const row of first.slice(found.at + found.rows)) if (isRecord(row, head)) yield wide(row);
  if (!ended) for await (const row of rows) if (!isBlank(row.cells) && isRecord(row, head)) yield wide(row);
}

function isRecord({ line, cells }: FileRow, { totals }: FileHead): boolean {
  if (!isTotal(cells)) return true;
  totals.push(line);
  return false;
}

async function firstCharacter(source: ImportSource): Promise<string> {
  for await (const piece of source.open()) {
    const text = piece
      .toString('latin1')
      .replace(/^\xef\xbb\xbf/, '')
      .trimStart();
    if (text !== '') return text.charAt(0);
  }
  return '';
}

async function* csvRows(
  source: ImportSource,
  { knows, isPlain }: { knows: HeaderSense; isPlain: boolean },
): AsyncGenerator<FileHead | FileRow> {
  const beginning = await glance(source, knows);
  const { delimiter } = beginning;
  let line = beginning.linesBefore + 1;
  let upper: FileRow | undefined;
  let head: FileHead | undefined;
  try {
    for await (const part of records(source, beginning)) {
      for (const cells of part) {
        const row = { line, cells };
        line += linesOf(cells);
        if (isBlank(cells)) continue;
        if (head !== undefined) {
          if (isRecord(row, head)) yield row;
          continue;
        }
        if (cells.length > COLUMNS_MAX) throw fileRefused('FILE_TOO_WIDE', { line: row.line, count: cells.length, limit: COLUMNS_MAX });
        if (beginning.headerRows === 2 && upper === undefined) {
          upper = row;
          continue;
        }
        const header = upper === undefined ? row : { line: upper.line, cells: mergedHeader(upper.cells, row.cells, knows) };
        head = { delimiter, header, isPlain, totals: [], unused: [] };
        yield head;
      }
    }
  } catch (error) {
    throw worded(error, { beginning, line });
  }
  if (head === undefined) throw fileRefused('FILE_EMPTY', {});
}

export function isHead(row: FileHead | FileRow): row is FileHead {
  return 'header' in row;
}

/**
 * The records from the header on: a comment before it would count as the first record, and every row as one of the wrong width, at a price.
 * The file is cut at ends of records, so each part can be read by itself: as it stands where nothing in it is quoted, else by the parser.
 */
async function* records(source: ImportSource, { delimiter, bytesBefore }: Beginning): AsyncGenerator<string[][]> {
  let rest = '';
  const read = (text: string) =>
    text.includes(QUOTE) || text.length > RECORD_BYTES_MAX ? parsed(text, delimiter) : plain(text, delimiter);
  for await (const piece of dropped(guardBytes(source), bytesBefore)) {
    const text = rest + piece.toString('utf8');
    const whole = endOfLastRecord(text);
    rest = text.slice(whole);
    if (whole > 0) yield read(text.slice(0, whole));
    if (rest.length > 2 * RECORD_BYTES_MAX) throw tooLong(rest, delimiter);
  }
  if (rest !== '') yield read(rest);
}

const QUOTE = '"';

/**
 * Without a quote a line is a record, and a delimiter the end of a cell. The parser looks at every letter, and took a tenth of an import's
 * time.
 */
function plain(text: string, delimiter: Delimiter): string[][] {
  const lines = text.includes('\r') ? text.split(/\r\n|\n|\r/) : text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => line.split(delimiter));
}

function parsed(text: string, delimiter: Delimiter): string[][] {
  const found: string[][] = [];
  try {
    parse(withFormulasQuoted(text, delimiter), {
      delimiter,
      quote: QUOTE,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      max_record_size: RECORD_BYTES_MAX,
      on_record: (record: string[]) => {
        found.push(record);
        return null;
      },
    });
    return found;
  } catch (error) {
    throw error instanceof CsvError ? new RecordFault(error, found) : error;
  }
}

/** `="0123"` keeps its zeros in a spreadsheet. Written by hand it is no sound CSV, whose quotes stand around the whole cell. */
function withFormulasQuoted(text: string, delimiter: Delimiter): string {
  if (!text.includes('="')) return text;
  const between = `${delimiter}\\r\\n`;
  return text.replace(new RegExp(`(^|[${between}])="([^"${between}]+)"(?=[${between}]|$)`, 'g'), '$1"=""$2"""');
}

/**
 * A record that still has no end, though each of its letters were an escaped quote: the parser knows in which column it became too long.
 */
function tooLong(text: string, delimiter: Delimiter): unknown {
  try {
    parsed(text, delimiter);
    return new RecordFault({ code: 'CSV_MAX_RECORD_SIZE' }, []);
  } catch (error) {
    return error;
  }
}

/** What is wrong with a record, and the sound ones before it in its part. */
class RecordFault extends Error {
  readonly fault: Pick<CsvError, 'code'> & { column?: unknown };
  readonly sound: readonly string[][];
  constructor(fault: RecordFault['fault'], sound: readonly string[][]) {
    super(fault.code);
    this.fault = fault;
    this.sound = sound;
  }
}

/** Where the last line ends that is not inside quotes. A lone `\r` at the very end may be half of a line end. */
function endOfLastRecord(text: string): number {
  let end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r', text.length - 2)) + 1;
  let quotes = 0;
  let last = 0;
  for (let at = text.indexOf(QUOTE); at >= 0 && at < end; at = text.indexOf(QUOTE, at + 1)) {
    quotes++;
    last = at;
  }
  while (quotes % 2 === 1) {
    // The last quote before the end is open: the line it stands on is not over.
    end = Math.max(text.lastIndexOf('\n', last), text.lastIndexOf('\r', last)) + 1;
    while (quotes > 0 && last >= end) {
      quotes--;
      last = last === 0 ? -1 : text.lastIndexOf(QUOTE, last - 1);
    }
  }
  return end;
}

async function* dropped(pieces: AsyncIterable<Buffer>, bytes: number): AsyncGenerator<Buffer> {
  let left = bytes;
  for await (const piece of pieces) {
    if (left < piece.length) yield left > 0 ? piece.subarray(left) : piece;
    left = Math.max(0, left - piece.length);
  }
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '' || cell.trim() === '');
}

/** A quoted cell may hold line ends of its own. */
function linesOf(cells: readonly string[]): number {
  let lines = 1;
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) lines += (cell.match(/\r\n|\n|\r/g) ?? []).length;
  }
  return lines;
}

/** `line`: where the part begins that the fault is in. */
type Place = { beginning: Beginning; line: number };

function worded(error: unknown, { beginning: { delimiter, names }, line: begun }: Place): unknown {
  if (error instanceof ByteError) {
    const { code, line, before } = error.fault;
    return fileRefused(code, { line, column: columnName(names, withoutQuoted(before).split(delimiter).length - 1) });
  }
  if (!(error instanceof RecordFault)) return error;
  const line = error.sound.reduce((sum, cells) => sum + linesOf(cells), begun);
  const column = columnName(names, Number(error.fault.column ?? 0));
  switch (error.fault.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return fileRefused('FILE_QUOTE_OPEN', { line, column });
    case 'CSV_MAX_RECORD_SIZE':
      return fileRefused('FILE_LINE_TOO_LONG', { line, column, limit: RECORD_BYTES_MAX });
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return fileRefused('FILE_QUOTE_STRAY', { line, column });
    default:
      return error;
  }
}

function columnName(names: readonly string[], index: number): string {
  return names[index] || `#${index + 1}`;
}
