import { retrying, type Tx, withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { grantFor } from '../access/decide.js';
import type { HubContext } from '../answer/context.js';
import type { Values } from '../declare/model.js';
import { roleOf } from '../declare/policy.js';
import { isUuid } from '../declare/uuid.js';
import { touchNotes } from '../reads/note-touched.js';
import { requireRecall } from '../reads/recall.js';
import { type Found, findRecords } from '../sql/find.js';
import { entityOf } from '../sql/sql-context.js';
import { currentTimes } from '../time/current-times.js';
import { writeChangeSet } from '../write/door.js';

type Answering = {
  entity: string;
  id: string;
  what: string;
  /** The field that says who said it. */
  saidBy: string;
  fields: readonly string[];
  /** For the ledger; names nobody. */
  reason: string;
  /** What the record says from today on; null where it says the same already. Refuses what is answered otherwise. */
  answer(tx: Tx, found: Found, today: string): Promise<Values | null>;
};

/** Refuses whoever may not answer what is said of any record. */
export function requireAnswering({ model, caller }: HubContext, action: string, entity: string): void {
  if (roleOf(model.access, caller.role)?.mayWriteAny !== true) throw new HubError('FORBIDDEN', { action });
  requireRecall(model, caller);
  const { register } = entityOf({ model }, entity);
  if (grantFor(model.access, caller, register, 'personal') !== 'all') throw new HubError('FORBIDDEN', { action });
}

/**
 * Answers what somebody said, by a steward who did not say it. Whom it is about stands in the read log; of two who answer at once the second
 * sees the first's.
 */
export async function answerSaid(context: HubContext, { entity, id, what, saidBy, fields, reason, answer }: Answering): Promise<void> {
  const { model, caller, pool, audit } = context;
  const touch = touchNotes(context, 'check');
  audit.entities.add(entity);
  const write = () =>
    withTx(pool, { label: 'answer' }, async (tx) => {
      const times = await currentTimes(tx);
      const at = { validAt: times.today, knownAt: times.head.recordedFrom };
      const [found] = isUuid(id)
        ? await findRecords(tx, model, { entity, where: { id: { eq: id } }, at, fields: [...fields, saidBy], limit: 1 })
        : [];
      if (found === undefined) throw new HubError('NOT_FOUND', { what });
      for (const subject of found.subjects ?? []) audit.subjects.add(subject);
      if (audit.subjects.size > 0) audit.classes.add('personal');
      if (found[saidBy] === caller.actor) throw new HubError('ANOTHER_PERSON_REQUIRED', { why: 'OWN' });
      const values = await answer(tx, found, times.today);
      if (values === null) return { changes: [] };
      return writeChangeSet(
        tx,
        model,
        {
          operations: [{ operation: 'update', entity, id: found.id, from: times.today, values }],
          ...{ actor: caller.actor, actorRole: caller.role, agency: caller.agency, legalBasis: null },
          ...(caller.purpose === null ? {} : { purpose: caller.purpose }),
          ...(caller.caseCode === null ? {} : { caseCode: caller.caseCode }),
          reason,
          readAt: times.head.position,
        },
        { onWait: context.onLedgerWait, onPlan: touch.onPlan },
      );
    });
  await touch.during([], () => retrying(write));
}
