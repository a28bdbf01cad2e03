import type { Tx } from '../../db/tx.js';

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

/** An instant as it is served: UTC, six fraction digits, whatever the session's zone. */
export function instantText(expression: string): string {
  return `to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** A day as it is served: both ends are null. */
export function dayText(expression: string): string {
  return `nullif(nullif(${expression}, '-infinity'), 'infinity')::text`;
}
