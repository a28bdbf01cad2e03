import { ORIGIN_ROWS, originExpressions } from '../batch/origin.js';
import { changedFieldsSql, slicesSql } from '../ledger/told-sql.js';
import { erasedOfChange, namesOf } from '../sql/erased-sql.js';
import { column, expr, type Json, joined } from '../sql/fragment.js';
import { JSON_NULL, jsonBare, jsonList, jsonObject, jsonOf, jsonWord, orNull } from '../sql/json-sql.js';
import { once } from '../sql/once.js';
import { all, type SqlContext } from '../sql/sql-context.js';
import { changeExpressions, changeSetExpressions, historyMask, historyPredicates } from './history.js';
import type { Level, RecordPart } from './plan.js';
import type { Selection } from './selection.js';

type HistoryPart = Extract<RecordPart, { is: 'history' }>;

/** `history` of the record `t` as JSON: the changes known at the time asked for, page by page, masked as planned. */
export function historySql(sql: SqlContext, level: Level, { first, after, connection }: HistoryPart, t: string): Json {
  const told = all(historyPredicates(sql, level, column(t, 'id')));
  const mask = historyMask(sql, level);
  const readable = once(() => sql.add([...(level.history?.fields ?? [])], 'text[]'));
  const changeObject = (change: readonly Selection[]) =>
    jsonObject(
      change.map(({ key, name, children }): [string, Json] => {
        switch (name) {
          case '__typename':
            return [key, jsonWord('Change')];
          case 'changedFields': {
            const parts = children.map((part) => [part.key, part.name] as const);
            return [key, jsonBare(changeExpressions.changedFields(changedFieldsSql([level.entity]), parts, readable, mask))];
          }
          case 'slices':
            return [key, jsonBare(changeExpressions.slices(slicesSql([level.entity]), readable, mask))];
          case 'erased':
            return [key, jsonBare(erasedOfChange(namesOf(children)))];
          case 'changeSet':
            return [key, level.history?.changeSets ? changeSetObject(children) : JSON_NULL];
          default:
            return [key, jsonOf(changeExpressions.values[name] ?? expr`null::text`)];
        }
      }),
    );
  const page = sql.alias();
  const columns = [expr`row_number() over (order by c.position) as nr`, expr`${changeExpressions.cursor} as cursor`];
  const inPage = () => ` filter (where ${page}.nr <= ${first})`;
  const aggregated = (item: Json): Json => {
    const carried = column(page, `c${columns.push(expr`${item} as c${columns.length}`) - 1}`);
    return jsonList(carried, { order: ` order by ${page}.nr`, filter: inPage() });
  };
  const edge = ({ key, name, children }: Selection): [string, Json] => {
    if (name === 'cursor') return [key, jsonOf(changeExpressions.cursor)];
    return [key, name === 'node' ? changeObject(children) : jsonWord('ChangeEdge')];
  };
  const info = ({ key, name }: Selection): [string, Json] => {
    switch (name) {
      case 'scannedTo':
        return [key, JSON_NULL];
      case 'hasNextPage':
        return [key, jsonOf(expr`coalesce(bool_or(${page}.nr > ${first}), false)`)];
      case 'hasPreviousPage':
        return [key, jsonOf(String(after !== '0'))];
      case 'startCursor':
        return [key, jsonOf(expr`(array_agg(${page}.cursor order by ${page}.nr)${inPage()})[1]`)];
      case 'endCursor':
        return [key, jsonOf(expr`(array_agg(${page}.cursor order by ${page}.nr desc)${inPage()})[1]`)];
      default:
        return [key, jsonWord('ChangePageInfo')];
    }
  };
  const fields = connection.map(({ key, name, children }): [string, Json] => {
    switch (name) {
      case 'nodes':
        return [key, aggregated(changeObject(children))];
      case 'edges':
        return [key, aggregated(jsonObject(children.map(edge)))];
      case 'totalCount':
        return [key, jsonOf(expr`(select count(*)::integer from change c where ${told})`)];
      case 'pageInfo':
        return [key, jsonObject(children.map(info))];
      default:
        return [key, jsonWord('ChangeConnection')];
    }
  });
  const body = expr`select ${joined(columns, ', ')} from change c join change_set s on s.id = c.change_set_id where ${told} and c.position > ${sql.add(after, 'bigint')} order by c.position limit ${first + 1}`;
  return orNull(expr`(select h.j from (select ${jsonObject(fields)} as j, count(*) from (${body}) ${page}) h)`);
}

/** The change set of a change, over its row `s`. */
export function changeSetObject(parts: readonly Selection[]): Json {
  return jsonObject(
    parts.map(({ key, name, children }): [string, Json] => {
      if (name === 'batch') return [key, originObject(children)];
      const expression = changeSetExpressions[name];
      return [key, expression ? jsonOf(expression) : jsonWord('ChangeSet')];
    }),
  );
}

/** Where a change `c` of the set `s` came from; null where it came by no file. */
export function originObject(parts: readonly Selection[]): Json {
  const fields = parts.map(({ key, name }): [string, Json] => {
    if (name === '__typename') return [key, jsonWord('ChangeOrigin')];
    return [key, name in originExpressions ? jsonOf(originExpressions[name as keyof typeof originExpressions]) : JSON_NULL];
  });
  return orNull(expr`(select ${jsonObject(fields)} ${ORIGIN_ROWS})`);
}
