import { expect, it } from 'vitest';
import { csvPieces } from '../../seeds/demo/csv.js';
import { demoTable, type RowOf, tablesOf } from '../../seeds/demo/table.js';

const FILE = { entity: 'vehicles/badge', file: 'badges.csv', labelVi: 'Phù hiệu' };
const HEADER = ['number', 'vehicle', 'state'] as const;

const written = async (table: Parameters<typeof csvPieces>[0]): Promise<string[]> => {
  const pieces: Buffer[] = [];
  for await (const piece of csvPieces(table)) pieces.push(piece);
  return Buffer.concat(pieces).toString().trim().split('\n').slice(1);
};

it('a row is written by the names of its columns, in the order of the header, whatever order it was made in', async () => {
  const rows = [{ state: 'ACTIVE', number: 'P-1', vehicle: 'RLLV1' }];
  expect(await written(demoTable({ ...FILE, header: HEADER, rows }))).toEqual(['number,vehicle,state', 'P-1,RLLV1,ACTIVE']);
  // One more column shifts nothing.
  const more = demoTable({ ...FILE, header: ['issuer', ...HEADER], rows: rows.map((row) => ({ ...row, issuer: 'H26' })) });
  expect(await written(more)).toEqual(['issuer,number,vehicle,state', 'H26,P-1,RLLV1,ACTIVE']);
});

it('a row that lacks a column, or has one that the header does not name, does not compile', async () => {
  const lacking = [{ number: 'P-1', vehicle: 'RLLV1' }];
  const unknown = [{ number: 'P-1', vehicle: 'RLLV1', state: 'ACTIVE', sate: 'ACTIVE' }];
  const table = tablesOf('vehicles');
  // @ts-expect-error state is missing
  const short = demoTable({ ...FILE, header: HEADER, rows: lacking });
  // @ts-expect-error sate is no column
  demoTable({ ...FILE, header: HEADER, rows: unknown });
  // @ts-expect-error state is missing
  table('badge', 'badges.csv', 'Phù hiệu', HEADER, lacking);
  // @ts-expect-error sate is no column
  table('badge', 'badges.csv', 'Phù hiệu', HEADER, unknown);
  // @ts-expect-error sate is no column, also where rows are drawn
  demoTable({ ...FILE, header: HEADER, rows: [1].map((n) => ({ number: String(n), vehicle: '', state: '', sate: '' })) });
  const rows: RowOf<typeof HEADER>[] = [];
  // @ts-expect-error state is missing
  rows.push({ number: 'P-1', vehicle: 'RLLV1' });
  // Where types were silenced, the writer stops.
  await expect(written(short)).rejects.toThrow('state');
});
