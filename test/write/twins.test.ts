import { afterAll, beforeAll, expect, it } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import { HubError } from '../../src/errors.js';
import { storedFields } from '../../src/hub/ledger/stored-fields.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import { loadTwins } from '../../src/hub/write/load.js';
import type { Operation } from '../../src/hub/write/operations.js';
import { asTheyStand } from '../../src/hub/write/registers.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { AS_STEWARD, model } from './world.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const list = (code: string): Operation => ({
  operation: 'register',
  entity: 'CodeList',
  from: '2025-01-01',
  values: { code, name: 'Danh mục thử', confidence: 'K' },
});
const write = (...codes: string[]) =>
  withTx(database.appPool, {}, (tx) => writeChangeSet(tx, model, { ...AS_STEWARD, operations: codes.map(list) })).then(
    () => 'taken',
    (error: unknown) => {
      if (!(error instanceof HubError)) throw error;
      return (error.details.problems as { code: string; vi: string }[])
        .map(({ code, vi }) => `${code} ${/"([^"]*)" trong/.exec(vi)?.[1] ?? ''}`)
        .join();
    },
  );

it('a key that nobody could tell from another one is refused and its twin is told: in the register, and in the set itself', async () => {
  expect(await write('mặt-đường')).toBe('taken');
  for (const twin of ['MẶT-ĐƯỜNG', 'mặt–đường', 'mặt\u2011đường', 'ｍặt-đường', 'Mặt−Đường'])
    expect([twin, await write(twin)]).toEqual([twin, 'KEY_TAKEN mặt-đường']);
  // Other letters are another key: an accent tells two words apart.
  expect(await write('mat-duong')).toBe('taken');
  expect(await write('l’a', "L'A")).toBe("KEY_TAKEN L'A,KEY_TAKEN l’a");
  // A twin that is written as it is compared stands in the index of the column, any other in the index of folds.
  expect(await write('QL-1')).toBe('taken');
  expect(await write('ql-1')).toBe('KEY_TAKEN QL-1');
});

it('the twins of a large file are found by an index', async () => {
  const { rows } = await database.appPool.query<{ 'QUERY PLAN': string }>(
    `explain select from code_list where key_fold(code) = 'X' and key_fold(code) <> code`,
  );
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('code_list_code_twins');
});

it('who holds a key is never found by trying every row with every text, also in a table that PostgreSQL has not counted yet', async () => {
  const entity = model.declarations.entities.get('CodeList');
  const field = entity && storedFields(entity).fields.get('code');
  if (!entity || !field) throw new Error('there is no CodeList.code');
  const plan = await withTx(database.ownerPool, {}, async (tx) => {
    await tx.query('create temporary table uncounted on commit drop as select * from code_list with no data');
    await tx.query('create index on uncounted (code)');
    await tx.query(
      `insert into uncounted (id, version, valid_from, valid_to, recorded_from, recorded_to, position, code)
       select gen_random_uuid(), 1, '2025-01-01', 'infinity', now(), 'infinity', n, 'K-' || n from generate_series(1, 3000) n`,
    );
    let explained: string[] = [];
    const read = async (_entity: unknown, statement: (table: string) => string, parameters: unknown[]) => {
      const { rows } = await tx.query<Record<string, string>>(`explain (costs off) ${statement('uncounted')}`, parameters);
      explained = rows.map((row) => row['QUERY PLAN'] ?? '');
      return [];
    };
    await loadTwins(
      { ...asTheyStand(tx), read },
      entity,
      field,
      Array.from({ length: 500 }, (_, n) => `K-${n}`),
    );
    return explained.join('\n');
  });
  expect(plan).toMatch(/uncounted/);
  expect(plan).not.toMatch(/Join Filter/);
});
