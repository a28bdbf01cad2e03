import { bytesOf } from '../db/backup/manifest.js';
import { type KnownBackup, listBackups, makeBackup } from '../runtime/backup.js';
import { StartError } from '../start-error.js';
import type { AddCommand, Cli } from './cli.js';
import { megabytes, progressDisplay, showBytes } from './progress-display.js';
import { usage } from './steward.js';

type Options = { keep?: string; list?: boolean };

export const addBackup: AddCommand = (program, cli) => {
  program
    .command('backup')
    .argument(
      '<folder>',
      'thư mục chứa các bản sao lưu; mỗi lần chạy thêm một thư mục con · where backups are; each run adds a folder in it',
    )
    .description('sao lưu cơ sở dữ liệu nhúng trong khi hub vẫn chạy · back the embedded database up while the hub serves on')
    .option('--keep <n>', 'giữ lại n bản mới nhất, xoá bản cũ hơn · keep the newest n, remove older ones')
    .option('--list', 'chỉ liệt kê các bản đang có · only list the backups that are there')
    .addHelpText('after', HELP)
    .action((folder: string, options: Options) => (options.list === true ? list(cli, folder) : backup(cli, folder, options)));
};

const HELP = `
Bản sao lưu có toàn bộ dữ liệu cá nhân: hãy giữ như giữ cơ sở dữ liệu. Khoá (HUB_KEYS_DIR) không nằm trong đó; hãy sao lưu riêng.
Chỉ bản đã trọn vẹn mới mang tên của nó. Để mất nhiều nhất một phút khi hỏng đĩa, đặt HUB_WAL_ARCHIVE ở một đĩa khác.
A backup holds everybody's data: keep it as you keep the database. The keys (HUB_KEYS_DIR) are not in it; back them up apart.
Only a whole backup has its name. To lose a minute at most with a disk, set HUB_WAL_ARCHIVE to another disk.

Ví dụ · Example:
  giaolo backup /sao-luu --keep 7
  giaolo restore /sao-luu/2026-11-30T01-00-00.000Z --drill
`;

async function backup(cli: Cli, folder: string, { keep }: Options): Promise<void> {
  if (keep !== undefined && !/^[1-9]\d{0,3}$/.test(keep)) throw usage('--keep: cần một số từ 1.', '--keep: a number from 1 is needed.');
  if (cli.config().databaseUrl !== undefined) throw notEmbedded();
  const { endpoints } = await cli.database('backup');
  const display = progressDisplay({ quiet: cli.json() });
  const began = performance.now();
  const { path, manifest, checkpoints, removed } = await makeBackup({
    endpoints,
    config: cli.config(),
    folder,
    ...(keep === undefined ? {} : { keep: Number(keep) }),
    onBytes: showBytes(display, 'Sao lưu · Backing up'),
  }).finally(() => display.end());
  const bytes = bytesOf(manifest.files);
  const told = Object.fromEntries(Object.entries(checkpoints).map(([log, size]) => [log, size === null ? null : String(size)]));
  cli.answer({ path, bytes, endedAt: manifest.endedAt, checkpoints: told, removed }, [
    `Đã sao lưu · Backed up: ${path}  (${megabytes(bytes)} MB, ${((performance.now() - began) / 1_000).toFixed(1)} s)`,
    ...Object.entries(told).map(([log, size]) => `  ${log}: điểm kiểm · checkpoint ${size ?? '–'}`),
    ...removed.map((old) => `  đã xoá bản cũ · removed ${old}`),
    `Thử phục hồi · Try it: giaolo restore ${path} --drill`,
  ]);
}

async function list(cli: Cli, folder: string): Promise<void> {
  const found = await listBackups(folder);
  const told = ({ path, manifest: { endedAt, release, postgres }, bytes }: KnownBackup) => ({ path, endedAt, release, postgres, bytes });
  cli.answer(found.map(told), [
    ...found.map((one) => `${one.path}  ${one.manifest.endedAt}  ${megabytes(one.bytes)} MB  giaolo ${one.manifest.release}`),
    ...(found.length === 0 ? [`Chưa có bản sao lưu nào trong ${folder} · No backup in ${folder} yet`] : []),
  ]);
}

function notEmbedded(): StartError {
  return new StartError(
    {
      vi: 'Lệnh này sao lưu PostgreSQL nhúng. Với máy chủ riêng (DATABASE_URL) hãy dùng pgBackRest, Barman hay pg_basebackup; sau khi phục hồi, "giaolo restore" không kèm thư mục sẽ chứng minh nó.',
      en: 'This command backs the embedded PostgreSQL up. For a server of your own (DATABASE_URL) use pgBackRest, Barman or pg_basebackup; once it is restored, "giaolo restore" without a folder proves it.',
    },
    { exitStatus: 2 },
  );
}
