import type { Predicate } from '../sql/fragment.js';
import type { SqlContext } from '../sql/sql-context.js';
import type { AggregatePlan, Bounds, CalendarPeriod, GroupKey, Measure } from './aggregate-plan.js';
import { eachDay, periodStart } from './aggregate-records.js';

type FilledKey = Extract<GroupKey, { kind: 'period' }> & { fill: Bounds };

/** The keys whose periods are answered also where nothing falls into them. */
export function filledPeriods({ keys }: Pick<AggregatePlan, 'keys'>): { key: FilledKey; place: number }[] {
  return keys.flatMap((key, place) => (key.kind === 'period' && key.fill !== null ? [{ key: key as FilledKey, place }] : []));
}

type Groups = {
  /** `select [day], k0 …, m0 …` of the groups there are. */
  present: string;
  measures: readonly Measure[];
  /** Whether anything may be filled at all; null for always. */
  mayFill: Predicate | null;
};

/**
 * The same groups, and one of no records for every period without any: between the bounds of the filter, else from the first to the last
 * there is.
 */
export function withEmptyPeriods(sql: SqlContext, plan: AggregatePlan, { present, measures, mayFill }: Groups): string {
  const [g, e, o] = [sql.alias(), sql.alias(), sql.alias()];
  const periods = filledPeriods(plan);
  const day = plan.days === null ? [] : ['day'];
  const places = [...day, ...plan.keys.map((_key, i) => `k${i}`)];
  const others = places.filter((place) => !periods.some((period) => place === `k${period.place}`));
  const isAlone = others.length === day.length;
  const beside = isAlone
    ? plan.days === null
      ? []
      : [`${eachDay(sql, plan.days)} ${o}`]
    : [`(select distinct ${others.join(', ')} from ${g}) ${o}`];
  const series = periods.map(({ key, place }) => `(${seriesSql(sql, key, `k${place}`, g)}) ${sql.alias()}`);
  const grid = `select ${places.join(', ')} from ${[...beside, ...series].join(' cross join ')}`;
  const empty = `select ${[...places.map((place) => `${e}.${place}`), ...measures.map(ofNothing)].join(', ')} from (${grid} except select ${places.join(', ')} from ${g}) ${e}`;
  return `with ${g} as materialized (${present}) select * from ${g} union all ${empty}${mayFill === null ? '' : ` where ${mayFill}`}`;
}

const STEPS: Readonly<Record<CalendarPeriod, string>> = {
  decade: '10 years',
  year: '1 year',
  quarter: '3 months',
  month: '1 month',
  day: '1 day',
};

function seriesSql(sql: SqlContext, { by, fill: { first, last } }: FilledKey, column: string, groups: string): string {
  const from = first
    ? periodStart(by, `${sql.add(first.day, 'date')}${first.isOutside ? ' + 1' : ''}`)
    : `(select min(${column}) from ${groups})`;
  const to = last ? `${sql.add(last.day, 'date')}${last.isOutside ? ' - 1' : ''}` : `(select max(${column}) from ${groups})`;
  return `select x::date as ${column} from generate_series((${from})::timestamp, (${to})::timestamp, interval '${STEPS[by]}') x`;
}

function ofNothing({ measure }: Measure): string {
  return measure === 'COUNT' || measure === 'DISTINCT' || measure === 'FILLED' || measure === 'MISSING' ? '0' : 'null';
}
