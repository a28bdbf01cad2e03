import type { Tx } from '../../db/tx.js';
import { NEVER_SO } from '../reads/recalled-records.js';
import { instantText } from '../time/instant.js';

/** What became of what a receipt rests on. */
export type ReceiptState =
  /** Nothing of it has changed since. */
  | 'STANDS'
  /** Records have gone on since, by changes that leave as it was what was told. */
  | 'CHANGED_SINCE'
  /** What was told has been corrected, removed or taken back since: ask again. */
  | 'CORRECTED';

export type ReceiptStatus = { state: ReceiptState; releasedAt: string; changedAt: string | null };

/**
 * The status of a receipt, by the SHA-256 of its bytes: whoever has the receipt knows that, and nobody else can guess it. It says nothing of
 * what the receipt is about.
 */
export async function receiptStatus(tx: Tx, digest: string): Promise<ReceiptStatus | null> {
  const { rows } = await tx.query<ReceiptStatus>(
    `select case when l.corrected then 'CORRECTED' when l.at is not null then 'CHANGED_SINCE' else 'STANDS' end as state,
       ${instantText('r.released_at')} as "releasedAt", ${instantText('l.at')} as "changedAt"
     from evidence_receipt r cross join lateral (
       select min(c.recorded_from) as at, coalesce(bool_or(c.operation = any($2::text[])), false) as corrected
       from receipt_basis b join change c on c.record_id = b.record_id and c.position > r.position where b.receipt_id = r.id) l
     where r.digest = decode($1, 'hex')`,
    [digest, [...NEVER_SO]],
    'receipt-status',
  );
  return rows[0] ?? null;
}
