import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { spawnGuarded } from '../../src/db/embedded/guardian.js';
import { readPostmaster } from '../../src/db/embedded/postmaster.js';
import { processBirth, processGone } from '../../src/db/embedded/process.js';
import { runningEmbedded, startEmbedded } from '../../src/db/embedded/start.js';
import { migrate } from '../../src/db/migrate.js';
import { openDatabase } from '../../src/db/open.js';
import { StartError } from '../../src/start-error.js';
import { createFolder } from '../support/folder.js';
import { program } from '../support/program.js';

describe('the embedded server', { timeout: 60_000 }, () => {
  const cleanUp: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const step of cleanUp.splice(0).reverse()) await step();
  });

  async function dataDirectory(mode?: number): Promise<string> {
    const folder = await createFolder(mode);
    cleanUp.push(folder.remove);
    return folder.path;
  }

  it('starts from nothing, safely configured, and keeps what was saved for the next start', async () => {
    const dataDir = await dataDirectory();
    const said: string[] = [];
    const first = await startEmbedded({ dataDir, onProgress: ({ en }) => said.push(en) });
    cleanUp.push(first.stop);
    expect(said).toContain('Creating the embedded PostgreSQL 18 database.');
    await ask(first.url, 'create table kept as select 7 as value');
    expect(
      await ask(
        first.url,
        `select current_setting('server_version_num')::int / 10000 as version, current_setting('data_checksums') as sums, current_setting('fsync') as fsync,
          current_setting('listen_addresses') as listen, current_setting('unix_socket_directories') as sockets, current_setting('server_encoding') as encoding,
          current_setting('timezone') as zone, (select count(*)::int from pg_collation where collname = 'vi-x-icu') as icu`,
      ),
    ).toEqual([{ version: 18, sums: 'on', fsync: 'on', listen: '127.0.0.1', sockets: '', encoding: 'UTF8', zone: 'UTC', icu: 1 }]);
    await first.stop();

    const second = await startEmbedded({ dataDir });
    cleanUp.push(second.stop);
    expect(await ask(second.url, 'select value from kept')).toEqual([{ value: 7 }]);
  });

  it('serves as logins that are no superusers and own nothing, of which the one for open questions cannot become the other', async () => {
    const dataDir = await dataDirectory();
    for (const _start of [1, 2]) {
      const database = await openDatabase({ dataDir }, { command: 'test', share: false });
      const { primary, open, owner } = database.endpoints;
      await migrate({ url: owner.url });
      const who = `select session_user as login, rolsuper or rolcreaterole or rolcreatedb or rolbypassrls as strong,
        exists (select from pg_class where relowner = r.oid) or exists (select from pg_database where datdba = r.oid) as owns from pg_roles r where rolname = session_user`;
      expect(await ask(primary.url, who)).toEqual([{ login: 'giaolo_serving', strong: false, owns: false }]);
      expect(await ask(open.url, who)).toEqual([{ login: 'giaolo_serving_open', strong: false, owns: false }]);
      await expect(ask(open.url, 'set role giaolo_app')).rejects.toMatchObject({ code: '42501' });
      await expect(ask(primary.url, 'set role giaolo_owner')).rejects.toMatchObject({ code: '42501' });
      expect((await stat(join(dataDir, 'serving.password'))).mode & 0o777).toBe(0o600);
      await database.close();
    }
  });

  it('asks for a random password, kept where only its user can read it', async () => {
    const dataDir = await dataDirectory();
    const server = await startEmbedded({ dataDir });
    cleanUp.push(server.stop);
    const file = join(dataDir, 'postgres.password');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const password = await readFile(file, 'utf8');
    await expect(ask(server.url.replace(password, 'wrong'), 'select 1')).rejects.toMatchObject({ code: '28P01' });
    await expect(ask(server.url.replace(password, ''), 'select 1')).rejects.toThrow();
  });

  it('says so when a second hub starts on the same data directory, and lends its server to a command', async () => {
    const dataDir = await dataDirectory();
    const first = await startEmbedded({ dataDir, command: 'giaolo start' });
    cleanUp.push(first.stop);
    const refusal = await startEmbedded({ dataDir }).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(StartError);
    expect((refusal as StartError).text).toMatch(
      new RegExp(
        `đang được một tiến trình khác dùng \\(giaolo start, số ${process.pid}\\)[^]*in use by another process \\(giaolo start, number ${process.pid}\\)`,
      ),
    );
    expect((await runningEmbedded(dataDir))?.url).toBe(first.url);
    await first.stop();
    expect(await runningEmbedded(dataDir)).toBeUndefined();
  });

  it('lets only one of many simultaneous starts win, also over the file of a dead hub', async () => {
    const dataDir = await dataDirectory();
    const dead = { pid: process.pid, birth: 'another life of this number', command: 'giaolo start' };
    await writeFile(join(dataDir, 'hub.lock.3'), JSON.stringify(dead));
    const starts = await Promise.allSettled(Array.from({ length: 8 }, () => startEmbedded({ dataDir })));
    const winners = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
    for (const { stop } of winners) cleanUp.push(stop);
    expect(winners).toHaveLength(1);
    expect(starts.filter((start) => start.status === 'rejected' && start.reason instanceof StartError)).toHaveLength(7);
  });

  it('does not outlive a hub that was killed, and the next start recovers every committed row', async () => {
    const dataDir = await dataDirectory();
    const hub = await startHub(dataDir);
    await ask(hub.url, 'create table kept (n int)');
    await ask(hub.url, 'insert into kept select generate_series(1, 1000)');
    const server = await serverOf(dataDir);
    hub.process.kill('SIGKILL');
    expect(await processGone(server.pid, 5_000)).toBe(true);

    const next = await startEmbedded({ dataDir });
    cleanUp.push(next.stop);
    expect(await ask(next.url, 'select count(*)::int as n from kept')).toEqual([{ n: 1000 }]);
  });

  it('would outlive its hub without the guardian, and the next start then stops the leftover first', async () => {
    const dataDir = await dataDirectory();
    const hub = await startHub(dataDir);
    await ask(hub.url, 'create table kept as select 1 as n');
    const server = await serverOf(dataDir);
    // The positive control: first the guardian's two shells, then the hub.
    const guardians = await childrenOf(hub.process.pid ?? 0);
    for (const guardian of guardians) {
      for (const watcher of await childrenOf(guardian)) if (watcher !== server.pid) process.kill(watcher, 'SIGKILL');
      process.kill(guardian, 'SIGKILL');
    }
    hub.process.kill('SIGKILL');
    expect(await processGone(server.pid, 1_500)).toBe(false);

    const said: string[] = [];
    const next = await startEmbedded({ dataDir, onProgress: ({ en }) => said.push(en) });
    cleanUp.push(next.stop);
    expect(said.join()).toContain('Stopping the database server left over');
    expect(await processBirth(server.pid)).toBeUndefined();
    expect(await ask(next.url, 'select n from kept')).toEqual([{ n: 1 }]);
  });

  it('recovers when the server itself was killed, children and all', async () => {
    const dataDir = await dataDirectory();
    const first = await startEmbedded({ dataDir });
    await ask(first.url, 'create table kept as select 1 as n');
    process.kill((await serverOf(dataDir)).pid, 'SIGKILL');
    await first.ended;

    const next = await startEmbedded({ dataDir });
    cleanUp.push(next.stop);
    expect(await ask(next.url, 'select n from kept')).toEqual([{ n: 1 }]);
  });

  it('is not misled by the number of a dead server that now belongs to a stranger', async () => {
    const dataDir = await dataDirectory();
    const first = await startEmbedded({ dataDir });
    await first.stop();
    const stranger = spawn('sleep', ['60']);
    cleanUp.push(async () => stranger.kill());
    await writeFile(
      join(dataDir, 'postgres/data/postmaster.pid'),
      `${stranger.pid}\n${join(dataDir, 'postgres/data')}\n1\n5432\n\n127.0.0.1\n0 0\nready   \n`,
    );

    const next = await startEmbedded({ dataDir });
    cleanUp.push(next.stop);
    expect(await ask(next.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    expect(await processBirth(stranger.pid ?? 0)).toBeDefined();
  });

  it('begins again after a start that was killed while the files were being made', async () => {
    const dataDir = await dataDirectory();
    await mkdir(join(dataDir, 'postgres/data.new/base'), { recursive: true });
    await writeFile(join(dataDir, 'postgres/data.new/PG_VERSION'), '18\n');
    const server = await startEmbedded({ dataDir });
    cleanUp.push(server.stop);
    expect(await ask(server.url, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it.runIf(process.getuid?.() === 0)('starts for root from a folder that only root can enter, and says where the database is', async () => {
    const dataDir = join(await dataDirectory(0o700), 'data');
    const said: string[] = [];
    const server = await startEmbedded({ dataDir, onProgress: ({ en }) => said.push(en) });
    cleanUp.push(server.stop);
    expect(said.join('\n')).toMatch(/cannot enter .*data, so the database lives in \/\S+giaolo\/\S+/);
    expect(await ask(server.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    await server.stop();
    const elsewhere = /lives in (\S+)\.$/m.exec(said.join('\n'))?.[1] ?? '';

    const again = await startEmbedded({ dataDir });
    expect(await ask(again.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    await again.stop();

    await rm(elsewhere, { recursive: true });
    await expect(startEmbedded({ dataDir })).rejects.toThrow(/is gone. Restore it, or remove/);
  });

  it('is stopped harder by the guardian if it ignores a polite request', async () => {
    const folder = await dataDirectory();
    const sign = join(folder, 'ready');
    const stubborn = `process.on('SIGINT', () => {}); process.on('SIGQUIT', () => process.exit(9)); setInterval(() => {}, 1000); fs.writeFileSync('${sign}', '')`;
    const guardian = spawnGuarded({
      program: process.execPath,
      parameters: ['-e', stubborn],
      cwd: folder,
      log: 2,
      user: undefined,
      graceSeconds: 1,
    });
    await expect.poll(() => existsSync(sign), { timeout: 5_000 }).toBe(true);
    const begun = performance.now();
    guardian.stdin?.end();
    const [status] = (await once(guardian, 'exit')) as [number];
    expect(status).toBe(9);
    expect(performance.now() - begun).toBeGreaterThan(800);
  });

  async function startHub(dataDir: string): Promise<{ process: ChildProcess; url: string }> {
    const hub = spawn(process.execPath, [program('test/support/hub-process.ts'), dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
    cleanUp.push(async () => hub.kill('SIGKILL'));
    const [line] = (await once(hub.stdout, 'data')) as [Buffer];
    return { process: hub, url: (JSON.parse(line.toString()) as { url: string }).url };
  }
});

async function serverOf(dataDir: string): Promise<{ pid: number }> {
  const server = await readPostmaster(join(dataDir, 'postgres/data'));
  if (server === undefined) throw new Error('no server runs');
  return server;
}

async function childrenOf(pid: number): Promise<number[]> {
  const child = spawn('ps', ['-o', 'pid=', '--ppid', String(pid)]);
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  await once(child, 'close');
  return text
    .split('\n')
    .map(Number)
    .filter((number) => number > 0);
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<object>(sql)).rows;
  } finally {
    await client.end();
  }
}
