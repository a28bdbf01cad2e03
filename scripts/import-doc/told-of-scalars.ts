import type { ScalarRule } from '../../src/hub/declare/scalars.js';
import type { Told } from './told-of-files.js';

/** What a kind of value is refused for, or taken with a warning: its example with slips of every kind in it, asked of the rule itself. */
export function toldOfScalar(rule: ScalarRule): Told[] {
  const told = new Map<string, Told>();
  for (const text of [...slipsIn(rule.example), ...ODD]) {
    const result = rule.normalise(text);
    for (const one of 'rejected' in result ? [{ code: result.rejected, vi: result.vi, en: result.en }] : (result.warnings ?? []))
      if (!told.has(one.code)) told.set(one.code, one);
  }
  return [...told.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

function slipsIn(example: string): string[] {
  const swapped = [...example].flatMap((_, at) => [...LETTERS].map((letter) => example.slice(0, at) + letter + example.slice(at + 1)));
  return ['', `${example}0`, `${example}A`, `${example}1`, example.slice(0, -1), example.slice(1), ...swapped];
}

const LETTERS = '0159ADOQXZ-./ Ð\u0007@';

/** What no slip leads to: forms of other times, other countries' letters, what a neighbouring kind looks like. */
const ODD = [
  'x',
  '0',
  '123456789012',
  '012345678',
  '0100109106-000',
  'Đ'.repeat(300),
  '\u200b',
  '2016-12-31T23:59:60Z',
  '2025-01-01T00:00:00.1234567Z',
  '9999-12-31T23:59:59-12:00',
  '30A-000.00',
  '30A-00000',
  'T30-123.45',
  'T29-12345',
  '30TĐ-1234',
  '51LD-1234',
  'DT.741',
  'DT741',
];
