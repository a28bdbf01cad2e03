import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { cut } from '../runtime/logger.js';
import type { ProofFault } from './proofs.js';

/** Facts of a request that its log line may hold: who in which role, which operation. Never a body, a variable, a token, a query string. */
export type RequestFacts = {
  role?: string;
  actor?: string;
  operation?: string;
  operationName?: string | null;
  executor?: string;
  code?: string;
  /** What of a proof of possession does not hold. */
  proof?: ProofFault;
};

declare module 'fastify' {
  interface FastifyRequest {
    facts: RequestFacts;
  }
}

/** One line per request, when its answer has left. */
export function logRequests(app: FastifyInstance, logger: Logger): void {
  // One line, built from a closed list: a serialiser that takes the whole request would one day take a header too many.
  app.addHook('onResponse', (request, reply, done) => {
    logger.info(Object.assign(factsOf(request), { status: reply.statusCode, ms: tenths(reply.elapsedTime) }));
    done();
  });
  // The client has gone; what it asked is still written down.
  app.addHook('onRequestAbort', async (request) => logger.info({ ...factsOf(request), status: 'aborted' }));
}

function factsOf(request: FastifyRequest): Record<string, unknown> {
  const { role, actor, operation, operationName, executor, code, proof } = request.facts;
  return {
    requestId: request.id,
    method: request.method,
    route: request.routeOptions.url ?? 'none',
    role,
    actor: actor && cut(actor),
    operation,
    operationName: operationName ? cut(operationName) : undefined,
    executor,
    code,
    proof,
    userAgent: header(request, 'user-agent'),
  };
}

function tenths(ms: number): number {
  return Math.round(ms * 10) / 10;
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? cut(value) : undefined;
}
