import { type Condition, FIRST, type Question } from './question.js';

export type Worked = { number: number; title: Readonly<Record<'vi' | 'en', string>>; question: Question };

/**
 * The questions of `docs/analysts.md` that the controls can put, by their number there, which is their address too: `/phan-tich?mau=11`. Their
 * figures are held to SQL by `test/analysts`.
 */
export const WORKED: readonly Worked[] = [
  worked(
    1,
    'Mỗi tỉnh có bao nhiêu phương tiện, chiếm bao nhiêu phần?',
    'How many vehicles has each province, and which part of all is that?',
    { entity: 'Vehicle', groupBy: [{ field: 'province' }] },
  ),
  worked(2, 'Phương tiện theo nhóm và tuổi (từng 5 năm sản xuất)', 'Vehicles by category and age, in bands of five production years.', {
    entity: 'Vehicle',
    groupBy: [{ field: 'category' }, { field: 'productionYear', width: 5 }],
  }),
  worked(3, 'Số xe theo tỉnh hiện nay, trước và sau ngày sáp nhập', 'Vehicles by the provinces of today, before and after the merger.', {
    entity: 'Vehicle',
    groupBy: [{ field: 'province' }],
    days: { each: ['2025-06-30', '2026-06-30'] },
    comparableOn: '2026-06-30',
  }),
  worked(
    4,
    'Khối lượng toàn bộ của xe tải: trung vị, phân vị 90, độ lệch chuẩn theo số trục',
    'Gross mass of goods vehicles by axles: median, 90th percentile, standard deviation.',
    { entity: 'Vehicle', measure: 'median', of: 'grossMassKg', groupBy: [{ field: 'axles' }], where: [is('category', 'goods')] },
  ),
  worked(5, 'Dữ liệu phương tiện còn thiếu những gì?', 'What is missing in the register of vehicles?', {
    entity: 'Vehicle',
    measure: 'missing',
    of: 'emissionLevel',
  }),
  worked(6, 'Quy mô đội xe vào cuối mỗi quý', 'The size of the fleet at the end of each quarter.', {
    entity: 'Vehicle',
    groupBy: [{ field: 'category' }],
    days: { each: ['2025-12-31', '2026-03-31', '2026-06-30', '2026-09-30'] },
  }),
  worked(8, 'Sức chở hàng theo tỉnh đặt trụ sở của chủ xe', 'Payload by the province where the owner has its head office.', {
    entity: 'Vehicle',
    groupBy: [{ field: 'business', onward: 'province' }],
    where: [is('category', 'goods')],
  }),
  worked(
    10,
    'Xe khách theo số chỗ: nhỏ nhất, trung vị, lớn nhất từng nhãn hiệu',
    'Seats of passenger vehicles: least, median and most of each make.',
    { entity: 'Vehicle', measure: 'min', of: 'seats', groupBy: [{ field: 'make' }], where: [is('category', 'passenger')] },
  ),
  worked(
    11,
    'Đăng ký xe mỗi tháng trong năm 2026, kể cả tháng không có',
    'Vehicle registrations in each month of 2026, also those with none.',
    {
      entity: 'Registration',
      groupBy: [{ field: 'registeredOn', period: 'MONTH' }],
      where: between('registeredOn', '2026-01-01', '2027-01-01'),
    },
  ),
  worked(
    14,
    'Bao nhiêu giấy kiểm định hết hạn mỗi tháng trong nửa đầu năm 2027?',
    'How many inspections run out in each month of the first half of 2027?',
    {
      entity: 'Inspection',
      groupBy: [{ field: 'expiresOn', period: 'MONTH' }],
      where: [is('result', 'PASSED'), ...between('expiresOn', '2027-01-01', '2027-07-01')],
    },
  ),
  worked(
    15,
    'Số km đã đi khi kiểm định: trung bình, trung vị, phân vị 90 theo nhóm xe',
    'Odometer at inspection by category of vehicle: mean, median, 90th percentile.',
    {
      entity: 'Inspection',
      measure: 'avg',
      of: 'odometerKm',
      groupBy: [{ field: 'vehicle', onward: 'category' }],
      where: [is('result', 'PASSED')],
    },
  ),
  worked(17, 'Phù hiệu hết hạn mỗi quý năm 2027 theo loại', 'Badges that run out in each quarter of 2027, by type.', {
    entity: 'Badge',
    groupBy: [{ field: 'badgeType' }, { field: 'expiresOn', period: 'QUARTER' }],
    where: [is('state', 'ACTIVE'), ...between('expiresOn', '2027-01-01', '2028-01-01')],
  }),
  worked(18, 'Phù hiệu và số đơn vị theo tỉnh đặt trụ sở', 'Badges and their businesses by province of the head office.', {
    entity: 'Badge',
    groupBy: [{ field: 'business', onward: 'province' }],
  }),
  worked(19, 'Thiết bị giám sát hành trình mất tín hiệu theo nhà cung cấp', 'Tracking devices and their states by provider.', {
    entity: 'TrackingDevice',
    groupBy: [{ field: 'provider' }, { field: 'state' }],
  }),
  worked(21, 'Giấy phép liên vận qua từng cửa khẩu', 'Cross-border permits by border gate: a permit counts once for each of its gates.', {
    entity: 'CrossBorderPermit',
    groupBy: [{ field: 'borderGates' }],
  }),
  worked(22, 'Căn cứ thu hồi phù hiệu', 'Grounds on which badges were revoked.', {
    entity: 'Badge',
    groupBy: [{ field: 'revocationGround' }],
    where: [is('state', 'REVOKED')],
  }),
  worked(23, 'Đơn vị theo loại và tình trạng', 'Businesses by kind and state.', {
    entity: 'Business',
    groupBy: [{ field: 'kind' }, { field: 'state' }],
  }),
  worked(
    25,
    'Bao nhiêu đơn vị được phép theo từng loại hình vận tải?',
    'How many businesses are licensed for each kind of transport? A licence counts once for each of its kinds.',
    { entity: 'TransportLicence', groupBy: [{ field: 'businessTypes' }], where: [is('state', 'ACTIVE')] },
  ),
  worked(26, 'Giấy phép kinh doanh vận tải cấp mỗi năm', 'Transport licences issued in each year, from the first to the last.', {
    entity: 'TransportLicence',
    groupBy: [{ field: 'issuedOn', period: 'YEAR' }],
  }),
  worked(27, 'Cơ quan nào cấp nhiều giấy phép?', 'Which agencies issue most licences?', {
    entity: 'TransportLicence',
    groupBy: [{ field: 'issuer' }],
  }),
  worked(
    28,
    'Chiều dài tuyến cố định theo tỉnh đi: trung vị và dài nhất',
    'Fixed routes by province of departure: median and greatest length.',
    { entity: 'FixedRoute', measure: 'median', of: 'lengthKm', groupBy: [{ field: 'fromTerminal', onward: 'province' }] },
  ),
  worked(31, 'Chiều dài đường theo cấp', 'Length of roads by class.', {
    entity: 'Road',
    measure: 'sum',
    of: 'lengthKm',
    groupBy: [{ field: 'roadClass' }],
  }),
  worked(32, 'Cầu theo thập niên xây dựng', 'Bridges by decade of building.', {
    entity: 'Bridge',
    measure: 'sum',
    of: 'lengthM',
    groupBy: [{ field: 'builtYear', width: 10 }],
  }),
  worked(36, 'Bến xe và sức chứa theo tỉnh', 'Coach terminals and their capacity by province.', {
    entity: 'CoachTerminal',
    measure: 'sum',
    of: 'capacityPerDay',
    groupBy: [{ field: 'province' }],
  }),
  worked(37, 'Số tỉnh, số xã trước và sau ngày sắp xếp', 'Provinces and communes on the day before the merger and on the day of it.', {
    entity: 'Province',
    days: { each: ['2025-06-30', '2025-07-01'] },
  }),
  worked(38, 'Dân số và diện tích của thành phố và tỉnh', 'Population and area of cities and provinces.', {
    entity: 'Province',
    measure: 'sum',
    of: 'population',
    groupBy: [{ field: 'kind' }],
  }),
  worked(39, 'Văn bản pháp luật ban hành mỗi năm từ 2020', 'Legal documents issued in each year since 2020.', {
    entity: 'LegalDocument',
    groupBy: [{ field: 'issuedOn', period: 'YEAR' }, { field: 'kind' }],
    where: [{ field: 'issuedOn', is: 'gte', value: '2020-01-01' }],
  }),
];

/** In the address: which of them is shown. */
const NUMBER = 'mau';

export const workedPath = ({ number }: Worked): string => `/phan-tich?${NUMBER}=${number}`;

export const workedIn = ({ searchParams }: URL): Question | undefined =>
  WORKED.find(({ number }) => String(number) === searchParams.get(NUMBER))?.question;

function worked(number: number, vi: string, en: string, asked: Partial<Question>): Worked {
  return { number, title: { vi, en }, question: { ...FIRST, ...asked } };
}

function is(field: string, value: string): Condition {
  return { field, is: 'eq', value };
}

function between(field: string, from: string, before: string): Condition[] {
  return [
    { field, is: 'gte', value: from },
    { field, is: 'lt', value: before },
  ];
}
