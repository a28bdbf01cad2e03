import { readCheckpoint } from '../log/checkpoint.js';
import { append, type CompactRange, EMPTY_RANGE, rootOf } from '../log/compact-range.js';
import type { EntryOf, LogName } from '../log/log-source.js';
import { type VerifierKey, verifierKey, writeVerifierKey } from '../log/note-key.js';
import { SEED_BYTES } from '../log/salted-hash.js';
import { openNote } from '../log/signed-note.js';
import { originOf } from '../log/stored-checkpoint.js';
import { TILE_HEIGHT } from '../log/tiles.js';
import { HASH_BYTES, leafHash } from '../log/tree-hash.js';
import { type AuditSource, type Cursor, openCursor } from './audit-source.js';
import type { Report } from './finding.js';
import { checkpointsOf, hashesOf, LOG_IDS, seedsOf, TREE_LEVELS } from './streams.js';

/** Who signs a log, whatever it is called: its name changes when the log is renewed. */
export type LogKey = Pick<VerifierKey, 'type' | 'publicKey'>;

/** A row in the order of positions; without an entry where none can be made of it. */
export type LogRow = { position: bigint; entryOf: EntryOf | undefined; changeSetId?: string };

/** A checkpoint that somebody kept elsewhere. */
export type KeptCheckpoint = { size: bigint; root: Buffer };

type Options = { log: LogName; key: LogKey; kept: readonly KeptCheckpoint[]; report: Report };

/** What is told of a log when all of it was read. */
export type TreeFacts = { rows: bigint; sealed: bigint; checkpoints: number };

/**
 * Holds a log to its tree: each row to its leaf, the leaves to the stored hashes of every level, and those to everything that was ever signed.
 * The tree is built anew from the stored leaf hashes, each of which has to be its row's: so one altered row does not hide another, and
 * whoever altered hash and row alike has no signature over both.
 */
export async function openTree(source: AuditSource, { log, key, kept, report }: Options) {
  const seeds = await piecesOf(source.rows(seedsOf(log)), SEED_BYTES);
  const leaves = await piecesOf(source.rows(hashesOf(log, 0)), HASH_BYTES);
  const upper = await Promise.all(
    Array.from({ length: TREE_LEVELS - 1 }, (_, at) => piecesOf(source.rows(hashesOf(log, at + 1)), HASH_BYTES)),
  );
  const checkpoints = await openCheckpoints(source, { log, key, kept, report });
  let range: CompactRange = EMPTY_RANGE;
  let rows = 0n;
  if (checkpoints.isDue(range.size)) await checkpoints.check(range);

  async function grow(leaf: Buffer): Promise<void> {
    const made: { level: number; index: bigint; hash: Buffer }[] = [];
    range = append(range, [leaf], ({ level, index }, hash) => {
      if (level > 0 && level % TILE_HEIGHT === 0) made.push({ level: level / TILE_HEIGHT, index, hash });
    });
    for (const { level, index, hash } of made) {
      const stored = await upper[level - 1]?.take();
      if (stored === undefined || stored.gap || !stored.bytes.equals(hash))
        report({ of: 'tree', log, kind: 'HASHES', at: `level ${level}, ${index}` });
    }
    if (checkpoints.isDue(range.size)) await checkpoints.check(range);
  }

  /** The leaf of a row, or of one that is not there. */
  async function leafAt(position: bigint, row: LogRow | undefined): Promise<void> {
    const taken = leaves.take();
    const stored = taken instanceof Promise ? await taken : taken;
    // Not sealed yet: nothing vouches for it but the guards.
    if (stored === undefined) {
      if (row === undefined) report({ of: log, kind: 'MISSING', position: String(position) });
      return;
    }
    const seedTaken = seeds.take();
    const seed = seedTaken instanceof Promise ? await seedTaken : seedTaken;
    if (stored.gap) report({ of: 'tree', log, kind: 'HASHES', at: `level 0, ${position - 1n}` });
    if (seed === undefined || seed.gap) report({ of: 'tree', log, kind: 'SEEDS', at: String(position - 1n) });
    const of = { of: log, position: String(position), ...(row?.changeSetId !== undefined && { changeSetId: row.changeSetId }) };
    if (row === undefined) report({ ...of, kind: 'MISSING' });
    else if (row.entryOf === undefined || !leafHash(row.entryOf(seed?.bytes.toString('hex') ?? '')).equals(stored.bytes))
      report({ ...of, kind: 'ALTERED' });
    const grown = growQuick(stored.bytes);
    if (grown) await grown;
  }

  /** Nothing to wait for but at the end of a tile and at a checkpoint. */
  function growQuick(leaf: Buffer): Promise<void> | undefined {
    const next = range.size + 1n;
    if (next % 256n === 0n || checkpoints.isDue(next)) return grow(leaf);
    range = append(range, [leaf]);
    return undefined;
  }

  return {
    /** Rows in the order of their positions. */
    async add(row: LogRow): Promise<void> {
      if (row.position <= rows) {
        report({ of: log, kind: 'MISPLACED', position: String(row.position) });
        return;
      }
      while (rows + 1n < row.position) {
        rows += 1n;
        await leafAt(rows, undefined);
        // A position far away is one wrong row and not a million that are gone.
        if (range.size < rows && row.position - rows > 1n) {
          report({ of: log, kind: 'MISPLACED', position: String(row.position) });
          return;
        }
      }
      rows = row.position;
      await leafAt(rows, row);
    },
    async end(): Promise<TreeFacts> {
      while (leaves.isLeft()) {
        rows += 1n;
        await leafAt(rows, undefined);
      }
      if (seeds.isLeft()) report({ of: 'tree', log, kind: 'SEEDS', at: String(range.size) });
      for (const [at, one] of upper.entries()) if (one.isLeft()) report({ of: 'tree', log, kind: 'HASHES', at: `level ${at + 1}, end` });
      return { rows, sealed: range.size, checkpoints: await checkpoints.end(range) };
    },
  };
}

/** Pieces of equal parts, one part after the other. `gap`: the piece does not begin where the one before it ended. */
async function piecesOf(batches: AsyncIterable<readonly (readonly (string | null)[])[]>, bytes: number) {
  const cursor: Cursor = await openCursor(batches);
  let piece = Buffer.alloc(0);
  let at = 0;
  let expected = 0n;
  let gap = false;

  function open(): void {
    const { row } = cursor;
    if (row === undefined) return;
    piece = Buffer.from(row[1] ?? '', 'hex');
    at = 0;
    gap = BigInt(row[0] ?? '0') !== expected;
  }
  open();
  const part = () => {
    const taken = { bytes: piece.subarray(at, at + bytes), gap };
    at += bytes;
    expected += 1n;
    gap = false;
    return taken;
  };
  return {
    isLeft: () => cursor.row !== undefined,
    take(): { bytes: Buffer; gap: boolean } | undefined | Promise<{ bytes: Buffer; gap: boolean } | undefined> {
      if (cursor.row === undefined) return undefined;
      const taken = part();
      if (at < piece.length) return taken;
      const more = cursor.next();
      if (more === undefined) {
        open();
        return taken;
      }
      return more.then(() => {
        open();
        return taken;
      });
    },
  };
}

/** What was signed, in the order of sizes. Each has to be by the key, of a log of this hub, and over the root that its leaves have. */
async function openCheckpoints(source: AuditSource, { log, key, kept, report }: Options) {
  const origins: string[] = [];
  for await (const batch of source.rows(LOG_IDS)) for (const [id] of batch) origins.push(originOf(id ?? '', log));
  const cursor = await openCursor(source.rows(checkpointsOf(log)));
  const elsewhere = [...kept].sort((a, b) => Number(a.size - b.size));
  let count = 0;
  let newest = 0n;
  let isBroken = false;
  let due: { size: bigint; root: Buffer } | undefined;

  async function advance(): Promise<void> {
    for (due = undefined; cursor.row !== undefined && due === undefined; ) {
      const [origin, size, root, note, named] = cursor.row;
      const read = opened({ origin: origin ?? '', note: note ?? '' });
      const says = read?.origin === origin && String(read?.size) === size && read?.root.toString('hex') === root;
      if (
        read === undefined ||
        !says ||
        !origins.includes(read.origin) ||
        named !== writeVerifierKey(verifierKey(read.origin, key.type, key.publicKey))
      )
        report({ of: 'tree', log, kind: 'SIGNATURE', at: size ?? '' });
      else if (read.size < newest) report({ of: 'tree', log, kind: 'ROOT', at: size ?? '' });
      else due = read;
      count += 1;
      const more = cursor.next();
      if (more) await more;
    }
  }

  function opened({ origin, note }: { origin: string; note: string }) {
    const open = openNote(note, [verifierKey(origin, key.type, key.publicKey)]);
    return open.kind === 'opened' ? readCheckpoint(open.text) : undefined;
  }

  await advance();
  return {
    isDue: (size: bigint) => due?.size === size || elsewhere[0]?.size === size,
    async check(range: CompactRange): Promise<void> {
      const root = rootOf(range);
      while (due?.size === range.size) {
        newest = due.size;
        // All that follow a wrong root are wrong too: one finding tells between which two sizes it lies.
        if (!isBroken && !due.root.equals(root)) {
          isBroken = true;
          report({ of: 'tree', log, kind: 'ROOT', at: String(due.size) });
        }
        await advance();
      }
      while (elsewhere[0]?.size === range.size) {
        if (!elsewhere.shift()?.root.equals(root)) report({ of: 'tree', log, kind: 'ROOT', at: `${range.size}, kept` });
      }
    },
    async end(range: CompactRange): Promise<number> {
      // Signed for more leaves than there are.
      for (; due !== undefined; await advance()) report({ of: 'tree', log, kind: 'ROOT', at: String(due.size) });
      for (const { size } of elsewhere) report({ of: 'tree', log, kind: 'ROOT', at: `${size}, kept` });
      if (newest < range.size) report({ of: 'tree', log, kind: 'NO_CHECKPOINT', at: String(range.size) });
      return count;
    },
  };
}
