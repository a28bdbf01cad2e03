import type { HubError } from '../../errors.js';
import { logUnavailable } from './read-log.js';
import type { Row } from './row.js';

/** An answer that leaves when its row is durable. */
export type Answer = {
  row(): Row;
  /** The intent that this answer tells of. */
  intent: Intent | undefined;
  /** When it is refused; never, once that has happened. */
  due: number;
  settle(fault?: HubError): void;
};

/** An answer, or an intent that nobody waits for. */
export type Waiting = Answer | { row(): Row; settle?: undefined };

type Intent = { requestId: string; row(): Row; due: number };

export type Queue = {
  /** Keeps an intent until its answer comes, whose row then tells of both; an intent that waits too long becomes a row of its own. */
  intend(requestId: string, row: () => Row): void;
  /** Resolves when the row is durable. `row` gets how long ago the request began, if its intent has no row of its own. */
  answer(requestId: string, row: (begunMsAgo?: number) => Row): Promise<void>;
  isEmpty(): boolean;
  /** Takes the next rows to write, in order; they count as sent until `arrived`. */
  take(rowsMax: number): readonly Waiting[];
  /** Makes one row of a sent batch a sent batch of its own. */
  sendAlone(one: Waiting): readonly Waiting[];
  arrived(batch: readonly Waiting[]): void;
  /** Takes back the intents of a failed flush, those of its answers included, before all others; its answers are refused. */
  putBack(batch: readonly Waiting[]): void;
  /** Takes nothing more, and lets every intent that still waits become a row. */
  close(): void;
  /** Ends the timers, once nothing waits any more. */
  stop(): void;
};

/**
 * Holds what waits for the read log, in order. Promises: refuses an answer after two seconds, sent or not, and keeps its intent; refuses
 * everything when it is full. Calls `onRows` when there is something to write.
 */
export function createQueue(onRows: () => void): Queue {
  // Arrays, although rows are looked up by request and taken out of the middle: a Map or Set that is filled and emptied without end leaves
  // tables behind which hold on to their entries and to the next table until V8 clears its old heap; that was a quarter of what it had to
  // clear.
  const queue: Waiting[] = [];
  const intents: Intent[] = [];
  /** Batches that are being written, in order; more than one only where a slow one was not waited for. */
  const sent: (readonly Waiting[])[] = [];
  const oldIntents = watchDue(() => intents[0], queueIntents);
  const overdue = watchDue(() => [...sent, queue].flat().find(isAwaited), refuseOverdue);
  let closed = false;

  function queueIntents(now: number): void {
    const young = intents.findIndex(({ due }) => due > now);
    for (const { row } of intents.splice(0, young < 0 ? intents.length : young)) queue.push({ row });
    if (queue.length > 0) onRows();
  }

  function refuseOverdue(now: number): void {
    for (const answer of [...sent, queue].flat().filter(isAwaited)) {
      if (answer.due > now) break;
      // Keeps its intent, as far as there is room. A row that is sent may still be written.
      if (take(queue, (one) => one === answer) && answer.intent && queue.length < INTENTS_KEPT_MAX) queue.push(answer.intent);
      answer.due = Number.POSITIVE_INFINITY;
      answer.settle(logUnavailable(new Error(`no commit within ${RECORD_MS_MAX} ms`)));
    }
  }

  function send(batch: readonly Waiting[]): readonly Waiting[] {
    sent.push(batch);
    return batch;
  }

  return {
    intend(requestId, row) {
      if (closed || queue.length + intents.length >= QUEUE_MAX) return;
      intents.push({ requestId, row, due: performance.now() + INTENT_WAIT_MS });
      oldIntents.watch();
    },
    answer: (requestId, rowOf) =>
      new Promise((resolve, reject) => {
        if (closed || queue.length >= QUEUE_MAX)
          return reject(logUnavailable(new Error(closed ? 'the read log is closed' : 'the read log is behind')));
        // The row of the answer tells of an intent that still waits.
        const intent = take(intents, (one) => one.requestId === requestId);
        const now = performance.now();
        const row = rowOf(intent && Math.round(now - intent.due + INTENT_WAIT_MS));
        queue.push({
          row: () => row,
          intent,
          due: now + RECORD_MS_MAX,
          settle: (fault) => {
            if (fault) reject(fault);
            else resolve();
          },
        });
        overdue.watch();
        onRows();
      }),
    isEmpty: () => queue.length === 0,
    take: (rowsMax) => send(queue.splice(0, rowsMax)),
    sendAlone: (one) => send([one]),
    arrived: (batch) => void take(sent, (one) => one === batch),
    putBack: (batch) => void queue.unshift(...batch.flatMap((one) => (one.settle ? (one.intent ?? []) : one)).slice(0, INTENTS_KEPT_MAX)),
    close() {
      closed = true;
      oldIntents.stop();
      queueIntents(Number.POSITIVE_INFINITY);
    },
    stop: () => overdue.stop(),
  };
}

const QUEUE_MAX = 5_000;
const INTENTS_KEPT_MAX = 1_000;
/** An intent waits this long for an answer to tell of it. */
const INTENT_WAIT_MS = 20;
const RECORD_MS_MAX = 2_000;

function isAwaited(waiting: Waiting): waiting is Answer {
  return waiting.settle !== undefined && Number.isFinite(waiting.due);
}

function take<T>(list: T[], wanted: (one: T) => boolean): T | undefined {
  const index = list.findIndex(wanted);
  return index < 0 ? undefined : list.splice(index, 1)[0];
}

/** Runs one timer for all that falls due in order: a timer for each cost as much as making its row. */
function watchDue(first: () => { due: number } | undefined, act: (now: number) => void): { watch(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  const watch = () => {
    const next = timer ? undefined : first();
    if (!next) return;
    timer = setTimeout(
      () => {
        timer = undefined;
        act(performance.now());
        watch();
      },
      Math.max(1, next.due - performance.now()),
    );
  };
  return { watch, stop: () => clearTimeout(timer) };
}
