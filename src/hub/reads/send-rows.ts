import { type Pool, query } from '../../db/client.js';
import type { Readers } from '../../db/readers.js';
import type { Tx } from '../../db/tx.js';
import type { Row } from './row.js';
import { createStoredWords } from './words.js';

/** Sends rows to be written in one statement. */
export type Sender = (rows: readonly Row[]) => {
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
  const stored = createStoredWords();

  /** Sends along with rows the words that the database may not have, and all of them where it turns out to be another database. */
  function withWords<S extends { written: Promise<unknown> }>(rows: readonly Row[], send: (values: [string, string | null]) => S): S {
    const text = JSON.stringify(rows.map(({ told }) => told));
    const words = rows.flatMap((row) => row.words);
    const sent = send([text, stored.missing(words)]);
    const written = sent.written
      .catch((error: unknown) => {
        if (!isWordMissing(error)) throw error;
        stored.forget();
        return query(pool, ...statementOf(rows, [text, stored.missing(words)]));
      })
      .then(() => stored.stored(words));
    return { ...sent, written };
  }

  return (rows) =>
    withWords(rows, (values) => {
      const statement = statementOf(rows, values);
      // Blocks take long to write, so they never share a lane with look-ups.
      const sent = performance.now() >= aloneUntil && !isInBlocks(rows) ? along?.(...statement) : null;
      if (!sent) return { written: query(pool, ...statement), slow: null };
      let timer: NodeJS.Timeout | undefined;
      const slow = new Promise<void>((resolve) => {
        timer = setTimeout(() => {
          aloneUntil = performance.now() + ALONE_MS;
          resolve();
        }, SLOW_MS);
      });
      return { written: sent.finally(() => clearTimeout(timer)), slow };
    });
}

/** Writes rows within a transaction, with all words that they name. */
export async function writeRows(tx: Tx, rows: readonly Row[]): Promise<void> {
  const words = createStoredWords().missing(rows.flatMap((row) => row.words));
  await tx.query(...statementOf(rows, [JSON.stringify(rows.map(({ told }) => told)), words]));
}

/** Some of them are about more people than a page shows. */
function isInBlocks(rows: readonly Row[]): boolean {
  return rows.some(({ told }) => told.blocks !== undefined);
}

function statementOf(rows: readonly Row[], values: [string, string | null]): [string, unknown[], string] {
  return isInBlocks(rows)
    ? ['select append_read_rows_in_blocks($1::json, $2::json)', values, 'append-reads-in-blocks']
    : ['select append_read_rows($1::json, $2::json)', values, 'append-reads'];
}

/** Our own (`guard_read_log`): a row names a word that is not there. The database was restored, or another took its place. */
function isWordMissing(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'GL008';
}

const SLOW_MS = 50;
const ALONE_MS = 30_000;
