import type { Entity } from '../declare/types.js';
import { asOf, onDay, type SqlContext } from './sql-context.js';

/** Whether a link to a record of the entity leads on to what stood for it on another day. */
export function isCompared(sql: SqlContext, { succession }: Entity): boolean {
  return sql.comparableOn !== undefined && succession !== undefined;
}

/** The same statement on the day compared with: behind a counterpart everything is read as of that day. */
export function onComparedDay(sql: SqlContext): SqlContext {
  const { comparableOn, ...others } = sql;
  return comparableOn ? { ...others, at: onDay(sql.at, comparableOn()) } : sql;
}

/**
 * `select unit, counterpart`: the units in force on the day that is read, and those of the day compared with that they became, or were made
 * of. A unit that stood on both days is one of its own counterparts; so one that gave a part away, or took one in, has several. Whoever asks
 * about such a unit is refused (`query/comparable.ts`), so in an answer each stands once.
 */
export function counterparts(sql: SqlContext, { table, succession }: Entity): string {
  if (!succession || !sql.comparableOn) throw new Error(`${table}: nothing is compared`);
  const [w, u, s, n, c] = [sql.alias(), sql.alias(), sql.alias(), sql.alias(), sql.alias()];
  const [day, other] = [sql.at.validAt, sql.comparableOn()];
  // What became of a unit is law before its successor exists, and stays known.
  const stands = asOf(s, onDay(sql.at, `greatest(${day}, ${other})`));
  const step = (from: string, to: string, next: string, isOnTheWay: string) =>
    `select ${s}.${to} as here, ${next} as day from ${succession.table} ${s} where ${s}.${from} = ${w}.here and ${isOnTheWay} and ${stands}`;
  const { from, to, on } = succession;
  const forth = step(from, to, `${s}.${on}`, `${day} < ${other} and ${s}.${on} > ${w}.day and ${s}.${on} <= ${other}`);
  const back = step(to, from, `${s}.${on} - 1`, `${other} < ${day} and ${s}.${on} <= ${w}.day and ${s}.${on} > ${other}`);
  return `with recursive ${w}(unit, here, day) as (
select ${u}.id, ${u}.id, ${day} from ${table} ${u} where ${asOf(u, sql.at)}
union select ${w}.unit, ${n}.here, ${n}.day from ${w} cross join lateral (${forth} union all ${back}) ${n})
select distinct ${w}.unit, ${c}.id as counterpart from ${w} join ${table} ${c} on ${c}.id = ${w}.here and ${asOf(c, onComparedDay(sql).at)}`;
}
