import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caller, createTestHub, type TestHub } from '../../support/hub.js';
import { smallWorld } from '../../support/small-world.js';
import { register, write } from '../../support/write.js';

type World = Awaited<ReturnType<typeof smallWorld>>;
let hub: TestHub;
let world: World;
beforeAll(async () => {
  hub = await createTestHub();
  world = await smallWorld(hub);
});
afterAll(() => hub.close());

const steward = caller('steward', 'stewardship');
const ask = async (question: string) => (await hub.ask(question, { as: steward })).body;

describe('a surrendered plate', () => {
  const withoutPlate = () => {
    const values = { make: 'VinFast', kind: 'xe ô tô con', category: 'car', productionYear: 2021, fictional: true };
    return register(hub, 'Vehicle', { chassisNumber: 'RLLV1AEA9PH000777', ...values });
  };

  it('stays its holder’s for five years, for another vehicle of theirs, and goes to nobody else meanwhile', async () => {
    const car = await withoutPlate();
    const kept = await register(
      hub,
      'PlateAssignment',
      { plate: '30K-77777', vehicle: car, holderPerson: world.person, background: 'trắng' },
      '2024-01-01',
    );
    const off = { vehicle: null, surrenderedOn: '2025-03-10', heldUntil: '2030-03-09' };
    await write(hub, [{ operation: 'update', entity: 'PlateAssignment', id: kept, from: '2025-03-10', values: off }]);
    expect(
      (await ask('{ plateAssignment(plate: "30K-77777") { vehicle { id } heldUntil returnsToPoolOn } }')).data.plateAssignment,
    ).toEqual({
      vehicle: null,
      heldUntil: '2030-03-09',
      returnsToPoolOn: '2030-03-10',
    });
    const stranger = { plate: '30K-77777', vehicle: null, holderPerson: world.stranger, background: 'trắng', heldUntil: '2031-01-01' };
    await expect(register(hub, 'PlateAssignment', stranger, '2026-01-01')).rejects.toMatchObject({ code: 'KEY_TAKEN' });

    const again = { vehicle: car, surrenderedOn: null, heldUntil: null };
    await write(hub, [{ operation: 'update', entity: 'PlateAssignment', id: kept, from: '2026-02-01', values: again }]);
    const { data } = await ask(
      '{ before: plateAssignment(plate: "30K-77777", asOf: { validAt: "2025-06-01" }) { vehicle { id } } now: plateAssignment(plate: "30K-77777") { vehicle { id } } }',
    );
    expect(data).toEqual({ before: { vehicle: null }, now: { vehicle: { id: car } } });
  });

  it('goes to somebody else once the years are over and the record has ended', async () => {
    const car = await withoutPlate();
    const kept = await register(
      hub,
      'PlateAssignment',
      {
        plate: '30K-88888',
        vehicle: null,
        holderPerson: world.person,
        background: 'trắng',
        surrenderedOn: '2019-03-01',
        heldUntil: '2024-02-29',
      },
      '2024-01-01',
    );
    await write(hub, [{ operation: 'close', entity: 'PlateAssignment', id: kept, from: '2024-03-01' }]);
    const next = { plate: '30K-88888', vehicle: car, holderPerson: world.stranger, background: 'trắng' };
    expect(await register(hub, 'PlateAssignment', next, '2024-03-01')).not.toBe(kept);
  });
});

describe('niên hạn', () => {
  const life =
    '{ vehicle(chassisNumber: "RLLV1AEA9PH000123") { serviceLifeYears serviceLifeEndsOn serviceLifeRuleYears serviceLifeArticle legacyChassis } }';

  it('has no rule until one is held, then the one for its category and seats on the day asked for, with its article', async () => {
    expect((await ask(life)).data.vehicle).toEqual({
      serviceLifeYears: 20,
      serviceLifeEndsOn: '2040-12-31',
      serviceLifeRuleYears: null,
      serviceLifeArticle: null,
      legacyChassis: false,
    });
    const rule = { category: 'passenger', use: 'chung', unlimited: false, confidence: 'K' };
    await register(hub, 'ServiceLifeRule', { ...rule, code: 'từ 9 chỗ', seatsMin: 9, years: 20, article: 'Điều A' }, '2025-01-01');
    // Seats are counted without the driver: the coach has 28.
    await register(hub, 'ServiceLifeRule', { ...rule, code: 'từ 29 chỗ', seatsMin: 29, years: 17, article: 'Điều B' }, '2025-01-01');
    await register(hub, 'ServiceLifeRule', { ...rule, code: 'taxi', use: 'taxi', years: 12, article: 'Điều C' }, '2025-01-01');
    expect((await ask(life)).data.vehicle).toMatchObject({ serviceLifeRuleYears: 20, serviceLifeArticle: 'Điều A' });
    const before = life.replace('")', '", asOf: { validAt: "2024-12-31" })');
    expect((await ask(before)).data.vehicle).toMatchObject({ serviceLifeRuleYears: null });
  });

  it('says which article lets a vehicle be used without limit', async () => {
    await register(
      hub,
      'ServiceLifeRule',
      {
        code: 'mô tô',
        category: 'motorcycle',
        use: 'chung',
        unlimited: true,
        article: 'Luật 36/2024/QH15, Điều 40 khoản 3 điểm a',
        confidence: 'V',
      },
      '2025-01-01',
    );
    const values = {
      chassisNumber: 'MOTO12345',
      make: 'Honda',
      kind: 'xe mô tô hai bánh',
      category: 'motorcycle',
      productionYear: 2015,
      fictional: true,
    };
    await register(hub, 'Vehicle', values);
    expect(
      (await ask('{ vehicle(chassisNumber: "MOTO12345") { serviceLifeEndsOn serviceLifeRuleYears serviceLifeArticle legacyChassis } }'))
        .data.vehicle,
    ).toEqual({
      serviceLifeEndsOn: null,
      serviceLifeRuleYears: null,
      serviceLifeArticle: 'Luật 36/2024/QH15, Điều 40 khoản 3 điểm a',
      legacyChassis: true,
    });
  });
});

describe('an ETC account', () => {
  it('serves many vehicles and is nobody’s to see without a purpose; a tag tells no more than that it is there', async () => {
    const account = await register(hub, 'EtcAccount', {
      number: 'TKGT-1',
      holderPerson: world.person,
      openedOn: '2024-01-01',
      state: 'OPEN',
    });
    for (const [i, of] of [world.coach, world.privateCar].entries())
      await register(hub, 'EtcTag', { tid: `E280${i}000`, vehicle: of, account, attachedOn: '2024-02-01', state: 'ACTIVE' }, '2024-02-01');
    expect(
      (await ask('{ etcAccount(number: "TKGT-1") { state holderPerson { id } tags { nodes { tid state } } } }')).data.etcAccount,
    ).toEqual({
      state: 'OPEN',
      holderPerson: { id: world.person },
      tags: {
        nodes: expect.arrayContaining([
          { tid: 'E2800000', state: 'ACTIVE' },
          { tid: 'E2801000', state: 'ACTIVE' },
        ]),
      },
    });
    const anonymous = await hub.ask('{ etcTags { nodes { state vehicle { make } account { state } } } }');
    expect(anonymous.body.data.etcTags.nodes.map((node: { account: unknown }) => node.account)).toEqual([null]);
  });
});
