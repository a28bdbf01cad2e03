import { runningHub } from '../db/embedded/start.js';
import type { StandbyState } from '../db/look-at-standby.js';
import type { RepeatedResult } from '../hub/evidence/repeated-results.js';
import type { LogStanding } from '../hub/ledger/which-log.js';
import type { Witnessed, WitnessedState } from '../hub/log/witnessed.js';
import { isThere } from '../is-there.js';
import { type DatabaseFacts, databaseFacts } from '../runtime/database-facts.js';
import type { AddCommand } from './cli.js';
import { refuseUnprepared } from './refuse-unprepared.js';

export const addStatus: AddCommand = (program, cli) => {
  program
    .command('status')
    .description('tình trạng của hub và cơ sở dữ liệu · the state of the hub and its database')
    .action(async () => {
      const config = cli.config();
      const { databaseUrl, dataDir } = config;
      const fresh = databaseUrl === undefined && !(await isThere(dataDir));
      if (fresh) {
        // Asking must not make anything.
        cli.answer({ database: null, dataDir }, [
          `Chưa có cơ sở dữ liệu trong ${dataDir}; "npm start" sẽ tạo · No database in ${dataDir} yet; "npm start" makes it`,
        ]);
        return;
      }
      const hub = databaseUrl === undefined ? await runningHub(dataDir) : undefined;
      const database = await cli.database('status');
      const { endpoints, kind } = database;
      await refuseUnprepared(cli, database, { as: 'hub' });
      const { version, size, migrations, log, witnessed, repeated, standbys, archive } = await databaseFacts(endpoints, config);
      const { applied, pending } = migrations;
      cli.answer(
        {
          database: kind,
          version,
          size,
          hub: hub ?? null,
          migrations: { applied, pending: pending.map(({ name }) => name) },
          repeatedResults: repeated,
          log,
          witnessed: witnessed && {
            changes: witnessedFacts(witnessed.changes),
            reads: witnessedFacts(witnessed.reads),
          },
          standbys,
          archive,
        },
        [
          `Cơ sở dữ liệu · Database:   PostgreSQL ${version} (${kind}), ${size}`,
          `Lược đồ · Schema:           ${pending.length === 0 ? `mới nhất · up to date (${applied})` : `còn ${pending.length} migration, chạy "giaolo migrate" · ${pending.length} to run, use "giaolo migrate"`}`,
          ...(log === null
            ? []
            : [`Nhật ký · Log:              ${log.logId}, vị trí · position ${log.position}, ${STANDINGS[log.standing]}`]),
          ...(witnessed === null ? [] : Object.entries(witnessed).map(witnessedText)),
          ...(databaseUrl === undefined
            ? [
                `Hub:                        ${hub === undefined ? 'không chạy · not running' : `đang chạy · running (${hub.command}, ${hub.pid})`}`,
              ]
            : []),
          ...standbys.map(standbyText),
          ...(archive === null ? [] : [`Lưu WAL · WAL archive:      ${archiveText(archive)}`]),
          ...repeatedText(repeated),
        ],
      );
    });
};

/** As programs read it. */
function witnessedFacts({ state, size, awaitedSince }: Witnessed) {
  return { state, size: size === null ? null : String(size), awaitedSince };
}

function witnessedText([log, { state, size, awaitedSince }]: [string, Witnessed]): string {
  const waits = awaitedSince === null ? '' : `, chờ từ · waiting since ${awaitedSince}`;
  return `Nhân chứng · Witness:       ${log}: ${WITNESSED[state]}${size === null ? '' : ` (${size})`}${waits}`;
}

const WITNESSED: Record<WitnessedState, string> = {
  NO_WITNESS: 'chưa chỉ định, xem HUB_WITNESSES · none named, see HUB_WITNESSES',
  WITNESSED: 'đã ký · cosigned',
  LATE: 'chậm · late',
  NOT_WITNESSED: 'không có nhân chứng quá 4 giờ · not witnessed for more than 4 hours',
};

function archiveText({ lastAt, failing }: NonNullable<DatabaseFacts['archive']>): string {
  if (failing)
    return 'ĐANG LỖI, đĩa có thể đầy dần: xem server.log và HUB_WAL_ARCHIVE · FAILING, the disk may fill up: see server.log and HUB_WAL_ARCHIVE';
  return lastAt === null ? 'chưa có gì để lưu · nothing to keep yet' : `lần cuối · last at ${lastAt}`;
}

function standbyText(standby: StandbyState): string {
  return `Dự phòng · Standby:         ${standby.name}: ${standbyDoes(standby)}`;
}

function standbyDoes(standby: StandbyState): string {
  switch (standby.state) {
    case 'FOLLOWING': {
      const seconds = standby.behindSeconds?.toFixed(1) ?? '?';
      return `đang theo máy chính, chậm ${seconds} giây · follows the primary, ${seconds} s behind`;
    }
    case 'APART':
      return 'không phải bản dự phòng · is no standby';
    case 'FOREIGN':
      return 'theo một máy chủ khác, không được dùng để đọc · follows another server, nothing is read from it';
    case 'UNREACHABLE':
      return 'không trả lời · does not answer';
    default:
      return standby satisfies never;
  }
}

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
  MOVED:
    'tạm không ghi: máy chủ đã khác, cần "giaolo log continue" hoặc "renew" · not written to: another server; "giaolo log continue" or "renew"',
  DOUBTED:
    'tạm không ghi: thiếu thay đổi hub đã thấy, hoặc là bản sao; cần "giaolo log renew" hoặc "continue" · not written to: changes that were seen are missing, or a copy; "giaolo log renew" or "continue"',
  STANDBY: 'máy dự phòng · a standby',
};
