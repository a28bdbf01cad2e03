import type { Logger } from 'pino';
import type { Pool } from '../db/client.js';
import { holdLock } from '../db/hold-lock.js';
import { withTx } from '../db/tx.js';
import { alertEmergencies, type EmergencyAlert } from '../hub/evidence/emergency-access.js';
import type { SecurityEvents } from './events/security-events.js';
import type { Job } from './job.js';

/** Well within the minute in which whoever watches has to be told. */
const LOOK_MS = 2_000;

/**
 * Tells of emergencies from what the database has of them, so one that a killed process declared is told by the next. An event is on the disk
 * before the database says that it was told; the operator's log has it too, where no collector is set up.
 */
export function emergencyAlerts(parts: { pool: Pool; events: Pick<SecurityEvents, 'tell'>; logger: Pick<Logger, 'warn'> }): Job {
  const { pool, events, logger } = parts;
  const tell = (alerts: readonly EmergencyAlert[]) => {
    events.tell(
      alerts.map(({ about, code: emergency, agency, actor, role }) => ({
        kind: `emergency-access.${about}` as const,
        emergency,
        agency,
        actor,
        role,
      })),
    );
    for (const { about, code, agency, role } of alerts) logger.warn({ event: `emergency-access-${about}`, emergency: code, agency, role });
  };
  return {
    name: 'emergency-alerts',
    scope: 'process',
    pauseMs: () => LOOK_MS,
    async run() {
      await holdLock(pool, { work: 'emergencies', waitMs: 0 }, () =>
        withTx(pool, { label: 'emergency alerts' }, (tx) => alertEmergencies(tx, tell)),
      );
    },
  };
}
