import { POOL_SIZE_DEFAULT, STATEMENT_MS } from '../db/client.js';
import { readerConnections } from '../db/readers.js';
import type { AccessPolicy } from '../hub/access/policy.js';
import { LISTENING_CONNECTIONS } from '../hub/feed/watch-ledger.js';
import { IMPORT_CONNECTIONS } from '../hub/import/import-pool.js';
import { READ_LOG_CONNECTIONS } from '../hub/reads/open-read-log.js';

/** Followers read with connections of their own. */
export const FEED_CONNECTIONS = 4;

/**
 * The most connections to the database that a hub opens, and a command beside it: the sum of the pools that `openHub` makes, each asked where it is made
 * (`test/server/connection-budget.test.ts` fills all of them and counts).
 */
export function connectionBudget({ roles }: AccessPolicy): { hub: number; command: number } {
  const of = (isGuest: boolean) => roles.filter(({ role }) => (role === 'anonymous') === isGuest).map(({ statementMs }) => statementMs);
  const limits = { signedInMs: of(false), guestMs: of(true) };
  // Batches are withdrawn one after the other, each with an importer's connections.
  const questions = POOL_SIZE_DEFAULT + readerConnections(limits, STATEMENT_MS);
  const feed = FEED_CONNECTIONS + LISTENING_CONNECTIONS;
  return { hub: questions + READ_LOG_CONNECTIONS + feed + IMPORT_CONNECTIONS, command: IMPORT_CONNECTIONS + READ_LOG_CONNECTIONS };
}
