import { retrying, type Tx, withTx } from '../../db/tx.js';
import type { Caller } from '../access/caller.js';
import type { HubContext } from '../answer/context.js';
import type { Model, Values } from '../declare/model.js';
import { personKeys } from '../declare/person-keys.js';
import { roleOf } from '../declare/policy.js';
import { touchNotes } from '../reads/note-touched.js';
import { currentTimes } from '../time/current-times.js';
import { bodyHash } from '../write/body-hash.js';
import { writeChangeSet } from '../write/door.js';
import type { Operation } from '../write/operations.js';

export type SaidAt = { validAt: string; knownAt: string; today: string };
export type RegisterOperation = Extract<Operation, { operation: 'register' }>;

type Said = {
  operations: readonly Operation[];
  /** For the ledger; names nobody. */
  reason: string;
  key: string;
  /** What makes it another than the same said again. */
  unlike: Values;
};

/**
 * Writes what somebody says of records in one change set, and answers the id of the record of that kind that holds it. Promises: the same said
 * again is written once; whom it is about stands in the read log; neither the key of the set nor its reason tells anybody what was said, also
 * after that was erased.
 */
export async function saidOnce(context: HubContext, entity: string, say: (tx: Tx, at: SaidAt) => Promise<Said>): Promise<string> {
  const { model, caller, pool } = context;
  const touch = touchNotes(context, 'checked');
  context.audit.entities.add(entity);
  const write = () =>
    withTx(pool, { label: 'said once' }, async (tx) => {
      const times = await currentTimes(tx);
      const { operations, reason, key, unlike } = await say(tx, {
        validAt: times.today,
        knownAt: times.head.recordedFrom,
        today: times.today,
      });
      return writeChangeSet(
        tx,
        model,
        {
          operations,
          ...{ actor: caller.actor, actorRole: caller.role, agency: caller.agency, legalBasis: null },
          ...(caller.purpose === null ? {} : { purpose: caller.purpose }),
          ...(caller.caseCode === null ? {} : { caseCode: caller.caseCode }),
          reason,
          idempotencyKey: `${key}-${keyOf(context, unlike)}`,
          requestHash: key,
        },
        { onWait: context.onLedgerWait, onPlan: touch.onPlan },
      );
    });
  const { changes } = await touch.during([], () => retrying(write));
  const { recordId } = changes.find((change) => change.entity === entity) ?? {};
  if (recordId === undefined) throw new Error(`what was said is in no ${entity}`);
  return recordId;
}

/** Whether the caller works for an agency and says what it found or was told; a person speaks for themself alone. */
export function maySayForOthers({ access }: Pick<Model, 'access'>, { role }: Pick<Caller, 'role'>): boolean {
  return roleOf(access, role)?.mayWrite === true;
}

function keyOf({ model, audit }: HubContext, unlike: Values): string {
  const [by] = personKeys(model.declarations);
  const value = bodyHash(unlike);
  return by === undefined ? value : audit.standIn({ by, value });
}
