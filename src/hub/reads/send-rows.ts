import { type Pool, query } from '../../db/client.js';
import type { Readers } from '../../db/readers.js';

/** Sends rows as JSON. `inBlocks`: some of them are about more people than a page shows. */
export type Sender = (
  rows: string,
  { inBlocks }: { inBlocks: boolean },
) => {
  written: Promise<unknown>;
  /** Resolves when the log should go on without waiting for it; it then ends by itself. Null if it is always waited for. */
  slow: Promise<void> | null;
};

type Options = {
  /** Connections of the log's own. */
  pool: Pool;
  /** Sends a statement along with look-ups, where they flow. */
  along?: Readers['offer'] | undefined;
};

/**
 * Sends rows to the read log. On a machine of few cores a connection of its own is one more process that competes for them, and a flush
 * waits longer than it works; so a flush goes along with look-ups (docs/decisions/0021) while that is quick. A flush that has not returned
 * after a moment is behind something slow or waits for the log: then the log's own connections take over for a while, so neither holds up
 * the other.
 */
export function createSender({ pool, along }: Options): Sender {
  let aloneUntil = 0;
  return (rows, { inBlocks }) => {
    // Blocks take long to write, so they never share a lane with look-ups.
    if (inBlocks) return { written: query(pool, 'select append_reads_in_blocks($1::json)', [rows], 'append-reads-in-blocks'), slow: null };
    const statement = ['select append_reads($1::json)', [rows], 'append-reads'] as [string, unknown[], string];
    const sent = performance.now() >= aloneUntil ? along?.(...statement) : null;
    if (!sent) return { written: query(pool, ...statement), slow: null };
    let timer: NodeJS.Timeout | undefined;
    const slow = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        aloneUntil = performance.now() + ALONE_MS;
        resolve();
      }, SLOW_MS);
    });
    return { written: sent.finally(() => clearTimeout(timer)), slow };
  };
}

const SLOW_MS = 50;
const ALONE_MS = 30_000;
