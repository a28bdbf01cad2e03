import { isFreeText } from '../declare/free-text.js';
import { column, expr, type Json, type Predicate, predicate } from '../sql/fragment.js';
import { jsonBare, jsonList, jsonObject, jsonOf, jsonWord } from '../sql/json-sql.js';
import { all, type SqlContext } from '../sql/sql-context.js';
import { groupsSql } from './aggregate-groups.js';
import { group } from './aggregate-json.js';
import { type AggregatePlan, distinctMeasures, type GroupKey, type Measure, measuresOf, sameMeasure } from './aggregate-plan.js';
import { onEachDay, signature } from './aggregate-records.js';
import { filledPeriods, withEmptyPeriods } from './empty-periods.js';

/**
 * One row: the finished JSON of an aggregate, and no subjects (`s`) or hits (`n`), since it names no record. `hidden` gives the keys of the groups
 * left out (`small-groups.ts`); they are taken away before anything looks at several groups together, so that no bound, share or gap can be used to feel for them.
 */
export function aggregateSql(sql: SqlContext, plan: AggregatePlan, hidden: () => string): string {
  const asked = measuresOf(plan);
  const shares = asked.flatMap((measure) => (measure.measure === 'SHARE' ? [{ measure, of: wholeOf(measure) }] : []));
  const measures = distinctMeasures([...asked.filter(({ measure }) => measure !== 'SHARE'), ...shares.map(({ of }) => of)]);
  const places = [...measures, ...shares.map(({ measure }) => measure)];
  const [a, n] = [sql.alias(), sql.alias()];
  const measureColumn = (measure: Measure, alias = a) => column(alias, `m${places.findIndex((m) => sameMeasure(m, measure))}`);
  const isShown = (alias: string): Predicate[] => (plan.guarded ? [predicate`not (${signature(plan, alias)} = any(${hidden()}))`] : []);
  const groups = onEachDay(sql, plan, (onDay) => groupsSql(onDay, plan, measures));
  const looksAround = shares.length > 0 || filledPeriods(plan).length > 0;
  const kept = [
    ...(looksAround ? [] : isShown(a)),
    ...plan.having.map((h) => predicate`${measureColumn(h.measure)} ${h.operator} ${sql.add(h.value, h.type)}`),
  ];
  const order = [
    ...(plan.days === null ? [] : [`${a}.day`]),
    ...plan.orderBy.map((o) => `${'key' in o ? sortKey(plan.keys, o.key, a) : measureColumn(o.measure)} ${o.descending ? 'desc' : 'asc'} nulls last`),
    ...plan.keys.map((_key, i) => `${sortKey(plan.keys, i, a)} nulls last`),
  ];
  const ranked = `select ${a}.*, row_number() over (${order.length > 0 ? `order by ${order.join(', ')}` : ''}) as nr from (${looksAround ? withShares(whole()) : groups}) ${a}${kept.length > 0 ? ` where ${kept.join(' and ')}` : ''}`;
  const end = plan.offset + plan.limit;
  const answer = plan.selection.map(({ key, name, children }): [string, Json] => {
    if (name === 'groups') {
      const inPage = ` filter (where ${n}.nr > ${sql.add(plan.offset, 'bigint')} and ${n}.nr <= ${sql.add(end, 'bigint')})`;
      const day = () => (plan.days === null ? expr`${sql.at.validAt}` : column(n, 'day'));
      const shown = group(plan, children, { measure: (m) => measureColumn(m, n), day, alias: n });
      return [key, jsonList(shown, { order: ` order by ${n}.nr`, filter: inPage })];
    }
    if (name === 'groupCount') return [key, jsonBare('count(*)')];
    if (name === 'endCursor') return [key, jsonOf(expr`case when count(*) > ${sql.add(end, 'bigint')} then ${sql.add(plan.nextCursor, 'text')} end`)];
    return [key, jsonWord(`${plan.entity.name}Aggregate`)];
  });
  // The count makes it an aggregate, so that there is one row whatever is selected.
  return `select ${jsonObject(answer)} as j, count(*) as groups, null::text as s, null::integer as n from (${ranked}) ${n}`;

  /** The groups that are shown, with the empty periods between them; with none of those where groups are left out. */
  function whole(): string {
    const g = sql.alias();
    const tests = isShown(g);
    const present = `select ${g}.* from (${groups}) ${g}${tests.length > 0 ? ` where ${all(tests)}` : ''}`;
    if (filledPeriods(plan).length === 0) return present;
    return withEmptyPeriods(sql, plan, { present, measures, mayFill: plan.guarded ? predicate`cardinality(${hidden()}) = 0` : null });
  }

  function withShares(shown: string): string {
    if (shares.length === 0) return shown;
    const g = sql.alias();
    const together = plan.days === null ? '' : `partition by ${g}.day`;
    const parts = shares.map(({ of }, i) => {
      const part = measureColumn(of, g);
      return `${part}::double precision / nullif(sum(${part}) over (${together}), 0) as m${measures.length + i}`;
    });
    return `select ${g}.*, ${parts.join(', ')} from (${shown}) ${g}`;
  }
}

/** What a share is a part of. */
function wholeOf({ field, type }: Extract<Measure, { measure: 'SHARE' }>): Measure {
  return field === undefined ? { measure: 'COUNT' } : { measure: 'SUM', field, type };
}

function sortKey(keys: readonly GroupKey[], place: number, alias: string): string {
  return `${alias}.k${place}${isFreeText(keys[place]?.type ?? '') ? ' collate "vi-x-icu"' : ''}`;
}
