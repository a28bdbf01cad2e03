import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { type Progress, StartError } from '../../start-error.js';
import { pause } from './process.js';

const run = promisify(execFile);

const SERVER_USER = 'giaolo';
/** Accounts that exist anyway, for a machine where none can be created (read-only /etc, no useradd). */
const FALLBACK_USERS = ['postgres', '_postgres', 'nobody'];

export type ServerUser = { uid: number; gid: number; name: string };

/** What `spawn` and `execFile` take to run a program as the server's account; nothing where that is the caller's own. */
export function runAs(user: ServerUser | undefined): { uid?: number; gid?: number } {
  return user === undefined ? {} : { uid: user.uid, gid: user.gid };
}

/**
 * Who runs PostgreSQL: it refuses to run as root, so root hands it to a system account of its own, made on first use.
 * Undefined for everybody else: then the server simply runs as the caller.
 */
export async function serverUser(onProgress: Progress): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const existing = await find(SERVER_USER);
  if (existing !== undefined) return existing;
  await create();
  const created = await find(SERVER_USER);
  if (created !== undefined) {
    onProgress({
      vi: `Đã tạo tài khoản hệ thống "${SERVER_USER}" (không đăng nhập được) để chạy PostgreSQL, vì PostgreSQL không chạy dưới quyền root.`,
      en: `Made the system account "${SERVER_USER}" (no login) to run PostgreSQL, which does not run as root.`,
    });
    return created;
  }
  for (const name of FALLBACK_USERS) {
    const other = await find(name);
    if (other !== undefined) return other;
  }
  throw new StartError({
    vi: `PostgreSQL không chạy dưới quyền root và không tạo được tài khoản hệ thống "${SERVER_USER}". Hãy tạo tài khoản đó, chạy bằng người dùng thường, hoặc đặt DATABASE_URL.`,
    en: `PostgreSQL does not run as root, and the system account "${SERVER_USER}" could not be made. Make it, run as an ordinary user, or set DATABASE_URL.`,
  });
}

async function find(name: string): Promise<ServerUser | undefined> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const fields = text
    .split('\n')
    .map((line) => line.split(':'))
    .find((line) => line[0] === name);
  if (fields === undefined) return undefined;
  const uid = Number(fields[2]);
  const gid = Number(fields[3]);
  // A negative number ("nobody" on macOS) cannot be handed to spawn.
  return Number.isInteger(uid) && uid > 0 && Number.isInteger(gid) && gid > 0 ? { uid, gid, name } : undefined;
}

/**
 * useradd is shadow's (Debian, Red Hat), adduser -S is busybox's. A second starter may hold the account file's lock, so it is tried again.
 */
async function create(): Promise<void> {
  const commands: [string, string[]][] = [
    [
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', SERVER_USER],
    ],
    ['adduser', ['-S', '-D', '-H', '-h', '/nonexistent', '-s', '/sbin/nologin', SERVER_USER]],
  ];
  for (let attempt = 0; attempt < CREATE_ATTEMPTS; attempt++) {
    for (const [command, parameters] of commands) {
      const done = await run(command, parameters, { env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' } }).then(
        () => true,
        () => false,
      );
      if (done || (await find(SERVER_USER)) !== undefined) return;
    }
    await pause(CREATE_PAUSE_MS);
  }
}

const CREATE_ATTEMPTS = 5;
const CREATE_PAUSE_MS = 200;
