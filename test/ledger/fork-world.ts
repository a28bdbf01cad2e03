import { spawnSync } from 'node:child_process';
import { chown, open, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { baseBackup as makeBaseBackup } from '../../src/db/backup/base-backup.js';
import { DATA } from '../../src/db/backup/manifest.js';
import { createPool, endPool, type Pool, query } from '../../src/db/client.js';
import { binaries } from '../../src/db/embedded/binaries.js';
import { freePort } from '../../src/db/embedded/free-port.js';
import { spawnGuarded } from '../../src/db/embedded/guardian.js';
import { serverPlace } from '../../src/db/embedded/place.js';
import { readPostmaster } from '../../src/db/embedded/postmaster.js';
import { pause } from '../../src/db/embedded/process.js';
import { ensureServingLogins } from '../../src/db/embedded/serving-logins.js';
import { serverSettings } from '../../src/db/embedded/settings.js';
import { type EmbeddedServer, startEmbedded } from '../../src/db/embedded/start.js';
import { withTx } from '../../src/db/tx.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import { model } from '../write/world.js';

/** A server beside the hub's own, over files that were copied from it. */
export type OtherServer = { url: string; stop(): Promise<void> };

/** The hub's own server, with the logins that a hub would have made: for commands that are run beside it. */
export async function startServing(options: Parameters<typeof startEmbedded>[0]): Promise<EmbeddedServer> {
  const server = await startEmbedded(options);
  await ensureServingLogins(server);
  return server;
}

/** Everything as it lies on the disk, owners and modes included, in the place of what is there. */
export async function copyFiles(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  const { status, stderr } = spawnSync('cp', ['-a', from, to]);
  if (status !== 0) throw new Error(String(stderr));
}

export async function dataOf(dataDir: string): Promise<string> {
  return join(await realpath(join(dataDir, 'postgres')), 'data');
}

/** A base backup as `giaolo backup` makes one, given to the server's account. */
export async function baseBackup({ url, dataDir, name }: { url: string; dataDir: string; name: string }): Promise<string> {
  const from = await dataOf(dataDir);
  const to = `${from}.${name}`;
  await rm(to, { recursive: true, force: true });
  await makeBaseBackup({ superuser: { url }, to, beforeEnd: async () => undefined, onBytes: () => undefined });
  const { status, stderr } = spawnSync('chown', ['-R', `--reference=${join(from, 'PG_VERSION')}`, to]);
  if (status !== 0) throw new Error(String(stderr));
  return join(to, DATA);
}

/** A file of the server's, owned as its files are. */
export async function giveAway(data: string, name: string, text: string): Promise<void> {
  const path = join(data, name);
  await writeFile(path, text, { mode: 0o600 });
  const { uid, gid } = await stat(join(data, 'PG_VERSION'));
  await chown(path, uid, gid);
}

/** Starts PostgreSQL over such files, with the settings of the embedded server and these beside. */
export async function serverOver(
  data: string,
  { dataDir, url, settings = {} }: { dataDir: string; url: string; settings?: Record<string, string> },
): Promise<OtherServer> {
  const place = await serverPlace(dataDir, () => undefined);
  const { postgres } = await binaries(place, () => undefined);
  const port = await freePort();
  const silence = await open('/dev/null', 'a');
  const guardian = spawnGuarded({
    program: postgres,
    parameters: ['-D', data, ...serverSettings(port, settings)],
    cwd: data,
    log: silence.fd,
    user: place.user,
  });
  const ended = new Promise<void>((resolve) => guardian.once('exit', () => resolve()));
  let over = false;
  void ended.then(() => {
    over = true;
  });
  while (!(await readPostmaster(data))?.ready) {
    if (over) throw new Error('the copied server did not start');
    await pause(20);
  }
  const address = new URL(url);
  address.port = String(port);
  return {
    url: address.href,
    stop: async () => {
      guardian.stdin?.end();
      await ended;
      await silence.close();
    },
  };
}

/** Asks once, as the owner of the tables. */
export async function asOwner<R>(url: string, sql: string, values: unknown[] = []): Promise<R[]> {
  return withPool(createPool({ url, role: 'giaolo_owner', max: 1 }), async (pool) => (await query<R>(pool, sql, values)).rows);
}

export async function withPool<R>(pool: Pool, fn: (pool: Pool) => Promise<R>): Promise<R> {
  try {
    return await fn(pool);
  } finally {
    await endPool(pool);
  }
}

/** A port's code that nobody has: VNAAB, VNAAC, … */
export const nextCode = (() => {
  let last = 0;
  return () => {
    last += 1;
    const letter = (power: number) => String.fromCharCode(65 + (Math.floor(last / 26 ** power) % 26));
    return `VN${letter(2)}${letter(1)}${letter(0)}`;
  };
})();

/** Writes one record straight through the door, over connections that were looked at by nobody. */
export function write(url: string): Promise<string> {
  return withPool(createPool({ url, role: 'giaolo_app', max: 1 }), async (pool) => (await writeOver(pool)).lastPosition);
}

export function writeOver(pool: Pool) {
  const values = { code: nextCode(), matchedName: 'Cảng thử' };
  return withTx(pool, {}, (tx) =>
    writeChangeSet(
      tx,
      { ...model, rules: [] },
      {
        operations: [{ operation: 'register', entity: 'PortCode', from: '2024-01-01', values }],
        ...{ actor: 'test', actorRole: 'steward', agency: 'G17', reason: 'kiểm thử', legalBasis: 'Nghị định 1/2026/NĐ-CP' },
      },
    ),
  );
}
