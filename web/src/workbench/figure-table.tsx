import { type ColumnDef, createSortedRowModel, FlexRender, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useMemo } from 'react';
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

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

/** One line for each group and one column for each day; of two days or more also what became of it. Any column orders the lines. */
export function FigureTable({ captions, figure, data, language, say, isOrdered, isAdditive }: Shown & { isAdditive: boolean }) {
  const { number, percent, day } = figures(language);
  const isSeries = data.days.length > 1;
  const hasShare = !isSeries && captions.length > 0 && data.rows.some(({ share }) => share !== null);
  const columns = useMemo((): ColumnDef<typeof features, Row>[] => {
    const collator = new Intl.Collator('vi', { numeric: true });
    return [
      ...captions.map(
        (caption, i): ColumnDef<typeof features, Row> => ({
          id: `key${i}`,
          header: caption,
          accessorFn: (row) => row.labels[i] ?? '',
          sortFn: (a, b) => collator.compare(a.original.labels[i] ?? '', b.original.labels[i] ?? ''),
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
  }, [captions, data.days, figure, isSeries, hasShare, say, number, percent, day]);
  const table = useTable({
    features,
    columns,
    data: data.rows as Row[],
    initialState: { sorting: isOrdered ? [] : [{ id: `day${data.days.length - 1}`, desc: true }] },
  });
  const sums = totals(data);
  return (
    <div className="wide figures">
      {isSeries && <p className="soft">{figure}</p>}
      <table>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
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
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id}>
              {row.getAllCells().map((cell) => (
                <td key={cell.id} className={cell.column.id.startsWith('key') ? '' : 'number'}>
                  <FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          ))}
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
    </div>
  );
}

function signed(value: number, number: (value: number) => string): string {
  return value > 0 ? `+${number(value)}` : number(value);
}
