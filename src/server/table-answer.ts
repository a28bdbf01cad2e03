import { HubError } from '../errors.js';
import type { Caller } from '../hub/access/caller.js';
import { writeList } from '../hub/csv/cell-text.js';
import { BOM, csvLine } from '../hub/csv/csv-line.js';
import type { Value } from '../hub/declare/model.js';
import { valueCell } from '../hub/export/csv-lines.js';
import { CELL_LETTERS_MAX, type Cell, writeWorkbook } from '../hub/workbook/write-workbook.js';

/** What an answer can be sent as instead of JSON, and how the file is called. */
export const TABLES = {
  'text/csv': { type: 'text/csv; charset=utf-8', file: 'giaolo.csv', write: csvOf },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    file: 'giaolo.xlsx',
    write: workbookOf,
  },
} as const;

export type TableType = keyof typeof TABLES;
export const TABLE_TYPES = Object.keys(TABLES) as readonly TableType[];

type Asked = { query: string; caller: Pick<Caller, 'role' | 'purpose'> };
type Body = { data?: Record<string, unknown> | null; extensions?: Readonly<Record<string, unknown>> };
type Table = { columns: readonly string[]; rows: readonly ReadonlyMap<string, unknown>[]; about: readonly (readonly [string, string])[] };

/**
 * The answer to a question with one root, a list or an aggregate, as a table: a line for each record or group, a column for each field by its
 * path. With it goes – under the lines of a CSV file, in a sheet of its own in a workbook – what was asked by whom, of which state, and whom
 * the figures leave out, so that a file that was sent on still says what it is. No cell is run by a spreadsheet.
 */
export async function tableAnswer(as: TableType, { data, extensions = {} }: Body, asked: Asked): Promise<string | Buffer> {
  const roots = Object.entries(data ?? {});
  const [root] = roots;
  const records = roots.length === 1 && root ? recordsOf(root[1]) : undefined;
  if (!records)
    throw new HubError('BAD_REQUEST', {
      ruleVi: 'CSV và XLSX chỉ dành cho câu hỏi có một gốc, là danh sách (nodes, edges) hoặc thống kê (groups).',
      ruleEn: 'CSV and XLSX are for a question with one root, a list (nodes, edges) or an aggregate (groups).',
    });
  const rows = records.map(valuesOf);
  return TABLES[as].write({ columns: columnsOf(rows), rows, about: aboutIt(extensions, asked) });
}

/** Cells are written as exports write them. */
function csvOf({ columns, rows, about }: Table): string {
  const lines = rows.map((values) => csvLine(columns.map((column) => csvCell(values.get(column)))));
  return [BOM, csvLine(columns), ...lines, ...about.map(([name, text]) => csvLine([`# ${name}: ${text}`]))].join('');
}

function csvCell(value: unknown): string {
  return valueCell(isPlain(value) ? value : JSON.stringify(value));
}

/** Numbers are numbers, days are days, and all else is text, which Excel neither runs nor rounds. */
function workbookOf({ columns, rows, about }: Table): Promise<Buffer> {
  let cut = 0;
  const text = (given: string): string => {
    if (given.length <= CELL_LETTERS_MAX) return given;
    cut++;
    return given.slice(0, CELL_LETTERS_MAX).toWellFormed();
  };
  const cell = (value: unknown): Cell => {
    if (value === null || value === undefined) return undefined;
    if (typeof value === 'number' || typeof value === 'boolean') return { value, style: 'number' };
    if (typeof value === 'string') return DAY.test(value) ? { value, style: 'day' } : text(value);
    return text(isPlain(value) ? writeList((value as readonly unknown[]).map(String)) : JSON.stringify(value));
  };
  const caption = (value: string) => ({ value, style: 'caption' as const });
  const body = rows.map((values) => columns.map((column) => cell(values.get(column))));
  const told = about.map(([name, value]): Cell[] => [caption(name), text(value)]);
  const lost =
    'Số ô bị cắt vì dài hơn Excel cho phép; CSV và JSON có đủ · cells cut since Excel holds no more; CSV and JSON hold them whole';
  return writeWorkbook([
    {
      name: 'Dữ liệu',
      rows: [columns.map(caption), ...body],
      frozen: 1,
      columns: columns.map((column) => ({ width: Math.min(60, Math.max(12, column.length + 3)), style: 'number' })),
    },
    { name: 'Nguồn', rows: cut === 0 ? told : [...told, [caption('cut'), `${cut}. ${lost}`]] },
  ]);
}

const DAY = /^\d{4}-\d\d-\d\d$/;

function recordsOf(root: unknown): readonly unknown[] | undefined {
  if (!isObject(root)) return undefined;
  if (Array.isArray(root.groups)) return root.groups;
  if (Array.isArray(root.nodes)) return root.nodes;
  return Array.isArray(root.edges) ? root.edges.map((edge: unknown) => (isObject(edge) ? edge.node : edge)) : undefined;
}

/** Links unfold into paths; a list of values is one cell, and so is what holds records of its own. */
function valuesOf(record: unknown): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>();
  const unfold = (value: unknown, path: string): void => {
    if (isObject(value)) for (const [name, inner] of Object.entries(value)) unfold(inner, path === '' ? name : `${path}.${name}`);
    else values.set(path, value);
  };
  unfold(record, '');
  return values;
}

/** In the order in which they first come; a link that leads nowhere in one record has the columns of those where it leads somewhere. */
function columnsOf(rows: readonly ReadonlyMap<string, unknown>[]): string[] {
  const all = [...new Set(rows.flatMap((values) => [...values.keys()]))];
  return all.filter((column) => !all.some((other) => other.startsWith(`${column}.`)));
}

function aboutIt(extensions: NonNullable<Body['extensions']>, { query, caller }: Asked): (readonly [string, string])[] {
  return [
    ['question', query.replace(/\s+/g, ' ').trim()],
    ['role', caller.role],
    ['purpose', caller.purpose ?? '-'],
    ...['asOf', 'population', 'suppressed', 'withheld', 'scope'].flatMap((name) =>
      extensions[name] === undefined ? [] : [[name, JSON.stringify(extensions[name])] as const],
    ),
  ];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPlain(value: unknown): value is Value {
  return !Array.isArray(value) || value.every((one) => typeof one !== 'object');
}
