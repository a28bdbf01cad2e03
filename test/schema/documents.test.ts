import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { getVariableValues, Kind, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { inPackage } from '../../src/root.js';
import { schema } from '../support/hub.js';

type Question = { where: string; query: string; variables?: unknown };

const filesOf = (folder: string, form: RegExp): string[] =>
  readdirSync(inPackage(folder))
    .filter((name) => form.test(name))
    .map((name) => `${folder}/${name}`);
const read = (path: string): string => readFileSync(inPackage(path), 'utf8');

/** A tab of the playground with the variables beside it. */
const tabs = filesOf('web/examples', /\.graphql$/).map((path): Question => {
  const variables = filesOf('web/examples', new RegExp(`^${basename(path, '.graphql')}\\.variables\\.json$`)).map(read);
  return { where: path, query: read(path), ...(variables[0] === undefined ? {} : { variables: JSON.parse(variables[0]) }) };
});

/** What a reader is told to send: the body of a `curl`, between single quotes of a shell, which puts a code of today into it. */
const sent = [
  'README.md',
  'README.vi.md',
  ...filesOf('docs', /\.md$/),
  'examples/replica/README.md',
  'examples/dossier-service/README.md',
].flatMap((path) =>
  [...read(path).matchAll(/-d '(\{"query":.*?\})'$/gm)].map(
    ([, body = ''], i): Question => ({ where: `${path} ${i + 1}`, ...JSON.parse(body.replaceAll("'$CASE'", 'H26.01-261122-0001')) }),
  ),
);

it('there are questions to be held to the schema', () => {
  expect(tabs.length).toBeGreaterThan(5);
  expect(sent.filter(({ where }) => where.startsWith('README.md')).length).toBeGreaterThan(8);
  expect(sent.filter(({ where }) => where.startsWith('README.vi.md')).length).toBeGreaterThan(0);
});

it.each([...tabs, ...sent])('the question of $where is one that the schema takes, with its variables', ({ query, variables = {} }) => {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const [operation] = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const { errors } = getVariableValues(schema, operation?.variableDefinitions ?? [], variables as Record<string, unknown>);
  expect(errors).toBeUndefined();
});
