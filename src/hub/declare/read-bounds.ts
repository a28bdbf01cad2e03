import { type ConstDirectiveNode, type FieldDefinitionNode, valueFromASTUntyped } from 'graphql';
import type { Bound } from './types.js';

/** What `@bounds` says of a field. A second one of the same severity, or one on a field that is no number, year or day, stops the start. */
export function boundsOf(
  place: string,
  node: FieldDefinitionNode,
  { type, list }: { type: string; list: boolean },
): { bounds?: readonly Bound[] } {
  const bounds = (node.directives ?? []).filter((one) => one.name.value === 'bounds').map(readBound);
  if (bounds.length === 0) return {};
  if (list || !['Int', 'Float', 'Date'].includes(type)) throw new Error(`${place}: @bounds is for a number, a year or a day`);
  if (new Set(bounds.map(({ severity }) => severity)).size < bounds.length) throw new Error(`${place}: one @bounds for each severity`);
  return { bounds };
}

function readBound({ arguments: given = [] }: ConstDirectiveNode): Bound {
  const number = (name: 'min' | 'max' | 'yearsAhead') => {
    const value = given.find((one) => one.name.value === name)?.value;
    const read = value && valueFromASTUntyped(value);
    return typeof read === 'number' ? { [name]: read } : {};
  };
  const severity = given.find((one) => one.name.value === 'severity')?.value;
  return {
    ...number('min'),
    ...number('max'),
    ...number('yearsAhead'),
    severity: severity && valueFromASTUntyped(severity) === 'WARNING' ? 'warning' : 'error',
  };
}
