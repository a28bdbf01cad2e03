import type { Problem } from '../../errors.js';

/** How one custom scalar of the schema is checked and brought to its normal form; used by GraphQL input and by file import alike. */
export type ScalarRule = {
  name: string;
  /** The SDL description: form, legal source, example. */
  description: string;
  example: string;
  /** The rule in one sentence, shown when a value is refused. */
  ruleVi: string;
  ruleEn: string;
  /** Callers may give an object (its JSON text is what is normalised), and are answered with one. */
  structured?: boolean;
  /** Callers may give a whole number for the text of its digits. */
  digits?: boolean;
  /** Where a value stands among others, where its letters do not tell. */
  rank?(normal: string): number;
  /** Never throws. Warnings leave the value usable (a VIN whose check digit fails). */
  normalise(input: string): ScalarResult;
};

export type ScalarResult = { value: string; warnings?: Problem[] } | { rejected: string; vi: string; en: string };
