import { withTx } from '../../db/tx.js';
import { checkPurpose, grantFor } from '../access/decide.js';
import { HubError } from '../errors.js';
import { appliedParts, type Batch, readBatch } from '../import/batch.js';
import type { HubContext } from '../query/context.js';
import { withdrawBatch } from '../undo/withdraw-batch.js';
import { type Withdrawal, withdrawChangeSet } from '../undo/withdraw-change-set.js';
import type { ChangeSetOutcome } from '../write/operations.js';
import { checkMayWriteAny, checkReason, subjectsOf } from './submit-change-set.js';

export type WithdrawRequest = { id: string; reason: string; legalBasis?: string | null; cascade?: boolean | null };

export type BatchProgress = Batch & { rowsWritten: number; rowsWithdrawn: number };

/** A mutation answers within seconds; what takes longer is the command line's. */
const BATCH_ROWS_MAX = 50_000;
const BUDGET_MS = 8_000;

export async function withdrawSubmitted(context: HubContext, request: WithdrawRequest): Promise<ChangeSetOutcome> {
  const withdrawal = understand(context, request, 'withdrawChangeSet');
  const outcome = await withdrawChangeSet(context, request.id.toLowerCase(), withdrawal);
  await noteSubjects(context, outcome);
  return outcome;
}

export async function withdrawImported(context: HubContext, request: WithdrawRequest): Promise<BatchProgress> {
  const withdrawal = understand(context, request, 'withdrawBatch');
  const id = request.id.toLowerCase();
  const before = await progressOf(context, id);
  if (before !== null && before.rowsWritten > BATCH_ROWS_MAX) {
    throw new HubError('BAD_USER_INPUT', {
      argument: 'id',
      ruleVi: `lô có ${before.rowsWritten} dòng; trên ${BATCH_ROWS_MAX} dòng thì rút bằng lệnh "giaolo batch undo".`,
      ruleEn: `the batch has ${before.rowsWritten} rows; above ${BATCH_ROWS_MAX} use the command "giaolo batch undo".`,
    });
  }
  await withdrawBatch(context, id, withdrawal, { budgetMs: BUDGET_MS });
  const { rows } = await withTx(context.pool, { readOnly: true, label: 'positions of withdrawal' }, (tx) =>
    tx.query<{ firstPosition: string; lastPosition: string }>(
      'select first_position::text as "firstPosition", last_position::text as "lastPosition" from change_set where batch_id = $1 and withdraws is not null',
      [id],
    ),
  );
  for (const set of rows) await noteSubjects(context, set);
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

async function progressOf({ pool }: HubContext, id: string): Promise<BatchProgress | null> {
  return withTx(pool, { readOnly: true, label: 'read batch' }, async (tx) => {
    const batch = await readBatch(tx, id);
    if (batch === undefined) return null;
    const parts = await appliedParts(tx, id);
    const rowsIn = (some: typeof parts) => some.reduce((sum, { written }) => sum + written, 0);
    return { ...batch, rowsWritten: rowsIn(parts), rowsWithdrawn: rowsIn(parts.filter(({ isWithdrawn }) => isWithdrawn)) };
  });
}

function understand({ model, caller, audit }: HubContext, { reason, legalBasis, cascade }: WithdrawRequest, action: string): Withdrawal {
  checkMayWriteAny(model, caller, action);
  checkReason(reason);
  checkPurpose(model.access, caller, false);
  return {
    actor: caller.actor,
    actorRole: caller.role,
    agency: caller.agency,
    reason: reason.trim(),
    legalBasis: legalBasis ?? null,
    ...(caller.purpose ? { purpose: caller.purpose } : {}),
    ...(caller.caseCode ? { caseCode: caller.caseCode } : {}),
    cascade: cascade === true,
    // Changing a person's record touches personal data, as closing one does.
    mayTouch(entities) {
      for (const name of entities) {
        audit.entities.add(name);
        const entity = model.declarations.entities.get(name);
        if (entity?.subject === undefined) continue;
        checkPurpose(model.access, caller, true);
        audit.classes.add('personal');
        if (grantFor(model.access, caller, entity.register, 'personal') !== 'all') throw new HubError('FORBIDDEN', { action: `${name}: personal` });
      }
    },
  };
}

async function noteSubjects({ pool, audit }: HubContext, set: Pick<ChangeSetOutcome, 'firstPosition' | 'lastPosition'>): Promise<void> {
  const subjects = await withTx(pool, { readOnly: true, label: 'subjects of withdrawal' }, (tx) => subjectsOf(tx, set));
  for (const subject of subjects) audit.subjects.add(subject);
}
