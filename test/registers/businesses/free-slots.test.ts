import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestHub, type TestHub } from '../../support/hub.js';
import { smallWorld } from '../../support/small-world.js';
import { register, write } from '../../support/write.js';

let hub: TestHub;
let registration: string;

/**
 * A daily departure of two slots and one at weekends; one operator takes a slot of the first from 10 January 2026. 12 January 2026 is a
 * Monday.
 */
beforeAll(async () => {
  hub = await createTestHub();
  const { business } = await smallWorld(hub);
  const terminal = (code: string) => register(hub, 'CoachTerminal', { code, name: `Bến ${code}` });
  const [from, to] = [await terminal('2911'), await terminal('3611')];
  const route = (code: string) => register(hub, 'FixedRoute', { code, name: code, fromTerminal: from, toTerminal: to, fictional: true });
  const id = await route('2936.1111.A');
  await route('2936.1111.B');
  const departure = (time: string, dayPattern: string, capacity: number) =>
    register(
      hub,
      'Departure',
      { code: `2936.1111.A/2911/${time}`, route: id, terminal: from, departureTime: time, dayPattern, capacity },
      '2026-01-01',
    );
  const daily = await departure('06:30', '1234567', 2);
  await departure('08:00', '67', 1);
  registration = await register(
    hub,
    'RouteRegistration',
    { noticeNumber: 'TB-1', business, route: id, tripsPerMonth: 10, registeredOn: '2026-01-10', state: 'REGISTERED' },
    '2026-01-10',
  );
  await register(hub, 'RouteSlot', { registration, departure: daily }, '2026-01-10');
  await register(
    hub,
    'RouteMonth',
    { code: 'TB-1/2026-02', registration, month: '2026-02', tripsRegistered: 10, tripsMade: 6 },
    '2026-03-01',
  );
  await register(
    hub,
    'RouteMonth',
    { code: 'TB-1/2026-03', registration, month: '2026-03', tripsRegistered: 10, tripsMade: 7 },
    '2026-04-01',
  );
});
afterAll(() => hub.close());

const ask = async (text: string) =>
  (await hub.ask(`{ fixedRoute(code: "2936.1111.A", asOf: { validAt: "2026-06-01" }) { ${text} } }`)).body;

it('are the capacities of the departures of that weekday, less what is taken', async () => {
  const { data } = await ask(
    'unpublished: freeSlots(on: "2025-12-31") before: freeSlots(on: "2026-01-05") sunday: freeSlots(on: "2026-01-04") monday: freeSlots(on: "2026-01-12") saturday: freeSlots(on: "2026-01-17")',
  );
  expect(data.fixedRoute).toEqual({ unpublished: null, before: 2, sunday: 3, monday: 1, saturday: 2 });
});

it('are unknown for a route without published departures, and can be filtered by', async () => {
  const { data } = await hub
    .ask('{ fixedRoutes(where: { freeSlots: { gt: 0 } }) { nodes { code } } none: fixedRoute(code: "2936.1111.B") { freeSlots } }')
    .then(({ body }) => body);
  expect(data).toEqual({ fixedRoutes: { nodes: [{ code: '2936.1111.A' }] }, none: { freeSlots: null } });
});

it('come back when the registration lapses, not before', async () => {
  await write(hub, [
    {
      operation: 'update',
      entity: 'RouteRegistration',
      id: registration,
      from: '2026-03-12',
      values: { state: 'LAPSED', endReason: 'không khai thác' },
    },
  ]);
  const { data } = await ask('suspended: freeSlots(on: "2026-03-09") lapsed: freeSlots(on: "2026-03-16")');
  expect(data.fixedRoute).toEqual({ suspended: 1, lapsed: 2 });
  const monday = async () => (await ask('lapsed: freeSlots(on: "2026-03-16")')).data.fixedRoute.lapsed;
  const state = (state: string) =>
    write(hub, [{ operation: 'correct', entity: 'RouteRegistration', id: registration, from: '2026-03-12', to: null, values: { state } }]);
  await state('RUNNING');
  expect(await monday()).toBe(1);
  for (const ended of ['WITHDRAWN', 'ENDED', 'LAPSED']) {
    await state(ended);
    expect([ended, await monday()]).toEqual([ended, 2]);
  }
});

it('a registration says by when it must start, what keeps it, and which months fell short', async () => {
  const { data } = await ask(
    'registrations { nodes { startBy tripsToKeep months(orderBy: [{ month: ASC }]) { nodes { month belowThreshold } } } }',
  );
  expect(data.fixedRoute.registrations.nodes).toEqual([
    {
      startBy: '2026-03-11',
      tripsToKeep: 7,
      months: {
        nodes: [
          { month: '2026-02', belowThreshold: true },
          { month: '2026-03', belowThreshold: false },
        ],
      },
    },
  ]);
});
