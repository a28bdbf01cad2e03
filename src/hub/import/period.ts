/** Days are text; these are the few sums the importer does on them. In tables an unknown start is `-infinity`, an open end `infinity`. */

export const START_UNKNOWN = '-infinity';
export const END_OPEN = 'infinity';

/** The calendar day before, in whole numbers (proleptic Gregorian). */
export function dayBefore(day: string): string {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const date = Number(day.slice(8, 10));
  if (date > 1) return written(year, month, date - 1);
  if (month > 1) return written(year, month - 1, daysIn(year, month - 1));
  return written(year - 1, 12, 31);
}

function written(year: number, month: number, date: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export type Slice = { valid_from: string; valid_to: string };

/** Half-open; `infinity` sorts after and `-infinity` before every year written with digits. */
export function covers(slice: Slice, day: string): boolean {
  return slice.valid_from <= day && day < slice.valid_to;
}
