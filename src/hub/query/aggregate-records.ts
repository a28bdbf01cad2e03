import { type LinkToOne, linkFields, plainFields } from '../declare/derive-aggregate.js';
import type { Entity } from '../declare/types.js';
import { column, type Expr, expr, type Predicate, predicate } from '../sql/fragment.js';
import { scopePredicate } from '../sql/scope-sql.js';
import { all, asOf, conjunction, entityOf, type SqlContext } from '../sql/sql-context.js';
import { computedValue, output, periodEnd, recordExpressions } from '../sql/value-sql.js';
import { compileWhere } from '../sql/where-sql.js';
import { isPeriodEnd } from '../time/period-sql.js';
import type { AggregatePlan, GroupKey } from './aggregate-plan.js';

/** The records an aggregate is about. */
export function recordsOf(sql: SqlContext, plan: AggregatePlan, t: string): Predicate {
  return all([asOf(t, sql.at), ...scopePredicate(sql, plan.entity, t, plan.rowScope), ...compileWhere(sql, plan.entity, plan.where, t)]);
}

export type Target = { entity: Entity; alias: string };

export function groupedLinks({ entity, keys }: AggregatePlan): LinkToOne[] {
  return linkFields(entity).filter((link) => keys.some((key) => key.kind === 'link' && key.link === link));
}

export function linked(sql: SqlContext, links: readonly LinkToOne[]): ReadonlyMap<LinkToOne, Target> {
  return new Map(links.map((link) => [link, { entity: entityOf(sql, link.target), alias: sql.alias() }]));
}

export function targetOf(targets: ReadonlyMap<LinkToOne, Target>, link: LinkToOne): Target {
  const target = targets.get(link);
  if (!target) throw new Error(`${link.name} is not joined`);
  return target;
}

/**
 * Linked records in force; `by` names a value of a record after a first step of grouping. Of links that are not grouped by, those the caller may see: a hidden one
 * is none. What is grouped by a hidden one is left out (`whereOpen`).
 */
export function joinsOf(sql: SqlContext, plan: AggregatePlan, targets: ReadonlyMap<LinkToOne, Target>, t: string, by: Renamed = same): string {
  const grouped = new Set(groupedLinks(plan));
  return [...targets]
    .map(([link, { entity, alias }]) => {
      const on = [
        predicate`${alias}.id = ${by(output(sql, plan.entity, link, t))}`,
        asOf(alias, sql.at),
        ...(grouped.has(link) ? [] : scopePredicate(sql, entity, alias, sql.scope(entity))),
      ];
      return ` left join ${entity.table} ${alias} on ${all(on)}`;
    })
    .join('');
}

/**
 * Leaves out records whose group is a record the caller may not see. Counted under none, they would be in one register's figures and not in another's, which
 * leaves the hidden records out themselves.
 */
export function openOnly(sql: SqlContext, plan: AggregatePlan, targets: ReadonlyMap<LinkToOne, Target>): Predicate[] {
  return groupedLinks(plan).flatMap((link): Predicate[] => {
    const { entity, alias } = targetOf(targets, link);
    const scope = scopePredicate(sql, entity, alias, sql.scope(entity));
    return scope.length === 0 ? [] : [predicate`(${alias}.id is null or ${conjunction(scope)})`];
  });
}

export function whereOpen(sql: SqlContext, plan: AggregatePlan, targets: ReadonlyMap<LinkToOne, Target>): string {
  const open = openOnly(sql, plan, targets);
  return open.length > 0 ? ` where ${all(open)}` : '';
}

export function keySql(sql: SqlContext, plan: AggregatePlan, key: GroupKey, t: string, targets: ReadonlyMap<LinkToOne, Target>, by: Renamed = same): Expr {
  if (key.kind === 'link') {
    const { alias } = targetOf(targets, key.link);
    const x = value(sql, key.target, key.field, alias);
    // A linked record that is not there has no status and no computed value either.
    return isBare(key.target, key.field) ? x : expr`case when ${alias}.id is not null then ${x} end`;
  }
  return by(cut(key, value(sql, plan.entity, key.field, t)));
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

function cut(key: Exclude<GroupKey, { kind: 'link' }>, x: Expr): Expr {
  switch (key.kind) {
    case 'field':
      return x;
    case 'period':
      return expr`date_trunc('${key.by}', (${x})::timestamp)::date`;
    case 'band':
      // Downwards below zero too, and in whole numbers where the field is one: twice as fast as floor() of a quotient.
      return key.type === 'Int'
        ? expr`(${x})::bigint - mod(mod((${x})::bigint, ${key.width}) + ${key.width}, ${key.width})`
        : expr`floor((${x}) / ${key.width}) * ${key.width}`;
    default:
      return key satisfies never;
  }
}

/** What a group stands for, its keys in an order of their own: whoever asks for them in another order is asking for the same table. */
export function signature({ keys }: AggregatePlan, alias: string): string {
  if (keys.length === 0) return `'[]'`;
  const named = keys.map((key, i) => ({ name: JSON.stringify(key), column: `${alias}.k${i}` })).sort((a, b) => (a.name < b.name ? -1 : 1));
  return `json_array(${named.map(({ column }) => column).join(', ')} null on null)::text`;
}
