import { createHash } from 'node:crypto';

/** RFC 6962 trees: proofs of consistency checked as RFC 9162 §2.1.4.2 words it, and roots over hashes that stand side by side. */

const NODE = Buffer.of(1);
export const EMPTY_ROOT = createHash('sha256').digest();

/** @param {Buffer} left @param {Buffer} right */
function nodeHash(left, right) {
  return createHash('sha256').update(NODE).update(left).update(right).digest();
}

/**
 * Whether a tree goes on from a smaller one. From an empty one every tree does, without a proof.
 *
 * @param {{ oldSize: bigint, oldRoot: Buffer, size: bigint, root: Buffer, proof: readonly Buffer[] }} claim
 */
export function isConsistent({ oldSize, oldRoot, size, root, proof }) {
  if (size === 0n && !root.equals(EMPTY_ROOT)) return false;
  if (oldSize === 0n) return proof.length === 0;
  if (oldSize === size) return proof.length === 0 && oldRoot.equals(root);
  if (oldSize > size || proof.length === 0) return false;
  const rest = [...proof];
  // A whole power of two is itself the first hash of its proof.
  if ((oldSize & (oldSize - 1n)) === 0n) rest.unshift(oldRoot);
  let [fn, sn] = [oldSize - 1n, size - 1n];
  while ((fn & 1n) === 1n) [fn, sn] = [fn >> 1n, sn >> 1n];
  const first = rest.shift();
  if (first === undefined) return false;
  let [fr, sr] = [first, first];
  for (const hash of rest) {
    if (sn === 0n) return false;
    if ((fn & 1n) === 1n || fn === sn) {
      fr = nodeHash(hash, fr);
      sr = nodeHash(hash, sr);
      while ((fn & 1n) === 0n && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else {
      sr = nodeHash(sr, hash);
    }
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return sn === 0n && fr.equals(oldRoot) && sr.equals(root);
}

/**
 * The root over hashes of one level: a whole tile's, or a partial one's with what stands to its right.
 *
 * @param {readonly Buffer[]} hashes
 * @param {Buffer} [right] the root of all that is to the right of them
 */
export function rootOver(hashes, right) {
  /** @type {Buffer[]} */
  const peaks = [];
  let at = 0;
  while (at < hashes.length) {
    const width = 2 ** Math.floor(Math.log2(hashes.length - at));
    let level = hashes.slice(at, at + width);
    while (level.length > 1) {
      const above = [];
      for (let n = 0; n < level.length; n += 2)
        above.push(nodeHash(/** @type {Buffer} */ (level[n]), /** @type {Buffer} */ (level[n + 1])));
      level = above;
    }
    peaks.push(/** @type {Buffer} */ (level[0]));
    at += width;
  }
  if (right !== undefined) peaks.push(right);
  return peaks.length === 0 ? EMPTY_ROOT : peaks.reduceRight((rest, left) => nodeHash(left, rest));
}
