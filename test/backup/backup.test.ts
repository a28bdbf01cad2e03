import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createPool, query } from '../../src/db/client.js';
import { type EmbeddedServer, runningHub, startEmbedded } from '../../src/db/embedded/start.js';
import { endpointsAt } from '../../src/db/endpoint.js';
import { migrate } from '../../src/db/migrate.js';
import { withTx } from '../../src/db/tx.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import { openHub } from '../../src/server/hub.js';
import { asOwner, copyFiles, dataOf, startServing, withPool, write } from '../ledger/fork-world.js';
import { createFolder } from '../support/folder.js';
import { program } from '../support/program.js';
import { until } from '../support/until.js';
import { AS_STEWARD, model } from '../write/world.js';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

/** A real server that keeps its log, a hub over it that seals, and the commands as an operator runs them. */
let folder: Awaited<ReturnType<typeof createFolder>>;
let at: Record<'data' | 'keys' | 'wal' | 'backups', string>;
let server: EmbeddedServer;
let fresh = 0;

beforeAll(async () => {
  folder = await createFolder();
  at = {
    data: join(folder.path, 'data'),
    keys: join(folder.path, 'keys'),
    wal: join(folder.path, 'wal'),
    backups: join(folder.path, 'backups'),
  };
  await start();
  await migrate({ url: server.url });
});
const start = async () => {
  server = await startServing({ dataDir: at.data, walArchive: at.wal });
};
/** Whoever wrote last: a hub has seen it, and what was written is sealed. */
async function sealed(): Promise<void> {
  const hub = await openHub({
    endpoints: endpointsAt(server.url),
    config: { host: '127.0.0.1', port: 0, keysDir: at.keys, production: false, logLevel: 'silent' },
  });
  try {
    await until(
      () =>
        one<{ is: boolean }>(
          `select coalesce(max(size), 0) = (select max(position) from change) as is from log_checkpoint where log = 'changes'`,
        ),
      ({ is }) => is,
    );
  } finally {
    await hub.close();
  }
}
const one = async <R>(sql: string, url = server.url): Promise<R> => (await asOwner<R>(url, sql))[0] as R;
const lastPosition = async () => (await one<{ last: string }>('select max(position)::text as last from change')).last;
/** The log up to now is in the archive. */
async function archived(): Promise<void> {
  const [segment] = await withPool(createPool({ url: server.url, max: 1 }), async (pool) => {
    // A segment with nothing in it is not switched.
    await query(pool, "select pg_create_restore_point('test')");
    const { rows } = await query<{ name: string }>(pool, 'select pg_walfile_name(pg_switch_wal()) as name');
    return rows.map(({ name }) => name);
  });
  await until(
    () => readdir(at.wal),
    (names) => names.includes(`${segment}.gz`),
  );
}
afterEach(async () => {
  await rm(at.backups, { recursive: true, force: true });
});
afterAll(async () => {
  await server.stop();
  await folder.remove();
});

type Ran = { status: number | null; out: string; err: string; json: any };
async function giaolo(
  parameters: string[],
  { dataDir = at.data, kill }: { dataDir?: string; kill?: (err: string) => boolean } = {},
): Promise<Ran> {
  const env = { PATH: process.env.PATH, HUB_DATA_DIR: dataDir, HUB_KEYS_DIR: at.keys, HUB_WAL_ARCHIVE: at.wal };
  const child = spawn(process.execPath, [program('src/cli/index.ts'), ...parameters], { env });
  let [out, err] = ['', ''];
  child.stdout.on('data', (piece) => (out += piece));
  child.stderr.on('data', (piece) => {
    err += piece;
    if (kill?.(err)) child.kill('SIGKILL');
  });
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, out, err, json: parameters[0] === '--json' && out !== '' ? JSON.parse(out) : undefined };
}
const backup = async (...more: string[]) => (await giaolo(['--json', 'backup', at.backups, ...more])).json.path as string;
async function registerPerson(): Promise<string> {
  const values = { personalId: '001090000011', fullName: 'Nguyễn Văn Giả Lập', fictional: true };
  const asked = { operations: [{ operation: 'register', entity: 'Person', from: null, values }], ...AS_STEWARD } as const;
  const { changes } = await withPool(createPool({ url: server.url, role: 'giaolo_app', max: 1 }), (pool) =>
    withTx(pool, {}, (tx) => writeChangeSet(tx, model, asked)),
  );
  return changes[0]?.recordId ?? '';
}
/** Into a folder of its own. */
async function restore(path: string, ...more: string[]): Promise<Ran & { dataDir: string }> {
  fresh += 1;
  const dataDir = join(folder.path, `restored-${fresh}`);
  return { ...(await giaolo(['--json', 'restore', path, ...more], { dataDir })), dataDir };
}
/** The restored server at work, for as long as `fn` runs. */
async function over<R>(dataDir: string, fn: (url: string) => Promise<R>): Promise<R> {
  const restored = await startEmbedded({ dataDir });
  try {
    return await fn(restored.url);
  } finally {
    await restored.stop();
  }
}

describe('a backup', () => {
  it('is made beside writers and holds what was acknowledged before; what came after is told as missing, by position', async () => {
    await write(server.url);
    await sealed();
    const before = Number(await lastPosition());
    let isOver = false;
    const writing = (async () => {
      while (!isOver) await write(server.url);
    })();
    const path = await backup();
    isOver = true;
    await writing;
    await sealed();
    const seen = Number(await lastPosition());
    expect(seen).toBeGreaterThan(before);

    const restored = await restore(path);
    const last = Number(restored.json.logs.changes.last);
    expect(last).toBeGreaterThanOrEqual(before);
    expect(restored.json).toMatchObject({ proven: true, findings: [] });
    // What the hub of this machine has seen since is what was lost; nothing when the last write came before the end of the backup.
    expect(restored.json.logs.changes.missing).toEqual(
      last === seen
        ? null
        : { from: String(last + 1), to: String(seen), seenBy: [expect.objectContaining({ by: 'hub', position: String(seen) })] },
    );
    expect(restored.status).toBe(last === seen ? 0 : 1);
    await over(restored.dataDir, async (url) => {
      expect(await one('select log_standing() as standing', url)).toEqual({ standing: 'MOVED' });
      await expect(write(url)).rejects.toMatchObject({ code: 'LOG_UNSETTLED' });
    });
    // Nothing is overwritten.
    const again = await giaolo(['restore', path], { dataDir: restored.dataDir });
    expect(again).toMatchObject({ status: 2, err: expect.stringContaining('nothing is overwritten') });
  });

  it('with the log after it goes as far as the log does, to any moment on the way, or nowhere', async () => {
    const path = await backup();
    const [first] = [await write(server.url)];
    const { now } = await one<{ now: string }>('select clock_timestamp() as now');
    await write(server.url);
    await sealed();
    const all = await lastPosition();
    await archived();
    expect((await giaolo(['--json', 'status'])).json.archive).toEqual({ lastAt: expect.any(String), failing: false });

    const whole = await restore(path, '--wal', at.wal);
    expect(whole).toMatchObject({ status: 0, json: { proven: true, logs: { changes: { last: all, missing: null } } } });
    // It writes a log of its own, which has no place among the living server's.
    expect((await readdir(at.wal)).filter((name) => !name.startsWith('00000001'))).toEqual([]);
    const part = await restore(path, '--wal', at.wal, '--until', now);
    expect(part).toMatchObject({ status: 1, json: { findings: [], logs: { changes: { last: first, missing: { to: all } } } } });
    const nowhere = await restore(path, '--wal', at.wal, '--until', '2099-01-01T00:00:00Z');
    expect(nowhere).toMatchObject({ status: 3, out: expect.stringContaining('There is no log up to') });
    expect(await giaolo(['restore', path], { dataDir: nowhere.dataDir })).not.toMatchObject({ status: 2 });
    expect(await restore(path, '--until', '2026-11-30T08:00:00')).toMatchObject({ status: 2 });
  });

  it('and what is left of a server that was killed bring back every change that was acknowledged', async () => {
    const path = await backup();
    const acknowledged: string[] = [];
    const writing = (async () => {
      for (;;) acknowledged.push(await write(server.url));
    })().catch(() => undefined);
    await until(
      () => acknowledged.length,
      (count) => count >= 20,
    );
    const data = await dataOf(at.data);
    process.kill(Number((await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')[0]), 'SIGKILL');
    await writing;
    await server.ended;
    // Of the lost disk its log was saved; the last segment had not been archived.
    const saved = join(folder.path, 'saved-wal');
    await copyFiles(join(data, 'pg_wal'), saved);
    const restored = await restore(path, '--wal', at.wal, saved);
    expect(restored.json).toMatchObject({ proven: true, findings: [] });
    expect(Number(restored.json.logs.changes.last)).toBeGreaterThanOrEqual(Number(acknowledged.at(-1)));
    await start();
  });

  it('that is damaged, or was stopped half-way, is told before anything is started from it', async () => {
    const path = await backup();
    const { files } = JSON.parse(await readFile(join(path, 'manifest.json'), 'utf8')) as { files: { path: string; size: number }[] };
    // One byte of a table, which no server would read before it starts.
    const [victim = { path: '', size: 0 }] = files.filter(({ path: name }) => name.startsWith('base/')).sort((x, y) => y.size - x.size);
    const file = await open(join(path, 'data', victim.path), 'r+');
    const byte = Buffer.alloc(1);
    await file.read(byte, 0, 1, victim.size / 2);
    await file.write(Buffer.from([(byte[0] ?? 0) ^ 1]), 0, 1, victim.size / 2);
    await file.close();
    const damaged = await restore(path);
    expect(damaged).toMatchObject({ status: 3, out: expect.stringContaining(`are not as they were copied (${victim.path})`) });
    expect(await runningHub(damaged.dataDir)).toBeUndefined();
    expect(await readdir(join(damaged.dataDir, 'postgres'))).not.toContain('data');

    await rm(at.backups, { recursive: true });
    const killed = await giaolo(['backup', at.backups], { kill: (err) => err.includes('MB/s') });
    expect(killed.status).toBeNull();
    const [remains = ''] = await readdir(at.backups);
    expect(remains).toMatch(/\.part$/);
    expect(await restore(join(at.backups, remains))).toMatchObject({ status: 2, out: expect.stringContaining('no whole backup') });
    const next = await backup();
    expect(await readdir(at.backups)).toEqual([next.split('/').at(-1)]);
  });

  it('makes room for itself: old ones go, and the log that only they needed', async () => {
    const old = await backup();
    await archived();
    await write(server.url);
    await archived();
    const segments = (await readdir(at.wal)).length;
    const { json } = await giaolo(['--json', 'backup', at.backups, '--keep', '1']);
    expect(json.removed).toEqual([old]);
    const left = await giaolo(['--json', 'backup', at.backups, '--list']);
    expect(left.json.map(({ path }: { path: string }) => path)).toEqual([json.path]);
    const { firstSegment } = JSON.parse(await readFile(join(json.path, 'manifest.json'), 'utf8')) as { firstSegment: string };
    const kept = (await readdir(at.wal)).sort();
    expect(kept.length).toBeLessThan(segments);
    expect(kept[0]?.slice(0, 24) ?? '').toBe(firstSegment);
  });

  it('brings back what was erased after it; no hub shows that before it is erased again', async () => {
    const id = await registerPerson();
    const path = await backup();
    // Else it would be done again at the position that it had.
    await write(server.url);
    const erased = await giaolo([
      '--json',
      'erase',
      'drivers/person',
      id,
      '--ground',
      'subject-request',
      '--reason',
      'Đơn số 1',
      '--apply',
    ]);
    expect(erased).toMatchObject({ status: 0, json: { applied: true } });
    await sealed();
    const [file = ''] = (await readdir(join(at.keys, 'seen'))).filter((name) => name.endsWith('.erasures'));
    const kept = await readFile(join(at.keys, 'seen', file), 'utf8');
    expect(kept).toContain(id);
    expect(kept).not.toMatch(/Giả Lập|001090/);

    const restored = await restore(path);
    expect(restored.json).toMatchObject({ proven: true, erasuresMissing: 1 });
    const named = `select count(full_name)::integer as names from person where id = '${id}'`;
    expect(await over(restored.dataDir, (url) => one(named, url))).toEqual({ names: 1 });
    expect(await giaolo(['start'], { dataDir: restored.dataDir })).toMatchObject({ status: 3, err: expect.stringContaining('1 erasures') });
    const renewed = await giaolo(['--json', 'log', 'renew'], { dataDir: restored.dataDir });
    expect(renewed).toMatchObject({ status: 0, json: { erased: { missing: 1, again: 1, left: [] } } });
    expect(await over(restored.dataDir, (url) => one(named, url))).toEqual({ names: 0 });
    // Killed before it had noted that: there is nothing left to do.
    const noted = await readFile(join(at.keys, 'seen', file), 'utf8');
    await writeFile(join(at.keys, 'seen', file), noted.replace(/.*"settles".*/g, ''));
    const again = await giaolo(['--json', 'log', 'renew'], { dataDir: restored.dataDir });
    expect(again.json.erased).toEqual({ missing: 1, again: 0, left: [] });
    const once = await giaolo(['--json', 'log', 'renew'], { dataDir: restored.dataDir });
    expect(once.json.erased).toEqual({ missing: 0, again: 0, left: [] });
    // An older database knows neither of them, whatever was settled over another one.
    expect((await restore(path)).json).toMatchObject({ erasuresMissing: 2 });
    // What the other one erased is nothing that the living one lacks.
    await sealed();
  });

  it('of a history that was altered is restored and says so; a drill leaves nothing behind', async () => {
    await write(server.url);
    await sealed();
    await withPool(createPool({ url: server.url, max: 1 }), async (pool) => {
      await query(pool, 'alter table change_set disable trigger all');
      await query(pool, `update change_set set reason = 'chưa từng có' where id = (select change_set_id from change where position = 1)`);
    });
    const altered = await giaolo(['--json', 'restore', await backup(), '--drill']);
    expect(altered).toMatchObject({ status: 1, json: { proven: false } });
    expect(altered.json.findings).toContainEqual(expect.objectContaining({ of: 'changes', kind: 'ALTERED', position: '1' }));
    expect((await readdir(tmpdir())).filter((name) => name.startsWith('giaolo-drill-'))).toEqual([]);
  });
});
