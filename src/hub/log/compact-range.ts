import { EMPTY_ROOT, nodeHash } from './tree-hash.js';

/** A node of the tree: it stands over the leaves from `index * 2^level` to before `(index + 1) * 2^level`. */
export type NodeAddress = { level: number; index: bigint };

/**
 * The right edge of a tree that grows: the roots of its full subtrees from the largest to the smallest, one for each bit of its size. All
 * that appending needs, and all that the root needs.
 */
export type CompactRange = { size: bigint; peaks: readonly Buffer[] };

export const EMPTY_RANGE: CompactRange = { size: 0n, peaks: [] };

/** Tells of every node that leaves complete, the leaves themselves included. */
export type OnNode = (node: NodeAddress, hash: Buffer) => void;

/** The tree with more leaves. */
export function append(range: CompactRange, leaves: Iterable<Buffer>, onNode?: OnNode): CompactRange {
  const peaks = [...range.peaks];
  let { size } = range;
  for (const leaf of leaves) {
    let hash = leaf;
    let [level, index] = [0, size];
    onNode?.({ level, index }, hash);
    // A node with an odd index is a right one, and completes its parent.
    for (; (index & 1n) === 1n; index >>= 1n) {
      const left = peaks.pop();
      if (left === undefined) throw new RangeError(`a tree of ${size} leaves has another right edge`);
      hash = nodeHash(left, hash);
      level++;
      onNode?.({ level, index: index >> 1n }, hash);
    }
    peaks.push(hash);
    size++;
  }
  return { size, peaks };
}

export function rootOf({ peaks }: CompactRange): Buffer {
  return peaks.length === 0 ? EMPTY_ROOT : foldPeaks(peaks);
}

/** The root over full subtrees that stand side by side, from the largest to the smallest. */
export function foldPeaks(peaks: readonly Buffer[]): Buffer {
  return peaks.reduceRight((right, left) => nodeHash(left, right));
}

/**
 * Where the roots of the full subtrees of a range of leaves stand, in order. `end` is the tree's, or a multiple of a power of two that
 * `begin` is one of.
 */
export function peaksOf(begin: bigint, end: bigint): NodeAddress[] {
  const nodes: NodeAddress[] = [];
  for (let at = begin; at < end; ) {
    const rest = end - at;
    let level = rest.toString(2).length - 1;
    while (at % (1n << BigInt(level)) !== 0n) level--;
    nodes.push({ level, index: at >> BigInt(level) });
    at += 1n << BigInt(level);
  }
  return nodes;
}
