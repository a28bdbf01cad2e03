/** What lists, filters and groups of every entity have in common, described once: name of the member or argument → sentence. */
type Words = Readonly<Record<string, string>>;

/** Members of derived types that stand for no declared field. */
export const MEMBERS: Words = {
  and: 'All of these hold.',
  or: 'At least one of these holds.',
  not: 'This does not hold.',
  eq: 'Equal to this value.',
  in: 'Equal to one of these values.',
  lt: 'Less than this, earlier, or before it on the road.',
  lte: 'At most this, not later, or not after it on the road.',
  gt: 'More than this, later, or after it on the road.',
  gte: 'At least this, not earlier, or not before it on the road.',
  since: 'On this day or later.',
  before: 'Earlier than this day.',
  isNull: '`true` finds records without a value, `false` those with one.',
  startsWith: 'The text begins with this; diacritics and case do not matter where the field is searchable.',
  contains: 'This stands in the text, at least 3 characters; diacritics and case do not matter where the field is searchable.',
  similar:
    'Some of the words are spelt like this, with a slip or two; at least 3 characters, on searchable fields only. A list without `orderBy` begins with the likest. Example: `vna tai`.',
  has: 'The list holds this value.',
  bbox: 'The box of the geometry meets this box.',
  inside: 'The geometry lies wholly in this Polygon or MultiPolygon: a point exactly so, anything else with the box it fills.',
  near: 'The geometry lies within so many metres of a point.',
  edges: 'The records of the page, each with its cursor.',
  nodes: 'The same records without their cursors.',
  node: 'The record.',
  cursor: 'Its place in this order: as `after` it is where the next page begins.',
  pageInfo: 'Where the page begins and ends, and whether there is more.',
  totalCount: 'How many there are on all pages together; counted only when selected.',
  key: 'What the records of the group have in common.',
  field: 'The field it is about.',
  measure: 'What is counted or measured.',
  direction: 'Ascending unless told otherwise.',
};

/** Arguments that mean the same wherever they stand. */
export const ARGUMENTS: Words = {
  where: 'Only what fits; absent: everything the caller may see.',
  orderBy: 'Sort keys, the first counts most; ties are broken by id, of groups by their keys.',
  groupBy: 'Keys of the groups, each combination of values one group; absent: everything is one group.',
  having: 'Only groups that hold all of these.',
  first: 'How many from the beginning, or after `after`.',
  after: 'Go on after this cursor.',
  last: 'How many from the end, or before `before`.',
  before: 'Only what stands before this cursor.',
  asOf: 'The times to read at, for this field and everything below it; absent: today, as known now.',
  asOfEach: 'Days to count on, each by itself; at most 60.',
  comparableOn:
    'Groups and filters as if the provinces and communes of this day had stood on each day that is counted, so that figures before and after a merger can be compared. What a merger was made of is counted under it; a unit without exactly one counterpart on that day is refused, and told. Example: `"2025-07-01"`.',
  on: 'The day the answer is about; absent: the day asked for.',
  id: 'Permanent id of the record.',
  reason: 'Why, in words for whoever reads the ledger.',
  legalBasis: 'The legal ground.',
  cascade: 'Also the later changes that rest on it; false: they refuse it.',
};

/** Derived types by the end of their name; what stands before it is named in the sentence. */
export const TYPES: readonly (readonly [suffix: string, sentence: (of: string) => string])[] = [
  ['Edge', (of) => `One \`${of}\` of a page, with its cursor.`],
  ['Connection', (of) => `A page of a list of \`${of}\`.`],
  ['ListFilter', (of) => `Compares a list of \`${of}\`. Comparisons beside each other must all hold.`],
  ['Filter', (of) => `Compares a \`${of}\`. Comparisons beside each other must all hold.`],
];
