/** The one expression that folds text in SQL; a search term goes through the very same (`foldText`). `unaccent` is not immutable, so it cannot stand in a generated column. */
export function foldSql(expression: string): string {
  return `translate(regexp_replace(normalize(lower(${expression}), NFD), '[\\u0300-\\u036f]', '', 'g'), 'đ', 'd')`;
}
