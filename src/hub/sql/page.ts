import { createHash } from 'node:crypto';
import { HubError } from '../../errors.js';
import { isOrderable } from '../declare/derive-filters.js';
import { isFreeText } from '../declare/free-text.js';
import { TWINS } from '../declare/twins.js';
import type { Entity } from '../declare/types.js';
import { isDay, isInstant } from '../time/calendar.js';
import { isOpenEnd, isPeriodEnd, periodDay } from '../time/period-sql.js';
import { now } from './leaf.js';
import { type SqlContext, sqlType } from './sql-context.js';
import { value as valueSql } from './value-sql.js';

/** Keyset pagination: a page is "after these order values and this id", so rows that come and go never shift it. */
export type ListArguments = {
  where: Readonly<Record<string, unknown>>;
  orderBy: readonly { field: string; descending: boolean }[];
  /** Page size. */
  limit: number;
  /** `last`/`before`: the page is read from the end. */
  backward: boolean;
  after: CursorValues | null;
  before: CursorValues | null;
  orderHash: string;
};

export type CursorValues = readonly (string | number | boolean | null)[];

export const PAGE_MAX = 200;
const PAGE_DEFAULT = 20;

export function readListArguments(entity: Entity, { where, ...paging }: Readonly<Record<string, unknown>>): ListArguments {
  // Everything about a page but its filter belongs to the plan.
  const given = Object.fromEntries(Object.entries(paging).map(([name, value]) => [name, name === 'orderBy' ? value : now(value)]));
  const { first, last } = given;
  if (typeof first === 'number' && typeof last === 'number') throw bad('first', 'không dùng first và last cùng lúc.', 'first and last exclude each other.');
  const backward = typeof last === 'number';
  const limit = pageSize(backward ? 'last' : 'first', backward ? last : first, PAGE_DEFAULT, PAGE_MAX);
  const orderBy = (Array.isArray(given.orderBy) ? given.orderBy : []).flatMap((order: Record<string, unknown>) => {
    const [entry] = Object.entries(order);
    return entry ? [{ field: entry[0], descending: now(entry[1]) === 'DESC' }] : [];
  });
  const orderHash = createHash('sha256')
    .update(JSON.stringify([entity.name, orderBy]))
    .digest('base64url')
    .slice(0, 8);
  const keys = sortKeys(entity, orderBy, 't');
  const cursor = (name: 'after' | 'before') => (typeof given[name] === 'string' ? readCursor(given[name], name, orderHash, keys) : null);
  return { where: (where ?? {}) as Record<string, unknown>, orderBy, limit, backward, after: cursor('after'), before: cursor('before'), orderHash };
}

export function pageSize(argument: string, given: unknown, otherwise: number, max: number): number {
  if (given === null || given === undefined) return otherwise;
  if (typeof given !== 'number' || given < 0 || given > max) {
    throw bad(argument, `phải từ 0 đến ${max}.`, `it must be from 0 to ${max}.`, '20');
  }
  return given;
}

export type SortKey = { expression: string; type: string; descending: boolean };

/** Sort expressions of a list, each followed by its null flag where it can be null; id last makes the order total. */
export function sortKeys(entity: Entity, orderBy: ListArguments['orderBy'], alias: string, sql?: SqlContext): SortKey[] {
  const keys = orderBy.flatMap(({ field, descending }): SortKey[] => {
    if (field === 'id') return [{ expression: `${alias}.id`, type: 'uuid', descending }];
    if (isPeriodEnd(field)) {
      return [
        { expression: isOpenEnd(alias, field), type: 'boolean', descending },
        { expression: periodDay(alias, field), type: 'date', descending },
      ];
    }
    const column = entity.fields.get(field);
    if (column?.kind === 'derived') {
      // Without a statement only the shape of the keys is asked for.
      const expression = sql ? valueSql(sql, entity, column, alias) : '';
      return [
        { expression: `(${expression} is null)`, type: 'boolean', descending },
        { expression, type: sqlType(column.type), descending },
      ];
    }
    if (!column || !isOrderable(column)) throw new Error(`${entity.name} is not ordered by ${field}`);
    const expression = isFreeText(column.type) ? `${alias}.${column.column} collate "vi-x-icu"` : `${alias}.${column.twin ?? column.column}`;
    const value = { expression, type: column.twin ? (TWINS[column.type]?.sqlType ?? 'text') : sqlType(column.type), descending };
    return column.required ? [value] : [{ expression: `(${alias}.${column.column} is null)`, type: 'boolean', descending }, value];
  });
  return keys.at(-1)?.type === 'uuid' ? keys : [...keys, { expression: `${alias}.id`, type: 'uuid', descending: keys.at(-1)?.descending ?? false }];
}

export function orderSql(keys: readonly SortKey[], backward: boolean): string {
  return keys.map((k) => `${k.expression} ${k.descending !== backward ? 'desc' : 'asc'}`).join(', ');
}

/** "Strictly past these values": equal on a prefix of keys and beyond on the next. `forward` means later in the list's own order. */
export function pastSql(keys: readonly SortKey[], values: CursorValues, forward: boolean, add: (value: unknown, type: string) => string): string {
  const alternatives: string[] = [];
  const equal: string[] = [];
  keys.forEach((key, i) => {
    const value = values[i] ?? null;
    const operator = key.descending !== forward ? '>' : '<';
    if (value === null) {
      equal.push(`${key.expression} is null`);
      return;
    }
    const placeholder = add(value, key.type);
    alternatives.push([...equal, `${key.expression} ${operator} ${placeholder}`].join(' and '));
    equal.push(`${key.expression} = ${placeholder}`);
  });
  return `(${alternatives.map((a) => `(${a})`).join(' or ')})`;
}

/** The cursor of a row: base64url of the order's hash and the row's sort values. One expression for both executors. */
export function cursorSql(orderHash: string, keys: readonly SortKey[]): string {
  return base64url(`json_array('${orderHash}', ${keys.map((k) => k.expression.replace(/ collate "[^"]+"$/, '')).join(', ')} null on null)::text`);
}

export function base64url(text: string): string {
  return `translate(encode(convert_to(${text}, 'UTF8'), 'base64'), E'+/=\\n', '-_')`;
}

function readCursor(cursor: string, argument: string, orderHash: string, keys: readonly SortKey[]): CursorValues {
  const refuse = () => bad(argument, 'con trỏ trang bị hỏng hoặc thuộc về một thứ tự sắp xếp khác.', 'the cursor is damaged or belongs to another orderBy.');
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw refuse();
  }
  if (!Array.isArray(parsed) || parsed[0] !== orderHash || parsed.length !== keys.length + 1) throw refuse();
  const values = parsed.slice(1) as unknown[];
  const fits = values.every((value, i) => (value === null ? keys[i]?.type !== 'uuid' : (FORMS[keys[i]?.type ?? '']?.(value) ?? false)));
  if (!fits) throw refuse();
  return values as CursorValues;
}

const FORMS: Readonly<Record<string, (value: unknown) => boolean>> = {
  uuid: (v) => typeof v === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(v),
  text: (v) => typeof v === 'string' && v.length <= 2_000 && !v.includes('\0'),
  date: isDay,
  timestamptz: isInstant,
  integer: (v) => typeof v === 'number' && Number.isInteger(v) && Math.abs(v) < 2 ** 31,
  'double precision': (v) => typeof v === 'number' && Number.isFinite(v),
  boolean: (v) => typeof v === 'boolean',
};

function bad(argument: string, ruleVi: string, ruleEn: string, example = ''): HubError {
  return new HubError('BAD_USER_INPUT', { argument, ruleVi, ruleEn, example });
}
