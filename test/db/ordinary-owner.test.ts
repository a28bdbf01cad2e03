import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool, endPool, type Pool, query } from '../../src/db/client.js';
import { type EmbeddedServer, startEmbedded } from '../../src/db/embedded/start.js';
import { migrate, migrationState, planMigrations } from '../../src/db/migrate.js';
import { missingFrom } from '../../src/db/preparation/missing.js';
import { createFolder } from '../support/folder.js';

/** A server as an administrator runs it: nobody who uses it is a superuser, and roles belong to all of its databases. */
describe('a server of somebody else', { timeout: 120_000 }, () => {
  let folder: Awaited<ReturnType<typeof createFolder>>;
  let server: EmbeddedServer;
  let administrator: Pool;
  beforeAll(async () => {
    folder = await createFolder();
    server = await startEmbedded({ dataDir: folder.path });
    administrator = createPool({ url: server.url, max: 1, timeouts: { queryMs: 0, statementMs: 0, transactionMs: 0 } });
  }, 60_000);
  afterAll(async () => {
    await endPool(administrator);
    await server.stop();
    await folder.remove();
  });

  const login = (name: string, rights = '') => query(administrator, `create role ${name} login nosuperuser ${rights} password 'x'`);
  const database = (name: string, owner?: string) =>
    query(administrator, `create database ${name}${owner === undefined ? '' : ` owner ${owner}`}`);
  function address(name: string, databaseName: string): string {
    const url = new URL(server.url);
    Object.assign(url, { username: name, password: 'x', pathname: `/${databaseName}` });
    return url.href;
  }
  /** As the administrator in that database, what an operator was told to have run. */
  async function runAs(databaseName: string, statements: readonly string[]): Promise<void> {
    const url = new URL(server.url);
    url.pathname = `/${databaseName}`;
    const pool = createPool({ url: url.href, max: 1 });
    try {
      for (const statement of statements) await query(pool, statement);
    } finally {
      await endPool(pool);
    }
  }
  const statementsOf = (missing: readonly { vi: string; en: string }[]) =>
    missing.map(({ vi, en }) => {
      const statement = /administrator runs: (.*;)/.exec(en)?.[1] ?? '';
      expect(vi).toContain(statement);
      return statement;
    });

  /** Everything that reads or changes what was migrated, again and again. */
  async function worksTwice(url: string, ownerUrl = url): Promise<void> {
    const { applied } = await migrate({ url: ownerUrl });
    expect(applied[0]).toBe('0001_roles.sql');
    for (const _again of [1, 2]) {
      expect(await migrate({ url: ownerUrl })).toEqual({ applied: [] });
      expect(await planMigrations({ url: ownerUrl })).toEqual({ applied: applied.length, pending: [] });
      for (const role of [undefined, 'giaolo_app']) {
        const pool = createPool({ url, max: 1, ...(role === undefined ? {} : { role }) });
        expect(await migrationState(pool)).toEqual({ applied: applied.length, pending: [] });
        // What the reading borrowed it gave back.
        const { rows } = await query<{ role: string }>(pool, 'select current_user as role');
        expect(rows).toEqual([{ role: role ?? new URL(url).username }]);
        await endPool(pool);
      }
      expect(await missingFrom({ url, ownerUrl, connections: 60, production: false })).toMatchObject({ missing: [] });
    }
    const app = createPool({ url, role: 'giaolo_app', max: 1 });
    await expect(query(app, 'delete from migration')).rejects.toMatchObject({ code: '42501' });
    await endPool(app);
  }

  it('takes an owner who may make roles, twice, and a second hub of the same owner beside the first', async () => {
    await login('maker', 'createrole');
    for (const name of ['first', 'second']) {
      await database(name, 'maker');
      await worksTwice(address('maker', name));
    }
  });

  it('tells an owner who may not make roles what the administrator is to run, and just that is what it takes', async () => {
    await login('ordinary');
    await database('third', 'ordinary');
    const url = address('ordinary', 'third');
    const { missing } = await missingFrom({ url, ownerUrl: url, production: false });
    // The roles were made by another hub's owner: this one may not give itself any.
    expect(statementsOf(missing)).toEqual(
      ['owner', 'app', 'eraser'].map((role) => `grant giaolo_${role} to ordinary with inherit false, set true;`),
    );
    await runAs('third', statementsOf(missing));
    await worksTwice(url);
  });

  it('tells everything at once to who owns nothing, before anything is made, and the statements told mend all of it', async () => {
    await login('stranger', 'connection limit 9');
    await database('fourth');
    await query(administrator, 'alter database fourth connection limit 8');
    await query(administrator, "alter database fourth set log_statement = 'all'");
    await query(administrator, 'alter database fourth set log_min_messages = notice');
    await runAs('fourth', ['revoke execute on function pg_control_system() from public']);
    const url = address('stranger', 'fourth');
    const asked = { url, ownerUrl: url, connections: 70, production: true };
    const { missing } = await missingFrom(asked);
    const statements = statementsOf(missing);
    expect(statements).toEqual([
      ...['owner', 'app', 'eraser'].map((role) => `grant giaolo_${role} to stranger with inherit false, set true;`),
      'alter database fourth owner to stranger;',
      'create extension pg_trgm with schema public;',
      'create extension btree_gist with schema public;',
      'grant execute on function pg_control_system() to giaolo_owner;',
      'alter role stranger connection limit 70;',
      'alter database fourth connection limit 70;',
      'alter database fourth set log_min_messages = fatal;',
      'alter database fourth set log_parameter_max_length = 0;',
    ]);
    const fourth = createPool({ url, max: 1 });
    expect((await query(fourth, "select from pg_class where relnamespace = 'public'::regnamespace")).rowCount).toBe(0);
    await endPool(fourth);
    // What only speaks of people is no hindrance to a demonstration.
    expect((await missingFrom({ ...asked, production: false })).advice).toEqual(missing.slice(-2));
    await runAs('fourth', statements);
    expect(await missingFrom(asked)).toEqual({ missing: [], advice: [] });
    await worksTwice(url);
  });

  it('lets one login own and migrate, and another one only serve', async () => {
    await login('keeper');
    await login('server_only');
    await query(administrator, 'grant giaolo_owner, giaolo_app, giaolo_eraser to keeper with inherit false, set true');
    await database('fifth', 'keeper');
    const [url, ownerUrl] = [address('server_only', 'fifth'), address('keeper', 'fifth')];
    const { missing } = await missingFrom({ url, ownerUrl, production: false });
    expect(statementsOf(missing)).toEqual(['grant giaolo_app to server_only with inherit false, set true;']);
    await runAs('fifth', statementsOf(missing));
    await worksTwice(url, ownerUrl);
    // Where nothing is to be migrated, whoever only serves starts without the owner's address.
    expect(await missingFrom({ url, ownerUrl: url, production: false })).toMatchObject({ missing: [] });
    expect(await migrate({ url })).toEqual({ applied: [] });
  });

  it('whose letters or extensions are not what searches need is told so', async () => {
    await login('plain');
    await query(administrator, 'grant giaolo_owner, giaolo_app, giaolo_eraser to plain with inherit false, set true');
    await query(administrator, "create database sixth template template0 encoding 'UTF8' locale 'C' locale_provider libc owner plain");
    await runAs('sixth', ['create schema elsewhere', 'create extension pg_trgm with schema elsewhere']);
    const url = address('plain', 'sixth');
    const { missing } = await missingFrom({ url, ownerUrl: url, production: false });
    const [moves, makes] = statementsOf(missing);
    expect(missing).toHaveLength(2);
    expect(moves).toBe('alter extension pg_trgm set schema public;');
    await runAs('sixth', [moves ?? '']);
    await query(administrator, 'drop database sixth');
    await query(administrator, (makes ?? '').replace(';', ''));
    await worksTwice(url);
  });

  it('that gives temporary tables to nobody is told whom to give them', async () => {
    await login('temporary');
    await query(administrator, 'grant giaolo_owner, giaolo_app, giaolo_eraser to temporary with inherit false, set true');
    await database('eighth', 'temporary');
    await query(administrator, 'revoke temporary on database eighth from public');
    const url = address('temporary', 'eighth');
    const { missing } = await missingFrom({ url, ownerUrl: url, production: false });
    expect(statementsOf(missing)).toEqual(['grant temporary on database eighth to giaolo_app;']);
    const make = async () => {
      const app = createPool({ url, role: 'giaolo_app', max: 1 });
      await query(app, 'create temporary table anything (n int)').finally(() => endPool(app));
    };
    await expect(make()).rejects.toMatchObject({ code: '42501' });
    await runAs('eighth', statementsOf(missing));
    await make();
    await worksTwice(url);
    // Found again by whoever only serves, after the migrations.
    await query(administrator, 'revoke temporary on database eighth from giaolo_app');
    expect(statementsOf((await missingFrom({ url, ownerUrl: url, production: false })).missing)).toEqual(statementsOf(missing));
  });

  it('whose roles may do more than the hub’s is refused', async () => {
    await query(administrator, 'alter role giaolo_app createdb');
    try {
      await database('seventh', 'maker');
      const url = address('maker', 'seventh');
      const { missing } = await missingFrom({ url, ownerUrl: url, production: false });
      const statements = statementsOf(missing);
      expect(statements).toEqual(['alter role giaolo_app nosuperuser nocreatedb nocreaterole nobypassrls;']);
      await runAs('seventh', statements);
      expect((await missingFrom({ url, ownerUrl: url, production: false })).missing).toEqual([]);
    } finally {
      await query(administrator, 'alter role giaolo_app nocreatedb');
    }
  });
});
