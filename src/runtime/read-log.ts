import type { Config } from '../config.js';
import type { Endpoint } from '../db/endpoint.js';
import { createReadLogPool, openReadLog } from '../hub/reads/open-read-log.js';
import type { ReadLog } from '../hub/reads/read-log.js';
import { openReadLogKey } from '../keys.js';

type Options = Omit<Parameters<typeof openReadLog>[0], 'pool' | 'key'>;

/** Makes the read log of a process once its key is there: with it, and connections of its own. */
export async function readLogWith({
  keysDir,
  production,
}: Pick<Config, 'keysDir' | 'production'>): Promise<(primary: Endpoint, options?: Options) => ReadLog> {
  const key = await openReadLogKey({ keysDir, production });
  return (primary, options = {}) => openReadLog({ pool: createReadLogPool(primary), key, ...options });
}
