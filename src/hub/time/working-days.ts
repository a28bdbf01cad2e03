import { addDays, numberOf } from './calendar.js';

/**
 * The days on which a country's calendar differs from its weeks: public holidays with the days off in their place, and Saturdays and Sundays
 * on which work is done instead. All others follow the week.
 */
export type WorkingCalendar = ReadonlyMap<string, 'OFF' | 'WORKING'>;

/** Day 0 was a Wednesday. */
const isWeekend = (day: string): boolean => [3, 4].includes(numberOf(day) % 7);

export function isWorkingDay(day: string, calendar: WorkingCalendar): boolean {
  const told = calendar.get(day);
  return told === undefined ? !isWeekend(day) : told === 'WORKING';
}

/** The day so many working days later. The day itself does not count (Civil Code, art. 147); with 0 days it is that day. */
export function addWorkingDays(day: string, days: number, calendar: WorkingCalendar): string {
  let last = day;
  for (let counted = 0; counted < days; ) {
    last = addDays(last, 1);
    if (isWorkingDay(last, calendar)) counted++;
  }
  return last;
}

/** The last day of a term of days; where that is a day off, the next working day (Civil Code, art. 148). */
export function endOfTerm(day: string, days: number, calendar: WorkingCalendar): string {
  let last = addDays(day, days);
  while (!isWorkingDay(last, calendar)) last = addDays(last, 1);
  return last;
}

/** How many working days lie after one day up to another, which counts; 0 where that is no later. */
export function workingDaysBetween(from: string, to: string, calendar: WorkingCalendar): number {
  let counted = 0;
  for (let day = from; day < to; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) counted++;
  }
  return counted;
}
