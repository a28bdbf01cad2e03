import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Model } from '../hub/declare/model.js';
import type { Admission } from './admission.js';
import type { Budgets } from './budgets.js';
import { readCaller } from './caller.js';
import { callerOf, sharerOf } from './graphql-request.js';
import type { VerifyToken } from './identity.js';
import type { Proofs } from './proofs.js';

/** By what callers are told apart. */
export type Recognising = { model: Model; verify: VerifyToken; proofs: Proofs };
/** Who is let in at a door, and how many. */
export type Gate = Recognising & { admission: Admission };

/** Who asks, told from headers alone: before the body is read, since a request that may not be asked is not worth its bytes. */
export async function recognise(request: FastifyRequest, { verify, model, proofs }: Recognising): Promise<void> {
  request.caller = await readCaller(request, { verify, model, prove: (bound) => proofs.check(request, bound) });
  Object.assign(request.facts, { role: request.caller.role, actor: request.caller.actor });
}

/** Throws once the token of a request that is still being answered is not good any more. Its proof was for the beginning, and is spent. */
export async function checkStillGood(request: FastifyRequest, { verify, model }: Recognising): Promise<void> {
  await readCaller(request, { verify, model, prove: async () => undefined });
}

/**
 * Room among the requests in flight; given back however the request ends: answered, refused, or gone. `budgets`: where what the door answers
 * is counted against what a caller may take.
 */
export function admit(request: FastifyRequest, reply: FastifyReply, { admission }: Pick<Gate, 'admission'>, budgets?: Budgets): void {
  const caller = callerOf(request);
  const sharer = sharerOf(request, caller);
  const ticket = admission.enter(sharer);
  request.ticket = ticket;
  if (budgets) request.purse = budgets.open(sharer, caller.role);
  reply.raw.once('close', ticket.leave);
}

export async function letIn(request: FastifyRequest, reply: FastifyReply, gate: Gate, budgets?: Budgets): Promise<void> {
  await recognise(request, gate);
  admit(request, reply, gate, budgets);
}
