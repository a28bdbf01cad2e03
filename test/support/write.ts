import { withTx } from '../../src/db/tx.js';
import type { Values } from '../../src/hub/declare/model.js';
import { type ChangeSetOutcome, writeChangeSet } from '../../src/hub/write/door.js';
import type { Operation } from '../../src/hub/write/operations.js';
import { model, type TestHub } from './hub.js';

/** Writes through the door as a steward would. */
export function write(hub: Pick<TestHub, 'database'>, operations: readonly Operation[]): Promise<ChangeSetOutcome> {
  return withTx(hub.database.appPool, {}, (tx) =>
    writeChangeSet(tx, model, {
      operations,
      actor: 'test',
      actorRole: 'steward',
      agency: 'G17',
      reason: 'kiểm thử',
      legalBasis: 'Nghị định 158/2024/NĐ-CP',
    }),
  );
}

/** Registers one record and returns its id. */
export async function register(
  hub: Pick<TestHub, 'database'>,
  entity: string,
  values: Values,
  from: string | null = '2024-01-01',
): Promise<string> {
  const { changes } = await write(hub, [{ operation: 'register', entity, from, values }]);
  const [change] = changes;
  if (!change) throw new Error('nothing was written');
  return change.recordId;
}
