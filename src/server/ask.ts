import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TrustedDocuments } from '../hub/answer/trusted-documents.js';
import { refuseDeep } from '../hub/query/refuse-deep.js';
import type { RequestContext } from './graphql.js';
import { statusOfDoor } from './graphql-errors.js';
import { callerOf, purseOf, textOf, ticketOf } from './graphql-request.js';
import { takeNamedDocument } from './named-document.js';
import { TABLES, tableAnswer } from './table-answer.js';

export type Asking = { graphql: ApolloServer<RequestContext>; documents: TrustedDocuments };
export type Answered = { status: number; headers: Iterable<readonly [string, string]>; body: Buffer | string };

/**
 * The way of every question into the schema, by whichever address it came: a body as `/graphql` takes it, for the caller of the request, which
 * was let in before. `headers`: what Apollo looks at, where the body is the client's own. The answer's bytes count until they have left.
 */
export async function ask(
  { graphql, documents }: Asking,
  request: FastifyRequest,
  body: unknown,
  headers: HeaderMap = new HeaderMap([['content-type', 'application/json']]),
): Promise<Answered> {
  const named = await takeNamedDocument(documents, callerOf(request), body);
  request.caller = named.caller;
  request.body = named.body;
  refuseDeep((named.body as { query?: unknown } | null | undefined)?.query);
  let finished: Buffer | null = null;
  const answer = await graphql.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', search: '', headers, body: named.body },
    context: async () => ({
      caller: callerOf(request),
      ticket: ticketOf(request),
      purse: purseOf(request),
      facts: request.facts,
      onBody: (bytes) => {
        finished = bytes;
      },
    }),
  });
  const answered = finished ?? textOf(answer.body);
  ticketOf(request).hold(answered.length);
  const refused = typeof answered === 'string' ? statusOfDoor(answered) : undefined;
  return { status: refused ?? answer.status ?? 200, headers: answer.headers, body: answered };
}

/** Sends it as what the caller wants. */
export async function sendAnswer(request: FastifyRequest, reply: FastifyReply, { status, headers, body }: Answered): Promise<FastifyReply> {
  for (const [name, value] of headers) reply.header(name, value);
  const as = request.wantsTable;
  const table = as === null || status !== 200 || request.facts.operation !== 'query' ? undefined : await tableOf(request, as, body);
  if (as === null || table === undefined) return reply.code(status).send(body);
  ticketOf(request).hold(table.length);
  const { type, file } = TABLES[as];
  return reply.code(200).header('content-disposition', `attachment; filename="${file}"`).type(type).send(table);
}

/** What a caller who wants one gets as a table; a refusal stays what it is. */
async function tableOf(request: FastifyRequest, as: keyof typeof TABLES, body: Buffer | string): Promise<string | Buffer | undefined> {
  const answer = JSON.parse(body.toString());
  const { query } = request.body as { query: string };
  return answer.errors ? undefined : tableAnswer(as, answer, { query, caller: callerOf(request) });
}
