import { writeList } from '../../hub/csv/cell-text.js';
import { CELL_LETTERS_MAX, type Cell, writeWorkbook } from '../../hub/workbook/write-workbook.js';
import { DAY, isPlain, type Table, type TableFormat } from './table.js';

export const workbook = {
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  file: 'giaolo.xlsx',
  write: workbookOf,
} satisfies TableFormat;

/** Numbers are numbers, days are days, and all else is text, which Excel neither runs nor rounds. */
function workbookOf({ columns, rows, about }: Table): Promise<Buffer> {
  let cut = 0;
  const text = (given: string): string => {
    if (given.length <= CELL_LETTERS_MAX) return given;
    cut++;
    return given.slice(0, CELL_LETTERS_MAX).toWellFormed();
  };
  const cell = (value: unknown): Cell => {
    if (value === null || value === undefined) return undefined;
    if (typeof value === 'number' || typeof value === 'boolean') return { value, style: 'number' };
    if (typeof value === 'string') return DAY.test(value) ? { value, style: 'day' } : text(value);
    return text(isPlain(value) ? writeList((value as readonly unknown[]).map(String)) : JSON.stringify(value));
  };
  const caption = (value: string) => ({ value, style: 'caption' as const });
  const body = rows.map((values) => columns.map((column) => cell(values.get(column))));
  const told = about.map(([name, value]): Cell[] => [caption(name), text(value)]);
  const lost =
    'Số ô bị cắt vì dài hơn Excel cho phép; CSV và JSON có đủ · cells cut since Excel holds no more; CSV and JSON hold them whole';
  return writeWorkbook([
    {
      name: 'Dữ liệu',
      rows: [columns.map(caption), ...body],
      frozen: 1,
      columns: columns.map((column) => ({ width: Math.min(60, Math.max(12, column.length + 3)), style: 'number' })),
    },
    { name: 'Nguồn', rows: cut === 0 ? told : [...told, [caption('cut'), `${cut}. ${lost}`]] },
  ]);
}
