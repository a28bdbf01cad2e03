import type { Config } from '../config.js';
import type { Progress } from '../start-error.js';
import { ensureServingLogins } from './embedded/serving-logins.js';
import { type EmbeddedUrls, runningEmbedded, startEmbedded } from './embedded/start.js';
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
  config: Pick<Config, 'databaseUrl' | 'databaseOpenUrl' | 'databaseOwnerUrl' | 'databaseReadUrls' | 'dataDir' | 'walArchive'>,
  options: { command: string; share: boolean; onProgress?: Progress },
): Promise<OpenDatabase> {
  if (config.databaseUrl !== undefined) {
    const { databaseUrl, databaseOpenUrl: openUrl, databaseOwnerUrl: ownerUrl, databaseReadUrls: standbyUrls } = config;
    return { endpoints: endpointsAt(databaseUrl, { openUrl, ownerUrl, standbyUrls }), kind: 'given', ended: never(), close: nothing };
  }
  if (options.share) {
    const running = await runningEmbedded(config.dataDir);
    if (running !== undefined)
      return { endpoints: endpointsOf(running), kind: 'embedded, run by another process', ended: never(), close: nothing };
  }
  const { onProgress, command } = options;
  const server = await startEmbedded({
    dataDir: config.dataDir,
    walArchive: config.walArchive,
    command,
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  await ensureServingLogins(server).catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  return { endpoints: endpointsOf(server), kind: 'embedded', ended: server.ended, close: server.stop };
}

/** The embedded server's superuser migrates and maintains; what serves are two logins that own nothing. */
export function endpointsOf({ url, servingUrl, openUrl }: EmbeddedUrls): Endpoints {
  return endpointsAt(servingUrl, { openUrl, ownerUrl: url });
}

function never(): Promise<void> {
  return new Promise(() => undefined);
}

async function nothing(): Promise<void> {}
