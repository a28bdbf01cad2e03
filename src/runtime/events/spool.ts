import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { holdDataDirectory } from '../../db/embedded/hold.js';
import { StartError } from '../../start-error.js';
import type { SecurityEvent } from './security-event.js';

/** An event with its place in a spool. */
export type Spooled = { n: number; event: SecurityEvent };

/**
 * Events on disk until a collector has taken them, and a while longer. One process writes to a folder; the next takes over what a dead one
 * left.
 *
 * Promise: what `append` returned from is not lost with the process; after `sync` not with the machine either. What was not acknowledged is
 * given out again.
 */
export type Spool = {
  append(event: SecurityEvent): void;
  sync(): void;
  /** The oldest that were not acknowledged, in order. */
  waiting(max: number): Promise<Spooled[]>;
  /** Everything up to this one has arrived. */
  acknowledge(n: number): Promise<void>;
  state(): { waiting: number; oldestAt: number | undefined };
  /** Removes what arrived before so many milliseconds. */
  forget(olderThanMs: number): Promise<void>;
  close(): Promise<void>;
};

const SEGMENT = /^(\d{15})\.ndjson$/;
const SEGMENT_BYTES_MAX = 4 * 1024 * 1024;
const SENT = 'sent';
const COMMAND = 'giaolo events';
/** Processes on one data directory. */
const FOLDERS_MAX = 64;

/** The spool of this process under `<folder>/<number>`: the first that no living process holds, with what dead ones left in the others. */
export async function openSpool(folder: string): Promise<Spool> {
  for (let number = 1; number <= FOLDERS_MAX; number++) {
    const own = await openUnheld(join(folder, String(number)));
    if (own === undefined) continue;
    for (const other of await spoolsIn(folder)) await takeOver(own, other);
    return own;
  }
  throw new Error(`${FOLDERS_MAX} processes hold spools in ${folder}`);
}

/** Undefined where a living process holds it. */
async function openUnheld(spool: string): Promise<Spool | undefined> {
  try {
    const hold = await holdDataDirectory(spool, COMMAND);
    return await open(spool, hold.release);
  } catch (error) {
    if (error instanceof StartError) return undefined;
    throw error;
  }
}

/** Killed half-way, some are in both: they have the same ids. */
async function takeOver(own: Spool, other: string): Promise<void> {
  const left = await openUnheld(other);
  if (left === undefined) return;
  for (let batch = await left.waiting(AHEAD_MAX); batch.length > 0; batch = await left.waiting(AHEAD_MAX)) {
    for (const { event } of batch) own.append(event);
    own.sync();
    await left.acknowledge(batch.at(-1)?.n ?? 0);
  }
  await left.close();
}

async function open(folder: string, release: () => Promise<void>): Promise<Spool> {
  let sent = await sentOf(folder);
  const segments = await segmentsOf(folder);
  // A segment of which a kill left half a line has used its number.
  let next = Math.max(sent, ...segments.map((name) => firstOf(name) ?? 0)) + 1;
  // What is waiting, oldest first: few, unless the collector is away, and then the newest stay on disk alone.
  let ahead: Spooled[] = [];
  let count = 0;
  for await (const one of eventsAfter(folder, sent)) {
    if (ahead.length < AHEAD_MAX) ahead.push(one);
    count++;
    next = Math.max(next, one.n + 1);
  }
  let oldestAt = ahead[0]?.event.at;
  let segment: { fd: number; bytes: number } | undefined;
  let isDirty = false;

  function append(event: SecurityEvent): void {
    // A new one for each process: a line that a killed writer left unfinished is then the last of its segment.
    if (segment === undefined || segment.bytes > SEGMENT_BYTES_MAX) {
      closeSegment();
      segment = { fd: openSync(join(folder, `${String(next).padStart(15, '0')}.ndjson`), 'a', 0o600), bytes: 0 };
    }
    const n = next++;
    const line = Buffer.from(`${JSON.stringify({ n, event } satisfies Spooled)}\n`);
    segment.bytes += writeSync(segment.fd, line);
    isDirty = true;
    if (count === ahead.length && ahead.length < AHEAD_MAX) ahead.push({ n, event });
    count++;
    oldestAt ??= event.at;
  }

  function sync(): void {
    if (!isDirty || segment === undefined) return;
    fdatasyncSync(segment.fd);
    isDirty = false;
  }

  function closeSegment(): void {
    if (segment === undefined) return;
    sync();
    closeSync(segment.fd);
    segment = undefined;
  }

  return {
    append,
    sync,
    async waiting(max) {
      if (ahead.length === 0 && count > 0) {
        for await (const one of eventsAfter(folder, sent)) if (ahead.push(one) === AHEAD_MAX) break;
      }
      return ahead.slice(0, max);
    },
    async acknowledge(n) {
      const draft = join(folder, `${SENT}.draft`);
      await writeFile(draft, String(n), { mode: 0o600 });
      await rename(draft, join(folder, SENT));
      sent = n;
      const left = ahead.filter((one) => one.n > n);
      count -= ahead.length - left.length;
      ahead = left;
      oldestAt = count === 0 ? undefined : (ahead[0]?.event.at ?? oldestAt);
    },
    state: () => ({ waiting: count, oldestAt }),
    async forget(olderThanMs) {
      const names = await segmentsOf(folder);
      for (const [place, name] of names.entries()) {
        // The last one may still be written to; one whose successor begins after `sent` holds what did not arrive.
        const nextFirst = firstOf(names[place + 1] ?? '');
        if (nextFirst === undefined || nextFirst > sent + 1) return;
        const { mtimeMs } = await stat(join(folder, name));
        if (Date.now() - mtimeMs > olderThanMs) await rm(join(folder, name), { force: true });
      }
    },
    async close() {
      closeSegment();
      await release();
    },
  };
}

const AHEAD_MAX = 4_096;

/** Every event after `n` in this folder, in order. A line that was cut off by a kill is passed over. */
async function* eventsAfter(folder: string, n: number): AsyncGenerator<Spooled> {
  const names = await segmentsOf(folder);
  for (const [place, name] of names.entries()) {
    const nextFirst = firstOf(names[place + 1] ?? '');
    if (nextFirst !== undefined && nextFirst <= n + 1) continue;
    for (const line of (await readFile(join(folder, name), 'utf8')).split('\n')) {
      const one = parse(line);
      if (one !== undefined && one.n > n) yield one;
    }
  }
}

function parse(line: string): Spooled | undefined {
  try {
    return line === '' ? undefined : (JSON.parse(line) as Spooled);
  } catch {
    return undefined;
  }
}

async function segmentsOf(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).filter((name) => SEGMENT.test(name)).sort();
}

function firstOf(name: string): number | undefined {
  const [, first] = SEGMENT.exec(name) ?? [];
  return first === undefined ? undefined : Number(first);
}

/** All events of all spools since an instant, arrived or not: for who looks at them, or sends them once more. */
export async function* eventsSince(folder: string, since: number): AsyncGenerator<SecurityEvent> {
  for (const own of await spoolsIn(folder)) {
    for await (const { event } of eventsAfter(own, 0)) if (event.at >= since) yield event;
  }
}

/** What still waits in the spools of all processes, living or dead. */
export async function waitingIn(folder: string): Promise<{ waiting: number; oldestAt: number | undefined }> {
  let waiting = 0;
  let oldestAt: number | undefined;
  for (const own of await spoolsIn(folder)) {
    for await (const { event } of eventsAfter(own, await sentOf(own))) {
      waiting++;
      oldestAt = Math.min(oldestAt ?? event.at, event.at);
    }
  }
  return { waiting, oldestAt };
}

async function spoolsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
}

async function sentOf(spool: string): Promise<number> {
  return Number(await readFile(join(spool, SENT), 'utf8').catch(() => '0'));
}
