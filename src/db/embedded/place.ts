import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, lstat, mkdir, readdir, readFile, readlink, realpath, rm, rmdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Progress, StartError } from '../../start-error.js';
import { runAs, type ServerUser, serverUser } from './server-user.js';

const run = promisify(execFile);

/** Folders of the system that every account can pass through, tried in order. */
const SYSTEM_FOLDERS = ['/var/lib/giaolo', '/srv/giaolo', '/opt/giaolo'];

/**
 * `folder` holds the server's files; `user` runs the server (undefined: the caller does). Run by root, the folder stays root's and
 * only `folder/data` is the server's, so that a subverted server cannot lead root's next start astray with links.
 */
export type Place = { folder: string; user: ServerUser | undefined };

/**
 * Where the server's own folder is: `<data>/postgres`. If root starts the hub from a place that the server's account cannot
 * reach (root's home has mode 0700), it is a link to a folder of the system, so that removing the data directory still means
 * a fresh start and never brings old data back.
 */
export async function serverPlace(dataDir: string, onProgress: Progress): Promise<Place> {
  const folder = join(dataDir, 'postgres');
  const known = await lstat(folder).catch(() => undefined);
  if (known !== undefined) return existingPlace(folder, known.isSymbolicLink(), onProgress);

  await mkdir(dataDir, { recursive: true });
  const user = await serverUser(onProgress);
  await mkdir(folder);
  await chmod(folder, user === undefined ? 0o700 : PASSABLE);
  if (user === undefined || (await reachable(folder, user))) return { folder, user };

  await rmdir(folder);
  const system = await systemFolder(dataDir, user);
  await symlink(system, folder);
  onProgress({
    vi: `Tài khoản "${user.name}" của PostgreSQL không vào được ${dataDir}, nên cơ sở dữ liệu nằm ở ${system}.`,
    en: `PostgreSQL's account "${user.name}" cannot enter ${dataDir}, so the database lives in ${system}.`,
  });
  await mentionForsaken(dataDir, system, onProgress);
  return { folder: system, user };
}

/** Removes a data directory with its server's folder, wherever that is. Only of one that nobody holds. */
export async function removeDataDir(dataDir: string): Promise<void> {
  const folder = await realpath(join(dataDir, 'postgres')).catch(() => undefined);
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}

/** Can this account enter the folder? Asked of the system itself, which knows every rule of every path. */
async function reachable(folder: string, user: ServerUser): Promise<boolean> {
  return run('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...runAs(user), cwd: '/' }).then(
    () => true,
    () => false,
  );
}

async function existingPlace(path: string, linked: boolean, onProgress: Progress): Promise<Place> {
  const folder = await realpath(path).catch(() => undefined);
  if (folder === undefined) {
    const gone = linked ? await readlink(path) : path;
    throw new StartError({
      vi: `Không còn thư mục cơ sở dữ liệu ${gone} mà ${path} trỏ tới. Hãy khôi phục thư mục đó, hoặc xoá ${path} để bắt đầu lại từ đầu.`,
      en: `The database folder ${gone}, which ${path} points to, is gone. Restore it, or remove ${path} to start afresh.`,
    });
  }
  if (process.getuid?.() !== 0) return { folder, user: undefined };

  const owner = await stat(join(folder, 'data')).catch(() => undefined);
  // A database made by an ordinary user stays theirs when root starts the hub once.
  const user =
    owner === undefined || owner.uid === 0 ? await serverUser(onProgress) : { uid: owner.uid, gid: owner.gid, name: String(owner.uid) };
  if (user === undefined) throw new Error('root always has a server account');
  if (await reachable(folder, user)) return { folder, user };
  throw new StartError({
    vi: `Tài khoản "${user.name}" của PostgreSQL không còn vào được ${folder}. Hãy trả lại quyền truy cập các thư mục cha, hoặc đặt HUB_DATA_DIR.`,
    en: `PostgreSQL's account "${user.name}" can no longer enter ${folder}. Give its parent folders their access back, or set HUB_DATA_DIR.`,
  });
}

async function systemFolder(dataDir: string, user: ServerUser): Promise<string> {
  for (const parent of SYSTEM_FOLDERS) {
    const folder = join(parent, randomUUID());
    try {
      await mkdir(parent, { recursive: true });
      await chmod(parent, PASSABLE);
      await mkdir(folder);
      await chmod(folder, PASSABLE);
    } catch {
      continue; // a read-only part of the system: try the next
    }
    if (!(await reachable(folder, user))) continue;
    await writeFile(join(folder, OWNER_FILE), dataDir, { mode: 0o600 });
    return folder;
  }
  throw new StartError({
    vi: `Không có thư mục hệ thống nào (${SYSTEM_FOLDERS.join(', ')}) mà hub ghi được và tài khoản "${user.name}" vào được. Hãy đặt HUB_DATA_DIR tới một thư mục mà tài khoản đó vào được.`,
    en: `None of the system folders (${SYSTEM_FOLDERS.join(', ')}) can be written by the hub and entered by the account "${user.name}". Set HUB_DATA_DIR to a folder it can enter.`,
  });
}

/** Databases left in the system's folder by a data directory that was removed since: named, never deleted. */
async function mentionForsaken(dataDir: string, present: string, onProgress: Progress): Promise<void> {
  for (const parent of SYSTEM_FOLDERS) {
    for (const name of await readdir(parent).catch(() => [])) {
      const folder = join(parent, name);
      const owner = await readFile(join(folder, OWNER_FILE), 'utf8').catch(() => undefined);
      if (owner !== dataDir || folder === present) continue;
      onProgress({
        vi: `Cơ sở dữ liệu cũ của thư mục này còn nằm ở ${folder}; nếu không cần nữa, hãy xoá nó.`,
        en: `An older database of this directory is still in ${folder}; remove it if it is no longer needed.`,
      });
    }
  }
}

/** Others may pass through, but not look around. */
const PASSABLE = 0o711;
const OWNER_FILE = 'belongs-to';
