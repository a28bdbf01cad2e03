import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import type { PartShape } from '../sql/asked.js';
import { readArguments } from './read-arguments.js';
import type { Selection } from './selection.js';

/** An operation as it is read: fragments unfolded, equal keys merged, directives and variables heeded. Only planning reads it. */
export type Reading = {
  schema: GraphQLSchema;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  variables: Readonly<Record<string, unknown>>;
};

export type SelectedField = { key: string; name: string; nodes: readonly FieldNode[] };

/** The fields asked of an object type, in the order of the answer. */
export function subfieldsOf(
  { schema, fragments, variables }: Reading,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): SelectedField[] {
  return [...collectSubfields(schema, fragments, variables, type, nodes as FieldNode[])].map(([key, found]) => ({
    key,
    name: found[0]?.name.value ?? '',
    nodes: found,
  }));
}

export function objectType({ schema }: Pick<Reading, 'schema'>, name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`${name} is no object type`);
  return type;
}

/** The arguments of a field, defaults filled in. */
export function argumentsOf(
  { variables }: Pick<Reading, 'variables'>,
  type: GraphQLObjectType,
  { name, nodes: [first] }: SelectedField,
): Record<string, unknown> {
  const definition = type.getFields()[name] as GraphQLField<unknown, unknown> | undefined;
  if (!definition || !first) throw new Error(`${type.name}.${name} is not there`);
  return readArguments(definition, first, variables);
}

/** Everything asked of an object, down to its leaves. */
export function selectionOf(reading: Reading, type: GraphQLNamedType | undefined, nodes: readonly FieldNode[]): Selection[] {
  if (!isObjectType(type)) return [];
  return subfieldsOf(reading, type, nodes).map(({ key, name, nodes: found }) => {
    const answered = type.getFields()[name];
    const children = selectionOf(reading, answered && getNamedType(answered.type), found);
    return answered && answered.args.length > 0
      ? { key, name, children, arguments: argumentsOf(reading, type, { key, name, nodes: found }) }
      : { key, name, children };
  });
}

/** What is asked of an answer in parts, with the lists it consists of. */
export function shapeOf(reading: Reading, type: GraphQLOutputType, nodes: readonly FieldNode[]): PartShape {
  const whole = getNullableType(type);
  if (isListType(whole)) return { is: 'list', of: shapeOf(reading, whole.ofType, nodes) };
  if (!isObjectType(whole)) return { is: 'value' };
  const parts = subfieldsOf(reading, whole, nodes).map(({ key, name, nodes: found }) => {
    const part = whole.getFields()[name];
    return { key, name, shape: part ? shapeOf(reading, part.type, found) : null };
  });
  return { is: 'object', type: whole.name, parts };
}
