import { createHash } from 'node:crypto';
import { beyond } from '../../beyond.js';
import { HubError } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import type { RowScope } from '../access/row-scope.js';
import { isNumber, isRange, type LinkToOne, linkFields, listFields, plainFields } from '../declare/derive-aggregate.js';
import type { Model } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import type { AsOfInput } from '../ledger/as-of.js';
import { fact, now } from '../sql/leaf.js';
import { pageSize } from '../sql/page.js';
import { entityOf } from '../sql/sql-context.js';
import { daysBetween } from '../time/calendar.js';
import type { SeenChanges } from './plan-feed.js';
import type { LeastOfArea, Outside, Protection } from './protection.js';
import type { Selection } from './selection.js';

/** An aggregate, understood and allowed before anything is read: keys, measures, bounds, order, and what of it is answered. */
export type AggregatePlan = {
  entity: Entity;
  /** Set where changes of the ledger are counted. */
  changes?: SeenChanges;
  where: unknown;
  keys: readonly GroupKey[];
  having: readonly Having[];
  orderBy: readonly GroupOrder[];
  limit: number;
  offset: number;
  nextCursor: string;
  selection: readonly Selection[];
  rowScope: RowScope;
  /** How figures are protected where persons may stand behind the records counted. */
  protection: Protection;
  /** Why a caller who may count everybody is told only of whom they may list. */
  outside: Outside | null;
  /** Where figures are perturbed by area, and small ones are left out. */
  leastOfArea: LeastOfArea | null;
  /** Days on which all of it is counted, each by itself; null for the one day of the reading. */
  days: unknown;
  /** The day whose units (provinces, communes) stand for those of each day that is counted; null where each day has its own. */
  comparableOn: unknown;
};

export type GroupKey = { field: string; type: string } & (
  | { kind: 'field' }
  | { kind: 'list' }
  | { kind: 'period'; by: CalendarPeriod; fill: Bounds | null }
  | { kind: 'band'; width: number }
  /** One link away, or two: the links in order, and the entity behind each. */
  | { kind: 'link'; path: readonly LinkToOne[]; targets: readonly Entity[] }
);
export type CalendarPeriod = 'decade' | 'year' | 'quarter' | 'month' | 'day';
/** The first and the last day between which periods without anything are filled, where the filter says so. */
export type Bounds = { first?: Bound; last?: Bound };
type Bound = { day: unknown; isOutside: boolean };

export type Measure =
  | { measure: 'COUNT' }
  /** Of all groups: of their records, or of their sum of a field. */
  | { measure: 'SHARE'; field?: string; type: string }
  | { measure: 'DISTINCT' | 'FILLED' | 'MISSING'; field: string }
  | { measure: 'SUM' | 'AVG' | 'MIN' | 'MAX' | 'MEDIAN' | 'STDDEV'; field: string; type: string }
  | { measure: 'PERCENTILE'; field: string; type: string; p: number };
export type Having = { measure: Measure; operator: '=' | '<' | '<=' | '>' | '>='; value: unknown; type: 'double precision' | 'date' };
export type GroupOrder = { descending: boolean } & ({ key: number } | { measure: Measure });

/** Whether a question about records of persons is one of a closed space (`closed-space.ts`). */
export type QuestionSpace = (
  asked: Pick<AggregatePlan, 'entity' | 'keys' | 'where' | 'days' | 'comparableOn'> & { measures: readonly Measure[]; asOf: AsOfInput },
) => Pick<AggregatePlan, 'outside' | 'leastOfArea'>;

/** What the operation's plan knows about the caller's rights. */
type Rights = {
  /** The questions in which records of persons may be counted without being seen; null for who may ask none. */
  space: QuestionSpace | null;
  /** Refuses a filter by what may not be asked. */
  checkWhere(): void;
  /** Refuses a field that may be neither grouped by nor measured. */
  check(entity: Entity, field: string): void;
  /** Whether a field may be read on every row, not on one's own only. */
  isReadable(entity: Entity, field: string): boolean;
  /** Rows of this aggregate, once every field is checked. */
  rowScope(): RowScope;
  /** Rows of an entity behind a link. */
  scope(entity: Entity): RowScope;
};

const GROUPS_DEFAULT = 200;
/** Each more doubles the totals a left-out group must be hidden from. */
const KEYS_MAX = LIMITS.groupKeys.max;
const WIDTH_MAX = LIMITS.bandWidth.max;
/** Each looks at all records again. */
const DAYS_MAX = LIMITS.seriesDays.max;
/** Ten years of days. */
const FILLED_MAX = LIMITS.filledPeriods.max;

export function planAggregate(
  model: Model,
  entity: Entity,
  { where, asOf, asOfEach, comparableOn = null, ...given }: Readonly<Record<string, unknown>>,
  selection: readonly Selection[],
  rights: Rights,
): AggregatePlan {
  // Everything but the filter's values belongs to the plan.
  const args = present(given) as Readonly<Record<string, unknown>>;
  const keys = list(args.groupBy).map((item) => readKey(model, entity, item, where));
  if (keys.length > KEYS_MAX) throw beyond('groupKeys', { asked: keys.length, argument: 'groupBy' });
  const places = keys.map(placeOf);
  if (new Set(places).size < places.length) throw bad('groupBy', 'mỗi trường chỉ nhóm một lần.', 'a field is grouped by once.');
  const having = list(args.having).flatMap((item) => readHaving(entity, item));
  const orderBy = list(args.orderBy).map((item) => readOrder(entity, keys.length, item));
  const orderHash = createHash('sha256')
    .update(JSON.stringify([entity.name, places, orderBy]))
    .digest('base64url')
    .slice(0, 8);
  const limit = pageSize('first', args.first, GROUPS_DEFAULT, 'groups');
  const offset = typeof args.after === 'string' ? readCursor(args.after, orderHash) : 0;

  const days = readDays(asOfEach, asOf as AsOfInput);
  const measures = measuresOf({ entity, selection, having, orderBy });
  const paging = {
    having,
    orderBy,
    limit,
    offset,
    nextCursor: Buffer.from(JSON.stringify([orderHash, offset + limit])).toString('base64url'),
  };
  const asked = { entity, where: where ?? {}, keys, selection, days, comparableOn, ...paging };
  const placed = entity.subject && rights.space ? rights.space({ ...asked, measures, asOf: asOf as AsOfInput }) : null;
  if (placed?.outside === null) return { ...asked, rowScope: 'all', protection: 'PERTURBED', ...placed };

  rights.checkWhere();
  for (const key of keys) {
    for (const { holder, name, isBehindLink } of namedBy(entity, key)) {
      rights.check(holder, name);
      if (isBehindLink && !rights.isReadable(holder, name)) throw new HubError('FILTER_NOT_ALLOWED', { field: `${holder.name}.${name}` });
    }
  }
  for (const measure of measures) if ('field' in measure && measure.field !== undefined) rights.check(entity, measure.field);

  const rowScope = rights.rowScope();
  const guarded =
    (entity.subject !== undefined && rowScope === 'all') ||
    keys.some((key) => holdersOf(key).some((holder) => holder.subject !== undefined && rights.scope(holder) === 'all'));
  return { ...asked, rowScope, protection: guarded ? 'SMALL_GROUPS' : 'EXACT', outside: placed?.outside ?? null, leastOfArea: null };
}

/** Every field a key names, with the entity that has it. */
function namedBy(entity: Entity, key: GroupKey): { holder: Entity; name: string; isBehindLink: boolean }[] {
  if (key.kind !== 'link') return [{ holder: entity, name: key.field, isBehindLink: false }];
  const names = [...key.path.map(({ name }) => name), key.field];
  return [entity, ...key.targets].map((holder, i) => ({ holder, name: names[i] ?? '', isBehindLink: i > 0 }));
}

/** The entities behind the links of a key. */
function holdersOf(key: GroupKey): readonly Entity[] {
  return key.kind === 'link' ? key.targets : [];
}

/** How many days an aggregate is counted on. */
export function daysOf({ days }: Pick<AggregatePlan, 'days'>): number {
  return days === null ? 1 : numberOf(days);
}

/** A plan serves every list of as many days. */
function numberOf(days: unknown): number {
  return Number(fact([days], dayCount));
}

function dayCount([days]: readonly unknown[]): string {
  return String(new Set(Array.isArray(days) ? days : []).size);
}

function readDays(days: unknown, asOf: AsOfInput): unknown {
  if (days === undefined || days === null) return null;
  if (asOf?.validAt) throw bad('asOfEach', 'không đi cùng asOf.validAt.', 'it cannot stand beside asOf.validAt.');
  const count = numberOf(days);
  const example = '["2025-12-31", "2026-12-31"]';
  if (count === 0) throw bad('asOfEach', 'cần ít nhất một ngày.', 'it needs one day or more.', example);
  if (count > DAYS_MAX) throw beyond('seriesDays', { asked: count, argument: 'asOfEach', example });
  return days;
}

/** Each measure once that is answered, bounded or sorted by. */
export function measuresOf({
  entity,
  selection,
  having,
  orderBy,
}: Pick<AggregatePlan, 'entity' | 'selection' | 'having' | 'orderBy'>): Measure[] {
  const ordering = orderBy.flatMap((o) => ('measure' in o ? [o.measure] : []));
  return distinctMeasures([...selectedMeasures(selection, entity), ...having.map((h) => h.measure), ...ordering]);
}

/** The measures that are answered, in order of selection. */
export function selectedMeasures(selection: readonly Selection[], entity: Entity): Measure[] {
  return selection.flatMap((part): Measure[] => {
    if (part.name === 'groups') return selectedMeasures(part.children, entity);
    if (part.name === 'count' || part.name === 'share') return [measureOf(entity, part.name.toUpperCase(), undefined)];
    const measure = MEASURE_OF[part.name];
    if (measure === undefined) return [];
    return part.children.flatMap(({ name }) => (name === '__typename' ? [] : [measureOf(entity, measure, name, now(part.arguments?.p))]));
  });
}

/** The measure that a field of a group answers for each of its own fields. */
const MEASURE_OF: Readonly<Record<string, string>> = {
  distinct: 'DISTINCT',
  filled: 'FILLED',
  missing: 'MISSING',
  sum: 'SUM',
  avg: 'AVG',
  min: 'MIN',
  max: 'MAX',
  median: 'MEDIAN',
  percentile: 'PERCENTILE',
  stddev: 'STDDEV',
  sumShare: 'SHARE',
};

/** A measure of a field; refuses what has no meaning, such as the sum of a text. */
function measureOf(entity: Entity, measure: string, field: string | undefined, p?: unknown): Measure {
  if ((measure === 'PERCENTILE') !== (typeof p === 'number'))
    throw bad('p', 'chỉ đi cùng PERCENTILE, và PERCENTILE cần nó.', 'it belongs to PERCENTILE, which needs it.', '90');
  if (measure === 'COUNT') {
    if (field !== undefined)
      throw bad(
        'field',
        'COUNT đếm bản ghi nên không đi cùng field; để đếm giá trị khác nhau dùng DISTINCT.',
        'COUNT takes no field; to count values use DISTINCT.',
      );
    return { measure };
  }
  if (measure === 'SHARE' && field === undefined) return { measure, type: '' };
  if (field === undefined) throw bad('field', `${measure} cần một trường.`, `${measure} needs a field.`, 'validFrom');
  if (measure === 'DISTINCT' || measure === 'FILLED' || measure === 'MISSING') return { measure, field };
  const type = plainFields(entity).find(({ name }) => name === field)?.type ?? '';
  if ((measure === 'MIN' || measure === 'MAX') && isRange(type)) return { measure, field, type };
  if (isNumber(type)) {
    if (measure === 'SUM' || measure === 'AVG' || measure === 'MEDIAN' || measure === 'STDDEV' || measure === 'SHARE')
      return { measure, field, type };
    if (measure === 'PERCENTILE' && typeof p === 'number') {
      if (p < 0 || p > 100) throw bad('p', 'phải từ 0 đến 100.', 'it must be from 0 to 100.', '90');
      return { measure, field, type, p };
    }
  }
  throw bad('measure', `${measure} không có nghĩa với trường ${field}.`, `${measure} of ${field} has no meaning.`);
}

function readKey(model: Model, entity: Entity, item: Readonly<Record<string, unknown>>, where: unknown): GroupKey {
  if (typeof item.field === 'string') return { kind: 'field', field: item.field, type: typeOf(entity, item.field) };
  if (typeof item.each === 'string')
    return { kind: 'list', field: item.each, type: listFields(entity).find(({ name }) => name === item.each)?.type ?? '' };
  if (item.link || item.via) return readLink(model, entity, (item.link ?? item.via) as LinkNames);
  const { field, by, width, fill } = item.bucket as { field: string; by?: string | null; width?: number | null; fill?: boolean | null };
  const type = typeOf(entity, field);
  const hasBy = typeof by === 'string';
  const hasWidth = typeof width === 'number';
  if (type === 'Date' && hasBy && !hasWidth) {
    const period = by.toLowerCase() as CalendarPeriod;
    return { kind: 'period', field, type, by: period, fill: fill === true ? readBounds(where, field, period) : null };
  }
  if (isNumber(type) && hasWidth && !hasBy && fill !== true) {
    if (width < 1) throw bad('width', 'phải từ 1 trở lên.', 'it must be 1 or more.', '5');
    if (width > WIDTH_MAX) throw beyond('bandWidth', { asked: width, argument: 'width', example: '5' });
    return { kind: 'band', field, type, width };
  }
  throw bad(
    'bucket',
    'ngày cần by, số cần width; fill chỉ đi cùng by.',
    'a date needs by, a number needs width; fill goes with by.',
    '{ field: validFrom, by: YEAR }',
  );
}

/** `{ vehicle: make }`, or over two links `{ vehicle: { province: name } }`. */
type LinkNames = Readonly<{ [link: string]: string | LinkNames }>;

function readLink(
  model: Model,
  holder: Entity,
  names: LinkNames,
  path: readonly LinkToOne[] = [],
  targets: readonly Entity[] = [],
): GroupKey {
  const [[name, rest] = ['', '']] = Object.entries(names);
  const link = linkFields(holder).find((one) => one.name === name);
  if (!link) throw new Error(`${holder.name}.${name} is no link`);
  const target = entityOf({ model }, link.target);
  const led = [
    [...path, link],
    [...targets, target],
  ] as const;
  return typeof rest === 'string'
    ? { kind: 'link', path: led[0], targets: led[1], field: rest, type: typeOf(target, rest) }
    : readLink(model, target, rest, ...led);
}

/** Between which days the filter asks for a field, as far as it says so beside everything else. */
function readBounds(where: unknown, field: string, by: CalendarPeriod): Bounds {
  const asked = typeof where === 'object' && where !== null ? (where as Readonly<Record<string, unknown>>)[field] : undefined;
  const given = (typeof asked === 'object' && asked !== null ? asked : {}) as Readonly<Record<string, unknown>>;
  const bound = (...operators: string[]): Bound[] =>
    operators.flatMap((operator) => {
      const day = given[operator];
      return day === undefined || day === null ? [] : [{ day, isOutside: operator === 'gt' || operator === 'lt' }];
    });
  const [first] = bound('eq', 'gte', 'gt');
  const [last] = bound('eq', 'lte', 'lt');
  if (first && last && fact([first.day, last.day], TOO_LONG[by])) throw beyond('filledPeriods', { argument: 'fill' });
  return { ...(first ? { first } : {}), ...(last ? { last } : {}) };
}

/** Whether more periods lie between two days than are filled; by name, since a plan is kept by what it was told. */
const TOO_LONG = {
  decade: ([first, last]) => daysBetween(String(first), String(last)) > FILLED_MAX * 3_660,
  year: ([first, last]) => daysBetween(String(first), String(last)) > FILLED_MAX * 366,
  quarter: ([first, last]) => daysBetween(String(first), String(last)) > FILLED_MAX * 92,
  month: ([first, last]) => daysBetween(String(first), String(last)) > FILLED_MAX * 31,
  day: ([first, last]) => daysBetween(String(first), String(last)) > FILLED_MAX,
} satisfies Record<CalendarPeriod, (days: readonly unknown[]) => boolean>;

const OPERATORS = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=', since: '>=', before: '<' } as const;

function readHaving(entity: Entity, { measure: name, field, p, ...bounds }: Readonly<Record<string, unknown>>): Having[] {
  const measure = measureOf(entity, String(name), typeof field === 'string' ? field : undefined, p);
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

function readOrder(entity: Entity, keys: number, { key, measure, field, p, direction }: Readonly<Record<string, unknown>>): GroupOrder {
  const descending = direction === 'DESC';
  if (typeof measure === 'string' && typeof key !== 'number')
    return { descending, measure: measureOf(entity, measure, typeof field === 'string' ? field : undefined, p) };
  if (typeof key !== 'number' || typeof measure === 'string' || typeof field === 'string' || typeof p === 'number') {
    throw bad(
      'orderBy',
      'cần đúng một trong key và measure.',
      'give exactly one of key and measure.',
      '{ measure: COUNT, direction: DESC }',
    );
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
  throw bad(
    'after',
    'con trỏ bị hỏng hoặc thuộc về cách nhóm hay sắp xếp khác.',
    'the cursor is damaged or belongs to other groups or another order.',
  );
}

/** Where a key stands in `key`. */
function placeOf(key: GroupKey): string {
  return key.kind === 'link' ? [...key.path.map(({ name }) => name), key.field].join('.') : key.field;
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
  return typeof looked === 'object' && looked !== null
    ? Object.fromEntries(Object.entries(looked).map(([name, item]) => [name, present(item)]))
    : looked;
}

function list(value: unknown): Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
}

function bad(argument: string, ruleVi: string, ruleEn: string, example = ''): HubError {
  return new HubError('BAD_USER_INPUT', { argument, ruleVi, ruleEn, example });
}

export function distinctMeasures(measures: readonly Measure[]): Measure[] {
  return measures.filter((measure, i) => measures.findIndex((m) => sameMeasure(m, measure)) === i);
}

export function sameMeasure(a: Measure, b: Measure): boolean {
  const of = (m: Measure) => JSON.stringify([m.measure, 'field' in m ? m.field : null, 'p' in m ? m.p : null]);
  return of(a) === of(b);
}
