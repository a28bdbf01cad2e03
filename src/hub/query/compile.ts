import { BYTES, bytesColumn } from '../../db/bytes.js';
import { CASE_GIVEN, CASE_TOLD, openCaseSql, PersonsOfCase } from '../access/case-sql.js';
import { derivedEnd } from '../declare/field-ends.js';
import type { Model } from '../declare/model.js';
import type { CaseKind } from '../declare/policy.js';
import type { RegistersAt } from '../declare/registers-at.js';
import type { Entity, Field, FrameName } from '../declare/types.js';
import { asksForTimes, positionAt } from '../ledger/as-of.js';
import { type Asked, askedSql, partsJson } from '../sql/asked.js';
import { isDoubted } from '../sql/doubt-sql.js';
import { erasedOfState, namesOf } from '../sql/erased-sql.js';
import { column, type Expr, expr, type Json, joined, type Predicate, predicate } from '../sql/fragment.js';
import { JSON_NULL, jsonBare, jsonObject, jsonOf, jsonWord, jsonWords, orNull } from '../sql/json-sql.js';
import { once } from '../sql/once.js';
import { levelScope } from '../sql/scope-sql.js';
import { all, asOf, PRESENT, type SqlContext, type StatementContext, statementContext, timesWhenUsed } from '../sql/sql-context.js';
import { output, recordExpressions } from '../sql/value-sql.js';
import { compileWhere } from '../sql/where-sql.js';
import { TIMES_TEXT } from '../time/current-times.js';
import { aggregateSql } from './aggregate-sql.js';
import { ANSWER_BYTES_MAX } from './answer-size.js';
import { connectionSql, ownSubjects, type Part, type Piece } from './compile-connection.js';
import { changeSetObject, historySql } from './compile-history.js';
import { Given } from './given.js';
import { idBehind } from './id-behind.js';
import { personGroups } from './person-groups-sql.js';
import { isPinned, type Level, type OperationPlan, type RecordPart } from './plan.js';
import { premiseSql } from './premise.js';
import { mannerOf } from './read-manner.js';
import type { PersonGroups } from './small-groups.js';

/**
 * The planner's back end: a planned operation as ONE statement whose single row holds, per root field, finished JSON text, the subjects
 * read and the number of rows a key hit. It uses the interpreter's own fragments, so both executors mean the same. Returns null for what it
 * declines.
 */
export type Compiled = {
  text: string;
  /** Leaves and givens stand for what each asking brings along (`plan-cache.ts`). */
  values: unknown[];
  roots: readonly CompiledRoot[];
  /** Whether the times of all roots must be known before the statement is sent. */
  isPinned: boolean;
  /** Whether anything in it, or sent before it, looks at records of persons whoever asks: a condition of the law, a derived answer. */
  looksAtPersons: boolean;
  /** Sent before, at the same times: which groups of persons are too small to be shown (`Given` to the statement as `<root>.hidden`). */
  smallGroups: readonly (PersonGroups & { responseKey: string })[];
};

type Input = {
  model: Model;
  plan: OperationPlan;
  /** Whose rows the caller reaches where its scope is not all: persons that are given, those of the case that the statement looks up, or nobody. */
  reach: 'given' | CaseKind | 'nobody';
};

/** `counts`: the key may name several records, so the answer says how many. */
export type CompiledRoot = { responseKey: string; level: Level; counts: boolean };

export function compileOperation({ model, plan, reach }: Input): Compiled | null {
  // Feeds and what resolvers answer: the interpreter puts such answers together.
  if (plan.roots.length === 0 || plan.roots.length !== plan.rootCount) return null;

  const kind = reach === 'given' || reach === 'nobody' ? undefined : reach;
  const named = new Set<Entity>();
  const onNamed = (entity: Entity) => named.add(entity);
  const shared: StatementContext = statementContext(model, {
    onNamed,
    scope: plan.scope,
    reach: reach === 'given' ? new Given('reach') : kind ? new PersonsOfCase() : null,
    cellKey: new Given('cellKey'),
  });
  const selects = new Map([['t', TIMES_TEXT]]);
  if (kind) selects.set('b', CASE_TOLD);
  const joins: string[] = [];
  const roots: CompiledRoot[] = [];
  const smallGroups: (PersonGroups & { responseKey: string })[] = [];
  // All roots mean the same present, so one that must know its times beforehand settles them for all.
  const pinned = plan.roots.some(isPinned);
  for (const [i, { responseKey, level, asOf: asked }] of plan.roots.entries()) {
    const times = ({ add, registers }: Pick<StatementContext, 'add' | 'registers'>): RegistersAt => {
      const day = once(() => add(new Given(pinned || asked?.validAt ? `${responseKey}.validAt` : 'today'), 'date'));
      const known = once(() => (pinned || asked?.knownAt ? add(new Given(`${responseKey}.knownAt`), 'timestamptz') : PRESENT));
      const today = once(() => (pinned || asked?.validAt ? add(new Given('today'), 'date') : day()));
      return timesWhenUsed({ validAt: day, knownAt: known, today }, registers);
    };
    const digest = asksForTimes(asked) ? once(() => shared.add(new Given(`${responseKey}.digest`), 'text')) : undefined;
    const sql: SqlContext = { ...shared, at: times(shared), asked: digest };
    const aggregate = level.origin.kind === 'aggregate' ? level.origin.aggregate : null;
    if (aggregate?.protection === 'SMALL_GROUPS') {
      const before = statementContext(model, { onNamed, scope: shared.scope, reach: shared.reach });
      smallGroups.push({ responseKey, ...personGroups({ ...before, at: times(before) }, aggregate), values: before.values });
    }
    const counts = level.origin.kind === 'key' && !isUnique(sql, level.entity, level.origin.key);
    if (aggregate) {
      const grouped = aggregateSql(sql, aggregate, () => shared.add(new Given(`${responseKey}.hidden`), 'text[]'));
      const g = sql.alias();
      joins.push(`cross join (${grouped}) ${g}`);
      selects.set(bytesColumn(`j${i}`), `${g}.j`);
      selects.set(`c${i}`, `${g}.counted`);
    } else {
      const { json, subjects, from } = level.list ? connectionSql(record, sql, level, null) : one(sql, level);
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
  const answer = `${kind ? underCase(model, kind, shared) : ''}select ${columns.join(', ')} from (select) one ${joins.join(' ')}`;
  return {
    // Look-ups are few rows by their own cost.
    text: mannerOf(plan).kind === 'brief' ? answer : weighed(answer, [...selects.keys()]),
    values: shared.values,
    roots,
    isPinned: pinned,
    looksAtPersons: [...named].some((entity) => entity.subject !== undefined),
    smallGroups,
  };

  /** The record a key or an id names. */
  function one(sql: SqlContext, level: Level): Part {
    const t = sql.alias();
    const piece = record(sql, level, level.parts, t);
    const where =
      level.origin.kind === 'key'
        ? compileWhere(sql, level.entity, level.origin.where, t)
        : level.origin.kind === 'id'
          ? [predicate`${t}.id = ${sql.add(level.origin.id, 'uuid')}`]
          : [];
    const from = expr`from ${level.entity.table} ${t}${joinsOf(piece)} where ${all([...rows(sql, level, t), ...where])} limit 1`;
    return { json: piece.json, subjects: piece.subjects, from };
  }

  /** A linked record: `target` is the SQL of its id. */
  function linked(sql: SqlContext, level: Level, target: Expr): Piece {
    const t = sql.alias();
    const piece = record(sql, level, level.parts, t);
    const from = expr`from ${level.entity.table} ${t}${joinsOf(piece)} where ${all([predicate`${t}.id = ${target}`, ...rows(sql, level, t)])}`;
    return lift(sql, { json: piece.json, subjects: piece.subjects, from });
  }

  /** Where no subject can come out a scalar sub-select does; otherwise the row is joined, so that both values come from one look-up. */
  function lift(sql: SqlContext, { json, subjects, from }: Part): Piece {
    if (subjects === null) return { json: orNull(expr`(select ${json} ${from})`), subjects: null, joins: [] };
    const l = sql.alias();
    return {
      json: orNull(`${l}.j`),
      subjects: expr`${l}.s`,
      joins: [expr`left join lateral (select ${json} as j, ${subjects} as s ${from}) ${l} on true`],
    };
  }

  function rows(sql: SqlContext, level: Level, t: string): Predicate[] {
    return [asOf(t, sql.at), ...levelScope(sql, level, t)];
  }

  function record(sql: SqlContext, level: Level, parts: readonly RecordPart[], t: string): Piece {
    const frame = recordExpressions(sql, level.entity, t, true);
    const joins: Expr[] = [];
    const subjects: Expr[] = [];
    // A row of a page is counted once by its page, since its cursor alone already tells of it.
    if (!level.list) subjects.push(...ownSubjects(sql, level, t));
    const fields = parts.map((part): [string, Json] => {
      const piece = pieceOf(sql, level, part, t, frame);
      joins.push(...piece.joins);
      if (piece.subjects) subjects.push(piece.subjects);
      return [part.key, piece.json];
    });
    return {
      json: jsonObject(fields),
      subjects: subjects.length > 0 ? expr`nullif(concat_ws(',', ${joined(subjects, ', ')}), '')` : null,
      joins,
    };
  }

  /** One field of the record `t`. */
  function pieceOf(sql: SqlContext, level: Level, part: RecordPart, t: string, frame: Readonly<Record<FrameName, Expr>>): Piece {
    const { entity } = level;
    switch (part.is) {
      case 'typename':
        return plain(jsonWord(entity.name));
      case 'frame':
        return plain(jsonOf(frame[part.name]));
      case 'value':
        return plain(jsonOf(output(sql, entity, part.field, t), plainType(part.field)));
      case 'asked':
        return answered(sql, level, part.asked, t);
      case 'record':
        return linked(sql, part.level, idBehind(sql, entity, part.level.origin, t));
      case 'connection':
        return lift(sql, connectionSql(record, sql, part.level, column(t, 'id')));
      case 'legalBasis':
        return plain(jsonOf(changeSetOf(column('s', 'legal_basis'), t)));
      case 'erased':
        return plain(jsonBare(erasedOfState(entity, t, namesOf(part.parts))));
      case 'underInvestigation':
        return plain(jsonOf(isDoubted(sql, column(t, 'id')), 'boolean'));
      case 'changeSet':
        return plain(orNull(changeSetOf(changeSetObject(part.parts), t)));
      case 'history':
        return plain(historySql(sql, level, part, t));
      case 'withheldFields':
        return plain(jsonWords(part.names));
      case 'withheld':
        return plain(JSON_NULL);
      default:
        return part satisfies never;
    }
  }

  /** A computed answer; one of several parts is computed once and looked at for each. */
  function answered(sql: SqlContext, level: Level, asked: Asked, t: string): Piece {
    const expression = askedSql(sql, level.entity, asked, t);
    if (!asked.shape) return plain(jsonOf(expression, plainType(asked.field)));
    const l = sql.alias();
    return {
      json: jsonBare(partsJson(asked.shape, `${l}.a`, sql.alias)),
      subjects: null,
      joins: [expr`left join lateral (select ${expression} as a) ${l} on true`],
    };
  }
}

/** What the statement looks up before all: the case it is asked under (`CASE_TOLD`, `PersonsOfCase`). */
function underCase(model: Model, kind: CaseKind, { add }: Pick<StatementContext, 'add'>): string {
  return `with ${openCaseSql(model, kind, (name) => add(new Given(name), CASE_GIVEN[name]))} `;
}

function plain(json: Json): Piece {
  return { json, subjects: null, joins: [] };
}

/**
 * The answer if it may be sent, and its bytes: what is too large is told from what fits before it leaves the database. A list that was cut
 * would be taken for the whole, so it is refused instead.
 */
function weighed(answer: string, names: readonly string[]): string {
  const isJson = (name: string) => name.startsWith(BYTES);
  const sizes = names.filter(isJson).map((name) => `coalesce(octet_length(a."${name}"), 0)`);
  const columns = names.map((name) =>
    isJson(name) ? `case when w.size <= ${ANSWER_BYTES_MAX} then w."${name}" end as "${name}"` : `w."${name}"`,
  );
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

function joinsOf({ joins }: Piece): Expr {
  return joins.length > 0 ? expr` ${joined(joins, ' ')}` : expr``;
}

function changeSetOf(value: Expr | Json, t: string): Expr {
  return expr`(select ${value} from change_place c join change_set s on s.id = c.change_set_id where c.position = ${column(t, 'position')})`;
}
