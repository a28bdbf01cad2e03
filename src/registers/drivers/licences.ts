import type { CheckRule, Values } from '../../hub/declare/model.js';
import { addYears } from '../../hub/time/calendar.js';
import { LICENCE_LABELS, validityYears2025 } from '../licence-labels.js';
import { notAfterToday, notBefore, oneOf, rule, termNotReversed, texts } from '../rule-kinds.js';

/** First day of the classes of Luật 36/2024/QH15 (Điều 88, 89). */
const NEW_CLASSES_SINCE = '2025-01-01';

const IDP_YEARS_MAX = 3;

/** Licences of others (Điều 57 khoản 6, 62 khoản 2 điểm đ, e): their labels are their issuers' and are not checked. */
const FOREIGN_SCHEMES = ['foreign', 'idp', 'military', 'police'];

/** Lowest ages (Điều 59) need the person and are asked where a procedure is decided, not here. */
export const licences: readonly CheckRule[] = [
  oneOf({
    entity: 'DriverLicence',
    code: 'LICENCE_SCHEME',
    field: 'scheme',
    allowed: [...Object.keys(LICENCE_LABELS), ...FOREIGN_SCHEMES],
    vi: 'Hệ thống hạng là 2008 (cấp đến hết 2024-12-31) hoặc 2025; giấy phép do nơi khác cấp ghi foreign, idp, military hoặc police.',
    en: 'The scheme is 2008 (issued until 2024-12-31) or 2025; licences that others issued are foreign, idp, military or police.',
  }),
  rule({
    // Điều 57 (2025) and 89 (2008): a label means nothing without its scheme.
    entity: 'DriverLicence',
    code: 'LICENCE_CLASS_UNKNOWN',
    field: 'classes',
    broken: (values) => {
      const labels = LICENCE_LABELS[String(values.scheme)];
      return labels !== undefined && texts(values.classes).some((label) => !labels.includes(label));
    },
    vi: 'Có hạng không thuộc hệ thống hạng của giấy phép này. Hãy xem lại hệ thống hạng và từng hạng (ví dụ B2 chỉ có ở hệ 2008, C1 chỉ có ở hệ 2025).',
    en: "A class is not of this licence's scheme. Check the scheme and every class (B2 exists in scheme 2008 only, C1 in scheme 2025 only).",
  }),
  rule({
    entity: 'DriverLicence',
    code: 'LICENCE_WITHOUT_CLASS',
    field: 'classes',
    broken: ({ classes }) => texts(classes).length === 0,
    vi: 'Giấy phép lái xe phải có ít nhất một hạng.',
    en: 'A driver licence has at least one class.',
  }),
  rule({
    entity: 'DriverLicence',
    code: 'LICENCE_CLASS_TWICE',
    field: 'classes',
    broken: ({ classes }) => new Set(texts(classes)).size !== texts(classes).length,
    vi: 'Có hạng ghi hai lần. Hãy bỏ bớt.',
    en: 'A class is given twice. Remove one.',
  }),
  rule({
    entity: 'DriverLicence',
    code: 'LICENCE_SCHEME_TOO_EARLY',
    field: 'scheme',
    broken: ({ scheme, issuedOn }) => scheme === '2025' && typeof issuedOn === 'string' && issuedOn < NEW_CLASSES_SINCE,
    vi: 'Các hạng hệ 2025 chỉ được cấp từ 2025-01-01. Hãy xem lại ngày cấp hoặc hệ thống hạng.',
    en: 'Classes of scheme 2025 are issued since 2025-01-01 only. Check the day of issue or the scheme.',
  }),
  rule({
    entity: 'DriverLicence',
    code: 'WARN_LICENCE_SCHEME_TOO_LATE',
    field: 'scheme',
    broken: ({ scheme, issuedOn }) => scheme === '2008' && typeof issuedOn === 'string' && issuedOn >= NEW_CLASSES_SINCE,
    vi: 'Từ 2025-01-01 giấy phép được cấp, đổi theo hạng mới (Điều 89 Luật 36/2024/QH15). Hãy xem lại ngày cấp hoặc hệ thống hạng.',
    en: 'Since 2025-01-01 licences are issued and exchanged with the new classes (article 89, law 36/2024/QH15). Check the day of issue or the scheme.',
  }),
  termNotReversed('DriverLicence', 'issuedOn', 'expiresOn'),
  rule({
    // Only a warning: an exchange may keep the term of the licence it replaces.
    entity: 'DriverLicence',
    code: 'WARN_LICENCE_TERM',
    field: 'expiresOn',
    broken: termDiffers,
    vi: 'Thời hạn khác Điều 57 khoản 5 Luật 36/2024/QH15: A1, A, B1 không thời hạn; B, C1 10 năm; các hạng khác 5 năm. Hãy so lại với giấy phép.',
    en: 'The term differs from article 57.5 of law 36/2024/QH15: A1, A, B1 no limit; B, C1 10 years; the others 5. Compare with the licence.',
  }),
  notAfterToday('DriverLicence', 'issuedOn'),
  rule({
    // Điều 57 khoản 8 điểm a.
    entity: 'DriverLicence',
    code: 'LICENCE_IDP_TERM',
    field: 'expiresOn',
    broken: ({ scheme, issuedOn, expiresOn = null }) =>
      scheme === 'idp' && typeof issuedOn === 'string' && (typeof expiresOn !== 'string' || expiresOn > addYears(issuedOn, IDP_YEARS_MAX)),
    vi: 'Giấy phép lái xe quốc tế có thời hạn không quá 3 năm kể từ ngày cấp. Hãy xem lại ngày cấp và ngày hết hạn.',
    en: 'An international driving permit is good for at most 3 years from its day of issue. Check both days.',
  }),
  notBefore({
    entity: 'DriverLicence',
    code: 'LICENCE_ISSUED_BEFORE_TEST',
    field: 'issuedOn',
    than: 'passedOn',
    vi: 'Ngày cấp sớm hơn ngày trúng tuyển. Hãy so lại hai ngày.',
    en: 'The licence was issued before the test was passed. Compare both days.',
  }),
  termNotReversed('HealthCertificate', 'examinedOn', 'expiresOn'),
  notAfterToday('HealthCertificate', 'examinedOn'),
  oneOf({
    entity: 'HealthCertificate',
    code: 'WARN_HEALTH_CONCLUSION',
    field: 'conclusion',
    allowed: ['đủ', 'không đủ', 'đạt tiêu chuẩn nhưng khám lại'],
    vi: 'Kết luận sức khoẻ thường là đủ, không đủ hoặc đạt tiêu chuẩn nhưng khám lại. Hãy so lại với giấy khám.',
    en: 'The conclusion usually is đủ (fit), không đủ (unfit) or đạt tiêu chuẩn nhưng khám lại (fit, to be examined again). Compare with the certificate.',
  }),
  oneOf({
    entity: 'HealthCertificate',
    code: 'HEALTH_CERTIFICATE_CLASS',
    field: 'fitForClasses',
    allowed: LICENCE_LABELS['2025'] ?? [],
    vi: 'Hạng đủ sức khoẻ ghi theo hệ 2025 (Điều 57 Luật 36/2024/QH15), ví dụ B; C1.',
    en: 'Give the classes a person is fit for in scheme 2025 (article 57, law 36/2024/QH15), for example B; C1.',
  }),
];

/** A card with several classes may run as long as its longest-lived class, and has an end as soon as one class has. */
function termDiffers({ scheme, classes, issuedOn, expiresOn = null }: Values): boolean {
  const labels = texts(classes).filter((label) => LICENCE_LABELS['2025']?.includes(label));
  if (scheme !== '2025' || labels.length === 0 || typeof issuedOn !== 'string') return false;
  const years = labels.map(validityYears2025).filter((term) => term !== null);
  if (years.length === 0) return expiresOn !== null;
  return typeof expiresOn !== 'string' || expiresOn > addYears(issuedOn, Math.max(...years));
}
