import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDayNumber, dayNumber, isDay } from '../../../src/hub/time/calendar.js';
import { isInstant } from '../../../src/hub/time/instant.js';
import { normalised } from './vectors.js';

describe('a date', () => {
  it.each(['01-31', '02-28', '03-31', '04-30', '05-31', '06-30', '07-31', '08-31', '09-30', '10-31', '11-30', '12-31'])(
    '%s, the last of its month, is kept',
    (day) => expect(normalised('Date', `2025-${day}`)).toBe(`2025-${day}`),
  );

  it.each(['0001-01-01', '9999-12-31', '2000-02-29', '2024-02-29', '1582-10-10', '2025-07-01'])('%s is kept', (date) =>
    expect(normalised('Date', date)).toBe(date),
  );

  it.each([
    ['1900-02-29', '!DATE_NOT_REAL'],
    ['2023-02-29', '!DATE_NOT_REAL'],
    ...['01-32', '02-29', '03-32', '04-31', '05-32', '06-31', '07-32', '08-32', '09-31', '10-32', '11-31', '12-32'].map(
      (afterLast): [string, string] => [`2025-${afterLast}`, '!DATE_NOT_REAL'],
    ),
    ['0000-01-01', '!DATE_NOT_REAL'],
    ['2025-13-01', '!DATE_NOT_REAL'],
    ['2025-00-10', '!DATE_NOT_REAL'],
    ['infinity', '!DATE_FORM'],
    ['-infinity', '!DATE_FORM'],
    ['01/07/2025', '!DATE_FORM'],
    ['2025-7-1', '!DATE_FORM'],
    ['10000-01-01', '!DATE_FORM'],
    ['-0001-01-01', '!DATE_FORM'],
    ['+02025-01-01', '!DATE_FORM'],
    ['2025-07-01T00:00:00Z', '!DATE_FORM'],
    ['today', '!DATE_FORM'],
    ['20250701', '!DATE_FORM'],
    ['２０２５-07-01', '!DATE_CHARACTERS'],
    ['', '!DATE_EMPTY'],
  ])('%j becomes %s', (typed, expected) => expect(normalised('Date', typed)).toBe(expected));
});

describe('an instant', () => {
  it.each([
    ['2025-07-01T08:30:00+07:00', '2025-07-01T01:30:00.000000Z'],
    ['2025-07-01T01:30:00Z', '2025-07-01T01:30:00.000000Z'],
    ['2025-07-01t01:30:00.123456z', '2025-07-01T01:30:00.123456Z'],
    ['2025-07-01T00:00:00.999999+07:00', '2025-06-30T17:00:00.999999Z'],
    ['2024-12-31T23:59:59.1-00:30', '2025-01-01T00:29:59.100000Z'],
    ['2024-03-01T00:00:00+00:01', '2024-02-29T23:59:00.000000Z'],
    ['2025-07-01T01:30:00.123456000Z', '2025-07-01T01:30:00.123456Z'],
    ['2025-07-01T01:30:00-00:00', '2025-07-01T01:30:00.000000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000000Z'],
    ['9999-12-31T23:59:59.999999Z', '9999-12-31T23:59:59.999999Z'],
  ])('%s is %s', (typed, normal) => expect(normalised('DateTime', typed)).toBe(normal));

  it.each([
    ['2025-07-01T08:30:00', '!DATE_TIME_OFFSET'],
    ['2025-07-01T08:30:00+25:00', '!DATE_TIME_OFFSET'],
    ['2025-07-01T08:30:00+07', '!DATE_TIME_FORM'],
    ['2025-07-01 08:30:00+07:00', '!DATE_TIME_FORM'],
    ['2025-07-01', '!DATE_TIME_FORM'],
    ['2016-12-31T23:59:60Z', '!DATE_TIME_LEAP_SECOND'],
    ['2025-07-01T24:00:00Z', '!DATE_TIME_NOT_REAL'],
    ['2025-07-01T08:60:00Z', '!DATE_TIME_NOT_REAL'],
    ['2025-07-01T08:30:61Z', '!DATE_TIME_NOT_REAL'],
    ['2025-02-29T08:30:00Z', '!DATE_TIME_NOT_REAL'],
    ['2025-07-01T08:30:00.1234567Z', '!DATE_TIME_PRECISION'],
    ['0001-01-01T00:00:00+07:00', '!DATE_TIME_RANGE'],
    ['9999-12-31T23:59:59-07:00', '!DATE_TIME_RANGE'],
    ['infinity', '!DATE_TIME_FORM'],
    ['2025-07-01T08:30:00\u221207:00', '2025-07-01T15:30:00.000000Z'],
  ])('%j becomes %s', (typed, expected) => expect(normalised('DateTime', typed)).toBe(expected));

  it('agrees with the machine calendar to the millisecond, whatever the offset', () => {
    const instants = fc.date({ min: new Date('0002-01-01T00:00:00Z'), max: new Date('9998-12-31T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.integer({ min: -839, max: 839 }), (instant, ahead) => {
        const local = new Date(instant.getTime() + ahead * 60_000).toISOString().slice(0, -1);
        const sign = ahead < 0 ? '-' : '+';
        const [hours, minutes] = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60].map((n) => String(n).padStart(2, '0'));
        expect(normalised('DateTime', `${local}${sign}${hours}:${minutes}`)).toBe(instant.toISOString().replace('Z', '000Z'));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the calendar', () => {
  it('counts every day of ten thousand years once, forth and back', () => {
    let expected = dayNumber(1, 1, 1);
    const last = dayNumber(9999, 12, 31);
    expect(last - expected + 1).toBe(3_652_059);
    for (let day = expected; day <= last; day += 17) {
      const { year, month, day: d } = dateOfDayNumber(day);
      expected = dayNumber(year, month, d);
      if (expected !== day) throw new Error(`day ${day} came back as ${expected}`);
    }
  });
});

describe('a day or an instant inside a token or a cursor', () => {
  it.each([
    ['2024-02-29', true],
    ['2025-02-29', false],
    ['0000-01-01', false],
    ['9999-12-31', true],
    ['infinity', false],
    [20250228, false],
  ])('%s is in the calendar: %s', (day, real) => {
    expect(isDay(day)).toBe(real);
    expect(isInstant(`${day}T23:59:59.999999Z`)).toBe(real);
  });

  it.each(['2025-01-01T24:00:00.000000Z', '2025-01-01T23:60:00.000000Z', '2025-01-01T00:00:00Z', '2025-01-01 00:00:00.000000Z', null])(
    '%s is no instant of the hub',
    (text) => expect(isInstant(text)).toBe(false),
  );
});
