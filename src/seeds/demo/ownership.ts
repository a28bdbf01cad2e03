import { addDays, addYears, type Day, later } from './days.js';
import { FICTIONAL, serial } from './names.js';
import { provinceOn } from './places.js';
import { chance, pick, type Random, whole } from './random.js';
import { type DemoTable, type Setting, YES } from './table.js';
import { lifeEnd, type Owner, type Vehicle } from './vehicles.js';

type Rows = Record<'ownerships' | 'registrations' | 'temporary' | 'recalled' | 'reissued' | 'plates' | 'surrendered' | 'recoloured', string[][]>;

/**
 * Who owned, registered and held the plate of each vehicle, one stretch of time after the other. A seller's certificate is recalled before the
 * buyer's is issued; what reached its end, was scrapped or wrongly registered is recalled for good.
 */
export function ownership(setting: Setting, vehicles: readonly Vehicle[]): DemoTable[] {
  const random = setting.random('ownership');
  const extra = setting.random('registrations');
  const rows: Rows = { ownerships: [], registrations: [], temporary: [], recalled: [], reissued: [], plates: [], surrendered: [], recoloured: [] };
  const coOwners = vehicles.flatMap(({ owner, scripted }) => ('person' in owner && scripted === undefined ? [owner.person.personalId] : []));
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
  const [person, business] = cells(owner);
  const mortgagedOn = chance(extra, 0.02) && person !== '' ? addDays(from, 3) : '';
  const mortgagee = mortgagedOn === '' ? '' : `Ngân hàng Mẫu ${FICTIONAL}`;
  const acquiredOn = addDays(from, -whole(random, 1, 20));
  const mayShare = v.scripted === undefined && person !== '' && coOwners.length > 0 && chance(extra, 0.01);
  const other = mayShare ? pick(extra, coOwners) : person;
  const owners = other === person ? [[person, business]] : [[person], [other]];
  for (const [who = '', firm = ''] of owners) {
    const share = owners.length > 1 ? '50' : '';
    rows.ownerships.push([v.chassisNumber, who, firm, acquiredOn, from === v.registeredOn ? '' : 'mua bán', share, mortgagee, mortgagedOn, from, to]);
  }
  const number = serial('ĐK', rows.registrations.length + 1, 7);
  const reason = from === v.registeredOn ? 'đăng ký lần đầu' : 'sang tên';
  rows.registrations.push([
    number,
    v.chassisNumber,
    person,
    business,
    from,
    lifeEnd(v),
    'ACTIVE',
    reason,
    '1',
    v.registeredOn,
    provinceOn(v.place, from),
    from,
    to,
  ]);
  const recalled = (on: Day, ground: string) =>
    rows.recalled.push([number, v.chassisNumber, from, 'RECALLED', ground, on, serial('TH', rows.recalled.length + 1), on]);
  if (v.sale !== null && to !== '') {
    const on = later(addDays(to, -whole(extra, 2, 20)), addDays(from, 1));
    recalled(on, 'a');
    if (chance(extra, 0.05)) rows.temporary.push(temporary(v, owner, { number: `${number}-T`, on, to }));
  } else if (v.recall !== null) recalled(v.recall.on, v.recall.ground);
  else addReissue(setting, extra, rows, { number, v, from });

  const whiteFirst = 'person' in owner && v.contract !== null && v.contract.signedOn > from;
  const auctioned = chance(extra, 0.005) ? YES : '';
  const gone = v.recall !== null && !KEPT_AFTER.has(v.recall.ground);
  rows.plates.push([plate, v.chassisNumber, person, business, whiteFirst ? 'trắng' : v.background, '', '', auctioned, from, gone ? (v.recall?.on ?? to) : to]);
  if (whiteFirst) rows.recoloured.push([plate, v.chassisNumber, v.background, v.contract?.signedOn ?? from]);
  if (v.recall !== null && !gone) {
    const until = addDays(addYears(v.recall.on, 5), -1);
    rows.surrendered.push([plate, '', v.background, v.recall.on, until, v.recall.on, until < setting.today ? addDays(until, 1) : '']);
  }
}

/** Law 36/2024/QH15, article 36.3.b: end of niên hạn, beyond repair (both letter d); a sale has its own number kept. */
const KEPT_AFTER: ReadonlySet<string> = new Set(['d']);

/** A few certificates were exchanged (worn, changed data) or issued again after loss. */
function addReissue({ today }: Setting, random: Random, rows: Rows, { number, v, from }: { number: string; v: Vehicle; from: Day }): void {
  if (v.scripted !== undefined || !chance(random, 0.004)) return;
  const on = later(addDays(today, -whole(random, 5, 900)), addDays(from, 40));
  if (on < today) rows.reissued.push([number, v.chassisNumber, from, 'ACTIVE', chance(random, 0.5) ? 'đổi' : 'cấp lại', '2', on]);
}

/** Between the seller's recall and the buyer's certificate a vehicle may move on a temporary one. */
function temporary(v: Vehicle, owner: Owner, { number, on, to }: { number: string; on: Day; to: Day }): string[] {
  return [number, v.chassisNumber, ...cells(owner), on, addDays(to, -1), 'ACTIVE', 'tạm thời', '1', v.registeredOn, '', on, to];
}

function stretches({ owner, sale, plate, registeredOn }: Vehicle): Stretch[] {
  if (sale === null) return [{ owner, plate, from: registeredOn, to: '' }];
  return [
    { owner: sale.from, plate: sale.plate, from: registeredOn, to: sale.on },
    { owner, plate, from: sale.on, to: '' },
  ];
}

/** The number stays with its holder, without a vehicle, for five years; then it returns to the pool. */
function keptNumber(today: Day, background: string, { from, plate, on }: NonNullable<Vehicle['sale']>): string[] {
  const until = addDays(addYears(on, 5), -1);
  return [plate, '', ...cells(from), background, on, until, '', on, until < today ? addDays(until, 1) : ''];
}

const cells = (owner: Owner): [person: string, business: string] => ('person' in owner ? [owner.person.personalId, ''] : ['', owner.business.taxCode]);

function tablesOf(rows: Rows, vehicles: readonly Vehicle[]): DemoTable[] {
  const registration = (file: string, labelVi: string, header: readonly string[], cells: string[][]): DemoTable => ({
    entity: 'vehicles/registration',
    file,
    labelVi,
    header,
    rows: cells,
  });
  const plate = (file: string, labelVi: string, header: readonly string[], cells: string[][]): DemoTable => ({
    entity: 'vehicles/plateAssignment',
    file,
    labelVi,
    header,
    rows: cells,
  });
  const REQUIRED = ['certificateNumber', 'vehicle', 'registeredOn', 'state'];
  return [
    {
      entity: 'vehicles/ownership',
      file: 'ownerships.csv',
      labelVi: 'Sở hữu phương tiện',
      header: ['vehicle', 'person', 'business', 'acquiredOn', 'acquiredBy', 'sharePercent', 'mortgagee', 'mortgagedOn', 'validFrom', 'validTo'],
      rows: rows.ownerships,
    },
    registration('registrations.csv', 'Chứng nhận đăng ký xe', REGISTRATION, [...rows.registrations, ...rows.temporary]),
    registration('registrations-reissued.csv', 'Chứng nhận đăng ký xe đổi, cấp lại', [...REQUIRED, 'issueReason', 'issueCount', 'validFrom'], rows.reissued),
    registration(
      'registrations-recalled.csv',
      'Chứng nhận đăng ký xe bị thu hồi',
      [...REQUIRED, 'recallGround', 'recalledOn', 'recallNumber', 'validFrom'],
      rows.recalled,
    ),
    plate('plate-assignments.csv', 'Gắn biển số', PLATE, rows.plates),
    plate('plate-assignments-recoloured.csv', 'Đổi biển trắng sang biển vàng', ['plate', 'vehicle', 'background', 'validFrom'], rows.recoloured),
    plate(
      'plate-assignments-surrendered.csv',
      'Biển số giữ lại sau thu hồi',
      ['plate', 'vehicle', 'background', 'surrenderedOn', 'heldUntil', 'validFrom', 'validTo'],
      rows.surrendered,
    ),
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
];
const PLATE = ['plate', 'vehicle', 'holderPerson', 'holderBusiness', 'background', 'surrenderedOn', 'heldUntil', 'auctioned', 'validFrom', 'validTo'];
