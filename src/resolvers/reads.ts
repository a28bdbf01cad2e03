import type { GraphQLFieldResolver } from 'graphql';
import type { HubContext } from '../hub/answer/context.js';
import { readsAbout } from '../hub/reads/reads-about.js';
import { identifierOf } from './subject.js';

type Arguments = { subject?: Readonly<Record<string, string>> | null; first?: number | null; after?: string | null };

export const readsAboutField: GraphQLFieldResolver<never, HubContext, Arguments> = (_source, { subject, ...paging }, { reading, ...context }, { schema }) =>
  reading ? readsAbout({ ...context, reading }, { ...paging, subject: subject ? identifierOf(schema, subject) : null }) : null;
