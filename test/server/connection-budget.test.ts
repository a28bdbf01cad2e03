import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool, endPool, query, STATEMENT_MS } from '../../src/db/client.js';
import { EMBEDDED_CONNECTIONS } from '../../src/db/embedded/settings.js';
import { endpointsAt } from '../../src/db/endpoint.js';
import { LANES } from '../../src/db/lanes.js';
import { createReaders, readerConnections } from '../../src/db/readers.js';
import { IMPORT_CONNECTIONS } from '../../src/hub/batch/import-pool.js';
import { LISTENING_CONNECTIONS } from '../../src/hub/feed/watch-ledger.js';
import { JOB_CONNECTIONS } from '../../src/hub/jobs/job-work.js';
import { SEALING_CONNECTIONS } from '../../src/hub/log/sealing-work.js';
import { WITNESSING_CONNECTIONS } from '../../src/hub/log/witnessing-work.js';
import { OUTBOX_CONNECTIONS } from '../../src/hub/outbox/outbox-work.js';
import { catalogue } from '../../src/registers/access.js';
import { inPackage } from '../../src/root.js';
import { connectionBudget } from '../../src/runtime/connection-budget.js';
import { ANOMALY_CONNECTIONS } from '../../src/runtime/read-anomalies.js';
import { JOB_OPEN_CONNECTIONS } from '../../src/runtime/work.js';
import { openHub } from '../../src/server/hub.js';
import { createRolesDatabase, createTestDatabase, type TestDatabase } from '../support/database.js';
import { createFolder } from '../support/folder.js';

/** What an operator is told a hub needs is what it takes. */
describe('the connection budget', { timeout: 60_000 }, () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createRolesDatabase();
  });
  afterAll(() => database.drop());
  const of = (isGuest: boolean) =>
    catalogue.roles.filter(({ role }) => (role === 'anonymous') === isGuest).map(({ statementMs }) => statementMs);
  const limits = { signedInMs: of(false), guestMs: of(true) };

  it('of readers is what they open when each of them is full', async () => {
    const { url } = database;
    const pool = createPool({ url, role: 'giaolo_app', max: 3 });
    const readers = createReaders({ url }, { side: 'personal', pool, poolMs: STATEMENT_MS });
    const manners = [
      { kind: 'brief' as const },
      ...[false, true].flatMap((isGuest) =>
        of(isGuest).flatMap((ms) => [
          { kind: 'list' as const, ms, isGuest },
          { kind: 'groups' as const, ms, isGuest },
        ]),
      ),
    ];
    // Until a lock is given back, so that every connection is held at once, however long that takes to come about.
    const gate = await database.ownerPool.connect();
    try {
      await gate.query('select pg_advisory_lock(1)');
      const held = manners.flatMap((manner) =>
        Array.from({ length: 40 }, () => readers.of(manner).query('select pg_advisory_xact_lock_shared(1)')),
      );
      const guests = Array.from({ length: 40 }, () => query(readers.poolFor({ isGuest: true }), 'select pg_advisory_xact_lock_shared(1)'));
      const settled = Promise.allSettled([...held, ...guests]);
      const open = `select count(*)::int as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name = 'giaolo'`;
      let most = 0;
      // The gate and who counts have connections of their own, of another pool.
      const others = 1;
      for (let look = 0; look < 400 && most < readerConnections('personal', limits, STATEMENT_MS) + 3; look++) {
        const { rows } = await query<{ n: number }>(database.ownerPool, open);
        most = Math.max(most, (rows[0]?.n ?? 0) - others);
      }
      expect(most).toBe(readerConnections('personal', limits, STATEMENT_MS) + 3);
      await gate.query('select pg_advisory_unlock(1)');
      await settled;
    } finally {
      gate.release(true);
      await readers.close();
      await endPool(pool);
    }
  });

  it('counts every pool that a hub makes', async () => {
    const migrated = await createTestDatabase();
    const { Pool } = pg;
    const made: number[] = [];
    class Counted extends Pool {
      constructor(options?: pg.PoolConfig) {
        super(options);
        made.push(options?.max ?? Number.NaN);
      }
    }
    pg.Pool = Counted as typeof Pool;
    const keys = await createFolder();
    try {
      const config = {
        host: '127.0.0.1',
        port: 0,
        keysDir: keys.path,
        production: false,
        logLevel: 'silent' as const,
        leavesWork: true as const,
      };
      const hub = await openHub({ endpoints: endpointsAt(migrated.url), config });
      await hub.close();
      const ofReaders = (['open', 'personal'] as const).reduce((sum, side) => sum + readerConnections(side, limits, STATEMENT_MS), 0);
      const rest =
        ofReaders +
        LISTENING_CONNECTIONS +
        IMPORT_CONNECTIONS +
        SEALING_CONNECTIONS +
        WITNESSING_CONNECTIONS +
        ANOMALY_CONNECTIONS +
        JOB_CONNECTIONS +
        // Jobs and the outbox answer as what is open too.
        2 * JOB_OPEN_CONNECTIONS +
        OUTBOX_CONNECTIONS;
      expect(made.reduce((sum, max) => sum + max, 0) + rest).toBe(connectionBudget(catalogue).hub);
    } finally {
      pg.Pool = Pool;
      await keys.remove();
      await migrated.drop();
    }
  });

  it('stands in the operator’s manual as it is', async () => {
    const manual = await readFile(inPackage('docs/operations.md'), 'utf8');
    const { hub, command } = connectionBudget(catalogue);
    expect(/\*\*(\d+) connections and two more for each core\*\*/.exec(manual)?.[1]).toBe(String(hub - 2 * LANES));
    expect(/opens at most (\d+) more/.exec(manual)?.[1]).toBe(String(command));
  });

  it('fits the embedded server, with two commands beside the hub', () => {
    const { hub, command } = connectionBudget(catalogue);
    expect(hub + 2 * command).toBeLessThanOrEqual(EMBEDDED_CONNECTIONS);
  });
});
