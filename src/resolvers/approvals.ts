import type { Proposal } from '../hub/approval/proposals.js';
import {
  approveBatch,
  approveChangeSet,
  proposalsInOrder,
  refuseChangeSet,
  retractChangeSet,
  visibleProposal,
} from '../hub/submit/decide.js';
import { type ProposedChange as Planned, proposedChanges } from '../hub/submit/proposed-changes.js';
import type { Outcome } from './change-sets.js';
import type {
  ChangeOperation,
  ChangeProposal,
  MutationApproveBatchArgs,
  MutationApproveChangeSetArgs,
  MutationRefuseChangeSetArgs,
  MutationRetractChangeSetArgs,
  ProposedChange,
  ProposedFile,
  QueryChangeProposalArgs,
  QueryChangeProposalsArgs,
} from './generated/contract.js';
import type { FieldsOf, RootField } from './resolver.js';

type Page = Awaited<ReturnType<typeof proposalsInOrder>>;

export const changeProposalsField: RootField<QueryChangeProposalsArgs, Page> = (_source, asked, context) =>
  proposalsInOrder(context, asked);

export const changeProposalField: RootField<QueryChangeProposalArgs, Proposal> = (_source, { id }, context) => visibleProposal(context, id);

export const approveChangeSetField: RootField<MutationApproveChangeSetArgs, Outcome> = (_source, given, context) =>
  approveChangeSet(context, given);

export const approveBatchField: RootField<MutationApproveBatchArgs, Proposal> = (_source, given, context) => approveBatch(context, given);

export const refuseChangeSetField: RootField<MutationRefuseChangeSetArgs, Proposal> = (_source, given, context) =>
  refuseChangeSet(context, given);

export const retractChangeSetField: RootField<MutationRetractChangeSetArgs, Proposal> = (_source, given, context) =>
  retractChangeSet(context, given);

export const proposalFields = {
  counts: ({ counts }) => Object.entries(counts).map(([entity, changes]) => ({ entity, changes })),
  changes: ({ id }, _args, context) => proposedChanges(context, id) as Promise<never>,
} satisfies FieldsOf<ChangeProposal, Proposal>;

export const proposedFileFields = {
  rowsNew: (file) => file.new,
  rowsChanged: (file) => file.changed,
  rowsRejected: (file) => file.rejected,
} satisfies FieldsOf<ProposedFile, NonNullable<Proposal['file']>>;

export const proposedChangeFields = {
  operation: ({ operation }) => operation.toUpperCase() as Uppercase<typeof operation> satisfies ChangeOperation,
} satisfies FieldsOf<ProposedChange, Planned>;
