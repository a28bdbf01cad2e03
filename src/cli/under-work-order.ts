import { withTx } from '../db/tx.js';
import { createCaseBinding } from '../hub/access/bind-case.js';
import type { Caller } from '../hub/access/caller.js';
import { agencyOfWorkOrder } from '../hub/evidence/work-orders.js';
import type { Registers } from '../runtime/registers.js';

/** Binds a command to the work order of `--case`. Whoever is not signed in acts for no agency, and so for the one that gave the order. */
export function underWorkOrder({ pool, model }: Pick<Registers, 'pool' | 'model'>, caller: Caller): Promise<Caller> {
  return withTx(pool, { readOnly: true, label: 'work order' }, async (tx) => {
    const agency = caller.agency ?? (caller.caseCode === null ? null : await agencyOfWorkOrder(tx, caller.caseCode));
    return createCaseBinding(model).bind(tx, { ...caller, agency });
  });
}
