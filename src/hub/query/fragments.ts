import type { RowScope } from '../access/row-scope.js';
import { foldText } from '../declare/fold.js';
import type { AtPlaceholders, Model } from '../declare/model.js';
import { derivedEnd } from '../declare/read-declarations.js';
import { TWINS } from '../declare/twins.js';
import type { ColumnField, ComputedField, DerivedField, Entity, Field } from '../declare/types.js';
import { HubError } from '../errors.js';
import { liesNear, meetsBox, refuseBadPlace } from './geometry.js';
import { Leaf, later, now } from './leaf.js';

/**
 * The SQL both executors share: times, scalars, filters, row scopes. Every value becomes a parameter; every name comes from the declarations,
 * so nothing a caller writes is ever SQL text.
 */

export type { RowScope } from '../access/row-scope.js';

export type SqlContext = {
  model: Model;
  /** Adds a parameter, returns its typed placeholder. */
  add(value: unknown, type: string): string;
  at: AtPlaceholders;
  /** The scope in which rows of an entity may be looked at when a filter or a derived field passes through them. */
  scope(entity: Entity): RowScope;
  /** The caller's own subject id, null when unknown. */
  ownSubject: unknown;
  alias(): string;
};

/** A statement being built, before the times of one root field are known. */
export type StatementContext = Omit<SqlContext, 'at'> & { values: unknown[] };

export function statementContext(model: Model, access: Pick<SqlContext, 'scope' | 'ownSubject'>): StatementContext {
  const values: unknown[] = [];
  let aliases = 0;
  return { model, values, add: (value, type) => `$${values.push(value)}::${type}`, ...access, alias: () => `t${aliases++}` };
}

export function sqlContext(
  model: Model,
  times: { validAt: string; knownAt: string },
  access: Pick<SqlContext, 'scope' | 'ownSubject'>,
): SqlContext & { values: unknown[] } {
  const statement = statementContext(model, access);
  return { ...statement, at: { validAt: statement.add(times.validAt, 'date'), knownAt: statement.add(times.knownAt, 'timestamptz') } };
}

/**
 * As known now, where nothing was asked: within one statement no row is younger than the ledger's head, so what is not superseded is what the head
 * knows. As an instant it lies after every recording and before `infinity`.
 */
export const PRESENT = `timestamptz '9999-12-31 23:59:59.999999+00'`;

export function knownAt(alias: string, at: AtPlaceholders): string {
  if (at.knownAt === PRESENT) return `${alias}.recorded_to = 'infinity'`;
  return `${alias}.recorded_from <= ${at.knownAt} and ${at.knownAt} < ${alias}.recorded_to`;
}

export function validAt(alias: string, at: AtPlaceholders): string {
  return `${alias}.valid_from <= ${at.validAt} and ${at.validAt} < ${alias}.valid_to`;
}

export function asOf(alias: string, at: AtPlaceholders): string {
  return `${validAt(alias, at)} and ${knownAt(alias, at)}`;
}

/** An instant as text with six fraction digits; open ends are null. */
export function instantText(expression: string): string {
  return `case when isfinite(${expression}) then to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') end`;
}

/** A day as `YYYY-MM-DD` (the connections' date style, and JSON's); open ends are null. */
export function dayText(expression: string): string {
  return `case when isfinite(${expression}) then ${expression} end`;
}

/** What every record answers with, by GraphQL name; a row read as in force needs no test of it. */
export function recordExpressions(sql: SqlContext, entity: Entity, alias: string, inForce = false): Readonly<Record<string, string>> {
  const at = sql.at;
  const expiry = [...entity.fields.values()].find((f): f is ColumnField => f.kind === 'column' && f.isExpiry);
  const expired = expiry ? ` when ${alias}.${expiry.column} < ${at.validAt} then 'EXPIRED'` : '';
  return {
    id: `${alias}.id`,
    version: `${alias}.version`,
    validFrom: dayText(`${alias}.valid_from`),
    validTo: dayText(`${alias}.valid_to`),
    recordedFrom: instantText(`${alias}.recorded_from`),
    recordedTo: instantText(`${alias}.recorded_to`),
    status: inForce
      ? expired
        ? `case${expired} else 'IN_FORCE' end`
        : `'IN_FORCE'`
      : `case when ${alias}.valid_from > ${at.validAt} then 'NOT_YET' when ${alias}.valid_to <= ${at.validAt} then 'CLOSED'${expired} else 'IN_FORCE' end`,
  };
}

/** The same as columns, with the position that wrote the state and the subjects of the row. */
export function recordColumns(sql: SqlContext, entity: Entity, alias: string, when: 'day' | 'ever' = 'day'): string[] {
  return [
    ...Object.entries(recordExpressions(sql, entity, alias)).map(([name, expression]) => `${expression} as "${name}"`),
    `${alias}.position::text as "position"`,
    ...(entity.subject ? [`${subjectsOf(sql, entity, alias, when)} as "subjects"`] : []),
  ];
}

/** The one output expression of a stored, derived or computed value; links answer their target's id. */
export function output(sql: SqlContext, entity: Entity, field: Field, alias: string): string {
  switch (field.kind) {
    case 'column':
      return columnOutput(field, `${alias}.${field.column}`);
    case 'link':
      return `${alias}.${field.column}`;
    case 'computed': {
      const expression = value(sql, entity, field, alias);
      return field.type === 'Date' ? dayText(expression) : expression;
    }
    case 'derived':
      return value(sql, entity, field, alias);
    case 'links':
      throw new Error(`${entity.name}.${field.name} is a list of records`);
    default:
      return field satisfies never;
  }
}

function columnOutput({ type, list }: ColumnField, expression: string): string {
  if (list) return expression;
  if (type === 'GeoJSON') return `${expression}::json`;
  return type === 'Date' ? dayText(expression) : expression;
}

/** The value as SQL compares it (dates as dates). */
export function value(sql: SqlContext, entity: Entity, field: Field, alias: string): string {
  if (field.kind === 'column' || field.kind === 'link') return `${alias}.${field.column}`;
  if (field.kind === 'computed') return computedValue(sql, entity, field, alias);
  if (field.kind === 'derived') {
    const d = derived(sql, entity, field, alias);
    return `(select ${d.column} from ${d.from} where ${d.where} and ${d.join} and ${d.column} is not null order by ${d.through}.valid_from desc, ${d.through}.id limit 1)`;
  }
  throw new Error(`${entity.name}.${field.name} has no single value`);
}

/** A computed answer. An argument `on` moves the whole expression to that day; every other one left out is null. */
export function computedValue(sql: SqlContext, entity: Entity, field: ComputedField, alias: string, given: Readonly<Record<string, unknown>> = {}): string {
  const expression = sql.model.computed.get(`${entity.name}.${field.name}`);
  if (!expression) throw new Error(`${entity.name}.${field.name} has no computed expression`);
  const absent = (name: string) => given[name] === null || given[name] === undefined;
  const values = Object.fromEntries(
    field.arguments.map(({ name, type }) => [name, absent(name) ? `null::${sqlType(type)}` : sql.add(given[name], sqlType(type))] as const),
  );
  const at = absent('on') ? sql.at : { ...sql.at, validAt: values.on ?? sql.at.validAt };
  return `(${expression(alias, at, values)})`;
}

/** The rows a derived field looks at, with the scope of the entity it passes through. */
function derived(sql: SqlContext, entity: Entity, field: DerivedField, alias: string) {
  const { through, target, end } = derivedEnd(sql.model.declarations, entity, field.path);
  const t = sql.alias();
  const [inner, outer] = through.kind === 'link' ? [`${t}.id`, `${alias}.${through.column}`] : [`${t}.${linkColumn(target, through.via)}`, `${alias}.id`];
  return {
    through: t,
    target,
    end,
    column: `${t}.${end.column}`,
    from: `${target.table} ${t}`,
    where: `${asOf(t, sql.at)}${scopeOf(sql, target, t)}`,
    inner,
    outer,
    join: `${inner} = ${outer}`,
  };
}

/** SQL of the id of the agency that is the authority for an entity's data at the times asked for. */
export function authorityId(sql: SqlContext, entity: string): string {
  const { authority, declarations } = sql.model;
  const scopes = authority && declarations.entities.get(authority.entity);
  const scope = scopes?.fields.get(authority?.scope ?? '');
  if (!authority || !scopes || scope?.kind !== 'column') throw new Error('no register of authorities is declared');
  const a = sql.alias();
  return `(select ${a}.${linkColumn(scopes, authority.agency)} from ${scopes.table} ${a} where ${a}.${scope.column} = ${sql.add(entity, 'text')} and ${asOf(a, sql.at)} order by ${a}.valid_from desc, ${a}.id limit 1)`;
}

/** SQL of the id of the document that the change at `position` names first as its legal basis, at the times asked for. */
export function legalDocumentId(sql: SqlContext, position: string): string {
  const { legalDocuments, declarations } = sql.model;
  const documents = legalDocuments && declarations.entities.get(legalDocuments.entity);
  const key = documents?.fields.get(legalDocuments?.key ?? '');
  if (!legalDocuments || !documents || key?.kind !== 'column') throw new Error('no register of legal documents is declared');
  const d = sql.alias();
  const named = `(select substring(s.legal_basis from ${sql.add(legalDocuments.form, 'text')}) from change c join change_set s on s.id = c.change_set_id where c.position = ${position})`;
  return `(select ${d}.id from ${documents.table} ${d} where ${d}.${key.column} = ${named} and ${asOf(d, sql.at)} order by ${d}.valid_from desc, ${d}.id limit 1)`;
}

export function linkColumn(entity: Entity, field: string): string {
  const link = entity.fields.get(field);
  if (link?.kind !== 'link') throw new Error(`${entity.name}.${field} is no link`);
  return link.column;
}

/** ` and …` that keeps only the rows the caller may see of `target`. */
function scopeOf(sql: SqlContext, entity: Entity, alias: string): string {
  return scopePredicate(sql, entity, alias, sql.scope(entity))
    .map((p) => ` and ${p}`)
    .join('');
}

/**
 * Rows the caller may see. Of states that are not in force on the day asked for (`when` is `ever`), whoever stood behind them
 * at any time of that state counts: a car that was scrapped with its owner's name on it does not become nobody's.
 */
export function scopePredicate(sql: SqlContext, entity: Entity, alias: string, scope: RowScope, when: Behind = 'day'): string[] {
  if (!entity.subject || scope === 'all') return [];
  const none = hasSubject(entity, alias, sql, null, when);
  const own = sql.ownSubject === null ? 'false' : hasSubject(entity, alias, sql, sql.ownSubject, when);
  if (scope === 'no-subject') return [`not ${none}`];
  return scope === 'own' ? [own] : [`(${own} or not ${none})`];
}

/** Whether the test of a scope reads another table than the row's own. */
export function looksElsewhere(entity: Entity, scope: RowScope): boolean {
  return scope !== 'all' && entity.subject?.via === 'links';
}

/** On the day asked for, or at any time of the row's own state; `row by row` is the day's test in a form that PostgreSQL does not turn into a join. */
type Behind = 'day' | 'ever' | 'row by row';

/** When the record `s` stood behind the row. */
function behind(sql: SqlContext, s: string, alias: string, when: Behind): string {
  return when !== 'ever' ? asOf(s, sql.at) : `${knownAt(s, sql.at)} and ${s}.valid_from < ${alias}.valid_to and ${alias}.valid_from < ${s}.valid_to`;
}

/** Whether a row has a subject at all (`id` null) or this one. */
function hasSubject(entity: Entity, alias: string, sql: SqlContext, id: unknown, when: Behind): string {
  const compare = (column: string) => (id === null ? `${column} is not null` : `${column} = ${sql.add(id, 'uuid')}`);
  const subject = entity.subject;
  if (!subject) return 'false';
  if (subject.via === 'self') return id === null ? 'true' : `(${alias}.id = ${sql.add(id, 'uuid')})`;
  if (subject.via === 'link') return `(${compare(`${alias}.subject_id`)})`;
  const { target, column } = subjectList(sql.model.declarations.entities, entity, subject.field);
  const s = sql.alias();
  const rows = `${target.table} ${s} where ${s}.${column} = ${alias}.id and ${behind(sql, s, alias, when)} and ${compare(`${s}.subject_id`)}`;
  // `is true`, since of a sub-select's null PostgreSQL expects one row in two hundred, and would read all to fill a page.
  return when === 'row by row' ? `((select true from ${rows} limit 1) is true)` : `exists (select from ${rows})`;
}

/** The subjects of a row, for the read log. */
export function subjectsOf(sql: SqlContext, entity: Entity, alias: string, when: 'day' | 'ever' = 'day'): string {
  const { subject } = entity;
  if (!subject) return `'{}'::uuid[]`;
  if (subject.via === 'self') return `array[${alias}.id]`;
  if (subject.via === 'link') return `case when ${alias}.subject_id is null then '{}'::uuid[] else array[${alias}.subject_id] end`;
  const { target, column } = subjectList(sql.model.declarations.entities, entity, subject.field);
  const s = sql.alias();
  return `array(select distinct ${s}.subject_id from ${target.table} ${s} where ${s}.${column} = ${alias}.id and ${behind(sql, s, alias, when)} and ${s}.subject_id is not null)`;
}

function subjectList(entities: ReadonlyMap<string, Entity>, entity: Entity, name: string): { target: Entity; column: string } {
  const field = entity.fields.get(name);
  const target = field?.kind === 'links' ? entities.get(field.target) : undefined;
  if (field?.kind !== 'links' || !target) throw new Error(`${entity.name}: subject list ${name}`);
  return { target, column: linkColumn(target, field.via) };
}

const SQL_TYPES: Readonly<Record<string, string>> = {
  Int: 'integer',
  Float: 'double precision',
  Boolean: 'boolean',
  Date: 'date',
  ID: 'uuid',
  DateTime: 'timestamptz',
};

/** The PostgreSQL type a GraphQL type is stored in; every other scalar and every enum is text. */
export function sqlType(type: string): string {
  return SQL_TYPES[type] ?? 'text';
}

const SEARCH_CHARACTERS_MIN = 3;

/** What no comparison can mean, refused when planning: null as a value, and a search for less than three characters. */
export function refuseMeaningless(operators: Readonly<Record<string, unknown>>): void {
  for (const [operator, given] of Object.entries(operators)) {
    if (given === null) {
      throw new HubError('BAD_USER_INPUT', {
        argument: operator,
        ruleVi: 'không dùng null, hãy dùng isNull.',
        ruleEn: 'null is not a value to compare with; use isNull.',
      });
    }
    if (operator === 'contains' && [...foldText(String(now(given)))].length < SEARCH_CHARACTERS_MIN) {
      throw new HubError('BAD_USER_INPUT', { argument: 'contains', ruleVi: 'cần ít nhất 3 ký tự.', ruleEn: 'at least 3 characters are needed.' });
    }
    if (operator === 'bbox' || operator === 'near') refuseBadPlace(operator, asObject(given));
  }
}

/** A `…Where` input as predicates over the row `alias`; empty objects hold for every row. */
export function compileWhere(sql: SqlContext, entity: Entity, where: unknown, alias: string): string[] {
  return Object.entries(asObject(where)).flatMap(([name, given]): string[] => {
    if (given === null || given === undefined) return [];
    if (name === 'and' || name === 'or') {
      const parts = asList(given).map((part) => conjunction(compileWhere(sql, entity, part, alias)));
      if (parts.length === 0) return name === 'or' ? ['false'] : [];
      return [`(${parts.join(` ${name} `)})`];
    }
    if (name === 'not') return [`not coalesce(${conjunction(compileWhere(sql, entity, given, alias))}, false)`];
    if (name === 'id') return compare(sql, `${alias}.id`, 'ID', asObject(given));
    if (name === 'validFrom') return compare(sql, `${alias}.valid_from`, 'Date', asObject(given));
    if (name === 'validTo') return compare(sql, `${alias}.valid_to`, 'Date', asObject(given));
    const field = entity.fields.get(name);
    if (!field) throw new Error(`${entity.name}.${name} is unknown`);
    return compileField(sql, entity, field, given, alias);
  });
}

function compileField(sql: SqlContext, entity: Entity, field: Field, given: unknown, alias: string): string[] {
  switch (field.kind) {
    case 'column':
      if (field.list) return listOperators(sql, `${alias}.${field.column}`, field.type, asObject(given));
      return compare(sql, `${alias}.${field.column}`, field.type, asObject(given), twinOf(field, alias));
    case 'computed':
      return compare(sql, value(sql, entity, field, alias), field.type, asObject(given));
    case 'link':
      return [throughLink(sql, entityOf(sql, field.target), given, 'id', `${alias}.${field.column}`)];
    case 'links': {
      const target = entityOf(sql, field.target);
      return [throughLink(sql, target, given, linkColumn(target, field.via), `${alias}.id`)];
    }
    case 'derived': {
      const d = derived(sql, entity, field, alias);
      const inner =
        d.end.kind === 'link' ? [throughLink(sql, entityOf(sql, d.end.target), given, 'id', d.column)] : compare(sql, d.column, field.type, asObject(given));
      const isNull = asObject(given).isNull;
      if (d.end.kind === 'column' && isNull === true) return [`not exists (select from ${d.from} where ${d.where} and ${d.join} and ${d.column} is not null)`];
      if (d.end.kind === 'column' && d.end.key && namesFew(asObject(given))) {
        return [`${d.outer} = any(array(select ${d.inner} from ${d.from} where ${d.where} and ${conjunction(inner)}))`];
      }
      return [`exists (select from ${d.from} where ${d.where} and ${d.join} and ${conjunction(inner)})`];
    }
    default:
      return field satisfies never;
  }
}

/** Rows whose `outer` is the `column` of a record of `entity` that meets the filter. */
function throughLink(sql: SqlContext, entity: Entity, where: unknown, column: string, outer: string): string {
  const t = sql.alias();
  const predicates = [asOf(t, sql.at), ...scopePredicate(sql, entity, t, sql.scope(entity)), ...compileWhere(sql, entity, where, t)].join(' and ');
  // Few records, named by their key, are looked up first: their ids then find the rows. Of the other form PostgreSQL makes a join of all rows with all.
  const keys = Object.entries(asObject(where)).flatMap(([name, operators]) => {
    const field = entity.fields.get(name);
    return field?.kind === 'column' && field.key && namesFew(asObject(operators)) ? [{ ...field.key, operators: asObject(operators) }] : [];
  });
  const named = `select ${t}.${column} from ${entity.table} ${t} where ${predicates}`;
  // One record at most, and so rows in the order of the index that begins with the link: a page of them is read without the others.
  if (column === 'id' && keys.some(({ unique, operators }) => unique && operators.eq !== undefined)) return `${outer} = (${named})`;
  if (keys.length > 0) return `${outer} = any(array(${named}))`;
  return `exists (select from ${entity.table} ${t} where ${t}.${column} = ${outer} and ${predicates})`;
}

/** Whether operators on a key name its holders one by one. */
function namesFew(operators: Readonly<Record<string, unknown>>): boolean {
  return operators.eq !== undefined || operators.in !== undefined;
}

/** The generated column some operators look at instead. */
function twinOf({ searchable, column, twin }: ColumnField, alias: string): string | undefined {
  return searchable ? `${alias}.${column}_folded` : twin && `${alias}.${twin}`;
}

function compare(sql: SqlContext, expression: string, type: string, operators: Record<string, unknown>, twin?: string): string[] {
  const t = sqlType(type);
  const ranked = twin !== undefined && TWINS[type] ? TWINS[type].of : undefined;
  const ordered = (operator: string, given: unknown) =>
    ranked ? `${twin} ${operator} ${ranked}(${sql.add(given, t)})` : `${expression} ${operator} ${sql.add(given, t)}`;
  return Object.entries(operators).flatMap(([operator, given]): string[] => {
    if (given === undefined) return [];
    switch (operator) {
      case 'eq':
        return [`${expression} = ${sql.add(given, t)}`];
      case 'in':
        return [`${expression} = any(${sql.add(given, `${t}[]`)})`];
      case 'lt':
        return [ordered('<', given)];
      case 'lte':
        return [ordered('<=', given)];
      case 'gt':
        return [ordered('>', given)];
      case 'gte':
        return [ordered('>=', given)];
      case 'isNull':
        return [`${expression} is ${given === true ? '' : 'not '}null`];
      case 'startsWith':
      case 'contains': {
        const prefix = operator === 'contains' ? '%' : '';
        const pattern = later(given, (text) => `${prefix}${likeLiteral(twin ? foldText(String(text)) : String(text))}%`);
        return [`${twin ?? expression} like ${sql.add(pattern, 'text')}`];
      }
      case 'bbox':
        return [meetsBox(sql, twin ?? expression, asObject(given))];
      case 'near':
        return [liesNear(sql, expression, twin ?? expression, asObject(given))];
      default:
        throw new Error(`unknown operator ${operator}`);
    }
  });
}

function listOperators(sql: SqlContext, expression: string, type: string, operators: Record<string, unknown>): string[] {
  return Object.entries(operators).flatMap(([operator, given]): string[] => {
    if (given === undefined || given === null) return [];
    return operator === 'has' ? [`${expression} @> array[${sql.add(given, sqlType(type))}]`] : [`${expression} is ${given === true ? '' : 'not '}null`];
  });
}

const likeLiteral = (s: string) => s.replace(/[\\%_]/g, (c) => `\\${c}`);

export function conjunction(predicates: readonly string[]): string {
  return predicates.length === 0 ? 'true' : `(${predicates.join(' and ')})`;
}

export function entityOf(sql: { model: Model }, name: string): Entity {
  const entity = sql.model.declarations.entities.get(name);
  if (!entity) throw new Error(`unknown entity ${name}`);
  return entity;
}

function asObject(value: unknown): Record<string, unknown> {
  if (value instanceof Leaf) throw new Error('a value stands where an input object belongs');
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
