import { hangsOn } from '../sql/scope-sql.js';
import { all, asOf, type SqlContext } from '../sql/sql-context.js';
import type { AggregatePlan } from './aggregate-plan.js';
import { groupedLinks, joinsOf, keySql, linked, openOnly, recordsOf, signature, type Target, targetOf } from './aggregate-records.js';

/**
 * `select signature, persons` of every group with persons behind it, smallest first. Persons may stand behind the records themselves or behind a record
 * they are grouped by; the fewer count. Persons are made distinct by hashing before they are counted: `count(distinct …)` would sort every record.
 */
export function personGroupsSql(sql: SqlContext, plan: AggregatePlan): string {
  const keys = plan.keys.map((_key, i) => `k${i}`);
  const groupBy = keys.length > 0 ? ` group by ${keys.join(', ')}` : '';
  const sources = [undefined, ...groupedLinks(plan)].flatMap((link) => {
    const [t, targets] = [sql.alias(), linked(sql, groupedLinks(plan))];
    const holder = link ? targetOf(targets, link) : { entity: plan.entity, alias: t };
    const person = personOf(sql, holder);
    if (!person) return [];
    const columns = plan.keys.map((key, i) => `${keySql(sql, plan, key, t, targets)} as k${i}, `).join('');
    const people = `select distinct ${columns}${person.id} as person from ${plan.entity.table} ${t}${joinsOf(sql, plan, targets, t)}${person.join} where ${all([recordsOf(sql, plan, t), ...openOnly(sql, plan, targets)])} and ${person.id} is not null`;
    return [`select ${[...keys, 'count(*) as persons'].join(', ')} from (${people}) ${sql.alias()}${groupBy}`];
  });
  const a = sql.alias();
  const least = `select ${[...keys, 'min(persons) as persons'].join(', ')} from (${sources.map((source) => `(${source})`).join(' union all ')}) ${sql.alias()}${groupBy}`;
  return `select ${signature(plan, a)} as signature, ${a}.persons::integer as persons from (${least}) ${a} where ${a}.persons > 0 order by ${a}.persons, 1`;
}

/** The persons behind a record: none, the one it is or names, or one row for each of several. */
function personOf(sql: SqlContext, { entity, alias }: Target): { id: string; join: string } | undefined {
  const { subject } = entity;
  if (!subject) return undefined;
  if (subject.via === 'self') return { id: `${alias}.id`, join: '' };
  if (subject.via === 'link') return { id: `${alias}.subject_id`, join: '' };
  const s = sql.alias();
  return { id: `${s}.subject_id`, join: ` join ${subject.table} ${s} on ${hangsOn(subject, s, alias)} and ${asOf(s, sql.at)}` };
}
