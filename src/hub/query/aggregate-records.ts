import { type LinkToOne, plainFields } from '../declare/derive-aggregate.js';
import type { Entity } from '../declare/types.js';
import { counterparts, isCompared, onComparedDay } from '../sql/counterparts.js';
import { column, type Expr, expr, formed, type Predicate, predicate } from '../sql/fragment.js';
import { scopePredicate, standingIn } from '../sql/scope-sql.js';
import { all, asOf, conjunction, entityOf, onDay, type SqlContext } from '../sql/sql-context.js';
import { computedValue, output, periodEnd, recordExpressions } from '../sql/value-sql.js';
import { compileWhere } from '../sql/where-sql.js';
import { LEGAL_TODAY } from '../time/legal-day.js';
import { inForce, isKnownNow, isPeriodEnd } from '../time/period-sql.js';
import type { AggregatePlan, CalendarPeriod, GroupKey } from './aggregate-plan.js';
import { changesSql } from './changes-sql.js';

/** What stands behind `from`, and which of its rows an aggregate is about. */
export function rowsOf(sql: SqlContext, { entity, changes }: AggregatePlan, t: string): string {
  return `${changes ? changesSql(sql, changes) : entity.table} ${t}`;
}

export function recordsOf(sql: SqlContext, plan: AggregatePlan, t: string): Predicate {
  if (plan.changes) return conjunction(compileWhere(sql, plan.entity, plan.where, t));
  return all([asOf(t, sql.at), ...scopePredicate(sql, plan.entity, t, plan.rowScope), ...compileWhere(sql, plan.entity, plan.where, t)]);
}

/** What records are grouped by and is not in their own row: records behind links, by the names of the links, and values of lists. */
export type Joined = { records: ReadonlyMap<string, Target>; values: ReadonlyMap<string, string> };
/**
 * `isGrouped`: a key names it, so records are grouped by it. `read`: as of when it and what is behind it are read; `units` names the rows that
 * lead from the unit in the link to its counterpart, where one is asked for.
 */
export type Target = {
  entity: Entity;
  alias: string;
  link: LinkToOne;
  from: Target | null;
  isGrouped: boolean;
  read: SqlContext;
  units: string | null;
};

/** Everything the keys lead to, and the records behind further links. */
export function joinedTo(sql: SqlContext, plan: AggregatePlan, further: readonly LinkToOne[] = []): Joined {
  const records = new Map<string, Target>();
  const grouped = plan.keys.flatMap((key) => (key.kind === 'link' ? [{ path: key.path, isGrouped: true }] : []));
  for (const { path, isGrouped } of [...grouped, ...further.map((link) => ({ path: [link], isGrouped: false }))]) {
    path.reduce<Target | null>((from, link, i) => {
      const name = pathName(path.slice(0, i + 1));
      const target = records.get(name) ?? { ...targetOfLink(from?.read ?? sql, link), link, from, isGrouped };
      records.set(name, target);
      return target;
    }, null);
  }
  return { records, values: new Map(plan.keys.flatMap((key) => (key.kind === 'list' ? [[key.field, sql.alias()]] : []))) };
}

function targetOfLink(sql: SqlContext, link: LinkToOne): Pick<Target, 'entity' | 'alias' | 'read' | 'units'> {
  const entity = entityOf(sql, link.target);
  return isCompared(sql, entity)
    ? { entity, alias: sql.alias(), read: onComparedDay(sql), units: sql.alias() }
    : { entity, alias: sql.alias(), read: sql, units: null };
}

function pathName(path: readonly LinkToOne[]): string {
  return path.map(({ name }) => name).join('.');
}

function targetOf({ records }: Joined, path: readonly LinkToOne[]): Target {
  const target = records.get(pathName(path));
  if (!target) throw new Error(`${pathName(path)} is not joined`);
  return target;
}

/**
 * Linked records in force, and the different values of lists; `by` names a value of a record after a first step of grouping. Of records
 * that are not grouped by, those the caller may see: a hidden one is none. What is grouped by a hidden one is left out (`openOnly`).
 */
export function joinsOf(sql: SqlContext, plan: AggregatePlan, joined: Joined, t: string, by: Renamed = same): string {
  const records = [...joined.records.values()].map((target) => {
    const { entity, alias, from, isGrouped, read, units } = target;
    const before = from?.read ?? sql;
    const id = linkedId(sql, plan, target, t, by);
    const scope = isGrouped ? [] : scopePredicate(read, entity, alias, sql.scope(entity));
    const led = units === null ? '' : ` left join (${counterparts(before, entity)}) ${units} on ${units}.unit = ${id}`;
    const on = [predicate`${alias}.id = ${units === null ? id : `${units}.counterpart`}`, asOf(alias, read.at), ...scope];
    return `${led} left join ${entity.table} ${alias} on ${all(on)}`;
  });
  const values = [...joined.values].map(
    ([field, alias]) => ` left join lateral (select distinct v from unnest(${by(value(sql, plan.entity, field, t))}) v) ${alias} on true`,
  );
  return [...records, ...values].join('');
}

/** The id that leads to a linked record, whether the record is there or not. */
function linkedId(sql: SqlContext, plan: AggregatePlan, { link, from }: Target, t: string, by: Renamed): Expr {
  return from ? output(from.read, from.entity, link, from.alias) : by(output(sql, plan.entity, link, t));
}

/**
 * Leaves out records whose group is a record the caller may not see. Counted under none, they would be in one register's figures and not in
 * another's, which leaves the hidden records out themselves.
 */
export function openOnly(sql: SqlContext, plan: AggregatePlan, { records }: Joined, t: string, by: Renamed = same): Predicate[] {
  return [...records.values()].flatMap((target): Predicate[] => {
    const { entity, alias, isGrouped, read, units } = target;
    const scope = isGrouped ? scopePredicate(read, entity, alias, sql.scope(entity)) : [];
    if (scope.length === 0) return [];
    const id = units === null ? linkedId(sql, plan, target, t, by) : column(units, 'counterpart');
    return [predicate`case when ${alias}.id is null then ${isThereNot(read, entity, id)} else ${conjunction(scope)} end`];
  });
}

/** Of a record that was not found: that it is none, and not one that the second wall keeps from this role (`standingIn`). */
function isThereNot(sql: SqlContext, { subject, table }: Entity, id: Expr): Predicate {
  if (!subject) return predicate`true`;
  if (subject.via === 'self') return predicate`${id} is null`;
  const s = sql.alias();
  const today = predicate`${isKnownNow(s)} and ${inForce(s, LEGAL_TODAY)}`;
  return predicate`not exists (select from ${standingIn(table)} ${s} where ${s}.id = ${id} and (${asOf(s, sql.at)} or ${today}))`;
}

export function keySql(sql: SqlContext, plan: AggregatePlan, key: GroupKey, t: string, joined: Joined, by: Renamed = same): Expr {
  if (key.kind === 'link') {
    const { entity, alias, read } = targetOf(joined, key.path);
    const x = value(read, entity, key.field, alias);
    // A linked record that is not there has no status and no computed value either.
    return isBare(entity, key.field) ? x : expr`case when ${alias}.id is not null then ${x} end`;
  }
  if (key.kind === 'list') return column(joined.values.get(key.field) ?? '', 'v');
  return by(
    cut(
      key,
      key.kind === 'period'
        ? (dayOrYear(plan.entity, key, t) ?? value(sql, plan.entity, key.field, t))
        : value(sql, plan.entity, key.field, t),
    ),
  );
}

/** For a group by years or decades: the day, or the first one of the year where no more is known (`@partial`). */
function dayOrYear(entity: Entity, { field: name, by }: Extract<GroupKey, { kind: 'period' }>, alias: string): Expr | undefined {
  const field = entity.fields.get(name);
  const year = field?.kind === 'column' && field.yearField !== undefined ? entity.fields.get(field.yearField) : undefined;
  if (field?.kind !== 'column' || year?.kind !== 'column' || (by !== 'year' && by !== 'decade')) return undefined;
  return expr`coalesce(${column(alias, field.column)}, make_date(${column(alias, year.column)}, 1, 1))`;
}

/** A value of a record as it is named after a first step of grouping. */
type Renamed = (value: Expr) => Expr;
const same: Renamed = (value) => value;

/** Whether the value is nothing but a column, and so null where there is no row. */
function isBare(entity: Entity, name: string): boolean {
  const kind = entity.fields.get(name)?.kind;
  return name === 'id' || name === 'version' || kind === 'column' || kind === 'link';
}

/** The value as SQL groups and compares it: days as days. */
export function value(sql: SqlContext, entity: Entity, name: string, alias: string): Expr {
  if (isPeriodEnd(name)) return periodEnd(alias, name);
  const field = entity.fields.get(name);
  if (field?.kind === 'column') return column(alias, field.column);
  if (field?.kind === 'computed') return computedValue(sql, entity, field, alias);
  if (field) return output(sql, entity, field, alias);
  const frame: Readonly<Record<string, Expr>> = recordExpressions(sql, entity, alias);
  const record = frame[name];
  if (!record || !plainFields(entity).some((plain) => plain.name === name)) throw new Error(`${entity.name}.${name} is not grouped by`);
  return record;
}

function cut(key: Exclude<GroupKey, { kind: 'link' | 'list' }>, x: Expr): Expr {
  switch (key.kind) {
    case 'field':
      return x;
    case 'period':
      return expr`${formed(x, (day) => periodStart(key.by, day))}`;
    case 'band':
      // Downwards below zero too, and in whole numbers where the field is one: twice as fast as floor() of a quotient.
      return key.type === 'Int'
        ? expr`(${x})::bigint - mod(mod((${x})::bigint, ${key.width}) + ${key.width}, ${key.width})`
        : expr`floor((${x}) / ${key.width}) * ${key.width}`;
    default:
      return key satisfies never;
  }
}

/** The first day of the period in which a day lies. */
export function periodStart(by: CalendarPeriod, day: string): string {
  return `date_trunc('${by}', (${day})::timestamp)::date`;
}

/** What a group stands for, its keys in an order of their own: whoever asks for them in another order is asking for the same table. */
export function signature({ keys, days }: AggregatePlan, alias: string): string {
  const day = days === null ? '' : `${alias}.day::text || `;
  if (keys.length === 0) return `${day}'[]'`;
  const named = keys.map((key, i) => ({ name: keyName(key), column: `${alias}.k${i}` })).sort((a, b) => (a.name < b.name ? -1 : 1));
  return `${day}json_array(${named.map(({ column }) => column).join(', ')} null on null)::text`;
}

function keyName(key: GroupKey): string {
  const cut = key.kind === 'period' ? key.by : key.kind === 'band' ? key.width : '';
  return [key.kind, ...(key.kind === 'link' ? key.path.map(({ name }) => name) : []), key.field, cut].join(' ');
}

/**
 * `select day, …`: what `make` selects on each day that is asked for, in one statement; on the one day of the reading where there are no
 * others.
 */
export function onEachDay(sql: SqlContext, { days }: AggregatePlan, make: (sql: SqlContext) => string): string {
  if (days === null) return make(sql);
  const [d, rows] = [sql.alias(), sql.alias()];
  return `select ${d}.day, ${rows}.* from ${eachDay(sql, days)} ${d} cross join lateral (${make({ ...sql, at: onDay(sql.at, `${d}.day`) })}) ${rows}`;
}

export function eachDay(sql: SqlContext, days: unknown): string {
  return `(select distinct day from unnest(${sql.add(days, 'date[]')}) day)`;
}
