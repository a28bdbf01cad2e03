import { isUnruledText } from '../declare/free-text.js';
import { searchedText } from '../declare/normal-text.js';
import { fact, later } from './leaf.js';

/**
 * Text as it is asked for. Promise: whoever asks in any spelling of a text finds what is kept in its normal form, and a text that an older
 * release kept as it came is found as it stands. Undefined where the value is in normal form already, which costs nothing: the plan of such
 * a question knows of one spelling only. Of a field with choices it knows both: few plans are told apart, and such a field is no key.
 */
export function otherSpellings(field: AskedField, given: unknown): unknown {
  if (!isUnruledText(field) || (field.choices === undefined && fact([given], isKeptSo))) return undefined;
  return spellings(field, given);
}

/** Of a field what says how its texts are kept. */
export type AskedField = { type: string; choices?: readonly string[] };

/** A text, or each of a list, as it would be kept and as it was given. */
export function spellings(field: AskedField, given: unknown): unknown {
  if (!isUnruledText(field)) return given;
  const kept = (text: unknown) => searchedText(String(text), field);
  // A list written in the document may hold variables.
  if (Array.isArray(given)) return given.flatMap((one) => [later(one, kept), one]);
  return later(given, (value) => [...new Set((Array.isArray(value) ? value : [value]).flatMap((one) => [kept(one), one]))]);
}

function isKeptSo([text]: readonly unknown[]): boolean {
  return searchedText(String(text)) === text;
}
