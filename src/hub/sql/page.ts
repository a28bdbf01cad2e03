import { createHash } from 'node:crypto';
import { beyond } from '../../beyond.js';
import { HubError } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import { isOrderable } from '../declare/derive-filters.js';
import { mayBeAbsent } from '../declare/erasable.js';
import { isFreeText } from '../declare/free-text.js';
import { sqlType } from '../declare/sql-type.js';
import { TWINS } from '../declare/twins.js';
import type { Declarations, Entity } from '../declare/types.js';
import { isDay } from '../time/calendar.js';
import { isInstant } from '../time/instant.js';
import { isOpenEnd, isPeriodEnd, periodColumn } from '../time/period-sql.js';
import { column, type Expr, expr, formed, joined, naming, type Predicate, predicate } from './fragment.js';
import { now } from './leaf.js';
import type { SqlContext } from './sql-context.js';
import { periodEnd, value as valueSql } from './value-sql.js';
import { type Measured, measuredBy, membersOf } from './where-parts.js';
import { likeness, measuredValue } from './where-sql.js';

/** Keyset pagination: a page is "after these order values and this id", so rows that come and go never shift it. */
export type ListArguments = {
  where: Readonly<Record<string, unknown>>;
  orderBy: readonly Order[];
  /** Page size. */
  limit: number;
  /** `last`/`before`: the page is read from the end. */
  backward: boolean;
  after: CursorValues | null;
  before: CursorValues | null;
  orderHash: string;
};

/** A field, a list by what its records come to, or a name by how like it is to a text. */
export type Order = { field: string; descending: boolean; measured?: Measured; likeTo?: unknown };

export type CursorValues = readonly (string | number | boolean | null)[];

const PAGE_DEFAULT = 20;

export function readListArguments(
  declarations: Pick<Declarations, 'entities'>,
  entity: Entity,
  { where, ...paging }: Readonly<Record<string, unknown>>,
): ListArguments {
  // Everything about a page but its filter belongs to the plan.
  const given = Object.fromEntries(Object.entries(paging).map(([name, value]) => [name, name === 'orderBy' ? value : now(value)]));
  const { first, last } = given;
  if (typeof first === 'number' && typeof last === 'number')
    throw bad('first', 'không dùng first và last cùng lúc.', 'first and last exclude each other.');
  const backward = typeof last === 'number';
  const limit = pageSize(backward ? 'last' : 'first', backward ? last : first, PAGE_DEFAULT, 'pageRecords');
  const asked = (Array.isArray(given.orderBy) ? given.orderBy : []).flatMap((order: Record<string, unknown>) => {
    const [entry] = Object.entries(order);
    return entry ? [readOrder(declarations, entity, ...entry)] : [];
  });
  const orderBy = asked.length > 0 ? asked : likestFirst(entity, where);
  const orderHash = createHash('sha256')
    // Which records of a list are measured is no part of it, as the filter is none: a cursor says after which figure to go on.
    .update(
      JSON.stringify([
        entity.name,
        orderBy.map(({ measured, likeTo, ...order }) =>
          likeTo !== undefined ? { ...order, by: 'likeness' } : measured ? { ...order, by: [measured.measure, measured.of?.name] } : order,
        ),
      ]),
    )
    .digest('base64url')
    .slice(0, 8);
  const keys = sortKeys(entity, orderBy, 't');
  const cursor = (name: 'after' | 'before') => (typeof given[name] === 'string' ? readCursor(given[name], name, orderHash, keys) : null);
  return {
    where: (where ?? {}) as Record<string, unknown>,
    orderBy,
    limit,
    backward,
    after: cursor('after'),
    before: cursor('before'),
    orderHash,
  };
}

/** A list that is searched for a misspelt name begins with the likest. */
function likestFirst(entity: Entity, where: unknown): Order[] {
  return Object.entries(membersOf(where)).flatMap(([name, operators]): Order[] => {
    const field = entity.fields.get(name);
    const likeTo = field?.kind === 'column' && field.searchable ? membersOf(operators).similar : undefined;
    return likeTo === undefined ? [] : [{ field: name, descending: true, likeTo }];
  });
}

function readOrder(declarations: Pick<Declarations, 'entities'>, entity: Entity, name: string, given: unknown): Order {
  const field = entity.fields.get(name);
  if (field?.kind !== 'links') return { field: name, descending: now(given) === 'DESC' };
  const target = declarations.entities.get(field.target);
  if (!target) throw new Error(`${entity.name}.${name} leads to no entity`);
  const measured = measuredBy(field, target, membersOf(given));
  return { field: name, descending: now(membersOf(given).direction) === 'DESC', measured };
}

export function pageSize(argument: string, given: unknown, otherwise: number, limit: 'pageRecords' | 'feedChanges' | 'groups'): number {
  if (given === null || given === undefined) return otherwise;
  if (typeof given !== 'number' || given < 0) throw bad(argument, 'phải là số nguyên từ 0 trở lên.', 'it must be 0 or more.', '20');
  if (given > LIMITS[limit].max) throw beyond(limit, { asked: given, argument, example: '20' });
  return given;
}

/** `value` is what the row holds and its cursor tells; `order` compares it, by the language's alphabet where it is text. */
export type SortKey = { value: Expr; order: Expr; type: string; descending: boolean };

/** Sort expressions of a list, each followed by its null flag where it can be null; id last makes the order total. */
export function sortKeys(entity: Entity, orderBy: ListArguments['orderBy'], alias: string, sql?: SqlContext): SortKey[] {
  const keys = orderBy.flatMap(({ field, descending, measured, likeTo }): SortKey[] => {
    const key = (value: Expr, type: string, order = value): SortKey => ({ value, order, type, descending });
    if (field === 'id') return [key(column(alias, 'id'), 'uuid')];
    if (measured) {
      // Without a statement only the shape of the keys is asked for.
      const value = sql ? measuredValue(sql, measured, alias) : expr``;
      return measured.of === null
        ? [key(value, 'double precision')]
        : [key(expr`(${value} is null)`, 'boolean'), key(value, 'double precision')];
    }
    const liked = entity.fields.get(field);
    if (likeTo !== undefined && liked?.kind === 'column')
      return (sql ? likeness(sql, liked, likeTo, alias) : [expr``, expr``]).map((value) => key(value, 'double precision'));
    if (isPeriodEnd(field))
      return [key(naming(isOpenEnd(alias, field), alias, [periodColumn(field)]), 'boolean'), key(periodEnd(alias, field), 'date')];
    const found = entity.fields.get(field);
    if (found?.kind === 'derived') {
      // Without a statement only the shape of the keys is asked for.
      const value = sql ? valueSql(sql, entity, found, alias) : expr``;
      return [key(expr`(${value} is null)`, 'boolean'), key(value, sqlType(found.type))];
    }
    if (!found || !isOrderable(found)) throw new Error(`${entity.name} is not ordered by ${field}`);
    const isText = isFreeText(found.type);
    const value = column(alias, isText ? found.column : (found.twin ?? found.column));
    const type = found.twin ? (TWINS[found.type]?.sqlType ?? 'text') : sqlType(found.type);
    const ordered = key(value, type, isText ? expr`${value} collate "vi-x-icu"` : value);
    return !mayBeAbsent(found) ? [ordered] : [key(expr`(${column(alias, found.column)} is null)`, 'boolean'), ordered];
  });
  const last = keys.at(-1);
  const id = column(alias, 'id');
  return last?.type === 'uuid' ? keys : [...keys, { value: id, order: id, type: 'uuid', descending: last?.descending ?? false }];
}

export function orderSql(keys: readonly SortKey[], backward: boolean): Expr {
  return joined(
    keys.map(({ order, descending }) => expr`${order} ${descending !== backward ? 'desc' : 'asc'}`),
    ', ',
  );
}

/** "Strictly past these values": equal on a prefix of keys and beyond on the next. `forward` means later in the list's own order. */
export function pastSql(
  keys: readonly SortKey[],
  values: CursorValues,
  forward: boolean,
  add: (value: unknown, type: string) => string,
): Predicate {
  const alternatives: Predicate[] = [];
  const equal: Predicate[] = [];
  keys.forEach(({ order, type, descending }, i) => {
    const value = values[i] ?? null;
    const operator = descending !== forward ? '>' : '<';
    if (value === null) {
      equal.push(predicate`${order} is null`);
      return;
    }
    const placeholder = add(value, type);
    alternatives.push(predicate`(${joined([...equal, predicate`${order} ${operator} ${placeholder}`], ' and ')})`);
    equal.push(predicate`${order} = ${placeholder}`);
  });
  return predicate`(${joined(alternatives, ' or ')})`;
}

/** The cursor of a row: base64url of the order's hash and the row's sort values. One expression for both executors. */
export function cursorSql(orderHash: string, keys: readonly SortKey[]): Expr {
  const values = joined(
    keys.map(({ value }) => value),
    ', ',
  );
  return formed(expr`json_array('${orderHash}', ${values} null on null)::text`, base64url);
}

export function base64url(text: string): string {
  return `translate(encode(convert_to(${text}, 'UTF8'), 'base64'), E'+/=\\n', '-_')`;
}

function readCursor(cursor: string, argument: string, orderHash: string, keys: readonly SortKey[]): CursorValues {
  const refuse = () =>
    bad(argument, 'con trỏ trang bị hỏng hoặc thuộc về một thứ tự sắp xếp khác.', 'the cursor is damaged or belongs to another orderBy.');
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
