import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HubError } from '../errors.js';
import type { LogDoor } from '../hub/answer/log-door.js';
import { LOG_NAMES } from '../hub/log/log-source.js';
import { readTilePath } from '../hub/log/tile-paths.js';
import { callerOf } from './graphql-request.js';
import { type Gate, letIn } from './let-in.js';

type Parts = Gate & { log: LogDoor };

/**
 * The logs as C2SP tlog-tiles serves them: `/log/changes/checkpoint`, `/log/changes/tile/0/000`, the same of `reads`. What a tile of a
 * width holds is decided for ever, so caches may keep it; a checkpoint is old after a second; entries are kept by nobody on the way.
 */
export function serveLog(app: FastifyInstance, { log: door, ...gate }: Parts): void {
  const onRequest = (request: FastifyRequest, reply: FastifyReply) => letIn(request, reply, gate);
  for (const log of LOG_NAMES) {
    app.get(`/log/${log}/checkpoint`, { onRequest }, async (_request, reply) => {
      const note = (await door.checkpoint(log)) ?? absent();
      return reply.type('text/plain; charset=utf-8').header('cache-control', 'public, max-age=1').send(note);
    });
    app.get<{ Params: { '*': string } }>(`/log/${log}/tile/*`, { onRequest }, async (request, reply) => {
      const path = readTilePath(`tile/${request.params['*']}`) ?? absent();
      const bytes = (await door.resource(log, path, async () => callerOf(request))) ?? absent();
      if (path.of === 'hashes') reply.header('cache-control', 'public, max-age=31536000, immutable');
      return reply.type('application/octet-stream').send(bytes);
    });
  }
}

function absent(): never {
  throw new HubError('NOT_FOUND', { what: 'path' });
}
