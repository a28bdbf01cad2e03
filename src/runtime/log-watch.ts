import { relative } from 'node:path';
import type { Config } from '../config.js';
import { type LogWatch, type LogWatchOptions, watchLog } from '../hub/ledger/watch-log.js';

/** Compares the database with what was last seen of it from this machine; the same for hubs, workers and commands. */
export function openLogWatch(config: WatchedBy, { onUnkept }: Pick<LogWatchOptions, 'onUnkept'> = {}): LogWatch {
  return watchLog({ keysDir: config.keysDir, besideKeys: isBesideKeys(config), ...(onUnkept ? { onUnkept } : {}) });
}

/** Without a data directory the database is somebody else's. */
export type WatchedBy = Pick<Config, 'keysDir' | 'databaseUrl'> & Partial<Pick<Config, 'dataDir'>>;

/** Whoever copies the data directory of the embedded server copies the keys too, unless they were put elsewhere. */
function isBesideKeys({ databaseUrl, dataDir, keysDir }: WatchedBy): boolean {
  return databaseUrl === undefined && dataDir !== undefined && !relative(dataDir, keysDir).startsWith('..');
}
