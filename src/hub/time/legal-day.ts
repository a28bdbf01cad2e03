import type { Tx } from '../../db/tx.js';

/** Legal days are those of Việt Nam, wherever the hub and its database run. */
export const ZONE = 'Asia/Ho_Chi_Minh';

/** SQL of the legal day in which an instant lies. */
export function legalDay(instant: string): string {
  return `(${instant} at time zone '${ZONE}')::date`;
}

/** SQL of the instant at which a legal day begins. */
export function dayBegins(day: string): string {
  return `((${day})::date::timestamp at time zone '${ZONE}')`;
}

/** Today as a value of one statement, for rights that are judged where no operation has settled its times. */
export const LEGAL_TODAY = legalDay('statement_timestamp()');

/** Today, by the database's clock. */
export async function legalToday(tx: Pick<Tx, 'query'>): Promise<string> {
  const { rows } = await tx.query<{ today: string }>(`select ${legalDay('clock_timestamp()')} as today`);
  const [row] = rows;
  if (row === undefined) throw new Error('the database does not tell the day');
  return row.today;
}

/** Guesses today by this process's clock, for a caller whom the database then tells the day. */
export function likelyToday(now = new Date()): string {
  return LIKELY.format(now);
}

/** Swedish writes days as ISO 8601 does. */
const LIKELY = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short' });

/** An instant as a clock in Việt Nam shows it, for people: `15/03/2026 09:15`. */
export function localTime(instant: string): string {
  const [day = '', time = ''] = LOCAL.format(new Date(instant)).split(' ');
  return `${writtenDay(day)} ${time}`;
}

/** A day as Vietnamese papers write it: `15/03/2026`. */
export function writtenDay(day: string): string {
  return day.split('-').reverse().join('/');
}

const LOCAL = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' });
