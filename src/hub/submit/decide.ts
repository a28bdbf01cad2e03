import { retrying, type Tx, withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { AUDIT_PURPOSE, checkPurpose, requireAudit } from '../access/decide.js';
import { checkMayTouch } from '../access/may-touch.js';
import type { HubContext } from '../answer/context.js';
import { requireAnother } from '../approval/another-person.js';
import { amountsOf, approvalNeeds } from '../approval/needs.js';
import {
  type Decision,
  holdProposal,
  listProposals,
  type Proposal,
  type ProposalState,
  readProposal,
  settleProposal,
} from '../approval/proposals.js';
import { roleOf } from '../declare/policy.js';
import { isUuid } from '../declare/uuid.js';
import { subjectsOfSet } from '../ledger/subjects-of-set.js';
import { touchNotes } from '../reads/note-touched.js';
import { keyPages } from '../sql/key-page.js';
import { pageSize } from '../sql/page.js';
import { keepAsked } from '../undo/asked-withdrawals.js';
import { readSet, writeWithdrawal } from '../undo/withdraw-change-set.js';
import { type Around, writeChangeSet } from '../write/door.js';
import { groundText } from '../write/ground-text.js';
import type { ChangeSetOutcome, Operation } from '../write/operations.js';
import { outcomeOf } from '../write/repeat.js';
import { both } from './four-eyes.js';
import { checkFields, checkMayWriteAny, type SubmittedOutcome } from './submit-change-set.js';
import type { BatchWithdrawal, SetWithdrawal } from './withdraw-by-rule.js';

type Held = NonNullable<Awaited<ReturnType<typeof holdProposal>>>;

/** A change set as it waits: what was sent, in the door's own form. */
type Content = { operations: readonly Operation[]; requestHash: string };

/**
 * Another person agrees to a change set, or to taking one back, and it is written in the same transaction: as its author's, with who agreed, after all checks against the
 * registers as they are now. A record that was changed since it was proposed refuses it (STALE_VERSION): it is not what was looked at. Of two
 * who agree at once one writes, and the other gets its outcome. What could not wait is confirmed.
 */
export async function approveChangeSet(context: HubContext, given: { id: string }): Promise<SubmittedOutcome> {
  const { pool, model, caller, audit } = context;
  checkMayDecide(context, 'approveChangeSet');
  const id = idOf(given.id);
  const proposal = await found(context, id);
  if (proposal.kind !== 'CHANGE_SET' && proposal.kind !== 'WITHDRAWAL') throw wrongKind(proposal, 'approveBatch');
  const operations = proposal.kind === 'CHANGE_SET' && proposal.state === 'WAITING' ? (proposal.content as Content).operations : [];
  for (const cls of checkFields(model, caller, operations)) audit.classes.add(cls);
  const touch = touchNotes(context, 'check');
  const outcome = await touch.during(operations, () =>
    retrying(() =>
      withTx(pool, { label: 'approve change set' }, async (tx) => {
        const held = await hold(tx, id);
        if (held.state === 'APPROVED' || held.state === 'CONFIRMED') return first(tx, held);
        requireAnother(held, caller, held.needs);
        if (held.state === 'WRITTEN') {
          await touchWritten(tx, context, held);
          await settleProposal(tx, id, 'CONFIRMED', decisionOf(context, null));
          return first(tx, held);
        }
        if (held.state !== 'WAITING') throw decided(held);
        const written = await writeHeld(tx, context, held, {
          onWait: context.onLedgerWait,
          onPlan: both(touch.onPlan, async (inTx, plan) => void (await amountsOf(inTx, model, plan))),
          // Rules may have changed since: who decides has to fit those of today.
          async mayWrite(inTx, plan) {
            const amounts = await amountsOf(inTx, model, plan);
            requireAnother(held, caller, await approvalNeeds(inTx, model, { actor: held.actor, amounts }));
            return { emergency: null };
          },
        });
        for (const subject of await subjectsOfSet(tx, written)) audit.subjects.add(subject);
        await settleProposal(tx, id, 'APPROVED', decisionOf(context, null));
        return written;
      }),
    ),
  );
  return { ...outcome, dryRun: false, approval: proposal.needs };
}

/**
 * Another person agrees to a file: whoever has it may write it now, once. Or to taking a batch back: from here on that will be done, as its
 * author's, whatever becomes of this process.
 */
export async function approveBatch(context: HubContext, given: { id: string }): Promise<Proposal> {
  checkMayDecide(context, 'approveBatch');
  return settle(context, idOf(given.id), null, async (held, tx) => {
    if (held.kind !== 'BATCH' && held.kind !== 'BATCH_WITHDRAWAL') throw wrongKind(held, 'approveChangeSet');
    requireAnother(held, context.caller, held.needs);
    if (held.state === 'WRITTEN') return 'CONFIRMED';
    if (held.state !== 'WAITING') throw decided(held);
    if (held.kind === 'BATCH_WITHDRAWAL') {
      checkMayTouch(context.model, context.caller, Object.keys(held.counts));
      const { withdraws, asked } = held.content as BatchWithdrawal;
      await keepAsked(tx, withdraws, { ...asked, caller: { ...asked.caller, requestId: `approved-${held.id}` } });
    }
    return 'APPROVED';
  });
}

/** Another person does not agree. What could not wait stays written, and is to be withdrawn. */
export async function refuseChangeSet(context: HubContext, given: { id: string; reason: string }): Promise<Proposal> {
  checkMayDecide(context, 'refuseChangeSet');
  return settle(context, idOf(given.id), groundText('reason', given.reason), (held) => {
    requireAnother(held, context.caller, []);
    if (held.state === 'WAITING') return 'REFUSED';
    if (held.state === 'WRITTEN') return 'OBJECTED';
    throw decided(held);
  });
}

/** Its author takes it back while it waits. */
export async function retractChangeSet(context: HubContext, given: { id: string; reason?: string | null }): Promise<Proposal> {
  checkMayDecide(context, 'retractChangeSet');
  return settle(context, idOf(given.id), given.reason ? groundText('reason', given.reason) : null, (held) => {
    if (held.actor !== context.caller.actor) throw new HubError('FORBIDDEN', { action: 'retractChangeSet' });
    if (held.state === 'WAITING') return 'RETRACTED';
    throw decided(held);
  });
}

type Decide = (held: Held, tx: Tx) => ProposalState | Promise<ProposalState>;

async function settle(context: HubContext, id: string, reason: string | null, decide: Decide): Promise<Proposal> {
  return retrying(() =>
    withTx(context.pool, { label: 'decide proposal' }, async (tx) => {
      await settleProposal(tx, id, await decide(await hold(tx, id), tx), decisionOf(context, reason));
      return hold(tx, id);
    }),
  );
}

function checkMayDecide({ model, caller }: HubContext, action: string): void {
  checkMayWriteAny(model, caller, action);
  checkPurpose(model.access, caller, false);
}

function decisionOf({ caller }: HubContext, reason: string | null): Decision {
  return { by: caller.actor, byAgency: caller.agency, reason };
}

async function hold(tx: Tx, id: string): Promise<Held> {
  const held = await holdProposal(tx, id);
  if (held === undefined) throw notFound();
  return held;
}

async function found({ pool }: HubContext, id: string): Promise<Held> {
  const proposal = await withTx(pool, { readOnly: true, label: 'read proposal' }, (tx) => readProposal(tx, id));
  if (proposal === undefined) throw notFound();
  return proposal;
}

async function first(tx: Tx, { id }: Held) {
  const outcome = await outcomeOf(tx, id);
  if (outcome === undefined) throw new Error(`proposal ${id} was written, and its change set is not there`);
  return outcome;
}

/** Who looks at what was written about persons looks at them, with purpose and case. */
async function touchWritten(tx: Tx, { model, caller, audit }: HubContext, { id, counts, needs }: Held): Promise<void> {
  const outcome = await outcomeOf(tx, id);
  if (outcome === undefined) return;
  const subjects = await subjectsOfSet(tx, outcome);
  if (subjects.length > 0 || needs.some(({ because }) => because === 'PERSONS')) checkMayTouch(model, caller, Object.keys(counts));
  for (const subject of subjects) audit.subjects.add(subject);
}

function setOf({ id, actor, actorRole, agency, reason, legalBasis, purpose, caseCode, idempotencyKey, readAt }: Held) {
  return {
    id,
    actor,
    actorRole,
    agency,
    reason,
    legalBasis,
    readAt,
    ...(purpose === null ? {} : { purpose }),
    ...(caseCode === null ? {} : { caseCode }),
    ...(idempotencyKey === null ? {} : { idempotencyKey }),
  };
}

/** Writes what was agreed to as its author's. What others have taken back meanwhile is not done twice. */
async function writeHeld(tx: Tx, { model, caller, audit }: HubContext, held: Held, around: Around): Promise<ChangeSetOutcome> {
  const signed = { ...setOf(held), approval: { by: caller.actor, byAgency: caller.agency } };
  if (held.kind !== 'WITHDRAWAL') return writeChangeSet(tx, model, { ...signed, ...(held.content as Content) }, around);
  const { withdraws, cascade } = held.content as SetWithdrawal;
  const set = await readSet(tx, withdraws);
  if (set === undefined) throw new HubError('NOT_FOUND', { what: 'change set' });
  const mayTouch = (entities: ReadonlySet<string>) => {
    for (const name of entities) audit.entities.add(name);
    if (checkMayTouch(model, caller, entities)) audit.classes.add('personal');
  };
  const withdrawal = { ...signed, cascade, mayTouch, onPlan: around.onPlan, mayWrite: around.mayWrite };
  const written = await writeWithdrawal(tx, model, { set, withdrawal, own: () => false });
  if (written?.changeSetId !== held.id) throw new HubError('NOTHING_TO_WITHDRAW');
  return written;
}

function idOf(id: string): string {
  if (!isUuid(id)) throw notFound();
  return id.toLowerCase();
}

function notFound(): HubError {
  return new HubError('NOT_FOUND', { what: 'nội dung chờ phê duyệt / proposal' });
}

function decided({ state }: Held): HubError {
  return new HubError('PROPOSAL_DECIDED', { state }, { details: { state } });
}

function wrongKind({ kind }: Held, field: string): HubError {
  return new HubError('BAD_USER_INPUT', {
    argument: 'id',
    ruleVi: `đây là ${kind}; hãy dùng ${field}.`,
    ruleEn: `this is a ${kind}; use ${field}.`,
  });
}

/** For whoever may decide, and for who examines. To others there are none. */
export function checkMaySeeProposals({ model, caller }: Pick<HubContext, 'model' | 'caller'>): void {
  if (roleOf(model.access, caller.role)?.mayWriteAny) return;
  if (!caller.purposes.includes(AUDIT_PURPOSE)) throw new HubError('FORBIDDEN', { action: 'changeProposals' });
  requireAudit(model.access, caller);
}

const STATES_OPEN: readonly ProposalState[] = ['WAITING', 'WRITTEN'];
const PAGES = keyPages('proposal', isUuid);

export async function proposalsInOrder(
  context: HubContext,
  { states, first, after }: { states?: readonly ProposalState[] | null; first?: number | null; after?: string | null },
) {
  checkMaySeeProposals(context);
  const limit = pageSize('first', first, 20, 'pageRecords');
  const before = PAGES.keyOf(after);
  const rows = await reading(context, (tx) => listProposals(tx, { states: states ?? STATES_OPEN, before, limit: limit + 1 }));
  return PAGES.page(rows, { limit, after: before, key: ({ id }) => id });
}

export async function visibleProposal(context: HubContext, id: string): Promise<Proposal | null> {
  checkMaySeeProposals(context);
  if (!isUuid(id)) return null;
  return (await reading(context, (tx) => readProposal(tx, id.toLowerCase()))) ?? null;
}

/** In the snapshot of a query: one that waited for a second connection while it holds its own could wait for ever. */
function reading<Found>({ pool, reading }: HubContext, fn: (tx: Tx) => Promise<Found>): Promise<Found> {
  return reading ? fn(reading.tx) : withTx(pool, { readOnly: true, label: 'read proposals' }, fn);
}
