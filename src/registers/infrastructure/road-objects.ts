import type { CheckRule, Value } from '../../hub/declare/model.js';
import { positiveInt } from '../../hub/declare/number-scalars.js';
import { screaming } from '../../hub/declare/screaming.js';
import { chainageParts } from '../identifiers/index.js';
import { between, given, notNegative, oneOf, type RuleSpec, rule, within } from '../rule-kinds.js';

const TECHNICAL_CLASSES = [
  ...['80', '100', '120'].map((speed) => `cao tốc ${speed}`),
  ...['I', 'II', 'III', 'IV', 'V', 'VI'].map((number) => `cấp ${number}`),
  ...['A', 'B', 'C', 'D'].map((letter) => `GTNT ${letter}`),
];
const WEIGHT_SIGNS = ['P.115', 'P.116', 'S.505b'];
const SIZE_SIGNS = ['P.117', 'P.118', 'P.119'];

/**
 * Sections of roads and what stands on them. The decree that lists the kinds (165/2024/NĐ-CP, annex X) gives no attributes, so only its
 * kinds, the meaning of the stationing and the hub's own words are refused; code lists known from standards (mark K) only warn.
 */
export const roadObjects: readonly CheckRule[] = [
  ...forwards('RoadSection', 'fromChainage', 'toChainage'),
  ...['Tunnel', 'LoadPosting', 'TrafficRestriction', 'RoadsideFacility'].flatMap((entity) => forwards(entity, 'chainage', 'toChainage')),
  ...forwards('Restationing', 'oldFrom', 'oldTo'),
  ...forwards('Restationing', 'newFrom', 'newTo'),
  rule({
    entity: 'Restationing',
    code: 'WARN_RESTATIONING_SHIFT',
    field: 'shiftMetres',
    broken: ({ oldFrom, newFrom, shiftMetres }) => {
      const [before, after] = [nominalMetres(oldFrom), nominalMetres(newFrom)];
      return before !== null && after !== null && after - before !== shiftMetres;
    },
    vi: 'Số mét chênh khác hiệu của hai lý trình đầu (tính 1 km = 1000 m). Hãy kiểm tra, trừ khi đoạn có ki-lô-mét dài hoặc ngắn.',
    en: 'The shift differs from the difference of the two first chainages (1 km taken as 1000 m). Check it, unless a kilometre there is long or short.',
  }),
  within({
    entity: 'RoadSection',
    code: 'ROAD_SECTION_ORDINAL',
    field: 'ordinal',
    bounds: positiveInt,
    vi: 'Thứ tự đoạn trên tuyến đếm từ 1.',
    en: 'The ordinal of a section counts from 1.',
  }),
  oneOf({
    entity: 'RoadSection',
    code: 'ROAD_SECTION_FUNCTION',
    field: 'function',
    allowed: ['chính', 'gom', 'nhánh', 'bên', 'nội bộ'],
    vi: 'Chức năng của đoạn là chính, gom, nhánh, bên hoặc nội bộ (Luật Đường bộ, Điều 8).',
    en: 'The function of a section is chính, gom, nhánh, bên or nội bộ (Road law, article 8).',
  }),
  usual('RoadSection', 'technicalClass', TECHNICAL_CLASSES, 'TCVN 4054, TCVN 10380'),
  usual('RoadSection', 'surface', ['BTN', 'BTXM', 'LN', 'CP', 'ĐĐ'], 'danh mục road-surface'),
  usual('RoadSection', 'terrain', ['đồng bằng', 'trung du', 'miền núi'], 'TCVN 4054'),
  between({
    entity: 'RoadSection',
    code: 'WARN_ROAD_SECTION_SPEED_LIMIT',
    field: 'speedLimitKmh',
    min: 5,
    max: 120,
    vi: 'Tốc độ tối đa tính bằng km/h, thường từ 5 đến 120. Hãy xem lại biển báo.',
    en: 'The speed limit is in km/h, usually 5 to 120. Check the sign.',
  }),
  ...notNegative('RoadSection', ['lengthM', 'lanes', 'formationWidthM', 'carriagewayWidthM']),
  usual('Bridge', 'kind', ['cầu đường bộ', 'cầu vượt', 'cầu phao', 'cầu treo dân sinh'], 'danh mục bridge-kind'),
  ...notNegative('Bridge', ['lengthM', 'widthM', 'spans', 'clearanceBelowM']),
  // Nghị định 161/2024/NĐ-CP, Điều 11 khoản 1.
  rule({
    entity: 'Tunnel',
    code: 'WARN_TUNNEL_HAZMAT',
    field: 'hazmatRestriction',
    broken: ({ lengthM, hazmatRestriction }) => typeof lengthM === 'number' && lengthM >= 100 && (hazmatRestriction ?? null) === null,
    vi: 'Hầm dài từ 100 m cấm chất nổ, khí, xăng dầu và hàng dễ cháy (Nghị định 161/2024/NĐ-CP, Điều 11). Hãy ghi hạn chế hàng nguy hiểm.',
    en: 'A tunnel of 100 m or more is closed to explosives, gas, fuel and flammable goods (decree 161/2024, article 11). Record the restriction.',
  }),
  ...notNegative('Tunnel', ['lengthM', 'clearanceM', 'widthM', 'lanes']),
  ...notNegative('Ferry', ['capacityT']),
  oneOf({
    entity: 'Culvert',
    code: 'CULVERT_KIND',
    field: 'kind',
    allowed: ['cống thoát nước ngang', 'hầm chui dân sinh', 'hào kỹ thuật'],
    vi: 'Loại cống là cống thoát nước ngang, hầm chui dân sinh hoặc hào kỹ thuật (Nghị định 165/2024/NĐ-CP, Phụ lục X).',
    en: 'The kind of a culvert is cống thoát nước ngang, hầm chui dân sinh or hào kỹ thuật (decree 165/2024, annex X).',
  }),
  ...notNegative('Culvert', ['lengthM', 'clearanceM']),
  rule({
    entity: 'LoadPosting',
    code: 'LOAD_POSTING_OBJECTS',
    field: 'bridge',
    broken: (values) => given(values, ['bridge', 'tunnel', 'culvert', 'ferry']) > 1,
    vi: 'Một hạn chế chỉ gắn với một công trình: cầu, hầm, cống hoặc bến phà. Hãy tách thành nhiều dòng.',
    en: 'A posting is on one object: a bridge, tunnel, culvert or ferry. Split it into several.',
  }),
  rule({
    entity: 'LoadPosting',
    code: 'LOAD_POSTING_NOWHERE',
    field: 'road',
    broken: (values) => given(values, ['bridge', 'tunnel', 'culvert', 'ferry', 'road']) === 0,
    vi: 'Hãy cho biết hạn chế đặt ở đâu: công trình nào, hoặc tuyến đường và lý trình nào.',
    en: 'Say where it is posted: on which object, or on which road and chainage.',
  }),
  rule({
    // QCVN 41, known but not re-read.
    entity: 'LoadPosting',
    code: 'WARN_LOAD_POSTING_VALUE',
    field: 'limitT',
    broken: ({ sign, limitT, limitM }) =>
      (WEIGHT_SIGNS.includes(String(sign)) && (limitT ?? null) === null) ||
      (SIZE_SIGNS.includes(String(sign)) && (limitM ?? null) === null),
    vi: 'Biển tải trọng cần trị số tấn, biển khổ giới hạn cần trị số mét. Hãy điền trị số trên biển.',
    en: 'A weight sign needs tonnes, a size sign metres. Fill in the value on the sign.',
  }),
  usual('LoadPosting', 'sign', [...WEIGHT_SIGNS, ...SIZE_SIGNS], 'QCVN 41'),
  ...notNegative('LoadPosting', ['limitT', 'limitM']),
  usual('Junction', 'kind', ['cùng mức', 'khác mức', 'vòng xuyến'], 'danh mục junction-kind'),
  oneOf({
    entity: 'TollStation',
    code: 'TOLL_STATION_METHOD',
    field: 'method',
    allowed: ['kín', 'mở'],
    vi: 'Hình thức thu là kín hoặc mở (Nghị định 119/2024/NĐ-CP).',
    en: 'The method is kín (by distance) or mở (by passage), decree 119/2024.',
  }),
  ...notNegative('TollStation', ['lanes', 'electronicLanes']),
  rule({
    entity: 'TollStation',
    code: 'TOLL_STATION_LANES',
    field: 'electronicLanes',
    broken: ({ lanes, electronicLanes }) => typeof lanes === 'number' && typeof electronicLanes === 'number' && electronicLanes > lanes,
    vi: 'Số làn thu phí điện tử nhiều hơn tổng số làn. Hãy xem lại hai số.',
    en: 'There are more electronic lanes than lanes. Check the two numbers.',
  }),
  usual('WeighStation', 'kind', ['cố định', 'lưu động', 'tự động'], 'danh mục weigh-station-kind'),
  usual('RestStop', 'restStopClass', ['1', '2', '3', '4'], 'QCVN 43'),
  ...notNegative('RestStop', ['parkingPlaces']),
  ...['RestStop', 'TollStation', 'StopPoint', 'TrafficSign', 'RoadsideFacility'].map(side),
  usual('TrafficRestriction', 'cause', ['ngập lụt', 'sạt lở', 'thi công', 'sự kiện'], 'danh mục restriction-cause'),
  rule({
    entity: 'BimModel',
    code: 'BIM_MODEL_ASSET',
    field: 'bridge',
    broken: (values) => given(values, ['roadSection', 'bridge', 'tunnel', 'airport', 'portTerminal', 'railwayStation']) !== 1,
    vi: 'Mô hình BIM gắn với đúng một tài sản. Hãy chọn một.',
    en: 'A BIM model belongs to exactly one asset. Choose one.',
  }),
  rule({
    entity: 'BimModel',
    code: 'BIM_MODEL_HASH',
    field: 'sha256',
    broken: ({ sha256 }) => !/^[0-9a-f]{64}$/.test(String(sha256)),
    vi: 'Mã băm SHA-256 gồm 64 chữ số thập lục phân viết thường. Hãy tính lại từ tệp.',
    en: 'A SHA-256 is 64 lower-case hexadecimal digits. Compute it again from the file.',
  }),
  rule({
    entity: 'BimModel',
    code: 'BIM_MODEL_ADDRESS',
    field: 'address',
    broken: ({ address }) => !/^[a-z][a-z0-9+.-]{1,20}:\S+$/.test(String(address)),
    vi: 'Địa chỉ tệp là một URI, ví dụ https://bim.example.vn/cau-42.ifc.',
    en: 'The address is a URI, for example https://bim.example.vn/cau-42.ifc.',
  }),
];

/** The end of a stretch does not come before its beginning, kilometre first. */
function forwards(entity: string, from: string, to: string): CheckRule[] {
  return [
    rule({
      entity,
      code: `${screaming(entity)}_${screaming(to)}_BEFORE_${screaming(from)}`,
      field: to,
      broken: (values) => {
        const [begin, end] = [place(values[from]), place(values[to])];
        return begin !== null && end !== null && end < begin;
      },
      vi: `{${to}} nằm trước {${from}}. Hãy đổi chỗ, hoặc tách đoạn ở chỗ lý trình bị đứt.`,
      en: `{${to}} lies before {${from}}. Swap them, or split the stretch where the chain is broken.`,
    }),
  ];
}

/** A code list known from a standard but not re-read: an unlisted value is kept with a warning. */
export function usual(entity: string, field: string, allowed: readonly string[], ground: string): CheckRule {
  const spec: Omit<RuleSpec, 'broken' | 'field'> = {
    entity,
    code: `WARN_${screaming(entity)}_${screaming(field)}`,
    vi: `Giá trị không có trong danh mục thường dùng (${ground}): ${allowed.join(', ')}. Hãy so lại với hồ sơ; giá trị vẫn được giữ.`,
    en: `Not one of the usual values (${ground}): ${allowed.join(', ')}. Compare with the file; the value is kept.`,
  };
  return oneOf({ ...spec, field, allowed });
}

function side(entity: string): CheckRule {
  return oneOf({
    entity,
    code: `${screaming(entity)}_SIDE`,
    field: 'side',
    allowed: ['trái', 'phải', 'hai bên'],
    vi: 'Phía là trái, phải (theo chiều lý trình tăng) hoặc hai bên.',
    en: 'The side is trái, phải (in the direction of rising chainage) or hai bên.',
  });
}

/** Place along the road as the data base ranks it. */
function place(value: Value | undefined): number | null {
  const parts = typeof value === 'string' ? chainageParts(value) : null;
  return parts && parts.km * 10_000 + parts.metres;
}

function nominalMetres(value: Value | undefined): number | null {
  const parts = typeof value === 'string' ? chainageParts(value) : null;
  return parts && parts.km * 1_000 + parts.metres;
}
