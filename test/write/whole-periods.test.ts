import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import { HubError } from '../../src/errors.js';
import type { Values } from '../../src/hub/declare/model.js';
import type { Entity } from '../../src/hub/declare/types.js';
import { withdrawChangeSet } from '../../src/hub/undo/withdraw-change-set.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import { loadSlices } from '../../src/hub/write/load.js';
import type { Operation } from '../../src/hub/write/operations.js';
import { asTheyStand } from '../../src/hub/write/registers.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { copy, DAYS, type ModelOperation, perform, type World } from './day-model.js';
import { asOperation } from './random-histories.js';
import { AS_STEWARD, model, refusals, register, slicesOf, write } from './world.js';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

let made = 0;
const road = (): Values => ({ number: `QL.${++made}`, name: 'Quốc lộ', roadClass: 'quốc lộ', provenance: 'giả lập' });
const section = (on: string): Values => ({ code: `QL.X/${++made}`, road: on, ordinal: 1, fromChainage: 'Km0+000', toChainage: 'Km9+000' });
const withdraw = (id: string, cascade = false) =>
  withdrawChangeSet({ pool: database.appPool, model }, id, { ...AS_STEWARD, reason: 'ghi nhầm', cascade });

describe('a road is in force on every day of its sections', () => {
  const END = '2025-03-01';
  /** A road and its only section, both closed from the same day. */
  async function closed() {
    const main = await register(database, 'Road', road(), '2020-01-01');
    const part = await register(database, 'RoadSection', section(main), '2020-01-01');
    const close = (entity: string, id: string): Operation => ({ operation: 'close', entity, id, from: END });
    const ofSection = await write(database, [close('RoadSection', part)]);
    const ofRoad = await write(database, [close('Road', main)]);
    return { main, part, ofSection, ofRoad };
  }
  const move = (entity: string, id: string, ends: { moveStart?: string | null; moveEnd?: string | null }): Operation => ({
    operation: 'correct',
    entity,
    id,
    from: null,
    to: null,
    values: {},
    ...ends,
  });

  it('when a closed section is corrected open again', async () => {
    const { main, part } = await closed();
    expect(await refusals(write(database, [move('RoadSection', part, { moveEnd: null })]))).toEqual(['LINK_BROKEN']);
    expect(await refusals(write(database, [move('RoadSection', part, { moveEnd: '2025-03-02' })]))).toEqual(['LINK_BROKEN']);
    await write(database, [move('RoadSection', part, { moveEnd: '2025-02-01' })]);
    await write(database, [move('RoadSection', part, { moveEnd: null }), move('Road', main, { moveEnd: null })]);
  });

  it('when a section is registered from the day before its end, or with an unknown start', async () => {
    const { main } = await closed();
    const begun = (from: string | null, to: string | null) =>
      write(database, [{ operation: 'register', entity: 'RoadSection', from, to, values: section(main) }]);
    expect(await refusals(begun('2025-02-28', null))).toEqual(['LINK_BROKEN']);
    expect(await refusals(begun(null, '2021-01-01'))).toEqual(['LINK_BROKEN']);
    await begun('2025-02-28', END);
  });

  it('when only the end of the section is withdrawn', async () => {
    const { part, ofSection, ofRoad } = await closed();
    await expect(withdraw(ofSection.changeSetId)).rejects.toMatchObject({
      code: 'HAS_LATER_CHANGES',
      details: { laterChanges: [{ changeSetId: ofRoad.changeSetId }] },
    });
    await withdraw(ofSection.changeSetId, true);
    expect(await slicesOf(database, 'road_section', part, 'ordinal')).toEqual([['2020-01-01', 'infinity', 1]]);
  });

  it('when it begins later, or is removed, though the section has ended', async () => {
    const { main, part } = await closed();
    expect(await refusals(write(database, [move('Road', main, { moveStart: '2020-01-02' })]))).toEqual(['HAS_DEPENDENTS']);
    expect(await refusals(write(database, [{ operation: 'remove', entity: 'Road', id: main }]))).toEqual(['HAS_DEPENDENTS']);
    await write(database, [
      { operation: 'remove', entity: 'Road', id: main },
      { operation: 'remove', entity: 'RoadSection', id: part },
    ]);
  });

  it('a withdrawal takes along only what links on the days that would be lost', async () => {
    const main = await register(database, 'Road', road(), '2020-01-01', '2022-01-01');
    const part = await register(database, 'RoadSection', section(main), '2020-01-01', '2022-01-01');
    const longer = await write(database, [move('Road', main, { moveEnd: '2024-01-01' })]);
    await write(database, [{ operation: 'update', entity: 'RoadSection', id: part, from: '2021-01-01', values: { ordinal: 7 } }]);
    await write(database, [move('RoadSection', part, { moveEnd: '2023-01-01' })]);
    await withdraw(longer.changeSetId, true);
    // What had been said of it before it grew stays.
    expect(await slicesOf(database, 'road_section', part, 'ordinal')).toEqual([
      ['2020-01-01', '2021-01-01', 1],
      ['2021-01-01', '2022-01-01', 7],
    ]);
  });
});

it('random histories keep it, refuse nothing that would, and withdrawals keep it too', async () => {
  const met = { done: 0, links: 0, dependents: 0, withdrawn: 0 };
  const named = fc.record({ name: fc.constantFrom('một', 'hai') });
  const record = fc.integer({ min: 0, max: 3 });
  const day = fc.integer({ min: 1, max: DAYS - 1 });
  const start = fc.integer({ min: 0, max: DAYS - 1 });
  const end = fc.integer({ min: 1, max: DAYS });
  const operation = fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('register' as const), record, from: start, to: end, patch: named }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('update' as const), record, from: day, patch: named }) },
    {
      weight: 4,
      arbitrary: fc.record(
        {
          kind: fc.constant('correct' as const),
          record,
          from: fc.constant(null),
          to: fc.constant(null),
          patch: fc.constant({}),
          moveStart: start,
          moveEnd: end,
        },
        { requiredKeys: ['kind', 'record', 'from', 'to', 'patch'] },
      ),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('close' as const), record, from: day }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), record }) },
  ) as fc.Arbitrary<ModelOperation>;
  const begun = [0, 1, 2, 3].map(
    (one): ModelOperation => ({ kind: 'register', record: one, from: one < 2 ? 0 : 2, to: DAYS, patch: { name: 'đầu' } }),
  );
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.array(operation, { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.record({ set: fc.nat(), cascade: fc.boolean() }) },
  );

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), fc.boolean(), async (steps, isBegun) => {
      // Two roads, and a section on each.
      const ids = Array.from({ length: 4 }, () => randomUUID());
      const mark = ++made;
      let world: World = new Map();
      const sets: string[] = [];
      for (const one of [...(isBegun ? [begun] : []), ...steps]) {
        if (Array.isArray(one)) {
          const next = copy(world);
          const refused = one.map((given) => perform(next, given, `${mark}`)).some((code) => code !== undefined);
          const held = (record: number, at: number) => (next.get(record)?.days[at] ?? null) !== null;
          const isBroken = [2, 3].some((part) =>
            Array.from({ length: DAYS }, (_, at) => at).some((at) => held(part, at) && !held(part - 2, at)),
          );
          const done = await write(
            database,
            one.map((given) => roadwork(given, ids, mark)),
          ).catch((error: HubError) => error);
          if (done instanceof Error && !(done instanceof HubError)) throw done;
          expect([done instanceof Error, one]).toEqual([refused || isBroken, one]);
          if (done instanceof Error) {
            const codes = ((done.details.problems ?? []) as { code: string }[]).map(({ code }) => code);
            if (codes.includes('LINK_BROKEN')) met.links += 1;
            if (codes.includes('HAS_DEPENDENTS')) met.dependents += 1;
          } else {
            met.done += 1;
            world = next;
            sets.push(done.changeSetId);
          }
        } else if (sets.length > 0) {
          const done = await withdraw(sets[one.set % sets.length] ?? '', one.cascade).catch((error: HubError) => error);
          if (done instanceof Error) {
            expect(['HAS_LATER_CHANGES', 'NOTHING_TO_WITHDRAW']).toContain((done as HubError).code);
            continue;
          }
          if (!done.replayed) sets.push(done.changeSetId);
          met.withdrawn += 1;
          world = await readWorld(ids, world);
        }
        expect(await uncovered(ids)).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
  for (const amount of Object.values(met)) expect(amount).toBeGreaterThan(5);
});

/** An operation of the model on two roads and a section of each, its name on whatever field the kind of record has. */
function roadwork(given: ModelOperation, ids: readonly string[], mark: number): Operation {
  const { record } = given;
  const [entity, field] = record < 2 ? ['Road', 'name'] : ['RoadSection', 'surface'];
  const operation = { ...asOperation(given, ids[record] ?? '', ''), entity } as Operation;
  if (!('values' in operation)) return operation;
  const whole =
    record < 2 ? { ...road(), number: `R${mark}.${record}` } : { ...section(ids[record - 2] ?? ''), code: `S${mark}.${record}` };
  const said = operation.values.matchedName === undefined ? {} : { [field as string]: operation.values.matchedName };
  return { ...operation, values: { ...(given.kind === 'register' ? whole : {}), ...said } };
}

/** Sections of these on a day without their road, as the register says now. */
async function uncovered(ids: readonly string[]): Promise<unknown[]> {
  const { rows } = await database.appPool.query(
    `select s.id from road_section s where s.id = any($1::uuid[]) and s.recorded_to = 'infinity' and not coalesce((
       select range_agg(daterange(r.valid_from, r.valid_to)) @> daterange(s.valid_from, s.valid_to) from road r where r.id = s.road_id and r.recorded_to = 'infinity'), false)`,
    [ids],
  );
  return rows;
}

async function readWorld(ids: readonly string[], before: World): Promise<World> {
  const index = (day: string) => (day === '-infinity' ? 0 : day === 'infinity' ? DAYS : Number(day.slice(-2)));
  const { rows } = await database.appPool.query<{ id: string; from: string; to: string; name: string | null }>(
    ['road', 'road_section']
      .map(
        (
          table,
        ) => `select id, valid_from::text as "from", valid_to::text as "to", ${table === 'road' ? 'name' : 'surface'} as name from ${table}
          where id = any($1::uuid[]) and recorded_to = 'infinity'`,
      )
      .join(' union all '),
    [ids],
  );
  const world: World = new Map(
    [...before].map(([key, record]) => [key, { ...record, days: Array.from({ length: DAYS }, () => null), starts: new Set<number>() }]),
  );
  for (const { id, from, to, name } of rows) {
    const record = world.get(ids.indexOf(id));
    if (record === undefined) throw new Error('a record came back that never was');
    record.starts.add(index(from));
    for (let at = index(from); at < index(to); at++) record.days[at] = { name, latitude: null };
  }
  return world;
}

it('records of two thousand versions take as many statements as small ones, and rows in proportion', async () => {
  /** Closes and opens again a road and its section of so many versions each. */
  const spent = async (versions: number) => {
    const main = await register(database, 'Road', road(), '2000-01-01');
    const part = await register(database, 'RoadSection', section(main), '2000-01-01');
    const cut = async (entity: string, table: string, id: string, field: string): Promise<Operation> => {
      const slices = await withTx(database.appPool, {}, (tx) => loadSlices(asTheyStand(tx), entityNamed(entity), [id]));
      const values = slices.get(id)?.[0]?.values ?? {};
      const from = (n: number) => (n === versions ? 'infinity' : new Date(Date.UTC(2000, 0, 1 + n)).toISOString().slice(0, 10));
      const states = Array.from({ length: versions }, (_, n) => ({
        from: from(n),
        to: from(n + 1),
        values: { ...values, [field]: `${table} ${n}` },
      }));
      return { operation: 'restore', entity, id, restores: 0, states };
    };
    await write(database, [await cut('Road', 'road', main, 'name'), await cut('RoadSection', 'road_section', part, 'surface')]);
    const met = { statements: 0, rows: 0 };
    const counted = (operations: readonly Operation[]) =>
      withTx(database.appPool, {}, (tx) => {
        const query: typeof tx.query = async (...asked: Parameters<typeof tx.query>) => {
          const result = await tx.query(...asked);
          met.statements += 1;
          met.rows += result.rowCount ?? 0;
          return result as never;
        };
        return writeChangeSet({ ...tx, query }, model, { ...AS_STEWARD, operations });
      });
    await counted([
      { operation: 'close', entity: 'RoadSection', id: part, from: '2030-01-01' },
      { operation: 'close', entity: 'Road', id: main, from: '2030-01-01' },
    ]);
    const opened = { operation: 'correct', from: null, to: null, moveEnd: null } as const;
    await counted([
      { ...opened, entity: 'Road', id: main, values: {} },
      { ...opened, entity: 'RoadSection', id: part, values: { lanes: 4 } },
    ]);
    return met;
  };
  const [small, large] = [await spent(20), await spent(2_000)];
  expect(large.statements).toBe(small.statements);
  expect(large.rows).toBeLessThan(small.rows * 110);
});

function entityNamed(name: string): Entity {
  const entity = model.declarations.entities.get(name);
  if (entity === undefined) throw new Error(name);
  return entity;
}
