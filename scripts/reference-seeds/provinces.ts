import { foldText } from '../../src/hub/declare/fold.js';
import type { ReadShapes } from './read-shapes.js';
import type { ReadTable, SourceRow } from './read-tables.js';
import { DAY_BEFORE_MERGER, decimal, MERGER, type Row, type Seed, SOURCES } from './seed.js';

/**
 * Both generations of provinces. Eleven units kept their extent in 2025 and stay one record; the others end and begin, even where a
 * code goes on, for seven codes were given to another unit (15, 24, 44, 52, 80, 82, 91).
 */
export const provinceSeeds = (read: ReadTable, readShapes: ReadShapes): Seed[] => {
  const before = read('admin/provinces_63_legacy.csv');
  const after = read('admin/provinces_34.csv');
  const kept = new Map(after.filter((row) => !row.get('merged_from_old_codes').includes(';')).map((row) => [row.get('code'), row]));
  return [
    {
      entity: 'reference/province',
      file: 'provinces-63.csv',
      labelVi: '63 tỉnh, thành phố đến hết ngày 30/6/2025',
      legalBasis: 'Quyết định 124/2004/QĐ-TTg',
      reason: 'Nạp danh mục 63 tỉnh, thành phố trước sắp xếp',
      source: SOURCES.admin,
      rows: before.map((row) => legacyProvince(row, kept.get(row.get('old_code')))),
    },
    {
      entity: 'reference/province',
      file: 'provinces-2025-01-01.csv',
      labelVi: 'Thành phố Huế trực thuộc trung ương',
      legalBasis: 'Nghị quyết 175/2024/QH15',
      reason: 'Thừa Thiên Huế thành thành phố Huế từ 01/01/2025, giữ mã 46',
      source: 'Source: Nghị quyết 175/2024/QH15, number and day from memory · licence: text of a law, not copyrightable',
      rows: [{ code: '46', name: 'Thành phố Huế', nameEn: 'Hue', kind: 'city', validFrom: '2025-01-01' }],
    },
    {
      entity: 'reference/province',
      file: 'provinces-34.csv',
      labelVi: '34 tỉnh, thành phố từ ngày 01/7/2025',
      legalBasis: 'Nghị quyết 202/2025/QH15; Quyết định 19/2025/QĐ-TTg',
      reason: 'Nạp danh mục 34 tỉnh, thành phố sau sắp xếp; 11 đơn vị không đổi được cập nhật số liệu',
      source: SOURCES.admin,
      rows: after.map((row) => presentProvince(row)),
    },
    {
      entity: 'reference/province',
      file: 'province-boundaries-2025-07-01.csv',
      labelVi: 'Ranh giới khái quát của 34 tỉnh, thành phố',
      legalBasis: 'Nghị quyết 202/2025/QH15',
      reason: 'Nạp ranh giới khái quát để hỏi theo địa bàn; không phải ranh giới pháp lý',
      source:
        'Source: thanglequoc/vietnamese-provinces-database (cd58063), GIS data · licence: MIT · Douglas–Peucker 0.004°, islets under 0.00002 square degrees left out but those of Hoàng Sa and Trường Sa · for maps of the whole country, not the legal boundary',
      rows: readShapes('admin/provinces_34_simplified.geojson').map(({ code, shape }) => ({ code, boundary: shape, validFrom: MERGER })),
    },
    {
      entity: 'reference/province',
      file: 'provinces-2026-04-30.csv',
      labelVi: 'Thành phố Đồng Nai trực thuộc trung ương',
      legalBasis: 'Nghị quyết 30/2026/QH16',
      reason: 'Tỉnh Đồng Nai thành thành phố Đồng Nai từ 30/4/2026, giữ mã 75',
      source: SOURCES.admin,
      rows: [{ code: '75', name: 'Thành phố Đồng Nai', kind: 'city', validFrom: '2026-04-30' }],
    },
    {
      entity: 'reference/provinceSuccession',
      file: 'province-successions.csv',
      labelVi: 'Tỉnh cũ thành tỉnh mới',
      legalBasis: 'Nghị quyết 202/2025/QH15',
      reason: 'Nạp quan hệ kế thừa của 52 tỉnh, thành phố được sắp xếp',
      source: SOURCES.admin,
      rows: before.filter((row) => !kept.has(row.get('old_code'))).map(succession),
    },
  ];
};

/** What was decided in June 2025 is law before the new units begin: read on 2025-06-30 the old unit already knows its successor. */
export const SUCCESSION_DECIDED = '2025-06-16';

/** A kept unit takes the spelling, area and point of the present list: `Hòa` and `Hoà` are one name, no law changed it. */
function legacyProvince(row: SourceRow, kept: SourceRow | undefined): Row {
  const code = row.get('old_code');
  const name = row.get('name_vi');
  const hue = code === '46';
  const kind = hue ? 'province' : row.get('kind');
  return {
    code,
    name: kept && !hue ? kept.get('name_vi') : `${kind === 'city' ? 'Thành phố' : 'Tỉnh'} ${name}`,
    nameEn: kept && !hue ? kept.get('name_en') : titleCase(foldText(name)),
    kind,
    areaKm2: kept ? decimal(kept.get('area_km2')) : '',
    latitude: decimal((kept ?? row).get('lat')),
    longitude: decimal((kept ?? row).get('lon')),
    plateCodes: row.get('plate_codes'),
    validTo: kept ? '' : MERGER,
  };
}

function presentProvince(row: SourceRow): Row {
  const code = row.get('code');
  const provinceUntil2026 = code === '75';
  const centre = row.get('admin_centre_at_merger');
  return {
    code,
    name: provinceUntil2026 ? row.get('name_vi').replace('Thành phố', 'Tỉnh') : row.get('name_vi'),
    nameEn: row.get('name_en'),
    kind: provinceUntil2026 ? 'province' : row.get('kind'),
    areaKm2: decimal(row.get('area_km2')),
    population: row.get('population'),
    adminCentre: centre === 'giữ nguyên' ? '' : centre.replace('Cà mau', 'Cà Mau'),
    latitude: decimal(row.get('lat')),
    longitude: decimal(row.get('lon')),
    plateCodes: row.get('plate_codes'),
    validFrom: MERGER,
  };
}

function succession(row: SourceRow): Row {
  const from = row.get('old_code');
  const to = row.get('new_code_2025_07_01');
  return {
    code: `${from}>${to}@${MERGER}`,
    predecessor: `${from}@${DAY_BEFORE_MERGER}`,
    successor: `${to}@${MERGER}`,
    predecessorCode: from,
    predecessorName: row.get('name_vi'),
    effectiveOn: MERGER,
    validFrom: SUCCESSION_DECIDED,
  };
}

const titleCase = (text: string): string =>
  text.replace(/(^|[ -])([a-z])/g, (_, gap: string, letter: string) => gap + letter.toUpperCase());
