import { type Pool, query } from '../../db/client.js';
import type { Readers } from '../../db/readers.js';

/** `inBlocks`: some of the rows are about more people than a page shows. */
export type Sender = (
  rows: string,
  { inBlocks }: { inBlocks: boolean },
) => {
  written: Promise<unknown>;
  /** Resolves if it is not worth waiting for any longer: the log goes on without it, and it comes to its end by itself. Null where it is always waited for. */
  slow: Promise<void> | null;
};

type Options = {
  /** Connections of the log's own. */
  pool: Pool;
  /** Takes a statement along with the look-ups, where they flow. */
  along?: Readers['offer'] | undefined;
};

/**
 * Sends rows to the read log. On a machine of few cores a connection of its own is one process more that competes for them, and a flush waits longer for its turn than it
 * works; so it travels with the look-ups (docs/decisions/0021) while that is quick. What has not come back after a moment stands behind something slow, or waits for the
 * log: then the log's own connections take over for a while, and neither holds up the other.
 */
export function createSender({ pool, along }: Options): Sender {
  let aloneUntil = 0;
  return (rows, { inBlocks }) => {
    // Blocks take long to write; no look-up stands behind them in a lane.
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
