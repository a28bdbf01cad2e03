import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPool, endPool, type Pool, query } from '../../src/db/client.js';
import { type Tx, withTx } from '../../src/db/tx.js';
import { HubError } from '../../src/errors.js';
import { createRolesDatabase, type TestDatabase } from '../support/database.js';
import { killBackends } from '../support/kill-backends.js';
import { program } from '../support/program.js';

type Transact = (pool: Pool, fn: (tx: Tx) => Promise<void>) => Promise<void>;
type Tally = { kills: number; acknowledged: number; unknown: number; lost: number; ghosts: number; halves: number; mixed: number };

const POOL_SIZE = 8;
const CALLERS = 16;
const KILL_EVERY_MS = 40;
const ACKNOWLEDGED_MIN = 200;
/** A storm in which nothing gets through is not waited for. */
const STORM_MAX_MS = 15_000;

describe('with a database connection killed every 40 ms under load', () => {
  let database: TestDatabase;
  let killer: Pool;
  let pool: Pool;
  beforeAll(async () => {
    database = await createRolesDatabase();
    killer = createPool({ url: database.url, max: 1 });
    await query(database.ownerPool, 'create table mark (caller uuid not null, part int not null)');
    // Its connections would be idle targets that dilute the kills.
    await endPool(database.ownerPool);
  });
  // A pool of each test's own: the controls leave theirs in disorder.
  beforeEach(() => {
    pool = createPool({ url: database.url, role: 'giaolo_app', max: POOL_SIZE });
  });
  afterEach(() => endPool(pool));
  afterAll(async () => {
    await endPool(killer);
    await database.drop();
  });

  it('nothing acknowledged is lost, nothing refused is there, no caller sees another, and the pool stays whole', async () => {
    const tally = await underKills(3_000, (pool, fn) => withTx(pool, {}, fn), ACKNOWLEDGED_MIN);
    expect(tally).toMatchObject({ lost: 0, ghosts: 0, halves: 0, mixed: 0 });
    expect(tally.kills).toBeGreaterThan(30);
    expect(tally.acknowledged).toBeGreaterThan(ACKNOWLEDGED_MIN);

    expect(pool.waitingCount).toBe(0);
    const clients = await Promise.all(Array.from({ length: POOL_SIZE }, () => pool.connect()));
    const processes = await Promise.all(
      clients.map(async (client) => (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid),
    );
    for (const client of clients) client.release();
    expect(new Set(processes).size).toBe(POOL_SIZE);
  });

  it('(control) a transaction spread over the pool mixes callers, and this test sees it', async () => {
    const spread: Transact = async (pool, fn) => {
      const tx: Tx = { query: (text, values) => query(pool, text, values) };
      await tx.query('begin');
      await fn(tx).catch(async (error: unknown) => {
        await tx.query('rollback');
        throw error;
      });
      await tx.query('commit');
    };
    const tally = await underKills(800, spread);
    expect(tally.ghosts + tally.halves + tally.mixed).toBeGreaterThan(0);
  });

  it('(control) a helper that trusts every commit loses what it acknowledged, and this test sees it', async () => {
    const trusting: Transact = async (pool, fn) => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        await fn({ query: async (text, values) => ({ rows: (await client.query(text, values)).rows, rowCount: 0 }) });
        await client.query('commit').catch(() => undefined);
      } finally {
        client.release(true);
      }
    };
    // The kill falls between the last statement and the commit often enough only if there is a moment between them.
    const slow: Transact = (pool, fn) =>
      trusting(pool, async (tx) => {
        await fn(tx);
        await new Promise((wake) => {
          setTimeout(wake, 20);
        });
      });
    const tally = await underKills(1_500, slow);
    expect(tally.lost).toBeGreaterThan(0);
  });

  it('the process lives on when a client dies while lent out; with the plain driver it does not (control)', async () => {
    const exitOf = async (kind: string): Promise<number | null> => {
      const child = spawn(process.execPath, [program('test/support/lent-client.ts'), database.url, kind], { stdio: 'ignore' });
      const [status] = (await once(child, 'exit')) as [number | null];
      return status;
    };
    expect(await exitOf('ours')).toBe(0);
    expect(await exitOf('plain')).not.toBe(0);
  });

  /**
   * Every caller writes two marks under its own setting, reads the setting back, and either commits or changes its mind. It goes on until
   * more than `enough` are acknowledged: how long that takes is the machine's speed, which no test judges.
   */
  async function underKills(milliseconds: number, transact: Transact, enough = -1): Promise<Tally> {
    const acknowledged: string[] = [];
    const refused: string[] = [];
    const unknown: string[] = [];
    let mixed = 0;
    const start = performance.now();
    const isOver = (): boolean => {
      const passed = performance.now() - start;
      return passed >= STORM_MAX_MS || (passed >= milliseconds && acknowledged.length > enough);
    };

    const killing = killBackends(killer, isOver, KILL_EVERY_MS);

    const call = async (turn: number): Promise<void> => {
      const caller = randomUUID();
      try {
        await transact(pool, async (tx) => {
          await tx.query("select set_config('app.actor', $1, true)", [caller]);
          await tx.query('insert into mark values ($1, 1)', [caller]);
          await tx.query('insert into mark values ($1, 2)', [caller]);
          const { rows } = await tx.query<{ actor: string | null }>("select current_setting('app.actor', true) as actor");
          if (rows[0]?.actor !== caller) mixed++;
          if (turn % 2 === 1) throw new Error('changed my mind');
        });
        acknowledged.push(caller);
      } catch (error) {
        const settled = !(error instanceof HubError && error.details.outcome === 'UNKNOWN');
        (settled ? refused : unknown).push(caller);
      }
    };
    await Promise.all(
      Array.from({ length: CALLERS }, async () => {
        for (let turn = 0; !isOver(); turn++) await call(turn);
      }),
    );
    const kills = await killing;

    const { rows } = await query<{ caller: string; parts: number }>(
      killer,
      'select caller, count(*)::int as parts from mark group by caller',
    );
    const parts = new Map(rows.map(({ caller, parts }) => [caller, parts]));
    return {
      kills,
      acknowledged: acknowledged.length,
      unknown: unknown.length,
      lost: acknowledged.filter((caller) => parts.get(caller) !== 2).length,
      ghosts: refused.filter((caller) => parts.has(caller)).length,
      halves: unknown.filter((caller) => parts.get(caller) === 1).length,
      mixed,
    };
  }
});
