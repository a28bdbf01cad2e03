import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createPool, endPool, type Pool, query } from '../../src/db/client.js';
import { withTx } from '../../src/db/tx.js';
import { createRolesDatabase, type TestDatabase } from '../support/database.js';
import { createProxy } from '../support/proxy.js';

const QUERY_MS = 1_500;

describe('a network that swallows everything', () => {
  let database: TestDatabase;
  let wire: Awaited<ReturnType<typeof createProxy>>;
  const pools: Pool[] = [];
  beforeAll(async () => {
    database = await createRolesDatabase();
    wire = await createProxy(database.url);
  });
  afterEach(async () => {
    wire.swallow(false);
    await Promise.all(pools.splice(0).map((pool) => endPool(pool, 200)));
  });
  afterAll(async () => {
    await wire.close();
    await database.drop();
  });

  async function warmPool(timeouts: { queryMs: number; connectMs?: number }): Promise<Pool> {
    const pool = createPool({ url: wire.url, role: 'giaolo_app', max: 2, timeouts });
    pools.push(pool);
    await query(pool, 'select 1');
    return pool;
  }

  it('is answered within the query limit, and healed when the network is back', async () => {
    const pool = await warmPool({ queryMs: QUERY_MS });
    wire.swallow(true);
    const { error, tookMs } = await timed(query(pool, 'select 1'));
    expect(error).toMatchObject({ code: 'UNAVAILABLE' });
    expect(tookMs).toBeGreaterThan(QUERY_MS - 50);
    expect(tookMs).toBeLessThan(QUERY_MS * 1.8);
    wire.swallow(false);
    expect(await query(pool, 'select 1')).toMatchObject({ rowCount: 1 });
  });

  it('ends a transaction within one query limit, without waiting for a rollback that cannot come', async () => {
    const pool = await warmPool({ queryMs: QUERY_MS });
    const { error, tookMs } = await timed(
      withTx(pool, {}, async (tx) => {
        await tx.query('select 1');
        wire.swallow(true);
        await tx.query('select 2');
      }),
    );
    expect(error).toMatchObject({ code: 'UNAVAILABLE' });
    expect(tookMs).toBeLessThan(QUERY_MS * 1.8);
    wire.swallow(false);
    expect(await withTx(pool, {}, (tx) => tx.query('select 1'))).toMatchObject({ rowCount: 1 });
  });

  it('is noticed while connecting too', async () => {
    const pool = createPool({ url: wire.url, max: 1, timeouts: { connectMs: 800 } });
    pools.push(pool);
    wire.swallow(true);
    const { error, tookMs } = await timed(query(pool, 'select 1'));
    expect(error).toMatchObject({ code: 'UNAVAILABLE' });
    expect(tookMs).toBeLessThan(2_900);
  });

  it('(control) is waited for without end when only the server has limits', async () => {
    const pool = await warmPool({ queryMs: 0 });
    wire.swallow(true);
    const waiting = query(pool, 'select 1').then(
      () => 'answered',
      () => 'refused',
    );
    expect(await Promise.race([waiting, new Promise((wake) => setTimeout(wake, QUERY_MS * 3, 'silence'))])).toBe('silence');
  });

  it('is told apart from a database that is gone', async () => {
    const pool = createPool({ url: 'postgres://nobody:x@127.0.0.1:1/none', max: 1 });
    pools.push(pool);
    expect((await timed(query(pool, 'select 1'))).error).toMatchObject({ code: 'UNAVAILABLE' });
    expect((await timed(withTx(pool, {}, async () => undefined))).error).toMatchObject({ code: 'UNAVAILABLE' });
  });
});

async function timed(work: Promise<unknown>): Promise<{ error: unknown; tookMs: number }> {
  const begun = performance.now();
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { error, tookMs: performance.now() - begun };
}
