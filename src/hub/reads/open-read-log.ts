import { endPool, type Pool, poolOf } from '../../db/client.js';
import type { Endpoint } from '../../db/endpoint.js';
import type { Readers } from '../../db/readers.js';
import type { HashKey } from '../../keys.js';
import { createStandIns } from './fingerprint.js';
import { createFlusher, type OnFlush } from './flusher.js';
import { createQueue } from './queue.js';
import type { ReadLog } from './read-log.js';
import { createRowOf } from './row.js';
import { createSender, writeRows } from './send-rows.js';

type ReadLogOptions = {
  /** From `createReadLogPool`; ended by `close`. */
  pool: Pool;
  /** Sends a flush along with look-ups where they flow; without it every flush takes the log's own connections. */
  along?: Readers['offer'];
  key: HashKey;
  /** After each flush, for metrics. */
  onFlush?: OnFlush;
};

/**
 * Opens the read log over PostgreSQL: requests become rows (`row.ts`), wait in order (`queue.ts`) and are written together (`flusher.ts`).
 * Promises: `record` resolves only after the commit; a log that is down, slow or full refuses within two seconds.
 * A row may stay although its answer was then refused; an answer never leaves without its row.
 */
export function openReadLog({ pool, along, key, onFlush }: ReadLogOptions): ReadLog {
  const rowOf = createRowOf(key);
  const queue = createQueue(() => flusher.flush());
  const flusher = createFlusher({ queue, send: createSender({ pool, along }), onFlush });
  return {
    intent: (requestId, entry) => queue.intend(requestId, () => rowOf(entry())),
    record: (entry) => queue.answer(entry.requestId, (begunMsAgo) => rowOf(entry, begunMsAgo)),
    recordIn: (tx, entries) =>
      writeRows(
        tx,
        entries.map((entry) => rowOf(entry)),
      ),
    standIn: createStandIns(key),
    async close() {
      queue.close();
      await flusher.drain();
      queue.stop();
      await endPool(pool);
    },
  };
}

/** Makes the log's own connections: readers that fill the hub's pool must not keep their own traces from being written. */
export function createReadLogPool(endpoint: Pick<Endpoint, 'url'>): Pool {
  return poolOf(endpoint, { role: 'giaolo_app', max: READ_LOG_CONNECTIONS, use: 'read log', timeouts: TIMEOUTS });
}

export const READ_LOG_CONNECTIONS = 2;
const TIMEOUTS = { connectMs: 1_000, queryMs: 1_900, statementMs: 1_500, lockMs: 1_400 };
