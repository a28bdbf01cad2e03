import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preferred } from '../../src/server/accept.js';
import { JSON_ANSWERS } from '../../src/server/graphql-request.js';
import { type RunningHub, runHub } from './running-hub.js';

/** What "GraphQL over HTTP" asks of a server (MUST, SHOULD), but for questions in an address, which are refused on purpose. */
const JSON_TYPE = 'application/json; charset=utf-8';
const GRAPHQL_TYPE = 'application/graphql-response+json; charset=utf-8';
const QUESTION = { query: '{ __typename }' };

let running: RunningHub;
beforeAll(async () => {
  running = await runHub({ empty: true });
});
afterAll(() => running.close());

const post = (body: unknown, headers: Record<string, string> = {}) => running.send('/graphql', { headers, body });
let written = 0;
const typeOf = ({ headers }: { headers: Headers }) => headers.get('content-type');

describe('the type of an answer', () => {
  it.each([
    [undefined, JSON_TYPE],
    ['*/*', JSON_TYPE],
    ['application/*', JSON_TYPE],
    ['application/json', JSON_TYPE],
    ['Application/JSON', JSON_TYPE],
    ['application/json; charset=utf-8', JSON_TYPE],
    ['application/json; charset="UTF-8"', JSON_TYPE],
    ['application/graphql-response+json', GRAPHQL_TYPE],
    ['application/graphql-response+json; charset=utf-8', GRAPHQL_TYPE],
    ['application/graphql-response+json, application/json;q=0.9', GRAPHQL_TYPE],
    ['application/json, application/graphql-response+json', JSON_TYPE],
    ['application/graphql-response+json;q=0.5, application/json', JSON_TYPE],
    ['text/html, */*;q=0.1', JSON_TYPE],
    ['*/*, application/json;q=0', GRAPHQL_TYPE],
  ])('for Accept: %s is %s, of an answer, of a refusal and of a body that cannot be read', async (accept, type) => {
    const headers: Record<string, string> = accept === undefined ? {} : { accept };
    const answers = [await post(QUESTION, headers), await post({ query: '{ nope }' }, headers), await post('{"query":', headers)];
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 400]);
    expect(answers.map(typeOf)).toEqual([type, type, type]);
  });

  it.each([
    '',
    'text/html',
    'application/xml, image/*',
    'application/json;q=0',
    'application/json; charset=latin1',
    'application/json; profile=x',
    'json',
    '*/json',
  ])('that an Accept of "%s" does not allow is refused before anything is done', async (accept) => {
    const token = await running.token('steward');
    const write = (value: string) => ({
      query: `mutation { submitChangeSet(input: { reason: "thử", legalBasis: "thử", operations: [{ register: { record: { portCode: { code: "${value}", matchedName: "thử" } } } }] }) { changeSetId } }`,
    });
    const { status, code, headers } = await post(write('VNAAA'), { accept, authorization: `Bearer ${token}` });
    expect([status, code, headers.get('content-type')]).toEqual([406, 'BAD_REQUEST', JSON_TYPE]);
    expect(await running.rows(`select from port_code where code = 'VNAAA'`)).toEqual([]);
    // The same change is a good one where its answer can be told.
    const value = `VNB${String.fromCharCode(65 + written++)}A`;
    const { body } = await post(write(value), { authorization: `Bearer ${token}` });
    expect(body.errors).toBeUndefined();
    expect(await running.rows('select from port_code where code = $1', [value])).toHaveLength(1);
  });

  it('is chosen by what is said of it most exactly, whatever stands around it', () => {
    const choose = (accept: string) => preferred(accept, JSON_ANSWERS);
    expect(choose('application/*;q=0.2, application/json;q=0.1')).toBe('application/graphql-response+json');
    expect(choose('application/*;q=0, application/json')).toBe('application/json');
    expect(choose(', ,application/json;;q=1')).toBeUndefined();
    expect(choose('application/json;q=2, */*;q=0.001')).toBe('application/json');
    expect(choose(`${'a/b,'.repeat(1_000)}application/json`)).toBe('application/json');
  });
});

describe('a request', () => {
  it('may be without a charset, or say UTF-8, and its text is read as such', async () => {
    const body = {
      query: 'query ($a: String!) { provinces(where: { name: { contains: $a } }) { totalCount } }',
      variables: { a: 'Đắk Lắk' },
    };
    for (const type of ['application/json', 'application/json; charset=utf-8', 'application/json;charset="UTF-8"']) {
      expect((await post(body, { 'content-type': type })).status, type).toBe(200);
    }
    expect((await post(body, { 'content-type': 'application/json; charset=utf-16' })).code).toBe('UNSUPPORTED_MEDIA_TYPE');
  });

  it('without a content type, or of another one, is refused', async () => {
    const { hostname, port } = new URL(running.url);
    const status = await new Promise((resolve, reject) => {
      const request = httpRequest({ hostname, port, path: '/graphql', method: 'POST' }, (response) =>
        resolve(response.resume().statusCode),
      );
      request.on('error', reject).end(JSON.stringify(QUESTION));
    });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    for (const type of ['application/graphql', 'application/graphql+json', 'text/plain', 'application/x-www-form-urlencoded']) {
      const { status: refused } = await post(QUESTION, { 'content-type': type });
      expect([400, 415], type).toContain(refused);
    }
  });

  it.each([
    ['an operation name', { query: 'query A { __typename } query B { b: __typename }', operationName: 'B' }],
    ['no operation name, variables or extensions, said as null', { ...QUESTION, operationName: null, variables: null, extensions: null }],
    ['variables', { query: 'query ($n: Int!) { provinces(first: $n) { nodes { id } } }', variables: { n: 1 } }],
    ['extensions nobody knows', { ...QUESTION, extensions: { some: { value: true } } }],
    ['members nobody knows', { ...QUESTION, id: '1' }],
  ])('with %s is answered', async (_what, body) => {
    for (const accept of JSON_ANSWERS) {
      const { status, body: answer } = await post(body, { accept });
      expect([status, answer.errors]).toEqual([200, undefined]);
    }
  });

  const WRONG = { object: {}, number: 0, boolean: false, array: [], text: 'x' };
  const wrong = (name: string, kinds: readonly (keyof typeof WRONG)[]) =>
    kinds.map((kind) => [`${kind} for ${name}`, { ...QUESTION, [name]: WRONG[kind] }] as const);
  it.each<readonly [string, unknown]>([
    ['no body', ''],
    ['a body that is no JSON', '{ query'],
    ['a body that is no object', '"{ __typename }"'],
    ['no query', { variables: {} }],
    ...wrong('query', ['object', 'number', 'boolean', 'array']),
    ...wrong('operationName', ['object', 'number', 'boolean', 'array']),
    ...wrong('variables', ['text', 'number', 'boolean', 'array']),
    ...wrong('extensions', ['text', 'number', 'boolean', 'array']),
    ['a document that cannot be read', { query: '{' }],
    ['a document that does not fit the schema', { query: '{ nope }' }],
    ['an operation that is not in the document', { ...QUESTION, operationName: 'nope' }],
    ['a variable of another type', { query: 'query ($n: Int!) { provinces(first: $n) { totalCount } }', variables: { n: 'x' } }],
    ['a variable left out', { query: 'query ($n: Int!) { provinces(first: $n) { totalCount } }' }],
  ])('with %s is 400, with errors and without data', async (_what, body) => {
    for (const accept of JSON_ANSWERS) {
      const { status, headers, body: answer } = await post(body, { accept });
      expect([status, headers.get('content-type')]).toEqual([400, `${accept}; charset=utf-8`]);
      expect(answer.errors.length).toBeGreaterThan(0);
      expect(answer).not.toHaveProperty('data');
    }
  });
});
