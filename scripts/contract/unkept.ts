import { findBreakingChanges, type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { sunsetOf } from '../../src/hub/declare/deprecation.js';

type Contract = {
  /** What the last release served, and its version: before 1.0.0 a break may be announced alone. */
  released: GraphQLSchema;
  version: string;
  present: GraphQLSchema;
  changelog: string;
  today: string;
};

/**
 * What a client of the last release would stumble over and nobody told it: each break stands in the changelog under "Unreleased" in the
 * words below (`*` for a name in them), what was deprecated is served until its day, and from version 1.0.0 on nothing else breaks at all.
 */
export function unkept({ released, version, present, changelog, today }: Contract): string[] {
  const announced = announcements(changelog);
  const sunsets = sunsetsOf(released);
  return findBreakingChanges(released, present).flatMap(({ description }) => {
    const sunset = sunsets.get(description);
    if (sunset !== undefined && today <= sunset) return [`${description} It is promised until ${sunset}.`];
    if (sunset === undefined && !version.startsWith('0.')) return [`${description} It was never deprecated.`];
    return announced.some((one) => one.test(description)) ? [] : [`${description} CHANGELOG.md does not say so under "Unreleased".`];
  });
}

/** What stands between backticks under "Unreleased". */
function announcements(changelog: string): RegExp[] {
  const unreleased = /^## Unreleased$(.*?)(?=^## |$(?![\s\S]))/ms.exec(changelog)?.[1] ?? '';
  const literal = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '\\w+');
  return [...unreleased.matchAll(/`([^`]+)`/g)].map(([, text = '']) => new RegExp(`^${literal(text)}$`));
}

/** The sentence with which graphql-js would tell that a deprecated element is gone → the day until which it was promised. */
function sunsetsOf(schema: GraphQLSchema): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const take = (sentence: string, { deprecationReason }: { deprecationReason?: string | null | undefined }) => {
    const sunset = deprecationReason && sunsetOf(deprecationReason);
    if (sunset) found.set(sentence, sunset);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (isEnumType(type)) for (const value of type.getValues()) take(`${value.name} was removed from enum type ${type.name}.`, value);
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) take(`${type.name}.${field.name} was removed.`, field);
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        take(`${type.name}.${field.name} was removed.`, field);
        for (const argument of field.args) take(`${type.name}.${field.name} arg ${argument.name} was removed.`, argument);
      }
    }
  }
  return found;
}
