import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { query, withPoolOf } from '../../src/db/client.js';
import { freePort } from '../../src/db/embedded/free-port.js';
import { createLanes } from '../../src/db/lanes.js';
import { missingFrom } from '../../src/db/preparation/missing.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { createFolder } from '../support/folder.js';

const PGBOUNCER = ['/usr/sbin/pgbouncer', '/usr/local/bin/pgbouncer', process.env.PGBOUNCER ?? ''].find((path) => existsSync(path));
/** The pooler does not run as root. */
const SOMEBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

describe.skipIf(!PGBOUNCER)(PGBOUNCER ? 'behind PgBouncer' : 'behind PgBouncer (skipped: it is not installed here)', () => {
  let database: TestDatabase;
  let folder: Awaited<ReturnType<typeof createFolder>>;
  let pooler: ChildProcess | undefined;
  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await createFolder(0o777);
  });
  afterEach(() => pooler?.kill('SIGKILL'));
  afterAll(async () => {
    await database.drop();
    await folder.remove();
  });

  /** The address of a pooler before the test's database. */
  async function through(mode: 'session' | 'transaction' | 'statement', settings: readonly string[] = []): Promise<string> {
    const { hostname, port, username, password, pathname } = new URL(database.url);
    const own = await freePort();
    const lines = [
      '[databases]',
      `* = host=${hostname} port=${port} user=${username} password=${decodeURIComponent(password)}`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${own}`,
      'unix_socket_dir =',
      'auth_type = any',
      `pool_mode = ${mode}`,
      'ignore_startup_parameters = options, extra_float_digits',
      ...settings,
    ];
    const file = join(folder.path, 'pgbouncer.ini');
    await writeFile(file, lines.join('\n'));
    pooler = spawn(PGBOUNCER ?? '', [file], { stdio: 'ignore', ...SOMEBODY });
    const url = `postgres://${username}@127.0.0.1:${own}${pathname}`;
    const answers = () =>
      withPoolOf({ url }, { max: 1 }, (pool) => query(pool, 'select')).then(
        () => true,
        () => false,
      );
    await expect.poll(answers, { timeout: 10_000 }).toBe(true);
    return url;
  }

  const SETTINGS = `select current_user as role, current_setting('statement_timeout') as ms, current_setting('intervalstyle') as style,
    current_setting('plan_cache_mode') as plans`;
  const of = (role: string, ms: string, plans = 'force_generic_plan') => ({ role, ms, style: 'iso_8601', plans });

  it.each([
    ['which clears sessions', []],
    ['which clears nothing', ['server_reset_query =']],
  ])('by the session, %s, each connection has its role and its limits, and no other’s', async (_is, settings) => {
    const url = await through('session', ['default_pool_size = 1', ...settings]);
    const asked = async (role: string, statementMs: number, plansEachCall: boolean) =>
      withPoolOf(
        { url },
        { role, max: 1, plansEachCall, timeouts: { statementMs } },
        async (pool) => (await query(pool, SETTINGS)).rows[0],
      );
    // One session of the server serves them all in turn.
    expect(await asked('giaolo_open', 700, false)).toEqual(of('giaolo_open', '700ms'));
    expect(await asked('giaolo_app', 900, true)).toEqual(of('giaolo_app', '900ms', 'force_custom_plan'));
    expect(await asked('giaolo_open', 700, false)).toEqual(of('giaolo_open', '700ms'));
  });

  it('look-ups share connections as they do without', async () => {
    const lanes = createLanes({ url: await through('session') }, { role: 'giaolo_open', max: 2 });
    try {
      const all = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          lanes.query<{ i: number; role: string }>('select $1::int as i, current_user as role', [i], 'look-up'),
        ),
      );
      expect(all.map(({ rows }) => rows[0])).toEqual(Array.from({ length: 20 }, (_, i) => ({ i, role: 'giaolo_open' })));
    } finally {
      await lanes.close();
    }
  });

  it('by the session, nothing is missing that is not missing without', async () => {
    const url = await through('session');
    const asked = (at: string) => missingFrom({ url: at, ownerUrl: at, production: false, connections: 10 });
    expect(await asked(url)).toEqual(await asked(database.url));
  });

  it.each([
    ['transaction', 6],
    ['transaction', 1],
    ['statement', 6],
  ] as const)('by the %s, with %s sessions, it is refused with the reason', async (mode, sessions) => {
    const url = await through(mode, [`default_pool_size = ${sessions}`, 'server_round_robin = 1']);
    // As beside other clients: sessions that lie ready are lent in turn.
    await Promise.all(
      Array.from({ length: sessions }, () => withPoolOf({ url }, { max: 1 }, (pool) => query(pool, 'select pg_sleep(0.1)'))),
    );
    const { missing, advice } = await missingFrom({ url, ownerUrl: database.url, production: true });
    expect(advice).toEqual([]);
    expect(missing).toHaveLength(1);
    expect(missing[0]?.vi).toMatch(/^DATABASE_URL dẫn tới một bộ gộp kết nối .*pool_mode = session/);
    expect(missing[0]?.en).toMatch(/^DATABASE_URL leads to a pooler .*pool_mode = session/);
    const [owner] = (await missingFrom({ url: database.url, ownerUrl: url, production: true })).missing;
    expect(owner?.en).toMatch(/^DATABASE_OWNER_URL leads to a pooler/);
  });
});

describe('a server without anything between', () => {
  it('has its sessions for itself', async () => {
    const database = await createTestDatabase();
    try {
      const { missing } = await missingFrom({ url: database.url, ownerUrl: database.url, production: false });
      expect(missing.filter(({ en }) => en.includes('pooler'))).toEqual([]);
    } finally {
      await database.drop();
    }
  });
});
