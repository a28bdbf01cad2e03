import type { FieldNode } from 'graphql';
import { changeExpressions, changeSetExpressions, type HistoryArguments, historyArguments } from './history.js';
import { object, type Subfields, text } from './json-sql.js';
import { once } from './once.js';
import type { Level } from './plan.js';
import type { SqlContext } from './sql-context.js';

/** `history` of the record `t` as JSON: the changes known at the time asked for, page by page, masked as planned. */
export function historySql(
  subfields: Subfields,
  sql: SqlContext,
  { level, nodes, args, t }: { level: Level; nodes: readonly FieldNode[]; args: Record<string, unknown>; t: string },
): string {
  const { first, after } = historyArguments(args as HistoryArguments);
  const known = `c.record_id = ${t}.id and c.recorded_from <= ${sql.at.knownAt}`;
  const readable = once(() => sql.add([...(level.history?.fields ?? [])], 'text[]'));
  const changeObject = (found: readonly FieldNode[]) =>
    object(
      subfields('Change', found).map(([key, f]): [string, string] => {
        const name = f[0]?.name.value ?? '';
        if (name === '__typename') return [key, text('Change')];
        if (name === 'changedFields')
          return [
            key,
            changeExpressions.changedFields(
              subfields('FieldChange', f).map(([k, x]) => [k, x[0]?.name.value ?? '']),
              readable,
            ),
          ];
        if (name === 'slices') return [key, changeExpressions.slices(readable)];
        if (name === 'changeSet') {
          return [key, level.history?.changeSets ? changeSetObject(subfields, f) : 'null'];
        }
        return [key, changeExpressions.values[name] ?? 'null'];
      }),
    );
  const page = sql.alias();
  const columns = ['row_number() over (order by c.position) as nr', `${changeExpressions.cursor} as cursor`];
  const inPage = () => `filter (where ${page}.nr <= ${first})`;
  const aggregated = (expression: string): string => {
    const name = `c${columns.push(`${expression} as c${columns.length}`) - 1}`;
    return `coalesce(json_agg(${page}.${name} order by ${page}.nr) ${inPage()}, '[]'::json)`;
  };
  const fields = subfields('ChangeConnection', nodes).map(([key, found]): [string, string] => {
    switch (found[0]?.name.value) {
      case 'nodes':
        return [key, aggregated(changeObject(found))];
      case 'edges':
        return [
          key,
          aggregated(
            object(
              subfields('ChangeEdge', found).map(([k, f]): [string, string] => [
                k,
                f[0]?.name.value === 'cursor' ? changeExpressions.cursor : f[0]?.name.value === 'node' ? changeObject(f) : text('ChangeEdge'),
              ]),
            ),
          ),
        ];
      case 'totalCount':
        return [key, `(select count(*)::integer from change c where ${known})`];
      case 'pageInfo':
        return [
          key,
          object(
            subfields('ChangePageInfo', found).map(([k, f]): [string, string] => {
              switch (f[0]?.name.value) {
                case 'scannedTo':
                  return [k, 'null'];
                case 'hasNextPage':
                  return [k, `coalesce(bool_or(${page}.nr > ${first}), false)`];
                case 'hasPreviousPage':
                  return [k, String(after !== '0')];
                case 'startCursor':
                  return [k, `(array_agg(${page}.cursor order by ${page}.nr) ${inPage()})[1]`];
                case 'endCursor':
                  return [k, `(array_agg(${page}.cursor order by ${page}.nr desc) ${inPage()})[1]`];
                default:
                  return [k, text('ChangePageInfo')];
              }
            }),
          ),
        ];
      default:
        return [key, text('ChangeConnection')];
    }
  });
  const body = `select ${columns.join(', ')} from change c join change_set s on s.id = c.change_set_id where ${known} and c.position > ${sql.add(after, 'bigint')} order by c.position limit ${first + 1}`;
  return `(select h.j from (select ${object(fields)} as j, count(*) from (${body}) ${page}) h)`;
}

/** The change set of a change, over its row `s`. */
export function changeSetObject(subfields: Subfields, nodes: readonly FieldNode[]): string {
  return object(
    subfields('ChangeSet', nodes).map(([key, found]): [string, string] => [key, changeSetExpressions[found[0]?.name.value ?? ''] ?? text('ChangeSet')]),
  );
}
