import { type FieldDefinitionNode, Kind } from 'graphql';

/** `@reads(what:)` of a field, if it has one. */
export function readsDirective({ directives }: Pick<FieldDefinitionNode, 'directives'>): string | undefined {
  const value = directives?.find(({ name }) => name.value === 'reads')?.arguments?.find(({ name }) => name.value === 'what')?.value;
  return value?.kind === Kind.ENUM ? value.value : undefined;
}
