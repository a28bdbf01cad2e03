import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';

/** Seven megabytes of introspection become 0.2, where the quick gzip of other answers leaves 0.7; a quarter of a second, once a start. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS } };

/**
 * An answer that changes only with a release: made and compressed once, and sent with an ETag, so that whoever has it asks whether it is still
 * the same and is told so without it. `headers` say who may keep it.
 */
export function unchanging(
  make: () => unknown,
  headers: { 'cache-control': string; vary: string },
): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
  let made: { body: string; etag: string } | undefined;
  let small: Promise<Buffer> | undefined;
  return async (request, reply) => {
    made ??= withEtag(JSON.stringify(make()));
    reply.headers({ etag: made.etag, ...headers });
    const known = String(request.headers['if-none-match'] ?? '').split(/\s*,\s*/);
    if (known.includes(made.etag)) return reply.code(304).send();
    reply.type('application/json; charset=utf-8');
    if (!new Negotiator(request).encodings(['br']).includes('br')) return reply.send(made.body);
    small ??= promisify(brotliCompress)(made.body, BROTLI);
    return reply.header('content-encoding', 'br').send(await small);
  };
}

/** Weak: the same answer may leave compressed or not. */
function withEtag(body: string): { body: string; etag: string } {
  return { body, etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
}
