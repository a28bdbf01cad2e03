import type { CheckRule, ComputedExpression } from '../../hub/declare/model.js';
import { rule } from '../rule-kinds.js';

/**
 * Points left on the day asked for. Luật 36/2024/QH15, Điều 58: a licence has 12; a deduction never goes below 0, a restoration never above 12;
 * twelve months without a deduction bring all 12 back, but not once all were lost (then only a passed test does, which is an event of its own).
 * So events are walked in order of effect. On one day restorations come first: a cap must not swallow that day's deduction.
 * The twelve months end with the corresponding day (Civil Code 2015, art. 147–148): full again from the day after it.
 */
export const points: ComputedExpression = (alias, { validAt, knownAt }) => `(
  with recursive point_step as (
    select delta, effective_on, row_number() over (order by effective_on, delta desc) as nth
    from point_event
    where driver_id = ${alias}.id and effective_on <= ${validAt}
      and valid_from <= ${validAt} and ${validAt} < valid_to and recorded_from <= ${knownAt} and ${knownAt} < recorded_to
  ), point_standing (nth, balance, deducted_on) as (
    select 0::bigint, 12, null::date
    union all
    select s.nth, greatest(0, least(12, ${afterQuietYear('p', 's.effective_on')} + s.delta)), case when s.delta < 0 then s.effective_on else p.deducted_on end
    from point_standing p join point_step s on s.nth = p.nth + 1
  )
  select ${afterQuietYear('p', validAt)} from point_standing p order by p.nth desc limit 1
)`;

function afterQuietYear(standing: string, day: string): string {
  return `case when ${standing}.balance > 0 and (${standing}.deducted_on + interval '12 months')::date < ${day} then 12 else ${standing}.balance end`;
}

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
];
