import { type Pool, query } from '../db/client.js';
import type { Places } from '../hub/feed/follow-feed.js';
import { HEAD_POSITION } from '../hub/time/head.js';

/**
 * The ledger's head; how many changes the slowest follower of this process has still to be sent, 0 where nobody follows; how many batches were
 * asked to be taken back and still stand.
 */
export async function ledgerStanding(pool: Pool, places: Places): Promise<{ head: number; behind: number; openWithdrawals: number }> {
  const { rows } = await query<{ head: string; open: number }>(
    pool,
    `select ${HEAD_POSITION} as head, (select count(*)::integer from import_batch where withdraw_asked is not null) as open`,
    [],
    'ledger-standing',
  );
  const head = Number(rows[0]?.head ?? 0);
  const slowest = Math.min(head, ...[...places].map((place) => Number(place())));
  return { head, behind: head - slowest, openWithdrawals: rows[0]?.open ?? 0 };
}
