import { keptProvinces } from './kept-provinces.js';
import type { ReadTable } from './read-tables.js';
import { DAY_BEFORE_MERGER, MERGER, type Seed } from './seed.js';

const SOURCE = 'Source: compiled for this project, cross-checked with two public texts · licence: Apache-2.0, as the project';

/** 81 plate codes. All of them existed on both sides of the merger; only the province behind 69 of them became another record. */
export const plateCodeSeeds = (read: ReadTable): Seed[] => {
  const codes = read('vehicles/plate_codes.csv');
  const kept = keptProvinces(read);
  return [
    {
      entity: 'reference/plateCode',
      file: 'plate-codes.csv',
      labelVi: '81 mã biển số',
      legalBasis: 'Thông tư 79/2024/TT-BCA',
      reason: 'Nạp mã biển số với tỉnh trước ngày 01/7/2025',
      source: SOURCE,
      rows: codes.map((row) => {
        const province = row.get('old_province_code');
        return {
          code: row.get('plate_code'),
          province: province === '' ? '' : `${province}@${DAY_BEFORE_MERGER}`,
          holder: province === '' ? 'Cục Cảnh sát giao thông' : '',
        };
      }),
    },
    {
      entity: 'reference/plateCode',
      file: 'plate-codes-2025-07-01.csv',
      labelVi: 'Mã biển số của các tỉnh được sắp xếp',
      legalBasis: 'Thông tư 51/2025/TT-BCA',
      reason: 'Tỉnh mới giữ mọi mã biển số của các tỉnh hợp thành',
      source: SOURCE,
      rows: codes
        .filter((row) => row.get('old_province_code') !== '' && !kept.has(row.get('old_province_code')))
        .map((row) => ({ code: row.get('plate_code'), province: row.get('province_code_2025'), validFrom: MERGER })),
    },
  ];
};
