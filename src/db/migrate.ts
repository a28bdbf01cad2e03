import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { inPackage } from '../root.js';
import { type Progress, type Sentence, StartError } from '../start-error.js';
import { createPool, endPool, type Pool } from './client.js';
import { mayNotServe } from './preparation/roles.js';

/** One migrator at a time per database. */
const MIGRATION_LOCK = 7_204_003;

type Migration = { number: number; name: string; sha256: string; sql: string };
export type MigrationPlan = { applied: number; pending: Migration[] };

/**
 * Brings a database up to this release. Promise: each file runs once, whole or not at all, in the order of its number; a file
 * edited after it ran, a missing number, a database newer than the program are refused before anything runs; a second migrator
 * waits and then finds nothing to do.
 */
export async function migrate(options: { url: string; folder?: string; onProgress?: Progress }): Promise<{ applied: string[] }> {
  return withMigrator(options, async (client, plan) => {
    const applied: string[] = [];
    for (const migration of plan.pending) {
      options.onProgress?.({ vi: `Chạy ${migration.name}.`, en: `Running ${migration.name}.` });
      await apply(client, migration);
      applied.push(migration.name);
    }
    return { applied };
  });
}

/** What `migrate` would run now, after the same checks. */
export async function planMigrations(options: { url: string; folder?: string; onProgress?: Progress }): Promise<MigrationPlan> {
  return withMigrator(options, async (_client, plan) => plan);
}

/** For readiness and `status`: reads the record as it is, without the lock. Throws StartError if it does not match the files. */
export async function migrationState(pool: Pool, folder = inPackage('migrations')): Promise<MigrationPlan> {
  return check(await readMigrations(folder), await readRecord(pool));
}

/** Where a database stands against the files of a release. */
export type MigrationStand = 'same' | 'behind' | 'later' | 'other';

/**
 * For who serves on while another release migrates the database. Reads the files now: later the folder may hold another release's, and a
 * process without descriptors cannot read it at all.
 */
export async function compareMigrations(pool: Pool, folder = inPackage('migrations')): Promise<() => Promise<MigrationStand>> {
  const files = await readMigrations(folder);
  return async () => {
    const applied = await readRecord(pool);
    const isOther = (file: Migration, ran: Applied | undefined) =>
      ran !== undefined && (ran.number !== file.number || ran.sha256 !== file.sha256);
    if (files.some((file, at) => isOther(file, applied[at]))) return 'other';
    return applied.length < files.length ? 'behind' : applied.length > files.length ? 'later' : 'same';
  };
}

/** How far a database is, for who only wants to know what is to be done; what does not match the files is for `migrate` to word. */
export async function migrationsRun(pool: Pool, folder = inPackage('migrations')): Promise<{ fresh: boolean; current: boolean }> {
  const { there, reader } = await findRecord(pool);
  if (!there || reader === null) return { fresh: !there, current: false };
  const [files, applied] = await Promise.all([readMigrations(folder), readRecord(pool)]);
  return { fresh: false, current: applied.length >= files.length };
}

async function withMigrator<R>(
  options: { url: string; folder?: string; onProgress?: Progress },
  fn: (client: pg.PoolClient, plan: MigrationPlan) => Promise<R>,
): Promise<R> {
  const files = await readMigrations(options.folder ?? inPackage('migrations'));
  // A migration may take as long as it needs; only waiting for another's lock is bounded.
  const pool = createPool({
    url: options.url,
    max: 1,
    timeouts: { queryMs: 0, statementMs: 0, transactionMs: 0, idleInTransactionMs: 0, lockMs: LOCK_WAIT_MS },
  });
  try {
    const client = await pool.connect().catch((cause: unknown) => {
      throw new StartError(
        {
          vi: 'Không kết nối được tới cơ sở dữ liệu để nâng cấp lược đồ. Hãy kiểm tra máy chủ và DATABASE_URL.',
          en: 'The database cannot be reached to migrate it. Check the server and DATABASE_URL.',
        },
        { cause },
      );
    });
    try {
      await takeLock(client, options.onProgress);
      return await fn(client, check(files, await readRecord(client)));
    } finally {
      // Closing the session gives the lock back, also after a failure.
      client.release(true);
    }
  } finally {
    await endPool(pool);
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const faults: Sentence[] = [];
  const migrations: Migration[] = [];
  for (const [index, name] of names.entries()) {
    const expected = index + 1;
    const number = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1];
    if (Number(number) !== expected) {
      const wanted = String(expected).padStart(4, '0');
      faults.push({
        vi: `Các tệp migration phải đánh số liên tục từ 0001: chờ ${wanted}_*.sql nhưng gặp ${name}.`,
        en: `Migration files must be numbered without gaps from 0001: ${wanted}_*.sql was expected, ${name} was found.`,
      });
      break;
    }
    // A checkout may have turned line ends; that is no edit.
    const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
    if (controlsTransaction(sql)) {
      faults.push({
        vi: `${name} tự mở hoặc đóng giao dịch; mỗi tệp đã chạy trong một giao dịch của trình migration.`,
        en: `${name} opens or ends a transaction itself; each file already runs in one of the migrator's.`,
      });
    }
    migrations.push({ number: expected, name, sql, sha256: createHash('sha256').update(sql).digest('hex') });
  }
  if (faults.length > 0) throw new StartError(faults);
  return migrations;
}

type Applied = { number: number; name: string; sha256: string };

/**
 * The record of what ran, read as a role that may: the login has no rights of its own, only those of the hub's roles, and only while it
 * works as one (0001 grants `giaolo_owner` without inheritance). Owner and app may both read it; an empty database has none.
 */
async function readRecord(client: Asked): Promise<Applied[]> {
  const { there, reader, login } = await findRecord(client);
  if (!there) return [];
  if (reader === null) throw new StartError(mayNotServe(login));
  // Two statements sent as one are one transaction, so the role ends with them, whatever happens.
  const results = (await client.query(
    `set local role ${reader}; select number, name, sha256 from public.migration order by number`,
  )) as unknown;
  return (results as [unknown, pg.QueryResult<Applied>])[1].rows;
}

type Asked = Pick<pg.PoolClient, 'query'> | Pool;

/** `reader`: the role this login may read it as, if any. */
async function findRecord(client: Asked): Promise<{ there: boolean; login: string; reader: string | null }> {
  const { rows } = await client.query<{ there: boolean; login: string; reader: string | null }>(`
    select to_regclass('public.migration') is not null as there, quote_ident(session_user) as login,
      (select rolname from pg_catalog.pg_roles where rolname in ('giaolo_owner', 'giaolo_app') and pg_has_role(session_user, oid, 'SET')
       order by rolname desc limit 1) as reader`);
  return rows[0] ?? { there: false, login: '', reader: null };
}

function check(files: Migration[], applied: Applied[]): MigrationPlan {
  const faults: Sentence[] = [];
  for (const [index, record] of applied.entries()) {
    const file = files[index];
    if (file === undefined || record.number !== file.number) {
      faults.push({
        vi: `Cơ sở dữ liệu đã chạy ${record.name}, bản chương trình này không có tệp đó. Hãy dùng bản mới hơn của hub.`,
        en: `The database has run ${record.name}, which this release does not have. Use a later release of the hub.`,
      });
    } else if (record.name !== file.name || record.sha256 !== file.sha256) {
      faults.push({
        vi: `${file.name} đã bị sửa sau khi chạy trên cơ sở dữ liệu này. Hãy khôi phục tệp đó và viết thay đổi vào một migration mới.`,
        en: `${file.name} was edited after it ran on this database. Restore the file, and write the change as a new migration.`,
      });
    }
  }
  if (faults.length > 0) throw new StartError(faults);
  return { applied: applied.length, pending: files.slice(applied.length) };
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    if (migration.number === 1) await client.query(RECORD_TABLE);
    else await client.query('set local role giaolo_owner');
    await client.query(migration.sql);
    await client.query('insert into migration (number, name, sha256) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.sha256,
    ]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback').catch(() => undefined);
    const where = failure(cause, migration.sql);
    throw new StartError(
      {
        vi: `Migration ${migration.name} không chạy được và đã được huỷ toàn bộ: ${where}`,
        en: `The migration ${migration.name} failed and was undone as a whole: ${where}`,
      },
      { cause },
    );
  }
}

/** The first file runs as the login user, makes the roles and hands this table over to the owner. */
const RECORD_TABLE = `
  create table migration (
    number int primary key,
    name text not null,
    sha256 text not null,
    applied_at timestamptz not null default clock_timestamp()
  )`;

async function takeLock(client: pg.PoolClient, onProgress: Progress | undefined): Promise<void> {
  const wait =
    onProgress &&
    setTimeout(() => onProgress({ vi: 'Đang chờ một trình migration khác.', en: 'Waiting for another migrator.' }), LOCK_WORD_MS);
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  } catch (cause) {
    if ((cause as { code?: unknown }).code !== '55P03') throw cause;
    throw new StartError(
      {
        vi: 'Một trình migration khác đang chạy quá lâu. Hãy chờ nó xong rồi chạy lại.',
        en: 'Another migrator is taking too long. Wait for it to finish, then run again.',
      },
      { cause },
    );
  } finally {
    clearTimeout(wait);
  }
}

function failure(cause: unknown, sql: string): string {
  if (!(cause instanceof pg.DatabaseError)) return cause instanceof Error ? cause.message : String(cause);
  const line = cause.position === undefined ? '' : ` (line ${sql.slice(0, Number(cause.position)).split('\n').length})`;
  return `${cause.code} ${cause.message}${line}${cause.where === undefined ? '' : `; ${cause.where.split('\n')[0]}`}`;
}

/** Looks past comments, quoted text and function bodies, in which `begin` means something else. */
function controlsTransaction(sql: string): boolean {
  const bare = sql.replace(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|\$(\w*)\$[\s\S]*?\$\1\$/g, ' ');
  return /(?:^|;)\s*(?:begin|start\s+transaction|commit|end|rollback|abort)\b/i.test(bare);
}

const LOCK_WAIT_MS = 120_000;
const LOCK_WORD_MS = 1_000;
