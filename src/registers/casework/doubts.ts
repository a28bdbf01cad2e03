import type { CheckRule, ComputedExpression } from '../../hub/declare/model.js';
import { notBefore, rule } from '../rule-kinds.js';

export const doubts: readonly CheckRule[] = [
  notBefore({
    entity: 'Doubt',
    code: 'DOUBT_DUE_BEFORE_REPORT',
    field: 'dueOn',
    than: 'reportedOn',
    vi: '{dueOn} không thể trước {reportedOn}.',
    en: '{dueOn} cannot lie before {reportedOn}.',
  }),
  rule({
    entity: 'Doubt',
    code: 'DOUBT_WITHOUT_ANSWER',
    field: 'answer',
    // An answer that was erased later leaves its day.
    broken: ({ state, answeredOn }) => (state === 'OPEN') !== (answeredOn === null || answeredOn === undefined),
    vi: 'Phản ánh đã giải quyết phải có {answeredOn} và trả lời; phản ánh đang xem xét thì chưa có. Hãy trả lời bằng answerDoubt.',
    en: 'What was answered has {answeredOn} and an answer; what is open has none. Answer it by answerDoubt.',
  }),
  rule({
    entity: 'Doubt',
    code: 'DOUBT_CORRECTION',
    field: 'correction',
    broken: ({ state, correction }) => (state === 'CORRECTED') !== (correction !== null && correction !== undefined),
    vi: '{correction} phải có khi dữ liệu đã sửa, và chỉ khi đó.',
    en: '{correction} is there where the data were corrected, and only there.',
  }),
];

/** Open past its last day. */
export const doubtIsOverdue: ComputedExpression = (row, at) => `(${row('state')} = 'OPEN' and ${row('dueOn')} < ${at.validAt})`;
