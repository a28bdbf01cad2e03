import { imoCheckDigit } from '../../registers/identifiers/index.js';
import type { Business } from './businesses.js';
import { addDays, addMonths, addYears, type Day, dayBetween, later, yearOf } from './days.js';
import { FICTIONAL, serial } from './names.js';
import type { Person } from './people.js';
import { provinceOn } from './places.js';
import { chance, pick, type Random, whole } from './random.js';
import { type DemoTable, type Setting, tablesOf, YES } from './table.js';

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
  const header = ['registrationNumber', 'name', 'vesselType', 'registeredOn', 'state', 'fictional'];
  const rows: string[][] = [];
  const deleted: string[][] = [];
  for (let i = 0; i < setting.count(30); i++) {
    const owner = draw.owner();
    const on = registeredOn(draw, owner);
    const [type = '', tonnage = 0] = pick(random, SHIPS);
    const cells = [serial('TB', i + 1, 4), `Mẫu ${pick(random, SHIP_NAMES)} ${String(i + 1).padStart(2, '0')} ${FICTIONAL}`, type, on, 'REGISTERED', YES];
    const gross = Math.round(tonnage * (0.7 + random() * 0.6));
    rows.push([
      ...cells,
      imoNumber(random),
      `3W${pick(random, [...'ABCDEFGH'])}${pick(random, [...'KLMNPQ'])}${whole(random, 2, 9)}`,
      `57400${String(i + 1).padStart(4, '0')}`,
      pick(random, ['Hải Phòng', 'Đà Nẵng', 'Sài Gòn']),
      String(yearOf(on) - whole(random, 0, 15)),
      String(gross),
      String(Math.round(gross * 1.6)),
      String(60 + Math.round(gross / 250)),
      owner.taxCode,
      on,
    ]);
    const off = addYears(on, whole(random, 1, 6));
    if (off < setting.today && chance(random, 0.15)) deleted.push([...cells.slice(0, 4), 'DELETED', YES, off]);
  }
  return [
    table(
      'vessel',
      'vessels.csv',
      'Tàu biển',
      [...header, 'imoNumber', 'callSign', 'mmsi', 'portOfRegistry', 'builtYear', 'grossTonnage', 'deadweightTonnes', 'lengthM', 'ownerBusiness', 'validFrom'],
      rows,
    ),
    table('vessel', 'vessels-deleted.csv', 'Tàu biển đã xoá đăng ký', [...header, 'validFrom'], deleted),
  ];
}

const SHIPS: readonly (readonly [string, number])[] = [
  ['tàu hàng rời', 16_000],
  ['tàu hàng tổng hợp', 2_900],
  ['tàu công-ten-nơ', 9_600],
  ['tàu dầu', 6_800],
];
const SHIP_NAMES = ['Sóng', 'Biển Đông', 'Hải Âu', 'Bình Minh'];

function inlandVessels(draw: Draw): DemoTable[] {
  const { setting, random } = draw;
  const rows = Array.from({ length: setting.count(40) }, (_, i): string[] => {
    const owner = chance(random, 0.6) ? draw.owner() : null;
    const person = owner === null ? draw.person() : null;
    const on = registeredOn(draw, owner);
    const place = (owner ?? person)?.place;
    const type = pick(random, ['tàu hàng', 'sà lan', 'tàu khách', 'phà']);
    const carries = type === 'tàu khách' || type === 'phà';
    return [
      `ĐM-${String(9_001 + i)}`,
      type,
      on,
      'REGISTERED',
      YES,
      `V99-${String(10_000 + i)}`,
      String(yearOf(on) - whole(random, 0, 12)),
      carries ? '' : String(whole(random, 10, 90) * 10),
      carries ? String(whole(random, 12, 98)) : '',
      type === 'sà lan' ? '' : String(whole(random, 60, 400)),
      addDays(setting.today, whole(random, -60, 330)),
      place === undefined ? '' : provinceOn(place, on),
      owner?.taxCode ?? '',
      person?.personalId ?? '',
      on,
    ];
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
  ];
  return [table('inlandVessel', 'inland-vessels.csv', 'Phương tiện thủy nội địa', header, rows)];
}

function aircraft(draw: Draw): DemoTable[] {
  const { setting, random } = draw;
  const rows = Array.from({ length: setting.count(12) }, (_, i): string[] => {
    const owner = draw.owner();
    const on = registeredOn(draw, owner);
    const [type = '', seats = 0, mass = 0] = pick(random, AIRCRAFT);
    return [
      `VN-Z${String(901 + i)}`,
      `${type} ${FICTIONAL}`,
      on,
      i === 5 ? 'SUSPENDED' : 'REGISTERED',
      YES,
      serial('MSN', i + 1, 4),
      String(yearOf(on) - whole(random, 0, 9)),
      String(mass),
      String(seats),
      owner.taxCode,
      owner.taxCode,
      serial('ĐKB', i + 1, 4),
      addDays(setting.today, whole(random, -20, 360)),
      on,
    ];
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
  ];
  return [table('aircraft', 'aircraft.csv', 'Tàu bay', header, rows)];
}

const AIRCRAFT: readonly (readonly [string, number, number])[] = [
  ['Máy bay thân hẹp mẫu', 180, 78_000],
  ['Máy bay cánh quạt mẫu', 68, 22_800],
  ['Máy bay thân rộng mẫu', 305, 250_000],
];

function rollingStock(draw: Draw): DemoTable[] {
  const { setting, random } = draw;
  const rows = Array.from({ length: setting.count(30) }, (_, i): string[] => {
    const owner = draw.owner();
    const on = registeredOn(draw, owner);
    const [kind = '', model = '', seats = '', load = ''] = pick(random, STOCK);
    return [
      serial('ĐS', i + 1, 4),
      kind,
      on,
      'REGISTERED',
      YES,
      `${model} ${FICTIONAL}`,
      chance(random, 0.85) ? '1000' : '1435',
      String(yearOf(on) - whole(random, 0, 25)),
      seats,
      load,
      owner.taxCode,
      addDays(setting.today, whole(random, -30, 500)),
      on,
    ];
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
  ];
  return [table('rollingStock', 'rolling-stock.csv', 'Phương tiện đường sắt', header, rows)];
}

const STOCK: readonly (readonly [string, string, string, string])[] = [
  ['đầu máy', 'Đầu máy mẫu', '', ''],
  ['toa xe khách', 'Toa ngồi mềm mẫu', '64', ''],
  ['toa xe khách', 'Toa giường nằm mẫu', '42', ''],
  ['toa xe hàng', 'Toa hàng mẫu', '', '30'],
];
