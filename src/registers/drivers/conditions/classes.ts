import type { Condition, Told } from '../../../hub/declare/condition.js';
import type { RegistersAt } from '../../../hub/declare/registers-at.js';
import { asOf } from '../../../hub/sql/sql-context.js';

const LAW = 'Luật 36/2024/QH15';

/** The old B1 was printed B11 (automatic) or B12; the law's table names it in words. */
function labelInLaw(label: string): string {
  return `case ${label} when 'B11' then 'B1 số tự động' when 'B12' then 'B1' else ${label} end`;
}

/**
 * Which class covers which, and which new class an old one counts as, is the reference data's to say; a class that would be given with a
 * restriction counts only for what it covers beside itself, and what the law does not spell out is not inferred.
 */
export const classFits: Condition = {
  name: 'drivers.classFits',
  of: ['licence'],
  given: { class: 'text', scheme: 'text' },
  provision: `${LAW}, Điều 57 khoản 1, Điều 89`,
  reads: {
    DriverLicence: ['scheme', 'classes'],
    LicenceClass: ['code', 'alsoCovers'],
    LicenceClassConversion: ['oldLabel', 'newLabel', 'restriction'],
  },
  found: ({ licence }, at, { class: asked, scheme }) => {
    const c = at.row('LicenceClass', 'c');
    const n = at.row('LicenceClassConversion', 'n');
    const w = at.row('DriverLicence', 'w');
    const wanted = `coalesce(${scheme}, '2025')`;
    const covers = (label: string) =>
      `exists (select from ${c.from} where ${c('code')} = ${wanted} || ':' || ${label} and ${asOf('c', at)} and ${asked} = any(${c('alsoCovers')}))`;
    return `select w.id is not null as known, case when ${w('scheme')} = ${wanted}
        then ${asked} = any(${w('classes')}) or exists (select from unnest(${w('classes')}) as own(label) where ${covers('own.label')})
        when ${w('scheme')} = '2008' and ${wanted} = '2025' then exists (select from unnest(${w('classes')}) as own(label)
          join ${n.from} on ${n('oldLabel')} = ${labelInLaw('own.label')} and ${asOf('n', at)}
          where ${n('restriction')} is null and ${n('newLabel')} = ${asked} or ${covers(n('newLabel'))})
        else false end as fits
      from (values (1)) as one(n) left join ${w.from} on w.id = ${licence} and ${asOf('w', at)}`;
  },
  cases: [
    {
      key: 'FITS',
      when: 'f.fits',
      verdict: 'HELD',
      say: () => ({ vi: 'Hạng của giấy phép phù hợp.', en: 'The classes of the licence cover the class asked for.' }),
    },
    {
      key: 'NO_LICENCE',
      when: 'not f.known',
      verdict: 'NOT_HELD',
      say: () => ({ vi: 'Chưa có dữ liệu giấy phép.', en: 'No licence is on record.' }),
    },
    {
      key: 'OTHER',
      when: null,
      verdict: 'CONTRADICTED',
      say: () => ({ vi: 'Hạng của giấy phép không phù hợp.', en: 'The classes of the licence do not cover the class asked for.' }),
    },
  ],
  refusals: {
    OTHER: {
      code: 'CLASS_DOES_NOT_FIT',
      vi: 'Hạng của giấy phép lái xe không phù hợp với hạng được hỏi.',
      en: 'The classes of the licence do not cover the class asked for.',
    },
  },
};

/**
 * What a licence is exchanged for: for each of its classes the classes of the 2025 scheme it may become, of which the applicant gets one.
 */
export type NewClass = { from: string; choices: readonly string[]; restricted: boolean };

/** Luật 36/2024/QH15, Điều 89 khoản 3: rows of `label`, `choices` and `restricted`. A class of the 2025 scheme stays itself. */
function newClasses(licence: string, at: RegistersAt): string {
  const w = at.row('DriverLicence', 'w');
  const n = at.row('LicenceClassConversion', 'n');
  return `select own.label, own.nr, case when ${w('scheme')} = '2008' then coalesce(array_agg(${n('newLabel')} order by ${n('code')}) filter (where ${n('newLabel')} is not null), '{}') else array[own.label] end as choices,
      ${w('scheme')} = '2008' and coalesce(bool_or(${n('restriction')} is not null), false) as restricted
    from ${w.from} cross join unnest(${w('classes')}) with ordinality as own(label, nr)
      left join ${n.from} on ${w('scheme')} = '2008' and ${n('oldLabel')} = ${labelInLaw('own.label')} and ${asOf('n', at)}
    where w.id = ${licence} and ${asOf('w', at)} group by ${w('scheme')}, own.label, own.nr`;
}

const CONVERSION_READS = {
  DriverLicence: ['scheme', 'classes'],
  LicenceClassConversion: ['oldLabel', 'newLabel', 'restriction'],
};

/** One row: whether a licence has classes on exchange at all (`given`), and what each of its classes is exchanged for. */
export function exchangedFor(licence: string, at: RegistersAt): string {
  return `select bool_or(c.choices <> '{}') as given,
      coalesce(jsonb_agg(jsonb_build_object('from', c.label, 'choices', c.choices, 'restricted', c.restricted) order by c.nr), '[]'::jsonb) as classes
    from (${newClasses(licence, at)}) as c`;
}

/** The same as a condition tells it. */
export function newClassesIn({ classes }: Told): readonly NewClass[] {
  return Array.isArray(classes) ? (classes as NewClass[]) : [];
}

/** `classes` tells what each class is exchanged for. */
export const exchangeable: Condition = {
  name: 'drivers.exchangeable',
  of: ['licence'],
  provision: `${LAW}, Điều 89 khoản 3`,
  reads: CONVERSION_READS,
  found: ({ licence }, at) => exchangedFor(`${licence}`, at),
  tells: ['classes'],
  cases: [
    {
      key: 'SOME',
      when: 'f.given',
      verdict: 'HELD',
      say: () => ({ vi: 'Giấy phép đổi được sang hạng mới.', en: 'The licence has classes it is exchanged for.' }),
    },
    {
      key: 'NONE',
      when: null,
      verdict: 'NOT_HELD',
      say: () => ({ vi: 'Chưa có dữ liệu hạng được đổi.', en: 'No class on exchange is on record.' }),
    },
  ],
};

/**
 * Classes with a limited term need a health certificate, and one fit for one class of each choice is enough: the applicant may pick that
 * one. A class that the register of classes lacks is taken to be limited. Asked without a licence, only the certificate itself counts.
 */
export const healthCertified: Condition = {
  name: 'drivers.healthCertified',
  of: ['driver', 'licence'],
  provision: `${LAW}, Điều 59 khoản 2`,
  reads: {
    ...CONVERSION_READS,
    LicenceClass: ['scheme', 'label', 'validityYears'],
    HealthCertificate: ['driver', 'examinedOn', 'expiresOn', 'fitForClasses'],
  },
  found: ({ driver, licence }, at) => {
    const k = at.row('LicenceClass', 'k');
    const h = at.row('HealthCertificate', 'h');
    const unlimited = `select ${k('label')} from ${k.from} where ${k('scheme')} = '2025' and ${k('validityYears')} is null and ${asOf('k', at)}`;
    return `select w.known, w.wanted, h.id as certificate, ${h('expiresOn')} < ${at.validAt} as over,
        w.wanted = 0 or not exists (select from (${newClasses(`${licence}`, at)}) as c where ${limited('c', unlimited)} and not c.choices && ${h('fitForClasses')}) as fit
      from (select count(*) > 0 as known, count(*) filter (where ${limited('c', unlimited)}) as wanted from (${newClasses(`${licence}`, at)}) as c) as w
        left join (select array[h.id] as id, ${h('expiresOn')}, ${h('fitForClasses')} from ${h.from}
          where ${h('driver')} = ${driver} and ${asOf('h', at)} order by ${h('examinedOn')} desc, h.id desc limit 1) as h on true`;
  },
  cases: [
    {
      key: 'NOT_ASKED',
      when: 'f.known and f.wanted = 0',
      verdict: 'HELD',
      say: () => ({ vi: 'Không yêu cầu đối với hạng không thời hạn.', en: 'Not required for classes without limit.' }),
    },
    {
      key: 'NONE',
      when: 'f.certificate is null',
      verdict: 'NOT_HELD',
      say: () => ({ vi: 'Chưa có dữ liệu giấy khám sức khoẻ.', en: 'No health certificate is on record.' }),
    },
    {
      key: 'RUN_OUT',
      when: 'f.over',
      verdict: 'EXPIRED',
      basis: { HealthCertificate: 'certificate' },
      say: () => ({ vi: 'Giấy khám sức khoẻ đã hết hạn.', en: 'The health certificate has run out.' }),
    },
    {
      key: 'FIT',
      when: 'f.fit',
      verdict: 'HELD',
      basis: { HealthCertificate: 'certificate' },
      say: () => ({
        vi: 'Giấy khám sức khoẻ còn hạn và đủ điều kiện cho hạng được đổi.',
        en: 'The health certificate is good and covers the classes on exchange.',
      }),
    },
    {
      key: 'OTHER_CLASSES',
      when: null,
      verdict: 'NOT_HELD',
      basis: { HealthCertificate: 'certificate' },
      say: () => ({
        vi: 'Giấy khám sức khoẻ hiện có chưa bao gồm hạng được đổi.',
        en: 'The health certificate on record does not cover the classes on exchange.',
      }),
    },
  ],
};

/** Some choice, and none without limit. */
function limited(row: string, unlimited: string): string {
  return `${row}.choices <> '{}' and not ${row}.choices && array(${unlimited})`;
}
