import type { GraphQLFieldResolver } from 'graphql';
import { feedConnection } from '../hub/feed/feed-connection.js';
import type { HubContext } from '../hub/query/context.js';

export const changesField: GraphQLFieldResolver<never, HubContext> = (_source, _args, context, { path }) => feedConnection(context, String(path.key));
