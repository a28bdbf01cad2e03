import { hash } from 'node:crypto';

/** Hashes of the tree as RFC 6962 §2.1 has them: SHA-256, and a first byte that keeps leaves and inner nodes apart. */
export function leafHash(entry: Uint8Array | string): Buffer {
  return sha256(typeof entry === 'string' ? `${LEAF_TEXT}${entry}` : Buffer.concat([LEAF, entry]));
}

/** Two nodes under one. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return sha256(Buffer.concat([NODE, left, right]));
}

/** At once and by way of digits: both a hash in steps and one that is given as bytes cost several times as much in Node 20. */
function sha256(bytes: Uint8Array | string): Buffer {
  return Buffer.from(hash('sha256', bytes, 'hex'), 'hex');
}

export const HASH_BYTES = 32;

const LEAF = Buffer.of(0);
const LEAF_TEXT = LEAF.toString();
const NODE = Buffer.of(1);

/** The root of a tree without leaves. */
export const EMPTY_ROOT: Buffer = sha256(Buffer.alloc(0));
