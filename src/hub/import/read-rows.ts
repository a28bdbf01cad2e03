import { pipeline, Readable } from 'node:stream';
import { CsvError, type Parser, parse } from 'csv-parse';
import { type Beginning, type Delimiter, glance, withoutQuoted } from './glance.js';
import { ByteError, guardBytes } from './guard-bytes.js';
import { fileRefused } from './refusals.js';
import type { ImportSource } from './source.js';

/** One record of the file: the line it begins on (1-based, as an editor shows it) and its cells as they stand. */
export type FileRow = { line: number; cells: string[] };

/** The head of a file: what separates cells, and the header row. */
export type FileHead = { delimiter: Delimiter; header: FileRow };

export const COLUMNS_MAX = 2_000;
/** A record longer than this is a quote that was never closed, or no table at all. */
export const RECORD_BYTES_MAX = 1024 * 1024;

/**
 * The rows of a file after its header, one by one, with the head first. Promise: bounded memory whatever the file holds; a file
 * that is not a readable table throws one `FileRefusal` that names the first bad line and column.
 */
export async function* readRows(source: ImportSource): AsyncGenerator<FileHead | FileRow> {
  const beginning = await glance(source);
  const { delimiter } = beginning;
  let line = beginning.linesBefore + 1;
  let records = 0;
  let head: FileHead | undefined;
  try {
    for await (const cells of openParser(source, beginning) as AsyncIterable<string[]>) {
      const row = { line, cells };
      line += linesOf(cells);
      records++;
      if (isBlank(cells)) continue;
      if (head !== undefined) {
        yield row;
        continue;
      }
      if (cells.length > COLUMNS_MAX) throw fileRefused('FILE_TOO_WIDE', { line: row.line, count: cells.length, limit: COLUMNS_MAX });
      head = { delimiter, header: row };
      yield head;
    }
  } catch (error) {
    throw await worded(error, { source, beginning, records });
  }
  if (head === undefined) throw fileRefused('FILE_EMPTY', {});
}

export function isHead(row: FileHead | FileRow): row is FileHead {
  return 'header' in row;
}

/** Reads from the header on: a comment before it would count as the first record, and every row as one of the wrong width, at a price. */
function openParser(source: ImportSource, { delimiter, bytesBefore }: Beginning, to?: number): Parser {
  const parser = parse({
    delimiter,
    quote: '"',
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: RECORD_BYTES_MAX,
    ...(to === undefined ? {} : { to }),
  });
  pipeline(Readable.from(dropped(guardBytes(source), bytesBefore), { objectMode: false }), parser, () => undefined);
  return parser;
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

type Place = { source: ImportSource; beginning: Beginning; records: number };

async function worded(error: unknown, { source, beginning, records }: Place): Promise<unknown> {
  const { delimiter, names } = beginning;
  if (error instanceof ByteError) {
    const { code, line, before } = error.fault;
    return fileRefused(code, { line, column: columnName(names, withoutQuoted(before).split(delimiter).length - 1) });
  }
  if (!(error instanceof CsvError)) return error;
  const line = await lineOfRecord(source, beginning, Number(error.records ?? records));
  const column = columnName(names, Number(error.column ?? 0));
  switch (error.code) {
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

/**
 * The line on which record `n` (0-based, the header being the first) begins. The parser has thrown away what it had read ahead
 * when it met the fault, so the sound part is read once more; only a broken file pays for it.
 */
async function lineOfRecord(source: ImportSource, beginning: Beginning, n: number): Promise<number> {
  let line = beginning.linesBefore + 1;
  if (n === 0) return line;
  try {
    for await (const cells of openParser(source, beginning, n) as AsyncIterable<string[]>) line += linesOf(cells);
  } catch {
    // Whatever was read until here is the answer.
  }
  return line;
}
