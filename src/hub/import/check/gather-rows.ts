import { hash } from 'node:crypto';
import type { Model } from '../../declare/model.js';
import type { FileRow } from '../read/file-row.js';
import type { Gatherer, OpenRows } from '../read/read-chunks.js';
import { isHead } from '../read/read-rows.js';
import { fileRefused } from '../read/refusals.js';
import type { ImportSource } from '../read/source.js';
import { cellText } from './cell-of-row.js';
import { type DayOrders, dayColumns, dayJudge, mayWriteMonthFirst } from './day-order.js';
import type { Identity } from './identity.js';
import type { Column, HeaderMap } from './map-header.js';
import { type CellParser, cellParser, parseText } from './parse-cell.js';
import { measuredColumns, type UnitColumns, unitJudge } from './unit-column.js';

/** Rows that wait for the last one of their key: some 100 MB at the most, as much as what checking keeps. */
const CELLS_HELD_MAX = 600_000;

/** What only the whole of a file tells: it depends on the file alone, so that a killed batch goes on as it began. */
export type Survey = {
  /** Makes a gatherer for each reading of the file; undefined where no rows belong together. */
  gather: (() => Gatherer) | undefined;
  dayOrders: DayOrders;
  units: UnitColumns;
};

/**
 * Goes through the file once and learns how its columns write days, and which of its rows share a key, so that all states of one record can
 * be written in one part, wherever they stand. A file that has no days that could make states, and writes none with the month first, is
 * read straight through. Per key: 28 bytes or two.
 */
export async function surveyRows(
  open: OpenRows,
  given: {
    model: Model;
    identity: Identity;
    map: HeaderMap /** The bytes, where the rows are no more than those. */;
    source?: ImportSource | undefined;
  },
): Promise<Survey> {
  const ends = new Set(given.map.columns.flatMap((column) => (column.kind === 'period' ? column.end : [])));
  const days = dayColumns(given.map);
  const hasStates = ends.size === 2;
  const measured = measuredColumns(given.map);
  if (
    !hasStates &&
    measured.length === 0 &&
    (days.length === 0 || (given.source !== undefined && !(await mayWriteMonthFirst(given.source))))
  )
    return { gather: undefined, dayOrders: new Map(), units: new Map() };
  const judge = dayJudge(days);
  const unitsOf = unitJudge(given.model, measured);
  const keysOf = rowKeys(given);
  const groups = keyGroups();
  for await (const row of open()) {
    if (isHead(row)) continue;
    judge.note(row);
    unitsOf.note(row);
    if (hasStates) groups.note(keysOf(row));
  }
  const [dayOrders, units] = [judge.orders(), unitsOf.columns()];
  if (!groups.anyShared()) return { gather: undefined, dayOrders, units };

  const gather = (): Gatherer => {
    const held = new Map<number, FileRow[]>();
    let cells = 0;
    return (row) => {
      const { group, size } = groups.of(keysOf(row));
      if (size < 2) return [row];
      const rows = held.get(group) ?? [];
      rows.push(row);
      cells += row.cells.length;
      if (rows.length < size) {
        if (cells > CELLS_HELD_MAX) throw fileRefused('FILE_HISTORY_SCATTERED', { line: row.line });
        held.set(group, rows);
        return [];
      }
      held.delete(group);
      for (const one of rows) cells -= one.cells.length;
      return rows;
    };
  };
  return { gather, dayOrders, units };
}

/** What a row is identified by, as far as the file alone tells: its key or tie, and the record that it names. */
function rowKeys({ model, identity, map }: { model: Model; identity: Identity; map: HeaderMap }): (row: FileRow) => string[] {
  const columns = new Map<string, Extract<Column, { kind: 'value' | 'link' }>>();
  for (const column of map.columns) if (column.kind === 'value' || column.kind === 'link') columns.set(column.field.name, column);
  const present = <Field extends { name: string }>(fields: readonly Field[]) => fields.flatMap((field) => columns.get(field.name) ?? []);
  const keys = identity.kind === 'keys' ? present(identity.keys) : [];
  const parsers = new Map<unknown, CellParser>(
    keys.map((column) => [column, column.kind === 'value' ? cellParser(model, column.field) : parseText]),
  );
  const links = identity.kind === 'links' ? present(identity.links) : [];
  const records = map.columns.filter((column) => column.kind === 'record');

  return (row) => {
    const found: string[] = [];
    for (const column of keys) {
      const text = cellText(row, column.index);
      if (text === undefined) continue;
      const parsed = parsers.get(column)?.(text);
      if (parsed !== undefined && 'value' in parsed) found.push(`${column.field.name}\n${String(parsed.value)}`);
      break;
    }
    const tie = links.map(({ index }) => cellText(row, index)?.toLowerCase() ?? '');
    if (tie.some((text) => text !== '')) found.push(JSON.stringify(tie));
    for (const { by, index } of records) {
      const text = cellText(row, index)?.replace(/@\d{4}-\d{2}-\d{2}$/, '') ?? '';
      const parsed = text === '' ? undefined : by.parse(text);
      if (parsed !== undefined && 'value' in parsed) found.push(`${by.name.replace(/^former\./, '')}\n${String(parsed.value)}`);
    }
    return found;
  };
}

type KeyGroups = {
  note(keys: readonly string[]): void;
  anyShared(): boolean;
  of(keys: readonly string[]): { group: number; size: number };
};

/** Counts rows by key, and takes the keys that one row bears as one: flat arrays, keys by 64 bits of their SHA-1 (see seen-keys.ts). */
function keyGroups(): KeyGroups {
  let slots = 1 << 12;
  let high = new Uint32Array(slots);
  let low = new Uint32Array(slots);
  let entryAt = new Uint32Array(slots);
  let parents = new Uint32Array(slots);
  let sizes = new Uint32Array(slots);
  let entries = 0;
  let isShared = false;

  const slotOf = (h: number, l: number): number => {
    let at = l & (slots - 1);
    while (entryAt[at] !== 0 && (high[at] !== h || low[at] !== l)) at = (at + 1) & (slots - 1);
    return at;
  };
  const grow = () => {
    const old = { high, low, entryAt, slots };
    slots *= 2;
    [high, low, entryAt] = [new Uint32Array(slots), new Uint32Array(slots), new Uint32Array(slots)];
    for (let i = 0; i < old.slots; i++) {
      if (old.entryAt[i] === 0) continue;
      const at = slotOf(old.high[i] ?? 0, old.low[i] ?? 0);
      [high[at], low[at], entryAt[at]] = [old.high[i] ?? 0, old.low[i] ?? 0, old.entryAt[i] ?? 0];
    }
    const longer = (list: Uint32Array) => {
      const copy = new Uint32Array(slots);
      copy.set(list);
      return copy;
    };
    [parents, sizes] = [longer(parents), longer(sizes)];
  };
  const root = (entry: number): number => {
    let top = entry;
    while (parents[top] !== top) top = parents[top] ?? top;
    for (let at = entry; at !== top; ) {
      const next = parents[at] ?? top;
      parents[at] = top;
      at = next;
    }
    return top;
  };
  const find = (key: string, isNew: boolean): number => {
    const digest = hash('sha1', key, 'buffer');
    const [h, l] = [digest.readUInt32LE(0), digest.readUInt32LE(4)];
    const at = slotOf(h, l);
    const known = entryAt[at] ?? 0;
    if (known !== 0 || !isNew) return known;
    entries += 1;
    [high[at], low[at], entryAt[at]] = [h, l, entries];
    parents[entries] = entries;
    if ((entries + 1) * 2 > slots) grow();
    return entries;
  };

  return {
    note(keys) {
      let group: number | undefined;
      for (const key of keys) {
        const other = root(find(key, true));
        if (group === undefined || group === other) {
          group = other;
          continue;
        }
        parents[other] = group;
        sizes[group] = (sizes[group] ?? 0) + (sizes[other] ?? 0);
      }
      if (group === undefined) return;
      sizes[group] = (sizes[group] ?? 0) + 1;
      isShared ||= (sizes[group] ?? 0) > 1;
    },
    anyShared: () => isShared,
    of([key]) {
      const entry = key === undefined ? 0 : find(key, false);
      if (entry === 0) return { group: 0, size: 1 };
      const group = root(entry);
      return { group, size: sizes[group] ?? 1 };
    },
  };
}
