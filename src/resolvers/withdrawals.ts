import type { GraphQLFieldResolver } from 'graphql';
import type { HubContext } from '../hub/answer/context.js';
import { type BatchProgress, visibleBatch, type WithdrawRequest, withdrawImported, withdrawSubmitted } from '../hub/submit/withdraw.js';

type Resolver<S, A> = GraphQLFieldResolver<S, HubContext, A>;

export const withdrawChangeSetField: Resolver<never, WithdrawRequest> = (_source, request, context) => withdrawSubmitted(context, request);

export const withdrawBatchField: Resolver<never, WithdrawRequest> = (_source, request, context) => withdrawImported(context, request);

export const batchField: Resolver<never, { id: string }> = (_source, { id }, context) => visibleBatch(context, id);

export const batchFields: Readonly<Record<string, Resolver<BatchProgress, unknown>>> = {
  rows: ({ counts }) => counts.rows,
  rowsNew: ({ counts }) => counts.new,
  rowsChanged: ({ counts }) => counts.changed,
};
