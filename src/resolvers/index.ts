import { type DocumentNode, type GraphQLFieldResolver, type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import type { HubContext } from '../hub/answer/context.js';
import { CHANGES } from '../hub/declare/change-groups.js';
import { AGGREGATE_OBJECTS } from '../hub/declare/derive-aggregate.js';
import { deriveSchema } from '../hub/declare/derive-schema.js';
import type { Model } from '../hub/declare/model.js';
import { rootKind } from '../hub/declare/root-kinds.js';
import type { Entity } from '../hub/declare/types.js';
import { markWhole, type WholeRoot } from '../hub/query/whole-root.js';
import { attachScalars } from './attach-scalars.js';
import {
  byResponseKey,
  changeResolvers,
  connectionResolvers,
  fieldResolver,
  originResolvers,
  readRoot,
  recordFieldResolver,
} from './records.js';
import { wholeResolver } from './whole.js';

/** Resolvers of the fields that are no register reads: type → field → resolver. */
export type ResolverMap = Readonly<Record<string, Readonly<Record<string, GraphQLFieldResolver<never, HubContext> | WholeRoot<never>>>>>;

/** The schema that answers: derived from the declarations, with the resolvers that follow from them and the hand-written others. */
export function executableSchema(document: DocumentNode, model: Model, others: ResolverMap): GraphQLSchema {
  const schema = deriveSchema(document, model.declarations);
  attachScalars(schema, model.scalars);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type)) type.resolveType = (value: { entity?: string }) => value.entity;
  }
  const set = (type: string, resolvers: Readonly<Record<string, unknown>>) => {
    const found = schema.getType(type);
    if (!isObjectType(found)) throw new Error(`resolvers for ${type}, which is no object type`);
    for (const [name, resolve] of Object.entries(resolvers)) {
      const field = found.getFields()[name];
      if (!field) throw new Error(`a resolver for ${type}.${name}, which does not exist`);
      if (typeof resolve === 'function') field.resolve = resolve as GraphQLFieldResolver<unknown, unknown>;
      else {
        markWhole(field, resolve as WholeRoot);
        field.resolve = wholeResolver(resolve as WholeRoot) as GraphQLFieldResolver<unknown, unknown>;
      }
    }
  };
  const recordResolvers = resolversOf([...model.declarations.recordFields.values()], recordFieldResolver);
  for (const entity of [...model.declarations.entities.values(), CHANGES]) {
    for (const type of AGGREGATE_OBJECTS.map((suffix) => schema.getType(entity.name + suffix))) {
      if (isObjectType(type)) for (const field of Object.values(type.getFields())) field.resolve = byResponseKey;
    }
  }
  for (const entity of model.declarations.entities.values()) {
    set(`${entity.name}Connection`, connectionResolvers);
    set(entity.name, { ...recordResolvers, ...ownResolvers(entity) });
  }
  for (const view of model.declarations.views.values()) {
    set(`${view.name}Connection`, connectionResolvers);
    set(view.name, ownResolvers(view));
  }
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {});
  for (const root of roots) if (rootKind(root)) root.resolve = readRoot;
  const named = roots.flatMap((root) => (rootKind(root)?.is === 'namedList' ? [root.name] : []));
  const [unfit] = [...named.filter((name) => !model.lists.has(name)), ...[...model.lists.keys()].filter((name) => !named.includes(name))];
  if (unfit !== undefined)
    throw new Error(`${unfit}: a list that a register gives is a root field with @reads(what: namedList), and the other way round`);
  set('Change', changeResolvers);
  set('ChangeOrigin', originResolvers);
  for (const [type, resolvers] of Object.entries(others)) set(type, resolvers);
  return schema;
}

function ownResolvers(entity: Entity): Readonly<Record<string, unknown>> {
  return resolversOf([...entity.fields.values()], (field) => fieldResolver(entity, field));
}

function resolversOf<F extends { name: string }>(
  fields: readonly F[],
  resolverOf: (field: F) => unknown,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const resolve = resolverOf(field);
      return resolve ? [[field.name, resolve] as const] : [];
    }),
  );
}
