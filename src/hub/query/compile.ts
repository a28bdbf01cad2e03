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
import { BYTES, bytesColumn } from '../../db/bytes.js';
import type { Model } from '../declare/model.js';
import { derivedEnd } from '../declare/read-declarations.js';
import type { Entity, Field } from '../declare/types.js';
import type { AtPlaceholders } from '../time/at-placeholders.js';
import { TIMES_TEXT } from '../time/current-times.js';
import { aggregateSql } from './aggregate-sql.js';
import { ANSWER_BYTES_MAX } from './answer-size.js';
import { type Asked, askedSql, partsJson } from './asked.js';
import { connectionSql, ownSubjects, type Part, type Piece } from './compile-connection.js';
import { changeSetObject, historySql } from './compile-history.js';
import { Given } from './given.js';
import { JSON_NULL, type Json, jsonBare, jsonObject, jsonOf, jsonWord, orNull } from './json-sql.js';
import { once } from './once.js';
import { personGroupsSql } from './person-groups-sql.js';
import { isPinned, type Level, type OperationPlan } from './plan.js';
import { premiseSql } from './premise.js';
import { mannerOf } from './read-manner.js';
import { levelScope } from './scope-sql.js';
import { asOf, PRESENT, type SqlContext, type StatementContext, statementContext, timesWhenUsed } from './sql-context.js';
import { positionAt } from './times.js';
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

  const rendering = { subfields, record };

  const selects = new Map([['t', TIMES_TEXT]]);
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
      const today = once(() => (pinned || asked?.validAt ? add(new Given('today'), 'date') : day()));
      return timesWhenUsed({ validAt: day, knownAt: known, today });
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
      selects.set(bytesColumn(`j${i}`), `(select g.j from (${grouped}) g)`);
    } else {
      const { json, subjects, from } = level.list ? connectionSql(rendering, sql, level, nodes, null) : one(sql, level, nodes);
      if (subjects === null && !counts) {
        selects.set(bytesColumn(`j${i}`), `(select ${json} ${from})`);
      } else {
        const r = sql.alias();
        joins.push(
          `left join lateral (select ${json} as j, ${subjects ?? 'null'} as s, ${counts ? 'count(*) over ()::integer' : 'null'} as n ${from}) ${r} on true`,
        );
        selects.set(bytesColumn(`j${i}`), `${r}.j`);
        if (subjects) selects.set(`s${i}`, `${r}.s`);
        if (counts) selects.set(`n${i}`, `${r}.n`);
      }
    }
    const premise = premiseSql(sql, level);
    if (premise) selects.set(`m${i}`, premise);
    if (!pinned && asked?.knownAt) selects.set(`p${i}`, positionAt(sql.at.knownAt));
    roots.push({ responseKey, level, counts });
  }
  const columns = [...selects].map(([name, expression]) => `${expression} as "${name}"`);
  const answer = `select ${columns.join(', ')} from (select) one ${joins.join(' ')}`;
  return {
    // Look-ups are few rows by their own cost.
    text: mannerOf(plan).kind === 'brief' ? answer : weighed(answer, [...selects.keys()]),
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
    if (subjects === null) return { json: orNull(`(select ${json} ${from})`), subjects: null, joins: [] };
    const l = sql.alias();
    return { json: orNull(`${l}.j`), subjects: `${l}.s`, joins: [`left join lateral (select ${json} as j, ${subjects} as s ${from}) ${l} on true`] };
  }

  function rows(sql: SqlContext, level: Level, t: string): string[] {
    return [asOf(t, sql.at), ...levelScope(sql, level, t)];
  }

  function record(sql: SqlContext, level: Level, nodes: readonly FieldNode[], path: string, t: string): Piece {
    const { entity } = level;
    const type = typeOf(entity.name);
    const record = recordExpressions(sql, entity, t, true);
    const joins: string[] = [];
    const subjects: string[] = [];
    // A row of a page is counted once by its page, since its cursor alone already tells of it.
    if (!level.list) subjects.push(...ownSubjects(sql, level, t));
    const take = (piece: Piece): Json => {
      joins.push(...piece.joins);
      if (piece.subjects) subjects.push(piece.subjects);
      return piece.json;
    };
    const fields = subfields(entity.name, nodes).map(([key, found]): [string, Json] => {
      const first = found[0];
      const name = first?.name.value ?? '';
      const child = plan.levels.get(`${path}.${key}`);
      if (name === '__typename') return [key, jsonWord(entity.name)];
      if (record[name]) return [key, jsonOf(record[name])];
      if (name === 'authority') return [key, child ? take(linked(sql, child, found, authorityId(sql, entity.name))) : JSON_NULL];
      if (name === 'legalDocument') return [key, child ? take(linked(sql, child, found, legalDocumentId(sql, `${t}.position`))) : JSON_NULL];
      if (name === 'legalBasis') return [key, jsonOf(changeSetOf('s.legal_basis', t))];
      if (name === 'changeSet') {
        return [key, level.changeSets ? orNull(changeSetOf(changeSetObject(subfields, found), t)) : JSON_NULL];
      }
      if (name === 'history' && first) {
        const args = getArgumentValues(type.getFields().history as GraphQLField<unknown, unknown>, first, variables);
        return [key, historySql(subfields, sql, { level, nodes: found, args, t })];
      }
      const field = entity.fields.get(name);
      if (field?.kind === 'links') {
        if (!child) throw new Error(`no level at ${path}.${key}`);
        return [key, take(lift(sql, connectionSql(rendering, sql, child, found, `${t}.id`)))];
      }
      const asked = level.asked.get(`${path}.${key}`);
      if (asked) return [key, take(answered(sql, level, asked, found, t))];
      if (!field || !level.fields.has(name)) return [key, JSON_NULL];
      const value = output(sql, entity, field, t);
      return [key, child ? take(linked(sql, child, found, value)) : jsonOf(value, plainType(field))];
    });
    return { json: jsonObject(fields), subjects: subjects.length > 0 ? `nullif(concat_ws(',', ${subjects.join(', ')}), '')` : null, joins };
  }

  /** A computed answer; one of several parts is computed once and looked at for each. */
  function answered(sql: SqlContext, level: Level, asked: Asked, nodes: readonly FieldNode[], t: string): Piece {
    const expression = askedSql(sql, level.entity, asked, t);
    if (!asked.field.parts) return { json: jsonOf(expression, plainType(asked.field)), subjects: null, joins: [] };
    const l = sql.alias();
    return {
      json: jsonBare(partsJson(typeOf(asked.field.type), nodes, `${l}.a`, { subfields, alias: sql.alias })),
      subjects: null,
      joins: [`left join lateral (select ${expression} as a) ${l} on true`],
    };
  }
}

/**
 * The answer if it may be sent, and its bytes: what is too large is told from what fits before it leaves the database. A list that was cut would be taken for
 * the whole, so it is refused instead.
 */
function weighed(answer: string, names: readonly string[]): string {
  const isJson = (name: string) => name.startsWith(BYTES);
  const sizes = names.filter(isJson).map((name) => `coalesce(octet_length(a."${name}"), 0)`);
  const columns = names.map((name) => (isJson(name) ? `case when w.size <= ${ANSWER_BYTES_MAX} then w."${name}" end as "${name}"` : `w."${name}"`));
  // `offset 0` keeps each text from being made anew wherever it is named.
  return `select ${columns.join(', ')}, w.size from (select a.*, ${sizes.join(' + ')} as size from (${answer} offset 0) a offset 0) w`;
}

/** What the door keeps unique, here or at the end of a derived key's path, is not counted. */
function isUnique(sql: SqlContext, entity: Entity, key: string): boolean {
  const field = entity.fields.get(key);
  const end = field?.kind === 'derived' ? derivedEnd(sql.model.declarations, entity, field.path).end : field;
  return key === 'id' || (end?.kind === 'column' && end.key?.unique === true);
}

/** The GraphQL type of a field's value, unless it is a list or another record. */
function plainType(field: Field): string | undefined {
  return field.kind === 'link' || field.kind === 'links' || (field.kind === 'column' && field.list) ? undefined : field.type;
}

function joined(piece: Piece): string {
  return piece.joins.length > 0 ? ` ${piece.joins.join(' ')}` : '';
}

function changeSetOf(expression: string, t: string): string {
  return `(select ${expression} from change c join change_set s on s.id = c.change_set_id where c.position = ${t}.position)`;
}
