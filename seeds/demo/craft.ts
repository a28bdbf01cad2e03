import { imoCheckDigit } from '../../src/registers/identifiers/index.js';
import type { Business } from './businesses.js';
import { addDays, addMonths, addYears, type Day, dayBetween, later, yearOf } from './days.js';
import { FICTIONAL, serial } from './names.js';
import type { Person } from './people.js';
import { provinceOn } from './places.js';
import { chance, pick, type Random, whole } from './random.js';
import { type DemoTable, type RowOf, type Setting, tablesOf, YES } from './table.js';

const table = tablesOf('vehicles');

/** Ships, inland vessels, aircraft and rolling stock: a handful of each, some of them deleted from their register again. */
export function craft(setting: Setting, businesses: readonly Business[], people: readonly Person[]): DemoTable[] {
  const random = setting.random('craft');
  const owners = businesses.filter(({ weight, revokedOn }) => weight > 0 && revokedOn === null);
  const draw = { setting, random, owner: () => pick(random, owners), person: () => pick(random, people) };
  return [...vessels(draw), ...inlandVessels(draw), ...aircraft(draw), ...rollingStock(draw)];
}

type Draw = { setting: Setting; random: Random; owner: () => Business; person: () => Person };

const registeredOn = ({ setting, random }: Draw, owner: Business | null): Day =>
  dayBetween(
    random,
    later(addDays(owner?.establishedOn ?? '', 30), '2012-02-01'),
    later(addMonths(setting.today, -2), addDays(owner?.establishedOn ?? '', 40)),
  );

/** Numbers are drawn with a right check digit from the range below 5000000, which was given out long before IMO numbers began. */
function imoNumber(random: Random): string {
  const six = String(whole(random, 100_000, 499_999));
  return `IMO${six}${imoCheckDigit(`${six}0`)}`;
}

function vessels(draw: Draw): DemoTable[] {
  const { setting, random } = draw;
  const rows: RowOf<typeof VESSEL>[] = [];
  const deleted: RowOf<typeof DELETED_VESSEL>[] = [];
  for (let i = 0; i < setting.count(30); i++) {
    const owner = draw.owner();
    const on = registeredOn(draw, owner);
    const [type = '', tonnage = 0] = pick(random, SHIPS);
    const cells = {
      registrationNumber: serial('TB', i + 1, 4),
      name: `Mẫu ${pick(random, SHIP_NAMES)} ${String(i + 1).padStart(2, '0')} ${FICTIONAL}`,
      vesselType: type,
      registeredOn: on,
      state: 'REGISTERED',
      fictional: YES,
    };
    const gross = Math.round(tonnage * (0.7 + random() * 0.6));
    rows.push({
      ...cells,
      imoNumber: imoNumber(random),
      callSign: `3W${pick(random, [...'ABCDEFGH'])}${pick(random, [...'KLMNPQ'])}${whole(random, 2, 9)}`,
      mmsi: `57400${String(i + 1).padStart(4, '0')}`,
      portOfRegistry: pick(random, ['Hải Phòng', 'Đà Nẵng', 'Sài Gòn']),
      builtYear: String(yearOf(on) - whole(random, 0, 15)),
      grossTonnage: String(gross),
      deadweightTonnes: String(Math.round(gross * 1.6)),
      lengthM: String(60 + Math.round(gross / 250)),
      ownerBusiness: owner.taxCode,
      validFrom: on,
    });
    const off = addYears(on, whole(random, 1, 6));
    if (off < setting.today && chance(random, 0.15)) deleted.push({ ...cells, state: 'DELETED', validFrom: off });
  }
  return [
    table('vessel', 'vessels.csv', 'Tàu biển', VESSEL, rows),
    table('vessel', 'vessels-deleted.csv', 'Tàu biển đã xoá đăng ký', DELETED_VESSEL, deleted),
  ];
}

const SHIP = ['registrationNumber', 'name', 'vesselType', 'registeredOn', 'state', 'fictional'] as const;
const SHIP_PARTICULARS = [
  'imoNumber',
  'callSign',
  'mmsi',
  'portOfRegistry',
  'builtYear',
  'grossTonnage',
  'deadweightTonnes',
  'lengthM',
] as const;
const VESSEL = [...SHIP, ...SHIP_PARTICULARS, 'ownerBusiness', 'validFrom'] as const;
const DELETED_VESSEL = [...SHIP, 'validFrom'] as const;

const SHIPS: readonly (readonly [string, number])[] = [
  ['tàu hàng rời', 16_000],
  ['tàu hàng tổng hợp', 2_900],
  ['tàu công-ten-nơ', 9_600],
  ['tàu dầu', 6_800],
];
const SHIP_NAMES = ['Sóng', 'Biển Đông', 'Hải Âu', 'Bình Minh'];

function inlandVessels(draw: Draw): DemoTable[] {
  const { setting, random } = draw;
  const rows = Array.from({ length: setting.count(40) }, (_, i) => {
    const owner = chance(random, 0.6) ? draw.owner() : null;
    const person = owner === null ? draw.person() : null;
    const on = registeredOn(draw, owner);
    const place = (owner ?? person)?.place;
    const type = pick(random, ['tàu hàng', 'sà lan', 'tàu khách', 'phà']);
    const carries = type === 'tàu khách' || type === 'phà';
    return {
      registrationNumber: `ĐM-${String(9_001 + i)}`,
      vesselType: type,
      registeredOn: on,
      state: 'REGISTERED',
      fictional: YES,
      inspectionNumber: `V99-${String(10_000 + i)}`,
      builtYear: String(yearOf(on) - whole(random, 0, 12)),
      capacityTonnes: carries ? '' : String(whole(random, 10, 90) * 10),
      passengers: carries ? String(whole(random, 12, 98)) : '',
      enginePowerKw: type === 'sà lan' ? '' : String(whole(random, 60, 400)),
      inspectionExpiresOn: addDays(setting.today, whole(random, -60, 330)),
      province: place === undefined ? '' : provinceOn(place, on),
      ownerBusiness: owner?.taxCode ?? '',
      ownerPerson: person?.personalId ?? '',
      validFrom: on,
    };
  });
  const header = [
    'registrationNumber',
    'vesselType',
    'registeredOn',
    'state',
    'fictional',
    'inspectionNumber',
    'builtYear',
    'capacityTonnes',
    'passengers',
    'enginePowerKw',
    'inspectionExpiresOn',
    'province',
    'ownerBusiness',
    'ownerPerson',
    'validFrom',
  ] as const;
  return [table('inlandVessel', 'inland-vessels.csv', 'Phương tiện thủy nội địa', header, rows)];
}

function aircraft(draw: Draw): DemoTable[] {
  const { setting, random } = draw;
  const rows = Array.from({ length: setting.count(12) }, (_, i) => {
    const owner = draw.owner();
    const on = registeredOn(draw, owner);
    const [type = '', seats = 0, mass = 0] = pick(random, AIRCRAFT);
    return {
      registrationMark: `VN-Z${String(901 + i)}`,
      aircraftType: `${type} ${FICTIONAL}`,
      registeredOn: on,
      state: i === 5 ? 'SUSPENDED' : 'REGISTERED',
      fictional: YES,
      serialNumber: serial('MSN', i + 1, 4),
      builtYear: String(yearOf(on) - whole(random, 0, 9)),
      maxTakeoffMassKg: String(mass),
      seats: String(seats),
      owner: owner.taxCode,
      operator: owner.taxCode,
      airworthinessCertificate: serial('ĐKB', i + 1, 4),
      airworthinessExpiresOn: addDays(setting.today, whole(random, -20, 360)),
      validFrom: on,
    };
  });
  const header = [
    'registrationMark',
    'aircraftType',
    'registeredOn',
    'state',
    'fictional',
    'serialNumber',
    'builtYear',
    'maxTakeoffMassKg',
    'seats',
    'owner',
    'operator',
    'airworthinessCertificate',
    'airworthinessExpiresOn',
    'validFrom',
  ] as const;
  return [table('aircraft', 'aircraft.csv', 'Tàu bay', header, rows)];
}

const AIRCRAFT: readonly (readonly [string, number, number])[] = [
  ['Máy bay thân hẹp mẫu', 180, 78_000],
  ['Máy bay cánh quạt mẫu', 68, 22_800],
  ['Máy bay thân rộng mẫu', 305, 250_000],
];

function rollingStock(draw: Draw): DemoTable[] {
  const { setting, random } = draw;
  const rows = Array.from({ length: setting.count(30) }, (_, i) => {
    const owner = draw.owner();
    const on = registeredOn(draw, owner);
    const [kind = '', model = '', seats = '', load = ''] = pick(random, STOCK);
    return {
      registrationNumber: serial('ĐS', i + 1, 4),
      stockKind: kind,
      registeredOn: on,
      state: 'REGISTERED',
      fictional: YES,
      model: `${model} ${FICTIONAL}`,
      gaugeMm: chance(random, 0.85) ? '1000' : '1435',
      builtYear: String(yearOf(on) - whole(random, 0, 25)),
      seats,
      loadTonnes: load,
      owner: owner.taxCode,
      inspectionExpiresOn: addDays(setting.today, whole(random, -30, 500)),
      validFrom: on,
    };
  });
  const header = [
    'registrationNumber',
    'stockKind',
    'registeredOn',
    'state',
    'fictional',
    'model',
    'gaugeMm',
    'builtYear',
    'seats',
    'loadTonnes',
    'owner',
    'inspectionExpiresOn',
    'validFrom',
  ] as const;
  return [table('rollingStock', 'rolling-stock.csv', 'Phương tiện đường sắt', header, rows)];
}

const STOCK: readonly (readonly [string, string, string, string])[] = [
  ['đầu máy', 'Đầu máy mẫu', '', ''],
  ['toa xe khách', 'Toa ngồi mềm mẫu', '64', ''],
  ['toa xe khách', 'Toa giường nằm mẫu', '42', ''],
  ['toa xe hàng', 'Toa hàng mẫu', '', '30'],
];
