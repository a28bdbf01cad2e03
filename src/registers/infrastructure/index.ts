import type { CheckRule, ComputedExpression, RegisterModule } from '../../hub/declare/model.js';
import { positiveInt } from '../../hub/declare/number-scalars.js';
import { numberedInNetwork } from '../bus-network.js';
import { pointOnEarth } from '../points.js';
import { between, codeEndsWith, formed, notNegative, oneOf, rule, within } from '../rule-kinds.js';
import { along } from './along.js';
import { geometries } from './geometries.js';
import { roadObjects } from './road-objects.js';
import { waterAndRail } from './water-rail.js';

/** Road classes by the prefix of the number. Nghị định 165/2024/NĐ-CP, Điều 8 [V]. */
const CLASS_OF_PREFIX: Readonly<Record<string, string>> = {
  CT: 'cao tốc',
  QL: 'quốc lộ',
  ĐT: 'đường tỉnh',
  ĐH: 'đường huyện',
  ĐĐT: 'đường đô thị',
};

/** Luật Đường bộ 35/2024/QH15, Điều 8. */
const ROAD_CLASSES = ['cao tốc', 'quốc lộ', 'đường tỉnh', 'đường huyện', 'đường xã', 'đường thôn', 'đường đô thị', 'đường chuyên dùng'];

const rules: readonly CheckRule[] = [
  oneOf({
    entity: 'Road',
    code: 'ROAD_CLASS',
    field: 'roadClass',
    allowed: ROAD_CLASSES,
    vi: `Cấp quản lý là một trong: ${ROAD_CLASSES.join(', ')}.`,
    en: `The road class is one of: ${ROAD_CLASSES.join(', ')}.`,
  }),
  rule({
    // Đường Hồ Chí Minh (ĐHCM) and roads that only have a name carry no prefix and are not judged.
    entity: 'Road',
    code: 'ROAD_NUMBER_PREFIX',
    field: 'number',
    broken: ({ number, roadClass }) => {
      const [prefix = '', rest] = String(number).split('.');
      const expected = rest === undefined ? undefined : CLASS_OF_PREFIX[prefix];
      return expected !== undefined && roadClass !== expected;
    },
    vi: 'Chữ đầu của số hiệu không khớp cấp quản lý: CT là cao tốc, QL quốc lộ, ĐT đường tỉnh, ĐH đường huyện, ĐĐT đường đô thị. Hãy sửa một trong hai.',
    en: 'The prefix of the number does not fit the road class: CT expressway, QL national, ĐT provincial, ĐH district, ĐĐT urban. Correct one of them.',
  }),
  between({
    entity: 'Road',
    code: 'ROAD_LENGTH',
    field: 'lengthKm',
    min: Number.MIN_VALUE,
    max: 10_000,
    vi: 'Chiều dài tính bằng km, lớn hơn 0 và không quá 10.000. Hãy xem lại đơn vị, hoặc để trống.',
    en: 'The length is in km, above 0 and at most 10,000. Check the unit, or leave it out.',
  }),
  // Nghị định 165/2024/NĐ-CP, Phụ lục II: the ranges run from 101 to 999.
  within({
    entity: 'RoadNumberRange',
    code: 'ROAD_RANGE_FIRST',
    field: 'firstNumber',
    bounds: positiveInt,
    vi: 'Số đầu của dải phải từ 1 trở lên. Hãy xem Phụ lục II Nghị định 165/2024/NĐ-CP.',
    en: 'The first number of a range is at least 1. See annex II of decree 165/2024/NĐ-CP.',
  }),
  rule({
    entity: 'RoadNumberRange',
    code: 'ROAD_RANGE_REVERSED',
    field: 'lastNumber',
    broken: ({ firstNumber, lastNumber }) => Number(firstNumber) > Number(lastNumber),
    vi: 'Số cuối của dải nhỏ hơn số đầu. Hãy đổi chỗ hai số.',
    en: 'The last number of the range is below the first. Swap the two numbers.',
  }),
  rule({
    entity: 'RoadNumberRange',
    code: 'ROAD_RANGE_CODE_CONTRADICTS',
    field: 'code',
    broken: ({ code, firstNumber, lastNumber }) => code !== `${String(firstNumber)}-${String(lastNumber)}`,
    vi: 'Dải số phải bằng "số đầu-số cuối" của chính dòng này, ví dụ 401-430.',
    en: 'The code must be "first-last" of this very row, for example 401-430.',
  }),
  formed({
    // QCVN 45, known but not re-read.
    entity: 'CoachTerminal',
    code: 'WARN_TERMINAL_CLASS',
    field: 'terminalClass',
    form: /^[1-6]$/,
    vi: 'Loại bến xe thường là 1 đến 6 (QCVN 45). Hãy so lại với quyết định công bố bến.',
    en: 'The class of a terminal usually is 1 to 6 (QCVN 45). Compare with the decision that announced it.',
  }),
  ...notNegative('CoachTerminal', ['capacityPerDay']),
  ...numberedInNetwork('BusStop', 'number'),
  codeEndsWith('RunwayEnd', 'RUNWAY_END_CODE', ({ designator }) => `/${String(designator)}`, 'mã ICAO/ký hiệu đầu', 'ICAO/designator'),
  formed({
    entity: 'RunwayEnd',
    code: 'RUNWAY_END_DESIGNATOR',
    field: 'designator',
    form: /^(0[1-9]|[12]\d|3[0-6])[LCR]?$/,
    vi: 'Ký hiệu đầu đường gồm hai chữ số 01 đến 36 và L, C hoặc R nếu có đường song song, ví dụ 11L.',
    en: 'The designator of an end is two digits, 01 to 36, and L, C or R where runways are parallel, for example 11L.',
  }),
  rule({
    // Designators are magnetic and whole tens; the variation in Việt Nam is about one degree, and a parallel pair may be named apart by ten.
    entity: 'RunwayEnd',
    code: 'WARN_RUNWAY_END_HEADING',
    field: 'headingDeg',
    broken: ({ designator, headingDeg }) => {
      if (typeof headingDeg !== 'number') return false;
      const apart = Math.abs(headingDeg - 10 * Number(String(designator).slice(0, 2))) % 360;
      return Math.min(apart, 360 - apart) > 15;
    },
    vi: 'Hướng thật không hợp với ký hiệu đầu đường (ký hiệu là hướng chia 10). Hãy xem lại, có thể là hướng của đầu kia.',
    en: 'The heading does not fit the designator (a tenth of it). Check it: perhaps it is that of the other end.',
  }),
  ...notNegative('Airport', ['runways', 'longestRunwayFt']),
  between({
    entity: 'Airport',
    code: 'AIRPORT_ELEVATION',
    field: 'elevationFt',
    min: -100,
    max: 11_000,
    vi: 'Độ cao tính bằng feet so với mực nước biển, từ -100 đến 11.000. Hãy xem lại đơn vị.',
    en: 'The elevation is in feet above sea level, -100 to 11,000. Check the unit.',
  }),
  ...pointOnEarth('Airport'),
  // The point of a UN/LOCODE is a guess of the matcher (mark U), so it is held to the globe and to nothing else.
  ...pointOnEarth('PortCode').filter(({ code }) => !code.startsWith('WARN_')),
];

/** Nghị định 161/2024/NĐ-CP, Điều 11 khoản 1: explosives, gas, fuel and flammable goods do not pass tunnels from 100 m on. */
const closedToHazmat: ComputedExpression = (row) => `(${row('lengthM')} >= 100)`;

export const infrastructure: RegisterModule = {
  name: 'infrastructure',
  vi: 'Kết cấu hạ tầng giao thông',
  en: 'Transport infrastructure',
  rules: [...rules, ...roadObjects, ...waterAndRail, ...geometries],
  computed: { 'Tunnel.closedToHazmat': closedToHazmat },
  lists: { along },
};
