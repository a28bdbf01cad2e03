import { addDays, addMonths, type Day, dayBetween, lastDayOfTerm, later } from './days.js';
import type { Licence } from './licence.js';
import { FICTIONAL, serial } from './names.js';
import { chance, pick, type Random, whole } from './random.js';
import { type DemoTable, demoTable, type RowOf, type Setting } from './table.js';

export type HealthCertificate = {
  certificateNumber: string;
  personalId: string;
  examinedOn: Day;
  expiresOn: Day;
  fitForClasses: readonly string[];
};
export type OpenViolation = { noticeNumber: string; personalId: string; recordedOn: Day };

/** Health certificates, points and violations of drivers: the sensitive part of the register. */
export function driverRecords(
  setting: Setting,
  licences: readonly Licence[],
  personas: { health: readonly HealthCertificate[]; violations: readonly OpenViolation[] },
): DemoTable[] {
  const random = setting.random('driver-records');
  const drivers = [
    ...new Map(licences.filter(({ person }) => !person.persona).map((licence) => [licence.person, licence] as const)).values(),
  ];
  const first = new Map<string, Day>();
  for (const { person, issuedOn } of licences)
    first.set(
      person.personalId,
      first.has(person.personalId) && (first.get(person.personalId) ?? '') < issuedOn ? (first.get(person.personalId) ?? '') : issuedOn,
    );
  const since = ({ person }: Licence) => first.get(person.personalId) ?? setting.today;
  return [
    health(setting, random, drivers, since, personas.health),
    points(setting, random, drivers, since),
    ...violations(setting, random, drivers, since, personas.violations),
  ];
}

type Since = (licence: Licence) => Day;

/** What a medical examination for the class named also covers. */
const FIT: Readonly<Record<string, readonly string[]>> = {
  B2: ['B', 'C1'],
  'B1 số tự động': ['B'],
  B: ['B'],
  C1: ['B', 'C1'],
  C: ['B', 'C1', 'C'],
  D: ['B', 'C1', 'C', 'D1', 'D2', 'D'],
  E: ['B', 'C1', 'C', 'D1', 'D2', 'D'],
  D1: ['B', 'C1', 'C', 'D1'],
  D2: ['B', 'C1', 'C', 'D1', 'D2'],
  FC: ['B', 'C1', 'C', 'CE'],
  CE: ['B', 'C1', 'C', 'CE'],
  A1: ['A1', 'A'],
};

const HEALTH_MONTHS = 12;

function health(
  setting: Setting,
  random: Random,
  drivers: readonly Licence[],
  since: Since,
  personas: readonly HealthCertificate[],
): DemoTable {
  const drawn = drivers.flatMap((licence, i): HealthCertificate[] => {
    const examinedOn = dayBetween(random, later(since(licence), addMonths(setting.today, -20)), addDays(setting.today, -2));
    if (examinedOn >= setting.today || !chance(random, 0.7)) return [];
    return [
      {
        certificateNumber: serial('GKSK', i + 100),
        personalId: licence.person.personalId,
        examinedOn,
        expiresOn: lastDayOfTerm(examinedOn, HEALTH_MONTHS),
        fitForClasses: FIT[licence.classes[0] ?? ''] ?? ['B'],
      },
    ];
  });
  return demoTable({
    entity: 'drivers/healthCertificate',
    file: 'health-certificates.csv',
    labelVi: 'Giấy khám sức khoẻ',
    header: ['certificateNumber', 'driver', 'examinedOn', 'expiresOn', 'fitForClasses', 'facility', 'conclusion', 'validFrom'],
    rows: [...personas, ...drawn].map((h) => ({
      certificateNumber: h.certificateNumber,
      driver: h.personalId,
      examinedOn: h.examinedOn,
      expiresOn: h.expiresOn,
      fitForClasses: h.fitForClasses.join(';'),
      facility: `${pick(random, FACILITIES)} ${FICTIONAL}`,
      conclusion: 'đủ',
      validFrom: h.examinedOn,
    })),
  });
}

const FACILITIES = ['Bệnh viện đa khoa Mẫu Số 1', 'Bệnh viện đa khoa Mẫu Số 2', 'Trung tâm y tế Mẫu'];

/** Points exist since 2025. Who lost all gets them back by a test, half a year later at the earliest. */
function points(setting: Setting, random: Random, drivers: readonly Licence[], since: Since): DemoTable {
  const rows: RowOf<typeof POINT_EVENT>[] = [];
  const add = (licence: Licence, day: Day, delta: number, more: { behaviour?: string; restoredBy?: string; lostAllOn?: Day }) =>
    rows.push({
      decisionNumber: serial('QĐ', rows.length + 100),
      driver: licence.person.personalId,
      effectiveOn: day,
      delta: String(delta),
      behaviour: more.behaviour ?? '',
      restoredBy: more.restoredBy ?? '',
      lostAllOn: more.lostAllOn ?? '',
      validFrom: day,
    });
  for (const licence of drivers) {
    if (!chance(random, 0.1)) continue;
    const start = later(since(licence), '2025-01-15');
    let day = dayBetween(random, start, setting.today);
    let left = 12;
    let last = day;
    for (let i = whole(random, 1, 3); i > 0 && day < setting.today && left > 0; i--) {
      const taken = Math.min(left, pick(random, [2, 2, 3, 4, 4, 6, 10]));
      left -= taken;
      add(licence, day, -taken, { behaviour: `hành vi mẫu ${whole(random, 1, 20)} ${FICTIONAL}` });
      last = day;
      day = addDays(day, whole(random, 20, 150));
    }
    const test = addMonths(day, 6);
    if (left === 0 && test < setting.today) add(licence, test, 12, { restoredBy: 'kiểm tra', lostAllOn: last });
    const quietYear = addDays(addMonths(last, 12), 1);
    if (left > 0 && left < 12 && quietYear < setting.today) add(licence, quietYear, 12 - left, { restoredBy: '12 tháng' });
  }
  return demoTable({
    entity: 'drivers/pointEvent',
    file: 'point-events.csv',
    labelVi: 'Trừ, phục hồi điểm giấy phép lái xe',
    header: POINT_EVENT,
    rows,
  });
}

const POINT_EVENT = ['decisionNumber', 'driver', 'effectiveOn', 'delta', 'behaviour', 'restoredBy', 'lostAllOn', 'validFrom'] as const;

/** A violation is open from the day it is recorded; being settled is a later state of it. */
function violations(
  setting: Setting,
  random: Random,
  drivers: readonly Licence[],
  since: Since,
  personas: readonly OpenViolation[],
): DemoTable[] {
  const drawn = drivers.flatMap((licence, i): (OpenViolation & { settledOn: Day })[] => {
    if (!chance(random, 0.17)) return [];
    const recordedOn = dayBetween(random, later(since(licence), '2022-06-01'), addDays(setting.today, -1));
    const settledOn = addDays(recordedOn, whole(random, 3, 90));
    return [
      {
        noticeNumber: serial('VP', i + 100),
        personalId: licence.person.personalId,
        recordedOn,
        settledOn: settledOn <= setting.today && chance(random, 0.8) ? settledOn : '',
      },
    ];
  });
  const entity = 'drivers/violation';
  const header = ['noticeNumber', 'driver', 'recordedOn', 'settledOn', 'validFrom'] as const;
  return [
    demoTable({
      entity,
      file: 'violations.csv',
      labelVi: 'Vi phạm trật tự, an toàn giao thông',
      header,
      rows: [...personas, ...drawn].map((v) => ({
        noticeNumber: v.noticeNumber,
        driver: v.personalId,
        recordedOn: v.recordedOn,
        settledOn: '',
        validFrom: v.recordedOn,
      })),
    }),
    demoTable({
      entity,
      file: 'violations-settled.csv',
      labelVi: 'Vi phạm đã xử lý',
      header,
      rows: drawn.flatMap((v) =>
        v.settledOn === ''
          ? []
          : [
              {
                noticeNumber: v.noticeNumber,
                driver: v.personalId,
                recordedOn: v.recordedOn,
                settledOn: v.settledOn,
                validFrom: v.settledOn,
              },
            ],
      ),
    }),
  ];
}
