import type { Json } from '../sql/fragment.js';
import { column, columnsNamed, type Expr, expr, joined, type Predicate, predicate } from '../sql/fragment.js';
import { historySubjects } from '../sql/history-subjects.js';
import { JSON_NULL, jsonList, jsonObject, jsonOf, jsonWord } from '../sql/json-sql.js';
import { once } from '../sql/once.js';
import { cursorSql, orderSql, pastSql, sortKeys } from '../sql/page.js';
import { levelScope, looksElsewhere, scopeColumns, subjectsText } from '../sql/scope-sql.js';
import { all, asOf, conjunction, knownAt, linkColumn, type SqlContext } from '../sql/sql-context.js';
import { compileWhere } from '../sql/where-sql.js';
import type { EdgePart, Level, RecordPart } from './plan.js';

/** JSON and the comma-separated ids of the subjects seen below; `subjects` is null where none can be. */
export type Piece = { json: Json; subjects: Expr | null; joins: readonly Expr[] };

/** A sub-select in parts: `select <json>[, <subjects>] <from>`. */
export type Part = { json: Json; subjects: Expr | null; from: Expr };

/** The JSON of a record's parts over its row, and what that row is joined to. */
type Recording = (sql: SqlContext, level: Level, parts: readonly RecordPart[], t: string) => Piece;

/** A connection; `parent` is the SQL of the id it hangs on. `record` gives the JSON of the rows, at each place where they are asked for. */
export function connectionSql(record: Recording, sql: SqlContext, level: Level, parent: Expr | null): Part {
  const list = level.list;
  if (!list) throw new Error(`${level.path} is no list`);
  const { entity } = level;
  const t = sql.alias();
  const page = sql.alias();
  const b = sql.alias();
  const hang = (alias: string) =>
    parent === null || level.origin.kind !== 'links'
      ? []
      : [predicate`${column(alias, linkColumn(entity, level.origin.field.via))} = ${parent}`];
  const cursor = once(() => cursorSql(list.orderHash, sortKeys(entity, list.orderBy, t, sql)));
  const joins: Expr[] = [];
  const subjectColumns: Expr[] = list.rows ? ownSubjects(sql, level, t) : [];
  const recordColumn = (parts: readonly RecordPart[]): Json => {
    const piece = record(sql, level, parts, t);
    joins.push(...piece.joins);
    if (piece.subjects) subjectColumns.push(piece.subjects);
    return piece.json;
  };
  const edgeColumn = (part: EdgePart): [string, Json] => {
    if (part.is === 'cursor') return [part.key, jsonOf(cursor())];
    return [part.key, part.is === 'node' ? recordColumn(part.record) : jsonWord(`${entity.name}Edge`)];
  };
  /** What the page shows of each of its rows, by response key. */
  const rowsOf = new Map(
    list.parts.flatMap((part): [string, Json][] => {
      if (part.is === 'nodes') return [[part.key, recordColumn(part.record)]];
      return part.is === 'edges' ? [[part.key, jsonObject(part.parts.map(edgeColumn))]] : [];
    }),
  );
  // The page comes in its order. Numbers are needed where something is joined to it, or where it must tell what lies beyond it.
  const looksBeyond = list.parts.some(({ is }) => is === 'pageInfo');
  const numbered = looksBeyond || joins.length > 0 || list.backward;
  const columns: Expr[] = [];
  const carried = (value: Expr | Json): Expr => column(page, `c${columns.push(expr`${value} as c${columns.length}`) - 1}`);
  const inPage = looksBeyond ? ` filter (where ${page}.nr <= ${list.limit})` : '';
  const inOrder = numbered ? ` order by ${page}.nr ${list.backward ? 'desc' : 'asc'}` : '';
  const edgeEnd = (end: 'first' | 'last') =>
    jsonOf(expr`(array_agg(${carried(cursor())} order by ${page}.nr ${(end === 'first') === list.backward ? 'desc' : 'asc'})${inPage})[1]`);
  const more = () => jsonOf(expr`coalesce(bool_or(${page}.nr > ${list.limit}), false)`);
  const matching = (alias: string) => [...hang(alias), asOf(alias, sql.at), ...compileWhere(sql, entity, list.where, alias)];
  const info = (name: string): Json => {
    switch (name) {
      case 'hasNextPage':
        return list.backward ? jsonOf(String(list.before !== null)) : more();
      case 'hasPreviousPage':
        return list.backward ? more() : jsonOf(String(list.after !== null));
      case 'startCursor':
        return edgeEnd('first');
      case 'endCursor':
        return edgeEnd('last');
      default:
        return jsonWord('PageInfo');
    }
  };

  const fields = list.parts.map((part): [string, Json] => {
    const { key } = part;
    switch (part.is) {
      case 'nodes':
      case 'edges':
        return [key, jsonList(carried(rowsOf.get(key) ?? JSON_NULL), { order: inOrder, filter: inPage })];
      case 'typename':
        return [key, jsonWord(`${entity.name}Connection`)];
      case 'pageInfo':
        return [key, jsonObject(part.parts.map(({ key: infoKey, name }): [string, Json] => [infoKey, info(name)]))];
      case 'totalCount':
        return [
          key,
          jsonOf(
            expr`(select count(*)::integer from ${entity.table} ${b} where ${conjunction([...matching(b), ...levelScope(sql, level, b)])})`,
          ),
        ];
      case 'notCurrentCount':
        return [key, jsonOf(notCurrentCount(sql, level, hang(t), t))];
      default:
        return part satisfies never;
    }
  });
  if (subjectColumns.length > 0) columns.push(expr`concat_ws(',', ${joined(subjectColumns, ', ')}) as s`);
  if (!list.rows) return { json: jsonObject(fields), subjects: null, from: expr`` };
  const rows = pageRows(sql, level, b, matching(b), columnsNamed(t, [...columns, ...joins]), looksBeyond);
  const source = numbered ? expr`(select ${b}.*, row_number() over () as nr from (${rows}) ${b})` : expr`(${rows})`;
  const shown = joined([...(numbered ? [`${t}.nr`] : []), ...columns], ', ');
  const body = expr`select ${shown} from ${source} ${t} ${joined(joins, ' ')}`;
  // The count makes it an aggregate, so that there is one row even when nothing is selected from the page.
  const subjects = subjectColumns.length > 0 ? expr`string_agg(nullif(${page}.s, ''), ',')${inPage}` : null;
  const single = columns.length === 0 ? ' having count(*) >= 0' : '';
  return { json: jsonObject(fields), subjects, from: expr`from (${body}) ${page}${single}` };
}

/**
 * The rows of a page in its order, with the columns needed of them. It is cut before anything is joined to it: links are followed for its
 * rows only.
 */
function pageRows(
  sql: SqlContext,
  level: Level,
  b: string,
  matching: readonly Predicate[],
  columns: readonly string[],
  looksBeyond: boolean,
): Expr {
  const { list, entity } = level;
  if (!list) throw new Error(`${level.path} is no list`);
  const keys = sortKeys(entity, list.orderBy, b, sql);
  const bounds = [
    ...(list.after ? [pastSql(keys, list.after, true, sql.add)] : []),
    ...(list.before ? [pastSql(keys, list.before, false, sql.add)] : []),
  ];
  const limit = list.limit > 0 ? list.limit + (looksBeyond ? 1 : 0) : 0;
  const select = (names: readonly string[]) => `select ${names.map((name) => `${b}.${name}`).join(', ')} from`;
  const cut = (predicates: readonly Predicate[]) =>
    expr`${entity.table} ${b} where ${all([...matching, ...bounds, ...predicates])} order by ${orderSql(keys, list.backward)}`;
  if (!looksElsewhere(sql, level)) return expr`${select(columns)} ${cut(levelScope(sql, level, b))} limit ${limit}`;
  // Whether a row is the caller's to see stands in another table: asked row by row, in order, until the page is full. Left to itself
  // PostgreSQL asks for all matching rows first. `offset 0` keeps it from merging the two; a further `order by` would make it sort them
  // all.
  const f = sql.alias();
  const fenced = expr`${select([...new Set([...scopeColumns(entity), ...columns])])} ${cut([])} offset 0`;
  return expr`select ${f}.* from (${fenced}) ${f} where ${all(levelScope(sql, level, f, 'row by row'))} limit ${limit}`;
}

function notCurrentCount(sql: SqlContext, level: Level, hang: readonly Predicate[], t: string): Expr {
  const c = sql.alias();
  const predicates = [
    ...hang,
    knownAt(t, sql.at),
    predicate`not exists (select from ${level.entity.table} ${c} where ${c}.id = ${t}.id and ${asOf(c, sql.at)})`,
    ...levelScope(sql, level, t, 'ever'),
    ...compileWhere(sql, level.entity, level.list?.where ?? {}, t),
  ];
  return expr`(select count(distinct ${t}.id)::integer from ${level.entity.table} ${t} where ${conjunction(predicates)})`;
}

/** Whose data a row of the level is: an id, ids with commas between, or null. */
export function ownSubjects(sql: SqlContext, level: Level, t: string): Expr[] {
  if (!level.entity.subject || level.rowScope === 'no-subject') return [];
  if (level.history) return [expr`array_to_string(${historySubjects(sql, level.entity, t)}, ',')`];
  return level.sharesSubjects ? [] : [subjectsText(sql, level.entity, t)];
}
