import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmptyDatabase } from '../support/database.js';
import { createFolder } from '../support/folder.js';
import { program } from '../support/program.js';

type Run = { status: number | null; out: string; err: string };

describe('the command giaolo', { timeout: 60_000 }, () => {
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let folder: Awaited<ReturnType<typeof createFolder>>;
  beforeAll(async () => {
    database = await createEmptyDatabase();
    folder = await createFolder();
  });
  afterAll(async () => {
    await database.drop();
    await folder.remove();
  });

  async function giaolo(parameters: string[], settings: Record<string, string> = {}): Promise<Run> {
    const env = { PATH: process.env.PATH, HUB_DATA_DIR: join(folder.path, 'data'), ...settings };
    const child = spawn(process.execPath, [program('src/cli/index.ts'), ...parameters], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const run: Run = { status: null, out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      run.out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      run.err += chunk.toString();
    });
    [run.status] = (await once(child, 'close')) as [number | null];
    return run;
  }

  it('explains itself, and every command does', async () => {
    expect(await giaolo(['--help'])).toMatchObject({ status: 0, out: expect.stringContaining('migrate') });
    expect(await giaolo(['migrate', '--help'])).toMatchObject({ status: 0, out: expect.stringMatching(/--plan[\s\S]*--json/) });
  });

  it('writes the record of processing without a database, and never over a file', async () => {
    const path = join(folder.path, 'ho-so-xu-ly.csv');
    const written = await giaolo(['--json', 'processing-record', '--shipped', '--out', path]);
    const { activities } = JSON.parse(written.out);
    const lines = (await readFile(path, 'utf8')).split('\r\n');
    expect(lines[0]).toMatch(/^\ufeffMục đích,Tên mục đích,Căn cứ pháp lý/);
    expect(lines).toHaveLength(activities + 2);
    expect(lines.find((line) => line.startsWith('licensing'))).toContain('158/2024');
    expect(await giaolo(['processing-record', '--shipped', '--out', path])).toMatchObject({
      status: 2,
      err: expect.stringMatching(/đã có[\s\S]*is there already/),
    });
    expect(JSON.parse((await giaolo(['processing-record', '--shipped', '--format', 'json'])).out)).toHaveLength(activities);
  });

  it('ends with 2 on wrong usage and wrong settings, with 3 when the system fails, and says why in both languages', async () => {
    expect(await giaolo(['nonsense'])).toMatchObject({ status: 2, err: expect.stringContaining('nonsense') });
    expect(await giaolo([])).toMatchObject({ status: 2 });
    const settings = await giaolo(['status'], { PORT: 'x' });
    expect(settings).toMatchObject({ status: 2, err: expect.stringMatching(/Thiết lập PORT[\s\S]*The setting PORT/) });
    const dead = await giaolo(['status', '--json'], { DATABASE_URL: 'postgres://u:secret-x@127.0.0.1:1/d' });
    expect(dead.status).toBe(3);
    expect(JSON.parse(dead.out)).toMatchObject({
      error: { code: 'SYSTEM', vi: expect.stringContaining('Không kết nối được'), en: expect.stringContaining('cannot be reached') },
    });
    expect(dead.out + dead.err).not.toContain('secret-x');
  });

  it('plans, migrates and tells the state of a given database', async () => {
    const settings = { DATABASE_URL: database.url };
    const json = async (...parameters: string[]) => JSON.parse((await giaolo([...parameters, '--json'], settings)).out);
    const planned = await json('migrate', '--plan');
    expect(planned).toMatchObject({ applied: 0, pending: expect.arrayContaining(['0001_roles.sql']) });
    expect(await json('migrate')).toEqual({ applied: planned.pending });
    expect(await json('status')).toMatchObject({
      database: 'given',
      hub: null,
      migrations: { applied: planned.pending.length, pending: [] },
    });
  });

  it('makes nothing when only asked for the state', async () => {
    const { status, out } = await giaolo(['status']);
    expect(status).toBe(0);
    expect(out).toContain('"npm start" makes it');
    expect(existsSync(join(folder.path, 'data'))).toBe(false);
  });
});
