import { createHash } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import pg from 'pg';
import { clientConfig } from '../client.js';
import type { Endpoint } from '../endpoint.js';
import { copyFile, listTree, makeFolders, syncFolder } from './copy-tree.js';
import { type BackupFile, bytesOf, DATA, type Manifest } from './manifest.js';

type Options = {
  /** A superuser of the server whose files lie on this machine. */
  superuser: Pick<Endpoint, 'url'>;
  /** A new folder. */
  to: string;
  /** Called when all but the log is copied: what is committed until now is in the backup. */
  beforeEnd(): Promise<void>;
  onBytes(done: number, total: number): void;
};

/**
 * A base backup of a running server, as its manual has it (low-level API): told to the server, copied file by file while it writes on, then
 * the log that was written meanwhile, which makes the copies fit together. The hub serves on. Embedded servers bring no `pg_basebackup`.
 */
export async function baseBackup({ superuser, to, beforeEnd, onBytes }: Options): Promise<Omit<Manifest, 'form' | 'release'>> {
  const client = new pg.Client(clientConfig(superuser, { timeouts: PATIENT }));
  client.on('error', () => undefined);
  await client.connect();
  const one = async <R extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<R> => {
    const [row] = (await client.query<R>(sql, values)).rows;
    if (row === undefined) throw new Error('a function returns one row');
    return row;
  };
  try {
    const facts = await one<{ data: string; postgres: string; system: string; startedAt: string }>(`
      select current_setting('data_directory') as data, current_setting('server_version') as postgres, system_identifier::text as system,
        clock_timestamp() as "startedAt" from pg_control_system()`);
    // Holds the segments that are written from now on; it goes with the connection.
    await one("select pg_create_physical_replication_slot('giaolo_backup_' || pg_backend_pid(), true, true)");
    const { firstSegment } = await one<{ firstSegment: string }>('select pg_walfile_name(pg_backup_start($1, true)) as "firstSegment"', [
      basename(to),
    ]);
    const { folders, files } = await listTree(facts.data, isLeftOut);
    const data = join(to, DATA);
    await makeFolders(data, folders);
    const total = bytesOf(files);
    let done = 0;
    const told = (bytes: number) => {
      done += bytes;
      onBytes(done, total);
    };
    const copied: BackupFile[] = [];
    // The control file last: it says how far the log has to be replayed.
    for (const { path } of [...files.filter((file) => file.path !== CONTROL), { path: CONTROL }]) {
      const file = await copyFile(facts.data, data, path, told);
      if (file !== undefined) copied.push(file);
    }
    await beforeEnd();
    const end = await one<{ label: string; map: string; lastSegment: string; endedAt: string }>(`
      select labelfile as label, spcmapfile as map, pg_walfile_name(lsn) as "lastSegment", clock_timestamp() as "endedAt" from pg_backup_stop(false)`);
    if (end.map.trim() !== '') throw new Error('the embedded server has no tablespaces');
    for (const name of (await readdir(join(facts.data, WAL))).sort()) {
      if (!isNeeded(name, firstSegment, end.lastSegment)) continue;
      const file = await copyFile(facts.data, data, `${WAL}/${name}`, () => undefined);
      if (file === undefined) throw new Error(`the log segment ${name} is held, and gone`);
      copied.push(file);
    }
    copied.push(await writeLabel(data, end.label));
    for (const folder of ['', ...folders]) await syncFolder(join(data, folder));
    return {
      postgres: facts.postgres,
      system: facts.system,
      firstSegment,
      startedAt: facts.startedAt,
      endedAt: end.endedAt,
      files: copied,
    };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What tells a server that starts over these files where to begin with the log. */
async function writeLabel(data: string, text: string): Promise<BackupFile> {
  await writeFile(join(data, LABEL), text, { mode: 0o600, flush: true });
  return { path: LABEL, size: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') };
}

/** Segments from the first to the last, and the histories of timelines, which are small. */
function isNeeded(name: string, first: string, last: string): boolean {
  return name.endsWith('.history') || (/^[0-9A-F]{24}$/.test(name) && name >= first && name <= last);
}

/** What a server makes anew at each start, or what would mislead one: as `pg_basebackup` leaves it out. */
function isLeftOut(path: string, isFolder: boolean): boolean {
  if (isFolder) return EMPTY.has(path) || path.startsWith(`${WAL}/`) || basename(path).startsWith('pgsql_tmp');
  return LEFT_OUT.test(basename(path));
}

const WAL = 'pg_wal';
const LABEL = 'backup_label';
const CONTROL = 'global/pg_control';
const EMPTY = new Set([WAL, 'pg_dynshmem', 'pg_notify', 'pg_replslot', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans']);
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|pg_internal\.init.*|backup_label(\.old)?|backup_manifest(\.tmp)?|tablespace_map(\.old)?|recovery\.signal|standby\.signal|current_logfiles(\.tmp)?|postgresql\.auto\.conf\.tmp|pgsql_tmp.*)$/;
/** Nothing of it is quick, and a checkpoint may have to be waited for. */
const PATIENT = { queryMs: 0, statementMs: 0, idleInTransactionMs: 0, transactionMs: 0 };
