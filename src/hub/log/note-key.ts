import { createHash, type KeyObject } from 'node:crypto';
import { readBase64 } from './base64.js';
import { ED25519, rawPublicKey, SIGNATURE_TYPES, type SignatureType } from './signature-type.js';

/**
 * Who signs notes: a name, and a key in one way of signing. Both together with the way give the four bytes that a signature begins with.
 */
export type VerifierKey = { name: string; id: number; type: SignatureType; publicKey: Buffer };
export type SigningKey = VerifierKey & { privateKey: KeyObject };

export function signingKey(name: string, privateKey: KeyObject, type: SignatureType = ED25519): SigningKey {
  if (!isKeyName(name)) throw new RangeError('a key name holds neither spaces nor a plus sign');
  return { ...verifierKey(name, type, rawPublicKey(privateKey)), privateKey };
}

/** The key of whoever signs under that name. */
export function verifierKey(name: string, type: SignatureType, publicKey: Buffer): VerifierKey {
  const digest = createHash('sha256').update(`${name}\n`).update(Buffer.of(type.byte)).update(publicKey).digest();
  return { name, id: digest.readUInt32BE(), type, publicKey };
}

/** `name+id+key`, as verifiers are given it. */
export function writeVerifierKey({ name, id, type, publicKey }: VerifierKey): string {
  return `${name}+${hexId(id)}+${Buffer.concat([Buffer.of(type.byte), publicKey]).toString('base64')}`;
}

/** Undefined where it is none, is of an unknown way of signing, or its parts do not fit each other. */
export function readVerifierKey(text: string): VerifierKey | undefined {
  const [, name = '', id, encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  const bytes = readBase64(encoded);
  const type = SIGNATURE_TYPES.find(({ byte }) => byte === bytes?.[0]);
  if (bytes === undefined || type === undefined || !isKeyName(name) || bytes.length !== 1 + type.publicKeyBytes) return undefined;
  const key = verifierKey(name, type, bytes.subarray(1));
  return hexId(key.id) === id ? key : undefined;
}

export function isKeyName(name: string): boolean {
  return name !== '' && !/[+\p{White_Space}]/u.test(name);
}

function hexId(id: number): string {
  return id.toString(16).padStart(8, '0');
}
