import { type DefinitionNode, Kind, parse, print, visit } from 'graphql';

/**
 * The part of a schema that some of its root fields use, with every type in `opaque` – and every record of a register – as a scalar: types
 * made of it say what hand-written code is given and has to give, without the ten thousand lines that nobody writes by hand.
 */
export function contractOf(
  sdl: string,
  { roots, opaque }: { roots: Readonly<Record<string, readonly string[]>>; opaque: readonly string[] },
): string {
  const definitions = new Map(
    parse(sdl).definitions.flatMap((one) => ('name' in one && one.name ? [[one.name.value, narrowed(one)] as const] : [])),
  );
  function narrowed(one: DefinitionNode): DefinitionNode {
    if (one.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION && opaque.includes(one.name.value))
      return { kind: Kind.SCALAR_TYPE_DEFINITION, name: one.name };
    if (one.kind !== Kind.OBJECT_TYPE_DEFINITION) return one;
    if (one.interfaces?.some(({ name }) => name.value === 'Record')) return { kind: Kind.SCALAR_TYPE_DEFINITION, name: one.name };
    const kept = roots[one.name.value];
    return kept ? { ...one, fields: one.fields?.filter((field) => kept.includes(field.name.value)) ?? [] } : one;
  }
  const reached = new Set<string>();
  const reach = (name: string): void => {
    const definition = definitions.get(name);
    if (definition === undefined || reached.has(name)) return;
    reached.add(name);
    visit(definition, { NamedType: ({ name: { value } }) => reach(value) });
  };
  for (const root of Object.keys(roots)) reach(root);
  return print({ kind: Kind.DOCUMENT, definitions: [...definitions].flatMap(([name, one]) => (reached.has(name) ? [one] : [])) });
}
