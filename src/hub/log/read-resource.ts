import type { Tx } from '../../db/tx.js';
import { writeBundle } from './entry-bundle.js';
import { denseEntries, type LogName, type LogSource } from './log-source.js';
import { readLogId } from './stored-checkpoint.js';
import { readSeeds, readTiles, storedSize } from './stored-tree.js';
import { TILE_WIDTH, type Tile, widthIn } from './tiles.js';
import { HASH_BYTES } from './tree-hash.js';
import { servedCheckpoint } from './witnessed.js';

/** The resources of a log as C2SP tlog-tiles names them. Undefined where the log does not reach. */
export async function readCheckpointNote(tx: Tx, log: LogName, witnesses: readonly string[]): Promise<string | undefined> {
  return (await servedCheckpoint(tx, { log, logId: await readLogId(tx), witnesses }))?.note;
}

/** The hashes of a tile. A tile that has grown since has those of every width before. */
export async function readTile(tx: Tx, log: LogName, { level, index, width }: Tile): Promise<Buffer | undefined> {
  if (widthIn(await storedSize(tx, log), { level, index }) < width) return undefined;
  const [stored] = await readTiles(tx, log, [{ level, index }]);
  return stored?.subarray(0, width * HASH_BYTES);
}

/** The entries under a tile of leaves, made again of the rows and their seeds: one that was altered does not have the hash of its leaf. */
export async function readEntries(tx: Tx, source: LogSource, { index, width }: Omit<Tile, 'level'>): Promise<Buffer | undefined> {
  if (widthIn(await storedSize(tx, source.name), { level: 0, index }) < width) return undefined;
  const seeds = await readSeeds(tx, source.name, index);
  const entries = await denseEntries(source, tx, index * BigInt(TILE_WIDTH), width);
  return writeBundle(entries.map((entryOf, at) => Buffer.from(entryOf(seeds[at] ?? ''))));
}
