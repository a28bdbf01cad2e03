import type { GraphQLFieldResolver } from 'graphql';
import type { HubContext } from '../hub/answer/context.js';
import { feedConnection } from '../hub/feed/feed-connection.js';

export const changesField: GraphQLFieldResolver<never, HubContext> = (_source, _args, context, { path }) =>
  feedConnection(context, String(path.key));
