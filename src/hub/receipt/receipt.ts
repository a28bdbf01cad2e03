import type { KeyObject } from 'node:crypto';
import { base64url, type CompactJWSHeaderParameters, CompactSign, compactVerify, importJWK, type JWK } from 'jose';
import type { HubContext } from '../answer/context.js';
import type { EvidenceVerdict } from '../evidence/decide-evidence.js';
import type { DossierInput } from '../evidence/dossier.js';
import { canonicalJson } from '../log/canonical-json.js';
import { onlyJson } from '../log/only-json.js';
import { epochSeconds } from '../time/instant.js';

/** What a receipt says, in canonical JSON under its signature. It holds personal data: it is the releasing agency's to keep. */
export type Receipt = {
  format: typeof RECEIPT_FORMAT;
  /** UUID, under which the hub keeps that it was released. */
  id: string;
  /** The log of which it speaks: `hub_log.log_id`. */
  logId: string;
  /** Release of the hub that made it. */
  release: string;
  releasedAt: string;
  /** To whom and for what; `language` is that of the explanations. */
  releasedTo: { actor: string; role: string; agency: string | null; purpose: string | null; case: string; language: 'vi' | 'en' };
  asked: DossierInput & { procedure: string };
  /** When it was read: `token` repeats it. */
  snapshot: { token: string; validAt: string; knownAt: string };
  /** SHA-256 of the access policy that decided what was shown. */
  rule: { policy: string };
  /** As `evidence` answered it. */
  content: EvidenceVerdict;
  /** SHA-256 of the canonical JSON of `content`. */
  digest: string;
  /** For each state of a record that the content rests on, that the change which wrote it is in the log. */
  proofs: readonly ReceiptProof[];
  /** Where the hub publishes what became of it; absent of a hub without a public address, and of receipts from before there were lists. */
  status?: StatusEntry;
};

/** A place in a Token Status List, as `status_list` of SD-JWT VC names it. */
export type StatusEntry = { uri: string; idx: number };

/** `file`: a `c2sp.org/tlog-proof` that opens the record and the fields shown, and no other. */
export type ReceiptProof = { entity: string; recordId: string; position: string; file: string };

export const RECEIPT_FORMAT = 'giaolo-receipt/1';
const TYPE = 'giaolo-receipt+jws';
export const ALGORITHM = 'EdDSA';

/** A key that signs receipts, by its name in the published set. */
export type ReceiptSigner = { kid: string; key: KeyObject };

/** What signs, of which release of the hub, and where that is reached. */
export type Releasing = NonNullable<HubContext['releasing']>;

/** A receipt as a compact JWS (RFC 7515), signed by Ed25519. */
export function signReceipt(receipt: Receipt, { kid, key }: ReceiptSigner): Promise<string> {
  return new CompactSign(Buffer.from(canonicalJson(receipt))).setProtectedHeader({ alg: ALGORITHM, kid, typ: TYPE }).sign(key);
}

export type OpenedReceipt =
  | { kind: 'signed'; receipt: Receipt; kid: string }
  | { kind: 'MALFORMED' | 'UNKNOWN_KEY' | 'BAD_SIGNATURE' | 'RETIRED_KEY' };

/** A key that may have signed; `retiredAt`: it signed nothing since. */
export type ReceiptKey = JWK & { retiredAt?: string };

/** Reads a receipt, if one of the keys has signed it while it was in use. Nothing of it is believed before. */
export async function openReceipt(text: string, keys: readonly ReceiptKey[]): Promise<OpenedReceipt> {
  const header = onlyJson<CompactJWSHeaderParameters>(textOfBase64url(text.trim().split('.', 1)[0] ?? ''));
  if (!header || header.typ !== TYPE || typeof header.kid !== 'string') return { kind: 'MALFORMED' };
  const { kid } = header;
  const key = keys.find((one) => one.kid === kid);
  if (key === undefined) return { kind: 'UNKNOWN_KEY' };
  const payload = await compactVerify(text.trim(), await importJWK(key, ALGORITHM), { algorithms: [ALGORITHM] }).then(
    (verified) => new TextDecoder().decode(verified.payload),
    () => undefined,
  );
  if (payload === undefined) return { kind: 'BAD_SIGNATURE' };
  const receipt = onlyJson<Receipt>(payload);
  if (!receipt || receipt.format !== RECEIPT_FORMAT || !Array.isArray(receipt.proofs)) return { kind: 'MALFORMED' };
  if (key.retiredAt !== undefined && receipt.releasedAt >= key.retiredAt) return { kind: 'RETIRED_KEY' };
  return { kind: 'signed', receipt, kid };
}

/** Whether a token of that second (`iat`) is from after its key was retired: nobody who has the old key speaks for the hub any more. */
export function isAfterRetiring({ retiredAt }: ReceiptKey, iat: number): boolean {
  return retiredAt !== undefined && iat >= epochSeconds(retiredAt);
}

/** Undefined where it is none. By `jose`, since a browser's Buffer does not know the alphabet. */
export function textOfBase64url(text: string): string | undefined {
  try {
    return new TextDecoder().decode(base64url.decode(text));
  } catch {
    return undefined;
  }
}
