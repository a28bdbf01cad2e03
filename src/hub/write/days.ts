/** A day inside the door: `YYYY-MM-DD`, or the two ends. As text they compare in time order, since `-` < digits < `i`. */
export type Day = string;

export const UNKNOWN_START: Day = '-infinity';
export const OPEN_END: Day = 'infinity';

/** A real day of the calendar, in the years PostgreSQL and the law share. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string') return false;
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return year > 0 && last !== undefined && day >= 1 && day <= last;
}

/** As served: both ends are null. */
export function servedDay(day: Day): string | null {
  return day === UNKNOWN_START || day === OPEN_END ? null : day;
}

export type Period = { from: Day; to: Day };

export function overlap(a: Period, b: Period): boolean {
  return a.from < b.to && b.from < a.to;
}

export function hull(periods: readonly Period[]): Period | undefined {
  const [first, ...rest] = periods;
  return first && rest.reduce((all, { from, to }) => ({ from: earlier(from, all.from), to: later(to, all.to) }), first);
}

export function earlier(a: Day, b: Day): Day {
  if (a < b) return a;
  return b;
}

export function later(a: Day, b: Day): Day {
  if (a > b) return a;
  return b;
}
