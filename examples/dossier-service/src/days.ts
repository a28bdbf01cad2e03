/** Days are texts, `YYYY-MM-DD`, as the hub writes them: text order is time order. */
export type Day = string;

/** The day it is in Việt Nam. */
export function todayInVietNam(now = new Date()): Day {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' }).format(now);
}

export function addDays(day: Day, days: number): Day {
  return new Date(utc(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days that differ from their weeks, as the hub has them: whether work is done on each. */
export type Calendar = ReadonlyMap<Day, boolean>;

/** How many working days lie after `from` up to `to`; negative where that is past. */
export function workingDaysBetween(from: Day, to: Day, calendar: Calendar): number {
  const [first, last, sign] = from <= to ? [from, to, 1] : [to, from, -1];
  let count = 0;
  for (let day = addDays(first, 1); day <= last; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count += 1;
  return count * sign;
}

export function isWorkingDay(day: Day, calendar: Calendar): boolean {
  const weekday = new Date(utc(day)).getUTCDay();
  return calendar.get(day) ?? (weekday !== 0 && weekday !== 6);
}

/** A term of whole years ends on the day before the corresponding one. */
export function lastDayOfTerm(from: Day, years: number): Day {
  const [y = 0, m = 1, d = 1] = from.split('-').map(Number);
  return new Date(Date.UTC(y + years, m - 1, d - 1)).toISOString().slice(0, 10);
}

/** As people write it: 30/11/2026. */
export function written(day: Day): string {
  return day.slice(0, 10).split('-').reverse().join('/');
}

const DAY_MS = 86_400_000;

function utc(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}
