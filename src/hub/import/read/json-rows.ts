import { LIMITS } from '../../../limits.js';
import { writeCell, writeList } from '../../csv/cell-text.js';
import type { FileRow } from './file-row.js';
import { guardBytes } from './guard-bytes.js';
import { fileRefused } from './refusals.js';
import type { ImportSource } from './source.js';
import { wholeOf } from './zip.js';

type Item = { line: number; values: Readonly<Record<string, unknown>>; isWhole: boolean };

/**
 * JSON Lines and GeoJSON as a table: the header row first, then a row for each line, each state of a record as `export` writes it
 * (`{"id":…,"slices":[…]}`), or each feature. The names of all columns are gathered in a reading of their own, since a line leaves out what
 * it has no value for. Of an exported state that means that the value is empty.
 */
export async function* jsonRows(source: ImportSource): AsyncGenerator<FileRow> {
  const names = new Set<string>();
  for await (const { values } of items(source)) for (const name of Object.keys(values)) names.add(name);
  const header = [...names].slice(0, LIMITS.columns.max + 1);
  yield { line: 0, cells: header };
  for await (const { line, values, isWhole } of items(source)) {
    yield {
      line,
      cells: header.map((name) => (name in values ? cellOf(values[name], isWhole) : isWhole && !PERIOD.has(name) ? CLEARED : '')),
    };
  }
}

export function isJson(firstCharacter: string): boolean {
  return firstCharacter === '{';
}

const CLEARED = '<trống>';
const PERIOD = new Set(['validFrom', 'validTo']);

async function* items(source: ImportSource): AsyncGenerator<Item> {
  let line = 0;
  for await (const text of lines(source)) {
    line++;
    if (text.trim() === '') continue;
    if (line === 1 && /^\s*\{\s*("type"\s*:\s*"FeatureCollection"|"features"\s*:|$)/.test(text.slice(0, 200))) {
      yield* features(source);
      return;
    }
    const value = parsed(text, line);
    if (value.type === 'FeatureCollection') {
      yield* features(source);
      return;
    }
    if (!Array.isArray(value.slices)) yield value.type === 'Feature' ? featureItem(value, line) : { line, values: value, isWhole: false };
    else
      for (const slice of value.slices) {
        const { version: _, ...values } = asObject(slice, line);
        yield { line, values, isWhole: true };
      }
  }
}

async function* features(source: ImportSource): AsyncGenerator<Item> {
  const whole = asObject(parsed((await wholeOf(source, LIMITS.documentBytes.max)).toString('utf8').replace(/^\ufeff/, ''), 1), 1);
  if (!Array.isArray(whole.features)) throw fileRefused('FILE_JSON', { line: 1 });
  for (const [i, feature] of whole.features.entries()) yield featureItem(asObject(feature, i + 1), i + 1);
}

/** The shape stands beside the other values, under the name that shapes have in the registers. */
function featureItem({ properties, geometry }: Readonly<Record<string, unknown>>, line: number): Item {
  const values = properties === null || properties === undefined ? {} : asObject(properties, line);
  return { line, values: { ...values, ...(geometry ? { geometry } : {}) }, isWhole: false };
}

/** Null empties, as `<trống>` does. A record exported is a text also where its value is a number: as it stands in a cell. */
function cellOf(value: unknown, isWhole: boolean): string {
  if (value === null) return CLEARED;
  if (Array.isArray(value)) return writeList(value.map(String));
  if (typeof value === 'object') return JSON.stringify(value);
  return typeof value === 'string' && isWhole ? writeCell(value) : String(value);
}

function parsed(text: string, line: number): Readonly<Record<string, unknown>> {
  try {
    return asObject(JSON.parse(text), line);
  } catch {
    throw fileRefused('FILE_JSON', { line });
  }
}

function asObject(value: unknown, line: number): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw fileRefused('FILE_JSON', { line });
  return value as Readonly<Record<string, unknown>>;
}

async function* lines(source: ImportSource): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of guardBytes(source)) {
    rest += piece.toString('utf8');
    const found = rest.split('\n');
    rest = found.pop() ?? '';
    yield* found;
    if (rest.length > LIMITS.documentBytes.max) throw fileRefused('FILE_LINE_TOO_LONG', { limit: LIMITS.documentBytes.max });
  }
  if (rest !== '') yield rest;
}
