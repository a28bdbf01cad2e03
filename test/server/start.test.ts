import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool, endPool } from '../../src/db/client.js';
import { freePort } from '../../src/db/embedded/free-port.js';
import { startEmbedded } from '../../src/db/embedded/start.js';
import { migrate } from '../../src/db/migrate.js';
import { inPackage } from '../../src/root.js';
import { createFolder } from '../support/folder.js';
import { keptClients } from '../support/kept-clients.js';
import { program } from '../support/program.js';
import { register } from '../support/write.js';

/**
 * The whole hub as a user starts it, in a process of its own. A steward's record in its database keeps the large demo out, and the test
 * short.
 */
let folder: Awaited<ReturnType<typeof createFolder>>;
let dataDir: string;
let port: number;
let hub: Started;
beforeAll(async () => {
  folder = await createFolder();
  dataDir = join(folder.path, 'data');
  port = await freePort();
  const server = await startEmbedded({ dataDir });
  await migrate({ url: server.url });
  const appPool = createPool({ url: server.url, role: 'giaolo_app' });
  await register({ database: { appPool } } as never, 'Person', {
    personalId: '001186000011',
    fullName: 'Người Của Cán Bộ',
    fictional: true,
  });
  await endPool(appPool);
  await server.stop();
  hub = await start();
}, 240_000);
afterAll(async () => {
  hub?.child.kill('SIGTERM');
  await hub?.exit;
  await folder.remove();
}, 60_000);

type Started = { child: ChildProcess; out(): string; err(): string; exit: Promise<number | null>; url: string };

function giaolo(parameters: string[], env: Record<string, string> = {}) {
  const { NODE_ENV: _env, VITEST: _vitest, ...inherited } = process.env;
  const child = spawn(process.execPath, [program('src/cli/index.ts'), ...parameters], {
    cwd: inPackage('.'),
    env: { ...inherited, HUB_DATA_DIR: dataDir, PORT: String(port), ...env },
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (data) => (said.out += data));
  child.stderr.on('data', (data) => (said.err += data));
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  return { child, out: () => said.out, err: () => said.err, exit, url: `http://127.0.0.1:${port}` };
}

async function start(env: Record<string, string> = {}): Promise<Started> {
  const started = giaolo(['start'], env);
  const over = started.exit.then(() => true);
  while (!started.out().includes('Ctrl-C')) {
    if (await Promise.race([over, pause(50).then(() => false)])) throw new Error(`ended early:\n${started.err()}`);
  }
  return started;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const ask = (query: string, headers: Record<string, string> = {}) =>
  fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });

describe('giaolo start', () => {
  it('says each step in both languages, the playground’s address, a token per role and a request to paste', async () => {
    for (const step of ['1/4 Cơ sở dữ liệu.  ·  1/4 Database.', '2/4', '3/4', '4/4 Máy chủ.  ·  4/4 Server.'])
      expect(hub.err()).toContain(step);
    expect(hub.out()).toContain(`${hub.url}/playground`);
    const tokens = hub.out().match(/^eyJ[\w.-]+$/gm) ?? [];
    expect(tokens).toHaveLength(6);
    for (const token of tokens) expect((await ask('{ __typename }', { authorization: `Bearer ${token}` })).status).toBe(200);
  });

  it('prints a request that works as it stands', async () => {
    const command = /^curl [\s\S]*?'\{.*\}'$/m.exec(hub.out())?.[0] ?? '';
    const answer = spawn('sh', ['-c', command]);
    let text = '';
    answer.stdout.on('data', (data) => (text += data));
    await once(answer, 'close');
    expect(JSON.parse(text)).toMatchObject({ data: {} });
  });

  it('serves the real reference data, and leaves a steward’s own database free of fictional people', async () => {
    const { data } = (await (await ask('{ provinces { totalCount } communes { totalCount } vehicles { totalCount } }')).json()) as any;
    expect(data).toMatchObject({ provinces: { totalCount: 34 }, communes: { totalCount: 3321 }, vehicles: { totalCount: 0 } });
    expect(hub.err()).toMatch(/This database holds other data, so fictional data are not loaded/);
    expect((await fetch(`${hub.url}/readyz`)).status).toBe(200);
  });

  it('refuses a second hub on the same data, and says who holds it', async () => {
    const second = giaolo(['start'], { PORT: '0' });
    expect(await second.exit).toBe(3);
    expect(second.err()).toMatch(/is in use by another process \(giaolo start, number \d+\)/);
  });

  it('makes tokens on the command line that the running hub takes: the token alone on the last line', async () => {
    const made = giaolo(['token', 'citizen', '--persona', 'readyDriver']);
    expect(await made.exit).toBe(0);
    const token = made.out().trimEnd().split('\n').at(-1) ?? '';
    expect(made.out()).toBe(`${token}\n`);
    const answer = (await (
      await ask('{ person(personalId: "001186000011") { fullName } }', { authorization: `Bearer ${token}`, 'hub-purpose': 'self-access' })
    ).json()) as any;
    expect(answer.data.person.fullName).toBe('Người Của Cán Bộ');
    const wrong = giaolo(['token', 'root']);
    expect(await wrong.exit).toBe(2);
    expect(wrong.err()).toMatch(/citizen, dossier-service, permit-service, analyst, steward, auditor/);
    expect(wrong.out()).toBe('');
  });

  it('answers 503 while its own database is dead, brings it back, and loses nothing', async () => {
    const [pid] = (await readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n');
    process.kill(Number(pid), 'SIGKILL');
    const seen = new Set<number>();
    const until = performance.now() + 40_000;
    do {
      const { status } = await ask('{ provinces { totalCount } }');
      seen.add(status);
      if (seen.has(503) && status === 200) break;
      await pause(20);
    } while (performance.now() < until);
    expect([...seen].sort()).toEqual([200, 503]);
    expect(hub.child.exitCode).toBeNull();
  }, 60_000);

  it('stops on SIGTERM with status 0, server and database, resets none of its clients, and a second start has nothing to load', async () => {
    const postmaster = Number((await readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n')[0]);
    const clients = keptClients(hub.url, { busy: 16, lazy: 4 });
    while ((clients.seen.get('200 keep-alive') ?? 0) < 200) await pause(20);
    hub.child.kill('SIGTERM');
    while (!hub.err().includes('Stopping')) await pause(5);
    expect((await (await fetch(`${hub.url}/readyz`)).json()) as any).toMatchObject({ reason: 'draining' });
    expect(await hub.exit).toBe(0);
    await clients.over;
    expect(Object.fromEntries(clients.seen)).toEqual({
      '200 keep-alive': expect.any(Number),
      '200 close': expect.any(Number),
      ECONNREFUSED: 20,
    });
    expect(() => process.kill(postmaster, 0)).toThrow();
    hub = await start();
    expect(hub.err()).toMatch(/already loaded/);
    // As npm hands on the Ctrl-C that its terminal has sent already: an echo, not a second one.
    hub.child.kill('SIGINT');
    hub.child.kill('SIGINT');
    expect(await hub.exit).toBe(0);
  }, 60_000);

  it('ends at once, its database too, when told a second time', async () => {
    hub = await start({ HUB_DRAIN_SECONDS: '600' });
    const postmaster = Number((await readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n')[0]);
    hub.child.kill('SIGTERM');
    await pause(1_500);
    expect((await fetch(`${hub.url}/readyz`)).status).toBe(503);
    hub.child.kill('SIGTERM');
    expect(await hub.exit).toBe(0);
    expect(() => process.kill(postmaster, 0)).toThrow();
  }, 60_000);

  it('says that its port is taken, and takes the database down again', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const refused = giaolo(['start']);
    expect(await refused.exit).toBe(3);
    expect(refused.err()).toMatch(new RegExp(`Port ${port} of 127.0.0.1 is in use`));
    other.close();
  }, 60_000);
});
