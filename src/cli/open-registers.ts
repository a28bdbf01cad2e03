import { relative } from 'node:path';
import type { Config } from '../config.js';
import { endPool, type Pool, poolOf } from '../db/client.js';
import type { Endpoint } from '../db/endpoint.js';
import { databaseFault } from '../db/faults.js';
import { migrationState } from '../db/migrate.js';
import type { Model } from '../hub/declare/model.js';
import { readSdl } from '../hub/declare/read-sdl.js';
import { withImportPool } from '../hub/import/import-pool.js';
import { type LogWatch, watchLog } from '../hub/ledger/watch-log.js';
import { loadModel } from '../registers/index.js';
import { packageRoot } from '../root.js';
import { StartError } from '../start-error.js';
import type { Cli } from './cli.js';

/** Everything a command needs to work on the registers, on a database that is up to date. */
export async function withRegisters<R>(cli: Cli, command: string, fn: (deps: { pool: Pool; model: Model; primary: Endpoint }) => Promise<R>): Promise<R> {
  const { primary } = (await cli.database(command)).endpoints;
  await refuseUnmigrated(primary);
  const log = logWatchOf(cli);
  const work = async (pool: Pool) => {
    const done = await fn({ pool, model: openModel(), primary });
    await log.remember(pool);
    return done;
  };
  return withImportPool(primary, work, log.onConnect);
}

/** Compares the database with what was last seen of it from this machine, as the hub does. */
export function logWatchOf(cli: Cli): LogWatch {
  const config = cli.config();
  return watchLog({ keysDir: config.keysDir, besideKeys: isBesideKeys(config) });
}

/** Whoever copies the data directory of the embedded server copies the keys too, unless they were put elsewhere. */
export function isBesideKeys({ databaseUrl, dataDir, keysDir }: Pick<Config, 'databaseUrl' | 'dataDir' | 'keysDir'>): boolean {
  return databaseUrl === undefined && !relative(dataDir, keysDir).startsWith('..');
}

/** As the login user: an empty database does not even know the roles. */
export async function refuseUnmigrated(endpoint: Endpoint): Promise<void> {
  const pool = poolOf(endpoint, { max: 1 });
  const { pending } = await migrationState(pool)
    .catch((error: unknown) => {
      throw databaseFault(error);
    })
    .finally(() => endPool(pool));
  if (pending.length === 0) return;
  throw new StartError(
    {
      vi: `Cơ sở dữ liệu còn ${pending.length} migration chưa chạy. Hãy chạy "giaolo migrate" (hoặc "giaolo start") trước.`,
      en: `The database lacks ${pending.length} migrations. Run "giaolo migrate" (or "giaolo start") first.`,
    },
    { exitStatus: 2 },
  );
}

export function openModel(): Model {
  return loadModel(readSdl(new URL('src/schema/', packageRoot)));
}
