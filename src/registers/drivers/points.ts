import type { CheckRule, ComputedExpression } from '../../hub/declare/model.js';
import { asOf } from '../../hub/sql/sql-context.js';
import { addMonths } from '../../hub/time/calendar.js';
import { notAfterToday, oneOf, rule } from '../rule-kinds.js';

/**
 * Points left on the day asked for. Luật 36/2024/QH15, Điều 58: a licence has 12; a deduction never goes below 0, a restoration never above
 * 12; twelve months without a deduction bring all 12 back, but not once all were lost (then only a passed test does, which is an event of
 * its own). So events are walked in order of effect, by the aggregate of migration 0019. On one day restorations come first: a cap must not
 * swallow that day's deduction. The twelve months end with the corresponding day (Civil Code 2015, art. 147–148): full again from the day
 * after it.
 */
export const points: ComputedExpression = (row, at) => {
  const e = at.row('PointEvent', 'e');
  return `(
  select points_left(point_standing(${e('delta')}, ${e('effectiveOn')} order by ${e('effectiveOn')}, ${e('delta')} desc), ${at.validAt})
  from ${e.from}
  where ${e('driver')} = ${row('id')} and ${e('effectiveOn')} <= ${at.validAt} and ${asOf('e', at)}
)`;
};

const TEST_AFTER_MONTHS = 6;

export const pointRules: readonly CheckRule[] = [
  rule({
    // Điều 58 khoản 1: a licence has 12 points, so no decision moves more; one that moves none is no event.
    entity: 'PointEvent',
    code: 'POINT_DELTA',
    field: 'delta',
    broken: ({ delta }) => typeof delta === 'number' && (delta === 0 || delta < -12 || delta > 12),
    vi: 'Số điểm là số nguyên từ -12 (trừ) đến 12 (phục hồi), khác 0. Hãy xem lại quyết định.',
    en: 'The points are a whole number from -12 (taken) to 12 (restored), not 0. Check the decision.',
  }),
  oneOf({
    entity: 'PointEvent',
    code: 'POINT_RESTORED_BY',
    field: 'restoredBy',
    allowed: ['12 tháng', 'kiểm tra'],
    vi: 'Hình thức phục hồi là 12 tháng hoặc kiểm tra (Điều 58 khoản 2, khoản 3 Luật 36/2024/QH15).',
    en: 'Points come back by 12 tháng (twelve months) or kiểm tra (a test), article 58.2 and 58.3 of law 36/2024/QH15.',
  }),
  rule({
    entity: 'PointEvent',
    code: 'POINT_DEDUCTION_RESTORED',
    field: 'restoredBy',
    broken: ({ delta, restoredBy = null, lostAllOn = null }) =>
      typeof delta === 'number' && delta < 0 && (restoredBy !== null || lostAllOn !== null),
    vi: 'Trừ điểm thì không có hình thức phục hồi. Hãy xem lại dấu của số điểm, hoặc bỏ các trường phục hồi.',
    en: 'A deduction restores nothing. Check the sign of the points, or leave the fields of restoration out.',
  }),
  rule({
    // Điều 58 khoản 3: the test may be taken after at least six months, so its result is no earlier than that day.
    entity: 'PointEvent',
    code: 'POINT_TEST_TOO_EARLY',
    field: 'effectiveOn',
    broken: ({ restoredBy, effectiveOn, lostAllOn }) =>
      restoredBy === 'kiểm tra' &&
      typeof effectiveOn === 'string' &&
      typeof lostAllOn === 'string' &&
      effectiveOn < addMonths(lostAllOn, TEST_AFTER_MONTHS),
    vi: 'Chỉ được kiểm tra để phục hồi điểm sau ít nhất 6 tháng kể từ ngày bị trừ hết điểm. Hãy xem lại hai ngày.',
    en: 'A test restores points six months after all were lost at the earliest. Check both days.',
  }),
  rule({
    entity: 'PointEvent',
    code: 'WARN_POINT_TEST_WITHOUT_LOSS',
    field: 'lostAllOn',
    broken: ({ restoredBy, lostAllOn = null }) => restoredBy === 'kiểm tra' && lostAllOn === null,
    vi: 'Phục hồi điểm do kiểm tra cần ngày bị trừ hết điểm. Hãy bổ sung để kiểm tra thời hạn 6 tháng.',
    en: 'Points restored by a test have the day all were lost. Add it, so that the six months can be checked.',
  }),
  notAfterToday('PointEvent', 'effectiveOn'),
];
