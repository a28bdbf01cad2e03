import type { GraphQLFieldResolver } from 'graphql';
import type { HubContext } from '../hub/answer/context.js';
import type { AsOfInput } from '../hub/ledger/as-of.js';
import { difference } from '../hub/query/difference.js';

type Arguments = { of: string; from: AsOfInput; to: AsOfInput };

export const differenceField: GraphQLFieldResolver<never, HubContext, Arguments> = (_source, { of, from, to }, context, info) =>
  difference(context, { of, from, to, responseKey: String(info.path.key) });
