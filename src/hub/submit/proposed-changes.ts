import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { checkMayTouch } from '../access/may-touch.js';
import type { HubContext } from '../answer/context.js';
import { readProposal } from '../approval/proposals.js';
import { describeChange } from '../ledger/describe-change.js';
import type { LedgerOperation } from '../ledger/format.js';
import { writeState } from '../ledger/states.js';
import { storedFields } from '../ledger/stored-fields.js';
import { noteNamed } from '../reads/audit-notes.js';
import { personsInOperations, touchedPersons } from '../reads/touched-persons.js';
import { legalToday } from '../time/legal-day.js';
import { servedDay } from '../time/period.js';
import { refuseLater } from '../undo/plan-undo.js';
import { allowedUndo, readSet } from '../undo/withdraw-change-set.js';
import type { Operation, OperationProblem } from '../write/operations.js';
import { planChangeSet } from '../write/plan.js';
import { asTheyStand } from '../write/registers.js';
import { checkFields } from './submit-change-set.js';
import type { SetWithdrawal } from './withdraw-by-rule.js';

export type ProposedChange = {
  operation: LedgerOperation;
  entity: string;
  /** Null where it would be a new record. */
  recordId: string | null;
  validFrom: string | null;
  validTo: string | null;
  changedFields: readonly { name: string; before: unknown; after: unknown }[];
};

/**
 * What a waiting change set would do to the registers as they are now, and what would speak against it. Whoever looks has the rights that
 * writing it takes, and its persons find the reading.
 */
export async function proposedChanges(
  { model, caller, audit, reading }: HubContext,
  id: string,
): Promise<{ nodes: ProposedChange[]; problems: OperationProblem[] } | null> {
  if (!reading) throw new Error('a proposal is looked at outside of a query');
  const { tx } = reading;
  const proposal = await readProposal(tx, id);
  if (proposal === undefined || proposal.state !== 'WAITING') return null;
  if (proposal.kind !== 'CHANGE_SET' && proposal.kind !== 'WITHDRAWAL') return null;
  const proposed = await operationsIn(tx, { model, caller }, proposal);
  if ('problems' in proposed) return { nodes: [], problems: proposed.problems };
  const { operations } = proposed;
  for (const cls of checkFields(model, caller, operations)) audit.classes.add(cls);
  for (const { entity } of operations) audit.entities.add(entity);
  const plan = await planChangeSet({
    registers: asTheyStand(tx),
    model,
    operations,
    readAt: proposal.readAt,
    today: await legalToday(tx),
  });
  const touched = await touchedPersons(tx, model, plan);
  checkMayTouch(model, caller, touched.entities);
  if (touched.subjects.size > 0) audit.classes.add('personal');
  for (const subject of touched.subjects) audit.subjects.add(subject);
  await noteNamed(tx, { model, caller, audit }, personsInOperations(model, operations));
  const problems = plan.findings.refused() ? problemsOf(plan.findings.error()) : plan.findings.warnings();
  return {
    problems: [...problems],
    nodes: plan.changes.map(({ operation, entity, recordId, version, about, before, after, erasure }) => {
      const { names } = storedFields(entity);
      const day = servedDay(about.from);
      const states = [before, after].map((slices) => slices.map((slice) => writeState(slice, names)));
      const { changedFields } = describeChange(states[0] ?? [], states[1] ?? [], names, day);
      return {
        operation,
        entity: entity.name,
        recordId: version === 1 ? null : recordId,
        validFrom: day,
        validTo: servedDay(about.to),
        changedFields: [
          ...changedFields.map((text) => JSON.parse(text) as ProposedChange['changedFields'][number]),
          ...(erasure?.fields.map((name) => ({ name, before: null, after: null })) ?? []),
        ],
      };
    }),
  };
}

type Waiting = NonNullable<Awaited<ReturnType<typeof readProposal>>>;

/** What is to be done: as it was sent, or what taking a change set back comes to by now. */
async function operationsIn(
  tx: Tx,
  { model, caller }: Pick<HubContext, 'model' | 'caller'>,
  { kind, content }: Waiting,
): Promise<{ operations: readonly Operation[] } | { problems: OperationProblem[] }> {
  if (kind === 'CHANGE_SET') return content as { operations: readonly Operation[] };
  const { withdraws, cascade } = content as SetWithdrawal;
  const set = await readSet(tx, withdraws);
  if (set === undefined) throw new HubError('NOT_FOUND', { what: 'change set' });
  try {
    const mayTouch = (entities: ReadonlySet<string>) => void checkMayTouch(model, caller, entities);
    const { operations, later } = await allowedUndo(tx, model, { set, withdrawal: { mayTouch }, own: () => false });
    if (!cascade) refuseLater(later);
    return { operations };
  } catch (error) {
    if (!(error instanceof HubError) || error.code !== 'HAS_LATER_CHANGES') throw error;
    return { problems: [{ operation: 0, code: error.code, severity: 'error', vi: error.sentence('vi'), en: error.sentence('en') }] };
  }
}

function problemsOf({ details }: HubError): OperationProblem[] {
  return Array.isArray(details.problems) ? (details.problems as OperationProblem[]) : [];
}
