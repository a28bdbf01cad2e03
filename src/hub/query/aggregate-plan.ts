import { createHash } from 'node:crypto';
import { HubError } from '../../errors.js';
import type { RowScope } from '../access/row-scope.js';
import { isNumber, isRange, type LinkToOne, linkFields, plainFields } from '../declare/derive-aggregate.js';
import type { Model } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import { now } from '../sql/leaf.js';
import { pageSize } from '../sql/page.js';
import { entityOf } from '../sql/sql-context.js';
import type { Selection } from './selection.js';

/** An aggregate, understood and allowed before anything is read: keys, measures, bounds, order, and what of it is answered. */
export type AggregatePlan = {
  entity: Entity;
  where: unknown;
  keys: readonly GroupKey[];
  having: readonly Having[];
  orderBy: readonly GroupOrder[];
  limit: number;
  offset: number;
  nextCursor: string;
  selection: readonly Selection[];
  rowScope: RowScope;
  /** Persons may stand behind the records counted, so small groups are looked for and left out. */
  guarded: boolean;
};

export type GroupKey = { field: string; type: string } & (
  | { kind: 'field' }
  | { kind: 'period'; by: 'year' | 'quarter' | 'month' | 'day' }
  | { kind: 'band'; width: number }
  | { kind: 'link'; link: LinkToOne; target: Entity }
);
export type Measure = { measure: 'COUNT' } | { measure: 'DISTINCT'; field: string } | { measure: 'SUM' | 'AVG' | 'MIN' | 'MAX'; field: string; type: string };
export type Having = { measure: Measure; operator: '=' | '<' | '<=' | '>' | '>='; value: unknown; type: 'double precision' | 'date' };
export type GroupOrder = { descending: boolean } & ({ key: number } | { measure: Measure });

/** What the operation's plan knows about the caller's rights. */
type Rights = {
  /** Refuses a field that may be neither grouped by nor measured. */
  check(entity: Entity, field: string): void;
  /** Whether a field may be read on every row, not on one's own only. */
  isReadable(entity: Entity, field: string): boolean;
  /** Rows of this aggregate, once every field is checked. */
  rowScope(): RowScope;
  /** Rows of an entity behind a link. */
  scope(entity: Entity): RowScope;
};

const GROUPS_MAX = 1_000;
const GROUPS_DEFAULT = 200;
/** Each more doubles the totals a left-out group must be hidden from. */
const KEYS_MAX = 6;
const WIDTH_MAX = 1_000_000_000;

export function planAggregate(
  model: Model,
  entity: Entity,
  { where, ...given }: Readonly<Record<string, unknown>>,
  selection: readonly Selection[],
  rights: Rights,
): AggregatePlan {
  // Everything but the filter's values belongs to the plan.
  const args = present(given) as Readonly<Record<string, unknown>>;
  const keys = list(args.groupBy).map((item) => readKey(model, entity, item));
  if (keys.length > KEYS_MAX) throw bad('groupBy', `tối đa ${KEYS_MAX} khoá.`, `at most ${KEYS_MAX} keys.`);
  const places = keys.map(placeOf);
  if (new Set(places).size < places.length) throw bad('groupBy', 'mỗi trường chỉ nhóm một lần.', 'a field is grouped by once.');
  const having = list(args.having).flatMap((item) => readHaving(entity, item));
  const orderBy = list(args.orderBy).map((item) => readOrder(entity, keys.length, item));
  const orderHash = createHash('sha256')
    .update(JSON.stringify([entity.name, places, orderBy]))
    .digest('base64url')
    .slice(0, 8);
  const limit = pageSize('first', args.first, GROUPS_DEFAULT, GROUPS_MAX);
  const offset = typeof args.after === 'string' ? readCursor(args.after, orderHash) : 0;

  for (const key of keys) {
    if (key.kind === 'link') {
      rights.check(entity, key.link.name);
      rights.check(key.target, key.field);
      if (!rights.isReadable(key.target, key.field)) throw new HubError('FILTER_NOT_ALLOWED', { field: `${key.target.name}.${key.field}` });
    } else rights.check(entity, key.field);
  }
  const measures = [...selectedMeasures(selection, entity), ...having.map((h) => h.measure), ...orderBy.flatMap((o) => ('measure' in o ? [o.measure] : []))];
  for (const measure of measures) if (measure.measure !== 'COUNT') rights.check(entity, measure.field);

  const rowScope = rights.rowScope();
  const guarded =
    (entity.subject !== undefined && rowScope === 'all') ||
    keys.some((key) => key.kind === 'link' && key.target.subject !== undefined && rights.scope(key.target) === 'all');
  const nextCursor = Buffer.from(JSON.stringify([orderHash, offset + limit])).toString('base64url');
  return { entity, where: where ?? {}, keys, having, orderBy, limit, offset, nextCursor, selection, rowScope, guarded };
}

/** The measures that are answered, in order of selection. */
export function selectedMeasures(selection: readonly Selection[], entity: Entity): Measure[] {
  return selection.flatMap((part): Measure[] => {
    if (part.name === 'groups') return selectedMeasures(part.children, entity);
    if (part.name === 'count') return [{ measure: 'COUNT' }];
    const kind = (['DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX'] as const).find((name) => name.toLowerCase() === part.name);
    return kind ? part.children.flatMap(({ name }) => (name === '__typename' ? [] : [measureOf(entity, kind, name)])) : [];
  });
}

/** A measure of a field; refuses what has no meaning, such as the sum of a text. */
function measureOf(entity: Entity, measure: string, field: string | undefined): Measure {
  if (measure === 'COUNT') {
    if (field !== undefined)
      throw bad(
        'field',
        'COUNT đếm bản ghi nên không đi cùng field; để đếm giá trị khác nhau dùng DISTINCT.',
        'COUNT takes no field; to count values use DISTINCT.',
      );
    return { measure };
  }
  if (field === undefined) throw bad('field', `${measure} cần một trường.`, `${measure} needs a field.`, 'validFrom');
  if (measure === 'DISTINCT') return { measure, field };
  const type = plainFields(entity).find(({ name }) => name === field)?.type ?? '';
  if ((measure === 'SUM' || measure === 'AVG') && isNumber(type)) return { measure, field, type };
  if ((measure === 'MIN' || measure === 'MAX') && isRange(type)) return { measure, field, type };
  throw bad('measure', `${measure} không có nghĩa với trường ${field}.`, `${measure} of ${field} has no meaning.`);
}

function readKey(model: Model, entity: Entity, item: Readonly<Record<string, unknown>>): GroupKey {
  if (typeof item.field === 'string') return { kind: 'field', field: item.field, type: typeOf(entity, item.field) };
  const [linked] = Object.entries((item.link ?? {}) as Readonly<Record<string, string>>);
  if (linked) {
    const link = linkFields(entity).find(({ name }) => name === linked[0]);
    if (!link) throw new Error(`${entity.name}.${linked[0]} is no link`);
    const target = entityOf({ model }, link.target);
    return { kind: 'link', link, target, field: linked[1], type: typeOf(target, linked[1]) };
  }
  const { field, by, width } = item.bucket as { field: string; by?: string | null; width?: number | null };
  const type = typeOf(entity, field);
  const hasBy = typeof by === 'string';
  const hasWidth = typeof width === 'number';
  if (type === 'Date' && hasBy && !hasWidth) return { kind: 'period', field, type, by: by.toLowerCase() as 'year' };
  if (isNumber(type) && hasWidth && !hasBy) {
    if (width < 1 || width > WIDTH_MAX) throw bad('width', `phải từ 1 đến ${WIDTH_MAX}.`, `it must be from 1 to ${WIDTH_MAX}.`, '5');
    return { kind: 'band', field, type, width };
  }
  throw bad('bucket', 'ngày cần by, số cần width.', 'a date needs by, a number needs width.', '{ field: validFrom, by: YEAR }');
}

const OPERATORS = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=', since: '>=', before: '<' } as const;

function readHaving(entity: Entity, { measure: name, field, ...bounds }: Readonly<Record<string, unknown>>): Having[] {
  const measure = measureOf(entity, String(name), typeof field === 'string' ? field : undefined);
  const isDate = 'type' in measure && measure.type === 'Date';
  return (Object.keys(OPERATORS) as (keyof typeof OPERATORS)[]).flatMap((bound): Having[] => {
    const value = bounds[bound];
    if (value === undefined) return [];
    if (value === null || isDate !== (bound === 'since' || bound === 'before')) {
      throw bad(
        bound,
        'ngày so bằng since và before, số bằng eq, lt, lte, gt, gte; không dùng null.',
        'days are compared by since and before, numbers by eq, lt, lte, gt and gte; null is no bound.',
      );
    }
    return [{ measure, operator: OPERATORS[bound], value, type: isDate ? 'date' : 'double precision' }];
  });
}

function readOrder(entity: Entity, keys: number, { key, measure, field, direction }: Readonly<Record<string, unknown>>): GroupOrder {
  const descending = direction === 'DESC';
  if (typeof measure === 'string' && typeof key !== 'number')
    return { descending, measure: measureOf(entity, measure, typeof field === 'string' ? field : undefined) };
  if (typeof key !== 'number' || typeof measure === 'string' || typeof field === 'string') {
    throw bad('orderBy', 'cần đúng một trong key và measure.', 'give exactly one of key and measure.', '{ measure: COUNT, direction: DESC }');
  }
  if (key < 1 || key > keys) throw bad('key', `groupBy có ${keys} khoá, tính từ 1.`, `groupBy has ${keys} keys, counted from 1.`);
  return { descending, key: key - 1 };
}

/** A place in the order, not a row: groups are made anew for every page. */
function readCursor(cursor: string, orderHash: string): number {
  try {
    const [hash, offset] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    if (hash === orderHash && typeof offset === 'number' && Number.isInteger(offset) && offset >= 0 && offset < 2 ** 31) return offset;
  } catch {
    // Not base64url JSON: the same refusal as any other edited cursor.
  }
  throw bad('after', 'con trỏ bị hỏng hoặc thuộc về cách nhóm hay sắp xếp khác.', 'the cursor is damaged or belongs to other groups or another order.');
}

/** Where a key stands in `key`. */
function placeOf(key: GroupKey): string {
  return key.kind === 'link' ? `${key.link.name}.${key.field}` : key.field;
}

function typeOf(entity: Entity, field: string): string {
  const found = plainFields(entity).find(({ name }) => name === field);
  if (!found) throw new Error(`${entity.name} is not grouped by ${field}`);
  return found.type;
}

/** Arguments with every variable's value looked at. */
function present(value: unknown): unknown {
  const looked = now(value);
  if (Array.isArray(looked)) return looked.map(present);
  return typeof looked === 'object' && looked !== null ? Object.fromEntries(Object.entries(looked).map(([name, item]) => [name, present(item)])) : looked;
}

function list(value: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
}

function bad(argument: string, ruleVi: string, ruleEn: string, example = ''): HubError {
  return new HubError('BAD_USER_INPUT', { argument, ruleVi, ruleEn, example });
}
