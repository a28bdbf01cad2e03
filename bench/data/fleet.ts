import { BUSINESS, ROUTE } from './businesses.js';
import { PERSON } from './people.js';
import type { Places } from './places.js';
import { day, draw, idSql, oneOf, type Population, quoted } from './population.js';
import type { Scale } from './scale.js';

export const VEHICLE = '11';
export const PLATE_ASSIGNMENT = '13';

/** Makes and models with the weight of a vehicle park in transport business: mostly goods. */
const MODELS = [
  ...times(5, ['Isuzu', 'QKR 230', 'RLE', 'xe ô tô tải', 'goods', 3, 4_990, 'diesel', 25] as const),
  ...times(4, ['Mitsubishi', 'Fuso Canter', 'RLA', 'xe ô tô tải', 'goods', 3, 7_500, 'diesel', 25] as const),
  ...times(3, ['Mercedes-Benz', 'Xe khách 47 chỗ', 'RLM', 'xe ô tô khách', 'passenger', 47, 15_900, 'diesel', 20] as const),
  ...times(2, ['Toyota', 'Innova', 'RL4', 'xe ô tô con', 'car', 7, 2_330, 'xăng', 12] as const),
  ...times(2, ['VinFast', 'VF 5', 'RLL', 'xe ô tô con', 'car', 5, 1_780, 'điện', 12] as const),
  ...times(2, ['Isuzu', 'EXZ 420', 'RLE', 'xe ô tô đầu kéo', 'tractor', 2, 24_000, 'diesel', 25] as const),
  ...times(2, ['Moóc Mẫu (giả lập)', 'Sơ mi rơ moóc', 'RL9', 'sơ mi rơ moóc', 'trailer', null, 39_000, null, null] as const),
];
const modelOf = (v: string) => draw(v, 24, MODELS.length);
const CARS = MODELS.flatMap((model, place) => (model[4] === 'car' ? [place] : []));

/** One vehicle in twenty belongs to a person, and is that person's data: every fourth car. */
const isPersonal = (v: string) => `(${modelOf(v)} in (${CARS}) and (${v}) % 4 = 0)`;

/** Categories of which companies own every vehicle, so that a caller without a purpose sees them all. */
export const COMPANY_CATEGORIES = [...new Set(MODELS.map((model) => model[4]))].filter((category) => category !== 'car');

const PLATE_LETTERS = [...'ABCDEFGHKLMNPSTUVXYZ'];
const MODEL_YEARS = [...'ABCDEFGHJKLMNPRSTVWXY123456789'];
const BADGE_TYPES = [
  'XE HỢP ĐỒNG',
  'XE TẢI',
  'XE TẢI',
  'XE CÔNG-TEN-NƠ',
  'XE TAXI',
  'XE TẢI',
  'XE ĐẦU KÉO',
  'XE TẢI',
  'XE HỢP ĐỒNG',
  'XE TUYẾN CỐ ĐỊNH',
];
const FIXED_ROUTE_BADGE = BADGE_TYPES.indexOf('XE TUYẾN CỐ ĐỊNH');

/**
 * Vehicles with the business or person that owns them, their plates, inspections and badges. Every inspection and badge is older than the
 * days W3 asks for.
 */
export function fleet(scale: Scale, { anchor, plateCodes, provinceIds }: Places): Population[] {
  const business = (v: string) => idSql(BUSINESS, draw(v, 21, scale.businesses));
  const person = (v: string) => idSql(PERSON, draw(v, 22, scale.people));
  const owned = { personal: isPersonal('i'), owner_person: person('i'), owner_business: business('i') };
  const begun = `${day(anchor)} - 400 - ${draw('i', 23, 3_000)}::integer`;
  const subject = 'case when s.personal then s.owner_person end';
  const model = (column: number) =>
    oneOf(
      MODELS.map((spec) => spec[column] ?? null),
      's.model',
    );
  return [
    {
      entity: 'Vehicle',
      table: 'vehicle',
      code: VEHICLE,
      count: scale.vehicles,
      given: { model: modelOf('i'), begun, built: `extract(year from ${begun})::integer` },
      from: 's.begun',
      columns: {
        // The check character is not worked out: in Việt Nam it need not fit, and a rule that reads it only warns.
        chassis_number: `${model(2)} || 'B' || ${oneOf(['A', 'C', 'D', 'E'], 'i / 1000000')} || '1AE0' || ${oneOf(MODEL_YEARS, '((s.built - 1980) % 30)')} || 'H' || lpad((i % 1000000)::text, 6, '0')`,
        engine_number: `'DEMO' || lpad(i::text, 8, '0')`,
        make: model(0),
        model: model(1),
        kind: model(3),
        category: model(4),
        colour: oneOf(['trắng', 'xanh', 'đỏ', 'bạc', 'vàng'], draw('i', 25, 5)),
        production_year: 's.built',
        production_country: quoted('Việt Nam'),
        seats: `${model(5)}::integer`,
        gross_mass_kg: `${model(6)}::integer`,
        fuel: model(7),
        service_life_years: `${model(8)}::integer`,
        province_id: `${oneOf(provinceIds, `i % ${provinceIds.length}`)}::uuid`,
        fictional: 'true',
      },
      update: { from: `${day(anchor)} - 60 - (i % 30)::integer`, columns: { colour: quoted('đen'), model: `${model(1)} || ' (cải tạo)'` } },
    },
    {
      entity: 'Ownership',
      table: 'ownership',
      code: '12',
      count: scale.vehicles,
      given: owned,
      from: begun,
      subject,
      columns: {
        vehicle_id: idSql(VEHICLE, 'i'),
        person_id: subject,
        business_id: 'case when not s.personal then s.owner_business end',
        acquired_on: begun,
      },
    },
    {
      entity: 'PlateAssignment',
      table: 'plate_assignment',
      code: PLATE_ASSIGNMENT,
      count: scale.vehicles,
      given: { ...owned, trailer: `${modelOf('i')} >= ${MODELS.findIndex((spec) => spec[4] === 'trailer')}` },
      from: begun,
      subject,
      columns: {
        // Within a plate code the number alone is different for every vehicle: 40009 and 99999 have no common divisor.
        plate: `${oneOf(plateCodes, `i % ${plateCodes.length}`)} || case when s.trailer then 'RM' else ${oneOf(PLATE_LETTERS, draw('i', 26, PLATE_LETTERS.length))} end || '-' || lpad((1 + (i / ${plateCodes.length}) * 40009::bigint % 99999)::text, 5, '0')`,
        vehicle_id: idSql(VEHICLE, 'i'),
        holder_person_id: subject,
        holder_business_id: 'case when not s.personal then s.owner_business end',
        background: `case when s.personal then 'trắng' else 'vàng' end`,
      },
    },
    {
      entity: 'Inspection',
      table: 'inspection',
      code: '14',
      count: scale.inspections,
      given: { inspected: `${day(anchor)} - 150 - ${draw('i', 27, 600)}::integer`, passed: `${draw('i', 28, 20)} > 0` },
      from: 's.inspected',
      columns: {
        certificate_number: `'DEMO-KD-' || lpad(i::text, 9, '0')`,
        vehicle_id: idSql(VEHICLE, draw('i', 29, scale.vehicles)),
        station_code: `${oneOf(plateCodes, draw('i', 30, plateCodes.length))} || '01V'`,
        inspected_on: 's.inspected',
        expires_on: `case when s.passed then s.inspected + 365 end`,
        result: `case when s.passed then 'PASSED' else 'FAILED' end`,
        odometer_km: `${draw('i', 31, 600_000)}::integer`,
        tracking_device: 'true',
        transport_business: 'true',
      },
    },
    {
      entity: 'Badge',
      table: 'badge',
      code: '15',
      count: scale.badges,
      given: {
        vehicle: badgedVehicle('i', scale.vehicles),
        type: draw('i', 32, BADGE_TYPES.length),
        issued: `${day(anchor)} - 150 - ${draw('i', 33, 700)}::integer`,
      },
      from: 's.issued',
      columns: {
        number: `'DEMO-PH-' || lpad(i::text, 9, '0')`,
        vehicle_id: idSql(VEHICLE, 's.vehicle'),
        business_id: business('s.vehicle'),
        route_id: `case when s.type = ${FIXED_ROUTE_BADGE} then ${idSql(ROUTE, draw('i', 34, scale.routes))} end`,
        badge_type: oneOf(BADGE_TYPES, 's.type'),
        issued_on: 's.issued',
        expires_on: 's.issued + 730',
        state: quoted('ACTIVE'),
      },
      update: { from: `${day(anchor)} - 60 - (i % 30)::integer`, columns: { expires_on: 's.issued + 1095' } },
    },
  ];
}

/** Badges go round the vehicles in strides, past those of persons. */
function badgedVehicle(i: string, vehicles: number): string {
  const v = `((${i})::bigint * 7919 % ${vehicles})`;
  return `(${v} + case when ${isPersonal(v)} then 1 else 0 end)`;
}

function times<T>(count: number, value: T): T[] {
  return Array.from({ length: count }, () => value);
}
