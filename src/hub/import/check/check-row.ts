import { LRUCache } from 'lru-cache';
import type { Problem } from '../../../errors.js';
import { readCell } from '../../csv/cell-text.js';
import type { Model } from '../../declare/model.js';
import type { TargetKey } from '../../declare/target-keys.js';
import type { Entity } from '../../declare/types.js';
import { dayBefore } from '../../time/calendar.js';
import type { FileRow } from '../read/read-rows.js';
import type { CheckedRow, WantedLink } from './checked-row.js';
import type { HeaderMap } from './map-header.js';
import { type CellParser, cellParser, parseText } from './parse-cell.js';
import { understandName } from './record-name.js';
import { rowProblem } from './row-problems.js';

/** Understands one row after the other by the header; every problem of a row is found, not only the first. */
export function rowChecker(given: { model: Model; entity: Entity; map: HeaderMap; today: string; validFrom: string | null }): (row: FileRow) => CheckedRow {
  const { model, map, today } = given;
  const date = cellParser(model, { type: 'Date', isEnum: false, list: false });
  const periods = map.columns.filter((column) => column.kind === 'period');
  const values = map.columns.filter((column) => column.kind === 'value').map((column) => ({ column, parse: remembering(cellParser(model, column.field)) }));
  const links = map.columns
    .filter((column) => column.kind === 'link')
    .map((column) => ({ column, keys: column.keys.map((key) => ({ key, parse: remembering(keyParser(model, key)) })) }));
  const records = map.columns.filter((column) => column.kind === 'record');

  return (row) => {
    const problems: Problem[] = [];
    const checked: CheckedRow = { row, validFrom: given.validFrom, validTo: null, day: today, values: {}, links: [], problems };
    const misfit = widthProblem(row, map);
    if (misfit !== undefined) {
      problems.push(misfit);
      return checked;
    }
    for (const column of periods) {
      const text = cellText(row, column.index);
      if (text === undefined) continue;
      const parsed = date(text);
      if ('code' in parsed) problems.push(refused(parsed, row, column.header));
      else checked[column.end] = parsed.value as string;
    }
    const { validFrom, validTo } = checked;
    if (validFrom !== null && validTo !== null && validFrom >= validTo) problems.push(periodProblem(row, periods.find(({ end }) => end === 'validTo')?.header));
    checked.day = validFrom ?? (validTo === null ? today : dayBefore(validTo));

    for (const { column, parse } of values) {
      const text = cellText(row, column.index);
      if (text === undefined) {
        checked.values[column.field.name] = null;
        if (column.field.required) problems.push(missing(row, column.header));
        continue;
      }
      const parsed = parse(text);
      if ('code' in parsed) {
        problems.push(refused(parsed, row, column.header));
        continue;
      }
      checked.values[column.field.name] = parsed.value;
      if (parsed.value === null && column.field.required) problems.push(missing(row, column.header));
      for (const warning of parsed.warnings ?? []) problems.push({ ...warning, row: row.line, field: column.header });
    }
    const wanted: WantedLink[] = [];
    for (const { column, keys } of links) {
      const text = cellText(row, column.index);
      if (text === undefined) {
        checked.values[column.field.name] = null;
        if (column.field.required) problems.push(missing(row, column.header));
        continue;
      }
      const link = understandLink(text, keys, checked.day);
      if ('code' in link) problems.push(refused(link, row, column.header));
      else wanted.push({ column, ...link });
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

export function cellText(row: FileRow, index: number): string | undefined {
  return readCell(row.cells[index] ?? '');
}

type KeyTry = { key: TargetKey; parse: CellParser };

/** `key` or `key@2025-06-30`. Every key of the target that the text fits is tried; when it fits none, the first one says why. */
function understandLink(text: string, keys: readonly KeyTry[], day: string): Omit<WantedLink, 'column'> | { code: string; vi: string; en: string } {
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
    return refusal ?? { code: 'LINK_NO_KEY', vi: 'Loại bản ghi này không có khoá để tra.', en: 'This kind of record has no key to look it up by.' };
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

function missing({ line }: FileRow, field: string): Problem {
  return { code: 'REQUIRED', severity: 'error', row: line, field, vi: 'Ô bắt buộc đang trống. Hãy điền giá trị.', en: 'A required cell is empty. Fill it in.' };
}

function refused({ code, vi, en }: { code: string; vi: string; en: string }, { line }: FileRow, field: string): Problem {
  return { code, severity: 'error', row: line, field, vi, en };
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
