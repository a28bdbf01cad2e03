import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_DAY } from '../../seeds/demo/days.js';
import { demoSeeds } from '../../seeds/demo/index.js';
import { query } from '../../src/db/client.js';
import type { Caller } from '../../src/hub/access/caller.js';
import { createAnswer } from '../../src/hub/answer/answer.js';
import { withImportPool } from '../../src/hub/batch/import-pool.js';
import { loadSeeds } from '../../src/hub/import/apply/load-seeds.js';
import { bodyBytes } from '../../src/hub/query/finished-json.js';
import { referenceSeeds } from '../../src/seeds/reference.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { caller, readLogInto, schema } from '../support/hub.js';
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

  it('answer for the personas of the tour: who may drive, operate and run, and what is missing', async () => {
    const readLog = readLogInto([]);
    const answer = createAnswer({ schema, model, pool: database.appPool, readLog });
    const document = parse(`query Q($asOf: AsOf) {
      readyCoach: vehicle(plate: "29F-90003", asOf: $asOf) { mayOperate { reasons { code } } }
      routeCoach: vehicle(plate: "29F-90007", asOf: $asOf) { mayOperate { answer reasons { code } } }
      overdueTruck: vehicle(plate: "29H-90005", asOf: $asOf) { mayOperate { reasons { code } } }
      operator: business(taxCode: "9900000030", asOf: $asOf) { mayOperate(kind: "tuyến cố định") { answer } taxi: mayOperate(kind: "taxi") { reasons { code } } }
      route: fixedRoute(code: "2936.1111.A", asOf: $asOf) { freeSlots legs { totalCount } }
      driver: driverLicence(number: "990000000011", asOf: $asOf) { now: isValidFor(class: "C1") { answer } later: isValidFor(class: "C1", on: "2027-06-01") { reasons { code } } bus: isValidFor(class: "D1") { reasons { code } } }
    }`);
    const [operation] = document.definitions;
    if (operation?.kind !== 'OperationDefinition') throw new Error('no operation');
    const as = { ...caller('permit-service', 'licensing'), ownKey: null, language: 'vi', requestId: 't' } as Caller;
    const { body } = await answer({ document, operation, variables: { asOf: { validAt: DEMO_DAY } }, caller: as });
    const { data, errors } = JSON.parse(bodyBytes(body).toString());
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      readyCoach: { mayOperate: { reasons: [{ code: 'NO_BADGE' }] } },
      routeCoach: { mayOperate: { answer: true, reasons: [] } },
      overdueTruck: { mayOperate: { reasons: expect.arrayContaining([{ code: 'NO_VALID_INSPECTION' }, { code: 'NO_BADGE' }]) } },
      operator: { mayOperate: { answer: true }, taxi: { reasons: [{ code: 'KIND_NOT_LICENSED' }] } },
      driver: { now: { answer: true }, later: { reasons: [{ code: 'LICENCE_EXPIRED' }] }, bus: { reasons: [{ code: 'CLASS_DOES_NOT_FIT' }] } },
    });
    expect(data.route.freeSlots).toBeGreaterThanOrEqual(0);
    expect(data.route.legs.totalCount).toBeGreaterThan(1);
  });

  it('are not loaded twice', async () => {
    const again = await loadSeeds({ pool: database.appPool, model }, [...referenceSeeds(), ...demoSeeds(DEMO)]);
    expect(again).toMatchObject({ loaded: 0, rows: 0 });
  });

  it('change nothing and differ nowhere when a release says the same in other bytes, file by file', async () => {
    const head = async () => (await query<{ head: string }>(database.appPool, 'select max(position)::text as head from change')).rows[0]?.head;
    const before = await head();
    const release = [...referenceSeeds(), ...demoSeeds(DEMO)].map((seed) => ({
      ...seed,
      source: { ...seed.source, fingerprint: `next release of ${seed.source.name}` },
    }));
    const outcome = await withImportPool(database, (pool) => loadSeeds({ pool, model }, release));
    console.info(`seeds: ${outcome.rows} rows weighed in ${outcome.seconds.toFixed(1)} s`);
    expect(outcome.differences.slice(0, 20)).toEqual([]);
    expect(outcome.loaded).toBe(release.length);
    expect(await head()).toBe(before);
  }, 600_000);
});
