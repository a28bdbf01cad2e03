import { sha256 } from '@noble/hashes/sha2.js';
import { Buffer } from 'buffer/';

/**
 * What the hub's checkers of proofs use of `node:crypto`, for a browser: the build gives them this instead (`vite.config.ts`), so that the page
 * checks by the very code that the command line checks by. SHA-256 at once, since WebCrypto answers later; signatures are
 * WebCrypto's (`check-in-browser.ts`).
 */
type Bytes = Uint8Array | string;
type Encoding = 'hex' | 'base64url' | 'buffer';

export function createHash(_algorithm: 'sha256') {
  const state = sha256.create();
  const hashing = {
    update(bytes: Bytes) {
      state.update(bytesOf(bytes));
      return hashing;
    },
    digest: (encoding: Encoding = 'buffer') => written(state.digest(), encoding),
  };
  return hashing;
}

export function hash(_algorithm: 'sha256', bytes: Bytes, encoding: Encoding = 'hex') {
  return written(sha256(bytesOf(bytes)), encoding);
}

function bytesOf(bytes: Bytes): Uint8Array {
  return typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
}

function written(digest: Uint8Array, encoding: Encoding): Buffer | string {
  const bytes = Buffer.from(digest);
  if (encoding === 'buffer') return bytes;
  if (encoding === 'hex') return bytes.toString('hex');
  return bytes.toString('base64').replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_');
}

/** A browser signs nothing, holds no private key, and is asked for signatures before the checkers run. */
function notHere(): never {
  throw new Error('not in a browser');
}

export { notHere as createPublicKey, notHere as randomFillSync, notHere as sign, notHere as verify };
