import type { CheckRule } from '../hub/declare/model.js';
import { latitude, longitude } from '../hub/declare/number-scalars.js';
import { screaming } from '../hub/declare/screaming.js';
import { rule, within } from './rule-kinds.js';

/** WGS 84 degrees. Off the globe is refused; off Việt Nam and its islands only warned, since the two numbers were probably swapped. */
export function pointOnEarth(entity: string): CheckRule[] {
  const prefix = screaming(entity);
  return [
    within({
      entity,
      code: `${prefix}_LATITUDE`,
      field: 'latitude',
      bounds: latitude,
      vi: 'Vĩ độ nằm trong khoảng -90 đến 90 độ. Hãy xem lại dấu thập phân và thứ tự vĩ độ, kinh độ.',
      en: 'A latitude lies between -90 and 90 degrees. Check the decimal mark and the order of latitude and longitude.',
    }),
    within({
      entity,
      code: `${prefix}_LONGITUDE`,
      field: 'longitude',
      bounds: longitude,
      vi: 'Kinh độ nằm trong khoảng -180 đến 180 độ. Hãy xem lại dấu thập phân.',
      en: 'A longitude lies between -180 and 180 degrees. Check the decimal mark.',
    }),
    rule({
      entity,
      code: `WARN_${prefix}_POINT_ABROAD`,
      field: 'latitude',
      broken: ({ latitude, longitude }) =>
        typeof latitude === 'number' &&
        typeof longitude === 'number' &&
        (latitude < 6 || latitude > 24 || longitude < 102 || longitude > 118),
      vi: 'Toạ độ nằm ngoài Việt Nam (vĩ độ 6–24, kinh độ 102–118). Hãy xem vĩ độ và kinh độ có bị đổi chỗ không.',
      en: 'The point lies outside Việt Nam (latitude 6–24, longitude 102–118). Check whether latitude and longitude were swapped.',
    }),
    rule({
      entity,
      code: `${prefix}_POINT_HALF`,
      field: 'longitude',
      broken: ({ latitude = null, longitude = null }) => (latitude === null) !== (longitude === null),
      vi: 'Toạ độ cần cả vĩ độ và kinh độ. Hãy điền trường còn thiếu hoặc bỏ cả hai.',
      en: 'A point needs both latitude and longitude. Fill in the missing one or leave both out.',
    }),
  ];
}
