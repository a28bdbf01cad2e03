import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/**
 * How a note is signed, as the byte says that C2SP signed-note gives each way: what stands under a signature line, made of the note's text
 * and, for ways that state when, a time. A further way (ML-DSA-44 is 0x06) is one more of these.
 */
export type SignatureType = {
  byte: number;
  publicKeyBytes: number;
  sign(text: string, privateKey: KeyObject, seconds: bigint): Buffer;
  /** What Ed25519 has signed, and its signature, for whoever checks it by other means; undefined where it is no signature of this kind. */
  signed(text: string, signature: Uint8Array): { message: Buffer; signature: Uint8Array } | undefined;
  verify(text: string, publicKey: Uint8Array, signature: Uint8Array): boolean;
};

/** Over the text alone: how a log signs. */
export const ED25519: SignatureType = {
  byte: 0x01,
  publicKeyBytes: 32,
  sign: (text, privateKey) => sign(null, Buffer.from(text), privateKey),
  signed: (text, signature) => ({ message: Buffer.from(text), signature }),
  verify: (text, publicKey, signature) => isSigned(publicKey, ED25519.signed(text, signature)),
};

/**
 * Over the text of a checkpoint and the second at which it was the largest seen: how a witness signs (C2SP tlog-cosignature,
 * cosignature/v1).
 */
export const COSIGNATURE: SignatureType = {
  byte: 0x04,
  publicKeyBytes: 32,
  sign(text, privateKey, seconds) {
    const time = Buffer.alloc(TIME_BYTES);
    time.writeBigUInt64BE(seconds);
    return Buffer.concat([time, sign(null, timed(text, seconds), privateKey)]);
  },
  signed(text, signature) {
    const seconds = cosignedAt(signature);
    return seconds === undefined ? undefined : { message: timed(text, seconds), signature: signature.subarray(TIME_BYTES) };
  },
  verify: (text, publicKey, signature) => isSigned(publicKey, COSIGNATURE.signed(text, signature)),
};

export const SIGNATURE_TYPES: readonly SignatureType[] = [ED25519, COSIGNATURE];

/** The second a cosignature states. */
export function cosignedAt(signature: Uint8Array): bigint | undefined {
  if (signature.length < TIME_BYTES) return undefined;
  const seconds = Buffer.from(signature).readBigUInt64BE();
  return seconds <= SECONDS_MAX ? seconds : undefined;
}

/** The 32 bytes that RFC 8032 has for a public key. */
export function rawPublicKey(key: KeyObject): Buffer {
  const { x } = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' });
  return Buffer.from(x ?? '', 'base64url');
}

function isSigned(publicKey: Uint8Array, signed: ReturnType<SignatureType['signed']>): boolean {
  return signed !== undefined && verify(null, signed.message, ed25519Key(publicKey), signed.signature);
}

function ed25519Key(publicKey: Uint8Array): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') }, format: 'jwk' });
}

function timed(text: string, seconds: bigint): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);
}

const TIME_BYTES = 8;
const SECONDS_MAX = 2n ** 63n - 1n;
