import { citedProvisions } from '../../src/hub/query/cited-provisions.js';
import { registers } from '../../src/registers/index.js';
import { effectRows, hasEffectLines } from './procedure-effects.js';
import { MINISTRIES_MERGED, type Row, type Seed } from './seed.js';

/**
 * What dossiers of the twenty procedures are made of. Read in Nghị định 158/2024/NĐ-CP, Luật 36/2024/QH15, Thông tư 05/2024/TT-BGTVT,
 * 39/2024/TT-BGTVT, 79/2024/TT-BCA, Nghị định 161/2024/NĐ-CP and what the police of Phú Thọ published; what was written from memory says so.
 */
export const procedureDefinitionSeeds = (): Seed[] => [
  {
    ...{ entity: 'reference/evidenceType', file: 'evidence-types.csv', labelVi: 'Loại chứng cứ thay cho giấy tờ', rows: EVIDENCE_TYPES },
    ...{ legalBasis: 'Nghị định 278/2025/NĐ-CP', reason: 'Nạp danh mục loại chứng cứ và nơi lưu giữ', source: SOURCE },
  },
  {
    ...{ entity: 'reference/procedureDefinition', file: 'procedure-definitions.csv', labelVi: 'Định nghĩa hai mươi thủ tục của ngành' },
    ...{ legalBasis: 'Luật 36/2024/QH15; Nghị định 158/2024/NĐ-CP', reason: 'Nạp định nghĩa thủ tục theo pháp luật từ ngày 01/01/2025' },
    source: SOURCE,
    rows: DEFINITIONS.map(definitionRow),
  },
  {
    ...{
      entity: 'reference/procedureDefinition',
      file: 'procedure-definitions-2025-03-01.csv',
      reason: 'Cơ quan thực hiện đổi theo việc hợp nhất bộ, sở',
    },
    ...{ labelVi: 'Cơ quan thực hiện và mã thủ tục từ ngày 01/3/2025', legalBasis: 'Thông tư 12/2025/TT-BCA; sắp xếp các bộ từ 01/3/2025' },
    source: SOURCE,
    rows: DEFINITIONS.filter(({ now }) => now !== undefined).map((definition): Row => {
      const { hubId, name, ground, subjectKeys, confidence } = definitionRow(definition);
      const codes = definition.codesNow ?? definition.codes;
      return {
        ...{ hubId: hubId ?? '', name: name ?? '', ground: ground ?? '', subjectKeys: subjectKeys ?? '', confidence: confidence ?? '' },
        codes: codes.length > 0 ? codes.join(';') : '<trống>',
        authorityName: definition.now ?? '',
        validFrom: MINISTRIES_MERGED,
      };
    }),
  },
  {
    ...{ entity: 'reference/procedureRequirement', file: 'procedure-requirements.csv', labelVi: 'Thành phần hồ sơ của các thủ tục' },
    ...{ legalBasis: 'Luật 36/2024/QH15; Nghị định 158/2024/NĐ-CP', reason: 'Nạp thành phần hồ sơ, điều kiện và chứng cứ thay giấy tờ' },
    source: SOURCE,
    rows: DEFINITIONS.flatMap(({ id, parts }) => parts.map((part, i) => requirementRow(id, part, i + 1))),
  },
  {
    ...{ entity: 'reference/procedureEffect', file: 'procedure-effects.csv', labelVi: 'Kết quả thủ tục được ghi vào cơ sở dữ liệu nào' },
    ...{ legalBasis: 'Luật 36/2024/QH15; Nghị định 158/2024/NĐ-CP', reason: 'Nạp bản đồ trường để ghi kết quả thủ tục' },
    source: SOURCE,
    rows: effectRows(START),
  },
];

const SOURCE =
  'Source: laws, decrees and circulars as named in each row, by secondary transcriptions; police of Phú Thọ 2026-07-15 · licence: texts of law, not copyrightable';
const START = '2025-01-01';

// --- kinds of evidence ---

const type = (
  ...[code, name, nameEn, paper, holder, holderAgency, ofHub, askedBy, answers, personalData]: [
    ...[string, string, string, string, string, string],
    boolean,
    ...[string, string, string],
  ]
): Row => ({
  ...{ code, name, nameEn, paper, holder, holderAgency, ofHub: ofHub ? 'có' : 'không', askedBy, answers, personalData },
  validFrom: START,
});

const EVIDENCE_TYPES: readonly Row[] = [
  type(
    'EV01',
    'Danh tính cá nhân',
    'Identity of a person',
    'Căn cước, giấy tờ của chủ xe',
    'Bộ Công an (cơ sở dữ liệu quốc gia về dân cư)',
    'G01',
    true,
    'số định danh cá nhân',
    'khớp hay không, họ tên',
    'cơ bản',
  ),
  type(
    'EV02',
    'Đăng ký doanh nghiệp',
    'Enterprise registration',
    'Giấy chứng nhận đăng ký doanh nghiệp, hợp tác xã',
    'Bộ Tài chính',
    'G12',
    true,
    'mã số thuế',
    'tên, loại hình, tình trạng, người đại diện',
    'ít',
  ),
  type(
    'EV03',
    'Đăng ký xe',
    'Vehicle registration',
    'Chứng nhận đăng ký xe',
    'Bộ Công an',
    'G01',
    true,
    'biển số',
    'chủ xe, loại xe, số chỗ hoặc tải trọng, thời hạn',
    'cơ bản',
  ),
  type(
    'EV04',
    'Kiểm định còn hiệu lực',
    'Inspection in force',
    'Giấy chứng nhận kiểm định',
    'Cục Đăng kiểm Việt Nam',
    '',
    true,
    'biển số',
    'hiệu lực đến, kết quả, thiết bị giám sát',
    'thấp',
  ),
  type('EV05', 'Còn niên hạn sử dụng', 'Within service life', '', 'Hub tính từ dữ liệu đăng ký', '', true, 'biển số', 'ngày cuối', 'không'),
  type(
    'EV06',
    'Giấy phép kinh doanh vận tải',
    'Transport licence',
    'Bản sao giấy phép kinh doanh vận tải',
    'Sở Xây dựng',
    '',
    true,
    'mã số thuế',
    'số, loại hình, tình trạng',
    'không',
  ),
  type(
    'EV07',
    'Phù hiệu của xe',
    'Badge of a vehicle',
    'Phù hiệu',
    'Sở Xây dựng',
    '',
    true,
    'biển số',
    'loại, thời hạn, tình trạng',
    'cơ bản',
  ),
  type(
    'EV08',
    'Quyền sử dụng xe',
    'Right to use a vehicle',
    'Hợp đồng thuê, hợp tác, dịch vụ hợp tác xã',
    'Nộp một lần; hub giữ đến ngày hết hạn',
    '',
    true,
    'biển số và mã số thuế',
    'loại, từ ngày, đến ngày',
    'cơ bản',
  ),
  type(
    'EV09',
    'Giấy phép lái xe',
    'Driver licence',
    'Bản sao giấy phép lái xe',
    'Bộ Công an',
    'G01',
    true,
    'số định danh cá nhân hoặc số giấy phép',
    'hạng, thời hạn, còn dùng được hay không',
    'cơ bản; điểm là nhạy cảm',
  ),
  type(
    'EV10',
    'Giấy khám sức khoẻ',
    'Health certificate',
    'Giấy khám sức khoẻ của người lái xe',
    'Bộ Y tế',
    'G18',
    true,
    'số định danh cá nhân',
    'đủ sức khoẻ cho hạng hay không',
    'nhạy cảm',
  ),
  type(
    'EV11',
    'Không còn vi phạm chưa xử lý',
    'No open violation',
    '',
    'Bộ Công an',
    'G01',
    true,
    'số định danh cá nhân',
    'có hay không',
    'nhạy cảm',
  ),
  type(
    'EV12',
    'Nốt trống trên tuyến',
    'Free slot on a route',
    'Văn bản thống nhất giờ',
    'Sở Xây dựng',
    '',
    true,
    'mã tuyến',
    'còn hay hết',
    'không',
  ),
  type(
    'EV13',
    'Cầu, đường trên hành trình chịu được',
    'Roads and bridges of an itinerary',
    'Báo cáo khảo sát cầu, đường',
    'Cục Đường bộ Việt Nam, Sở Xây dựng',
    '',
    false,
    'hành trình, tải trọng trục, kích thước',
    'từng cầu, hầm, đoạn',
    'không',
  ),
  type(
    'EV14',
    'Bảo hiểm bắt buộc',
    'Compulsory insurance',
    'Giấy chứng nhận bảo hiểm trách nhiệm dân sự',
    'Bộ Tài chính, doanh nghiệp bảo hiểm',
    'G12',
    false,
    'biển số',
    'hiệu lực đến',
    'thấp',
  ),
  type(
    'EV15',
    'Nguồn gốc xe',
    'Origin of a vehicle',
    'Phiếu kiểm tra chất lượng xuất xưởng, tờ khai hải quan',
    'Hải quan; Cục Đăng kiểm Việt Nam',
    '',
    false,
    'số khung',
    'có hay không',
    'không',
  ),
  type(
    'EV16',
    'Chuyển quyền sở hữu',
    'Transfer of ownership',
    'Hóa đơn, hợp đồng công chứng',
    'Cơ quan thuế; tổ chức hành nghề công chứng',
    'G12',
    false,
    'số khung',
    'có hay không',
    'cơ bản',
  ),
  type(
    'EV17',
    'Lệ phí trước bạ',
    'Registration fee',
    'Chứng từ nộp lệ phí trước bạ',
    'Cơ quan thuế',
    'G12',
    false,
    'số khung',
    'đã nộp hay chưa, số tiền',
    'thấp',
  ),
  type(
    'EV18',
    'Phí, lệ phí thủ tục',
    'Fee of the procedure',
    'Biên lai',
    'Nền tảng thanh toán quốc gia',
    '',
    false,
    'mã hồ sơ',
    'đã nộp hay chưa',
    'thấp',
  ),
  type(
    'EV19',
    'Trình độ người điều hành vận tải',
    'Qualification of a transport manager',
    'Bản sao văn bằng, chứng chỉ',
    'Bộ Giáo dục và Đào tạo',
    'G03',
    false,
    'số định danh cá nhân',
    'có hay không',
    'cơ bản',
  ),
  type(
    'EV20',
    'Giấy phép đã cấp',
    'Existing permit',
    'Bản gốc giấy phép cũ',
    'Cơ quan cấp (hub)',
    '',
    true,
    'mã số thuế, biển số',
    'tình trạng',
    'thấp',
  ),
  type(
    'EV21',
    'Chứng nhận tập huấn',
    'Training certificate',
    'Chứng nhận tập huấn',
    'Cơ sở đào tạo, tập huấn',
    '',
    true,
    'số giấy phép lái xe',
    'còn giá trị hay không',
    'cơ bản',
  ),
  type(
    'EV22',
    'Văn bản thu hồi giấy phép, phù hiệu',
    'Withdrawal of licence or badge',
    'Văn bản thu hồi',
    'Sở Xây dựng',
    '',
    true,
    'biển số',
    'đã thu hồi hay chưa',
    'thấp',
  ),
];

// --- components ---

type Part = {
  component: string;
  kind: 'EVIDENCE' | 'DECLARATION' | 'PHYSICAL';
  type?: string;
  name: string;
  nameEn: string;
  each?: string;
  conditions?: readonly string[];
  bindings?: readonly string[];
  shows?: readonly string[];
  prefill?: readonly string[];
  appliesIf?: string;
  maxAgeDays?: number;
  ageField?: string;
  paper?: string;
  askGround?: string;
  askIf?: string;
  explanation?: string;
  explanationEn?: string;
  ground: string;
  confidence?: 'V' | 'K' | 'U';
  provenance?: string;
};

const DECREE = 'Nghị định 158/2024/NĐ-CP';
const LAW = 'Luật 36/2024/QH15';
const CIRCULAR_05 = 'Thông tư 05/2024/TT-BGTVT';
const UNSEEN = '(văn bản thay thế chưa kiểm chứng)';
const PHU_THO = 'Thông tư 79/2024/TT-BCA; Công an tỉnh Phú Thọ công bố ngày 15/7/2026';

const REGISTRATION_SHOWN = [
  ...['certificateNumber', 'registeredOn', 'expiresOn', 'state'].map((field) => `Registration.${field}`),
  ...['plate', 'make', 'kind', 'seats', 'grossMassKg', 'colour', 'productionYear'].map((field) => `Vehicle.${field}`),
];
const evidence = (
  type: string,
  name: string,
  nameEn: string,
  ground: string,
  more: Omit<Partial<Part>, 'kind' | 'type' | 'name' | 'nameEn' | 'ground'> = {},
): Part => ({ component: type, kind: 'EVIDENCE', type, name, nameEn, ground, ...more });

const declared = (name: string, nameEn: string, ground: string, prefill: readonly string[], explanation?: [string, string]): Part => ({
  ...{ component: 'DON', kind: 'DECLARATION', name, nameEn, ground, prefill },
  explanation: explanation?.[0] ?? 'Chỉ cần xác nhận thông tin đã điền sẵn và ghi nội dung đề nghị.',
  explanationEn: explanation?.[1] ?? 'The applicant confirms what is filled in and writes what is asked for.',
});

const filed = (component: string, name: string, nameEn: string, ground: string, more: Partial<Part> = {}): Part => ({
  ...{ component, kind: 'PHYSICAL', name, nameEn, ground, paper: name },
  explanation: 'Nộp kèm hồ sơ; dữ liệu của hub không thay được.',
  explanationEn: 'Handed in with the dossier; the registers cannot take its place.',
  ...more,
});

const OF_BUSINESS = ['subject.name', 'subject.taxCode', 'subject.address'];
const OF_HOUSEHOLD = ['subject.fullName', 'subject.households.name', 'subject.households.address'];
const OF_PERSON = ['fullName', 'personalId', 'dateOfBirth', 'birthYear', 'sex', 'nationality', 'address'].map(
  (field) => `subject.${field}`,
);
const OF_LICENCE = ['number', 'classes', 'issuedOn', 'expiresOn'].map((field) => `subject.drivers.licences.${field}`);

const enterprise = (ground: string) =>
  evidence('EV02', 'Đăng ký doanh nghiệp', 'Enterprise registration', ground, {
    conditions: ['businesses.registered', 'businesses.active'],
    shows: ['Business.name', 'Business.legalForm', 'Business.state', 'Business.address'],
    paper: 'Giấy chứng nhận đăng ký doanh nghiệp, hợp tác xã',
  });
/** Of a household whose only tax code is its owner's personal id: the dossier is about the owner, a person. (Businesses of a former tax code have households too.) */
const household = (ground: string) =>
  evidence('EV02', 'Đăng ký hộ kinh doanh', 'Registration of the household business', ground, {
    ...{
      component: 'EV02-HKD',
      conditions: ['businesses.householdRegistered'],
      bindings: ['household=subject.households'],
      appliesIf: 'drivers.personKnown',
    },
    shows: ['name', 'state', 'address', 'establishedOn'].map((field) => `HouseholdBusiness.${field}`),
    paper: 'Giấy chứng nhận đăng ký hộ kinh doanh',
  });
const householdLicensed = (ground: string) =>
  evidence('EV06', 'Giấy phép kinh doanh vận tải của hộ kinh doanh', 'Transport licence of the household business', ground, {
    ...{
      component: 'EV06-HKD',
      conditions: ['businesses.householdLicensed'],
      bindings: ['household=subject.households'],
      appliesIf: 'drivers.personKnown',
    },
    shows: ['number', 'issueCount', 'issuedOn', 'businessTypes', 'state'].map((field) => `HouseholdLicence.${field}`),
    paper: 'Bản sao giấy phép kinh doanh vận tải',
  });
const licensed = (ground: string) =>
  evidence('EV06', 'Giấy phép kinh doanh vận tải', 'Transport licence', ground, {
    conditions: ['businesses.licensed'],
    shows: ['number', 'issueCount', 'issuedOn', 'businessTypes', 'state'].map((field) => `TransportLicence.${field}`),
    paper: 'Bản sao giấy phép kinh doanh vận tải',
  });
const person = (ground: string, more: Partial<Part> = {}) =>
  evidence('EV01', 'Danh tính', 'Identity', ground, {
    conditions: ['drivers.personKnown'],
    shows: ['personalId', 'fullName', 'dateOfBirth', 'birthYear'].map((field) => `Person.${field}`),
    paper: 'Thẻ căn cước hoặc bản sao',
    ...more,
  });
const registered = (ground: string, more: Partial<Part> = {}) =>
  evidence('EV03', 'Đăng ký xe', 'Vehicle registration', ground, {
    each: 'vehicles',
    conditions: ['vehicles.registeredOnce', 'vehicles.ownersAgree', 'vehicles.registered'],
    shows: REGISTRATION_SHOWN,
    paper: 'Bản sao giấy chứng nhận đăng ký xe hoặc giấy hẹn',
    ...more,
  });
const inspected = (ground: string, more: Partial<Part> = {}) =>
  evidence('EV04', 'Kiểm định còn hiệu lực', 'Inspection in force', ground, {
    each: 'vehicles',
    conditions: ['vehicles.inspected'],
    shows: ['certificateNumber', 'inspectedOn', 'expiresOn', 'result'].map((field) => `Inspection.${field}`),
    paper: 'Giấy chứng nhận kiểm định an toàn kỹ thuật và bảo vệ môi trường',
    ...more,
  });
const rightToUse = (ground: string, more: Partial<Part> = {}) =>
  evidence('EV08', 'Quyền sử dụng xe', 'Right to use the vehicle', ground, {
    each: 'vehicles',
    conditions: ['vehicles.rightToUse'],
    shows: [
      ...['contractNumber', 'contractKind', 'signedOn', 'expiresOn'].map((field) => `VehicleContract.${field}`),
      'Ownership.acquiredOn',
    ],
    paper: 'Hợp đồng thuê phương tiện, hợp tác kinh doanh, hoặc hợp đồng dịch vụ của hợp tác xã',
    ...more,
  });
const serviceLife = (ground: string) =>
  evidence('EV05', 'Còn niên hạn sử dụng', 'Within service life', ground, {
    each: 'vehicles',
    conditions: ['vehicles.withinServiceLife'],
    shows: ['Vehicle.productionYear', 'Vehicle.serviceLifeEndsOn'],
  });
const DRIVER = ['driver=subject.drivers', 'licence=named'];
const licence = (ground: string, more: Partial<Part> = {}) =>
  evidence('EV09', 'Giấy phép lái xe đang có', 'Licence held', ground, {
    conditions: ['drivers.licenceForExchange'],
    bindings: DRIVER,
    shows: ['number', 'scheme', 'classes', 'issuedOn', 'expiresOn', 'state'].map((field) => `DriverLicence.${field}`),
    paper: 'Bản sao giấy phép lái xe',
    ...more,
  });
const noViolation = (ground: string) =>
  evidence('EV11', 'Không còn vi phạm chưa xử lý', 'No open violation', ground, {
    conditions: ['drivers.noOpenViolation'],
    bindings: ['driver=subject.drivers'],
  });
const health = (ground: string, more: Partial<Part> = {}) =>
  evidence('EV10', 'Giấy khám sức khoẻ', 'Health certificate', ground, {
    conditions: ['drivers.healthForExchange'],
    bindings: DRIVER,
    shows: ['examinedOn', 'expiresOn', 'fitForClasses'].map((field) => `HealthCertificate.${field}`),
    // Good for twelve months by the health sector's rule, known but not re-read; the certificate's own last day counts first.
    ...{ maxAgeDays: 366, ageField: 'HealthCertificate.examinedOn' },
    paper: 'Giấy khám sức khoẻ của người lái xe',
    ...more,
  });
const elsewhere = (type: string, name: string, nameEn: string, paper: string, ground: string, more: Partial<Part> = {}) =>
  evidence(type, name, nameEn, ground, { paper, askGround: ground, ...more });

/** What another register says about the vehicle of the dossier, or about a person, once it was asked or has fed it in. */
const told = (
  about: 'Vehicle' | 'Chassis' | 'Person',
  condition: string,
  ...[type, name, nameEn, paper, ground, more = {}]: Parameters<typeof elsewhere>
) =>
  elsewhere(type, name, nameEn, paper, ground, {
    conditions: [condition],
    shows: ['source', 'askedOn', 'answer', 'expiresOn'].map((field) => `External${about}Fact.${field}`),
    ...more,
  });

/** About each vehicle that is not registered yet, so under its chassis number. */
const BY_CHASSIS: Partial<Part> = { each: 'chassisNumbers', bindings: ['chassisNumber=thing'] };

const MANAGER_DEGREE = [
  'EV19',
  'Trình độ người điều hành vận tải',
  'Qualification of the transport manager',
  'Bản sao văn bằng, chứng chỉ của người điều hành vận tải',
] as const;

// --- procedures ---

type Definition = {
  id: string;
  name: string;
  codes: readonly string[];
  codesNow?: readonly string[];
  ground: string;
  subjects: readonly string[];
  things?: readonly string[];
  level: string;
  before: string;
  now?: string;
  days?: number;
  dayNote?: string;
  /** Working days in which another agency may say no. */
  consentDays?: number;
  effect?: string;
  confidence: 'V' | 'K' | 'U';
  provenance: string;
  proposedBy: string;
  approvedBy: string;
  parts: readonly Part[];
};

const OLD_SO = 'Sở Giao thông vận tải';
const SO = 'Sở Xây dựng';
const ROADS = 'Cục Đường bộ Việt Nam';
const POLICE = 'Phòng Cảnh sát giao thông';
const READ_158 = 'đọc trong văn bản chép lại của Nghị định 158/2024/NĐ-CP; mã ghi theo trí nhớ, chưa xác minh';
/** Without an approval nothing would be judged by them; no decision of that kind was seen. */
const APPROVED = 'đề xuất và phê duyệt ghi để trình diễn, chưa có quyết định thật';

/** The demonstration's own approval: the Government Office keeps the national catalogue of procedures (Nghị định 63/2010/NĐ-CP). */
const OF_CONSTRUCTION = { proposedBy: 'G17', approvedBy: 'G22' };
const OF_POLICE = { proposedBy: 'G01', approvedBy: 'G22' };

const DEFINITIONS: readonly Definition[] = [
  {
    ...{ id: 'P01', name: 'Cấp Giấy phép kinh doanh vận tải bằng xe ô tô, xe bốn bánh có gắn động cơ', codes: ['1.000703'] },
    ...{ ground: `${DECREE}, Điều 19, 20, 21`, subjects: ['taxCode', 'personalId'], level: 'tỉnh', before: OLD_SO, now: SO, days: 5 },
    ...{ confidence: 'V', provenance: READ_158, ...OF_CONSTRUCTION },
    parts: [
      declared('Giấy đề nghị cấp Giấy phép kinh doanh vận tải', 'Application for a transport licence', `${DECREE}, Điều 20 khoản 1`, [
        ...OF_BUSINESS,
        ...OF_HOUSEHOLD,
      ]),
      enterprise(`${DECREE}, Điều 21 khoản 4`),
      household(`${DECREE}, Điều 21 khoản 4`),
      told('Person', 'casework.managerQualified', ...MANAGER_DEGREE, `${DECREE}, Điều 20 khoản 1`, {
        bindings: ['person=subject.managers.person'],
      }),
      told('Person', 'casework.managerQualified', ...MANAGER_DEGREE, `${DECREE}, Điều 20 khoản 1`, { component: 'EV19-HKD' }),
      evidence('EV19', 'Người điều hành vận tải được bổ nhiệm', 'Transport manager appointed', `${DECREE}, Điều 20 khoản 1`, {
        ...{ component: 'BN', conditions: ['businesses.managed'], shows: ['TransportManager.role', 'TransportManager.appointedOn'] },
        ...{ paper: 'Quyết định giao nhiệm vụ người điều hành vận tải', askGround: `${DECREE}, Điều 20 khoản 1` },
      }),
      filed('ATGT', 'Quyết định thành lập bộ phận quản lý an toàn giao thông', 'Decision on the safety unit', `${DECREE}, Điều 20 khoản 1`),
    ],
  },
  {
    ...{ id: 'P02', name: 'Cấp lại Giấy phép kinh doanh vận tải khi thay đổi nội dung hoặc sau khi bị thu hồi', codes: ['2.002286'] },
    ...{ ground: `${DECREE}, Điều 20, 21`, subjects: ['taxCode', 'personalId'], level: 'tỉnh', before: OLD_SO, now: SO, days: 5 },
    ...{ confidence: 'V', provenance: READ_158, ...OF_CONSTRUCTION },
    parts: [
      declared('Giấy đề nghị cấp lại, nêu rõ lý do', 'Application for re-issue with its reason', `${DECREE}, Điều 20 khoản 2`, [
        ...[...OF_BUSINESS, ...OF_HOUSEHOLD],
        ...['number', 'issueCount', 'businessTypes'].map((field) => `subject.licences.${field}`),
      ]),
      enterprise(`${DECREE}, Điều 20 khoản 2, Điều 21 khoản 4`),
      household(`${DECREE}, Điều 20 khoản 2, Điều 21 khoản 4`),
      evidence('EV19', 'Người điều hành vận tải được bổ nhiệm', 'Transport manager appointed', `${DECREE}, Điều 20 khoản 2`, {
        ...{ conditions: ['businesses.managed'], shows: ['TransportManager.role', 'TransportManager.appointedOn'] },
        ...{ paper: 'Tài liệu chứng minh thay đổi người điều hành vận tải', askGround: `${DECREE}, Điều 20 khoản 2` },
      }),
    ],
  },
  {
    ...{ id: 'P03', name: 'Cấp lại Giấy phép kinh doanh vận tải bị mất, bị hỏng', codes: ['2.002287'] },
    ...{ ground: `${DECREE}, Điều 20, 21`, subjects: ['taxCode', 'personalId'], level: 'tỉnh', before: OLD_SO, now: SO, days: 3 },
    ...{ confidence: 'V', provenance: READ_158, ...OF_CONSTRUCTION },
    parts: [
      declared('Giấy đề nghị cấp lại do mất, hỏng', 'Application for re-issue after loss or damage', `${DECREE}, Điều 20 khoản 3`, [
        ...OF_BUSINESS,
        ...OF_HOUSEHOLD,
      ]),
      enterprise(`${DECREE}, Điều 21 khoản 4`),
      household(`${DECREE}, Điều 21 khoản 4`),
      licensed(`${DECREE}, Điều 20 khoản 3`),
      householdLicensed(`${DECREE}, Điều 20 khoản 3`),
    ],
  },
  {
    ...{
      id: 'P04',
      name: 'Cấp, cấp lại phù hiệu cho xe ô tô, xe bốn bánh có gắn động cơ kinh doanh vận tải',
      codes: ['2.002288', '2.002289'],
    },
    ...{ ground: `${DECREE}, Điều 23`, subjects: ['taxCode'], things: ['vehicles'], level: 'tỉnh, bộ', days: 2, effect: 'badges' },
    ...{ before: `${OLD_SO}; ${ROADS}`, now: `${SO}; ${ROADS}`, confidence: 'V', ...OF_CONSTRUCTION },
    provenance: 'mã 2.002288 đã kiểm chứng trên Cổng dịch vụ công; 2.002289 (cấp lại) đã gộp, chưa rõ từ ngày nào',
    parts: [
      declared(
        ...(['Giấy đề nghị cấp phù hiệu', 'Application for badges', `${DECREE}, Điều 23 khoản 5, Phụ lục V`] as const),
        [...['name', 'taxCode', 'address'].map((field) => `subject.${field}`), 'vehicles.plate'],
        [
          'Là ý chí của đơn vị: chỉ cần xác nhận thông tin đã điền sẵn, ghi loại phù hiệu và thời hạn đề nghị.',
          "The business's own wish: it confirms what is filled in and names the type of badge and the term asked for.",
        ],
      ),
      licensed(`${DECREE}, Điều 23 khoản 6`),
      registered(`${DECREE}, Điều 23 khoản 5`, {
        askGround: `${DECREE}, Điều 23 khoản 5 (bản sao giấy chứng nhận đăng ký xe hoặc giấy hẹn)`,
      }),
      rightToUse(`${DECREE}, Điều 23 khoản 5`, {
        askGround: `${DECREE}, Điều 23 khoản 5 (hợp đồng, khi xe không thuộc sở hữu của đơn vị; nộp một lần, hệ thống giữ đến ngày hết hạn)`,
      }),
      inspected(`${DECREE}, Điều 23 khoản 6 điểm c`),
      evidence('EV04', 'Thiết bị giám sát hành trình', 'Tracking device', `${LAW}, Điều 35 khoản 2; ${DECREE}, Điều 23 khoản 6`, {
        ...{ component: 'EV04-GSHT', each: 'vehicles', conditions: ['vehicles.deviceFitted'] },
        shows: [
          ...['fittedOn', 'driverCamera', 'state'].map((field) => `TrackingDevice.${field}`),
          ...['inspectedOn', 'trackingDevice'].map((field) => `Inspection.${field}`),
        ],
      }),
      serviceLife(`${LAW}, Điều 40; ${DECREE}, Điều 23 khoản 6`),
      evidence('EV07', 'Không có phù hiệu khác còn giá trị', 'No other badge in force', `${DECREE}, Điều 23 khoản 6`, {
        ...{ each: 'vehicles', conditions: ['vehicles.noOtherBadge'] },
        shows: ['number', 'badgeType', 'expiresOn', 'state'].map((field) => `Badge.${field}`),
      }),
    ],
  },
  {
    ...{ id: 'P05', name: 'Đăng ký khai thác tuyến vận tải hành khách cố định', codes: ['2.002285'] },
    ...{ ground: `${DECREE}, Điều 22`, subjects: ['taxCode'], things: ['routes'], level: 'tỉnh', before: OLD_SO, now: SO, days: 8 },
    consentDays: 2,
    dayNote: '3 ngày làm việc mỗi bước; Sở đầu tuyến bên kia trả lời trong 2 ngày làm việc, im lặng là đồng ý',
    ...{ confidence: 'V', provenance: READ_158, ...OF_CONSTRUCTION },
    parts: [
      declared('Giấy đăng ký khai thác tuyến', 'Registration for a fixed route', `${DECREE}, Điều 22 khoản 3`, [
        ...OF_BUSINESS,
        ...['routes.code', 'routes.name'],
      ]),
      enterprise(`${DECREE}, Điều 21 khoản 4`),
      licensed(`${DECREE}, Điều 22`),
      evidence('EV06', 'Giấy phép ghi loại hình tuyến cố định', 'Licence names fixed routes', `${DECREE}, Điều 22`, {
        ...{ component: 'EV06-TCD', conditions: ['businesses.kindLicensed'], bindings: ["kind='tuyến cố định'"] },
        shows: ['TransportLicence.number', 'TransportLicence.businessTypes'],
      }),
      evidence('EV12', 'Nốt trống trên tuyến', 'Free slot on the route', `${DECREE}, Điều 22 khoản 3`, {
        ...{ each: 'routes', conditions: ['businesses.slotFree'], shows: ['FixedRoute.code', 'FixedRoute.name'] },
        ...{ paper: 'Biên bản thỏa thuận của hai bến xe (tuyến mới hoặc thay đổi)', askGround: `${DECREE}, Điều 22 khoản 3` },
      }),
    ],
  },
  {
    ...{ id: 'P06', name: 'Đổi giấy phép lái xe', codes: ['1.002809'], codesNow: [], ground: `${LAW}, Điều 62, 89` },
    ...{ subjects: ['personalId', 'licenceNumber'], level: 'tỉnh, bộ', before: `${OLD_SO}; ${ROADS}`, now: 'Bộ Công an', days: 5 },
    ...{ effect: 'licence', confidence: 'K', ...OF_POLICE },
    provenance:
      'thành phần và thời hạn theo Thông tư 05/2024/TT-BGTVT (luật đến hết năm 2024); văn bản thay thế của Bộ Công an chưa đọc được; 1.002809 là mã trước ngày 01/3/2025',
    parts: [
      declared(
        ...(['Đơn đề nghị đổi giấy phép lái xe', 'Application for exchange', `${CIRCULAR_05}, Điều 38 khoản 1 điểm a ${UNSEEN}`] as const),
        [...OF_PERSON, ...OF_LICENCE],
        [
          'Chỉ cần xác nhận thông tin đã điền sẵn và chọn hạng mới khi có lựa chọn.',
          'The applicant confirms what is filled in and picks the new class where there is a choice.',
        ],
      ),
      person(`${CIRCULAR_05}, Điều 37 khoản 8 điểm c ${UNSEEN}`),
      licence(`${LAW}, Điều 62, 89 khoản 3`, {
        askGround: `${CIRCULAR_05}, Điều 38 khoản 1 điểm c ${UNSEEN}: chỉ người nước ngoài, người Việt Nam định cư ở nước ngoài`,
        ...{ askIf: 'drivers.foreigner' },
      }),
      evidence('EV09', 'Giấy phép lái xe còn điểm', 'Points left', `${LAW}, Điều 58`, {
        // Yes or no only: how many points are left is nobody's business here.
        ...{ component: 'EV09-DIEM', conditions: ['drivers.pointsLeft'], bindings: ['driver=subject.drivers'] },
      }),
      health(`${CIRCULAR_05}, Điều 38 khoản 1 điểm b ${UNSEEN}`, { askGround: `${CIRCULAR_05}, Điều 38 khoản 1 điểm b ${UNSEEN}` }),
      noViolation(`${LAW}, Điều 62 khoản 4`),
      evidence('EV18', 'Biên lai lệ phí', 'Receipt of the fee', `${CIRCULAR_05}, Điều 37 khoản 8 điểm b ${UNSEEN}`, {
        // Which amount is due the definition says, once it was read in its circular. Cleared: it stood only from the first receipt on.
        ...{ component: 'EV18-BL', conditions: ['casework.feePaid'], bindings: ['dossier=case', 'amount=fee'], appliesIf: '<trống>' },
        shows: ['number', 'amountVnd', 'paidOn'].map((field) => `PaymentReceipt.${field}`),
        paper: 'Biên lai nộp lệ phí',
      }),
      {
        ...{
          component: 'ANH',
          kind: 'PHYSICAL',
          name: 'Ảnh chân dung',
          nameEn: 'Photograph',
          ground: `${CIRCULAR_05}, Điều 38 khoản 1 ${UNSEEN}`,
        },
        explanation: 'Chụp trực tiếp, hoặc lấy ảnh căn cước khi người nộp đồng ý.',
        explanationEn: 'Taken in person, or from the identity card when the applicant agrees.',
      },
      filed('HC', 'Hộ chiếu còn hạn', 'Valid passport', `${CIRCULAR_05}, Điều 38 khoản 1 điểm c ${UNSEEN}`, {
        ...{ paper: 'Hộ chiếu', appliesIf: 'drivers.foreigner' },
        explanation: 'Chỉ đối với người nước ngoài.',
        explanationEn: 'Foreigners only.',
      }),
    ],
  },
  {
    ...{ id: 'P07', name: 'Cấp lại giấy phép lái xe bị mất', codes: ['1.002820'], codesNow: [], ground: `${LAW}, Điều 62` },
    ...{ subjects: ['personalId', 'licenceNumber'], level: 'tỉnh, bộ', before: `${OLD_SO}; ${ROADS}`, now: 'Bộ Công an' },
    ...{ dayNote: 'sau 2 tháng, trong 5 ngày làm việc (Thông tư 05/2024/TT-BGTVT)', confidence: 'K', ...OF_POLICE },
    provenance: 'theo Thông tư 05/2024/TT-BGTVT; văn bản thay thế chưa đọc được; 1.002820 là mã trước ngày 01/3/2025',
    parts: [
      declared('Đơn đề nghị cấp lại giấy phép lái xe', 'Application for re-issue', `${CIRCULAR_05}, Điều 36 khoản 2 ${UNSEEN}`, [
        ...OF_PERSON,
        ...OF_LICENCE,
      ]),
      person(`${CIRCULAR_05}, Điều 37 khoản 8 điểm c ${UNSEEN}`),
      licence(`${LAW}, Điều 62`, { paper: 'Hồ sơ gốc (nếu có)' }),
      health(`${CIRCULAR_05}, Điều 36 khoản 2 ${UNSEEN}`, { askGround: `${CIRCULAR_05}, Điều 36 khoản 2 ${UNSEEN}` }),
      noViolation(`${LAW}, Điều 62 khoản 4`),
    ],
  },
  {
    ...{ id: 'P08', name: 'Đăng ký xe lần đầu', codes: [], ground: `${LAW}, Điều 36; Thông tư 79/2024/TT-BCA` },
    ...{
      subjects: ['personalId', 'taxCode'],
      things: ['chassisNumbers'],
      level: 'tỉnh, xã',
      before: `${POLICE}; công an cấp huyện; công an cấp xã`,
      days: 2,
    },
    ...{ now: `${POLICE}; công an cấp xã`, dayNote: '8 giờ làm việc khi nộp trực tuyến toàn trình', confidence: 'V', ...OF_POLICE },
    provenance: 'Công an tỉnh Phú Thọ công bố ngày 15/7/2026; chưa rõ mã quốc gia',
    parts: [
      declared('Giấy khai đăng ký xe (ĐKX10)', 'Declaration of registration', PHU_THO, [
        'subject.fullName',
        'subject.name',
        'subject.address',
      ]),
      person(PHU_THO, { paper: 'Giấy tờ của chủ xe' }),
      enterprise(PHU_THO),
      told(
        'Chassis',
        'casework.originKnownByChassis',
        'EV15',
        'Nguồn gốc xe',
        'Origin of the vehicle',
        'Phiếu kiểm tra chất lượng xuất xưởng hoặc chứng nhận an toàn kỹ thuật xe nhập khẩu',
        PHU_THO,
        BY_CHASSIS,
      ),
      told(
        'Chassis',
        'casework.transferDeclaredByChassis',
        'EV16',
        'Chuyển quyền sở hữu',
        'Transfer of ownership',
        'Hóa đơn hoặc chứng từ chuyển quyền sở hữu',
        PHU_THO,
        BY_CHASSIS,
      ),
      told(
        'Chassis',
        'casework.registrationFeePaidByChassis',
        'EV17',
        'Lệ phí trước bạ',
        'Registration fee',
        'Chứng từ nộp lệ phí trước bạ',
        PHU_THO,
        BY_CHASSIS,
      ),
      filed('BC', 'Bản chà số máy, số khung', 'Rubbing of engine and chassis numbers', PHU_THO),
    ],
  },
  {
    ...{
      id: 'P09',
      name: 'Thu hồi chứng nhận đăng ký, biển số xe; đăng ký sang tên',
      codes: [],
      ground: `${LAW}, Điều 39; Thông tư 79/2024/TT-BCA`,
    },
    ...{ subjects: ['plate'], things: ['persons'], level: 'tỉnh, xã', before: `${POLICE}; công an cấp huyện; công an cấp xã`, days: 2 },
    ...{ now: `${POLICE}; công an cấp xã`, dayNote: '8 giờ làm việc khi nộp trực tuyến toàn trình', confidence: 'V', ...OF_POLICE },
    provenance: 'Công an tỉnh Phú Thọ công bố ngày 15/7/2026; chưa rõ mã quốc gia',
    parts: [
      declared('Giấy khai thu hồi, đăng ký sang tên (ĐKX10, ĐKX11)', 'Declaration of recall or transfer', PHU_THO, [
        'subject.plate',
        'subject.make',
      ]),
      evidence('EV01', 'Chủ xe theo dữ liệu', 'Owner by the registers', PHU_THO, {
        ...{ conditions: ['vehicles.ownersAgree'], shows: ['Registration.registeredOn'], paper: 'Giấy tờ của chủ xe' },
      }),
      evidence('EV03', 'Đăng ký xe', 'Vehicle registration', PHU_THO, {
        ...{ conditions: ['vehicles.registeredOnce', 'vehicles.registered'], shows: REGISTRATION_SHOWN, paper: 'Chứng nhận đăng ký xe' },
      }),
      evidence('EV22', 'Đã thu hồi phù hiệu (khi đổi biển vàng sang trắng)', 'Badge withdrawn (yellow plate to white)', PHU_THO, {
        ...{
          conditions: ['vehicles.leftTransport'],
          appliesIf: 'vehicles.inTransportBusiness',
          shows: ['Badge.number', 'Badge.state', 'Badge.endedOn'],
        },
        ...{ paper: 'Văn bản thu hồi giấy phép kinh doanh vận tải, phù hiệu' },
      }),
      told(
        'Vehicle',
        'casework.transferDeclared',
        'EV16',
        'Chuyển quyền sở hữu',
        'Transfer of ownership',
        'Chứng từ chuyển quyền sở hữu',
        PHU_THO,
      ),
      told(
        'Vehicle',
        'casework.registrationFeePaid',
        'EV17',
        'Lệ phí trước bạ',
        'Registration fee',
        'Chứng từ nộp lệ phí trước bạ',
        PHU_THO,
      ),
      filed('BS', 'Nộp lại chứng nhận đăng ký, biển số', 'Certificate and plates handed back', PHU_THO),
    ],
  },
  {
    ...{ id: 'P10', name: 'Cấp giấy chứng nhận kiểm định và tem kiểm định xe cơ giới', codes: ['1.005103'], ground: `${LAW}, Điều 42` },
    ...{
      subjects: ['plate'],
      level: 'cơ sở đăng kiểm',
      before: 'Cơ sở đăng kiểm xe cơ giới',
      days: 1,
      dayNote: 'trong ngày',
      confidence: 'K',
      ...OF_CONSTRUCTION,
    },
    provenance: 'ghi theo trí nhớ; Thông tư 30/2026/TT-BXD chưa đọc được',
    parts: [
      evidence('EV03', 'Đăng ký xe', 'Vehicle registration', `${LAW}, Điều 42`, {
        ...{
          conditions: ['vehicles.registeredOnce', 'vehicles.registered'],
          shows: REGISTRATION_SHOWN,
          paper: 'Chứng nhận đăng ký xe',
          confidence: 'K',
        },
      }),
      evidence('EV05', 'Còn niên hạn sử dụng', 'Within service life', `${LAW}, Điều 40`, {
        ...{ conditions: ['vehicles.withinServiceLife'], shows: ['Vehicle.productionYear', 'Vehicle.serviceLifeEndsOn'] },
      }),
      told(
        'Vehicle',
        'casework.insured',
        'EV14',
        'Bảo hiểm bắt buộc',
        'Compulsory insurance',
        'Giấy chứng nhận bảo hiểm trách nhiệm dân sự',
        `${LAW}, Điều 35`,
        {
          confidence: 'K',
        },
      ),
      filed('XE', 'Đưa xe đến kiểm định', 'Presenting the vehicle', `${LAW}, Điều 42`, {
        ...{ paper: '', explanation: 'Xe được kiểm tra tại cơ sở đăng kiểm.', explanationEn: 'The vehicle is inspected at the station.' },
      }),
    ],
  },
  {
    ...{
      id: 'P11',
      name: 'Cấp giấy phép lưu hành xe quá khổ giới hạn, quá tải trọng, xe bánh xích, siêu trường, siêu trọng',
      codes: ['1.000028'],
    },
    ...{ ground: 'Thông tư 39/2024/TT-BGTVT', subjects: ['taxCode', 'personalId'], things: ['vehicles'], level: 'tỉnh, bộ', days: 1 },
    ...{
      before: `${OLD_SO}; Khu Quản lý đường bộ; ${ROADS}`,
      now: `${SO}; Khu Quản lý đường bộ; ${ROADS}`,
      confidence: 'K',
      ...OF_CONSTRUCTION,
    },
    provenance: 'đọc trong Thông tư 39/2024/TT-BGTVT; từ ngày 01/7/2025 là Thông tư 12/2025/TT-BXD, chưa đọc được; mã ghi theo trí nhớ',
    parts: [
      declared('Đơn đề nghị cấp giấy phép lưu hành', 'Application for a special permit', 'Thông tư 39/2024/TT-BGTVT, Điều 22', [
        ...['subject.name', 'subject.fullName', 'subject.address', 'vehicles.plate', 'vehicles.make'],
      ]),
      registered('Thông tư 39/2024/TT-BGTVT, Điều 22', { askGround: 'Thông tư 39/2024/TT-BGTVT, Điều 22' }),
      inspected('Thông tư 39/2024/TT-BGTVT, Điều 22', { askGround: 'Thông tư 39/2024/TT-BGTVT, Điều 22' }),
      elsewhere(
        'EV13',
        'Cầu, đường trên hành trình',
        'Roads and bridges of the itinerary',
        'Báo cáo khảo sát, gia cường cầu đường',
        'Thông tư 39/2024/TT-BGTVT, Điều 23',
      ),
      filed('PA', 'Phương án vận chuyển', 'Transport plan', 'Thông tư 39/2024/TT-BGTVT, Điều 23'),
    ],
  },
  {
    ...{ id: 'P12', name: 'Cấp giấy phép vận tải đường bộ quốc tế, liên vận ASEAN, GMS', codes: [], ground: `${DECREE}, Điều 56` },
    ...{ subjects: ['taxCode'], things: ['vehicles'], level: 'bộ', before: ROADS, days: 2, confidence: 'K', ...OF_CONSTRUCTION },
    provenance: 'thời hạn theo Nghị định 158/2024/NĐ-CP; chưa rõ mã quốc gia',
    parts: [
      declared('Giấy đề nghị cấp giấy phép liên vận', 'Application for a cross-border permit', DECREE, [...OF_BUSINESS, 'vehicles.plate']),
      licensed(DECREE),
      registered(DECREE, { askGround: DECREE }),
      rightToUse(DECREE, { askGround: DECREE }),
      inspected(DECREE),
    ],
  },
  {
    ...{ id: 'P13', name: 'Cấp giấy phép liên vận giữa Việt Nam và Campuchia', codes: ['1.001023', '1.002877'], ground: DECREE },
    ...{ subjects: ['taxCode'], things: ['vehicles'], level: 'bộ, tỉnh', days: 2, confidence: 'K', ...OF_CONSTRUCTION },
    ...{ before: `${ROADS}; ${OLD_SO}`, now: `${ROADS}; ${SO}` },
    provenance: 'mã ghi theo trí nhớ; mã nào cho loại phương tiện nào chưa rõ',
    parts: [
      declared('Giấy đề nghị cấp giấy phép liên vận Việt Nam – Campuchia', 'Application for a permit to Cambodia', DECREE, [
        ...OF_BUSINESS,
        'vehicles.plate',
      ]),
      licensed(DECREE),
      registered(DECREE, { askGround: DECREE }),
      rightToUse(DECREE, { askGround: DECREE }),
      filed('PA', 'Phương án kinh doanh hoặc quyết định cử đi công tác', 'Business plan or travel order', DECREE),
    ],
  },
  {
    ...{ id: 'P14', name: 'Gia hạn thời gian lưu hành tại Việt Nam cho phương tiện của Lào', codes: ['1.002063'], ground: DECREE },
    ...{
      subjects: ['plate'],
      level: 'tỉnh',
      before: OLD_SO,
      now: SO,
      days: 2,
      dayNote: 'gia hạn một lần, không quá 10 ngày',
      confidence: 'V',
      ...OF_CONSTRUCTION,
    },
    provenance: 'mã đã kiểm chứng trên Cổng dịch vụ công; xe đăng ký tại Lào không có trong cơ sở dữ liệu của Việt Nam',
    parts: [
      declared('Giấy đề nghị gia hạn (Mẫu 07 Phụ lục XI)', 'Application for extension', `${DECREE}, Phụ lục XI`, ['subject.plate']),
      elsewhere(
        'EV20',
        'Giấy phép liên vận của Lào',
        'Cross-border permit of Laos',
        'Giấy phép liên vận (bản gốc)',
        `${DECREE}, Phụ lục XI`,
      ),
    ],
  },
  {
    ...{ id: 'P15', name: 'Cấp giấy phép liên vận, khai thác tuyến giữa Việt Nam và Lào', ground: `${DECREE}, Điều 56` },
    ...{ codes: ['1.002852', '1.002856', '1.002859', '1.002861'], subjects: ['taxCode'], things: ['vehicles'], level: 'bộ, tỉnh' },
    ...{ before: `${ROADS}; ${OLD_SO}`, now: `${ROADS}; ${SO}`, confidence: 'V', ...OF_CONSTRUCTION },
    provenance: 'thành phần đọc trong Nghị định 158/2024/NĐ-CP; mã ghi theo trí nhớ, mã nào ứng với thủ tục nào chưa rõ',
    parts: [
      declared('Giấy đề nghị cấp giấy phép liên vận Việt Nam – Lào', 'Application for a permit to Laos', `${DECREE}, Điều 56`, [
        ...OF_BUSINESS,
        'vehicles.plate',
      ]),
      licensed(`${DECREE}, Điều 56`),
      registered(`${DECREE}, Điều 56`, { askGround: `${DECREE}, Điều 56` }),
      evidence('EV20', 'Giấy phép liên vận đang có (khi cấp lại)', 'Cross-border permit held (for a re-issue)', `${DECREE}, Điều 56`, {
        ...{ each: 'vehicles', conditions: ['businesses.permitHeld'], askGround: `${DECREE}, Điều 56`, paper: 'Giấy phép liên vận cũ' },
        shows: ['number', 'agreement', 'issuedOn', 'expiresOn', 'state'].map((field) => `CrossBorderPermit.${field}`),
      }),
      filed('PA', 'Phương án kinh doanh', 'Business plan', `${DECREE}, Điều 56`),
    ],
  },
  {
    ...{ id: 'P16', name: 'Cấp giấy phép vận chuyển hàng hóa nguy hiểm', codes: [], ground: 'Nghị định 161/2024/NĐ-CP' },
    ...{ subjects: ['taxCode'], things: ['vehicles', 'drivers'], level: 'bộ, tỉnh', days: 5, dayNote: 'điều chỉnh 3 ngày, cấp lại 2 ngày' },
    before: 'Bộ Công an (loại 1–4, 9); Bộ Công Thương (loại 5, 8); Ủy ban nhân dân cấp tỉnh (thuốc bảo vệ thực vật)',
    ...{ confidence: 'V', provenance: 'đọc trong Nghị định 161/2024/NĐ-CP; chưa rõ mã quốc gia', ...OF_POLICE },
    parts: [
      declared('Giấy đề nghị cấp giấy phép', 'Application for a permit', 'Nghị định 161/2024/NĐ-CP, Điều 15', [
        ...OF_BUSINESS,
        'vehicles.plate',
      ]),
      enterprise('Nghị định 161/2024/NĐ-CP, Điều 15'),
      registered('Nghị định 161/2024/NĐ-CP, Điều 15'),
      inspected('Nghị định 161/2024/NĐ-CP, Điều 15'),
      serviceLife(`${LAW}, Điều 40; Nghị định 161/2024/NĐ-CP, Điều 15`),
      evidence('EV09', 'Giấy phép lái xe còn giá trị', 'Licence of the driver in force', 'Nghị định 161/2024/NĐ-CP, Điều 15', {
        ...{ each: 'drivers', conditions: ['drivers.licenceUsable'], paper: 'Bảng kê lái xe' },
        shows: ['number', 'classes', 'expiresOn', 'state'].map((field) => `DriverLicence.${field}`),
      }),
      evidence('EV21', 'Chứng nhận tập huấn hàng nguy hiểm', 'Training for dangerous goods', 'Nghị định 161/2024/NĐ-CP, Điều 15', {
        ...{ each: 'drivers', conditions: ['drivers.trained'], bindings: ['person=thing.driver.person', "kind='tập huấn hàng nguy hiểm'"] },
        ...{ shows: ['TrainingCertificate.issuedOn', 'TrainingCertificate.expiresOn'], paper: 'Giấy chứng nhận tập huấn' },
        askGround: 'Nghị định 161/2024/NĐ-CP, Điều 15',
      }),
      elsewhere(
        'EV13',
        'Hành trình qua hầm, phà',
        'Tunnels and ferries of the itinerary',
        'Phương án vận chuyển',
        'Nghị định 161/2024/NĐ-CP, Điều 15',
      ),
      filed('PA', 'Phương án vận chuyển, ứng cứu', 'Transport and emergency plan', 'Nghị định 161/2024/NĐ-CP, Phụ lục V'),
    ],
  },
  {
    ...{ id: 'P17', name: 'Công bố đưa bến xe khách vào khai thác', codes: ['1.000660'], ground: 'Thông tư 36/2024/TT-BGTVT' },
    ...{ subjects: ['taxCode'], level: 'tỉnh', before: OLD_SO, now: SO, confidence: 'K', ...OF_CONSTRUCTION },
    provenance: 'ghi theo trí nhớ; thời hạn chưa đọc được',
    parts: [
      declared('Văn bản đề nghị công bố bến xe', 'Request to announce a terminal', 'Thông tư 36/2024/TT-BGTVT', OF_BUSINESS),
      enterprise('Thông tư 36/2024/TT-BGTVT'),
      filed(
        'SD',
        'Sơ đồ mặt bằng, thiết kế, biên bản nghiệm thu bến xe',
        'Plan, design and acceptance of the terminal',
        'Thông tư 36/2024/TT-BGTVT',
        {
          ...{ confidence: 'U' },
        },
      ),
    ],
  },
  {
    ...{ id: 'P18', name: 'Cấp bổ sung xe tập lái, cấp lại Giấy phép xe tập lái', codes: ['1.001751'], ground: `${LAW}, Điều 60` },
    ...{ subjects: ['taxCode'], things: ['vehicles'], level: 'tỉnh', before: OLD_SO, now: SO, confidence: 'K', ...OF_CONSTRUCTION },
    provenance: 'mã đã kiểm chứng trên Cổng dịch vụ công; thành phần ghi theo trí nhớ',
    parts: [
      declared('Văn bản đề nghị và danh sách xe', 'Request with a list of vehicles', `${LAW}, Điều 60`, [
        ...OF_BUSINESS,
        'vehicles.plate',
        'vehicles.make',
      ]),
      evidence('EV20', 'Giấy phép đào tạo lái xe', 'Licence to train drivers', `${LAW}, Điều 60`, {
        ...{ conditions: ['businesses.trainingLicensed'] },
        shows: ['licenceNumber', 'classes', 'expiresOn', 'state'].map((field) => `TrainingCentre.${field}`),
      }),
      registered(`${LAW}, Điều 60`, { askGround: `${LAW}, Điều 60` }),
      inspected(`${LAW}, Điều 60`),
      rightToUse(`${LAW}, Điều 60`, { askGround: `${LAW}, Điều 60` }),
    ],
  },
  {
    ...{
      id: 'P19',
      name: 'Kiểm tra kiến thức pháp luật để phục hồi điểm giấy phép lái xe',
      codes: [],
      ground: `${LAW}, Điều 58; Thông tư 65/2024/TT-BCA`,
    },
    ...{ subjects: ['personalId', 'licenceNumber'], level: 'tỉnh', before: POLICE, dayNote: 'thông báo trước ít nhất 2 ngày làm việc' },
    ...{ confidence: 'V', provenance: 'Công an tỉnh Phú Thọ công bố ngày 15/7/2026; chưa rõ mã quốc gia', ...OF_POLICE },
    parts: [
      declared('Đơn đề nghị kiểm tra (Mẫu 01)', 'Application for the test', 'Thông tư 65/2024/TT-BCA', [...OF_PERSON, ...OF_LICENCE]),
      person('Thông tư 65/2024/TT-BCA'),
      evidence('EV09', 'Đã bị trừ hết điểm và đủ 6 tháng', 'All points lost for six months', `${LAW}, Điều 58 khoản 3`, {
        ...{ conditions: ['drivers.pointsRestorable'], bindings: ['driver=subject.drivers'] },
      }),
      health('Thông tư 65/2024/TT-BCA', { askGround: 'Thông tư 65/2024/TT-BCA' }),
    ],
  },
  {
    ...{ id: 'P20', name: 'Cấp giấy phép sử dụng thiết bị phát tín hiệu của xe ưu tiên', codes: [], ground: `${LAW}, Điều 27` },
    ...{ subjects: ['taxCode'], things: ['vehicles'], level: 'tỉnh', before: POLICE, days: 2, confidence: 'V', ...OF_POLICE },
    provenance: 'Công an tỉnh Phú Thọ công bố ngày 15/7/2026; chưa rõ mã quốc gia',
    parts: [
      declared('Văn bản đề nghị cấp giấy phép', 'Request for the permit', PHU_THO, [...OF_BUSINESS, 'vehicles.plate']),
      registered(PHU_THO, { paper: 'Chứng nhận đăng ký xe' }),
      inspected(PHU_THO),
      filed('CN', 'Văn bản quy định chức năng, nhiệm vụ của cơ quan', 'Functions and tasks of the agency', PHU_THO, {
        explanation: 'Không yêu cầu khi tra cứu được ở cơ sở dữ liệu khác; hub chưa giữ.',
        explanationEn: 'Not asked where other connected databases hold it; the hub does not yet.',
      }),
    ],
  },
];

function definitionRow(definition: Definition): Row {
  const { id, name, codes, ground, subjects, things = [], level, before, days, dayNote = '', consentDays = '' } = definition;
  const effect = definition.effect ?? (hasEffectLines(id) ? 'documents' : '');
  return {
    ...{ hubId: id, name, codes: codes.join(';'), ground, subjectKeys: subjects.join(';'), things: things.join(';'), level },
    ...{
      authorityName: before,
      deadlineDays: days === undefined ? '' : String(days),
      consentDays: String(consentDays),
      deadlineNote: dayNote,
      effect,
    },
    ...{ proposedBy: definition.proposedBy, approvedBy: definition.approvedBy, approvedOn: START },
    ...{ confidence: definition.confidence, provenance: `${definition.provenance}; ${APPROVED}`, validFrom: START },
  };
}

function requirementRow(definition: string, part: Part, ordinal: number): Row {
  const { component, kind, type: sort = '', name, nameEn, each = '', ground, confidence = 'K', provenance = '' } = part;
  const list = (texts: readonly string[] = []) => texts.join(';');
  return {
    ...{
      code: `${definition}/${component}`,
      definition,
      component,
      ordinal: String(ordinal),
      kind,
      evidenceType: sort,
      name,
      nameEn,
      each,
    },
    ...{ conditions: list(part.conditions), bindings: list(part.bindings), shows: list(part.shows), prefill: list(part.prefill) },
    ...{
      appliesIf: part.appliesIf ?? '',
      maxAgeDays: part.maxAgeDays === undefined ? '' : String(part.maxAgeDays),
      ageField: part.ageField ?? '',
    },
    ...{ paper: part.paper ?? '', askGround: part.askGround ?? '', askIf: part.askIf ?? '' },
    ...{ explanation: part.explanation ?? '', explanationEn: part.explanationEn ?? '', ground, provisions: list(provisionsOf(part)) },
    ...{ confidence, provenance, validFrom: START },
  };
}

const conditionsOfLaw = registers.flatMap(({ conditions = [] }) => conditions);

const FORM = '[0-9]+(?:/[0-9]{4})?/[A-ZĐ0-9-]+';

/** What the component and its conditions cite, as keys of provisions; a document cited as a whole is left to its text. */
function provisionsOf({ ground, conditions = [] }: Part): string[] {
  const cited = [ground, ...conditions.map((name) => conditionsOfLaw.find((one) => one.name === name)?.provision ?? '')];
  return [
    ...new Set(
      cited.flatMap((text) => citedProvisions(text, FORM).flatMap(({ number, provisions }) => provisions.map((one) => `${number}#${one}`))),
    ),
  ];
}
