import { type Pool, query } from '../../db/client.js';
import type { Tx } from '../../db/tx.js';
import { ERRORS, HubError } from '../../errors.js';
import type { Caller } from '../access/caller.js';
import type { WithdrawalRefusal } from '../batch/batch.js';
import { instantText } from '../time/instant.js';

/** A batch to take back: by whose right, and why. Everything needed to go on with it in another process; a person's own key is not. */
export type AskedWithdrawal = {
  caller: Pick<Caller, 'role' | 'actor' | 'agency' | 'authenticated' | 'purposes' | 'purpose' | 'caseCode' | 'requestId'>;
  operationName: string | null;
  reason: string;
  legalBasis: string | null;
  cascade: boolean;
  /** Why it could not wait for another person. */
  emergency?: string | null;
};

/**
 * From here on it will be done or refused, whatever becomes of this process. What any hub was asked before and has not ended stands: it is
 * the same withdrawal.
 */
export async function keepAsked(tx: Tx, batchId: string, asked: AskedWithdrawal): Promise<void> {
  await tx.query(
    `update import_batch set withdraw_asked = $2::jsonb || jsonb_build_object('askedAt', ${instantText('clock_timestamp()')}), withdraw_refused = null, changed_at = clock_timestamp()
     where id = $1::uuid and withdraw_asked is null`,
    [batchId, JSON.stringify(asked)],
  );
}

export async function endAsked(tx: Tx, batchId: string, refusal: WithdrawalRefusal | null): Promise<void> {
  await tx.query(
    'update import_batch set withdraw_asked = null, withdraw_refused = $2::jsonb, changed_at = case when withdraw_asked is null then changed_at else clock_timestamp() end where id = $1::uuid',
    [batchId, refusal && JSON.stringify(refusal)],
  );
}

/** Whether it has come to its end, and if so why it was not done. */
export async function askedState(pool: Pool, batchId: string): Promise<{ isOpen: boolean; refused: WithdrawalRefusal | null }> {
  const { rows } = await query<{ isOpen: boolean; refused: WithdrawalRefusal | null }>(
    pool,
    'select withdraw_asked is not null as "isOpen", withdraw_refused as refused from import_batch where id = $1::uuid',
    [batchId],
  );
  return rows[0] ?? { isOpen: false, refused: null };
}

export async function isAnyAsked(pool: Pool): Promise<boolean> {
  const { rows } = await query<{ open: boolean }>(
    pool,
    'select exists (select from import_batch where withdraw_asked is not null) as open',
  );
  return rows[0]?.open === true;
}

/** What was asked for first and has not come to its end. `isFirstTry`: nobody has begun with it; from now on somebody has. */
export async function beginOldest(pool: Pool): Promise<{ id: string; asked: AskedWithdrawal; isFirstTry: boolean } | undefined> {
  // Releases before this one kept no instant; what changed the batch last was then its asking, or a part.
  const { rows } = await query<{ id: string; asked: AskedWithdrawal & { tried?: true } }>(
    pool,
    `with oldest as (select id, withdraw_asked as asked from import_batch where withdraw_asked is not null
       order by coalesce(withdraw_asked->>'askedAt', ${instantText('changed_at')}), id limit 1)
     update import_batch b set withdraw_asked = b.withdraw_asked || '{"tried": true}' from oldest where b.id = oldest.id and b.withdraw_asked is not null
     returning b.id, oldest.asked`,
  );
  const [oldest] = rows;
  return oldest && { ...oldest, isFirstTry: oldest.asked.tried !== true };
}

/** How far looking at it has come, for whichever hub is asked; null once parts are being taken back. */
export async function noteChecked(pool: Pool, batchId: string, rowsChecked: number | null): Promise<void> {
  await query(
    pool,
    `update import_batch set withdraw_asked = withdraw_asked || jsonb_build_object('rowsChecked', $2::integer) where id = $1::uuid and withdraw_asked is not null`,
    [batchId, rowsChecked],
  );
}

export function refusalOf({ code, parameters, details }: HubError): WithdrawalRefusal {
  return { code, parameters, details };
}

/** The error as it was thrown; one of a release that had other codes is told as internal. */
export function errorOf({ code, parameters, details }: WithdrawalRefusal): HubError {
  return code in ERRORS ? new HubError(code, parameters, { details }) : new HubError('INTERNAL');
}
