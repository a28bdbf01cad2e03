import type { Pool } from '../../db/client.js';
import { withTx } from '../../db/tx.js';
import type { Model } from '../declare/model.js';
import { LOG_NAMES, type LogName } from '../log/log-source.js';
import { checkNewest, type LogKeys } from '../log/seal.js';
import { readLogId } from '../log/stored-checkpoint.js';
import type { GuardTexts } from './audit-source.js';
import type { Finding } from './finding.js';
import { compareGuards, readGuards, unfoldGuards } from './guards.js';

export type QuickFindings = {
  guards: readonly Extract<Finding, { of: 'guard' }>[];
  /** Logs whose stored tree is not what was signed last. */
  logs: readonly { log: LogName; fault: string }[];
};

type Dependencies = { pool: Pool; model: Model; keys: LogKeys; shipped: GuardTexts };

/**
 * What can be told at a start: whether all guards stand as the release ships them, and whether the stored trees are what was signed last.
 * Reads the catalogue and a few hashes, and no row of anybody's.
 */
export async function quickCheck({ pool, model, keys, shipped }: Dependencies): Promise<QuickFindings> {
  return withTx(pool, { readOnly: true, isolation: 'repeatable read', label: 'quick check' }, async (tx) => {
    // Texts of the catalogue wait for whoever holds their table: a migration, a repair. Another look comes.
    await tx.query(`set local lock_timeout = '${LOCK_MS}ms'`);
    const registers = [...model.declarations.entities.values()].map(({ name: entity, table }) => ({ table, entity }));
    const guards: Extract<Finding, { of: 'guard' }>[] = [];
    compareGuards(await readGuards(tx), unfoldGuards(shipped, registers), (finding) => {
      if (finding.of === 'guard') guards.push(finding);
    });
    const logId = await readLogId(tx);
    const logs: { log: LogName; fault: string }[] = [];
    for (const log of LOG_NAMES) {
      await checkNewest(tx, log, { logId, key: keys[log] }).catch((error: unknown) =>
        logs.push({ log, fault: error instanceof Error ? error.message : String(error) }),
      );
    }
    return { guards, logs };
  });
}

const LOCK_MS = 300;
