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
import { reachingAll } from '../support/everybody.js';
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
    console.info(
      `seeds: ${reference.rows} reference rows in ${reference.seconds.toFixed(1)} s, ${demo.rows} demo rows in ${demo.seconds.toFixed(1)} s`,
    );
    for (const [name, records] of expected.records) {
      const table = model.declarations.entities.get(name)?.table ?? '';
      const { rows } = await query<{ records: string; states: string }>(
        database.appPool,
        `select count(distinct id) as records, count(*) as states from ${table} where recorded_to = 'infinity'`,
      );
      expect({ name, ...rows[0] }).toEqual({
        name,
        records: String(records.length),
        states: String(records.flatMap(({ states }) => states).length),
      });
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
    const asking = { ...caller('permit-service', 'licensing'), ownKey: null, language: 'vi', requestId: 't' } as Caller;
    const as = await reachingAll(database, model, asking);
    const { body } = await answer({ document, operation, variables: { asOf: { validAt: DEMO_DAY } }, caller: as });
    const { data, errors } = JSON.parse(bodyBytes(body).toString());
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      readyCoach: { mayOperate: { reasons: [{ code: 'NO_BADGE' }] } },
      routeCoach: { mayOperate: { answer: true, reasons: [] } },
      overdueTruck: { mayOperate: { reasons: expect.arrayContaining([{ code: 'NO_VALID_INSPECTION' }, { code: 'NO_BADGE' }]) } },
      operator: { mayOperate: { answer: true }, taxi: { reasons: [{ code: 'KIND_NOT_LICENSED' }] } },
      driver: {
        now: { answer: true },
        later: { reasons: [{ code: 'LICENCE_EXPIRED' }] },
        bus: { reasons: [{ code: 'CLASS_DOES_NOT_FIT' }] },
      },
    });
    expect(data.route.freeSlots).toBeGreaterThanOrEqual(0);
    expect(data.route.legs.totalCount).toBeGreaterThan(1);
  });

  it('name all twenty procedures by the id of the hub, each with its codes and who decides on the day', async () => {
    const answer = createAnswer({ schema, model, pool: database.appPool, readLog: readLogInto([]) });
    const ask = async (text: string) => {
      const document = parse(text);
      const [operation] = document.definitions;
      if (operation?.kind !== 'OperationDefinition') throw new Error('no operation');
      const as = { ...caller('dossier-service', 'once-only'), ownKey: null, language: 'vi', requestId: 't' } as Caller;
      const { body } = await answer({ document, operation, variables: {}, caller: as });
      return JSON.parse(bodyBytes(body).toString());
    };
    type Told = { hubId: string; code: string | null; authorityName: string };
    const named = async (day: string): Promise<Told[]> =>
      (
        await ask(
          `{ procedures(where: { hubId: { isNull: false } }, asOf: { validAt: "${day}" }, first: 100, orderBy: [{ hubId: ASC }, { code: ASC }]) { nodes { hubId code authorityName } } }`,
        )
      ).data.procedures.nodes;
    const ids = Array.from({ length: 20 }, (_, i) => `P${String(i + 1).padStart(2, '0')}`);
    const of = (told: readonly Told[], id: string) => told.filter(({ hubId }) => hubId === id);
    for (const day of ['2025-02-28', '2025-03-01', '2025-06-30', '2025-07-01']) {
      const told = await named(day);
      expect([...new Set(told.map(({ hubId }) => hubId))], day).toEqual(ids);
      expect(of(told, 'P13').map(({ code }) => code)).toEqual(['1.001023', '1.002877']);
      const isMerged = day >= '2025-03-01';
      expect(of(told, 'P01'), day).toEqual([
        { hubId: 'P01', code: '1.000703', authorityName: isMerged ? 'Sở Xây dựng' : 'Sở Giao thông vận tải' },
      ]);
      expect(of(told, 'P06')[0]?.authorityName.includes('Bộ Công an'), day).toBe(isMerged);
      expect(of(told, 'P08')[0]?.authorityName.includes('công an cấp huyện'), day).toBe(!isMerged);
      // Whether or not its dossier is set up, a procedure is known by its id: it says that it is not set up, and who decides.
      for (const id of ids) {
        const { data, errors } = await ask(
          `{ evidence(procedure: "${id}", subject: { taxCode: "0100109106" }, asOf: { validAt: "${day}" }) { procedureId } }`,
        );
        // Whoever is asked by another key is told by which.
        expect(data?.evidence?.procedureId ?? errors?.[0].extensions.code, `${id} ${day}`).toMatch(new RegExp(`^(${id}|BAD_USER_INPUT)$`));
      }
    }
    const { rows } = await query<{ id: string; codes: string[] }>(
      database.appPool,
      `select hub_id as id, array_agg(distinct c) as codes from procedure_definition, unnest(codes) as c group by hub_id`,
    );
    for (const { id, codes } of rows) {
      const listed = of(await named('2026-11-01'), id).flatMap(({ code }) => code ?? []);
      for (const code of listed) expect(codes).toContain(code);
    }
    expect(rows.length).toBeGreaterThan(10);
  }, 120_000);

  it('are not loaded twice', async () => {
    const again = await loadSeeds({ pool: database.appPool, model }, [...referenceSeeds(), ...demoSeeds(DEMO)]);
    expect(again).toMatchObject({ loaded: 0, rows: 0 });
  });

  it('change nothing and differ nowhere when a release says the same in other bytes, file by file', async () => {
    const head = async () =>
      (await query<{ head: string }>(database.appPool, 'select max(position)::text as head from change')).rows[0]?.head;
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
