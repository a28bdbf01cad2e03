import { access } from 'node:fs/promises';
import { createPool, endPool, query } from '../db/client.js';
import { runningHub } from '../db/embedded/start.js';
import { migrationState } from '../db/migrate.js';
import { refuseUnsafeServer } from '../db/refuse-unsafe-server.js';
import { type RepeatedResult, repeatedResults } from '../hub/evidence/repeated-results.js';
import type { AddCommand } from './cli.js';

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
      const { url, kind } = await cli.database('status');
      const pool = createPool({ url, max: 1 });
      try {
        await refuseUnsafeServer(pool);
        const { rows } = await query<{ version: string; size: string }>(
          pool,
          "select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as size",
        );
        const { applied, pending } = await migrationState(pool);
        const [facts] = rows;
        const repeated = pending.length === 0 ? await repeatedResults(pool) : [];
        cli.answer(
          {
            database: kind,
            version: facts?.version,
            size: facts?.size,
            hub: hub ?? null,
            migrations: { applied, pending: pending.map(({ name }) => name) },
            repeatedResults: repeated,
          },
          [
            `Cơ sở dữ liệu · Database:   PostgreSQL ${facts?.version} (${kind}), ${facts?.size}`,
            `Lược đồ · Schema:           ${pending.length === 0 ? `mới nhất · up to date (${applied})` : `còn ${pending.length} migration, chạy "giaolo migrate" · ${pending.length} to run, use "giaolo migrate"`}`,
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
