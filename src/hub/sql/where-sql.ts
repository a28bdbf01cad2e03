import { foldText } from '../declare/fold.js';
import { TWINS } from '../declare/twins.js';
import type { ColumnField, Entity, Field } from '../declare/types.js';
import { endComparison, isOpenEnd, isPeriodEnd, type PeriodEnd, periodColumn } from '../time/period-sql.js';
import { otherSpellings, spellings } from './asked-text.js';
import { column, type Expr, joined, naming, type Predicate, predicate } from './fragment.js';
import { liesNear, meetsBox } from './geometry.js';
import { Leaf, later } from './leaf.js';
import { scopePredicate } from './scope-sql.js';
import { all, asOf, conjunction, entityOf, linkColumn, type SqlContext, sqlType } from './sql-context.js';
import { derived, periodEnd, value } from './value-sql.js';

/** A `…Where` input as predicates over the row `alias`; empty objects hold for every row. */
export function compileWhere(sql: SqlContext, entity: Entity, where: unknown, alias: string): Predicate[] {
  return Object.entries(asObject(where)).flatMap(([name, given]): Predicate[] => {
    if (given === null || given === undefined) return [];
    if (name === 'and' || name === 'or') {
      const parts = asList(given).map((part) => conjunction(compileWhere(sql, entity, part, alias)));
      if (parts.length === 0) return name === 'or' ? [predicate`false`] : [];
      return [predicate`(${joined(parts, ` ${name} `)})`];
    }
    if (name === 'not') return [predicate`not coalesce(${conjunction(compileWhere(sql, entity, given, alias))}, false)`];
    if (name === 'id') return compare(sql, stored(column(alias, 'id'), 'ID'), asObject(given));
    if (isPeriodEnd(name)) return compare(sql, endOfPeriod(alias, name), asObject(given));
    const field = entity.fields.get(name);
    if (!field) throw new Error(`${entity.name}.${name} is unknown`);
    return compileField(sql, entity, field, given, alias);
  });
}

function compileField(sql: SqlContext, entity: Entity, field: Field, given: unknown, alias: string): Predicate[] {
  switch (field.kind) {
    case 'column':
      if (field.list) return listOperators(sql, column(alias, field.column), field.type, asObject(given));
      return compare(sql, stored(column(alias, field.column), field.type, twinOf(field, alias)), asObject(given));
    case 'computed':
      return compare(sql, stored(value(sql, entity, field, alias), field.type), asObject(given));
    case 'link':
      return [throughLink(sql, entityOf(sql, field.target), given, 'id', column(alias, field.column))];
    case 'links': {
      const target = entityOf(sql, field.target);
      return [throughLink(sql, target, given, linkColumn(target, field.via), column(alias, 'id'))];
    }
    case 'derived': {
      const d = derived(sql, entity, field, alias);
      const inner =
        d.end.kind === 'link'
          ? [throughLink(sql, entityOf(sql, d.end.target), given, 'id', d.column)]
          : compare(sql, stored(d.column, field.type), asObject(given));
      const isNull = asObject(given).isNull;
      if (d.end.kind === 'column' && isNull === true)
        return [predicate`not exists (select from ${d.from} where ${d.where} and ${d.join} and ${d.column} is not null)`];
      if (d.end.kind === 'column' && d.end.key && namesFew(asObject(given))) {
        return [predicate`${d.outer} = any(array(select ${d.inner} from ${d.from} where ${d.where} and ${conjunction(inner)}))`];
      }
      return [predicate`exists (select from ${d.from} where ${d.where} and ${d.join} and ${conjunction(inner)})`];
    }
    default:
      return field satisfies never;
  }
}

/** Rows whose `outer` is the column `key` of a record of `entity` that meets the filter. */
function throughLink(sql: SqlContext, entity: Entity, where: unknown, key: string, outer: Expr): Predicate {
  const t = sql.alias();
  const predicates = all([asOf(t, sql.at), ...scopePredicate(sql, entity, t, sql.scope(entity)), ...compileWhere(sql, entity, where, t)]);
  // Few records, named by their key, are looked up first: their ids then find the rows. Of the other form PostgreSQL makes a join of all rows with all.
  const keys = Object.entries(asObject(where)).flatMap(([name, operators]) => {
    const field = entity.fields.get(name);
    return field?.kind === 'column' && field.key && namesFew(asObject(operators)) ? [{ ...field.key, type: field.type, operators: asObject(operators) }] : [];
  });
  const named = predicate`select ${t}.${key} from ${entity.table} ${t} where ${predicates}`;
  // One record at most, and so rows in the order of the index that begins with the link: a page of them is read without the others.
  if (key === 'id' && keys.some(({ unique, type, operators }) => unique && operators.eq !== undefined && otherSpellings(type, operators.eq) === undefined))
    return predicate`${outer} = (${named})`;
  if (keys.length > 0) return predicate`${outer} = any(array(${named}))`;
  return predicate`exists (select from ${entity.table} ${t} where ${t}.${key} = ${outer} and ${predicates})`;
}

/** Whether operators on a key name its holders one by one. */
function namesFew(operators: Readonly<Record<string, unknown>>): boolean {
  return operators.eq !== undefined || operators.in !== undefined;
}

/** The generated column some operators look at instead. */
function twinOf({ searchable, column: stores, twin }: ColumnField, alias: string): Expr | undefined {
  if (searchable) return column(alias, `${stores}_folded`);
  return twin === undefined ? undefined : column(alias, twin);
}

type Comparison = '=' | '<' | '<=' | '>' | '>=';

/** What is compared: its type and expression, and how it is compared with an operand and with null. */
type Compared = { type: string; expression: Expr; twin?: Expr | undefined; with(operator: Comparison, operand: string): Predicate; isNull: Predicate };

/** A column or an expression, ordered by its twin where it has one. */
function stored(expression: Expr, type: string, twin?: Expr): Compared {
  const ranked = twin !== undefined && TWINS[type] ? TWINS[type].of : undefined;
  return {
    type,
    expression,
    twin,
    with: (operator, operand) =>
      ranked && twin && operator !== '=' ? predicate`${twin} ${operator} ${ranked}(${operand})` : predicate`${expression} ${operator} ${operand}`,
    isNull: predicate`${expression} is null`,
  };
}

/** One end of the row's own period. */
function endOfPeriod(alias: string, end: PeriodEnd): Compared {
  const condition = (text: string) => predicate`${naming(text, alias, [periodColumn(end)])}`;
  return {
    type: 'Date',
    expression: periodEnd(alias, end),
    with: (operator, operand) => condition(endComparison(alias, end, operator, operand)),
    isNull: condition(isOpenEnd(alias, end)),
  };
}

function compare(sql: SqlContext, compared: Compared, operators: Record<string, unknown>): Predicate[] {
  const { expression, twin } = compared;
  const t = sqlType(compared.type);
  return Object.entries(operators).flatMap(([operator, given]): Predicate[] => {
    if (given === undefined) return [];
    switch (operator) {
      case 'eq': {
        const others = otherSpellings(compared.type, given);
        return [compared.with('=', others === undefined ? sql.add(given, t) : `any(${sql.add(others, `${t}[]`)})`)];
      }
      case 'in':
        return [compared.with('=', `any(${sql.add(spellings(compared.type, given), `${t}[]`)})`)];
      case 'lt':
        return [compared.with('<', sql.add(given, t))];
      case 'lte':
        return [compared.with('<=', sql.add(given, t))];
      case 'gt':
        return [compared.with('>', sql.add(given, t))];
      case 'gte':
        return [compared.with('>=', sql.add(given, t))];
      case 'isNull':
        return [given === true ? compared.isNull : predicate`not (${compared.isNull})`];
      case 'startsWith':
      case 'contains': {
        const prefix = operator === 'contains' ? '%' : '';
        const pattern = later(given, (text) => `${prefix}${likeLiteral(twin ? foldText(String(text)) : String(text).normalize('NFC'))}%`);
        return [predicate`${twin ?? expression} like ${sql.add(pattern, 'text')}`];
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

function listOperators(sql: SqlContext, expression: Expr, type: string, operators: Record<string, unknown>): Predicate[] {
  return Object.entries(operators).flatMap(([operator, given]): Predicate[] => {
    if (given === undefined || given === null) return [];
    const others = operator === 'has' ? otherSpellings(type, given) : undefined;
    if (others !== undefined) return [predicate`${expression} && ${sql.add(others, `${sqlType(type)}[]`)}`];
    return operator === 'has'
      ? [predicate`${expression} @> array[${sql.add(given, sqlType(type))}]`]
      : [predicate`${expression} is ${given === true ? '' : 'not '}null`];
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
