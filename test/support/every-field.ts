import type { GraphQLSchema } from 'graphql';
import { isAsked } from '../../src/hub/declare/computed.js';
import type { Entity, Field } from '../../src/hub/declare/types.js';
import { askedText } from './asked.js';

export function everyField(entity: Entity, schema: GraphQLSchema): string {
  const record =
    'id stateId version withheld status validFrom validTo recordedFrom recordedTo legalBasis legalDocument { number } authority { code name } changeSet { id reason } erased { name ground erasedAt position } history(first: 2) { totalCount nodes { operation changedFields { name before after } changeSet { reason } erased { name } } }';
  return [record, ...[...entity.fields.values()].map((field) => oneField(field, schema))].join(' ');
}

export function oneField(field: Field, schema: GraphQLSchema): string {
  if (field.kind === 'links') return `${field.name}(first: 1) { totalCount nodes { id } }`;
  if (isAsked(field)) return askedText(field, schema);
  return field.kind === 'link' || (field.kind === 'derived' && field.target) ? `${field.name} { id }` : field.name;
}
