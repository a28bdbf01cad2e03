import type { Tx } from '../../db/tx.js';
import { instantText } from '../time/instant.js';
import { LOG_NAMES, type LogName } from './log-source.js';

/** A checkpoint that was signed, and by which key. */
export type StoredCheckpoint = { origin: string; size: bigint; root: Buffer; note: string; verifierKey: string; signedAt: string };

/** Which log this is: what its origins are made of. */
export async function readLogId(tx: Tx): Promise<string> {
  const { rows } = await tx.query<{ logId: string }>('select log_id as "logId" from hub_log', [], 'log-id');
  return rows[0]?.logId ?? '';
}

/** The newest of an origin. */
export function readNewest(tx: Tx, origin: string): Promise<StoredCheckpoint | undefined> {
  return read(tx, 'order by c.size desc limit 1', [origin]);
}

/** The newest of each log, where there is one. */
export async function readNewestOfEach(tx: Tx): Promise<{ log: LogName; checkpoint: StoredCheckpoint }[]> {
  const logId = await readLogId(tx);
  const found: { log: LogName; checkpoint: StoredCheckpoint }[] = [];
  for (const log of LOG_NAMES) {
    const checkpoint = await readNewest(tx, originOf(logId, log));
    if (checkpoint !== undefined) found.push({ log, checkpoint });
  }
  return found;
}

/** That of so many leaves. */
export function readAt(tx: Tx, origin: string, size: bigint): Promise<StoredCheckpoint | undefined> {
  return read(tx, 'and c.size = $2::bigint', [origin, String(size)]);
}

async function read(tx: Tx, which: string, values: unknown[]): Promise<StoredCheckpoint | undefined> {
  const { rows } = await tx.query<Omit<StoredCheckpoint, 'size'> & { size: string }>(
    `select origin, c.size::text, root, note, verifier_key as "verifierKey", ${instantText('signed_at')} as "signedAt"
     from log_checkpoint c where origin = $1 ${which}`,
    values,
  );
  const [row] = rows;
  return row && { ...row, size: BigInt(row.size) };
}

export async function storeCheckpoint(
  tx: Tx,
  log: LogName,
  { origin, size, root, note, verifierKey }: Omit<StoredCheckpoint, 'signedAt'>,
): Promise<void> {
  await tx.query(
    'insert into log_checkpoint (origin, size, log, root, note, verifier_key) values ($1, $2::bigint, $3, $4, $5, $6)',
    [origin, String(size), log, root, note, verifierKey],
    'log-add-checkpoint',
  );
}

/**
 * What a log is called where it is signed. It has the id of the hub's log in it: one that went another way after a restore is renewed, and
 * then is another log to every witness, since two histories under one origin would be what witnesses are there to find.
 */
export function originOf(logId: string, log: LogName): string {
  return `giaolo/${logId}/${log}`;
}
