import { GraphQLError, type GraphQLSchema, isScalarType, Kind, valueFromASTUntyped } from 'graphql';
import { HubError } from '../errors.js';
import { type NumberRule, numberScalars } from '../hub/declare/number-scalars.js';
import type { ScalarRule } from '../hub/declare/scalars.js';

/**
 * Gives each custom scalar of the schema, and `ID`, its rule: what comes in is brought to normal form or refused naming the rule and an
 * example. What goes out is what SQL wrote, and costs nothing here.
 */
export function attachScalars(schema: GraphQLSchema, rules: ReadonlyMap<string, ScalarRule>): void {
  for (const rule of rules.values()) {
    const scalar = schema.getType(rule.name);
    if (!isScalarType(scalar)) continue;
    const parse = (value: unknown): string => {
      const text =
        rule.structured && typeof value === 'object' && value !== null ? JSON.stringify(value) : rule.digits ? exactDigits(value) : value;
      if (typeof text !== 'string') throw refused(rule, rule.ruleVi, rule.ruleEn);
      const result = rule.normalise(text);
      if ('rejected' in result) throw refused(rule, result.vi, result.en, result.rejected);
      return result.value;
    };
    scalar.parseValue = parse;
    scalar.parseLiteral = (node, variables) => {
      if (rule.structured && node.kind === Kind.OBJECT) return parse(valueFromASTUntyped(node, variables));
      if (rule.digits && node.kind === Kind.INT) return parse(node.value);
      if (node.kind !== Kind.STRING) throw refused(rule, rule.ruleVi, rule.ruleEn);
      return parse(node.value);
    };
  }
  for (const rule of numberScalars.values()) {
    const scalar = schema.getType(rule.name);
    if (!isScalarType(scalar)) continue;
    const parse = (value: unknown): number => {
      if (typeof value !== 'number' || !rule.accepts(value)) throw refused(rule, rule.ruleVi, rule.ruleEn);
      return value;
    };
    scalar.parseValue = parse;
    scalar.parseLiteral = (node) => parse(node.kind === Kind.INT || node.kind === Kind.FLOAT ? Number(node.value) : undefined);
  }
}

/**
 * A number of JSON past 2^53 has lost digits on its way, so it stays a number and is refused; a literal of a question has all of its own.
 */
function exactDigits(value: unknown): unknown {
  return Number.isSafeInteger(value) ? String(value) : value;
}

/** The value itself is never echoed: it may be a person's. */
function refused(rule: Pick<ScalarRule | NumberRule, 'name' | 'example'>, ruleVi: string, ruleEn: string, problem?: string): GraphQLError {
  const cause = new HubError(
    'BAD_USER_INPUT',
    { argument: rule.name, ruleVi, ruleEn, example: rule.example },
    { details: { scalar: rule.name, ...(problem ? { problem } : {}) } },
  );
  return new GraphQLError(cause.message, { originalError: cause });
}
