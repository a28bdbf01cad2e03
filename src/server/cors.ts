import fastifyCors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

/** Pages of these origins may ask, with a token in a header; a session of the pages is this hub's own (`sign-in/`). Absent: no other site's page may. */
export async function allowOrigins(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  await app.register(fastifyCors, {
    origin: [...origins],
    methods: ['GET', 'POST'],
    allowedHeaders: [
      'authorization',
      'dpop',
      'content-type',
      'accept-language',
      'hub-purpose',
      'hub-case',
      'hub-cost',
      'idempotency-key',
      'hub-at-least',
      'hub-max-staleness',
      'last-event-id',
      'apollo-require-preflight',
    ],
    exposedHeaders: ['x-request-id', 'retry-after', 'ratelimit', 'ratelimit-policy'],
    credentials: false,
    maxAge: PREFLIGHT_S,
  });
}

const PREFLIGHT_S = 600;
