import { derivedEnd } from '../declare/field-ends.js';
import type { ColumnField, ComputedField, DerivedField, Entity, Field, FrameName } from '../declare/types.js';
import { beginsAfter, dayText, endedBy, instantText, KNOWLEDGE_END, latestFirst, periodDay } from '../time/period-sql.js';
import { scopeOf, subjectsOf } from './scope-sql.js';
import { asOf, linkColumn, onDay, type SqlContext, sqlType } from './sql-context.js';

/** What every record answers with, by GraphQL name; a row read as in force needs no test of it. */
export function recordExpressions(sql: SqlContext, entity: Entity, alias: string, inForce = false): Readonly<Record<FrameName, string>> {
  const at = sql.at;
  const expiry = [...entity.fields.values()].find((f): f is ColumnField => f.kind === 'column' && f.isExpiry);
  const expired = expiry ? ` when ${alias}.${expiry.column} < ${at.validAt} then 'EXPIRED'` : '';
  return {
    id: `${alias}.id`,
    version: `${alias}.version`,
    validFrom: periodDay(alias, 'validFrom'),
    validTo: periodDay(alias, 'validTo'),
    recordedFrom: instantText(`${alias}.recorded_from`),
    recordedTo: KNOWLEDGE_END,
    status: inForce
      ? expired
        ? `case${expired} else 'IN_FORCE' end`
        : `'IN_FORCE'::text`
      : `case when ${beginsAfter(alias, at.validAt)} then 'NOT_YET' when ${endedBy(alias, at.validAt)} then 'CLOSED'${expired} else 'IN_FORCE' end`,
  };
}

/** The same as columns, with the position that wrote the state and the subjects of the row, or whoever else is shown with it. */
export function recordColumns(sql: SqlContext, entity: Entity, alias: string, when: 'day' | 'ever' = 'day', subjects = subjectsOf): string[] {
  return [
    ...Object.entries(recordExpressions(sql, entity, alias)).map(([name, expression]) => `${expression} as "${name}"`),
    `${alias}.position::text as "position"`,
    ...(entity.subject ? [`${subjects(sql, entity, alias, when)} as "subjects"`] : []),
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
    return `(select ${d.column} from ${d.from} where ${d.where} and ${d.join} and ${d.column} is not null order by ${latestFirst(d.through)} limit 1)`;
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
  const at = absent('on') ? sql.at : onDay(sql.at, values.on ?? sql.at.validAt);
  return `(${expression(alias, at, values, sql.model.law)})`;
}

/** The rows a derived field looks at, with the scope of the entity it passes through. */
export function derived(sql: SqlContext, entity: Entity, field: DerivedField, alias: string) {
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
  return `(select ${a}.${linkColumn(scopes, authority.agency)} from ${scopes.table} ${a} where ${a}.${scope.column} = ${sql.add(entity, 'text')} and ${asOf(a, sql.at)} order by ${latestFirst(a)} limit 1)`;
}

/** SQL of the id of the document that the change at `position` names first as its legal basis, at the times asked for. */
export function legalDocumentId(sql: SqlContext, position: string): string {
  const { legalDocuments, declarations } = sql.model;
  const documents = legalDocuments && declarations.entities.get(legalDocuments.entity);
  const key = documents?.fields.get(legalDocuments?.key ?? '');
  if (!legalDocuments || !documents || key?.kind !== 'column') throw new Error('no register of legal documents is declared');
  const d = sql.alias();
  const named = `(select substring(s.legal_basis from ${sql.add(legalDocuments.form, 'text')}) from change c join change_set s on s.id = c.change_set_id where c.position = ${position})`;
  return `(select ${d}.id from ${documents.table} ${d} where ${d}.${key.column} = ${named} and ${asOf(d, sql.at)} order by ${latestFirst(d)} limit 1)`;
}
