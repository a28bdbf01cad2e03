import type { Config } from '../config.js';
import { endPool, poolOf } from '../db/client.js';
import type { Endpoints } from '../db/endpoint.js';
import type { HubError } from '../errors.js';
import { openLogKeys } from '../keys.js';
import { WORKER_CONNECTIONS } from './connection-budget.js';
import { openLogWatch, type WatchedBy } from './log-watch.js';
import { openSchema } from './model.js';
import { openOutbox } from './outbox.js';
import { readLogWith } from './read-log.js';
import { refuseUnmigrated } from './registers.js';
import { openWitnesses } from './witnesses.js';
import { openWork, type Work } from './work.js';

export type WorkingOptions = {
  endpoints: Endpoints;
  config: WatchedBy & Pick<Config, 'production' | 'witnesses'> & Partial<Pick<Config, 'outboxHosts' | 'publicUrl'>>;
  onFault(fault: HubError, requestId: string): void;
  onUnkept(cause: unknown): void;
};

export type Working = Pick<Work, 'jobs' | 'withWorkPool'> & { close(): Promise<void> };

/** Builds what a process needs that answers nobody and does the work in the background, on a database that is up to date. */
export async function openWorking({ endpoints, config, onFault, onUnkept }: WorkingOptions): Promise<Working> {
  const { primary } = endpoints;
  await refuseUnmigrated(primary);
  const openReadLog = await readLogWith(config);
  const logKeys = await openLogKeys(config);
  const witnesses = openWitnesses(config);
  const log = openLogWatch(config, { onUnkept });
  const pool = poolOf(primary, { role: 'giaolo_app', max: WORKER_CONNECTIONS, onConnect: log.onConnect });
  const readLog = openReadLog(primary);
  const { jobs, withWorkPool, remember, takeRules } = openWork({
    endpoints,
    pool,
    ...openSchema(),
    readLog,
    log,
    logKeys,
    witnesses,
    outbox: await openOutbox(config),
    onFault,
  });
  await remember();
  await takeRules();
  return {
    jobs,
    withWorkPool,
    async close() {
      await readLog.close();
      await remember();
      await endPool(pool);
    },
  };
}
