import { ZONE } from './legal-day.js';

/** From which hour of a working day on somebody is at work, and until which: whole hours of the legal day. */
export type WorkingHours = { from: number; to: number };

/**
 * SQL of the stretch without working hours in which an instant lies, of one legal day: before work, after it, or all of a day off. Null within
 * working hours. `isWorkingDay`: SQL of whether the day is one (`working-days.ts`).
 */
export function stretchOffHours(instant: string, { from, to }: WorkingHours, isWorkingDay: string): { starts: string; ends: string } {
  const local = `(${instant} at time zone '${ZONE}')`;
  const hour = (at: number) => `date_trunc('day', ${local}) + make_interval(hours => ${at})`;
  const pick = (early: number, late: number, whole: number) =>
    `(case when not ${isWorkingDay} then ${hour(whole)} when ${local} < ${hour(from)} then ${hour(early)} when ${local} >= ${hour(to)} then ${hour(late)} end) at time zone '${ZONE}'`;
  return { starts: pick(0, to, 0), ends: pick(from, 24, 24) };
}
