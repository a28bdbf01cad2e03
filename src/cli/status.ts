import { access } from 'node:fs/promises';
import { createPool, endPool, query } from '../db/client.js';
import { runningHub } from '../db/embedded/start.js';
import { migrationState } from '../db/migrate.js';
import { type RepeatedResult, repeatedResults } from '../hub/evidence/repeated-results.js';
import type { LogStanding } from '../hub/ledger/which-log.js';
import { HEAD_POSITION } from '../hub/time/head.js';
import type { AddCommand } from './cli.js';
import { refuseUnprepared } from './refuse-unprepared.js';

export const addStatus: AddCommand = (program, cli) => {
  program
    .command('status')
    .description('tình trạng của hub và cơ sở dữ liệu · the state of the hub and its database')
    .action(async () => {
      const { databaseUrl, dataDir } = cli.config();
      const fresh =
        databaseUrl === undefined &&
        !(await access(dataDir).then(
          () => true,
          () => false,
        ));
      if (fresh) {
        // Asking must not make anything.
        cli.answer({ database: null, dataDir }, [
          `Chưa có cơ sở dữ liệu trong ${dataDir}; "npm start" sẽ tạo · No database in ${dataDir} yet; "npm start" makes it`,
        ]);
        return;
      }
      const hub = databaseUrl === undefined ? await runningHub(dataDir) : undefined;
      const database = await cli.database('status');
      const { url, kind } = database;
      await refuseUnprepared(cli, database, { serves: true });
      const pool = createPool({ url, max: 1 });
      try {
        const { rows } = await query<{ version: string; size: string }>(
          pool,
          "select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as size",
        );
        const { applied, pending } = await migrationState(pool);
        const [facts] = rows;
        const { log, repeated } = pending.length === 0 ? await registerFacts(url) : { log: null, repeated: [] };
        cli.answer(
          {
            database: kind,
            version: facts?.version,
            size: facts?.size,
            hub: hub ?? null,
            migrations: { applied, pending: pending.map(({ name }) => name) },
            repeatedResults: repeated,
            log,
          },
          [
            `Cơ sở dữ liệu · Database:   PostgreSQL ${facts?.version} (${kind}), ${facts?.size}`,
            `Lược đồ · Schema:           ${pending.length === 0 ? `mới nhất · up to date (${applied})` : `còn ${pending.length} migration, chạy "giaolo migrate" · ${pending.length} to run, use "giaolo migrate"`}`,
            ...(log === null ? [] : [`Nhật ký · Log:              ${log.logId}, vị trí · position ${log.position}, ${STANDINGS[log.standing]}`]),
            ...(databaseUrl === undefined
              ? [`Hub:                        ${hub === undefined ? 'không chạy · not running' : `đang chạy · running (${hub.command}, ${hub.pid})`}`]
              : []),
            ...repeatedText(repeated),
          ],
        );
      } finally {
        await endPool(pool);
      }
    });
};

function repeatedText(repeated: readonly RepeatedResult[]): string[] {
  if (repeated.length === 0) return [];
  return [
    `Mã kết quả ghi hai lần · Result codes recorded twice: ${repeated.length}. Cơ quan ban hành cần xác định kết quả đúng · The issuing agency has to say which one is right`,
    ...repeated
      .slice(0, LISTED_MAX)
      .map(({ code, firstChangeSetId, changeSetId }) => `  ${code}  tập thay đổi · change sets ${firstChangeSetId}, ${changeSetId}`),
    ...(repeated.length > LISTED_MAX ? ['  … giaolo --json status'] : []),
  ];
}

const LISTED_MAX = 20;

const STANDINGS: Record<LogStanding, string> = {
  NEW: 'chưa ghi gì · nothing written yet',
  SETTLED: 'đang ghi · being written',
  MOVED: 'tạm không ghi: máy chủ đã khác, cần "giaolo log continue" hoặc "renew" · not written to: another server; "giaolo log continue" or "renew"',
  DOUBTED:
    'tạm không ghi: thiếu thay đổi hub đã thấy, hoặc là bản sao; cần "giaolo log renew" hoặc "continue" · not written to: changes that were seen are missing, or a copy; "giaolo log renew" or "continue"',
  STANDBY: 'máy dự phòng · a standby',
};

type RegisterFacts = { log: { logId: string; position: string; standing: LogStanding } | null; repeated: readonly RepeatedResult[] };

/** As the app: only the hub's roles see the log and the registers. */
async function registerFacts(url: string): Promise<RegisterFacts> {
  const pool = createPool({ url, role: 'giaolo_app', max: 1 });
  try {
    const { rows } = await query<{ logId: string; position: string; standing: LogStanding }>(
      pool,
      `select log_id as "logId", ${HEAD_POSITION} as position, log_standing() as standing from hub_log`,
    );
    return { log: rows[0] ?? null, repeated: await repeatedResults(pool) };
  } finally {
    await endPool(pool);
  }
}
