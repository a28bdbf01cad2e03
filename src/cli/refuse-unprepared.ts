import type { Config } from '../config.js';
import type { OpenDatabase } from '../db/open.js';
import { type Missing, missingFrom } from '../db/preparation/missing.js';
import { keyFaults } from '../keys.js';
import { connectionBudget } from '../server/connection-budget.js';
import { StartError } from '../start-error.js';
import type { Cli } from './cli.js';
import { openModel } from './open-registers.js';

/**
 * Before anything is made: whatever the operator has yet to prepare, in one list, each with what mends it – the server, its roles, extensions, settings and
 * connections, and the keys. What only deserves attention is told, and goes on.
 */
export async function refuseUnprepared(cli: Cli, database: OpenDatabase, { serves }: { serves: boolean }): Promise<void> {
  const { production, keysDir } = cli.config();
  const [asked, keys] = await Promise.all([missingOf(database, { serves, production }), serves && production ? keyFaults(keysDir) : []]);
  const missing = [...asked.missing, ...keys];
  if (missing.length > 0) throw new StartError(missing, { exitStatus: asked.missing.length > 0 ? 3 : 2, ...(asked.cause ? { cause: asked.cause } : {}) });
  for (const one of asked.advice) cli.progress(one);
}

/** Being out of reach is one fault among others. */
async function missingOf(
  { url, ownerUrl }: OpenDatabase,
  { serves, production }: Pick<Config, 'production'> & { serves: boolean },
): Promise<Missing & { cause?: unknown }> {
  const connections = serves ? { connections: connectionBudget(openModel().access).hub } : {};
  return missingFrom({ url, ownerUrl, production, ...connections }).catch((error: unknown) => {
    if (error instanceof StartError) return { missing: [...error.faults], advice: [], cause: error };
    throw error;
  });
}
