import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { bytesColumn } from '../../db/bytes.js';
import type { AtPlaceholders, Model } from '../declare/model.js';
import { derivedEnd } from '../declare/read-declarations.js';
import type { Entity } from '../declare/types.js';
import { aggregateSql } from './aggregate-sql.js';
import { type Asked, askedSql, partsJson } from './asked.js';
import { changeExpressions, changeSetExpressions, type HistoryArguments, historyArguments } from './history.js';
import { once } from './once.js';
import { cursorSql, orderSql, pastSql, sortKeys } from './page.js';
import { personGroupsSql } from './person-groups-sql.js';
import { isPinned, type Level, type OperationPlan } from './plan.js';
import { Given } from './plan-cache.js';
import { looksElsewhere, scopePredicate, subjectsOf } from './scope-sql.js';
import { asOf, conjunction, knownAt, linkColumn, PRESENT, type SqlContext, type StatementContext, statementContext } from './sql-context.js';
import { positionAt, TIMES_TEXT } from './times.js';
import { authorityId, legalDocumentId, output, recordExpressions } from './value-sql.js';
import { compileWhere } from './where-sql.js';

/**
 * The planner's back end: a planned operation as ONE statement whose single row holds, per root field, finished JSON text, the subjects read and the
 * number of rows a key hit. It uses the interpreter's own fragments, so both executors mean the same. Returns null for what it declines.
 */
export type Compiled = {
  text: string;
  /** Leaves and givens stand for what each asking brings along (`plan-cache.ts`). */
  values: unknown[];
  roots: readonly CompiledRoot[];
  /** Whether the times of all roots must be known before the statement is sent. */
  isPinned: boolean;
  /** Sent before, at the same times: which groups of persons are too small to be shown (`Given` to the statement as `<root>.hidden`). */
  smallGroups: readonly { responseKey: string; text: string; values: unknown[] }[];
};

type Input = {
  schema: GraphQLSchema;
  model: Model;
  operation: OperationDefinitionNode;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  variables: Readonly<Record<string, unknown>>;
  plan: OperationPlan;
  /** Whether the caller is a person the registers know. */
  hasOwnSubject: boolean;
};

/** `counts`: the key may name several records, so the answer says how many. */
export type CompiledRoot = { responseKey: string; level: Level; counts: boolean };

/** JSON and the comma-separated ids of the subjects seen below; `subjects` is null where none can be. */
type Piece = { json: string; subjects: string | null; joins: readonly string[] };

/** A sub-select in parts: `select <json>[, <subjects>] <from>`. */
type Part = { json: string; subjects: string | null; from: string };

export function compileOperation(input: Input): Compiled | null {
  const { schema, model, operation, fragments, plan } = input;
  const variables = input.variables as Record<string, unknown>;
  const query = schema.getQueryType();
  if (!query) return null;
  const rootFields = collectFields(schema, fragments, variables, query, operation.selectionSet);
  if (rootFields.size === 0 || [...rootFields.keys()].some((key) => !plan.levels.has(key))) return null;

  const shared: StatementContext = statementContext(model, { scope: plan.scope, ownSubject: input.hasOwnSubject ? new Given('ownSubject') : null });
  const typeOf = (name: string): GraphQLObjectType => {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new Error(`${name} is no object type`);
    return type;
  };
  const subfields = (type: string, nodes: readonly FieldNode[]) => [...collectSubfields(schema, fragments, variables, typeOf(type), nodes as FieldNode[])];

  const selects: string[] = [`${TIMES_TEXT} as t`];
  const joins: string[] = [];
  const roots: CompiledRoot[] = [];
  const smallGroups: { responseKey: string; text: string; values: unknown[] }[] = [];
  // All roots mean the same present, so one that must know its times beforehand settles them for all.
  const pinned = plan.roots.some(isPinned);
  for (const [responseKey, nodes] of rootFields) {
    const level = plan.levels.get(responseKey);
    const asked = plan.roots.find((root) => root.responseKey === responseKey)?.asOf;
    if (!level) return null;
    const i = roots.length;
    const times = ({ add }: Pick<StatementContext, 'add'>): AtPlaceholders => {
      const day = once(() => add(new Given(pinned || asked?.validAt ? `${responseKey}.validAt` : 'today'), 'date'));
      const known = once(() => (pinned || asked?.knownAt ? add(new Given(`${responseKey}.knownAt`), 'timestamptz') : PRESENT));
      // A parameter that nothing names is one PostgreSQL cannot give a type to.
      return {
        get validAt() {
          return day();
        },
        get knownAt() {
          return known();
        },
      };
    };
    const sql: SqlContext = { ...shared, at: times(shared) };
    const aggregate = level.origin.kind === 'aggregate' ? level.origin.aggregate : null;
    if (aggregate?.guarded) {
      const before = statementContext(model, { scope: shared.scope, ownSubject: shared.ownSubject });
      smallGroups.push({ responseKey, text: personGroupsSql({ ...before, at: times(before) }, aggregate), values: before.values });
    }
    const counts = level.origin.kind === 'key' && !isUnique(sql, level.entity, level.origin.key);
    if (aggregate) {
      const grouped = aggregateSql(sql, aggregate, () => shared.add(new Given(`${responseKey}.hidden`), 'text[]'));
      selects.push(`(select g.j::text from (${grouped}) g) as "${bytesColumn(`j${i}`)}"`);
    } else {
      const { json, subjects, from } = level.list ? connection(sql, level, nodes, null) : one(sql, level, nodes);
      if (subjects === null && !counts) {
        selects.push(`(select ${json}::text ${from}) as "${bytesColumn(`j${i}`)}"`);
      } else {
        const r = sql.alias();
        joins.push(
          `left join lateral (select ${json} as j, ${subjects ?? 'null'} as s, ${counts ? 'count(*) over ()::integer' : 'null'} as n ${from}) ${r} on true`,
        );
        selects.push(`${r}.j::text as "${bytesColumn(`j${i}`)}"`, ...(subjects ? [`${r}.s as "s${i}"`] : []), ...(counts ? [`${r}.n as "n${i}"`] : []));
      }
    }
    if (!pinned && asked?.knownAt) selects.push(`${positionAt(sql.at.knownAt)} as "p${i}"`);
    roots.push({ responseKey, level, counts });
  }
  return {
    text: `select ${selects.join(', ')} from (select) one ${joins.join(' ')}`,
    values: shared.values,
    roots,
    isPinned: pinned,
    smallGroups,
  };

  /** The record a key or an id names. */
  function one(sql: SqlContext, level: Level, nodes: readonly FieldNode[]): Part {
    const t = sql.alias();
    const piece = record(sql, level, nodes, level.path, t);
    const where =
      level.origin.kind === 'key'
        ? compileWhere(sql, level.entity, level.origin.where, t)
        : level.origin.kind === 'id'
          ? [`${t}.id = ${sql.add(level.origin.id, 'uuid')}`]
          : [];
    const from = `from ${level.entity.table} ${t}${joined(piece)} where ${[...rows(sql, level, t), ...where].join(' and ')} limit 1`;
    return { json: piece.json, subjects: piece.subjects, from };
  }

  /** A linked record: `target` is the SQL of its id. */
  function linked(sql: SqlContext, level: Level, nodes: readonly FieldNode[], target: string): Piece {
    const t = sql.alias();
    const piece = record(sql, level, nodes, level.path, t);
    const from = `from ${level.entity.table} ${t}${joined(piece)} where ${[`${t}.id = ${target}`, ...rows(sql, level, t)].join(' and ')}`;
    return lift(sql, { json: piece.json, subjects: piece.subjects, from });
  }

  /** Where no subject can come out a scalar sub-select does; otherwise the row is joined, so that both values come from one look-up. */
  function lift(sql: SqlContext, { json, subjects, from }: Part): Piece {
    if (subjects === null) return { json: `(select ${json} ${from})`, subjects: null, joins: [] };
    const l = sql.alias();
    return { json: `${l}.j`, subjects: `${l}.s`, joins: [`left join lateral (select ${json} as j, ${subjects} as s ${from}) ${l} on true`] };
  }

  /** A connection; `parent` is the SQL of the id it hangs on. */
  function connection(sql: SqlContext, level: Level, nodes: readonly FieldNode[], parent: string | null): Part {
    const list = level.list;
    if (!list) throw new Error(`${level.path} is no list`);
    const { entity } = level;
    const t = sql.alias();
    const page = sql.alias();
    const b = sql.alias();
    const hang = (alias: string) =>
      parent === null || level.origin.kind !== 'links' ? [] : [`${alias}.${linkColumn(entity, level.origin.field.via)} = ${parent}`];
    const cursor = once(() => cursorSql(list.orderHash, sortKeys(entity, list.orderBy, t, sql)));
    const selection = subfields(`${entity.name}Connection`, nodes);
    const joins: string[] = [];
    const subjectColumns: string[] = list.rows ? ownSubjects(sql, level, t) : [];
    const recordColumn = (recordNodes: readonly FieldNode[], path: string): string => {
      const piece = record(sql, level, recordNodes, path, t);
      joins.push(...piece.joins);
      if (piece.subjects) subjectColumns.push(piece.subjects);
      return piece.json;
    };
    /** What the page shows of each of its rows, by response key. */
    const rowsOf = new Map(
      selection.flatMap(([key, found]): [string, string][] => {
        const path = `${level.path}.${key}`;
        const name = found[0]?.name.value;
        if (name === 'nodes') return [[key, recordColumn(found, path)]];
        if (name !== 'edges') return [];
        const edge = subfields(`${entity.name}Edge`, found).map(([edgeKey, edgeNodes]): [string, string] => {
          if (edgeNodes[0]?.name.value === 'cursor') return [edgeKey, cursor()];
          return [edgeKey, edgeNodes[0]?.name.value === 'node' ? recordColumn(edgeNodes, `${path}.${edgeKey}`) : text(`${entity.name}Edge`)];
        });
        return [[key, object(edge)]];
      }),
    );
    // The page comes in its order. Numbers are needed where something is joined to it, or where it must tell what lies beyond it.
    const looksBeyond = selection.some(([, found]) => found[0]?.name.value === 'pageInfo');
    const numbered = looksBeyond || joins.length > 0 || list.backward;
    const columns: string[] = [];
    const column = (expression: string): string => `${page}.c${columns.push(`${expression} as c${columns.length}`) - 1}`;
    const inPage = looksBeyond ? ` filter (where ${page}.nr <= ${list.limit})` : '';
    const inOrder = numbered ? ` order by ${page}.nr ${list.backward ? 'desc' : 'asc'}` : '';
    const aggregated = (expression: string) => `coalesce(json_agg(${column(expression)}${inOrder})${inPage}, '[]'::json)`;
    const edgeEnd = (end: 'first' | 'last') =>
      `(array_agg(${column(cursor())} order by ${page}.nr ${(end === 'first') === list.backward ? 'desc' : 'asc'})${inPage})[1]`;
    const more = () => `coalesce(bool_or(${page}.nr > ${list.limit}), false)`;
    const matching = (alias: string) => [...hang(alias), asOf(alias, sql.at), ...compileWhere(sql, entity, list.where, alias)];

    const fields = selection.map(([key, found]): [string, string] => {
      const shown = rowsOf.get(key);
      if (shown !== undefined) return [key, aggregated(shown)];
      switch (found[0]?.name.value) {
        case '__typename':
          return [key, text(`${entity.name}Connection`)];
        case 'pageInfo':
          return [
            key,
            object(
              subfields('PageInfo', found).map(([infoKey, info]): [string, string] => {
                switch (info[0]?.name.value) {
                  case 'hasNextPage':
                    return [infoKey, list.backward ? String(list.before !== null) : more()];
                  case 'hasPreviousPage':
                    return [infoKey, list.backward ? more() : String(list.after !== null)];
                  case 'startCursor':
                    return [infoKey, edgeEnd('first')];
                  case 'endCursor':
                    return [infoKey, edgeEnd('last')];
                  default:
                    return [infoKey, text('PageInfo')];
                }
              }),
            ),
          ];
        case 'totalCount':
          return [
            key,
            `(select count(*)::integer from ${entity.table} ${b} where ${conjunction([...matching(b), ...scopePredicate(sql, entity, b, level.rowScope)])})`,
          ];
        case 'notCurrentCount':
          return [key, notCurrentCount(sql, level, hang(t), t)];
        default:
          throw new Error(`${entity.name}Connection.${found[0]?.name.value}`);
      }
    });
    if (subjectColumns.length > 0) columns.push(`concat_ws(',', ${subjectColumns.join(', ')}) as s`);
    if (!list.rows) return { json: object(fields), subjects: null, from: '' };
    const rows = pageRows(sql, level, b, matching(b), columnsNamed(t, [...columns, ...joins]), looksBeyond);
    const source = numbered ? `(select ${b}.*, row_number() over () as nr from (${rows}) ${b})` : `(${rows})`;
    const body = `select ${[...(numbered ? [`${t}.nr`] : []), ...columns].join(', ')} from ${source} ${t} ${joins.join(' ')}`;
    // The count makes it an aggregate, so that there is one row even when nothing is selected from the page.
    const subjects = subjectColumns.length > 0 ? `string_agg(nullif(${page}.s, ''), ',')${inPage}` : null;
    const single = columns.length === 0 ? ' having count(*) >= 0' : '';
    return { json: object(fields), subjects, from: `from (${body}) ${page}${single}` };
  }

  /** The rows of a page in its order, with the columns needed of them. It is cut before anything is joined to it: links are followed for its rows only. */
  function pageRows(sql: SqlContext, level: Level, b: string, matching: readonly string[], columns: readonly string[], looksBeyond: boolean): string {
    const { list, entity } = level;
    if (!list) throw new Error(`${level.path} is no list`);
    const keys = sortKeys(entity, list.orderBy, b, sql);
    const bounds = [...(list.after ? [pastSql(keys, list.after, true, sql.add)] : []), ...(list.before ? [pastSql(keys, list.before, false, sql.add)] : [])];
    const limit = list.limit > 0 ? list.limit + (looksBeyond ? 1 : 0) : 0;
    const select = (names: readonly string[]) => `select ${names.map((name) => `${b}.${name}`).join(', ')} from`;
    const cut = (predicates: readonly string[]) =>
      `${entity.table} ${b} where ${[...matching, ...bounds, ...predicates].join(' and ')} order by ${orderSql(keys, list.backward)}`;
    if (!looksElsewhere(entity, level.rowScope)) return `${select(columns)} ${cut(scopePredicate(sql, entity, b, level.rowScope))} limit ${limit}`;
    // Whether a row is the caller's to see stands in another table: asked row by row, in order, until the page is full. Left to itself PostgreSQL
    // asks for all matching rows first. `offset 0` keeps it from merging the two; a further `order by` would make it sort them all.
    const f = sql.alias();
    const fenced = `${select([...new Set(['id', ...columns])])} ${cut([])} offset 0`;
    return `select ${f}.* from (${fenced}) ${f} where ${scopePredicate(sql, entity, f, level.rowScope, 'row by row').join(' and ')} limit ${limit}`;
  }

  function notCurrentCount(sql: SqlContext, level: Level, hang: readonly string[], t: string): string {
    const c = sql.alias();
    const predicates = [
      ...hang,
      knownAt(t, sql.at),
      `not exists (select from ${level.entity.table} ${c} where ${c}.id = ${t}.id and ${asOf(c, sql.at)})`,
      ...scopePredicate(sql, level.entity, t, level.rowScope, 'ever'),
      ...compileWhere(sql, level.entity, level.list?.where ?? {}, t),
    ];
    return `(select count(distinct ${t}.id)::integer from ${level.entity.table} ${t} where ${conjunction(predicates)})`;
  }

  function rows(sql: SqlContext, level: Level, t: string): string[] {
    return [asOf(t, sql.at), ...scopePredicate(sql, level.entity, t, level.rowScope)];
  }

  function record(sql: SqlContext, level: Level, nodes: readonly FieldNode[], path: string, t: string): Piece {
    const { entity } = level;
    const type = typeOf(entity.name);
    const record = recordExpressions(sql, entity, t, true);
    const joins: string[] = [];
    const subjects: string[] = [];
    // A row of a page is counted once by its page, since its cursor alone already tells of it.
    if (!level.list) subjects.push(...ownSubjects(sql, level, t));
    const take = (piece: Piece): string => {
      joins.push(...piece.joins);
      if (piece.subjects) subjects.push(piece.subjects);
      return piece.json;
    };
    const fields = subfields(entity.name, nodes).map(([key, found]): [string, string] => {
      const first = found[0];
      const name = first?.name.value ?? '';
      const child = plan.levels.get(`${path}.${key}`);
      if (name === '__typename') return [key, text(entity.name)];
      if (record[name]) return [key, record[name]];
      if (name === 'authority') return [key, child ? take(linked(sql, child, found, authorityId(sql, entity.name))) : 'null'];
      if (name === 'legalDocument') return [key, child ? take(linked(sql, child, found, legalDocumentId(sql, `${t}.position`))) : 'null'];
      if (name === 'legalBasis') return [key, changeSetOf('s.legal_basis', t)];
      if (name === 'changeSet') {
        return [
          key,
          level.changeSets
            ? changeSetOf(
                object(subfields('ChangeSet', found).map(([k, f]): [string, string] => [k, changeSetExpressions[f[0]?.name.value ?? ''] ?? text('ChangeSet')])),
                t,
              )
            : 'null',
        ];
      }
      if (name === 'history' && first)
        return [key, history(sql, level, found, getArgumentValues(type.getFields().history as GraphQLField<unknown, unknown>, first, variables), t)];
      const field = entity.fields.get(name);
      if (field?.kind === 'links') {
        if (!child) throw new Error(`no level at ${path}.${key}`);
        return [key, take(lift(sql, connection(sql, child, found, `${t}.id`)))];
      }
      const asked = level.asked.get(`${path}.${key}`);
      if (asked) return [key, take(answered(sql, level, asked, found, t))];
      if (!field || !level.fields.has(name)) return [key, 'null'];
      return [key, child ? take(linked(sql, child, found, output(sql, entity, field, t))) : output(sql, entity, field, t)];
    });
    return { json: object(fields), subjects: subjects.length > 0 ? `nullif(concat_ws(',', ${subjects.join(', ')}), '')` : null, joins };
  }

  /** A computed answer; one of several parts is computed once and looked at for each. */
  function answered(sql: SqlContext, level: Level, asked: Asked, nodes: readonly FieldNode[], t: string): Piece {
    const expression = askedSql(sql, level.entity, asked, t);
    if (!asked.field.parts) return { json: expression, subjects: null, joins: [] };
    const l = sql.alias();
    return {
      json: partsJson(typeOf(asked.field.type), nodes, `${l}.a`, { subfields, alias: sql.alias }),
      subjects: null,
      joins: [`left join lateral (select ${expression} as a) ${l} on true`],
    };
  }

  function ownSubjects(sql: SqlContext, level: Level, t: string): string[] {
    return level.entity.subject && level.rowScope !== 'no-subject' ? [`array_to_string(${subjectsOf(sql, level.entity, t)}, ',')`] : [];
  }

  function changeSetOf(expression: string, t: string): string {
    return `(select ${expression} from change c join change_set s on s.id = c.change_set_id where c.position = ${t}.position)`;
  }

  function history(sql: SqlContext, level: Level, nodes: readonly FieldNode[], args: Record<string, unknown>, t: string): string {
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
            return [
              key,
              level.history?.changeSets
                ? object(subfields('ChangeSet', f).map(([k, x]): [string, string] => [k, changeSetExpressions[x[0]?.name.value ?? ''] ?? text('ChangeSet')]))
                : 'null',
            ];
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
}

/** What the door keeps unique, here or at the end of a derived key's path, is not counted. */
function isUnique(sql: SqlContext, entity: Entity, key: string): boolean {
  const field = entity.fields.get(key);
  const end = field?.kind === 'derived' ? derivedEnd(sql.model.declarations, entity, field.path).end : field;
  return key === 'id' || (end?.kind === 'column' && end.key?.unique === true);
}

/** The columns of `alias` that SQL names. */
function columnsNamed(alias: string, sql: readonly string[]): string[] {
  const names = sql.flatMap((text) => [...text.matchAll(new RegExp(`\\b${alias}\\.(\\w+)`, 'g'))].map(([, name]) => name ?? ''));
  return [...new Set(names)].filter((name) => name !== 'nr');
}

function joined(piece: Piece): string {
  return piece.joins.length > 0 ? ` ${piece.joins.join(' ')}` : '';
}

/** Response keys are GraphQL names, so they need no escaping; the values stand in selection order. */
function object(fields: readonly [string, string][]): string {
  return fields.length === 0 ? `json_object()` : `json_object(${fields.map(([key, value]) => `'${key}' value ${value}`).join(', ')})`;
}

function text(name: string): string {
  return `'${name}'`;
}
