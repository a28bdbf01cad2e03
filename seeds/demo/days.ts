import { addDays, addMonths, daysBetween } from '../../src/hub/time/calendar.js';
import { type Random, whole } from './random.js';

export { addDays, addMonths, addYears, yearOf } from '../../src/hub/time/calendar.js';
export { earlier, later } from '../../src/hub/time/period.js';

/** Days are `YYYY-MM-DD` text, so text order is time order. */
export type Day = string;

/** The demo depends on what day it is told, never on the clock; this one when it is told none. */
export const DEMO_DAY: Day = '2026-11-22';
export const MERGER: Day = '2025-07-01';
export const MINISTRIES_MERGED: Day = '2025-03-01';
export const NEW_CLASSES: Day = '2025-01-01';

/** A term counted in months ends the day before the corresponding one. */
export function lastDayOfTerm(day: Day, months: number): Day {
  return addDays(addMonths(day, months), -1);
}

/** A day in [from, to]; `from` when they are crossed. */
export function dayBetween(random: Random, from: Day, to: Day): Day {
  const days = daysBetween(from, to);
  return addDays(from, days <= 0 ? 0 : whole(random, 0, days));
}
