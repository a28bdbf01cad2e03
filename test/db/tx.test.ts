import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OnStatement, query } from '../../src/db/client.js';
import { retrying, type Tx, withTx } from '../../src/db/tx.js';
import type { HubError } from '../../src/errors.js';
import { createRolesDatabase, type TestDatabase } from '../support/database.js';

/** Lets the first `many` callers through when the last of them has come; later ones pass. */
function meeting(many: number): () => Promise<void> {
  let letThrough = () => {};
  const all = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  let here = 0;
  return () => {
    if (++here === many) letThrough();
    return all;
  };
}

describe('a transaction', () => {
  let database: TestDatabase;
  let sent: string[] = [];
  const onStatement: OnStatement = ({ text }) => sent.push(text);

  beforeAll(async () => {
    database = await createRolesDatabase({ onStatement, max: 4 });
    await query(database.ownerPool, 'create table counter (id int primary key, n int not null)');
    await query(database.ownerPool, 'grant update, delete on counter to giaolo_app');
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    await query(database.ownerPool, 'delete from counter');
    await query(database.ownerPool, 'insert into counter values (1, 0)');
    sent = [];
  });

  const count = async (): Promise<number> =>
    (await query<{ n: number }>(database.ownerPool, 'select n from counter where id = 1')).rows[0]?.n ?? -1;
  const add = (tx: Tx) => tx.query('update counter set n = n + 1 where id = 1');

  it('is committed whole, and undone whole when the work throws', async () => {
    await withTx(database.appPool, {}, async (tx) => {
      await add(tx);
      await add(tx);
    });
    expect(await count()).toBe(2);
    await expect(
      withTx(database.appPool, {}, async (tx) => {
        await add(tx);
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await count()).toBe(2);
  });

  it('is never reported as done when a failed statement was ignored', async () => {
    const ignoring = async (tx: Tx): Promise<string> => {
      await add(tx);
      await tx.query('select 1 / 0').catch(() => undefined);
      return 'all fine';
    };
    await expect(withTx(database.appPool, {}, ignoring)).rejects.toThrow('nothing was committed');
    expect(await count()).toBe(0);

    // The positive control: the plain driver reports success and has saved nothing.
    const client = await database.appPool.connect();
    await client.query('begin');
    await client.query('update counter set n = n + 1 where id = 1');
    await client.query('select 1 / 0').catch(() => undefined);
    await client.query('commit');
    client.release();
    expect(await count()).toBe(0);
  });

  it('does not end the process when a failing statement was not awaited', async () => {
    await expect(
      withTx(database.appPool, {}, async (tx) => {
        void tx.query('select 1 / 0');
      }),
    ).rejects.toThrow('nothing was committed');
  });

  it('sends statements one after the other, even when asked for all at once', async () => {
    const answers = await withTx(database.appPool, {}, (tx) =>
      Promise.all([1, 2, 3].map((n) => tx.query<{ n: number }>('select $1::int as n', [n]))),
    );
    expect(answers.map(({ rows }) => rows[0]?.n)).toEqual([1, 2, 3]);
    expect(sent).toEqual([
      'begin isolation level read committed',
      'select $1::int as n',
      'select $1::int as n',
      'select $1::int as n',
      'commit',
    ]);
  });

  it('refuses statements that come after its end, so they never run in another’s', async () => {
    let kept: Tx | undefined;
    await withTx(database.appPool, {}, async (tx) => {
      kept = tx;
    });
    await expect(kept && add(kept)).rejects.toThrow('after its transaction had ended');
    expect(await count()).toBe(0);
  });

  it('gives what the statement did wrong to the code that knows the statement', async () => {
    const failed = await withTx(database.appPool, {}, (tx) => tx.query('insert into counter values (1, 1)')).catch(
      (error: unknown) => error,
    );
    expect(failed).toBeInstanceOf(pg.DatabaseError);
    expect(failed).toMatchObject({ code: '23505' });
  });

  it('can be read-only, with one view of the data from its first to its last statement', async () => {
    const options = { readOnly: true, isolation: 'repeatable read' } as const;
    await expect(withTx(database.appPool, options, add)).rejects.toMatchObject({ code: '25006' });
    const seen = await withTx(database.appPool, options, async (tx) => {
      const read = async () => (await tx.query<{ n: number }>('select n from counter')).rows[0]?.n;
      const before = await read();
      await query(database.ownerPool, 'update counter set n = 99');
      return [before, await read()];
    });
    expect(seen).toEqual([0, 0]);
  });

  it('loses no increment under collisions when tried again, and says CONFLICT_RETRY when it is not', async () => {
    const increment = (allHaveRead?: () => Promise<void>) =>
      withTx(database.appPool, { isolation: 'repeatable read' }, async (tx) => {
        const { rows } = await tx.query<{ n: number }>('select n from counter where id = 1');
        await allHaveRead?.();
        await tx.query('update counter set n = $1 where id = 1', [(rows[0]?.n ?? 0) + 1]);
      });
    const met = meeting(4);
    const once = await Promise.allSettled([1, 2, 3, 4].map(() => increment(met)));
    const refused = once.flatMap((result) => (result.status === 'rejected' ? [result.reason as HubError] : []));
    expect(refused).toHaveLength(3);
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['CONFLICT_RETRY']));

    const before = await count();
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        for (let i = 0; i < 5; i++) await retrying(() => increment(), 40);
      }),
    );
    expect(await count()).toBe(before + 20);
  });

  it('never tries a lost connection again', async () => {
    let tries = 0;
    const lost = await retrying(() =>
      withTx(database.appPool, { label: 'suicide' }, async (tx) => {
        tries++;
        await add(tx);
        await superuser(
          database,
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state = $$idle in transaction$$',
        );
        await add(tx);
      }),
    ).catch((error: unknown) => error);
    expect(tries).toBe(1);
    expect(lost).toMatchObject({ code: 'UNAVAILABLE', details: {} });
    expect(await count()).toBe(0);
    expect(await query(database.appPool, 'select 1')).toMatchObject({ rowCount: 1 });
  });

  it('says that the outcome is unknown when the connection dies during the commit', async () => {
    await query(database.ownerPool, 'create table slow (n int)');
    await query(
      database.ownerPool,
      'create function linger() returns trigger language plpgsql as $$ begin perform pg_sleep(3); return null; end $$',
    );
    await query(
      database.ownerPool,
      'create constraint trigger linger after insert on slow deferrable initially deferred for each row execute function linger()',
    );
    const done = withTx(database.appPool, { label: 'slow commit' }, (tx) => tx.query('insert into slow values (1)')).catch(
      (error: unknown) => error,
    );
    await expect
      .poll(() =>
        superuser(database, "select 1 from pg_stat_activity where datname = current_database() and query = 'commit' and state = 'active'"),
      )
      .toBe(1);
    await superuser(
      database,
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'commit' and state = 'active'",
    );
    expect(await done).toMatchObject({ code: 'UNAVAILABLE', details: { outcome: 'UNKNOWN' } });
  });

  it('gives up a statement that runs too long and keeps the connection', async () => {
    const process = async () => (await query<{ pid: number }>(database.ownerPool, 'select pg_backend_pid() as pid')).rows[0]?.pid;
    const before = await process();
    const failed = await withTx(database.ownerPool, {}, async (tx) => {
      await tx.query("set local statement_timeout = '100ms'");
      await tx.query('select pg_sleep(5)');
    }).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 'UNAVAILABLE' });
    expect(await process()).toBe(before);
  });
});

async function superuser(database: TestDatabase, sql: string): Promise<number> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rowCount } = await client.query(sql);
  await client.end();
  return rowCount ?? 0;
}
