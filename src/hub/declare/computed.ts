import type { ComputedField, Field } from './types.js';

/** One value without being asked anything: it can be filtered by, grouped by and measured. */
export function isComparable(field: Field): field is ComputedField {
  return field.kind === 'computed' && !field.parts && field.arguments.every(({ required }) => !required);
}

/** Depends on where it stands in the answer: on its arguments, or on which of its parts are asked for. */
export function isAsked(field: Field): field is ComputedField {
  return field.kind === 'computed' && (field.arguments.length > 0 || field.parts !== undefined);
}
