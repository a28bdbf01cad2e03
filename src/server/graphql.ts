import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { type DocumentNode, GraphQLError, type GraphQLSchema, visit } from 'graphql';
import type { HubError } from '../errors.js';
import type { Caller } from '../hub/access/caller.js';
import type { createAnswer } from '../hub/answer/answer.js';
import type { AccessPolicy } from '../hub/declare/policy.js';
import { bodyBytes, FinishedJson } from '../hub/query/finished-json.js';
import { ofDocument } from '../hub/query/of-document.js';
import { LIMITS } from '../limits.js';
import type { Ticket } from './admission.js';
import type { Purse } from './budgets.js';
import { faultHeaders } from './fault-headers.js';
import { unworded } from './graphql-errors.js';
import type { RequestFacts } from './log.js';
import { maxAliases } from './max-aliases.js';
import { schemaRefused } from './serve-schema.js';

export type RequestContext = {
  caller: Caller;
  /** What the request may take of the hub, see `admission.ts`. */
  ticket: Ticket;
  /** What it takes of its caller's minute, see `budgets.ts`. */
  purse: Purse;
  /** Of the request, for its log line. */
  facts: RequestFacts;
  /** Takes a body of finished JSON, which is sent instead of what Apollo makes of `ANSWERED`. */
  onBody(body: Buffer): void;
};

/** Apollo parses, validates and speaks HTTP; every operation that passes is answered by the hub's own `answer`. */
export function createGraphql({
  schema,
  policy,
  answer,
}: {
  schema: GraphQLSchema;
  policy: AccessPolicy;
  answer: ReturnType<typeof createAnswer>;
}): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema,
    // Which roles may read the schema is the policy's word, see `refuseIntrospection`.
    introspection: true,
    hideSchemaDetailsFromClientErrors: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    status400ForVariableCoercionErrors: true,
    maxRecursiveSelections: LIMITS.selections.max,
    parseOptions: { maxTokens: LIMITS.tokens.max },
    validationOptions: { maxErrors: LIMITS.validationErrors.max },
    validationRules: [maxAliases],
    formatError: unworded,
    logger: SILENT,
    plugins: [ApolloServerPluginLandingPageDisabled(), ApolloServerPluginCacheControlDisabled(), answering(policy, answer)],
  });
}

function answering(policy: AccessPolicy, answer: ReturnType<typeof createAnswer>): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, contextValue }) {
          if (operation) {
            contextValue.facts.operation = operation.operation;
            contextValue.facts.operationName = operation.name?.value ?? null;
          }
          refuseIntrospection(document, contextValue.caller, policy);
        },
        async responseForOperation({ document, operation, request, contextValue: { caller, ticket, purse, facts, onBody } }) {
          // Apollo words the missing operation itself.
          if (!operation) return null;
          const {
            status,
            fault,
            body,
            executor,
            finished = body.data,
          } = await answer({ document, operation, variables: request.variables ?? {}, caller, admit: ticket.spend, spending: purse });
          if (executor) facts.executor = executor;
          const isFinished = finished instanceof FinishedJson;
          if (isFinished) onBody(bodyBytes(body.data === finished ? body : { ...body, data: finished }));
          // `answer` has worded and shaped everything; Apollo's types expect what graphql-js would have made.
          return {
            http: { status, headers: headersOf(status, executor, fault, purse) },
            body: { kind: 'single', singleResult: isFinished ? ANSWERED : (body as never) },
          };
        },
      };
    },
  };
}

/** Stands for a body that goes out as bytes, which Apollo knows no place for. */
const ANSWERED = {};

function headersOf(status: number, executor: string | undefined, fault: HubError | undefined, purse: Purse): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries({ ...faultHeaders(status, fault), ...purse.headers() })) headers.set(name, value);
  if (executor) headers.set('hub-executor', executor);
  return headers;
}

function refuseIntrospection(document: DocumentNode, caller: Caller, policy: AccessPolicy): void {
  const refused = schemaRefused(policy, caller);
  if (!refused || !asksForSchema(document)) return;
  throw new GraphQLError('introspection', { originalError: refused, extensions: { http: { status: 400 } } });
}

const asksForSchema = ofDocument((document) => {
  let found = false;
  visit(document, {
    Field({ name }) {
      found ||= name.value === '__schema' || name.value === '__type';
    },
  });
  return found;
});

/** Faults reach the hub's log through `onFault` and the request line; Apollo's own texts quote what was asked. */
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };
