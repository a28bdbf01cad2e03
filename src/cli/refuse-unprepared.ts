import type { OpenDatabase } from '../db/open.js';
import { type Missing, missingFrom } from '../db/preparation/missing.js';
import { keyFaults } from '../keys.js';
import { connectionBudget } from '../runtime/connection-budget.js';
import { openModel } from '../runtime/model.js';
import { StartError } from '../start-error.js';
import type { Cli } from './cli.js';

/**
 * Before anything is made: whatever the operator has yet to prepare, in one list, each with what mends it – the server, its roles,
 * extensions, settings and connections, and the keys. What only deserves attention is told, and goes on.
 */
export async function refuseUnprepared(cli: Cli, database: OpenDatabase, { as }: { as: Kind }): Promise<void> {
  const { production, keysDir } = cli.config();
  const [asked, keys] = await Promise.all([missingOf(database, as, production), as !== 'migrator' && production ? keyFaults(keysDir) : []]);
  const missing = [...asked.missing, ...keys];
  if (missing.length > 0)
    throw new StartError(missing, { exitStatus: asked.missing.length > 0 ? 3 : 2, ...(asked.cause ? { cause: asked.cause } : {}) });
  for (const one of asked.advice) cli.progress(one);
}

/** What the process will be: each needs other things prepared. */
type Kind = 'hub' | 'worker' | 'migrator';

/** Being out of reach is one fault among others. */
async function missingOf(
  { endpoints: { primary, open, owner } }: OpenDatabase,
  as: Kind,
  production: boolean,
): Promise<Missing & { cause?: unknown }> {
  const connections = as === 'migrator' ? {} : { connections: connectionBudget(openModel().access)[as] };
  return missingFrom({ url: primary.url, openUrl: open.url, ownerUrl: owner.url, production, ...connections }).catch((error: unknown) => {
    if (error instanceof StartError) return { missing: [...error.faults], advice: [], cause: error };
    throw error;
  });
}
