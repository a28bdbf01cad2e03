import type { CheckRule } from '../../hub/declare/model.js';
import { notNegative, rule } from '../rule-kinds.js';
import { usual } from './road-objects.js';

/** Waterways, ports and railways: their code lists are known, not re-read (mark K), so an unlisted value is kept with a warning. */
export const waterAndRail: readonly CheckRule[] = [
  ...notNegative('Berth', ['lengthM', 'depthM', 'maxDwt']),
  ...notNegative('Fairway', ['lengthKm', 'widthM', 'depthM']),
  usual('InlandWaterway', 'level', ['quốc gia', 'địa phương', 'chuyên dùng'], 'danh mục waterway-level'),
  usual('InlandWaterway', 'waterwayClass', ['đặc biệt', 'I', 'II', 'III', 'IV', 'V', 'VI'], 'TCVN 5664'),
  ...notNegative('InlandWaterway', ['fromKm', 'toKm', 'depthM', 'widthM', 'clearanceM']),
  rule({
    entity: 'InlandWaterway',
    code: 'INLAND_WATERWAY_REVERSED',
    field: 'toKm',
    broken: ({ fromKm, toKm }) => typeof fromKm === 'number' && typeof toKm === 'number' && toKm < fromKm,
    vi: 'Km cuối nhỏ hơn km đầu. Hãy đổi chỗ hai số.',
    en: 'The last km is below the first. Swap the two numbers.',
  }),
  usual('InlandPort', 'kind', ['hàng hóa', 'hành khách', 'tổng hợp', 'chuyên dùng'], 'danh mục inland-port-kind'),
  usual('InlandPort', 'bank', ['trái', 'phải'], 'nhìn theo dòng chảy'),
  usual('RailwayLine', 'gauge', ['1000', '1435', 'lồng'], 'danh mục gauge'),
  usual('LevelCrossing', 'kind', ['có gác', 'cảnh báo tự động', 'biển báo', 'lối đi tự mở'], 'danh mục level-crossing-kind'),
  ...notNegative('RailwayLine', ['lengthKm']),
  ...notNegative('Runway', ['lengthM', 'widthM']),
];
