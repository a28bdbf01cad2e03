import type { IncomingHttpHeaders } from 'node:http';
import Fastify from 'fastify';
import { buildSchema, introspectionFromSchema } from 'graphql';
import { compressAnswers } from '../../src/server/compression.js';
import { secureHeaders } from '../../src/server/headers.js';
import { servePages } from '../../src/server/pages.js';
import { serveCatalogue } from '../../src/server/serve-catalogue.js';
import { caller, model, type TestHub } from '../support/hub.js';

type Body = { query: string; variables?: Record<string, unknown>; operationName?: string };
type Asked = { url: string; headers: IncomingHttpHeaders; operationName: string | null; variables: unknown };
export type MockHub = { url: string; asked: Asked[]; close: () => Promise<void> };

const schema = buildSchema('type Query { "A vehicle." vehicle(plate: String): Vehicle } type Vehicle { plate: String make: String }');

export type MockAnswer = (body: Body, headers: IncomingHttpHeaders) => unknown;

type MockOptions = {
  dist: string;
  /** Whether there is a demo issuer. */
  hasTokens?: boolean;
  /** What the hub publishes as its keys. */
  keys?: readonly object[];
  answer: MockAnswer;
};

/** As much of the hub as the pages need: its own headers, files and compression, tokens, a schema to read, and answers of the test's own. */
export async function startMockHub({ dist, hasTokens = true, keys = [], answer }: MockOptions): Promise<MockHub> {
  const asked: Asked[] = [];
  const app = Fastify({ forceCloseConnections: true });
  secureHeaders(app);
  await compressAnswers(app);
  app.get('/graphql/schema', async ({ url, headers }) => {
    asked.push({ url, headers, operationName: 'IntrospectionQuery', variables: undefined });
    return { data: introspectionFromSchema(schema) };
  });
  serveCatalogue(app, { model });
  app.post('/graphql', async ({ url, headers, body }) => {
    const { operationName, variables } = body as Body;
    asked.push({ url, headers, operationName: operationName ?? null, variables });
    return answer(body as Body, headers);
  });
  app.get('/.well-known/jwks.json', async () => ({ keys }));
  // Nobody has begun one here; what jobs do is tested at a whole hub.
  app.get('/jobs', async () => ({ jobs: [] }));
  app.get('/phien', async () => ({ isPossible: false }));
  const issue = async ({ role }: { role: string }) => ({ token: `token-of-${role}` });
  await servePages(app, { root: dist, policy: model.access, ...(hasTokens ? { demo: { issuer: { issue } as never } } : {}) });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return { url, asked, close: () => app.close() };
}

/** The hub's own answers, in the role of the demonstration's token, for the purpose and case of the headers. */
export const answersOf =
  (hub: Pick<TestHub, 'ask'>): MockAnswer =>
  async ({ query, variables }, headers) => {
    const role = /^Bearer token-of-(.+)$/.exec(headers.authorization ?? '')?.[1];
    const as = role ? caller(role, (headers['hub-purpose'] as string | undefined) ?? null) : {};
    return (await hub.ask(query, { variables: variables ?? {}, as })).body;
  };
