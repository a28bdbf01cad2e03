import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { ScalarResult, ScalarRule } from '../../../src/hub/declare/scalars.js';
import { identifierScalars } from '../../../src/registers/identifiers/index.js';
import { inPackage } from '../../../src/root.js';

/** Rows of a vector file beside the tests; its first line, starting with #, says where it comes from. */
export const vectors = (name: string): Record<string, string>[] =>
  parse(readFileSync(inPackage(`test/registers/identifiers/${name}`)), { columns: true, comment: '#', comment_no_infix: true });

export const rule = (name: string): ScalarRule => {
  const found = identifierScalars.find((scalar) => scalar.name === name);
  if (!found) throw new Error(`no scalar ${name}`);
  return found;
};

/** One word for what became of a value: its normal form, or `!CODE`; warnings follow in brackets. */
export const outcome = (result: ScalarResult): string =>
  'rejected' in result ? `!${result.rejected}` : [result.value, ...(result.warnings ?? []).map((warning) => `[${warning.code}]`)].join(' ');

export const normalised = (name: string, input: string): string => outcome(rule(name).normalise(input));
