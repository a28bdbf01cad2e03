import type { RowScope } from '../access/row-scope.js';
import type { RegistersAt } from '../declare/registers-at.js';
import type { Entity, SubjectList } from '../declare/types.js';
import type { AtPlaceholders } from '../time/at-placeholders.js';
import { overlapping, periodColumn } from '../time/period-sql.js';
import { column, type Expr, expr, joined, naming, type Part, type Predicate, predicate } from './fragment.js';
import { asOf, knownAt, PRESENT, reachedBy, type SqlContext } from './sql-context.js';

/** ` and …` that keeps only the rows the caller may see of `target`. */
export function scopeOf(sql: SqlContext, entity: Entity, alias: string): Expr {
  const kept = scopePredicate(sql, entity, alias, sql.scope(entity));
  return joined(
    kept.map((test) => expr` and ${test}`),
    '',
  );
}

/**
 * Rows of one entity under one scope. `sharesSubjects`: they are about the same persons as the rows they are reached from, so the test of
 * those holds for them.
 */
export type ScopedRows = { entity: Entity; rowScope: RowScope; sharesSubjects: boolean };

/**
 * The same for the rows of a level. Reached along the link by which both are about the same persons, its parent's test holds for it too.
 */
export function levelScope(sql: SqlContext, level: ScopedRows, alias: string, when: Behind = 'day'): Predicate[] {
  return level.sharesSubjects && when !== 'ever' ? [] : scopePredicate(sql, level.entity, alias, level.rowScope, when);
}

/**
 * Rows the caller may see. Rights are today's, also about the past (semantics §4): a row is behind a person's wall if somebody stands
 * behind it at the times asked for, or on that day as known now, or today as known now. So no early `knownAt` and no early `validAt` opens
 * what is closed today. Of states that are not in force on the day asked for (`when` is `ever`), whoever stood behind them at any time of
 * that state counts: a car that was scrapped with its owner's name on it does not become nobody's.
 */
export function scopePredicate(sql: SqlContext, entity: Entity, alias: string, scope: RowScope, when: Behind = 'day'): Predicate[] {
  if (!entity.subject || scope === 'all') return [];
  const open = () => predicate`not ${isBehindWall(sql, entity, alias, when, scope === 'case-or-no-subject')}`;
  // Made where the scope needs it: the caller's own id becomes a parameter, and PostgreSQL refuses one that the statement does not use.
  const own = () => (sql.reach === null ? predicate`false` : isOwn(sql, entity, alias, when));
  if (scope === 'no-subject') return [open()];
  return scope === 'own' ? [own()] : [predicate`(${own()} or ${open()})`];
}

/** Whether the test of the level's scope reads another row than its own. */
export function looksElsewhere(sql: SqlContext, level: ScopedRows): boolean {
  const { subject } = level.entity;
  if (level.sharesSubjects || level.rowScope === 'all' || !subject) return false;
  return subject.via === 'list' || (subject.via === 'link' && !saysAll(sql.at, 'day'));
}

/** What the test of a scope names of the row itself. */
export function scopeColumns({ subject }: Entity): readonly string[] {
  if (subject?.via === 'list') return subject.anchors;
  return subject?.via === 'link' ? ['id', 'subject_id'] : ['id'];
}

/**
 * On the day asked for, or at any time of the row's own state; `row by row` is the day's test in a form that PostgreSQL does not turn into
 * a join.
 */
type Behind = 'day' | 'ever' | 'row by row';

/** The times at which whoever stands behind a row has a wall around it. In the default reading they are one. */
function wallTimes({ validAt, knownAt, today }: AtPlaceholders): readonly AtPlaceholders[] {
  const times = [{ validAt, knownAt, today }];
  if (knownAt !== PRESENT) times.push({ validAt, knownAt: PRESENT, today });
  if (validAt !== today) times.push({ validAt: today, knownAt: PRESENT, today });
  return times;
}

/** SQL that holds when the record `s` stands behind the row `alias`, at any of the times of its walls. */
function standing(at: AtPlaceholders, s: string, alias: string, when: Behind): Predicate {
  if (when !== 'ever') return either(wallTimes(at).map((time) => asOf(s, time)));
  // No day is named here: the row's own days count.
  const { knownAt: asked, today } = at;
  const now = { validAt: today, knownAt: PRESENT, today };
  const meets = naming(overlapping(s, alias), alias, [periodColumn('validTo'), periodColumn('validFrom')]);
  const knowledge = asked === PRESENT ? [PRESENT] : [asked, PRESENT];
  const known = knowledge.map((instant) => predicate`${knownAt(s, { ...now, knownAt: instant })} and ${meets}`);
  return either([...known, asOf(s, now)]);
}

/** SQL that holds when the record `s` stands behind what hangs on it, at the times asked for or at any other of the walls. */
export function standsBehind(at: AtPlaceholders, s: string): Predicate {
  return either(wallTimes(at).map((time) => asOf(s, time)));
}

/** Whether the row itself says of whom it is at all times of its walls; otherwise other states of its record are asked too. */
function saysAll(at: AtPlaceholders, when: Behind): boolean {
  return when !== 'ever' && wallTimes(at).length === 1;
}

function either(tests: readonly Predicate[]): Predicate {
  const [only, ...others] = tests;
  if (only && others.length === 0) return only;
  const alternatives = tests.map((test) => predicate`(${test})`);
  return predicate`(${joined(alternatives, ' or ')})`;
}

/**
 * Whether somebody stands behind the row. `others`: of whoever stood there at other times than those asked for, only who is not reached; a
 * case reaches what was its persons’ then and is nobody’s now, or the other way round.
 */
function isBehindWall(sql: SqlContext, entity: Entity, alias: string, when: Behind, others = false): Predicate {
  const { subject } = entity;
  if (!subject) return predicate`false`;
  if (subject.via === 'self') return predicate`true`;
  // Who it is is asked only where some are reached; else when somebody stood there is enough, which every role may know.
  const isOthers = others && !saysAll(sql.at, when);
  const someone = (s: string) => (isOthers ? isOther(s, reachedBy(sql)) : predicate`true`);
  const people = (table: string) => (isOthers ? table : standingIn(table));
  if (subject.via === 'list') return exists(sql, { ...subject, table: people(subject.table) }, alias, when, someone);
  const stored = predicate`${column(alias, 'subject_id')} is not null`;
  if (saysAll(sql.at, when)) return predicate`(${stored})`;
  // Another state of the record, known now, may name a person that this one does not.
  const w = sql.alias();
  const other = expr`${people(entity.table)} ${w} where ${w}.id = ${column(alias, 'id')} and ${someone(w)} and ${standing(sql.at, w, alias, when)}`;
  return predicate`(${stored} or exists (select from ${other}))`;
}

/** Whether a row names somebody who is not one of those. What names nobody is unequal to all of none, and is told apart here. */
export function isOther(s: string, persons: Part): Predicate {
  return predicate`${s}.subject_id is not null and ${s}.subject_id <> all(${persons})`;
}

/**
 * The view of when somebody stood behind the records of a table, which tells nobody's name: `id`, the four times, and the columns by which
 * other records hang on it (migration 0062).
 */
export function standingIn(table: string): string {
  return `${table}_standing`;
}

/** Whether somebody whom the caller reaches is the person behind the row, or one of them, at the times asked for. */
function isOwn(sql: SqlContext, { subject }: Entity, alias: string, when: Behind): Predicate {
  const own = () => predicate`any(${reachedBy(sql)})`;
  if (!subject) return predicate`false`;
  if (subject.via === 'self') return predicate`(${column(alias, 'id')} = ${own()})`;
  if (subject.via === 'link') return predicate`(${column(alias, 'subject_id')} = ${own()})`;
  const asked = { ...sql, at: askedOnly(sql.at) };
  return exists(asked, subject, alias, when, (s) => predicate`${s}.subject_id = ${own()}`);
}

/** What was one's own is so at the times asked for; the walls of others are no concern of it. */
function askedOnly({ validAt, knownAt, row }: RegistersAt): RegistersAt {
  return { validAt, knownAt, today: validAt, row };
}

function exists(sql: SqlContext, list: SubjectList, alias: string, when: Behind, names: (s: string) => Predicate): Predicate {
  const s = sql.alias();
  const rows = expr`${list.table} ${s} where ${hangsOn(list, s, alias)} and ${standing(sql.at, s, alias, when)} and ${names(s)}`;
  // `is true`, since of a sub-select's null PostgreSQL expects one row in two hundred, and would read all to fill a page.
  return when === 'row by row' ? predicate`((select true from ${rows} limit 1) is true)` : predicate`exists (select from ${rows})`;
}

/** The records `s` of the list that belong to the row. */
export function hangsOn({ column: hanging, anchors }: SubjectList, s: string, alias: string): Predicate {
  const ids = joined(
    anchors.map((anchor) => column(alias, anchor)),
    ', ',
  );
  return anchors.length === 1 ? predicate`${s}.${hanging} = ${ids}` : predicate`${s}.${hanging} in (${ids})`;
}

/** The subjects of a row, for the read log: everybody who has a wall around it. */
export function subjectsOf(sql: SqlContext, entity: Entity, alias: string, when: 'day' | 'ever' = 'day'): Expr {
  const { subject } = entity;
  if (!subject) return expr`'{}'::uuid[]`;
  if (subject.via === 'self') return expr`array[${column(alias, 'id')}]`;
  const s = sql.alias();
  if (subject.via === 'list') {
    const rows = expr`${subject.table} ${s} where ${hangsOn(subject, s, alias)} and ${standing(sql.at, s, alias, when)}`;
    return expr`array(select distinct ${s}.subject_id from ${rows} and ${s}.subject_id is not null)`;
  }
  const stored = column(alias, 'subject_id');
  if (saysAll(sql.at, when)) return expr`case when ${stored} is null then '{}'::uuid[] else array[${stored}] end`;
  const others = expr`select ${s}.subject_id from ${entity.table} ${s} where ${s}.id = ${column(alias, 'id')} and ${standing(sql.at, s, alias, when)}`;
  return expr`array(select x.id from (select ${stored} as id union ${others}) x where x.id is not null)`;
}

/** The same as an id, as ids with commas between, or null: most rows are one person's, and a list of one costs more than the id. */
export function subjectsText(sql: SqlContext, entity: Entity, alias: string): Expr {
  if (entity.subject?.via === 'self') return column(alias, 'id');
  if (entity.subject?.via === 'link' && saysAll(sql.at, 'day')) return column(alias, 'subject_id');
  return expr`array_to_string(${subjectsOf(sql, entity, alias)}, ',')`;
}
