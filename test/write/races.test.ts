import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPool, endPool, type Pool } from '../../src/db/client.js';
import { withTx } from '../../src/db/tx.js';
import { HubError } from '../../src/errors.js';
import { verifyHashes } from '../../src/hub/ledger/verify.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { changeByHand, sliceByHand } from './by-hand.js';
import { model, port, register, write } from './world.js';

const WRITERS = 24;
const TURNS = 8;

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  // As many connections as writers, and time to wait for all of them.
  pool = createPool({
    url: database.url,
    role: 'giaolo_app',
    max: WRITERS,
    timeouts: { lockMs: 30_000, statementMs: 30_000, queryMs: 30_000, transactionMs: 60_000, connectMs: 30_000 },
  });
});
afterAll(async () => {
  await endPool(pool);
  await database.drop();
});

const writers = <R>(work: (writer: number, turn: number) => Promise<R>) =>
  Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      for (let turn = 0; turn < TURNS; turn++) await work(writer, turn);
    }),
  );

async function faults(): Promise<Record<string, number>> {
  const { rows } = await database.appPool.query<Record<string, number>>(`
    select
      (select count(*)::int from port_code a join port_code b on a.id = b.id and (a.version, a.valid_from) < (b.version, b.valid_from)
        and a.valid_from < b.valid_to and b.valid_from < a.valid_to and a.recorded_from < b.recorded_to and b.recorded_from < a.recorded_to) as overlaps,
      (select (max(position) - count(*) + min(position) - 1)::int from change) as gaps,
      (select count(*)::int from (select recorded_from <= lag(recorded_from) over (order by first_position) as wrong from change_set) s where wrong) as instants,
      (select count(*)::int from (select first_position <> 1 + coalesce(lag(last_position) over (order by first_position), 0) as wrong from change_set) s where wrong) as sets,
      (select count(*)::int from (select version <> row_number() over (partition by record_id order by position) as wrong from change) c where wrong) as versions`);
  return rows[0] ?? {};
}

it('24 writers racing through the door for one record never make it two things at once', async () => {
  const id = await register(database, 'PortCode', port('đích'));
  let written = 0;
  await writers(async (writer, turn) => {
    const day = `20${String(25 + (turn % 4)).padStart(2, '0')}-01-${String(writer + 1).padStart(2, '0')}`;
    const operations =
      turn % 2 === 0
        ? [{ operation: 'update', entity: 'PortCode', id, from: day, values: { matchedName: `${writer}/${turn}` } } as const]
        : [
            {
              operation: 'correct',
              entity: 'PortCode',
              id,
              from: '2024-02-01',
              to: '2024-03-01',
              values: { matchedName: `${writer}/${turn}` },
            } as const,
            { operation: 'register', entity: 'PortCode', from: null, values: port('thêm') } as const,
          ];
    try {
      await write({ appPool: pool }, operations);
      written += operations.length;
    } catch (error) {
      if (!(error instanceof HubError && error.code === 'LATER_STATE_EXISTS')) throw error;
    }
  });
  expect(written).toBeGreaterThan(WRITERS);
  expect(await faults()).toEqual({ overlaps: 0, gaps: 0, instants: 0, sets: 0, versions: 0 });
  const { rows } = await database.appPool.query<{ head: string }>('select max(position)::text as head from change');
  expect(await withTx(database.appPool, {}, (tx) => verifyHashes(tx, '1', rows[0]?.head ?? '0', model))).toEqual([]);
}, 120_000);

it('24 writers racing in SQL, past the door, are held to the same', async () => {
  const ids = Array.from({ length: 3 }, () => randomUUID());
  const ends = new Map<string, number>();
  await writers(async (writer) => {
    const id = ids[writer % ids.length] ?? '';
    const end = await withTx(pool, {}, async (tx) => {
      const { rows } = await tx.query<{ version: number }>(
        'select coalesce(max(version), 0)::int as version from change where record_id = $1',
        [id],
      );
      const version = (rows[0]?.version ?? 0) + 1;
      const change = await changeByHand(tx, { id, version, operation: version === 1 ? 'register' : 'update' });
      // None of them closes the state before, so only one can ever stand.
      await sliceByHand(tx, { ...change, id, version });
      return 'written';
    }).catch((error: unknown) => (error instanceof pg.DatabaseError ? (error.code ?? '') : Promise.reject(error)));
    ends.set(end, (ends.get(end) ?? 0) + 1);
  });
  expect(ends.get('written')).toBe(ids.length);
  // Read before the lock, numbers are those of an older head; read in time, the second state of the day is what is refused.
  expect([...ends.keys()].filter((end) => !['written', 'GL003', 'GL004', '23505'].includes(end))).toEqual([]);
  expect(await faults()).toEqual({ overlaps: 0, gaps: 0, instants: 0, sets: 0, versions: 0 });
}, 120_000);

it('the same race leaves overlaps when the guard is off, so the race is real', async () => {
  await database.ownerPool.query('alter table port_code disable trigger guard_insert');
  try {
    const id = randomUUID();
    let written = 0;
    await writers(async () => {
      await withTx(pool, {}, async (tx) => {
        const { rows } = await tx.query<{ version: number }>(
          'select coalesce(max(version), 0)::int as version from change where record_id = $1',
          [id],
        );
        const version = (rows[0]?.version ?? 0) + 1;
        const change = await changeByHand(tx, { id, version, operation: version === 1 ? 'register' : 'update' });
        await sliceByHand(tx, { ...change, id, version });
        written += 1;
      }).catch(() => undefined);
    });
    expect(written).toBeGreaterThan(1);
    expect((await faults()).overlaps).toBeGreaterThan(0);
  } finally {
    await database.ownerPool.query('alter table port_code enable always trigger guard_insert');
  }
}, 120_000);
