import { availableParallelism } from 'node:os';
import type pg from 'pg';
import { clientConfig, HubClient, observe, type PoolOptions, settle } from './client.js';
import { countConnections } from './connections.js';
import type { Endpoint } from './endpoint.js';
import { databaseFault } from './faults.js';
import type { Tx } from './tx.js';

/** Brief statements, each a transaction of its own, sent without waiting for the answers to those before. */
export type Lanes = Tx & {
  /** The same where it is answered at once: null, and nothing is sent, while all lanes are stuck or full. */
  offer<R>(...statement: Parameters<Tx['query']>): Promise<{ rows: R[]; rowCount: number }> | null;
  close(): Promise<void>;
};

/** `movedAt`: when it last answered, or was empty. */
type Lane = { client: pg.Client; ready: Promise<unknown>; waiting: number; movedAt: number };

/**
 * A few connections that many questions share (PostgreSQL's pipelining, docs/decisions/0009). A look-up spends more on being handed over
 * between two processes than on its pages, and in a lane the next question is already there when the last one is done. What stands behind a
 * slow statement waits for it, so lanes are for look-ups; everything else takes a connection of its own from the pool.
 *
 * Promises: an answer is that of its own question, also while connections die; a lane that broke takes only what was in it along
 * (UNAVAILABLE), and the next question makes it anew; nothing is tried again behind the caller's back.
 */
export function createLanes(endpoint: Pick<Endpoint, 'url'>, options: PoolOptions = {}): Lanes {
  const lanes: (Lane | undefined)[] = Array.from({ length: options.max ?? LANES });
  let closed = false;
  countConnections(endpoint, 'look-ups', () => {
    if (closed) return undefined;
    const open = lanes.filter((lane) => lane !== undefined);
    const inLine = open.reduce((sum, { waiting }) => sum + Math.max(0, waiting - 1), 0);
    return { open: open.length, idle: open.filter(({ waiting }) => waiting === 0).length, waitedFor: 0, inLine };
  });

  function open(place: number): Lane {
    const client = new HubClient({ ...clientConfig(endpoint, options), pipeline: true } as pg.ClientConfig);
    const unwatched = { query: client.query.bind(client) };
    const lane: Lane = { client, ready: client.connect().then(() => settle(unwatched, options)), waiting: 0, movedAt: 0 };
    const leave = () => {
      if (lanes[place] === lane) lanes[place] = undefined;
    };
    client.on('error', leave);
    client.on('end', leave);
    lane.ready.catch(() => {
      leave();
      // Connected, and yet not to be used.
      client.end().catch(() => undefined);
    });
    if (options.onStatement !== undefined) observe(client, options.onStatement);
    lanes[place] = lane;
    return lane;
  }

  /** The shortest; the last one only where the others are stuck or full. */
  function best(): Lane {
    const stuckSince = performance.now() - STUCK_MS;
    let best: Lane | undefined;
    let shortest = Number.POSITIVE_INFINITY;
    for (let place = 0; place < lanes.length; place++) {
      if (place > 0 && place === lanes.length - 1 && shortest < FULL) break;
      const lane = lanes[place] ?? open(place);
      if (lane.waiting === 0) return lane;
      const length = lane.movedAt < stuckSince ? lane.waiting + STUCK_PENALTY : lane.waiting;
      if (length < shortest) [best, shortest] = [lane, length];
    }
    if (!best) throw new Error('there are no lanes');
    return best;
  }

  async function ask<R>(lane: Lane, text: string, values: unknown[], name?: string): Promise<{ rows: R[]; rowCount: number }> {
    if (lane.waiting++ === 0) lane.movedAt = performance.now();
    try {
      await lane.ready;
      const { rows, rowCount } = await lane.client.query(name === undefined ? { text, values } : { text, values, name });
      return { rows: rows as R[], rowCount: rowCount ?? 0 };
    } catch (error) {
      throw databaseFault(error);
    } finally {
      lane.waiting--;
      lane.movedAt = performance.now();
    }
  }

  return {
    async query(text, values = [], name) {
      if (closed) throw databaseFault(new Error('Cannot use a pool after calling end on the pool'));
      return ask(best(), text, values, name);
    },
    offer(text, values = [], name) {
      if (closed) return null;
      const lane = best();
      const isFree = lane.waiting === 0 || (lane.waiting < FULL && lane.movedAt >= performance.now() - FLOWING_MS);
      return isFree ? ask(lane, text, values, name) : null;
    },
    async close() {
      closed = true;
      await Promise.all(lanes.map((lane) => lane?.client.end().catch(() => undefined)));
    },
  };
}

/**
 * One for each core that is left beside the one this process works at, and one in reserve, so that a slow statement does not stop all. The
 * fewer are at work, the likelier the next question is there when the last one is done. Each side of the second wall has so many.
 */
export const LANES = Math.min(4, Math.max(2, availableParallelism()));
/**
 * So many questions in each of the others open the reserve: more than look-ups of a busy moment, less than what waits behind a slow disk.
 */
const FULL = 12;
/** A lane that has not answered for so long has something slow in it, and is taken only when all have. */
const STUCK_MS = 20;
const STUCK_PENALTY = 1_000;
/** A lane whose last answer is younger than this has nothing slow in it, as far as one can know. */
const FLOWING_MS = 5;
