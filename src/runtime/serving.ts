import type { GraphQLSchema } from 'graphql';
import type { Config } from '../config.js';
import { endPool, type OnStatement, type Pool, poolOf, STATEMENT_MS } from '../db/client.js';
import type { Endpoints } from '../db/endpoint.js';
import { createReaders } from '../db/readers.js';
import type { HubError } from '../errors.js';
import { createAnswer } from '../hub/answer/answer.js';
import type { Model } from '../hub/declare/model.js';
import { createFollow } from '../hub/feed/follow-feed.js';
import { watchLedger } from '../hub/feed/watch-ledger.js';
import type { OnLedgerWait } from '../hub/write/door.js';
import { FEED_CONNECTIONS } from './connection-budget.js';
import { openLogWatch, type WatchedBy } from './log-watch.js';
import { openSchema } from './model.js';
import { readLogWith } from './read-log.js';
import { openWork, type Work } from './work.js';

export type ServingOptions = {
  endpoints: Endpoints;
  config: WatchedBy & Pick<Config, 'production'>;
  onStatement?: OnStatement | undefined;
  onFault(fault: HubError, requestId: string): void;
  /** Told once when what was seen of the log cannot be kept in mind. */
  onUnkept(cause: unknown): void;
  onFlush(flush: { rows: number; ms: number; failed: boolean }): void;
  onLedgerWait: OnLedgerWait;
};

/** What a hub answers with, whichever door is asked. */
export type Serving = Pick<Work, 'jobs' | 'withWorkPool'> & {
  model: Model;
  schema: GraphQLSchema;
  pool: Pool;
  answer: ReturnType<typeof createAnswer>;
  follow: ReturnType<typeof createFollow>;
  /** Nobody waits any longer for what goes on in the background. */
  letGo(): void;
  /** Once nothing asks any more: ends what listens, writes the log out, and gives all connections back. */
  close(): Promise<void>;
};

/** Builds everything that answers, over a migrated database. What it has seen of the log before is compared first; a database that is away just now is compared when it is back. */
export async function openServing({ endpoints, config, onStatement, onFault, onUnkept, onFlush, onLedgerWait }: ServingOptions): Promise<Serving> {
  const { primary } = endpoints;
  const { model, schema } = openSchema();
  const openReadLog = await readLogWith(config);
  const log = openLogWatch(config, { onUnkept });
  const { onConnect } = log;
  const watched = { onConnect, ...(onStatement ? { onStatement } : {}) };
  const pool = poolOf(primary, { role: 'giaolo_app', ...watched });
  const readers = createReaders(primary, { role: 'giaolo_app', pool, poolMs: STATEMENT_MS, ...watched });
  const readLog = openReadLog(primary, { along: readers.offer, onFlush });
  // Followers read with connections of their own: however many catch up at once, questions do not wait behind them.
  const feedPool = poolOf(primary, { role: 'giaolo_app', max: FEED_CONNECTIONS, onConnect });
  const watch = watchLedger(primary, feedPool);
  const { withdrawals, remember, jobs, withWorkPool } = openWork({ primary, pool, model, readLog, log, onFault });
  await remember();
  return {
    model,
    schema,
    pool,
    jobs,
    withWorkPool,
    answer: createAnswer({ schema, model, pool, readers, readLog, onFault, onLedgerWait, withdrawals }),
    follow: createFollow({ schema, model, pool: feedPool, readLog, watch }),
    letGo: withdrawals.close,
    async close() {
      await watch.close();
      await readLog.close();
      await readers.close();
      await remember();
      await Promise.all([endPool(pool), endPool(feedPool)]);
    },
  };
}
