import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Config } from '../config.js';
import { baseBackup } from '../db/backup/base-backup.js';
import { syncFolder } from '../db/backup/copy-tree.js';
import { bytesOf, MANIFEST, type Manifest, readManifest } from '../db/backup/manifest.js';
import { pruneArchive } from '../db/backup/wal-archive.js';
import { withPoolOf } from '../db/client.js';
import { processBirth } from '../db/embedded/process.js';
import type { Endpoints } from '../db/endpoint.js';
import { withTx } from '../db/tx.js';
import type { LogName } from '../hub/log/log-source.js';
import { readNewestOfEach } from '../hub/log/stored-checkpoint.js';
import { withCosignatures } from '../hub/log/witnessed.js';
import { instantOfMs } from '../hub/time/instant.js';
import { refuseUnmigrated } from './registers.js';
import { releaseOfHub } from './release.js';

type Options = {
  endpoints: Endpoints;
  config: Pick<Config, 'walArchive'>;
  /** Where all backups are, one folder each. */
  folder: string;
  /** How many whole backups stay; absent: all. */
  keep?: number | undefined;
  onBytes(done: number, total: number): void;
};

export type Backup = {
  path: string;
  manifest: Manifest;
  checkpoints: Readonly<Record<LogName, bigint | null>>;
  removed: readonly string[];
};

/**
 * Copies the embedded database while the hub serves on, with the newest checkpoint of each log that the copy is sure to hold. It has its name
 * only when it is whole and on the disk.
 */
export async function makeBackup({ endpoints, config, folder, keep, onBytes }: Options): Promise<Backup> {
  await refuseUnmigrated(endpoints.primary);
  const release = await releaseOfHub();
  const name = nameAt(Date.now());
  const path = join(resolve(folder), name);
  const draft = `${path}.${process.pid}${DRAFT}`;
  await mkdir(draft, { recursive: true, mode: 0o700 });
  await removeForsaken(resolve(folder));
  const checkpoints: Record<LogName, bigint | null> = { changes: null, reads: null };
  try {
    const copied = await baseBackup({
      superuser: endpoints.owner,
      to: draft,
      onBytes,
      async beforeEnd() {
        for (const { log, size, note } of await newestCheckpoints(endpoints)) {
          checkpoints[log] = size;
          await writeFile(join(draft, checkpointFile(log)), note, { mode: 0o600, flush: true });
        }
      },
    });
    const manifest: Manifest = { form: 1, release, ...copied };
    await writeFile(join(draft, MANIFEST), `${JSON.stringify(manifest)}\n`, { mode: 0o600, flush: true });
    await syncFolder(draft);
    await rename(draft, path);
    await syncFolder(resolve(folder));
    return { path, manifest, checkpoints, removed: await prune(resolve(folder), keep, config.walArchive) };
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

export const checkpointFile = (log: LogName): string => `${log}.checkpoint`;

export type KnownBackup = { path: string; manifest: Manifest; bytes: number };

/** The whole backups of a folder, oldest first: a name is the moment it was begun. */
export async function listBackups(folder: string): Promise<KnownBackup[]> {
  const found: KnownBackup[] = [];
  for (const name of (await readdir(folder).catch(() => [])).sort()) {
    if (!NAME.test(name)) continue;
    const path = join(resolve(folder), name);
    const manifest = await readManifest(path);
    found.push({ path, manifest, bytes: bytesOf(manifest.files) });
  }
  return found;
}

/** Whole backups beyond those that stay, the oldest first, and the log that only they needed. */
async function prune(folder: string, keep: number | undefined, walArchive: string | undefined): Promise<string[]> {
  if (keep === undefined) return [];
  const all = await listBackups(folder);
  const old = all.slice(0, Math.max(0, all.length - keep));
  for (const { path } of old) await rm(path, { recursive: true, force: true });
  const oldest = all[old.length];
  if (walArchive !== undefined && oldest !== undefined) await pruneArchive(walArchive, oldest.manifest.firstSegment);
  return old.map(({ path }) => path);
}

/** What backups left behind that were killed; one that is being made has a living process. */
async function removeForsaken(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, pid] = FORSAKEN.exec(name) ?? [];
    if (pid === undefined || (await processBirth(Number(pid))) !== undefined) continue;
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function newestCheckpoints({ primary }: Endpoints): Promise<{ log: LogName; size: bigint; note: string }[]> {
  return withPoolOf(primary, { role: 'giaolo_app', max: 1 }, (pool) =>
    withTx(pool, { readOnly: true, label: 'backup' }, async (tx) => {
      const found: { log: LogName; size: bigint; note: string }[] = [];
      for (const { log, checkpoint } of await readNewestOfEach(tx)) {
        const { size, note } = await withCosignatures(tx, checkpoint);
        found.push({ log, size, note });
      }
      return found;
    }),
  );
}

/** `2026-11-30T08-15-02.123Z`: sorts as time goes, and every file system takes it. */
function nameAt(ms: number): string {
  return `${instantOfMs(ms).slice(0, 23).replaceAll(':', '-')}Z`;
}

const NAME = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z$/;
const DRAFT = '.part';
const FORSAKEN = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z\.(\d+)\.part$/;
