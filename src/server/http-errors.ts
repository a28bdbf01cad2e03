import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import { HubError } from '../errors.js';
import { formatFault } from '../hub/answer/format-error.js';
import { faultOf } from '../hub/query/fault-of.js';
import { LIMITS } from '../limits.js';
import { preferred } from './accept.js';
import { readLanguage } from './caller.js';
import { faultHeaders } from './fault-headers.js';
import { wordErrors } from './graphql-errors.js';
import { JSON_ANSWERS } from './graphql-request.js';
import { answerHeaders } from './headers.js';
import { misfitOf, type TokenMisfit } from './identity.js';
import { proofFaultOf } from './proofs.js';
import { PROBLEM_TYPE, problemOf, REST_PATH } from './rest/problem.js';

/** What a request lacks before it can be routed; also of addresses that no route has. */
export function refuseWithoutHost({ raw: { httpVersion, headers } }: FastifyRequest): void {
  if (httpVersion === '1.1' && headers.host === undefined)
    throw new HubError('BAD_REQUEST', { ruleVi: 'thiếu tiêu đề Host.', ruleEn: 'the Host header is missing.' });
}

/**
 * Whatever goes wrong outside an operation leaves in the same shape as an operation's own errors: code, both languages, request id, no
 * stack.
 */
export type Told = {
  onFault: (fault: HubError, requestId: string) => void;
  /** A good token that does not fit how the hub is set up. */
  onMisfit: (misfit: TokenMisfit, requestId: string) => void;
};

export function wordHttpErrors(app: FastifyInstance, { onFault, onMisfit }: Told): void {
  app.setErrorHandler(async (error, request, reply) => {
    const { fault, status } = faultOfHttp(error, bodyOf(request));
    if (status >= 500 && !fault.isExpected) onFault(fault, request.id);
    const misfit = misfitOf(fault);
    if (misfit) onMisfit(misfit, request.id);
    Object.assign(request.facts, { proof: proofFaultOf(fault) });
    return sendFault(request, reply, fault, status);
  });
  app.setNotFoundHandler(async (request, reply) => {
    const known = app.hasRoute({ url: pathOf(request), method: 'POST' })
      ? 'POST'
      : app.hasRoute({ url: pathOf(request), method: 'GET' })
        ? 'GET, HEAD'
        : null;
    if (known) return sendFault(request, reply.header('allow', known), methodFault(known), 405);
    return sendFault(request, reply, new HubError('NOT_FOUND', { what: 'path' }), 404);
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    if (reply.statusCode < 400 || typeof payload !== 'string' || !/json/.test(String(reply.getHeader('content-type'))))
      return done(null, payload);
    const worded = wordErrors(payload, { language: readLanguage(request.headers['accept-language']), requestId: request.id });
    Object.assign(request.facts, { code: codeOf(worded) });
    return done(null, isOfRest(request) ? asProblem(reply, worded) : worded);
  });
}

export function sendFault(request: FastifyRequest, reply: FastifyReply, fault: HubError, status: number = fault.status): FastifyReply {
  const type = (pathOf(request) === '/graphql' && preferred(request.headers.accept, JSON_ANSWERS)) || 'application/json';
  const caller = { language: readLanguage(request.headers['accept-language']), requestId: request.id };
  return reply
    .code(status)
    .headers(faultHeaders(status, fault))
    .type(`${type}; charset=utf-8`)
    .send(JSON.stringify({ errors: [formatFault(fault, caller)] }));
}

/** Of what the framework refuses before it routes, and before any hook. */
export function sendHttpError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { fault, status } = faultOfHttp(error, bodyOf(request));
  return sendFault(request, reply.headers(answerHeaders(request.id)), fault, status);
}

export function methodFault(allowed: string): HubError {
  return new HubError('BAD_REQUEST', { ruleVi: `địa chỉ này chỉ nhận ${allowed}.`, ruleEn: `this address takes ${allowed} only.` });
}

function faultOfHttp(error: unknown, body: string): { fault: HubError; status: number } {
  if (error instanceof HubError) return { fault: error, status: error.status };
  const { code = '', statusCode = 500, acceptable } = error as { code?: string; statusCode?: number; acceptable?: string };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return withStatus(new HubError('PAYLOAD_TOO_LARGE', { limit: `${LIMITS.bodyBytes.max / 1024} KiB` }));
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return withStatus(new HubError('UNSUPPORTED_MEDIA_TYPE'));
  if (code === 'NOT_ACCEPTABLE' && acceptable === 'text/event-stream') {
    return {
      fault: new HubError('BAD_REQUEST', {
        ruleVi: 'Accept phải gồm text/event-stream.',
        ruleEn: 'Accept must include text/event-stream.',
      }),
      status: 406,
    };
  }
  if (code === 'NOT_ACCEPTABLE') {
    const rule = {
      ruleVi: 'Accept phải gồm application/json hoặc application/graphql-response+json.',
      ruleEn: 'Accept must include application/json or application/graphql-response+json.',
    };
    return { fault: new HubError('BAD_REQUEST', rule), status: 406 };
  }
  if (code === 'FST_ERR_BAD_URL') {
    return withStatus(new HubError('BAD_REQUEST', { ruleVi: 'địa chỉ không đọc được.', ruleEn: 'its address cannot be read.' }));
  }
  if (statusCode >= 400 && statusCode < 500) {
    return {
      fault: new HubError('BAD_REQUEST', {
        ruleVi: `thân yêu cầu phải là JSON ${body}.`,
        ruleEn: `the body must be JSON ${body}.`,
      }),
      status: statusCode,
    };
  }
  return withStatus(faultOf(error));
}

function isOfRest(request: FastifyRequest): boolean {
  return request.url.startsWith(REST_PATH);
}

function bodyOf(request: FastifyRequest): string {
  return isOfRest(request) ? '{ "<variable>": … }' : '{ "query": "…" }';
}

/** The same words in the form that other platforms know (RFC 9457). */
function asProblem(reply: FastifyReply, body: string): string {
  const { errors: [error] = [] } = JSON.parse(body) as { errors?: readonly GraphQLFormattedError[] };
  if (!error) return body;
  reply.header('content-type', `${PROBLEM_TYPE}; charset=utf-8`);
  return JSON.stringify(problemOf(error, reply.statusCode));
}

function withStatus(fault: HubError): { fault: HubError; status: number } {
  return { fault, status: fault.status };
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? '';
}

function codeOf(body: string): string | undefined {
  const { errors } = JSON.parse(body) as { errors?: readonly { extensions?: { code?: string } }[] };
  return errors?.[0]?.extensions?.code;
}
