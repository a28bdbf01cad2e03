import type { Area } from '../declare/areas.js';
import { COMPARISONS, type ComparedSide } from '../declare/derive-filters.js';
import { foldText } from '../declare/fold.js';
import { sqlType } from '../declare/sql-type.js';
import { TWINS } from '../declare/twins.js';
import type { ColumnField, Entity } from '../declare/types.js';
import { dayAway, intervalOf } from '../time/duration.js';
import { endComparison, isOpenEnd, isPeriodEnd, type PeriodEnd, periodColumn } from '../time/period-sql.js';
import { type AskedField, otherSpellings, spellings } from './asked-text.js';
import { counterparts, isCompared, onComparedDay } from './counterparts.js';
import { column, type Expr, expr, joined, naming, type Predicate, predicate } from './fragment.js';
import { type AreaRows, liesInside, liesNear, liesWithin, meetsBox } from './geometry.js';
import { later } from './leaf.js';
import { scopePredicate } from './scope-sql.js';
import { all, asOf, conjunction, linkColumn, type SqlContext } from './sql-context.js';
import { derived, periodEnd, recordStatus, value } from './value-sql.js';
import { type Measured, membersOf, type Operators, type WherePart, whereParts } from './where-parts.js';

/** A `…Where` input as predicates over the row `alias`; empty objects hold for every row. */
export function compileWhere(sql: SqlContext, entity: Entity, where: unknown, alias: string): Predicate[] {
  return whereParts(sql.model.declarations, entity, where).flatMap((part): Predicate[] => {
    switch (part.is) {
      case 'and':
      case 'or': {
        const parts = part.parts.map((one) => conjunction(compileWhere(sql, entity, one, alias)));
        if (parts.length === 0) return part.is === 'or' ? [predicate`false`] : [];
        return [predicate`(${joined(parts, ` ${part.is} `)})`];
      }
      case 'not':
        return [predicate`not coalesce(${conjunction(compileWhere(sql, entity, part.part, alias))}, false)`];
      case 'frame':
        return compare(
          sql,
          part.name === 'id' ? stored(column(alias, 'id'), { type: 'ID' }) : endOfPeriod(alias, part.name),
          part.operators,
        );
      case 'status':
        return compare(sql, stored(recordStatus(sql, entity, alias), { type: 'RecordStatus' }), part.operators);
      case 'value':
        return compileValue(sql, entity, part, alias);
      case 'compared':
        return [predicate`${sideOf(sql, entity, part.left, alias)} ${COMPARISON[part.operator]} ${sideOf(sql, entity, part.right, alias)}`];
      case 'linked':
        return [compileLink(sql, entity, part, alias)];
      case 'measured': {
        const { measured, bounds } = part;
        return COMPARISONS.flatMap((operator) =>
          bounds[operator] === undefined
            ? []
            : [predicate`${measuredValue(sql, measured, alias)} ${COMPARISON[operator]} ${sql.add(bounds[operator], 'double precision')}`],
        );
      }
      case 'placed': {
        const shape = part.field.twin ?? part.field.column;
        return [liesWithin(column(alias, shape), areaSql(sql, part.area, part.where))];
      }
      default:
        return part satisfies never;
    }
  });
}

/** The areas that a geometry may lie in: open records, as of the day that is read. */
export function areaSql(sql: SqlContext, { entity, shape }: Area, where: unknown): AreaRows {
  const p = sql.alias();
  const meets = all([asOf(p, sql.at), ...compileWhere(sql, entity, where, p)]);
  return {
    alias: p,
    from: `${entity.table} ${p}`,
    where: meets,
    shape: column(p, shape.column),
    box: column(p, shape.twin ?? shape.column),
  };
}

type Part<Is extends WherePart['is']> = Extract<WherePart, { is: Is }>;

/** A field or an end of the period as it is compared with another; null where there is no value. */
function sideOf(sql: SqlContext, entity: Entity, { name, field }: ComparedSide, alias: string): Expr {
  if (isPeriodEnd(name)) return periodEnd(alias, name);
  if (!field) throw new Error(`${entity.name} compares no ${name}`);
  return field.kind === 'column' && field.twin ? column(alias, field.twin) : value(sql, entity, field, alias);
}

function compileValue(sql: SqlContext, entity: Entity, { field, operators }: Part<'value'>, alias: string): Predicate[] {
  switch (field.kind) {
    case 'column':
      if (field.list) return listOperators(sql, column(alias, field.column), field, operators);
      return compare(sql, stored(column(alias, field.column), field, twinOf(field, alias)), operators);
    case 'computed':
      return compare(sql, stored(value(sql, entity, field, alias), field), operators);
    case 'derived': {
      const d = derived(sql, entity, field, alias);
      if (operators.isNull === true)
        return [predicate`not exists (select from ${d.from} where ${d.where} and ${d.join} and ${d.column} is not null)`];
      const inner = compare(sql, stored(d.column, field), operators);
      if (d.end.kind === 'column' && d.end.key && namesFew(operators))
        return [predicate`${d.outer} = any(array(select ${d.inner} from ${d.from} where ${d.where} and ${conjunction(inner)}))`];
      return [predicate`exists (select from ${d.from} where ${d.where} and ${d.join} and ${conjunction(inner)})`];
    }
    default:
      return field satisfies never;
  }
}

function compileLink(sql: SqlContext, entity: Entity, { field, target, which, where }: Part<'linked'>, alias: string): Predicate {
  const isSome = which === 'some';
  switch (field.kind) {
    case 'link':
      return isSome
        ? throughLink(sql, target, where, 'id', column(alias, field.column))
        : noneBehind(sql, target, which, where, 'id', column(alias, field.column));
    case 'links': {
      const key = linkColumn(target, field.via);
      return isSome
        ? throughLink(sql, target, where, key, column(alias, 'id'))
        : noneBehind(sql, target, which, where, key, column(alias, 'id'));
    }
    case 'derived': {
      const d = derived(sql, entity, field, alias);
      return predicate`${isSome ? '' : 'not '}exists (select from ${d.from} where ${d.where} and ${d.join} and ${throughLink(sql, target, where, 'id', d.column)})`;
    }
    default:
      throw new Error(`${entity.name}.${field.name} is no link`);
  }
}

/** No record behind the link meets the filter, or none fails it. Of those the caller may see: who is hidden makes no difference. */
function noneBehind(sql: SqlContext, entity: Entity, which: 'every' | 'none', where: unknown, key: string, outer: Expr): Predicate {
  const t = sql.alias();
  const { from, link, read } = behind(sql, entity, key, t);
  const meets = conjunction(compileWhere(read, entity, where, t));
  const seen = all([predicate`${link} = ${outer}`, asOf(t, read.at), ...scopePredicate(read, entity, t, sql.scope(entity))]);
  return predicate`not exists (select from ${from} where ${seen} and ${which === 'none' ? meets : predicate`not coalesce(${meets}, false)`})`;
}

/**
 * The records behind a link as rows `t`: where they stand, what of them the link holds, and as of when they are read. A link to a unit leads
 * to its counterpart where one is asked for.
 */
function behind(sql: SqlContext, entity: Entity, key: string, t: string): { from: string; link: string; read: SqlContext } {
  if (key !== 'id' || !isCompared(sql, entity)) return { from: `${entity.table} ${t}`, link: `${t}.${key}`, read: sql };
  const m = sql.alias();
  return {
    from: `(${counterparts(sql, entity)}) ${m} join ${entity.table} ${t} on ${t}.id = ${m}.counterpart`,
    link: `${m}.unit`,
    read: onComparedDay(sql),
  };
}

const FIGURE = { COUNT: 'count', SUM: 'sum', AVG: 'avg', MIN: 'min', MAX: 'max' } as const;

/** What the records of a list of the row come to, of those the caller may see. */
export function measuredValue(sql: SqlContext, { field, target, measure, of, where }: Measured, alias: string): Expr {
  const t = sql.alias();
  const counted = all([
    predicate`${column(t, linkColumn(target, field.via))} = ${column(alias, 'id')}`,
    asOf(t, sql.at),
    ...scopePredicate(sql, target, t, sql.scope(target)),
    ...compileWhere(sql, target, where, t),
  ]);
  const figure = of === null ? expr`count(*)` : expr`${FIGURE[measure]}(${value(sql, target, of, t)})`;
  return expr`(select ${figure}::double precision from ${target.table} ${t} where ${counted})`;
}

/** Rows whose `outer` is the column `key` of a record of `entity` that meets the filter. */
function throughLink(sql: SqlContext, entity: Entity, where: unknown, key: string, outer: Expr): Predicate {
  const t = sql.alias();
  const { from, link, read } = behind(sql, entity, key, t);
  const predicates = all([
    asOf(t, read.at),
    ...scopePredicate(read, entity, t, sql.scope(entity)),
    ...compileWhere(read, entity, where, t),
  ]);
  // The counterparts are worked out once, not for each row.
  if (read !== sql) return predicate`${outer} in (select ${link} from ${from} where ${predicates})`;
  // Few records, named by their key, are looked up first: their ids then find the rows. Of the other form PostgreSQL makes a join of all
  // rows with all.
  const keys = Object.entries(membersOf(where)).flatMap(([name, operators]) => {
    const field = entity.fields.get(name);
    return field?.kind === 'column' && field.key && namesFew(membersOf(operators))
      ? [{ ...field.key, operators: membersOf(operators), asked: field }]
      : [];
  });
  const named = predicate`select ${t}.${key} from ${entity.table} ${t} where ${predicates}`;
  // One record at most, and so rows in the order of the index that begins with the link: a page of them is read without the others.
  if (
    key === 'id' &&
    keys.some(({ unique, asked, operators }) => unique && operators.eq !== undefined && otherSpellings(asked, operators.eq) === undefined)
  )
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

const COMPARISON = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;
type Comparison = (typeof COMPARISON)[keyof typeof COMPARISON];

/** What is compared: its type and expression, and how it is compared with an operand and with null. */
type Compared = AskedField & {
  expression: Expr;
  twin?: Expr | undefined;
  with(operator: Comparison, operand: string): Predicate;
  isNull: Predicate;
};

/** A column or an expression, ordered by its twin where it has one. */
function stored(expression: Expr, { type, choices }: AskedField, twin?: Expr): Compared {
  const ranked = twin !== undefined && TWINS[type] ? TWINS[type].of : undefined;
  return {
    type,
    ...(choices ? { choices } : {}),
    expression,
    twin,
    with: (operator, operand) =>
      ranked && twin && operator !== '='
        ? predicate`${twin} ${operator} ${ranked}(${operand})`
        : predicate`${expression} ${operator} ${operand}`,
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

function compare(sql: SqlContext, compared: Compared, operators: Operators): Predicate[] {
  const { expression, twin } = compared;
  const t = sqlType(compared.type);
  return Object.entries(operators).flatMap(([operator, given]): Predicate[] => {
    if (given === undefined) return [];
    switch (operator) {
      case 'eq': {
        const others = otherSpellings(compared, given);
        return [compared.with('=', others === undefined ? sql.add(given, t) : `any(${sql.add(others, `${t}[]`)})`)];
      }
      case 'in':
        return [compared.with('=', `any(${sql.add(spellings(compared, given), `${t}[]`)})`)];
      case 'lt':
      case 'lte':
      case 'gt':
      case 'gte':
        return [compared.with(COMPARISON[operator], sql.add(given, t))];
      case 'within': {
        const [asked, far] = [sql.at.validAt, awayFromAsked(sql, given)];
        return [compared.with('>=', `least(${asked}, ${far})`), compared.with('<=', `greatest(${asked}, ${far})`)];
      }
      case 'earlierThan':
        return [compared.with('<', awayFromAsked(sql, given))];
      case 'laterThan':
        return [compared.with('>', awayFromAsked(sql, given))];
      case 'isNull':
        return [given === true ? compared.isNull : predicate`not (${compared.isNull})`];
      case 'startsWith':
      case 'contains': {
        const prefix = operator === 'contains' ? '%' : '';
        const pattern = later(given, (text) => `${prefix}${likeLiteral(twin ? foldText(String(text)) : String(text).normalize('NFC'))}%`);
        return [predicate`${twin ?? expression} like ${sql.add(pattern, 'text')}`];
      }
      case 'similar':
        if (!twin) throw new Error('a field that is not searchable is like nothing');
        return [predicate`${sql.add(folded(given), 'text')} <% ${twin}`];
      case 'bbox':
        return [meetsBox(sql, twin ?? expression, membersOf(given))];
      case 'near':
        return [liesNear(sql, expression, twin ?? expression, membersOf(given))];
      case 'inside':
        return [liesInside(sql, twin ?? expression, given)];
      default:
        throw new Error(`unknown operator ${operator}`);
    }
  });
}

/** The day so far from the day asked for: whoever asks for another day or for several gets the answer of each. */
function awayFromAsked(sql: SqlContext, duration: unknown): string {
  const interval = later(duration, (text) => intervalOf(String(text)));
  return dayAway(sql.at.validAt, sql.add(interval, 'interval'));
}

function listOperators(sql: SqlContext, expression: Expr, asked: AskedField, operators: Operators): Predicate[] {
  return Object.entries(operators).flatMap(([operator, given]): Predicate[] => {
    if (given === undefined || given === null) return [];
    const others = operator === 'has' ? otherSpellings(asked, given) : undefined;
    if (others !== undefined) return [predicate`${expression} && ${sql.add(others, `${sqlType(asked.type)}[]`)}`];
    return operator === 'has'
      ? [predicate`${expression} @> array[${sql.add(given, sqlType(asked.type))}]`]
      : [predicate`${expression} is ${given === true ? '' : 'not '}null`];
  });
}

const folded = (given: unknown) => later(given, (text) => foldText(String(text)));

/** How like a text is to a name: its likest words first, and of equally like ones the name that has least beside them. */
export function likeness(sql: SqlContext, { column: stores }: ColumnField, text: unknown, alias: string): Expr[] {
  const asked = sql.add(folded(text), 'text');
  const name = column(alias, `${stores}_folded`);
  return ['word_similarity', 'similarity'].map((measure) => expr`${measure}(${asked}, ${name})::double precision`);
}

const likeLiteral = (s: string) => s.replace(/[\\%_]/g, (c) => `\\${c}`);
