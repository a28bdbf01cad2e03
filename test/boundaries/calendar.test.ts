import { describe, expect, it } from 'vitest';
import { addDays, addMonths, addYears, dateOfDayNumber, dayNumber, isDay, isRealDate } from '../../src/hub/time/calendar.js';
import { isInstant } from '../../src/hub/time/instant.js';
import { earlier, hull, later, overlap, servedDay } from '../../src/hub/time/period.js';
import { oneOf } from '../../src/registers/rule-kinds.js';

describe('the calendar', () => {
  it.each([
    ['2024-02-29', true],
    ['2025-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2100-02-29', false],
    ['2400-02-29', true],
    ['2025-04-30', true],
    ['2025-04-31', false],
    ['2025-06-31', false],
    ['2025-09-31', false],
    ['2025-11-31', false],
    ['2025-12-31', true],
    ['2025-12-32', false],
    ['2025-13-01', false],
    ['2025-00-01', false],
    ['2025-01-00', false],
    ['0000-01-01', false],
    ['0001-01-01', true],
    ['9999-12-31', true],
    ['2025-1-1', false],
    ['2025-01-01T', false],
    ['12025-01-01', false],
    [['2025-01-01'], false],
    [20250101, false],
    [null, false],
  ])('%s is a day: %s', (text, wanted) => {
    expect(isDay(text)).toBe(wanted);
  });

  it('counts days as the calendar does, one after the other, over four centuries and back', () => {
    const origin = Date.UTC(1899, 11, 31);
    const first = dayNumber(1899, 12, 31);
    for (let n = 0; n <= 366 * 201; n++) {
      const date = new Date(origin + n * 86_400_000);
      const expected = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
      const number = dayNumber(expected.year, expected.month, expected.day);
      if (number !== first + n) expect([expected, number]).toEqual([expected, first + n]);
      const back = dateOfDayNumber(number);
      if (back.year !== expected.year || back.month !== expected.month || back.day !== expected.day) expect(back).toEqual(expected);
    }
    expect([dayNumber(1, 1, 1), dayNumber(2000, 3, 1) - dayNumber(1600, 3, 1), dayNumber(9999, 12, 31) - dayNumber(1, 1, 1)]).toEqual([
      306, 146_097, 3_652_058,
    ]);
    expect([dateOfDayNumber(dayNumber(1, 1, 1)), dateOfDayNumber(dayNumber(9999, 12, 31))]).toEqual([
      { year: 1, month: 1, day: 1 },
      { year: 9999, month: 12, day: 31 },
    ]);
  });

  it.each([
    ['2025-06-30T23:59:59.999999Z', true],
    ['2025-06-30T00:00:00.000000Z', true],
    ['2025-06-30T24:00:00.000000Z', false],
    ['2025-06-30T23:60:00.000000Z', false],
    ['2025-06-30T23:59:60.000000Z', false],
    ['2025-02-30T00:00:00.000000Z', false],
    ['2025-06-30T00:00:00.000Z', false],
    ['2025-06-30T00:00:00.000000+07:00', false],
    ['2025-06-30 00:00:00.000000Z', false],
    ['2025-06-30', false],
    ['2025-06-30T00:00:00.000000ZZ', false],
    ['2025-06-30 T00:00:00.000000Z', false],
    [['2025-06-30T00:00:00.000000Z'], false],
  ])('%s is an instant: %s', (text, wanted) => {
    expect(isInstant(text)).toBe(wanted);
  });

  it('has months from 1 to 12 and years from 1 to 9999', () => {
    expect([isRealDate(0, 1, 1), isRealDate(1, 1, 1), isRealDate(9999, 1, 1), isRealDate(10_000, 1, 1)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect([isRealDate(2025, 0, 1), isRealDate(2025, 1, 1), isRealDate(2025, 12, 1), isRealDate(2025, 13, 1)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('terms of the law', () => {
  it.each([
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2025-08-31', 6, '2026-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['1899-08-31', 6, '1900-02-28'],
    ['1999-08-31', 6, '2000-02-29'],
    ['2025-12-31', 1, '2026-01-31'],
    ['2025-11-30', 1, '2025-12-30'],
    ['2025-10-31', 1, '2025-11-30'],
    ['2025-03-31', 1, '2025-04-30'],
    ['2025-01-15', 0, '2025-01-15'],
  ])('%s and %i months are %s', (day, months, wanted) => {
    expect(addMonths(day, months)).toBe(wanted);
  });

  it('years and days go over the ends of months and years', () => {
    expect([
      addYears('2020-02-29', 7),
      addYears('2025-12-31', 1),
      addDays('2025-12-31', 1),
      addDays('2024-02-28', 1),
      addDays('2025-02-28', 1),
    ]).toEqual(['2027-02-28', '2026-12-31', '2026-01-01', '2024-02-29', '2025-03-01']);
    expect([addDays('2025-03-01', 0), addDays('2025-03-01', 60), addDays('0999-12-31', 1), addDays('không rõ', 3)]).toEqual([
      '2025-03-01',
      '2025-04-30',
      '1000-01-01',
      'không rõ',
    ]);
  });

  it('of a list every word is one of the listed', () => {
    const { check } = oneOf({ entity: 'E', code: 'C', field: 'f', allowed: ['a', 'b'], vi: '.', en: '.' });
    expect([['a', 'b'], ['a', 'c'], ['c', 'a'], [], 'a', 'c', null].map((f) => check({ f }, '2025-01-01').length)).toEqual([
      0, 1, 1, 0, 0, 1, 0,
    ]);
  });
});

describe('periods', () => {
  const period = (from: string, to: string) => ({ from, to });

  it('overlap on a common day, which the end is not', () => {
    const year = period('2025-01-01', '2026-01-01');
    const others = [
      period('2024-01-01', '2025-01-01'),
      period('2024-01-01', '2025-01-02'),
      period('2025-12-31', 'infinity'),
      period('2026-01-01', 'infinity'),
      period('-infinity', 'infinity'),
      period('2025-03-01', '2025-03-02'),
    ];
    expect(others.map((other) => [overlap(year, other), overlap(other, year)])).toEqual(
      [false, true, true, false, true, true].map((wanted) => [wanted, wanted]),
    );
  });

  it('together reach from the first start to the last end', () => {
    expect(hull([])).toBeUndefined();
    expect(hull([period('2025-01-01', '2026-01-01')])).toEqual(period('2025-01-01', '2026-01-01'));
    expect(hull([period('2025-01-01', 'infinity'), period('-infinity', '2024-01-01')])).toEqual(period('-infinity', 'infinity'));
    expect(hull([period('2024-01-01', '2025-01-01'), period('2026-01-01', '2027-01-01'), period('2025-01-01', '2025-06-01')])).toEqual(
      period('2024-01-01', '2027-01-01'),
    );
  });

  it('have ends that sort around every day, and are null where nobody knows or none is set', () => {
    expect([
      earlier('-infinity', '0001-01-01'),
      later('infinity', '9999-12-31'),
      earlier('2025-01-02', '2025-01-01'),
      later('2025-01-02', '2025-01-01'),
    ]).toEqual(['-infinity', 'infinity', '2025-01-01', '2025-01-02']);
    expect(['-infinity', 'infinity', '2025-01-01'].map(servedDay)).toEqual([null, null, '2025-01-01']);
  });
});
