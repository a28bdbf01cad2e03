import type { FieldNode } from 'graphql';
import { changeExpressions, changeSetExpressions, type HistoryArguments, historyArguments, historyMask, historyPredicates } from './history.js';
import { JSON_NULL, type Json, jsonBare, jsonList, jsonObject, jsonOf, jsonWord, orNull, type Subfields } from './json-sql.js';
import { once } from './once.js';
import type { Level } from './plan.js';
import type { SqlContext } from './sql-context.js';

/** `history` of the record `t` as JSON: the changes known at the time asked for, page by page, masked as planned. */
export function historySql(
  subfields: Subfields,
  sql: SqlContext,
  { level, nodes, args, t }: { level: Level; nodes: readonly FieldNode[]; args: Record<string, unknown>; t: string },
): Json {
  const { first, after } = historyArguments(args as HistoryArguments);
  const told = historyPredicates(sql, level, `${t}.id`).join(' and ');
  const mask = historyMask(sql, level);
  const readable = once(() => sql.add([...(level.history?.fields ?? [])], 'text[]'));
  const changeObject = (found: readonly FieldNode[]) =>
    jsonObject(
      subfields('Change', found).map(([key, f]): [string, Json] => {
        const name = f[0]?.name.value ?? '';
        if (name === '__typename') return [key, jsonWord('Change')];
        if (name === 'changedFields')
          return [
            key,
            jsonBare(
              changeExpressions.changedFields(
                subfields('FieldChange', f).map(([k, x]) => [k, x[0]?.name.value ?? '']),
                readable,
                mask,
              ),
            ),
          ];
        if (name === 'slices') return [key, jsonBare(changeExpressions.slices(readable, mask))];
        if (name === 'changeSet') {
          return [key, level.history?.changeSets ? changeSetObject(subfields, f) : JSON_NULL];
        }
        return [key, jsonOf(changeExpressions.values[name] ?? 'null::text')];
      }),
    );
  const page = sql.alias();
  const columns = ['row_number() over (order by c.position) as nr', `${changeExpressions.cursor} as cursor`];
  const inPage = () => ` filter (where ${page}.nr <= ${first})`;
  const aggregated = (item: Json): Json => {
    const column = `${page}.c${columns.push(`${item} as c${columns.length}`) - 1}` as Json;
    return jsonList(column, { order: ` order by ${page}.nr`, filter: inPage() });
  };
  const fields = subfields('ChangeConnection', nodes).map(([key, found]): [string, Json] => {
    switch (found[0]?.name.value) {
      case 'nodes':
        return [key, aggregated(changeObject(found))];
      case 'edges':
        return [
          key,
          aggregated(
            jsonObject(
              subfields('ChangeEdge', found).map(([k, f]): [string, Json] => [
                k,
                f[0]?.name.value === 'cursor' ? jsonOf(changeExpressions.cursor) : f[0]?.name.value === 'node' ? changeObject(f) : jsonWord('ChangeEdge'),
              ]),
            ),
          ),
        ];
      case 'totalCount':
        return [key, jsonOf(`(select count(*)::integer from change c where ${told})`)];
      case 'pageInfo':
        return [
          key,
          jsonObject(
            subfields('ChangePageInfo', found).map(([k, f]): [string, Json] => {
              switch (f[0]?.name.value) {
                case 'scannedTo':
                  return [k, JSON_NULL];
                case 'hasNextPage':
                  return [k, jsonOf(`coalesce(bool_or(${page}.nr > ${first}), false)`)];
                case 'hasPreviousPage':
                  return [k, jsonOf(String(after !== '0'))];
                case 'startCursor':
                  return [k, jsonOf(`(array_agg(${page}.cursor order by ${page}.nr)${inPage()})[1]`)];
                case 'endCursor':
                  return [k, jsonOf(`(array_agg(${page}.cursor order by ${page}.nr desc)${inPage()})[1]`)];
                default:
                  return [k, jsonWord('ChangePageInfo')];
              }
            }),
          ),
        ];
      default:
        return [key, jsonWord('ChangeConnection')];
    }
  });
  const body = `select ${columns.join(', ')} from change c join change_set s on s.id = c.change_set_id where ${told} and c.position > ${sql.add(after, 'bigint')} order by c.position limit ${first + 1}`;
  return orNull(`(select h.j from (select ${jsonObject(fields)} as j, count(*) from (${body}) ${page}) h)`);
}

/** The change set of a change, over its row `s`. */
export function changeSetObject(subfields: Subfields, nodes: readonly FieldNode[]): Json {
  return jsonObject(
    subfields('ChangeSet', nodes).map(([key, found]): [string, Json] => {
      const expression = changeSetExpressions[found[0]?.name.value ?? ''];
      return [key, expression ? jsonOf(expression) : jsonWord('ChangeSet')];
    }),
  );
}
