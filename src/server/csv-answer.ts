import { HubError } from '../errors.js';
import type { Caller } from '../hub/access/caller.js';
import { BOM, csvLine } from '../hub/csv/csv-line.js';
import type { Value } from '../hub/declare/model.js';
import { valueCell } from '../hub/export/csv-lines.js';

export const CSV_ANSWER = 'text/csv';

type Asked = { query: string; caller: Pick<Caller, 'role' | 'purpose'> };
type Body = { data?: Record<string, unknown> | null; extensions?: Readonly<Record<string, unknown>> };

/**
 * The answer to a question with one root, a list or an aggregate, as a table: a line for each record or group, a column for each field by its
 * path. Under it stands, in lines that begin with `#`, what was asked by whom, of which state, and whom the figures leave out, so that a file
 * that was sent on still says what it is. Cells are written as exports write them: none of them is run by a spreadsheet.
 */
export function csvAnswer({ data, extensions = {} }: Body, { query, caller }: Asked): string {
  const roots = Object.entries(data ?? {});
  const [root] = roots;
  const records = roots.length === 1 && root ? recordsOf(root[1]) : undefined;
  if (!records)
    throw new HubError('BAD_REQUEST', {
      ruleVi: 'text/csv chỉ dành cho câu hỏi có một gốc, là danh sách (nodes, edges) hoặc thống kê (groups).',
      ruleEn: 'text/csv is for a question with one root, a list (nodes, edges) or an aggregate (groups).',
    });
  const rows = records.map(cellsOf);
  const columns = columnsOf(rows);
  const lines = rows.map((cells) => csvLine(columns.map((column) => cells.get(column) ?? '')));
  return [BOM, csvLine(columns), ...lines, ...footer({ extensions, query, caller })].join('');
}

function recordsOf(root: unknown): readonly unknown[] | undefined {
  if (!isObject(root)) return undefined;
  if (Array.isArray(root.groups)) return root.groups;
  if (Array.isArray(root.nodes)) return root.nodes;
  return Array.isArray(root.edges) ? root.edges.map((edge: unknown) => (isObject(edge) ? edge.node : edge)) : undefined;
}

/** Links unfold into paths; a list of values is one cell, and so is what holds records of its own. */
function cellsOf(record: unknown): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  const unfold = (value: unknown, path: string): void => {
    if (isObject(value)) for (const [name, inner] of Object.entries(value)) unfold(inner, path === '' ? name : `${path}.${name}`);
    else cells.set(path, valueCell(isPlain(value) ? value : JSON.stringify(value)));
  };
  unfold(record, '');
  return cells;
}

/** In the order in which they first come; a link that leads nowhere in one record has the columns of those where it leads somewhere. */
function columnsOf(rows: readonly ReadonlyMap<string, string>[]): string[] {
  const all = [...new Set(rows.flatMap((cells) => [...cells.keys()]))];
  return all.filter((column) => !all.some((other) => other.startsWith(`${column}.`)));
}

function footer({ extensions, query, caller }: Asked & { extensions: NonNullable<Body['extensions']> }): string[] {
  const told = ['asOf', 'population', 'suppressed', 'withheld', 'scope'].flatMap((name) =>
    extensions[name] === undefined ? [] : [`${name}: ${JSON.stringify(extensions[name])}`],
  );
  const lines = [`question: ${query.replace(/\s+/g, ' ').trim()}`, `role: ${caller.role}`, `purpose: ${caller.purpose ?? '-'}`, ...told];
  return lines.map((line) => csvLine([`# ${line}`]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPlain(value: unknown): value is Value {
  return !Array.isArray(value) || value.every((one) => typeof one !== 'object');
}
