import {
  type DocumentNode,
  type GraphQLNamedInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isScalarType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Model } from '../../src/hub/declare/model.js';
import { rootKind } from '../../src/hub/declare/root-kinds.js';
import { entityNamed } from './random-inputs.js';

/**
 * What registers can be asked with, whatever entity it is about: `Where.some`, `Filter.within`, `Having.p`, `AggregateMeasure.MEDIAN`,
 * `Group.share`, `list(orderBy)`, `Record.cacheId`.
 */
export function operatorsOfSchema(schema: GraphQLSchema, model: Model): Set<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const walk = (type: GraphQLNamedInputType) => {
    if (seen.has(type.name)) return;
    seen.add(type.name);
    if (isScalarType(type)) return;
    if (isEnumType(type)) {
      for (const { name } of type.getValues()) add(found, valueName(model, type.name, name));
      return;
    }
    for (const member of Object.values(type.getFields())) {
      add(found, memberName(model, type.name, member.name));
      walk(getNamedType(member.type));
    }
  };
  for (const root of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const is = rootKind(root)?.is;
    if (is !== 'list' && is !== 'groups') continue;
    for (const { name, type } of root.args) {
      found.add(`${is}(${name})`);
      walk(getNamedType(type));
    }
    const answered = getNamedType(root.type);
    const parts = [answered, schema.getType(answered.name.replace(/Aggregate$/, 'Group'))].filter(isObjectType);
    for (const part of parts) for (const name of Object.keys(part.getFields())) add(found, fieldName(model, part.name, name));
  }
  for (const { name } of model.declarations.recordFields.values()) found.add(`Record.${name}`);
  return found;
}

/** The same of one operation. */
export function operatorsIn(schema: GraphQLSchema, model: Model, document: DocumentNode): Set<string> {
  const found = new Set<string>();
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field({ name, arguments: given = [] }) {
        const parent = info.getParentType();
        if (!parent) return;
        const root = parent === schema.getQueryType() ? info.getFieldDef() : undefined;
        const is = root && rootKind(root)?.is;
        if (is === 'list' || is === 'groups') for (const one of given) found.add(`${is}(${one.name.value})`);
        if (model.declarations.entities.has(parent.name) && model.declarations.recordFields.has(name.value))
          found.add(`Record.${name.value}`);
        else add(found, fieldName(model, parent.name, name.value));
      },
      ObjectField({ name }) {
        const parent = info.getParentInputType();
        const holder = parent && getNamedType(parent);
        if (isInputObjectType(holder)) add(found, memberName(model, holder.name, name.value));
      },
      EnumValue({ value }) {
        const type = info.getInputType();
        const named = type && getNamedType(type);
        if (named) add(found, valueName(model, named.name, value));
      },
    }),
  );
  return found;
}

function add(found: Set<string>, name: string | undefined): void {
  if (name !== undefined) found.add(name);
}

/** A member of an input; none where it stands for a field of the entity. */
function memberName(model: Model, type: string, member: string): string | undefined {
  const filter = type.match(/(ListFilter|Filter)$/)?.[0];
  if (filter) return `${filter}.${member}`;
  const entity = entityNamed(model, type);
  if (!entity) return `${type}.${member}`;
  return entity.fields.has(member) && OF_FIELDS.has(type.slice(entity.name.length))
    ? undefined
    : `${type.slice(entity.name.length)}.${member}`;
}

/** Inputs whose members stand for fields. */
const OF_FIELDS = new Set(['Where', 'Order', 'GroupLink', 'GroupVia']);

/** A value of an enum of the hub; none where it is a field or what a register holds. */
function valueName(model: Model, type: string, value: string): string | undefined {
  return model.declarations.enums.has(type) || entityNamed(model, type) ? undefined : `${type}.${value}`;
}

/** A figure of a group or a page. */
function fieldName(model: Model, type: string, field: string): string | undefined {
  const entity = entityNamed(model, type);
  const part = entity && type.slice(entity.name.length);
  return part === 'Group' || part === 'Aggregate' || part === 'Connection' ? `${part}.${field}` : undefined;
}
