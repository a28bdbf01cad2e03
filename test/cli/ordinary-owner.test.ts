import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool, endPool, query } from '../../src/db/client.js';
import { type EmbeddedServer, startEmbedded } from '../../src/db/embedded/start.js';
import { createFolder } from '../support/folder.js';
import { program } from '../support/program.js';

/** Every command of the tool, again and again, on a server where the hub's login owns its database and may do nothing else. */
describe('the tool on the database of an ordinary owner', { timeout: 400_000 }, () => {
  let folder: Awaited<ReturnType<typeof createFolder>>;
  let server: EmbeddedServer;
  let url: string;
  const running = new Set<ChildProcess>();
  beforeAll(async () => {
    folder = await createFolder();
    server = await startEmbedded({ dataDir: join(folder.path, 'theirs') });
    const administrator = createPool({ url: server.url, max: 1, timeouts: { queryMs: 0, statementMs: 0, transactionMs: 0 } });
    await query(administrator, 'create role giaolo_owner nologin');
    await query(administrator, 'create role giaolo_app nologin');
    await query(administrator, 'create role giaolo_open nologin');
    await query(administrator, 'grant giaolo_open to giaolo_app with inherit false, set true');
    await query(administrator, 'create role giaolo_eraser nologin');
    await query(administrator, "create role ordinary login password 'x'");
    await query(administrator, 'grant giaolo_owner, giaolo_app, giaolo_eraser to ordinary with inherit false, set true');
    await query(administrator, 'create database hub owner ordinary');
    await endPool(administrator);
    const address = new URL(server.url);
    Object.assign(address, { username: 'ordinary', password: 'x', pathname: '/hub' });
    url = address.href;
    await writeFile(join(folder.path, 'cang.csv'), 'code;matchedName;Hiệu lực từ\nVNAAA;Cảng Một;2024-01-01\n');
  }, 60_000);
  afterAll(async () => {
    for (const child of running) child.kill('SIGKILL');
    await server.stop();
    await folder.remove();
  });

  type Run = { status: number | null; out: string; err: string };
  function begin(parameters: string[], settings: Record<string, string> = {}) {
    const env = { PATH: process.env.PATH, HUB_DATA_DIR: join(folder.path, 'data'), DATABASE_URL: url, PORT: '0', ...settings };
    const child = spawn(process.execPath, [program('src/cli/index.ts'), ...parameters], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    const run: Run = { status: null, out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (run.out += chunk));
    child.stderr.on('data', (chunk: Buffer) => (run.err += chunk));
    const over = once(child, 'close').then(([status]) => {
      running.delete(child);
      run.status = status as number | null;
      return run;
    });
    return { child, run, over };
  }
  const giaolo = (...parameters: string[]) => begin(parameters).over;
  const json = async (...parameters: string[]) => {
    const { status, out, err } = await giaolo('--json', ...parameters);
    expect({ status, err, parameters }).toMatchObject({ status: 0 });
    return JSON.parse(out);
  };

  /** As `giaolo start` until it says that it is ready, and then stopped. */
  async function startAndStop(): Promise<Run> {
    const { child, run, over } = begin(['start']);
    while (!run.out.includes('Ctrl-C') && run.status === null)
      await Promise.race([over, once(child.stdout as NodeJS.EventEmitter, 'data')]);
    const address = /ready: (\S+)/.exec(run.out)?.[1];
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    child.kill('SIGTERM');
    return over;
  }

  it('starts, stops and starts again, and each command works twice', async () => {
    const first = await startAndStop();
    expect(first).toMatchObject({ status: 0, err: expect.stringContaining('0001_roles.sql') });
    const second = await startAndStop();
    expect(second).toMatchObject({ status: 0, err: expect.stringContaining('already loaded') });

    for (const _again of [1, 2]) {
      expect(await json('migrate')).toEqual({ applied: [] });
      expect(await json('status')).toMatchObject({ database: 'given', migrations: { pending: [] } });
      expect(await json('seed')).toMatchObject({ reference: { loaded: 0 } });
    }
    const entity = 'infrastructure/portCode';
    const file = join(folder.path, 'cang.csv');
    expect(await json('import', entity, file, '--apply')).toMatchObject({ state: 'APPLIED', counts: { new: 1 } });
    expect(await json('import', entity, file, '--apply')).toMatchObject({ state: 'ALREADY_APPLIED' });
    for (const again of [1, 2]) {
      expect(await json('export', entity, '--out', join(folder.path, `${again}.csv`))).toMatchObject({ kind: 'TOTAL' });
      expect(await json('show', entity, 'VNAAA')).toMatchObject({ entity: 'PortCode' });
      expect(await json('batch', 'list', '--limit', '1')).toMatchObject([{ entity: 'PortCode', state: 'APPLIED' }]);
    }
    const [batch] = await json('batch', 'list', '--limit', '1');
    expect(await json('batch', 'undo', batch.id, '--reason', 'Nhập thử')).toMatchObject({ state: 'WITHDRAWN' });
  });

  it('in production refuses to start before anything is made, until its keys are; they are made once, for their user alone', async () => {
    const production = {
      NODE_ENV: 'production',
      HUB_ISSUER: 'https://id.example.vn',
      HUB_AUDIENCE: 'hub',
      HUB_KEYS_DIR: join(folder.path, 'keys'),
    };
    const refused = await begin(['start'], production).over;
    // This server logs nothing of people, so the keys are all that is missing.
    expect(refused.status).toBe(2);
    expect(refused.err).toMatch(/read-log\.json is missing\..*giaolo keys create/);
    expect(refused.err).not.toMatch(/2\/4/);
    const made = await begin(['--json', 'keys', 'create'], production).over;
    const keys = ['read-log', 'log-changes', 'log-reads', 'receipts'].map((name) => join(folder.path, 'keys', `${name}.json`));
    expect(JSON.parse(made.out)).toMatchObject(keys.map((path) => ({ path, made: true })));
    for (const path of keys) expect((await stat(path)).mode & 0o777).toBe(0o600);
    const again = await begin(['--json', 'keys', 'create'], production).over;
    expect(JSON.parse(again.out)).toEqual(JSON.parse(made.out).map((key: object) => ({ ...key, made: false })));
    expect(await begin(['status'], production).over).toMatchObject({ status: 0 });
  });
});
