import { countedPersons } from '../sql/counted-persons.js';
import { expr } from '../sql/fragment.js';
import type { SqlContext } from '../sql/sql-context.js';
import type { AggregatePlan } from './aggregate-plan.js';
import { joinedTo, joinsOf, keySql, recordsOf, rowsOf } from './aggregate-records.js';
import { personKey, perturbed } from './cell-key.js';

/**
 * `select k0 …, m0`: the groups of a question of the closed space (`closed-space.ts`), which are counted and nothing else. Records are
 * gathered by person first, so that each person's number is in a cell once and it is known how much of it is one person's. What nobody
 * stands behind is told as counted.
 */
export function perturbedGroupsSql(sql: SqlContext, plan: AggregatePlan): string {
  // Whatever the space leads through is counted and not shown; it leads to areas and to the very persons that are counted.
  const counting: SqlContext = { ...sql, scope: () => 'all' };
  const [t, g, c] = [sql.alias(), sql.alias(), sql.alias()];
  const joined = joinedTo(counting, plan);
  const { join, person, isFirst } = countedPersons(counting, plan.entity, t);
  const keys = plan.keys.map((key, i) => ({ name: `k${i}`, sql: keySql(counting, plan, key, t, joined) }));
  const named = keys.map(({ name }) => `${name}, `).join('');
  const places = keys.map((_key, i) => i + 1);
  const byPerson =
    `select ${keys.map((key) => `${key.sql} as ${key.name}, `).join('')}${person} as person, count(*) as held, count(*) filter (where ${isFirst}) as records ` +
    `from ${rowsOf(counting, plan, t)}${joinsOf(counting, plan, joined, t)}${join} where ${recordsOf(counting, plan, t)} ` +
    `group by ${[...places, places.length + 1].join(', ')}`;
  const isPerson = `filter (where ${g}.person is not null)`;
  const cells =
    `select ${named}coalesce(sum(${g}.records) filter (where ${g}.person is null), 0)::bigint as open, coalesce(sum(${g}.records) ${isPerson}, 0)::bigint as n, ` +
    `max(${g}.held) ${isPerson} as most, coalesce(sum(${personKey(sql, expr`${g}.person`)}), 0) as keys from (${byPerson}) ${g}` +
    `${places.length > 0 ? ` group by ${places.join(', ')}` : ''}`;
  const told = perturbed({ n: `${c}.n`, most: `${c}.most`, keys: `${c}.keys` });
  const figures = `select ${named}(${c}.open + ${told})::integer as m0 from (${cells}) ${c}`;
  if (!plan.leastOfArea) return figures;
  const { least, keys: ofArea } = plan.leastOfArea;
  const [f, a] = [sql.alias(), sql.alias()];
  const together = ofArea.length > 0 ? `partition by ${ofArea.map((key) => `${f}.k${key}`).join(', ')}` : '';
  const areas = `select ${f}.*, sum(${f}.m0) over (${together}) as told_of from (${figures}) ${f}`;
  return `select ${named}case when ${a}.told_of >= ${least} then ${a}.m0 else 0 end as m0 from (${areas}) ${a}`;
}
