import { HubError } from '../errors.js';
import type { Caller } from '../hub/access/caller.js';
import { csv } from './tables/csv.js';
import { json } from './tables/json.js';
import { parquet } from './tables/parquet.js';
import type { TableFormat } from './tables/table.js';
import { workbook } from './tables/workbook.js';

/** What an answer can be sent as instead of JSON, by the media type that is asked for. */
export const TABLES = {
  'text/csv': csv,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': workbook,
  'application/vnd.giaolo.table+json': json,
  'application/vnd.apache.parquet': parquet,
} as const satisfies Readonly<Record<string, TableFormat>>;

export type TableType = keyof typeof TABLES;
export const TABLE_TYPES = Object.keys(TABLES) as readonly TableType[];

type Asked = { query: string; caller: Pick<Caller, 'role' | 'purpose'> };
type Body = { data?: Record<string, unknown> | null; extensions?: Readonly<Record<string, unknown>> };

/**
 * The answer to a question with one root, a list or an aggregate, as a table: a line for each record or group, a column for each field by its
 * path. With it goes – under the lines of a CSV file, in a sheet of its own in a workbook, in `about` of JSON, in the metadata of Parquet – what was asked by whom, of which state, and whom
 * the figures leave out, so that a file that was sent on still says what it is. No cell is run by a spreadsheet.
 */
export async function tableAnswer(as: TableType, { data, extensions = {} }: Body, asked: Asked): Promise<string | Buffer> {
  const roots = Object.entries(data ?? {});
  const [root] = roots;
  const records = roots.length === 1 && root ? recordsOf(root[1]) : undefined;
  if (!records)
    throw new HubError('BAD_REQUEST', {
      ruleVi: 'CSV, XLSX, JSON và Parquet chỉ dành cho câu hỏi có một gốc, là danh sách (nodes, edges) hoặc thống kê (groups).',
      ruleEn: 'CSV, XLSX, JSON and Parquet are for a question with one root, a list (nodes, edges) or an aggregate (groups).',
    });
  const rows = records.map(valuesOf);
  const written = await TABLES[as].write({ columns: columnsOf(rows), rows, records, about: aboutIt(extensions, asked) });
  return typeof written === 'string' ? written : Buffer.from(written);
}

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
