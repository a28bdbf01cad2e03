import type { CheckRule, Values } from '../../hub/declare/model.js';
import { addDays, addYears } from '../../hub/time/calendar.js';
import { given, rule, termNotReversed } from '../rule-kinds.js';

/** Nghị định 158/2024/NĐ-CP, Điều 23 and Phụ lục XIII [V]. */
const BADGE_TYPES = ['XE TUYẾN CỐ ĐỊNH', 'XE TRUNG CHUYỂN', 'XE BUÝT', 'XE TAXI', 'XE HỢP ĐỒNG', 'XE TẢI', 'XE ĐẦU KÉO', 'XE CÔNG-TEN-NƠ'];

/** Four-wheel vehicles [U] and tourist vehicles [K] carry badges whose wording was not read in a source: kept as given, with a warning. */
const UNVERIFIED = /BỐN BÁNH|DU LỊCH/;

const YEARS_MAX = 7;
const HOLIDAY_DAYS_MAX = 30;

/** Nghị định 161/2024/NĐ-CP [V]: a permit for dangerous goods is for two years at most. */
const DANGEROUS_YEARS_MAX = 2;

export const badges: readonly CheckRule[] = [
  termNotReversed('VehiclePermit', 'issuedOn', 'expiresOn'),
  rule({
    entity: 'VehiclePermit',
    code: 'PERMIT_TERM_TOO_LONG',
    field: 'expiresOn',
    broken: ({ kind, issuedOn, expiresOn }) =>
      kind === 'DANGEROUS_GOODS' &&
      typeof issuedOn === 'string' &&
      typeof expiresOn === 'string' &&
      expiresOn > addYears(issuedOn, DANGEROUS_YEARS_MAX),
    vi: 'Giấy phép vận chuyển hàng hóa nguy hiểm có giá trị tối đa 24 tháng. Hãy xem lại ngày cấp và ngày hết hạn.',
    en: 'A permit for dangerous goods is good for 24 months at most. Check the days of issue and expiry.',
  }),
  rule({
    entity: 'Badge',
    code: 'BADGE_TYPE',
    field: 'badgeType',
    broken: (values) => !BADGE_TYPES.includes(badgeType(values)) && !UNVERIFIED.test(badgeType(values)),
    vi: `Loại phù hiệu là một trong: ${BADGE_TYPES.join(', ')}. Hãy ghi đúng chữ in trên phù hiệu.`,
    en: `The badge type is one of: ${BADGE_TYPES.join(', ')}. Write it as printed on the badge.`,
  }),
  rule({
    entity: 'Badge',
    code: 'WARN_BADGE_TYPE_UNVERIFIED',
    field: 'badgeType',
    broken: (values) => UNVERIFIED.test(badgeType(values)),
    vi: 'Tên loại phù hiệu này chưa được xác minh với văn bản. Hãy so lại với phù hiệu đã cấp.',
    en: 'The wording of this badge type is not verified with a legal text. Compare with the badge as issued.',
  }),
  termNotReversed('Badge', 'issuedOn', 'expiresOn'),
  rule({
    // Điều 23: one to seven years as asked for. Shorter is lawful: the end of niên hạn or of the contract cuts it, and holiday badges last
    // days.
    entity: 'Badge',
    code: 'BADGE_TERM_TOO_LONG',
    field: 'expiresOn',
    broken: ({ issuedOn, expiresOn }) =>
      typeof issuedOn === 'string' && typeof expiresOn === 'string' && expiresOn > addYears(issuedOn, YEARS_MAX),
    vi: 'Phù hiệu có giá trị tối đa 7 năm kể từ ngày cấp. Hãy xem lại ngày cấp và ngày hết hạn.',
    en: 'A badge is good for at most 7 years from its day of issue. Check both days.',
  }),
  rule({
    // Điều 23: at most 30 days at Tết, 10 at other holidays; which holiday it was is not recorded.
    entity: 'Badge',
    code: 'BADGE_REINFORCEMENT_TERM',
    field: 'reinforcement',
    broken: ({ reinforcement, issuedOn, expiresOn }) =>
      reinforcement === true &&
      typeof issuedOn === 'string' &&
      typeof expiresOn === 'string' &&
      expiresOn >= addDays(issuedOn, HOLIDAY_DAYS_MAX),
    vi: 'Phù hiệu tăng cường có giá trị tối đa 30 ngày dịp Tết, 10 ngày dịp khác. Hãy xem lại ngày, hoặc bỏ dấu tăng cường.',
    en: 'A reinforcement badge is good for at most 30 days at Tết, 10 at other holidays. Check the days, or leave the mark out.',
  }),
  termNotReversed('Badge', 'issuedOn', 'endedOn'),
  rule({
    entity: 'Badge',
    code: 'BADGE_ENDED_WHILE_ACTIVE',
    field: 'endedOn',
    broken: (values) => values.state === 'ACTIVE' && given(values, ['endedOn', 'revocationGround', 'barredUntil']) > 0,
    vi: 'Phù hiệu đang sử dụng thì không có ngày, lý do thu hồi hay thời gian chưa cấp lại. Hãy sửa trạng thái, hoặc bỏ các trường này.',
    en: 'A badge in use has no day or ground of revocation and no bar. Correct the state, or leave these fields out.',
  }),
  rule({
    entity: 'Badge',
    code: 'WARN_BADGE_REVOKED_WITHOUT_GROUND',
    field: 'revocationGround',
    broken: (values) => values.state === 'REVOKED' && given(values, ['endedOn', 'revocationGround']) < 2,
    vi: 'Phù hiệu bị thu hồi cần ngày và lý do thu hồi. Hãy bổ sung.',
    en: 'A revoked badge has the day and the ground of revocation. Complete them.',
  }),
  rule({
    entity: 'Badge',
    code: 'WARN_BADGE_ROUTE',
    field: 'route',
    broken: (values) =>
      given(values, ['route']) === 0
        ? badgeType(values) === 'XE TUYẾN CỐ ĐỊNH'
        : !['XE TUYẾN CỐ ĐỊNH', 'XE TRUNG CHUYỂN'].includes(badgeType(values)),
    vi: 'Phù hiệu XE TUYẾN CỐ ĐỊNH cần tuyến; các loại khác thì không. Hãy xem lại loại phù hiệu hoặc tuyến.',
    en: 'A badge XE TUYẾN CỐ ĐỊNH names its route; the other types do not. Check the type or the route.',
  }),
];

/** Word processors put a non-breaking hyphen into CÔNG-TEN-NƠ. */
function badgeType({ badgeType }: Values): string {
  return String(badgeType).replace(/[\u2010\u2011]/g, '-');
}
