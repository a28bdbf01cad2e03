import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../../src/db/client.js';
import { loadSeeds } from '../../src/hub/import/load-seeds.js';
import { DEMO_DAY, demoSeeds } from '../../src/seeds/demo/index.js';
import { referenceSeeds } from '../../src/seeds/reference.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { emptyRegisters, load, model, type Registers } from './load-in-memory.js';

const DEMO = { scale: Number(process.env.SEEDS_TEST_SCALE ?? 0.02) };

let database: TestDatabase;
let expected: Registers;
beforeAll(async () => {
  database = await createTestDatabase();
  expected = await load(await load(emptyRegisters(), referenceSeeds(), DEMO_DAY), demoSeeds(DEMO), DEMO_DAY);
});
afterAll(() => database.drop());

describe('the seeds in a real register', () => {
  it('are loaded by the importer as they were read without one: the same records, the same number of states', async () => {
    const reference = await loadSeeds({ pool: database.appPool, model }, referenceSeeds());
    const demo = await loadSeeds({ pool: database.appPool, model }, demoSeeds(DEMO));
    expect(reference.loaded).toBe(referenceSeeds().length);
    expect(demo.loaded).toBe(demoSeeds(DEMO).length);
    console.info(`seeds: ${reference.rows} reference rows in ${reference.seconds.toFixed(1)} s, ${demo.rows} demo rows in ${demo.seconds.toFixed(1)} s`);
    for (const [name, records] of expected.records) {
      const table = model.declarations.entities.get(name)?.table ?? '';
      const { rows } = await query<{ records: string; states: string }>(
        database.appPool,
        `select count(distinct id) as records, count(*) as states from ${table} where recorded_to = 'infinity'`,
      );
      expect({ name, ...rows[0] }).toEqual({ name, records: String(records.length), states: String(records.flatMap(({ states }) => states).length) });
    }
  }, 600_000);

  it('are not loaded twice', async () => {
    const again = await loadSeeds({ pool: database.appPool, model }, [...referenceSeeds(), ...demoSeeds(DEMO)]);
    expect(again).toMatchObject({ loaded: 0, rows: 0 });
  });
});
