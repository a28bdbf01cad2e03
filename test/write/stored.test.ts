import { afterAll, beforeAll, expect, it } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import type { Model, Values } from '../../src/hub/declare/model.js';
import { checkStoredRules } from '../../src/hub/submit/stored-rules.js';
import { checkStoredTexts } from '../../src/hub/submit/stored-texts.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import type { Operation } from '../../src/hub/write/operations.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { AS_STEWARD, model, ruled, vehicle } from './world.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** A release that knew neither the rules nor what only one may be of. */
const earlier: Model = {
  ...model,
  declarations: {
    ...model.declarations,
    entities: new Map([...model.declarations.entities].map(([name, { exclusive: _, alike: __, ...entity }]) => [name, entity])),
  },
};
const entity = (name: string) => {
  const found = ruled.declarations.entities.get(name);
  if (found === undefined) throw new Error(name);
  return found;
};
const before = async (...given: [name: string, values: Values][]): Promise<string[]> => {
  const operations = given.map(([name, values]): Operation => ({ operation: 'register', entity: name, from: '2024-01-01', values }));
  const { changes } = await withTx(database.appPool, {}, (tx) => writeChangeSet(tx, earlier, { ...AS_STEWARD, operations }));
  return changes.map(({ recordId }) => recordId);
};
const rules = async (name: string) => {
  const faults = await checkStoredRules(database.appPool, ruled, entity(name));
  return faults.map(({ id, severity, code, vi }) => ({ id, severity, code, vi }));
};

it('what stands against a rule that was declared later is found, each record once, and named to nobody who may not know', async () => {
  const [car = ''] = await before(['Vehicle', vehicle('RLLV1AEA0PH000001')]);
  const plate = (plate: string): [string, Values] => ['PlateAssignment', { plate, vehicle: car, background: 'trắng' }];
  const [first = '', second = ''] = await before(plate('30K-00001'), plate('30K-00002'));
  await before(['PlateAssignment', { plate: '30K-00003', vehicle: null, background: 'tím', heldUntil: '2028-01-01' }]);
  const found = await rules('PlateAssignment');
  const taken = found.filter(({ code }) => code === 'KEY_TAKEN');
  expect(taken.map(({ id, severity }) => [id, severity]).sort()).toEqual(
    [
      [first, 'error'],
      [second, 'error'],
    ].sort(),
  );
  expect(taken.some(({ vi }) => vi.includes('30K'))).toBe(false);
  expect(found.map(({ code }) => code)).toContain('PLATE_BACKGROUND');
});

it('and overlapping sections are told with the other one’s key, which is open', async () => {
  const [road = ''] = await before(['Road', { number: 'QL.901', roadClass: 'quốc lộ', provenance: 'thử' }]);
  const section = (code: string, fromChainage: string, toChainage: string): [string, Values] => [
    'RoadSection',
    { code, road, ordinal: 1, fromChainage, toChainage },
  ];
  await before(section('S/1', 'Km0+000', 'Km20+000'), section('S/2', 'Km9+000', 'Km30+000'), section('S/3', 'Km30+000', 'Km40+000'));
  expect((await rules('RoadSection')).map(({ code, vi }) => [code, /Đoạn tuyến (S\/\d)\.$/.exec(vi)?.[1]])).toEqual([
    ['WARN_ROAD_SECTION_OVERLAPS', 'S/2'],
    ['WARN_ROAD_SECTION_OVERLAPS', 'S/1'],
  ]);
});

it('an identifier that an earlier release spelt otherwise is found, and so is what is none', async () => {
  const plates = ['80NN-16806', '30K-12345', 'K0-1'];
  const ids = await before(
    ...plates.map((plate): [string, Values] => ['PlateAssignment', { plate, vehicle: null, background: 'trắng', heldUntil: '2028-01-01' }]),
  );
  const { faults, mending } = await checkStoredTexts(database.appPool, ruled, entity('PlateAssignment'));
  expect(faults.filter(({ id }) => ids.includes(id)).map(({ id, is }) => [plates[ids.indexOf(id)], is])).toEqual([
    ['80NN-16806', 'UNTIDY'],
    ['K0-1', 'REFUSED'],
  ]);
  expect(mending).toMatchObject([{ operation: 'correct', id: ids[0], values: { plate: '80168NN-06' } }]);
});
