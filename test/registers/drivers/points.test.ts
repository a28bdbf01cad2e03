import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../../../src/db/client.js';
import { registersIn } from '../../../src/hub/declare/registers-at.js';
import { points } from '../../../src/registers/drivers/points.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { model as hubModel } from '../../support/hub.js';

type Event = { on: string; delta: number };

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase({ max: 1 });
});

afterAll(() => database?.drop());

describe('points of a driver', () => {
  it.each<[string, Event[], string, number]>([
    ['are 12 when nothing was ever taken', [], '2026-01-01', 12],
    [
      'fall with each deduction',
      [
        { on: '2026-01-10', delta: -4 },
        { on: '2026-02-10', delta: -2 },
      ],
      '2026-03-01',
      6,
    ],
    ['do not fall before the decision takes effect', [{ on: '2026-01-10', delta: -4 }], '2026-01-09', 12],
    ['fall on the day it takes effect', [{ on: '2026-01-10', delta: -4 }], '2026-01-10', 8],
    [
      'never go below 0',
      [
        { on: '2026-01-10', delta: -10 },
        { on: '2026-02-10', delta: -6 },
      ],
      '2026-02-10',
      0,
    ],
    [
      'never rise above 12, and a deduction after a cap counts from 12',
      [
        { on: '2026-01-10', delta: -2 },
        { on: '2026-02-01', delta: 12 },
        { on: '2026-02-02', delta: -3 },
      ],
      '2026-03-01',
      9,
    ],
    ['are still short on the last day of the twelve months', [{ on: '2025-03-10', delta: -4 }], '2026-03-10', 8],
    ['are 12 again after twelve months without deduction', [{ on: '2025-03-10', delta: -4 }], '2026-03-11', 12],
    [
      'count the twelve months from the latest deduction',
      [
        { on: '2025-03-10', delta: -4 },
        { on: '2026-02-01', delta: -1 },
      ],
      '2026-06-01',
      7,
    ],
    [
      'came back before a later deduction took some away',
      [
        { on: '2025-03-10', delta: -10 },
        { on: '2026-05-01', delta: -3 },
      ],
      '2026-05-01',
      9,
    ],
    ['do not come back by waiting once all were lost', [{ on: '2025-03-10', delta: -12 }], '2030-01-01', 0],
    [
      'come back by a passed test',
      [
        { on: '2025-03-10', delta: -12 },
        { on: '2025-10-01', delta: 12 },
      ],
      '2025-10-01',
      12,
    ],
    [
      'keep a deduction made on the day of a restoration',
      [
        { on: '2025-03-10', delta: -12 },
        { on: '2025-10-01', delta: -2 },
        { on: '2025-10-01', delta: 12 },
      ],
      '2025-10-01',
      10,
    ],
    [
      'are full on the day some come back long after all were lost',
      [
        { on: '2025-01-01', delta: -12 },
        { on: '2029-01-03', delta: 3 },
      ],
      '2029-01-03',
      12,
    ],
    ['end a twelve-month term begun on 29 February on the 28th', [{ on: '2028-02-29', delta: -1 }], '2029-03-01', 12],
  ])('%s', async (_promise, events, day, expected) => {
    expect(model(events, day)).toBe(expected);
    expect(await ask(events, day)).toBe(expected);
  });

  it('agree with the law walked step by step in TypeScript, whatever the order of the events', async () => {
    const day = fc.integer({ min: 0, max: 1_500 }).map((days) => new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10));
    const event = fc.record({ on: day, delta: fc.oneof(fc.integer({ min: -12, max: -1 }), fc.constantFrom(12, 3)) });
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 9 }), day, async (events, at) => {
        expect(await ask(events, at)).toBe(model(events, at));
      }),
      { numRuns: 300 },
    );
  });

  it('are those known at the time asked for, of this driver only', async () => {
    const rows = [
      { driver: ME, on: '2026-01-10', delta: -4, from: '2026-01-11T00:00:00Z', to: '2026-02-01T00:00:00Z' },
      { driver: ME, on: '2026-01-10', delta: -2, from: '2026-02-01T00:00:00Z', to: 'infinity' },
      { driver: SOMEONE, on: '2026-01-10', delta: -12, from: '2026-01-11T00:00:00Z', to: 'infinity' },
    ];
    expect(await askRows(rows, '2026-03-01', '2026-01-10T00:00:00Z')).toBe(12);
    expect(await askRows(rows, '2026-03-01', '2026-01-20T00:00:00Z')).toBe(8);
    expect(await askRows(rows, '2026-03-01', '2026-02-01T00:00:00Z')).toBe(10);
  });
});

const ME = '00000000-0000-4000-8000-000000000001';
const SOMEONE = '00000000-0000-4000-8000-000000000002';
type Row = { driver: string; on: string; delta: number; from: string; to: string };

/** Điều 58 as a clerk would apply it, day after day. */
function model(events: readonly Event[], day: string): number {
  let balance = 12;
  let lastDeduction: string | undefined;
  for (let today = '2025-01-01'; today <= day; today = nextDay(today)) {
    // Asked again after a restoration: points that came back today from none left are no longer "all lost", and the twelve months are over.
    const comeBack = () => {
      if (lastDeduction !== undefined && balance > 0 && today > twelveMonthsAfter(lastDeduction)) balance = 12;
    };
    comeBack();
    for (const { delta } of events.filter(({ on, delta }) => on === today && delta > 0)) balance = Math.min(12, balance + delta);
    comeBack();
    for (const { delta } of events.filter(({ on, delta }) => on === today && delta < 0)) {
      balance = Math.max(0, balance + delta);
      lastDeduction = today;
    }
  }
  return balance;
}

function nextDay(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

function twelveMonthsAfter(day: string): string {
  const same = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
  return same.endsWith('-02-29') ? same.replace('-29', '-28') : same;
}

function ask(events: readonly Event[], day: string): Promise<number | undefined> {
  return askRows(
    events.map((e) => ({ driver: ME, ...e, from: '2020-01-01T00:00:00Z', to: 'infinity' })),
    day,
    '2040-01-01T00:00:00Z',
  );
}

/** Only `point_event` is stood in for (its guards refuse rows without a ledger entry); the expression is the served one. */
async function askRows(rows: readonly Row[], day: string, knownAt: string): Promise<number | undefined> {
  const { entities } = hubModel.declarations;
  const at = { validAt: '$2::date', knownAt: '$3::timestamptz', today: '$2::date', ...registersIn(entities) };
  const expression = points(
    at.row('Driver', 'driver'),
    { ...at, row: (entity, alias) => Object.assign(at.row(entity, alias), { from: `given ${alias}` }) },
    {},
    hubModel.law,
  );
  const { rows: answer } = await query<{ points: number }>(
    database.appPool,
    `
    with given as (
      select (r->>'driver')::uuid as driver_id, (r->>'on')::date as effective_on, (r->>'delta')::integer as delta, '-infinity'::date as valid_from,
        'infinity'::date as valid_to, (r->>'from')::timestamptz as recorded_from, (r->>'to')::timestamptz as recorded_to
      from jsonb_array_elements($1::jsonb) r
    ) select ${expression} as points from (select '${ME}'::uuid as id) driver`,
    [JSON.stringify(rows), day, knownAt],
  );
  return answer[0]?.points;
}
