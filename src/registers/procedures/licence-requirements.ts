import type { About, EvidenceRequirement, Facts, Judgement, Outcomes, Requirement, Row } from '../../hub/evidence/catalogue.js';
import { ambiguous, held, notHeld, text } from './judgement.js';
import { type NewClass, newClassesOf } from './new-classes.js';

/**
 * Of procedure 1.002809. The circular is law until 2024-12-31; its successors were not seen, so its articles are named as the last read
 * text.
 */
const FILED = 'Thông tư 05/2024/TT-BGTVT, Điều 38 khoản 1 (văn bản thay thế chưa kiểm chứng)';
const filed = (point: string) => `Thông tư 05/2024/TT-BGTVT, Điều 38 khoản 1 điểm ${point} (văn bản thay thế chưa kiểm chứng)`;

const evidence = (requirement: Omit<EvidenceRequirement, 'kind'>): Requirement => ({ kind: 'EVIDENCE', ...requirement });

export const licenceRequirements: readonly Requirement[] = [
  {
    kind: 'DECLARATION',
    code: 'DON',
    nameVi: 'Đơn đề nghị đổi giấy phép lái xe',
    nameEn: 'Application for exchange',
    legalBasis: filed('a'),
    uses: ['person', 'licence'],
    prefill: [
      ...['fullName', 'personalId', 'dateOfBirth', 'birthYear', 'sex', 'nationality', 'address'].map((field) => ({
        fact: 'person',
        field,
      })),
      ...['number', 'classes', 'issuedOn', 'expiresOn'].map((field) => ({ fact: 'licence', field })),
    ],
    explanation: {
      vi: 'Chỉ cần xác nhận thông tin đã điền sẵn và chọn hạng mới khi có lựa chọn.',
      en: 'The applicant confirms what is filled in and picks the new class where there is a choice.',
    },
  },
  evidence({
    code: 'EV01',
    nameVi: 'Danh tính',
    nameEn: 'Identity',
    paper: 'Thẻ căn cước hoặc bản sao',
    legalBasis: 'Thông tư 05/2024/TT-BGTVT, Điều 37 khoản 8 điểm c (văn bản thay thế chưa kiểm chứng)',
    uses: ['person'],
    shows: { person: ['personalId', 'fullName', 'dateOfBirth', 'birthYear'] },
    judge: (facts) =>
      held(
        facts('person'),
        'Danh tính khớp với dữ liệu dân cư mà hệ thống giữ.',
        'The identity matches the population data the hub holds.',
      ),
  }),
  evidence({
    code: 'EV09',
    nameVi: 'Giấy phép lái xe đang có',
    nameEn: 'Licence held',
    paper: 'Bản sao giấy phép lái xe',
    legalBasis: 'Luật 36/2024/QH15, Điều 62, 89 khoản 3',
    uses: ['licence', 'person'],
    shows: { licence: ['number', 'scheme', 'classes', 'issuedOn', 'expiresOn', 'state'] },
    conditions: ['drivers.licenceUsable', 'drivers.exchangeable'],
    about: eachLicence,
    judge: judgeLicence,
    ask: { ground: `${filed('c')}: chỉ người nước ngoài, người Việt Nam định cư ở nước ngoài`, when: isForeign },
  }),
  evidence({
    code: 'EV09-DIEM',
    nameVi: 'Giấy phép lái xe còn điểm',
    nameEn: 'Points left',
    paper: null,
    legalBasis: 'Luật 36/2024/QH15, Điều 58',
    // Yes or no only: how many points are left is nobody's business here.
    uses: ['driver'],
    shows: {},
    conditions: ['drivers.pointsLeft'],
    about: (facts) => facts('driver').map(({ id }) => ({ of: { driver: id } })),
    instead: (facts) => (facts('driver').length > 0 ? null : notHeld('Chưa có dữ liệu điểm giấy phép lái xe.', 'No points are on record.')),
  }),
  evidence({
    code: 'EV10',
    nameVi: 'Giấy khám sức khoẻ',
    nameEn: 'Health certificate',
    paper: 'Giấy khám sức khoẻ của người lái xe',
    legalBasis: filed('b'),
    uses: ['health', 'driver', 'licence'],
    shows: { health: ['examinedOn', 'expiresOn', 'fitForClasses'] },
    conditions: ['drivers.licenceUsable', 'drivers.healthCertified'],
    about: (facts) => [...facts('licence').map(withDriver), ...facts('driver').map(withoutLicence)],
    instead: (facts) =>
      facts('driver').length > 0 ? null : notHeld('Chưa có dữ liệu giấy khám sức khoẻ.', 'No health certificate is on record.'),
    judge: judgeHealth,
    // Good for twelve months by the health sector's rule, known but not re-read; the certificate's own last day counts first.
    freshness: { fact: 'health', field: 'examinedOn', maxAgeDays: 366 },
    ask: { ground: filed('b') },
  }),
  evidence({
    code: 'EV11',
    nameVi: 'Không còn vi phạm chưa xử lý',
    nameEn: 'No open violation',
    paper: null,
    legalBasis: 'Luật 36/2024/QH15, Điều 62 khoản 4',
    // Yes or no only: neither the list nor how old it is.
    uses: ['violation', 'driver'],
    shows: {},
    conditions: ['drivers.noOpenViolation'],
    about: (facts) => facts('driver').map(({ id }) => ({ of: { driver: id } })),
    instead: (facts) => (facts('driver').length > 0 ? null : held([], 'Không có vi phạm nào chưa xử lý.', 'No violation is open.')),
  }),
  {
    kind: 'DECLARATION',
    code: 'EV18',
    nameVi: 'Lệ phí',
    nameEn: 'Fee',
    legalBasis: 'Thông tư 05/2024/TT-BGTVT, Điều 37 khoản 8 điểm b (văn bản thay thế chưa kiểm chứng)',
    prefill: [],
    explanation: {
      vi: 'Nộp trực tuyến; hệ thống chưa kết nối nền tảng thanh toán nên người nộp kê khai.',
      en: 'Paid online; the payment platform is not connected yet, so the applicant declares it.',
    },
  },
  {
    kind: 'PHYSICAL',
    code: 'ANH',
    nameVi: 'Ảnh chân dung',
    nameEn: 'Photograph',
    paper: null,
    legalBasis: FILED,
    explanation: {
      vi: 'Chụp trực tiếp, hoặc lấy ảnh căn cước khi người nộp đồng ý.',
      en: 'Taken in person, or from the identity card when the applicant agrees.',
    },
  },
  {
    kind: 'PHYSICAL',
    code: 'HC',
    nameVi: 'Hộ chiếu còn hạn',
    nameEn: 'Valid passport',
    paper: 'Hộ chiếu',
    legalBasis: filed('c'),
    uses: ['person'],
    applies: isForeign,
    explanation: { vi: 'Chỉ đối với người nước ngoài.', en: 'Foreigners only.' },
  },
];

/** An unknown nationality is not held against anyone. */
function isForeign(facts: Facts): boolean {
  const [person] = facts('person');
  const nationality = person ? text(person, 'nationality') : '';
  return nationality !== '' && nationality !== 'Việt Nam';
}

function eachLicence(facts: Facts): readonly About[] {
  return facts('licence').map(({ id }) => ({ of: { licence: id } }));
}

function withDriver({ id, values }: Row): About {
  return { of: { driver: String(values.driver), licence: id } };
}

/** Where no licence counts, the certificate alone is judged. */
function withoutLicence({ id }: Row): About {
  return { of: { driver: id, licence: null } };
}

const standingOf = (outcomes: Outcomes, licence: Row) => outcomes('drivers.licenceUsable', { of: { licence: licence.id } });

/** Those that may be exchanged. One past its last day still may; one that is withheld, revoked or replaced by another may not. */
function exchanged(facts: Facts, outcomes: Outcomes): readonly Row[] {
  return facts('licence').filter((licence) => ['HELD', 'EXPIRED'].includes(standingOf(outcomes, licence).verdict));
}

function judgeLicence(facts: Facts, outcomes: Outcomes): Judgement {
  const active = exchanged(facts, outcomes);
  const licences = facts('licence').filter((licence) => standingOf(outcomes, licence).key !== 'REPLACED');
  const [licence, second] = active;
  if (second)
    return ambiguous(
      active,
      'Người này có nhiều giấy phép lái xe đang hiệu lực: hãy hỏi theo số giấy phép.',
      'Several licences are in force: ask by the licence number.',
    );
  const [first] = licences;
  if (!licence && !first)
    return notHeld(
      'Chưa có dữ liệu giấy phép lái xe. Hãy đối chiếu hồ sơ gốc tại cơ quan đã cấp.',
      'No licence is on record. Compare with the original file at the issuing agency.',
    );
  const asked = licence ?? (first as Row);
  const { verdict, vi, en } = standingOf(outcomes, asked);
  if (verdict !== 'HELD') return { verdict, vi, en, by: licence ? [licence] : licences };
  const classes = newClassesOf(outcomes, asked);
  return held(
    [asked],
    `${vi} Hạng khi đổi: ${list(classes, 'hoặc', 'không cấp', 'có hạn chế')}.`,
    `${en} Classes on exchange: ${list(classes, 'or', 'none', 'restricted')}.`,
  );
}

/** `B2 → B hoặc C1; A1 → A (có hạn chế)`. */
function list(classes: readonly NewClass[], or: string, none: string, restricted: string): string {
  return classes
    .map(({ from, choices, restricted: limited }) => `${from} → ${choices.join(` ${or} `) || none}${limited ? ` (${restricted})` : ''}`)
    .join('; ');
}

function judgeHealth(facts: Facts, outcomes: Outcomes): Judgement {
  const active = exchanged(facts, outcomes).map(withDriver);
  const asked = active.length > 0 ? active : facts('driver').map(withoutLicence);
  const found = asked.map((about) => outcomes('drivers.healthCertified', about));
  const outcome = found.find(({ verdict }) => verdict !== 'HELD') ?? found.find(({ basis }) => basis.HealthCertificate) ?? found.at(-1);
  if (!outcome) return notHeld('Chưa có dữ liệu giấy khám sức khoẻ.', 'No health certificate is on record.');
  const { verdict, vi, en } = outcome;
  return { verdict, vi, en, by: facts('health').filter(({ id }) => outcome.basis.HealthCertificate?.includes(id)) };
}
