import type { ApolloServer } from '@apollo/server';
import Fastify, { type FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { JWK } from 'jose';
import type { Logger } from 'pino';
import { HubError } from '../errors.js';
import type { Caller } from '../hub/access/caller.js';
import type { Model } from '../hub/declare/model.js';
import { uuidv7 } from '../hub/write/identity.js';
import { LIMITS } from '../limits.js';
import type { Admission, Ticket } from './admission.js';
import { readCaller } from './caller.js';
import { answerClientErrors } from './client-errors.js';
import { type Drain, leadAway } from './drain.js';
import type { RequestContext } from './graphql.js';
import { statusOfDoor } from './graphql-errors.js';
import { callerOf, headersFor, refuseOddRequest, sharerOf, textOf, ticketOf } from './graphql-request.js';
import { secureHeaders } from './headers.js';
import { type Look, serveHealth } from './health.js';
import { methodFault, refuseWithoutHost, sendFault, sendHttpError, type Told, wordHttpErrors } from './http-errors.js';
import type { VerifyToken } from './identity.js';
import type { MakeServer } from './listen.js';
import { logRequests } from './log.js';
import { type Metrics, measureRequests } from './metrics.js';
import { type Demo, servePlayground } from './playground.js';
import { refuseDeep } from './refuse-deep.js';
import { type Streams, serveStream } from './stream.js';

export type ServerParts = Told & {
  /** What cannot be read as HTTP was refused. */
  onUnreadable: (fault: HubError, requestId: string) => void;
  model: Model;
  graphql: ApolloServer<RequestContext>;
  verify: VerifyToken;
  publicKeys: readonly JWK[];
  schema: GraphQLSchema;
  follow: Streams['follow'];
  demo?: Demo | undefined;
  logger: Logger;
  metrics: Metrics;
  admission: Admission;
  trustedProxies: readonly string[];
  makeServer: MakeServer;
  drain: Drain;
  /** What `/readyz` looks at, the gravest first. */
  looks: readonly Look[];
};

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
    ticket: Ticket | null;
  }
}

/** The HTTP side of the hub: its routes, its limits, and nothing that knows what a register is. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    bodyLimit: LIMITS.bodyBytes.max,
    serverFactory: (handler) => parts.makeServer(handler),
    clientErrorHandler: answerClientErrors(parts.onUnreadable),
    frameworkErrors: (error, request, reply) => sendHttpError(error, request, reply),
    // What still arrives while the hub drains is served: its own refusal would have another shape, and no reason.
    return503OnClosing: false,
    forceCloseConnections: false,
    // Whose address it is that a proxy of ours tells.
    trustProxy: parts.trustedProxies.length > 0 ? [...parts.trustedProxies] : false,
    // A caller's own id would let it write into our log what it likes.
    requestIdHeader: false,
    // In time order, so that the read log's index of requests grows at its end; at random every row touched another page, a third of what a flush cost.
    genReqId: () => uuidv7(),
    exposeHeadRoutes: true,
  });
  app.decorateRequest('caller', null);
  app.decorateRequest('ticket', null);
  app.decorateRequest('facts');
  app.addHook('onRequest', (request, _reply, done) => {
    request.facts = {};
    done();
  });
  leadAway(app, parts.drain);
  secureHeaders(app);
  logRequests(app, parts.logger);
  measureRequests(app, parts.metrics);
  wordHttpErrors(app, parts);
  app.addHook('onRequest', async (request) => refuseWithoutHost(request));
  serveHealth(app, parts);
  serveGraphql(app, parts);
  serveStream(app, { ...parts, ending: parts.drain.ending });
  app.get('/.well-known/jwks.json', async () => ({ keys: parts.publicKeys }));
  await servePlayground(app, { policy: parts.model.access, demo: parts.demo });
  return app;
}

function serveGraphql(app: FastifyInstance, { graphql, model, verify, admission }: ServerParts): void {
  app.post('/graphql', {
    // Before the body is read: a request that may not be asked is not worth its bytes.
    onRequest: async (request, reply) => {
      refuseOddRequest(request);
      request.caller = await readCaller(request, verify, model);
      Object.assign(request.facts, { role: request.caller.role, actor: request.caller.actor });
      const ticket = admission.enter(sharerOf(request, request.caller));
      request.ticket = ticket;
      // However it ends: answered, refused, or gone.
      reply.raw.once('close', ticket.leave);
    },
    handler: async (request, reply) => {
      refuseDeep((request.body as { query?: unknown } | null | undefined)?.query);
      let answered: Buffer | null = null;
      const { status, headers, body } = await graphql.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: 'POST', search: '', headers: headersFor(request), body: request.body },
        context: async () => ({
          caller: callerOf(request),
          ticket: ticketOf(request),
          facts: request.facts,
          onBody: (bytes) => {
            answered = bytes;
          },
        }),
      });
      for (const [name, value] of headers) reply.header(name, value);
      if (answered) return reply.code(status ?? 200).send(answered);
      const text = textOf(body);
      return reply.code(statusOfDoor(text) ?? status ?? 200).send(text);
    },
  });
  // A question in an address would stand in histories and logs on its way, with whatever identifies a person in it.
  app.get('/graphql', { exposeHeadRoute: false }, async (request, reply) => {
    const type = request.headers['content-type'];
    if (type !== undefined && !/^application\/json\b/i.test(type)) return sendFault(request, reply, new HubError('UNSUPPORTED_MEDIA_TYPE'));
    const preflighted = type !== undefined || 'apollo-require-preflight' in request.headers || 'x-apollo-operation-name' in request.headers;
    return sendFault(request, reply.header('allow', 'POST'), methodFault('POST'), preflighted ? 405 : 400);
  });
}
