import type { Config } from '../config.js';
import { type Pool, withPoolOf } from '../db/client.js';
import type { Endpoint, Endpoints } from '../db/endpoint.js';
import { databaseFault } from '../db/faults.js';
import { migrationState } from '../db/migrate.js';
import { ROLE_OF } from '../db/readers.js';
import { createRuleBook } from '../hub/access/rule-book.js';
import { withImportPool } from '../hub/batch/import-pool.js';
import type { Model } from '../hub/declare/model.js';
import type { ReadLog } from '../hub/reads/read-log.js';
import { StartError } from '../start-error.js';
import { openLogWatch, type WatchedBy } from './log-watch.js';
import { openModel } from './model.js';
import { readLogWith } from './read-log.js';

export type Registers = {
  pool: Pool;
  /** As the role to which no person's row is shown, for what is taken out without a purpose. */
  withOpenPool<R>(fn: (pool: Pool) => Promise<R>): Promise<R>;
  model: Model;
  /** The log of reads, for work that shows or changes what may be somebody's; its key is asked for only then. */
  withReadLog<R>(fn: (readLog: ReadLog) => Promise<R>): Promise<R>;
};

type Options = {
  endpoints: Endpoints;
  config: WatchedBy & Pick<Config, 'production'>;
  /** By this work rules of access are mended: where those of the register cannot be believed, it goes by those that the hub ships. */
  mendsRules?: boolean;
};

/** Everything one piece of work on the registers needs, on a database that is up to date; closed when it is done. */
export async function withRegisters<R>(
  { endpoints, config, mendsRules = false }: Options,
  fn: (registers: Registers) => Promise<R>,
): Promise<R> {
  const { primary } = endpoints;
  await refuseUnmigrated(primary);
  const log = openLogWatch(config);
  const work = async (pool: Pool) => {
    const model = await ruled(pool, mendsRules);
    const done = await fn({
      pool,
      withOpenPool: (inner) => withImportPool(endpoints.open, inner, { role: ROLE_OF.open, onConnect: log.onConnect }),
      model,
      withReadLog: (inner) => withReadLog(config, primary, inner),
    });
    await log.remember(pool);
    return done;
  };
  return withImportPool(primary, work, { onConnect: log.onConnect });
}

async function ruled(pool: Pool, mendsRules: boolean): Promise<Model> {
  const model = openModel();
  try {
    await createRuleBook(pool, model).take();
    return model;
  } catch (error) {
    if (mendsRules && error instanceof StartError) return openModel();
    throw error;
  }
}

async function withReadLog<R>(config: Options['config'], primary: Endpoint, fn: (readLog: ReadLog) => Promise<R>): Promise<R> {
  const readLog = (await readLogWith(config))(primary);
  try {
    return await fn(readLog);
  } finally {
    await readLog.close();
  }
}

/** As the login user: an empty database does not even know the roles. */
export async function refuseUnmigrated(endpoint: Endpoint): Promise<void> {
  const { pending } = await withPoolOf(endpoint, { max: 1 }, migrationState).catch((error: unknown) => {
    throw databaseFault(error);
  });
  if (pending.length === 0) return;
  throw new StartError(
    {
      vi: `Cơ sở dữ liệu còn ${pending.length} migration chưa chạy. Hãy chạy "giaolo migrate" (hoặc "giaolo start") trước.`,
      en: `The database lacks ${pending.length} migrations. Run "giaolo migrate" (or "giaolo start") first.`,
    },
    { exitStatus: 2 },
  );
}
