import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { ByteError, guardBytes } from './guard-bytes.js';
import { fileRefused } from './refusals.js';
import type { ImportSource } from './source.js';

/** One record of the file: the line it begins on (1-based, as an editor shows it) and its cells as they stand. */
export type FileRow = { line: number; cells: string[] };

export type Delimiter = ',' | ';' | '\t';

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
  const { delimiter, names } = await glance(source);
  const parser = parse({
    delimiter,
    quote: '"',
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: RECORD_BYTES_MAX,
  });
  pipeline(Readable.from(guardBytes(source), { objectMode: false }), parser, () => undefined);

  let line = 1;
  let records = 0;
  let head: FileHead | undefined;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      const row = { line, cells };
      line += linesOf(cells);
      records++;
      if (isBlank(cells) || (head === undefined && isComment(cells))) continue;
      if (head !== undefined) {
        yield row;
        continue;
      }
      if (cells.length > COLUMNS_MAX) throw fileRefused('FILE_TOO_WIDE', { line: row.line, count: cells.length, limit: COLUMNS_MAX });
      head = { delimiter, header: row };
      yield head;
    }
  } catch (error) {
    throw await worded(error, { source, delimiter, names, records });
  }
  if (head === undefined) throw fileRefused('FILE_EMPTY', {});
}

export function isHead(row: FileHead | FileRow): row is FileHead {
  return 'header' in row;
}

function isBlank(cells: readonly string[]): boolean {
  return cells.length === 1 && (cells[0] ?? '').trim() === '';
}

/** Lines before the header that begin with `#`: the licence line of a reference file, the mark of a fictional one. */
function isComment(cells: readonly string[]): boolean {
  return cells[0]?.startsWith('#') ?? false;
}

/** A quoted cell may hold line ends of its own. */
function linesOf(cells: readonly string[]): number {
  let lines = 1;
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) lines += (cell.match(/\r\n|\n|\r/g) ?? []).length;
  }
  return lines;
}

const GLANCE_BYTES = 256 * 1024;

/**
 * A first look at the header line: whichever of `;`, tab and `,` stands most often outside quotes separates the cells. The names
 * are for wording faults only, since the parser loses what it had read ahead when it meets one.
 */
async function glance(source: ImportSource): Promise<{ delimiter: Delimiter; names: readonly string[] }> {
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const bytes of guardBytes(source)) {
      pieces.push(bytes);
      size += bytes.length;
      if (size >= GLANCE_BYTES) break;
    }
  } catch (error) {
    if (!(error instanceof ByteError)) throw error;
    const { code, line, before } = error.fault;
    // Later faults are met again, and worded with their column, while rows are read.
    if (pieces.length === 0) throw fileRefused(code, { line, column: columnName([], cellsBegun(before, ',')) });
  }
  const lines = Buffer.concat(pieces)
    .toString('utf8')
    .split(/\r\n|\n|\r/);
  const header = lines.find((text) => text.trim() !== '' && !text.startsWith('#') && !text.startsWith('"#')) ?? '';
  const bare = withoutQuoted(header);
  const count = (delimiter: string) => bare.split(delimiter).length;
  const [delimiter = ','] = ([';', '\t', ','] as const).toSorted((a, b) => count(b) - count(a));
  return { delimiter, names: header.split(delimiter).map((name) => name.replaceAll('"', '').trim()) };
}

function withoutQuoted(text: string): string {
  return text.replace(/"[^"]*"/g, '');
}

type Place = { source: ImportSource; delimiter: Delimiter; names: readonly string[]; records: number };

async function worded(error: unknown, place: Place): Promise<unknown> {
  if (error instanceof ByteError) {
    const { code, line, before } = error.fault;
    return fileRefused(code, { line, column: columnName(place.names, cellsBegun(before, place.delimiter)) });
  }
  if (!(error instanceof CsvError)) return error;
  const line = await lineOfRecord(place.source, place.delimiter, Number(error.records ?? place.records));
  const column = columnName(place.names, Number(error.column ?? 0));
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

/** Number of cells that stand before this point of a line, quotes heeded. */
function cellsBegun(before: string, delimiter: Delimiter): number {
  return withoutQuoted(before).split(delimiter).length - 1;
}

function columnName(names: readonly string[], index: number): string {
  return names[index] || `#${index + 1}`;
}

/**
 * The line on which record `n` (0-based) begins. The parser has thrown away what it had read ahead when it met the fault, so the
 * sound part is read once more; only a broken file pays for it.
 */
async function lineOfRecord(source: ImportSource, delimiter: Delimiter, n: number): Promise<number> {
  const parser = parse({ delimiter, quote: '"', record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, to: Math.max(n, 1) });
  pipeline(Readable.from(guardBytes(source), { objectMode: false }), parser, () => undefined);
  let line = 1;
  if (n === 0) {
    parser.destroy();
    return line;
  }
  try {
    for await (const cells of parser as AsyncIterable<string[]>) line += linesOf(cells);
  } catch {
    // Whatever was read until here is the answer.
  }
  return line;
}
