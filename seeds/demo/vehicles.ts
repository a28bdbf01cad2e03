import { generatePlate, generateVin } from '../../src/registers/identifiers/generate.js';
import { BUSINESS_TYPES, type Business } from './businesses.js';
import { addDays, addMonths, addYears, type Day, dayBetween, earlier, later, MERGER, yearOf } from './days.js';
import { serial } from './names.js';
import type { Person } from './people.js';
import { type Place, provinceOn } from './places.js';
import { chance, pick, type Random, unused, weighted, whole } from './random.js';
import { type DemoTable, demoTable, type RowOf, type Setting, YES } from './table.js';
import { FLEETS, PRIVATE_FLEET, type VehicleModel } from './vehicle-models.js';

export type Owner = { person: Person } | { business: Business };
export type Contract = { number: string; business: Business; kind: string; signedOn: Day; expiresOn: Day };
/** A sale: until `on` the vehicle was another's and carried another plate, which that owner keeps for five years. */
export type Sale = { on: Day; from: Owner; plate: string };

/** Its registration was recalled and nothing followed; the letter of law 36/2024/QH15, article 39.6. */
export type Recall = { on: Day; ground: string };

export type Vehicle = {
  chassisNumber: string;
  engineNumber: string;
  plate: string;
  background: 'vàng' | 'trắng';
  model: VehicleModel;
  colour: string;
  productionYear: number;
  /** First registration in this register. */
  registeredOn: Day;
  place: Place;
  owner: Owner;
  sale: Sale | null;
  contract: Contract | null;
  recall: Recall | null;
  /** Papers written for a persona instead of drawn. */
  scripted?: Scripted;
};

export type Scripted = {
  certificateNumber: string;
  inspectedOn: Day;
  inspectionExpiresOn: Day;
  badge: { number: string; type: string; routeCode: string; issuedOn: Day; expiresOn: Day } | null;
};

export function vehicles(
  setting: Setting,
  given: { businesses: readonly Business[]; people: readonly Person[]; personas: readonly Vehicle[] },
): { vehicles: Vehicle[]; tables: DemoTable[] } {
  const random = setting.random('vehicles');
  const drawBusiness = weighted(
    given.businesses.filter(({ weight }) => weight > 0).map((business) => [business, business.weight] as const),
  );
  const adults = given.people.filter(({ persona, dateOfBirth }) => !persona && dateOfBirth < '1999-01-01');
  const plates = new Set(given.personas.map(({ plate }) => plate));
  const chassis = new Set(given.personas.map(({ chassisNumber }) => chassisNumber));
  const draws = { setting, random, drawBusiness, adults, plates, chassis };
  const drawn = Array.from({ length: setting.count(20_000) }, (_, i) => drawVehicle(draws, i));
  const recalls = setting.random('recalls');
  const all = [...given.personas, ...drawn.map((v) => ({ ...v, recall: drawRecall(setting, recalls, v) }))];
  return { vehicles: all, tables: tablesOf(setting, random, all, new Set(given.personas)) };
}

type Draws = {
  setting: Setting;
  random: Random;
  drawBusiness: (random: Random) => Business;
  adults: readonly Person[];
  plates: Set<string>;
  chassis: Set<string>;
};

const SHARE_PRIVATE = 0.17;
const SHARE_SOLD = 0.05;

function drawVehicle(draws: Draws, index: number): Vehicle {
  const { setting, random } = draws;
  const owner = drawOwner(draws);
  const model = 'business' in owner ? drawModel(random, owner.business) : drawPrivateModel(random);
  const place = 'business' in owner ? owner.business.place : owner.person.place;
  const since = 'business' in owner ? owner.business.establishedOn : '2008-01-01';
  const from = chance(random, 0.2) ? later(since, '2008-06-01') : later(since, '2018-01-02');
  const registeredOn = dayBetween(random, from, later(addDays(setting.today, -20), addDays(from, 1)));
  const productionYear = yearOf(registeredOn) - drawAge(random);
  const contract = drawContract(draws, index, owner, model, registeredOn);
  const background = 'business' in owner || contract !== null ? 'vàng' : 'trắng';
  const plateFor = (local: Place) =>
    unused(draws.plates, () =>
      generatePlate(random, {
        localCode: pick(random, local.plateCodes),
        kind: plateKind(model),
        colour: background === 'vàng' ? 'yellow' : 'white',
      }),
    );
  const sale =
    contract === null && chance(random, SHARE_SOLD)
      ? drawSale(draws, registeredOn, lifeEnd({ model, productionYear, registeredOn }) || '9999-12-31', () => plateFor(place))
      : null;
  return {
    chassisNumber: unused(draws.chassis, () => generateVin(random, model.wmi, productionYear)),
    engineNumber: model.category === 'trailer' ? '' : `${model.make.slice(0, 2).toUpperCase()}${serial('M', index, 5).replaceAll('-', '')}`,
    plate: plateFor(place),
    background,
    model,
    colour: pick(random, COLOURS),
    productionYear,
    registeredOn,
    place,
    owner,
    sale,
    contract,
    recall: null,
  };
}

/** Half of the vehicles past their niên hạn were recalled in January after it, a few others for the other grounds. */
function drawRecall({ today }: Setting, random: Random, v: Vehicle): Recall | null {
  if (v.sale !== null || v.contract !== null) return null;
  const end = lifeEnd(v);
  const on = addDays(end === '' ? today : end, whole(random, 2, 30));
  if (end !== '' && on < today) return chance(random, 0.5) ? { on, ground: 'd' } : null;
  const first = addMonths(v.registeredOn, 8);
  if (!chance(random, 0.006) || first >= addDays(today, -10)) return null;
  return {
    on: dayBetween(random, later(first, addYears(today, -4)), addDays(today, -3)),
    ground: pick(random, ['b', 'c', 'd', 'đ', 'đ', 'e']),
  };
}

function drawOwner({ random, drawBusiness, adults }: Draws): Owner {
  return chance(random, SHARE_PRIVATE) && adults.length > 0 ? { person: pick(random, adults) } : { business: drawBusiness(random) };
}

/** The former owner held the vehicle for at least four months; nobody registers one past its niên hạn. */
function drawSale(draws: Draws, registeredOn: Day, lifeEndsOn: Day, drawPlate: () => string): Sale | null {
  const { setting, random } = draws;
  const from = drawOwner(draws);
  const first = later(addMonths(registeredOn, 4), '2018-01-02');
  const last = earlier(addDays(setting.today, -30), lifeEndsOn);
  if (first >= last || ('business' in from && from.business.establishedOn > registeredOn)) return null;
  return { on: dayBetween(random, first, last), from, plate: drawPlate() };
}

/** A leased vehicle is used by a business of a trade that drives such a model; people put theirs into cooperatives. */
function drawContract(draws: Draws, index: number, owner: Owner, model: VehicleModel, registeredOn: Day): Contract | null {
  const { setting, random } = draws;
  if (model.category === 'motorcycle' || model.category === 'trailer' || !chance(random, 'business' in owner ? 0.09 : 0.4)) return null;
  const business = draws.drawBusiness(random);
  if (('business' in owner && business === owner.business) || business.licensedOn === null || !fits(business, model)) return null;
  const signedOn = dayBetween(
    random,
    later(later(registeredOn, business.licensedOn), addYears(setting.today, -4)),
    addDays(setting.today, -15),
  );
  if (signedOn > setting.today) return null;
  const kind =
    'person' in owner && business.legalForm === 'Hợp tác xã'
      ? 'thành viên hợp tác xã'
      : pick(random, ['thuê', 'thuê', 'hợp tác kinh doanh']);
  return { number: serial('HĐ', index), business, kind, signedOn, expiresOn: addDays(addYears(signedOn, whole(random, 1, 5)), -1) };
}

const fits = (business: Business, model: VehicleModel): boolean => FLEETS[business.trade].some(([one]) => one.category === model.category);

const MODEL_DRAWS = new Map(Object.entries(FLEETS).map(([trade, fleet]) => [trade, weighted(fleet)] as const));
const drawPrivateModel = weighted(PRIVATE_FLEET);

function drawModel(random: Random, business: Business): VehicleModel {
  const draw = MODEL_DRAWS.get(business.trade);
  if (draw === undefined) throw new RangeError(`no fleet for ${business.trade}`);
  return draw(random);
}

const drawAge = weighted<number>([
  [0, 55],
  [1, 30],
  [2, 6],
  [3, 4],
  [5, 3],
  [8, 2],
]);
const COLOURS = ['trắng', 'đỏ', 'xanh', 'bạc', 'đen', 'vàng', 'xám', 'xanh lá'];
const plateKind = ({ category }: VehicleModel) => (category === 'trailer' ? 'trailer' : category === 'motorcycle' ? 'motorcycle' : 'car');

const WHEELS: Readonly<Record<string, readonly string[]>> = {
  passenger: ['4x2', '6x2'],
  goods: ['4x2', '6x4'],
  tractor: ['4x2', '6x4'],
  car: ['4x2'],
};
/** What is left of the gross mass for goods, at 65 kg a seat. */
export const payloadKg = ({ grossMassKg, kerbMassKg, seats }: VehicleModel): number => grossMassKg - kerbMassKg - 65 * (seats ?? 0);
const emissionLevel = (year: number): string => (year >= 2022 ? '5' : year >= 2017 ? '4' : year >= 2008 ? '2' : '');

const REQUIRED = ['chassisNumber', 'make', 'kind', 'category', 'productionYear', 'fictional'] as const;
const REPAINTED = [...REQUIRED, 'colour', 'validFrom'] as const;
const REPAINTED_SINCE = [...REQUIRED, 'engineNumber', 'colour', 'validFrom'] as const;
const required = (v: Vehicle): RowOf<typeof REQUIRED> => ({
  chassisNumber: v.chassisNumber,
  make: v.model.make,
  kind: v.model.kind,
  category: v.model.category,
  productionYear: String(v.productionYear),
  fictional: YES,
});
const text = (number: number | null): string => (number === null ? '' : String(number));

function tablesOf(setting: Setting, random: Random, all: readonly Vehicle[], personas: ReadonlySet<Vehicle>): DemoTable[] {
  const entity = 'vehicles/vehicle';
  const repainted = repaints(setting, random, all, personas);
  return [
    demoTable({
      entity,
      file: 'vehicles.csv',
      labelVi: 'Phương tiện',
      header: [
        ...REQUIRED,
        'engineNumber',
        'model',
        'colour',
        'productionCountry',
        'seats',
        'standingPlaces',
        'sleeperPlaces',
        'kerbMassKg',
        'grossMassKg',
        'payloadKg',
        'axles',
        'wheelFormula',
        'fuel',
        'enginePowerKw',
        'emissionLevel',
        'green',
        'lengthMm',
        'widthMm',
        'heightMm',
        'serviceLifeYears',
        'province',
        'validFrom',
      ],
      rows: all.map((v) => {
        const { model, standing, seats, kerbMassKg, grossMassKg, axles, fuel, sizeMm, serviceLifeYears } = v.model;
        return {
          ...required(v),
          engineNumber: v.engineNumber,
          model,
          colour: v.colour,
          productionCountry: 'Việt Nam',
          seats: text(seats),
          standingPlaces: text(standing),
          sleeperPlaces: model.includes('giường nằm') ? text((seats ?? 2) - 2) : '',
          kerbMassKg: text(kerbMassKg),
          grossMassKg: text(grossMassKg),
          payloadKg: v.model.category === 'goods' || v.model.category === 'trailer' ? String(payloadKg(v.model)) : '',
          axles: text(axles),
          wheelFormula: WHEELS[v.model.category]?.[axles - 2] ?? '',
          fuel,
          enginePowerKw: v.model.category === 'trailer' ? '' : String(Math.round(12 + grossMassKg / 70)),
          emissionLevel: fuel === 'điện' || fuel === '' ? '' : emissionLevel(v.productionYear),
          green: fuel === 'điện' ? YES : 'false',
          lengthMm: String(sizeMm[0]),
          widthMm: String(sizeMm[1]),
          heightMm: String(sizeMm[2]),
          serviceLifeYears: text(serviceLifeYears),
          province: provinceOn(v.place, v.registeredOn),
          validFrom: v.registeredOn,
        };
      }),
    }),
    demoTable({
      entity,
      file: 'vehicles-repainted.csv',
      labelVi: 'Phương tiện đổi màu sơn trước 01/7/2025',
      header: REPAINTED,
      rows: repainted.before,
    }),
    demoTable({
      entity,
      file: 'vehicles-2025-07-01.csv',
      labelVi: 'Tỉnh đăng ký của phương tiện sau sắp xếp',
      header: [...REQUIRED, 'province', 'validFrom'],
      rows: all
        .filter((v) => v.registeredOn < MERGER && !v.place.kept)
        .map((v) => ({ ...required(v), province: v.place.presentCode, validFrom: MERGER })),
    }),
    demoTable({
      entity,
      file: 'vehicles-repainted-since.csv',
      labelVi: 'Phương tiện đổi màu sơn, thay máy từ 01/7/2025',
      header: REPAINTED_SINCE,
      rows: repainted.since,
    }),
  ];
}

function repaints(setting: Setting, random: Random, all: readonly Vehicle[], personas: ReadonlySet<Vehicle>) {
  const before: RowOf<typeof REPAINTED>[] = [];
  const since: RowOf<typeof REPAINTED_SINCE>[] = [];
  for (const [i, v] of all.entries()) {
    if (personas.has(v) || v.model.category === 'trailer') continue;
    const other = pick(
      random,
      COLOURS.filter((colour) => colour !== v.colour),
    );
    const first = addMonths(v.registeredOn, 6);
    if (chance(random, 0.015) && first < '2025-06-01')
      before.push({ ...required(v), colour: other, validFrom: dayBetween(random, later(first, '2019-01-01'), '2025-06-20') });
    else if (chance(random, 0.015) && first < setting.today) {
      const day = dayBetween(random, later(first, addDays(MERGER, 3)), earlier(setting.today, '9999-12-31'));
      since.push({
        ...required(v),
        engineNumber: `${v.engineNumber.slice(0, 2)}${serial('T', i, 5).replaceAll('-', '')}`,
        colour: other,
        validFrom: day,
      });
    }
  }
  return { before, since };
}

/** Certificates of vehicles with niên hạn end with it, on 31 December of the last year; empty without one. */
export function lifeEnd({ model, productionYear, registeredOn }: Pick<Vehicle, 'model' | 'productionYear' | 'registeredOn'>): Day {
  if (model.serviceLifeYears === null) return '';
  return `${Math.max(productionYear + model.serviceLifeYears, yearOf(registeredOn))}-12-31`;
}

/** Who uses a vehicle in transport business on a day: who has it under contract, else the business that owns it. */
export function operatorOn(vehicle: Vehicle, day: Day): Business | null {
  const { contract, sale } = vehicle;
  if (contract !== null && contract.signedOn <= day && day <= contract.expiresOn) return contract.business;
  const owner = sale !== null && day < sale.on ? sale.from : vehicle.owner;
  return 'business' in owner && BUSINESS_TYPES[owner.business.trade].length > 0 ? owner.business : null;
}
