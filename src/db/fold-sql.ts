/**
 * Letters that are printed or typed for one another, each with the one they are compared as: dashes and minus, apostrophes and what stands
 * in their place.
 */
export const INTERCHANGEABLE: readonly (readonly [letters: string, as: string])[] = [
  ['\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d', '-'],
  ['\u2018\u2019\u201b\u02bb\u02bc\u02bd\u02b9\u2032\uff07`\u00b4', "'"],
];

/** One expression that takes them for the same. */
function interchanged(expression: string, more = { letters: '', as: '' }): string {
  const letters = INTERCHANGEABLE.map(([some]) => some).join('') + more.letters;
  const as = INTERCHANGEABLE.map(([some, one]) => one.repeat(some.length)).join('') + more.as;
  return `translate(${expression}, '${quoted(letters)}', '${quoted(as)}')`;
}

const quoted = (text: string): string => text.replaceAll("'", "''");

/**
 * The one expression that folds text in SQL; a search term goes through the very same (`foldText`). `unaccent` is not immutable, so it
 * cannot stand in a generated column.
 */
export function foldSql(expression: string): string {
  const bare = `regexp_replace(normalize(lower(${expression}), NFD), '[\\u0300-\\u036f]', '', 'g')`;
  return `regexp_replace(${interchanged(bare, { letters: 'đ', as: 'd' })}, '[\\u0020\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]+', ' ', 'g')`;
}

/**
 * Two texts of one key that nobody could tell apart: without case, and with all forms of a letter, a dash, an apostrophe or a space as one.
 * `keyFold` does the same. @internal by itself only for the test that holds both to one another.
 */
export function keyFoldSql(expression: string): string {
  return `upper(normalize(${interchanged(expression)}, NFKC))`;
}
