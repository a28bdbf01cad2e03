import { type ConstDirectiveNode, type DocumentNode, Kind } from 'graphql';

/** `@cost(weight:)` as declared: by `Type.field`, and by the name of a scalar for every value of it. */
export function readCosts(document: DocumentNode): ReadonlyMap<string, number> {
  const costs = new Map<string, number>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.SCALAR_TYPE_DEFINITION) note(definition.name.value, definition.directives);
    if (
      definition.kind !== Kind.OBJECT_TYPE_DEFINITION &&
      definition.kind !== Kind.OBJECT_TYPE_EXTENSION &&
      definition.kind !== Kind.INTERFACE_TYPE_DEFINITION
    )
      continue;
    for (const field of definition.fields ?? []) note(`${definition.name.value}.${field.name.value}`, field.directives);
  }
  return costs;

  function note(place: string, directives: readonly ConstDirectiveNode[] = []): void {
    for (const { name, arguments: given = [] } of directives) {
      if (name.value !== 'cost') continue;
      const [weight] = given.map(({ value }) => (value.kind === Kind.INT ? Number(value.value) : Number.NaN));
      if (weight === undefined || !(weight >= 0)) throw new Error(`${place}: @cost(weight:) is a whole number of rows`);
      costs.set(place, weight);
    }
  }
}
