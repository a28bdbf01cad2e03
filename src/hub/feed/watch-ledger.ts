import pg from 'pg';
import { type Pool, query } from '../../db/client.js';
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
const RECONNECT_MS = 1_000;
const IDLE_MS = 5_000;

/**
 * One listening connection and one poll for all followers of the process, kept only while somebody follows. A notification wakes; the poll
 * finds what no notification told of. Neither carries data, so a wake-up too many costs an empty page, and one too few half a second.
 */
export function watchLedger(pool: Pool): LedgerWatch {
  let turns = 0;
  let head = '';
  let closed = false;
  let waiting = new Set<() => void>();
  let listener: pg.Client | undefined;
  let connecting = false;
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
    lastUsed = performance.now();
    poll ??= setInterval(() => {
      if (waiting.size === 0 && performance.now() - lastUsed > IDLE_MS) return void stop();
      look().catch(() => undefined);
    }, POLL_MS);
    if (!listener && !connecting) void listen();
  }

  async function listen(): Promise<void> {
    connecting = true;
    // The pool's address is read each time: an embedded server that was restarted has another.
    const client = new pg.Client({ connectionString: pool.options.connectionString, application_name: 'giaolo feed', keepAlive: true });
    const lost = () => {
      if (listener === client) listener = undefined;
      client.end().catch(() => undefined);
      if (poll) setTimeout(() => poll && !listener && !connecting && void listen(), RECONNECT_MS).unref();
    };
    client.on('error', lost);
    client.on('notification', wake);
    try {
      await client.connect();
      await client.query('listen giaolo_changes');
      connecting = false;
      if (closed || !poll) return lost();
      listener = client;
      // What was written while nobody listened.
      wake();
    } catch {
      connecting = false;
      lost();
    }
  }

  async function stop(): Promise<void> {
    clearInterval(poll);
    poll = undefined;
    head = '';
    const client = listener;
    listener = undefined;
    await client?.end().catch(() => undefined);
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
