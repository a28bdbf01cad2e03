import { LRUCache } from 'lru-cache';
import type { Problem } from '../../../errors.js';
import { isClearing } from '../../csv/cell-text.js';
import type { Model } from '../../declare/model.js';
import type { TargetKey } from '../../declare/target-keys.js';
import type { Entity } from '../../declare/types.js';
import { isUuid } from '../../declare/uuid.js';
import { dayBefore } from '../../time/calendar.js';
import type { FileRow } from '../read/file-row.js';
import { cellText } from './cell-of-row.js';
import type { CheckedRow, WantedLink } from './checked-row.js';
import type { DayOrders } from './day-order.js';
import type { Column, HeaderMap } from './map-header.js';
import { type CellParser, cellParser, parseText } from './parse-cell.js';
import type { DayOrder } from './parse-day.js';
import { mayBeShown, mayShowKey, quoted } from './quoted.js';
import { understandName } from './record-name.js';
import { rowProblem } from './row-problems.js';
import { looksLike, type UnitColumns } from './unit-column.js';

/** What an empty cell does: keeps what is there, since it says nothing, or clears it, in a file that is the whole truth of its records (a seed). */
export type EmptyCells = 'keep' | 'clear';

/** Understands one row after the other by the header; every problem of a row is found, not only the first. */
export function rowChecker(given: {
  model: Model;
  entity: Entity;
  map: HeaderMap;
  today: string;
  validFrom: string | null;
  empty: EmptyCells;
  dayOrders: DayOrders;
  units: UnitColumns;
}): (row: FileRow) => CheckedRow {
  const { model, map, today } = given;
  const orderOf = (index: number): { dayOrder: DayOrder } => ({ dayOrder: given.dayOrders.get(index) ?? 'day first' });
  const periods = map.columns
    .filter((column) => column.kind === 'period')
    .map((column) => ({
      column,
      parse: remembering(cellParser(model, { type: 'Date', isEnum: false, list: false, ...orderOf(column.index) })),
    }));
  const moves = map.columns
    .filter((column) => column.kind === 'move')
    .map((column) => ({ column, parse: cellParser(model, { type: 'Date', isEnum: false, list: false, ...orderOf(column.index) }) }));
  const values = map.columns
    .filter((column) => column.kind === 'value')
    .map((column) => ({ column, parse: remembering(cellParser(model, { ...column.field, ...orderOf(column.index) })) }));
  const links = map.columns
    .filter((column) => column.kind === 'link')
    .map((column) => ({ column, keys: column.keys.map((key) => ({ key, parse: remembering(keyParser(model, key)) })) }));
  const records = map.columns.filter((column) => column.kind === 'record');
  const emptied = (row: FileRow, index: number): boolean => given.empty === 'clear' || isClearing(row.cells[index] ?? '');

  return (row) => {
    const problems: Problem[] = [];
    const checked: CheckedRow = { row, validFrom: given.validFrom, validTo: null, day: today, values: {}, links: [], problems };
    const misfit = widthProblem(row, map);
    if (misfit !== undefined) {
      problems.push(misfit);
      return checked;
    }
    for (const { column, parse } of periods) {
      const text = cellText(row, column.index);
      if (text === undefined) continue;
      const parsed = parse(text);
      if ('code' in parsed) {
        problems.push(refused(parsed, row, column.header, text));
        continue;
      }
      checked[column.end] = parsed.value as string;
      for (const warning of parsed.warnings ?? []) problems.push({ ...warning, row: row.line, field: column.header });
    }
    const { validFrom, validTo } = checked;
    if (validFrom !== null && validTo !== null && validFrom >= validTo)
      problems.push(periodProblem(row, periods.find(({ column }) => column.end === 'validTo')?.column.header));
    checked.day = validFrom ?? (validTo === null ? today : dayBefore(validTo));

    for (const { column, parse } of moves) {
      const text = cellText(row, column.index);
      const parsed = text === undefined ? undefined : parse(text);
      if (parsed !== undefined && 'code' in parsed) problems.push(refused(parsed, row, column.header, text));
      else if (parsed !== undefined) checked.moves = { ...checked.moves, [column.end]: parsed.value as string };
      else if (isClearing(row.cells[column.index] ?? '')) checked.moves = { ...checked.moves, [column.end]: null };
    }
    const years: { column: Extract<Column, { kind: 'value' }>; year: number }[] = [];
    for (const { column, parse } of values) {
      const text = cellText(row, column.index);
      if (text === undefined) {
        if (!emptied(row, column.index)) continue;
        checked.values[column.field.name] = null;
        if (column.field.required) problems.push(missing(row, column.header));
        continue;
      }
      const year = column.field.yearField === undefined ? undefined : bareYear(text);
      if (year !== undefined) {
        years.push({ column, year });
        if (given.empty === 'clear') checked.values[column.field.name] = null;
        continue;
      }
      const parsed = parse(text);
      if ('code' in parsed) {
        problems.push(refused(parsed, row, column.header, mayBeShown(model, column.field, text) ? text : undefined));
        continue;
      }
      checked.values[column.field.name] = parsed.value;
      if (parsed.value === null && column.field.required) problems.push(missing(row, column.header));
      for (const warning of parsed.warnings ?? []) problems.push({ ...warning, row: row.line, field: column.header });
      const unit = given.units.get(column.index);
      if (unit !== undefined && typeof parsed.value === 'number')
        problems.push({ ...looksLike(unit, parsed.value), row: row.line, field: column.header });
    }
    for (const { column, year } of years) {
      const name = column.field.yearField ?? '';
      const said = checked.values[name] ?? null;
      if (said !== null && said !== year) problems.push(yearDiffers(row, column.header));
      checked.values[name] = year;
    }
    const wanted: WantedLink[] = [];
    for (const { column, keys } of links) {
      const text = cellText(row, column.index);
      if (text === undefined) {
        if (!emptied(row, column.index)) continue;
        checked.values[column.field.name] = null;
        if (column.field.required) problems.push(missing(row, column.header));
        continue;
      }
      const link = understandLink(text, { keys, byId: column.byId, day: checked.day });
      const mayShow = () => mayShowKey(model, column.field, keys, text);
      if ('code' in link) problems.push(refused(link, row, column.header, mayShow() ? text : undefined));
      else wanted.push({ column, mayShow, ...link });
    }
    checked.links = wanted;
    for (const { by, index, header } of records) {
      const text = cellText(row, index);
      if (text === undefined) continue;
      const named = understandName(by, text, checked.day);
      if ('code' in named) problems.push(refused(named, row, header));
      else if (checked.named !== undefined) problems.push(rowProblem('RECORD_NAMED_TWICE', checked, header));
      else checked.named = named;
    }
    return checked;
  };
}

type KeyTry = { key: TargetKey; parse: CellParser };

/** `key` or `key@2025-06-30`. Every key of the target that the text fits is tried; when it fits none, the first one says why. */
function understandLink(
  text: string,
  { keys, byId, day }: { keys: readonly KeyTry[]; byId: TargetKey; day: string },
): Pick<WantedLink, 'tries' | 'day'> | { code: string; vi: string; en: string } {
  if (isUuid(text)) return { tries: [{ key: byId, text: text.toLowerCase() }], day };
  const dated = /^(.+)@(\d{4}-\d{2}-\d{2})$/s.exec(text);
  const name = dated?.[1] ?? text;
  const tries: { key: TargetKey; text: string }[] = [];
  let refusal: { code: string; vi: string; en: string } | undefined;
  for (const { key, parse } of keys) {
    const parsed = parse(name);
    if ('code' in parsed) refusal ??= parsed;
    else if (typeof parsed.value === 'string') tries.push({ key, text: parsed.value });
  }
  if (tries.length === 0)
    return (
      refusal ?? {
        code: 'LINK_NO_KEY',
        vi: 'Loại bản ghi này không có khoá để tra.',
        en: 'This kind of record has no key to look it up by.',
      }
    );
  return { tries, day: dated?.[2] ?? day };
}

function keyParser(model: Model, { field }: TargetKey): CellParser {
  return field.type === 'String' ? parseText : cellParser(model, { type: field.type, isEnum: false, list: false });
}

const REMEMBERED_MAX = 4_096;

/** Days, codes and names repeat down a column. */
function remembering(parse: CellParser): CellParser {
  const known = new LRUCache<string, ReturnType<CellParser>>({ max: REMEMBERED_MAX });
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const parsed = parse(text);
    known.set(text, parsed);
    return parsed;
  };
}

function widthProblem({ line, cells }: FileRow, { width, header }: HeaderMap): Problem | undefined {
  if (cells.length === width || (cells.length > width && cells.slice(width).every((cell) => cell.trim() === ''))) return undefined;
  if (cells.length < width) {
    const field = header[cells.length] ?? '';
    return {
      code: 'ROW_TOO_SHORT',
      severity: 'error',
      row: line,
      field,
      vi: `Dòng chỉ có ${cells.length} ô, tiêu đề có ${width} cột: thiếu từ cột "${field}". Dòng có thể bị cắt ngang; hãy bổ sung.`,
      en: `The row has ${cells.length} cells, the header ${width} columns: missing from column "${field}" on. The row may be cut off; complete it.`,
    };
  }
  return {
    code: 'ROW_TOO_LONG',
    severity: 'error',
    row: line,
    field: `#${width + 1}`,
    vi: `Dòng có ${cells.length} ô, tiêu đề có ${width} cột. Hãy đặt ô chứa dấu phân cách trong ngoặc kép.`,
    en: `The row has ${cells.length} cells, the header ${width} columns. Put a cell that holds the separator in quotes.`,
  };
}

/** `1953` in a column of days: of older papers no more than the year is known (`@partial`). */
function bareYear(text: string): number | undefined {
  return /^(?:1[89]|20)\d\d(?:[.,]0+)?$/.test(text) ? Number(text.slice(0, 4)) : undefined;
}

function yearDiffers({ line }: FileRow, field: string): Problem {
  return {
    code: 'YEAR_DIFFERS',
    severity: 'error',
    row: line,
    field,
    vi: 'Ô chỉ ghi năm, và cột năm của cùng dòng ghi năm khác. Hãy sửa một trong hai.',
    en: 'The cell holds a year alone, and the column of the year in the same row another one. Correct one of the two.',
  };
}

/** A required cell that names no value: of a new record, or one that would be emptied. */
export function missing({ line }: Pick<FileRow, 'line'>, field: string): Problem {
  return {
    code: 'REQUIRED',
    severity: 'error',
    row: line,
    field,
    vi: 'Ô bắt buộc đang trống. Hãy điền giá trị.',
    en: 'A required cell is empty. Fill it in.',
  };
}

/** `text`: what stands in the cell, where it may be shown. */
function refused({ code, vi, en }: { code: string; vi: string; en: string }, { line }: FileRow, field: string, text?: string): Problem {
  const said = text === undefined ? '' : `${quoted(text)}: `;
  return { code, severity: 'error', row: line, field, vi: said + vi, en: said + en };
}

function periodProblem({ line }: FileRow, field: string | undefined): Problem {
  return {
    code: 'PERIOD_INVALID',
    severity: 'error',
    row: line,
    ...(field === undefined ? {} : { field }),
    vi: 'Ngày kết thúc phải sau ngày bắt đầu (ngày kết thúc là ngày đầu tiên không còn hiệu lực).',
    en: 'The end must come after the start (the end is the first day no longer in force).',
  };
}
