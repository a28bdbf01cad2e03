import type { HubError } from '../../errors.js';
import type { Queue, Waiting } from './queue.js';
import { logUnavailable } from './read-log.js';
import type { Sender } from './send-rows.js';

export type OnFlush = (flush: { rows: number; ms: number; failed: boolean }) => void;

type Flushing = { queue: Queue; send: Sender; onFlush?: OnFlush | undefined };

export type Flusher = {
  /** Begins a flush, unless one is running; rows that are queued meanwhile go with the next. */
  flush(): void;
  /** Writes everything that is queued and waits for every flush that is running. */
  drain(): Promise<void>;
};

/**
 * Writes the queue by group commit: one flush at a time per process takes what has gathered, at most 500 rows, in one statement.
 * Promises: settles no answer before its row is committed; a flush that fails refuses its answers and keeps their intents.
 */
export function createFlusher({ queue, send, onFlush }: Flushing): Flusher {
  let flushing: Promise<void> | undefined;
  /** Flushes that took so long that the next ones did not wait for them. */
  const late = new Set<Promise<unknown>>();
  let soon: NodeJS.Timeout | undefined;

  function flush(): void {
    clearTimeout(soon);
    soon = undefined;
    // A turn of the event loop lets requests that end together share a flush.
    flushing ??= new Promise<void>((resolve) => setImmediate(resolve)).then(flushAll).then(({ failed }) => {
      flushing = undefined;
      if (!queue.isEmpty() && !failed) flush();
      else if (!queue.isEmpty()) flushLater();
    });
  }

  function flushLater(): void {
    soon ??= setTimeout(flush, RETRY_MS);
  }

  async function flushAll(): Promise<{ failed: boolean }> {
    let failed = false;
    let settle = () => {};
    while (!failed && !queue.isEmpty()) {
      const batch = queue.take(FLUSH_ROWS_MAX);
      const since = performance.now();
      const { outcome, slow } = append(batch);
      const writing = outcome.then((written) => {
        onFlush?.({ rows: batch.length, ms: performance.now() - since, failed: written.failed });
        return written;
      });
      // Answers of the last flush leave only when the next flush is sent (the driver sends in a tick of its own, which comes first):
      // writing them takes as long as writing the log, and the database would be idle meanwhile.
      process.nextTick(settle);
      const written = await (slow ? Promise.race([writing, slow]) : writing);
      settle = written ? written.settle : () => {};
      failed = written?.failed ?? false;
      if (!written) settleLate(writing);
    }
    settle();
    return { failed };
  }

  function settleLate(writing: Promise<Outcome>): void {
    const settled = writing.then(({ settle }) => {
      settle();
      late.delete(settled);
      if (!queue.isEmpty()) flushLater();
    });
    late.add(settled);
  }

  function append(batch: readonly Waiting[]): { outcome: Promise<Outcome>; slow: Promise<void> | null } {
    try {
      const rows = batch.map(({ row }) => row());
      const { written, slow } = send(rows);
      return { outcome: outcomeOf(batch, written), slow };
    } catch (error) {
      return { outcome: outcomeOf(batch, Promise.reject(error)), slow: null };
    }
  }

  async function outcomeOf(batch: readonly Waiting[], written: Promise<unknown>): Promise<Outcome> {
    try {
      await written;
      return { failed: false, settle: () => settleAll(batch) };
    } catch (error) {
      if (batch.length > 1 && isFaultOfARow(error)) {
        // Writes each row alone, so that a row that does not fit fails alone.
        for (const one of batch) (await append(queue.sendAlone(one)).outcome).settle();
        return { failed: false, settle: () => {} };
      }
      // Intents are tried again with the next flush; answers are not, since their callers are refused.
      if (!isFaultOfARow(error)) queue.putBack(batch);
      return { failed: true, settle: () => settleAll(batch, logUnavailable(error)) };
    } finally {
      queue.arrived(batch);
    }
  }

  return {
    flush,
    async drain() {
      clearTimeout(soon);
      while (flushing) await flushing;
      await flushAll();
      await Promise.all(late);
      clearTimeout(soon);
    },
  };
}

const FLUSH_ROWS_MAX = 500;
const RETRY_MS = 500;

type Outcome = { failed: boolean; settle(): void };

function settleAll(batch: readonly Waiting[], fault?: HubError): void {
  for (const { settle } of batch) settle?.(fault);
}

/** A value that the database does not take (classes 22 and 23). */
function isFaultOfARow(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^2[23]/.test(code);
}
