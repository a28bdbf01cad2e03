import { dateOfDayNumber, dayNumber } from './calendar.js';

/** Days are text; these are the few sums the importer does on them. In tables an unknown start is `-infinity`, an open end `infinity`. */

export const START_UNKNOWN = '-infinity';
export const END_OPEN = 'infinity';

/** The calendar day before. */
export function dayBefore(day: string): string {
  const before = dateOfDayNumber(dayNumber(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))) - 1);
  const digits = (value: number, length: number) => String(value).padStart(length, '0');
  return `${digits(before.year, 4)}-${digits(before.month, 2)}-${digits(before.day, 2)}`;
}

export type Slice = { valid_from: string; valid_to: string };

/** Half-open; `infinity` sorts after and `-infinity` before every year written with digits. */
export function covers(slice: Slice, day: string): boolean {
  return slice.valid_from <= day && day < slice.valid_to;
}

export function overlap(a: Slice, b: Slice): boolean {
  return a.valid_from < b.valid_to && b.valid_from < a.valid_to;
}
