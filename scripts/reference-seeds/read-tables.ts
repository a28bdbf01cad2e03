import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

export type SourceRow = { get(column: string): string };
export type ReadTable = (path: string) => SourceRow[];

/** Reads a source table by header; asking for a column it does not have is a mistake of the caller and stops the run. */
export const readTables =
  (folder: string): ReadTable =>
  (path) => {
    const rows = parse(readFileSync(join(folder, path)), { bom: true, columns: true }) as Record<string, string>[];
    return rows.map((row) => ({
      get(column) {
        const value = row[column];
        if (value === undefined) throw new Error(`${path} has no column ${column}`);
        return value.normalize('NFC').trim();
      },
    }));
  };
