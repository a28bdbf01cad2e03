import type { GraphQLFieldResolver } from 'graphql';
import type { HubContext } from '../hub/answer/context.js';
import type { AsOfInput } from '../hub/ledger/as-of.js';
import { legalBases } from '../hub/query/legal-bases.js';

type Arguments = { force?: readonly string[] | null; asOf: AsOfInput };

export const legalBasesField: GraphQLFieldResolver<never, HubContext, Arguments> = (_source, { force, asOf }, context, info) =>
  legalBases(context, { force: force ?? null, asOf, responseKey: String(info.path.key) });
