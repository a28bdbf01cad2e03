import { linkFields } from '../declare/derive-aggregate.js';
import { isFreeText } from '../declare/free-text.js';
import { column, type Expr, expr, type Json, type Part, predicate } from '../sql/fragment.js';
import { jsonBare, jsonList, jsonObject, jsonOf, jsonWord } from '../sql/json-sql.js';
import { conjunction, type SqlContext } from '../sql/sql-context.js';
import { group } from './aggregate-json.js';
import { type AggregatePlan, type GroupKey, type Measure, selectedMeasures } from './aggregate-plan.js';
import { groupedLinks, joinsOf, keySql, linked, recordsOf, signature, value, whereOpen } from './aggregate-records.js';

/**
 * One row: the finished JSON of an aggregate (`j`) and how many records its groups hold together, before any bound and page (`counted`). `hidden` gives the keys of
 * the groups left out (`small-groups.ts`); they are taken away before any bound, so that no bound can be used to feel for them.
 */
export function aggregateSql(sql: SqlContext, plan: AggregatePlan, hidden: () => string): string {
  const measures = distinctMeasures([COUNT, ...selectedMeasures(plan.selection, plan.entity), ...plan.having.map((h) => h.measure), ...orderMeasures(plan)]);
  const [a, n] = [sql.alias(), sql.alias()];
  const measureColumn = (measure: Measure, alias = a) => column(alias, `m${measures.findIndex((m) => sameMeasure(m, measure))}`);
  const groups = groupsSql(sql, plan, measures);
  const shown = plan.guarded ? ` where not (${signature(plan, a)} = any(${hidden()}))` : '';
  // A group outside the bounds stays until its records are counted. Where there are no bounds there is nothing to remember of it.
  const isKept = plan.having.map((h) => predicate`${measureColumn(h.measure)} ${h.operator} ${sql.add(h.value, h.type)}`);
  const bounded =
    isKept.length > 0
      ? { column: `, ${conjunction(isKept)} is true as kept`, part: `partition by ${conjunction(isKept)} is true `, filter: `${n}.kept` }
      : undefined;
  const filter = (...tests: string[]) => {
    const all = [...(bounded ? [bounded.filter] : []), ...tests];
    return all.length > 0 ? ` filter (where ${all.join(' and ')})` : '';
  };
  const order = [
    ...plan.orderBy.map((o) => `${'key' in o ? sortKey(plan.keys, o.key, a) : measureColumn(o.measure)} ${o.descending ? 'desc' : 'asc'} nulls last`),
    ...plan.keys.map((_key, i) => `${sortKey(plan.keys, i, a)} nulls last`),
  ];
  const ranked = `select ${a}.*${bounded?.column ?? ''}, row_number() over (${bounded?.part ?? ''}${order.length > 0 ? `order by ${order.join(', ')}` : ''}) as nr from (${groups}) ${a}${shown}`;
  const end = plan.offset + plan.limit;
  const answer = plan.selection.map(({ key, name, children }): [string, Json] => {
    if (name === 'groups') {
      const inPage = filter(`${n}.nr > ${sql.add(plan.offset, 'bigint')}`, `${n}.nr <= ${sql.add(end, 'bigint')}`);
      return [
        key,
        jsonList(
          group(plan, children, (m) => measureColumn(m, n), n),
          { order: ` order by ${n}.nr`, filter: inPage },
        ),
      ];
    }
    if (name === 'groupCount') return [key, jsonBare(`count(*)${filter()}`)];
    if (name === 'endCursor')
      return [key, jsonOf(expr`case when count(*)${filter()} > ${sql.add(end, 'bigint')} then ${sql.add(plan.nextCursor, 'text')} end`)];
    return [key, jsonWord(`${plan.entity.name}Aggregate`)];
  });
  // The count makes it an aggregate, so that there is one row whatever is selected.
  return `select ${jsonObject(answer)} as j, coalesce(sum(${measureColumn(COUNT, n)}), 0)::text as counted from (${ranked}) ${n}`;
}

const COUNT: Measure = { measure: 'COUNT' };

/**
 * `select k0 …, m0 …`: the bare `group by`. Records are grouped by the ids their links hold, and only those few groups are joined to the linked
 * records and put together again by what was asked of them. Values to be counted once take part in the first step too: `count(distinct …)` sorts what it is
 * given, and so it is given few.
 */
function groupsSql(sql: SqlContext, plan: AggregatePlan, measures: readonly Measure[]): string {
  const { entity, keys } = plan;
  const [t, g] = [sql.alias(), sql.alias()];
  const counted = new Set(measures.flatMap((m) => (m.measure === 'DISTINCT' ? [m.field] : [])));
  const links = new Set([...groupedLinks(plan), ...linkFields(entity).filter(({ name }) => counted.has(name))]);
  const targets = linked(sql, [...links]);
  const inTwo = links.size > 0 || counted.size > 0;
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
    ...keys.map((key, i) => `${keySql(sql, plan, key, t, targets, by)} as k${i}`),
    ...measures.map((measure, i) => `${measured(measure)} as m${i}`),
  ];
  const joins = joinsOf(sql, plan, targets, t, by);
  const groupBy = (count: number) => (count > 0 ? ` group by ${Array.from({ length: count }, (_, i) => i + 1).join(', ')}` : '');
  const records = `from ${entity.table} ${t}`;
  if (!inTwo) return `select ${columns.join(', ') || 'count(*)'} ${records}${joins} where ${recordsOf(sql, plan, t)}${groupBy(keys.length)}`;
  const step = [...first.map((expression, i) => `${expression} as k${i}`), ...partials.map((expression, i) => `${expression} as p${i}`)];
  const inner = `select ${step.join(', ')} ${records} where ${recordsOf(sql, plan, t)}${groupBy(first.length)}`;
  return `select ${columns.join(', ')} from (${inner}) ${g}${joins}${whereOpen(sql, plan, targets)}${groupBy(keys.length)}`;

  function measured(measure: Measure): Expr {
    // The one group of no records at all has no first step to be added up.
    if (measure.measure === 'COUNT') return expr`coalesce(${gather('count', '*')}, 0)::integer`;
    if (measure.measure === 'DISTINCT') {
      const target = [...targets].find(([link]) => link.name === measure.field)?.[1];
      return expr`count(distinct ${target ? `${target.alias}.id` : by(value(sql, entity, measure.field, t))})::integer`;
    }
    const x = value(sql, entity, measure.field, t);
    // Fractions are added up as decimals: the sum of floats depends on the order of the rows, and the same question must have the same answer.
    const addend = measure.type === 'Float' ? expr`(${x})::numeric` : x;
    switch (measure.measure) {
      case 'SUM':
        return expr`${gather('sum', addend)}::double precision`;
      case 'AVG':
        return expr`(${gather('sum', addend)}::numeric / nullif(${gather('count', x)}, 0))::double precision`;
      case 'MIN':
        return gather('min', x);
      case 'MAX':
        return gather('max', x);
      default:
        return measure satisfies never;
    }
  }
}

function sortKey(keys: readonly GroupKey[], place: number, alias: string): string {
  return `${alias}.k${place}${isFreeText(keys[place]?.type ?? '') ? ' collate "vi-x-icu"' : ''}`;
}

function orderMeasures(plan: AggregatePlan): Measure[] {
  return plan.orderBy.flatMap((o) => ('measure' in o ? [o.measure] : []));
}

function distinctMeasures(measures: readonly Measure[]): Measure[] {
  return measures.filter((measure, i) => measures.findIndex((m) => sameMeasure(m, measure)) === i);
}

function sameMeasure(a: Measure, b: Measure): boolean {
  return a.measure === b.measure && (a.measure === 'COUNT' || b.measure === 'COUNT' || a.field === b.field);
}
