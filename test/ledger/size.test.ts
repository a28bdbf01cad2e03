import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Operation } from '../../src/hub/write/operations.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { person, vehicle, write } from '../write/world.js';

/** What a registration takes in the ledger and its salts, indexes included. A page has 8 KB, so a few thousand tell it to the byte. */
const REGISTRATIONS = 3_000;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const bytes = async () =>
  Number(
    (
      await database.ownerPool.query<{ size: string }>(
        `select pg_total_relation_size('change') + pg_total_relation_size('change_salt') as size`,
      )
    ).rows[0]?.size,
  );
async function bytesEach(operations: readonly Operation[]): Promise<number> {
  const before = await bytes();
  for (let from = 0; from < operations.length; from += 1_000) await write(database, operations.slice(from, from + 1_000));
  return Math.round(((await bytes()) - before) / operations.length);
}

it('a registration takes at most 400 bytes of the ledger; one about a person a little more', async () => {
  const numbered = Array.from({ length: REGISTRATIONS }, (_, n) => String(n).padStart(6, '0'));
  const things = await bytesEach(
    numbered.map(
      (n): Operation => ({
        operation: 'register',
        entity: 'Vehicle',
        from: '2024-01-01',
        values: { ...vehicle(`RLMCA${n}X000000`), model: 'VF 8', category: 'car', productionYear: 2021, seats: 5, colour: 'trắng' },
      }),
    ),
  );
  const persons = await bytesEach(
    numbered.map((n): Operation => ({ operation: 'register', entity: 'Person', from: '2024-01-01', values: person(`001090${n}`) })),
  );
  process.stdout.write(`ledger and salts of a registration, indexes included: ${things} bytes, about a person ${persons}\n`);
  expect(things).toBeLessThanOrEqual(400);
  expect(persons).toBeLessThanOrEqual(440);
});
