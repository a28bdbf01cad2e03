import { HubError } from '../../src/errors.js';
import type { Value, Values } from '../../src/hub/declare/model.js';
import type { Operation } from '../../src/hub/write/operations.js';
import type { TestHub } from '../support/hub.js';
import { write } from '../write/world.js';
import type { Random } from './random.js';

/** Makes in the order of the Vietnamese alphabet, in which Đ comes after D and before E. */
export const MAKES = ['Dacia', 'Dongfeng', 'Đông Phong', 'Eicher', 'Thaco'] as const;
export const COLOURS = ['trắng', 'xanh', null] as const;
export const PLATES = ['29B-10000', '29B-10001', '29B-10002', '29B-10003'] as const;
export const OWNER_KEYS = ['001090000011', '001190000022'] as const;

/** The days on which something begins or ends: as text they sort in the order of time. */
export function daysAround(today: string): string[] {
  const near = [-1, 0, 1].map((offset) => new Date(Date.parse(`${today}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10));
  return ['2016-01-01', '2018-07-01', '2020-01-01', '2022-03-01', '2024-01-01', ...near, '2031-01-01'];
}

const VEHICLES = 16;
const EDITS = 90;

/**
 * Vehicles with none to three owners at a time, persons and businesses mixed, and what hangs on them; then edits of every kind: sold,
 * corrected, ended, moved to another vehicle, taken out because it was never so. All of it goes through the door; what the door refuses is
 * not written, and nothing is kept here of what is.
 */
export async function ownedWorld(hub: TestHub, random: Random, days: readonly string[]) {
  const { next, chance, pick } = random;
  const made = new Map<string, string[]>();
  let written = 0;

  async function attempt(operations: readonly Operation[]): Promise<string | undefined> {
    try {
      const { changes } = await write(hub.database, operations);
      written += 1;
      return changes[0]?.recordId;
    } catch (error) {
      // A link to what has ended, a period that does not fit: the world is random and the door is not.
      if (error instanceof HubError && error.status < 500) return undefined;
      throw error;
    }
  }
  async function register(entity: string, values: Values, from: string | null = pick(days), to: string | null = null) {
    const id = await attempt([{ operation: 'register', entity, from, to, values }]);
    if (id !== undefined) made.set(entity, [...(made.get(entity) ?? []), id]);
    return id;
  }
  const some = (entity: string): string => pick(made.get(entity) ?? ['00000000-0000-7000-8000-000000000000']);

  for (const [i, personalId] of [...OWNER_KEYS, '001090000033', '001190000044'].entries()) {
    await register('Person', { personalId, fullName: `Người Giả Lập ${i}`, fictional: true }, '2000-01-01');
  }
  for (const [i, taxCode] of ['0100109106', '0300588569', '0101243150'].entries()) {
    await register('Business', { taxCode, name: `Vận tải giả lập ${'ABC'[i]}`, legalForm: 'Công ty TNHH', fictional: true }, '2000-01-01');
  }
  const owner = (): Record<string, Value> =>
    chance(50) ? { person: some('Person'), business: null } : { business: some('Business'), person: null };
  const vehicleValues = () => ({
    make: pick(MAKES),
    colour: pick(COLOURS),
    seats: pick([null, 5, 9, 29, 29]),
    productionYear: pick([2008, 2015, 2020]),
  });
  const own = (vehicle: string) => register('Ownership', { vehicle, ...owner() }, pick(days), chance(30) ? pick(days) : null);

  for (let i = 0; i < VEHICLES; i++) {
    const values = { chassisNumber: `RLLV1AEA9PH0009${10 + i}`, kind: 'xe ô tô con', category: 'car', fictional: true, ...vehicleValues() };
    const vehicle = await register('Vehicle', values, chance(15) ? null : pick(days.slice(0, 4)));
    if (vehicle === undefined) continue;
    for (let owners = next(4); owners > 0; owners--) await own(vehicle);
    for (let amount = next(3); amount > 0; amount--) await register('Inspection', inspection(vehicle, `KĐ-${i}-${amount}`));
    if (chance(50)) await register('Badge', badge(vehicle, some('Business'), `PH-${i}`));
    if (chance(60)) await register('PlateAssignment', plate(vehicle));
  }
  for (let i = 0; i < 10; i++) {
    const values = { code: `TH-${i}`, tractor: some('Vehicle'), trailer: some('Vehicle'), axles: pick([null, 4, 5, 6]) };
    await register('VehicleCombination', values);
  }

  function inspection(vehicle: string, certificateNumber: string): Values {
    const odometerKm = pick([null, 1_000, 50_000, 50_000]);
    const expiresOn = pick([null, ...days.slice(1)]);
    return {
      certificateNumber,
      vehicle,
      stationCode: '2901V',
      inspectedOn: '2016-01-01',
      expiresOn,
      result: pick(['PASSED', 'FAILED']),
      odometerKm,
    };
  }
  function badge(vehicle: string, business: string, number: string): Values {
    const state = pick(['ACTIVE', 'ACTIVE', 'REVOKED', 'SURRENDERED']);
    return {
      number,
      vehicle,
      business,
      badgeType: 'XE HỢP ĐỒNG',
      issuedOn: pick(['2016-01-01', '2020-01-01']),
      expiresOn: pick([...days, '2031-06-01', null]),
      state,
    };
  }
  function plate(vehicle: string): Values {
    const held = owner();
    return {
      plate: pick(PLATES),
      vehicle,
      background: pick(['trắng', 'vàng']),
      holderPerson: held.person ?? null,
      holderBusiness: held.business ?? null,
    };
  }

  /** What an edit may say of a record of each kind. */
  const news: Readonly<Record<string, () => Values>> = {
    Ownership: () => (chance(80) ? owner() : { vehicle: some('Vehicle') }),
    Vehicle: vehicleValues,
    Inspection: () =>
      chance(50) ? { vehicle: some('Vehicle') } : { result: pick(['PASSED', 'FAILED']), odometerKm: pick([null, 1_000, 70_000]) },
    Badge: () =>
      pick([{ vehicle: some('Vehicle') }, { business: some('Business') }, { state: pick(['ACTIVE', 'REVOKED', 'SURRENDERED']) }]),
    PlateAssignment: () => {
      const held = owner();
      return { holderPerson: held.person ?? null, holderBusiness: held.business ?? null };
    },
    VehicleCombination: () => (chance(50) ? { tractor: some('Vehicle') } : { trailer: some('Vehicle') }),
  };
  for (let i = 0; i < EDITS; i++) {
    // What decides who sees what changes most.
    const entity = chance(50) ? 'Ownership' : pick(Object.keys(news));
    const id = some(entity);
    const [from, to] = [pick(days), pick(days)].sort() as [string, string];
    const values = news[entity]?.() ?? {};
    const edits: readonly Operation[] = [
      { operation: 'update', entity, id, from, values },
      { operation: 'correct', entity, id, from: null, to: null, values },
      { operation: 'correct', entity, id, from, to, values },
      { operation: 'correct', entity, id, from: null, to: null, values: {}, moveStart: from },
      { operation: 'close', entity, id, from },
      { operation: 'remove', entity, id },
    ];
    await attempt([entity === 'Vehicle' ? pick(edits.slice(0, 4)) : pick(edits)]);
    if (chance(25)) await own(some('Vehicle'));
  }
  // Some are scrapped in their owners' names: whatever hangs on a vehicle ends with it.
  for (const id of (made.get('Vehicle') ?? []).slice(0, 4)) await scrap(id, pick(days.slice(3)));

  async function scrap(id: string, from: string): Promise<void> {
    const links: Readonly<Record<string, readonly string[]>> = {
      ownership: ['vehicle_id'],
      inspection: ['vehicle_id'],
      badge: ['vehicle_id'],
      plate_assignment: ['vehicle_id'],
      vehicle_combination: ['tractor_id', 'trailer_id'],
    };
    const entities = ['Ownership', 'Inspection', 'Badge', 'PlateAssignment', 'VehicleCombination'];
    const ending: Operation[] = [];
    for (const [n, [table, columns]] of Object.entries(links).entries()) {
      const { rows } = await hub.database.ownerPool.query<{ id: string }>(
        `select distinct id from ${table} where recorded_to = 'infinity' and valid_to > $2 and (${columns.map((column) => `${column} = $1`).join(' or ')})`,
        [id, from],
      );
      for (const { id: hanging } of rows) ending.push({ operation: 'close', entity: entities[n] ?? '', id: hanging, from });
    }
    await attempt([...ending, { operation: 'close', entity: 'Vehicle', id, from }]);
  }

  return { made, written };
}
