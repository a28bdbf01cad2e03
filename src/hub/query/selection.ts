import { type FieldNode, type FragmentDefinitionNode, type GraphQLNamedType, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';

/** What is answered, by response key; the fields of no object have no children. */
export type Selection = { key: string; name: string; children: readonly Selection[] };

type Operation = { schema: GraphQLSchema; fragments: Readonly<Record<string, FragmentDefinitionNode>>; variables: Readonly<Record<string, unknown>> };

/** The fields asked of an object, fragments unfolded and equal keys merged, down to its leaves. */
export function selectionOf(operation: Operation, type: GraphQLNamedType | undefined, nodes: readonly FieldNode[]): Selection[] {
  if (!isObjectType(type)) return [];
  const { schema, fragments, variables } = operation;
  return [...collectSubfields(schema, fragments, variables, type, nodes as FieldNode[])].map(([key, found]) => {
    const name = found[0]?.name.value ?? '';
    const answered = type.getFields()[name];
    return { key, name, children: selectionOf(operation, answered && getNamedType(answered.type), found) };
  });
}
