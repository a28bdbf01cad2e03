import { randomUUID } from 'node:crypto';
import type { Caller } from '../hub/access/caller.js';
import { requireAudit } from '../hub/access/decide.js';
import type { Model } from '../hub/declare/model.js';
import { roleOf } from '../hub/declare/policy.js';
import { steward } from './steward.js';

/** Whoever has the command line has the database; what proves and is proven is read as an auditor reads it. */
export function auditor(model: Model, asked: { purpose: string | undefined; caseCode: string | undefined }): Caller {
  const purposes = roleOf(model.access, 'auditor')?.purposes ?? [];
  const caller = { ...steward(model, asked), role: 'auditor', purposes, requestId: `audit-${randomUUID()}` };
  requireAudit(model.access, caller);
  return caller;
}
