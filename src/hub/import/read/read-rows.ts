import { CsvError, parse } from 'csv-parse/sync';
import { LIMITS } from '../../../limits.js';
import type { Delimiter } from '../../csv/csv-line.js';
import { type Beginning, glance, withoutQuoted } from './glance.js';
import { ByteError, guardBytes } from './guard-bytes.js';
import { fileRefused } from './refusals.js';
import type { ImportSource } from './source.js';

/** One record of the file: the line it begins on (1-based, as an editor shows it) and its cells as they stand. */
export type FileRow = { line: number; cells: string[] };

/** The head of a file: what separates cells, and the header row. */
export type FileHead = { delimiter: Delimiter; header: FileRow };

export const COLUMNS_MAX = LIMITS.columns.max;
/** A record longer than this is a quote that was never closed, or no table at all. */
export const RECORD_BYTES_MAX = LIMITS.rowBytes.max;

/**
 * The rows of a file after its header, one by one, with the head first. Promise: bounded memory whatever the file holds; a file
 * that is not a readable table throws one `FileRefusal` that names the first bad line and column.
 */
export async function* readRows(source: ImportSource): AsyncGenerator<FileHead | FileRow> {
  const beginning = await glance(source);
  const { delimiter } = beginning;
  let line = beginning.linesBefore + 1;
  let head: FileHead | undefined;
  try {
    for await (const part of records(source, beginning)) {
      for (const cells of part) {
        const row = { line, cells };
        line += linesOf(cells);
        if (isBlank(cells)) continue;
        if (head !== undefined) {
          yield row;
          continue;
        }
        if (cells.length > COLUMNS_MAX) throw fileRefused('FILE_TOO_WIDE', { line: row.line, count: cells.length, limit: COLUMNS_MAX });
        head = { delimiter, header: row };
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
  const read = (text: string) => (text.includes(QUOTE) || text.length > RECORD_BYTES_MAX ? parsed(text, delimiter) : plain(text, delimiter));
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

/** Without a quote a line is a record, and a delimiter the end of a cell. The parser looks at every letter, and took a tenth of an import's time. */
function plain(text: string, delimiter: Delimiter): string[][] {
  const lines = text.includes('\r') ? text.split(/\r\n|\n|\r/) : text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => line.split(delimiter));
}

function parsed(text: string, delimiter: Delimiter): string[][] {
  const found: string[][] = [];
  try {
    parse(text, {
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

/** A record that still has no end, though each of its letters were an escaped quote: the parser knows in which column it became too long. */
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
  return cells.length === 1 && (cells[0] ?? '').trim() === '';
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
