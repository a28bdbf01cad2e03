import type { ScalarResult, ScalarRule } from '../../hub/declare/scalars.js';
import { cleanText, type LetterCase } from './text.js';

/** What one identifier differs in; length, characters, NFC, trimming and case are written once, here and in `text.ts`. */
export type IdentifierSpec = Omit<ScalarRule, 'normalise'> & {
  /** First words of every code of this rule: `PLATE` gives `PLATE_EMPTY`. */
  codePrefix: string;
  /** Longest text worth looking at, in UTF-16 units, before anything else is done with it. */
  lengthMax: number;
  letterCase?: LetterCase;
  /** Dashes and apostrophes stay as they are typed. */
  marks?: 'kept';
  /** Sees clean text only: NFC, trimmed, no control or invisible characters, one kind of space. */
  check(text: string): ScalarResult;
};

export const identifierRule = (spec: IdentifierSpec): ScalarRule => {
  const { codePrefix, lengthMax, letterCase = 'upper', marks, check, ...described } = spec;
  return {
    ...described,
    normalise(input) {
      const cleaned = cleanText(input, { codePrefix, lengthMax, letterCase, ...(marks === undefined ? {} : { marks }) });
      return 'rejected' in cleaned ? cleaned : check(cleaned.text);
    },
  };
};
