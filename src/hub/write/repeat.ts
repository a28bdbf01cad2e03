import type { Tx } from '../../db/tx.js';
import { HubError } from '../errors.js';
import { instantText } from '../time/period-sql.js';
import { bodyHash } from './body-hash.js';
import type { ChangeSetInput, ChangeSetOutcome, OperationProblem } from './operations.js';

/** What "the same body" means where the caller does not say. Who sends it is the key's owner, and no part of it. */
export function requestHash({ operations, agency, reason, legalBasis, purpose, caseCode, batchId, readAt }: ChangeSetInput): string {
  return bodyHash({ operations, agency, reason, legalBasis, purpose, caseCode, batchId, readAt });
}

/** The first answer of an idempotency key, if it was used: a caller that lost the answer asks again, and nothing is done twice. */
export async function firstAnswer(tx: Tx, input: ChangeSetInput, hashed: string | undefined): Promise<ChangeSetOutcome | undefined> {
  if (input.idempotencyKey === undefined) return undefined;
  const { rows } = await tx.query<{ id: string; hash: string | null }>(
    'select id, request_hash as hash from change_set where actor = $1 and idempotency_key = $2',
    [input.actor, input.idempotencyKey],
    'write-first-answer',
  );
  const [set] = rows;
  if (set === undefined) return undefined;
  if (set.hash !== hashed) throw new HubError('IDEMPOTENCY_MISMATCH');
  return outcomeOf(tx, { id: set.id });
}

/** What was answered when a change set was written: the one with this id, or the one that took another back. */
export async function outcomeOf(tx: Tx, given: { id: string } | { withdraws: string }): Promise<ChangeSetOutcome | undefined> {
  const { rows } = await tx.query<SetRow>(
    `select id, first_position::text as first, last_position::text as last, ${instantText('recorded_from')} as at, warnings
     from change_set where ${'id' in given ? 'id' : 'withdraws'} = $1::uuid`,
    ['id' in given ? given.id : given.withdraws],
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
