import { INTERCHANGEABLE } from '../../db/fold-sql.js';

/**
 * Text as it is compared when accents and case do not matter, nor which dash, apostrophe or space was typed. Promise: equal to the stored
 * column that `foldSql` makes, so a search term folded here meets the trigram index built there. For searching only: it makes "má" and "mà"
 * the same word.
 */
export const foldText = (text: string): string =>
  interchanged(
    lowerByCodePoint(text)
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, ''),
  )
    .replaceAll('đ', 'd')
    .replace(/\p{Zs}+/gu, ' ');

/**
 * The text of a key as nobody could tell it from another: case, width, dashes and apostrophes apart. Promise: equal to `keyFoldSql`, by
 * which the registers find it, save for Greek letters with two capitals.
 */
export const keyFold = (text: string): string => upperByCodePoint(interchanged(text).normalize('NFKC'));

/** PostgreSQL's builtin C.UTF-8 maps letter by letter; JavaScript alone knows the word-final sigma, so it is taken away first. */
const lowerByCodePoint = (text: string): string => text.replaceAll('Σ', 'σ').toLowerCase();

/** Letter by letter as well: a letter whose capital is two letters (ß) stays. */
const upperByCodePoint = (text: string): string =>
  /^[\0-\x7f]*$/.test(text)
    ? text.toUpperCase()
    : Array.from(text, (letter) => {
        const upper = letter.toUpperCase();
        return upper.length > letter.length || [...upper].length > 1 ? letter : upper;
      }).join('');

const AS = new Map(INTERCHANGEABLE.flatMap(([letters, as]) => Array.from(letters, (letter) => [letter, as] as const)));
const ANY_OF_THEM = new RegExp(`[${[...AS.keys()].join('')}]`, 'g');
/** One form for the dashes and apostrophes that are typed for one another. */
export const interchanged = (text: string): string => text.replace(ANY_OF_THEM, (letter) => AS.get(letter) ?? letter);
