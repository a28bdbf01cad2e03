import type { FieldNode } from 'graphql';

/** Response keys are GraphQL names, so they need no escaping; the values stand in selection order. */
export function object(fields: readonly [string, string][]): string {
  return fields.length === 0 ? `json_object()` : `json_object(${fields.map(([key, value]) => `'${key}' value ${value}`).join(', ')})`;
}

export function text(name: string): string {
  return `'${name}'`;
}

/** The fields asked of an object type, by response key. */
export type Subfields = (type: string, nodes: readonly FieldNode[]) => readonly (readonly [key: string, nodes: readonly FieldNode[]])[];
