import { expect, it } from 'vitest';
import {
  covers,
  endOf,
  hull,
  OPEN_END,
  oldestFirst,
  overlap,
  type Period,
  periodOf,
  servedDay,
  startOf,
  UNKNOWN_START,
} from '../../src/hub/time/period.js';

/**
 * Every period over five days, with and without open ends, as the set of days it holds: the days before and after stand for what an open
 * end reaches.
 */
const DAYS = ['0001-01-01', '2025-06-30', '2025-07-01', '2025-07-02', '9999-12-31'];
const PERIODS: Period[] = [UNKNOWN_START, ...DAYS].flatMap((from) =>
  [...DAYS, OPEN_END].filter((to) => from < to).map((to) => ({ from, to })),
);
const held = ({ from, to }: Period) =>
  new Set(
    ['before all', ...DAYS, 'after all'].filter(
      (_, i, all) => (from === UNKNOWN_START || all.indexOf(from) <= i) && (to === OPEN_END || i < all.indexOf(to)),
    ),
  );

it('a period covers its first day and not its last, and an open end every day', () => {
  for (const period of PERIODS)
    for (const day of DAYS) expect(covers(period, day), `${period.from} ${period.to} ${day}`).toBe(held(period).has(day));
});

it('two periods overlap when they have a day in common', () => {
  for (const a of PERIODS) {
    for (const b of PERIODS) expect(overlap(a, b), JSON.stringify([a, b])).toBe([...held(a)].some((day) => held(b).has(day)));
  }
});

it('the hull of periods reaches from the first start to the last end', () => {
  expect(hull([])).toBeUndefined();
  for (const a of PERIODS) {
    for (const b of PERIODS) {
      const [first, last] = [[a.from, b.from].sort()[0], [a.to, b.to].sort()[1]];
      expect(hull([a, b])).toEqual({ from: first, to: last });
      expect(Math.sign(oldestFirst(a, b))).toBe(a.from === b.from ? 0 : first === a.from ? -1 : 1);
    }
  }
});

it('open ends are null wherever a period is served', () => {
  for (const period of PERIODS) {
    const served = { validFrom: servedDay(period.from), validTo: servedDay(period.to) };
    expect(periodOf(served)).toEqual(period);
    expect(Object.values(served)).not.toContain(UNKNOWN_START);
  }
  expect([startOf(null), endOf(null)]).toEqual([UNKNOWN_START, OPEN_END]);
});
