import type { Condition, ConditionCase } from '../../../hub/declare/condition.js';
import { asOf } from '../../../hub/sql/sql-context.js';
import { exchangedFor, healthCertified, type NewClass, newClassesIn } from './classes.js';
import { pointsOf } from './holder.js';
import { licenceUsable } from './standing.js';

/**
 * What dossiers ask about a person as a whole, where the law knows licences one by one: each is put together from the conditions about
 * one licence, which it asks by name.
 */

const LAW = 'Luật 36/2024/QH15';

/** Who is on record is who the population data say: the register of persons is fed by them. */
const personKnown: Condition = {
  name: 'drivers.personKnown',
  of: ['person'],
  provision: 'Nghị định 278/2025/NĐ-CP, Điều 8',
  reads: { Person: ['personalId', 'fullName', 'dateOfBirth', 'birthYear'] },
  found: ({ person }, at) => {
    const p = at.row('Person', 'p');
    return `select array_agg(p.id) as person from ${p.from} where p.id = ${person} and ${asOf('p', at)}`;
  },
  cases: [
    {
      key: 'KNOWN',
      when: 'f.person is not null',
      verdict: 'HELD',
      basis: { Person: 'person' },
      say: () => ({
        vi: 'Danh tính khớp với dữ liệu dân cư mà hệ thống giữ.',
        en: 'The identity matches the population data the hub holds.',
      }),
    },
    {
      key: 'NONE',
      when: null,
      verdict: 'NOT_HELD',
      say: () => ({ vi: 'Chưa có dữ liệu về người này.', en: 'Nothing is on record about the person.' }),
    },
  ],
};

/** An unknown nationality is not held against anyone. */
const foreigner: Condition = {
  name: 'drivers.foreigner',
  of: ['person'],
  provision: `${LAW}, Điều 62`,
  reads: { Person: ['nationality'] },
  found: ({ person }, at) => {
    const p = at.row('Person', 'p');
    return `select bool_or(${p('nationality')} <> 'Việt Nam') as abroad from ${p.from} where p.id = ${person} and ${asOf('p', at)}`;
  },
  cases: [
    {
      key: 'FOREIGN',
      when: 'f.abroad',
      verdict: 'HELD',
      say: () => ({ vi: 'Là người nước ngoài.', en: 'The person is a foreigner.' }),
    },
    {
      key: 'NOT_KNOWN',
      when: null,
      verdict: 'NOT_HELD',
      say: () => ({ vi: 'Không ghi nhận là người nước ngoài.', en: 'Nothing says that the person is a foreigner.' }),
    },
  ],
};

const { cases: STANDINGS } = licenceUsable;
const NOT_IN_REGISTER = 'NOT_IN_REGISTER';

/**
 * The one licence of a driver that may be exchanged or issued anew, or the one that is named. One past its last day still may; one that is
 * withheld, revoked or replaced by another may not, and one that ran out is not meant where another in force has all its classes. `classes` tells what each class is exchanged for.
 */
const licenceForExchange: Condition = {
  name: 'drivers.licenceForExchange',
  of: ['driver', 'licence'],
  provision: `${LAW}, Điều 62, Điều 89 khoản 3`,
  reads: {
    ...licenceUsable.reads,
    DriverLicence: ['driver', 'scheme', 'classes', ...(licenceUsable.reads.DriverLicence ?? [])],
    LicenceClassConversion: ['oldLabel', 'newLabel', 'restriction'],
  },
  found: ({ driver, licence }, at, _given, law) => {
    const own = at.row('DriverLicence', 'own');
    return `select u.active, u.every, u.standing, (select c.classes from (${exchangedFor('u.asked', at)}) as c) as classes
      from (select array_agg(o.id order by o.id) filter (where o.key in ('GOOD', 'RUN_OUT')) as active,
          array_agg(o.id order by o.id) filter (where o.key <> 'REPLACED') as every,
          (array_agg(o.key order by o.key in ('GOOD', 'RUN_OUT') desc, o.key <> 'REPLACED' desc, o.id))[1] as standing,
          (array_agg(o.id order by o.key in ('GOOD', 'RUN_OUT') desc, o.key <> 'REPLACED' desc, o.id))[1] as asked
        from (with held as materialized (
            select own.id, ${law.keyOf('drivers.licenceUsable', { of: { licence: 'own.id' }, at })} as key, ${own('scheme')} as scheme, ${own('classes')} as classes from ${own.from}
            where ${own('driver')} = ${driver} and (${licence} is null or own.id = ${licence}) and ${asOf('own', at)})
          select h.id, case when h.key = 'RUN_OUT' and exists (select from held g where g.key = 'GOOD' and g.scheme = h.scheme and g.classes @> h.classes)
            then 'REPLACED' else h.key end as key from held h) as o) as u`;
  },
  tells: ['classes'],
  cases: [
    {
      key: 'SEVERAL',
      when: 'cardinality(f.active) > 1',
      verdict: 'AMBIGUOUS',
      basis: { DriverLicence: 'active' },
      say: () => ({
        vi: 'Người này có nhiều giấy phép lái xe đang hiệu lực: hãy hỏi theo số giấy phép.',
        en: 'Several licences are in force: ask by the licence number.',
      }),
    },
    {
      key: 'NONE',
      when: `f.standing is null or f.standing in ('REPLACED', '${NOT_IN_REGISTER}')`,
      verdict: 'NOT_HELD',
      say: () => ({
        vi: 'Chưa có dữ liệu giấy phép lái xe. Hãy đối chiếu hồ sơ gốc tại cơ quan đã cấp.',
        en: 'No licence is on record. Compare with the original file at the issuing agency.',
      }),
    },
    ...STANDINGS.filter(({ key }) => !['GOOD', 'REPLACED', NOT_IN_REGISTER].includes(key)).map(
      ({ key, verdict, say }): ConditionCase => ({
        key,
        when: `f.standing = '${key}'`,
        verdict,
        say,
        basis: { DriverLicence: key === 'RUN_OUT' ? 'active' : 'every' },
      }),
    ),
    {
      key: 'GOOD',
      when: null,
      verdict: 'HELD',
      basis: { DriverLicence: 'active' },
      say: (told) => {
        const classes = newClassesIn(told);
        return {
          vi: `Giấy phép lái xe còn giá trị. Hạng khi đổi: ${list(classes, 'hoặc', 'không cấp', 'có hạn chế')}.`,
          en: `The licence is good. Classes on exchange: ${list(classes, 'or', 'none', 'restricted')}.`,
        };
      },
    },
  ],
};

/** `B2 → B hoặc C1; A1 → A (có hạn chế)`. */
function list(classes: readonly NewClass[], or: string, none: string, restricted: string): string {
  return classes
    .map(({ from, choices, restricted: limited }) => `${from} → ${choices.join(` ${or} `) || none}${limited ? ` (${restricted})` : ''}`)
    .join('; ');
}

/** The certificate for the classes that a driver's usable licences are exchanged for; where there is none, the certificate by itself. */
const healthForExchange: Condition = {
  name: 'drivers.healthForExchange',
  of: ['driver', 'licence'],
  provision: healthCertified.provision,
  reads: {
    ...healthCertified.reads,
    ...licenceUsable.reads,
    DriverLicence: ['driver', 'scheme', 'classes', ...(licenceUsable.reads.DriverLicence ?? [])],
  },
  found: ({ driver, licence }, at, _given, law) => {
    const own = at.row('DriverLicence', 'own');
    const held = healthCertified.cases.filter(({ verdict }) => verdict === 'HELD').map(({ key }) => `'${key}'`);
    return `select a.o ->> 'key' as key, array(select jsonb_array_elements_text(a.o -> 'basis' -> 'HealthCertificate'))::uuid[] as certificate
      from (values (1)) as one(n) left join lateral (
        select ${law.outcomeOf('drivers.healthCertified', { of: { driver: `${driver}`, licence: 'u.id' }, at })} as o
        from (select i.id from (select own.id from ${own.from} where ${own('driver')} = ${driver} and (${licence} is null or own.id = ${licence}) and ${asOf('own', at)}
            and ${law.keyOf('drivers.licenceUsable', { of: { licence: 'own.id' }, at })} in ('GOOD', 'RUN_OUT')) as i
          union all select null where not exists (select from ${own.from} where ${own('driver')} = ${driver} and (${licence} is null or own.id = ${licence}) and ${asOf('own', at)}
            and ${law.keyOf('drivers.licenceUsable', { of: { licence: 'own.id' }, at })} in ('GOOD', 'RUN_OUT'))) as u
      ) as a on true
      order by a.o ->> 'key' in (${held.join(', ')}), a.o -> 'basis' ? 'HealthCertificate' desc limit 1`;
  },
  cases: [
    {
      key: 'NO_DRIVER',
      when: 'f.key is null',
      verdict: 'NOT_HELD',
      say: () => ({ vi: 'Chưa có dữ liệu giấy khám sức khoẻ.', en: 'No health certificate is on record.' }),
    },
    ...healthCertified.cases.map(
      ({ key, verdict, basis, say }, nr): ConditionCase => ({
        key,
        verdict,
        say,
        ...(basis ? { basis } : {}),
        when: nr === healthCertified.cases.length - 1 ? null : `f.key = '${key}'`,
      }),
    ),
  ],
};

/** Six months after all points were lost the test may be taken (Điều 58 khoản 3). */
const pointsRestorable: Condition = {
  name: 'drivers.pointsRestorable',
  of: ['driver'],
  provision: `${LAW}, Điều 58 khoản 3`,
  reads: { Driver: ['points'], PointEvent: ['driver', 'effectiveOn', 'delta'] },
  found: ({ driver }, at, _given, law) => {
    const t = at.row('PointEvent', 't');
    return `select s.points, s.lost_on, (s.lost_on + interval '6 months')::date > ${at.validAt} as early
      from (select p.points,
        (select max(${t('effectiveOn')}) from ${t.from} where ${t('driver')} = ${driver} and ${t('delta')} < 0 and ${t('effectiveOn')} <= ${at.validAt} and ${asOf('t', at)}) as lost_on
        from (${pointsOf(`${driver}`, at, law)}) as p) as s`;
  },
  cases: [
    {
      key: 'LEFT',
      when: 'f.points > 0',
      verdict: 'CONTRADICTED',
      say: () => ({
        vi: 'Giấy phép lái xe còn điểm: không thuộc trường hợp kiểm tra để phục hồi.',
        en: 'The licence has points left: there is nothing to be restored by a test.',
      }),
    },
    {
      key: 'UNKNOWN',
      when: 'f.points is null or f.lost_on is null',
      verdict: 'NOT_HELD',
      say: () => ({ vi: 'Chưa có dữ liệu điểm giấy phép lái xe.', en: 'No points are on record.' }),
    },
    {
      key: 'EARLY',
      when: 'f.early',
      verdict: 'CONTRADICTED',
      say: () => ({
        vi: 'Chưa đủ 6 tháng kể từ ngày bị trừ hết điểm.',
        en: 'Six months have not passed since all points were lost.',
      }),
    },
    {
      key: 'DUE',
      when: null,
      verdict: 'HELD',
      say: () => ({
        vi: 'Đã bị trừ hết điểm và đủ 6 tháng: được dự kiểm tra.',
        en: 'All points are lost and six months have passed: the test may be taken.',
      }),
    },
  ],
};

/** A certificate of the kind asked for, in date. */
const trained: Condition = {
  name: 'drivers.trained',
  of: ['person'],
  given: { kind: 'text' },
  provision: `${LAW}, Điều 56 khoản 2, Điều 60`,
  reads: { TrainingCertificate: ['person', 'certificateKind', 'expiresOn'] },
  found: ({ person }, at, { kind }) => {
    const c = at.row('TrainingCertificate', 'c');
    return `select array_agg(c.id) as every, array_agg(c.id) filter (where ${c('expiresOn')} is null or ${at.validAt} <= ${c('expiresOn')}) as good
      from ${c.from} where ${c('person')} = ${person} and ${c('certificateKind')} = ${kind} and ${asOf('c', at)}`;
  },
  cases: [
    {
      key: 'TRAINED',
      when: 'f.good is not null',
      verdict: 'HELD',
      basis: { TrainingCertificate: 'good' },
      say: () => ({ vi: 'Có chứng nhận tập huấn còn giá trị.', en: 'A training certificate in date is on record.' }),
    },
    {
      key: 'RUN_OUT',
      when: 'f.every is not null',
      verdict: 'EXPIRED',
      basis: { TrainingCertificate: 'every' },
      say: () => ({ vi: 'Chứng nhận tập huấn đã hết hạn.', en: 'The training certificate has run out.' }),
    },
    {
      key: 'NONE',
      when: null,
      verdict: 'NOT_HELD',
      say: () => ({ vi: 'Chưa có dữ liệu chứng nhận tập huấn.', en: 'No training certificate is on record.' }),
    },
  ],
};

export const dossierConditions: readonly Condition[] = [
  personKnown,
  foreigner,
  licenceForExchange,
  healthForExchange,
  pointsRestorable,
  trained,
];
