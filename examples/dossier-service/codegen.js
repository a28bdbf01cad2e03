// Writes src/generated/operations.ts: the types of what src/operations.graphql asks, taken from the hub's committed schema, and the texts
// of the operations. The result is committed, so running the service needs neither the hub's repository nor this script.
// `--check` writes nothing and fails when the committed file is not what would be written.
import { readFileSync, writeFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as operationTypes from '@graphql-codegen/typescript-operations';
import { buildSchema, parse, print } from 'graphql';

const here = (path) => new URL(path, import.meta.url);
const schemaText = readFileSync(here('../../schema.graphql'), 'utf8');
const document = parse(readFileSync(here('src/operations.graphql'), 'utf8'));
const target = here('src/generated/operations.ts');

const types = await codegen({
  filename: 'operations.ts',
  schema: parse(schemaText),
  schemaAst: buildSchema(schemaText),
  documents: [{ location: 'src/operations.graphql', document }],
  config: {},
  plugins: [{ operationTypes: { scalars: { JSON: 'unknown' }, defaultScalarType: 'string', immutableTypes: true, enumsAsTypes: true } }],
  pluginMap: { operationTypes },
});

const documents = document.definitions.map((definition) => {
  const name = definition.name.value;
  const kind = definition.operation === 'query' ? 'Query' : 'Mutation';
  const constant = name[0].toLowerCase() + name.slice(1);
  return `export const ${constant}: Operation<${name}${kind}, ${name}${kind}Variables> = {\n  name: '${name}',\n  text: ${JSON.stringify(print(definition))},\n};\n`;
});

const text = `// Written by codegen.js from src/operations.graphql and the hub's schema.graphql. Do not edit.

/** An operation with the types of its answer and its variables. */
export type Operation<Result, Variables> = { readonly name: string; readonly text: string; readonly types?: (variables: Variables) => Result };

${types.trim()}

${documents.join('\n')}`;

if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
} else if (readFileSync(target, 'utf8') !== text) {
  console.error('src/generated/operations.ts đã cũ: chạy npm run codegen. · It is out of date: run npm run codegen.');
  process.exitCode = 1;
}
