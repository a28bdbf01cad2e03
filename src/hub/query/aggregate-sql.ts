import { isFreeText } from '../declare/free-text.js';
import { column, expr, type Json, type Predicate, predicate } from '../sql/fragment.js';
import { jsonBare, jsonList, jsonObject, jsonOf, jsonWord } from '../sql/json-sql.js';
import { all, conjunction, type SqlContext } from '../sql/sql-context.js';
import { groupsSql } from './aggregate-groups.js';
import { group } from './aggregate-json.js';
import { type AggregatePlan, distinctMeasures, type GroupKey, type Measure, measuresOf, sameMeasure } from './aggregate-plan.js';
import { onEachDay, signature } from './aggregate-records.js';
import { comparing } from './comparable.js';
import { filledPeriods, withEmptyPeriods } from './empty-periods.js';
import { perturbedGroupsSql } from './perturbed-groups.js';

/**
 * One row: the finished JSON of an aggregate (`j`) and how many records its groups hold together, before any bound and page (`counted`).
 * `hidden` gives the keys of the groups left out (`small-groups.ts`); they are taken away before anything looks at several groups together,
 * so that no bound, share or gap can be used to feel for them.
 */
export function aggregateSql(reading: SqlContext, plan: AggregatePlan, hidden: () => string): string {
  const sql = comparing(reading, plan);
  const asked = distinctMeasures([COUNT, ...measuresOf(plan)]);
  const shares = asked.flatMap((measure) => (measure.measure === 'SHARE' ? [{ measure, of: wholeOf(measure) }] : []));
  const measures = distinctMeasures([...asked.filter(({ measure }) => measure !== 'SHARE'), ...shares.map(({ of }) => of)]);
  const places = [...measures, ...shares.map(({ measure }) => measure)];
  const [a, n] = [sql.alias(), sql.alias()];
  const measureColumn = (measure: Measure, alias = a) => column(alias, `m${places.findIndex((m) => sameMeasure(m, measure))}`);
  const groups = onEachDay(sql, plan, (onDay) =>
    plan.protection === 'PERTURBED' ? perturbedGroupsSql(onDay, plan) : groupsSql(onDay, plan, measures),
  );
  const looksAround = shares.length > 0 || filledPeriods(plan).length > 0;
  const shown = looksAround ? [] : isShown(a);
  // A group outside the bounds stays until its records are counted. Where there are no bounds there is nothing to remember of it.
  const isKept = plan.having.map((h) => predicate`${measureColumn(h.measure)} ${h.operator} ${sql.add(h.value, h.type)}`);
  const bounded =
    isKept.length > 0
      ? { column: `, ${conjunction(isKept)} is true as kept`, part: `partition by ${conjunction(isKept)} is true `, filter: `${n}.kept` }
      : undefined;
  const filter = (...tests: string[]) => {
    const tested = [...(bounded ? [bounded.filter] : []), ...tests];
    return tested.length > 0 ? ` filter (where ${tested.join(' and ')})` : '';
  };
  const order = [
    ...(plan.days === null ? [] : [`${a}.day`]),
    ...plan.orderBy.map(
      (o) => `${'key' in o ? sortKey(plan.keys, o.key, a) : measureColumn(o.measure)} ${o.descending ? 'desc' : 'asc'} nulls last`,
    ),
    ...plan.keys.map((_key, i) => `${sortKey(plan.keys, i, a)} nulls last`),
  ];
  const ranked = `select ${a}.*${bounded?.column ?? ''}, row_number() over (${bounded?.part ?? ''}${order.length > 0 ? `order by ${order.join(', ')}` : ''}) as nr from (${looksAround ? withShares(whole()) : groups}) ${a}${shown.length > 0 ? ` where ${all(shown)}` : ''}`;
  const end = plan.offset + plan.limit;
  const answer = plan.selection.map(({ key, name, children }): [string, Json] => {
    if (name === 'groups') {
      const inPage = filter(`${n}.nr > ${sql.add(plan.offset, 'bigint')}`, `${n}.nr <= ${sql.add(end, 'bigint')}`);
      const day = () => (plan.days === null ? expr`${sql.at.validAt}` : column(n, 'day'));
      const one = group(plan, children, { measure: (m) => measureColumn(m, n), day, alias: n });
      return [key, jsonList(one, { order: ` order by ${n}.nr`, filter: inPage })];
    }
    if (name === 'groupCount') return [key, jsonBare(`count(*)${filter()}`)];
    if (name === 'endCursor')
      return [key, jsonOf(expr`case when count(*)${filter()} > ${sql.add(end, 'bigint')} then ${sql.add(plan.nextCursor, 'text')} end`)];
    return [key, jsonWord(`${plan.entity.name}Aggregate`)];
  });
  // The count makes it an aggregate, so that there is one row whatever is selected.
  return `select ${jsonObject(answer)} as j, coalesce(sum(${measureColumn(COUNT, n)}), 0)::text as counted from (${ranked}) ${n}`;

  /** Of perturbed figures, a group of 0 is not told from one that is not there. */
  function isShown(alias: string): Predicate[] {
    if (plan.protection === 'SMALL_GROUPS') return [predicate`not (${signature(plan, alias)} = any(${hidden()}))`];
    return plan.protection === 'PERTURBED' && plan.keys.length > 0 ? [predicate`${measureColumn(COUNT, alias)} > 0`] : [];
  }

  /** The groups that are shown, with the empty periods between them; with none of those where groups are left out. */
  function whole(): string {
    const g = sql.alias();
    const tests = isShown(g);
    const present = `select ${g}.* from (${groups}) ${g}${tests.length > 0 ? ` where ${all(tests)}` : ''}`;
    if (filledPeriods(plan).length === 0) return present;
    return withEmptyPeriods(sql, plan, {
      present,
      measures,
      mayFill: plan.protection === 'SMALL_GROUPS' ? predicate`cardinality(${hidden()}) = 0` : null,
    });
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

const COUNT: Measure = { measure: 'COUNT' };

/** What a share is a part of. */
function wholeOf({ field, type }: Extract<Measure, { measure: 'SHARE' }>): Measure {
  return field === undefined ? { measure: 'COUNT' } : { measure: 'SUM', field, type };
}

function sortKey(keys: readonly GroupKey[], place: number, alias: string): string {
  return `${alias}.k${place}${isFreeText(keys[place]?.type ?? '') ? ' collate "vi-x-icu"' : ''}`;
}
