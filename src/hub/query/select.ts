import type { Model } from '../declare/model.js';
import type { At } from '../ledger/as-of.js';
import { askedSql } from '../sql/asked.js';
import { isDoubted } from '../sql/doubt-sql.js';
import { erasedOfState, WHOLE_ERASED } from '../sql/erased-sql.js';
import { column, type Predicate, predicate } from '../sql/fragment.js';
import { historySubjects } from '../sql/history-subjects.js';
import { cursorSql, orderSql, pastSql, sortKeys } from '../sql/page.js';
import { levelScope } from '../sql/scope-sql.js';
import { asOf, conjunction, knownAt, linkColumn, type SqlContext, sqlContext, validAt } from '../sql/sql-context.js';
import { authorityId, legalDocumentId, output, recordColumns } from '../sql/value-sql.js';
import { compileWhere } from '../sql/where-sql.js';
import { daysAway, latestFirst, notInForce } from '../time/period-sql.js';
import type { Level, OperationPlan } from './plan.js';

/** One statement for one level of an answer, whatever the number of parents. */
export type Statement = { text: string; values: unknown[] };

export type Reading = {
  model: Model;
  plan: Pick<OperationPlan, 'scope'>;
  at: At;
  today: string;
  reach: readonly string[] | null;
  asked?: string | undefined;
  cellKey?: Buffer | undefined;
};

/** Rows of a level that are named by id: linked records, `node(id:)`. */
export function selectByIds(reading: Reading, level: Level, ids: readonly string[]): Statement {
  const sql = contextOf(reading);
  const where = [predicate`t.id = any(${sql.add(ids, 'uuid[]')})`, ...rowsOf(sql, level)];
  return {
    text: `select ${columnsOf(sql, level).join(', ')} from ${level.entity.table} t where ${where.join(' and ')}`,
    values: sql.values,
  };
}

/** The row a key names, with the number of rows that carry it. */
export function selectByKey(reading: Reading, level: Level, where: Readonly<Record<string, unknown>>): Statement {
  const sql = contextOf(reading);
  const predicates = [...rowsOf(sql, level), ...compileWhere(sql, level.entity, where, 't')];
  return {
    text: `select ${columnsOf(sql, level).join(', ')}, count(*) over ()::integer as "found" from ${level.entity.table} t where ${predicates.join(' and ')} order by t.id limit 1`,
    values: sql.values,
  };
}

/** The nearest state of a record that carries the key but is not in force on the day asked for. */
export function selectNotCurrent(reading: Reading, level: Level, where: Readonly<Record<string, unknown>>): Statement {
  const sql = contextOf(reading);
  const predicates = [
    knownAt('t', sql.at),
    notInForce('t', sql.at.validAt),
    ...levelScope(sql, level, 't', 'ever'),
    ...compileWhere(sql, level.entity, where, 't'),
  ];
  return {
    text: `select ${recordColumns(sql, level.entity, 't', { when: 'ever', status: true }).join(', ')} from ${level.entity.table} t where ${predicates.join(' and ')} order by ${daysAway('t', sql.at.validAt)}, ${latestFirst('t')} limit 1`,
    values: sql.values,
  };
}

/**
 * A page per parent (`parent` and `cursor` beside the record's columns), or the one page of a root list. One row more than asked tells
 * whether there is a next page.
 */
export function selectPage(reading: Reading, level: Level, parents: readonly string[] | null): Statement {
  const list = level.list;
  if (!list) throw new Error(`${level.path} is no list`);
  const sql = contextOf(reading);
  const keys = sortKeys(level.entity, list.orderBy, 't', sql);
  const where = [
    ...rowsOf(sql, level),
    ...compileWhere(sql, level.entity, list.where, 't'),
    ...(list.after ? [pastSql(keys, list.after, true, sql.add)] : []),
    ...(list.before ? [pastSql(keys, list.before, false, sql.add)] : []),
  ];
  const columns = [...columnsOf(sql, level), `${cursorSql(list.orderHash, keys)} as "cursor"`];
  const rows = (extra: readonly string[]) =>
    `select ${columns.join(', ')} from ${level.entity.table} t where ${[...extra, ...where].join(' and ')} order by ${orderSql(keys, list.backward)} limit ${sql.add(list.limit + 1, 'integer')}`;
  if (!parents) return { text: rows([]), values: sql.values };
  const body = rows([`t.${parentColumn(level)} = p.parent`]);
  const text = `select p.parent as "parent", r.* from unnest(${sql.add(parents, 'uuid[]')}) with ordinality as p(parent, nr) cross join lateral (${body}) r order by p.nr`;
  return { text, values: sql.values };
}

/** `totalCount` per parent. */
export function selectCount(reading: Reading, level: Level, parents: readonly string[] | null): Statement {
  const sql = contextOf(reading);
  return perParent(sql, level, parents, `select count(*)::integer as "count" from ${level.entity.table} t where `, [
    ...rowsOf(sql, level),
    ...compileWhere(sql, level.entity, level.list?.where ?? {}, 't'),
  ]);
}

/** `notCurrentCount` per parent: records that match in some known state, none of whose states is in force on the day. */
export function selectNotCurrentCount(reading: Reading, level: Level, parents: readonly string[] | null): Statement {
  const sql = contextOf(reading);
  const predicates = [
    knownAt('t', sql.at),
    predicate`not exists (select from ${level.entity.table} c where c.id = t.id and ${asOf('c', sql.at)})`,
    ...levelScope(sql, level, 't', 'ever'),
    ...compileWhere(sql, level.entity, level.list?.where ?? {}, 't'),
  ];
  return perParent(sql, level, parents, `select count(distinct t.id)::integer as "count" from ${level.entity.table} t where `, predicates);
}

function perParent(
  sql: SqlContext & { values: unknown[] },
  level: Level,
  parents: readonly string[] | null,
  select: string,
  predicates: readonly Predicate[],
): Statement {
  if (!parents) return { text: `${select}${conjunction(predicates)}`, values: sql.values };
  const body = `${select}${[`t.${parentColumn(level)} = p.parent`, ...predicates].join(' and ')}`;
  return {
    text: `select p.parent as "parent", r."count" from unnest(${sql.add(parents, 'uuid[]')}) as p(parent) cross join lateral (${body}) r`,
    values: sql.values,
  };
}

/** The document each change names first as its legal basis. */
export function selectLegalDocuments(reading: Reading, positions: readonly string[]): Statement {
  const sql = contextOf(reading);
  const text = `select p.position::text as "position", ${legalDocumentId(sql, 'p.position')} as "id" from unnest(${sql.add(positions, 'bigint[]')}) as p(position)`;
  return { text, values: sql.values };
}

/** The agency that is the authority for an entity's data. */
export function selectAuthority(reading: Reading, entity: string): Statement {
  const sql = contextOf(reading);
  const text = `select ${authorityId(sql, entity)} as "id"`;
  return { text, values: sql.values };
}

export function contextOf({ model, plan, at, today, reach, asked, cellKey }: Reading) {
  return sqlContext(model, { ...at, today, asked }, { scope: plan.scope, reach, cellKey });
}

function rowsOf(sql: SqlContext, level: Level): Predicate[] {
  return [validAt('t', sql.at), knownAt('t', sql.at), ...levelScope(sql, level, 't')];
}

function columnsOf(sql: SqlContext, level: Level): string[] {
  return [
    ...recordColumns(sql, level.entity, 't', { status: level.status, ...(level.history ? { subjects: historySubjects } : {}) }),
    ...[...level.fields.values()].map((f) => `${output(sql, level.entity, f, 't')} as "${f.name}"`),
    ...(level.erased ? [`${erasedOfState(level.entity, 't', WHOLE_ERASED)} as "erased"`] : []),
    ...(level.underInvestigation ? [`${isDoubted(sql, column('t', 'id'))} as "underInvestigation"`] : []),
    ...[...level.asked.values()].map((asked) => `${askedSql(sql, level.entity, asked, 't')} as "${asked.column}"`),
  ];
}

function parentColumn(level: Level): string {
  if (level.origin.kind !== 'links') throw new Error(`${level.path} hangs on no parent`);
  return linkColumn(level.entity, level.origin.field.via);
}
