import type { ReadTable } from './read-tables.js';
import { MERGER, type Seed } from './seed.js';

const MEMORY = 'Source: written from memory for demonstration, approximate, not official · licence: Apache-2.0, as the project';
const PROVENANCE = 'ghi theo trí nhớ, gần đúng, không phải số liệu chính thức';
const GAUGES: ReadonlyMap<string, string> = new Map([
  ['1000 mm', '1000'],
  ['1435 mm', '1435'],
  ['dual 1000/1435 mm', 'lồng'],
]);

/**
 * Railway lines and the stations of the north–south line. The province of a station is given from the merger on: the table names only
 * present ones.
 */
export const railSeeds = (read: ReadTable): Seed[] => {
  const stations = read('rail/north_south_stations_from_memory.csv').map((row) => ({
    code: `${row.get('line_code')}/${row.get('station')}`,
    name: row.get('station'),
    line: row.get('line_code'),
    chainage: `Km${row.get('km_post_approx')}+000`,
    province: row.get('province_code_2025'),
  }));
  return [
    {
      entity: 'infrastructure/railwayLine',
      file: 'railway-lines.csv',
      labelVi: '7 tuyến đường sắt (ghi theo trí nhớ)',
      legalBasis: 'Luật Đường sắt 95/2025/QH15',
      reason: 'Nạp tuyến đường sắt ghi theo trí nhớ, chiều dài gần đúng',
      source: MEMORY,
      rows: read('rail/lines_from_memory.csv').map((row) => ({
        code: row.get('line_code'),
        name: row.get('name'),
        startPlace: row.get('from'),
        endPlace: row.get('to'),
        lengthKm: row.get('length_km_approx'),
        gauge: gaugeOf(row.get('gauge')),
        kind: 'quốc gia',
        provenance: PROVENANCE,
      })),
    },
    {
      entity: 'infrastructure/railwayStation',
      file: 'railway-stations.csv',
      labelVi: '29 ga tuyến Bắc – Nam (ghi theo trí nhớ)',
      legalBasis: 'Luật Đường sắt 95/2025/QH15',
      reason: 'Nạp ga đường sắt ghi theo trí nhớ, lý trình gần đúng',
      source: MEMORY,
      rows: stations.map(({ province: _, ...station }) => ({ ...station, provenance: PROVENANCE })),
    },
    {
      entity: 'infrastructure/railwayStation',
      file: 'railway-stations-2025-07-01.csv',
      labelVi: 'Tỉnh của các ga từ 01/7/2025',
      legalBasis: 'Nghị quyết 202/2025/QH15',
      reason: 'Tỉnh nơi có ga theo đơn vị hành chính mới',
      source: MEMORY,
      rows: stations.map(({ code, name, line, province }) => ({ code, name, line, province, validFrom: MERGER })),
    },
  ];
};

function gaugeOf(given: string): string {
  const gauge = GAUGES.get(given);
  if (gauge === undefined) throw new Error(`no gauge ${given}`);
  return gauge;
}
