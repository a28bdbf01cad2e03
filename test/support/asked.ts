import { type GraphQLOutputType, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import type { ComputedField } from '../../src/hub/declare/types.js';

/** How a computed answer is asked for: its arguments (`value` gives a literal, or undefined to leave one out) and all its parts. */
export function askedText(
  { name, type, arguments: args }: ComputedField,
  schema: GraphQLSchema,
  value: (type: string) => string | undefined = (argument) => (argument === 'String' ? '"tuyến cố định"' : undefined),
  directive = '',
): string {
  const given = args.flatMap((argument) => {
    const text = value(argument.type);
    return text === undefined ? [] : [`${argument.name}: ${text}`];
  });
  const whole = schema.getType(type);
  return `${name}${given.length > 0 ? `(${given.join(', ')})` : ''}${directive}${isObjectType(whole) ? parts(whole) : ''}`;
}

function parts(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  return ` { __typename ${Object.values(named.getFields())
    .map((field) => `${field.name}${parts(field.type)}`)
    .join(' ')} }`;
}
