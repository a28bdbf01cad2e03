import { type OnConnect, type Pool, withPoolOf } from '../../db/client.js';
import type { Endpoint } from '../../db/endpoint.js';
import { ROLE_OF } from '../../db/readers.js';

export const IMPORT_CONNECTIONS = 7;

/**
 * Connections for importing: the app's rights, no time limits (a part of a file takes longer than any request may), three
 * for each of two files (its lock, a part being written, the next being prepared), and one for the lock over all of them.
 */
export function withImportPool<R>(
  endpoint: Pick<Endpoint, 'url'>,
  fn: (pool: Pool) => Promise<R>,
  { onConnect, max = IMPORT_CONNECTIONS, role = ROLE_OF.personal }: { onConnect?: OnConnect; max?: number; role?: string } = {},
): Promise<R> {
  const timeouts = { queryMs: 0, statementMs: 0, lockMs: 0, idleInTransactionMs: 0, transactionMs: 0 };
  return withPoolOf(endpoint, { role, max, timeouts, ...(onConnect === undefined ? {} : { onConnect }) }, fn);
}
