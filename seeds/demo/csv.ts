import { writeCell } from '../../src/hub/csv/cell-text.js';
import { csvLine } from '../../src/hub/csv/csv-line.js';
import type { DemoTable, Row } from './table.js';

const PIECE_CHARACTERS = 64 * 1024;

/** A table as the bytes of a CSV file, some kilobytes at a time. */
export async function* csvPieces({ header, rows }: Pick<DemoTable, 'header' | 'rows'>): AsyncGenerator<Buffer> {
  let piece = `# Dữ liệu giả lập, sinh tự động: không có người, xe hay doanh nghiệp nào có thật · Fictional, generated · licence: Apache-2.0\n${line(header)}`;
  for (const row of rows) {
    piece += line(header.map((column) => cellOf(row, column)));
    if (piece.length < PIECE_CHARACTERS) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  if (piece !== '') yield Buffer.from(piece);
}

function cellOf(row: Row, column: string): string {
  const cell = row[column];
  if (cell === undefined) throw new Error(`a row of the demo lacks the column ${column}`);
  return cell;
}

/** Of the demo nothing is an empty text: an empty cell says nothing. */
const line = (cells: readonly string[]): string =>
  csvLine(
    cells.map((cell) => (cell === '' ? '' : writeCell(cell))),
    { lineEnd: '\n' },
  );
