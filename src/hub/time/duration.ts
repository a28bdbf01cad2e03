/**
 * A distance in days from the day asked for, written as ISO 8601 has it: `P30D`, `P1Y6M`, `-P5Y`. Years and months go by the calendar: the
 * same date, or the last day of a month that has no such date (Civil Code, art. 148), in PostgreSQL as in `addMonths`. Hours are no part of
 * it: legal time is days.
 */
export function isDuration(text: string): boolean {
  const [whole, ...counts] = FORM.exec(text) ?? [];
  const given = counts.filter((count) => count !== undefined);
  return whole !== undefined && given.length > 0 && counts.every((count, i) => count === undefined || Number(count) <= (MOST[i] ?? 0));
}

const FORM = /^-?P(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,5})D)?$/;
/** 200 years in years, months, weeks and days: no law counts further, and no sum leaves PostgreSQL's calendar. */
const MOST = [200, 2_400, 10_436, 73_050] as const;

/** The same as PostgreSQL reads it: it knows no sign before the P. */
export function intervalOf(duration: string): string {
  return duration.startsWith('-') ? duration.slice(1).replace(/\d+/g, '-$&') : duration;
}

/** SQL of the day that lies so far away. */
export function dayAway(day: string, interval: string): string {
  return `(${day} + ${interval})::date`;
}
