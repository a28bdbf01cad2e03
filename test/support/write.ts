import { withTx } from '../../src/db/tx.js';
import type { Values } from '../../src/hub/declare/model.js';
import { type ChangeSetOutcome, writeChangeSet } from '../../src/hub/write/door.js';
import type { Operation } from '../../src/hub/write/operations.js';
import { nowRegistered } from './everybody.js';
import { model, type TestHub } from './hub.js';

/** Writes through the door as a steward would. */
export async function write(
  hub: { database: Pick<TestHub['database'], 'appPool'> },
  operations: readonly Operation[],
): Promise<ChangeSetOutcome> {
  const outcome = await withTx(hub.database.appPool, {}, (tx) =>
    writeChangeSet(tx, model, {
      operations,
      actor: 'test',
      actorRole: 'steward',
      agency: 'G17',
      reason: 'kiểm thử',
      legalBasis: 'Nghị định 158/2024/NĐ-CP',
    }),
  );
  for (const { entity, recordId } of outcome.changes) if (entity === 'Person') nowRegistered(recordId);
  return outcome;
}

/** Registers one record and returns its id. */
export async function register(
  hub: { database: Pick<TestHub['database'], 'appPool'> },
  entity: string,
  values: Values,
  from: string | null = '2024-01-01',
): Promise<string> {
  const { changes } = await write(hub, [{ operation: 'register', entity, from, values }]);
  const [change] = changes;
  if (!change) throw new Error('nothing was written');
  return change.recordId;
}
