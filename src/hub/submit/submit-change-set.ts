import { beyond } from '../../beyond.js';
import { withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { LIMITS } from '../../limits.js';
import type { Caller } from '../access/caller.js';
import { checkPurpose, grantFor, isPersonal } from '../access/decide.js';
import type { HubContext } from '../answer/context.js';
import type { ApprovalNeed } from '../approval/needs.js';
import { erasableFields, isOfPerson } from '../declare/erasable.js';
import type { Model } from '../declare/model.js';
import { roleOf } from '../declare/policy.js';
import type { Entity, FieldClass } from '../declare/types.js';
import { readToken, resolveAsOf } from '../ledger/as-of.js';
import { subjectsOfSet } from '../ledger/subjects-of-set.js';
import { touchNotes } from '../reads/note-touched.js';
import { entityOf } from '../sql/sql-context.js';
import { currentTimes } from '../time/current-times.js';
import { groundText } from '../write/ground-text.js';
import type { ChangeSetInput, ChangeSetOutcome, Operation } from '../write/operations.js';
import { checkIdempotencyKey } from '../write/repeat.js';
import { type OperationInput, operationsOf } from './operations-of.js';
import { writeByRule } from './set-by-rule.js';

export type SubmittedChangeSet = {
  operations: readonly OperationInput[];
  reason: string;
  legalBasis: string;
  idempotencyKey?: string | null;
  readAt?: string | null;
  emergency?: string | null;
};

/** `approval`: why another person is needed; told of a dry run, and of what could not wait. */
export type SubmittedOutcome = ChangeSetOutcome & { dryRun: boolean; approval?: readonly ApprovalNeed[] };

/**
 * A steward's change set: understood, allowed, then written through the door as one transaction, or tried and taken back. Writing a
 * personal field, and touching a record with a person behind it, needs the purpose and the case that reading it would; whose data it was,
 * and whom it names, stands in the read log, since a refusal tells what is there. What one person may not change alone is kept until another
 * has decided (`decide.ts`), and refused until then.
 */
export async function submitChangeSet(context: HubContext, input: SubmittedChangeSet, tryOnly: boolean): Promise<SubmittedOutcome> {
  const { model, caller, audit } = context;
  checkMayWriteAny(model, caller, 'submitChangeSet');
  checkLimits(input);
  const grounds = { reason: groundText('reason', input.reason), legalBasis: groundText('legalBasis', input.legalBasis) };
  const operations = operationsOf(model, input.operations);
  const classes = checkFields(model, caller, operations);
  for (const cls of classes) audit.classes.add(cls);
  for (const { entity } of operations) audit.entities.add(entity);
  // Whoever gives none is known by the message.
  const idempotencyKey = input.idempotencyKey ?? caller.messageId;
  const set: ChangeSetInput = {
    operations,
    actor: caller.actor,
    actorRole: caller.role,
    agency: caller.agency,
    ...grounds,
    ...(caller.purpose ? { purpose: caller.purpose } : {}),
    ...(caller.caseCode ? { caseCode: caller.caseCode } : {}),
    ...(idempotencyKey ? { idempotencyKey } : {}),
    ...(input.readAt ? { readAt: await positionOf(context, input.readAt) } : {}),
  };
  const touch = touchNotes(context, 'check');
  let needs: readonly ApprovalNeed[] = [];
  const outcome = await touch.during(operations, async () => {
    const done = await writeByRule(context, set, {
      emergency: input.emergency ?? null,
      tryOnly,
      onPlan: touch.onPlan,
      onWait: context.onLedgerWait,
      async after(tx, written) {
        for (const subject of await subjectsOfSet(tx, written)) audit.subjects.add(subject);
      },
    });
    needs = done.needs;
    return done.outcome;
  });
  return { ...outcome, dryRun: tryOnly, approval: needs };
}

export function checkMayWriteAny(model: Model, caller: Caller, action: string): void {
  if (!roleOf(model.access, caller.role)?.mayWriteAny) throw new HubError('FORBIDDEN', { action });
}

function checkLimits({ operations, idempotencyKey }: SubmittedChangeSet): void {
  if (operations.length === 0)
    throw new HubError('BAD_USER_INPUT', {
      argument: 'operations',
      ruleVi: 'cần ít nhất một thao tác.',
      ruleEn: 'at least one operation is needed.',
    });
  if (operations.length > LIMITS.operations.max) throw beyond('operations', { asked: operations.length, argument: 'operations' });
  if (typeof idempotencyKey === 'string') checkIdempotencyKey(idempotencyKey, 'idempotencyKey');
}

/**
 * Classes of the fields named; each must be one the caller may read for this purpose. Ending a person's record touches personal data too.
 */
export function checkFields(model: Model, caller: Caller, operations: readonly Operation[]): ReadonlySet<FieldClass> {
  const classes = new Set<FieldClass>();
  for (const operation of operations) {
    const entity = entityOf({ model }, operation.entity);
    const named = namedFields(entity, operation).map((name) => entity.fields.get(name));
    const touched = new Set(named.flatMap((field) => (field && field.class !== 'open' ? [field.class] : [])));
    if (entity.subject && !('values' in operation)) touched.add('personal');
    if ([...touched].some(isPersonal)) checkPurpose(model.access, caller, true);
    for (const cls of touched) {
      if (grantFor(model.access, caller, entity.register, cls) !== 'all')
        throw new HubError('FORBIDDEN', { action: `${entity.name}: ${cls}` });
      classes.add(cls);
    }
  }
  checkPurpose(model.access, caller, false);
  return classes;
}

/** The fields that an operation writes, or takes away. */
function namedFields(entity: Entity, operation: Operation): string[] {
  if ('values' in operation) return Object.keys(operation.values);
  if (operation.operation !== 'erase') return [];
  return [...(operation.fields ?? erasableFields(entity).flatMap((field) => (isOfPerson(field) ? [field.name] : [])))];
}

/** The position of a snapshot token of this very log. */
async function positionOf({ pool }: HubContext, token: string): Promise<string> {
  await withTx(pool, { readOnly: true, label: 'read token' }, async (tx) => resolveAsOf(tx, { snapshot: token }, await currentTimes(tx)));
  return readToken(token).position;
}
