import type { CheckRule, ComputedExpression } from '../../hub/declare/model.js';
import { notBefore, rule } from '../rule-kinds.js';

const isGiven = (value: unknown): boolean => value !== null && value !== undefined;

export const dossierRules: readonly CheckRule[] = [
  ...(['dueOn', 'supplementAskedOn', 'consentAskedOn', 'decidedOn'] as const).map((field) =>
    notBefore({
      entity: 'Dossier',
      code: `DOSSIER_${{ dueOn: 'DUE', supplementAskedOn: 'SUPPLEMENT', consentAskedOn: 'CONSENT', decidedOn: 'DECIDED' }[field]}_BEFORE_RECEIPT`,
      field,
      than: 'receivedOn',
      vi: `{${field}} không thể trước {receivedOn}.`,
      en: `{${field}} cannot lie before {receivedOn}.`,
    }),
  ),
  notBefore({
    entity: 'Dossier',
    code: 'DOSSIER_SUPPLEMENTED_BEFORE_ASKED',
    field: 'supplementedOn',
    than: 'supplementAskedOn',
    vi: '{supplementedOn} không thể trước {supplementAskedOn}.',
    en: '{supplementedOn} cannot lie before {supplementAskedOn}.',
  }),
  rule({
    entity: 'Dossier',
    code: 'DOSSIER_STATE',
    field: 'state',
    broken: ({ state, decidedOn, outcome, supplementAskedOn, supplementedOn }) =>
      isGiven(decidedOn) !== (state === 'DECIDED' || state === 'WITHDRAWN') ||
      isGiven(outcome) !== (state === 'DECIDED') ||
      (state === 'SUPPLEMENT' && (!isGiven(supplementAskedOn) || isGiven(supplementedOn))),
    vi: '{state} không khớp các ngày: đã có kết quả hoặc đã rút thì có {decidedOn}, có kết quả thì có {outcome}, chờ bổ sung thì có {supplementAskedOn} và chưa có {supplementedOn}.',
    en: '{state} does not fit its days: what is over has {decidedOn}, what is decided {outcome}, and what waits {supplementAskedOn} without {supplementedOn}.',
  }),
];

/** Past its term without a result, or decided after it. */
export const dossierIsLate: ComputedExpression = (row, at) =>
  `(${row('dueOn')} is not null and ${row('dueOn')} < coalesce(${row('decidedOn')}, ${at.validAt}))`;

/** Silence is consent from the day after the last on which it could be broken (Nghị định 158/2024/NĐ-CP, Điều 22). */
export const dossierConsent: ComputedExpression = (row, at) =>
  `(case when ${row('consentAskedOn')} is null then null when ${row('consentAnswer')} is not null then ${row('consentAnswer')}
    when ${row('consentDueOn')} < ${at.validAt} then 'SILENT' else 'WAITING' end)`;
