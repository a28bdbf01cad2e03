import { type DocumentNode, type GraphQLFieldResolver, type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import { AGGREGATE_OBJECTS } from '../hub/declare/derive-aggregate.js';
import { deriveSchema } from '../hub/declare/derive-schema.js';
import type { Model } from '../hub/declare/model.js';
import type { Entity } from '../hub/declare/types.js';
import type { HubContext } from '../hub/query/context.js';
import { attachScalars } from './attach-scalars.js';
import { byResponseKey, changeResolvers, connectionResolvers, fieldResolver, readRoot, recordResolvers } from './records.js';

/** Resolvers of the fields that are no register reads: type → field → resolver. */
export type ResolverMap = Readonly<Record<string, Readonly<Record<string, GraphQLFieldResolver<never, HubContext>>>>>;

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
      field.resolve = resolve as GraphQLFieldResolver<unknown, unknown>;
    }
  };
  for (const entity of model.declarations.entities.values()) {
    set('Query', { [entity.singular]: readRoot, [entity.plural]: readRoot, [`${entity.singular}Aggregate`]: readRoot });
    for (const type of AGGREGATE_OBJECTS.map((suffix) => schema.getType(entity.name + suffix))) {
      if (isObjectType(type)) for (const field of Object.values(type.getFields())) field.resolve = byResponseKey;
    }
    set(`${entity.name}Connection`, connectionResolvers);
    set(entity.name, { ...recordResolvers, ...ownResolvers(entity) });
  }
  for (const view of model.declarations.views.values()) {
    set(`${view.name}Connection`, connectionResolvers);
    set(view.name, ownResolvers(view));
  }
  for (const name of model.lists.keys()) set('Query', { [name]: readRoot });
  set('Query', { node: readRoot });
  set('Change', changeResolvers);
  for (const [type, resolvers] of Object.entries(others)) set(type, resolvers);
  return schema;
}

function ownResolvers(entity: Entity): Readonly<Record<string, unknown>> {
  const own = [...entity.fields.values()].flatMap((field) => {
    const resolve = fieldResolver(entity, field);
    return resolve ? [[field.name, resolve] as const] : [];
  });
  return Object.fromEntries(own);
}
