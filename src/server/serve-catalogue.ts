import type { FastifyInstance } from 'fastify';
import type { Model } from '../hub/declare/model.js';
import { catalogueNames } from '../hub/query/catalogue.js';
import { unchanging } from './unchanging.js';

/**
 * `GET /graphql/catalogue`: what the registers hold, by its names, as `catalogue` answers it to everybody. Each page that asks by clicking
 * begins with it, so it is some 100 kB that a browser keeps until the next release.
 */
export function serveCatalogue(app: FastifyInstance, { model }: { model: Model }): void {
  const send = unchanging(() => ({ data: { catalogue: catalogueNames(model) } }), {
    'cache-control': 'public, no-cache',
    vary: 'accept-encoding',
  });
  app.get('/graphql/catalogue', async (request, reply) => send(request, reply));
}
