import { createHeaderAndPayload, getListFromStatusListJWT, StatusList } from '@sd-jwt/jwt-status-list';
import { importJWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { Tx } from '../../db/tx.js';
import { NEVER_SO } from '../reads/recalled-records.js';
import { ALGORITHM, isAfterRetiring, type ReceiptKey, type Releasing, type StatusEntry } from './receipt.js';

/**
 * What became of receipts, as a Token Status List: one signed list for many, so that whoever asks does not tell which of them it has.
 *
 * A receipt is INVALID once something it rests on was corrected, removed or taken back since; what has merely gone on leaves what was told of
 * its day, and so the receipt, VALID.
 */
export const STATUS = { VALID: 0, INVALID: 1 } as const;

/** Receipts in a list: two kilobytes before they are compressed, and an hour of the nation's dossiers. */
const LIST_LENGTH = 16_384n;
/** Whoever keeps a list asks again after this. */
export const STATUS_TTL_SECONDS = 300;
const STATUS_SECONDS_MAX = 86_400;

export const STATUS_PATH = '/receipts/status';

export function statusEntry(address: string, index: bigint): StatusEntry {
  return { uri: uriOf(address, index / LIST_LENGTH), idx: Number(index % LIST_LENGTH) };
}

/** A list as a signed JWT (`statuslist+jwt`); undefined where no receipt is in it yet. */
export async function readStatusList(tx: Tx, list: bigint, { address, kid, key }: Releasing): Promise<string | undefined> {
  if (address === null) return undefined;
  const first = list * LIST_LENGTH;
  const { rows } = await tx.query<{ now: number; length: number; invalid: number[] }>(
    `select floor(extract(epoch from clock_timestamp()))::int as now, coalesce(max(r.status_index) - $1::bigint + 1, 0)::int as length,
       coalesce(array_agg((r.status_index - $1::bigint)::int) filter (where exists (
         select from receipt_basis b join change c on c.record_id = b.record_id and c.position > r.position
         where b.receipt_id = r.id and c.operation = any($3::text[]))), '{}') as invalid
     from evidence_receipt r where r.status_index >= $1::bigint and r.status_index < $2::bigint`,
    [String(first), String(first + LIST_LENGTH), [...NEVER_SO]],
    'status-list',
  );
  const [{ now, length, invalid } = { now: 0, length: 0, invalid: [] }] = rows;
  if (length === 0) return undefined;
  const statuses = new Array<number>(Number(LIST_LENGTH)).fill(STATUS.VALID);
  for (const index of invalid) statuses[index] = STATUS.INVALID;
  const { header, payload } = createHeaderAndPayload(
    new StatusList(statuses, 1),
    { iss: address, sub: uriOf(address, list), iat: now, exp: now + STATUS_SECONDS_MAX, ttl: STATUS_TTL_SECONDS },
    { alg: ALGORITHM, typ: 'statuslist+jwt', kid },
  );
  return new SignJWT(payload as JWTPayload).setProtectedHeader(header).sign(key);
}

/** `NOT_SIGNED`: by none of the keys in its time, or too old; `OTHER_LIST`: of other receipts; `NONE`: the receipt names no list. */
export type ListedStatus = keyof typeof STATUS | 'NOT_SIGNED' | 'OTHER_LIST' | 'NONE';

/** What a list that was fetched says of a receipt; `now`: by the clock of whoever verifies. */
export async function statusIn(
  list: string,
  entry: StatusEntry | undefined,
  { keys, now = new Date() }: { keys: readonly ReceiptKey[]; now?: Date },
): Promise<ListedStatus> {
  if (entry === undefined) return 'NONE';
  const keyOf = (kid: string | undefined): ReceiptKey => keys.find((key) => key.kid === kid) ?? {};
  const verified = await jwtVerify(list.trim(), async ({ kid }) => importJWK(keyOf(kid), ALGORITHM), {
    algorithms: [ALGORITHM],
    currentDate: now,
    typ: 'statuslist+jwt',
    requiredClaims: ['exp', 'iat', 'sub', 'status_list'],
  }).catch(() => undefined);
  if (verified === undefined || isAfterRetiring(keyOf(verified.protectedHeader.kid), verified.payload.iat ?? 0)) return 'NOT_SIGNED';
  if (verified.payload.sub !== entry.uri) return 'OTHER_LIST';
  return getListFromStatusListJWT(list.trim()).getStatus(entry.idx) === STATUS.VALID ? 'VALID' : 'INVALID';
}

function uriOf(address: string, list: bigint): string {
  return `${address}${STATUS_PATH}/${list}`;
}
