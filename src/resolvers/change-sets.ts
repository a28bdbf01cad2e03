import type { ApprovalNeed } from '../hub/approval/needs.js';
import { decidedResults, type RecordedResult, withdrawResult } from '../hub/evidence/decided-results.js';
import { recordResult } from '../hub/evidence/record-result.js';
import { submitChangeSet } from '../hub/submit/submit-change-set.js';
import type { OperationProblem, ChangeSetOutcome as OutcomeOfDoor } from '../hub/write/operations.js';
import { procedures } from '../registers/procedures/index.js';
import type {
  ChangeOperation,
  ChangeSetOutcome,
  MutationRecordResultArgs,
  MutationSubmitChangeSetArgs,
  MutationWithdrawResultArgs,
  QueryDecidedResultsArgs,
  WriteWarning,
  WrittenChange,
} from './generated/contract.js';
import type { FieldsOf, RootField } from './resolver.js';

export type Outcome = Omit<ChangeSetOutcome, keyof typeof outcomeFields | 'changes' | 'warnings'> & {
  changes: readonly Omit<WrittenChange, keyof typeof writtenChangeFields>[];
  warnings: readonly Omit<WriteWarning, keyof typeof warningFields>[];
};

export const submitChangeSetField: RootField<MutationSubmitChangeSetArgs, Outcome> = (_source, { input, dryRun }, context) =>
  submitChangeSet(context, input, dryRun ?? false);

export const recordResultField: RootField<MutationRecordResultArgs, Outcome> = (_source, { input, dryRun }, context) =>
  recordResult(procedures, context, input, dryRun ?? false);

type Decided = Omit<RecordedResult, 'changes'> & Pick<Outcome, 'changes'>;

export const decidedResultsField: RootField<QueryDecidedResultsArgs, readonly Decided[]> = (_source, { resultCode }, context) =>
  decidedResults(procedures, context, resultCode ?? null);

export const withdrawResultField: RootField<MutationWithdrawResultArgs, Outcome> = (_source, given, context) =>
  withdrawResult(procedures, context, given);

/** What the door answers, in the words of the schema. */
export const outcomeFields = {
  dryRun: ({ dryRun }) => dryRun ?? false,
  approval: ({ approval }) => [...(approval ?? [])],
} satisfies FieldsOf<ChangeSetOutcome, OutcomeOfDoor & { dryRun?: boolean; approval?: readonly ApprovalNeed[] }>;

export const writtenChangeFields = {
  operation: ({ operation }) => operation.toUpperCase() as Uppercase<typeof operation> satisfies ChangeOperation,
} satisfies FieldsOf<WrittenChange, OutcomeOfDoor['changes'][number]>;

export const warningFields = {
  field: ({ field }) => field ?? null,
  message: (warning, _args, { caller }) => warning[caller.language],
} satisfies FieldsOf<WriteWarning, OperationProblem>;
