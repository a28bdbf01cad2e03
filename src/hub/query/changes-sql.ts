import { CHANGES, registerSql } from '../declare/change-groups.js';
import { type ChangeScope, changesInScope, personsEver } from '../sql/change-scope.js';
import { expr, joined, type Predicate, predicate } from '../sql/fragment.js';
import type { SqlContext } from '../sql/sql-context.js';
import { legalDay } from '../time/legal-day.js';
import { changeScope } from './history.js';
import type { SeenChanges, SeenEntity } from './plan-feed.js';

/** The changes a caller may see as rows with the fields of `CHANGES`, and the persons each is about. */
export function changesSql(sql: SqlContext, changes: SeenChanges): string {
  const { seen } = changes;
  const columns: Record<string, string> = {
    register: registerSql('c.entity', sql.model.declarations),
    entity: 'c.entity',
    operation: 'upper(c.operation)',
    authority: 's.agency',
    recorded_on: legalDay('c.recorded_from'),
    record_id: 'c.record_id',
  };
  const fields = [...CHANGES.fields.values()].flatMap((field) =>
    field.kind === 'column' ? [`${columns[field.column]} as ${field.column}`] : [],
  );
  const where = [...changesFiltered(changes, sql.add), ...changesSeen(changeScope(sql), seen)].join(' and ');
  return `(select ${fields.join(', ')}, ${personsOf(seen)} as persons from change c join change_set s on s.id = c.change_set_id where ${where})`;
}

/** What is asked of the changes `c`. */
export function changesFiltered({ seen, filter }: SeenChanges, add: SqlContext['add']): Predicate[] {
  const oneOf = (name: string, type: string, values: readonly unknown[] | null): Predicate[] => {
    if (values === null) return [];
    if (values.length === 0) return [predicate`false`];
    const placeholders = values.map((value) => add(value, type));
    return [predicate`${name} in (${placeholders.join(', ')})`];
  };
  return [
    predicate`c.entity = any(${namesSql(seen.map(({ entity }) => entity.name))})`,
    ...oneOf('c.record_id', 'uuid', filter.records),
    ...oneOf('c.change_set_id', 'uuid', filter.changeSets),
    ...(filter.operations === null ? [] : [predicate`c.operation = any(${namesSql(filter.operations)})`]),
  ];
}

/**
 * Changes about persons are absent, or one's own: of a car that was sold, a query shows each owner their days, but a change is not shown in
 * part.
 */
export function changesSeen(sql: ChangeScope, seen: readonly SeenEntity[]): Predicate[] {
  const cases = seen.flatMap(({ entity, scope }) =>
    changesInScope(sql, entity, scope).map((test) => expr`when '${entity.name}' then ${test}`),
  );
  return cases.length === 0 ? [] : [predicate`case c.entity ${joined(cases, ' ')} else true end`];
}

/** SQL of the persons whom a change `c` is about. */
export function personsOf(seen: readonly SeenEntity[]): string {
  const cases = seen.flatMap(({ entity, scope }) =>
    scope !== 'no-subject' && entity.subject && entity.subject.via !== 'link' ? [`when '${entity.name}' then ${personsEver(entity)}`] : [],
  );
  return cases.length === 0 ? 'c.subjects' : `case c.entity ${cases.join(' ')} else c.subjects end`;
}

/** Names come from the declarations, so they need no escaping; written out, PostgreSQL looks them up by hash. */
export function namesSql(list: Iterable<string>): string {
  return `'{${[...list].join(',')}}'::text[]`;
}
