import type { Entity } from '../declare/types.js';
import { column, type Expr, expr } from './fragment.js';
import { subjectsOf } from './scope-sql.js';
import type { SqlContext } from './sql-context.js';

/** Everybody whose data a row's history shows: whoever stood behind the record in any of its states, a sold car's former owner included. */
export function historySubjects(sql: SqlContext, entity: Entity, alias: string): Expr {
  const [s, p] = [sql.alias(), sql.alias()];
  const rows = expr`${entity.table} ${s} cross join lateral unnest(${subjectsOf(sql, entity, s, 'ever')}) as ${p}(subject)`;
  return expr`array(select distinct ${p}.subject from ${rows} where ${s}.id = ${column(alias, 'id')})`;
}
