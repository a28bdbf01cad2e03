import { type BatchProgress, visibleBatch, withdrawImported, withdrawSubmitted } from '../hub/submit/withdraw.js';
import type { Outcome } from './change-sets.js';
import type { Batch, MutationWithdrawBatchArgs, MutationWithdrawChangeSetArgs, QueryBatchArgs } from './generated/contract.js';
import type { FieldsOf, RootField } from './resolver.js';

type Progress = Omit<Batch, keyof typeof batchFields>;

export const withdrawChangeSetField: RootField<MutationWithdrawChangeSetArgs, Outcome> = (_source, request, context) =>
  withdrawSubmitted(context, request);

export const withdrawBatchField: RootField<MutationWithdrawBatchArgs, Progress> = (_source, request, context) =>
  withdrawImported(context, request);

export const batchField: RootField<QueryBatchArgs, Progress> = (_source, { id }, context) => visibleBatch(context, id);

export const batchFields = {
  rows: ({ counts }) => counts.rows,
  rowsNew: ({ counts }) => counts.new,
  rowsChanged: ({ counts }) => counts.changed,
} satisfies FieldsOf<Batch, BatchProgress>;
