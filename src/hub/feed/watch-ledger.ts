import { type Pool, query } from '../../db/client.js';
import type { Endpoint } from '../../db/endpoint.js';
import { type Listening, listen } from '../../db/listen.js';
import { HEAD_POSITION } from '../time/head.js';

/** Tells followers that the ledger has grown. */
export type LedgerWatch = {
  /** How often it was told so far; taken before reading, so that what is written meanwhile is not missed. */
  turn(): number;
  /** Resolves when the ledger was told to have grown after `turn`, after `atMostMs`, or when the signal aborts. */
  after(turn: number, atMostMs: number, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
};

/** Its own, beside those of the pool it polls with. */
export const LISTENING_CONNECTIONS = 1;
/** Written sets that follow one another faster than this wake the followers once. */
const GATHER_MS = 25;
/** The safety net: how long a change can stay unnoticed when its notification was lost with a connection. */
const POLL_MS = 500;
const IDLE_MS = 5_000;

/**
 * One listening connection and one poll for all followers of the process, kept only while somebody follows. A notification wakes; the poll
 * finds what no notification told of. Neither carries data, so a wake-up too many costs an empty page, and one too few half a second.
 */
export function watchLedger(endpoint: Pick<Endpoint, 'url'>, pool: Pool): LedgerWatch {
  let turns = 0;
  let head = '';
  let closed = false;
  let waiting = new Set<() => void>();
  let listening: Listening | undefined;
  let poll: NodeJS.Timeout | undefined;
  let gathering: NodeJS.Timeout | undefined;
  let lastUsed = 0;

  function wake(): void {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      turns += 1;
      const woken = waiting;
      waiting = new Set();
      for (const resolve of woken) resolve();
    }, GATHER_MS);
  }

  async function look(): Promise<void> {
    const { rows } = await query<{ head: string }>(pool, `select ${HEAD_POSITION} as head`, [], 'watch-head');
    const found = rows[0]?.head ?? '';
    // The first look wakes too: nobody knows what was written before it.
    if (found !== head) wake();
    head = found;
  }

  function start(): void {
    if (closed) return;
    lastUsed = performance.now();
    poll ??= setInterval(() => {
      if (waiting.size === 0 && performance.now() - lastUsed > IDLE_MS) return void stop();
      look().catch(() => undefined);
    }, POLL_MS);
    // Tells too when it begins to listen: what was written while nobody did.
    listening ??= listen(endpoint, 'giaolo_changes', wake);
  }

  async function stop(): Promise<void> {
    clearInterval(poll);
    poll = undefined;
    head = '';
    const ending = listening;
    listening = undefined;
    await ending?.close();
  }

  return {
    turn() {
      start();
      return turns;
    },
    after(turn, atMostMs, signal) {
      if (turns > turn || signal.aborted || closed) return Promise.resolve();
      start();
      return new Promise((resolve) => {
        const done = () => {
          waiting.delete(done);
          clearTimeout(late);
          signal.removeEventListener('abort', done);
          lastUsed = performance.now();
          resolve();
        };
        const late = setTimeout(done, atMostMs);
        signal.addEventListener('abort', done, { once: true });
        waiting.add(done);
      });
    },
    async close() {
      closed = true;
      clearTimeout(gathering);
      for (const resolve of waiting) resolve();
      await stop();
    },
  };
}
