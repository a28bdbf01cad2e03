import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPool, endPool, query } from '../../src/db/client.js';
import { databaseFault } from '../../src/db/faults.js';
import { type HubError, missingOf } from '../../src/errors.js';
import { inPackage } from '../../src/root.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { createFolder } from '../support/folder.js';
import { program } from '../support/program.js';
import { until } from '../support/until.js';
import { CASE, PERSONAL_ID, runHub } from './running-hub.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });
const run = promisify(execFile);
const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

type Answer = { status: number; headers: Record<string, unknown>; body: any; text: string };

/** Over one kept connection, since a starved hub takes no new one. */
function kept(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  cleanUp.push(() => agent.destroy());
  const send = (path: string, body?: object) =>
    new Promise<Answer>((resolve, reject) => {
      const asked = request(
        `${url}${path}`,
        { agent, method: body ? 'POST' : 'GET', headers: { 'content-type': 'application/json' } },
        (response) => {
          let text = '';
          response.on('data', (data) => (text += data));
          response.on('end', () => {
            const isJson = /json/.test(String(response.headers['content-type']));
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: isJson ? JSON.parse(text) : undefined, text });
          });
        },
      );
      asked.on('error', reject);
      asked.end(body && JSON.stringify(body));
    });
  return { ask: (query: string) => send('/graphql', { query }), get: (path: string) => send(path) };
}

/** A whole hub in a process that may have so many descriptors and no more. */
async function hubWith(descriptors: number, database: TestDatabase) {
  const folder = await createFolder(0o700);
  cleanUp.push(folder.remove);
  const file = program('test/server/starved-process.ts');
  const command = `ulimit -n ${descriptors}; exec "$0" "$@"`;
  const child = spawn('sh', ['-c', command, process.execPath, file, database.url, join(folder.path, 'keys')], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  cleanUp.push(() => end(child));
  const log: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => log.push(line));
  const said: string[] = [];
  const told = createInterface({ input: child.stderr });
  told.on('line', (line) => said.push(line));
  const url = await vi.waitUntil(() => said.find((line) => line.startsWith('http')), { timeout: 60_000 });
  const tell = async (word: 'starve' | 'feed') => {
    const heard = said.length;
    child.stdin.write(`${word}\n`);
    await vi.waitUntil(() => said.slice(heard).includes(word), { timeout: 30_000 });
  };
  return { child, url, log, tell };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

const province = '{ province(code: "01") { name } }';

describe('a hub without descriptors', () => {
  it('is UNAVAILABLE with its cause in the log, says so in /readyz, lives, and recovers by itself', async () => {
    const database = await createTestDatabase();
    cleanUp.push(database.drop);
    const hub = await hubWith(200, database);
    const client = kept(hub.url);
    expect((await client.ask(province)).status).toBe(200);
    const admin = createPool({ url: database.url, max: 1 });
    cleanUp.push(() => endPool(admin));
    // The next question needs a connection to the database that cannot be made: what ended connections leave free is taken too.
    const answer = await until(
      async () => {
        await admin.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'giaolo' and pid <> pg_backend_pid()",
        );
        await pause(100);
        await hub.tell('starve');
        return client.ask(province);
      },
      ({ status, body }) => status === 503 && body.errors[0].extensions.missing,
    );
    expect(answer.body.errors[0].extensions).toMatchObject({ code: 'UNAVAILABLE', missing: 'descriptors' });
    expect(answer.body.errors[0].message).not.toMatch(/ít giây/);
    expect(answer.headers['retry-after']).toBe('30');
    const ready = await client.get('/readyz');
    expect(ready).toMatchObject({ status: 503, body: { status: 'not ready' } });
    expect(ready.body.detail).toContainEqual(expect.objectContaining({ name: 'descriptors', isReady: false }));
    await hub.tell('feed');
    await vi.waitUntil(async () => (await client.ask(province)).status === 200, { timeout: 20_000 });
    expect((await client.get('/readyz')).status).toBe(200);
    expect((await client.get('/metrics')).text).toMatch(/giaolo_shortages_total\{missing="descriptors"\} [1-9]/);
    await vi.waitUntil(() => hub.log.some((line) => /"code":"UNAVAILABLE".*EMFILE/.test(line)), { timeout: 5_000 });
    expect(hub.log.join('\n')).not.toContain('INTERNAL');
  });

  it('keeps some back for its database, however many clients connect', async () => {
    const database = await createTestDatabase();
    cleanUp.push(database.drop);
    const hub = await hubWith(260, database);
    const { hostname, port } = new URL(hub.url);
    const client = kept(hub.url);
    expect((await client.ask(province)).status).toBe(200);
    const sockets: Socket[] = [];
    let turnedAway = 0;
    for (let i = 0; i < 300; i++)
      sockets.push(
        connect(Number(port), hostname)
          .on('error', () => undefined)
          .on('close', () => turnedAway++),
      );
    cleanUp.push(() => {
      for (const socket of sockets) socket.destroy();
    });
    await vi.waitUntil(() => turnedAway >= 150, { timeout: 20_000 });
    for (let i = 0; i < 5; i++) expect((await client.ask(province)).status).toBe(200);
    // What several questions at once need beside is to be had too.
    expect((await client.ask('{ provinceAggregate { groupCount } }')).status).toBe(200);
    expect((await client.get('/readyz')).body.detail).toContainEqual(expect.objectContaining({ name: 'descriptors', isReady: true }));
    await vi.waitUntil(() => hub.log.some((line) => line.includes('turned away')), { timeout: 5_000 });
  });
});

describe('a database that has run out', () => {
  it('of connections is told as that', async () => {
    const database = await createTestDatabase();
    cleanUp.push(database.drop);
    const role = `few_${database.url.slice(-20).replace(/\W/g, '')}`;
    const admin = createPool({ url: database.url, max: 1 });
    await admin.query(`create role ${role} login password 'x' connection limit 1 in role giaolo_app`);
    cleanUp.push(async () => {
      await admin.query(`drop role ${role}`);
      await endPool(admin);
    });
    const url = new URL(database.url);
    [url.username, url.password] = [role, 'x'];
    const few = createPool({ url: url.href, role: 'giaolo_app', max: 2 });
    cleanUp.push(() => endPool(few));
    const first = await few.connect();
    const fault = (await query(few, 'select 1').catch((error: unknown) => error)) as HubError;
    first.release();
    expect(fault).toMatchObject({ code: 'UNAVAILABLE', details: { missing: 'database-connections' }, retryAfterS: 30 });
  });

  it.runIf(process.getuid?.() === 0)('of disk refuses what it cannot write, goes on with what it can read, and is told of', async () => {
    const folder = await createFolder(0o755);
    const small = join(folder.path, 'small');
    await run('mkdir', ['-m', '0777', small]);
    const running = await runHub();
    const admin = createPool({ url: running.database.url, max: 1 });
    const { uid } = await stat((await admin.query('show data_directory')).rows[0].data_directory);
    await run('mount', ['-t', 'tmpfs', '-o', `size=1m,mode=0700,uid=${uid}`, 'tmpfs', small]);
    cleanUp.push(async () => {
      await running.close();
      const other = createPool({ url: running.database.url.replace(/\/[^/]*$/, '/postgres'), max: 1 });
      await other.query('drop tablespace if exists small_disk').finally(() => run('umount', [small]));
      await endPool(other);
      await folder.remove();
    });
    const personal = () =>
      running.ask(`{ person(personalId: "${PERSONAL_ID}") { fullName } }`, {
        as: 'dossier-service',
        purpose: 'once-only',
        headers: { 'hub-case': CASE },
      });
    expect((await personal()).status).toBe(200);
    await admin.query(`create tablespace small_disk location '${small}'`);
    await admin.query('alter table read_log set tablespace small_disk');
    await endPool(admin);
    await run('sh', ['-c', `cat /dev/zero > ${small}/rest || true`]);
    const refused = await vi.waitUntil(
      async () => {
        const answer = await personal();
        return answer.status === 503 ? answer : null;
      },
      { timeout: 60_000, interval: 1 },
    );
    expect(refused.code).toBe('AUDIT_UNAVAILABLE');
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(running.log.some((line) => /AUDIT_UNAVAILABLE.*53100/.test(line))).toBe(true);
    expect((await running.ask(province)).status).toBe(200);
    expect(await running.send('/readyz', { method: 'GET' })).toMatchObject({
      status: 200,
      body: { detail: [{ name: 'database-disk', isReady: true }] },
    });
    await run('rm', [join(small, 'rest')]);
    await vi.waitUntil(async () => (await personal()).status === 200, { timeout: 30_000 });
  });

  it('of anything is never INTERNAL', async () => {
    const database = await createTestDatabase();
    cleanUp.push(database.drop);
    const raised = async (state: string) =>
      missingOf(
        await query(database.appPool, `do $$ begin raise exception 'x' using errcode = '${state}'; end $$`).catch(
          (error: unknown) => error,
        ),
      );
    expect([await raised('53000'), await raised('53100'), await raised('53200'), await raised('53300')]).toEqual([
      ...['database-resources', 'database-disk', 'database-resources', 'database-connections'],
    ]);
    for (const [code, missing] of Object.entries({ EMFILE: 'descriptors', ENFILE: 'descriptors', ENOSPC: 'disk', EDQUOT: 'disk' }))
      expect(missingOf(databaseFault(Object.assign(new Error('x'), { code })))).toBe(missing);
  });
});

it.runIf(process.platform === 'linux')('a hub whose own log finds the disk full serves on, says so, and ends in order', async () => {
  const folder = await createFolder();
  cleanUp.push(folder.remove);
  const database = await createTestDatabase();
  cleanUp.push(database.drop);
  const file = program('test/server/starved-process.ts');
  const child = spawn('sh', ['-c', 'exec "$0" "$@" > /dev/full', process.execPath, file, database.url, join(folder.path, 'keys')], {
    cwd: inPackage('.'),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  cleanUp.push(() => end(child));
  let said = '';
  child.stderr.on('data', (data) => (said += data));
  const url = await vi.waitUntil(() => /http:\S+(?=\n)/.exec(said)?.[0], { timeout: 60_000 });
  const client = kept(url);
  for (let i = 0; i < 20; i++) expect((await client.ask(province)).status).toBe(200);
  await vi.waitUntil(async () => (await client.get('/readyz')).body.detail.some(({ name }: { name: string }) => name === 'disk'), {
    timeout: 20_000,
  });
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await exit).toEqual([0, null]);
});
