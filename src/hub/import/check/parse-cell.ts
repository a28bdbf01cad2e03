import type { Problem } from '../../../errors.js';
import { readList } from '../../csv/cell-text.js';
import { debrisOf, isDebris } from '../../declare/damaged-text.js';
import { foldText } from '../../declare/fold.js';
import { isUnruledText } from '../../declare/free-text.js';
import type { Model, Value } from '../../declare/model.js';
import { nearest } from '../../declare/nearest.js';
import { normalText, type TextFault, textRule } from '../../declare/normal-text.js';
import type { ColumnField } from '../../declare/types.js';
import { type DayOrder, spellDay } from './parse-day.js';

/** A cell that is not empty, brought to normal form, or why not. Never quotes the cell: it may be a person's data. */
export type Parsed<V = Value> = { value: V; warnings?: readonly Problem[] } | { code: string; vi: string; en: string };

export type CellParser = (text: string) => Parsed;

type CellField = Pick<ColumnField, 'type' | 'isEnum' | 'list'> &
  Partial<Pick<ColumnField, 'multiline' | 'choices'>> & { dayOrder?: DayOrder };

/** How the cells of one column are read. Made once per file, since a file has many rows. */
export function cellParser(model: Model, field: CellField): CellParser {
  const one = explaining(isUnruledText(field) ? textParser(field) : unmarked(scalarParser(model, field)));
  return field.list ? listParser(one) : one;
}

/** A cell that holds no value of its kind may hold what a spreadsheet left of one: that is what to tell. */
function explaining(parse: CellParser): CellParser {
  return (text) => {
    const parsed = parse(text);
    const debris = 'code' in parsed ? debrisOf(text) : undefined;
    return debris === undefined ? parsed : refusedText({ kind: 'damaged', damage: debris });
  };
}

/** An apostrophe before a value that is no free text is a spreadsheet's mark, never a part of it. */
function unmarked(parse: CellParser): CellParser {
  return (text) => parse(text.replace(/^['\u2018\u2019](?=.)/, ''));
}

function scalarParser(model: Model, field: Omit<CellField, 'list'>): CellParser {
  if (field.isEnum) return enumParser(model.declarations.enums.get(field.type) ?? new Map());
  const scalar = model.scalars.get(field.type);
  if (scalar !== undefined) {
    const normalised = (text: string): Parsed => {
      const result = scalar.normalise(text);
      return 'rejected' in result ? { code: result.rejected, vi: result.vi, en: result.en } : result;
    };
    return field.type === 'Date' ? dayParser(normalised, field.dayOrder ?? 'day first') : normalised;
  }
  switch (field.type) {
    case 'Int':
      return parseInteger;
    case 'Float':
      return parseNumber;
    case 'Boolean':
      return parseBoolean;
    case 'ID':
      return textParser(field);
    default:
      throw new Error(`no rule says how a ${field.type} is read`);
  }
}

/** `1;2;3` in one cell. */
function listParser(one: CellParser): CellParser {
  return (text) => {
    const items: (string | number | boolean)[] = [];
    const warnings: Problem[] = [];
    for (const item of readList(text)) {
      const parsed = one(item);
      if ('code' in parsed) return parsed;
      if (typeof parsed.value === 'string' || typeof parsed.value === 'number' || typeof parsed.value === 'boolean')
        items.push(parsed.value);
      if (parsed.warnings) warnings.push(...parsed.warnings);
    }
    return { value: items, warnings };
  };
}

function enumParser(values: ReadonlyMap<string, string>): CellParser {
  const byText = new Map<string, string>();
  for (const [name, label] of values) byText.set(squeeze(label), name);
  for (const name of values.keys()) byText.set(squeeze(name), name);
  const all = [...values].map(([name, label]) => `${label} (${name})`).join(', ');
  return (text) => {
    const folded = squeeze(text);
    const name = byText.get(folded);
    if (name !== undefined) return { value: name };
    const close = nearest(folded, byText.keys(), same);
    const meant = close === undefined ? undefined : byText.get(close);
    return {
      code: 'ENUM_UNKNOWN',
      vi: `Giá trị không có trong danh mục.${meant ? ` Có phải ${values.get(meant)} (${meant})?` : ''} Các giá trị: ${all}.`,
      en: `Not one of the listed values.${meant ? ` Did you mean ${meant}?` : ''} The values: ${all}.`,
    };
  };
}

const INT_MAX = 2 ** 31 - 1;

/**
 * `1200`, or grouped the Vietnamese way `1.200` and `1 200`. `1,200` is refused: here the comma begins decimals. A program that knows no
 * whole numbers writes `2024.0`.
 */
function parseInteger(text: string): Parsed {
  const plain = /^[+-]?\d+(?:[.,]0{1,2})?$/.test(text)
    ? text.replace(/[.,]0+$/, '')
    : /^[+-]?\d{1,3}([. \u00a0\u202f]\d{3})+$/.test(text)
      ? text.replace(/[. \u00a0\u202f]/g, '')
      : undefined;
  const value = Number(plain);
  if (plain === undefined) {
    return {
      code: 'INTEGER_FORM',
      vi: 'Phải là số nguyên, ví dụ 1200 hoặc 1.200.',
      en: 'Must be a whole number, for example 1200 or 1.200.',
    };
  }
  if (Math.abs(value) > INT_MAX)
    return { code: 'INTEGER_RANGE', vi: `Số quá lớn, tối đa ${INT_MAX}.`, en: `The number is too large, at most ${INT_MAX}.` };
  return { value: value + 0 };
}

/**
 * `1234.5`, or the Vietnamese way `1234,5` and `1.234,5`. One dot is a decimal point, since that is how programs write; where
 * exactly three digits follow it a person may have meant thousands, so the row is taken with a warning.
 */
function parseNumber(text: string): Parsed {
  if (/^[+-]?\d+([.,]\d+)?$/.test(text)) {
    const value = Number(text.replace(',', '.'));
    return /^[+-]?[1-9]\d{0,2}\.\d{3}$/.test(text) ? { value, warnings: [THOUSANDS_OR_DECIMALS] } : { value };
  }
  if (/^[+-]?\d{1,3}([. \u00a0\u202f]\d{3})+(,\d+)?$/.test(text))
    return { value: Number(text.replace(/[. \u00a0\u202f]/g, '').replace(',', '.')) };
  if (/^[+-]?\d+(\.\d+)?[eE][+-]?\d{1,3}$/.test(text) && Number.isFinite(Number(text))) return { value: Number(text) };
  return { code: 'NUMBER_FORM', vi: 'Phải là số, ví dụ 1234.5 hoặc 1.234,5.', en: 'Must be a number, for example 1234.5 or 1.234,5.' };
}

const THOUSANDS_OR_DECIMALS: Problem = {
  code: 'WARN_NUMBER_DOT',
  severity: 'warning',
  vi: 'Dấu chấm được hiểu là dấu thập phân. Nếu là dấu nhóm nghìn, hãy viết liền, ví dụ 1234.',
  en: 'The dot was read as a decimal point. If it groups thousands, write the digits together, for example 1234.',
};

const BOOLEANS = new Map([
  ['true', true],
  ['co', true],
  ['1', true],
  ['yes', true],
  ['y', true],
  ['x', true],
  ['✓', true],
  ['✔', true],
  ['dung', true],
  ['false', false],
  ['khong', false],
  ['0', false],
  ['no', false],
  ['n', false],
  ['sai', false],
]);

function parseBoolean(text: string): Parsed {
  const value = BOOLEANS.get(squeeze(text));
  return value === undefined
    ? {
        code: 'BOOLEAN_FORM',
        vi: 'Phải là có hoặc không (cũng nhận x, 1, 0, đúng, sai, true, false).',
        en: 'Must be có or không (x, 1, 0, true and false are read too).',
      }
    : { value };
}

/** Text stays text, formulas too: `=1+1` is a name like any other. */
export const parseText = textParser({});

function textParser(field: Parameters<typeof normalText>[1]): CellParser {
  return (text) => {
    const taken = normalText(text, field);
    return 'fault' in taken ? refusedText(taken.fault) : taken;
  };
}

function refusedText(fault: TextFault): Parsed {
  const { vi, en } = textRule(fault);
  return {
    code: fault.kind === 'damaged' && isDebris(fault.damage) ? 'CELL_DEBRIS' : TEXT_CODES[fault.kind],
    vi: `Ô ${vi}`,
    en: `The cell ${en}`,
  };
}

const TEXT_CODES: Record<TextFault['kind'], string> = {
  long: 'TEXT_TOO_LONG',
  break: 'TEXT_LINE_BREAK',
  lost: 'TEXT_DAMAGED',
  damaged: 'TEXT_DAMAGED',
  unseen: 'TEXT_CONTROL',
};

function dayParser(normalised: CellParser, order: DayOrder): CellParser {
  return (text) => {
    const spelled = spellDay(text, order);
    if ('code' in spelled) return spelled;
    const parsed = normalised(spelled.text);
    return 'code' in parsed || spelled.warnings === undefined ? parsed : { ...parsed, warnings: spelled.warnings };
  };
}

function squeeze(text: string): string {
  return foldText(text)
    .replace(/[\s_]+/g, ' ')
    .trim();
}

function same(text: string): string {
  return text;
}
