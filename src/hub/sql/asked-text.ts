import { isUnruledText } from '../declare/free-text.js';
import { searchedText } from '../declare/normal-text.js';
import { fact, later } from './leaf.js';

/**
 * Text as it is asked for. Promise: whoever asks in any spelling of a text finds what is kept in its normal form, and a text that an older release kept as it came is
 * found as it stands. Undefined where the value is in normal form already, which costs nothing: the plan of such a question knows of one spelling only.
 */
export function otherSpellings(type: string, given: unknown): unknown {
  return !isUnruledText({ type }) || fact([given], isKeptSo) ? undefined : spellings(type, given);
}

/** A text, or each of a list, as it would be kept and as it was given. */
export function spellings(type: string, given: unknown): unknown {
  if (!isUnruledText({ type })) return given;
  // A list written in the document may hold variables.
  if (Array.isArray(given)) return given.flatMap((one) => [later(one, (text) => searchedText(String(text))), one]);
  return later(given, (value) => [...new Set((Array.isArray(value) ? value : [value]).flatMap((one) => [searchedText(String(one)), one]))]);
}

function isKeptSo([text]: readonly unknown[]): boolean {
  return searchedText(String(text)) === text;
}
