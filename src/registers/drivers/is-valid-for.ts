import type { ComputedExpression } from '../../hub/declare/model.js';
import { asOf } from '../../hub/query/sql-context.js';
import { permission } from '../conditions.js';
import { largeCoachUntil } from './ages.js';
import { points } from './points.js';

const LAW = 'Luật 36/2024/QH15';

/** Passenger vehicles above 29 seats, sleeper coaches and articulated buses (Điều 57 khoản 1): what the highest age of Điều 59 is about. */
const LARGE_COACHES = `('2025:D', '2025:DE')`;

/**
 * Whether a licence entitles to drive vehicles of a class on a day (Điều 56 khoản 1): in date, neither revoked, withheld nor replaced, of a class that fits,
 * with points left, and in the hands of somebody of the age for the class asked for (Điều 59). Which class covers which, and which new class an old one counts as, is the reference data's to say; a class that would be given
 * with a restriction counts only for what it covers beside itself, and what the law does not spell out is not inferred.
 */
export const licenceIsValidFor: ComputedExpression = (alias, at, { class: asked, scheme }) => {
  const day = at.validAt;
  const event = (kinds: string, also: string) =>
    `exists (select from licence_event e where e.licence_id = ${alias}.id and ${asOf('e', at)} and e.kind in ${kinds} and e.effective_on <= ${day} and ${also})`;
  const restored = `not exists (select from licence_event b where b.licence_id = ${alias}.id and ${asOf('b', at)} and b.kind = 'RESTORE' and b.effective_on between e.effective_on and ${day})`;
  const wanted = `coalesce(${scheme}, '2025')`;
  const covers = (label: string) =>
    `exists (select from licence_class c where c.code = ${wanted} || ':' || ${label} and ${asOf('c', at)} and ${asked} = any(c.also_covers))`;
  const fits = `case when w.scheme = ${wanted} then ${asked} = any(w.classes) or exists (select from unnest(w.classes) as own(label) where ${covers('own.label')})
    when w.scheme = '2008' and ${wanted} = '2025' then exists (
      select from licence_class_conversion n where n.old_label = any(w.classes) and ${asOf('n', at)} and (n.restriction is null and n.new_label = ${asked} or ${covers('n.new_label')}))
    else false end`;
  const largeCoach = `k.code in ${LARGE_COACHES}`;
  const lastBirthday = largeCoachUntil('d', at, {});
  const conditions = permission([
    {
      code: 'LICENCE_NOT_IN_REGISTER',
      holds: `w.id is not null and w.issued_on <= ${day}`,
      vi: 'Giấy phép lái xe chưa có hoặc không còn trong cơ sở dữ liệu vào ngày này.',
      en: 'The licence is not in the register on this day.',
      law: `${LAW}, Điều 56 khoản 1`,
    },
    {
      code: 'LICENCE_EXPIRED',
      holds: `w.expires_on is null or ${day} <= w.expires_on`,
      vi: 'Giấy phép lái xe đã hết thời hạn sử dụng.',
      en: 'The licence is past its last day.',
      law: `${LAW}, Điều 57 khoản 7 điểm a`,
    },
    {
      code: 'LICENCE_REVOKED',
      holds: `w.state is distinct from 'REVOKED' and not ${event(`('REVOKE', 'CANCEL')`, restored)}`,
      vi: 'Giấy phép lái xe đã bị thu hồi.',
      en: 'The licence has been revoked.',
      law: `${LAW}, Điều 57 khoản 7 điểm b, Điều 62 khoản 5`,
    },
    {
      code: 'LICENCE_REPLACED',
      holds: `w.state is distinct from 'SUPERSEDED'`,
      vi: 'Giấy phép lái xe đã được thay bằng giấy phép khác.',
      en: 'The licence has been replaced by another.',
      law: `${LAW}, Điều 62 khoản 2`,
    },
    {
      code: 'LICENCE_WITHHELD',
      holds: `w.state is distinct from 'SUSPENDED' and not ${event(`('WITHHOLD', 'SUSPEND')`, `(e.ends_on is null or ${day} <= e.ends_on) and ${restored}`)}`,
      vi: 'Giấy phép lái xe đang bị tạm giữ hoặc bị tước quyền sử dụng.',
      en: 'The licence is withheld or suspended.',
      law: `${LAW}, Điều 56 khoản 1`,
    },
    {
      code: 'CLASS_DOES_NOT_FIT',
      holds: `w.id is null or ${fits}`,
      vi: 'Hạng của giấy phép lái xe không phù hợp với hạng được hỏi.',
      en: 'The classes of the licence do not cover the class asked for.',
      law: `${LAW}, Điều 57 khoản 1, Điều 89`,
    },
    {
      code: 'NO_POINTS_LEFT',
      holds: `(select ${points('holder', at, {})} from (select ${alias}.driver_id as id) as holder) > 0`,
      vi: 'Giấy phép lái xe đã bị trừ hết điểm.',
      en: 'All points of the licence are lost.',
      law: `${LAW}, Điều 56 khoản 1, Điều 58 khoản 3`,
    },
    {
      code: 'HOLDER_AGE_UNKNOWN',
      holds: `(k.min_age is null or p.date_of_birth is not null) and (${largeCoach} is not true or ${lastBirthday} is not null)`,
      vi: 'Chưa biết ngày sinh (hoặc giới tính) của người lái nên chưa xác định được tuổi.',
      en: 'The day of birth (or the sex) of the holder is not known, so the age cannot be told.',
      law: `${LAW}, Điều 59 khoản 1`,
    },
    {
      code: 'HOLDER_TOO_YOUNG',
      holds: `k.min_age is null or p.date_of_birth is null or (p.date_of_birth + make_interval(years => k.min_age))::date <= ${day}`,
      vi: 'Người lái chưa đủ tuổi tối thiểu của hạng được hỏi.',
      en: 'The holder has not reached the lowest age for the class asked for.',
      law: `${LAW}, Điều 59 khoản 1 điểm b–đ`,
    },
    {
      code: 'HOLDER_TOO_OLD',
      holds: `${largeCoach} is not true or coalesce(${day} <= ${lastBirthday}, true)`,
      vi: 'Người lái đã quá tuổi tối đa lái xe khách trên 29 chỗ, xe giường nằm.',
      en: 'The holder is past the highest age for passenger vehicles above 29 seats and sleeper coaches.',
      law: `${LAW}, Điều 59 khoản 1 điểm e`,
    },
  ]);
  return `select (${conditions}) from (values (1)) as one(n) left join driver_licence w on w.id = ${alias}.id and ${asOf('w', at)}
    left join driver d on d.id = ${alias}.driver_id and ${asOf('d', at)} left join person p on p.id = d.person_id and ${asOf('p', at)}
    left join licence_class k on k.code = ${wanted} || ':' || ${asked} and ${asOf('k', at)}`;
};
