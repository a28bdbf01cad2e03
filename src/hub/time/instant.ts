import { instantOf } from '../../db/instant-text.js';
import { isDay } from './calendar.js';

/** Whether a text is an instant as the hub writes it: a day of the calendar, a time of day, six fraction digits, UTC. */
export function isInstant(text: unknown): text is string {
  return typeof text === 'string' && isDay(text.slice(0, 10)) && /^T([01]\d|2[0-3])(:[0-5]\d){2}\.\d{6}Z$/.test(text.slice(10));
}

/** SQL of an instant as it is answered: UTC, six fraction digits, whatever the session's zone. */
export function instantText(expression: string): string {
  return `to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** What is known before the first change, as the database writes instants and as they are answered. */
export const BEGINNING_OF_TIME_SQL = '0001-01-01 00:00:00+00';
export const BEGINNING_OF_TIME = instantOf(BEGINNING_OF_TIME_SQL);

/** An instant of this machine's clock (milliseconds since 1970) as the hub writes instants: for what is no row of the database. */
export function instantOfMs(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, -1)}000Z`;
}

/** Whole seconds since 1970, as JSON Web Tokens count. */
export function epochSeconds(instant: string): number {
  return Math.floor(msOfInstant(instant) / 1_000);
}

/** Milliseconds since 1970 of an instant in any spelling of ISO 8601; NaN of what is none. */
export function msOfInstant(text: string): number {
  return Date.parse(text);
}
