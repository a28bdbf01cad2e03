import { derivedEnd } from '../declare/field-ends.js';
import { statusFields } from '../declare/record-status.js';
import { rowOf } from '../declare/registers-at.js';
import { sqlType } from '../declare/sql-type.js';
import {
  type ColumnField,
  type ComputedField,
  type DerivedField,
  type Entity,
  type Field,
  FRAME,
  type FrameName,
} from '../declare/types.js';
import { instantText } from '../time/instant.js';
import { beginsAfter, dayText, endedBy, KNOWLEDGE_END, latestFirst, type PeriodEnd, periodColumn, periodDay } from '../time/period-sql.js';
import { column, type Expr, expr, formed, joined, naming, type Part, predicate } from './fragment.js';
import { scopeOf, subjectsOf } from './scope-sql.js';
import { asOf, linkColumn, onDay, type SqlContext } from './sql-context.js';

/** One end of the row's own period as a day. */
export function periodEnd(alias: string, end: PeriodEnd): Expr {
  return naming(periodDay(alias, end), alias, [periodColumn(end)]);
}

/** What every record answers with, by GraphQL name; a row read as in force needs no test of it. */
export function recordExpressions(sql: SqlContext, entity: Entity, alias: string, inForce = false): Readonly<Record<FrameName, Expr>> {
  return {
    id: column(alias, 'id'),
    stateId: stateId(alias),
    // A digest becomes a parameter when it is looked at, as a day does.
    get cacheId() {
      return sql.asked ? expr`${column(alias, 'id')}::text || '@' || ${sql.asked()}` : expr`${column(alias, 'id')}::text`;
    },
    version: column(alias, 'version'),
    validFrom: periodEnd(alias, 'validFrom'),
    validTo: periodEnd(alias, 'validTo'),
    recordedFrom: formed(column(alias, 'recorded_from'), instantText),
    recordedTo: expr`${KNOWLEDGE_END}`,
    // Looked at where it is wanted: it names a day, and a parameter that stands nowhere has no type.
    get status() {
      return recordStatus(sql, entity, alias, inForce);
    },
  };
}

/** The slice's primary key as one text; an unknown start leaves its part out. */
function stateId(alias: string): Expr {
  return expr`concat_ws('.', ${column(alias, 'id')}, ${column(alias, 'version')}, ${periodEnd(alias, 'validFrom')})`;
}

/** The one expression of `status`: what holds first in the order of `RecordStatus`. */
export function recordStatus(sql: SqlContext, entity: Entity, alias: string, inForce = false): Expr {
  const { state, end, expiry } = statusFields(entity);
  // A day becomes a parameter when it is looked at, and one that stands nowhere has no type.
  const at = sql.at;
  const when = (holds: Part, status: string) => expr` when ${holds} then '${status}'`;
  const among = (values: readonly string[] = []) =>
    state && values.length > 0 ? [predicate`${column(alias, state.column)} in (${values.map((value) => `'${value}'`).join(', ')})`] : [];
  const cases = [
    ...(inForce ? [] : [when(naming(beginsAfter(alias, at.validAt), alias, [periodColumn('validFrom')]), 'NOT_YET')]),
    ...(inForce ? [] : [when(naming(endedBy(alias, at.validAt), alias, [periodColumn('validTo')]), 'CLOSED')]),
    ...[...among(state?.lifeCycle.revoked), ...(end ? [predicate`${column(alias, end.column)} <= ${at.validAt}`] : [])].map((holds) =>
      when(holds, 'REVOKED'),
    ),
    ...(expiry ? [when(predicate`${column(alias, expiry.column)} < ${at.validAt}`, 'EXPIRED')] : []),
    ...among(state?.lifeCycle.suspended).map((holds) => when(holds, 'SUSPENDED')),
  ];
  return cases.length === 0 ? expr`'IN_FORCE'::text` : expr`case${joined(cases, '')} else 'IN_FORCE' end`;
}

/**
 * The same as columns, with the position that wrote the state and the subjects of the row, or whoever else is shown with it. `status` only
 * where it may be shown, since it tells of fields that may be withheld.
 */
export function recordColumns(
  sql: SqlContext,
  entity: Entity,
  alias: string,
  { when = 'day', subjects = subjectsOf, status }: { when?: 'day' | 'ever'; subjects?: typeof subjectsOf; status: boolean },
): string[] {
  const frame = recordExpressions(sql, entity, alias);
  return [
    ...FRAME.filter((name) => name !== 'status' || status).map((name) => `${frame[name]} as "${name}"`),
    `${alias}.position::text as "position"`,
    ...(entity.subject ? [`${subjects(sql, entity, alias, when)} as "subjects"`] : []),
  ];
}

/** The one output expression of a stored, derived or computed value; links answer their target's id. */
export function output(sql: SqlContext, entity: Entity, field: Field, alias: string): Expr {
  switch (field.kind) {
    case 'column':
      return columnOutput(field, column(alias, field.column));
    case 'link':
      return column(alias, field.column);
    case 'computed': {
      const expression = value(sql, entity, field, alias);
      return field.type === 'Date' ? formed(expression, dayText) : expression;
    }
    case 'derived':
      return value(sql, entity, field, alias);
    case 'links':
      throw new Error(`${entity.name}.${field.name} is a list of records`);
    default:
      return field satisfies never;
  }
}

function columnOutput({ type, list }: ColumnField, stored: Expr): Expr {
  if (list) return stored;
  if (type === 'GeoJSON') return expr`${stored}::json`;
  return type === 'Date' ? formed(stored, dayText) : stored;
}

/** The value as SQL compares it (dates as dates). */
export function value(sql: SqlContext, entity: Entity, field: Field, alias: string): Expr {
  if (field.kind === 'column' || field.kind === 'link') return column(alias, field.column);
  if (field.kind === 'computed') return computedValue(sql, entity, field, alias);
  if (field.kind === 'derived') {
    const d = derived(sql, entity, field, alias);
    return expr`(select ${d.column} from ${d.from} where ${d.where} and ${d.join} and ${d.column} is not null order by ${latestFirst(d.through)} limit 1)`;
  }
  throw new Error(`${entity.name}.${field.name} has no single value`);
}

/** A computed answer. An argument `on` moves the whole expression to that day; every other one left out is null. */
export function computedValue(
  sql: SqlContext,
  entity: Entity,
  field: ComputedField,
  alias: string,
  given: Readonly<Record<string, unknown>> = {},
): Expr {
  const expression = sql.model.computed.get(`${entity.name}.${field.name}`);
  if (!expression) throw new Error(`${entity.name}.${field.name} has no computed expression`);
  const absent = (name: string) => given[name] === null || given[name] === undefined;
  const values = Object.fromEntries(
    field.arguments.map(({ name, type }) => [name, absent(name) ? `null::${sqlType(type)}` : sql.add(given[name], sqlType(type))] as const),
  );
  const at = absent('on') ? sql.at : onDay(sql.at, values.on ?? sql.at.validAt);
  const columns: string[] = [];
  const text = expression(
    rowOf(entity, alias, (name) => columns.push(name)),
    at,
    values,
    sql.model.law,
  );
  return expr`(${naming(text, alias, columns)})`;
}

/** The rows a derived field looks at, with the scope of the entity it passes through. */
export function derived(sql: SqlContext, entity: Entity, field: DerivedField, alias: string) {
  const { through, target, end } = derivedEnd(sql.model.declarations, entity, field.path);
  const t = sql.alias();
  const isLink = through.kind === 'link';
  const inner = column(t, isLink ? 'id' : linkColumn(target, through.via));
  const outer = column(alias, isLink ? through.column : 'id');
  return {
    through: t,
    target,
    end,
    column: column(t, end.column),
    from: `${target.table} ${t}`,
    where: predicate`${asOf(t, sql.at)}${scopeOf(sql, target, t)}`,
    inner,
    outer,
    join: predicate`${inner} = ${outer}`,
  };
}

/** SQL of the id of the agency that is the authority for an entity's data at the times asked for. */
export function authorityId(sql: SqlContext, entity: string): Expr {
  const { authority, declarations } = sql.model;
  const scopes = authority && declarations.entities.get(authority.entity);
  const scope = scopes?.fields.get(authority?.scope ?? '');
  if (!authority || !scopes || scope?.kind !== 'column') throw new Error('no register of authorities is declared');
  const a = sql.alias();
  return expr`(select ${a}.${linkColumn(scopes, authority.agency)} from ${scopes.table} ${a} where ${a}.${scope.column} = ${sql.add(entity, 'text')} and ${asOf(a, sql.at)} order by ${latestFirst(a)} limit 1)`;
}

/** SQL of the id of the document that the change at `position` names first as its legal basis, at the times asked for. */
export function legalDocumentId(sql: SqlContext, position: Part): Expr {
  const { legalDocuments, declarations } = sql.model;
  const documents = legalDocuments && declarations.entities.get(legalDocuments.entity);
  const key = documents?.fields.get(legalDocuments?.key ?? '');
  if (!legalDocuments || !documents || key?.kind !== 'column') throw new Error('no register of legal documents is declared');
  const d = sql.alias();
  const named = expr`(select substring(s.legal_basis from ${sql.add(legalDocuments.form, 'text')}) from change_place c join change_set s on s.id = c.change_set_id where c.position = ${position})`;
  return expr`(select ${d}.id from ${documents.table} ${d} where ${d}.${key.column} = ${named} and ${asOf(d, sql.at)} order by ${latestFirst(d)} limit 1)`;
}
