import type { About, EvidenceRequirement, Facts, Judgement, Requirement } from '../../hub/evidence/catalogue.js';
import { ambiguous, notHeld } from './judgement.js';

/** Of procedure 2.002288. What may be filed: Điều 23 khoản 5; what the authority looks up itself, and so never asks for: khoản 6. */
const FILED = 'Nghị định 158/2024/NĐ-CP, Điều 23 khoản 5';
const CHECKED = 'Nghị định 158/2024/NĐ-CP, Điều 23 khoản 6';

const evidence = (requirement: Omit<EvidenceRequirement, 'kind'>): Requirement => ({ kind: 'EVIDENCE', ...requirement });
/** What the law asks of each vehicle of the dossier. */
const ofVehicle = (requirement: Omit<EvidenceRequirement, 'kind' | 'each' | 'instead'>): Requirement =>
  evidence({ each: true, about: thisVehicle, instead: notOneVehicle, ...requirement });

export const badgeRequirements: readonly Requirement[] = [
  {
    kind: 'DECLARATION',
    code: 'DON',
    nameVi: 'Giấy đề nghị cấp phù hiệu',
    nameEn: 'Application for badges',
    legalBasis: `${FILED}, Phụ lục V`,
    uses: ['business', 'vehicle'],
    prefill: [
      { fact: 'business', field: 'name' },
      { fact: 'business', field: 'taxCode' },
      { fact: 'business', field: 'address' },
      { fact: 'vehicle', field: 'plate' },
    ],
    explanation: {
      vi: 'Là ý chí của đơn vị: chỉ cần xác nhận thông tin đã điền sẵn, ghi loại phù hiệu và thời hạn đề nghị.',
      en: "The business's own wish: it confirms what is filled in and names the type of badge and the term asked for.",
    },
  },
  evidence({
    code: 'EV06',
    nameVi: 'Giấy phép kinh doanh vận tải',
    nameEn: 'Transport licence',
    paper: 'Bản sao giấy phép kinh doanh vận tải',
    legalBasis: CHECKED,
    uses: ['transportLicence', 'business'],
    shows: { transportLicence: ['number', 'issueCount', 'issuedOn', 'businessTypes', 'state'] },
    conditions: ['businesses.licensed'],
    about: (facts) => facts('business').map(({ id }) => ({ of: { business: id } })),
  }),
  ofVehicle({
    code: 'EV03',
    nameVi: 'Đăng ký xe',
    nameEn: 'Vehicle registration',
    paper: 'Bản sao giấy chứng nhận đăng ký xe hoặc giấy hẹn',
    legalBasis: FILED,
    uses: ['registration', 'vehicle', 'ownership'],
    shows: {
      registration: ['certificateNumber', 'registeredOn', 'expiresOn', 'state'],
      vehicle: ['plate', 'make', 'kind', 'seats', 'grossMassKg', 'colour', 'productionYear'],
    },
    conditions: ['vehicles.registeredOnce', 'vehicles.ownersAgree', 'vehicles.registered'],
    ask: { ground: `${FILED} (bản sao giấy chứng nhận đăng ký xe hoặc giấy hẹn)` },
  }),
  ofVehicle({
    code: 'EV08',
    nameVi: 'Quyền sử dụng xe',
    nameEn: 'Right to use the vehicle',
    paper: 'Hợp đồng thuê phương tiện, hợp tác kinh doanh, hoặc hợp đồng dịch vụ của hợp tác xã',
    legalBasis: FILED,
    uses: ['contract', 'ownership', 'business', 'vehicle'],
    shows: { ownership: ['acquiredOn'], contract: ['contractNumber', 'contractKind', 'signedOn', 'expiresOn'] },
    conditions: ['vehicles.rightToUse'],
    about: (facts) =>
      facts('vehicle').flatMap((vehicle) => facts('business').map((business) => ({ of: { vehicle: vehicle.id, business: business.id } }))),
    ask: { ground: `${FILED} (hợp đồng, khi xe không thuộc sở hữu của đơn vị; nộp một lần, hệ thống giữ đến ngày hết hạn)` },
  }),
  ofVehicle({
    code: 'EV04',
    nameVi: 'Kiểm định còn hiệu lực',
    nameEn: 'Inspection in force',
    paper: 'Giấy chứng nhận kiểm định an toàn kỹ thuật và bảo vệ môi trường',
    legalBasis: `${CHECKED} điểm c`,
    uses: ['inspection', 'vehicle'],
    shows: { inspection: ['certificateNumber', 'inspectedOn', 'expiresOn', 'result'] },
    conditions: ['vehicles.inspected'],
  }),
  ofVehicle({
    code: 'EV04-GSHT',
    nameVi: 'Thiết bị giám sát hành trình',
    nameEn: 'Tracking device',
    paper: null,
    legalBasis: `Luật 36/2024/QH15, Điều 35 khoản 2; ${CHECKED}`,
    uses: ['device', 'inspection', 'vehicle'],
    shows: { device: ['fittedOn', 'driverCamera', 'state'], inspection: ['inspectedOn', 'trackingDevice'] },
    conditions: ['vehicles.deviceFitted'],
  }),
  ofVehicle({
    code: 'EV05',
    nameVi: 'Còn niên hạn sử dụng',
    nameEn: 'Within service life',
    paper: null,
    legalBasis: `Luật 36/2024/QH15, Điều 40; ${CHECKED}`,
    uses: ['vehicle'],
    shows: { vehicle: ['productionYear', 'serviceLifeEndsOn'] },
    conditions: ['vehicles.withinServiceLife'],
  }),
  ofVehicle({
    code: 'EV07',
    nameVi: 'Không có phù hiệu khác còn giá trị',
    nameEn: 'No other badge in force',
    paper: null,
    legalBasis: CHECKED,
    uses: ['badge', 'vehicle'],
    shows: { badge: ['number', 'badgeType', 'expiresOn', 'state'] },
    conditions: ['vehicles.noOtherBadge'],
  }),
];

function thisVehicle(facts: Facts): readonly About[] {
  return facts('vehicle').map(({ id }) => ({ of: { vehicle: id } }));
}

/** What every question about one vehicle answers first: it is known, and only once. */
function notOneVehicle(facts: Facts): Judgement | null {
  const [vehicle, ...others] = facts('vehicle');
  if (!vehicle)
    return notHeld('Hệ thống không có dữ liệu về xe mang biển số này.', 'The hub holds nothing about a vehicle with this plate.');
  if (others.length > 0)
    return ambiguous([], 'Có nhiều xe cùng mang biển số này trong dữ liệu.', 'Several vehicles carry this plate in the registers.');
  return null;
}
