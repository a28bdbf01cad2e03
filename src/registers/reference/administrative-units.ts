import type { CheckRule } from '../../hub/declare/model.js';
import { pointOnEarth } from '../points.js';
import { between, formed, notNegative, oneOf, rule, texts } from '../rule-kinds.js';

/** Provinces, communes and what became of them. Codes mean something only with a day, so no rule here asks whether a code "exists". */
export const administrativeUnits: readonly CheckRule[] = [
  // Quyết định 19/2025/QĐ-TTg: two digits for a province, five for a commune, leading zeros kept.
  formed({
    entity: 'Province',
    code: 'PROVINCE_CODE_FORM',
    field: 'code',
    form: /^\d{2}$/,
    vi: 'Mã tỉnh gồm đúng hai chữ số, ví dụ 01. Nếu bảng tính làm mất số 0 ở đầu, hãy định dạng cột là văn bản.',
    en: 'A province code is exactly two digits, for example 01. If a spreadsheet dropped the leading zero, format the column as text.',
  }),
  formed({
    entity: 'Commune',
    code: 'COMMUNE_CODE_FORM',
    field: 'code',
    form: /^\d{5}$/,
    vi: 'Mã xã gồm đúng năm chữ số, ví dụ 00004. Nếu bảng tính làm mất số 0 ở đầu, hãy định dạng cột là văn bản.',
    en: 'A commune code is exactly five digits, for example 00004. If a spreadsheet dropped leading zeros, format the column as text.',
  }),
  formed({
    entity: 'Commune',
    code: 'COMMUNE_DISTRICT_CODE_FORM',
    field: 'formerDistrictCode',
    form: /^\d{3}$/,
    vi: 'Mã huyện cũ gồm đúng ba chữ số, ví dụ 001. Cấp huyện đã bỏ từ 2025-07-01: để trống với đơn vị mới.',
    en: 'A former district code is exactly three digits, for example 001. Districts were abolished on 2025-07-01: leave it out for new units.',
  }),
  oneOf({
    entity: 'Province',
    code: 'PROVINCE_KIND',
    field: 'kind',
    allowed: ['city', 'province'],
    vi: 'Loại đơn vị cấp tỉnh là city (thành phố trực thuộc trung ương) hoặc province (tỉnh).',
    en: 'The kind of a province is city (centrally run city) or province.',
  }),
  rule({
    // Official files write the kind with and without a capital.
    entity: 'Commune',
    code: 'COMMUNE_KIND',
    field: 'kind',
    broken: (values) => texts(values.kind).some((kind) => !['xã', 'phường', 'đặc khu', 'thị trấn'].includes(kind.toLowerCase())),
    vi: 'Loại đơn vị cấp xã là xã, phường, đặc khu, hoặc thị trấn (trước 2025-07-01).',
    en: 'The kind of a commune is xã, phường, đặc khu, or thị trấn (before 2025-07-01).',
  }),
  between({
    entity: 'Province',
    code: 'PROVINCE_AREA',
    field: 'areaKm2',
    min: Number.MIN_VALUE,
    vi: 'Diện tích phải lớn hơn 0 km². Hãy xem lại đơn vị, hoặc để trống.',
    en: 'The area must be above 0 km². Check the unit, or leave it out.',
  }),
  between({
    entity: 'Commune',
    code: 'COMMUNE_AREA',
    field: 'areaKm2',
    min: Number.MIN_VALUE,
    vi: 'Diện tích phải lớn hơn 0 km². Hãy xem lại đơn vị, hoặc để trống.',
    en: 'The area must be above 0 km². Check the unit, or leave it out.',
  }),
  ...notNegative('Province', ['population']),
  ...pointOnEarth('Province'),
  ...pointOnEarth('Commune'),
  // Thông tư 79/2024/TT-BCA, phụ lục: local codes are two digits; a merged province keeps all codes of its parts.
  formed({
    entity: 'Province',
    code: 'PROVINCE_PLATE_CODES_FORM',
    field: 'plateCodes',
    form: /^\d{2}$/,
    vi: 'Mỗi mã biển số gồm đúng hai chữ số; ngăn cách nhiều mã bằng dấu chấm phẩy.',
    en: 'Every plate code is exactly two digits; separate several by semicolons.',
  }),
  ...succession('ProvinceSuccession', /^\d{2}>\d{2}@\d{4}-\d{2}-\d{2}$/, '45>44@2025-07-01'),
  // Five island districts had no communes: their successors come from the district, whose code has three digits.
  ...succession('CommuneSuccession', /^(?:\d{5}|\d{3})>\d{5}@\d{4}-\d{2}-\d{2}$/, '00001>00097@2025-07-01'),
];

/** The code of a succession repeats its parts so that a file row can be found again; they must not contradict each other. */
function succession(entity: string, form: RegExp, example: string): CheckRule[] {
  const prefix = entity === 'ProvinceSuccession' ? 'PROVINCE_SUCCESSION' : 'COMMUNE_SUCCESSION';
  return [
    formed({
      entity,
      code: `${prefix}_CODE_FORM`,
      field: 'code',
      form,
      vi: `Mã kế thừa viết dạng "mã cũ>mã mới@ngày", ví dụ ${example}.`,
      en: `Write the code as "old code>new code@day", for example ${example}.`,
    }),
    rule({
      entity,
      code: `${prefix}_CODE_CONTRADICTS`,
      field: 'code',
      broken: ({ code, predecessorCode, effectiveOn }) =>
        typeof code === 'string' &&
        form.test(code) &&
        (!code.startsWith(`${String(predecessorCode)}>`) || !code.endsWith(`@${String(effectiveOn)}`)),
      vi: 'Mã kế thừa phải bắt đầu bằng mã cũ và kết thúc bằng ngày hiệu lực của chính dòng này. Hãy sửa mã hoặc hai trường đó.',
      en: 'The code must begin with the old code and end with the effective day of this very row. Correct the code or those two fields.',
    }),
  ];
}
