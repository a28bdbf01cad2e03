import type { Pool } from '../../db/client.js';
import { retrying, type Tx, withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { Caller } from '../access/caller.js';
import { AUDIT_PURPOSE, checkPurpose, requireAudit } from '../access/decide.js';
import type { Model } from '../declare/model.js';
import { roleOf } from '../declare/policy.js';
import { isUuid } from '../declare/uuid.js';
import { keyPages } from '../sql/key-page.js';
import { pageSize } from '../sql/page.js';
import { instantText } from '../time/instant.js';
import { groundText } from '../write/ground-text.js';
import type { AuditNotes } from './audit-notes.js';
import { noteRecall, type RecallCertainty, recallOf, requireRecall } from './recall.js';
import type { RecallReason } from './recalled-records.js';

/** STANDS: the decision is right all the same. CHANGED: it was taken back or made anew. NOT_RELIED_ON: it did not rest on what was told. */
export type ReviewState = 'OPEN' | 'STANDS' | 'CHANGED' | 'NOT_RELIED_ON';

/** What was decided in a dossier on what no longer holds, to be looked at again. */
export type DecisionReview = {
  id: string;
  changeSet: string;
  caseCode: string;
  agency: string | null;
  reason: RecallReason;
  certainty: RecallCertainty;
  reads: number;
  firstAt: string;
  lastAt: string;
  state: ReviewState;
  openedBy: string;
  openedByAgency: string | null;
  openedAt: string;
  decidedBy: string | null;
  decidedByAgency: string | null;
  decidedAt: string | null;
  conclusion: string | null;
};

type Asking = { pool: Pool; model: Model; caller: Caller; audit: AuditNotes };

/** What of a review is told; the table is called `r`. */
export const REVIEW_COLUMNS = `r.id, r.change_set_id as "changeSet", r.case_code as "caseCode", r.agency, r.reason, r.certainty, r.reads,
  ${instantText('r.first_at')} as "firstAt", ${instantText('r.last_at')} as "lastAt", r.state, r.opened_by as "openedBy", r.opened_by_agency as "openedByAgency",
  ${instantText('r.opened_at')} as "openedAt", r.decided_by as "decidedBy", r.decided_by_agency as "decidedByAgency", ${instantText('r.decided_at')} as "decidedAt", r.conclusion`;

/**
 * Puts every dossier that a recall finds on the list of what is to be looked at again, each once: asked again it adds what was found since, and
 * decided ones stay decided. Asking is reading, as a recall is.
 */
export async function openReviews({ pool, model, caller, audit }: Asking, changeSet: string) {
  requireRecall(model, caller);
  audit.begin();
  if (!isUuid(changeSet)) throw new HubError('NOT_FOUND', { what: 'change set' });
  return retrying(() =>
    withTx(pool, { label: 'open reviews' }, async (tx) => {
      const recall = await recallOf(tx, { model, standIn: audit.standIn }, changeSet.toLowerCase());
      if (recall === undefined) throw new HubError('NOT_FOUND', { what: 'change set' });
      noteRecall(audit, recall);
      const dossiers = byDossier((await recall.clients()).filter(({ purpose }) => decides(model, purpose)));
      const { rows } = await tx.query<{ id: string }>(
        `insert into decision_review (change_set_id, case_code, agency, reason, certainty, reads, first_at, last_at, opened_by, opened_by_agency)
         select $1::uuid, d."caseCode", d.agency, d.reason, d.certainty, d.reads, d."firstAt", d."lastAt", $3, $4
         from json_to_recordset($2::json) as d("caseCode" text, agency text, reason text, certainty text, reads integer, "firstAt" timestamptz, "lastAt" timestamptz)
         on conflict on constraint decision_review_once do nothing returning id`,
        [changeSet, JSON.stringify(dossiers), caller.actor, caller.agency],
      );
      return { changeSet: recall.set.id, opened: rows.length, found: dossiers.length };
    }),
  );
}

/** Whether something is decided about the dossier that is read for; registers are kept and access is examined under cases too. */
function decides({ access }: Model, purpose: string | null): boolean {
  return access.purposes.find(({ code }) => code === purpose)?.caseBinds === 'dossier';
}

type Dossier = Pick<DecisionReview, 'caseCode' | 'agency' | 'reason' | 'certainty' | 'reads' | 'firstAt' | 'lastAt'>;

const SUREST: readonly RecallCertainty[] = ['SHOWN', 'POSSIBLE', 'KIND'];

/** Whoever asked for an agency in a dossier, the dossier was decided by the agency. What was asked without a dossier decided none. */
function byDossier(clients: readonly (Omit<Dossier, 'caseCode'> & { caseCode: string | null })[]): Dossier[] {
  const found = new Map<string, Dossier>();
  for (const { caseCode, agency, reason, certainty, reads, firstAt, lastAt } of clients) {
    if (caseCode === null) continue;
    const key = JSON.stringify([caseCode, agency]);
    const known = found.get(key);
    const here = { caseCode, agency, reason, certainty, reads, firstAt, lastAt };
    if (known === undefined) {
      found.set(key, here);
      continue;
    }
    found.set(key, {
      ...known,
      reason: known.reason === 'WRONG' ? 'WRONG' : reason,
      certainty: SUREST.find((one) => one === known.certainty || one === certainty) ?? 'KIND',
      reads: known.reads + reads,
      firstAt: [known.firstAt, firstAt].sort()[0] ?? firstAt,
      lastAt: [known.lastAt, lastAt].sort()[1] ?? lastAt,
    });
  }
  return [...found.values()];
}

/** Whose reviews somebody sees: all of them, or those of the agency they act for. To others there are none. */
export function reviewScope({ model, caller }: Pick<Asking, 'model' | 'caller'>, action: string): { agency: string | null } {
  const role = roleOf(model.access, caller.role);
  if (role?.mayWriteAny === true) return { agency: null };
  if (role?.mayWrite === true && caller.agency !== null) return { agency: caller.agency };
  if (!caller.purposes.includes(AUDIT_PURPOSE)) throw new HubError('FORBIDDEN', { action });
  requireAudit(model.access, caller);
  return { agency: null };
}

export type ReviewQuestion = {
  states?: readonly ReviewState[] | null;
  changeSet?: string | null;
  first?: number | null;
  after?: string | null;
};

/** Oldest first: what has waited longest is looked at first. */
export async function reviewsInOrder(
  { model, caller, reading: { tx } }: Pick<Asking, 'model' | 'caller'> & { reading: { tx: Tx } },
  { states, changeSet, first, after }: ReviewQuestion,
) {
  const { agency } = reviewScope({ model, caller }, 'decisionReviews');
  const limit = pageSize('first', first, 50, 'pageRecords');
  const from = PAGES.keyOf(after);
  const page = (rows: readonly DecisionReview[]) => PAGES.page(rows, { limit, after: from, key: ({ id }) => id });
  const of = changeSet ?? null;
  if (of !== null && !isUuid(of)) return page([]);
  const { rows } = await tx.query<DecisionReview>(
    `select ${REVIEW_COLUMNS} from decision_review r where r.state = any($1::text[]) and ($2::text is null or r.agency = $2) and ($3::uuid is null or r.change_set_id = $3::uuid)
       and ($4::uuid is null or r.id > $4::uuid) order by r.id limit $5`,
    [states ?? ['OPEN'], agency, of, from, limit + 1],
  );
  return page(rows);
}

const PAGES = keyPages('review', isUuid);

export type ReviewDecision = { id: string; outcome: Exclude<ReviewState, 'OPEN'>; conclusion: string };

/**
 * Somebody of the agency, or a steward, says what became of the decision: never whoever put it on the list. Decided once; the same again is
 * answered as it is.
 */
export async function reviewDecision({ pool, model, caller }: Asking, given: ReviewDecision): Promise<DecisionReview> {
  const conclusion = groundText('conclusion', given.conclusion);
  const role = roleOf(model.access, caller.role);
  if (role?.mayWrite !== true) throw new HubError('FORBIDDEN', { action: 'reviewDecision' });
  checkPurpose(model.access, caller, false);
  const { agency } = reviewScope({ model, caller }, 'reviewDecision');
  if (!isUuid(given.id)) throw notFound();
  return retrying(() =>
    withTx(pool, { label: 'review decision' }, async (tx) => {
      const read = async (more = '') =>
        (await tx.query<DecisionReview>(`select ${REVIEW_COLUMNS} from decision_review r where r.id = $1::uuid ${more}`, [given.id]))
          .rows[0];
      const held = await read('for update');
      if (held === undefined || (agency !== null && held.agency !== agency)) throw notFound();
      if (held.openedBy === caller.actor) throw new HubError('ANOTHER_PERSON_REQUIRED', { why: 'OWN' });
      if (held.state !== 'OPEN') {
        if (held.state === given.outcome && held.decidedBy === caller.actor && held.conclusion === conclusion) return held;
        throw new HubError('PROPOSAL_DECIDED', { state: held.state }, { details: { state: held.state } });
      }
      await tx.query(
        'update decision_review set state = $2, decided_by = $3, decided_by_agency = $4, decided_at = clock_timestamp(), conclusion = $5 where id = $1::uuid',
        [given.id, given.outcome, caller.actor, caller.agency, conclusion],
      );
      return (await read()) ?? held;
    }),
  );
}

function notFound(): HubError {
  return new HubError('NOT_FOUND', { what: 'quyết định cần xem lại / review' });
}
