import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool, endPool } from '../../src/db/client.js';
import { binaries } from '../../src/db/embedded/binaries.js';
import { spawnGuarded } from '../../src/db/embedded/guardian.js';
import { serverPlace } from '../../src/db/embedded/place.js';
import { readPostmaster } from '../../src/db/embedded/postmaster.js';
import { startEmbedded } from '../../src/db/embedded/start.js';
import { refuseUnsafeServer, unsafeSettings } from '../../src/db/preparation/server.js';
import { StartError } from '../../src/start-error.js';
import { createRolesDatabase, type TestDatabase } from '../support/database.js';
import { createFolder } from '../support/folder.js';

describe('a database server', { timeout: 60_000 }, () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createRolesDatabase();
  });
  afterAll(() => database.drop());

  const verdict = async (url: string, role = 'giaolo_app'): Promise<string> => {
    const pool = createPool({ url, role, max: 1, timeouts: { connectMs: 1_000 } });
    try {
      return await refuseUnsafeServer(pool).then(
        () => 'accepted',
        (error: unknown) => (error instanceof StartError ? error.text : String(error)),
      );
    } finally {
      await endPool(pool);
    }
  };

  it('is accepted when it keeps what it acknowledges', async () => {
    expect(await verdict(database.url)).toBe('accepted');
  });

  it('is refused, with the setting named, when commits do not wait for the disk', async () => {
    expect(await verdict(`${database.url}?options=-c%20synchronous_commit%3Doff`)).toMatch(
      /đặt synchronous_commit = off[\s\S]*has synchronous_commit = off/,
    );
  });

  it('is refused, with every fault named at once, when it runs with fsync and full_page_writes off', async () => {
    const folder = await createFolder();
    const made = await startEmbedded({ dataDir: folder.path });
    await made.stop();
    const place = await serverPlace(folder.path, () => undefined);
    const { postgres } = await binaries(place, () => undefined);
    const data = join(place.folder, 'data');
    const silence = await open('/dev/null', 'a');
    const port = new URL(made.url).port;
    const parameters = [
      '-D',
      data,
      '-c',
      'fsync=off',
      '-c',
      'full_page_writes=off',
      '-c',
      `port=${port}`,
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
    ];
    const guardian = spawnGuarded({ program: postgres, parameters, cwd: data, log: silence.fd, user: place.user });
    const ended = new Promise((resolve) => guardian.once('exit', resolve));
    try {
      await expect.poll(async () => (await readPostmaster(data))?.ready, { timeout: 10_000 }).toBe(true);
      const text = await verdict(made.url, 'giaolo');
      expect(text).toMatch(/fsync = off/);
      expect(text).toMatch(/full_page_writes = off/);
      expect(text).not.toContain(await readFile(join(folder.path, 'postgres.password'), 'utf8'));
    } finally {
      guardian.stdin?.end();
      await ended;
      await silence.close();
      await folder.remove();
    }
  });

  it('is refused when it is too old, a standby, or not in UTF-8', () => {
    const good = { version: 18, fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', encoding: 'UTF8', standby: false };
    expect(unsafeSettings(good)).toEqual([]);
    expect(unsafeSettings({ ...good, version: 17 })[0]?.en).toContain('PostgreSQL 17; the hub needs PostgreSQL 18');
    expect(unsafeSettings({ ...good, standby: true })[0]?.en).toContain('read-only standby');
    expect(unsafeSettings({ ...good, encoding: 'SQL_ASCII' })[0]?.en).toContain('SQL_ASCII');
    // A stricter commit than ours is welcome.
    expect(unsafeSettings({ ...good, synchronous_commit: 'remote_apply' })).toEqual([]);
  });

  it('that cannot be used says why and what to do, without host, user or password', async () => {
    const wrong = (change: (url: URL) => void): string => {
      const url = new URL(database.url);
      change(url);
      return url.href;
    };
    expect(await verdict(wrong((url) => (url.password = 'secret-x')))).toMatch(/refuses the user or password of DATABASE_URL/);
    expect(await verdict(wrong((url) => (url.pathname = '/none')))).toMatch(/does not exist. Create it first/);
    expect(await verdict(wrong((url) => (url.port = '1')))).toMatch(/cannot be reached \(ECONNREFUSED\)/);
    expect(await verdict(database.url, 'no_such_role')).toMatch(/Run "giaolo migrate"/);
  });
});
