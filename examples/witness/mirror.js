import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from './disk.js';
import { readCheckpoint, readNote } from './note.js';
import { rootOver } from './tree.js';

const WIDTH = 256n;
const HASH = 32;

/**
 * A copy of a log's hash tiles, of the checkpoint that was cosigned last: whoever has kept a proof or a leaf can check it here when the hub is
 * gone. Entries are not in it: they are an auditor's.
 *
 * Promise: every tile that is written was first held to the root that the log signed, from the root downwards; the checkpoint is named as
 * mirrored when all of its tiles are on the disk.
 *
 * @param {{ folder: string, url: string }} place where it is kept, and the log's address
 */
export function openMirror({ folder, url }) {
  const mirroredPath = join(folder, 'mirrored');

  /** @param {number} level @param {bigint} index */
  const pathOf = (level, index) => join(folder, 'tile', String(level), indexPath(index));

  /** @param {number} level @param {bigint} index @param {number} width @returns {Promise<Buffer[]>} */
  async function fetchTile(level, index, width) {
    const path = `tile/${level}/${indexPath(index)}${width === Number(WIDTH) ? '' : `.p/${width}`}`;
    const response = await fetch(`${url}/${path}`, { signal: AbortSignal.timeout(FETCH_MS) });
    const bytes = Buffer.from(await response.arrayBuffer());
    if (response.status !== 200 || bytes.length !== width * HASH) throw new Error(`${path}: ${response.status}, ${bytes.length} bytes`);
    return Array.from({ length: width }, (_, at) => bytes.subarray(at * HASH, (at + 1) * HASH));
  }

  /** @param {number} level @param {bigint} index @param {Buffer[]} hashes */
  const write = (level, index, hashes) => writeWhole(pathOf(level, index), Buffer.concat(hashes));

  return {
    /** The note of what is mirrored as a whole. */
    mirrored: () => readFile(mirroredPath, 'utf8').catch(() => undefined),

    /** The hashes of a tile; one that has grown has those of every width before. @param {number} level @param {bigint} index @param {number} width */
    async tile(level, index, width) {
      const bytes = await readFile(pathOf(level, index)).catch(() => undefined);
      return bytes !== undefined && bytes.length >= width * HASH ? bytes.subarray(0, width * HASH) : undefined;
    },

    /** @param {string} note a checkpoint that was cosigned */
    async follow(note) {
      const { size, root } = checkpointOf(note);
      const before = await readFile(mirroredPath, 'utf8').catch(() => undefined);
      const done = before === undefined ? 0n : checkpointOf(before).size;
      if (before !== undefined && done >= size) return;

      // The right edge of the tree: what of each level is in no full tile. The root is over these alone.
      /** @type {{ level: number, index: bigint, hashes: Buffer[] }[]} */
      const edge = [];
      for (let level = 0, count = size; count > 0n; level++, count /= WIDTH) {
        const width = Number(count % WIDTH);
        edge.push({ level, index: count / WIDTH, hashes: width === 0 ? [] : await fetchTile(level, count / WIDTH, width) });
      }
      /** @type {Buffer | undefined} */
      let right;
      for (const { hashes } of edge) right = hashes.length === 0 ? right : rootOver(hashes, right);
      if (size > 0n && right?.equals(root) !== true) throw new Error(`the tiles of ${size} leaves do not have the root that was signed`);

      // Downwards: each full tile that is new has its root in the one above, which is right already.
      /** @type {Map<string, Buffer[]>} */
      let above = new Map();
      for (const { level, index: full, hashes } of edge.reverse()) {
        /** @type {Map<string, Buffer[]>} */
        const here = new Map();
        if (hashes.length > 0) {
          here.set(String(full), hashes);
          await write(level, full, hashes);
        }
        const doneHere = done / WIDTH ** BigInt(level);
        for (let index = doneHere / WIDTH; index < full; index++) {
          const tile = await fetchTile(level, index, Number(WIDTH));
          const parent = above.get(String(index / WIDTH)) ?? (await kept(level + 1, index / WIDTH));
          if (parent?.[Number(index % WIDTH)]?.equals(rootOver(tile)) !== true)
            throw new Error(`the tile ${level}/${index} is not the one that was signed`);
          here.set(String(index), tile);
          await write(level, index, tile);
        }
        above = here;
      }
      await writeWhole(mirroredPath, note);
    },
  };

  /** @param {number} level @param {bigint} index */
  async function kept(level, index) {
    const bytes = await readFile(pathOf(level, index)).catch(() => undefined);
    return bytes && Array.from({ length: bytes.length / HASH }, (_, at) => bytes.subarray(at * HASH, (at + 1) * HASH));
  }
}

const FETCH_MS = 10_000;

/** @param {string} note */
function checkpointOf(note) {
  const checkpoint = readCheckpoint(readNote(note)?.text ?? '');
  if (checkpoint === undefined) throw new Error('no checkpoint');
  return checkpoint;
}

/** `x001/x234/067`, as C2SP tlog-tiles names a tile. @param {bigint} index */
function indexPath(index) {
  const digits = index.toString();
  const parts = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  return parts.map((part, at) => (at === parts.length - 1 ? part : `x${part}`)).join('/');
}
