const queries = import.meta.glob<string>('../../examples/*.graphql', { query: '?raw', import: 'default', eager: true });
const variables = import.meta.glob<string>('../../examples/*.variables.json', { query: '?raw', import: 'default', eager: true });

/** The worked examples in the order of their file names: `NN-name.graphql`, beside it perhaps `NN-name.variables.json`. */
export const examples = Object.keys(queries)
  .sort()
  .map((path) => ({
    id: path.replace(/^.*\/|\.graphql$/g, ''),
    query: queries[path] ?? '',
    variables: variables[path.replace(/\.graphql$/, '.variables.json')]?.trim() ?? null,
  }));
