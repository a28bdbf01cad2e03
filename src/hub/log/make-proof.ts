import { foldPeaks, type NodeAddress, peaksOf } from './compact-range.js';

/**
 * Proofs as RFC 6962 §2.1 defines them, by its recursion over ranges of leaves. What checks them (`check-proof.ts`) shares nothing with
 * this but the hash of two nodes.
 */
export type Range = { begin: bigint; end: bigint };

/** The ranges whose roots lead from a leaf up to the root of a tree, the leaf's neighbour first. */
export function inclusionRanges(leaf: bigint, size: bigint): Range[] {
  if (leaf < 0n || leaf >= size) throw new RangeError(`a tree of ${size} leaves has no leaf ${leaf}`);
  return pathTo(leaf, { begin: 0n, end: size });
}

function pathTo(leaf: bigint, { begin, end }: Range): Range[] {
  if (end - begin === 1n) return [];
  const middle = split(begin, end);
  return leaf < middle
    ? [...pathTo(leaf, { begin, end: middle }), { begin: middle, end }]
    : [...pathTo(leaf, { begin: middle, end }), { begin, end: middle }];
}

/** The ranges whose roots show that a tree goes on from a smaller one, which has at least one leaf. */
export function consistencyRanges(oldSize: bigint, size: bigint): Range[] {
  if (oldSize < 1n || oldSize > size) throw new RangeError(`no tree of ${size} leaves goes on from one of ${oldSize}`);
  return subProof(oldSize, { begin: 0n, end: size }, true);
}

function subProof(oldEnd: bigint, { begin, end }: Range, isOldRoot: boolean): Range[] {
  if (oldEnd === end) return isOldRoot ? [] : [{ begin, end }];
  const middle = split(begin, end);
  return oldEnd <= middle
    ? [...subProof(oldEnd, { begin, end: middle }, isOldRoot), { begin: middle, end }]
    : [...subProof(oldEnd, { begin: middle, end }, false), { begin, end: middle }];
}

/** The largest power of two smaller than the number of leaves is what the left one has. */
function split(begin: bigint, end: bigint): bigint {
  return begin + (1n << BigInt((end - begin - 1n).toString(2).length - 1));
}

/** All nodes that a proof is made from. */
export function nodesOf(ranges: readonly Range[]): NodeAddress[] {
  return ranges.flatMap(({ begin, end }) => peaksOf(begin, end));
}

/** The proof, when the nodes are known. */
export function proofFrom(ranges: readonly Range[], nodeAt: (node: NodeAddress) => Buffer): Buffer[] {
  return ranges.map(({ begin, end }) => foldPeaks(peaksOf(begin, end).map(nodeAt)));
}
