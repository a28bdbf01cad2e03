import type { Tx } from '../../db/tx.js';
import { BEGINNING_OF_TIME, instantText } from './instant.js';

/** The ledger's last row: everything is known up to here. Position 0 at the beginning of time while the ledger is empty. */
export type Head = { position: string; recordedFrom: string };

/**
 * SQL that reads columns of the last row, `position` and `recorded_from`: backwards from the ledger's end, which costs one index look-up. A
 * view of the owner, since the last change may be one that the asking role does not see (decision 0093).
 */
export function headOf(columns: string): string {
  return `select ${columns} from ledger_head`;
}

/** The head's position as a value of one statement. */
export const HEAD_POSITION = `coalesce((${headOf('position')}), 0)::text`;

/** @internal what the tests of the ledger compare with. */
export async function readHead(tx: Pick<Tx, 'query'>): Promise<Head> {
  const columns = `h.position::text as position, ${instantText('h.recorded_from')} as "recordedFrom"`;
  const { rows } = await tx.query<Head>(`select ${columns} from (${headOf('position, recorded_from')}) h`, [], 'ledger-head');
  return rows[0] ?? { position: '0', recordedFrom: BEGINNING_OF_TIME };
}

export async function headPosition(tx: Pick<Tx, 'query'>): Promise<string> {
  const { rows } = await tx.query<{ position: string }>(`select ${HEAD_POSITION} as position`, [], 'head-position');
  return rows[0]?.position ?? '0';
}
