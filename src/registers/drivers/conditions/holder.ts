import type { Condition } from '../../../hub/declare/condition.js';
import type { RegistersAt } from '../../../hub/declare/registers-at.js';
import { asOf } from '../../../hub/sql/sql-context.js';
import { sqlAddYears } from '../../../hub/time/calendar.js';
import { bornBy, bornFrom, largeCoachUntil } from '../ages.js';
import { points } from '../points.js';

const LAW = 'Luật 36/2024/QH15';

/** Passenger vehicles above 29 seats, sleeper coaches and articulated buses (Điều 57 khoản 1): what the highest age of Điều 59 is about. */
const LARGE_COACHES = `('2025:D', '2025:DE')`;

/** One row; null of whoever is no driver, about whom nothing is on record: a driver without an event has all twelve. */
export function pointsOf(driver: string, at: RegistersAt, law: Parameters<Condition['found']>[3]): string {
  return `select case when holder.id is not null then ${points(at.row('Driver', 'holder'), at, {}, law)} end as points from (select ${driver} as id) as holder`;
}

export const pointsLeft: Condition = {
  name: 'drivers.pointsLeft',
  of: ['driver'],
  provision: `${LAW}, Điều 56 khoản 1, Điều 58 khoản 3`,
  // What the points are worked out of.
  reads: { Driver: ['points'], PointEvent: [] },
  found: ({ driver }, at, _given, law) => pointsOf(`${driver}`, at, law),
  cases: [
    {
      key: 'LEFT',
      when: 'f.points > 0',
      verdict: 'HELD',
      say: () => ({ vi: 'Giấy phép lái xe còn điểm.', en: 'The licence has points left.' }),
    },
    {
      key: 'LOST',
      when: 'f.points <= 0',
      verdict: 'CONTRADICTED',
      say: () => ({ vi: 'Giấy phép lái xe đã bị trừ hết điểm.', en: 'The licence has lost all its points.' }),
    },
    {
      key: 'UNKNOWN',
      when: null,
      verdict: 'NOT_HELD',
      say: () => ({ vi: 'Chưa có dữ liệu điểm giấy phép lái xe.', en: 'No points are on record.' }),
    },
  ],
  refusals: { else: { code: 'NO_POINTS_LEFT', vi: 'Giấy phép lái xe đã bị trừ hết điểm.', en: 'All points of the licence are lost.' } },
};

export const noOpenViolation: Condition = {
  name: 'drivers.noOpenViolation',
  of: ['driver'],
  provision: `${LAW}, Điều 62 khoản 4`,
  reads: { Violation: ['driver', 'settledOn'] },
  found: ({ driver }, at) => {
    const x = at.row('Violation', 'x');
    return `select array_agg(x.id) as open from ${x.from}
    where ${x('driver')} = ${driver} and ${asOf('x', at)} and (${x('settledOn')} is null or ${x('settledOn')} > ${at.validAt})`;
  },
  cases: [
    {
      key: 'OPEN',
      when: 'f.open is not null',
      verdict: 'CONTRADICTED',
      say: () => ({
        vi: 'Còn vi phạm chưa xử lý: chưa được đổi giấy phép lái xe cho đến khi xử lý xong.',
        en: 'A violation is open: the licence is not exchanged until it is settled.',
      }),
    },
    { key: 'NONE', when: null, verdict: 'HELD', say: () => ({ vi: 'Không có vi phạm nào chưa xử lý.', en: 'No violation is open.' }) },
  ],
};

const AGE_READS = { Person: ['dateOfBirth', 'birthYear', 'sex'], Driver: ['person'], LicenceClass: ['code', 'minAge'] };

/**
 * One row: the lowest age of the class, and the days from which and to which the driver is of the age for it; the highest only for large
 * coaches. Of a year of birth alone no first day is told in the year in which it would lie.
 */
function ages(
  driver: string,
  at: RegistersAt,
  { class: asked, scheme }: Readonly<Record<string, string>>,
  law: Parameters<Condition['found']>[3],
): string {
  const x = at.row('Driver', 'x');
  const d = at.row('Driver', 'd');
  const p = at.row('Person', 'p');
  const k = at.row('LicenceClass', 'k');
  const first = (born: string) => sqlAddYears(born, k('minAge'));
  return `select ${k('minAge')}, ${k('code')} in ${LARGE_COACHES} as large, case when ${first(bornBy(p))} <= ${at.validAt} then ${first(bornBy(p))} when ${first(bornFrom(p))} > ${at.validAt} then ${first(bornFrom(p))} end as first_day, d.last_day
    from (values (1)) as one(n)
      left join lateral (select ${x('person')}, ${largeCoachUntil(x, at, {}, law)} as last_day from ${x.from} where x.id = ${driver} and ${asOf('x', at)}) as d on true
      left join ${p.from} on p.id = ${d('person')} and ${asOf('p', at)}
      left join ${k.from} on ${k('code')} = coalesce(${scheme}, '2025') || ':' || ${asked} and ${asOf('k', at)}`;
}

const known = () => ({ vi: 'Tuổi của người lái phù hợp.', en: 'The holder is of the age for the class.' });

/** Only where the class has an age at all. */
export const ageKnown: Condition = {
  name: 'drivers.ageKnown',
  of: ['driver'],
  given: { class: 'text', scheme: 'text' },
  provision: `${LAW}, Điều 59 khoản 1`,
  reads: AGE_READS,
  found: ({ driver }, at, given, law) => ages(`${driver}`, at, given, law),
  cases: [
    {
      key: 'KNOWN',
      when: '(f.min_age is null or f.first_day is not null) and (f.large is not true or f.last_day is not null)',
      verdict: 'HELD',
      say: known,
    },
    {
      key: 'UNKNOWN',
      when: null,
      verdict: 'NOT_HELD',
      say: () => ({ vi: 'Chưa xác định được tuổi của người lái.', en: 'The age of the holder cannot be told.' }),
    },
  ],
  refusals: {
    else: {
      code: 'HOLDER_AGE_UNKNOWN',
      vi: 'Chưa biết ngày sinh (hoặc giới tính) của người lái nên chưa xác định được tuổi.',
      en: 'The day of birth (or the sex) of the holder is not known, so the age cannot be told.',
    },
  },
};

export const oldEnough: Condition = {
  name: 'drivers.oldEnough',
  of: ['driver'],
  given: { class: 'text', scheme: 'text' },
  provision: `${LAW}, Điều 59 khoản 1 điểm b–đ`,
  reads: AGE_READS,
  found: ({ driver }, at, given, law) =>
    `select a.*, a.first_day > ${at.validAt} as young from (${ages(`${driver}`, at, given, law)}) as a`,
  cases: [
    {
      key: 'TOO_YOUNG',
      when: 'f.young',
      verdict: 'CONTRADICTED',
      say: () => ({ vi: 'Người lái chưa đủ tuổi.', en: 'The holder is not old enough.' }),
    },
    { key: 'OLD_ENOUGH', when: null, verdict: 'HELD', say: known },
  ],
  refusals: {
    TOO_YOUNG: {
      code: 'HOLDER_TOO_YOUNG',
      vi: 'Người lái chưa đủ tuổi tối thiểu của hạng được hỏi.',
      en: 'The holder has not reached the lowest age for the class asked for.',
    },
  },
};

export const notTooOld: Condition = {
  name: 'drivers.notTooOld',
  of: ['driver'],
  given: { class: 'text', scheme: 'text' },
  provision: `${LAW}, Điều 59 khoản 1 điểm e`,
  reads: AGE_READS,
  found: ({ driver }, at, given, law) =>
    `select a.*, a.large and a.last_day < ${at.validAt} as old from (${ages(`${driver}`, at, given, law)}) as a`,
  cases: [
    {
      key: 'TOO_OLD',
      when: 'f.old',
      verdict: 'CONTRADICTED',
      say: () => ({ vi: 'Người lái đã quá tuổi.', en: 'The holder is past the highest age.' }),
    },
    { key: 'NOT_TOO_OLD', when: null, verdict: 'HELD', say: known },
  ],
  refusals: {
    TOO_OLD: {
      code: 'HOLDER_TOO_OLD',
      vi: 'Người lái đã quá tuổi tối đa lái xe khách trên 29 chỗ, xe giường nằm.',
      en: 'The holder is past the highest age for passenger vehicles above 29 seats and sleeper coaches.',
    },
  },
};
