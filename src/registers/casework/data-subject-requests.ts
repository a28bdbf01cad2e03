import type { CheckRule, ComputedExpression, Model } from '../../hub/declare/model.js';
import { notBefore, rule } from '../rule-kinds.js';

const ENTITY = 'DataSubjectRequest';
const isGiven = (value: unknown): boolean => value !== null && value !== undefined;

/**
 * Nghị định 356/2025/NĐ-CP, Điều 5: an answer in two working days, and 10, 15 or 20 days by the kind of request [V]. Which kind has which is
 * from secondary sources that agree [K]; longer terms for whoever needs others to do it were not read, so nobody is promised them.
 */
export const dataSubjectRequests: NonNullable<Model['dataSubjectRequests']> = {
  entity: ENTITY,
  answerWorkingDays: 2,
  carryOutDays: { ACCESS: 10, CORRECTION: 10, CONSENT_WITHDRAWAL: 15, RESTRICTION: 15, OBJECTION: 15, ERASURE: 20 },
};

export const dataSubjectRequestRules: readonly CheckRule[] = [
  ...(['answerBy', 'carryOutBy', 'answeredOn', 'endedOn'] as const).map((field) =>
    notBefore({
      entity: ENTITY,
      code: `DATA_SUBJECT_REQUEST_${{ answerBy: 'ANSWER_BY', carryOutBy: 'CARRY_OUT_BY', answeredOn: 'ANSWERED', endedOn: 'ENDED' }[field]}_BEFORE_RECEIPT`,
      field,
      than: 'receivedOn',
      vi: `{${field}} không thể trước {receivedOn}.`,
      en: `{${field}} cannot lie before {receivedOn}.`,
    }),
  ),
  rule({
    entity: ENTITY,
    code: 'DATA_SUBJECT_REQUEST_STATE',
    field: 'state',
    broken: ({ state, answeredOn, endedOn, dueOn }) => {
      const isOver = state === 'DONE' || state === 'REFUSED';
      return isGiven(answeredOn) !== (state !== 'RECEIVED') || isGiven(endedOn) !== isOver || isGiven(dueOn) === isOver;
    },
    vi: '{state} không khớp các ngày: đã phản hồi thì có {answeredOn}, đã kết thúc thì có {endedOn}, chưa kết thúc thì có {dueOn}. Hãy ghi bằng answerDataSubjectRequest.',
    en: '{state} does not fit its days: what was answered has {answeredOn}, what is over {endedOn}, what is not {dueOn}. Record it by answerDataSubjectRequest.',
  }),
];

/** Its next day is past; there is none once it is over. */
export const dataSubjectRequestIsOverdue: ComputedExpression = (row, at) => `coalesce(${row('dueOn')} < ${at.validAt}, false)`;
