import { addDays, addMonths, dayBetween, later } from './days.js';
import { serial } from './names.js';
import { pick } from './random.js';
import { type DemoTable, demoTable, type Setting } from './table.js';
import { operatorOn, type Vehicle } from './vehicles.js';

/** Some trucks of operators carry what is too heavy or dangerous; a part of the permits has run out since, one in ten was taken back. */
export function vehiclePermits(setting: Setting, vehicles: readonly Vehicle[]): DemoTable {
  const random = setting.random('vehicle-permits');
  const rows = vehicles
    .flatMap((v) => {
      const operator = operatorOn(v, setting.today);
      const isAble =
        v.scripted === undefined && v.sale === null && v.model.category === 'goods' && v.registeredOn < addDays(setting.today, -60);
      return isAble && operator?.licensedOn && operator.revokedOn === null
        ? [{ v, operator, since: later(v.registeredOn, operator.licensedOn) }]
        : [];
    })
    .slice(0, setting.count(80))
    .map(({ v, operator, since }, i) => {
      const [kind, terms] = pick(random, KINDS);
      const issuedOn = dayBetween(random, later(addDays(since, 5), addDays(setting.today, -400)), addDays(setting.today, -10));
      return {
        ...{ number: serial('GPRX', i + 1), kind, vehicle: v.chassisNumber, business: operator.taxCode, terms, issuedOn },
        ...{ expiresOn: addMonths(issuedOn, 12), state: i % 10 === 9 ? 'REVOKED' : 'ACTIVE', validFrom: issuedOn },
      };
    });
  return demoTable({
    entity: 'vehicles/vehiclePermit',
    file: 'vehicle-permits.csv',
    labelVi: 'Giấy phép riêng của phương tiện',
    header: ['number', 'kind', 'vehicle', 'business', 'terms', 'issuedOn', 'expiresOn', 'state', 'validFrom'],
    rows,
  });
}

const KINDS: readonly (readonly [string, string])[] = [
  ['OVERSIZE', 'chở máy biến áp, có xe dẫn đường'],
  ['DANGEROUS_GOODS', 'xăng dầu'],
];
