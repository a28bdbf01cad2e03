import type { Logger } from 'pino';
import type { Pool } from '../db/client.js';
import { holdLock } from '../db/hold-lock.js';
import { withTx } from '../db/tx.js';
import { tellDead } from '../hub/outbox/kept-targets.js';
import type { SecurityEvents } from './events/security-events.js';
import type { Job } from './job.js';

/** A dead target is minutes old anyway. */
const LOOK_MS = 10_000;

/** Tells once of each target that takes nothing any more, as the database knows of it: one that a killed process did not tell of is told by the next. */
export function outboxAlerts(parts: { pool: Pool; events: Pick<SecurityEvents, 'tell'>; logger: Pick<Logger, 'warn'> }): Job {
  const { pool, events, logger } = parts;
  return {
    name: 'outbox-alerts',
    scope: 'process',
    pauseMs: () => LOOK_MS,
    async run() {
      await holdLock(pool, { work: 'outbox-alerts', waitMs: 0 }, () =>
        withTx(pool, { label: 'outbox alerts' }, (tx) =>
          tellDead(tx, (dead) => {
            events.tell(dead.map(({ agency }) => ({ kind: 'outbox.target-dead' as const, ...(agency === null ? {} : { agency }) })));
            for (const { id, kind, fault } of dead) logger.warn({ event: 'outbox-target-dead', target: id, kind, fault });
          }),
        ),
      );
    },
  };
}
