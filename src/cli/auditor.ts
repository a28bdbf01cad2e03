import { randomUUID } from 'node:crypto';
import type { Caller } from '../hub/access/caller.js';
import { requireAudit } from '../hub/access/decide.js';
import { roleOf } from '../hub/declare/policy.js';
import type { Registers } from '../runtime/registers.js';
import { steward } from './steward.js';
import { underWorkOrder } from './under-work-order.js';

/** Whoever has the command line has the database; what proves and is proven is read as an auditor reads it, under a work order. */
export async function auditor(
  { pool, model }: Pick<Registers, 'pool' | 'model'>,
  asked: { purpose: string | undefined; caseCode: string | undefined },
  person?: Pick<Caller, 'actor' | 'agency'>,
): Promise<Caller> {
  const purposes = roleOf(model.access, 'auditor')?.purposes ?? [];
  const by = person && { actor: person.actor, agency: person.agency };
  const asking = { ...steward(model, asked), role: 'auditor', purposes, ...by, requestId: `audit-${randomUUID()}` };
  const caller = await underWorkOrder({ pool, model }, asking);
  requireAudit(model.access, caller);
  return caller;
}
