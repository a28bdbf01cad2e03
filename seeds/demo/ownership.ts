import { addDays, addYears, type Day, later } from './days.js';
import { FICTIONAL, serial } from './names.js';
import { provinceOn } from './places.js';
import { chance, pick, type Random, whole } from './random.js';
import { type DemoTable, demoTable, type Row, type RowOf, type Setting, YES } from './table.js';
import { lifeEnd, type Owner, type Vehicle } from './vehicles.js';

type Rows = {
  ownerships: RowOf<typeof OWNERSHIP>[];
  registrations: RowOf<typeof REGISTRATION>[];
  temporary: RowOf<typeof REGISTRATION>[];
  recalled: RowOf<typeof RECALLED>[];
  reissued: RowOf<typeof REISSUED>[];
  plates: RowOf<typeof PLATE>[];
  surrendered: RowOf<typeof SURRENDERED>[];
  recoloured: RowOf<typeof RECOLOURED>[];
};

/**
 * Who owned, registered and held the plate of each vehicle, one stretch of time after the other. A seller's certificate is recalled before
 * the buyer's is issued; what reached its end, was scrapped or wrongly registered is recalled for good.
 */
export function ownership(setting: Setting, vehicles: readonly Vehicle[]): DemoTable[] {
  const random = setting.random('ownership');
  const extra = setting.random('registrations');
  const rows: Rows = {
    ownerships: [],
    registrations: [],
    temporary: [],
    recalled: [],
    reissued: [],
    plates: [],
    surrendered: [],
    recoloured: [],
  };
  const coOwners = vehicles.flatMap(({ owner, scripted }) =>
    'person' in owner && scripted === undefined ? [owner.person.personalId] : [],
  );
  for (const v of vehicles) {
    for (const stretch of stretches(v)) addStretch(setting, { random, extra, coOwners }, rows, v, stretch);
    if (v.sale !== null) rows.plates.push(keptNumber(setting.today, v.background, v.sale));
  }
  return tablesOf(rows, vehicles);
}

type Stretch = { owner: Owner; plate: string; from: Day; to: Day };

function addStretch(
  setting: Setting,
  { random, extra, coOwners }: { random: Random; extra: Random; coOwners: readonly string[] },
  rows: Rows,
  v: Vehicle,
  { owner, plate, from, to }: Stretch,
): void {
  const { person, business } = ownerCells(owner);
  const mortgagedOn = chance(extra, 0.02) && person !== '' ? addDays(from, 3) : '';
  const mortgagee = mortgagedOn === '' ? '' : `Ngân hàng Mẫu ${FICTIONAL}`;
  const acquiredOn = addDays(from, -whole(random, 1, 20));
  const mayShare = v.scripted === undefined && person !== '' && coOwners.length > 0 && chance(extra, 0.01);
  const other = mayShare ? pick(extra, coOwners) : person;
  const owners = other === person ? [{ person, business }] : [person, other].map((one) => ({ person: one, business: '' }));
  for (const who of owners) {
    const share = owners.length > 1 ? '50' : '';
    rows.ownerships.push({
      vehicle: v.chassisNumber,
      ...who,
      acquiredOn,
      acquiredBy: from === v.registeredOn ? '' : 'mua bán',
      sharePercent: share,
      mortgagee,
      mortgagedOn,
      validFrom: from,
      validTo: to,
    });
  }
  const number = serial('ĐK', rows.registrations.length + 1, 7);
  const reason = from === v.registeredOn ? 'đăng ký lần đầu' : 'sang tên';
  rows.registrations.push({
    certificateNumber: number,
    vehicle: v.chassisNumber,
    ownerPerson: person,
    ownerBusiness: business,
    registeredOn: from,
    expiresOn: lifeEnd(v),
    state: 'ACTIVE',
    issueReason: reason,
    issueCount: '1',
    firstRegisteredOn: v.registeredOn,
    province: provinceOn(v.place, from),
    validFrom: from,
    validTo: to,
  });
  const recalled = (on: Day, ground: string) =>
    rows.recalled.push({
      certificateNumber: number,
      vehicle: v.chassisNumber,
      registeredOn: from,
      state: 'RECALLED',
      recallGround: ground,
      recalledOn: on,
      recallNumber: serial('TH', rows.recalled.length + 1),
      validFrom: on,
    });
  if (v.sale !== null && to !== '') {
    const on = later(addDays(to, -whole(extra, 2, 20)), addDays(from, 1));
    recalled(on, 'a');
    if (chance(extra, 0.05)) rows.temporary.push(temporary(v, owner, { number: `${number}-T`, on, to }));
  } else if (v.recall !== null) recalled(v.recall.on, v.recall.ground);
  else addReissue(setting, extra, rows, { number, v, from });

  const whiteFirst = 'person' in owner && v.contract !== null && v.contract.signedOn > from;
  const auctioned = chance(extra, 0.005) ? YES : '';
  const gone = v.recall !== null && !KEPT_AFTER.has(v.recall.ground);
  rows.plates.push({
    plate,
    vehicle: v.chassisNumber,
    holderPerson: person,
    holderBusiness: business,
    background: whiteFirst ? 'trắng' : v.background,
    surrenderedOn: '',
    heldUntil: '',
    auctioned,
    validFrom: from,
    validTo: gone ? (v.recall?.on ?? to) : to,
  });
  if (whiteFirst)
    rows.recoloured.push({ plate, vehicle: v.chassisNumber, background: v.background, validFrom: v.contract?.signedOn ?? from });
  if (v.recall !== null && !gone) {
    const until = addDays(addYears(v.recall.on, 5), -1);
    rows.surrendered.push({
      plate,
      vehicle: '',
      background: v.background,
      surrenderedOn: v.recall.on,
      heldUntil: until,
      validFrom: v.recall.on,
      validTo: until < setting.today ? addDays(until, 1) : '',
    });
  }
}

/** Law 36/2024/QH15, article 36.3.b: end of niên hạn, beyond repair (both letter d); a sale has its own number kept. */
const KEPT_AFTER: ReadonlySet<string> = new Set(['d']);

/** A few certificates were exchanged (worn, changed data) or issued again after loss. */
function addReissue({ today }: Setting, random: Random, rows: Rows, { number, v, from }: { number: string; v: Vehicle; from: Day }): void {
  if (v.scripted !== undefined || !chance(random, 0.004)) return;
  const on = later(addDays(today, -whole(random, 5, 900)), addDays(from, 40));
  if (on < today)
    rows.reissued.push({
      certificateNumber: number,
      vehicle: v.chassisNumber,
      registeredOn: from,
      state: 'ACTIVE',
      issueReason: chance(random, 0.5) ? 'đổi' : 'cấp lại',
      issueCount: '2',
      validFrom: on,
    });
}

/** Between the seller's recall and the buyer's certificate a vehicle may move on a temporary one. */
function temporary(v: Vehicle, owner: Owner, { number, on, to }: { number: string; on: Day; to: Day }): RowOf<typeof REGISTRATION> {
  const { person, business } = ownerCells(owner);
  return {
    certificateNumber: number,
    vehicle: v.chassisNumber,
    ownerPerson: person,
    ownerBusiness: business,
    registeredOn: on,
    expiresOn: addDays(to, -1),
    state: 'ACTIVE',
    issueReason: 'tạm thời',
    issueCount: '1',
    firstRegisteredOn: v.registeredOn,
    province: '',
    validFrom: on,
    validTo: to,
  };
}

function stretches({ owner, sale, plate, registeredOn }: Vehicle): Stretch[] {
  if (sale === null) return [{ owner, plate, from: registeredOn, to: '' }];
  return [
    { owner: sale.from, plate: sale.plate, from: registeredOn, to: sale.on },
    { owner, plate, from: sale.on, to: '' },
  ];
}

/** The number stays with its holder, without a vehicle, for five years; then it returns to the pool. */
function keptNumber(today: Day, background: string, { from, plate, on }: NonNullable<Vehicle['sale']>): RowOf<typeof PLATE> {
  const until = addDays(addYears(on, 5), -1);
  const { person, business } = ownerCells(from);
  return {
    plate,
    vehicle: '',
    holderPerson: person,
    holderBusiness: business,
    background,
    surrenderedOn: on,
    heldUntil: until,
    auctioned: '',
    validFrom: on,
    validTo: until < today ? addDays(until, 1) : '',
  };
}

const ownerCells = (owner: Owner): Row<'person' | 'business'> =>
  'person' in owner ? { person: owner.person.personalId, business: '' } : { person: '', business: owner.business.taxCode };

function tablesOf(rows: Rows, vehicles: readonly Vehicle[]): DemoTable[] {
  const registration = { entity: 'vehicles/registration' };
  const plate = { entity: 'vehicles/plateAssignment' };
  return [
    demoTable({
      entity: 'vehicles/ownership',
      file: 'ownerships.csv',
      labelVi: 'Sở hữu phương tiện',
      header: OWNERSHIP,
      rows: rows.ownerships,
    }),
    demoTable({
      ...registration,
      file: 'registrations.csv',
      labelVi: 'Chứng nhận đăng ký xe',
      header: REGISTRATION,
      rows: rows.registrations,
    }),
    demoTable({
      ...registration,
      file: 'registrations-reissued.csv',
      labelVi: 'Chứng nhận đăng ký xe đổi, cấp lại',
      header: REISSUED,
      rows: rows.reissued,
    }),
    demoTable({
      ...registration,
      file: 'registrations-recalled.csv',
      labelVi: 'Chứng nhận đăng ký xe bị thu hồi',
      header: RECALLED,
      rows: rows.recalled,
    }),
    // After the recalls: a vehicle has one certificate in force at a time.
    demoTable({
      ...registration,
      file: 'registrations-temporary.csv',
      labelVi: 'Chứng nhận đăng ký xe tạm thời',
      header: REGISTRATION,
      rows: rows.temporary,
    }),
    demoTable({ ...plate, file: 'plate-assignments.csv', labelVi: 'Gắn biển số', header: PLATE, rows: rows.plates }),
    demoTable({
      ...plate,
      file: 'plate-assignments-recoloured.csv',
      labelVi: 'Đổi biển trắng sang biển vàng',
      header: RECOLOURED,
      rows: rows.recoloured,
    }),
    demoTable({
      ...plate,
      file: 'plate-assignments-surrendered.csv',
      labelVi: 'Biển số giữ lại sau thu hồi',
      header: SURRENDERED,
      rows: rows.surrendered,
    }),
    demoTable({
      entity: 'vehicles/vehicleContract',
      file: 'vehicle-contracts.csv',
      labelVi: 'Hợp đồng sử dụng xe',
      header: ['contractNumber', 'vehicle', 'business', 'contractKind', 'signedOn', 'expiresOn', 'validFrom'],
      rows: vehicles.flatMap(({ chassisNumber, contract: c }) =>
        c === null
          ? []
          : [
              {
                contractNumber: c.number,
                vehicle: chassisNumber,
                business: c.business.taxCode,
                contractKind: c.kind,
                signedOn: c.signedOn,
                expiresOn: c.expiresOn,
                validFrom: c.signedOn,
              },
            ],
      ),
    }),
  ];
}

const OWNERSHIP = [
  'vehicle',
  'person',
  'business',
  'acquiredOn',
  'acquiredBy',
  'sharePercent',
  'mortgagee',
  'mortgagedOn',
  'validFrom',
  'validTo',
] as const;
const REGISTRATION = [
  'certificateNumber',
  'vehicle',
  'ownerPerson',
  'ownerBusiness',
  'registeredOn',
  'expiresOn',
  'state',
  'issueReason',
  'issueCount',
  'firstRegisteredOn',
  'province',
  'validFrom',
  'validTo',
] as const;
const REQUIRED = ['certificateNumber', 'vehicle', 'registeredOn', 'state'] as const;
const REISSUED = [...REQUIRED, 'issueReason', 'issueCount', 'validFrom'] as const;
const RECALLED = [...REQUIRED, 'recallGround', 'recalledOn', 'recallNumber', 'validFrom'] as const;
const PLATE = [
  'plate',
  'vehicle',
  'holderPerson',
  'holderBusiness',
  'background',
  'surrenderedOn',
  'heldUntil',
  'auctioned',
  'validFrom',
  'validTo',
] as const;
const RECOLOURED = ['plate', 'vehicle', 'background', 'validFrom'] as const;
const SURRENDERED = ['plate', 'vehicle', 'background', 'surrenderedOn', 'heldUntil', 'validFrom', 'validTo'] as const;
