import type { GraphQLFieldResolver } from 'graphql';
import type { HubContext } from '../hub/answer/context.js';
import { type DecidedResult, recordResult } from '../hub/evidence/record-result.js';
import { type SubmittedChangeSet, submitChangeSet } from '../hub/submit/submit-change-set.js';
import type { ChangeSetOutcome, OperationProblem } from '../hub/write/operations.js';
import { procedures } from '../registers/procedures/index.js';

type Resolver<S, A> = GraphQLFieldResolver<S, HubContext, A>;

export const submitChangeSetField: Resolver<never, { input: SubmittedChangeSet; dryRun: boolean | null }> = (_source, { input, dryRun }, context) =>
  submitChangeSet(context, input, dryRun ?? false);

export const recordResultField: Resolver<never, { input: DecidedResult }> = (_source, { input }, context) => recordResult(procedures, context, input);

/** What the door answers, in the words of the schema. */
export const outcomeFields: Readonly<Record<string, Resolver<ChangeSetOutcome & { dryRun?: boolean }, unknown>>> = {
  dryRun: ({ dryRun }) => dryRun ?? false,
};

export const writtenChangeFields: Readonly<Record<string, Resolver<{ operation: string }, unknown>>> = {
  operation: ({ operation }) => operation.toUpperCase(),
};

export const warningFields: Readonly<Record<string, Resolver<OperationProblem, unknown>>> = {
  message: (warning, _args, { caller }) => warning[caller.language],
};
