import { createHash, hash } from 'node:crypto';
import { SDJwtInstance } from '@sd-jwt/core';
import { compactVerify, importJWK } from 'jose';
import type { HeldFact } from '../evidence/held.js';
import {
  ALGORITHM,
  isAfterRetiring,
  type OpenedReceipt,
  type Receipt,
  type ReceiptKey,
  type StatusEntry,
  textOfBase64url,
} from './receipt.js';

/**
 * A receipt as SD-JWT VC (`dc+sd-jwt`): the same verdict, of which whoever holds it shows single facts and keeps the others. It carries no
 * proofs of the log – these stand in the receipt, whose digest it names.
 */
export type Credential = {
  iss: string;
  iat: number;
  vct: typeof VCT;
  status?: { status_list: StatusEntry };
  /** SHA-256 of the receipt (JWS) in hexadecimal digits. */
  receipt: string;
  procedure: string;
  /** Legal day. */
  decided: string;
  /** From here on: only where shown. */
  complete?: boolean;
  agency?: string | null;
  case?: string;
  subject?: Receipt['asked']['subject'];
  requirements: readonly ShownRequirement[];
};

export type ShownRequirement = {
  code: string;
  name: string;
  verdict: string;
  provision: string | null;
  thing: string | null;
  facts: readonly ShownFact[];
};
export type ShownFact = Pick<HeldFact, 'entity' | 'field' | 'label' | 'value' | 'valueLabel'>;

export const VCT = 'urn:giaolo:evidence-verdict:1';
export const HASHING = {
  hasher: (data: string | ArrayBuffer) =>
    createHash('sha256')
      .update(typeof data === 'string' ? data : Buffer.from(data))
      .digest(),
  hashAlg: 'sha-256',
} as const;
/** What may be shown or kept of the whole; each requirement and each of its facts may be too. */
export const PARTS = ['complete', 'agency', 'case', 'subject'] as const;

export type OpenedCredential = { kind: 'signed'; credential: Credential; kid: string } | Exclude<OpenedReceipt, { kind: 'signed' }>;

/** Reads a credential or a presentation of one, if one of the keys has signed it while it was in use. */
export async function openCredential(text: string, keys: readonly ReceiptKey[]): Promise<OpenedCredential> {
  const compact = text.trim();
  let signer: ReceiptKey | undefined;
  // Of its status is asked apart (`statusIn`): the library of verifiable credentials would go and fetch it.
  const sdJwt = new SDJwtInstance<Record<string, unknown>>({
    ...HASHING,
    verifier: async (signed, signature) =>
      compactVerify(`${signed}.${signature}`, await importJWK(signer ?? {}, ALGORITHM), { algorithms: [ALGORITHM] }).then(
        () => true,
        () => false,
      ),
  });
  const header = await sdJwt.decode(compact).then(
    ({ jwt }) => jwt?.header,
    () => undefined,
  );
  if (header?.typ !== 'dc+sd-jwt' || header.alg !== ALGORITHM || typeof header.kid !== 'string') return { kind: 'MALFORMED' };
  const { kid } = header;
  signer = keys.find((one) => one.kid === kid);
  if (signer === undefined) return { kind: 'UNKNOWN_KEY' };
  const payload = await sdJwt.verify(compact).then(
    (verified) => verified.payload as unknown as Credential,
    () => undefined,
  );
  if (payload === undefined || !isAllReferenced(compact)) return { kind: 'BAD_SIGNATURE' };
  if (payload.vct !== VCT || !Array.isArray(payload.requirements)) return { kind: 'MALFORMED' };
  if (isAfterRetiring(signer, payload.iat)) return { kind: 'RETIRED_KEY' };
  return { kind: 'signed', credential: payload, kid };
}

/** Whether each part beside the signed one is one that this names, directly or by another, and stands there once: the library leaves that open. */
function isAllReferenced(compact: string): boolean {
  const [signed = '', ...disclosures] = compact.split('~').filter((part) => part !== '');
  const told = [signed.split('.')[1] ?? '', ...disclosures].map(textOfBase64url).join('\n');
  return (
    new Set(disclosures).size === disclosures.length && disclosures.every((one) => told.includes(`"${hash('sha256', one, 'base64url')}"`))
  );
}

export type CheckedCredential = {
  credential: Credential | null;
  faults: readonly { kind: Exclude<OpenedCredential['kind'], 'signed'>; what: null }[];
};

/** As `openCredential`, told as of a receipt. */
export async function checkCredential(text: string, { keys }: { keys: readonly ReceiptKey[] }): Promise<CheckedCredential> {
  const opened = await openCredential(text, keys);
  return opened.kind === 'signed'
    ? { credential: opened.credential, faults: [] }
    : { credential: null, faults: [{ kind: opened.kind, what: null }] };
}

/** What of a credential can be shown or kept, by the names under which it is asked for; a fact brings its requirement. */
export function presentable({ requirements, ...whole }: Credential): string[] {
  return [
    ...PARTS.filter((part) => whole[part] !== undefined),
    ...requirements.flatMap((one) => [nameOf(one), ...one.facts.map(({ field }) => `${nameOf(one)}.${field}`)]),
  ];
}

/** A requirement asked of several things stands once for each. */
function nameOf({ code, thing }: ShownRequirement): string {
  return thing === null ? code : `${code}:${thing}`;
}

/** The credential with only what is named shown; undefined where a name is none of `presentable`. */
export async function presentCredential(text: string, credential: Credential, shown: readonly string[]): Promise<string | undefined> {
  const known = new Set(presentable(credential));
  if (shown.some((name) => !known.has(name))) return undefined;
  const names = new Set(shown);
  const requirements = Object.fromEntries(
    credential.requirements.flatMap((one, nr): [number, unknown][] => {
      const name = nameOf(one);
      const told = one.facts.flatMap(({ field }, fact) => (names.has(`${name}.${field}`) ? [[fact, true] as const] : []));
      if (told.length > 0) return [[nr, { facts: Object.fromEntries(told) }]];
      return names.has(name) ? [[nr, true]] : [];
    }),
  );
  const parts = Object.fromEntries(PARTS.filter((part) => names.has(part)).map((part) => [part, true]));
  return new SDJwtInstance(HASHING).present(text.trim(), { ...parts, requirements } as never);
}
