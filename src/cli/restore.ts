import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../config.js';
import { recoverInto } from '../db/backup/recover.js';
import { removeDataDir } from '../db/embedded/place.js';
import { openDatabase } from '../db/open.js';
import type { Trusted } from '../hub/audit/verify.js';
import { pace } from '../hub/batch/pace.js';
import { msOfInstant } from '../hub/time/instant.js';
import { openTrusted } from '../runtime/audit.js';
import { checkpointsOf, proveRestored, type Restored, type SeenBy } from '../runtime/prove-restored.js';
import { findingText } from './audit-text.js';
import type { AddCommand, Cli } from './cli.js';
import { number, progressDisplay, showBytes } from './progress-display.js';
import { usage } from './steward.js';

type Options = {
  wal?: string[];
  until?: string;
  drill?: boolean;
  key?: string[];
  checkpoint?: string[];
  unproven?: boolean;
};

export const addRestore: AddCommand = (program, cli) => {
  program
    .command('restore')
    .argument(
      '[backup]',
      'bản sao lưu của "giaolo backup"; bỏ trống: chỉ chứng minh cơ sở dữ liệu đã phục hồi bằng cách khác · a backup; without one the database of the settings is proven',
    )
    .description(
      'phục hồi vào HUB_DATA_DIR rồi chứng minh nhật ký còn nguyên · restore into HUB_DATA_DIR, then prove that the logs are whole',
    )
    .option(
      '--wal <folder...>',
      'nhật ký sau bản sao lưu: HUB_WAL_ARCHIVE, hay pg_wal của máy cũ · the log after it: HUB_WAL_ARCHIVE, or pg_wal of the lost server',
    )
    .option('--until <instant>', 'chỉ tới thời điểm này, ví dụ 2026-11-30T08:15:00+07:00 · only up to this moment')
    .option(
      '--drill',
      'diễn tập: phục hồi vào một thư mục tạm, chứng minh, rồi xoá · a drill: restore to a folder for the moment, prove it, remove it',
    )
    .option(
      '--key <vkey...>',
      'khoá kiểm tra của mỗi nhật ký; mặc định: HUB_KEYS_DIR · verifier key of each log; those in HUB_KEYS_DIR by default',
    )
    .option('--checkpoint <file...>', 'điểm kiểm đã giữ ở nơi khác · checkpoints that were kept elsewhere')
    .option('--unproven', 'không chứng minh, khi khoá đã mất · prove nothing, where the keys are lost')
    .addHelpText('after', HELP)
    .action((backup: string | undefined, options: Options) => restore(cli, backup, options));
};

const HELP = `
Không ghi đè cơ sở dữ liệu nào. Sau khi phục hồi, hub trả lời nhưng chưa ghi gì cho tới khi bạn chạy "giaolo log renew" (có mất thay đổi, hoặc máy cũ còn chạy) hay "giaolo log continue" (không mất gì).
Nothing is overwritten. Afterwards the hub answers and writes nothing until you run "giaolo log renew" (changes are lost, or the former server lives on) or "giaolo log continue" (nothing is lost).

Mã thoát · Exit status: 0 nguyên vẹn, không thiếu · whole, nothing missing; 1 thiếu hoặc bị sửa · something is missing or altered; 2 sai cách dùng · wrong usage; 3 không phục hồi được · not restored.

Ví dụ · Example:
  HUB_DATA_DIR=/moi HUB_KEYS_DIR=/khoa giaolo restore /sao-luu/2026-11-30T01-00-00.000Z --wal /wal
  giaolo restore /sao-luu/2026-11-30T01-00-00.000Z --drill
  DATABASE_URL=… giaolo restore --checkpoint changes.checkpoint
`;

async function restore(cli: Cli, backup: string | undefined, options: Options): Promise<void> {
  const config = cli.config();
  const { wal = [], unproven } = options;
  const isGivenAlone = options.until !== undefined || wal.length > 0 || options.drill === true;
  if (backup === undefined && isGivenAlone)
    throw usage('--wal, --until và --drill đi cùng một bản sao lưu.', '--wal, --until and --drill go with a backup.');
  if (backup !== undefined && config.databaseUrl !== undefined)
    throw usage(
      'Lệnh này phục hồi PostgreSQL nhúng: hãy bỏ DATABASE_URL.',
      'This command restores the embedded PostgreSQL: leave DATABASE_URL out.',
    );
  const until = untilOf(options.until);
  // Before hours of copying: whoever cannot prove the result should know now.
  const checkpoints = [...(options.checkpoint ?? []), ...(backup === undefined ? [] : await checkpointsOf(backup))];
  const trusted = unproven === true ? undefined : await openTrusted(config, { keys: options.key ?? [], checkpoints });
  if (options.drill !== true) return restoreInto(cli, config, { backup, wal, until, trusted });
  const dataDir = await mkdtemp(join(tmpdir(), 'giaolo-drill-'));
  try {
    await restoreInto(cli, { ...config, dataDir }, { backup, wal, until, trusted });
  } finally {
    await removeDataDir(dataDir);
  }
}

async function restoreInto(
  cli: Cli,
  config: Config,
  { backup, wal, until, trusted }: { backup: string | undefined; wal: string[]; until: string | undefined; trusted: Trusted | undefined },
): Promise<void> {
  const display = progressDisplay({ quiet: cli.json() });
  const began = performance.now();
  let proofBegan = 0;
  try {
    if (backup !== undefined) {
      await recoverInto({
        ...{ backup, wal, until, dataDir: config.dataDir },
        onProgress: cli.progress,
        onBytes: showBytes(display, 'Phục hồi · Restoring'),
      });
      display.end();
    }
    // Not yet this one's: another restore, or the server that was lost, may still keep its log there.
    const { walArchive: _others, ...alone } = config;
    const database = await openDatabase(alone, { command: 'giaolo restore', share: backup === undefined, onProgress: cli.progress });
    try {
      proofBegan = performance.now();
      const restored =
        trusted &&
        (await proveRestored({
          ...{ endpoints: database.endpoints, config, trusted },
          onRows: (done) => display.show('Chứng minh · Proving', pace(done, undefined, proofBegan)),
        }));
      display.end();
      tell(cli, { dataDir: config.dataDir, restored, seconds: (performance.now() - began) / 1_000 });
    } finally {
      await database.close();
    }
  } finally {
    display.end();
  }
}

function tell(cli: Cli, { dataDir, restored, seconds }: { dataDir: string; restored: Restored | undefined; seconds: number }): void {
  const logs = restored && Object.entries(restored.logs);
  const isShort = logs?.some(([, { missing }]) => missing !== null) ?? false;
  const isWhole = restored?.verified !== undefined && restored.findings.length === 0;
  if (restored !== undefined && (isShort || !isWhole)) process.exitCode = 1;
  const facts = logs?.map(([log, { last, missing }]) => [
    log,
    {
      last: String(last),
      missing: missing && {
        ...{ from: String(missing.from), to: String(missing.to) },
        seenBy: missing.seenBy.map(({ by, name, position }) => ({ by, name, position: String(position) })),
      },
    },
  ]);
  cli.answer(
    {
      ...{ dataDir, proven: isWhole, seconds },
      ...(restored && {
        logs: Object.fromEntries(facts ?? []),
        findings: restored.findings,
        silentWitnesses: restored.silent,
        erasuresMissing: restored.erasures,
      }),
    },
    [
      ...(restored?.findings.slice(0, LISTED_MAX).map(findingText) ?? []),
      ...(logs ?? []).flatMap(([log, { last, missing }]) => [
        `${log}: tới vị trí · up to position ${number(Number(last))}`,
        ...(missing === null
          ? []
          : [
              `  THIẾU · MISSING ${number(Number(missing.from))}–${number(Number(missing.to))}`,
              ...missing.seenBy.map((one) => `    ${SEEN_BY[one.by]} ${one.name}: ${number(Number(one.position))}`),
            ]),
      ]),
      ...(restored?.silent ?? []).map((name) => `Nhân chứng không trả lời · This witness did not answer: ${name}`),
      ...(restored !== undefined && restored.erasures > 0
        ? [
            `Phải xoá lại ${number(restored.erasures)} lần xoá dữ liệu cá nhân sau bản sao lưu; lệnh giaolo log dưới đây làm việc đó · ${number(restored.erasures)} erasures after the backup are to be done again, which the command below does`,
          ]
        : []),
      standing(restored, seconds),
      isShort
        ? 'Có thay đổi đã mất: chạy "giaolo log renew", và nhập lại những gì đã mất · Changes are lost: run "giaolo log renew", and bring in again what was lost'
        : 'Trước khi ghi tiếp · Before it is written to: giaolo log continue | renew (giaolo log --help)',
    ],
  );
}

function standing(restored: Restored | undefined, seconds: number): string {
  const time = `(${seconds.toFixed(1)} s)`;
  if (restored === undefined) return `Đã phục hồi, chưa được chứng minh · Restored, and not proven  ${time}`;
  if (restored.verified === undefined)
    return `Chưa được chứng minh: chạy "giaolo migrate" rồi "giaolo restore" · Not proven: run "giaolo migrate", then "giaolo restore"  ${time}`;
  return restored.findings.length === 0
    ? `Nguyên vẹn: mọi dòng khớp những gì đã ký · Whole: every row is what was signed  ${time}`
    : `${number(restored.findings.length)} chỗ không còn như đã niêm phong · places are not as they were sealed  ${time}`;
}

const SEEN_BY: Record<SeenBy['by'], string> = {
  hub: 'hub của máy này đã thấy, theo · the hub of this machine has seen, by',
  witness: 'nhân chứng đã ký · cosigned by',
  checkpoint: 'điểm kiểm đã giữ · a checkpoint that was kept:',
};

/** As PostgreSQL reads it. Without an offset it would be a moment of nobody knows which clock. */
function untilOf(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const ms = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(given) ? msOfInstant(given) : Number.NaN;
  if (Number.isNaN(ms))
    throw usage(
      '--until: cần thời điểm có múi giờ, ví dụ 2026-11-30T08:15:00+07:00.',
      '--until: an instant with its offset is needed, such as 2026-11-30T08:15:00+07:00.',
    );
  return given;
}

const LISTED_MAX = 100;
