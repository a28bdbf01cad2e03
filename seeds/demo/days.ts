import { dateOfDayNumber, dayNumber } from '../../src/hub/time/calendar.js';
import { yearsLater } from '../../src/registers/rule-kinds.js';
import { type Random, whole } from './random.js';

/** Days are `YYYY-MM-DD` text, so text order is time order. */
export type Day = string;

/** The demo depends on what day it is told, never on the clock; this one when it is told none. */
export const DEMO_DAY: Day = '2026-11-22';
export const MERGER: Day = '2025-07-01';
export const MINISTRIES_MERGED: Day = '2025-03-01';
export const NEW_CLASSES: Day = '2025-01-01';

export function addDays(day: Day, days: number): Day {
  const { year, month, day: date } = dateOfDayNumber(numberOf(day) + days);
  return text(year, month, date);
}

/** The same date of another month, or that month's last day. */
export function addMonths(day: Day, months: number): Day {
  const months0 = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(months0 / 12), (months0 % 12) + 1];
  const first = text(year, month, 1);
  const lengthOfMonth = dayNumber(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - numberOf(first);
  return text(year, month, Math.min(Number(day.slice(8)), lengthOfMonth));
}

export function addYears(day: Day, years: number): Day {
  return yearsLater(day, years);
}

/** A term counted in months ends the day before the corresponding one. */
export function lastDayOfTerm(day: Day, months: number): Day {
  return addDays(addMonths(day, months), -1);
}

/** A day in [from, to]; `from` when they are crossed. */
export function dayBetween(random: Random, from: Day, to: Day): Day {
  const [low, high] = [numberOf(from), numberOf(to)];
  return addDays(from, high <= low ? 0 : whole(random, 0, high - low));
}

export const later = (a: Day, b: Day): Day => (a > b ? a : b);
export const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
export const yearOf = (day: Day): number => Number(day.slice(0, 4));

function numberOf(day: Day): number {
  return dayNumber(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8)));
}

function text(year: number, month: number, date: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
