import type { Tx } from '../../db/tx.js';
import { instantOfMs } from '../time/instant.js';
import { readBase64 } from './base64.js';
import { cosignedAt } from './signature-type.js';

/** A signature line of a witness under a checkpoint. */
export type StoredCosignature = { verifierKey: string; size: bigint; line: string };

/** All under a checkpoint, in the order of names. */
export async function readCosignatures(tx: Tx, origin: string, size: bigint): Promise<StoredCosignature[]> {
  const { rows } = await tx.query<Omit<StoredCosignature, 'size'>>(
    'select verifier_key as "verifierKey", line from log_cosignature where origin = $1 and size = $2::bigint order by verifier_key',
    [origin, String(size)],
    'log-cosignatures',
  );
  return rows.map((row) => ({ ...row, size }));
}

/** The newest of each of these witnesses that has cosigned at all. */
export async function readNewestCosignatures(tx: Tx, origin: string, witnesses: readonly string[]): Promise<StoredCosignature[]> {
  const { rows } = await tx.query<Omit<StoredCosignature, 'size'> & { size: string }>(
    `select n.verifier_key as "verifierKey", n.size::text, n.line
     from unnest($2::text[]) as w(key) cross join lateral (
       select * from log_cosignature c where c.origin = $1 and c.verifier_key = w.key order by c.size desc limit 1) n`,
    [origin, witnesses],
    'log-newest-cosignatures',
  );
  return rows.map((row) => ({ ...row, size: BigInt(row.size) }));
}

/** Of one that was given twice the first stays. */
export async function storeCosignature(tx: Tx, origin: string, { verifierKey, size, line }: StoredCosignature): Promise<void> {
  await tx.query(
    'insert into log_cosignature (origin, verifier_key, size, line) values ($1, $2, $3::bigint, $4) on conflict do nothing',
    [origin, verifierKey, String(size), line],
    'log-add-cosignature',
  );
}

/** The instant that a line states. */
export function statedAt(line: string): string | null {
  const bytes = readBase64(line.trimEnd().split(' ').at(-1) ?? '');
  const seconds = bytes && cosignedAt(bytes.subarray(ID_BYTES));
  return seconds === undefined || seconds > SECONDS_MAX ? null : instantOfMs(Number(seconds) * 1_000);
}

const ID_BYTES = 4;
/** The year 9999. */
const SECONDS_MAX = 253_402_300_799n;
