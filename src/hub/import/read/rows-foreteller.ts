import type { FileHead } from './read-rows.js';

/** How many rows there may be in all, judged by the length of those read so far: for the time left, not for any decision. */
export function rowsForeteller(
  source: { rows?: number | undefined; bytes?: number | undefined },
  { isPlain, header: { cells: header } }: FileHead,
): (rows: readonly { cells: readonly string[] }[]) => number | undefined {
  let count = 0;
  let bytes = 0;
  return (rows) => {
    if (source.rows !== undefined || source.bytes === undefined || !isPlain) return source.rows;
    count += rows.length;
    for (const { cells } of rows) bytes += lengthOf(cells);
    return Math.max(count, Math.round((count * (source.bytes - lengthOf(header))) / bytes));
  };
}

function lengthOf(cells: readonly string[]): number {
  return Buffer.byteLength(cells.join(',')) + 1;
}
