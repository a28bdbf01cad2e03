import type { Condition, Sentence } from '../../hub/declare/condition.js';
import type { RegistersAt } from '../../hub/declare/registers-at.js';
import { wasOpened } from '../../hub/sql/opened-dossiers.js';
import { asOf } from '../../hub/sql/sql-context.js';
import { dayVi } from '../day-vi.js';

const LAW = 'Luật 36/2024/QH15';
const DECREE = 'Nghị định 158/2024/NĐ-CP';
const REGISTRATION = `${LAW}, Điều 36, 39`;

/** What it is called when it is there, and who holds it. */
type Told = { vi: string; en: string; holderVi: string; holderEn: string };

type FactOf = { name: string; of: keyof typeof EXTERNAL; kind: string; provision: string; told: Told };

const EXTERNAL = { vehicle: 'ExternalVehicleFact', chassisNumber: 'ExternalChassisFact', person: 'ExternalPersonFact' } as const;

/**
 * What another register said about a vehicle or a person, or under a chassis number that is not registered yet. Any yes that is good on the day will do; of the others the last that was asked
 * speaks. Whether a source was asked and said nothing is told apart from never having been asked.
 */
function factHeld({ name, of, kind, provision, told }: FactOf): Condition {
  const entity = EXTERNAL[of];
  const isText = of === 'chassisNumber';
  const rests = (column: string) => ({ [entity]: column });
  return {
    name: `casework.${name}`,
    ...(isText ? { of: [], given: { [of]: 'text' as const } } : { of: [of] }),
    provision,
    reads: { [entity]: [of, 'kind', 'askedOn', 'answer', 'expiresOn'] },
    source: { entity, kind },
    found: (asked, at: RegistersAt, given) => {
      const e = at.row(entity, 'e');
      const good = `${e('answer')} = 'YES' and (${e('expiresOn')} is null or ${at.validAt} <= ${e('expiresOn')})`;
      const last = (value: string) => `(array_agg(${value} order by ${e('askedOn')} desc, e.id desc))[1]`;
      return `select array_agg(e.id) filter (where ${good}) as good, max(${e('expiresOn')}) filter (where ${good}) as until, array[${last('e.id')}] as latest,
        ${last(e('answer'))} as said, max(${e('askedOn')}) as asked_on
      from ${e.from} where ${e(of)} = ${isText ? given[of] : asked[of]} and ${e('kind')} = '${kind}' and ${asOf('e', at)} and ${e('askedOn')} <= ${at.validAt}`;
    },
    tells: ['until', 'asked_on'],
    cases: [
      {
        key: 'YES',
        when: 'f.good is not null',
        verdict: 'HELD',
        basis: rests('good'),
        say: ({ until }) => ({
          vi: `${told.vi}: nguồn xác nhận có${until ? `, đến hết ngày ${dayVi(until)}` : ''}.`,
          en: `${told.en}: the source says yes${until ? `, until ${until}` : ''}.`,
        }),
      },
      {
        key: 'RUN_OUT',
        when: `f.said = 'YES'`,
        verdict: 'EXPIRED',
        basis: rests('latest'),
        say: () => ({ vi: `${told.vi}: đã hết hiệu lực.`, en: `${told.en}: has run out.` }),
      },
      {
        key: 'NO',
        when: `f.said = 'NO'`,
        verdict: 'CONTRADICTED',
        basis: rests('latest'),
        say: ({ asked_on }) => ({
          vi: `${told.vi}: nguồn trả lời là không có (hỏi ngày ${dayVi(asked_on)}).`,
          en: `${told.en}: the source says no (asked on ${asked_on}).`,
        }),
      },
      {
        key: 'NO_ANSWER',
        when: `f.said = 'NO_ANSWER'`,
        verdict: 'NOT_HELD',
        basis: rests('latest'),
        say: ({ asked_on }) => ({
          vi: `${told.vi}: nguồn không trả lời khi được hỏi ngày ${dayVi(asked_on)}.`,
          en: `${told.en}: the source did not answer when asked on ${asked_on}.`,
        }),
      },
      {
        key: 'NONE',
        when: null,
        verdict: 'NOT_HELD',
        say: () => ({
          vi: `${told.vi}: hệ thống chưa có dữ liệu này; nơi lưu giữ: ${told.holderVi}.`,
          en: `${told.en}: the hub does not hold it; it is held by ${told.holderEn}.`,
        }),
      },
    ],
  };
}

const TAX = { holderVi: 'cơ quan thuế', holderEn: 'the tax authority' };

/** That what a platform told is not asked for again; which fee is due, and why, says the component of the procedure. */
const FEE_GROUND = 'Nghị định 278/2025/NĐ-CP, Điều 8';
const rests = (column: string) => ({ PaymentReceipt: column });
const say = (vi: string, en: string) => (): Sentence => ({ vi, en });

/** Of the person's receipts those for the dossier that is asked about, and those for a dossier that nobody has opened or received. */
const feePaid: Condition = {
  name: 'casework.feePaid',
  provision: FEE_GROUND,
  of: ['person'],
  given: { dossier: 'text', amount: 'integer' },
  reads: { PaymentReceipt: ['dossier', 'person', 'amountVnd'], Dossier: ['code'] },
  found: ({ person }, at, { dossier, amount }) => {
    const p = at.row('PaymentReceipt', 'p');
    const d = at.row('Dossier', 'd');
    const own = `${p('dossier')} = ${dossier}`;
    const isKnown = `(exists (select from ${d.from} where ${d('code')} = ${p('dossier')} and ${asOf('d', at)}) or ${wasOpened(p('dossier'), at)})`;
    return `select array_agg(p.id) filter (where ${own}) as own, array_agg(p.id) filter (where not (${own}) and not ${isKnown}) as astray,
      sum(${p('amountVnd')}) filter (where ${own}) as paid, ${amount} as due
    from ${p.from} where ${p('person')} = ${person} and ${asOf('p', at)}`;
  },
  cases: [
    {
      key: 'WRONG_AMOUNT',
      when: 'f.own is not null and f.paid <> f.due',
      verdict: 'CONTRADICTED',
      basis: rests('own'),
      say: say('Số tiền trên biên lai khác mức lệ phí của thủ tục.', 'The amount paid is not the fee of the procedure.'),
    },
    {
      key: 'PAID',
      when: 'f.own is not null',
      verdict: 'HELD',
      basis: rests('own'),
      say: say('Nền tảng thanh toán đã báo biên lai của hồ sơ.', 'The payment platform told of a receipt for the dossier.'),
    },
    {
      key: 'WRONG_DOSSIER',
      when: 'f.astray is not null',
      verdict: 'CONTRADICTED',
      basis: rests('astray'),
      say: say(
        'Biên lai của người nộp ghi một mã hồ sơ khác, không cơ quan nào đã mở.',
        'The receipt of the payer names another dossier, which nobody has opened.',
      ),
    },
    { key: 'NONE', when: null, verdict: 'NOT_HELD', say: say('Chưa có biên lai của hồ sơ.', 'No receipt for the dossier is on record.') },
  ],
};

/** What is asked about a vehicle before it is registered, and of some also when it changes hands. */
const FIRST_REGISTRATION: readonly Omit<FactOf, 'of'>[] = [
  {
    ...{ name: 'originKnown', kind: 'ORIGIN', provision: `${LAW}, Điều 36` },
    told: {
      vi: 'Nguồn gốc xe',
      en: 'Origin of the vehicle',
      holderVi: 'Hải quan, Cục Đăng kiểm Việt Nam',
      holderEn: 'customs and Vietnam Register',
    },
  },
  {
    ...{ name: 'transferDeclared', kind: 'OWNERSHIP_TRANSFER', provision: REGISTRATION },
    told: { vi: 'Chứng từ chuyển quyền sở hữu', en: 'Transfer of ownership', ...TAX },
  },
  {
    ...{ name: 'registrationFeePaid', kind: 'REGISTRATION_FEE', provision: REGISTRATION },
    told: { vi: 'Lệ phí trước bạ', en: 'Registration fee', ...TAX },
  },
];

/** What other registers hold that the law asks for, each once. */
export const caseworkConditions: readonly Condition[] = [
  factHeld({
    ...{ name: 'insured', of: 'vehicle', kind: 'COMPULSORY_INSURANCE', provision: `${LAW}, Điều 35` },
    told: {
      vi: 'Bảo hiểm bắt buộc',
      en: 'Compulsory insurance',
      holderVi: 'Bộ Tài chính, doanh nghiệp bảo hiểm',
      holderEn: 'the insurers',
    },
  }),
  ...FIRST_REGISTRATION.flatMap(({ name, kind, provision, told }) => [
    factHeld({ name, of: 'vehicle', kind, provision, told }),
    factHeld({ name: `${name}ByChassis`, of: 'chassisNumber', kind, provision, told }),
  ]),
  factHeld({
    ...{ name: 'managerQualified', of: 'person', kind: 'MANAGER_DEGREE', provision: `${DECREE}, Điều 20 khoản 1` },
    told: {
      vi: 'Văn bằng của người điều hành',
      en: 'Degree of the manager',
      holderVi: 'Bộ Giáo dục và Đào tạo',
      holderEn: 'the ministry of education',
    },
  }),
  feePaid,
];
