import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool, endPool, type Pool, STATEMENT_MS } from '../../src/db/client.js';
import { createReaders, type Readers } from '../../src/db/readers.js';
import { createRolesDatabase, type TestDatabase } from '../support/database.js';

describe('readers', () => {
  let database: TestDatabase;
  let pool: Pool;
  let readers: Readers;
  beforeAll(async () => {
    database = await createRolesDatabase();
    pool = createPool({ url: database.url, role: 'giaolo_app', max: 2 });
    readers = createReaders(database, { side: 'personal', pool, poolMs: STATEMENT_MS });
  });
  afterAll(async () => {
    await readers.close();
    await endPool(pool);
    await database.drop();
  });
  const setting = async (reader: ReturnType<Readers['of']>, name: string) => {
    const { rows } = await reader.query<{ value: string }>('select current_setting($1) as value', [name]);
    return rows[0]?.value;
  };

  it('give each role the time of its own, and cut off what takes longer', async () => {
    expect(await setting(readers.of({ kind: 'list', ms: 200 }), 'statement_timeout')).toBe('200ms');
    expect(await setting(readers.of({ kind: 'groups', ms: 30_000 }), 'statement_timeout')).toBe('30s');
    await expect(readers.of({ kind: 'list', ms: 200 }).query('select pg_sleep(2)')).rejects.toMatchObject({
      code: 'TOO_SLOW',
      parameters: { seconds: 0.2 },
    });
    // The control: a role with more time gets its answer.
    await expect(readers.of({ kind: 'list', ms: 3_000 }).query('select pg_sleep(0.4)')).resolves.toMatchObject({ rowCount: 1 });
  });

  it('plan groups for their values and lists once for all', async () => {
    expect(await setting(readers.of({ kind: 'groups', ms: 1_000 }), 'plan_cache_mode')).toBe('force_custom_plan');
    expect(await setting(readers.of({ kind: 'list', ms: 1_000 }), 'plan_cache_mode')).toBe('force_generic_plan');
    expect(await setting(readers.of({ kind: 'list', ms: STATEMENT_MS }), 'plan_cache_mode')).toBe('force_generic_plan');
    expect(await setting(readers.of({ kind: 'brief' }), 'plan_cache_mode')).toBe('force_generic_plan');
  });

  it('look-ups and lists go on while groups take every connection of theirs', async () => {
    const groups = readers.of({ kind: 'groups', ms: 5_000 });
    let ended = 0;
    const slow = Array.from({ length: 30 }, () => groups.query('select pg_sleep(0.3)').then(() => ended++));
    await readers.of({ kind: 'brief' }).query('select 1');
    await readers.of({ kind: 'list', ms: STATEMENT_MS }).query('select 1');
    expect(ended).toBe(0);
    await Promise.all(slow);
  });
});
