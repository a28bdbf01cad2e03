import type { Tx } from '../../db/tx.js';
import { append, type CompactRange, type NodeAddress, peaksOf } from './compact-range.js';
import type { LogName } from './log-source.js';
import { nodesOf, proofFrom, type Range } from './make-proof.js';
import { SEED_BYTES } from './salted-hash.js';
import { nodeOver, placeOf, TILE_HEIGHT, TILE_WIDTH, type TileAddress } from './tiles.js';
import { HASH_BYTES } from './tree-hash.js';

/**
 * A log's tree as it is stored: the hashes of every eighth level, in pieces of a tile, each as long as what one sealing brought. Pieces are
 * only added, so any width of a tile is there for ever.
 */
/** SQL of how many leaves of a log are stored. */
export function storedSizeSql(log: string): string {
  return `coalesce((select first + length(hashes) / ${HASH_BYTES} from log_hash h where h.log = ${log} and level = 0 order by first desc limit 1), 0)`;
}

/** How many leaves are stored. */
export async function storedSize(tx: Tx, log: LogName): Promise<bigint> {
  const { rows } = await tx.query<{ size: string }>(`select ${storedSizeSql('$1')}::text as size`, [log], 'log-size');
  return BigInt(rows[0]?.size ?? 0);
}

/** The tiles, each from its first hash on as far as it is stored. */
export async function readTiles(tx: Tx, log: LogName, tiles: readonly TileAddress[]): Promise<Buffer[]> {
  const { rows } = await tx.query<{ nr: string; hashes: Buffer }>(
    `select t.nr, h.hashes from unnest($2::smallint[], $3::bigint[]) with ordinality as t(level, first, nr)
       cross join lateral (select string_agg(hashes, null order by first) as hashes from log_hash
         where log = $1 and level = t.level and first >= t.first and first < t.first + ${TILE_WIDTH}) h
     order by t.nr`,
    [log, tiles.map(({ level }) => level), tiles.map(({ index }) => String(index * BigInt(TILE_WIDTH)))],
    'log-tiles',
  );
  return rows.map(({ hashes }) => hashes ?? Buffer.alloc(0));
}

/** Reads nodes of the tree. A node that is not stored is a fault. */
export async function readNodes(tx: Tx, log: LogName, nodes: readonly NodeAddress[]): Promise<(node: NodeAddress) => Buffer> {
  const tiles = new Map<string, TileAddress>();
  for (const node of nodes) {
    const { level, index } = placeOf(node);
    tiles.set(`${level}/${index}`, { level, index });
  }
  const read = await readTiles(tx, log, [...tiles.values()]);
  const byName = new Map([...tiles.keys()].map((name, at) => [name, read[at]]));
  return (node) => {
    const { level, index, offset, count } = placeOf(node);
    const hashes = byName.get(`${level}/${index}`)?.subarray(offset * HASH_BYTES, (offset + count) * HASH_BYTES);
    if (hashes?.length !== count * HASH_BYTES) throw new Error(`the log of ${log} lacks hashes of its tile ${level}/${index}`);
    return nodeOver(Array.from({ length: count }, (_, at) => hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES)));
  };
}

export async function readProof(tx: Tx, log: LogName, ranges: readonly Range[]): Promise<Buffer[]> {
  return proofFrom(ranges, await readNodes(tx, log, nodesOf(ranges)));
}

/** The right edge of the tree at a size. */
export async function readRange(tx: Tx, log: LogName, size: bigint): Promise<CompactRange> {
  const peaks = peaksOf(0n, size);
  return { size, peaks: peaks.map(await readNodes(tx, log, peaks)) };
}

/** Adds leaves to what is stored, under the log's lock. */
export async function storeLeaves(tx: Tx, log: LogName, range: CompactRange, leaves: readonly Buffer[]): Promise<CompactRange> {
  const pieces = new Map<string, { level: number; first: bigint; hashes: Buffer[] }>();
  const grown = append(range, leaves, ({ level, index }, hash) => {
    if (level % TILE_HEIGHT !== 0) return;
    const tile = `${level}/${index / BigInt(TILE_WIDTH)}`;
    const piece = pieces.get(tile) ?? { level: level / TILE_HEIGHT, first: index, hashes: [] };
    piece.hashes.push(hash);
    pieces.set(tile, piece);
  });
  const rows = [...pieces.values()];
  await tx.query(
    `insert into log_hash (log, level, first, hashes)
     select $1, level, first, hashes from unnest($2::smallint[], $3::bigint[], $4::bytea[]) as p(level, first, hashes) order by level, first`,
    [log, rows.map(({ level }) => level), rows.map(({ first }) => String(first)), rows.map(({ hashes }) => Buffer.concat(hashes))],
    'log-add-hashes',
  );
  return grown;
}

/** Keeps the seeds of new leaves, in pieces of a tile too. */
export async function storeSeeds(tx: Tx, log: LogName, from: bigint, seeds: Buffer): Promise<void> {
  const pieces: { first: bigint; seeds: Buffer }[] = [];
  for (let at = 0; at < seeds.length; ) {
    const first = from + BigInt(at / SEED_BYTES);
    const end = at + (TILE_WIDTH - Number(first % BigInt(TILE_WIDTH))) * SEED_BYTES;
    pieces.push({ first, seeds: seeds.subarray(at, end) });
    at = end;
  }
  await tx.query(
    `insert into log_seed (log, first, seeds) select $1, first, seeds from unnest($2::bigint[], $3::bytea[]) as p(first, seeds) order by first`,
    [log, pieces.map(({ first }) => String(first)), pieces.map((piece) => piece.seeds)],
    'log-add-seeds',
  );
}

/** The seeds of the leaves under a tile, in hexadecimal digits, as far as they are stored. */
export async function readSeeds(tx: Tx, log: LogName, tile: bigint): Promise<string[]> {
  const { rows } = await tx.query<{ seeds: string | null }>(
    `select encode(string_agg(seeds, null order by first), 'hex') as seeds from log_seed where log = $1 and first >= $2::bigint and first < $2::bigint + ${TILE_WIDTH}`,
    [log, String(tile * BigInt(TILE_WIDTH))],
    'log-seeds',
  );
  return rows[0]?.seeds?.match(SEED_DIGITS) ?? [];
}

const SEED_DIGITS = new RegExp(`.{${2 * SEED_BYTES}}`, 'g');
