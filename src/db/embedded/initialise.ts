import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isThere } from '../../is-there.js';
import { type Progress, StartError } from '../../start-error.js';
import type { Binaries } from './binaries.js';
import type { Place } from './place.js';
import { runAs } from './server-user.js';

const run = promisify(execFile);

export const LOGIN_USER = 'giaolo';

/** Makes the database files on first use. They appear under their name only when whole, so a start killed here leaves nothing half done. */
export async function initialise(options: {
  dataDir: string;
  place: Place;
  programs: Binaries;
  onProgress: Progress;
}): Promise<{ data: string; password: string }> {
  const { dataDir, place, programs, onProgress } = options;
  const data = join(place.folder, 'data');
  const passwordFile = passwordPath(dataDir);
  if (await isThere(join(data, 'PG_VERSION'))) {
    await checkVersion(data, programs.postgres, place);
    return { data, password: await readPassword(dataDir) };
  }

  onProgress({ vi: 'Tạo cơ sở dữ liệu PostgreSQL 18 nhúng.', en: 'Creating the embedded PostgreSQL 18 database.' });
  const draft = `${data}.new`;
  const handover = join(place.folder, 'password.new');
  const password = randomBytes(24).toString('base64url');
  await rm(draft, { recursive: true, force: true });
  await rm(handover, { force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(handover, password, { mode: 0o600 });
  const identity = runAs(place.user);
  if (place.user !== undefined) for (const path of [draft, handover]) await chown(path, place.user.uid, place.user.gid);
  try {
    // With an unset or unknown locale initdb fails or picks SQL_ASCII; the built-in C.UTF-8 is the same on every machine.
    await run(
      programs.initdb,
      [
        '-D',
        draft,
        '-U',
        LOGIN_USER,
        `--pwfile=${handover}`,
        '--auth=scram-sha-256',
        '--data-checksums',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      ],
      { ...identity, cwd: place.folder, env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } },
    );
  } catch (cause) {
    const { stderr } = cause as { stderr?: string };
    throw new StartError(
      {
        vi: `Không tạo được cơ sở dữ liệu trong ${place.folder}: ${lastLine(stderr)}`,
        en: `The database could not be created in ${place.folder}: ${lastLine(stderr)}`,
      },
      { cause },
    );
  } finally {
    await rm(handover, { force: true });
  }
  await writeFile(passwordFile, password, { mode: 0o600 });
  await rename(draft, data);
  return { data, password };
}

export async function readPassword(dataDir: string): Promise<string> {
  try {
    return await readFile(passwordPath(dataDir), 'utf8');
  } catch (cause) {
    throw new StartError(
      {
        vi: `Không đọc được mật khẩu cơ sở dữ liệu ${passwordPath(dataDir)}. Hãy chạy bằng người dùng đã tạo thư mục dữ liệu.`,
        en: `The database password ${passwordPath(dataDir)} cannot be read. Run as the user who made the data directory.`,
      },
      { cause },
    );
  }
}

async function checkVersion(data: string, postgres: string, { user }: Place): Promise<void> {
  const files = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  const { stdout } = await run(postgres, ['--version'], { cwd: '/', ...runAs(user) });
  const program = /(\d+)/.exec(stdout)?.[1];
  if (files === program) return;
  throw new StartError({
    vi: `Cơ sở dữ liệu trong ${data} thuộc PostgreSQL ${files}, chương trình là PostgreSQL ${program}. Hãy dùng bản hub cũ để xuất dữ liệu trước khi nâng cấp.`,
    en: `The database in ${data} belongs to PostgreSQL ${files}, the programs are PostgreSQL ${program}. Export with the earlier release before upgrading.`,
  });
}

/** Where the password of the server's superuser is. */
export function passwordPath(dataDir: string): string {
  return join(dataDir, 'postgres.password');
}

function lastLine(text: string | undefined): string {
  return text?.trim().split('\n').at(-1) ?? '';
}
