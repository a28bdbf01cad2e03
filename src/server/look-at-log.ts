import { type Pool, query } from '../db/client.js';
import { HubError } from '../errors.js';
import { isUnsettled, logStanding } from '../hub/ledger/which-log.js';
import type { Look } from './health.js';

/** Questions are answered as before; that nothing is written is the operator's to end, and no reason to send the askers away. */
export function lookAtLog(pool: Pool): Look {
  return async () => {
    const standing = await logStanding({ query: (...statement) => query(pool, ...statement) }).catch(() => 'STANDBY' as const);
    if (!isUnsettled(standing)) return [];
    const fault = new HubError('LOG_UNSETTLED');
    return [{ name: 'log-unsettled', isReady: true, vi: fault.sentence('vi'), en: fault.sentence('en') }];
  };
}
