import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { caller, createTestHub, type TestHub } from '../support/hub.js';
import { smallWorld } from '../support/small-world.js';
import { register } from '../support/write.js';

let hub: TestHub;
let world: Awaited<ReturnType<typeof smallWorld>>;
beforeAll(async () => {
  hub = await createTestHub();
  world = await smallWorld(hub);
});
afterAll(() => hub.close());
beforeEach(() => {
  hub.reads.length = 0;
});

const STAND_IN = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab]/);
const asSteward = (more = {}) => caller('steward', 'stewardship', more);
const bare = asSteward({ purpose: null, caseCode: null });
const caseless = asSteward({ caseCode: null });
const SUBMIT =
  'mutation($input: ChangeSetInput!, $dryRun: Boolean) { submitChangeSet(input: $input, dryRun: $dryRun) { changeSetId changes { recordId } } }';
const WITHDRAW =
  'mutation($id: ID!, $cascade: Boolean) { withdrawChangeSet(id: $id, cascade: $cascade, reason: "thử") { changes { recordId } } }';

type Operation = Record<string, unknown>;
const submit = (operations: Operation[], { as = asSteward(), dryRun = false, more = {} } = {}) =>
  hub.ask(SUBMIT, { as, variables: { input: { operations, reason: 'kiểm thử', legalBasis: 'Thông tư 79/2024/TT-BCA', ...more }, dryRun } });
const withdraw = (id: string, as = asSteward(), cascade = false) => hub.ask(WITHDRAW, { as, variables: { id, cascade } });
const code = ({ body }: Awaited<ReturnType<typeof submit>>) => body.errors?.[0].extensions.code;
const head = async () => (await hub.database.ownerPool.query('select max(position)::text as n from change')).rows[0].n;
/** Everybody the log names since the beginning of the test, one list for each of its rows. */
const told = () => hub.reads.map(({ outcome, subjects }) => (outcome === 'ANSWERED' ? [...subjects].sort() : outcome));
let colours = 0;
const paint = (id: string): Operation => ({ correct: { id, record: { vehicle: { colour: `màu ${++colours}` } } } });
const person = (personalId: string): Operation => ({
  register: { record: { person: { personalId, fullName: 'Người Thử', fictional: true } } },
});

describe('a change of what is somebody’s', () => {
  it('needs purpose and case, though no field of it is personal, and stands in the log under whose it is', async () => {
    const before = await head();
    expect(code(await submit([paint(world.privateCar)], { as: bare }))).toBe('PURPOSE_REQUIRED');
    expect(code(await submit([paint(world.privateCar)], { as: caseless }))).toBe('CASE_REQUIRED');
    expect(code(await submit([paint(world.coach), paint(world.privateCar)], { as: bare, dryRun: true }))).toBe('PURPOSE_REQUIRED');
    expect([told(), await head()]).toEqual([['REFUSED', 'REFUSED', 'REFUSED'], before]);
    hub.reads.length = 0;
    expect(code(await submit([paint(world.privateCar)], { dryRun: true }))).toBeUndefined();
    expect(code(await submit([paint(world.privateCar), paint(world.coach)]))).toBeUndefined();
    expect(told()).toEqual([[world.person], [world.person]]);
    expect(hub.reads[0]).toMatchObject({ purpose: 'stewardship', fieldClasses: ['personal'], entities: ['Vehicle'] });
  });

  it('of a business’s car needs neither, and names nobody', async () => {
    expect(code(await submit([paint(world.coach)], { as: bare }))).toBeUndefined();
    expect(told().flat()).toEqual([]);
  });

  it('so does what is newly hung on somebody’s car, and on a business’s it does not', async () => {
    const device = (serialNumber: string, vehicle: string): Operation => ({
      register: {
        record: { trackingDevice: { serialNumber, vehicle, driverCamera: false, fittedOn: '2025-01-01', state: 'ACTIVE' } },
        validFrom: '2025-01-01',
      },
    });
    expect(code(await submit([device('GSHT-1', world.privateCar)], { as: bare }))).toBe('PURPOSE_REQUIRED');
    expect(code(await submit([device('GSHT-2', world.coach)], { as: bare }))).toBeUndefined();
    hub.reads.length = 0;
    expect(code(await submit([device('GSHT-1', world.privateCar)]))).toBeUndefined();
    expect(told()).toEqual([[world.person]]);
  });

  it('names whose it was and whose it becomes', async () => {
    const car = await register(hub, 'Vehicle', {
      chassisNumber: 'RLLV1AEA9PH000777',
      make: 'Thaco',
      kind: 'xe ô tô con',
      category: 'car',
      productionYear: 2020,
      province: world.haNoi,
      fictional: true,
    });
    const owned = await submit([{ register: { record: { ownership: { vehicle: car, person: world.person } }, validFrom: '2024-01-01' } }]);
    const [{ recordId: ownership }] = owned.body.data.submitChangeSet.changes;
    await submit([{ update: { id: ownership, validFrom: '2025-01-01', record: { ownership: { person: world.stranger } } } }]);
    await submit([{ close: { id: ownership, entity: 'Ownership', validTo: '2026-01-01' } }]);
    expect(told()).toEqual([[world.person], [world.person, world.stranger].sort(), [world.person, world.stranger].sort()]);
    hub.reads.length = 0;
    // Nobody's today; but a correction reaches into the days when it was somebody's.
    expect(code(await submit([paint(car)], { as: bare }))).toBe('PURPOSE_REQUIRED');
  });
});

describe('a refusal that tells of somebody', () => {
  it('who holds a personal number is named, a number that nobody holds by its stand-in', async () => {
    expect(code(await submit([person('001090000011')], { dryRun: true }))).toBe('KEY_TAKEN');
    expect(code(await submit([person('001090000011')]))).toBe('KEY_TAKEN');
    expect(code(await submit([person('001099000099')], { dryRun: true }))).toBeUndefined();
    expect(told()).toEqual([[world.person], [world.person], [STAND_IN]]);
    hub.reads.length = 0;
    const { body } = await submit([person('001099000098')]);
    expect(told()).toEqual([[body.data.submitChangeSet.changes[0].recordId]]);
  });

  it('whose plate it is that cannot be had again', async () => {
    const plate = {
      register: {
        record: { plateAssignment: { plate: '30K-00001', vehicle: world.coach, background: 'vàng', holderBusiness: world.business } },
        validFrom: '2025-01-01',
      },
    };
    expect(code(await submit([plate], { as: bare }))).toBe('PURPOSE_REQUIRED');
    hub.reads.length = 0;
    expect(code(await submit([plate]))).toBe('KEY_TAKEN');
    expect(told()).toEqual([[world.person]]);
  });

  it('who depends on what should end', async () => {
    expect(code(await submit([{ remove: { id: world.driver, entity: 'Driver' } }]))).toBe('HAS_DEPENDENTS');
    const business = { remove: { id: world.business, entity: 'Business' } };
    expect(code(await submit([business], { as: bare }))).toBe('HAS_DEPENDENTS');
    expect(told()).toEqual([[world.person]]);
    await register(hub, 'TransportManager', {
      business: world.business,
      person: world.stranger,
      role: 'TRANSPORT_MANAGER',
      appointedOn: '2024-01-01',
    });
    hub.reads.length = 0;
    expect(code(await submit([business], { as: bare }))).toBe('PURPOSE_REQUIRED');
    expect(code(await submit([business]))).toBe('HAS_DEPENDENTS');
    expect(told()).toEqual(['REFUSED', [world.stranger]]);
  });

  it('whose record has changed since', async () => {
    const { snapshot: readAt } = (await hub.ask('{ procedures { totalCount } }')).body.extensions.asOf.procedures;
    const licence = { update: { id: world.licence, validFrom: '2026-01-01', record: { driverLicence: { conditions: 'kính' } } } };
    expect(code(await submit([licence]))).toBeUndefined();
    expect(code(await submit([licence], { more: { readAt } }))).toBe('STALE_VERSION');
    expect(told()).toEqual([[world.person], [world.person]]);
  });
});

describe('a withdrawal', () => {
  it('of what touched somebody’s car needs purpose and case, and names them, also when later changes stand in its way', async () => {
    const first = (await submit([paint(world.privateCar)])).body.data.submitChangeSet.changeSetId;
    await submit([paint(world.privateCar)]);
    hub.reads.length = 0;
    expect(code(await withdraw(first, bare))).toBe('PURPOSE_REQUIRED');
    expect(code(await withdraw(first, caseless))).toBe('CASE_REQUIRED');
    expect(code(await withdraw(first))).toBe('HAS_LATER_CHANGES');
    expect(code(await withdraw(first, asSteward(), true))).toBeUndefined();
    expect(told()).toEqual(['REFUSED', 'REFUSED', [world.person], [world.person]]);
  });
});
