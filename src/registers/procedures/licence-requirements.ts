import type { EvidenceRequirement, Facts, Judgement, Requirement, Row } from '../../hub/evidence/catalogue.js';
import { ambiguous, contradicted, expired, held, isGood, isIn, latest, notHeld, text, texts } from './judgement.js';
import { isUnlimited, type NewClass, newClassesOf } from './new-classes.js';

/** Of procedure 1.002809. The circular is law until 2024-12-31; its successors were not seen, so its articles are named as the last read text. */
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
      ...['fullName', 'personalId', 'dateOfBirth', 'sex', 'nationality', 'address'].map((field) => ({ fact: 'person', field })),
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
    shows: { person: ['personalId', 'fullName', 'dateOfBirth'] },
    judge: (facts) => held(facts('person'), 'Danh tính khớp với dữ liệu dân cư mà hệ thống giữ.', 'The identity matches the population data the hub holds.'),
  }),
  evidence({
    code: 'EV09',
    nameVi: 'Giấy phép lái xe đang có',
    nameEn: 'Licence held',
    paper: 'Bản sao giấy phép lái xe',
    legalBasis: 'Luật 36/2024/QH15, Điều 62, 89 khoản 3',
    uses: ['licence', 'conversion', 'person'],
    shows: { licence: ['number', 'scheme', 'classes', 'issuedOn', 'expiresOn', 'state'] },
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
    uses: ['points'],
    shows: {},
    judge: judgePoints,
  }),
  evidence({
    code: 'EV10',
    nameVi: 'Giấy khám sức khoẻ',
    nameEn: 'Health certificate',
    paper: 'Giấy khám sức khoẻ của người lái xe',
    legalBasis: filed('b'),
    uses: ['health', 'licence', 'conversion', 'newClass'],
    shows: { health: ['examinedOn', 'expiresOn', 'fitForClasses'] },
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
    uses: ['violation'],
    shows: {},
    judge: judgeViolations,
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

/** What is being exchanged: a licence that another has taken the place of is none. */
function present(facts: Facts): readonly Row[] {
  return facts('licence').filter((licence) => licence.values.state !== 'SUPERSEDED');
}

function judgeLicence(facts: Facts): Judgement {
  const licences = present(facts);
  const active = licences.filter(isIn('ACTIVE'));
  const [licence, second] = active;
  if (!licence) {
    return licences.length > 0
      ? contradicted(licences, 'Giấy phép lái xe đang bị tước, tạm giữ hoặc đã bị thu hồi.', 'The licence is suspended, withheld or revoked.')
      : notHeld(
          'Chưa có dữ liệu giấy phép lái xe. Hãy đối chiếu hồ sơ gốc tại cơ quan đã cấp.',
          'No licence is on record. Compare with the original file at the issuing agency.',
        );
  }
  if (second)
    return ambiguous(
      active,
      'Người này có nhiều giấy phép lái xe đang hiệu lực: hãy hỏi theo số giấy phép.',
      'Several licences are in force: ask by the licence number.',
    );
  if (!isGood(licence)) return expired([licence], 'Giấy phép lái xe đã quá hạn.', 'The licence has run out.');
  const classes = newClassesOf(licence, facts);
  return held(
    [licence],
    `Giấy phép lái xe còn giá trị. Hạng khi đổi: ${list(classes, 'hoặc', 'không cấp', 'có hạn chế')}.`,
    `The licence is good. Classes on exchange: ${list(classes, 'or', 'none', 'restricted')}.`,
  );
}

/** `B2 → B hoặc C1; A1 → A (có hạn chế)`. */
function list(classes: readonly NewClass[], or: string, none: string, restricted: string): string {
  return classes.map(({ from, choices, restricted: limited }) => `${from} → ${choices.join(` ${or} `) || none}${limited ? ` (${restricted})` : ''}`).join('; ');
}

function judgePoints(facts: Facts): Judgement {
  const [driver] = facts('points');
  const points = driver?.values.points;
  if (!driver || typeof points !== 'number') return notHeld('Chưa có dữ liệu điểm giấy phép lái xe.', 'No points are on record.');
  return points > 0
    ? held([], 'Giấy phép lái xe còn điểm.', 'The licence has points left.')
    : contradicted([], 'Giấy phép lái xe đã bị trừ hết điểm.', 'The licence has lost all its points.');
}

/** Fit for one class of each choice is enough: the applicant may pick that one. */
function judgeHealth(facts: Facts): Judgement {
  const active = present(facts).filter(isIn('ACTIVE'));
  const wanted = active
    .flatMap((licence) => newClassesOf(licence, facts))
    .map(({ choices }) => choices)
    .filter((choices) => choices.length > 0 && !choices.some((label) => isUnlimited(label, facts)));
  if (active.length > 0 && wanted.length === 0) return held([], 'Không yêu cầu đối với hạng không thời hạn.', 'Not required for classes without limit.');
  const certificate = latest(facts('health'), 'examinedOn');
  if (!certificate) return notHeld('Chưa có dữ liệu giấy khám sức khoẻ.', 'No health certificate is on record.');
  if (!isGood(certificate)) return expired([certificate], 'Giấy khám sức khoẻ đã hết hạn.', 'The health certificate has run out.');
  const fit = texts(certificate, 'fitForClasses');
  return wanted.every((choices) => choices.some((label) => fit.includes(label)))
    ? held([certificate], 'Giấy khám sức khoẻ còn hạn và đủ điều kiện cho hạng được đổi.', 'The health certificate is good and covers the classes on exchange.')
    : notHeld('Giấy khám sức khoẻ hiện có chưa bao gồm hạng được đổi.', 'The health certificate on record does not cover the classes on exchange.', [
        certificate,
      ]);
}

function judgeViolations(facts: Facts, { day }: { day: string }): Judgement {
  const open = facts('violation').filter((violation) => text(violation, 'settledOn') === '' || text(violation, 'settledOn') > day);
  return open.length === 0
    ? held([], 'Không có vi phạm nào chưa xử lý.', 'No violation is open.')
    : contradicted(
        [],
        'Còn vi phạm chưa xử lý: chưa được đổi giấy phép lái xe cho đến khi xử lý xong.',
        'A violation is open: the licence is not exchanged until it is settled.',
      );
}
