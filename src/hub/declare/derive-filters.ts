import { type Area, areasOf } from './areas.js';
import { isComparable } from './computed.js';
import { derivedEnd, linkedEntity } from './field-ends.js';
import { isFreeText } from './free-text.js';
import type { ColumnField, ComputedField, Declarations, Entity, Field } from './types.js';

/** An input of operators for each type that a field is compared as. */
export function filterInputs(declarations: Declarations): string {
  const scalars = new Set(['ID', 'Date', 'RecordStatus']);
  const lists = new Set<string>();
  for (const entity of [...declarations.entities.values(), ...declarations.views.values()]) {
    for (const field of entity.fields.values()) {
      if (field.kind === 'column') (field.list ? lists : scalars).add(field.type);
      else if (isComparable(field) || (field.kind === 'derived' && !field.target)) scalars.add(field.type);
    }
  }
  const areas = areasOf(declarations);
  const operator = (type: string, name: string) => {
    if (type === 'GeoJSON' && name === 'within') return areas.length === 0 ? '' : `  "${WITHIN_AREA}"\n  within: AreaWhere`;
    const meaning = RELATIVE[name];
    return `${meaning ? `  "${meaning}"\n` : ''}  ${name}: ${name === 'in' ? `[${type}!]` : (OPERANDS[name] ?? type)}`;
  };
  return [
    PERSON_NAME_FILTER,
    ...(areas.length === 0 ? [] : [areaInput(areas)]),
    ...[...scalars].sort().map(
      (type) =>
        `input ${type}Filter {\n${operatorsOf(type)
          .map((name) => operator(type, name))
          .join('\n')}\n}`,
    ),
    ...[...lists].sort().map((type) => `input ${type}ListFilter {\n  "The list holds this value."\n  has: ${type}\n  isNull: Boolean\n}`),
  ].join('\n');
}

const WITHIN_AREA =
  'The geometry lies wholly in one of these areas, as of the day asked for: a point exactly so, anything else with the box it fills. Refused where no area meets the filter, or one that does has no boundary on that day.';

function areaInput(areas: readonly Area[]): string {
  const members = areas.map(({ entity, shape }) => `  "By \`${entity.name}.${shape.name}\`."\n  ${entity.singular}: ${entity.name}Where`);
  const example = `{ ${areas[0]?.entity.singular}: { code: { eq: "44" } } }`;
  return `"""\nAreas within which a geometry lies: exactly one kind. Example: \`${example}\`.\n"""\ninput AreaWhere @oneOf {\n${members.join('\n')}\n}`;
}

const PERSON_NAME_FILTER = `"The name of a person, matched as a whole: names are not searched by part."\ninput PersonNameFilter {\n  eq: String\n  isNull: Boolean\n}`;

/** What a field is filtered by; undefined for answers that are not compared. */
export function filterType(field: Field, entity: Entity, declarations: Declarations): string | undefined {
  switch (field.kind) {
    case 'column':
      if (field.isPersonName) return 'PersonNameFilter';
      return field.list ? `${field.type}ListFilter` : `${field.type}Filter`;
    case 'link':
    case 'links':
      return `${field.target}Where`;
    case 'computed':
      return isComparable(field) ? `${field.type}Filter` : undefined;
    case 'derived': {
      const { end } = derivedEnd(declarations, entity, field.path);
      return end.kind === 'link' ? `${end.target}Where` : `${field.type}Filter`;
    }
    default:
      return field satisfies never;
  }
}

/** What a filter on the records says as a whole where it stands behind a link, for those that something links to. */
export function linkOperators(entity: Entity, declarations: Declarations): string[] {
  const { name } = entity;
  const holders = [...declarations.entities.values(), ...declarations.views.values()].flatMap((holder) =>
    [...holder.fields.values()].filter((field) => linkedEntity(declarations, holder, field)?.name === name),
  );
  const isNull =
    '  "Only directly behind a link: `true` where it leads to no record that is in force and that you may see, `false` where it leads to one. Of a list: whether it is empty."\n  isNull: Boolean';
  const quantifiers = QUANTIFIERS.map(
    ([quantifier, meaning]) => `  "Only directly behind a list: ${meaning}"\n  ${quantifier}: ${name}Where`,
  );
  const having = `  "Only directly behind a list: how many of its records there are, or what they come to. All of these hold."\n  having: [${name}Measured!]`;
  return [...(holders.length > 0 ? [isNull] : []), ...(isListed(entity, declarations) ? [...quantifiers, having] : [])];
}

/** Whether records of the entity hang on others, as a list. */
function isListed({ name }: Entity, { entities, views }: Declarations): boolean {
  return [...entities.values(), ...views.values()].some(({ fields }) =>
    [...fields.values()].some((field) => field.kind === 'links' && field.target === name),
  );
}

/** Numbers that the records of a list are measured in. */
export function measuredFields(entity: Entity): (ColumnField | ComputedField)[] {
  return [...entity.fields.values()].filter((field): field is ColumnField | ComputedField => {
    const isOne = (field.kind === 'column' && !field.list) || isComparable(field);
    return isOne && (field.type === 'Int' || field.type === 'Float');
  });
}

/** What a list is filtered and ordered by, of its records as a whole; empty where no list holds the entity. */
export function measuredInputs(entity: Entity, declarations: Declarations): string {
  if (!isListed(entity, declarations)) return '';
  const { name } = entity;
  const fields = measuredFields(entity);
  const measure = `  measure: ListMeasure! = COUNT${fields.length > 0 ? `\n  "What is measured; not for COUNT."\n  field: ${name}MeasuredField` : ''}
  "Only the records of the list that meet this."
  where: ${name}Where`;
  return `${
    fields.length > 0
      ? `
"Numbers of ${name} that a list is measured in."
enum ${name}MeasuredField {
${fields.map((field) => `  ${field.name}`).join('\n')}
}
`
      : ''
  }
"A bound on how many ${name} a list holds of those that you may see, or on what they come to; all bounds given must hold. Nothing comes to 0 records and to no sum. Example: \`{ gte: 50 }\`."
input ${name}Measured {
${measure}
${COMPARISONS.map((operator) => `  ${operator}: Float`).join('\n')}
}

"Orders records by how many ${name} their list holds of those that you may see, or by what they come to. Example: \`{ direction: DESC }\`: the longest list first."
input ${name}MeasuredOrder {
${measure}
  direction: OrderDirection! = ASC
}`;
}

export const LIST_MEASURES = `
"What the records of a list come to."
enum ListMeasure {
  "How many there are."
  COUNT
  "The sum of a number; of no records there is none."
  SUM
  "The mean of a number, over the records that have one."
  AVG
  "The least number."
  MIN
  "The largest number."
  MAX
}`;

const QUANTIFIERS = [
  ['some', 'at least one of its records meets this. The fields beside it say the same in short.'],
  ['every', 'all of its records that you may see meet this. So it is of an empty list.'],
  ['none', 'no record of it that you may see meets this.'],
] as const;

export function isOrderable(field: Field): field is ColumnField {
  return field.kind === 'column' && !field.list && !field.isPersonName && field.type !== 'GeoJSON';
}

const COMPARED = new Set(['Int', 'Float', 'Date', 'DateTime', 'Chainage']);

/** Which comparisons a type has: text can be searched, quantities compared, everything else only matched. */
export function operatorsOf(type: string): readonly string[] {
  if (type === 'Boolean') return ['eq', 'isNull'];
  // Neither is ever null.
  if (type === 'ID' || type === 'RecordStatus') return ['eq', 'in'];
  if (type === 'GeoJSON') return ['bbox', 'near', 'inside', 'within', 'isNull'];
  if (isFreeText(type)) return ['eq', 'in', 'startsWith', 'contains', ...(type === 'String' ? ['similar'] : []), 'isNull'];
  if (type === 'Date') return [...ORDERED, ...Object.keys(RELATIVE), 'isNull'];
  return COMPARED.has(type) ? [...ORDERED, 'isNull'] : ['eq', 'in', 'isNull'];
}

const ORDERED = ['eq', 'in', 'lt', 'lte', 'gt', 'gte'] as const;

/** How a day is compared with the day that is asked for. */
const RELATIVE: Readonly<Record<string, string>> = {
  within:
    'Between the day asked for and the day so far from it, both included: `P30D` finds what lies in the next 30 days, `-P30D` in the last 30.',
  earlierThan: 'Earlier than the day so far from the day asked for: `P0D` finds what is past, `-P5Y` what is more than 5 years ago.',
  laterThan: 'Later than the day so far from the day asked for: `P1Y` finds what is more than a year ahead.',
};

/** An end of the record's own period, or a field of its own. */
export type ComparedSide = { name: string; type: string; field?: ColumnField | ComputedField };

/**
 * What stands on either side of a comparison within one record: whatever is ordered by size, where there are two of a kind and one is the
 * entity's own.
 */
export function comparedSides(entity: Entity): ComparedSide[] {
  const own = [...entity.fields.values()].flatMap((field): ComparedSide[] => {
    const isOne = (field.kind === 'column' && !field.list) || isComparable(field);
    return isOne && COMPARED.has(field.type) ? [{ name: field.name, type: field.type, field }] : [];
  });
  const ends: ComparedSide[] = ['validFrom', 'validTo'].map((name) => ({ name, type: 'Date' }));
  const sides = [...ends, ...own];
  const paired = sides.filter((side) => sides.some((other) => other !== side && isComparedWith(side, other)));
  return paired.some(({ field }) => field) ? paired : [];
}

/** Days with days, numbers with numbers. */
export function isComparedWith(a: ComparedSide, b: ComparedSide): boolean {
  const kind = ({ type }: ComparedSide) => (type === 'Int' || type === 'Float' ? 'number' : type);
  return kind(a) === kind(b);
}

export const COMPARISONS = ['eq', 'lt', 'lte', 'gt', 'gte'] as const;

/** The input of comparisons between two fields of a record; empty where no two can be compared. */
export function comparisonInput(entity: Entity): string {
  const { name } = entity;
  const sides = comparedSides(entity);
  if (sides.length === 0) return '';
  return `
"Fields of ${name} that are compared with each other: days with days, numbers with numbers."
enum ${name}ComparedField {
${sides.map((side) => `  ${side.name}`).join('\n')}
}

"Compares a field with another one of the same record; a value that is not there meets no comparison. Example: \`{ field: ${sides[0]?.name}, lt: ${sides.at(-1)?.name} }\`."
input ${name}Comparison {
  field: ${name}ComparedField!
${COMPARISONS.map((operator) => `  ${operator}: ${name}ComparedField`).join('\n')}
}`;
}

/** What an operator is given, where that is not a value of the type itself. */
const OPERANDS: Readonly<Record<string, string>> = {
  isNull: 'Boolean',
  startsWith: 'String',
  contains: 'String',
  similar: 'String',
  bbox: 'BoundingBox',
  near: 'Nearby',
  inside: 'GeoJSON',
  within: 'Duration',
  earlierThan: 'Duration',
  laterThan: 'Duration',
};
