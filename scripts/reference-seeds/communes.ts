import { looseName } from './loose-name.js';
import { SUCCESSION_DECIDED } from './provinces.js';
import type { ReadTable, SourceRow } from './read-tables.js';
import { DAY_BEFORE_MERGER, decimal, MERGER, type Row, type Seed, SOURCES } from './seed.js';

/**
 * Communes of both generations and the map between them. A unit stays one record only where nothing but its kind word or the
 * place of a tone mark changed: same code, same name, one predecessor, one successor. All others end and begin on the day.
 */
export const communeSeeds = (read: ReadTable): Seed[] => {
  const map = read('admin/communes_legacy_to_2025.csv');
  const present = new Map(read('admin/communes_2026.csv').map((row) => [row.get('code'), row]));
  const districts = new Map(read('admin/districts_legacy.csv').map((row) => [row.get('old_district_code'), row.get('name_vi')]));
  const wards = new Map(map.filter((row) => row.get('old_ward_code') !== '').map((row) => [row.get('old_ward_code'), row]));
  const kept = keptCodes(map, present);
  return [
    {
      entity: 'reference/commune',
      file: 'communes-until-2025.csv',
      labelVi: 'Xã, phường, thị trấn đến hết ngày 30/6/2025',
      legalBasis: 'Quyết định 124/2004/QĐ-TTg',
      reason: 'Nạp danh mục cấp xã trước sắp xếp',
      source: SOURCES.admin,
      rows: [...wards.values()].map((row) =>
        legacyCommune(row, kept.has(row.get('old_ward_code')) ? present.get(row.get('old_ward_code')) : undefined),
      ),
    },
    {
      entity: 'reference/commune',
      file: 'communes-3321.csv',
      labelVi: '3.321 xã, phường, đặc khu từ ngày 01/7/2025',
      legalBasis: 'Quyết định 19/2025/QĐ-TTg',
      reason: 'Nạp danh mục cấp xã sau sắp xếp',
      source: SOURCES.admin,
      rows: [...present.values()].map(presentCommune),
    },
    {
      entity: 'reference/communeSuccession',
      file: 'commune-successions.csv',
      labelVi: 'Xã cũ thành xã mới',
      legalBasis: 'Nghị quyết của Ủy ban Thường vụ Quốc hội về sắp xếp đơn vị hành chính cấp xã năm 2025',
      reason: 'Nạp quan hệ kế thừa cấp xã',
      source: SOURCES.admin,
      rows: map.map((row) => succession(row, districts)),
    },
  ];
};

/** The map gives xã Ba Chẽ (Quảng Ninh) its old town's code, the list of units another; the list decides which codes exist. */
const CODE_REPAIRS: ReadonlyMap<string, string> = new Map([['06970', '06978']]);

const successorCode = (row: SourceRow): string => CODE_REPAIRS.get(row.get('new_ward_code')) ?? row.get('new_ward_code');

function keptCodes(map: readonly SourceRow[], present: ReadonlyMap<string, SourceRow>): Set<string> {
  const outgoing = new Map<string, number>();
  const incoming = new Map<string, number>();
  for (const row of map) {
    outgoing.set(row.get('old_ward_code'), (outgoing.get(row.get('old_ward_code')) ?? 0) + 1);
    incoming.set(successorCode(row), (incoming.get(successorCode(row)) ?? 0) + 1);
  }
  const kept = map.filter((row) => {
    const code = row.get('old_ward_code');
    return (
      code === successorCode(row) &&
      outgoing.get(code) === 1 &&
      incoming.get(code) === 1 &&
      looseName(row.get('old_ward_name')) === looseName(present.get(code)?.get('name_vi') ?? '')
    );
  });
  return new Set(kept.map((row) => row.get('old_ward_code')));
}

function legacyCommune(row: SourceRow, kept: SourceRow | undefined): Row {
  const name = unitName(row.get('old_ward_name'));
  const kind = kindOf(name);
  return {
    code: row.get('old_ward_code'),
    name: kept && kindOf(unitName(kept.get('name_vi'))) === kind ? unitName(kept.get('name_vi')) : name,
    kind,
    province: `${row.get('old_province_code')}@${DAY_BEFORE_MERGER}`,
    formerDistrictCode: row.get('old_district_code'),
    validTo: kept ? '' : MERGER,
  };
}

function presentCommune(row: SourceRow): Row {
  return {
    code: row.get('code'),
    name: unitName(row.get('name_vi')),
    kind: kindOf(unitName(row.get('name_vi'))),
    province: row.get('province_code'),
    // The source gives 0 where it does not know.
    areaKm2: Number(row.get('area_km2')) === 0 ? '' : decimal(row.get('area_km2')),
    latitude: decimal(row.get('lat')),
    longitude: decimal(row.get('lon')),
    validFrom: MERGER,
  };
}

/** Five island districts had no communes: their successor comes from the district itself, and there is no commune to link to. */
function succession(row: SourceRow, districts: ReadonlyMap<string, string>): Row {
  const ward = row.get('old_ward_code');
  const from = ward === '' ? row.get('old_district_code') : ward;
  const name = ward === '' ? districts.get(from) : unitName(row.get('old_ward_name'));
  if (name === undefined) throw new Error(`no name for the district ${from}`);
  return {
    code: `${from}>${successorCode(row)}@${MERGER}`,
    predecessor: ward === '' ? '' : `${ward}@${DAY_BEFORE_MERGER}`,
    successor: `${successorCode(row)}@${MERGER}`,
    predecessorCode: from,
    predecessorName: name,
    split: row.get('old_ward_was_split') === '1' ? 'true' : 'false',
    effectiveOn: MERGER,
    validFrom: SUCCESSION_DECIDED,
  };
}

/** A few names of the sources write their kind word `Thị Trấn` or `xã`. */
const unitName = (name: string): string => {
  const kind = KINDS.find((word) => name.toLowerCase().startsWith(`${word.toLowerCase()} `));
  return kind === undefined ? name : kind + name.slice(kind.length);
};

const KINDS = ['Phường', 'Thị trấn', 'Xã', 'Đặc khu'];

function kindOf(name: string): string {
  const kind = KINDS.find((word) => name.startsWith(`${word} `));
  if (kind === undefined) throw new Error(`no kind word in ${name}`);
  return kind.toLowerCase();
}
