import { withTx } from '../../db/tx.js';
import { HubError, type Language } from '../../errors.js';
import { checkPurpose, grantFor } from '../access/decide.js';
import { checkMayTouch } from '../access/may-touch.js';
import type { HubContext } from '../answer/context.js';
import { appliedParts, type Batch, readBatch } from '../batch/batch.js';
import { isUuid } from '../declare/uuid.js';
import { subjectsOfSet } from '../ledger/subjects-of-set.js';
import { touchNotes } from '../reads/note-touched.js';
import { errorOf } from '../undo/asked-withdrawals.js';
import { standsAgain } from '../undo/withdraw-batch.js';
import type { Withdrawal } from '../undo/withdraw-change-set.js';
import { groundText } from '../write/ground-text.js';
import type { ChangeSetOutcome } from '../write/operations.js';
import { checkMayWriteAny, type SubmittedOutcome } from './submit-change-set.js';
import { withdrawSetByRule } from './withdraw-by-rule.js';

export type WithdrawRequest = {
  id: string;
  reason: string;
  legalBasis?: string | null;
  cascade?: boolean | null;
  emergency?: string | null;
};

/** A batch with how far it is, and being taken back from the moment that was asked for. */
export type BatchProgress = Batch & {
  rowsWritten: number;
  rowsWithdrawn: number;
  withdrawRefusal: { code: string; message: string; laterCount: number | null; laterPositions: readonly string[] | null } | null;
};

/** How long an answer waits for a withdrawal to be done; what takes longer goes on without it. */
const WAIT_MS = 8_000;

export async function withdrawSubmitted(context: HubContext, request: WithdrawRequest): Promise<SubmittedOutcome> {
  const withdrawal = understand(context, request, 'withdrawChangeSet');
  const touch = touchNotes(context, 'check');
  let needs: SubmittedOutcome['approval'];
  const outcome = await touch.during([], async () => {
    const done = await withdrawSetByRule(context, request.id.toLowerCase(), { ...withdrawal, onPlan: touch.onPlan });
    needs = done.gate.needs();
    return done.outcome;
  });
  await noteSubjects(context, outcome);
  return { ...outcome, dryRun: false, ...(needs === undefined ? {} : { approval: needs }) };
}

export async function withdrawImported(context: HubContext, request: WithdrawRequest): Promise<BatchProgress> {
  const { withdrawals, caller } = context;
  if (!withdrawals) throw new Error('a batch is withdrawn where nothing takes batches back');
  const { reason, legalBasis, cascade, emergency, mayTouch } = understand(context, request, 'withdrawBatch');
  const { role, actor, agency, authenticated, purposes, purpose, caseCode, requestId } = caller;
  const id = request.id.toLowerCase();
  const found = await progressOf(context, id);
  if (found === null) throw new HubError('NOT_FOUND', { what: 'batch' });
  mayTouch(new Set([found.entity]));
  if (found.state === 'WITHDRAWN' && !(await standsAgain(context, found))) return found;
  const asked = { caller: { role, actor, agency, authenticated, purposes, purpose, caseCode, requestId }, operationName: null };
  // Whose records a part was stands in the log before the part is in the ledger; what a refusal lists stands there with this request.
  await touchNotes(context, 'checked').during([], async () => {
    await withdrawals.take(id, { ...asked, reason, legalBasis, cascade, emergency }, WAIT_MS);
    return { changes: [] };
  });
  const after = await progressOf(context, id);
  if (after === null) throw new HubError('NOT_FOUND', { what: 'batch' });
  return after;
}

/** For those who may see internal data of its register; to anybody else it does not exist. */
export async function visibleBatch(context: HubContext, id: string): Promise<BatchProgress | null> {
  const { model, caller } = context;
  const found = await progressOf(context, id.toLowerCase());
  const register = found && model.declarations.entities.get(found.entity)?.register;
  return register && grantFor(model.access, caller, register, 'internal') === 'all' ? found : null;
}

async function progressOf({ pool, caller }: HubContext, id: string): Promise<BatchProgress | null> {
  if (!isUuid(id)) return null;
  return withTx(pool, { readOnly: true, label: 'read batch' }, async (tx) => {
    const batch = await readBatch(tx, id);
    if (batch === undefined) return null;
    const parts = await appliedParts(tx, id);
    const rowsIn = (some: typeof parts) => some.reduce((sum, { written }) => sum + written, 0);
    return {
      ...batch,
      state: batch.withdrawAsked ? 'WITHDRAWING' : batch.state,
      rowsWritten: rowsIn(parts),
      rowsWithdrawn: rowsIn(parts.filter(({ isWithdrawn }) => isWithdrawn)),
      withdrawRefusal: batch.withdrawRefused && refusalFor(errorOf(batch.withdrawRefused), caller.language),
    };
  });
}

/** Of what stands in the way the positions only: what is to be seen there is the feed's to decide. */
function refusalFor(error: HubError, language: Language): BatchProgress['withdrawRefusal'] {
  const { laterCount, laterChanges } = error.details;
  const positions = Array.isArray(laterChanges) ? laterChanges.map(({ position }: { position: string }) => position) : null;
  return {
    code: error.code,
    message: error.sentence(language),
    laterCount: typeof laterCount === 'number' ? laterCount : null,
    laterPositions: positions,
  };
}

type Understood = Omit<Withdrawal, 'emergency'> & { emergency: string | null; mayTouch(entities: ReadonlySet<string>): void };

function understand(
  { model, caller, audit }: HubContext,
  { reason, legalBasis, cascade, emergency }: WithdrawRequest,
  action: string,
): Understood {
  checkMayWriteAny(model, caller, action);
  const grounds = { reason: groundText('reason', reason), legalBasis: legalBasis ? groundText('legalBasis', legalBasis) : null };
  checkPurpose(model.access, caller, false);
  return {
    actor: caller.actor,
    actorRole: caller.role,
    agency: caller.agency,
    ...grounds,
    ...(caller.purpose ? { purpose: caller.purpose } : {}),
    ...(caller.caseCode ? { caseCode: caller.caseCode } : {}),
    cascade: cascade === true,
    emergency: emergency ? groundText('emergency', emergency) : null,
    mayTouch(entities) {
      for (const name of entities) audit.entities.add(name);
      if (checkMayTouch(model, caller, entities)) audit.classes.add('personal');
    },
  };
}

async function noteSubjects({ pool, audit }: HubContext, set: Pick<ChangeSetOutcome, 'firstPosition' | 'lastPosition'>): Promise<void> {
  const subjects = await withTx(pool, { readOnly: true, label: 'subjects of withdrawal' }, (tx) => subjectsOfSet(tx, set));
  for (const subject of subjects) audit.subjects.add(subject);
}
