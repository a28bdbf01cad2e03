import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { createPool, endPool, type OnStatement, type Pool, query } from '../../src/db/client.js';
import { migrate } from '../../src/db/migrate.js';
import { inPackage } from '../../src/root.js';

export type TestDatabase = {
  /** Superuser address of this database. */
  url: string;
  ownerPool: Pool;
  appPool: Pool;
  /** As the role to which no person's row is shown. */
  openPool: Pool;
  drop(): Promise<void>;
};

/** Making a database, and waiting for somebody who fills one, takes longer than any question may. */
const PATIENT = { lockMs: 0, statementMs: 0, queryMs: 0, transactionMs: 0 };

type Options = { onStatement?: OnStatement; max?: number };

/** A database of the test file's own, cloned from the migrated template. Call `drop` when done. */
export async function createTestDatabase(options: Options = {}): Promise<TestDatabase> {
  const fault = inject('templateFault');
  if (fault !== undefined) throw new Error(`the test template could not be migrated: ${fault}`);
  return withPools(await cloneDatabase('giaolo_template'), options);
}

/**
 * A database of the test file's own in which is what `fill` writes. The first of a run that asks for \`name\` fills a template, the others
 * clone it: reading the reference data anew for each file took minutes of a run.
 */
export async function createFilledDatabase(
  name: string,
  fill: (database: TestDatabase) => Promise<void>,
  options: Options = {},
): Promise<TestDatabase> {
  const template = `${prefix()}_${name}`;
  const pool = createPool({ url: inject('serverUrl'), max: 1, timeouts: PATIENT });
  try {
    // Files run side by side: who comes second waits, and finds it made.
    await query(pool, 'select pg_advisory_lock(hashtextextended($1, 0))', [template]);
    const { rows } = await query(pool, 'select from pg_database where datname = $1', [template]);
    if (rows.length === 0) {
      const made = await createTestDatabase();
      await fill(made);
      await Promise.all([endPool(made.ownerPool), endPool(made.appPool)]);
      // Renamed when it is whole: a half-filled one is never taken for it.
      await query(pool, `alter database ${new URL(made.url).pathname.slice(1)} rename to ${template}`);
    }
  } finally {
    await endPool(pool);
  }
  const clone = withPools(await cloneDatabase(template), options);
  // A copy is written to when an operator has said what it is.
  await query(clone.ownerPool, "select continue_log('test', 'a copy for a test')");
  return clone;
}

/** A database with the roles and nothing else, for tests of the driver's part, which no register concerns. */
export async function createRolesDatabase(options: Options = {}): Promise<TestDatabase> {
  const database = await createEmptyDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'giaolo-roles-'));
  await cp(join(inPackage('migrations'), '0001_roles.sql'), join(folder, '0001_roles.sql'));
  await migrate({ url: database.url, folder });
  await rm(folder, { recursive: true });
  return withPools(database, options);
}

/** An empty database on the run's server, for tests of what comes before the tables. */
export function createEmptyDatabase(): Promise<Database> {
  return cloneDatabase('template0');
}

type Database = { url: string; drop(): Promise<void> };

/**
 * What the names of a run's databases begin with, where several runs share a server and one of them may be ended with its databases left
 * behind.
 */
export const DATABASE_PREFIX = 'GIAOLO_TEST_DATABASES';
const prefix = (): string => process.env[DATABASE_PREFIX] ?? 'test';

function withPools({ url, drop }: Database, options: Options): TestDatabase {
  const common = { url, max: options.max ?? 8 };
  const ownerPool = createPool({ ...common, role: 'giaolo_owner' });
  const appPool = createPool({
    ...common,
    role: 'giaolo_app',
    ...(options.onStatement === undefined ? {} : { onStatement: options.onStatement }),
  });
  const openPool = createPool({
    ...common,
    role: 'giaolo_open',
    ...(options.onStatement === undefined ? {} : { onStatement: options.onStatement }),
  });
  return {
    url,
    ownerPool,
    appPool,
    openPool,
    drop: async () => {
      await Promise.all([endPool(ownerPool), endPool(appPool), endPool(openPool)]);
      await drop();
    },
  };
}

async function cloneDatabase(template: string): Promise<Database> {
  const server = inject('serverUrl');
  const name = `${prefix()}_${randomUUID().replaceAll('-', '')}`;
  const run = async (sql: string): Promise<void> => {
    const pool = createPool({ url: server, max: 1, timeouts: PATIENT });
    try {
      await query(pool, sql);
    } finally {
      await endPool(pool);
    }
  };
  await run(`create database ${name} template ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`drop database if exists ${name} with (force)`) };
}

/** Its pools by the sides of the second wall. */
export function poolsOf({ openPool, appPool }: Pick<TestDatabase, 'openPool' | 'appPool'>): { open: Pool; personal: Pool } {
  return { open: openPool, personal: appPool };
}
