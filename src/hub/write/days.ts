/** A day inside the door: `YYYY-MM-DD`, or the two ends. As text they compare in time order, since `-` < digits < `i`. */
export type Day = string;

export const UNKNOWN_START: Day = '-infinity';
export const OPEN_END: Day = 'infinity';

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
