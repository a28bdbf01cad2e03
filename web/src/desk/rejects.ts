import { parse } from 'csv-parse/browser/esm/sync';
import { stringify } from 'csv-stringify/browser/esm/sync';
import { REJECT_HEADERS } from '../../../src/hub/import/read/reject-headers.js';

/** Rejected rows of a file as the hub gives them back: what was in it, and what is wrong with each. */
export type Rejects = {
  header: readonly string[];
  rows: readonly { line: string; vi: string; en: string; cells: readonly string[] }[];
};

const DELIMITERS = [',', ';', '\t', '|'];

export function readRejects(text: string): Rejects {
  const [first = ''] = text.split('\n');
  const delimiter = DELIMITERS.reduce((best, one) => (first.split(one).length > first.split(best).length ? one : best));
  const [header = [], ...rows] = parse(text, { bom: true, delimiter, relax_column_count: true }) as string[][];
  const width = header.length - REJECT_HEADERS.length;
  return {
    header: header.slice(0, width),
    rows: rows.map((cells) => {
      const [line = '', , vi = '', en = ''] = cells.slice(width);
      return { line, vi, en, cells: [...cells.slice(0, width), ...cells.slice(width + REJECT_HEADERS.length)] };
    }),
  };
}

/** The same rows as a file, as mended; what was wrong with them is no longer part of it. */
export function writeRows({ header, rows }: Rejects): string {
  return `\uFEFF${stringify([[...header], ...rows.map(({ cells }) => [...cells])])}`;
}
