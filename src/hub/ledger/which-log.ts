import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { instantText } from '../time/instant.js';

/**
 * NEW: nothing was written yet, or by an earlier release. SETTLED: written where it was settled to be. MOVED: this is another server than
 * that. DOUBTED: a hub has seen changes that are not here. STANDBY: follows another server.
 */
export type LogStanding = 'NEW' | 'SETTLED' | 'MOVED' | 'DOUBTED' | 'STANDBY';

/** Whether this database is the one that the log is written on. */
export async function logStanding(tx: Tx): Promise<LogStanding> {
  const { rows } = await tx.query<{ standing: LogStanding }>('select log_standing() as standing', [], 'log-standing');
  return rows[0]?.standing ?? 'STANDBY';
}

/** Nothing is written, and what is missing here may be what was lost, or still to come. */
export function isUnsettled(standing: LogStanding): boolean {
  return standing === 'MOVED' || standing === 'DOUBTED';
}

/** Before a position is said not to exist: it may be one of those this database has lost, and then only the operator knows. */
export async function refuseIfUnsettled(tx: Tx): Promise<void> {
  if (isUnsettled(await logStanding(tx))) throw new HubError('LOG_UNSETTLED');
}

export type OtherLog = { argument: string; logId: string; adviceVi: string; adviceEn: string };

/** Refuses what another log gave out: an earlier one of this hub, and then with the day it ended, or one of another hub. */
export async function refuseOtherLog(tx: Tx, { argument, logId, adviceVi, adviceEn }: OtherLog): Promise<never> {
  const { rows } = await tx.query<{ at: string }>(`select ${instantText('at')} as at from log_event where former_log_id::text = $1`, [
    logId,
  ]);
  const renewedAt = rows[0]?.at;
  if (renewedAt !== undefined) throw new HubError('LOG_RENEWED', { argument, renewedAt, adviceVi, adviceEn }, { details: { renewedAt } });
  throw new HubError('BAD_USER_INPUT', {
    argument,
    ruleVi: `giá trị này thuộc về một nhật ký khác, không phải của hub này. ${adviceVi}`,
    ruleEn: `it belongs to another log, which is not this hub's. ${adviceEn}`,
  });
}
