import type { FastifyRequest } from 'fastify';
import type { Caller } from '../hub/access/caller.js';
import { HubError } from '../hub/errors.js';

const JSON_ANSWER = /(^|,)\s*(\*\/\*|application\/(\*|json|graphql-response\+json))\s*(;|,|$)/i;
const EVENT_STREAM = /(^|,)\s*(\*\/\*|text\/(\*|event-stream))\s*(;|,|$)/i;

/** What HTTP says of a request before its body is worth reading: charset, acceptable answers, host. */
export function refuseOddRequest(request: FastifyRequest, answered: 'application/json' | 'text/event-stream' = 'application/json'): void {
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) throw new HubError('UNSUPPORTED_MEDIA_TYPE');
  // Apollo looks at this only after it has asked: a change would be written, and its caller told 406.
  const accept = request.headers.accept;
  if (accept !== undefined && !(answered === 'application/json' ? JSON_ANSWER : EVENT_STREAM).test(accept)) {
    throw Object.assign(new Error('nothing acceptable'), { statusCode: 406, code: 'NOT_ACCEPTABLE', acceptable: answered });
  }
  if (!URL.canParse(`http://${request.headers.host ?? ''}/`))
    throw new HubError('BAD_REQUEST', { ruleVi: 'tiêu đề Host không hợp lệ.', ruleEn: 'the Host header is not valid.' });
}

export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Error('a request reached the schema before its caller was known');
  return request.caller;
}
