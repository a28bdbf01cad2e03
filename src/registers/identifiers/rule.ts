import type { ScalarResult, ScalarRule } from '../../hub/declare/scalars.js';
import { cleanText, type LetterCase, type Rejection } from './text.js';

/** What one identifier differs in; length, characters, NFC, trimming and case are written once, here and in `text.ts`. */
export type IdentifierSpec = Omit<ScalarRule, 'normalise'> & {
  /** First words of every code of this rule: `PLATE` gives `PLATE_EMPTY`. */
  codePrefix: string;
  /** Longest text worth looking at, in UTF-16 units, before anything else is done with it. */
  lengthMax: number;
  letterCase?: LetterCase;
  /** Codes that rest on a fact known but not read in a source: an operator may turn them into warnings. */
  relaxable?: readonly string[];
  /** Sees clean text only: NFC, trimmed, no control or invisible characters, one kind of space. */
  check(text: string): ScalarResult;
};

export type IdentifierRule = ScalarRule & { relaxable: readonly string[]; clean(input: string): { text: string } | Rejection };

export const identifierRule = (spec: IdentifierSpec): IdentifierRule => {
  const { codePrefix, lengthMax, letterCase = 'upper', relaxable = [], check, ...described } = spec;
  const clean = (input: string) => cleanText(input, { codePrefix, lengthMax, letterCase });
  return {
    ...described,
    relaxable,
    clean,
    normalise(input) {
      const cleaned = clean(input);
      return 'rejected' in cleaned ? cleaned : check(cleaned.text);
    },
  };
};

/**
 * The same rule with some refusals lowered to warnings, for the day a register shows that a remembered rule was wrong.
 * Hostile text, wrong check digits and everything read in a law stay refused: those codes are not in `relaxable`.
 */
export const relaxed = (rule: IdentifierRule, codes: ReadonlySet<string>): IdentifierRule => ({
  ...rule,
  normalise(input) {
    const result = rule.normalise(input);
    if (!('rejected' in result) || !codes.has(result.rejected) || !rule.relaxable.includes(result.rejected)) return result;
    const cleaned = rule.clean(input);
    if ('rejected' in cleaned) return cleaned;
    const { rejected, vi, en } = result;
    return { value: cleaned.text, warnings: [{ code: `WARN_${rejected}`, severity: 'warning', vi, en }] };
  },
});
