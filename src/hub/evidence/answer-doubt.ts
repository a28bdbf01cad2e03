import { type Tx, withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { HubContext } from '../answer/context.js';
import { isUuid } from '../declare/uuid.js';
import { standingWithdrawal } from '../ledger/standing.js';
import { openReviews } from '../reads/decision-reviews.js';
import { answerSaid, requireAnswering } from './answer-said.js';
import { type ReportedDoubt, reportedDoubt } from './reported-doubts.js';
import { saidText } from './said-text.js';

export type DoubtAnswer = { id: string; outcome: 'CORRECTED' | 'CONFIRMED'; answer: string; correction?: string | null };

/** `dossiers`: how many were told what was wrong; `opened`: how many of them are new among what is to be looked at again. */
export type AnsweredDoubt = { doubt: ReportedDoubt; dossiers: number; opened: number };

/**
 * Answers a doubt: once, by a steward who did not report it. The record is no longer under investigation; where its data were wrong the
 * correction is named, has changed that very record since, and stands, and whoever was told what was wrong is recalled.
 */
export async function answerDoubt(context: HubContext, given: DoubtAnswer): Promise<AnsweredDoubt> {
  const { model, caller, pool } = context;
  const { doubts } = model;
  if (doubts === undefined) throw new HubError('FORBIDDEN', { action: 'answerDoubt' });
  requireAnswering(context, 'answerDoubt', doubts.entity);
  const answer = saidText('answer', given.answer);
  const correction = correctionOf(given);
  await answerSaid(context, {
    ...{ entity: doubts.entity, id: given.id, what: 'phản ánh / doubt', saidBy: 'reportedBy' },
    fields: ['doubtedId', 'state', 'answer', 'correction', 'answeredBy'],
    reason: 'Trả lời phản ánh dữ liệu sai',
    answer: async (tx, found, today) => {
      if (found.state !== doubts.open) {
        const isSame = found.state === given.outcome && found.answer === answer && found.correction === correction;
        if (isSame && found.answeredBy === caller.actor) return null;
        throw new HubError('DOUBT_ANSWERED', { state: String(found.state) }, { details: { state: found.state } });
      }
      if (correction !== null) await checkCorrection(tx, { correction, recordId: String(found.doubtedId), since: found.position });
      return { state: given.outcome, answer, answeredOn: today, answeredBy: caller.actor, correction };
    },
  });
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
