import { appendFile, cp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPool, endPool, query } from '../../src/db/client.js';
import { migrate, migrationState, planMigrations } from '../../src/db/migrate.js';
import { inPackage } from '../../src/root.js';
import { StartError } from '../../src/start-error.js';
import { createEmptyDatabase } from '../support/database.js';
import { createFolder } from '../support/folder.js';

describe('migrations', () => {
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let folder: string;
  let cleanUp: () => Promise<void>;

  beforeEach(async () => {
    database = await createEmptyDatabase();
    const place = await createFolder();
    folder = place.path;
    cleanUp = place.remove;
    await cp(inPackage('migrations/0001_roles.sql'), join(folder, '0001_roles.sql'));
    await write('0002_first.sql', 'create table first (n int);');
    await write(
      '0003_second.sql',
      "-- begin; in a comment is none\ncreate function f() returns text language plpgsql as $f$ begin return 'begin; commit;'; end $f$;",
    );
  });
  afterEach(async () => {
    await database.drop();
    await cleanUp();
  });

  const write = (name: string, sql: string): Promise<void> => writeFile(join(folder, name), sql);
  const run = () => migrate({ url: database.url, folder });
  const refusal = (): Promise<string> =>
    run().then(
      () => 'not refused',
      (error: unknown) => (error instanceof StartError ? error.text : String(error)),
    );
  const ask = async <R>(sql: string): Promise<R[]> => {
    const pool = createPool({ url: database.url, max: 1 });
    try {
      return (await query<R>(pool, sql)).rows;
    } finally {
      await endPool(pool);
    }
  };

  it('run in order, once, as the owner, and are recorded', async () => {
    expect((await planMigrations({ url: database.url, folder })).pending.map(({ name }) => name)).toEqual([
      '0001_roles.sql',
      '0002_first.sql',
      '0003_second.sql',
    ]);
    expect(await ask("select to_regclass('migration') as record")).toEqual([{ record: null }]);
    expect(await run()).toEqual({ applied: ['0001_roles.sql', '0002_first.sql', '0003_second.sql'] });
    expect(await run()).toEqual({ applied: [] });
    expect(await ask('select number, name from migration order by number')).toHaveLength(3);
    expect(await ask("select tableowner from pg_tables where schemaname = 'public' order by tablename")).toEqual([
      { tableowner: 'giaolo_owner' },
      { tableowner: 'giaolo_owner' },
    ]);
  });

  it('leave the app able to read and add, and nothing more', async () => {
    await run();
    const pool = createPool({ url: database.url, role: 'giaolo_app', max: 1 });
    try {
      await query(pool, 'insert into first values (1)');
      expect(await query(pool, 'select n from first')).toMatchObject({ rows: [{ n: 1 }] });
      for (const forbidden of [
        'update first set n = 2',
        'delete from first',
        'truncate first',
        'drop table first',
        'create table mine ()',
        "insert into migration values (9, 'x', 'x')",
      ]) {
        await expect(query(pool, forbidden), forbidden).rejects.toMatchObject({ code: '42501' });
      }
      expect((await migrationState(pool, folder)).pending).toEqual([]);
    } finally {
      await endPool(pool);
    }
  });

  it('are refused when a file was edited after it ran, which is named; a turned line end is no edit', async () => {
    await run();
    await write('0002_first.sql', 'create table first (n int);'.replace('\n', '\r\n'));
    expect(await run()).toEqual({ applied: [] });
    await appendFile(join(folder, '0002_first.sql'), ' -- improved');
    await write('0004_third.sql', 'create table third ();');
    expect(await refusal()).toMatch(/0002_first.sql đã bị sửa[\s\S]*0002_first.sql was edited after it ran/);
    expect(await ask("select to_regclass('third') as third")).toEqual([{ third: null }]);
    // The control: with the file as it was, the same run goes through.
    await write('0002_first.sql', 'create table first (n int);');
    expect(await run()).toEqual({ applied: ['0004_third.sql'] });
  });

  it('are refused when a number is missing or taken twice, before anything runs', async () => {
    await rename(join(folder, '0003_second.sql'), join(folder, '0004_second.sql'));
    expect(await refusal()).toMatch(/0003_\*\.sql was expected, 0004_second.sql was found/);
    await rename(join(folder, '0004_second.sql'), join(folder, '0002_second.sql'));
    expect(await refusal()).toMatch(/0003_\*\.sql was expected, 0002_second.sql was found/);
    expect(await ask("select to_regclass('first') as first")).toEqual([{ first: null }]);
  });

  it('are refused when the database is ahead of the program', async () => {
    await run();
    await rm(join(folder, '0003_second.sql'));
    expect(await refusal()).toMatch(/has run 0003_second.sql, which this release does not have/);
  });

  it('undo the whole file that fails, keep those before it, and go on from there once it is mended', async () => {
    await write('0003_second.sql', 'create table half ();\nselect 1;\nselect no_such_column;');
    expect(await refusal()).toMatch(/0003_second.sql failed and was undone as a whole: 42703 .*\(line 3\)/);
    expect(await ask("select to_regclass('half') as half, to_regclass('first')::text as first")).toEqual([{ half: null, first: 'first' }]);
    await write('0003_second.sql', 'create table whole ();');
    expect(await run()).toEqual({ applied: ['0003_second.sql'] });
  });

  it('may not open or end a transaction themselves, which would leave half a file behind', async () => {
    for (const sql of ['create table a (); commit; create table b ();', 'BEGIN; select 1;', '/* x */ rollback']) {
      await write('0003_second.sql', sql);
      expect(await refusal(), sql).toMatch(/0003_second.sql opens or ends a transaction itself/);
    }
  });

  it('run once when several migrators start together', async () => {
    await write('0003_second.sql', 'create table slow (); select pg_sleep(0.3);');
    const results = await Promise.all(Array.from({ length: 4 }, run));
    expect(results.map(({ applied }) => applied.length).sort()).toEqual([0, 0, 0, 3]);
  });

  it('(control) would collide without the lock', async () => {
    await write('0003_second.sql', 'create table slow (); select pg_sleep(0.3);');
    // Found before the real one, a lock that never locks.
    await ask("create function public.pg_advisory_lock(bigint) returns void language sql as 'select null::void'");
    await ask(`alter database ${new URL(database.url).pathname.slice(1)} set search_path = public, pg_catalog`);
    const results = await Promise.allSettled(Array.from({ length: 4 }, run));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected']);
  });
});
