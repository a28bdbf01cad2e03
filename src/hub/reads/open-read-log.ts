import { endPool, type Pool, poolOf } from '../../db/client.js';
import type { Endpoint } from '../../db/endpoint.js';
import type { Readers } from '../../db/readers.js';
import { HubError } from '../../errors.js';
import type { HashKey } from '../../keys.js';
import { commitmentTo, createFingerprints, createStandIns, type Fingerprint } from './fingerprint.js';
import type { ReadEntry, ReadLog } from './read-log.js';
import { createSender } from './send-rows.js';

/** Up to this many people have a row each, as those of any page; more stand in blocks of so many. */
const SUBJECT_ROWS_MAX = 1_000;

type ReadLogOptions = {
  /** From `createReadLogPool`; ended by `close`. */
  pool: Pool;
  /** Takes a flush along with the look-ups, where they flow; without it the log's own connections take all. */
  along?: Readers['offer'];
  key: HashKey;
  /** After each flush, for metrics. */
  onFlush?: (flush: { rows: number; ms: number; failed: boolean }) => void;
};

/**
 * The read log over PostgreSQL, by group commit: one flush at a time per process takes what has gathered meanwhile, at most 500 rows, and
 * is one statement. Promises: `record` resolves only after the commit; a log that is down, slow or full refuses within two seconds.
 * A row may stay although its answer was then refused; an answer without its row never leaves.
 */
export function openReadLog({ pool, along, key, onFlush }: ReadLogOptions): ReadLog {
  const send = createSender({ pool, along });
  const fingerprintOf = createFingerprints(key);
  const rowOf = (entry: ReadEntry, begunMsAgo: number | null = null): Row =>
    describe(entry, { begunMsAgo, key: key.id, fingerprint: fingerprintOf(entry.document, entry.variables) });
  // In arrays, though they are looked for by request and taken out of the middle: a Map or Set that is filled and emptied without end leaves tables behind which hold
  // on to what was in them, and to the next table, until V8 clears its old heap; that was a quarter of what it had to clear.
  const queue: Waiting[] = [];
  /** Intents that wait for their answer, whose row then tells of both, in their order; those it is too long for become a row of their own. */
  const intents: Intent[] = [];
  /** Flushes on their way, in their order; more than one only where one was not waited for. */
  const sent: (readonly Waiting[])[] = [];
  let flushing: Promise<void> | undefined;
  /** Flushes that were not waited for. */
  const late = new Set<Promise<unknown>>();
  let soon: NodeJS.Timeout | undefined;
  const oldIntents = watchDue(() => intents[0], queueIntents);
  const overdue = watchDue(() => [...sent, queue].flat().find(isAwaited), refuseOverdue);
  let closed = false;

  function queueIntents(now: number): void {
    const young = intents.findIndex(({ due }) => due > now);
    for (const { row } of intents.splice(0, young < 0 ? intents.length : young)) queue.push({ row });
    if (queue.length > 0) flush();
  }

  function refuseOverdue(now: number): void {
    for (const answer of [...sent, queue].flat().filter(isAwaited)) {
      if (answer.due > now) break;
      // What it was asked for stays told, as far as there is room.
      if (take(queue, (one) => one === answer) && answer.intent && queue.length < INTENTS_KEPT_MAX) queue.push(answer.intent);
      answer.due = Number.POSITIVE_INFINITY;
      answer.settle(unavailable(new Error(`no commit within ${RECORD_MS_MAX} ms`)));
    }
  }

  function flush(): void {
    clearTimeout(soon);
    soon = undefined;
    // A turn of the event loop lets requests that end together share a flush.
    flushing ??= new Promise<void>((resolve) => setImmediate(resolve)).then(flushAll).then(({ failed }) => {
      flushing = undefined;
      if (queue.length > 0 && !failed) flush();
      else if (queue.length > 0) flushLater();
    });
  }

  function flushLater(): void {
    soon ??= setTimeout(flush, RETRY_MS);
  }

  async function flushAll(): Promise<{ failed: boolean }> {
    let failed = false;
    let settle = () => {};
    while (!failed && queue.length > 0) {
      const batch = queue.splice(0, FLUSH_ROWS_MAX);
      const since = performance.now();
      const { outcome, slow } = append(batch);
      const writing = outcome.then((written) => {
        onFlush?.({ rows: batch.length, ms: performance.now() - since, failed: written.failed });
        return written;
      });
      // The answers of a flush leave when the next one is on its way (the driver sends it in a tick of its own, which comes first): to write them takes
      // as long as to write the log, and the database would wait for it.
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
      if (queue.length > 0) flushLater();
    });
    late.add(settled);
  }

  function append(batch: Waiting[]): { outcome: Promise<Outcome>; slow: Promise<void> | null } {
    sent.push(batch);
    try {
      const rows = batch.map(({ row }) => row());
      const { written, slow } = send(JSON.stringify(rows), { inBlocks: rows.some(({ blocks }) => blocks !== undefined) });
      return { outcome: outcomeOf(batch, written), slow };
    } catch (error) {
      return { outcome: outcomeOf(batch, Promise.reject(error)), slow: null };
    }
  }

  async function outcomeOf(batch: Waiting[], written: Promise<unknown>): Promise<Outcome> {
    try {
      await written;
      return { failed: false, settle: () => settleAll(batch) };
    } catch (error) {
      if (batch.length > 1 && isFaultOfARow(error)) {
        for (const one of batch) (await append([one]).outcome).settle();
        return { failed: false, settle: () => {} };
      }
      // What nobody waits for is tried again with the next flush; answers are not, their callers have been refused.
      if (!isFaultOfARow(error)) queue.unshift(...batch.flatMap((one) => (one.settle ? (one.intent ?? []) : one)).slice(0, INTENTS_KEPT_MAX));
      return { failed: true, settle: () => settleAll(batch, unavailable(error)) };
    } finally {
      take(sent, (one) => one === batch);
    }
  }

  return {
    intent(requestId, entry) {
      if (closed || queue.length + intents.length >= QUEUE_MAX) return;
      intents.push({ requestId, row: () => rowOf(entry()), due: performance.now() + INTENT_WAIT_MS });
      oldIntents.watch();
    },
    record: (entry) =>
      new Promise((resolve, reject) => {
        if (closed || queue.length >= QUEUE_MAX) return reject(unavailable(new Error(closed ? 'the read log is closed' : 'the read log is behind')));
        // An intent that still waits is told by the row of its answer.
        const intent = take(intents, ({ requestId }) => requestId === entry.requestId);
        const now = performance.now();
        const row = rowOf(entry, intent ? Math.round(now - intent.due + INTENT_WAIT_MS) : null);
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
        flush();
      }),
    standIn: createStandIns(key),
    async close() {
      closed = true;
      clearTimeout(soon);
      oldIntents.stop();
      queueIntents(Number.POSITIVE_INFINITY);
      while (flushing) await flushing;
      await flushAll();
      await Promise.all(late);
      clearTimeout(soon);
      overdue.stop();
      await endPool(pool);
    },
  };
}

/** Connections of the log's own: readers that fill the hub's pool must not keep their own traces from being written. */
export function createReadLogPool(endpoint: Pick<Endpoint, 'url'>): Pool {
  return poolOf(endpoint, { role: 'giaolo_app', max: READ_LOG_CONNECTIONS, timeouts: TIMEOUTS });
}

export const READ_LOG_CONNECTIONS = 2;
const TIMEOUTS = { connectMs: 1_000, queryMs: 1_900, statementMs: 1_500, lockMs: 1_400 };
const FLUSH_ROWS_MAX = 500;
const QUEUE_MAX = 5_000;
const INTENTS_KEPT_MAX = 1_000;
/** An intent waits this long for an answer to tell of it. */
const INTENT_WAIT_MS = 20;
const RETRY_MS = 500;
const RECORD_MS_MAX = 2_000;
const FORMAT = 1;

type Intent = { requestId: string; row(): Row; due: number };
type Answer = {
  row(): Row;
  /** The intent that this answer tells of. */
  intent: Intent | undefined;
  /** When it is refused; no time once that has happened. */
  due: number;
  settle(fault?: HubError): void;
};
/** An answer, or an intent that nobody waits for. */
type Waiting = Answer | { row(): Row; settle?: undefined };
type Outcome = { failed: boolean; settle(): void };
type Row = ReturnType<typeof describe>;

/** `begunMsAgo`: when the request began, where its intent has no row of its own. */
function describe(entry: ReadEntry, { begunMsAgo, key, fingerprint }: { begunMsAgo: number | null; key: string; fingerprint: Fingerprint }) {
  const subjects = [...new Set(entry.subjects)];
  const isMany = subjects.length > SUBJECT_ROWS_MAX;
  return {
    kind: { BEGUN: 'intent', ANSWERED: 'answer', REFUSED: 'refusal' }[entry.outcome],
    requestId: plain(entry.requestId),
    actor: plain(entry.actor),
    role: plain(entry.role),
    agency: entry.agency === null ? null : plain(entry.agency),
    purpose: entry.purpose === null ? null : plain(entry.purpose),
    caseCode: entry.caseCode === null ? null : plain(entry.caseCode),
    operationName: entry.operationName === null ? null : plain(entry.operationName),
    documentHash: bytes(fingerprint.documentHash),
    variablesHash: bytes(fingerprint.variablesHash),
    variablesKey: key,
    code: entry.code,
    fieldClasses: entry.fieldClasses,
    entities: entry.entities,
    subjects: isMany ? [] : subjects,
    blocks: isMany ? blocksOf(subjects) : undefined,
    subjectCount: subjects.length,
    subjectsCommitment: subjects.length === 0 ? null : bytes(commitmentTo(subjects)),
    format: FORMAT,
    begunMsAgo,
  };
}

/** Ids in order, as lists that PostgreSQL reads. */
function blocksOf(subjects: readonly string[]): string[] {
  const ids = subjects.map((id) => id.toLowerCase()).sort();
  return Array.from(
    { length: Math.ceil(ids.length / SUBJECT_ROWS_MAX) },
    (_, part) => `{${ids.slice(part * SUBJECT_ROWS_MAX, (part + 1) * SUBJECT_ROWS_MAX).join()}}`,
  );
}

/** Bytes as PostgreSQL reads them. */
function bytes(hex: string): string {
  return `\\x${hex}`;
}

/** What a caller chose may hold what PostgreSQL stores in no text, or be endless: neither may keep a row from being written. */
function plain(text: string): string {
  return text.slice(0, TEXT_MAX).replace(/[\u0000-\u001f\u007f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

const TEXT_MAX = 256;

function settleAll(batch: readonly Waiting[], fault?: HubError): void {
  for (const { settle } of batch) settle?.(fault);
}

function isAwaited(waiting: Waiting): waiting is Answer {
  return waiting.settle !== undefined && Number.isFinite(waiting.due);
}

function take<T>(list: T[], wanted: (one: T) => boolean): T | undefined {
  const index = list.findIndex(wanted);
  return index < 0 ? undefined : list.splice(index, 1)[0];
}

/** One timer for all that falls due in its order: one for each cost as much as to put its row together. */
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

/** One row's own fault (a value that does not fit) must not take the others down with it. */
function isFaultOfARow(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^2[23]/.test(code);
}

function unavailable(cause: unknown): HubError {
  return new HubError('AUDIT_UNAVAILABLE', {}, { cause });
}
