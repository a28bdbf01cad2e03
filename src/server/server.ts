import type { ApolloServer } from '@apollo/server';
import Fastify, { type FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { JWK } from 'jose';
import type { Logger } from 'pino';
import { HubError } from '../errors.js';
import type { Caller } from '../hub/access/caller.js';
import type { LogDoor } from '../hub/answer/log-door.js';
import type { TrustedDocuments } from '../hub/answer/trusted-documents.js';
import type { JobsDoor } from '../hub/jobs/jobs-door.js';
import { uuidv7 } from '../hub/write/identity.js';
import { LIMITS } from '../limits.js';
import type { SecurityEvents } from '../runtime/events/security-events.js';
import type { Ticket } from './admission.js';
import { ask, sendAnswer } from './ask.js';
import type { Budgets, Purse } from './budgets.js';
import { answerClientErrors } from './client-errors.js';
import { compressAnswers } from './compression.js';
import { allowOrigins } from './cors.js';
import type { DeviceTimes } from './device-grants.js';
import { type Drain, leadAway } from './drain.js';
import type { RequestContext } from './graphql.js';
import { headersFor, refuseOddRequest } from './graphql-request.js';
import { secureHeaders } from './headers.js';
import { type Look, serveHealth } from './health.js';
import { methodFault, refuseWithoutHost, sendFault, sendHttpError, type Told, wordHttpErrors } from './http-errors.js';
import { type Gate, letIn } from './let-in.js';
import type { MakeServer } from './listen.js';
import { logRequests } from './log.js';
import { type Metrics, measureRequests } from './metrics.js';
import { type Demo, servePages } from './pages.js';
import { serveRest } from './rest/serve-rest.js';
import { serveCatalogue } from './serve-catalogue.js';
import { serveDemoIssuer } from './serve-demo-issuer.js';
import { serveDemoSources } from './serve-demo-sources.js';
import { serveImports, type WithRegisters } from './serve-imports.js';
import { serveJobs } from './serve-jobs.js';
import { serveLog } from './serve-log.js';
import { serveReceipts } from './serve-receipts.js';
import { serveSchema } from './serve-schema.js';
import type { SignIn } from './sign-in/serve-sign-in.js';
import { type Streams, serveStream } from './stream.js';
import type { TableType } from './table-answer.js';
import { tellEvents } from './tell-events.js';
import { serveUsage } from './usage/serve-usage.js';

export type ServerParts = Told &
  Gate & {
    /** What cannot be read as HTTP was refused. */
    onUnreadable: (fault: HubError, requestId: string) => void;
    graphql: ApolloServer<RequestContext>;
    publicKeys: readonly JWK[];
    schema: GraphQLSchema;
    follow: Streams['follow'];
    log: LogDoor;
    /** Since when reads are written down. */
    usagePeriod(): Promise<{ periodStart: string | null; periodEnd: string }>;
    /** A list of statuses of receipts, by its number. */
    receiptStatuses(list: bigint): Promise<string | undefined>;
    demo?: Demo | undefined;
    /** The identity provider's own address; absent: the demo issuer gives tokens. */
    issuer?: string | undefined;
    /** How long the demo issuer waits for a person; its own times unless told. */
    deviceTimes?: DeviceTimes | undefined;
    /** Where the built pages are; the package's own unless told. */
    pagesRoot?: string | undefined;
    signIn: SignIn;
    /** For files that come in: everything that one piece of work on the registers needs. */
    withRegisters: WithRegisters;
    /** What whoever wrote past GraphQL asks from now on shows it. */
    wrote(actor: string): void;
    questions: JobsDoor;
    logger: Logger;
    metrics: Metrics;
    budgets: Budgets;
    documents: TrustedDocuments;
    trustedProxies: readonly string[];
    /** Origins whose pages may ask. */
    corsOrigins: readonly string[];
    /** Where what a watchman wants to know is told. */
    events: Pick<SecurityEvents, 'note'>;
    makeServer: MakeServer;
    drain: Drain;
    /** What `/readyz` looks at, the gravest first. */
    looks: readonly Look[];
  };

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
    ticket: Ticket | null;
    purse: Purse | null;
    /** The kind of table that is wanted instead of JSON, if one is. */
    wantsTable: TableType | null;
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
    // In time order, so that the read log's index of requests grows at its end; at random every row touched another page, a third of what a
    // flush cost.
    genReqId: () => uuidv7(),
    exposeHeadRoutes: true,
  });
  app.decorateRequest('caller', null);
  app.decorateRequest('ticket', null);
  app.decorateRequest('purse', null);
  app.decorateRequest('wantsTable', null);
  app.decorateRequest('facts');
  app.addHook('onRequest', (request, _reply, done) => {
    request.facts = {};
    done();
  });
  leadAway(app, parts.drain);
  secureHeaders(app);
  logRequests(app, parts.logger);
  measureRequests(app, parts.metrics);
  tellEvents(app, parts.events);
  wordHttpErrors(app, parts);
  app.addHook('onRequest', async (request) => refuseWithoutHost(request));
  await compressAnswers(app);
  serveHealth(app, parts);
  // What other sites' pages may ask, where an operator has named them; pages and demo tokens stay this hub's own.
  await app.register(async (asked) => {
    await allowOrigins(asked, parts.corsOrigins);
    parts.signIn.useSessions(asked);
    serveGraphql(asked, parts);
    serveSchema(asked, parts);
    serveCatalogue(asked, parts);
    serveStream(asked, { ...parts, ending: parts.drain.ending });
    serveLog(asked, parts);
    serveReceipts(asked, parts);
    serveImports(asked, parts);
    serveJobs(asked, parts);
    serveUsage(asked, { ...parts, ask: (request, body) => ask(parts, request, body) });
    serveRest(asked, parts);
  });
  app.get('/.well-known/jwks.json', async () => ({ keys: parts.publicKeys }));
  await parts.signIn.serve(app);
  await servePages(app, { policy: parts.model.access, demo: parts.demo, root: parts.pagesRoot });
  if (parts.demo) {
    await serveDemoIssuer(app, { policy: parts.model.access, proofs: parts.proofs, demo: parts.demo, times: parts.deviceTimes });
    await serveDemoSources(app);
  }
  return app;
}

function serveGraphql(app: FastifyInstance, parts: ServerParts): void {
  app.post('/graphql', {
    onRequest: async (request, reply) => {
      refuseOddRequest(request);
      await letIn(request, reply, parts, parts.budgets);
    },
    handler: async (request, reply) => sendAnswer(request, reply, await ask(parts, request, request.body, headersFor(request))),
  });
  // A question in an address would stand in histories and logs on its way, with whatever identifies a person in it.
  app.get('/graphql', { exposeHeadRoute: false }, async (request, reply) => {
    const type = request.headers['content-type'];
    if (type !== undefined && !/^application\/json\b/i.test(type)) return sendFault(request, reply, new HubError('UNSUPPORTED_MEDIA_TYPE'));
    const preflighted = type !== undefined || 'apollo-require-preflight' in request.headers || 'x-apollo-operation-name' in request.headers;
    return sendFault(request, reply.header('allow', 'POST'), methodFault('POST'), preflighted ? 405 : 400);
  });
}
