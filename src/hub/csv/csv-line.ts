import { stringify } from 'csv-stringify/sync';

export type Delimiter = ',' | ';' | '\t';

export type CsvDialect = {
  delimiter?: Delimiter;
  /** Files for spreadsheets end their lines the way spreadsheets do; those kept with the program end them with `\n`. */
  lineEnd?: '\r\n' | '\n';
};

/**
 * One line of a CSV file, the only place that writes any (asserted in test/layers.test.ts). Promise: every reader of CSV gets the cells
 * back. Quoted is whatever some reader takes for the end of a line, whichever line ends this file has, and what it would trim away. What
 * the text of a cell means is no matter of the line: see cell-text.ts.
 */
export function csvLine(cells: readonly string[], { delimiter = ',', lineEnd = '\r\n' }: CsvDialect = {}): string {
  return stringify([cells], { delimiter, record_delimiter: lineEnd, quoted_match: QUOTED });
}

export const BOM = '\ufeff';

/** `\s` is every kind of space, and the byte order mark. */
const QUOTED = /[\r\n\u0085\u2028\u2029]|^\s|\s$/;
