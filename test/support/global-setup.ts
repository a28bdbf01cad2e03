import type { TestProject } from 'vitest/node';
import { createPool, endPool, query, withPoolOf } from '../../src/db/client.js';
import { startEmbedded } from '../../src/db/embedded/start.js';
import { migrate } from '../../src/db/migrate.js';
import { StartError } from '../../src/start-error.js';
import { buildPrograms } from './build-programs.js';
import { createFolder } from './folder.js';
import { openWorkOrders } from './work-orders.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The throw-away server's superuser address. */
    serverUrl: string;
    /** Why the template could not be migrated; tests that need no database run all the same. */
    templateFault: string | undefined;
  }
}

export const TEMPLATE = 'giaolo_template';
/** The address of a server that was started for many runs, with its template: `npm run mutants` has hundreds of them. */
export const SHARED_SERVER = 'GIAOLO_TEST_SERVER';

/** Gives the run its programs and its server, outside every project and data directory: one of its own, unless it shares one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shared = process.env[SHARED_SERVER];
  const server = shared === undefined ? await startTestServer() : { url: shared, fault: undefined, stop: async () => undefined };
  project.provide('serverUrl', server.url);
  project.provide('templateFault', server.fault);
  const programs = await buildPrograms();
  project.provide('programs', programs.folder);
  return async () => {
    await programs.remove();
    await server.stop();
  };
}

/** Starts a throw-away server and migrates the template once. */
export async function startTestServer(): Promise<{ url: string; fault: string | undefined; stop(): Promise<void> }> {
  const folder = await createFolder();
  const server = await startEmbedded({ dataDir: folder.path, command: 'vitest' });
  return {
    url: server.url,
    fault: await migrateTemplate(server.url),
    stop: async () => {
      await server.stop();
      await folder.remove();
    },
  };
}

async function migrateTemplate(serverUrl: string): Promise<string | undefined> {
  // Making a database waits for the disk: on a busy machine longer than any question may.
  const pool = createPool({ url: serverUrl, max: 1, timeouts: { statementMs: 0, queryMs: 0, transactionMs: 0 } });
  try {
    await query(pool, `create database ${TEMPLATE}`);
    const url = new URL(serverUrl);
    url.pathname = `/${TEMPLATE}`;
    await migrate({ url: url.href });
    await withPoolOf({ url: url.href }, { max: 1 }, openWorkOrders);
    return undefined;
  } catch (error) {
    const fault = error instanceof StartError ? error.text : String(error);
    console.error(`The test template could not be migrated:\n${fault}`);
    return fault;
  } finally {
    await endPool(pool);
  }
}
