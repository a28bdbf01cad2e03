import { type GraphQLSchema, getNamedType, isInputObjectType } from 'graphql';

/** A `SubjectInput` as the scalar that was given and its value, so that the hub can look for the keys of that type. */
export function identifierOf(schema: GraphQLSchema, given: Readonly<Record<string, string>>): { type: string; value: string } | null {
  const input = schema.getType('SubjectInput');
  const [member] = Object.entries(given);
  const field = member && isInputObjectType(input) ? input.getFields()[member[0]] : undefined;
  return member && field ? { type: getNamedType(field.type).name, value: member[1] } : null;
}
