import { retrying, type Tx, withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import { grantFor } from '../access/decide.js';
import type { HubContext } from '../answer/context.js';
import { isUuid } from '../declare/uuid.js';
import { standingWithdrawal } from '../ledger/standing.js';
import { openReviews } from '../reads/decision-reviews.js';
import { touchNotes } from '../reads/note-touched.js';
import { requireRecall } from '../reads/recall.js';
import { findRecords } from '../sql/find.js';
import { entityOf } from '../sql/sql-context.js';
import { currentTimes } from '../time/current-times.js';
import { writeChangeSet } from '../write/door.js';
import { doubtText } from './doubt-text.js';
import { type ReportedDoubt, reportedDoubt } from './reported-doubts.js';

export type DoubtAnswer = { id: string; outcome: 'CORRECTED' | 'CONFIRMED'; answer: string; correction?: string | null };

/** `dossiers`: how many were told what was wrong; `opened`: how many of them are new among what is to be looked at again. */
export type AnsweredDoubt = { doubt: ReportedDoubt; dossiers: number; opened: number };

/**
 * Answers a doubt: once, by a steward who did not report it. The record is no longer under investigation; where its data were wrong the
 * correction is named, has changed that very record since, and stands, and whoever was told what was wrong is recalled.
 */
export async function answerDoubt(context: HubContext, given: DoubtAnswer): Promise<AnsweredDoubt> {
  const { model, caller, pool, audit } = context;
  const { doubts } = model;
  if (model.access.roles.find(({ role }) => role === caller.role)?.mayWriteAny !== true || doubts === undefined)
    throw new HubError('FORBIDDEN', { action: 'answerDoubt' });
  requireRecall(model, caller);
  const entity = entityOf({ model }, doubts.entity);
  if (grantFor(model.access, caller, entity.register, 'personal') !== 'all') throw new HubError('FORBIDDEN', { action: 'answerDoubt' });
  const answer = doubtText('answer', given.answer);
  const correction = correctionOf(given);
  const touch = touchNotes(context, 'check');
  audit.entities.add(entity.name);
  const write = () =>
    withTx(pool, { label: 'answer doubt' }, async (tx) => {
      const times = await currentTimes(tx);
      const at = { validAt: times.today, knownAt: times.head.recordedFrom };
      const fields = ['doubtedId', 'state', 'reportedBy', 'answer', 'correction', 'answeredBy'];
      const [found] = isUuid(given.id)
        ? await findRecords(tx, model, { entity: entity.name, where: { id: { eq: given.id } }, at, fields, limit: 1 })
        : [];
      if (found === undefined) throw new HubError('NOT_FOUND', { what: 'phản ánh / doubt' });
      for (const subject of found.subjects ?? []) audit.subjects.add(subject);
      if (audit.subjects.size > 0) audit.classes.add('personal');
      if (found.reportedBy === caller.actor) throw new HubError('ANOTHER_PERSON_REQUIRED', { why: 'OWN' });
      if (found.state !== doubts.open) {
        const isSame = found.state === given.outcome && found.answer === answer && found.correction === correction;
        if (isSame && found.answeredBy === caller.actor) return { changes: [] };
        throw new HubError('DOUBT_ANSWERED', { state: String(found.state) }, { details: { state: found.state } });
      }
      if (correction !== null) await checkCorrection(tx, { correction, recordId: String(found.doubtedId), since: found.position });
      const values = { state: given.outcome, answer, answeredOn: times.today, answeredBy: caller.actor, correction };
      return writeChangeSet(
        tx,
        model,
        {
          operations: [{ operation: 'update', entity: entity.name, id: found.id, from: times.today, values }],
          ...{ actor: caller.actor, actorRole: caller.role, agency: caller.agency, legalBasis: null },
          ...(caller.purpose === null ? {} : { purpose: caller.purpose }),
          ...(caller.caseCode === null ? {} : { caseCode: caller.caseCode }),
          reason: 'Trả lời phản ánh dữ liệu sai',
          // Of two who answer at once the second sees the first's.
          readAt: times.head.position,
        },
        { onWait: context.onLedgerWait, onPlan: touch.onPlan },
      );
    });
  await touch.during([], () => retrying(write));
  const recalled = correction === null ? { found: 0, opened: 0 } : await openReviews(context, correction);
  const doubt = await withTx(pool, { readOnly: true, label: 'answered doubt' }, (tx) => reportedDoubt(tx, model, given.id));
  return { doubt, dossiers: recalled.found, opened: recalled.opened };
}

function correctionOf({ outcome, correction }: DoubtAnswer): string | null {
  const isNamed = correction !== null && correction !== undefined;
  if (isNamed !== (outcome === 'CORRECTED'))
    throw new HubError('BAD_USER_INPUT', {
      argument: 'correction',
      ruleVi: 'cần mã tập thay đổi đã sửa dữ liệu khi kết quả là CORRECTED, và chỉ khi đó.',
      ruleEn: 'the change set that corrected the data is needed with CORRECTED, and only there.',
    });
  return isNamed ? correction.toLowerCase() : null;
}

/** A correction has changed the record after it was doubted, and was not taken back. */
async function checkCorrection(
  tx: Tx,
  { correction, recordId, since }: { correction: string; recordId: string; since: string },
): Promise<void> {
  const { rows } = isUuid(correction)
    ? await tx.query('select from change where change_set_id = $1::uuid and record_id = $2::uuid and position > $3::bigint limit 1', [
        correction,
        recordId,
        since,
      ])
    : { rows: [] };
  if (rows.length > 0 && (await standingWithdrawal(tx, correction)) === undefined) return;
  throw new HubError('BAD_USER_INPUT', {
    argument: 'correction',
    ruleVi: 'không có tập thay đổi nào mang mã này đã sửa bản ghi sau khi được phản ánh và còn hiệu lực.',
    ruleEn: 'no change set of that id has changed the record after it was reported, and stands.',
  });
}
