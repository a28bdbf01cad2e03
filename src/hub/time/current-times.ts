import { instantOf } from '../../db/instant-text.js';
import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { type Head, headOf } from './head.js';
import { BEGINNING_OF_TIME_SQL } from './instant.js';
import { legalDay } from './legal-day.js';

/** Where time stands: read once per operation, passed on as parameters. */
export type CurrentTimes = {
  /** The legal day in Việt Nam. */
  today: string;
  /** The database clock. */
  clock: string;
  head: Head;
  logId: string;
};

const LOG_ID = 'log_id()';

/** One row: today, clock, the head's position and instant (`known`), the log. */
export const TIMES_SQL = `select ${legalDay('c.clock')} as today, c.clock, coalesce(h.position, 0)::text as position,
  coalesce(h.recorded_from, timestamptz '${BEGINNING_OF_TIME_SQL}') as known, ${LOG_ID} as log_id
  from (select clock_timestamp() as clock) c left join lateral (${headOf('position, recorded_from')}) h on true`;

/**
 * The same as one text, for a statement whose answer is a row of texts: the driver takes nothing apart, and without a join it costs
 * PostgreSQL half. It reads the clock twice; a day and an instant on either side of midnight are both true.
 */
export const TIMES_TEXT = `concat_ws(',', ${legalDay('clock_timestamp()')}, clock_timestamp(),
  coalesce((${headOf(`concat_ws(',', position, recorded_from)`)}), '0,${BEGINNING_OF_TIME_SQL}'), ${LOG_ID})`;

export function readTimesText(text: string): CurrentTimes {
  const [today = '', clock = '', position = '', known = '', logId = ''] = text.split(',');
  return { today, clock: instantOf(clock), head: { position, recordedFrom: instantOf(known) }, logId };
}

export type TimesRow = { today: string; clock: string; position: string; known: string; log_id: string };

export async function currentTimes(tx: Tx): Promise<CurrentTimes> {
  const { rows } = await tx.query<TimesRow>(TIMES_SQL, [], 'current-times');
  if (!rows[0]) throw new HubError('UNAVAILABLE');
  return timesOf(rows[0]);
}

export function timesOf({ today, clock, position, known, log_id }: TimesRow): CurrentTimes {
  return { today, clock, head: { position, recordedFrom: known }, logId: log_id };
}
