import { HubError } from '../hub/errors.js';
import { createPool, endPool, type OnConnect, type OnStatement, type Pool, query } from './client.js';
import { createLanes, LANES, type Lanes } from './lanes.js';
import type { Tx } from './tx.js';

/** How a read-only statement of its own asks to be run; longer than `ms` it is cut off by the database. */
export type ReadManner =
  /** A look-up: shares a connection (`lanes.ts`). */
  | { kind: 'brief' }
  /** A list: planned once for all calls. */
  | { kind: 'list'; ms: number }
  /** Groups over a register: planned for its values, which is worth its millisecond there. */
  | { kind: 'groups'; ms: number };

export type Readers = {
  of(manner: ReadManner): Tx;
  /** A brief statement that goes along with look-ups; null, and not sent, where it would have to wait. */
  offer: Lanes['offer'];
  /** The database has come back at another address: connections are made there from now on. */
  moveTo(url: string): void;
  close(): Promise<void>;
};

/** Everything over the connections of one pool: for tests, and for whoever reads little. */
export function readersOver(pool: Pool): Readers {
  const tx = reader(pool);
  return { of: () => tx, offer: () => null, moveTo: () => undefined, close: async () => undefined };
}

type Options = { url: string; role: string; pool: Pool /** The time limit of `pool`. */; poolMs: number; onStatement?: OnStatement; onConnect?: OnConnect };

/**
 * Bulkheads: look-ups, lists and groups never wait for each other's connections, and a role that may ask for long does so beside the others.
 * `pool` serves the usual lists; the others are made when first asked for.
 */
export function createReaders({ url, role, pool, poolMs, onStatement, onConnect }: Options): Readers {
  const watched = { ...(onStatement ? { onStatement } : {}), ...(onConnect ? { onConnect } : {}) };
  const lanes = createLanes({ url, role, ...watched });
  const pools = new Map<string, Pool>();
  const readers = new Map<string, Tx>([[`list ${poolMs}`, limited(reader(pool), poolMs)]]);
  let now = url;

  function make(key: string, { kind, ms }: Exclude<ReadManner, { kind: 'brief' }>): Tx {
    const timeouts = { statementMs: ms, queryMs: ms + DRIVER_GRACE_MS, transactionMs: ms + DRIVER_GRACE_MS };
    const made = createPool({ url: now, role, max: CONNECTIONS, timeouts, plansEachCall: kind === 'groups', ...watched });
    pools.set(key, made);
    const tx = limited(reader(made), ms);
    readers.set(key, tx);
    return tx;
  }

  return {
    offer: lanes.offer,
    of(manner) {
      if (manner.kind === 'brief') return lanes;
      const key = `${manner.kind} ${manner.ms}`;
      return readers.get(key) ?? make(key, manner);
    },
    moveTo(to) {
      now = to;
      lanes.moveTo(to);
      for (const { options } of pools.values()) options.connectionString = to;
    },
    async close() {
      await Promise.all([lanes.close(), ...[...pools.values()].map((one) => endPool(one))]);
    },
  };
}

/** How many connections readers open at most beside `pool`, where roles have these time limits. */
export function readerConnections(limitsMs: readonly number[], poolMs: number): number {
  const limits = new Set(limitsMs);
  const groups = limits.size;
  limits.delete(poolMs);
  return LANES + (groups + limits.size) * CONNECTIONS;
}

function reader(pool: Pool): Tx {
  return { query: (text, values, name) => query(pool, text, values, name) };
}

/** What ran out of its role's time is the question's fault, and asking again does not help. */
function limited(tx: Tx, ms: number): Tx {
  return {
    query: (...statement: Parameters<Tx['query']>) =>
      tx.query<never>(...statement).catch((error: unknown) => {
        const { code, message } = ((error as Error).cause ?? {}) as { code?: string; message?: string };
        if (code === QUERY_CANCELED && /statement timeout/.test(message ?? '')) throw new HubError('TOO_SLOW', { seconds: ms / 1_000 }, { cause: error });
        throw error;
      }),
  };
}

const QUERY_CANCELED = '57014';
const CONNECTIONS = 8;
/** The database's own limit comes first, so that its connection lives on. */
const DRIVER_GRACE_MS = 1_000;
