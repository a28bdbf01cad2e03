import { expect, it } from 'vitest';
import { createPool, endPool, query } from '../../src/db/client.js';
import { startEmbedded } from '../../src/db/embedded/start.js';
import { migrate } from '../../src/db/migrate.js';
import { refuseUnsafeServer } from '../../src/db/refuse-unsafe-server.js';
import { createFolder } from '../support/folder.js';

it('a real server needs no superuser: the owner of the database, allowed to make roles, migrates it and serves from it', { timeout: 60_000 }, async () => {
  const folder = await createFolder();
  const server = await startEmbedded({ dataDir: folder.path });
  const superuser = createPool({ url: server.url, max: 1 });
  try {
    await query(superuser, "create role operator login createrole nosuperuser password 'operator'");
    await query(superuser, 'create database hub owner operator');
    const address = new URL(server.url);
    Object.assign(address, { username: 'operator', password: 'operator', pathname: '/hub' });

    const { applied } = await migrate({ url: address.href });
    expect(applied[0]).toBe('0001_roles.sql');
    const app = createPool({ url: address.href, role: 'giaolo_app', max: 1 });
    await refuseUnsafeServer(app);
    expect((await query<{ role: string }>(app, 'select current_user as role, (select count(*) from migration) as n')).rows).toEqual([
      { role: 'giaolo_app', n: String(applied.length) },
    ]);
    await expect(query(app, 'delete from migration')).rejects.toMatchObject({ code: '42501' });
    await endPool(app);

    // A second hub on the same server finds the roles made.
    await query(superuser, 'create database second owner operator');
    address.pathname = '/second';
    expect((await migrate({ url: address.href })).applied).toHaveLength(applied.length);
  } finally {
    await endPool(superuser);
    await server.stop();
    await folder.remove();
  }
});
