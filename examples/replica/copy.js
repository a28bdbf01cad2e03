import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { appendFile, mkdir, open, readFile, rename, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalLine } from './canonical.js';
import { lines } from './lines.js';

/**
 * @typedef {Record<string, unknown>[]} Slices
 * @typedef {{ position: string, entity: string, recordId: string, operation?: string, slices: Slices }} Change
 * @typedef {{ logId: string, entities: Record<string, string> }} Origin the log, and up to which position each entity was loaded
 */

/**
 * A copy of some entities in a folder: `base.jsonl`, everything at one position, and `journal.jsonl`, the pages of changes after it.
 *
 * Promise: kill the process at any point, and the copy is where its last whole page left it. A page is one line, on the disk before it
 * counts, with the position it leads to; half a line at the end is cut off. The base is replaced by renaming, and journal lines it holds
 * already are passed over. Applying a change is replacing the record's states by those the change says are known now, so doing it
 * twice changes nothing, and it is right for registrations, updates, corrections, closings, removals and whatever took them back. What the
 * source erased is in no file of the copy any more once the page that tells it is taken: the journal's earlier lines go with it.
 *
 * @param {string} folder
 */
export async function openCopy(folder) {
  const basePath = join(folder, 'base.jsonl');
  const journalPath = join(folder, 'journal.jsonl');
  /** @type {Map<string, Map<string, Slices>>} */
  const records = new Map();
  const { origin, position: basePosition } = await readBase(basePath, records);
  let position = await replay(journalPath, basePosition, apply);

  /** @param {readonly Change[]} changes */
  function apply(changes) {
    for (const { entity, recordId, position: at, slices } of changes) {
      const held = records.get(entity);
      // The base may be newer for one entity than for another.
      if (held === undefined || BigInt(at) <= BigInt(origin.entities[entity] ?? '0')) continue;
      if (slices.length === 0) held.delete(recordId);
      else held.set(recordId, slices);
    }
  }

  /** The journal becomes part of the base. */
  async function compact() {
    await writeBase(basePath, { origin, position, records });
    await writeFile(journalPath, '', { flush: true });
  }

  return {
    origin,
    /** Everything up to here is in the copy. */
    position: () => position,
    count: (/** @type {string} */ entity) => records.get(entity)?.size ?? 0,

    /** @param {{ changes: readonly Change[], scannedTo: string }} page */
    async add({ changes, scannedTo }) {
      if (BigInt(scannedTo) <= BigInt(position)) return;
      const mine = changes
        .filter(({ entity }) => records.has(entity))
        .map(({ position: at, entity, recordId, slices }) => ({ position: at, entity, recordId, slices }));
      await appendFile(journalPath, `${JSON.stringify({ scannedTo, changes: mine })}\n`, { flush: true });
      apply(mine);
      position = scannedTo;
      if (changes.some(({ entity, operation }) => operation === 'ERASE' && records.has(entity))) await compact();
    },

    compact,

    /**
     * The hash the hub's own export of the entity has at this position.
     *
     * @param {string} entity
     */
    hash(entity) {
      const hash = createHash('sha256');
      for (const [id, slices] of sorted(records.get(entity) ?? new Map())) hash.update(canonicalLine(id, slices));
      return hash.digest('hex');
    },

    close: () => journal.close(),
  };
}

/**
 * Begins a copy from exports of the hub: one JSONL file for each entity, with its manifest beside it.
 *
 * @param {string} folder
 * @param {readonly string[]} files
 */
export async function beginCopy(folder, files) {
  await mkdir(folder, { recursive: true });
  /** @type {Map<string, Map<string, Slices>>} */
  const records = new Map();
  /** @type {Origin} */
  const origin = { logId: '', entities: {} };
  for (const file of files) {
    const manifest = await readManifest(file);
    if (manifest.kind !== 'TOTAL' || manifest.fileFormat !== 'jsonl' || manifest.validAt !== null)
      throw new Error(`${file} is no total JSONL export of all states`);
    if (origin.logId !== '' && origin.logId !== manifest.logId)
      throw new Error(`${file} is of another log: the hub was restored in between; export anew`);
    origin.logId = manifest.logId;
    origin.entities[manifest.entity] = manifest.position;
    const held = new Map();
    for await (const { text } of lines(file)) {
      const { id, slices } = JSON.parse(text);
      held.set(id, slices);
    }
    records.set(manifest.entity, held);
  }
  const position = Object.values(origin.entities).reduce((least, one) => (BigInt(one) < BigInt(least) ? one : least));
  await writeBase(join(folder, 'base.jsonl'), { origin, position, records });
}

/**
 * The manifest of an export, once the file is seen to be the one it speaks of.
 *
 * @param {string} file
 * @returns {Promise<{ kind: string, fileFormat: string, validAt: string | null, after: string | null, entity: string, logId: string,
 * position: string, sha256: string, counts: { records: number } }>}
 */
export async function readManifest(file) {
  const manifest = JSON.parse(await readFile(`${file}.manifest.json`, 'utf8'));
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(file)) hash.update(bytes);
  if (hash.digest('hex') !== manifest.sha256) throw new Error(`${file} is not the file its manifest speaks of`);
  return manifest;
}

/**
 * @param {string} path
 * @param {Map<string, Map<string, Slices>>} records
 */
async function readBase(path, records) {
  /** @type {{ origin: Origin, position: string } | undefined} */
  let head;
  for await (const { text } of lines(path)) {
    const value = JSON.parse(text);
    if (head === undefined) {
      head = value;
      for (const entity of Object.keys(value.origin.entities)) records.set(entity, new Map());
    } else records.get(value.entity)?.set(value.id, value.slices);
  }
  if (head === undefined) throw new Error(`${path} is empty`);
  return head;
}

/**
 * @param {string} path
 * @param {{ origin: Origin, position: string, records: Map<string, Map<string, Slices>> }} copy
 */
async function writeBase(path, { origin, position, records }) {
  const file = await open(`${path}.part`, 'w');
  try {
    await file.appendFile(`${JSON.stringify({ origin, position })}\n`);
    for (const [entity, held] of records) {
      let lines = '';
      for (const [id, slices] of held) {
        lines += `${JSON.stringify({ entity, id, slices })}\n`;
        if (lines.length > 1_000_000) {
          await file.appendFile(lines);
          lines = '';
        }
      }
      await file.appendFile(lines);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
}

/**
 * @param {string} path
 * @param {string} from
 * @param {(changes: readonly Change[]) => void} apply
 */
async function replay(path, from, apply) {
  const size = await stat(path).then(
    ({ size: bytes }) => bytes,
    () => 0,
  );
  if (size === 0) return from;
  let position = from;
  let whole = 0;
  for await (const { text, isWhole } of lines(path)) {
    // A kill in the middle of writing: the page was never counted.
    if (!isWhole) break;
    const { scannedTo, changes } = JSON.parse(text);
    whole += Buffer.byteLength(text) + 1;
    if (BigInt(scannedTo) <= BigInt(position)) continue;
    apply(changes);
    position = scannedTo;
  }
  if (whole < size) await truncate(path, whole);
  return position;
}

/** @param {Map<string, Slices>} held */
function sorted(held) {
  return [...held].sort(([a], [b]) => (a < b ? -1 : 1));
}
