import { DAY_BEFORE_MERGER, MERGER, MINISTRIES_MERGED, type Row, type Seed, SOURCES } from './seed.js';

/**
 * Who is the source of record for each kind of data, from the first ground we can name up to today. A ministry stands for its
 * departments and for the provincial Sở, whose codes are not known.
 */
export const authoritySeeds = (): Seed[] => [
  seed('source-authorities.csv', 'Cơ quan nguồn dữ liệu', 'Nạp cơ quan nguồn dữ liệu đến hết năm 2024', START),
  seed(
    'source-authorities-2025-01-01.csv',
    'Cơ quan nguồn dữ liệu từ 01/01/2025',
    'Luật 35/2024/QH15, Luật 36/2024/QH15 và văn bản hướng dẫn có hiệu lực',
    LAWS_OF_2025,
  ),
  seed(
    'source-authorities-police-2025-01-01.csv',
    'Dữ liệu chuyển sang Bộ Công an từ 01/01/2025',
    'Hệ thống quản lý dữ liệu thiết bị giám sát hành trình chuyển sang Bộ Công an',
    POLICE_OF_2025,
  ),
  seed(
    'source-authorities-2025-03-01.csv',
    'Cơ quan nguồn dữ liệu từ 01/3/2025',
    'Bộ Giao thông vận tải hợp nhất vào Bộ Xây dựng; giấy phép lái xe chuyển sang Bộ Công an',
    MINISTRIES,
  ),
  seed('source-authorities-2025-07-01.csv', 'Cơ quan nguồn dữ liệu từ 01/7/2025', 'Danh mục đơn vị hành chính và mã biển số mới', UNITS),
  seed('source-authorities-2026-01-01.csv', 'Cơ quan nguồn dữ liệu từ 01/01/2026', 'Luật Đường sắt 95/2025/QH15 có hiệu lực', RAILWAY_LAW),
  seed(
    'source-authorities-2026-07-01.csv',
    'Cơ quan nguồn dữ liệu từ 01/7/2026',
    'Văn bản thay thế có hiệu lực từ 01/7/2026',
    LAWS_OF_2026,
  ),
];

const seed = (file: string, labelVi: string, reason: string, rows: readonly Row[]): Seed => ({
  entity: 'reference/sourceAuthority',
  file,
  labelVi,
  legalBasis: 'Luật 35/2024/QH15; Luật 36/2024/QH15',
  reason,
  source: SOURCES.own,
  rows,
});

const ROAD_LAW_2008 = 'Luật Giao thông đường bộ 23/2008/QH12';
const DECREE_158 = 'Nghị định 158/2024/NĐ-CP';
const INSPECTION_GROUND = 'Luật 36/2024/QH15, Điều 42; Nghị định 166/2024/NĐ-CP';
const PLATE_CIRCULAR = 'Luật 36/2024/QH15, Điều 36, 39; Thông tư 79/2024/TT-BCA';
const MARITIME_CODE = 'Bộ luật Hàng hải 95/2015/QH13';
const AVIATION_LAW_2006 = 'Luật Hàng không dân dụng 66/2006/QH11';
const UNIT_LIST_2004 = 'Quyết định 124/2004/QĐ-TTg';

const TRANSPORT = [
  'Badge',
  'TransportLicence',
  'HouseholdLicence',
  'FixedRoute',
  'RouteRegistration',
  'VehicleContract',
  'CoachTerminal',
  'VehicleCombination',
  'Employment',
  'TransportManager',
  'RouteLeg',
  'Departure',
  'RouteSlot',
  'RouteMonth',
  'TerminalContract',
  'TerminalOperation',
  'CrossBorderPermit',
  'VehiclePermit',
  'BusStop',
  'BusRoute',
  'BusContract',
  'BusCalendar',
  'BusCalendarDay',
  'BusRoutePattern',
  'BusPatternStop',
  'BusServicePeriod',
];
const ROADS = [
  'Road',
  'RoadSection',
  'Restationing',
  'Bridge',
  'Tunnel',
  'Ferry',
  'Culvert',
  'LoadPosting',
  'Junction',
  'TollStation',
  'WeighStation',
  'RestStop',
  'StopPoint',
  'TrafficSign',
  'TrafficRestriction',
  'RoadsideFacility',
];
const SEAPORTS = ['Seaport', 'PortCode', 'PortTerminal', 'Berth', 'Fairway'];
const WATERWAYS = ['InlandWaterway', 'InlandPort'];
const RAILWAYS = ['RailwayLine', 'RailwayStation', 'LevelCrossing'];
const AIRPORTS = ['Airport', 'Runway', 'RunwayEnd'];
/** What the hub itself keeps: it has no other source of record. */
const OWN = [
  'SourceAuthority',
  'AgencyDelegation',
  'ApprovalRule',
  'AccessRule',
  'LegalDocument',
  'LegalAmendment',
  'LegalForce',
  'LegalProvision',
  'CodeList',
  'CodeListEntry',
  'CalendarDay',
  'Dossier',
  'Doubt',
  'DataSubjectRequest',
  'ExternalVehicleFact',
  'ExternalChassisFact',
  'ExternalPersonFact',
  'PaymentReceipt',
  'Mandate',
];
const OWN_GROUND = 'Phân công nguồn dữ liệu của hệ thống';
const REGISTRATION = ['Vehicle', 'Registration', 'PlateAssignment', 'Ownership', 'PlateCode'];
const LICENCES = ['DriverLicence', 'Driver', 'LicenceClass', 'LicenceClassConversion', 'LicenceEvent', 'DrivingTest'];
/** Cục Đăng kiểm under its ministry. */
const TECHNICAL = ['Inspection', 'VehicleConversion', 'InspectionCycle', 'InspectionStation'];
const TOLLS = ['EtcAccount', 'EtcTag'];
const AT_SEA = ['Vessel', 'SeafarerCertificate'];
const INLAND = ['InlandVessel', 'InlandMasterCertificate'];
const RAIL = ['RollingStock', 'TrainDriverLicence'];
const AIR = ['Aircraft', 'PilotLicence'];

/** The agency is named as of the last day before the ministries merged, when all of them still were. */
const before = (scope: string, agency: string, ground: string, validFrom = ''): Row => ({
  scope,
  agency: `${agency}@2025-02-28`,
  ground,
  validFrom,
});
const since =
  (validFrom: string) =>
  (scope: string, agency: string, ground: string): Row => ({ scope, agency, ground, validFrom });
const grounds =
  (validFrom: string) =>
  (scope: string, ground: string): Row => ({ scope, ground, validFrom });

const START: Row[] = [
  ...['Province', 'Commune'].map((scope) => before(scope, 'G05', UNIT_LIST_2004)),
  before('Agency', 'G14', 'Quyết định 20/2020/QĐ-TTg'),
  ...OWN.map((scope) => before(scope, 'G04', OWN_GROUND)),
  ...['Procedure', 'ProcedureDefinition', 'ProcedureRequirement', 'ProcedureEffect', 'EvidenceType'].map((kind) =>
    before(kind, 'G22', 'Nghị định 63/2010/NĐ-CP'),
  ),
  ...LICENCES.map((scope) => before(scope, 'G04', ROAD_LAW_2008)),
  ...REGISTRATION.map((scope) => before(scope, 'G01', ROAD_LAW_2008)),
  ...TRANSPORT.map((scope) => before(scope, 'G04', ROAD_LAW_2008)),
  ...TECHNICAL.map((scope) => before(scope, 'G04', ROAD_LAW_2008)),
  before('ServiceLifeRule', 'G04', ROAD_LAW_2008),
  before('TrackingDevice', 'G04', ROAD_LAW_2008),
  before('TrainingCertificate', 'G04', ROAD_LAW_2008),
  ...['TrainingCentre', 'TestCentre', 'RegulatedActivity'].map((scope) => before(scope, 'G04', ROAD_LAW_2008)),
  before('VehicleRestriction', 'G01', ROAD_LAW_2008),
  ...TOLLS.map((scope) => before(scope, 'G04', 'Nghị định 119/2024/NĐ-CP', '2025-01-01')),
  ...AT_SEA.map((scope) => before(scope, 'G04', MARITIME_CODE)),
  ...INLAND.map((scope) => before(scope, 'G04', 'Luật Giao thông đường thủy nội địa')),
  ...RAIL.map((scope) => before(scope, 'G04', 'Luật Đường sắt')),
  ...AIR.map((scope) => before(scope, 'G04', AVIATION_LAW_2006)),
  before('Violation', 'G01', ROAD_LAW_2008),
  ...ROADS.map((scope) => before(scope, 'G04', ROAD_LAW_2008)),
  before('BimModel', 'G04', 'Quyết định 258/QĐ-TTg năm 2023', '2023-03-17'),
  before('Person', 'G01', 'Luật Căn cước'),
  ...['Business', 'HouseholdBusiness'].map((scope) => before(scope, 'G05', 'Luật Doanh nghiệp')),
  ...AIRPORTS.map((scope) => before(scope, 'G04', AVIATION_LAW_2006)),
  ...WATERWAYS.map((scope) => before(scope, 'G04', 'Luật Giao thông đường thủy nội địa')),
  ...RAILWAYS.map((scope) => before(scope, 'G04', 'Luật Đường sắt')),
  ...SEAPORTS.map((scope) => before(scope, 'G04', MARITIME_CODE)),
  before('RoadNumberRange', 'G04', 'Nghị định 165/2024/NĐ-CP, Phụ lục II', '2025-01-01'),
  before('PointEvent', 'G01', 'Luật 36/2024/QH15, Điều 58', '2025-01-01'),
  before('HealthCertificate', 'G18', 'Luật 36/2024/QH15, Điều 59', '2025-01-01'),
  ...['ProvinceSuccession', 'CommuneSuccession'].map((scope) => ({
    scope,
    agency: `G12@${DAY_BEFORE_MERGER}`,
    ground: 'Nghị quyết 202/2025/QH15; nghị quyết của Ủy ban Thường vụ Quốc hội',
    validFrom: '2025-06-16',
  })),
];

const LAWS_OF_2025: Row[] = [
  ...REGISTRATION.map((scope) => grounds('2025-01-01')(scope, PLATE_CIRCULAR)),
  ...TRANSPORT.map((scope) => grounds('2025-01-01')(scope, DECREE_158)),
  ...LICENCES.map((scope) => grounds('2025-01-01')(scope, 'Luật 36/2024/QH15, Điều 57–62')),
  ...TECHNICAL.map((scope) => grounds('2025-01-01')(scope, INSPECTION_GROUND)),
  grounds('2025-01-01')('ServiceLifeRule', 'Luật 36/2024/QH15, Điều 40'),
  grounds('2025-01-01')('TrainingCertificate', 'Luật 36/2024/QH15, Điều 60'),
  grounds('2025-01-01')('VehicleRestriction', 'Luật 36/2024/QH15'),
  grounds('2025-01-01')('Violation', 'Luật 36/2024/QH15, Điều 7; Nghị định 168/2024/NĐ-CP'),
  ...ROADS.map((scope) => grounds('2025-01-01')(scope, 'Luật 35/2024/QH15; Nghị định 165/2024/NĐ-CP, Điều 57–63')),
];

/** GPS data went from the road authority to the traffic police (Điều 71). */
const POLICE_OF_2025: Row[] = [since('2025-01-01')('TrackingDevice', 'G01', 'Luật 36/2024/QH15, Điều 71')];

const MINISTRIES: Row[] = [
  ...['Province', 'Commune'].map((scope) => since(MINISTRIES_MERGED)(scope, 'G12', UNIT_LIST_2004)),
  ...['Business', 'HouseholdBusiness'].map((scope) => since(MINISTRIES_MERGED)(scope, 'G12', 'Luật Doanh nghiệp')),
  since(MINISTRIES_MERGED)('Agency', 'G06', 'Quyết định 20/2020/QĐ-TTg, sửa đổi bởi Quyết định 09/2025/QĐ-TTg'),
  ...OWN.map((scope) => since(MINISTRIES_MERGED)(scope, 'G17', OWN_GROUND)),
  ...LICENCES.map((scope) => since(MINISTRIES_MERGED)(scope, 'G01', 'Luật 36/2024/QH15, Điều 57–62; Thông tư 12/2025/TT-BCA')),
  ...TRANSPORT.map((scope) => since(MINISTRIES_MERGED)(scope, 'G17', DECREE_158)),
  ...TECHNICAL.map((scope) => since(MINISTRIES_MERGED)(scope, 'G17', INSPECTION_GROUND)),
  since(MINISTRIES_MERGED)('ServiceLifeRule', 'G17', 'Luật 36/2024/QH15, Điều 40'),
  since(MINISTRIES_MERGED)('TrainingCertificate', 'G17', 'Luật 36/2024/QH15, Điều 60'),
  since(MINISTRIES_MERGED)('TrainingCentre', 'G17', 'Luật 36/2024/QH15, Điều 60'),
  since(MINISTRIES_MERGED)('TestCentre', 'G01', 'Luật 36/2024/QH15, Điều 61; Thông tư 12/2025/TT-BCA'),
  since(MINISTRIES_MERGED)('RegulatedActivity', 'G17', 'Luật 35/2024/QH15; luật chuyên ngành'),
  ...TOLLS.map((scope) => since(MINISTRIES_MERGED)(scope, 'G17', 'Nghị định 119/2024/NĐ-CP')),
  ...AT_SEA.map((scope) => since(MINISTRIES_MERGED)(scope, 'G17.43', MARITIME_CODE)),
  ...INLAND.map((scope) => since(MINISTRIES_MERGED)(scope, 'G17.43', 'Luật Giao thông đường thủy nội địa')),
  ...RAIL.map((scope) => since(MINISTRIES_MERGED)(scope, 'G17', 'Luật Đường sắt')),
  ...AIR.map((scope) => since(MINISTRIES_MERGED)(scope, 'G17', AVIATION_LAW_2006)),
  ...ROADS.map((scope) => since(MINISTRIES_MERGED)(scope, 'G17', 'Luật 35/2024/QH15; Nghị định 165/2024/NĐ-CP, Điều 57–63')),
  since(MINISTRIES_MERGED)('BimModel', 'G17', 'Quyết định 258/QĐ-TTg năm 2023'),
  since(MINISTRIES_MERGED)('RoadNumberRange', 'G17', 'Nghị định 165/2024/NĐ-CP, Phụ lục II'),
  ...AIRPORTS.map((scope) => since(MINISTRIES_MERGED)(scope, 'G17', AVIATION_LAW_2006)),
  ...WATERWAYS.map((scope) => since(MINISTRIES_MERGED)(scope, 'G17.43', 'Luật Giao thông đường thủy nội địa')),
  ...RAILWAYS.map((scope) => since(MINISTRIES_MERGED)(scope, 'G17', 'Luật Đường sắt')),
  ...SEAPORTS.map((scope) => since(MINISTRIES_MERGED)(scope, 'G17.43', MARITIME_CODE)),
];

const UNITS: Row[] = [
  ...['Province', 'Commune'].map((scope) => grounds(MERGER)(scope, 'Quyết định 19/2025/QĐ-TTg')),
  grounds(MERGER)('PlateCode', `${PLATE_CIRCULAR}, sửa đổi bởi Thông tư 51/2025/TT-BCA`),
];

const RAILWAY_LAW: Row[] = RAILWAYS.map((scope) => grounds('2026-01-01')(scope, 'Luật Đường sắt 95/2025/QH15'));

const LAWS_OF_2026: Row[] = [
  grounds('2026-07-01')('DriverLicence', 'Luật 36/2024/QH15, Điều 57–62; Thông tư 108/2026/TT-BCA'),
  grounds('2026-07-01')('Inspection', 'Luật 36/2024/QH15, Điều 42; Nghị định 89/2026/NĐ-CP'),
  ...[...AIRPORTS, ...AIR].map((scope) => grounds('2026-07-01')(scope, 'Luật Hàng không dân dụng 130/2025/QH15')),
];
