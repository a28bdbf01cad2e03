import type { Tx } from '../../db/tx.js';
import type { Caller } from '../access/caller.js';
import { ERRORS, type ErrorCode, HubError } from '../errors.js';

/** A batch to take back: by whose right, and why. Everything needed to go on with it in another process; a person's own key is not. */
export type AskedWithdrawal = {
  caller: Pick<Caller, 'role' | 'actor' | 'agency' | 'authenticated' | 'purposes' | 'purpose' | 'caseCode' | 'requestId'>;
  operationName: string | null;
  reason: string;
  legalBasis: string | null;
  cascade: boolean;
};

/** Why a withdrawal ended without being done: an error as it was thrown, to be worded for whoever reads it. */
export type WithdrawalRefusal = { code: ErrorCode; parameters: HubError['parameters']; details: HubError['details'] };

/** From here on it will be done or refused, whatever becomes of this process. */
export async function keepAsked(tx: Tx, batchId: string, asked: AskedWithdrawal): Promise<void> {
  await tx.query(
    `update import_batch set withdraw_asked = $2::jsonb, withdraw_refused = null, changed_at = clock_timestamp() where id = $1::uuid and state <> 'WITHDRAWN'`,
    [batchId, JSON.stringify(asked)],
  );
}

export async function endAsked(tx: Tx, batchId: string, refusal: WithdrawalRefusal | null): Promise<void> {
  await tx.query(
    'update import_batch set withdraw_asked = null, withdraw_refused = $2::jsonb, changed_at = case when withdraw_asked is null then changed_at else clock_timestamp() end where id = $1::uuid',
    [batchId, refusal && JSON.stringify(refusal)],
  );
}

/** What was asked for and has not come to its end, the oldest first. */
export async function openAsked(tx: Tx): Promise<{ id: string; asked: AskedWithdrawal }[]> {
  const { rows } = await tx.query<{ id: string; asked: AskedWithdrawal }>(
    'select id, withdraw_asked as asked from import_batch where withdraw_asked is not null order by changed_at, id',
  );
  return rows;
}

export function refusalOf({ code, parameters, details }: HubError): WithdrawalRefusal {
  return { code, parameters, details };
}

/** The error as it was thrown; one of a release that had other codes is told as internal. */
export function errorOf({ code, parameters, details }: WithdrawalRefusal): HubError {
  return code in ERRORS ? new HubError(code, parameters, { details }) : new HubError('INTERNAL');
}
