import type { Logger } from 'pino';
import type { QuickFindings } from '../hub/audit/quick-check.js';
import type { Concern, Look } from './health.js';

const CHECKED_MS = 60_000;

/**
 * Guards and newest checkpoints, looked at when the hub starts and then at most once a minute, beside whoever asks whether the hub is ready:
 * the catalogue waits for whoever holds a table. Questions are answered all the same: whoever asks loses nothing, and what was altered is for
 * an operator to find out (`giaolo audit verify`). Names of guards stand in the log only.
 */
export function lookAtAudit(
  check: () => Promise<QuickFindings>,
  logger: Logger,
  onAltered: (what: 'guards.altered' | 'log.altered') => void,
): Look {
  let concerns: readonly Concern[] | undefined;
  let checkedAt = Number.NEGATIVE_INFINITY;
  let checking: Promise<void> | undefined;

  async function look(): Promise<void> {
    checkedAt = performance.now();
    // A database that is away just now is another look's to tell.
    const found = await check().catch(() => undefined);
    if (found === undefined) return;
    const { guards, logs } = found;
    if (guards.length > 0) {
      onAltered('guards.altered');
      logger.error({
        event: 'guards-altered',
        count: guards.length,
        guards: guards.slice(0, LOGGED_MAX).map(({ kind, guard }) => `${kind} ${guard}`),
      });
    }
    if (logs.length > 0) {
      onAltered('log.altered');
      logger.error({ event: 'log-altered', logs });
    }
    concerns = [...(guards.length > 0 ? [GUARDS] : []), ...(logs.length > 0 ? [LOGS] : [])];
  }

  return async () => {
    if (checking === undefined && performance.now() - checkedAt >= CHECKED_MS) {
      checking = look().finally(() => {
        checking = undefined;
      });
      // Only the first is waited for, so that a start tells.
      if (concerns === undefined) await checking;
    }
    return [...(concerns ?? [])];
  };
}

const LOGGED_MAX = 20;
const GUARDS: Concern = {
  name: 'guards-altered',
  isReady: true,
  vi: 'Chốt bảo vệ hoặc quyền trong cơ sở dữ liệu không như bản này cài đặt; xem "giaolo audit verify --part guards".',
  en: 'Guards or rights in the database are not as this release ships them; see "giaolo audit verify --part guards".',
};
const LOGS: Concern = {
  name: 'log-altered',
  isReady: true,
  vi: 'Cây băm của một nhật ký không phải cây đã ký sau cùng; xem "giaolo audit verify".',
  en: 'The tree of a log is not the one that was signed last; see "giaolo audit verify".',
};
