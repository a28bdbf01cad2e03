import { csvLine } from '../../src/hub/csv/csv-line.js';

/** One file of seeds/reference: what it holds, where that is from, and why it may be believed. */
export type Seed = {
  /** As on the command line of the importer: `register/entity`. */
  entity: string;
  file: string;
  labelVi: string;
  legalBasis: string;
  /** Goes into the ledger with every change of the file. */
  reason: string;
  /** First line of the file: where the facts are from and under which licence. */
  source: string;
  rows: readonly Row[];
};

/**
 * Field name → cell; a file's header is the fields of its first row, and every row must have the same. The importer asks every file
 * for the required fields, so a later state repeats them beside what changes; fields without a column stay as they were.
 */
export type Row = Readonly<Record<string, string>>;

export const csvOf = (seed: Seed): string => {
  const [first] = seed.rows;
  if (first === undefined) throw new Error(`${seed.file} has no rows`);
  const header = Object.keys(first);
  for (const row of seed.rows) {
    if (Object.keys(row).join() !== header.join())
      throw new Error(`${seed.file}: a row has other fields than the first: ${Object.keys(row).join()}`);
  }
  const lines = [header, ...seed.rows.map((row) => header.map((field) => row[field] ?? ''))];
  return `# ${seed.source}\n${lines.map((cells) => csvLine(cells, { lineEnd: '\n' })).join('')}`;
};

/**
 * A decimal that nobody can take for a Vietnamese thousands group: `103.232` reads as 103,232 in a Vietnamese spreadsheet,
 * so a number with exactly three decimals gets a fourth. Empty stays empty.
 */
export const decimal = (text: string): string => {
  if (text === '') return '';
  const plain = String(Number(text));
  if (plain === 'NaN') throw new Error(`not a number: ${text}`);
  return /\.\d{3}$/.test(plain) ? `${plain}0` : plain;
};

/** The day of the merger: 63 → 34 units, communes redrawn, districts abolished. */
export const MERGER = '2025-07-01';
export const DAY_BEFORE_MERGER = '2025-06-30';
/** Bộ Giao thông vận tải went into Bộ Xây dựng, driver licences to Bộ Công an. */
export const MINISTRIES_MERGED = '2025-03-01';

/** Licence lines of seeds whose text repeats. */
export const SOURCES = {
  admin:
    'Source: thanglequoc/vietnamese-provinces-database (cd58063) and tranngocminhhieu/vietnamadminunits (780c279) · licence: MIT · dates of legal acts added',
  own: 'Source: compiled for this project from public lists · licence: Apache-2.0, as the project',
} as const;
