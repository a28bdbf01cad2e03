import type { GraphQLFieldResolver } from 'graphql';
import type { HubContext } from '../hub/answer/context.js';

/** A field of a root type. What it is given and what it has to give are the schema's (`generated/contract.ts`). */
export type RootField<Arguments, Result> = GraphQLFieldResolver<never, HubContext, Arguments, Result | null | Promise<Result | null>>;

/** Fields of a type that are worked out of what the hub gives for it; the others stand in it under their own names. */
export type FieldsOf<Type, Source> = {
  readonly [Name in keyof Type]?: GraphQLFieldResolver<Source, HubContext, unknown, Type[Name] | Promise<Type[Name]>>;
};
