import type { RowScope } from '../access/row-scope.js';
import type { Entity } from '../declare/types.js';
import { asOf, knownAt, linkColumn, type SqlContext } from './sql-context.js';

/** ` and …` that keeps only the rows the caller may see of `target`. */
export function scopeOf(sql: SqlContext, entity: Entity, alias: string): string {
  return scopePredicate(sql, entity, alias, sql.scope(entity))
    .map((p) => ` and ${p}`)
    .join('');
}

/**
 * Rows the caller may see. Of states that are not in force on the day asked for (`when` is `ever`), whoever stood behind them
 * at any time of that state counts: a car that was scrapped with its owner's name on it does not become nobody's.
 */
export function scopePredicate(sql: SqlContext, entity: Entity, alias: string, scope: RowScope, when: Behind = 'day'): string[] {
  if (!entity.subject || scope === 'all') return [];
  const nobody = () => `not ${hasSubject(entity, alias, sql, null, when)}`;
  // Made where the scope needs it: the caller's own id becomes a parameter, and PostgreSQL refuses one that the statement does not use.
  const own = () => (sql.ownSubject === null ? 'false' : hasSubject(entity, alias, sql, sql.ownSubject, when));
  if (scope === 'no-subject') return [nobody()];
  return scope === 'own' ? [own()] : [`(${own()} or ${nobody()})`];
}

/** Whether the test of a scope reads another table than the row's own. */
export function looksElsewhere(entity: Entity, scope: RowScope): boolean {
  return scope !== 'all' && entity.subject?.via === 'links';
}

/** On the day asked for, or at any time of the row's own state; `row by row` is the day's test in a form that PostgreSQL does not turn into a join. */
type Behind = 'day' | 'ever' | 'row by row';

/** When the record `s` stood behind the row. */
function behind(sql: SqlContext, s: string, alias: string, when: Behind): string {
  return when !== 'ever' ? asOf(s, sql.at) : `${knownAt(s, sql.at)} and ${s}.valid_from < ${alias}.valid_to and ${alias}.valid_from < ${s}.valid_to`;
}

/** Whether a row has a subject at all (`id` null) or this one. */
function hasSubject(entity: Entity, alias: string, sql: SqlContext, id: unknown, when: Behind): string {
  const compare = (column: string) => (id === null ? `${column} is not null` : `${column} = ${sql.add(id, 'uuid')}`);
  const subject = entity.subject;
  if (!subject) return 'false';
  if (subject.via === 'self') return id === null ? 'true' : `(${alias}.id = ${sql.add(id, 'uuid')})`;
  if (subject.via === 'link') return `(${compare(`${alias}.subject_id`)})`;
  const { target, column } = subjectList(sql.model.declarations.entities, entity, subject.field);
  const s = sql.alias();
  const rows = `${target.table} ${s} where ${s}.${column} = ${alias}.id and ${behind(sql, s, alias, when)} and ${compare(`${s}.subject_id`)}`;
  // `is true`, since of a sub-select's null PostgreSQL expects one row in two hundred, and would read all to fill a page.
  return when === 'row by row' ? `((select true from ${rows} limit 1) is true)` : `exists (select from ${rows})`;
}

/** The subjects of a row, for the read log. */
export function subjectsOf(sql: SqlContext, entity: Entity, alias: string, when: 'day' | 'ever' = 'day'): string {
  const { subject } = entity;
  if (!subject) return `'{}'::uuid[]`;
  if (subject.via === 'self') return `array[${alias}.id]`;
  if (subject.via === 'link') return `case when ${alias}.subject_id is null then '{}'::uuid[] else array[${alias}.subject_id] end`;
  const { target, column } = subjectList(sql.model.declarations.entities, entity, subject.field);
  const s = sql.alias();
  return `array(select distinct ${s}.subject_id from ${target.table} ${s} where ${s}.${column} = ${alias}.id and ${behind(sql, s, alias, when)} and ${s}.subject_id is not null)`;
}

/** The same as an id, as ids with commas between, or null: most rows are one person's, and a list of one costs more than the id. */
export function subjectsText(sql: SqlContext, entity: Entity, alias: string): string {
  if (entity.subject?.via === 'self') return `${alias}.id`;
  return entity.subject?.via === 'link' ? `${alias}.subject_id` : `array_to_string(${subjectsOf(sql, entity, alias)}, ',')`;
}

function subjectList(entities: ReadonlyMap<string, Entity>, entity: Entity, name: string): { target: Entity; column: string } {
  const field = entity.fields.get(name);
  const target = field?.kind === 'links' ? entities.get(field.target) : undefined;
  if (field?.kind !== 'links' || !target) throw new Error(`${entity.name}: subject list ${name}`);
  return { target, column: linkColumn(target, field.via) };
}
