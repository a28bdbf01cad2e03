import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { type GraphQLFormattedError, getNamedType, isListType, isNonNullType } from 'graphql';
import { ERRORS, type ErrorCode, HubError } from '../../errors.js';
import { type Answered, type Asking, ask, sendAnswer } from '../ask.js';
import type { Budgets } from '../budgets.js';
import { faultHeaders } from '../fault-headers.js';
import { ERRORS_FIRST } from '../graphql-errors.js';
import { callerOf, refuseOddRequest } from '../graphql-request.js';
import { methodFault, sendFault } from '../http-errors.js';
import { type Gate, letIn } from '../let-in.js';
import { DEMO_ISSUER_PATH } from '../serve-demo-issuer.js';
import { openApiOf, type TokenSource } from './openapi.js';
import { problemOf } from './problem.js';
import { createResources, type Resource, type Variable } from './resources.js';

type Parts = Gate & Asking & { schema: GraphQLSchema; budgets: Budgets; issuer?: string | undefined };
type Named = { Params: { document: string } };

/**
 * `/rest/v1/<name>`: the documents that a client registered (`giaolo documents register`), each as a resource, for platforms that know no
 * GraphQL; `/rest/v1/openapi.json` describes those of the caller. The variables are the JSON body, or stand in the address of a GET where none
 * of them can tell of a person. Promises: what is asked here is asked as by `/graphql` – rights, budgets, log and words are its own; nothing
 * but registered documents is served; what is sent again with its `Idempotency-Key` is not written twice.
 */
export function serveRest(app: FastifyInstance, parts: Parts): void {
  const resources = createResources(parts.schema, parts.model);
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    refuseOddRequest(request);
    await letIn(request, reply, parts, parts.budgets);
    if (!callerOf(request).authenticated) throw new HubError('UNAUTHENTICATED');
  };
  const registered = async (request: FastifyRequest) => resources.of(await parts.documents.all(callerOf(request)));
  const found = async (request: FastifyRequest<Named>): Promise<Resource> => {
    const { document } = request.params;
    const hash = /^sha256:([0-9a-f]{64})$/.exec(document)?.[1];
    // Of several of one name the latest.
    const resource = (await registered(request)).find((one) => (hash === undefined ? one.name === document : one.hash === hash));
    if (!resource) throw new HubError('DOCUMENT_NOT_FOUND', { hash });
    return resource;
  };
  const answer = async (request: FastifyRequest, reply: FastifyReply, { hash }: Resource, variables: object) =>
    sendAnswer(request, reply, translated(await ask(parts, request, { documentId: `sha256:${hash}`, variables })));

  app.get('/rest/v1/openapi.json', { onRequest, exposeHeadRoute: false }, async (request) =>
    openApiOf(parts.schema, parts.model, { resources: await registered(request), tokensFrom: tokensFrom(parts.issuer, request) }),
  );
  app.get<Named>('/rest/v1/:document', { onRequest, exposeHeadRoute: false }, async (request, reply) => {
    const resource = await found(request);
    if (!resource.fitsAddress) return sendFault(request, reply.header('allow', 'POST'), methodFault('POST'), 405);
    return answer(request, reply, resource, fromAddress(resource, request.query as Readonly<Record<string, string | string[]>>));
  });
  app.post<Named>('/rest/v1/:document', { onRequest }, async (request, reply) => {
    const resource = await found(request);
    if (request.url.includes('?'))
      throw new HubError('BAD_REQUEST', {
        ruleVi: 'biến gửi trong thân, không trong địa chỉ.',
        ruleEn: 'variables go in the body, not in the address.',
      });
    if (resource.writes && callerOf(request).messageId === undefined)
      throw new HubError('BAD_USER_INPUT', {
        argument: 'Idempotency-Key',
        ruleVi: 'thao tác ghi cần mã thông điệp; gửi lại thì giữ nguyên mã.',
        ruleEn: 'what writes needs the id of the message; what is sent again keeps it.',
      });
    return answer(request, reply, resource, fromBody(resource, request.body));
  });
}

function tokensFrom(issuer: string | undefined, { headers }: FastifyRequest): TokenSource {
  if (issuer !== undefined) return { openIdConnectUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration` };
  return { tokenUrl: `http://${headers.host}${DEMO_ISSUER_PATH}/token` };
}

function fromBody(resource: Resource, body: unknown): object {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new HubError('BAD_REQUEST', {
      ruleVi: 'thân yêu cầu phải là một đối tượng JSON gồm các biến.',
      ruleEn: 'the body must be a JSON object of the variables.',
    });
  refuseOthers(resource, Object.keys(body));
  return body;
}

function fromAddress(resource: Resource, query: Readonly<Record<string, string | string[]>>): object {
  refuseOthers(resource, Object.keys(query));
  return Object.fromEntries(
    resource.variables.flatMap((variable) => {
      const given = query[variable.name];
      return given === undefined ? [] : [[variable.name, readValue(variable, given)]];
    }),
  );
}

/** Names are not quoted: they are what somebody typed. */
function refuseOthers({ variables }: Resource, names: readonly string[]): void {
  const known = new Set(variables.map(({ name }) => name));
  if (names.every((name) => known.has(name))) return;
  const list = [...known].join(', ');
  throw new HubError('BAD_REQUEST', {
    ruleVi: `chỉ nhận các biến: ${list || 'không có'}.`,
    ruleEn: `the variables are: ${list || 'none'}.`,
  });
}

/** What an address has as text. What is no value of the type stays as it is, and is refused like any other. */
function readValue({ type }: Variable, given: string | string[]): unknown {
  const one = (text: string): unknown => {
    const { name } = getNamedType(type);
    if (name === 'Boolean') return text === 'true' ? true : text === 'false' ? false : text;
    const isNumber = (name === 'Int' || name === 'Float' || name === 'NonNegativeInt') && text.trim() !== '';
    return isNumber && Number.isFinite(Number(text)) ? Number(text) : text;
  };
  const isList = isListType(isNonNullType(type) ? type.ofType : type);
  if (isList) return [given].flat().map(one);
  return Array.isArray(given) ? given : one(given);
}

/**
 * A refusal of the whole leaves as a problem (`http-errors.ts`), and so does an answer in which nothing is but refusals. What is missing beside
 * something is a list of problems.
 */
function translated(answered: Answered): Answered {
  if (answered.status !== 200 || !answered.body.toString('utf8', 0, ERRORS_FIRST.length).startsWith(ERRORS_FIRST)) return answered;
  const { errors, ...body } = JSON.parse(answered.body.toString()) as { errors: readonly GraphQLFormattedError[]; data?: object | null };
  const [first] = errors;
  if (first && Object.values(body.data ?? {}).every((root) => root === null)) {
    const status = statusOf(first);
    return { status, headers: [...answered.headers, ...Object.entries(faultHeaders(status))], body: JSON.stringify({ errors }) };
  }
  return { ...answered, body: JSON.stringify({ ...body, problems: errors.map((error) => problemOf(error, statusOf(error))) }) };
}

function statusOf({ extensions }: GraphQLFormattedError): number {
  return ERRORS[extensions?.code as ErrorCode].status;
}
