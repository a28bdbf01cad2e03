import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Values } from '../../../src/hub/declare/model.js';
import { createTestHub, type TestHub } from '../../support/hub.js';
import { register, write } from '../../support/write.js';

let hub: TestHub;
let business: string;
let made = 0;

beforeAll(async () => {
  hub = await createTestHub();
  business = await register(hub, 'Business', {
    taxCode: '0100109106',
    name: 'Vận tải (giả lập)',
    legalForm: 'Công ty TNHH',
    fictional: true,
  });
});
afterAll(() => hub.close());

/** A vehicle of a business that lacks nothing on 1 June 2026, but what is left out. */
async function vehicle(values: Values, background: string, without: readonly string[] = []) {
  const nr = String(++made).padStart(6, '0');
  const own = {
    make: 'Thaco',
    kind: 'xe ô tô khách',
    category: 'passenger',
    productionYear: 2020,
    serviceLifeYears: 20,
    seats: 29,
    fictional: true,
  };
  const id = await register(hub, 'Vehicle', { chassisNumber: `RLLV1AEA9PH${nr}`, ...own, ...values });
  const papers: Record<string, Values> = {
    Ownership: { business },
    Registration: { certificateNumber: `ĐK-${nr}`, ownerBusiness: business, registeredOn: '2024-01-01', state: 'ACTIVE' },
    PlateAssignment: { plate: `29B-${nr.slice(1)}`, background, holderBusiness: business },
    Inspection: {
      certificateNumber: `KĐ-${nr}`,
      stationCode: '2901V',
      inspectedOn: '2026-01-01',
      expiresOn: '2026-12-31',
      result: 'PASSED',
    },
    Badge: { number: `PH-${nr}`, business, badgeType: 'XE HỢP ĐỒNG', issuedOn: '2025-01-01', expiresOn: '2027-12-31', state: 'ACTIVE' },
    TrackingDevice: { serialNumber: `GS-${nr}`, driverCamera: true, fittedOn: '2025-01-01', state: 'ACTIVE' },
  };
  const ids: Record<string, string> = {};
  for (const [entity, paper] of Object.entries(papers))
    if (!without.includes(entity)) ids[entity] = await register(hub, entity, { ...paper, vehicle: id });
  return { id, ids };
}

/** Codes of what fails and, after them, of what is only noted. */
async function told(id: string, on = '2026-06-01', distanceKm: number | null = null): Promise<{ reasons: string[]; notes: string[] }> {
  const question = `query Q($id: ID!, $on: Date!, $distanceKm: NonNegativeInt) {
    vehicle(id: $id) { mayOperate(on: $on, distanceKm: $distanceKm) { answer reasons { code law } notes { code law } } }
  }`;
  const { body } = await hub.ask(question, { variables: { id, on, distanceKm } });
  expect(body.errors).toBeUndefined();
  const { answer, reasons, notes } = body.data.vehicle.mayOperate;
  expect(answer).toBe(reasons.length === 0);
  expect(reasons.every(({ law }: { law: string }) => /Điều \d+/.test(law))).toBe(true);
  const codes = (list: { code: string }[]) => list.map(({ code }) => code);
  return { reasons: codes(reasons), notes: codes(notes) };
}

async function failing(id: string, on?: string): Promise<string[]> {
  return (await told(id, on)).reasons;
}

it('a coach in transport business with all its papers may', async () => {
  expect(await failing((await vehicle({}, 'vàng')).id)).toEqual([]);
});

it.each([
  ['Registration', ['NOT_REGISTERED']],
  ['PlateAssignment', ['NO_PLATE']],
  ['Inspection', ['NO_VALID_INSPECTION']],
  ['Badge', ['NO_BADGE']],
  ['TrackingDevice', ['NO_TRACKING_DEVICE', 'NO_DRIVER_CAMERA']],
])('without %s it may not: %j', async (without, expected) => {
  expect(await failing((await vehicle({}, 'vàng', [without])).id)).toEqual(expected);
});

it('one outside transport business needs neither badge nor device, a motorcycle no inspection, a trailer in business no badge', async () => {
  expect(await failing((await vehicle({}, 'trắng', ['Badge', 'TrackingDevice'])).id)).toEqual([]);
  expect(
    await failing(
      (
        await vehicle({ category: 'motorcycle', kind: 'xe mô tô', serviceLifeYears: null }, 'trắng', [
          'Badge',
          'TrackingDevice',
          'Inspection',
        ])
      ).id,
    ),
  ).toEqual([]);
  expect(
    await failing(
      (await vehicle({ category: 'trailer', kind: 'rơ moóc', serviceLifeYears: null }, 'vàng', ['Badge', 'TrackingDevice'])).id,
    ),
  ).toEqual([]);
});

it('needs the camera from eight seats without the driver, and as a tractor', async () => {
  const small = await vehicle({ seats: 8 }, 'vàng');
  const large = await vehicle({ seats: 9 }, 'vàng');
  const truck = await vehicle({ category: 'goods', seats: 3 }, 'vàng');
  const tractor = await vehicle({ category: 'tractor', seats: 3 }, 'vàng');
  for (const { ids } of [small, large, truck, tractor])
    await write(hub, [
      {
        operation: 'correct',
        entity: 'TrackingDevice',
        id: ids.TrackingDevice ?? '',
        from: '2024-01-01',
        to: null,
        values: { driverCamera: false },
      },
    ]);
  expect(await Promise.all([small, large, truck, tractor].map(({ id }) => failing(id)))).toEqual([
    [],
    ['NO_DRIVER_CAMERA'],
    [],
    ['NO_DRIVER_CAMERA'],
  ]);
});

it('each paper counts to its last day, and what ends is told with everything else that has', async () => {
  const { id, ids } = await vehicle({ productionYear: 2006, serviceLifeYears: 20 }, 'vàng');
  expect(await failing(id, '2026-12-31')).toEqual([]);
  expect(await failing(id, '2027-01-01')).toEqual(['NO_VALID_INSPECTION', 'SERVICE_LIFE_ENDED']);
  await write(hub, [
    { operation: 'update', entity: 'Registration', id: ids.Registration ?? '', from: '2026-07-01', values: { state: 'RECALLED' } },
    { operation: 'update', entity: 'Badge', id: ids.Badge ?? '', from: '2026-07-01', values: { state: 'REVOKED' } },
    {
      operation: 'update',
      entity: 'TrackingDevice',
      id: ids.TrackingDevice ?? '',
      from: '2026-07-01',
      values: { state: 'REMOVED', removedOn: '2026-07-01' },
    },
  ]);
  expect(await failing(id, '2026-06-30')).toEqual([]);
  expect(await failing(id, '2026-07-01')).toEqual(['NOT_REGISTERED', 'NO_BADGE', 'NO_TRACKING_DEVICE', 'NO_DRIVER_CAMERA']);
});

it('says apart that a badge ran out, that somebody ended it, and that there is none', async () => {
  const asked = async (id: string) => {
    const { body } = await hub.ask('query Q($id: ID!) { vehicle(id: $id) { mayOperate(on: "2028-01-01") { reasons { code vi en } } } }', {
      variables: { id },
    });
    return body.data.vehicle.mayOperate.reasons.find(({ code }: { code: string }) => code === 'NO_BADGE').en;
  };
  const [out, ended, none] = [await vehicle({}, 'vàng'), await vehicle({}, 'vàng'), await vehicle({}, 'vàng', ['Badge'])];
  await write(hub, [
    { operation: 'update', entity: 'Badge', id: ended.ids.Badge ?? '', from: '2026-07-01', values: { state: 'SURRENDERED' } },
  ]);
  expect([await asked(out.id), await asked(ended.id), await asked(none.id)]).toEqual([
    'The badge has run out.',
    'The badge was revoked or surrendered.',
    'In transport business, it has no badge in force.',
  ]);
});

describe('what an inspection says of a device', () => {
  const inspected = (vehicle: string, inspectedOn: string, found: Values) =>
    register(hub, 'Inspection', {
      certificateNumber: `KĐ-T${++made}`,
      vehicle,
      stationCode: '2901V',
      inspectedOn,
      expiresOn: '2027-06-30',
      result: 'PASSED',
      ...found,
    });

  it('contradicts the record of one that was fitted before, and not of one fitted after', async () => {
    const { id } = await vehicle({}, 'vàng');
    await inspected(id, '2024-12-31', { trackingDevice: false, driverCamera: false });
    expect(await failing(id)).toEqual([]);
    await inspected(id, '2026-02-01', { trackingDevice: false });
    expect(await failing(id, '2026-01-31')).toEqual([]);
    expect(await failing(id, '2026-02-01')).toEqual(['TRACKING_DEVICE_DISPUTED']);
    await inspected(id, '2026-03-01', { trackingDevice: true, driverCamera: false });
    expect(await failing(id, '2026-03-01')).toEqual(['DRIVER_CAMERA_DISPUTED']);
  });

  it('is no record of the device: found by an inspection alone, it is not known', async () => {
    const { id } = await vehicle({}, 'vàng', ['TrackingDevice']);
    await inspected(id, '2026-02-01', { trackingDevice: true, driverCamera: true });
    expect(await failing(id)).toEqual(['NO_TRACKING_DEVICE', 'NO_DRIVER_CAMERA']);
  });

  it('and a failed one later leaves a passed one in force, until the circular was read', async () => {
    const { id } = await vehicle({}, 'vàng');
    await inspected(id, '2026-02-01', { result: 'FAILED', expiresOn: null, trackingDevice: true, driverCamera: true });
    expect(await failing(id)).toEqual([]);
  });
});

it('as a tractor or an ambulance needs device and camera in any use', async () => {
  const without = ['Badge', 'TrackingDevice'];
  const both = ['NO_TRACKING_DEVICE', 'NO_DRIVER_CAMERA'];
  expect(await failing((await vehicle({ category: 'tractor', kind: 'xe ô tô đầu kéo', seats: 2 }, 'trắng', without)).id)).toEqual(both);
  expect(await failing((await vehicle({ category: 'car', kind: 'xe ô tô cứu thương', seats: 5 }, 'trắng', without)).id)).toEqual(both);
  expect(await failing((await vehicle({ category: 'goods', kind: 'xe ô tô tải', seats: 2 }, 'trắng', without)).id)).toEqual([]);
});

it('a smart vehicle needs a permit that is not held: noted', async () => {
  expect(await told((await vehicle({ smart: true }, 'vàng')).id)).toEqual({ reasons: [], notes: ['SMART_VEHICLE_PERMIT_NOT_HELD'] });
});

describe('a restriction', () => {
  const restrict = (vehicle: string, restrictionKind: string, state: Values) =>
    register(hub, 'VehicleRestriction', { decisionNumber: `HC-${++made}`, vehicle, restrictionKind, imposedOn: '2026-03-01', ...state });

  it('stops the vehicle while it is impounded, from the day it is to the day before it is given back', async () => {
    const { id } = await vehicle({}, 'trắng', ['Badge', 'TrackingDevice']);
    await restrict(id, 'tạm giữ', { state: 'LIFTED', liftedOn: '2026-05-01' });
    expect(await failing(id, '2026-02-28')).toEqual([]);
    expect(await failing(id, '2026-03-01')).toEqual(['IMPOUNDED']);
    expect(await failing(id, '2026-04-30')).toEqual(['IMPOUNDED']);
    expect(await failing(id, '2026-05-01')).toEqual([]);
  });

  it('of the inspection system is noted and refuses nothing; bars on transfer and unpaid charges are not told', async () => {
    const { id } = await vehicle({}, 'vàng');
    for (const kind of ['cảnh báo đăng kiểm', 'ngăn chặn giao dịch', 'nợ phí']) await restrict(id, kind, { state: 'IN_FORCE' });
    expect(await told(id, '2026-02-28')).toEqual({ reasons: [], notes: [] });
    expect(await told(id, '2026-03-01')).toEqual({ reasons: [], notes: ['INSPECTION_WARNING'] });
  });
});

describe('the niên hạn of a kind of transport', () => {
  beforeAll(async () => {
    const rules: [string, string, string, number | null, number | null, number, string][] = [
      ['a', 'car', 'taxi', null, null, 12, 'V'],
      ['b', 'car', 'hợp đồng', null, 7, 12, 'V'],
      ['c', 'passenger', 'hợp đồng', 9, null, 20, 'V'],
      ['d', 'passenger', 'hợp đồng trên 300 km', 9, null, 15, 'V'],
      ['e', 'passenger', 'bốn bánh', null, 15, 20, 'V'],
      ['f', 'passenger', 'tuyến cố định trên 300 km', null, null, 15, 'K'],
      ['g', 'passenger', 'chung', 9, null, 20, 'K'],
    ];
    for (const [code, category, use, seatsMin, seatsMax, years, confidence] of rules) {
      const rule = { code, category, use, seatsMin, seatsMax, years, confidence, unlimited: false, article: 'Nghị định 158/2024/NĐ-CP' };
      await register(hub, 'ServiceLifeRule', rule, '2025-01-01');
    }
  });

  /** Of 2010 or later, decided to be used for as long as one may ask here. */
  async function used(values: Values, badgeType: string, background = 'vàng'): Promise<string> {
    const { id, ids } = await vehicle({ productionYear: 2010, serviceLifeYears: 50, ...values }, background);
    await write(hub, [{ operation: 'correct', entity: 'Badge', id: ids.Badge ?? '', from: '2024-01-01', to: null, values: { badgeType } }]);
    return id;
  }
  const car = { category: 'car', kind: 'xe ô tô con', seats: 5 };
  const [ENDED, LONG, UNVERIFIED] = [
    'SERVICE_LIFE_ENDED_FOR_TRANSPORT',
    'SERVICE_LIFE_ENDED_FOR_LONG_JOURNEYS',
    'SERVICE_LIFE_RULE_UNVERIFIED',
  ];

  it.each([
    ['a taxi', car, 'XE TAXI', 2014, 2013],
    ['a small contract car', { ...car, seats: 8 }, 'XE HỢP ĐỒNG', 2014, 2013],
    ['a contract coach', { seats: 29 }, 'XE HỢP ĐỒNG', 2006, 2005],
    ['a four-wheel vehicle, whatever its badge says', { kind: 'Xe chở người bốn bánh có gắn động cơ', seats: 12 }, 'XE BUÝT', 2006, 2005],
  ])('ends %s, and counts to 31 December', async (_, values, badgeType, good, ended) => {
    expect(await failing(await used({ ...values, productionYear: good }, badgeType))).toEqual([]);
    expect(await failing(await used({ ...values, productionYear: ended }, badgeType))).toEqual([ENDED]);
  });

  it('is of no concern to other kinds, to seats it is not about, and outside transport business', async () => {
    const old = { productionYear: 2005 };
    expect(await failing(await used({ ...car, ...old }, 'XE TẢI'))).toEqual([]);
    expect(await failing(await used({ ...car, ...old, seats: 9 }, 'XE HỢP ĐỒNG'))).toEqual([]);
    expect(await failing(await used({ ...car, ...old }, 'XE TAXI', 'trắng'))).toEqual([]);
  });

  it('of long journeys refuses those, and is noted where the length is not known', async () => {
    const id = await used({ productionYear: 2009 }, 'XE HỢP ĐỒNG');
    expect(await told(id)).toEqual({ reasons: [], notes: [LONG] });
    expect(await told(id, '2026-06-01', 300)).toEqual({ reasons: [], notes: [] });
    expect(await told(id, '2026-06-01', 301)).toEqual({ reasons: [ENDED], notes: [] });
  });

  it('is only noted as long as its rule is not verified, and refuses from the day it is', async () => {
    const id = await used({ productionYear: 2009 }, 'XE TUYẾN CỐ ĐỊNH');
    expect(await told(id, '2026-06-01', 450)).toEqual({ reasons: [], notes: [UNVERIFIED] });
    const { body } = await hub.ask('{ serviceLifeRule(code: "f") { id } }');
    const verified = {
      operation: 'update' as const,
      entity: 'ServiceLifeRule',
      id: body.data.serviceLifeRule.id,
      values: { confidence: 'V' },
    };
    await write(hub, [{ ...verified, from: '2026-05-01' }]);
    expect(await told(id, '2026-04-30', 450)).toEqual({ reasons: [], notes: [UNVERIFIED] });
    expect(await told(id, '2026-06-01', 450)).toEqual({ reasons: [ENDED], notes: [] });
  });

  it('that has ended is noted for the business, whose answer it does not change and where no person’s vehicle is looked at', async () => {
    const taxCode = '0100112437';
    const firm = await register(hub, 'Business', { taxCode, name: 'Taxi (giả lập)', legalForm: 'Công ty TNHH', fictional: true });
    const noted = async () => {
      const { body } = await hub.ask(
        `{ business(taxCode: "${taxCode}") { mayOperate(kind: "taxi", on: "2026-06-01") { answer reasons { code } notes { code law } } } }`,
      );
      const { reasons, notes } = body.data.business.mayOperate;
      expect(reasons.map(({ code }: { code: string }) => code)).toEqual(['NO_TRANSPORT_LICENCE', 'NO_TRANSPORT_MANAGER']);
      return notes.map(({ code }: { code: string }) => code);
    };
    const badge = (vehicle: string) =>
      register(hub, 'Badge', {
        number: `TX-${++made}`,
        vehicle,
        business: firm,
        badgeType: 'XE TAXI',
        issuedOn: '2026-01-01',
        expiresOn: '2027-12-31',
        state: 'ACTIVE',
      });
    const person = await register(hub, 'Person', { personalId: '001090000001', fullName: 'Người Giả Lập', fictional: true });
    const own = await vehicle({ ...car, productionYear: 2005 }, 'vàng', ['Badge', 'Ownership']);
    await register(hub, 'Ownership', { vehicle: own.id, person });
    await badge(own.id);
    expect(await noted()).toEqual([]);
    await badge((await vehicle({ ...car, productionYear: 2014, serviceLifeYears: 12 }, 'vàng', ['Badge'])).id);
    expect(await noted()).toEqual([]);
    await badge((await vehicle({ ...car, productionYear: 2013, serviceLifeYears: null }, 'vàng', ['Badge'])).id);
    expect(await noted()).toEqual(['VEHICLES_PAST_SERVICE_LIFE']);
  });
});

// Last, since all vehicles here are of one operator.
it('does not with a badge whose operator has lost its licence, until that is issued again', async () => {
  const { id } = await vehicle({}, 'vàng');
  const licence = await register(hub, 'TransportLicence', {
    number: 'GP-1',
    issueCount: 1,
    business,
    issuedOn: '2025-01-10',
    businessTypes: ['hợp đồng'],
    state: 'ACTIVE',
  });
  const update = (from: string, state: string) =>
    write(hub, [{ operation: 'update', entity: 'TransportLicence', id: licence, from, values: { state } }]);
  await update('2026-03-01', 'REVOKED');
  await update('2026-05-01', 'ACTIVE');
  expect(await failing(id, '2026-02-28')).toEqual([]);
  expect(await failing(id, '2026-03-01')).toEqual(['BADGE_ENDED_WITH_LICENCE']);
  expect(await failing(id, '2026-05-01')).toEqual([]);
});
