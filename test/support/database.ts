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
  drop(): Promise<void>;
};

type Options = { onStatement?: OnStatement; max?: number };

/** A database of the test file's own, cloned from the migrated template. Call `drop` when done. */
export async function createTestDatabase(options: Options = {}): Promise<TestDatabase> {
  const fault = inject('templateFault');
  if (fault !== undefined) throw new Error(`the test template could not be migrated: ${fault}`);
  return withPools(await cloneDatabase('giaolo_template'), options);
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

function withPools({ url, drop }: Database, options: Options): TestDatabase {
  const common = { url, max: options.max ?? 8 };
  const ownerPool = createPool({ ...common, role: 'giaolo_owner' });
  const appPool = createPool({
    ...common,
    role: 'giaolo_app',
    ...(options.onStatement === undefined ? {} : { onStatement: options.onStatement }),
  });
  return {
    url,
    ownerPool,
    appPool,
    drop: async () => {
      await Promise.all([endPool(ownerPool), endPool(appPool)]);
      await drop();
    },
  };
}

async function cloneDatabase(template: string): Promise<Database> {
  const server = inject('serverUrl');
  const name = `${process.env[DATABASE_PREFIX] ?? 'test'}_${randomUUID().replaceAll('-', '')}`;
  const run = async (sql: string): Promise<void> => {
    const pool = createPool({ url: server, max: 1, timeouts: { statementMs: 0, queryMs: 0, transactionMs: 0 } });
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
