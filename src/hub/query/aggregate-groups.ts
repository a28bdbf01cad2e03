import { linkFields } from '../declare/derive-aggregate.js';
import { column, type Expr, expr, type Part } from '../sql/fragment.js';
import { all, type SqlContext } from '../sql/sql-context.js';
import type { AggregatePlan, Measure } from './aggregate-plan.js';
import { joinedTo, joinsOf, keySql, openOnly, recordsOf, rowsOf, type Target, value } from './aggregate-records.js';

/**
 * `select k0 …, m0 …`: the bare `group by`. Records are grouped by the ids their links hold and the lists as they stand, and only those few
 * groups are joined to the linked records, taken apart by value, and put together again by what was asked of them. Values to be counted
 * once take part in the first step too: `count(distinct …)` sorts what it is given, and so it is given few. Measures that do not follow
 * from those of parts are taken of the records in one step.
 */
export function groupsSql(sql: SqlContext, plan: AggregatePlan, measures: readonly Measure[]): string {
  const { entity, keys } = plan;
  const [t, g] = [sql.alias(), sql.alias()];
  const looked = (...kinds: Measure['measure'][]) =>
    measures.flatMap((m) => (kinds.includes(m.measure) && 'field' in m && m.field ? [m.field] : []));
  const links = looked('DISTINCT', 'FILLED', 'MISSING');
  const joined = joinedTo(
    sql,
    plan,
    linkFields(entity).filter(({ name }) => links.includes(name)),
  );
  const hasFew = joined.records.size > 0 || joined.values.size > 0 || looked('DISTINCT').length > 0;
  const inTwo = hasFew && looked('MEDIAN', 'PERCENTILE', 'STDDEV').length === 0;
  const first: Expr[] = [];
  const partials: Expr[] = [];
  /** The column of the first step that holds a value; what is asked for twice stands there once. */
  const named = (columns: Expr[], prefix: string, value: Expr): Expr => {
    const known = columns.findIndex(({ text }) => text === value.text);
    return column(g, `${prefix}${known === -1 ? columns.push(value) - 1 : known}`);
  };
  const by = (value: Expr): Expr => (inTwo ? named(first, 'k', value) : value);
  const gather = (aggregate: 'count' | 'sum' | 'min' | 'max', of: Part): Expr => {
    const whole = expr`${aggregate}(${of})`;
    return inTwo ? expr`${aggregate === 'count' ? 'sum' : aggregate}(${named(partials, 'p', whole)})` : whole;
  };
  const columns = [
    ...keys.map((key, i) => `${keySql(sql, plan, key, t, joined, by)} as k${i}`),
    ...measures.map((measure, i) => `${measured(measure)} as m${i}`),
  ];
  const joins = joinsOf(sql, plan, joined, t, by);
  const groupBy = (count: number) => (count > 0 ? ` group by ${Array.from({ length: count }, (_, i) => i + 1).join(', ')}` : '');
  const records = `from ${rowsOf(sql, plan, t)}`;
  const open = openOnly(sql, plan, joined, t, by);
  if (!inTwo)
    return `select ${columns.join(', ')} ${records}${joins} where ${all([recordsOf(sql, plan, t), ...open])}${groupBy(keys.length)}`;
  const step = [...first.map((expression, i) => `${expression} as k${i}`), ...partials.map((expression, i) => `${expression} as p${i}`)];
  const inner = `select ${step.join(', ')} ${records} where ${recordsOf(sql, plan, t)}${groupBy(first.length)}`;
  return `select ${columns.join(', ')} from (${inner}) ${g}${joins}${open.length > 0 ? ` where ${all(open)}` : ''}${groupBy(keys.length)}`;

  function measured(measure: Measure): Expr {
    switch (measure.measure) {
      case 'COUNT':
        return counted('*');
      case 'DISTINCT': {
        const target = targetNamed(measure.field);
        return expr`count(distinct ${target ? `${target.alias}.id` : by(value(sql, entity, measure.field, t))})::integer`;
      }
      case 'FILLED':
        return filled(measure.field);
      case 'MISSING':
        return expr`(${counted('*')} - ${filled(measure.field)})`;
      case 'SHARE':
        throw new Error('a share is told by groups, not by records');
      case 'SUM':
        return expr`${gather('sum', addend(measure))}::double precision`;
      case 'AVG':
        return expr`(${gather('sum', addend(measure))}::numeric / nullif(${gather('count', value(sql, entity, measure.field, t))}, 0))::double precision`;
      case 'MIN':
        return gather('min', value(sql, entity, measure.field, t));
      case 'MAX':
        return gather('max', value(sql, entity, measure.field, t));
      case 'MEDIAN':
        return percentile('0.5', measure.field);
      case 'PERCENTILE':
        return percentile(sql.add(measure.p / 100, 'double precision'), measure.field);
      case 'STDDEV':
        return expr`stddev_samp(${addend(measure)})::double precision`;
      default:
        return measure satisfies never;
    }
  }

  /** The one group of no records at all has no first step to be added up. */
  function counted(of: Part): Expr {
    return expr`coalesce(${gather('count', of)}, 0)::integer`;
  }

  function filled(field: string): Expr {
    const target = targetNamed(field);
    if (!target) return counted(value(sql, entity, field, t));
    const found = column(target.alias, 'id');
    return inTwo
      ? expr`coalesce(sum(${named(partials, 'p', expr`count(*)`)}) filter (where ${found} is not null), 0)::integer`
      : expr`count(${found})::integer`;
  }

  function targetNamed(field: string): Target | undefined {
    return joined.records.get(field);
  }

  /**
   * Fractions are added up as decimals: the sum of floats depends on the order of the rows, and the same question must have the same
   * answer.
   */
  function addend({ field, type }: { field: string; type: string }): Expr {
    const x = value(sql, entity, field, t);
    return type === 'Float' ? expr`(${x})::numeric` : x;
  }

  function percentile(part: Part, field: string): Expr {
    return expr`percentile_cont(${part}) within group (order by (${value(sql, entity, field, t)})::double precision)`;
  }
}
