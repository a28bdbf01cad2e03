import { setTimeout } from 'node:timers/promises';
import type { DestinationStream, Logger } from 'pino';
import type { Config } from '../config.js';
import type { Endpoints } from '../db/endpoint.js';
import type { Job } from '../runtime/job.js';
import { createLogger, logFault } from '../runtime/logger.js';
import { openWorking } from '../runtime/working.js';
import { keepTime } from './timekeeper.js';

export type WorkerOptions = {
  endpoints: Endpoints;
  config: Pick<Config, 'keysDir' | 'production' | 'logLevel' | 'databaseUrl' | 'witnesses'> &
    Partial<Pick<Config, 'dataDir' | 'outboxHosts' | 'publicUrl'>>;
  /** Work of this process alone. */
  more?: readonly Job[];
  logTo?: DestinationStream;
};

export type Worker = {
  logger: Logger;
  /** The work it takes from hubs, by name. */
  jobs: readonly string[];
  /** Tells running jobs to stop between two steps, waits for them for a while, and gives all connections back. */
  close(options?: { atOnce?: AbortSignal }): Promise<void>;
};

/** A job that has not stopped by then is one that was killed: another process goes on. */
const STOP_MS_MAX = 10_000;

/** The work in the background in a process of its own, beside any number of hubs and other workers on the same database. */
export async function openWorker({ endpoints, config, more = [], logTo }: WorkerOptions): Promise<Worker> {
  const logger = createLogger(config.logLevel, logTo ? { to: logTo } : {});
  const onUnkept = (cause: unknown) =>
    logger.warn({ event: 'log-mark-not-kept', fault: cause instanceof Error ? cause.message : typeof cause });
  const working = await openWorking({ endpoints, config, onUnkept, onFault: (fault, requestId) => logFault(logger, fault, requestId) });
  const timekeeper = keepTime({ ...working, jobs: [...working.jobs, ...more], onFault: (fault, name) => logFault(logger, fault, name) });
  return {
    logger,
    jobs: working.jobs.flatMap(({ name, scope }) => (scope === 'database' ? [name] : [])),
    async close({ atOnce } = {}) {
      const late = setTimeout(STOP_MS_MAX, undefined, { ref: false, ...(atOnce && { signal: atOnce }) }).catch(() => undefined);
      await Promise.race([timekeeper.close(), late]);
      await working.close();
    },
  };
}
