import type { RowScope } from '../access/row-scope.js';
import type { Model } from '../declare/model.js';
import type { Entity } from '../declare/types.js';
import { storedEnd } from '../time/period-sql.js';
import { type Expr, expr, joined, type Part, type Predicate, predicate } from './fragment.js';
import { hangsOn, isOther, standingIn } from './scope-sql.js';
import { asOf, entityOf, PRESENT } from './sql-context.js';

/** What the scope of changes is written with: the row `c` of `change`, the legal day of today, the ids of the persons whom
 * the caller reaches (null: nobody). */
export type ChangeScope = { model: Model; alias(): string; today(): string; own: (() => string) | null };

/** Half-open days as SQL. */
type Span = { from: string; to: string };

/**
 * Changes of an entity that the caller may see, in a history, in the feed and in a delta alike: those that are about persons alone whom the caller reaches, and
 * those behind whose states nobody else stood on any of their days, in any state of knowledge, nor stands today. A change is one thing and
 * is not shown in part.
 */
export function changesInScope(sql: ChangeScope, entity: Entity, scope: RowScope): Predicate[] {
  if (scope === 'all' || !entity.subject) return [];
  const own = scope === 'no-subject' ? null : sql.own;
  const nobodys = predicate`(c.subjects = '{}' and not ${standsBehind({ ...sql, own }, entity, 'c.record_id', CHANGE_SPAN)})`;
  return [own === null ? nobodys : predicate`(${onlyAbout('c.subjects', own)} or ${nobodys})`];
}

/** Whether it is about somebody, and about nobody but those whom the caller reaches. */
export function onlyAbout(subjects: Part, own: () => string): Predicate {
  return predicate`(${subjects} <> '{}' and ${subjects} <@ ${own()})`;
}

/** A link whose target the caller may be unable to see: its id is hidden with it. */
export type GuardedLink = { name: string; column: string; target: Entity };

export function guardedLinks(model: Model, entity: Entity, scopeOf: (target: Entity) => RowScope): GuardedLink[] {
  return [...entity.fields.values()].flatMap((field) => {
    if (field.kind !== 'link') return [];
    const target = entityOf({ model }, field.target);
    return target.subject && scopeOf(target) !== 'all' ? [{ name: field.name, column: field.column, target }] : [];
  });
}

/**
 * Takes the ids of hidden records out of the values of a change: `name` and `value` are SQL, the value JSON; null in the place of a hidden
 * id.
 */
export type MaskIds = (name: Part, value: Expr, span: Span) => Expr;

export function maskIds(sql: ChangeScope, holders: readonly { entity: Entity; links: readonly GuardedLink[] }[]): MaskIds | null {
  const places = new Map<string, GuardedLink & { entities: string[] }>();
  for (const { entity, links } of holders) {
    for (const link of links) {
      const key = `${link.name}:${link.target.name}`;
      const place = places.get(key) ?? { ...link, entities: [] };
      place.entities.push(entity.name);
      places.set(key, place);
    }
  }
  if (places.size === 0) return null;
  return (name, value, span) => {
    const cases = [...places.values()].map(({ name: link, target, entities }) => {
      const hidden = standsBehind(sql, target, expr`(${value} #>> '{}')::uuid`, span);
      return expr`when ${name} = '${link}' and c.entity in (${entities.map((entity) => `'${entity}'`).join(', ')}) then case when not ${hidden} then ${value} end`;
    });
    return expr`case ${joined(cases, ' ')} else ${value} end`;
  };
}

/** SQL of each guarded link of the row `alias` of a register, null where it leads to a hidden record. */
export function visibleIds(
  sql: ChangeScope,
  links: readonly GuardedLink[],
  alias: string,
): (field: { name: string }) => string | undefined {
  const span = { from: `${alias}.valid_from`, to: `${alias}.valid_to` };
  const columns = new Map(links.map(({ name, target, column }) => [name, { target, column: `${alias}.${column}` }]));
  return ({ name }) => {
    const link = columns.get(name);
    return link && `case when not ${standsBehind(sql, link.target, link.column, span)} then ${link.column} end`;
  };
}

/** Whether anybody but the caller stands behind the record `id` on a day of the span, in any state of knowledge, or today. */
function standsBehind({ alias, today, own }: ChangeScope, entity: Entity, id: Part, span: Span): Predicate {
  const { subject } = entity;
  if (!subject) return predicate`false`;
  if (subject.via === 'self') return own === null ? predicate`true` : predicate`(${id} <> all(${own()}))`;
  const w = alias();
  const hasOwnList = subject.via === 'list' && subject.links.length === 0;
  const s = own === null || subject.via === 'link' || hasOwnList ? w : alias();
  const days = predicate`(${asOf(s, { validAt: today(), knownAt: PRESENT, today: today() })} or ${s}.valid_from < ${span.to} and ${span.from} < ${s}.valid_to)`;
  // Where nobody is reached, that somebody stood there is enough, and any role may know it.
  if (own === null) return predicate`exists (select from ${standingIn(entity.table)} ${w} where ${w}.id = ${id} and ${days})`;
  const other = isOther(s, own());
  if (subject.via === 'link') return predicate`exists (select from ${entity.table} ${w} where ${w}.id = ${id} and ${other} and ${days})`;
  if (hasOwnList)
    return predicate`exists (select from ${subject.table} ${s} where ${s}.${subject.column} = ${id} and ${other} and ${days})`;
  return predicate`exists (select from ${entity.table} ${w} join ${subject.table} ${s} on ${hangsOn(subject, s, w)} where ${w}.id = ${id} and ${other} and ${days})`;
}

/**
 * The persons whose data a change `c` is: whom the door wrote down, and whoever ever stood behind the record in any state of knowledge
 * where that is found by a list. Wider than a query's test on one day, since a change has no day on which it is asked.
 */
export function personsEver({ subject, table }: Entity): string {
  if (subject?.via === 'self') return 'array(select unnest(c.subjects) union select c.record_id)';
  if (subject?.via !== 'list') return 'c.subjects';
  const behind =
    subject.links.length === 0
      ? `${subject.table} b where b.${subject.column} = c.record_id`
      : `${table} w join ${subject.table} b on ${hangsOn(subject, 'b', 'w')} where w.id = c.record_id`;
  return `array(select unnest(c.subjects) union select b.subject_id from ${behind} and b.subject_id is not null)`;
}

const from = (state: string) => storedEnd('validFrom', `(${state}->>'validFrom')::date`);
const to = (state: string) => storedEnd('validTo', `(${state}->>'validTo')::date`);

/** The days of a state in JSON. */
export function spanOf(state: string): Span {
  return { from: from(state), to: to(state) };
}

/**
 * Every day that a change tells something of: what it is about, the state before it and all states known after it, which stand in the order
 * of time. Where the register tells those states, the change keeps their days.
 */
export const CHANGE_SPAN: Span = {
  from: `least(c.valid_from, c.known_from, case when c.before is not null then ${from('c.before')} end, case when c.slices->0 is not null then ${from('(c.slices->0)')} end)`,
  to: `greatest(c.valid_to, c.known_to, case when c.before is not null then ${to('c.before')} end, case when c.slices->0 is not null then ${to('(c.slices->-1)')} end)`,
};
