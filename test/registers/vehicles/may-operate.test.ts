import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Values } from '../../../src/hub/declare/model.js';
import { createTestHub, type TestHub } from '../../support/hub.js';
import { register, write } from '../../support/write.js';

let hub: TestHub;
let business: string;
let made = 0;

beforeAll(async () => {
  hub = await createTestHub();
  business = await register(hub, 'Business', { taxCode: '0100109106', name: 'Vận tải (giả lập)', legalForm: 'Công ty TNHH', fictional: true });
});
afterAll(() => hub.close());

/** A vehicle of a business that lacks nothing on 1 June 2026, but what is left out. */
async function vehicle(values: Values, background: string, without: readonly string[] = []) {
  const nr = String(++made).padStart(6, '0');
  const own = { make: 'Thaco', kind: 'xe ô tô khách', category: 'passenger', productionYear: 2020, serviceLifeYears: 20, seats: 29, fictional: true };
  const id = await register(hub, 'Vehicle', { chassisNumber: `RLLV1AEA9PH${nr}`, ...own, ...values });
  const papers: Record<string, Values> = {
    Ownership: { business },
    Registration: { certificateNumber: `ĐK-${nr}`, ownerBusiness: business, registeredOn: '2024-01-01', state: 'ACTIVE' },
    PlateAssignment: { plate: `29B-${nr.slice(1)}`, background, holderBusiness: business },
    Inspection: { certificateNumber: `KĐ-${nr}`, stationCode: '2901V', inspectedOn: '2026-01-01', expiresOn: '2026-12-31', result: 'PASSED' },
    Badge: { number: `PH-${nr}`, business, badgeType: 'XE HỢP ĐỒNG', issuedOn: '2025-01-01', expiresOn: '2027-12-31', state: 'ACTIVE' },
    TrackingDevice: { serialNumber: `GS-${nr}`, driverCamera: true, fittedOn: '2025-01-01', state: 'ACTIVE' },
  };
  const ids: Record<string, string> = {};
  for (const [entity, paper] of Object.entries(papers)) if (!without.includes(entity)) ids[entity] = await register(hub, entity, { ...paper, vehicle: id });
  return { id, ids };
}

async function failing(id: string, on = '2026-06-01'): Promise<string[]> {
  const { body } = await hub.ask('query Q($id: ID!, $on: Date!) { vehicle(id: $id) { mayOperate(on: $on) { answer reasons { code law } } } }', {
    variables: { id, on },
  });
  expect(body.errors).toBeUndefined();
  const { answer, reasons } = body.data.vehicle.mayOperate;
  expect(answer).toBe(reasons.length === 0);
  expect(reasons.every(({ law }: { law: string }) => /Điều \d+/.test(law))).toBe(true);
  return reasons.map(({ code }: { code: string }) => code);
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
    await failing((await vehicle({ category: 'motorcycle', kind: 'xe mô tô', serviceLifeYears: null }, 'trắng', ['Badge', 'TrackingDevice', 'Inspection'])).id),
  ).toEqual([]);
  expect(await failing((await vehicle({ category: 'trailer', kind: 'rơ moóc', serviceLifeYears: null }, 'vàng', ['Badge', 'TrackingDevice'])).id)).toEqual([]);
});

it('needs the camera from eight seats without the driver, and as a tractor', async () => {
  const small = await vehicle({ seats: 8 }, 'vàng');
  const large = await vehicle({ seats: 9 }, 'vàng');
  const truck = await vehicle({ category: 'goods', seats: 3 }, 'vàng');
  const tractor = await vehicle({ category: 'tractor', seats: 3 }, 'vàng');
  for (const { ids } of [small, large, truck, tractor])
    await write(hub, [
      { operation: 'correct', entity: 'TrackingDevice', id: ids.TrackingDevice ?? '', from: '2024-01-01', to: null, values: { driverCamera: false } },
    ]);
  expect(await Promise.all([small, large, truck, tractor].map(({ id }) => failing(id)))).toEqual([[], ['NO_DRIVER_CAMERA'], [], ['NO_DRIVER_CAMERA']]);
});

it('each paper counts to its last day, and what ends is told with everything else that has', async () => {
  const { id, ids } = await vehicle({ productionYear: 2006, serviceLifeYears: 20 }, 'vàng');
  expect(await failing(id, '2026-12-31')).toEqual([]);
  expect(await failing(id, '2027-01-01')).toEqual(['NO_VALID_INSPECTION', 'SERVICE_LIFE_ENDED']);
  await write(hub, [
    { operation: 'update', entity: 'Registration', id: ids.Registration ?? '', from: '2026-07-01', values: { state: 'RECALLED' } },
    { operation: 'update', entity: 'Badge', id: ids.Badge ?? '', from: '2026-07-01', values: { state: 'REVOKED' } },
    { operation: 'update', entity: 'TrackingDevice', id: ids.TrackingDevice ?? '', from: '2026-07-01', values: { state: 'REMOVED', removedOn: '2026-07-01' } },
  ]);
  expect(await failing(id, '2026-06-30')).toEqual([]);
  expect(await failing(id, '2026-07-01')).toEqual(['NOT_REGISTERED', 'NO_BADGE', 'NO_TRACKING_DEVICE', 'NO_DRIVER_CAMERA']);
});
