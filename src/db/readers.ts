import { HubError } from '../errors.js';
import { endPool, type OnConnect, type OnStatement, type Pool, poolOf, query } from './client.js';
import type { Endpoint } from './endpoint.js';
import { createLanes, LANES, type Lanes } from './lanes.js';
import type { Tx } from './tx.js';

/** How a read-only statement of its own asks to be run; longer than `ms` it is cut off by the database. */
export type ReadManner =
  /** A look-up: shares a connection (`lanes.ts`). */
  | { kind: 'brief' }
  /** A list: planned once for all calls. */
  | { kind: 'list'; ms: number; isGuest?: boolean }
  /** Groups over a register: planned for its values, which is worth its millisecond there. */
  | { kind: 'groups'; ms: number; isGuest?: boolean };

export type Readers = {
  of(manner: ReadManner): Tx;
  /** Where a reading transaction of several statements runs. */
  poolFor(asker: { isGuest: boolean }): Pool;
  /** A brief statement that goes along with look-ups; null, and not sent, where it would have to wait. */
  offer: Lanes['offer'];
  close(): Promise<void>;
};

/**
 * On which side of the second wall something is read: as the role to which the database shows no person's row, or as the one that sees
 * persons under the planner's conditions (decision 0093).
 */
export type Side = 'open' | 'personal';
export type Sides = Readonly<Record<Side, Readers>>;

export const ROLE_OF = { open: 'giaolo_open', personal: 'giaolo_app' } as const satisfies Record<Side, string>;

/** Everything over the connections of one pool: for tests, and for whoever reads little. */
export function readersOver(pool: Pool): Readers {
  const tx = reader(pool);
  return { of: () => tx, poolFor: () => pool, offer: () => null, close: async () => undefined };
}

type Options = {
  side: Side;
  /** Made where none is given. */
  pool?: Pool;
  /** The time limit of `pool`. */
  poolMs: number;
  onStatement?: OnStatement;
  onConnect?: OnConnect;
};

/**
 * Bulkheads: look-ups, lists and groups never wait for each other's connections, a role that may ask for long does so beside the others,
 * and so do guests, of whom nobody knows how many there are. `pool` serves the usual lists; the others are made when first asked for.
 */
export function createReaders(endpoint: Pick<Endpoint, 'url'>, { side, pool: given, poolMs, onStatement, onConnect }: Options): Readers {
  const watched = { ...(onStatement ? { onStatement } : {}), ...(onConnect ? { onConnect } : {}) };
  const role = ROLE_OF[side];
  const guestConnections = GUEST_CONNECTIONS[side];
  const pool = given ?? poolOf(endpoint, { role, max: CONNECTIONS, use: 'questions', ...watched });
  const lanes = createLanes(endpoint, { role, ...watched });
  const pools = new Map<string, Pool>();
  const readers = new Map<string, Tx>([[keyOf({ kind: 'list', ms: poolMs, isGuest: false }), limited(reader(pool), poolMs)]]);
  let guestPool: Pool | undefined;

  function make(key: string, manner: Manner): Tx {
    const { kind, ms, isGuest } = manner;
    const timeouts = { statementMs: ms, queryMs: ms + DRIVER_GRACE_MS, transactionMs: ms + DRIVER_GRACE_MS };
    const max = isGuest ? guestConnections : CONNECTIONS;
    const use = isGuest ? 'guests' : kind;
    const made = poolOf(endpoint, { role, max, timeouts, use, plansEachCall: kind === 'groups', ...watched });
    pools.set(key, made);
    const tx = limited(reader(made), ms);
    readers.set(key, tx);
    return tx;
  }

  return {
    offer: lanes.offer,
    of(manner) {
      if (manner.kind === 'brief') return lanes;
      const key = keyOf(manner);
      return readers.get(key) ?? make(key, manner);
    },
    poolFor({ isGuest }) {
      if (!isGuest) return pool;
      if (!guestPool) {
        guestPool = poolOf(endpoint, { role, max: guestConnections, use: 'guests', ...watched });
        pools.set('guest', guestPool);
      }
      return guestPool;
    },
    async close() {
      const own = given === undefined ? [pool] : [];
      await Promise.all([lanes.close(), ...[...pools.values(), ...own].map((one) => endPool(one))]);
    },
  };
}

/** How many connections the readers of a side open at most beside `pool`, where roles of the signed in, and those of guests, have these time limits. */
export function readerConnections(side: Side, { signedInMs, guestMs }: ReaderLimits, poolMs: number): number {
  const limits = new Set(signedInMs);
  const groups = limits.size;
  limits.delete(poolMs);
  // Guests have pools of lists and of groups, and one for what takes several statements.
  const guests = (2 * new Set(guestMs).size + 1) * GUEST_CONNECTIONS[side];
  return LANES + (groups + limits.size) * CONNECTIONS + guests;
}

export type ReaderLimits = { signedInMs: readonly number[]; guestMs: readonly number[] };

type Manner = Exclude<ReadManner, { kind: 'brief' }>;

const keyOf = ({ kind, ms, isGuest }: Manner): string => `${kind} ${ms}${isGuest ? ' guest' : ''}`;

function reader(pool: Pool): Tx {
  return { query: (text, values, name) => query(pool, text, values, name) };
}

/** What ran out of its role's time is the question's fault, and asking again does not help. */
function limited(tx: Tx, ms: number): Tx {
  return {
    query: (...statement: Parameters<Tx['query']>) =>
      tx.query<never>(...statement).catch((error: unknown) => {
        const { code, message } = ((error as Error).cause ?? {}) as { code?: string; message?: string };
        if (code === QUERY_CANCELED && /statement timeout/.test(message ?? ''))
          throw new HubError('TOO_SLOW', { seconds: ms / 1_000 }, { cause: error });
        throw error;
      }),
  };
}

const QUERY_CANCELED = '57014';
/** Of each side, for each kind and each limit of time. */
export const CONNECTIONS = 4;
/** More would only share the same processors with those who are signed in. Hardly anything that guests ask looks at persons. */
const GUEST_CONNECTIONS: Readonly<Record<Side, number>> = { open: 3, personal: 1 };
/** The database's own limit comes first, so that its connection lives on. */
const DRIVER_GRACE_MS = 1_000;
