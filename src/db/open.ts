import type { Config } from '../config.js';
import type { Progress } from '../start-error.js';
import { runningEmbedded, startEmbedded } from './embedded/start.js';
import { type Endpoints, endpointsAt } from './endpoint.js';

export type OpenDatabase = {
  endpoints: Endpoints;
  kind: 'given' | 'embedded' | 'embedded, run by another process';
  /** Resolves if an embedded server of ours ends by itself; never for other servers. */
  ended: Promise<void>;
  close(): Promise<void>;
};

/**
 * The database of the settings: DATABASE_URL if given, else the embedded server. With `share`, a command run beside a living
 * hub uses the hub's server; without it (the hub itself) a second start is refused.
 */
export async function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'databaseOwnerUrl' | 'databaseReadUrls' | 'dataDir' | 'walArchive'>,
  options: { command: string; share: boolean; onProgress?: Progress },
): Promise<OpenDatabase> {
  if (config.databaseUrl !== undefined) {
    const { databaseUrl, databaseOwnerUrl: ownerUrl, databaseReadUrls: standbyUrls } = config;
    return { endpoints: endpointsAt(databaseUrl, { ownerUrl, standbyUrls }), kind: 'given', ended: never(), close: nothing };
  }
  if (options.share) {
    const running = await runningEmbedded(config.dataDir);
    if (running !== undefined)
      return { endpoints: endpointsAt(running.url), kind: 'embedded, run by another process', ended: never(), close: nothing };
  }
  const { onProgress, command } = options;
  const server = await startEmbedded({
    dataDir: config.dataDir,
    walArchive: config.walArchive,
    command,
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  return { endpoints: endpointsAt(server.url), kind: 'embedded', ended: server.ended, close: server.stop };
}

function never(): Promise<void> {
  return new Promise(() => undefined);
}

async function nothing(): Promise<void> {}
