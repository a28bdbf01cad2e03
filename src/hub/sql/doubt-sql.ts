import { isOpenEnd } from '../time/period-sql.js';
import { type Expr, expr, type Part, predicate } from './fragment.js';
import { knownAt, type SqlContext } from './sql-context.js';

/**
 * Whether somebody doubts a record and nobody has answered, as known at the time asked for. The day asked for has no part in it: what is
 * told of a past day today rests on the same record.
 */
export function isDoubted(sql: SqlContext, id: Part): Expr {
  const { doubts } = sql.model;
  return doubts === undefined ? expr`false` : expr`exists (${openDoubts(sql, doubts, 'true', expr`= (${id})::text`)})`;
}

/** Those of the ids in the rows `ids` (of texts) that are in doubt, as an array of texts. */
export function doubtedAmong(sql: SqlContext, ids: string): Expr {
  const { doubts } = sql.model;
  return doubts === undefined ? expr`'{}'::text[]` : expr`array(${openDoubts(sql, doubts, undefined, expr`= any(array(${ids}))`)})`;
}

function openDoubts(
  sql: SqlContext,
  { entity, record, state, open }: NonNullable<SqlContext['model']['doubts']>,
  column: string | undefined,
  which: Expr,
): Expr {
  const d = sql.at.row(entity, sql.alias());
  // The last state of the doubt: an answer begins a new one.
  const isLast = predicate`${isOpenEnd(d.alias, 'validTo')} and ${knownAt(d.alias, sql.at)}`;
  return expr`select ${column ?? d(record)} from ${d.from} where ${d(record)} ${which} and ${d(state)} = '${open}' and ${isLast}`;
}
