import { type Pool, query } from '../../db/client.js';
import { instantText } from '../time/instant.js';

/** Since when reads are written down, and until when they are known now: of the log as a whole, so it says nothing about anybody. */
export async function usagePeriod(pool: Pool): Promise<{ periodStart: string | null; periodEnd: string }> {
  const { rows } = await query<{ periodStart: string | null; periodEnd: string }>(
    pool,
    `select (select ${instantText('recorded_at')} from read_log where position = 1) as "periodStart", ${instantText('clock_timestamp()')} as "periodEnd"`,
    [],
    'usage-period',
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the database does not tell the time');
  return row;
}
