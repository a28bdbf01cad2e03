import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Model } from '../hub/declare/model.js';
import type { Admission } from './admission.js';
import type { Budgets } from './budgets.js';
import { readCaller } from './caller.js';
import { callerOf, sharerOf } from './graphql-request.js';
import type { VerifyToken } from './identity.js';

export type Gate = {
  model: Model;
  verify: VerifyToken;
  admission: Admission;
  /** Where what the door answers is counted against what a caller may take. */
  budgets?: Budgets;
};

/** Who asks, told from headers alone: before the body is read, since a request that may not be asked is not worth its bytes. */
export async function recognise(request: FastifyRequest, { verify, model }: Pick<Gate, 'verify' | 'model'>): Promise<void> {
  request.caller = await readCaller(request, verify, model);
  Object.assign(request.facts, { role: request.caller.role, actor: request.caller.actor });
}

/** Room among the requests in flight; given back however the request ends: answered, refused, or gone. */
export function admit(request: FastifyRequest, reply: FastifyReply, { admission, budgets }: Omit<Gate, 'verify' | 'model'>): void {
  const caller = callerOf(request);
  const sharer = sharerOf(request, caller);
  const ticket = admission.enter(sharer);
  request.ticket = ticket;
  if (budgets) request.purse = budgets.open(sharer, caller.role);
  reply.raw.once('close', ticket.leave);
}

export async function letIn(request: FastifyRequest, reply: FastifyReply, gate: Gate): Promise<void> {
  await recognise(request, gate);
  admit(request, reply, gate);
}
