import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chown, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { isThere } from '../../is-there.js';
import { type Progress, StartError } from '../../start-error.js';
import { binaries } from '../embedded/binaries.js';
import { holdDataDirectory } from '../embedded/hold.js';
import { LOGIN_USER, passwordPath } from '../embedded/initialise.js';
import { type Place, serverPlace } from '../embedded/place.js';
import { runAs } from '../embedded/server-user.js';
import { launch } from '../embedded/start.js';
import { copyFile, listTree, makeFolders, syncFolder } from './copy-tree.js';
import { bytesOf, DATA, type Manifest, readManifest } from './manifest.js';
import { restoreCommand } from './wal-archive.js';

type Options = {
  backup: string;
  /** Where there is no database yet. */
  dataDir: string;
  /** Folders with the log that was written after the backup. */
  wal: readonly string[];
  /** An instant of ISO 8601 with its offset; absent: as far as there is log. */
  until?: string | undefined;
  onBytes(done: number, total: number): void;
  onProgress: Progress;
};

/**
 * Makes the embedded server's files of a backup and the log after it. They appear under their name only when the server has recovered from
 * them, so a restore that was stopped leaves nothing that a hub would start. The server goes on in a timeline of its own: whoever writes to it
 * is told that it is another one, until an operator has decided (`giaolo log continue|renew`).
 */
export async function recoverInto({ backup, dataDir: given, wal, until, onBytes, onProgress }: Options): Promise<Manifest> {
  const manifest = await readManifest(backup);
  const dataDir = resolve(given);
  const hold = await holdDataDirectory(dataDir, 'giaolo restore');
  try {
    const place = await serverPlace(dataDir, onProgress);
    const data = join(place.folder, 'data');
    if (await isThere(data)) throw occupied(dataDir);
    const programs = await binaries(place, onProgress);
    for (const folder of wal) await refuseUnreadable(folder, place);
    const draft = `${data}.restored`;
    await rm(draft, { recursive: true, force: true });
    await copyBack({ backup, draft, manifest, onBytes });
    await writeFile(join(draft, 'recovery.signal'), '', { mode: 0o600 });
    await giveToServer(draft, place);
    onProgress(REPLAYING);
    await replay({ postgres: programs.postgres, place, draft, wal, until, onProgress: () => onProgress(REPLAYING) });
    const password = randomBytes(24).toString('base64url');
    await setPassword({ postgres: programs.postgres, place, draft, password });
    await writeFile(passwordPath(dataDir), password, { mode: 0o600 });
    await rename(draft, data);
    await syncFolder(place.folder);
    return manifest;
  } finally {
    await hold.release();
  }
}

/** Copies what the manifest names, each file held to its hash: of a backup that was damaged nothing is started. */
async function copyBack({ backup, draft, manifest, onBytes }: Pick<Options, 'backup' | 'onBytes'> & { draft: string; manifest: Manifest }) {
  const from = join(backup, DATA);
  const { folders } = await listTree(from, () => false).catch(() => ({ folders: [] }));
  await makeFolders(draft, folders);
  const total = bytesOf(manifest.files);
  let done = 0;
  const damaged: string[] = [];
  for (const { path, sha256 } of manifest.files) {
    const copied = await copyFile(from, draft, path, (bytes) => {
      done += bytes;
      onBytes(done, total);
    });
    if (copied?.sha256 !== sha256) damaged.push(path);
  }
  if (damaged.length === 0) return;
  await rm(draft, { recursive: true, force: true });
  const named = damaged.slice(0, NAMED_MAX).join(', ');
  throw new StartError({
    vi: `Bản sao lưu đã hỏng: ${damaged.length} tệp không còn như khi sao lưu (${named}). Hãy dùng bản khác.`,
    en: `The backup is damaged: ${damaged.length} files are not as they were copied (${named}). Use another one.`,
  });
}

async function replay(options: {
  postgres: string;
  place: Place;
  draft: string;
  wal: readonly string[];
  until: string | undefined;
  onProgress: Progress;
}): Promise<void> {
  const { postgres, place, draft, wal, until, onProgress } = options;
  const settings = {
    restore_command: restoreCommand(wal),
    recovery_target_action: 'promote',
    // A server that answers before it has replayed everything calls itself ready.
    hot_standby: 'off',
    ...(until === undefined ? {} : { recovery_target_time: spelt(until) }),
  };
  const { guardian } = await launch({ postgres, place, data: draft, settings, onProgress }).catch((error: unknown) => {
    if (error instanceof StartError && until !== undefined && /before configured recovery target/.test(error.message))
      throw notThatFar(until);
    throw error;
  });
  const ended = once(guardian, 'exit');
  guardian.stdin?.end();
  await ended;
}

/** The password of the copied server is the other's: it gets one of its own, by a server that serves nobody. */
async function setPassword({ postgres, place, draft, password }: { postgres: string; place: Place; draft: string; password: string }) {
  const running = promisify(execFile)(
    postgres,
    ['--single', '-D', draft, '-c', 'password_encryption=scram-sha-256', '-c', 'archive_mode=off', 'postgres'],
    { ...runAs(place.user), cwd: draft, env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } },
  );
  running.child.stdin?.end(`alter role ${LOGIN_USER} password '${password}'\n`);
  const { stderr } = await running;
  if (/ERROR|FATAL/.test(stderr)) throw new Error(`the password was not set: ${stderr}`);
}

async function giveToServer(folder: string, { user }: Place): Promise<void> {
  if (user === undefined) return;
  const { folders, files } = await listTree(folder, () => false);
  for (const path of ['', ...folders, ...files.map(({ path: file }) => file)]) await chown(join(folder, path), user.uid, user.gid);
}

/** As the server's settings take an instant. */
function spelt(instant: string): string {
  return instant.replace('T', ' ').replace(/Z$/, '+00');
}

/** Asked of the system as the server's account, which is who will read it. */
async function refuseUnreadable(folder: string, { user }: Place): Promise<void> {
  await promisify(execFile)('/bin/sh', ['-c', 'cd "$1" && ls > /dev/null', 'sh', resolve(folder)], { ...runAs(user), cwd: '/' }).catch(
    (cause: unknown) => {
      const account = user?.name ?? 'PostgreSQL';
      throw new StartError(
        {
          vi: `Tài khoản "${account}" không đọc được thư mục nhật ký ${folder}. Hãy kiểm tra đường dẫn và quyền đọc của tài khoản ấy.`,
          en: `The account "${account}" cannot read the log folder ${folder}. Check the path, and let that account read it.`,
        },
        { exitStatus: 2, cause },
      );
    },
  );
}

function occupied(dataDir: string): StartError {
  return new StartError(
    {
      vi: `${dataDir} đã có một cơ sở dữ liệu; lệnh này không ghi đè. Hãy đặt HUB_DATA_DIR sang thư mục khác, hoặc đổi tên thư mục "postgres" trong đó.`,
      en: `There is a database in ${dataDir}, and nothing is overwritten. Set HUB_DATA_DIR to another folder, or rename "postgres" in it.`,
    },
    { exitStatus: 2 },
  );
}

function notThatFar(until: string): StartError {
  return new StartError({
    vi: `Không có nhật ký tới ${until}. Hãy thêm thư mục nhật ký bằng --wal, chọn thời điểm sớm hơn, hoặc bỏ --until để phục hồi tới hết.`,
    en: `There is no log up to ${until}. Give its folder with --wal, choose an earlier moment, or leave --until out to go as far as possible.`,
  });
}

const REPLAYING = { vi: 'Phát lại nhật ký của cơ sở dữ liệu.', en: "Replaying the database's log." };
const NAMED_MAX = 5;
