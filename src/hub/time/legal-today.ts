import type { Tx } from '../../db/tx.js';

/** The legal day in Việt Nam, by the database's clock. */
export async function legalToday(tx: Tx): Promise<string> {
  const { rows } = await tx.query<{ today: string }>(`select (clock_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date as today`);
  const [row] = rows;
  if (row === undefined) throw new Error('the database does not tell the day');
  return row.today;
}
