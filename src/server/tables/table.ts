/** An answer as lines and columns: a line for each record or group, a column for each field by its path. */
export type Table = {
  columns: readonly string[];
  rows: readonly ReadonlyMap<string, unknown>[];
  /** The same lines as they were answered, unfolded nowhere. */
  records: readonly unknown[];
  /** What was asked by whom, of which state, and whom the figures leave out. */
  about: readonly (readonly [name: string, text: string])[];
};

/** A form in which an answer can be taken along: one file beside this one, and a line in `../table-answer.ts`. */
export type TableFormat = {
  /** As it is sent. */
  type: string;
  /** How the file is called. */
  file: string;
  /** Everything of the table, and what it is. */
  write(table: Table): string | Uint8Array | Promise<string | Uint8Array>;
};

export const DAY = /^\d{4}-\d\d-\d\d$/;

/** Whether a cell says all of a value; what holds records of its own is written as JSON. */
export function isPlain(value: unknown): boolean {
  return Array.isArray(value) ? value.every((one) => typeof one !== 'object') : typeof value !== 'object' || value === null;
}
