import { addDays, addYears, type Day } from './days.js';
import { serial } from './names.js';
import { provinceOn } from './places.js';
import { whole } from './random.js';
import type { DemoTable, Setting } from './table.js';
import { lifeEnd, type Owner, type Vehicle } from './vehicles.js';

/** Who owned, registered and held the plate of each vehicle, one stretch of time after the other. */
export function ownership(setting: Setting, vehicles: readonly Vehicle[]): DemoTable[] {
  const random = setting.random('ownership');
  const ownerships: string[][] = [];
  const registrations: string[][] = [];
  const plates: string[][] = [];
  for (const v of vehicles) {
    for (const { owner, plate, from, to } of stretches(v)) {
      const [person, business] = cells(owner);
      ownerships.push([v.chassisNumber, person, business, addDays(from, -whole(random, 1, 20)), from, to]);
      registrations.push([
        serial('ĐK', registrations.length + 1, 7),
        v.chassisNumber,
        person,
        business,
        from,
        lifeEnd(v),
        'ACTIVE',
        provinceOn(v.place, from),
        from,
        to,
      ]);
      plates.push([plate, v.chassisNumber, person, business, v.background, '', from, to]);
    }
    if (v.sale !== null) plates.push(keptNumber(setting.today, v.background, v.sale));
  }
  return [
    {
      entity: 'vehicles/ownership',
      file: 'ownerships.csv',
      labelVi: 'Sở hữu phương tiện',
      header: ['vehicle', 'person', 'business', 'acquiredOn', 'validFrom', 'validTo'],
      rows: ownerships,
    },
    {
      entity: 'vehicles/registration',
      file: 'registrations.csv',
      labelVi: 'Chứng nhận đăng ký xe',
      header: ['certificateNumber', 'vehicle', 'ownerPerson', 'ownerBusiness', 'registeredOn', 'expiresOn', 'state', 'province', 'validFrom', 'validTo'],
      rows: registrations,
    },
    {
      entity: 'vehicles/plateAssignment',
      file: 'plate-assignments.csv',
      labelVi: 'Gắn biển số',
      header: ['plate', 'vehicle', 'holderPerson', 'holderBusiness', 'background', 'heldUntil', 'validFrom', 'validTo'],
      rows: plates,
    },
    {
      entity: 'vehicles/vehicleContract',
      file: 'vehicle-contracts.csv',
      labelVi: 'Hợp đồng sử dụng xe',
      header: ['contractNumber', 'vehicle', 'business', 'contractKind', 'signedOn', 'expiresOn', 'validFrom'],
      rows: vehicles.flatMap(({ chassisNumber, contract: c }) =>
        c === null ? [] : [[c.number, chassisNumber, c.business.taxCode, c.kind, c.signedOn, c.expiresOn, c.signedOn]],
      ),
    },
  ];
}

function stretches({ owner, sale, plate, registeredOn }: Vehicle): { owner: Owner; plate: string; from: Day; to: Day }[] {
  if (sale === null) return [{ owner, plate, from: registeredOn, to: '' }];
  return [
    { owner: sale.from, plate: sale.plate, from: registeredOn, to: sale.on },
    { owner, plate, from: sale.on, to: '' },
  ];
}

/** The number stays with its holder, without a vehicle, for five years; then it returns to the pool. */
function keptNumber(today: Day, background: string, { from, plate, on }: NonNullable<Vehicle['sale']>): string[] {
  const until = addDays(addYears(on, 5), -1);
  return [plate, '', ...cells(from), background, until, on, until < today ? addDays(until, 1) : ''];
}

const cells = (owner: Owner): [person: string, business: string] => ('person' in owner ? [owner.person.personalId, ''] : ['', owner.business.taxCode]);
