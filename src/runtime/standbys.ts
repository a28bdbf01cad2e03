import { endPool, type OnStatement, type Pool, poolOf, STATEMENT_MS } from '../db/client.js';
import type { Endpoints } from '../db/endpoint.js';
import { createReaders, ROLE_OF } from '../db/readers.js';
import { type Standbys, watchStandbys } from '../hub/ledger/standbys.js';
import type { Job } from './job.js';

/** So often the primary and each standby are looked at. */
const LOOK_MS = 200;
/** What does not answer a look within this is not asked. */
const LOOK_LIMIT_MS = 1_000;

type Options = { endpoints: Endpoints; maxStalenessMs: number; onStatement?: OnStatement | undefined };

/**
 * What the standbys of the settings answer with: as the role to which no person's row is shown, whatever is asked there. Undefined where there
 * are none. Their connections are beside those of the budget, which counts the primary's: there it is one more.
 */
export function openStandbys({
  endpoints: { primary, open, standbys },
  maxStalenessMs,
  onStatement,
}: Options): { standbys: Standbys; jobs: readonly Job[]; close(): Promise<void> } | undefined {
  if (standbys.length === 0) return undefined;
  const timeouts = { connectMs: LOOK_LIMIT_MS, queryMs: LOOK_LIMIT_MS, statementMs: LOOK_LIMIT_MS };
  const lookingAt = (endpoint: typeof primary): Pool => poolOf(endpoint, { role: ROLE_OF.open, max: 1, use: 'looks', timeouts });
  const followers = standbys.map((endpoint) => ({
    name: endpoint.name,
    readers: createReaders(endpoint, { side: 'open', poolMs: STATEMENT_MS, ...(onStatement ? { onStatement } : {}) }),
    pool: lookingAt(endpoint),
  }));
  const head = lookingAt(open);
  const watched = watchStandbys({ primary: head, followers, maxStalenessMs });
  const looking = (name: string, run: () => Promise<void>): Job => ({ name, scope: 'process', pauseMs: () => LOOK_MS, run });
  return {
    standbys: watched,
    jobs: [
      // A database that is away is told by others, and without it nothing is asked of a standby.
      looking('primary-head', () => watched.lookAtPrimary().catch(() => undefined)),
      ...watched.names.map((name) => looking(name, () => watched.lookAt(name))),
    ],
    async close() {
      await Promise.all([endPool(head), ...followers.flatMap(({ readers, pool }) => [readers.close(), endPool(pool)])]);
    },
  };
}
