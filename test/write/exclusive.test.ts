import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import type { Caller } from '../../src/hub/access/caller.js';
import type { Model, Values } from '../../src/hub/declare/model.js';
import { nameOthers } from '../../src/hub/reads/name-others.js';
import { withdrawChangeSet } from '../../src/hub/undo/withdraw-change-set.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { AS_STEWARD, model, person, refusals, register, slicesOf, vehicle, write } from './world.js';

let database: TestDatabase;
let business: string;
beforeAll(async () => {
  database = await createTestDatabase();
  business = await register(database, 'Business', {
    taxCode: '0100109106',
    name: 'Công ty Giả Lập',
    legalForm: 'Công ty TNHH',
    fictional: true,
  });
});
afterAll(() => database.drop());

let count = 0;
const fresh = () => register(database, 'Vehicle', vehicle(`RLLV1AEA0PH${String(++count).padStart(6, '0')}`));
const badge = (of: string, more: Values = {}): Values => ({
  number: `PH-${++count}`,
  vehicle: of,
  business,
  badgeType: 'XE HỢP ĐỒNG',
  issuedOn: '2024-02-01',
  expiresOn: '2026-01-31',
  state: 'ACTIVE',
  ...more,
});
const tag = (of: string, more: Values = {}): Values => ({
  tid: `E280${++count}`,
  vehicle: of,
  attachedOn: '2024-02-01',
  state: 'ACTIVE',
  ...more,
});
const inOneSet = (entity: string, ...all: Values[]) =>
  write(
    database,
    all.map((values) => ({ operation: 'register', entity, from: '2024-02-01', values })),
  );

describe('a vehicle wears one type of badge at a time', () => {
  it('refuses one of another type whose days meet those of one in use, naming the link and what to do', async () => {
    const id = await fresh();
    await register(database, 'Badge', badge(id), '2024-02-01');
    const other = badge(id, { badgeType: 'XE TẢI', issuedOn: '2026-01-31', expiresOn: '2028-01-30' });
    const refused = await register(database, 'Badge', other, '2026-01-31').catch(
      (error: { details: { problems: unknown[] } }) => error.details.problems,
    );
    expect(refused).toMatchObject([
      { code: 'KEY_TAKEN', field: 'vehicle', operation: 0, vi: expect.stringContaining('phù hiệu loại khác') },
    ]);
  });

  it('takes one from the day after the first has run out, and one of the same type at any time', async () => {
    const id = await fresh();
    await register(database, 'Badge', badge(id), '2024-02-01');
    await register(database, 'Badge', badge(id, { issuedOn: '2025-12-01', expiresOn: '2028-11-30' }), '2025-12-01');
    const other = await fresh();
    await register(database, 'Badge', badge(other), '2024-02-01');
    await register(database, 'Badge', badge(other, { badgeType: 'XE TẢI', issuedOn: '2026-02-01', expiresOn: '2028-01-31' }), '2026-02-01');
  });

  it('takes one when the first was handed back, closed or removed, in the same set too', async () => {
    for (const end of ['update', 'close', 'remove'] as const) {
      const id = await fresh();
      const first = await register(database, 'Badge', badge(id), '2024-02-01');
      const values = badge(id, { badgeType: 'XE TẢI', issuedOn: '2025-05-01', expiresOn: '2027-04-30' });
      await write(database, [
        end === 'update'
          ? { operation: 'update', entity: 'Badge', id: first, from: '2025-05-01', values: { state: 'SURRENDERED' } }
          : end === 'close'
            ? { operation: 'close', entity: 'Badge', id: first, from: '2025-05-01' }
            : { operation: 'remove', entity: 'Badge', id: first },
        { operation: 'register', entity: 'Badge', from: '2025-05-01', values },
      ]);
    }
  });

  it('sees two of one set, one that is led to another vehicle, and one whose term a correction lengthens', async () => {
    const [a, b] = [await fresh(), await fresh()];
    expect(await refusals(inOneSet('Badge', badge(a), badge(a, { badgeType: 'XE TẢI' })))).toEqual(['KEY_TAKEN', 'KEY_TAKEN']);
    await register(database, 'Badge', badge(a), '2024-02-01');
    const moved = await register(database, 'Badge', badge(b, { badgeType: 'XE TẢI' }), '2024-02-01');
    expect(
      await refusals(write(database, [{ operation: 'update', entity: 'Badge', id: moved, from: '2025-01-01', values: { vehicle: a } }])),
    ).toEqual(['KEY_TAKEN']);
    const later = await register(
      database,
      'Badge',
      badge(a, { badgeType: 'XE TẢI', issuedOn: '2026-02-01', expiresOn: '2028-01-31' }),
      '2026-02-01',
    );
    const earlier = {
      operation: 'correct',
      entity: 'Badge',
      id: later,
      from: null,
      to: null,
      values: { issuedOn: '2026-01-01' },
      moveStart: '2026-01-01',
    } as const;
    expect(await refusals(write(database, [earlier]))).toEqual(['KEY_TAKEN']);
  });

  it('lets either of two that stand there already come to its end, or be put right', async () => {
    const unguarded: Model = { ...model, declarations: withoutExclusive(model) };
    const [one = '', two = ''] = await registerBoth(unguarded, await fresh());
    await write(database, [{ operation: 'correct', entity: 'Badge', id: one, from: null, to: null, values: { resultCode: 'KQ-1' } }]);
    await write(database, [{ operation: 'update', entity: 'Badge', id: two, from: '2025-01-01', values: { state: 'REVOKED' } }]);
  });

  it('is what refuses: without the declaration the second badge is taken', async () => {
    const unguarded: Model = { ...model, declarations: withoutExclusive(model) };
    expect(await registerBoth(unguarded, await fresh())).toHaveLength(2);
  });

  it('holds against two writers at once', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await fresh();
      const outcomes = await Promise.allSettled(
        ['XE HỢP ĐỒNG', 'XE TẢI', 'XE TAXI'].map((badgeType) => register(database, 'Badge', badge(id, { badgeType }), '2024-02-01')),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
  });
});

describe('a vehicle has one active tag at a time', () => {
  it('refuses a second one, whatever its account, until the first is taken off', async () => {
    const id = await fresh();
    const first = await register(database, 'EtcTag', tag(id), '2024-02-01');
    const second = () => register(database, 'EtcTag', tag(id, { attachedOn: '2025-03-02' }), '2025-03-02');
    expect(await refusals(second())).toEqual(['KEY_TAKEN']);
    await write(database, [
      { operation: 'update', entity: 'EtcTag', id: first, from: '2025-03-02', values: { state: 'REMOVED', removedOn: '2025-03-01' } },
    ]);
    expect(await second()).toMatch(/^[0-9a-f-]{36}$/);
  });
});

const wall = {
  role: 'anonymous',
  actor: 'x',
  agency: null,
  authenticated: false,
  purposes: [],
  purpose: null,
  caseCode: null,
  ownKey: null,
} as const;
const anonymous: Caller = { ...wall, language: 'vi', requestId: 'x' };
const steward: Caller = {
  ...anonymous,
  role: 'steward',
  authenticated: true,
  purposes: ['stewardship'],
  purpose: 'stewardship',
  caseCode: 'C',
};

/** What the law allows one of, each with a record of it behind a fresh holder: in use from 2024-02-01 to its end, or with none. */
const ONE_OF: Record<string, { per: string; holder: () => Promise<string>; values: (of: string) => Values; named: string | undefined }> = {
  Badge: { per: 'vehicle', holder: fresh, values: (of) => badge(of, { badgeType: `LOẠI ${++count}` }), named: 'Phù hiệu PH-' },
  EtcTag: { per: 'vehicle', holder: fresh, values: tag, named: 'Thẻ thu phí điện tử E280' },
  Registration: {
    per: 'vehicle',
    holder: fresh,
    values: (vehicle) => ({
      certificateNumber: `ĐK-${++count}`,
      vehicle,
      ownerBusiness: business,
      registeredOn: '2024-02-01',
      state: 'ACTIVE',
    }),
    named: 'Chứng nhận đăng ký xe ĐK-',
  },
  PlateAssignment: {
    per: 'vehicle',
    holder: fresh,
    values: (vehicle) => ({ plate: `30K-${String(++count).padStart(5, '0')}`, vehicle, holderBusiness: business, background: 'trắng' }),
    named: 'Gắn biển số 30K-',
  },
  DriverLicence: {
    per: 'driver',
    holder: async () => {
      const holder = await register(database, 'Person', person(`0010900${String(++count).padStart(5, '0')}`));
      return register(database, 'Driver', { person: holder, fictional: true });
    },
    values: (driver) => ({ number: `9900${++count}`, driver, scheme: '2025', classes: ['B'], issuedOn: '2024-02-01', state: 'ACTIVE' }),
    named: 'Giấy phép lái xe 9900',
  },
  TransportLicence: {
    per: 'business',
    holder: () => register(database, 'Business', { taxCode: `01${++count}`, name: 'X', legalForm: 'Công ty TNHH', fictional: true }),
    values: (of) => ({
      number: `GP-${++count}`,
      issueCount: 1,
      business: of,
      issuedOn: '2024-02-01',
      businessTypes: ['taxi'],
      state: 'ACTIVE',
    }),
    named: 'Giấy phép kinh doanh vận tải GP-',
  },
  HouseholdLicence: {
    per: 'household',
    holder: async () => {
      const owner = await register(database, 'Person', person(`0010800${String(++count).padStart(5, '0')}`));
      return register(database, 'HouseholdBusiness', { owner, name: 'Hộ X', fictional: true });
    },
    values: (household) => ({
      number: `HKD-${++count}`,
      issueCount: 1,
      household,
      issuedOn: '2024-02-01',
      businessTypes: ['hàng hóa'],
      state: 'ACTIVE',
    }),
    named: 'Giấy phép kinh doanh vận tải của hộ kinh doanh HKD-',
  },
};
const naming = (who: Caller | 'anybody', entity: string, values: Values) =>
  withTx(database.appPool, {}, (tx) =>
    writeChangeSet(
      tx,
      model,
      { ...AS_STEWARD, operations: [{ operation: 'register', entity, from: '2024-02-01', values }] },
      { onPlan: (planning, plan) => nameOthers(planning, model, who, plan) },
    ),
  );
const sentenceOf = async (refused: Promise<unknown>): Promise<string> =>
  refused.then(
    () => 'written',
    (error: { details?: { problems?: { vi: string }[] } }) => error.details?.problems?.[0]?.vi ?? String(error),
  );

/** Records of a person: their number is open, and whose it is not. */
const PERSONS = new Set(['DriverLicence', 'HouseholdLicence']);

describe('whatever the law allows one of', () => {
  it('is all of it tried here', () => {
    const declared = [...model.declarations.entities.values()].filter(({ exclusive = [] }) =>
      exclusive.some(({ severity }) => severity === 'error'),
    );
    expect(declared.map(({ name }) => name).sort()).toEqual(Object.keys(ONE_OF).sort());
  });

  describe.each(Object.entries(ONE_OF))('%s', (entity, { per, holder, values, named }) => {
    const second = (of: string, from = '2025-01-01') => register(database, entity, values(of), from);

    it('is one: a second one is refused by the link, until the first has ended, and in one set with that end', async () => {
      const of = await holder();
      const first = await register(database, entity, values(of), '2024-02-01');
      expect(await refusals(second(of))).toEqual(['KEY_TAKEN']);
      await write(database, [
        { operation: 'close', entity, id: first, from: '2025-01-01' },
        { operation: 'register', entity, from: '2025-01-01', values: values(of) },
      ]);
      // Nor may the first come back beside it, by a correction of its days …
      const reopened = { operation: 'correct', entity, id: first, from: null, to: null, values: {}, moveEnd: null } as const;
      expect(await refusals(write(database, [reopened]))).toEqual(['KEY_TAKEN']);
    });

    it('nor does a withdrawal bring a second one back: it names what stands there, and takes it along if asked to', async () => {
      const of = await holder();
      const first = await register(database, entity, values(of), '2024-02-01');
      const end = await write(database, [{ operation: 'close', entity, id: first, from: '2025-01-01' }]);
      const next = await second(of);
      const withdraw = (cascade: boolean) =>
        withdrawChangeSet({ pool: database.appPool, model }, end.changeSetId, { ...AS_STEWARD, cascade });
      await expect(withdraw(false)).rejects.toMatchObject({ code: 'HAS_LATER_CHANGES', details: { laterChanges: [{ recordId: next }] } });
      await withdraw(true);
      expect(await refusals(second(of))).toEqual(['KEY_TAKEN']);
    });

    it('is one of several written at once', async () => {
      const of = await holder();
      const outcomes = await Promise.allSettled([1, 2, 3].map(() => register(database, entity, values(of), '2024-02-01')));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    it('names the other one by its key to who may read it, and to nobody else', async () => {
      const of = await holder();
      await register(database, entity, values(of), '2024-02-01');
      const key = [...(model.declarations.entities.get(entity)?.fields.values() ?? [])].find(
        (field) => field.kind === 'column' && field.key,
      );
      expect(await sentenceOf(naming(steward, entity, values(of)))).toContain(`Bản ghi kia: ${named}`);
      const open = key?.class === 'open' && !PERSONS.has(entity);
      for (const who of ['anybody', anonymous] as const)
        expect((await sentenceOf(naming(who, entity, values(of)))).includes('Bản ghi kia')).toBe(open);
      expect(per).toBe(model.declarations.entities.get(entity)?.exclusive?.[0]?.per);
    });
  });

  it('a badge of a person’s vehicle is named to nobody who may not see that vehicle', async () => {
    const of = await fresh();
    const owner = await register(database, 'Person', person(`0010900${String(++count).padStart(5, '0')}`));
    await register(database, 'Ownership', { vehicle: of, person: owner });
    await register(database, 'Badge', badge(of), '2024-02-01');
    const another = () => badge(of, { badgeType: 'XE TẢI' });
    expect(await sentenceOf(naming(steward, 'Badge', another()))).toContain('Bản ghi kia: Phù hiệu PH-');
    for (const who of ['anybody', anonymous, { ...steward, purpose: null }] as const)
      expect(await sentenceOf(naming(who, 'Badge', another()))).not.toContain('Bản ghi kia');
  });

  it('of licences: one with a limit and one without, of whichever scheme; what others issued does not count', async () => {
    const { holder = fresh, values = tag } = ONE_OF.DriverLicence ?? {};
    const driver = await holder();
    const licence = (scheme: string, classes: string[]) =>
      register(database, 'DriverLicence', { ...values(driver), scheme, classes }, '2024-02-01').then(
        () => 'taken',
        () => 'refused',
      );
    expect(await licence('2008', ['B2'])).toBe('taken');
    expect(await licence('2025', ['A1'])).toBe('taken');
    expect([await licence('2025', ['C1']), await licence('2008', ['A2']), await licence('2025', ['A', 'B'])]).toEqual([
      'refused',
      'refused',
      'refused',
    ]);
    expect([await licence('foreign', ['B']), await licence('police', ['C'])]).toEqual(['taken', 'taken']);
  });
});

describe('sections of a road', () => {
  const section = (road: string, from: string, to: string, more: Values = {}): Values => ({
    code: `Đ-${++count}`,
    road,
    ordinal: count,
    fromChainage: from,
    toChainage: to,
    ...more,
  });
  const told = async (...all: Values[]) =>
    (await inOneSet('RoadSection', ...all)).warnings.map(({ operation, code }) => `${operation} ${code}`);
  const OVERLAPS = 'WARN_ROAD_SECTION_OVERLAPS';

  it('are told of where two of them share a stretch, in one set and against the register, by the order of chainages', async () => {
    const road = await register(database, 'Road', { number: `QL.${++count}`, roadClass: 'quốc lộ', provenance: 'thử' });
    expect(await told(section(road, 'Km0+000', 'Km36+000'), section(road, 'Km36+000', 'Km100+000'))).toEqual([]);
    expect(await told(section(road, 'Km99+900', 'Km120+000'))).toEqual([`0 ${OVERLAPS}`]);
    expect(await told(section(road, 'Km200+000', 'Km210+000'), section(road, 'Km205+000', 'Km220+000'))).toEqual([
      `0 ${OVERLAPS}`,
      `1 ${OVERLAPS}`,
    ]);
    expect(
      await told(
        section(road, 'Km300+000', 'Km310+000', { function: 'chính' }),
        section(road, 'Km300+000', 'Km310+000', { function: 'gom' }),
      ),
    ).toEqual([]);
  });

  it('only on days on which both are in force, and name the other one', async () => {
    const road = await register(database, 'Road', { number: `QL.${++count}`, roadClass: 'quốc lộ', provenance: 'thử' }, '2019-01-01');
    const old = await register(database, 'RoadSection', section(road, 'Km0+000', 'Km36+000'), '2020-01-01', '2024-02-01');
    expect(await told(section(road, 'Km0+000', 'Km40+000'))).toEqual([]);
    expect(await slicesOf(database, 'road_section', old, 'to_chainage')).toEqual([['2020-01-01', '2024-02-01', 'Km36+000']]);
    const { warnings } = await naming(anonymous, 'RoadSection', section(road, 'Km39+000', 'Km41+000', { code: 'Đ-X' }));
    expect(warnings.map(({ vi }) => vi)).toEqual([expect.stringMatching(/Bản ghi kia: Đoạn tuyến Đ-\d+\.$/)]);
  });
});

function withoutExclusive({ declarations }: Model): Model['declarations'] {
  const entities = new Map([...declarations.entities].map(([name, { exclusive: _, ...entity }]) => [name, entity]));
  return { ...declarations, entities };
}

async function registerBoth(unguarded: Model, id: string): Promise<string[]> {
  const operations = [badge(id), badge(id, { badgeType: 'XE TẢI' })].map(
    (values) => ({ operation: 'register', entity: 'Badge', from: '2024-02-01', values }) as const,
  );
  const { changes } = await withTx(database.appPool, {}, (tx) => writeChangeSet(tx, unguarded, { ...AS_STEWARD, operations }));
  return changes.map(({ recordId }) => recordId);
}
