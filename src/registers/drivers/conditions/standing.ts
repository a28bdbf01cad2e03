import type { Condition, ConditionCase } from '../../../hub/declare/condition.js';
import type { RegistersAt } from '../../../hub/declare/registers-at.js';
import { asOf } from '../../../hub/sql/sql-context.js';

const LAW = 'Luật 36/2024/QH15';

const of = ['licence'] as const;
const reads = {
  DriverLicence: ['state', 'issuedOn', 'expiresOn'],
  LicenceEvent: ['licence', 'kind', 'effectiveOn', 'endsOn'],
};

/**
 * How a licence stands on the day, in one row: `known` to the register, `replaced`, `revoked`, `withheld`, `over` its last day. Its state
 * and the events of it are read together: a decision may have been recorded as an event before the state of the licence was.
 */
function standing({ licence }: Readonly<Record<string, string>>, at: RegistersAt): string {
  const e = at.row('LicenceEvent', 'e');
  const b = at.row('LicenceEvent', 'b');
  const w = at.row('DriverLicence', 'w');
  const day = at.validAt;
  const event = (kinds: string, also: string) =>
    `exists (select from ${e.from} where ${e('licence')} = ${licence} and ${asOf('e', at)} and ${e('kind')} in ${kinds} and ${e('effectiveOn')} <= ${day} and ${also})`;
  const restored = `not exists (select from ${b.from} where ${b('licence')} = ${licence} and ${asOf('b', at)} and ${b('kind')} = 'RESTORE' and ${b('effectiveOn')} between ${e('effectiveOn')} and ${day})`;
  return `select array[w.id] as licence, w.id is not null and ${w('issuedOn')} <= ${day} as known, ${w('state')} = 'SUPERSEDED' as replaced, ${w('expiresOn')} < ${day} as over,
      (${w('state')} = 'REVOKED' or ${event(`('REVOKE', 'CANCEL')`, restored)}) as revoked,
      (${w('state')} = 'SUSPENDED' or ${event(`('WITHHOLD', 'SUSPEND')`, `(${e('endsOn')} is null or ${day} <= ${e('endsOn')}) and ${restored}`)}) as withheld
    from (values (1)) as one(n) left join ${w.from} on w.id = ${licence} and ${asOf('w', at)}`;
}

const basis = { DriverLicence: 'licence' };
const notKnown: ConditionCase = {
  key: 'NOT_IN_REGISTER',
  when: 'f.known is not true',
  verdict: 'NOT_HELD',
  say: () => ({
    vi: 'Chưa có dữ liệu giấy phép lái xe. Hãy đối chiếu hồ sơ gốc tại cơ quan đã cấp.',
    en: 'No licence is on record. Compare with the original file at the issuing agency.',
  }),
};
const replaced: ConditionCase = {
  key: 'REPLACED',
  when: 'f.replaced',
  verdict: 'CONTRADICTED',
  basis,
  say: () => ({ vi: 'Giấy phép lái xe đã được thay bằng giấy phép khác.', en: 'The licence has been replaced by another.' }),
};
const revoked: ConditionCase = {
  key: 'REVOKED',
  when: 'f.revoked',
  verdict: 'CONTRADICTED',
  basis,
  say: () => ({ vi: 'Giấy phép lái xe đã bị thu hồi.', en: 'The licence has been revoked.' }),
};
const withheld: ConditionCase = {
  key: 'WITHHELD',
  when: 'f.withheld',
  verdict: 'CONTRADICTED',
  basis,
  say: () => ({ vi: 'Giấy phép lái xe đang bị tạm giữ hoặc bị tước quyền sử dụng.', en: 'The licence is withheld or suspended.' }),
};
const over: ConditionCase = {
  key: 'RUN_OUT',
  when: 'f.over',
  verdict: 'EXPIRED',
  basis,
  say: () => ({ vi: 'Giấy phép lái xe đã quá hạn.', en: 'The licence has run out.' }),
};
const good: ConditionCase = {
  key: 'GOOD',
  when: null,
  verdict: 'HELD',
  basis,
  say: () => ({ vi: 'Giấy phép lái xe còn giá trị.', en: 'The licence is good.' }),
};

/** One question of a licence's standing, asked by itself: a permission tells everything that fails. */
const one = (name: string, provision: string, asked: ConditionCase, refusal: { code: string; vi: string; en: string }): Condition => ({
  name: `drivers.${name}`,
  of,
  provision: `${LAW}, ${provision}`,
  reads,
  found: standing,
  cases: [asked, good],
  refusals: { [asked.key]: refusal },
});

const licenceInRegister = one('licenceInRegister', 'Điều 56 khoản 1', notKnown, {
  code: 'LICENCE_NOT_IN_REGISTER',
  vi: 'Giấy phép lái xe chưa có hoặc không còn trong cơ sở dữ liệu vào ngày này.',
  en: 'The licence is not in the register on this day.',
});
const licenceInDate = one('licenceInDate', 'Điều 57 khoản 7 điểm a', over, {
  code: 'LICENCE_EXPIRED',
  vi: 'Giấy phép lái xe đã hết thời hạn sử dụng.',
  en: 'The licence is past its last day.',
});
const licenceNotRevoked = one('licenceNotRevoked', 'Điều 57 khoản 7 điểm b, Điều 62 khoản 5', revoked, {
  code: 'LICENCE_REVOKED',
  ...revoked.say({}),
});
const licenceNotReplaced = one('licenceNotReplaced', 'Điều 62 khoản 2', replaced, { code: 'LICENCE_REPLACED', ...replaced.say({}) });
const licenceNotWithheld = one('licenceNotWithheld', 'Điều 56 khoản 1', withheld, { code: 'LICENCE_WITHHELD', ...withheld.say({}) });

/** Whether the licence itself may be relied on, whatever class is asked for: all of the above in one answer. */
export const licenceUsable: Condition = {
  name: 'drivers.licenceUsable',
  of,
  provision: `${LAW}, Điều 56 khoản 1, Điều 57 khoản 7, Điều 62`,
  reads,
  found: standing,
  cases: [notKnown, replaced, revoked, withheld, over, good],
};

export const standingConditions: readonly Condition[] = [
  licenceInRegister,
  licenceInDate,
  licenceNotRevoked,
  licenceNotReplaced,
  licenceNotWithheld,
  licenceUsable,
];
