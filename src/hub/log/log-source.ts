import type { Tx } from '../../db/tx.js';

/** What a log is called wherever it is named: in its origin, its paths, its rows. */
export const LOG_NAMES = ['changes', 'reads'] as const;
export type LogName = (typeof LOG_NAMES)[number];

/** Writes the entry of a row, the bytes that its leaf is the hash of, under the leaf's seed: canonical JSON, the same for ever. */
export type EntryOf = (seed: string) => string;

/** The rows that a log has its leaves from, as the room gives them that owns the rows. Leaf `n` is the row at position `n + 1`. */
export type LogSource = {
  name: LogName;
  /** SQL of the position of its last row; null while there is none. */
  head: string;
  /** Rows in order from a leaf on. */
  entries(tx: Tx, from: bigint, amount: number): Promise<readonly { position: string; entryOf: EntryOf }[]>;
};

/** The rows that there must be. Positions are dense: a gap is an alteration, and nothing is signed over it. */
export async function denseEntries(source: LogSource, tx: Tx, from: bigint, amount: number): Promise<readonly EntryOf[]> {
  const rows = await source.entries(tx, from, amount);
  return rows.map(({ position, entryOf }, at) => {
    const expected = from + BigInt(at) + 1n;
    if (BigInt(position) !== expected) throw new Error(`the log of ${source.name} has position ${position} in the place of ${expected}`);
    return entryOf;
  });
}
