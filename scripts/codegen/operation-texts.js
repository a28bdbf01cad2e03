import { concatAST, Kind, print, visit } from 'graphql';

/**
 * A plugin of graphql-codegen: each operation as its text, with the types that `typescript-operations` made of its answer and its
 * variables. A client that sends texts needs nothing of graphql at run time. `config.types` says whether types stand in the same file
 * (`.ts`); without, the file is plain JavaScript.
 */
export const plugin = (_schema, documents) => {
  const all = concatAST(documents.map(({ document }) => document));
  const fragments = new Map(all.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map((one) => [one.name.value, one]));
  const operations = all.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return {
    prepend: [
      '/** An operation with the types of its answer and its variables. */',
      'export type Operation<Result, Variables> = { readonly name: string; readonly text: string; readonly types?: (variables: Variables) => Result };',
      '',
    ],
    content: operations
      .map((operation) => {
        const name = operation.name.value;
        const types = `${name}${capital(operation.operation)}`;
        const text = print({ kind: Kind.DOCUMENT, definitions: [operation, ...used(operation, fragments)] });
        return `export const ${name[0].toLowerCase()}${name.slice(1)}: Operation<${types}, ${types}Variables> = {\n  name: '${name}',\n  text: ${JSON.stringify(text)},\n};\n`;
      })
      .join('\n'),
  };
};

function used(node, fragments, found = new Set()) {
  visit(node, {
    FragmentSpread({ name: { value } }) {
      const fragment = fragments.get(value);
      if (fragment === undefined || found.has(fragment)) return;
      found.add(fragment);
      used(fragment, fragments, found);
    },
  });
  return found;
}

function capital(word) {
  return word[0].toUpperCase() + word.slice(1);
}
