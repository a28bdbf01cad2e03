import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { type Progress, StartError } from '../../start-error.js';
import { archiveSettings, openArchive } from '../backup/wal-archive.js';
import { binaries } from './binaries.js';
import { freePort } from './free-port.js';
import { spawnGuarded } from './guardian.js';
import { holdDataDirectory, livingHolder } from './hold.js';
import { initialise, LOGIN_USER, readPassword } from './initialise.js';
import { type Place, serverPlace } from './place.js';
import { readPostmaster, stopLeftover } from './postmaster.js';
import { pause } from './process.js';
import { serverSettings } from './settings.js';

const DATABASE_NAME = 'giaolo';

export type EmbeddedServer = {
  url: string;
  port: number;
  /** Resolves when the server has ended, by `stop` or by itself. */
  ended: Promise<void>;
  stop(): Promise<void>;
};

type EmbeddedOptions = {
  dataDir: string;
  onProgress?: Progress;
  command?: string;
  /** Where the server keeps its log (WAL); absent: nowhere. */
  walArchive?: string | undefined;
};

/**
 * Starts the embedded PostgreSQL 18 of a data directory, made on first use. One hub per directory: a second start is refused
 * with the first one's number. Whatever a killed hub left behind is cleared up first.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const onProgress = options.onProgress ?? (() => undefined);
  const dataDir = resolve(options.dataDir);
  const hold = await holdDataDirectory(dataDir, options.command ?? 'giaolo').catch((error: unknown) => {
    throw unwritable(dataDir, error);
  });
  try {
    const place = await serverPlace(dataDir, onProgress);
    const programs = await binaries(place, onProgress);
    const { data, password } = await initialise({ dataDir, place, programs, onProgress });
    await stopLeftover(data, onProgress);
    if (options.walArchive !== undefined) await openArchive(options.walArchive, place.user);
    const settings = options.walArchive === undefined ? {} : archiveSettings(options.walArchive);
    const { port, guardian } = await launch({ postgres: programs.postgres, place, data, settings, onProgress });
    const ended = once(guardian, 'exit').then(() => hold.release());
    const stop = (): Promise<void> => {
      guardian.ref();
      guardian.stdin?.end();
      return ended;
    };
    try {
      await ensureDatabase(password, port);
    } catch (error) {
      await stop();
      throw error;
    }
    // A caller that forgets to stop may still exit; the pipe closes with it.
    guardian.unref();
    (guardian.stdin as unknown as { unref(): void }).unref();
    return { url: connectionUrl(password, port, DATABASE_NAME), port, ended, stop };
  } catch (error) {
    await hold.release();
    throw error;
  }
}

/** The address of the server that a living hub of this data directory runs, for a command beside it; undefined if there is none. */
export async function runningEmbedded(dataDir: string): Promise<{ url: string } | undefined> {
  const directory = resolve(dataDir);
  if ((await livingHolder(directory)) === undefined) return undefined;
  const postmaster = await readPostmaster(join(directory, 'postgres', 'data'));
  return postmaster?.ready ? { url: connectionUrl(await readPassword(directory), postmaster.port, DATABASE_NAME) } : undefined;
}

/** The process that holds this data directory now: the hub, or a command. */
export async function runningHub(dataDir: string): Promise<{ pid: number; command: string } | undefined> {
  const holder = await livingHolder(resolve(dataDir));
  return holder && { pid: holder.pid, command: holder.command };
}

/** Starts the server over these files, with settings beside its usual ones; ready when it takes what is written. */
export async function launch(options: {
  postgres: string;
  place: Place;
  data: string;
  settings: Readonly<Record<string, string>>;
  onProgress: Progress;
}): Promise<{ port: number; guardian: ChildProcess }> {
  const { postgres, place, data, settings, onProgress } = options;
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const { log, path, from } = await openLog(place.folder);
    const guardian = spawnGuarded({
      program: postgres,
      parameters: ['-D', data, ...serverSettings(port, settings)],
      cwd: data,
      log: log.fd,
      user: place.user,
    });
    const failed = new Promise<string>((tell) => {
      guardian.once('error', (error) => tell(error.message));
      guardian.once('exit', () => tell('exit'));
    });
    try {
      if (await readyBefore(data, failed, onProgress)) return { port, guardian };
    } finally {
      await log.close();
    }
    const said = (await readFile(path)).subarray(from).toString('utf8').trim();
    // Another program may have taken the port; a killed server's last children may still hold its memory for a moment.
    if (attempt < LAUNCH_ATTEMPTS && /Address already in use|pre-existing shared memory|is still in use/i.test(said)) {
      await pause(LAUNCH_PAUSE_MS);
      continue;
    }
    const lines = said.split('\n');
    const reason = lines.findLast((line) => / (FATAL|PANIC): /.test(line)) ?? lines.at(-1) ?? '';
    throw new StartError({
      vi: `Máy chủ cơ sở dữ liệu không khởi động được. Xem ${path}. Lý do: ${reason}`,
      en: `The database server did not start. See ${path}. Why: ${reason}`,
    });
  }
}

/** True when the server takes connections, false when it ended instead. Recovery after a kill may take its time, and says so. */
async function readyBefore(data: string, failed: Promise<string>, onProgress: Progress): Promise<boolean> {
  let over = false;
  void failed.then(() => {
    over = true;
  });
  let nextWord = performance.now() + RECOVERY_WORD_MS;
  while (!over) {
    if ((await readPostmaster(data))?.ready) return true;
    if (performance.now() > nextWord) {
      onProgress({
        vi: 'Cơ sở dữ liệu đang tự phục hồi sau lần dừng đột ngột trước.',
        en: 'The database is recovering from an earlier sudden stop.',
      });
      nextWord += RECOVERY_WORD_MS;
    }
    await pause(READY_POLL_MS);
  }
  return false;
}

async function openLog(folder: string) {
  const path = join(folder, 'server.log');
  const size = await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
  if (size > LOG_BYTES_MAX) await rename(path, `${path}.1`);
  const log = await open(path, 'a', 0o600);
  return { log, path, from: size > LOG_BYTES_MAX ? 0 : size };
}

async function ensureDatabase(password: string, port: number): Promise<void> {
  const client = new pg.Client({ connectionString: connectionUrl(password, port, 'postgres'), connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE_NAME]);
    if (rowCount === 0) await client.query(`create database ${DATABASE_NAME}`);
  } catch (cause) {
    throw new StartError(
      {
        vi: 'Máy chủ cơ sở dữ liệu nhúng không nhận kết nối của hub. Mật khẩu trong thư mục dữ liệu có thể không khớp.',
        en: 'The embedded database server does not accept the hub. The password in the data directory may not match.',
      },
      { cause },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

function connectionUrl(password: string, port: number, database: string): string {
  return `postgres://${LOGIN_USER}:${password}@127.0.0.1:${port}/${database}`;
}

function unwritable(dataDir: string, cause: unknown): unknown {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code !== 'EACCES' && code !== 'EROFS' && code !== 'EPERM' && code !== 'ENOTDIR') return cause;
  return new StartError(
    {
      vi: `Không ghi được vào thư mục dữ liệu ${dataDir}. Hãy cấp quyền ghi, hoặc đặt HUB_DATA_DIR.`,
      en: `The data directory ${dataDir} cannot be written to. Grant write access, or set HUB_DATA_DIR.`,
    },
    { cause },
  );
}

const LAUNCH_ATTEMPTS = 10;
const LAUNCH_PAUSE_MS = 300;
const READY_POLL_MS = 10;
const RECOVERY_WORD_MS = 5_000;
const LOG_BYTES_MAX = 10 * 2 ** 20;
