import { GraphQLFloat, GraphQLInt, type GraphQLScalarType } from 'graphql';
import { GraphQLLatitude, GraphQLLongitude, GraphQLNonNegativeFloat, GraphQLNonNegativeInt, GraphQLPositiveInt } from 'graphql-scalars';
import { acceptedBy } from './accepted-by.js';
import { isNarrowed, NARROWED } from './number-types.js';

/**
 * A number within bounds. Whoever asks whether a number lies in them asks here: arguments by the scalar, records by the check rules of
 * their register, places by what looks for them.
 */
export type NumberRule = {
  name: string;
  /** The GraphQL type it narrows: what PostgreSQL is given. */
  of: 'Int' | 'Float';
  example: string;
  ruleVi: string;
  ruleEn: string;
  accepts(value: number): boolean;
};

export const nonNegative = numberRule(GraphQLNonNegativeFloat, '12.5', 'phải là số không âm.', 'it must be a number of 0 or more.');
export const positiveInt = numberRule(
  GraphQLPositiveInt,
  '1',
  'phải là số nguyên từ 1 trở lên.',
  'it must be a whole number of 1 or more.',
);
export const nonNegativeInt = numberRule(
  GraphQLNonNegativeInt,
  '450',
  'phải là số nguyên không âm.',
  'it must be a whole number of 0 or more.',
);
export const latitude = numberRule(GraphQLLatitude, '21.0278', 'vĩ độ nằm trong khoảng -90 đến 90.', 'a latitude lies between -90 and 90.');
export const longitude = numberRule(
  GraphQLLongitude,
  '105.8342',
  'kinh độ nằm trong khoảng -180 đến 180.',
  'a longitude lies between -180 and 180.',
);

/** Those that stand in the schema, by name. */
export const numberScalars: ReadonlyMap<string, NumberRule> = new Map([nonNegativeInt].map((rule) => [rule.name, rule]));

/** The library's whole numbers cut off decimals and know no largest; GraphQL's own type is asked first. */
function numberRule(scalar: GraphQLScalarType, example: string, ruleVi: string, ruleEn: string): NumberRule {
  const { name } = scalar;
  if (!isNarrowed(name)) throw new Error(`${name} narrows no number`);
  const of = NARROWED[name];
  const base = { Int: GraphQLInt, Float: GraphQLFloat }[of];
  return { name, of, example, ruleVi, ruleEn, accepts: (value) => acceptedBy(base, value) && acceptedBy(scalar, value) };
}
