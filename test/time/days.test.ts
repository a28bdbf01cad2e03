import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import { addDays, addMonths, addYears, dayBefore, daysBetween, numberOf, sqlAddYears, yearOf } from '../../src/hub/time/calendar.js';
import { dayAway, intervalOf, isDuration } from '../../src/hub/time/duration.js';
import { headPosition, readHead } from '../../src/hub/time/head.js';
import { BEGINNING_OF_TIME, instantText, isInstant } from '../../src/hub/time/instant.js';
import { legalDay, legalToday, likelyToday } from '../../src/hub/time/legal-day.js';
import { addWorkingDays, endOfTerm, type WorkingCalendar, workingDaysBetween } from '../../src/hub/time/working-days.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const rows = async <R>(sql: string, values: unknown[]): Promise<R[]> => (await database.ownerPool.query(sql, values)).rows;
const day = fc
  .integer({ min: numberOf('0100-01-01'), max: numberOf('9800-12-31') })
  .map((number) => addDays('2000-01-01', number - numberOf('2000-01-01')));
/** Ends of months, of February above all, come up too seldom by chance. */
const edge = fc.constantFrom(
  '2024-02-29',
  '2023-02-28',
  '2100-02-28',
  '2000-02-29',
  '2025-01-31',
  '2025-03-31',
  '2024-12-31',
  '2025-01-01',
  '1900-03-01',
);
const days = fc.array(fc.tuple(fc.oneof(day, edge), fc.oneof(day, edge), fc.integer({ min: -1_100, max: 1_100 })), {
  minLength: 300,
  maxLength: 300,
});

describe('days are counted as PostgreSQL counts them', () => {
  it('working days too: Mondays to Fridays, but for what the calendar says otherwise', async () => {
    const asked = [...Array(30).keys()].map((n) => ({ day: addDays('2026-02-20', n), n: n % 7 }));
    const told = await rows<{ day: string }>(
      `select coalesce((select w::date::text from generate_series(d + 1, d + 60, interval '1 day') w where extract(isodow from w) < 6
         order by w offset greatest(n, 1) - 1 limit 1), '') as day
       from unnest($1::date[], $2::integer[]) with ordinality as asked(d, n, nr) order by nr`,
      [asked.map(({ day: one }) => one), asked.map(({ n }) => n)],
    );
    expect(asked.map(({ day: one, n }) => addWorkingDays(one, Math.max(1, n), new Map()))).toEqual(told.map(({ day: one }) => one));
    expect(addWorkingDays('2026-11-28', 0, new Map())).toBe('2026-11-28');
    // New Year and its bridge day off, the Saturday after it worked instead.
    const calendar: WorkingCalendar = new Map([
      ['2026-01-01', 'OFF'],
      ['2026-01-02', 'OFF'],
      ['2026-01-10', 'WORKING'],
    ]);
    expect([1, 2, 6, 7].map((n) => addWorkingDays('2025-12-31', n, calendar))).toEqual([
      '2026-01-05',
      '2026-01-06',
      '2026-01-10',
      '2026-01-12',
    ]);
    for (const n of [0, 1, 5, 6, 9]) expect(workingDaysBetween('2025-12-31', addWorkingDays('2025-12-31', n, calendar), calendar)).toBe(n);
    expect(workingDaysBetween('2026-01-05', '2025-12-31', calendar)).toBe(0);
    // A term of days that ends on a day off ends on the next day of work.
    expect([1, 2, 5, 10, 11].map((n) => endOfTerm('2025-12-31', n, calendar))).toEqual([
      '2026-01-05',
      '2026-01-05',
      '2026-01-05',
      '2026-01-10',
      '2026-01-12',
    ]);
  });

  it('distances too: months by the calendar first, then days', async () => {
    await fc.assert(
      fc.asyncProperty(days, async (asked) => {
        const distances = asked.map(
          ([, , n], i) => `${n < 0 ? '-' : ''}P${[`${Math.abs(n)}D`, `${Math.abs(n)}M`, `1Y${Math.abs(n)}M2W3D`][i % 3]}`,
        );
        expect(distances.filter((distance) => !isDuration(distance))).toEqual([]);
        const told = await rows<{ day: string }>(
          `select ${dayAway('d', 'n')}::text as day from unnest($1::date[], $2::interval[]) as asked(d, n)`,
          [asked.map(([d]) => d), distances.map(intervalOf)],
        );
        const sign = (n: number) => (n < 0 ? -1 : 1);
        expect(told).toEqual(
          asked.map(([d, , n], i) => ({
            day: [addDays(d, n), addMonths(d, n), addDays(addMonths(d, n + sign(n) * 12), sign(n) * 17)][i % 3],
          })),
        );
      }),
      { numRuns: 3 },
    );
  });

  it('what is no distance in days, or further than 200 years, is refused', () => {
    for (const text of ['P30D', '-P30D', 'P1Y6M', 'P2W', 'P0D', 'P200Y', 'P73050D']) expect([text, isDuration(text)]).toEqual([text, true]);
    for (const text of [
      '',
      'P',
      '-P',
      '30',
      'P30',
      'PT1H',
      'P1DT1H',
      'P1.5D',
      'P-30D',
      '+P1D',
      'P201Y',
      'P2401M',
      'P73051D',
      'P1D1Y',
      'p1d',
      ' P1D',
    ])
      expect([text, isDuration(text)]).toEqual([text, false]);
  });

  it('whichever days, months and years are added', async () => {
    await fc.assert(
      fc.asyncProperty(days, async (asked) => {
        const told = await rows<Record<string, string | number>>(
          `select (d + n)::text as days, (d - 1)::text as before, (d + make_interval(months => n))::date::text as months,
             ${sqlAddYears('d', 'n / 20')}::text as years, e - d as between, extract(year from d)::integer as year
           from unnest($1::date[], $2::date[], $3::integer[]) as asked(d, e, n)`,
          [asked.map(([d]) => d), asked.map(([, e]) => e), asked.map(([, , n]) => n)],
        );
        expect(told).toEqual(
          asked.map(([d, e, n]) => ({
            days: addDays(d, n),
            before: dayBefore(d),
            months: addMonths(d, n),
            years: addYears(d, Math.trunc(n / 20)),
            between: daysBetween(d, e),
            year: yearOf(d),
          })),
        );
      }),
      { numRuns: 20 },
    );
  });
});

describe('the legal day', () => {
  it('is that of Việt Nam for the database and for this process, to the microsecond before midnight', async () => {
    const instants = [
      '2025-06-30T16:59:59.999Z',
      '2025-06-30T17:00:00.000Z',
      '2026-01-01T00:00:00.000Z',
      '2024-02-29T17:00:00.000Z',
      '1990-01-01T12:00:00.000Z',
    ];
    const told = await rows<{ day: string }>(
      `select ${legalDay('given.at')} as day from unnest($1::timestamptz[]) with ordinality given(at, n) order by n`,
      [instants],
    );
    expect(told.map((row) => row.day)).toEqual(['2025-06-30', '2025-07-01', '2026-01-01', '2024-03-01', '1990-01-01']);
    expect(instants.map((at) => likelyToday(new Date(at)))).toEqual(told.map((row) => row.day));
  });

  it('is asked of the database', async () => {
    const [before] = await rows<{ day: string }>(`select ${legalDay('clock_timestamp()')} as day`, []);
    const today = await withTx(database.appPool, { readOnly: true }, legalToday);
    const [after] = await rows<{ day: string }>(`select ${legalDay('clock_timestamp()')} as day`, []);
    expect([before?.day, after?.day]).toContain(today);
  });
});

describe('an instant', () => {
  it('is written in one form, in whatever zone the session is', async () => {
    const client = await database.ownerPool.connect();
    try {
      await client.query("set time zone 'America/New_York'");
      const { rows } = await client.query(`select ${instantText("timestamptz '2025-06-30 17:00:00.000001+00'")} as at`);
      expect(rows).toEqual([{ at: '2025-06-30T17:00:00.000001Z' }]);
      expect(isInstant(rows[0].at) && isInstant(BEGINNING_OF_TIME)).toBe(true);
    } finally {
      await client.query('reset time zone');
      client.release();
    }
  });
});

it('the head of an empty ledger is position 0 at the beginning of time', async () => {
  expect(await withTx(database.appPool, { readOnly: true }, readHead)).toEqual({ position: '0', recordedFrom: BEGINNING_OF_TIME });
  expect(await withTx(database.appPool, { readOnly: true }, headPosition)).toBe('0');
});
