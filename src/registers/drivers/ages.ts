import type { ComputedExpression } from '../../hub/declare/model.js';
import { asOf } from '../../hub/sql/sql-context.js';
import { sqlAddYears } from '../../hub/time/calendar.js';

type PersonRow = (field: 'dateOfBirth' | 'birthYear') => string;

/** Of whom only the year of birth is known, that was on a day of it: an age holds or fails where it does for all of them. */
export const bornFrom = (p: PersonRow): string => `coalesce(${p('dateOfBirth')}, make_date(${p('birthYear')}, 1, 1))`;
export const bornBy = (p: PersonRow): string => `coalesce(${p('dateOfBirth')}, make_date(${p('birthYear')}, 12, 31))`;

/**
 * Whether the holder has reached the lowest age of every class of the licence on the day asked for (Điều 59 khoản 1 điểm b–đ; ages are the
 * reference data's). Null when the day of birth, or a class, is not known, or only the year and it
 * depends on the day: what is not known is not held against anybody.
 */
export const holderOldEnough: ComputedExpression = (row, at) => {
  const d = at.row('Driver', 'd');
  const p = at.row('Person', 'p');
  const c = at.row('LicenceClass', 'c');
  return `(
  select case when ${bornBy(p)} is null or count(${c('code')}) < count(*) then null
    when bool_or(${sqlAddYears(bornFrom(p), c('minAge'))} > ${at.validAt}) then false
    when bool_and(${c('minAge')} is null or ${sqlAddYears(bornBy(p), c('minAge'))} <= ${at.validAt}) then true end
  from ${d.from} join ${p.from} on p.id = ${d('person')} and ${asOf('p', at)}
  cross join unnest(${row('classes')}) as own(label)
  left join ${c.from} on ${c('code')} = ${row('scheme')} || ':' || own.label and ${asOf('c', at)}
  where d.id = ${row('driver')} and ${asOf('d', at)}
  group by p.id, ${p('dateOfBirth')}, ${p('birthYear')}
)`;
};

/**
 * The birthday with which the highest age is full for passenger vehicles above 29 seats and sleeper coaches: 57 years for men, 55 for women
 * (Điều 59 khoản 1 điểm e). Null when day of birth or sex is not known.
 */
export const largeCoachUntil: ComputedExpression = (row, at) => {
  const p = at.row('Person', 'p');
  return `(
  select (${p('dateOfBirth')} + case ${p('sex')} when 'nam' then interval '57 years' when 'nữ' then interval '55 years' end)::date
  from ${p.from} where p.id = ${row('person')} and ${asOf('p', at)}
)`;
};
