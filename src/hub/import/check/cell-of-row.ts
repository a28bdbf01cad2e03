import { isClearing, readCell } from '../../csv/cell-text.js';
import type { FileRow } from '../read/file-row.js';

/** Undefined where the cell names no value, be it empty or one that empties. */
export function cellText(row: FileRow, index: number): string | undefined {
  const cell = row.cells[index] ?? '';
  return isClearing(cell) ? undefined : readCell(cell);
}
