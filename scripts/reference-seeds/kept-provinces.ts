import type { ReadTable } from './read-tables.js';

/** Codes of the eleven provinces that stayed the same record through the merger; for all others a link must be set anew. */
export const keptProvinces = (read: ReadTable): ReadonlySet<string> =>
  new Set(
    read('admin/provinces_34.csv')
      .filter((row) => !row.get('merged_from_old_codes').includes(';'))
      .map((row) => row.get('code')),
  );
