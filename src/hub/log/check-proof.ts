import { EMPTY_ROOT, HASH_BYTES, nodeHash } from './tree-hash.js';

/**
 * Checks proofs bit by bit from the leaf upwards (RFC 9162 §2.1.3.2 and §2.1.4.2), with nothing but numbers and hashes given: whoever makes
 * proofs (`make-proof.ts`) goes another way. Never throws: what is not right is no proof.
 */
export type InclusionClaim = { leaf: bigint; size: bigint; leafHash: Uint8Array; root: Uint8Array; proof: readonly Uint8Array[] };

export function isIncluded({ leaf, size, leafHash, root, proof }: InclusionClaim): boolean {
  if (leaf < 0n || leaf >= size || !areHashes([leafHash, root, ...proof])) return false;
  let [at, last, hash] = [leaf, size - 1n, leafHash];
  for (const sibling of proof) {
    if (last === 0n) return false;
    if (isOdd(at) || at === last) {
      hash = nodeHash(sibling, hash);
      // A last node without a right neighbour is its own parent's.
      while (!isOdd(at) && at !== 0n) [at, last] = [at >> 1n, last >> 1n];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [at, last] = [at >> 1n, last >> 1n];
  }
  return last === 0n && equal(hash, root);
}

/** A part of a tree that a proof may speak of: from `begin`, a multiple of the power of two that holds it, to `end`. */
export type Subtree = { begin: bigint; end: bigint };

export function isSubtree({ begin, end }: Subtree): boolean {
  if (begin < 0n || begin >= end) return false;
  return begin % (1n << BigInt((end - begin - 1n).toString(2).replace(/^0$/, '').length)) === 0n;
}

/** A leaf in a part of a tree is one in a tree of its own. */
export function isIncludedIn({ begin, end }: Subtree, { leaf, ...claim }: Omit<InclusionClaim, 'size'>): boolean {
  return isSubtree({ begin, end }) && isIncluded({ ...claim, leaf: leaf - begin, size: end - begin });
}

export type ConsistencyClaim = { oldSize: bigint; size: bigint; oldRoot: Uint8Array; root: Uint8Array; proof: readonly Uint8Array[] };

/** Whether a tree goes on from a smaller one. From an empty one every tree does, and nothing could show it: that is refused. */
export function isConsistent({ oldSize, oldRoot, ...claim }: ConsistencyClaim): boolean {
  return oldSize > 0n && isPartOf({ begin: 0n, end: oldSize }, { ...claim, partRoot: oldRoot });
}

export type PartClaim = { size: bigint; partRoot: Uint8Array; root: Uint8Array; proof: readonly Uint8Array[] };

/**
 * Whether a tree has that part under that root (draft-ietf-plants-merkle-tree-certs §4.4.3); from its first leaf on this is RFC 9162's
 * proof of consistency.
 */
export function isPartOf(part: Subtree, { size, partRoot, root, proof }: PartClaim): boolean {
  // Nothing at all is in every tree, and a tree is in itself: there is nothing to show.
  if (part.begin === part.end) return part.begin >= 0n && part.end <= size && proof.length === 0 && equal(partRoot, EMPTY_ROOT);
  if (part.begin === 0n && part.end === size) return size > 0n && proof.length === 0 && equal(partRoot, root);
  if (!isSubtree(part) || part.end > size || !areHashes([partRoot, root, ...proof])) return false;
  let [first, last, top] = [part.begin, part.end - 1n, size - 1n];
  const up = () => {
    [first, last, top] = [first >> 1n, last >> 1n, top >> 1n];
  };
  while (first !== last && (last === top || isOdd(last))) up();
  const rest = [...proof];
  const seed = first === last ? partRoot : rest.shift();
  if (seed === undefined) return false;
  let [partHash, hash] = [seed, seed];
  for (const sibling of rest) {
    if (top === 0n) return false;
    if (isOdd(last) || last === top) {
      if (first < last) partHash = nodeHash(sibling, partHash);
      hash = nodeHash(sibling, hash);
      while (!isOdd(last) && last !== 0n) up();
    } else {
      hash = nodeHash(hash, sibling);
    }
    up();
  }
  return top === 0n && equal(partHash, partRoot) && equal(hash, root);
}

function isOdd(number: bigint): boolean {
  return (number & 1n) === 1n;
}

function areHashes(hashes: readonly Uint8Array[]): boolean {
  return hashes.every(({ length }) => length === HASH_BYTES);
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
