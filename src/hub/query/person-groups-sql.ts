import { hangsOn } from '../sql/scope-sql.js';
import { all, asOf, type SqlContext } from '../sql/sql-context.js';
import type { AggregatePlan } from './aggregate-plan.js';
import { joinedTo, joinsOf, keySql, onEachDay, openOnly, recordsOf, rowsOf, signature, type Target } from './aggregate-records.js';
import { comparing } from './comparable.js';
import type { PersonGroups } from './small-groups.js';

/**
 * `select signature, persons` of every group with persons behind it, smallest first. Persons may stand behind the records themselves or
 * behind a record they are grouped by; the fewer count. Persons are made distinct by hashing before they are counted: `count(distinct …)`
 * would sort every record.
 */
export function personGroups(reading: SqlContext, plan: AggregatePlan): Pick<PersonGroups, 'text' | 'overlap'> {
  const sql = comparing(reading, plan);
  const a = sql.alias();
  const groups = onEachDay(sql, plan, (onDay) => leastPersons(onDay, plan));
  return {
    text: `select ${signature(plan, a)} as signature, ${a}.persons::integer as persons from (${groups}) ${a} where ${a}.persons > 0 order by ${a}.persons, 1`,
    overlap: plan.keys.some(({ kind }) => kind === 'list'),
  };
}

function leastPersons(sql: SqlContext, plan: AggregatePlan): string {
  const keys = plan.keys.map((_key, i) => `k${i}`);
  const groupBy = keys.length > 0 ? ` group by ${keys.join(', ')}` : '';
  const sources = [null, ...joinedTo(sql, plan).records.keys()].flatMap((path) => {
    const [t, joined] = [sql.alias(), joinedTo(sql, plan)];
    const holder = path === null ? { entity: plan.entity, alias: t } : joined.records.get(path);
    const person = holder && personOf(sql, holder);
    if (!person) return [];
    const columns = plan.keys.map((key, i) => `${keySql(sql, plan, key, t, joined)} as k${i}, `).join('');
    const people = `select distinct ${columns}${person.id} as person from ${rowsOf(sql, plan, t)}${joinsOf(sql, plan, joined, t)}${person.join} where ${all([recordsOf(sql, plan, t), ...openOnly(sql, plan, joined, t)])} and ${person.id} is not null`;
    return [`select ${[...keys, 'count(*) as persons'].join(', ')} from (${people}) ${sql.alias()}${groupBy}`];
  });
  return `select ${[...keys, 'min(persons) as persons'].join(', ')} from (${sources.map((source) => `(${source})`).join(' union all ')}) ${sql.alias()}${groupBy}`;
}

type Holder = Pick<Target, 'entity' | 'alias'>;

/** The persons behind a record: none, the one it is or names, or one row for each of several. */
function personOf(sql: SqlContext, { entity, alias }: Holder): { id: string; join: string } | undefined {
  const { subject } = entity;
  if (entity.isLedger) {
    const p = sql.alias();
    return { id: `${p}.id`, join: ` cross join lateral unnest(${alias}.persons) ${p}(id)` };
  }
  if (!subject) return undefined;
  if (subject.via === 'self') return { id: `${alias}.id`, join: '' };
  if (subject.via === 'link') return { id: `${alias}.subject_id`, join: '' };
  const s = sql.alias();
  return { id: `${s}.subject_id`, join: ` join ${subject.table} ${s} on ${hangsOn(subject, s, alias)} and ${asOf(s, sql.at)}` };
}
