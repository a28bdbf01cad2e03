import type { Config } from '../config.js';
import { type Pool, query, withPoolOf } from '../db/client.js';
import type { Endpoint, Endpoints } from '../db/endpoint.js';
import { lookAtStandby, type StandbyState, SYSTEM } from '../db/look-at-standby.js';
import { type MigrationPlan, migrationState } from '../db/migrate.js';
import { type RepeatedResult, repeatedResults } from '../hub/evidence/repeated-results.js';
import type { LogStanding } from '../hub/ledger/which-log.js';
import type { LogName } from '../hub/log/log-source.js';
import type { Witnessed } from '../hub/log/witnessed.js';
import { HEAD_POSITION } from '../hub/time/head.js';
import { instantText } from '../hub/time/instant.js';
import { openWitnesses, witnessedLogs, witnessKeys } from './witnesses.js';

export type DatabaseFacts = {
  version: string;
  size: string;
  migrations: MigrationPlan;
  /** Null while migrations are missing. */
  log: { logId: string; position: string; standing: LogStanding } | null;
  /** How far each log is cosigned. */
  witnessed: Readonly<Record<LogName, Witnessed>> | null;
  repeated: readonly RepeatedResult[];
  standbys: readonly StandbyState[];
  /** How the server keeps its log (WAL) elsewhere; null where it does not. `failing`: what was tried last was not kept. */
  archive: { lastAt: string | null; failing: boolean } | null;
};

/** What an operator asks of a database: what it is, how far it is migrated, where its log stands, what its standbys do. */
export async function databaseFacts({ primary, standbys }: Endpoints, config: Pick<Config, 'witnesses'>): Promise<DatabaseFacts> {
  return withPoolOf(primary, { max: 1 }, async (pool) => {
    const { rows } = await query<{ version: string; size: string; archive: DatabaseFacts['archive'] }>(
      pool,
      `select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as size,
         case when current_setting('archive_mode') <> 'off' then (
           select json_build_object('lastAt', ${instantText('last_archived_time')},
             'failing', last_failed_time is not null and (last_archived_time is null or last_failed_time > last_archived_time)) from pg_stat_archiver) end as archive`,
    );
    const [facts] = rows;
    if (facts === undefined) throw new Error('a select without a table returns one row');
    const migrations = await migrationState(pool);
    const registers = migrations.pending.length === 0 ? await registerFacts(primary, config) : { log: null, repeated: [], witnessed: null };
    return { ...facts, migrations, ...registers, standbys: await lookAtStandbys(pool, standbys) };
  });
}

async function lookAtStandbys(pool: Pool, standbys: readonly Endpoint[]): Promise<StandbyState[]> {
  if (standbys.length === 0) return [];
  // A login that may not ask which server it is tells the rest all the same.
  const told = await query<{ system: string }>(pool, `select ${SYSTEM} as system`).catch(() => undefined);
  return Promise.all(standbys.map((standby) => lookAtStandby(standby, told?.rows[0]?.system ?? null)));
}

/** As the app: only the hub's roles see the log and the registers. */
async function registerFacts(
  primary: Endpoint,
  config: Pick<Config, 'witnesses'>,
): Promise<Pick<DatabaseFacts, 'log' | 'repeated' | 'witnessed'>> {
  return withPoolOf(primary, { role: 'giaolo_app', max: 1 }, async (pool) => {
    const { rows } = await query<NonNullable<DatabaseFacts['log']>>(
      pool,
      `select log_id as "logId", ${HEAD_POSITION} as position, log_standing() as standing from hub_log`,
    );
    return {
      log: rows[0] ?? null,
      repeated: await repeatedResults(pool),
      witnessed: await witnessedLogs(pool, witnessKeys(openWitnesses(config))),
    };
  });
}
