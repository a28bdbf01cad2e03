import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../config.js';
import { openEventsSecret } from '../../keys.js';
import type { Job } from '../job.js';
import { forward } from './forward.js';
import { createSecurityEvents, type SecurityEvents } from './security-events.js';
import { openSpool } from './spool.js';

export type EventsDesk = Pick<SecurityEvents, 'note' | 'tell'> & {
  /** What waits for the collector, and since when; undefined where none is set up. */
  state(): { waiting: number; oldestAt: number | undefined } | undefined;
  jobs: readonly Job[];
  /** Tries once more to send what waits, and gives the spool back. */
  close(): Promise<void>;
};

/** How long repeated events are counted before they are told, and what a machine that stops may lose. */
const SETTLE_MS = 1_000;
const LAST_TRY_MS = 2_000;
const HOUR_MS = 3_600_000;
/** How long events are kept after they arrived, for who asks for them again. */
export const EVENTS_KEPT_DAYS = 30;

export function eventsFolder({ dataDir }: Pick<Config, 'dataDir'>): string {
  return join(dataDir, 'events');
}

/** Security events on their way to `HUB_EVENTS_URL`; without such a collector nothing is kept. */
export async function openEvents(
  config: Pick<Config, 'keysDir' | 'production'> & Partial<Pick<Config, 'dataDir' | 'events'>>,
  onUnwritable: (error: unknown) => void,
): Promise<EventsDesk> {
  const { events: collector, dataDir } = config;
  if (collector === undefined || dataDir === undefined) {
    return { note: () => undefined, tell: () => undefined, state: () => undefined, jobs: [], close: async () => undefined };
  }
  const spool = await openSpool(eventsFolder({ dataDir }));
  const events = createSecurityEvents({ spool, secret: await openEventsSecret(config), onUnwritable });
  const instance = `${hostname()}/${process.pid}`;
  const settle = () => {
    events.settle();
    spool.sync();
  };
  let forgottenAt = 0;

  async function run(signal: AbortSignal): Promise<void> {
    settle();
    await forward(spool, collector as NonNullable<typeof collector>, instance, signal);
    if (Date.now() - forgottenAt < HOUR_MS) return;
    forgottenAt = Date.now();
    await spool.forget(EVENTS_KEPT_DAYS * 24 * HOUR_MS);
  }

  return {
    note: events.note,
    tell: events.tell,
    state: spool.state,
    jobs: [{ name: 'security-events', scope: 'process', pauseMs: () => SETTLE_MS, run }],
    async close() {
      settle();
      // What the collector does not take now is sent by the next start.
      await forward(spool, collector, instance, AbortSignal.timeout(LAST_TRY_MS)).catch(() => undefined);
      await spool.close();
    },
  };
}
