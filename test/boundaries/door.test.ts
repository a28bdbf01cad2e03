import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool, endPool } from '../../src/db/client.js';
import { withTx } from '../../src/db/tx.js';
import type { Values } from '../../src/hub/declare/model.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import type { Operation } from '../../src/hub/write/operations.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { stopClock } from '../support/stopped-clock.js';
import { AS_STEWARD, model, refusals, register, vehicle, write } from '../write/world.js';
import { daysOn, END, FIRST, LAST } from './edges.js';

let database: TestDatabase;
let business: string;
let made = 0;
beforeAll(async () => {
  database = await createTestDatabase();
  business = await register(
    database,
    'Business',
    { taxCode: '0100109106', name: 'Vận tải', legalForm: 'Công ty TNHH', fictional: true },
    '2010-01-01',
  );
});
afterAll(() => database.drop());

/** What the door says to one change set: `done`, or why not. */
async function said(...operations: Operation[]): Promise<string> {
  try {
    await write(database, operations);
    return 'done';
  } catch (error) {
    return (await refusals(Promise.reject(error))).join();
  }
}
const car = (from = '2010-01-01', to: string | null = null) =>
  register(database, 'Vehicle', vehicle(`RLLV1AEA0PH${String(++made).padStart(6, '0')}`), from, to);
const hung = (id: string, from: string | null, to: string | null = null): Operation => ({
  operation: 'register',
  entity: 'Inspection',
  from,
  to,
  values: { certificateNumber: `KĐ-${++made}`, vehicle: id, stationCode: '2901V', inspectedOn: '2010-01-01', result: 'PASSED' },
});

describe('a link leads to what is in force on all days of the state', () => {
  it.each([
    [daysOn(FIRST, -1), END, 'LINK_BROKEN'],
    [FIRST, END, 'done'],
    [FIRST, daysOn(END, 1), 'LINK_BROKEN'],
    [daysOn(FIRST, 1), LAST, 'done'],
    [LAST, END, 'done'],
    [LAST, null, 'LINK_BROKEN'],
    [END, null, 'LINK_BROKEN'],
    [null, END, 'LINK_BROKEN'],
  ])('from %s until %s: %s', async (from, to, wanted) => {
    expect(await said(hung(await car(FIRST, END), from, to))).toBe(wanted);
  });

  it('with a start that nobody knows only to what has such a start itself', async () => {
    const undated = await register(database, 'Vehicle', vehicle(`RLLV1AEA0PH${String(++made).padStart(6, '0')}`), null, END);
    expect([await said(hung(undated, null, END)), await said(hung(undated, null, daysOn(END, 1)))]).toEqual(['done', 'LINK_BROKEN']);
  });
});

describe('a record begins no later than what depends on it', () => {
  const move = (id: string, moveStart: string): Operation => ({
    operation: 'correct',
    entity: 'Vehicle',
    id,
    from: null,
    to: null,
    values: {},
    moveStart,
  });
  it.each([
    [daysOn(FIRST, -1), 'done'],
    [FIRST, 'done'],
    [daysOn(FIRST, 1), 'HAS_DEPENDENTS'],
  ])('a dependent from the 10th lets it begin on %s: %s', async (from, wanted) => {
    const id = await car();
    await write(database, [hung(id, FIRST, END)]);
    expect(await said(move(id, from))).toBe(wanted);
  });
});

describe('a record ends only when nothing depends on it any more', () => {
  const close = (id: string, from: string): Operation => ({ operation: 'close', entity: 'Vehicle', id, from });
  it.each([
    [LAST, 'HAS_DEPENDENTS'],
    [END, 'done'],
    [daysOn(END, 1), 'done'],
  ])('a dependent to the 20th lets it end on %s: %s', async (from, wanted) => {
    const id = await car();
    await write(database, [hung(id, FIRST, END)]);
    expect(await said(close(id, from))).toBe(wanted);
  });

  it('judged on what the same set ends', async () => {
    const id = await car();
    const { changes } = await write(database, [hung(id, FIRST)]);
    const inspection = changes[0]?.recordId ?? '';
    const both = (from: string) => said({ operation: 'close', entity: 'Inspection', id: inspection, from }, close(id, END));
    expect(await both(daysOn(END, 1))).toBe('HAS_DEPENDENTS');
    expect(await both(END)).toBe('done');
  });
});

describe('a key is one record’s at a time', () => {
  const named = (code: string, from: string | null, to: string | null): Operation => ({
    operation: 'register',
    entity: 'PortCode',
    from,
    to,
    values: { code, matchedName: 'cảng' },
  });
  it.each([
    ['until the day before', daysOn(FIRST, -9), daysOn(FIRST, -1), 'done'],
    ['until its first day', daysOn(FIRST, -9), FIRST, 'done'],
    ['for one day of it', daysOn(FIRST, -9), daysOn(FIRST, 1), 'KEY_TAKEN'],
    ['from its last day on', LAST, null, 'KEY_TAKEN'],
    ['from its end on', END, null, 'done'],
    ['from the day after on', daysOn(END, 1), null, 'done'],
  ])('another may have it %s: %s', async (_what, from, to, wanted) => {
    const code = `VN${String(++made).padStart(3, '0')}`;
    await write(database, [named(code, FIRST, END)]);
    expect(await said(named(code, from, to))).toBe(wanted);
  });

  it('in one change set too', async () => {
    const codes = ['VNX01', 'VNX02'];
    expect(await said(named(codes[0] ?? '', FIRST, END), named(codes[0] ?? '', LAST, null))).toContain('KEY_TAKEN');
    expect(await said(named(codes[1] ?? '', FIRST, END), named(codes[1] ?? '', END, null))).toBe('done');
  });
});

describe('of what may be used one at a time, the next is used after the last day', () => {
  const badge = (
    of: string,
    issuedOn: string,
    expiresOn: string,
    badgeType: string,
    period: readonly [string, string | null],
  ): Operation => {
    const values: Values = { number: `PH-${++made}`, vehicle: of, business, badgeType, issuedOn, expiresOn, state: 'ACTIVE' };
    return { operation: 'register', entity: 'Badge', from: period[0], to: period[1], values };
  };
  const ALWAYS = ['2010-01-01', null] as const;
  it.each([
    ['before', '2025-01-01', daysOn(FIRST, -1), 'done'],
    ['to the first day', '2025-01-01', FIRST, 'KEY_TAKEN'],
    ['from the last day', LAST, '2026-01-01', 'KEY_TAKEN'],
    ['from the day after', END, '2026-01-01', 'done'],
  ])('by the days of the paper, %s: %s', async (_what, from, to, wanted) => {
    const id = await car();
    await write(database, [badge(id, FIRST, LAST, 'XE TẢI', ALWAYS)]);
    expect(await said(badge(id, from, to, 'XE TAXI', ALWAYS))).toBe(wanted);
  });
  it.each([
    ['to its first day', ['2025-01-01', FIRST], 'done'],
    ['for one day of it', ['2025-01-01', daysOn(FIRST, 1)], 'KEY_TAKEN'],
    ['from its last day', [LAST, null], 'KEY_TAKEN'],
    ['from its end', [END, null], 'done'],
  ] as const)('by the days of the record, %s: %s', async (_what, period, wanted) => {
    const id = await car();
    await write(database, [badge(id, '2010-01-01', '2030-01-01', 'XE TẢI', [FIRST, END])]);
    expect(await said(badge(id, '2010-01-01', '2030-01-01', 'XE TAXI', period))).toBe(wanted);
  });
});

describe('the edges of the five writes', () => {
  const update = (id: string, from: string): Operation => ({
    operation: 'update',
    entity: 'Vehicle',
    id,
    from,
    values: { make: `Hiệu ${++made}` },
  });
  it.each([
    [daysOn(FIRST, -1), 'LATER_STATE_EXISTS'],
    [FIRST, 'done'],
    [LAST, 'done'],
    [END, 'RECORD_CLOSED'],
  ])('an update from %s of what begins on the 10th and ends on the 21st: %s', async (from, wanted) => {
    expect(await said(update(await car(FIRST, END), from))).toBe(wanted);
  });
  it.each([
    [daysOn(FIRST, -1), 'LATER_STATE_EXISTS'],
    [FIRST, 'PERIOD_INVALID'],
    [daysOn(FIRST, 1), 'done'],
  ])('a close from %s of what begins on the 10th: %s', async (from, wanted) => {
    expect(await said({ operation: 'close', entity: 'Vehicle', id: await car(FIRST), from })).toBe(wanted);
  });
  it.each([
    [FIRST, FIRST, 'PERIOD_INVALID'],
    [FIRST, daysOn(FIRST, 1), 'done'],
    [daysOn(FIRST, -1), END, 'PERIOD_INVALID'],
    [FIRST, END, 'done'],
    [FIRST, daysOn(END, 1), 'PERIOD_INVALID'],
  ])('a correction of %s to %s: %s', async (from, to, wanted) => {
    expect(await said({ operation: 'correct', entity: 'Vehicle', id: await car(FIRST, END), from, to, values: { make: 'Sửa' } })).toBe(
      wanted,
    );
  });
  it.each([
    [FIRST, FIRST, 'PERIOD_INVALID'],
    [FIRST, daysOn(FIRST, 1), 'done'],
  ])('a record from %s to %s: %s', async (from, to, wanted) => {
    expect(
      await said({ operation: 'register', entity: 'Vehicle', from, to, values: vehicle(`RLLV1AEA0PH${String(++made).padStart(6, '0')}`) }),
    ).toBe(wanted);
  });
});

describe('what a correction moves is asked again', () => {
  it('whoever lasts longer must still have their key to themselves', async () => {
    const code = 'VNY01';
    const port = (from: string, to: string | null) => register(database, 'PortCode', { code, matchedName: 'cảng' }, from, to);
    const first = await port('2020-01-01', daysOn(FIRST, -5));
    await port(FIRST, END);
    const last = (moveEnd: string) =>
      said({ operation: 'correct', entity: 'PortCode', id: first, from: null, to: null, values: {}, moveEnd });
    expect([await last(FIRST), await last(daysOn(FIRST, 1))]).toEqual(['done', 'KEY_TAKEN']);
  });

  it('whoever begins earlier must link to what was in force then', async () => {
    const { changes } = await write(database, [hung(await car(FIRST), daysOn(FIRST, 5))]);
    const id = changes[0]?.recordId ?? '';
    const begin = (moveStart: string) =>
      said({ operation: 'correct', entity: 'Inspection', id, from: null, to: null, values: {}, moveStart });
    expect([await begin(FIRST), await begin(daysOn(FIRST, -1))]).toEqual(['done', 'LINK_BROKEN']);
  });

  it('and whoever has a key twice by an old mistake can be put right in everything else', async () => {
    const twice = await unguarded('VNY02');
    expect(await said({ operation: 'correct', entity: 'PortCode', id: twice, from: null, to: null, values: { matchedName: 'sửa' } })).toBe(
      'done',
    );
    expect(await said({ operation: 'correct', entity: 'PortCode', id: twice, from: null, to: null, values: { code: 'VNY03' } })).toBe(
      'done',
    );
    expect(await said({ operation: 'correct', entity: 'PortCode', id: twice, from: null, to: null, values: { code: 'VNY02' } })).toBe(
      'KEY_TAKEN',
    );
  });

  /** Two ports of one code, as they stood before codes were keys; tells the second. */
  async function unguarded(code: string): Promise<string> {
    const entities = new Map(
      [...model.declarations.entities].map(([name, entity]) => {
        const fields = new Map(
          [...entity.fields].map(([field, { ...declared }]) => [field, 'key' in declared ? { ...declared, key: undefined } : declared]),
        );
        return [name, { ...entity, fields }];
      }),
    );
    const keyless = { ...model, declarations: { ...model.declarations, entities } } as typeof model;
    const operations = [1, 2].map(() => ({
      operation: 'register' as const,
      entity: 'PortCode',
      from: '2020-01-01',
      values: { code, matchedName: 'cảng' },
    }));
    const { changes } = await withTx(database.appPool, {}, (tx) => writeChangeSet(tx, keyless, { ...AS_STEWARD, operations }));
    return changes[1]?.recordId ?? '';
  }
});

it('a state is the data of whoever stood behind its link on the day it begins', async () => {
  const person = (personalId: string) => register(database, 'Person', { personalId, fullName: 'Người', fictional: true }, '2000-01-01');
  const [a, b] = [await person('001090000011'), await person('001190000022')];
  const driver = await register(database, 'Driver', { person: a, fictional: true }, '2010-01-01');
  await write(database, [{ operation: 'update', entity: 'Driver', id: driver, from: FIRST, values: { person: b } }]);
  const licence = { driver, scheme: '2025', classes: ['B'], issuedOn: '2025-01-01', state: 'ACTIVE' };
  const behind = async (id: string) => {
    const { rows } = await database.appPool.query(
      `select valid_from::text as "from", subject_id as subject from driver_licence where id = $1 and recorded_to = 'infinity' order by valid_from`,
      [id],
    );
    return rows.map(({ from, subject }: { from: string; subject: string | null }) => [
      from,
      subject === a ? 'a' : subject === b ? 'b' : subject,
    ]);
  };
  const early = await register(database, 'DriverLicence', { ...licence, number: '010090000011' }, daysOn(FIRST, -1));
  const late = await register(database, 'DriverLicence', { ...licence, classes: ['A1'], number: '010090000022' }, FIRST);
  expect([await behind(early), await behind(late)]).toEqual([[[daysOn(FIRST, -1), 'a']], [[FIRST, 'b']]]);
  // What says nothing of the link is still somebody's.
  await write(database, [{ operation: 'update', entity: 'DriverLicence', id: late, from: LAST, values: { conditions: 'kính' } }]);
  expect(await behind(late)).toEqual([
    [FIRST, 'b'],
    [LAST, 'b'],
  ]);
});

it('a clock that stands still, or is set back, still gives each set a later instant than the one before', async () => {
  const stopped = await createTestDatabase();
  const instants: string[] = [];
  for (const now of ['2020-01-01 00:00:00+00', '2020-01-01 00:00:00+00', '2019-12-31 00:00:00+00']) {
    await stopClock(stopped, now);
    const pool = createPool({ url: stopped.url, role: 'giaolo_app', max: 1 });
    const { recordedFrom } = await write({ appPool: pool }, [
      { operation: 'register', entity: 'PortCode', from: null, values: { code: `VNZ0${instants.length}`, matchedName: 'x' } },
    ]);
    instants.push(recordedFrom);
    await endPool(pool);
  }
  await stopped.drop();
  expect(instants).toEqual(['2020-01-01T00:00:00.000000Z', '2020-01-01T00:00:00.000001Z', '2020-01-01T00:00:00.000002Z']);
});
