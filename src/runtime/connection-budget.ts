import { STATEMENT_MS } from '../db/client.js';
import { CONNECTIONS, readerConnections } from '../db/readers.js';
import { IMPORT_CONNECTIONS } from '../hub/batch/import-pool.js';
import type { AccessPolicy } from '../hub/declare/policy.js';
import { LISTENING_CONNECTIONS } from '../hub/feed/watch-ledger.js';
import { JOB_CONNECTIONS } from '../hub/jobs/job-work.js';
import { SEALING_CONNECTIONS } from '../hub/log/sealing-work.js';
import { WITNESSING_CONNECTIONS } from '../hub/log/witnessing-work.js';
import { OUTBOX_CONNECTIONS } from '../hub/outbox/outbox-work.js';
import { READ_LOG_CONNECTIONS } from '../hub/reads/open-read-log.js';
import { ANOMALY_CONNECTIONS } from './read-anomalies.js';
import { JOB_OPEN_CONNECTIONS } from './work.js';

/** Questions that see persons, those of several statements, and writes. */
export const SERVING_CONNECTIONS = 12;
/** Followers read with connections of their own, on each side of the second wall. */
export const FEED_CONNECTIONS = 2;
/** What a worker looks round with, beside those it works with. */
export const WORKER_CONNECTIONS = 2;

/**
 * The most connections to the database that a hub opens, a worker, and a command beside them: the sum of the pools that are made here in
 * `runtime/`, each asked where it is made (`test/server/connection-budget.test.ts` fills all of them and counts).
 */
export function connectionBudget({ roles }: Pick<AccessPolicy, 'roles'>): Record<'hub' | 'worker' | 'command', number> {
  const of = (isGuest: boolean) => roles.filter(({ role }) => (role === 'anonymous') === isGuest).map(({ statementMs }) => statementMs);
  const limits = { signedInMs: of(false), guestMs: of(true) };
  // Batches are withdrawn one after the other, each with an importer's connections.
  const personal = SERVING_CONNECTIONS + readerConnections('personal', limits, STATEMENT_MS);
  const open = CONNECTIONS + readerConnections('open', limits, STATEMENT_MS);
  const feed = 2 * FEED_CONNECTIONS + LISTENING_CONNECTIONS;
  const command = IMPORT_CONNECTIONS + READ_LOG_CONNECTIONS;
  // Both logs are sealed beside, and cosigned; jobs are answered, and whoever follows is told; what stands out among reads is looked for.
  const work = command + SEALING_CONNECTIONS + WITNESSING_CONNECTIONS + JOB_CONNECTIONS + OUTBOX_CONNECTIONS + 2 * JOB_OPEN_CONNECTIONS;
  return { hub: personal + open + feed + work + ANOMALY_CONNECTIONS, worker: WORKER_CONNECTIONS + work, command };
}
