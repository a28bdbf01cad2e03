import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool, endPool, query } from '../../src/db/client.js';
import { createRolesDatabase, type TestDatabase } from '../support/database.js';

describe('values of the database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createRolesDatabase();
  });
  afterAll(() => database.drop());

  it('keep every digit of times and exact numbers', async () => {
    const { rows } = await query(
      database.appPool,
      `select timestamptz '2025-07-01 00:00:00.123456+07' as instant, timestamptz '2025-07-01 00:00:00Z' as whole, timestamptz 'infinity' as open,
        date '2025-07-01' as day, date 'infinity' as never, date '-infinity' as ever, 9007199254740993::int8 as big, 12.50::numeric as exact,
        array[date '2025-07-01', null] as days, array[timestamptz '2025-07-01 00:00:00.5Z'] as instants, array[1.10::numeric] as numbers, array[9007199254740993::int8] as bigs`,
    );
    expect(rows[0]).toEqual({
      instant: '2025-06-30T17:00:00.123456Z',
      whole: '2025-07-01T00:00:00.000000Z',
      open: 'infinity',
      day: '2025-07-01',
      never: 'infinity',
      ever: '-infinity',
      big: '9007199254740993',
      exact: '12.50',
      days: ['2025-07-01', null],
      instants: ['2025-07-01T00:00:00.500000Z'],
      numbers: ['1.10'],
      bigs: ['9007199254740993'],
    });
  });

  it('are read the same way by a prepared statement', async () => {
    const read = () =>
      query<{ at: string }>(database.appPool, 'select $1::timestamptz as at', ['2025-07-01T00:00:00.000001Z'], 'types-test');
    expect((await read()).rows[0]?.at).toBe('2025-07-01T00:00:00.000001Z');
    expect((await read()).rows[0]?.at).toBe('2025-07-01T00:00:00.000001Z');
  });

  it('come through a session that is bounded, in UTC and as the given role', async () => {
    const { rows } = await query(
      database.appPool,
      `select current_user as role, current_setting('timezone') as zone, current_setting('jit') as jit, current_setting('statement_timeout') as statement,
        current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle, current_setting('transaction_timeout') as transaction`,
    );
    expect(rows[0]).toEqual({ role: 'giaolo_app', zone: 'UTC', jit: 'off', statement: '4s', lock: '2s', idle: '10s', transaction: '15s' });
  });

  it('survive options given in the address', async () => {
    const pool = createPool({ url: `${database.url}?options=-c%20work_mem%3D5MB&application_name=other`, role: 'giaolo_app', max: 1 });
    const { rows } = await query(pool, "select current_setting('work_mem') as memory, current_user as role");
    expect(rows[0]).toEqual({ memory: '5MB', role: 'giaolo_app' });
    await endPool(pool);
  });
});
