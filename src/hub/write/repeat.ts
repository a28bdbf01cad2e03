import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { instantText } from '../time/instant.js';
import { bodyHash } from './body-hash.js';
import type { ChangeSetInput, ChangeSetOutcome, OperationProblem, ResultCode } from './operations.js';

/** What "the same body" means where the caller does not say. Who sends it is the key's owner, and no part of it. */
export function requestHash({ operations, agency, reason, legalBasis, purpose, caseCode, batchId, readAt }: ChangeSetInput): string {
  return bodyHash({ operations, agency, reason, legalBasis, purpose, caseCode, batchId, readAt });
}

/** Refuses what is no key by which something sent again is known; `argument`: where it was given. */
export function checkIdempotencyKey(key: string, argument: string): void {
  if (/^[\x21-\x7e]{1,200}$/.test(key)) return;
  throw new HubError('BAD_USER_INPUT', {
    argument,
    ruleVi: 'cần 1 đến 200 ký tự ASCII, không có khoảng trắng.',
    ruleEn: '1 to 200 ASCII characters without blanks.',
  });
}

/** Whether a set can be recognised when it is sent again. */
export function isRepeatable({ idempotencyKey, result }: ChangeSetInput): boolean {
  return idempotencyKey !== undefined || result !== undefined;
}

/**
 * The first answer to what is sent again, if it was written: a caller that lost the answer asks again, and nothing is done twice.
 * An idempotency key belongs to who sends it; the code of a result to the agency that decided it; a withdrawal to what it takes back.
 */
export async function firstAnswer(tx: Tx, input: ChangeSetInput, hashed: string | undefined): Promise<ChangeSetOutcome | undefined> {
  const twin = await withdrawnSince(tx, input);
  if (twin !== undefined) return twin;
  const [code, set] =
    input.result === undefined ? [undefined, await setOfKey(tx, input)] : [input.result.code, await setOfResult(tx, input.result, hashed)];
  if (set === undefined) return undefined;
  if (set.hash !== hashed) throw new HubError('IDEMPOTENCY_MISMATCH', { resultCode: code });
  return outcomeOf(tx, set.id);
}

type FirstSet = { id: string; hash: string | null };

async function setOfKey(tx: Tx, { actor, idempotencyKey }: ChangeSetInput): Promise<FirstSet | undefined> {
  if (idempotencyKey === undefined) return undefined;
  const { rows } = await tx.query<FirstSet>(
    'select id, request_hash as hash from change_set where actor = $1 and idempotency_key = $2',
    [actor, idempotencyKey],
    'write-first-answer',
  );
  return rows[0];
}

/** Where a code was used twice before codes were unique, the one with this body. */
async function setOfResult(tx: Tx, { issuerId, code }: ResultCode, hashed: string | undefined): Promise<FirstSet | undefined> {
  const { rows } = await tx.query<FirstSet>(
    `select s.id, s.request_hash as hash from decided_result d join change_set s on s.id = d.change_set_id
     where d.code = $1 and d.issuer_id = $2::uuid order by s.request_hash is not distinct from $3 desc, s.first_position limit 1`,
    [code, issuerId, hashed ?? null],
  );
  return rows[0];
}

/** The same, by the whole body alone: its issuer may have no code any more by which it could be found today. */
export async function firstAnswerOfResult(tx: Tx, code: string, hashed: string): Promise<ChangeSetOutcome | undefined> {
  const { rows } = await tx.query<{ id: string }>(
    `select s.id from decided_result d join change_set s on s.id = d.change_set_id where d.code = $1 and s.request_hash = $2 order by s.first_position limit 1`,
    [code, hashed],
  );
  return rows[0] && outcomeOf(tx, rows[0].id);
}

/** In the transaction of the set, under the ledger's lock: two at once cannot both find the code free. */
export async function claimResultCode(tx: Tx, changeSetId: string, { issuerId, code }: ResultCode): Promise<void> {
  await tx.query('insert into decided_result (change_set_id, issuer_id, code) values ($1, $2, $3)', [changeSetId, issuerId, code]);
}

/** The first answer of whoever took the same change set back after this one began to look. */
export async function withdrawnSince(
  tx: Tx,
  { withdraws, readAt }: Pick<ChangeSetInput, 'withdraws' | 'readAt'>,
): Promise<ChangeSetOutcome | undefined> {
  if (withdraws === undefined || readAt === undefined) return undefined;
  const { rows } = await tx.query<{ id: string }>(
    'select id from change_set where withdraws = $1::uuid and first_position > $2::bigint order by first_position limit 1',
    [withdraws, readAt],
  );
  return rows[0] && outcomeOf(tx, rows[0].id);
}

/** What was answered when a change set was written. */
export async function outcomeOf(tx: Tx, id: string): Promise<ChangeSetOutcome | undefined> {
  const { rows } = await tx.query<SetRow>(
    `select id, first_position::text as first, last_position::text as last, ${instantText('recorded_from')} as at, warnings from change_set where id = $1::uuid`,
    [id],
  );
  const [set] = rows;
  if (set === undefined) return undefined;
  const changes = await tx.query<ChangeSetOutcome['changes'][number]>(
    'select c.position::text as position, c.entity, c.record_id as "recordId", c.version, c.operation from change c where c.position between $1::bigint and $2::bigint order by c.position',
    [set.first, set.last],
    'write-first-changes',
  );
  return {
    changeSetId: set.id,
    firstPosition: set.first,
    lastPosition: set.last,
    recordedFrom: set.at,
    replayed: true,
    changes: changes.rows,
    warnings: set.warnings,
  };
}

type SetRow = { id: string; first: string; last: string; at: string; warnings: OperationProblem[] };
