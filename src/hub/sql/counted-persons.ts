import type { Entity } from '../declare/types.js';
import { column, type Expr, expr, type Predicate, predicate } from './fragment.js';
import { hangsOn, scopePredicate, standsBehind } from './scope-sql.js';
import { asOf, conjunction, type SqlContext } from './sql-context.js';

/**
 * The persons behind a row on the day asked for: one row for each of several, of which one `isFirst`, and one row with a null `person`
 * where nobody stands behind it. Where somebody did at another time of its walls (`scope-sql.ts`) the record stands for them by its own id:
 * a later sale changes nothing of what was counted.
 */
export type CountedPersons = { join: string; person: Expr; isFirst: Predicate };

export function countedPersons(sql: SqlContext, entity: Entity, alias: string): CountedPersons {
  const { subject } = entity;
  const id = column(alias, 'id');
  if (!subject) return { join: '', person: expr`null::uuid`, isFirst: predicate`true` };
  if (subject.via === 'self') return { join: '', person: id, isFirst: predicate`true` };
  if (subject.via === 'link') {
    const isOpen = conjunction(scopePredicate(sql, entity, alias, 'no-subject'));
    return {
      join: '',
      person: expr`coalesce(${column(alias, 'subject_id')}, case when not ${isOpen} then ${id} end)`,
      isFirst: predicate`true`,
    };
  }
  const [s, o, p] = [sql.alias(), sql.alias(), sql.alias()];
  const onDay = expr`array_agg(distinct ${s}.subject_id) filter (where ${asOf(s, sql.at)})`;
  const standing = predicate`${s}.subject_id is not null and ${standsBehind(sql.at, s)}`;
  const [anchor, ...others] = subject.anchors;
  // Whose all records are is gathered once and joined, rather than looked up for each record.
  const owners =
    others.length === 0
      ? ` left join (select ${s}.${subject.column} as anchor, ${onDay} as persons from ${subject.table} ${s} where ${standing} group by 1) ${o} on ${o}.anchor = ${alias}.${anchor}`
      : ` left join lateral (select min(${s}.${subject.column}::text) as anchor, ${onDay} as persons from ${subject.table} ${s} where ${hangsOn(subject, s, alias)} and ${standing}) ${o} on true`;
  return {
    join: `${owners} left join lateral unnest(case when ${o}.anchor is not null then coalesce(${o}.persons, array[${id}]) end) with ordinality ${p}(person, nr) on true`,
    person: column(p, 'person'),
    isFirst: predicate`${p}.nr is null or ${p}.nr = 1`,
  };
}
