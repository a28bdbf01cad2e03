import type { FileRow } from '../read/file-row.js';
import type { ImportSource } from '../read/source.js';
import { unpack } from '../read/unpack.js';
import { cellText } from './cell-of-row.js';
import type { Column, HeaderMap } from './map-header.js';
import { type DayOrder, typedDay } from './parse-day.js';

/** By place of the column; one that is absent has its days first. */
export type DayOrders = ReadonlyMap<number, DayOrder>;

export function dayColumns({ columns }: HeaderMap): number[] {
  return columns.filter(holdsDays).map(({ index }) => index);
}

export function dayJudge(columns: readonly number[]): { note(row: FileRow): void; orders(): DayOrders } {
  const seen = columns.map((index) => ({ index, dayFirst: false, monthFirst: false }));
  return {
    note(row) {
      for (const column of seen) {
        const text = cellText(row, column.index);
        const typed = text === undefined ? undefined : typedDay(text);
        if (typed === undefined) continue;
        if (typed.first > 12 && typed.second <= 12) column.dayFirst = true;
        if (typed.second > 12 && typed.first <= 12) column.monthFirst = true;
      }
    },
    orders: () =>
      new Map(
        seen.flatMap(({ index, dayFirst, monthFirst }): [number, DayOrder][] => {
          if (!monthFirst) return [];
          return [[index, dayFirst ? 'mixed' : 'month first']];
        }),
      ),
  };
}

/** Whether anything in the bytes reads like a day with its month first; where nothing does, nobody has to look at the cells. */
export async function mayWriteMonthFirst(source: ImportSource): Promise<boolean> {
  const unpacked = await unpack(source);
  if (unpacked.kind === 'workbook') return true;
  let rest = '';
  for await (const piece of unpacked.source.open()) {
    const text = rest + piece.toString('latin1');
    if (MONTH_FIRST.test(text)) return true;
    rest = text.slice(-10);
  }
  return false;
}

const MONTH_FIRST = /[/.-](?:1[3-9]|2\d|3[01])[/.-]\d{4}/;

function holdsDays(column: Column): boolean {
  return column.kind === 'period' || column.kind === 'move' || (column.kind === 'value' && column.field.type === 'Date');
}
