import { query, withPoolOf } from '../db/client.js';
import type { Endpoint, Endpoints } from '../db/endpoint.js';
import { lookAtStandby, type StandbyState } from '../db/look-at-standby.js';
import { type MigrationPlan, migrationState } from '../db/migrate.js';
import { type RepeatedResult, repeatedResults } from '../hub/evidence/repeated-results.js';
import type { LogStanding } from '../hub/ledger/which-log.js';
import { HEAD_POSITION } from '../hub/time/head.js';

export type DatabaseFacts = {
  version: string;
  size: string;
  migrations: MigrationPlan;
  /** Null while migrations are missing. */
  log: { logId: string; position: string; standing: LogStanding } | null;
  repeated: readonly RepeatedResult[];
  standbys: readonly StandbyState[];
};

/** What an operator asks of a database: what it is, how far it is migrated, where its log stands, what its standbys do. */
export async function databaseFacts({ primary, standbys }: Endpoints): Promise<DatabaseFacts> {
  return withPoolOf(primary, { max: 1 }, async (pool) => {
    const { rows } = await query<{ version: string; size: string }>(
      pool,
      "select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as size",
    );
    const [facts] = rows;
    if (facts === undefined) throw new Error('a select without a table returns one row');
    const migrations = await migrationState(pool);
    const registers = migrations.pending.length === 0 ? await registerFacts(primary) : { log: null, repeated: [] };
    return { ...facts, migrations, ...registers, standbys: await Promise.all(standbys.map(lookAtStandby)) };
  });
}

/** As the app: only the hub's roles see the log and the registers. */
async function registerFacts(primary: Endpoint): Promise<Pick<DatabaseFacts, 'log' | 'repeated'>> {
  return withPoolOf(primary, { role: 'giaolo_app', max: 1 }, async (pool) => {
    const { rows } = await query<NonNullable<DatabaseFacts['log']>>(
      pool,
      `select log_id as "logId", ${HEAD_POSITION} as position, log_standing() as standing from hub_log`,
    );
    return { log: rows[0] ?? null, repeated: await repeatedResults(pool) };
  });
}
