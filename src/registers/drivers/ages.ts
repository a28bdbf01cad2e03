import type { ComputedExpression } from '../../hub/declare/model.js';
import { asOf } from '../../hub/sql/sql-context.js';

/**
 * Whether the holder has reached the lowest age of every class of the licence on the day asked for (Điều 59 khoản 1 điểm b–đ; ages are the
 * reference data's). Null when the day of birth, or a class, is not known: what is not known is not held against anybody.
 */
export const holderOldEnough: ComputedExpression = (alias, at) => `(
  select case when p.date_of_birth is null or count(c.code) < count(*) then null
    else bool_and(c.min_age is null or (p.date_of_birth + make_interval(years => c.min_age))::date <= ${at.validAt}) end
  from driver d join person p on p.id = d.person_id and ${asOf('p', at)}
  cross join unnest(${alias}.classes) as own(label)
  left join licence_class c on c.code = ${alias}.scheme || ':' || own.label and ${asOf('c', at)}
  where d.id = ${alias}.driver_id and ${asOf('d', at)}
  group by p.id, p.date_of_birth
)`;

/**
 * The birthday with which the highest age is full for passenger vehicles above 29 seats and sleeper coaches: 57 years for men, 55 for women
 * (Điều 59 khoản 1 điểm e). Null when day of birth or sex is not known.
 */
export const largeCoachUntil: ComputedExpression = (alias, at) => `(
  select (p.date_of_birth + case p.sex when 'nam' then interval '57 years' when 'nữ' then interval '55 years' end)::date
  from person p where p.id = ${alias}.person_id and ${asOf('p', at)}
)`;
