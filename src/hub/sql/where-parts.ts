import { HubError } from '../../errors.js';
import { type Area, areasOf } from '../declare/areas.js';
import { COMPARISONS, type ComparedSide, comparedSides, isComparedWith, measuredFields } from '../declare/derive-filters.js';
import { linkedEntity } from '../declare/field-ends.js';
import type { ColumnField, ComputedField, Declarations, DerivedField, Entity, Field, LinkManyField } from '../declare/types.js';
import { isPeriodEnd, type PeriodEnd } from '../time/period-sql.js';
import { Leaf, now } from './leaf.js';

export type Operators = Readonly<Record<string, unknown>>;

/** How many of the records behind a link must meet a filter. Of none there are, `every` does. */
export type Quantifier = 'some' | 'every' | 'none';

/** What the records of a list come to: of those that meet `where`. */
export type Measured = { field: LinkManyField; target: Entity; measure: Measure; of: ColumnField | ComputedField | null; where: Operators };
export type Measure = 'COUNT' | 'SUM' | 'AVG' | 'MIN' | 'MAX';

/**
 * One condition of a `…Where`: what compiles a filter and what judges it before both walk these, so that none of them knows a form that
 * another does not.
 */
export type WherePart =
  | { is: 'and' | 'or'; parts: readonly unknown[] }
  | { is: 'not'; part: unknown }
  | { is: 'frame'; name: 'id' | PeriodEnd; operators: Operators }
  /** Whether it is good on the day asked for: it tells of the fields that this rests on. */
  | { is: 'status'; operators: Operators }
  | { is: 'value'; field: ColumnField | ComputedField | DerivedField; operators: Operators }
  /** Two fields of the record itself. */
  | { is: 'compared'; left: ComparedSide; operator: (typeof COMPARISONS)[number]; right: ComparedSide }
  /** Records behind a link to one or to many. */
  | { is: 'linked'; field: Field; target: Entity; which: Quantifier; where: Operators }
  | { is: 'measured'; measured: Measured; bounds: Operators }
  /** A geometry of the record lies within the shape of one of these areas. */
  | { is: 'placed'; field: ColumnField; area: Area; where: Operators };

/** The conditions of a `…Where` over records of the entity; they must all hold. */
export function whereParts(declarations: Pick<Declarations, 'entities'>, entity: Entity, where: unknown): WherePart[] {
  return Object.entries(membersOf(where)).flatMap(([name, given]): WherePart[] => {
    if (given === null || given === undefined) return [];
    if (name === 'and' || name === 'or') return [{ is: name, parts: Array.isArray(given) ? given : [given] }];
    if (name === 'not') return [{ is: 'not', part: given }];
    if (name === 'id' || isPeriodEnd(name)) return [{ is: 'frame', name, operators: membersOf(given) }];
    if (name === 'status') return [{ is: 'status', operators: membersOf(given) }];
    if (name === 'compare') return comparedParts(entity, membersOf(given));
    const field = entity.fields.get(name);
    if (!field) throw OF_LINKS.has(name) ? misplaced(name) : new Error(`${entity.name}.${name} is unknown`);
    const target = linkedEntity(declarations, entity, field);
    if (target) return linkParts(field, target, membersOf(given));
    if (field.kind === 'link' || field.kind === 'links') throw new Error(`${entity.name}.${name} leads to no entity`);
    return field.kind === 'column' && field.type === 'GeoJSON'
      ? placedParts(declarations, field, membersOf(given))
      : [{ is: 'value', field, operators: membersOf(given) }];
  });
}

/** A part that says something by itself, and the entity whose records it says it of. */
export type Condition = { entity: Entity; part: Exclude<WherePart, { is: 'and' | 'or' | 'not' }> };

/**
 * Every condition of a `…Where`, however deep and behind whatever links, whether or not it is negated: for whoever judges what a filter
 * looks at.
 */
export function conditionsIn(declarations: Pick<Declarations, 'entities'>, entity: Entity, where: unknown): Condition[] {
  return whereParts(declarations, entity, where).flatMap((part): Condition[] => {
    switch (part.is) {
      case 'and':
      case 'or':
        return part.parts.flatMap((one) => conditionsIn(declarations, entity, one));
      case 'not':
        return conditionsIn(declarations, entity, part.part);
      case 'linked':
        return [{ entity, part }, ...conditionsIn(declarations, part.target, part.where)];
      case 'measured':
        return [{ entity, part }, ...conditionsIn(declarations, part.measured.target, part.measured.where)];
      case 'placed':
        return [{ entity, part }, ...conditionsIn(declarations, part.area.entity, part.where)];
      case 'frame':
      case 'status':
      case 'value':
      case 'compared':
        return [{ entity, part }];
      default:
        return part satisfies never;
    }
  });
}

function placedParts(declarations: Pick<Declarations, 'entities'>, field: ColumnField, { within, ...operators }: Operators): WherePart[] {
  const asked = Object.entries(membersOf(within));
  const areas = areasOf(declarations);
  return [
    { is: 'value', field, operators },
    ...asked.map(([name, where]): WherePart => {
      const area = areas.find(({ entity }) => entity.singular === name);
      if (!area) throw new Error(`${name} is no area`);
      return { is: 'placed', field, area, where: membersOf(where) };
    }),
  ];
}

function comparedParts(entity: Entity, given: Operators): WherePart[] {
  const sides = comparedSides(entity);
  const sideOf = (name: unknown): ComparedSide => {
    const found = sides.find((side) => side.name === now(name));
    if (!found) throw new Error(`${entity.name} compares no ${String(now(name))}`);
    return found;
  };
  const left = sideOf(given.field);
  return COMPARISONS.flatMap((operator): WherePart[] => {
    if (given[operator] === undefined) return [];
    const right = sideOf(given[operator]);
    if (isComparedWith(left, right)) return [{ is: 'compared', left, operator, right }];
    const fitting = sides.flatMap((side) => (side !== left && isComparedWith(left, side) ? [side.name] : []));
    throw new HubError('BAD_USER_INPUT', {
      argument: `compare.${operator}`,
      ruleVi: `${left.name} và ${right.name} không cùng loại; so sánh được với ${fitting.join(', ')}.`,
      ruleEn: `${left.name} and ${right.name} are not of one kind; it can be compared with ${fitting.join(', ')}.`,
    });
  });
}

/** What stands behind a link: quantifiers, and beside them the filter that some record must meet. */
function linkParts(field: Field, target: Entity, { isNull, some, every, none, having, ...where }: Operators): WherePart[] {
  const part = (which: Quantifier, filter: unknown): WherePart[] =>
    filter === undefined ? [] : [{ is: 'linked', field, target, which, where: membersOf(filter) }];
  if (field.kind !== 'links') {
    const [quantifier] = Object.entries({ some, every, none, having }).find(([, given]) => given !== undefined) ?? [];
    if (quantifier) throw misplaced(quantifier);
  }
  return [
    ...(isNull === undefined ? [] : part(isNull === true ? 'none' : 'some', {})),
    ...part('some', some),
    ...part('every', every),
    ...part('none', none),
    ...(Array.isArray(having) && field.kind === 'links' ? having.flatMap((one) => havingParts(field, target, membersOf(one))) : []),
    ...part('some', Object.keys(where).length > 0 ? where : undefined),
  ];
}

function havingParts(field: LinkManyField, target: Entity, given: Operators): WherePart[] {
  const bounds = Object.fromEntries(
    COMPARISONS.flatMap((operator) => (given[operator] === undefined ? [] : [[operator, given[operator]]])),
  );
  return Object.keys(bounds).length === 0 ? [] : [{ is: 'measured', measured: measuredBy(field, target, given), bounds }];
}

/** A measure of a list as it is asked for, in a filter or an order. */
export function measuredBy(field: LinkManyField, target: Entity, given: Operators): Measured {
  const measure = String(now(given.measure)) as Measure;
  const name = given.field === undefined || given.field === null ? undefined : String(now(given.field));
  const of = measuredFields(target).find((one) => one.name === name) ?? null;
  if ((measure === 'COUNT') !== (of === null))
    throw new HubError('BAD_USER_INPUT', {
      argument: field.name,
      ruleVi: measure === 'COUNT' ? 'COUNT đếm bản ghi, không có field.' : `${measure} cần field: một trường số của danh sách.`,
      ruleEn: measure === 'COUNT' ? 'COUNT counts records and has no field.' : `${measure} needs a field: a number of the list's records.`,
      example: `{ measure: COUNT, gte: 2 }`,
    });
  return { field, target, measure, of, where: membersOf(given.where) };
}

/** What stands in every `…Where` and means something behind a link only. */
const OF_LINKS: ReadonlySet<string> = new Set(['isNull', 'some', 'every', 'none', 'having']);

function misplaced(name: string): HubError {
  return name === 'isNull'
    ? new HubError('BAD_USER_INPUT', {
        argument: name,
        ruleVi: 'chỉ đứng ngay sau một liên kết hay một trường.',
        ruleEn: 'it stands directly behind a link or a field.',
        example: '{ vehicle: { isNull: true } }',
      })
    : new HubError('BAD_USER_INPUT', {
        argument: name,
        ruleVi: 'chỉ đứng ngay sau một danh sách bản ghi.',
        ruleEn: 'it stands directly behind a list of records.',
        example: name === 'having' ? '{ badges: { having: [{ gte: 2 }] } }' : `{ badges: { ${name}: { state: { eq: ACTIVE } } } }`,
      });
}

export function membersOf(value: unknown): Operators {
  if (value instanceof Leaf) throw new Error('a value stands where an input object belongs');
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Operators) : {};
}
