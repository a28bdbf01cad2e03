/** Proleptic Gregorian calendar in whole numbers, years 1–9999. No JS Date: it guesses at forms, zones and two-digit years. */
export const isRealDate = (year: number, month: number, day: number): boolean =>
  year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);

/** Days since 0000-03-01: starting a year in March puts the leap day last, so the months fit one formula. */
export const dayNumber = (year: number, month: number, day: number): number => {
  const y = month > 2 ? year : year - 1;
  const marchMonth = (month + 9) % 12;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((153 * marchMonth + 2) / 5) + day - 1;
};

export const dateOfDayNumber = (days: number): { year: number; month: number; day: number } => {
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1 };
};

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. Form alone lets 30 February through, and PostgreSQL answers that with a fault. */
export const isDay = (text: unknown): text is string => {
  const parts = typeof text === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) : null;
  return parts !== null && isRealDate(Number(parts[1]), Number(parts[2]), Number(parts[3]));
};

const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

/** Here and below days are days of the calendar, written `YYYY-MM-DD`, so that text order is time order. Counts as `dayNumber` does. */
export const numberOf = (day: string): number => dayNumber(yearOf(day), Number(day.slice(5, 7)), Number(day.slice(8)));

export const yearOf = (day: string): number => Number(day.slice(0, 4));

export const writeDay = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** Returns the day so many days later; earlier, if negative. What is no day, as an open end, stays as it is. */
export const addDays = (day: string, days: number): string => {
  if (!isDay(day)) return day;
  const { year, month, day: date } = dateOfDayNumber(numberOf(day) + days);
  return writeDay(year, month, date);
};

export const isMonthEnd = (day: string): boolean => isDay(day) && addDays(day, 1).endsWith('-01');

/** The last day of the month before. */
export const lastMonthEnd = (day: string): string => dayBefore(`${day.slice(0, 8)}01`);

export const dayBefore = (day: string): string => addDays(day, -1);

/** Counts the days from one day to another; negative if that is earlier. */
export const daysBetween = (from: string, to: string): number => numberOf(to) - numberOf(from);

/** Returns the same date so many months later, or the last day of a month that has no such date (Civil Code, art. 148). */
export const addMonths = (day: string, months: number): string => {
  const months0 = yearOf(day) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(months0 / 12), (((months0 % 12) + 12) % 12) + 1];
  return writeDay(year, month, Math.min(Number(day.slice(8)), daysInMonth(year, month)));
};

/** Returns the same date so many years later; 29 February becomes the 28th. */
export const addYears = (day: string, years: number): string => addMonths(day, years * 12);

/** SQL of the same. */
export const sqlAddYears = (day: string, years: string): string => `(${day} + make_interval(years => ${years}))::date`;
