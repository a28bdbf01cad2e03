import type { GraphQLScalarType } from 'graphql';

/** Whether a scalar of a library takes this value as input. What it would make of it is not asked: normal forms are ours. */
export function acceptedBy(scalar: GraphQLScalarType, value: unknown): boolean {
  try {
    scalar.parseValue(value);
    return true;
  } catch {
    return false;
  }
}
