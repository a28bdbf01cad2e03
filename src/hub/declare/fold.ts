/**
 * Text as it is compared when accents and case do not matter. Promise: equal to the stored column
 * `translate(regexp_replace(normalize(lower(x), NFD), '[\u0300-\u036f]', '', 'g'), 'đ', 'd')`, so a search term folded here
 * meets the trigram index built there. For searching only: it makes "má" and "mà" the same word.
 */
export const foldText = (text: string): string =>
  lowerByCodePoint(text)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd');

/** PostgreSQL's builtin C.UTF-8 maps letter by letter; JavaScript alone knows the word-final sigma, so it is taken away first. */
const lowerByCodePoint = (text: string): string => text.replaceAll('Σ', 'σ').toLowerCase();
