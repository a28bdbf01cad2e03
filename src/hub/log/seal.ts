import { type KeyObject, randomFillSync } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Pool } from '../../db/client.js';
import { type Tx, withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { writeCheckpoint } from './checkpoint.js';
import { type CompactRange, rootOf } from './compact-range.js';
import { denseEntries, type EntryOf, type LogName, type LogSource } from './log-source.js';
import { signingKey, writeVerifierKey } from './note-key.js';
import { SEED_BYTES } from './salted-hash.js';
import { openNote, signNote } from './signed-note.js';
import { originOf, readNewest, storeCheckpoint } from './stored-checkpoint.js';
import { readRange, storedSize, storeLeaves, storeSeeds } from './stored-tree.js';
import { leafHash } from './tree-hash.js';

export type LogKeys = Readonly<Record<LogName, KeyObject>>;

/** What a sealer keeps in mind of a log between two sealings: its right edge, whose root was compared with what was signed. */
export type Sealed = { origin: string; range: CompactRange };

type Sealing = { source: LogSource; key: KeyObject; before: Sealed | undefined };

/**
 * Seals the rows that came since, a bounded number of them: their leaves, their seeds and a signed checkpoint, in one transaction.
 * Promises: leaves are dense and in the order of positions; no leaf is written twice, nothing is signed that is not stored, and nothing is
 * stored that is not signed, whoever is killed at whatever moment and however many seal at once. Never signs over a tree that no longer has
 * the root it was signed with.
 */
export async function seal(pool: Pool, { source, key, before }: Sealing): Promise<Sealed & { isWhole: boolean }> {
  const { name } = source;
  return withTx(pool, { label: `seal ${name}` }, async (tx) => {
    const { logId, seconds } = await hold(tx);
    const origin = originOf(logId, name);
    const signer = signingKey(origin, key);
    const size = await storedSize(tx, name);
    const isSeen = before?.origin === origin && before.range.size === size;
    const range = isSeen
      ? before.range
      : await checkedRange(tx, name, { origin, size, isSignedBy: (note) => openNote(note, [signer]).kind === 'opened' });
    const entries = await denseEntries(source, tx, size, LEAVES_MAX);
    const newest = await readNewest(tx, origin);
    if (entries.length === 0 && newest?.size === size) return { origin, range, isWhole: true };

    const seeds = randomFillSync(Buffer.alloc(entries.length * SEED_BYTES));
    const leaves = await leavesOf(entries, seeds);
    if (leaves.length > 0) await storeSeeds(tx, name, size, seeds);
    const grown = leaves.length === 0 ? range : await storeLeaves(tx, name, range, leaves);
    const root = rootOf(grown);
    const note = signNote(writeCheckpoint({ origin, size: grown.size, root }), [signer], BigInt(seconds));
    await storeCheckpoint(tx, name, { origin, size: grown.size, root, note, verifierKey: writeVerifierKey(signer) });
    return { origin, range: grown, isWhole: entries.length < LEAVES_MAX };
  });
}

/** Breathes in between: whoever seals may have others to answer. */
async function leavesOf(entries: readonly EntryOf[], seeds: Buffer): Promise<Buffer[]> {
  const leaves: Buffer[] = [];
  for (const [at, entryOf] of entries.entries()) {
    if (at % LEAVES_A_BREATH === LEAVES_A_BREATH - 1) await setImmediate();
    leaves.push(leafHash(entryOf(seeds.toString('hex', at * SEED_BYTES, (at + 1) * SEED_BYTES))));
  }
  return leaves;
}

const LEAVES_A_BREATH = 50;

/** As many leaves as take a fraction of a second: whoever waits for a checkpoint waits for one such transaction. */
const LEAVES_MAX = 2_000;

/**
 * One sealer at a time, also where the lock on the work was lost with its connection. Waits for the end of the one before, whose rows are
 * seen then.
 */
async function hold(tx: Tx): Promise<{ logId: string; seconds: string }> {
  await tx.query('select pg_advisory_xact_lock($1)', [SEAL_LOCK], 'log-hold');
  const { rows } = await tx.query<{ logId: string; seconds: string; standing: string }>(
    `select log_id as "logId", log_standing() as standing, floor(extract(epoch from clock_timestamp()))::bigint::text as seconds from hub_log`,
    [],
    'log-which',
  );
  const [log] = rows;
  if (log === undefined) throw new Error('the database has no log');
  // A database that was put in the place of another would go on under the same origin with another history.
  if (log.standing !== 'NEW' && log.standing !== 'SETTLED') throw new HubError('LOG_UNSETTLED');
  return log;
}

/** Under which a log is sealed, and what was sealed loses its words. */
export const SEAL_LOCK = 7_204_008;

/** Throws unless what is stored of a log is what was signed last, by this key. */
export async function checkNewest(tx: Tx, log: LogName, { logId, key }: { logId: string; key: KeyObject }): Promise<void> {
  const origin = originOf(logId, log);
  const signer = signingKey(origin, key);
  const isSignedBy = (note: string) => openNote(note, [signer]).kind === 'opened';
  await checkedRange(tx, log, { origin, size: await storedSize(tx, log), isSignedBy });
}

/** The right edge as stored, which must be what was signed last, by this key. */
async function checkedRange(
  tx: Tx,
  log: LogName,
  { origin, size, isSignedBy }: { origin: string; size: bigint; isSignedBy: (note: string) => boolean },
): Promise<CompactRange> {
  const range = await readRange(tx, log, size);
  const newest = await readNewest(tx, origin);
  if (newest === undefined) return range;
  if (!isSignedBy(newest.note))
    throw new Error(`the checkpoint of ${newest.size} leaves of the log of ${log} is not signed by the key of this hub`);
  if (newest.size !== size || !newest.root.equals(rootOf(range)))
    throw new Error(`the stored tree of the log of ${log} is not the one that was signed for ${newest.size} leaves`);
  return range;
}
