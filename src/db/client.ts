import { createHash } from 'node:crypto';
import pg from 'pg';
import { parseIntoClientConfig } from 'pg-connection-string';
import { handOnBytes } from './bytes.js';
import { countConnections } from './connections.js';
import type { Endpoint } from './endpoint.js';
import { databaseFault } from './faults.js';
import { columnTypes } from './types.js';

export type Pool = pg.Pool;

/** Every statement sent, transaction control included: for tests that count, and for tracing. */
export type OnStatement = (statement: { text: string; name?: string }) => void;

type Timeouts = typeof TIMEOUTS;

/**
 * Each guards against another silence. The server ends long statements, waits for locks, forgotten and endless transactions;
 * the driver's own limit is the only answer to a network that swallows everything (without it a black-holed socket hung for
 * ever), so it lies above the server's.
 */
/** The longest a statement of a pool runs unless told otherwise. */
export const STATEMENT_MS = 4_000;

const TIMEOUTS = {
  connectMs: 3_000,
  queryMs: 5_000,
  statementMs: STATEMENT_MS,
  lockMs: 2_000,
  idleInTransactionMs: 10_000,
  transactionMs: 15_000,
};

export const POOL_SIZE_DEFAULT = 16;

export type PoolOptions = {
  /** Runs as this role, which the login user must be a member of. */
  role?: string;
  max?: number;
  /** What the connections are for, in metrics. */
  use?: string;
  /** Zero switches a limit off (for migrations and imports). */
  timeouts?: Partial<Timeouts>;
  /** Plans every call for its values, instead of once for all. */
  plansEachCall?: boolean;
  onStatement?: OnStatement;
  /** Looks at each new connection before anything is done with it; what it throws is the fault of whoever wanted the connection. */
  onConnect?: OnConnect;
};

export type OnConnect = (client: Pick<pg.ClientBase, 'query'>) => Promise<void>;

/**
 * A pool over an endpoint. Its connections run in UTC, read times as text, and cannot wait for ever. A dying connection never ends the
 * process. The pool keeps no address: each new connection goes where the endpoint is at that moment.
 */
export function poolOf(endpoint: Pick<Endpoint, 'url'>, options: PoolOptions = {}): Pool {
  const pool = new pg.Pool({
    Client: clientOf(endpoint, options),
    max: options.max ?? POOL_SIZE_DEFAULT,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: limitsOf(options).connectMs,
    onConnect: (client: pg.ClientBase) => settle(client, options),
  });
  // A client that dies while idle speaks through the pool, one that dies while lent out through itself; an event without a listener ends
  // Node.
  pool.on('error', ignore);
  pool.on('connect', (client) => {
    client.on('error', ignore);
    if (options.onStatement !== undefined) observe(client, options.onStatement);
  });
  countConnections(endpoint, options.use ?? 'work', () =>
    pool.ending ? undefined : { open: pool.totalCount, idle: pool.idleCount, waitedFor: pool.waitingCount, inLine: 0 },
  );
  return pool;
}

/** A pool at an address that stays. */
export function createPool({ url, ...options }: PoolOptions & { url: string }): Pool {
  return poolOf({ url }, options);
}

/** The driver's client, but for columns that are handed on as bytes. */
export class HubClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    handOnBytes(this);
  }
}

/** A pool for as long as `fn` runs. */
export async function withPoolOf<R>(endpoint: Pick<Endpoint, 'url'>, options: PoolOptions, fn: (pool: Pool) => Promise<R>): Promise<R> {
  const pool = poolOf(endpoint, options);
  try {
    return await fn(pool);
  } finally {
    await endPool(pool);
  }
}

/** What makes each connection of a pool. */
function clientOf(endpoint: Pick<Endpoint, 'url'>, options: PoolOptions): typeof HubClient {
  return class extends HubClient {
    constructor() {
      super(clientConfig(endpoint, options));
    }
  };
}

const WORD_SIMILARITY_MIN = 0.45;

/** How every connection of the hub is made, to where the endpoint is now. */
export function clientConfig({ url }: Pick<Endpoint, 'url'>, options: PoolOptions): pg.ClientConfig {
  const limits = limitsOf(options);
  // What the address itself asks for holds beside ours: `?options=` would replace them in the driver.
  const { options: startup, ...address } = parseIntoClientConfig(url);
  const settings = { ...sessionSettings(options), [MARK]: markOf(options) };
  return {
    application_name: 'giaolo',
    query_timeout: limits.queryMs,
    connectionTimeoutMillis: limits.connectMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: columnTypes,
    ...address,
    options: [startup ?? '', ...Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)].join(' ').trim(),
  };
}

function sessionSettings(options: PoolOptions): Record<string, string | number> {
  const limits = limitsOf(options);
  return {
    timezone: 'UTC',
    datestyle: 'ISO,YMD',
    intervalstyle: 'iso_8601',
    jit: 'off',
    // From when on a misspelt name is like another (`similar`): one slip in a word of four letters, with its index.
    'pg_trgm.word_similarity_threshold': WORD_SIMILARITY_MIN,
    // Left to itself PostgreSQL often plans a look-up anew at every call, which takes six times as long as running it (docs/benchmarks.md).
    plan_cache_mode: options.plansEachCall ? 'force_custom_plan' : 'force_generic_plan',
    statement_timeout: limits.statementMs,
    lock_timeout: limits.lockMs,
    idle_in_transaction_session_timeout: limits.idleInTransactionMs,
    transaction_timeout: limits.transactionMs,
    // Of a machine that has vanished the server would hold the locks for two hours, the ledger's too; so it notices within half a minute.
    tcp_keepalives_idle: 10,
    tcp_keepalives_interval: 5,
    tcp_keepalives_count: 3,
    ...(options.role === undefined ? {} : { role: options.role }),
  };
}

/** Says on the server for which settings a session was made. */
const MARK = 'giaolo.session';

function markOf(options: PoolOptions): string {
  return createHash('sha256')
    .update(JSON.stringify(sessionSettings(options)))
    .digest('hex');
}

/**
 * Promise: nothing is asked over a connection that lacks its role or its limits. A pooler between (PgBouncer) starts sessions of its own and
 * drops what was asked for at their start; then it is asked for once more.
 */
export async function settle(client: Pick<pg.ClientBase, 'query'>, options: PoolOptions): Promise<void> {
  const { rows } = await client.query<{ mark: string | null }>('select current_setting($1, true) as mark', [MARK]);
  const mark = markOf(options);
  if (rows[0]?.mark !== mark) {
    const settings = Object.entries({ ...sessionSettings(options), [MARK]: mark });
    await client.query('select set_config(name, value, false) from unnest($1::text[], $2::text[]) as setting(name, value)', [
      settings.map(([name]) => name),
      settings.map(([, value]) => String(value)),
    ]);
  }
  await options.onConnect?.(client);
}

function limitsOf({ timeouts }: PoolOptions): Timeouts {
  return { ...TIMEOUTS, ...timeouts };
}

/** One statement in a transaction of its own. Named, it is prepared once per connection. */
export async function query<R>(pool: Pool, text: string, values: unknown[] = [], name?: string): Promise<{ rows: R[]; rowCount: number }> {
  try {
    const { rows, rowCount } = await pool.query(name === undefined ? { text, values } : { text, values, name });
    return { rows: rows as R[], rowCount: rowCount ?? 0 };
  } catch (error) {
    throw databaseFault(error);
  }
}

/** Ends a pool; connections that do not answer within the grace are left to the process's end. */
export async function endPool(pool: Pool, graceMs = 3_000): Promise<void> {
  if (pool.ending) return;
  let timer: NodeJS.Timeout | undefined;
  const grace = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, graceMs);
  });
  await Promise.race([pool.end().catch(ignore), grace]);
  clearTimeout(timer);
}

export function observe(client: pg.ClientBase, onStatement: OnStatement): void {
  const send = client.query.bind(client) as (...parameters: unknown[]) => unknown;
  const observed = (...parameters: unknown[]): unknown => {
    const [first] = parameters;
    if (typeof first === 'string') onStatement({ text: first });
    else if (isStatement(first)) onStatement(first.name === undefined ? { text: first.text } : { text: first.text, name: first.name });
    return send(...parameters);
  };
  client.query = observed as typeof client.query;
}

function isStatement(value: unknown): value is { text: string; name?: string } {
  return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';
}

function ignore(): void {}
