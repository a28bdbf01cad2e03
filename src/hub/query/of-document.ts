import { type DocumentNode, type FragmentDefinitionNode, Kind } from 'graphql';

/** What a document says once and for all is looked for once: services send the same ones over and over. */
export function ofDocument<T>(look: (document: DocumentNode) => T): (document: DocumentNode) => T {
  const known = new WeakMap<DocumentNode, T>();
  return (document) => {
    const found = known.get(document) ?? look(document);
    known.set(document, found);
    return found;
  };
}

export const fragmentsOf = ofDocument(
  (document): Record<string, FragmentDefinitionNode> =>
    Object.fromEntries(document.definitions.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d] as const] : []))),
);
