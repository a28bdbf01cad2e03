import type { NodeAddress } from './compact-range.js';
import { nodeHash } from './tree-hash.js';

/**
 * Tiles as C2SP tlog-tiles has them: 256 hashes beside each other, of every eighth level. What stands between is made from them again. The
 * last tile of a level may be partial, and is then named with its width.
 */
export type TileAddress = { level: number; index: bigint };
export type Tile = TileAddress & { width: number };

export const TILE_HEIGHT = 8;
export const TILE_WIDTH = 256;
export const TILE_LEVEL_MAX = 63;

/** How many hashes a tile has in a tree; none where the tree does not reach it. */
export function widthIn(size: bigint, { level, index }: TileAddress): number {
  const rest = (size >> BigInt(TILE_HEIGHT * level)) - index * BigInt(TILE_WIDTH);
  return rest <= 0n ? 0 : rest < TILE_WIDTH ? Number(rest) : TILE_WIDTH;
}

/** Where a node is made from: so many hashes of a tile, from an offset on. */
export function placeOf({ level, index }: NodeAddress): TileAddress & { offset: number; count: number } {
  const within = level % TILE_HEIGHT;
  const first = index << BigInt(within);
  return {
    level: (level - within) / TILE_HEIGHT,
    index: first / BigInt(TILE_WIDTH),
    offset: Number(first % BigInt(TILE_WIDTH)),
    count: 1 << within,
  };
}

/** The node over these hashes of a tile, of which there are a power of two. */
export function nodeOver(hashes: readonly Buffer[]): Buffer {
  let level = [...hashes];
  while (level.length > 1) {
    level = level.flatMap((left, at) => {
      const right = level[at + 1];
      return at % 2 === 1 || right === undefined ? [] : [nodeHash(left, right)];
    });
  }
  const [root] = level;
  if (root === undefined) throw new RangeError('a node stands over at least one hash');
  return root;
}
