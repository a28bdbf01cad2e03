/** Days are texts, `YYYY-MM-DD`, as the hub writes them: text order is time order. */
export type Day = string;

/** The day it is in Việt Nam. */
export function todayInVietNam(now = new Date()): Day {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' }).format(now);
}

export function addDays(day: Day, days: number): Day {
  return new Date(utc(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The day so many working days after a day. Saturdays, Sundays and the public holidays of a fixed date do not count (Labour Code
 * 45/2019/QH14, article 112). Tết and Hùng Kings' Day move with the moon and are announced each year: they are not known here, so a
 * deadline over them comes out too early, and the page says so.
 */
export function addWorkingDays(day: Day, days: number): Day {
  let last = day;
  for (let left = days; left > 0; ) {
    last = addDays(last, 1);
    if (isWorkingDay(last)) left -= 1;
  }
  return last;
}

/** How many working days lie after `from` up to `to`; negative where that is past. */
export function workingDaysBetween(from: Day, to: Day): number {
  const [first, last, sign] = from <= to ? [from, to, 1] : [to, from, -1];
  let count = 0;
  for (let day = addDays(first, 1); day <= last; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1;
  return count * sign;
}

export function isWorkingDay(day: Day): boolean {
  const weekday = new Date(utc(day)).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !FIXED_HOLIDAYS.has(day.slice(5));
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
const FIXED_HOLIDAYS: ReadonlySet<string> = new Set(['01-01', '04-30', '05-01', '09-02']);

function utc(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}
