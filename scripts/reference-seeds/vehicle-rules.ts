import type { Row, Seed } from './seed.js';

const LAW = 'Luật 36/2024/QH15';
const DECREE = 'Nghị định 158/2024/NĐ-CP';

/** Niên hạn and inspection cycles: what the law sets for kinds of vehicles, as dated data beside what was decided for each vehicle. */
export const vehicleRuleSeeds = (): Seed[] => [
  {
    entity: 'vehicles/serviceLifeRule',
    file: 'service-life-rules.csv',
    labelVi: 'Quy định niên hạn của phương tiện',
    legalBasis: `${LAW}, Điều 40; ${DECREE}`,
    reason: 'Nạp quy định niên hạn; dòng có mức tin cậy K ghi theo trí nhớ',
    source:
      'Source: law 36/2024/QH15, article 40, and decree 158/2024/NĐ-CP, by way of lethang7794/gtdb (b0b68ad) and PhucTruong-ctrl/vn-traffic-law-RAG (4c3c2b0); rows of confidence K from memory · licence: text of a law, not copyrightable',
    rows: SERVICE_LIFE.map(
      ([code, category, seatsMin, seatsMax, use, years, article, confidence]): Row => ({
        code,
        category,
        seatsMin,
        seatsMax,
        use,
        years,
        unlimited: String(years === ''),
        article,
        confidence,
        validFrom: '2025-01-01',
      }),
    ),
  },
  {
    entity: 'vehicles/inspectionCycle',
    file: 'inspection-cycles.csv',
    labelVi: 'Chu kỳ kiểm định (chưa đối chiếu văn bản)',
    legalBasis: 'Thông tư 30/2026/TT-BXD (từ 2026-07-01), trước đó là Thông tư 47/2024/TT-BGTVT',
    reason: 'Nạp chu kỳ kiểm định chưa đối chiếu văn bản, không phải bảng chính thức',
    source:
      'Source: written from memory of circular 47/2024/TT-BGTVT for demonstration, not official · licence: Apache-2.0, as the project',
    rows: CYCLES.flatMap(([group, vehicles, seatsMax, transportBusiness, months, ages = []]) =>
      months.map(
        (cycle, i): Row => ({
          code: `${group}:${i + 1}`,
          vehicles,
          seatsMax,
          transportBusiness,
          step: String(i + 1),
          months: String(cycle),
          ageFromYears: ages[i] ?? '',
          provenance: ages[i] === undefined ? FROM_MEMORY : ONE_SOURCE,
          validFrom: '2025-01-01',
        }),
      ),
    ),
  },
];

const EXEMPT = `${LAW}, Điều 40 khoản 3 điểm a`;
const GENERAL = `${LAW}, Điều 40 khoản 4 (Chính phủ quy định chi tiết)`;

type LifeRow = readonly [
  code: string,
  category: string,
  seatsMin: string,
  seatsMax: string,
  use: string,
  years: string,
  article: string,
  confidence: 'V' | 'K',
];

/** Seats without the driver's, as the law counts. Years empty: no limit. */
const SERVICE_LIFE: readonly LifeRow[] = [
  ['hàng hoá', 'goods', '', '', 'chung', '25', GENERAL, 'K'],
  ['chở người từ 9 chỗ', 'passenger', '9', '', 'chung', '20', GENERAL, 'K'],
  ['chở người đến 8 chỗ', 'car', '', '8', 'chung', '', EXEMPT, 'V'],
  ['mô tô, gắn máy', 'motorcycle', '', '', 'chung', '', EXEMPT, 'V'],
  ['rơ moóc, sơ mi rơ moóc', 'trailer', '', '', 'chung', '', EXEMPT, 'V'],
  ['hợp đồng trên 8 chỗ, trên 300 km', 'passenger', '9', '', 'hợp đồng trên 300 km', '15', DECREE, 'V'],
  ['hợp đồng trên 8 chỗ', 'passenger', '9', '', 'hợp đồng', '20', DECREE, 'V'],
  ['tuyến cố định trên 300 km', 'passenger', '', '', 'tuyến cố định trên 300 km', '15', DECREE, 'K'],
  ['tuyến cố định', 'passenger', '', '', 'tuyến cố định', '20', DECREE, 'K'],
  ['taxi', 'car', '', '', 'taxi', '12', DECREE, 'V'],
  ['hợp đồng dưới 8 chỗ', 'car', '', '7', 'hợp đồng', '12', DECREE, 'V'],
  ['bốn bánh chở người', 'passenger', '', '15', 'bốn bánh', '20', DECREE, 'V'],
];

type CycleRow = readonly [
  group: string,
  vehicles: string,
  seatsMax: string,
  transportBusiness: string,
  months: readonly number[],
  /** Age of the vehicle from which each step holds, where one source tells. */
  ages?: readonly string[],
];

const FROM_MEMORY = 'ghi theo trí nhớ, không phải bảng chính thức; mốc tuổi xe chưa xác minh nên để trống';
const ONE_SOURCE = 'theo một nguồn thứ cấp đọc ngày 28/11/2026, không phải bảng chính thức';

const CYCLES: readonly CycleRow[] = [
  ['xe con riêng', 'xe ô tô chở người đến 08 chỗ, không kinh doanh vận tải', '8', 'false', [36, 24, 12, 6], ['', '', '7', '20']],
  ['xe kinh doanh', 'xe ô tô kinh doanh vận tải', '', 'true', [24, 12, 6]],
];
