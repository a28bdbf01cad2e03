import { HubError } from '../../errors.js';
import { foldText } from '../declare/fold.js';
import { TWINS } from '../declare/twins.js';
import type { ColumnField, Entity, Field } from '../declare/types.js';
import { endComparison, isOpenEnd, isPeriodEnd, type PeriodEnd, periodDay } from '../time/period-sql.js';
import { liesNear, meetsBox, refuseBadPlace } from './geometry.js';
import { Leaf, later, now } from './leaf.js';
import { scopePredicate } from './scope-sql.js';
import { asOf, conjunction, entityOf, linkColumn, type SqlContext, sqlType } from './sql-context.js';
import { derived, value } from './value-sql.js';

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
    if (name === 'id') return compare(sql, stored(`${alias}.id`, 'ID'), asObject(given));
    if (isPeriodEnd(name)) return compare(sql, periodEnd(alias, name), asObject(given));
    const field = entity.fields.get(name);
    if (!field) throw new Error(`${entity.name}.${name} is unknown`);
    return compileField(sql, entity, field, given, alias);
  });
}

function compileField(sql: SqlContext, entity: Entity, field: Field, given: unknown, alias: string): string[] {
  switch (field.kind) {
    case 'column':
      if (field.list) return listOperators(sql, `${alias}.${field.column}`, field.type, asObject(given));
      return compare(sql, stored(`${alias}.${field.column}`, field.type, twinOf(field, alias)), asObject(given));
    case 'computed':
      return compare(sql, stored(value(sql, entity, field, alias), field.type), asObject(given));
    case 'link':
      return [throughLink(sql, entityOf(sql, field.target), given, 'id', `${alias}.${field.column}`)];
    case 'links': {
      const target = entityOf(sql, field.target);
      return [throughLink(sql, target, given, linkColumn(target, field.via), `${alias}.id`)];
    }
    case 'derived': {
      const d = derived(sql, entity, field, alias);
      const inner =
        d.end.kind === 'link'
          ? [throughLink(sql, entityOf(sql, d.end.target), given, 'id', d.column)]
          : compare(sql, stored(d.column, field.type), asObject(given));
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

type Comparison = '=' | '<' | '<=' | '>' | '>=';

/** What is compared: its type and expression, and how it is compared with an operand and with null. */
type Compared = { type: string; expression: string; twin?: string | undefined; with(operator: Comparison, operand: string): string; isNull: string };

/** A column or an expression, ordered by its twin where it has one. */
function stored(expression: string, type: string, twin?: string): Compared {
  const ranked = twin !== undefined && TWINS[type] ? TWINS[type].of : undefined;
  return {
    type,
    expression,
    twin,
    with: (operator, operand) => (ranked && operator !== '=' ? `${twin} ${operator} ${ranked}(${operand})` : `${expression} ${operator} ${operand}`),
    isNull: `${expression} is null`,
  };
}

/** One end of the row's own period. */
function periodEnd(alias: string, end: PeriodEnd): Compared {
  return {
    type: 'Date',
    expression: periodDay(alias, end),
    with: (operator, operand) => endComparison(alias, end, operator, operand),
    isNull: isOpenEnd(alias, end),
  };
}

function compare(sql: SqlContext, compared: Compared, operators: Record<string, unknown>): string[] {
  const { expression, twin } = compared;
  const t = sqlType(compared.type);
  return Object.entries(operators).flatMap(([operator, given]): string[] => {
    if (given === undefined) return [];
    switch (operator) {
      case 'eq':
        return [compared.with('=', sql.add(given, t))];
      case 'in':
        return [compared.with('=', `any(${sql.add(given, `${t}[]`)})`)];
      case 'lt':
        return [compared.with('<', sql.add(given, t))];
      case 'lte':
        return [compared.with('<=', sql.add(given, t))];
      case 'gt':
        return [compared.with('>', sql.add(given, t))];
      case 'gte':
        return [compared.with('>=', sql.add(given, t))];
      case 'isNull':
        return [given === true ? compared.isNull : `not (${compared.isNull})`];
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

function asObject(value: unknown): Record<string, unknown> {
  if (value instanceof Leaf) throw new Error('a value stands where an input object belongs');
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
