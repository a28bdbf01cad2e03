import {
  type ColumnDef,
  createSortedRowModel,
  FlexRender,
  rowSortingFeature,
  type Row as TableRow,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useMemo, useRef } from 'react';
import { figures } from '../shell/figures';
import type { Language } from '../shell/look';
import { difference, type Pivoted, type Row, totals } from './table-data';
import type { Words } from './words';

export type Shown = {
  captions: readonly string[];
  figure: string;
  data: Pivoted;
  language: Language;
  say: Words /** Periods and bands stand in their own order. */;
  isOrdered: boolean;
};

/** So many lines stand in the page as they are; of more, those in sight and some around them. */
const WHOLE_MAX = 200;
const AROUND = 12;
/** As `.figures .long` has it, its line below included. */
const LINE_PX = 38;
/** Words that are longer are cut, and told whole where one points. */
const LETTERS_MAX = 48;

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

/**
 * One line for each group and one column for each day; of two days or more also what became of it. Any column orders the lines. Ten thousand
 * lines scroll like ten: who reads them by ear is told which of how many a line is.
 */
export function FigureTable({ captions, figure, data, language, say, isOrdered, isAdditive }: Shown & { isAdditive: boolean }) {
  const { number, percent, day } = figures(language);
  const isSeries = data.days.length > 1;
  const hasShare = !isSeries && captions.length > 0 && data.rows.some(({ share }) => share !== null);
  const ranks = useMemo(() => captions.map((_, i) => ranksOf(data.rows.map(({ labels }) => labels[i] ?? ''))), [captions, data.rows]);
  const widths = useMemo(() => {
    const longest = (i: number) => data.rows.reduce((most, { labels }) => Math.max(most, labels[i]?.length ?? 0), captions[i]?.length ?? 0);
    return Object.fromEntries(captions.map((_, i) => [`key${i}`, Math.min(LETTERS_MAX, longest(i)) + 4]));
  }, [captions, data.rows]);
  const columns = useMemo((): ColumnDef<typeof features, Row>[] => {
    return [
      ...captions.map(
        (caption, i): ColumnDef<typeof features, Row> => ({
          id: `key${i}`,
          header: caption,
          accessorFn: (row) => row.labels[i] ?? '',
          sortFn: (a, b) => (ranks[i]?.get(a.original.labels[i] ?? '') ?? 0) - (ranks[i]?.get(b.original.labels[i] ?? '') ?? 0),
          sortDescFirst: false,
        }),
      ),
      ...data.days.map(
        (one, i): ColumnDef<typeof features, Row> => ({
          id: `day${i}`,
          header: isSeries ? day(one) : figure,
          accessorFn: (row) => row.values[i] ?? undefined,
          cell: ({ row }) => {
            const value = row.original.values[i];
            return value === null || value === undefined ? '–' : number(value);
          },
          sortUndefined: 'last',
          sortDescFirst: true,
        }),
      ),
      ...(isSeries
        ? [
            {
              id: 'difference',
              header: say.difference,
              accessorFn: (row: Row) => difference(row.values),
              cell: ({ row }: { row: { original: Row } }) => signed(difference(row.original.values), number),
              sortDescFirst: true,
            } satisfies ColumnDef<typeof features, Row>,
          ]
        : []),
      ...(hasShare
        ? [
            {
              id: 'share',
              header: say.share,
              accessorFn: (row: Row) => row.share ?? undefined,
              cell: ({ row }: { row: { original: Row } }) => (row.original.share === null ? '–' : percent(row.original.share)),
              sortUndefined: 'last',
              sortDescFirst: true,
            } satisfies ColumnDef<typeof features, Row>,
          ]
        : []),
    ];
  }, [captions, ranks, data.days, figure, isSeries, hasShare, say, number, percent, day]);
  const table = useTable({
    features,
    columns,
    data: data.rows as Row[],
    initialState: { sorting: isOrdered ? [] : [{ id: `day${data.days.length - 1}`, desc: true }] },
  });
  const sums = useMemo(() => totals(data), [data]);
  const { rows } = table.getRowModel();
  const isLong = rows.length > WHOLE_MAX;
  const place = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => place.current,
    estimateSize: () => LINE_PX,
    overscan: isLong ? AROUND : WHOLE_MAX,
    initialRect: { width: 0, height: 20 * LINE_PX },
  });
  const lines = virtual.getVirtualItems();
  const above = lines[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (lines.at(-1)?.end ?? 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section className="wide figures" ref={place} tabIndex={0} aria-label={`${figure}: ${captions.join(', ')}`}>
      {isSeries && <p className="soft">{figure}</p>}
      <table className={isLong ? 'long' : ''} aria-rowcount={rows.length + 1}>
        {isLong && (
          <colgroup>
            {table.getAllLeafColumns().map(({ id }) => (
              <col key={id} style={{ width: `${widths[id] ?? 16}ch` }} />
            ))}
          </colgroup>
        )}
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} aria-rowindex={1}>
              {group.headers.map((header) => {
                const sorted = header.column.getIsSorted();
                return (
                  <th
                    key={header.id}
                    scope="col"
                    className={header.id.startsWith('key') ? '' : 'number'}
                    aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
                  >
                    <button type="button" onClick={header.column.getToggleSortingHandler()}>
                      <FlexRender header={header} /> {sorted === 'asc' ? '▲' : sorted === 'desc' ? '▼' : ''}
                    </button>
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          <Gap px={above} />
          {lines.map(({ index }) => {
            const row = rows[index];
            return row && <Line key={row.id} row={row} index={index} isLong={isLong} />;
          })}
          <Gap px={below} />
        </tbody>
        {isAdditive && captions.length > 0 && (
          <tfoot>
            <tr>
              <th scope="row" colSpan={captions.length}>
                {say.total}
              </th>
              {sums.map((sum, i) => (
                <td key={data.days[i]} className="number">
                  {number(sum)}
                </td>
              ))}
              {isSeries && <td className="number">{signed(difference(sums), number)}</td>}
              {hasShare && <td />}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

/** Drawn once, however often it is scrolled past. */
const Line = memo(({ row, index, isLong }: { row: TableRow<typeof features, Row>; index: number; isLong: boolean }) => (
  <tr aria-rowindex={index + 2}>
    {row.getAllCells().map((cell) => (
      <td
        key={cell.id}
        className={cell.column.id.startsWith('key') ? '' : 'number'}
        title={isLong ? String(cell.getValue() ?? '') : undefined}
      >
        <FlexRender cell={cell} />
      </td>
    ))}
  </tr>
));

/** As high as the lines that are not in the page. */
function Gap({ px }: { px: number }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row takes no focus
  return px > 0 && <tr aria-hidden="true" style={{ height: px }} />;
}

/** The order of a language, found once: comparing words again at every press would take longer than a press may. */
function ranksOf(labels: readonly string[]): ReadonlyMap<string, number> {
  const { compare } = new Intl.Collator('vi', { numeric: true });
  return new Map([...new Set(labels)].sort(compare).map((label, rank) => [label, rank]));
}

function signed(value: number, number: (value: number) => string): string {
  return value > 0 ? `+${number(value)}` : number(value);
}
