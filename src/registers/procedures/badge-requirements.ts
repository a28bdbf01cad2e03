import type { EvidenceRequirement, Facts, Judgement, Requirement, Row } from '../../hub/evidence/catalogue.js';
import { ambiguous, contradicted, dayVi, disputed, expired, held, isGood, isIn, latest, notHeld, text } from './judgement.js';
import { livesInBusiness } from './life-in-business.js';

/** Of procedure 2.002288. What may be filed: Điều 23 khoản 5; what the authority looks up itself, and so never asks for: khoản 6. */
const FILED = 'Nghị định 158/2024/NĐ-CP, Điều 23 khoản 5';
const CHECKED = 'Nghị định 158/2024/NĐ-CP, Điều 23 khoản 6';

const evidence = (requirement: Omit<EvidenceRequirement, 'kind'>): Requirement => ({ kind: 'EVIDENCE', ...requirement });

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
    uses: ['transportLicence'],
    shows: { transportLicence: ['number', 'issueCount', 'issuedOn', 'businessTypes', 'state'] },
    judge: judgeTransportLicence,
  }),
  evidence({
    code: 'EV03',
    each: true,
    nameVi: 'Đăng ký xe',
    nameEn: 'Vehicle registration',
    paper: 'Bản sao giấy chứng nhận đăng ký xe hoặc giấy hẹn',
    legalBasis: FILED,
    uses: ['registration', 'vehicle', 'ownership'],
    shows: {
      registration: ['certificateNumber', 'registeredOn', 'expiresOn', 'state'],
      vehicle: ['plate', 'make', 'kind', 'seats', 'grossMassKg', 'colour', 'productionYear'],
    },
    judge: judgeRegistration,
    ask: { ground: `${FILED} (bản sao giấy chứng nhận đăng ký xe hoặc giấy hẹn)` },
  }),
  evidence({
    code: 'EV08',
    each: true,
    nameVi: 'Quyền sử dụng xe',
    nameEn: 'Right to use the vehicle',
    paper: 'Hợp đồng thuê phương tiện, hợp tác kinh doanh, hoặc hợp đồng dịch vụ của hợp tác xã',
    legalBasis: FILED,
    uses: ['contract', 'ownership', 'business', 'vehicle'],
    shows: { ownership: ['acquiredOn'], contract: ['contractNumber', 'contractKind', 'signedOn', 'expiresOn'] },
    judge: judgeRightToUse,
    ask: { ground: `${FILED} (hợp đồng, khi xe không thuộc sở hữu của đơn vị; nộp một lần, hệ thống giữ đến ngày hết hạn)` },
  }),
  evidence({
    code: 'EV04',
    each: true,
    nameVi: 'Kiểm định còn hiệu lực',
    nameEn: 'Inspection in force',
    paper: 'Giấy chứng nhận kiểm định an toàn kỹ thuật và bảo vệ môi trường',
    legalBasis: `${CHECKED} điểm c`,
    uses: ['inspection', 'vehicle'],
    shows: { inspection: ['certificateNumber', 'inspectedOn', 'expiresOn', 'result'] },
    judge: judgeInspection,
  }),
  evidence({
    code: 'EV04-GSHT',
    each: true,
    nameVi: 'Thiết bị giám sát hành trình',
    nameEn: 'Tracking device',
    paper: null,
    legalBasis: `Luật 36/2024/QH15, Điều 35 khoản 2; ${CHECKED}`,
    uses: ['inspection', 'vehicle'],
    shows: { inspection: ['inspectedOn', 'trackingDevice'] },
    judge: judgeTrackingDevice,
  }),
  evidence({
    code: 'EV05',
    each: true,
    nameVi: 'Còn niên hạn sử dụng',
    nameEn: 'Within service life',
    paper: null,
    legalBasis: `Luật 36/2024/QH15, Điều 40; ${CHECKED}`,
    uses: ['vehicle', 'lifeRule'],
    shows: { vehicle: ['productionYear', 'serviceLifeEndsOn'] },
    judge: judgeServiceLife,
  }),
  evidence({
    code: 'EV07',
    each: true,
    nameVi: 'Không có phù hiệu khác còn giá trị',
    nameEn: 'No other badge in force',
    paper: null,
    legalBasis: CHECKED,
    uses: ['badge', 'vehicle'],
    shows: { badge: ['number', 'badgeType', 'expiresOn', 'state'] },
    judge: judgeOtherBadge,
  }),
];

function judgeTransportLicence(facts: Facts): Judgement {
  const licences = facts('transportLicence');
  const active = licences.filter(isIn('ACTIVE'));
  if (active.length > 0) return held(active, 'Đơn vị có giấy phép kinh doanh vận tải đang hiệu lực.', 'The business holds a transport licence in force.');
  if (licences.length > 0)
    return contradicted(licences, 'Giấy phép kinh doanh vận tải của đơn vị đã bị thu hồi.', 'The transport licence of the business was revoked.');
  return notHeld(
    'Chưa có dữ liệu giấy phép kinh doanh vận tải. Hãy hỏi cơ quan cấp, không yêu cầu đơn vị nộp bản sao.',
    'No transport licence is on record. Ask the issuing agency; do not ask the business for a copy.',
  );
}

/** What every question about one vehicle answers first: it is known, and only once. */
function oneVehicle(facts: Facts, then: (vehicle: Row) => Judgement): Judgement {
  const [vehicle, ...others] = facts('vehicle');
  if (!vehicle) return notHeld('Hệ thống không có dữ liệu về xe mang biển số này.', 'The hub holds nothing about a vehicle with this plate.');
  if (others.length > 0) return ambiguous([], 'Có nhiều xe cùng mang biển số này trong dữ liệu.', 'Several vehicles carry this plate in the registers.');
  return then(vehicle);
}

function judgeRegistration(facts: Facts): Judgement {
  return oneVehicle(facts, (vehicle) => {
    const registrations = facts('registration');
    const active = registrations.filter(isIn('ACTIVE'));
    const [registration, second] = active;
    if (!registration) {
      return registrations.length > 0
        ? contradicted(registrations, 'Đăng ký của xe đã bị thu hồi.', 'The registration of the vehicle was recalled.')
        : notHeld('Chưa có dữ liệu đăng ký xe.', 'No registration is on record.', [vehicle]);
    }
    if (second) return ambiguous(active, 'Xe có nhiều chứng nhận đăng ký cùng đang hiệu lực.', 'The vehicle has several registrations in force.');
    if (!ownersAgree(registration, facts('ownership'))) {
      return disputed(
        [registration],
        'Chủ xe trên chứng nhận đăng ký và trong dữ liệu sở hữu không khớp. Cơ quan phải đối chiếu với nguồn.',
        'The owner on the registration and in the ownership data differ. The agencies must settle it.',
      );
    }
    if (!isGood(registration)) return expired([registration, vehicle], 'Chứng nhận đăng ký xe đã hết hạn.', 'The registration has run out.');
    return held([registration, vehicle], 'Xe đã đăng ký, thông tin có trong cơ sở dữ liệu.', 'The vehicle is registered; its data are on record.');
  });
}

/** Only what both say can differ: a missing owner on either side is no contradiction. */
function ownersAgree(registration: Row, ownerships: readonly Row[]): boolean {
  const owner = text(registration, 'ownerBusiness') || text(registration, 'ownerPerson');
  const owners = ownerships.map((ownership) => text(ownership, 'business') || text(ownership, 'person'));
  return owner === '' || owners.length === 0 || owners.includes(owner);
}

function judgeRightToUse(facts: Facts): Judgement {
  return oneVehicle(facts, () => {
    const [business] = facts('business');
    const own = facts('ownership').filter((ownership) => ownership.values.business === business?.id);
    if (own.length > 0) return held(own, 'Xe thuộc sở hữu của đơn vị, không cần hợp đồng.', 'The business owns the vehicle; no contract is needed.');
    const contracts = facts('contract');
    const running = contracts.filter(isGood);
    if (running.length > 0)
      return held(running, 'Hợp đồng sử dụng xe đã có trong hệ thống và còn hạn.', 'The contract for the use of the vehicle is on record and running.');
    if (contracts.length > 0) return expired(contracts, 'Hợp đồng sử dụng xe đã hết hạn.', 'The contract for the use of the vehicle has run out.');
    return notHeld(
      'Xe không thuộc sở hữu của đơn vị và chưa có hợp đồng trong hệ thống: lần đầu cần nộp hợp đồng.',
      'The business does not own the vehicle and no contract is on record: the first time, the contract is filed.',
    );
  });
}

function judgeInspection(facts: Facts): Judgement {
  return oneVehicle(facts, () => {
    const last = latest(facts('inspection'), 'inspectedOn');
    if (!last)
      return notHeld(
        'Chưa có dữ liệu kiểm định. Hãy tra cứu cơ quan đăng kiểm, không yêu cầu nộp bản sao.',
        'No inspection is on record. Ask the inspection agency; do not ask for a copy.',
      );
    if (last.values.result === 'FAILED') return contradicted([last], 'Lần kiểm định gần nhất không đạt.', 'The last inspection was failed.');
    if (!isGood(last))
      return expired(
        [last],
        `Kiểm định đã hết hiệu lực${until(last)}; xe phải kiểm định lại.`,
        `The inspection has run out${untilEn(last)}; the vehicle has to be inspected again.`,
      );
    return held([last], `Kiểm định còn hiệu lực${until(last)}.`, `The inspection is in force${untilEn(last)}.`);
  });
}

const until = (row: Row): string => (text(row, 'expiresOn') ? ` (đến hết ngày ${dayVi(text(row, 'expiresOn'))})` : '');
const untilEn = (row: Row): string => (text(row, 'expiresOn') ? ` (until ${text(row, 'expiresOn')})` : '');

function judgeTrackingDevice(facts: Facts): Judgement {
  return oneVehicle(facts, () => {
    const last = latest(facts('inspection'), 'inspectedOn');
    const found = last?.values.trackingDevice;
    if (last && found === true)
      return held([last], 'Lần kiểm định gần nhất ghi nhận có thiết bị giám sát hành trình.', 'The last inspection found a tracking device.');
    if (last && found === false)
      return contradicted([last], 'Lần kiểm định gần nhất ghi nhận không có thiết bị giám sát hành trình.', 'The last inspection found no tracking device.');
    return notHeld('Chưa có dữ liệu về thiết bị giám sát hành trình.', 'Nothing is on record about a tracking device.');
  });
}

function judgeServiceLife(facts: Facts, { day }: { day: string }): Judgement {
  return oneVehicle(facts, (vehicle) => {
    const last = text(vehicle, 'serviceLifeEndsOn');
    const over = livesInBusiness(facts('lifeRule'), vehicle).filter(({ lastDay }) => lastDay < day);
    const but = {
      vi: over.map(({ use, lastDay }) => ` Kinh doanh loại hình ${use}: đã hết từ ngày ${dayVi(lastDay)}.`).join(''),
      en: over.map(({ use, lastDay }) => ` For the kind of transport ${use} it ended on ${lastDay}.`).join(''),
    };
    if (last === '') return held([vehicle], `Không có niên hạn chung cho xe này.${but.vi}`, `No general service life is set for this vehicle.${but.en}`);
    return last >= day
      ? held([vehicle], `Xe còn niên hạn đến hết ngày ${dayVi(last)}.${but.vi}`, `Within its service life until ${last}.${but.en}`)
      : expired([vehicle], `Xe đã hết niên hạn từ ngày ${dayVi(last)}.`, `Its service life ended on ${last}.`);
  });
}

function judgeOtherBadge(facts: Facts): Judgement {
  return oneVehicle(facts, () => {
    const others = facts('badge').filter((badge) => isGood(badge) && isIn('ACTIVE')(badge));
    return others.length === 0
      ? held([], 'Xe không có phù hiệu nào khác còn giá trị.', 'The vehicle carries no other badge in force.')
      : contradicted(
          others,
          'Xe đang có phù hiệu còn giá trị; phải nộp lại hoặc thu hồi trước khi cấp phù hiệu khác.',
          'The vehicle carries a badge in force, to be surrendered or revoked before another is issued.',
        );
  });
}
