import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPool, endPool, query } from '../../src/db/client.js';
import type { EmbeddedServer } from '../../src/db/embedded/start.js';
import { endpointAt, endpointsAt } from '../../src/db/endpoint.js';
import { lookAtStandby, SYSTEM } from '../../src/db/look-at-standby.js';
import { migrate } from '../../src/db/migrate.js';
import { HubError } from '../../src/errors.js';
import { watchLog } from '../../src/hub/ledger/watch-log.js';
import { inPackage } from '../../src/root.js';
import { type DemoIssuer, openDemoIssuer } from '../../src/server/demo-issuer.js';
import { type Hub, openHub } from '../../src/server/hub.js';
import { earlierLedger, insertEarlierLedger } from '../support/earlier-ledger.js';
import { createFolder } from '../support/folder.js';
import { program } from '../support/program.js';
import {
  asOwner,
  baseBackup,
  copyFiles,
  dataOf,
  giveAway,
  nextCode,
  type OtherServer,
  serverOver,
  startServing,
  withPool,
  write,
} from './fork-world.js';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

/** Real servers: the hub's own, and others over copies of its files. */
let folder: Awaited<ReturnType<typeof createFolder>>;
let dataDir: string;
let keysDir: string;
let server: EmbeddedServer;
const others: OtherServer[] = [];
const hubs: Hub[] = [];
beforeAll(async () => {
  folder = await createFolder();
  dataDir = join(folder.path, 'data');
  keysDir = join(folder.path, 'keys');
  server = await startServing({ dataDir });
  await migrate({ url: server.url });
  await server.stop();
  await copyFiles(await dataOf(dataDir), await untouched());
});
/** The files of a server that was made and migrated once: each test begins with them. */
const untouched = async () => `${await dataOf(dataDir)}.untouched`;
beforeEach(async () => {
  await rm(keysDir, { recursive: true, force: true });
  await copyFiles(await untouched(), await dataOf(dataDir));
  server = await startServing({ dataDir });
});
afterEach(async () => {
  for (const hub of hubs.splice(0)) await hub.close();
  for (const other of others.splice(0)) await other.stop();
  await server.stop();
});
afterAll(() => folder.remove());

const fate = (written: Promise<unknown>): Promise<string> =>
  written.then(
    () => 'written',
    (error: unknown) => (error instanceof HubError ? error.code : String(error)),
  );

const standing = async (url: string) => (await asOwner<{ standing: string }>(url, 'select log_standing() as standing'))[0]?.standing;
const logId = async (url: string) => (await asOwner<{ id: string }>(url, 'select log_id::text as id from hub_log'))[0]?.id ?? '';
const decide = (url: string, decision: 'continue_log' | 'renew_log') => asOwner(url, `select ${decision}('test', null)`);

async function runHub(url: string, keys = keysDir): Promise<Hub & { ask: Ask; issuer: DemoIssuer }> {
  const hub = await openHub({
    endpoints: endpointsAt(url),
    config: { host: '127.0.0.1', port: 0, keysDir: keys, production: false, logLevel: 'silent' },
  });
  hubs.push(hub);
  const issuer = await openDemoIssuer({ keysDir: keys, policy: hub.policy });
  const { token } = await issuer.issue({ role: 'steward' });
  const ask: Ask = async (queryText, variables = {}) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'accept-language': 'en' };
    const response = await fetch(`${hub.address}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query: queryText, variables }),
    });
    const body = (await response.json()) as any;
    return { status: response.status, body, code: body.errors?.[0]?.extensions?.code, message: body.errors?.[0]?.message };
  };
  return Object.assign(hub, { ask, issuer });
}
type Ask = (
  text: string,
  variables?: object,
) => Promise<{ status: number; body: any; code: string | undefined; message: string | undefined }>;

const SUBMIT = 'mutation($input: ChangeSetInput!) { submitChangeSet(input: $input) { lastPosition } }';
const FEED = 'query($after: Position) { changes(after: $after, first: 5) { nodes { position } pageInfo { endCursor } } }';
const submit = (ask: Ask) =>
  ask(SUBMIT, {
    input: {
      reason: 'kiểm thử',
      legalBasis: 'Nghị định 1/2026/NĐ-CP',
      operations: [{ register: { record: { portCode: { code: nextCode(), matchedName: 'Cảng thử' } }, validFrom: '2020-01-01' } }],
    },
  });
const readyz = async (hub: Hub) => {
  const response = await fetch(`${hub.address}/readyz`);
  return { status: response.status, body: (await response.json()) as any };
};
const endCursor = async (ask: Ask, after: string) => (await ask(FEED, { after })).body.data.changes.pageInfo.endCursor as string;
const snapshot = async (ask: Ask) => (await ask('{ provinces { totalCount } }')).body.extensions.asOf.provinces.snapshot as string;

async function giaolo(...parameters: string[]): Promise<{ status: number | null; out: string; err: string }> {
  const env = { PATH: process.env.PATH, HUB_DATA_DIR: dataDir, HUB_KEYS_DIR: keysDir };
  const child = spawn(process.execPath, [program('src/cli/index.ts'), ...parameters], { env });
  let [out, err] = ['', ''];
  child.stdout.on('data', (piece) => (out += piece));
  child.stderr.on('data', (piece) => (err += piece));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, out, err };
}

/** What the hub's mark says it has seen. */
async function marked(): Promise<string | undefined> {
  const [name] = await readdir(join(keysDir, 'seen')).catch(() => []);
  return name === undefined ? undefined : JSON.parse(await readFile(join(keysDir, 'seen', name), 'utf8')).position;
}

describe('a backup put back as files', () => {
  /** The server's files as they lay before the last changes, put in place of what it has now. */
  async function putBack(backup: string): Promise<void> {
    const data = await dataOf(dataDir);
    await server.stop();
    await copyFiles(backup, data);
    server = await startServing({ dataDir });
  }

  it('under a living hub is noticed when it comes back, and renewed it is another log', async () => {
    await write(server.url);
    await server.stop();
    const backup = `${await dataOf(dataDir)}.backup`;
    await copyFiles(await dataOf(dataDir), backup);
    server = await startServing({ dataDir });

    const hub = await runHub(server.url);
    for (let i = 0; i < 3; i++) expect((await submit(hub.ask)).code).toBeUndefined();
    // Often enough that each connection has its statements prepared.
    for (let i = 0; i < 40; i++)
      await Promise.all([hub.ask('{ province(code: "01") { name } }'), hub.ask('{ provinces { totalCount } }'), hub.ask(FEED)]);
    const [shared, lost] = [await endCursor(hub.ask, '0').then(() => endCursor(hub.ask, '1')), await endCursor(hub.ask, '2')];
    const token = await snapshot(hub.ask);
    expect([shared, lost]).toEqual([expect.stringMatching(/^4@/), lost]);
    await expect.poll(marked, { timeout: 30_000 }).toBe('4');
    expect(await readyz(hub)).toEqual({ status: 200, body: { status: 'ready', detail: [] } });

    await putBack(backup);
    hub.endpoints.primary.moveTo(server.url);
    // The first write that finds the way back is refused, whichever connection it takes; nothing went in before.
    await expect.poll(async () => (await submit(hub.ask)).code, { timeout: 30_000 }).toBe('LOG_UNSETTLED');
    expect(await asOwner(server.url, 'select max(position)::int as n from change')).toEqual([{ n: 1 }]);
    expect(await fate(write(server.url))).toBe('LOG_UNSETTLED');
    expect(await readyz(hub)).toMatchObject({ status: 200, body: { status: 'ready', detail: [{ name: 'log-unsettled' }] } });
    // Questions are answered; of a place that is not there nobody says that there is nothing after it.
    expect((await hub.ask('{ provinces { totalCount } }')).status).toBe(200);
    expect((await hub.ask(FEED, { after: '1' })).body.data.changes.nodes).toEqual([]);
    expect(await hub.ask(FEED, { after: lost })).toMatchObject({ status: 503, code: 'LOG_UNSETTLED' });
    expect(await hub.ask('query($s: SnapshotToken) { provinces(asOf: { snapshot: $s }) { totalCount } }', { s: token })).toMatchObject({
      code: 'LOG_UNSETTLED',
    });

    const refused = await giaolo('log', 'continue');
    expect(refused).toMatchObject({ status: 2, err: expect.stringContaining('changes that this database does not have') });
    const renewed = await giaolo('--json', 'log', 'renew', '--reason', 'Phục hồi từ bản sao lưu');
    expect(JSON.parse(renewed.out)).toMatchObject({ event: 'RENEWED', position: '1' });
    const { logId: now } = JSON.parse(renewed.out);

    // No connection tells the former log any more, although each had it planned into its statements.
    const tokens = await Promise.all(Array.from({ length: 60 }, (_, i) => (i % 2 ? snapshot(hub.ask) : endCursor(hub.ask, '0'))));
    for (const one of tokens) expect(one.includes('@') ? one : Buffer.from(one, 'base64url').toString()).toContain(now);
    expect((await submit(hub.ask)).code).toBeUndefined();
    expect(await readyz(hub)).toEqual({ status: 200, body: { status: 'ready', detail: [] } });
    // The same position means another change now, and whoever comes with the former cursor is told.
    for (const cursor of [shared, lost]) {
      expect(await hub.ask(FEED, { after: cursor })).toMatchObject({
        status: 410,
        code: 'LOG_RENEWED',
        message: expect.stringContaining('Load everything anew'),
      });
    }
    expect(await hub.ask('query($s: SnapshotToken) { provinces(asOf: { snapshot: $s }) { totalCount } }', { s: token })).toMatchObject({
      status: 410,
      code: 'LOG_RENEWED',
      message: expect.stringContaining('without a snapshot'),
    });
  });

  it('while the hub is away is noticed when it starts; with the loss accepted it goes on', async () => {
    await write(server.url);
    await server.stop();
    const backup = `${await dataOf(dataDir)}.backup`;
    await copyFiles(await dataOf(dataDir), backup);
    server = await startServing({ dataDir });
    const before = await runHub(server.url);
    await submit(before.ask);
    await hubs.pop()?.close();
    await putBack(backup);
    const hub = await runHub(server.url);
    expect(await submit(hub.ask)).toMatchObject({ status: 503, code: 'LOG_UNSETTLED' });
    // Another hub, which has seen nothing, is refused just the same.
    const other = await runHub(server.url, join(folder.path, 'other-keys'));
    expect(await submit(other.ask)).toMatchObject({ status: 503, code: 'LOG_UNSETTLED' });
    expect(await giaolo('log', 'continue', '--accept-loss')).toMatchObject({ status: 0 });
    expect((await submit(hub.ask)).code).toBeUndefined();
    expect((await submit(other.ask)).code).toBeUndefined();
    expect(await giaolo('log', 'continue')).toMatchObject({ status: 0, out: expect.stringContaining('nothing to do') });
  });

  it('with the hub’s own memory in it is known by its folder', async () => {
    const look = (keys: string) =>
      withPool(createPool({ url: server.url, role: 'giaolo_app', max: 1 }), async (pool) => {
        const log = watchLog({ keysDir: keys, besideKeys: true });
        const found = await log.contradiction(pool);
        return { found: found?.kind ?? null };
      });
    await write(server.url);
    const first = watchLog({ keysDir, besideKeys: true });
    await withPool(createPool({ url: server.url, role: 'giaolo_app', max: 1, onConnect: first.onConnect }), (pool) => first.remember(pool));
    expect((await look(keysDir)).found).toBeNull();
    const copy = join(folder.path, 'copied-keys');
    await copyFiles(keysDir, copy);
    expect((await look(copy)).found).toBe('COPIED');
    // Beside a server of its own, keys may lie where they like.
    await withPool(createPool({ url: server.url, role: 'giaolo_app', max: 1 }), async (pool) => {
      expect(await watchLog({ keysDir: copy, besideKeys: false }).contradiction(pool)).toBeNull();
    });
  });
});

describe('a standby', () => {
  it('that was promoted takes no writes until it is said to be the continuation; the server it left is then refused', async () => {
    await write(server.url);
    const data = await baseBackup({ url: server.url, dataDir, name: 'standby' });
    await giveAway(data, 'standby.signal', '');
    const standby = await serverOver(data, { dataDir, url: server.url, settings: { primary_conninfo: conninfo(server.url) } });
    others.push(standby);
    const hub = await runHub(server.url);
    const position = (await submit(hub.ask)).body.data.submitChangeSet.lastPosition as string;
    const cursor = await endCursor(hub.ask, '1');
    await expect.poll(marked, { timeout: 30_000 }).toBe(position);
    const there = async () => (await asOwner<{ n: string }>(standby.url, 'select max(position)::text as n from change'))[0]?.n;
    await expect.poll(there, { timeout: 60_000 }).toBe(position);
    expect(await standing(standby.url)).toBe('STANDBY');
    const system = (await asOwner<{ id: string }>(server.url, `select ${SYSTEM} as id`))[0]?.id ?? '';
    expect(await lookAtStandby(endpointAt(standby.url), system)).toMatchObject({ state: 'FOLLOWING' });
    expect(await lookAtStandby(endpointAt(standby.url), `${system}1`)).toMatchObject({ state: 'FOREIGN' });

    await withPool(createPool({ url: standby.url, max: 1 }), (pool) => query(pool, 'select pg_promote()'));
    expect(await standing(standby.url)).toBe('MOVED');
    expect(await fate(write(standby.url))).toBe('LOG_UNSETTLED');
    const moved = await runHub(standby.url, join(folder.path, 'other-keys'));
    expect(await submit(moved.ask)).toMatchObject({ status: 503, code: 'LOG_UNSETTLED' });
    // Both alive, and the same cursor still means the same change on both.
    expect((await moved.ask(FEED, { after: cursor })).status).toBe(200);

    await decide(standby.url, 'continue_log');
    expect((await submit(moved.ask)).code).toBeUndefined();
    expect((await moved.ask(FEED, { after: cursor })).body.data.changes.nodes).toEqual([{ position: String(Number(position) + 1) }]);

    // The hub that followed the decision, sent back to the server that was left.
    await hubs.pop()?.close();
    const back = await runHub(server.url, join(folder.path, 'other-keys'));
    expect(await submit(back.ask)).toMatchObject({ status: 503, code: 'LOG_UNSETTLED' });
    expect(await asOwner(server.url, `select split_part(reason, ':', 1) as why from log_event where kind = 'DOUBTED'`)).toEqual([
      { why: 'OTHER_HISTORY' },
    ]);
  });
});

it('a recovery to a point in time, and a dump or a clone loaded as another database, take no writes either', async () => {
  await write(server.url);
  const data = await baseBackup({ url: server.url, dataDir, name: 'recovered' });
  await giveAway(data, 'recovery.signal', '');
  const recovered = await serverOver(data, {
    dataDir,
    url: server.url,
    settings: { restore_command: '/bin/false', recovery_target_timeline: 'current' },
  });
  others.push(recovered);
  await expect.poll(() => standing(recovered.url), { timeout: 30_000 }).toBe('MOVED');
  expect(await fate(write(recovered.url))).toBe('LOG_UNSETTLED');
  await decide(recovered.url, 'renew_log');
  expect(await fate(write(recovered.url))).toBe('written');
  expect(await logId(recovered.url)).not.toBe(await logId(server.url));

  const administrator = new URL(server.url);
  administrator.pathname = '/postgres';
  await withPool(createPool({ url: administrator.href, max: 1, timeouts: { statementMs: 0, queryMs: 0, transactionMs: 0 } }), (pool) =>
    query(pool, 'create database clone template giaolo strategy file_copy'),
  );
  administrator.pathname = '/clone';
  expect(await standing(administrator.href)).toBe('MOVED');
  expect(await fate(write(administrator.href))).toBe('LOG_UNSETTLED');
  // The control: the one they were taken from goes on.
  expect(await fate(write(server.url))).toBe('written');
});

it('an ordinary restart and a crash are none of these', async () => {
  await write(server.url);
  await server.stop();
  server = await startServing({ dataDir });
  const hub = await runHub(server.url);
  expect((await submit(hub.ask)).code).toBeUndefined();
  await expect.poll(marked, { timeout: 30_000 }).toBe('2');
  const [pid] = (await readFile(join(await dataOf(dataDir), 'postmaster.pid'), 'utf8')).split('\n');
  process.kill(Number(pid), 'SIGKILL');
  await server.ended;
  server = await startServing({ dataDir });
  hub.endpoints.primary.moveTo(server.url);
  await expect.poll(async () => (await submit(hub.ask)).code, { timeout: 30_000 }).toBeUndefined();
  expect(await standing(server.url)).toBe('SETTLED');
});

it('a database of an earlier release, which never said where its log is, is upgraded and goes on', async () => {
  const administrator = new URL(server.url);
  administrator.pathname = '/postgres';
  await withPool(createPool({ url: administrator.href, max: 1, timeouts: { statementMs: 0, queryMs: 0, transactionMs: 0 } }), (pool) =>
    query(pool, 'create database earlier'),
  );
  administrator.pathname = '/earlier';
  const earlier = join(folder.path, 'earlier');
  await cp(inPackage('migrations'), earlier, { recursive: true });
  const names = (await readdir(earlier)).filter((name) => name.endsWith('.sql')).sort();
  for (const name of names.slice(names.findIndex((one) => one.endsWith('_which_server.sql')))) await rm(join(earlier, name));
  await migrate({ url: administrator.href, folder: earlier });
  await withPool(createPool({ url: administrator.href, max: 1 }), (pool) => insertEarlierLedger(pool));
  await migrate({ url: administrator.href });
  expect(await standing(administrator.href)).toBe('NEW');
  const hub = await runHub(administrator.href);
  expect(await standing(administrator.href)).toBe('SETTLED');
  expect((await submit(hub.ask)).code).toBeUndefined();
  expect(await asOwner(administrator.href, 'select kind, position::int from log_event')).toEqual([
    { kind: 'OPENED', position: earlierLedger().change.length },
  ]);
});

it('nobody but the owner decides, and no decision is taken back', async () => {
  await write(server.url);
  const app = createPool({ url: server.url, role: 'giaolo_app', max: 1 });
  try {
    for (const sql of ["select continue_log('x', null)", "select renew_log('x', null)", 'update hub_log set log_id = gen_random_uuid()']) {
      await expect(query(app, sql), sql).rejects.toMatchObject({ code: '42501' });
    }
    const row = `insert into log_event (number, kind, log_id, server, position, actor) select 9, 'CONTINUED', log_id, 'x', 0, 'x' from hub_log`;
    await expect(query(app, row)).rejects.toMatchObject({ code: '42501' });
  } finally {
    await endPool(app);
  }
  for (const sql of ['delete from log_event', "update log_event set server = 'x'", 'truncate log_event']) {
    await expect(asOwner(server.url, sql), sql).rejects.toMatchObject({ code: 'GL001' });
  }
});

function conninfo(url: string): string {
  const { hostname, port, username, password } = new URL(url);
  return `host=${hostname} port=${port} user=${username} password=${password}`;
}
