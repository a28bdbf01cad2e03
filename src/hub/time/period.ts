/** A day as tables hold it: `YYYY-MM-DD`, or an open end. As text they compare in time order, since `-` < digits < `i`. */
export type Day = string;

/**
 * The open ends, in tables and while the hub works with periods: a start nobody knows, and an end not yet set. Instants of knowledge have
 * the same end. Everywhere else an open end is null.
 */
export const UNKNOWN_START: Day = '-infinity';
export const OPEN_END: Day = 'infinity';

/** Days from `from` to the one before `to`: half-open. */
export type Period = { from: Day; to: Day };

/** A period as it is served, and as files and the ledger write it. */
export type ServedPeriod = { validFrom: string | null; validTo: string | null };

export function periodOf({ validFrom, validTo }: ServedPeriod): Period {
  return { from: startOf(validFrom), to: endOf(validTo) };
}

export function startOf(validFrom: string | null): Day {
  return validFrom ?? UNKNOWN_START;
}

export function endOf(validTo: string | null): Day {
  return validTo ?? OPEN_END;
}

/** As served: both open ends are null. */
export function servedDay(day: Day): string | null {
  return day === UNKNOWN_START || day === OPEN_END ? null : day;
}

export function covers({ from, to }: Period, day: Day): boolean {
  return from <= day && day < to;
}

export function overlap(a: Period, b: Period): boolean {
  return a.from < b.to && b.from < a.to;
}

/** Whether every day of the second belongs to the first. */
export function contains(whole: Period, part: Period): boolean {
  return whole.from <= part.from && part.to <= whole.to;
}

/** The days of the first that the second does not have, for periods that follow one from the other. */
export function lostDays(was: Period, now: Period | undefined): Period[] {
  if (now === undefined || !overlap(was, now)) return [was];
  return [
    { from: was.from, to: now.from },
    { from: now.to, to: was.to },
  ].filter(({ from, to }) => from < to);
}

export function hull(periods: readonly Period[]): Period | undefined {
  const [first, ...rest] = periods;
  return first && rest.reduce((all, { from, to }) => ({ from: earlier(from, all.from), to: later(to, all.to) }), first);
}

export function oldestFirst(a: Period, b: Period): number {
  return a.from < b.from ? -1 : Number(a.from > b.from);
}

export function earlier(a: Day, b: Day): Day {
  if (a < b) return a;
  return b;
}

export function later(a: Day, b: Day): Day {
  if (a > b) return a;
  return b;
}
