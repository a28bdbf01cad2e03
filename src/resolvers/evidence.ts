import type { GraphQLFieldResolver } from 'graphql';
import type { HubContext } from '../hub/answer/context.js';
import type { RequirementAnswer } from '../hub/evidence/answer-requirement.js';
import { decideEvidence } from '../hub/evidence/decide-evidence.js';
import type { AsOfInput } from '../hub/ledger/as-of.js';
import { procedures } from '../registers/procedures/index.js';

type Resolver<S, A> = GraphQLFieldResolver<S, HubContext, A>;
type Arguments = { procedure: string; subject: Readonly<Record<string, unknown>>; vehicles?: readonly string[] | null; asOf?: AsOfInput };

export const evidenceField: Resolver<never, Arguments> = (_source, { procedure, subject, vehicles, asOf }, context, info) =>
  decideEvidence(procedures, context, { procedure, subject, things: { argument: 'vehicles', values: vehicles }, asOf, responseKey: String(info.path.key) });

export const requirementFields: Readonly<Record<string, Resolver<RequirementAnswer, unknown>>> = {
  vehicle: ({ thing }) => thing,
};
