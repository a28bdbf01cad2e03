import type { CheckRule } from '../../hub/declare/model.js';
import { between, formed, notAfterToday, notNegative, oneOf, rule, termNotReversed, texts } from '../rule-kinds.js';

/** First words of the kinds the law names. Luật 36/2024/QH15, Điều 34 [V]; what follows them is a trade's own wording. */
const KINDS =
  /^(xe ô tô|rơ moóc|sơ mi rơ moóc|xe chở người bốn bánh|xe chở hàng bốn bánh|xe mô tô|xe gắn máy|xe máy chuyên dùng|xe tương tự)/i;

/**
 * Kinds the law gives no niên hạn. Điều 40 khoản 3; cars of up to eight seats are left out, since decree 158/2024 limits those in transport
 * business.
 */
const KINDS_WITHOUT_LIMIT = /^(rơ moóc|sơ mi rơ moóc|xe mô tô|xe gắn máy)/i;

export const technical: readonly CheckRule[] = [
  rule({
    // A model year may run ahead of the calendar by one.
    entity: 'Vehicle',
    code: 'VEHICLE_PRODUCTION_YEAR',
    field: 'productionYear',
    broken: ({ productionYear }, today) =>
      typeof productionYear === 'number' && (productionYear < 1900 || productionYear > Number(today.slice(0, 4)) + 1),
    vi: 'Năm sản xuất gồm bốn chữ số, từ 1900 đến năm sau. Hãy so lại với giấy chứng nhận đăng ký hoặc kiểm định.',
    en: 'The year of production has four digits, from 1900 to next year. Compare with the registration or inspection certificate.',
  }),
  oneOf({
    entity: 'Vehicle',
    code: 'VEHICLE_CATEGORY',
    field: 'category',
    allowed: ['passenger', 'goods', 'tractor', 'trailer', 'car', 'motorcycle'],
    vi: 'Nhóm xe là một trong: passenger, goods, tractor, trailer, car, motorcycle.',
    en: 'The category is one of: passenger, goods, tractor, trailer, car, motorcycle.',
  }),
  formed({
    entity: 'Vehicle',
    code: 'WARN_VEHICLE_KIND',
    field: 'kind',
    form: KINDS,
    vi: 'Loại xe không bắt đầu bằng tên loại nào ở Điều 34 Luật 36/2024/QH15 (xe ô tô…, rơ moóc…, xe mô tô…). Hãy so lại với giấy chứng nhận đăng ký.',
    en: 'The kind begins with none of the kinds of article 34, law 36/2024/QH15 (xe ô tô…, rơ moóc…, xe mô tô…). Compare with the registration certificate.',
  }),
  ...notNegative('Vehicle', ['seats', 'standingPlaces', 'sleeperPlaces', 'kerbMassKg', 'grossMassKg', 'towedMassKg', 'payloadKg', 'axles']),
  ...notNegative('Vehicle', ['lengthMm', 'widthMm', 'heightMm', 'engineDisplacementCm3', 'enginePowerKw', 'designSpeedKmh']),
  between({
    // How many levels there are was not read in a source.
    entity: 'Vehicle',
    code: 'WARN_VEHICLE_EMISSION_LEVEL',
    field: 'emissionLevel',
    min: 1,
    max: 6,
    vi: 'Mức khí thải thường là 1 đến 6. Hãy so lại với giấy chứng nhận kiểm định.',
    en: 'The emission level usually is 1 to 6. Compare with the inspection certificate.',
  }),
  formed({
    entity: 'Vehicle',
    code: 'WARN_VEHICLE_WHEEL_FORMULA',
    field: 'wheelFormula',
    form: /^\d{1,2}[xX×]\d{1,2}(R|[*/.]\d)?$/,
    vi: 'Công thức bánh xe thường có dạng 4x2, 6x4: số bánh x số bánh chủ động. Hãy so lại với giấy chứng nhận kiểm định.',
    en: 'A wheel formula usually looks like 4x2 or 6x4: wheels x driven wheels. Compare with the inspection certificate.',
  }),
  rule({
    // Điều 34 khoản 1 điểm g: what drives no faster than 50 km/h and has at most 50 cm³ is a xe gắn máy, not a xe mô tô.
    entity: 'Vehicle',
    code: 'WARN_VEHICLE_KIND_MOPED',
    field: 'kind',
    broken: ({ kind, designSpeedKmh, engineDisplacementCm3 }) =>
      /^xe gắn máy/i.test(String(kind)) && (Number(designSpeedKmh ?? 0) > 50 || Number(engineDisplacementCm3 ?? 0) > 50),
    vi: 'Xe gắn máy có vận tốc thiết kế đến 50 km/h và dung tích đến 50 cm³ (Điều 34 khoản 1 điểm g); vượt mức đó là xe mô tô. Hãy xem lại loại xe.',
    en: 'A xe gắn máy drives up to 50 km/h and has up to 50 cm³ (article 34.1.g); beyond that it is a xe mô tô. Check the kind.',
  }),
  rule({
    entity: 'Vehicle',
    code: 'VEHICLE_MASS_REVERSED',
    field: 'grossMassKg',
    broken: ({ kerbMassKg, grossMassKg }) => typeof kerbMassKg === 'number' && typeof grossMassKg === 'number' && grossMassKg < kerbMassKg,
    vi: 'Khối lượng toàn bộ nhỏ hơn khối lượng bản thân. Hãy xem hai số có bị đổi chỗ không (đơn vị kg).',
    en: 'The gross mass is below the kerb mass. Check whether the two were swapped (unit: kg).',
  }),
  between({
    entity: 'Vehicle',
    code: 'VEHICLE_SERVICE_LIFE',
    field: 'serviceLifeYears',
    min: 1,
    max: 50,
    vi: 'Niên hạn là số năm, từ 1 đến 50; xe không có niên hạn thì để trống.',
    en: 'The service life is in years, 1 to 50; leave it out for a vehicle without limit.',
  }),
  rule({
    // Only a warning: a converted vehicle keeps the limit it had (Điều 40 khoản 2 điểm a).
    entity: 'Vehicle',
    code: 'WARN_VEHICLE_SERVICE_LIFE_EXEMPT',
    field: 'serviceLifeYears',
    broken: ({ kind, serviceLifeYears }) => typeof serviceLifeYears === 'number' && KINDS_WITHOUT_LIMIT.test(String(kind)),
    vi: 'Loại xe này không áp dụng niên hạn (Điều 40 khoản 3 Luật 36/2024/QH15). Hãy để trống, trừ khi là xe cải tạo.',
    en: 'This kind of vehicle has no service life (article 40.3, law 36/2024/QH15). Leave it out, unless the vehicle was converted.',
  }),
  formed({
    // Form known but not re-read in a source.
    entity: 'Inspection',
    code: 'WARN_INSPECTION_STATION_FORM',
    field: 'stationCode',
    form: /^\d{4}[VSD]$/,
    vi: 'Mã cơ sở đăng kiểm thường gồm bốn chữ số và chữ V, S hoặc D, ví dụ 2901V. Hãy so lại với giấy chứng nhận.',
    en: 'An inspection station usually is four digits and V, S or D, for example 2901V. Compare with the certificate.',
  }),
  termNotReversed('Inspection', 'inspectedOn', 'expiresOn'),
  notAfterToday('Inspection', 'inspectedOn'),
  rule({
    entity: 'Inspection',
    code: 'WARN_INSPECTION_PASSED_WITH_DEFECTS',
    field: 'defects',
    broken: ({ result, defects }) => result === 'PASSED' && texts(defects).length > 0,
    vi: 'Kiểm định đạt nhưng có ghi khiếm khuyết. Hãy xem lại kết quả hoặc bỏ khiếm khuyết.',
    en: 'The inspection passed although defects are listed. Check the result or remove the defects.',
  }),
  ...notNegative('Inspection', ['odometerKm']),
  rule({
    entity: 'Inspection',
    code: 'WARN_INSPECTION_TERM_OF_RESULT',
    field: 'expiresOn',
    broken: ({ result, expiresOn = null }) => (result === 'PASSED' && expiresOn === null) || (result === 'FAILED' && expiresOn !== null),
    vi: 'Kết quả đạt thường có ngày hết hiệu lực, kết quả không đạt thì không. Hãy xem lại kết quả hoặc ngày.',
    en: 'A passed inspection usually has a last day and a failed one has none. Check the result or the day.',
  }),
];
