import { isComparable } from './computed.js';
import type { ColumnField, Declarations, DerivedField, Entity, Field, LinkOneField } from './types.js';

/**
 * The SDL of `…Aggregate`, derived like everything else: what can be grouped by, measured and answered follows from the declarations.
 * Field names are enums, so nothing a caller writes can become a name in SQL.
 */
export function aggregateTypes(entity: Entity, { entities }: Pick<Declarations, 'entities'>): string {
  const { name, label, isLedger } = entity;
  const one = isLedger ? 'change' : 'record';
  const plain = plainFields(entity);
  const links = linkFields(entity);
  const lists = listFields(entity);
  const onward = links.filter(({ target }) => linkFields(entities.get(target)).length > 0);
  const numbers = plain.filter(({ type }) => isNumber(type));
  const ranges = plain.filter(({ type }) => isRange(type));
  const [example = plain[0]] = plain.filter(({ name: field, type }) => type === 'String' && entity.fields.get(field)?.class === 'open');
  const [linkExample] = links;
  const [onwardExample] = onward;
  const lines = <F extends { name: string }>(fields: readonly F[], type: (field: F) => string) =>
    fields.map((f) => `  ${f.name}: ${type(f)}`).join('\n');
  return `
"Fields of ${name} that have one value a ${one}: what its ${one}s are grouped by and measured in."
enum ${name}GroupField {
${plain.map((f) => `  ${f.name}`).join('\n')}
}
${
  links.length === 0
    ? ''
    : `
"A field of the record behind a link of ${name}, as of the same times: exactly one link. \`id\` stands for the linked record itself."
input ${name}GroupLink @oneOf {
${lines(links, (f) => `${f.target}GroupField`)}
}
`
}${
  onward.length === 0
    ? ''
    : `
"A field two links away from ${name}, as of the same times: exactly one link, and of the record behind it exactly one more."
input ${name}GroupVia @oneOf {
${lines(onward, (f) => `${f.target}GroupLink`)}
}
`
}${
  lists.length === 0
    ? ''
    : `
"Fields of ${name} that hold a list of values."
enum ${name}GroupList {
${lists.map((f) => `  ${f.name}`).join('\n')}
}
`
}
"""
One key to group ${name} by: exactly one member. Its value stands under the same name in \`key\` of every group.
Examples: ${[
    `\`{ field: ${example?.name} }\``,
    ...(linkExample ? [`\`{ link: { ${linkExample.name}: id } }\``] : []),
    ...(onwardExample
      ? [`\`{ via: { ${onwardExample.name}: { ${linkFields(entities.get(onwardExample.target))[0]?.name}: id } } }\``]
      : []),
    ...(lists[0] ? [`\`{ each: ${lists[0].name} }\``] : []),
    `\`{ bucket: { field: ${ranges.find(({ type }) => type === 'Date')?.name}, by: YEAR } }\``,
    ...(numbers[0] ? [`\`{ bucket: { field: ${numbers[0].name}, width: 5 } }\``] : []),
  ].join(', ')}.
"""
input ${name}GroupBy @oneOf {
  "The value of a field as it is."
  field: ${name}GroupField
${links.length === 0 ? '' : `  "The value of a field of a linked record; null where the link leads to no record in force. What leads to a record the caller may not see is left out."\n  link: ${name}GroupLink\n`}${
  onward.length === 0
    ? ''
    : `  "The value of a field of a record two links away; null where either link leads to no record in force."\n  via: ${name}GroupVia\n`
}${
  lists.length === 0
    ? ''
    : `  "Every value of a list: a record counts once for each different value it holds, so the groups together may count more than there are records. A record without any stands under null."\n  each: ${name}GroupList\n`
}  "Periods of a date or bands of a number; the key is the first day of the period, or the lower bound of the band."
  bucket: ${name}Bucket
}

"A date cut into calendar periods (\`by\`), or a number into bands of equal \`width\` counted from 0."
input ${name}Bucket {
  field: ${name}GroupField!
  "For a date."
  by: CalendarPeriod
  "For a number: at least 1. Example: \`5\` puts 2020 to 2024 under 2020."
  width: Int
  """
  For a date: also the periods in which nothing falls, with a count of 0, beside every combination of the other keys. They reach as far as the filter's bounds on this
  field (\`eq\`, \`gt\`, \`gte\`, \`lt\`, \`lte\` beside each other at its top), else from the first to the last period there is; at most 4,000 between two bounds. Where groups of fewer than 5
  persons are left out nothing is filled: a gap would tell which.
  """
  fill: Boolean = false
}

"Keeps groups of ${name} by a measure; all bounds given must hold. Example: \`{ measure: COUNT, gte: 10 }\`."
input ${name}Having {
  measure: AggregateMeasure! = COUNT
  "What is measured; not for COUNT. For SHARE: the sum whose share it is; left out, the share of the records."
  field: ${name}GroupField
  "For PERCENTILE: from 0 to 100."
  p: Float
  eq: Float
  lt: Float
  lte: Float
  gt: Float
  gte: Float
  "For MIN and MAX of a date: on this day or later."
  since: Date
  "For MIN and MAX of a date: earlier than this day."
  before: Date
}

"What groups of ${name} are ordered by: a key or a measure. Ties are broken by the keys. Examples: \`{ measure: COUNT, direction: DESC }\`, \`{ key: 1 }\`."
input ${name}GroupOrder {
  "Place of a key in \`groupBy\`, from 1."
  key: Int
  measure: AggregateMeasure
  "What is measured; not for COUNT. For SHARE: the sum whose share it is; left out, the share of the records."
  field: ${name}GroupField
  "For PERCENTILE: from 0 to 100."
  p: Float
  direction: OrderDirection! = ASC
}

"${isLedger ? 'Changes' : `Records of ${name}`} (${label}) counted and measured in groups."
type ${name}Aggregate {
  "The groups asked for by \`first\` and \`after\`, without those in \`extensions.suppressed\`."
  groups: [${name}Group!]!
  "How many groups there are on all pages together."
  groupCount: Int!
  "Give it back as \`after\` for the next groups; null when there are no more. Pages fit together under one \`asOf: { snapshot }\`."
  endCursor: Cursor
}

"${isLedger ? 'Changes' : `Records of ${name}`} with the same keys."
type ${name}Group {
  key: ${name}GroupKey!
${isLedger ? '' : '  "The day it is counted on: one of `asOfEach`, or the one day asked for."\n  day: Date!\n'}  "How many ${one}s."
  count: Int!
  "Its part of the ${one}s in all groups that are shown, before \`having\` and on all pages; of \`asOfEach\`, on its day. From 0 to 1, null where there are none."
  share: Float
  "How many different values; null is none."
  distinct: ${name}Distinct!
  "How many ${one}s have a value; behind a link, a record in force that the caller may see."
  filled: ${name}Distinct!
  "How many ${one}s have none."
  missing: ${name}Distinct!
${
  numbers.length === 0
    ? ''
    : `  "Sums; null when no record has a value. Whole numbers are exact up to 2^53."
  sum: ${name}Numbers!
  "Averages over the records that have a value."
  avg: ${name}Numbers!
  "Its part of the sum over all groups that are shown, before \`having\` and on all pages; of \`asOfEach\`, on its day. Null where that sum is 0."
  sumShare: ${name}Numbers!
  "The middle value; of an even number of values, halfway between the two in the middle."
  median: ${name}Numbers!
  "The value below which \`p\` per cent of the values lie, halfway values interpolated (as PERCENTILE.INC of spreadsheets). Examples: \`percentile(p: 90)\`, \`q1: percentile(p: 25)\`."
  percentile("From 0 to 100." p: Float!): ${name}Numbers!
  "Standard deviation of the values as a sample (divided by one less than their number); null for fewer than two."
  stddev: ${name}Numbers!
`
}  "Smallest values, earliest days; an unknown start or an open end takes no part."
  min: ${name}Extremes!
  "Largest values, latest days; an unknown start or an open end takes no part."
  max: ${name}Extremes!
}

"The values a group has in common: what \`groupBy\` names; every other field is null."
type ${name}GroupKey {
${lines([...plain, ...lists], ({ type }) => type)}${links.length === 0 ? '' : `\n${lines(links, (f) => `${f.target}GroupKey`)}`}
}

"A whole number for each field of ${name}: of different values, or of records with or without one."
type ${name}Distinct {
${lines([...plain, ...links], () => 'Int!')}
}
${numbers.length === 0 ? '' : `\n"One figure for each number of ${name}."\ntype ${name}Numbers {\n${lines(numbers, () => 'Float')}\n}\n`}
"One end of the range of each number and day of ${name}."
type ${name}Extremes {
${lines(ranges, ({ type }) => type)}
}`;
}

/** The root field; its arguments are read by `query/aggregate-plan.ts`. */
export function aggregateRoot({ name, singular, label, subject }: Entity): string {
  return `  """
  «${label}» counted and measured in groups; without \`groupBy\` everything is one group. Obeys the filter and the times; the page of records of no list matters. \`first\` is at most 1,000.
  ${subject ? 'Where records of persons are counted, groups of fewer than 5 persons are left out, and as many others as it takes that no total gives them away; `extensions.suppressed` says how many. Purpose `statistics` counts everybody, figures about persons perturbed (docs/statistics.md).' : ''}
  \`asOfEach\` counts on each of up to 60 days at once, at one state of knowledge (\`asOf: { knownAt }\` or its \`snapshot\`): each group says its \`day\`, and the days stand in their order.
  Example: \`${singular}Aggregate(groupBy: [{ bucket: { field: validFrom, by: YEAR } }], orderBy: [{ measure: COUNT, direction: DESC }]) { groups { key { validFrom } count } }\`
  """
  ${singular}Aggregate(where: ${name}Where, groupBy: [${name}GroupBy!], having: [${name}Having!], orderBy: [${name}GroupOrder!], first: Int = 200, after: Cursor, asOf: AsOf, asOfEach: [Date!], comparableOn: Date): ${name}Aggregate!`;
}

export const AGGREGATE_SHARED = `
"What is measured in a group."
enum AggregateMeasure {
  "How many records."
  COUNT
  "How many different values."
  DISTINCT
  "How many records have a value."
  FILLED
  "How many records have none."
  MISSING
  "The sum of a number."
  SUM
  "The mean of a number, over the records that have one."
  AVG
  "The least number, the earliest day."
  MIN
  "The largest number, the latest day."
  MAX
  "The middle value: as many lie below it as above."
  MEDIAN
  "With \`p\`: the value below which so many per cent of the values lie."
  PERCENTILE
  "Standard deviation, as of a sample."
  STDDEV
  "The part of all groups, from 0 to 1: of their records, or of their sum of \`field\`."
  SHARE
}

"A calendar period; its key is its first day."
enum CalendarPeriod {
  "From 1 January of a year that ends in 0."
  DECADE
  "From 1 January."
  YEAR
  "From the first day of January, April, July or October."
  QUARTER
  "From the first day of the month."
  MONTH
  "The day itself."
  DAY
}`;

/** Suffixes of the object types whose fields stand in an aggregate's answer under their response key. */
export const AGGREGATE_OBJECTS = ['Aggregate', 'Group', 'GroupKey', 'Distinct', 'Numbers', 'Extremes'] as const;

/** What every record can be grouped by beside its own fields. */
const RECORD_FIELDS = [
  { name: 'id', type: 'ID' },
  { name: 'status', type: 'RecordStatus' },
  { name: 'validFrom', type: 'Date' },
  { name: 'validTo', type: 'Date' },
] as const;

/** Fields with one value that is no record. Documents (`JSON`, `GeoJSON`) are not compared, names of persons not grouped. */
export function plainFields(entity: Entity): { name: string; type: string }[] {
  const own = [...entity.fields.values()].flatMap((field) => {
    const isPlain = (field.kind === 'column' && !field.list) || isComparable(field) || (field.kind === 'derived' && !field.target);
    return isPlain && !field.isPersonName && !/JSON$/.test(field.type) ? [{ name: field.name, type: field.type }] : [];
  });
  return entity.isLedger ? own : [...RECORD_FIELDS, ...own];
}

export type LinkToOne = LinkOneField | (DerivedField & { target: string });

/** Links to one record, stored or derived. */
export function linkFields(entity: Entity | undefined): LinkToOne[] {
  return [...(entity?.fields.values() ?? [])].filter(isLinkToOne);
}

/** Fields that hold a list of plain values. */
export function listFields(entity: Entity): ColumnField[] {
  return [...entity.fields.values()].filter(
    (field): field is ColumnField => field.kind === 'column' && field.list && !/JSON$/.test(field.type),
  );
}

function isLinkToOne(field: Field): field is LinkToOne {
  return field.kind === 'link' || (field.kind === 'derived' && field.target !== undefined);
}

export function isNumber(type: string): boolean {
  return type === 'Int' || type === 'Float';
}

/** Types with a smallest and a largest value worth telling. */
export function isRange(type: string): boolean {
  return isNumber(type) || type === 'Date';
}
