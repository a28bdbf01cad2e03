import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/hub/declare/nearest.js';
import { seenKeys } from '../../src/hub/import/match/seen-keys.js';
import { dayBefore } from '../../src/hub/time/calendar.js';
import { covers, overlap } from '../../src/hub/time/period.js';

const period = (from: string, to: string) => ({ from, to });

describe('the days of rows', () => {
  it('a day before goes over the ends of months and years', () => {
    expect(['2025-03-01', '2024-03-01', '2025-01-01', '2000-03-01', '1900-03-01', '2025-05-02'].map(dayBefore)).toEqual([
      '2025-02-28',
      '2024-02-29',
      '2024-12-31',
      '2000-02-29',
      '1900-02-28',
      '2025-05-01',
    ]);
  });

  it('a period has its first day and not its end', () => {
    const year = period('2025-01-01', '2026-01-01');
    expect(['2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01'].map((day) => covers(year, day))).toEqual([false, true, true, false]);
    expect([covers(period('-infinity', 'infinity'), '2025-01-01'), covers(period('-infinity', '2025-01-01'), '0001-01-01')]).toEqual([
      true,
      true,
    ]);
    expect([
      overlap(year, period('2026-01-01', 'infinity')),
      overlap(year, period('2025-12-31', 'infinity')),
      overlap(period('-infinity', '2025-01-01'), year),
    ]).toEqual([false, true, false]);
  });

  it('two rows of one key speak of the same thing when their periods overlap, however many came between', () => {
    const seen = seenKeys();
    expect(seen.remember('k', period('2020-01-01', '2022-01-01'), 2)).toBeUndefined();
    expect(seen.remember('k', period('2022-01-01', '2024-01-01'), 3)).toBeUndefined();
    expect(seen.remember('k', period('-infinity', '2020-01-01'), 4)).toBeUndefined();
    const met = Array.from({ length: 19_995 }, (_, i) => seen.remember(`other ${i + 5}`, period('-infinity', 'infinity'), i + 5));
    expect(met.filter((line) => line !== undefined)).toEqual([]);
    expect(seen.remember('k', period('2024-01-01', 'infinity'), 20_000)).toBeUndefined();
    expect(seen.remember('k', period('2021-12-31', '2022-01-01'), 20_001)).toBe(2);
    expect(seen.remember('k', period('2023-12-31', 'infinity'), 20_002)).toBe(3);
    expect(seen.remember('k', period('9000-01-01', 'infinity'), 20_003)).toBe(20_000);
    expect(seen.remember('other 7', period('2000-01-01', '2000-01-02'), 20_004)).toBe(7);
    // A part that is prepared once more reads the same lines again.
    expect(seen.remember('other 7', period('-infinity', 'infinity'), 7)).toBeUndefined();
  });
});

describe('what may have been meant', () => {
  const words = ['taxCode', 'name', 'legalForm', 'address', 'xe ô tô khách'];
  const meant = (word: string) => nearest(word, words, (candidate) => candidate);
  it.each([
    ['taxcode', 'taxCode'],
    ['txCode', 'taxCode'],
    ['taxxCode', 'taxCode'],
    ['nmae', 'name'],
    ['adress', 'address'],
    ['legalForn', 'legalForm'],
    ['xe o to khach', 'xe ô tô khách'],
    ['province', undefined],
    ['zzz', undefined],
    ['', undefined],
  ])('by %j: %s', (word, wanted) => {
    expect(meant(word)).toBe(wanted);
  });

  it('is the nearest, and of equally near ones the first', () => {
    const of = (word: string, ...candidates: string[]) => nearest(word, candidates, (candidate) => candidate);
    expect([of('abcd', 'abxx', 'abcx'), of('abcd', 'abcx', 'abxx'), of('abcd', 'abcx', 'abcy'), of('abcd', 'abcd', 'abcx')]).toEqual([
      'abcx',
      'abcx',
      'abcx',
      'abcd',
    ]);
    // A third of a long word may differ, and two letters of a short one.
    expect([
      of('abcdefghi', 'abcdefxyz'),
      of('abcdefghi', 'abcdewxyz'),
      of('ab', 'cd'),
      of('ab', 'cde'),
      of('abcdef', 'cdef'),
      of('cdef', 'abcdef'),
    ]).toEqual(['abcdefxyz', undefined, 'cd', undefined, 'cdef', 'abcdef']);
  });
});
