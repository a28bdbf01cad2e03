import type { FastifyInstance } from 'fastify';
import { HubError } from '../errors.js';
import { STATUS_PATH, STATUS_TTL_SECONDS } from '../hub/receipt/status-list.js';
import { type Gate, letIn } from './let-in.js';

type Parts = Gate & {
  /** A list of statuses, by its number; undefined where no receipt is in it. */
  receiptStatuses(list: bigint): Promise<string | undefined>;
};

/**
 * What became of receipts, open to everybody: a signed Token Status List for thousands of them, so that whoever asks does not tell which one
 * they have.
 */
export function serveReceipts(app: FastifyInstance, { receiptStatuses, ...gate }: Parts): void {
  app.get<{ Params: { list: string } }>(
    `${STATUS_PATH}/:list(^\\d{1,12}$)`,
    { onRequest: (request, reply) => letIn(request, reply, gate) },
    async (request, reply) => {
      const list = await receiptStatuses(BigInt(request.params.list));
      if (list === undefined) throw new HubError('NOT_FOUND', { what: 'path' });
      return reply.type('application/statuslist+jwt').header('cache-control', `public, max-age=${STATUS_TTL_SECONDS}`).send(list);
    },
  );
}
