import type { FastifyInstance } from 'fastify';
import type { ErrorCode } from '../errors.js';
import { KIND_OF_CODE } from '../runtime/events/security-event.js';
import type { SecurityEvents } from '../runtime/events/security-events.js';

/** Every refusal of a kind that whoever watches over the hub wants to know of, once its answer has left. */
export function tellEvents(app: FastifyInstance, { note }: Pick<SecurityEvents, 'note'>): void {
  app.addHook('onResponse', (request, _reply, done) => {
    const { code, role, actor } = request.facts;
    const kind = KIND_OF_CODE[code as ErrorCode];
    if (kind !== undefined) {
      const agency = request.caller?.agency;
      note({
        kind,
        ...(code === undefined ? {} : { code }),
        ...(role === undefined ? {} : { role }),
        ...(agency == null ? {} : { agency }),
        ...(actor === undefined || role === 'anonymous' ? {} : { actor }),
        address: request.ip,
        route: request.routeOptions.url ?? 'none',
        requestId: request.id,
      });
    }
    done();
  });
}
