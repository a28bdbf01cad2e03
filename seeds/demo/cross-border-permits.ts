import { addDays, addYears, dayBetween, later } from './days.js';
import { serial } from './names.js';
import { pick, whole } from './random.js';
import { type DemoTable, demoTable, type Setting } from './table.js';
import { operatorOn, type Vehicle } from './vehicles.js';

/** Some trucks and coaches may cross the border; one in ten has lost the permit again, one in ten for a time. */
export function crossBorderPermits(setting: Setting, vehicles: readonly Vehicle[]): DemoTable {
  const random = setting.random('cross-border');
  const able = vehicles.filter(
    (v) =>
      v.scripted === undefined &&
      v.sale === null &&
      ['goods', 'passenger'].includes(v.model.category) &&
      v.registeredOn < addDays(setting.today, -60),
  );
  const rows = able
    .flatMap((v) => {
      const operator = operatorOn(v, setting.today);
      return operator?.licensedOn && operator.revokedOn === null
        ? [{ v, since: later(later(v.registeredOn, operator.licensedOn), v.contract?.signedOn ?? ''), operator }]
        : [];
    })
    .slice(0, setting.count(150))
    .map(({ v, since, operator }, i) => {
      const [agreement, gates] = pick(random, AGREEMENTS);
      const issuedOn = dayBetween(random, later(addDays(since, 5), addDays(setting.today, -700)), addDays(setting.today, -10));
      const state = i % 10 === 9 ? 'REVOKED' : i % 10 === 4 ? 'SUSPENDED' : 'ACTIVE';
      return {
        number: serial('GPLV', i + 1),
        business: operator.taxCode,
        vehicle: v.chassisNumber,
        agreement,
        entries: 'nhiều lần',
        borderGates: gates.join(';'),
        issuedOn,
        expiresOn: addYears(issuedOn, whole(random, 1, 2)),
        state,
        validFrom: issuedOn,
      };
    });
  return demoTable({
    entity: 'businesses/crossBorderPermit',
    file: 'cross-border-permits.csv',
    labelVi: 'Giấy phép liên vận',
    header: ['number', 'business', 'vehicle', 'agreement', 'entries', 'borderGates', 'issuedOn', 'expiresOn', 'state', 'validFrom'],
    rows,
  });
}

const AGREEMENTS: readonly (readonly [string, readonly string[]])[] = [
  ['Việt – Lào', ['Cầu Treo', 'Lao Bảo']],
  ['Việt – Campuchia', ['Mộc Bài']],
  ['Việt – Trung', ['Hữu Nghị']],
  ['GMS', ['Lao Bảo', 'Mộc Bài']],
];
