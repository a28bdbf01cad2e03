import type { Tx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Model } from '../declare/model.js';
import { rowOf } from '../declare/registers-at.js';
import { isUuid } from '../declare/uuid.js';
import { entityOf } from '../sql/sql-context.js';
import { LEGAL_TODAY } from '../time/legal-day.js';
import { isKnownNow, isOpenEnd } from '../time/period-sql.js';

/** What whoever filed or answered a data subject's request is told of it: nothing of it is about a person. */
export type FiledRequest = {
  id: string;
  kind: 'ACCESS' | 'CORRECTION' | 'CONSENT_WITHDRAWAL' | 'RESTRICTION' | 'OBJECTION' | 'ERASURE';
  state: 'RECEIVED' | 'ACCEPTED' | 'DONE' | 'REFUSED';
  receivedOn: string;
  answerBy: string;
  carryOutBy: string;
  dueOn: string | null;
  isOverdue: boolean;
  answeredOn: string | null;
  endedOn: string | null;
  doubtId: string | null;
};

export async function filedRequest(tx: Tx, model: Model, id: string): Promise<FiledRequest> {
  const { dataSubjectRequests } = model;
  if (dataSubjectRequests === undefined || !isUuid(id)) throw notFound();
  const r = rowOf(entityOf({ model }, dataSubjectRequests.entity), 'r');
  const days = ['receivedOn', 'answerBy', 'carryOutBy', 'dueOn', 'answeredOn', 'endedOn'].map((name) => `${r(name)}::text as "${name}"`);
  const { rows } = await tx.query<FiledRequest>(
    `select r.id, ${r('kind')} as kind, ${r('state')} as state, ${days.join(', ')}, coalesce(${r('dueOn')} < ${LEGAL_TODAY}, false) as "isOverdue", ${r('doubtId')} as "doubtId"
     from ${r.from} where r.id = $1::uuid and ${isKnownNow('r')} and ${isOpenEnd('r', 'validTo')}`,
    [id],
    'filed-request',
  );
  const [found] = rows;
  if (found === undefined) throw notFound();
  return found;
}

function notFound(): HubError {
  return new HubError('NOT_FOUND', { what: 'yêu cầu / request' });
}
