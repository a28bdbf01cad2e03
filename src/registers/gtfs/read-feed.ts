import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { Problem } from '../../errors.js';
import { ByteError, guardBytes } from '../../hub/import/read/guard-bytes.js';
import { fileRefused } from '../../hub/import/read/refusals.js';
import type { ImportSource } from '../../hub/import/read/source.js';
import { openZip, type Zip, type ZipEntry } from '../../hub/import/read/zip.js';
import { LIMITS } from '../../limits.js';
import { gtfsProblem } from './faults.js';
import { GTFS_FILES, type GtfsColumn, type GtfsFile, type GtfsType } from './reference.js';

/** A row of a file by its columns; what is empty is not there. */
export type GtfsRow = { line: number; cells: Readonly<Record<string, string>> };

/** The files of a feed that the reference knows and the hub has a home for, as far as each row is sound by itself and points to what is there. */
export type Feed = { rows: (file: string) => readonly GtfsRow[]; problems: Problem[] };

/**
 * Reads a GTFS archive and holds it to the reference. Promise: every problem of every row is found and told with its file, line and column;
 * bytes are guarded as those of any file (UTF-8, no NUL, bounded). The rows of a feed are held: a network's are some hundred thousand.
 */
export async function readFeed(source: ImportSource): Promise<Feed> {
  const zip = await openZip(source);
  const entries = new Map(zip.entries.filter(({ name }) => !name.endsWith('/')).map((entry) => [entry.name, entry]));
  const problems: Problem[] = [];
  const files = new Map<string, readonly GtfsRow[]>();
  const unused = [...entries.keys()].filter((name) => !GTFS_FILES.some(({ file }) => file === name));
  for (const reference of GTFS_FILES) {
    const { file } = reference;
    const entry = entries.get(file);
    if (entry === undefined) {
      if (reference.required === true) problems.push(gtfsProblem('GTFS_FILE_MISSING', { file }));
      continue;
    }
    const read = await readFile(source, { zip, entry, reference });
    problems.push(...read.problems);
    files.set(file, read.rows);
    unused.push(...read.unused.map((column) => `${file}/${column}`));
  }
  if (!files.has('calendar.txt') && !files.has('calendar_dates.txt')) problems.push(gtfsProblem('GTFS_CALENDAR_MISSING', {}));
  for (const reference of GTFS_FILES) problems.push(...dangling(reference, files));
  if (unused.length > 0) problems.push(gtfsProblem('WARN_GTFS_IGNORED', {}, { names: unused.slice(0, NAMES_MAX).join(', ') }));
  return { rows: (file) => files.get(file) ?? [], problems };
}

const NAMES_MAX = 40;

type Read = { rows: GtfsRow[]; problems: Problem[]; unused: string[] };

async function readFile(
  source: ImportSource,
  { zip, entry, reference }: { zip: Zip; entry: ZipEntry; reference: GtfsFile },
): Promise<Read> {
  const { file } = reference;
  const read: Read = { rows: [], problems: [], unused: [] };
  let columns: (GtfsColumn | undefined)[] | undefined;
  let width = 0;
  const seen = new Map<string, number>();
  const bytes = Readable.from(guardBytes({ name: `${source.name}/${file}`, open: () => zip.read(entry) }));
  const parser = parse({
    relax_column_count: true,
    info: true,
    skip_empty_lines: true,
    max_record_size: LIMITS.rowBytes.max,
    delimiter: ',',
  });
  bytes.on('error', (error) => parser.destroy(error));
  try {
    for await (const { record, info } of bytes.pipe(parser) as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const cells = record.map((cell) => cell.trim());
      if (columns === undefined) {
        columns = cells.map((name) => reference.columns.find((column) => column.name === name.toLowerCase()));
        width = cells.length;
        read.unused = cells.filter((_, i) => columns?.[i] === undefined);
        for (const { name, required } of reference.columns)
          if (required === true && !columns.some((column) => column?.name === name))
            read.problems.push(gtfsProblem('GTFS_COLUMN_MISSING', { file, field: name, row: 1 }));
        if (read.problems.length > 0) return read;
        continue;
      }
      const line = info.lines;
      if (cells.every((cell) => cell === '')) continue;
      if (cells.length !== width) {
        read.problems.push(gtfsProblem('GTFS_ROW_WIDTH', { file, row: line }, { count: cells.length, expected: String(width) }));
        continue;
      }
      const row = understand({ line, file, reference, columns, cells, problems: read.problems });
      if (row === undefined) continue;
      const key = reference.key.map((name) => row.cells[name] ?? '').join('\n');
      const earlier = reference.key.length === 0 ? undefined : seen.get(key);
      if (earlier !== undefined) {
        read.problems.push(gtfsProblem('GTFS_DUPLICATE', { file, field: reference.key.join(', '), row: line }, { line: earlier }));
        continue;
      }
      seen.set(key, line);
      read.rows.push(row);
    }
  } catch (error) {
    if (!(error instanceof ByteError) && !isCsvFault(error)) throw error;
    read.problems.push(gtfsProblem('GTFS_NOT_READABLE', { file, ...(error instanceof ByteError ? { row: error.fault.line } : {}) }));
  }
  if (columns === undefined && read.problems.length === 0)
    read.problems.push({ ...(fileRefused('FILE_EMPTY', {}).problems[0] ?? gtfsProblem('GTFS_NOT_READABLE', { file })), file });
  return read;
}

function isCsvFault(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (String(error.code).startsWith('CSV_') || error.code === 'INVALID_OPENING_QUOTE');
}

type Given = {
  line: number;
  file: string;
  reference: GtfsFile;
  columns: readonly (GtfsColumn | undefined)[];
  cells: readonly string[];
  problems: Problem[];
};

/** Every cell by its column's type; undefined when one of them is wrong. */
function understand({ line, file, reference, columns, cells, problems }: Given): GtfsRow | undefined {
  const said: Record<string, string> = {};
  let isSound = true;
  for (const [i, column] of columns.entries()) {
    const text = cells[i] ?? '';
    if (column === undefined || text === '') continue;
    const { pattern, expected } = formOf(column.type);
    if (pattern(text)) said[column.name] = text;
    else {
      problems.push(gtfsProblem('GTFS_VALUE', { file, field: column.name, row: line }, { expected }));
      isSound = false;
    }
  }
  for (const { name, required } of reference.columns) {
    if (required !== true || said[name] !== undefined || cells[columns.findIndex((column) => column?.name === name)] !== '') continue;
    problems.push(gtfsProblem('GTFS_REQUIRED', { file, field: name, row: line }));
    isSound = false;
  }
  return isSound ? { line, cells: said } : undefined;
}

type Form = { pattern: (text: string) => boolean; expected: string };

function formOf(type: GtfsType): Form {
  if (typeof type === 'object') return { pattern: (text) => type.oneOf.includes(text), expected: type.oneOf.join(' / ') };
  return FORMS[type];
}

const matching = (form: RegExp) => (text: string) => form.test(text);
const within = (max: number) => (text: string) => /^-?\d+(\.\d+)?$/.test(text) && Math.abs(Number(text)) <= max;
const FORMS: Readonly<Record<Exclude<GtfsType, object>, Form>> = {
  id: { pattern: () => true, expected: '' },
  text: { pattern: () => true, expected: '' },
  time: { pattern: matching(/^([0-3]?\d|4[0-7]):[0-5]\d:[0-5]\d$/), expected: 'HH:MM:SS (24:10:00 = 00:10 +1)' },
  date: { pattern: matching(/^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/), expected: 'YYYYMMDD' },
  latitude: { pattern: within(90), expected: '-90 … 90' },
  longitude: { pattern: within(180), expected: '-180 … 180' },
  integer: { pattern: matching(/^\d{1,9}$/), expected: '0, 1, 2 …' },
  positive: { pattern: matching(/^0*[1-9]\d{0,8}$/), expected: '1, 2, 3 …' },
  number: { pattern: matching(/^\d+(\.\d+)?$/), expected: '0, 12.5 …' },
};

/** Ids that point nowhere. A file that is not there is told once, and not for each of its ids. */
function dangling({ file, columns }: GtfsFile, files: ReadonlyMap<string, readonly GtfsRow[]>): Problem[] {
  return columns.flatMap(({ name, refersTo }) => {
    const there = refersTo?.filter(([other]) => files.has(other)) ?? [];
    if (there.length === 0) return [];
    const known = new Set(there.flatMap(([other, column]) => (files.get(other) ?? []).map(({ cells }) => cells[column])));
    return (files.get(file) ?? [])
      .filter(({ cells }) => cells[name] !== undefined && !known.has(cells[name]))
      .map(({ line }) =>
        gtfsProblem('GTFS_UNKNOWN_ID', { file, field: name, row: line }, { file: there.map(([other]) => other).join(' / ') }),
      );
  });
}
