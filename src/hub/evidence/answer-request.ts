import { withTx } from '../../db/tx.js';
import { HubError } from '../../errors.js';
import type { HubContext } from '../answer/context.js';
import { answerSaid, requireAnswering } from './answer-said.js';
import { type FiledRequest, filedRequest } from './filed-request.js';
import { reportedDoubt } from './reported-doubts.js';
import { saidText } from './said-text.js';

export type RequestAnswer = { id: string; step: Exclude<FiledRequest['state'], 'RECEIVED'>; answer: string };

/**
 * Answers a data subject's request, by a steward who did not file it: whether it is done, and once that it was. What is over stays so; a
 * correction is not done while the record is in doubt.
 */
export async function answerRequest(context: HubContext, { id, step, answer: given }: RequestAnswer): Promise<FiledRequest> {
  const { model, caller, pool } = context;
  const { dataSubjectRequests: declared, doubts } = model;
  if (declared === undefined) throw new HubError('FORBIDDEN', { action: 'answerDataSubjectRequest' });
  requireAnswering(context, 'answerDataSubjectRequest', declared.entity);
  const answer = saidText('answer', given);
  await answerSaid(context, {
    ...{ entity: declared.entity, id, what: 'yêu cầu / request', saidBy: 'filedBy' },
    fields: ['state', 'answer', 'answeredBy', 'answeredOn', 'carryOutBy', 'doubtId'],
    reason: 'Trả lời yêu cầu của chủ thể dữ liệu',
    answer: async (tx, found, today) => {
      const state = found.state as FiledRequest['state'];
      if (state === step && found.answer === answer && found.answeredBy === caller.actor) return null;
      if (state === 'DONE' || state === 'REFUSED')
        throw impossible(
          `đã kết thúc (${state}); nếu vẫn cần, hãy gửi yêu cầu mới.`,
          `it is over (${state}); what is still wanted is filed anew.`,
        );
      if (state === 'ACCEPTED' && step === 'ACCEPTED')
        throw impossible('đã báo là đang thực hiện; hãy trả lời DONE hoặc REFUSED.', 'the person has heard that; answer DONE or REFUSED.');
      const doubt = found.doubtId as string | null;
      if (step === 'DONE' && doubt !== null && (await reportedDoubt(tx, model, doubt)).state === doubts?.open)
        throw impossible(
          `phản ánh ${doubt} chưa được trả lời; hãy trả lời trước: answerDoubt.`,
          `the doubt ${doubt} is not answered; answer that first: answerDoubt.`,
        );
      const isOver = step !== 'ACCEPTED';
      return {
        ...{ state: step, answer, answeredOn: (found.answeredOn ?? today) as string, answeredBy: caller.actor },
        ...{ answeredByAgency: caller.agency, endedOn: isOver ? today : null, dueOn: isOver ? null : (found.carryOutBy as string) },
      };
    },
  });
  return withTx(pool, { readOnly: true, label: 'answered request' }, (tx) => filedRequest(tx, model, id));
}

function impossible(ruleVi: string, ruleEn: string): HubError {
  return new HubError('DATA_SUBJECT_REQUEST_STEP', { ruleVi, ruleEn });
}
