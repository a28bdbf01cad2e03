import { BOM, csvLine } from '../../hub/csv/csv-line.js';
import type { Value } from '../../hub/declare/model.js';
import { valueCell } from '../../hub/export/csv-lines.js';
import { isPlain, type Table, type TableFormat } from './table.js';

/** Cells are written as exports write them; what the table is stands under its lines, since the first is the one with the names. */
export const csv = {
  type: 'text/csv; charset=utf-8',
  file: 'giaolo.csv',
  write({ columns, rows, about }: Table): string {
    const lines = rows.map((values) => csvLine(columns.map((column) => csvCell(values.get(column)))));
    return [BOM, csvLine(columns), ...lines, ...about.map(([name, text]) => csvLine([`# ${name}: ${text}`]))].join('');
  },
} satisfies TableFormat;

function csvCell(value: unknown): string {
  return valueCell(isPlain(value) ? (value as Value) : JSON.stringify(value));
}
