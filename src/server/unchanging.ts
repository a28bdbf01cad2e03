import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * An answer that changes only with a release: made once, and sent with an ETag, so that whoever has it asks whether it is still the same and
 * is told so without it. `headers` say who may keep it.
 */
export function unchanging(
  make: () => unknown,
  headers: { 'cache-control': string; vary: string },
): (request: FastifyRequest, reply: FastifyReply) => FastifyReply {
  let made: { body: string; etag: string } | undefined;
  return (request, reply) => {
    made ??= withEtag(JSON.stringify(make()));
    reply.headers({ etag: made.etag, ...headers });
    const known = String(request.headers['if-none-match'] ?? '').split(/\s*,\s*/);
    if (known.includes(made.etag)) return reply.code(304).send();
    return reply.type('application/json; charset=utf-8').send(made.body);
  };
}

/** Weak: the same answer may leave compressed or not. */
function withEtag(body: string): { body: string; etag: string } {
  return { body, etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
}
