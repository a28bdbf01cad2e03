import { describe, expect, it } from 'vitest';
import { cellParser } from '../../src/hub/import/check/parse-cell.js';
import { seenKeys } from '../../src/hub/import/match/seen-keys.js';
import { dayBefore } from '../../src/hub/time/calendar.js';
import { model } from './support.js';

const read = (type: string, text: string, more: { isEnum?: boolean; list?: boolean } = {}) => {
  const parsed = cellParser(model, { type, isEnum: false, list: false, ...more })(text);
  return 'code' in parsed ? parsed.code : parsed.value;
};

describe('a cell', () => {
  it.each([
    ['1200', 1200],
    ['1.200', 1200],
    ['1 200', 1200],
    ['12.345.678', 12_345_678],
    ['-4', -4],
    ['+5', 5],
    ['0', 0],
    ['2024.0', 2024],
    ['2024,00', 2024],
    ['1.000', 1000],
    ['2024.5', 'INTEGER_FORM'],
    ['-0', 0],
    ['1,200', 'INTEGER_FORM'],
    ['1.20', 'INTEGER_FORM'],
    ['12.34', 'INTEGER_FORM'],
    ['1e3', 'INTEGER_FORM'],
    ['3000000000', 'INTEGER_RANGE'],
    ['٣', 'INTEGER_FORM'],
  ])('holds a whole number: %s', (text, value) => expect(read('Int', text)).toBe(value));

  it.each([
    ['1234.5', 1234.5],
    ['1234,5', 1234.5],
    ['1.234,5', 1234.5],
    ['1.234.567', 1_234_567],
    ['-0,5', -0.5],
    ['1.234', 1.234],
    ['6.02e23', 6.02e23],
    ['NaN', 'CELL_DEBRIS'],
    ['Infinity', 'NUMBER_FORM'],
    ['1e999', 'NUMBER_FORM'],
    ['1.2.3', 'NUMBER_FORM'],
    ['12 km', 'NUMBER_FORM'],
  ])('holds a number: %s', (text, value) => expect(read('Float', text)).toBe(value));

  it('warns where a dot may have been meant for thousands', () => {
    const parsed = cellParser(model, { type: 'Float', isEnum: false, list: false })('3.359');
    expect('warnings' in parsed && parsed.warnings?.map(({ code }) => code)).toEqual(['WARN_NUMBER_DOT']);
  });

  it.each([
    ['có', true],
    ['Không', false],
    ['TRUE', true],
    ['0', false],
    ['CO', true],
    ['x', true],
    ['✓', true],
    ['có lẽ', 'BOOLEAN_FORM'],
  ])('holds yes or no: %s', (text, value) => expect(read('Boolean', text)).toBe(value));

  it.each([
    ['2025-07-01', '2025-07-01'],
    ['1/7/2025', '2025-07-01'],
    ['31/12/2024', '2024-12-31'],
    ['1.7.2025', '2025-07-01'],
    ['2025-02-29', 'DATE_NOT_REAL'],
    ['31/02/2025', 'DATE_NOT_REAL'],
    ['7/1/25', 'DATE_FORM'],
    ['45839', 'DATE_SERIAL'],
    ['45839.0', 'DATE_SERIAL'],
    ['99999', 'DATE_FORM'],
    ['2025/07/01', '2025-07-01'],
    ['2025-7-1', '2025-07-01'],
    ['2025-07/01', 'DATE_FORM'],
    ['2025-07-01 00:00:00', '2025-07-01'],
    ['2025-07-01T00:00:00.000', '2025-07-01'],
    ['1/7/2025 12:00:00 AM', '2025-07-01'],
    ['2025-07-01 00:00:01', 'DATE_HAS_TIME'],
    ['2025-06-30T17:00:00Z', 'DATE_HAS_TIME'],
  ])('holds a day, written the law’s or the Vietnamese way: %s', (text, value) => expect(read('Date', text)).toBe(value));

  it.each([
    ['ACTIVE', 'ACTIVE'],
    ['active', 'ACTIVE'],
    ['Đang hiệu lực', 'ACTIVE'],
    ['dang hieu luc', 'ACTIVE'],
    ['Bị thu hồi', 'REVOKED'],
    ['hết hạn rồi', 'ENUM_UNKNOWN'],
  ])('holds one of a list, by name or caption: %s', (text, value) => expect(read('LicenceState', text, { isEnum: true })).toBe(value));

  it('holds several values apart by semicolons, and keeps those inside a value', () => {
    expect(read('String', 'B; C1 ;;', { list: true })).toEqual(['B', 'C1']);
    expect(read('String', 'gỉ\\; mòn;nứt', { list: true })).toEqual(['gỉ; mòn', 'nứt']);
    expect(read('Int', '1;x', { list: true })).toBe('INTEGER_FORM');
  });

  it('keeps text as it is, formulas included, composed to one spelling', () => {
    expect(read('String', '=cmd|"/c calc"!A1')).toBe('=cmd|"/c calc"!A1');
    expect(read('String', 'Nguyễn'.normalize('NFD'))).toBe('Nguyễn'.normalize('NFC'));
    expect(read('String', 'a\u0007b')).toBe('TEXT_CONTROL');
    expect(read('String', 'ă'.repeat(20_001))).toBe('TEXT_TOO_LONG');
  });

  it('holds a plate in any usual spelling', () => expect(read('Plate', '30K-123.45')).toBe('30K-12345'));
});

describe('what rows spoke of', () => {
  it('is met again only by the same key in overlapping time', () => {
    const seen = seenKeys();
    const period = (from: string, to: string) => ({ from, to });
    expect(seen.remember('k', period('-infinity', '2025-07-01'), 2)).toBeUndefined();
    expect(seen.remember('k', period('2025-07-01', 'infinity'), 3)).toBeUndefined();
    expect(seen.remember('k', period('2025-06-30', '2025-07-02'), 4)).toBe(2);
    expect(seen.remember('other', period('-infinity', 'infinity'), 5)).toBeUndefined();
    expect(seen.remember('k', period('2025-07-01', 'infinity'), 3)).toBeUndefined();
  });

  it('stays right while the memory grows', () => {
    const seen = seenKeys();
    const always = { from: '-infinity', to: 'infinity' };
    for (let i = 0; i < 50_000; i++) expect(seen.remember(`key ${i}`, always, i + 2)).toBeUndefined();
    for (let i = 0; i < 50_000; i += 777) expect(seen.remember(`key ${i}`, always, 99_999)).toBe(i + 2);
  });
});

it('knows the day before, over months, leap days and years', () => {
  expect(['2025-07-01', '2024-03-01', '2100-03-01', '2025-01-01', '2025-05-10'].map(dayBefore)).toEqual([
    '2025-06-30',
    '2024-02-29',
    '2100-02-28',
    '2024-12-31',
    '2025-05-09',
  ]);
});
