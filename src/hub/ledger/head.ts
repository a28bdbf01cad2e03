import type { Tx } from '../../db/tx.js';
import { instantText } from '../time/period-sql.js';

export type Head = { position: string; recordedFrom: string };

/** The last ledger row: everything known is known up to here. Undefined while the ledger is empty. */
export async function head(tx: Tx): Promise<Head | undefined> {
  const { rows } = await tx.query<Head>(
    `select c.position::text as position, ${instantText('c.recorded_from')} as "recordedFrom" from change c order by c.position desc limit 1`,
    [],
    'ledger-head',
  );
  return rows[0];
}
