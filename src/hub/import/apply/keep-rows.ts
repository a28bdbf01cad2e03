import type { PreparedRow } from '../match/row-operations.js';
import type { FileRow } from '../read/file-row.js';

/** What checking found out about each part, kept for writing: a file of ordinary size is then read and compared once, not twice. */
export type KeptRows = ReadonlyMap<number, readonly PreparedRow[]>;

/** Some 100 MB at the most; longer files are read again. */
const CELLS_MAX = 600_000;

export type RowKeeper = { add(number: number, prepared: readonly PreparedRow[]): void; kept(): KeptRows | undefined };

export function rowKeeper(): RowKeeper {
  const kept = new Map<number, readonly PreparedRow[]>();
  let cells = 0;
  return {
    add(number, prepared) {
      for (const { checked } of prepared) cells += checked.row.cells.length;
      if (cells > CELLS_MAX) kept.clear();
      else kept.set(number, prepared);
    },
    kept: () => (cells > CELLS_MAX ? undefined : kept),
  };
}

export function rowsOf(prepared: readonly PreparedRow[]): FileRow[] {
  return prepared.map(({ checked }) => checked.row);
}
