import { HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import { HubError } from '../errors.js';
import type { Caller } from '../hub/access/caller.js';
import { preferred } from './accept.js';
import { addressShare } from './address-share.js';
import type { Ticket } from './admission.js';
import type { Purse } from './budgets.js';
import type { Sharer } from './shares.js';
import { TABLE_TYPES } from './table-answer.js';

/** What an answer can be sent as; clients that leave it open get what the oldest of them understand. */
export const JSON_ANSWERS = ['application/json', 'application/graphql-response+json'] as const;
const EVENT_STREAM = ['text/event-stream'] as const;

/** What HTTP says of a request before its body is worth reading: charset, acceptable answers, host. */
export function refuseOddRequest(request: FastifyRequest, answered: 'application/json' | 'text/event-stream' = 'application/json'): void {
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) throw new HubError('UNSUPPORTED_MEDIA_TYPE');
  const type = preferred(request.headers.accept, answered === 'application/json' ? [...JSON_ANSWERS, ...TABLE_TYPES] : EVENT_STREAM);
  if (type === undefined)
    throw Object.assign(new Error('nothing acceptable'), { statusCode: 406, code: 'NOT_ACCEPTABLE', acceptable: answered });
  // Settled here once. Apollo looks at the header only after it has asked: a change would be written, and its caller told 406.
  request.wantsTable = TABLE_TYPES.find((one) => one === type) ?? null;
  if (request.headers.accept !== undefined) request.headers.accept = request.wantsTable === null ? type : JSON_ANSWERS[0];
  if (!URL.canParse(`http://${request.headers.host ?? ''}/`))
    throw new HubError('BAD_REQUEST', { ruleVi: 'tiêu đề Host không hợp lệ.', ruleEn: 'the Host header is not valid.' });
}

export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Error('a request reached the schema before its caller was known');
  return request.caller;
}

export function ticketOf(request: FastifyRequest): Ticket {
  if (!request.ticket) throw new Error('a request reached the schema before it was let in');
  return request.ticket;
}

export function purseOf(request: FastifyRequest): Purse {
  if (!request.purse) throw new Error('a request reached the schema before its budget was known');
  return request.purse;
}

/** Whose share of the hub a request takes. An application has one share, from wherever it asks. */
export function sharerOf(request: FastifyRequest, { authenticated, actor }: Caller): Sharer {
  return authenticated ? { key: `@${actor}`, isGuest: false } : { key: addressShare(request.ip), isGuest: true };
}

const HEADERS_READ = ['content-type', 'accept', 'apollo-require-preflight', 'x-apollo-operation-name'];

/** What Apollo looks at; who asks and why has been read before. */
export function headersFor({ headers }: FastifyRequest): HeaderMap {
  const read = new HeaderMap();
  for (const name of HEADERS_READ) {
    const value = headers[name];
    if (typeof value === 'string') read.set(name, value);
  }
  return read;
}

/** The body Apollo has worded; always in one piece, since no operation of ours is answered in parts. */
export function textOf(body: HTTPGraphQLResponse['body']): string {
  if (body.kind !== 'complete') throw new Error('an answer in parts, which no operation of ours has');
  return body.string;
}
