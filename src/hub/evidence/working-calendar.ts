import type { Tx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import { findRecords } from '../sql/find.js';
import type { WorkingCalendar } from '../time/working-days.js';

/**
 * The calendar by which deadlines are counted, as it is known now: a day that the Government moves counts for every deadline that is set
 * from then on. Without a register of such days weeks alone count.
 */
export async function workingCalendar(tx: Tx, model: Model, at: { validAt: string; knownAt: string }): Promise<WorkingCalendar> {
  const { calendar } = model;
  if (calendar === undefined) return new Map();
  const { entity, day, kind, working } = calendar;
  const days = await findRecords(tx, model, { entity, where: {}, at, fields: [day, kind], limit: DAYS_MAX });
  return new Map(days.map((one) => [String(one[day]), one[kind] === working ? 'WORKING' : 'OFF'] as const));
}

/** A century of holidays. */
const DAYS_MAX = 3_000;
