import type { Config } from '../config.js';
import { type Pool, withPoolOf } from '../db/client.js';
import type { Endpoints } from '../db/endpoint.js';
import type { LogWatch } from '../hub/ledger/watch-log.js';
import { openLogWatch } from './log-watch.js';
import { refuseUnmigrated } from './registers.js';

type Options = { endpoints: Endpoints; config: Pick<Config, 'keysDir' | 'databaseUrl' | 'dataDir'> };

/** For what only who owns the tables decides, such as what becomes of the log; beside it, what this machine has seen of the log. */
export async function asOwner<R>({ endpoints, config }: Options, fn: (owner: { pool: Pool; log: LogWatch }) => Promise<R>): Promise<R> {
  await refuseUnmigrated(endpoints.primary);
  return withPoolOf(endpoints.owner, { role: 'giaolo_owner', max: 1, timeouts: TIMEOUTS }, (pool) =>
    fn({ pool, log: openLogWatch(config) }),
  );
}

/** A part of a file may hold the ledger for a while. */
const TIMEOUTS = { lockMs: 60_000, statementMs: 60_000, queryMs: 61_000, transactionMs: 0 };
