import { afterAll, beforeAll, expect, it } from 'vitest';
import { caller, createTestHub, type TestHub } from '../support/hub.js';
import { smallWorld } from '../support/small-world.js';
import { register, write } from '../support/write.js';

let hub: TestHub;
let world: Awaited<ReturnType<typeof smallWorld>>;
beforeAll(async () => {
  hub = await createTestHub();
  world = await smallWorld(hub);
});
afterAll(() => hub.close());

const QUESTION = `query($of: ID!, $from: AsOf!, $to: AsOf!) { d: difference(of: $of, from: $from, to: $to) {
  entity recordId from { version validFrom validTo recordedFrom } to { version validFrom validTo } changedFields { name before after } withheld } }`;
const STEWARD = caller('steward', 'stewardship');
const ask = async (of: string, from: object, to: object, as: object = {}) =>
  (await hub.ask(QUESTION, { variables: { of, from, to }, as })).body;
const head = async () => (await hub.ask('{ provinces { totalCount } }')).body.extensions.asOf.provinces;

it('tells two legal days apart, field by field, and echoes both times', async () => {
  const id = await register(hub, 'PortCode', { code: 'VN901', matchedName: 'một', latitude: 20.5, longitude: 106.5 }, '2024-01-01');
  await write(hub, [{ operation: 'update', entity: 'PortCode', id, from: '2025-01-01', values: { matchedName: 'hai', latitude: 21 } }]);
  const { data, extensions } = await ask(id, { validAt: '2024-06-01' }, { validAt: '2025-06-01' });
  expect(data.d).toMatchObject({
    entity: 'PortCode',
    recordId: id,
    from: { version: 2, validFrom: '2024-01-01', validTo: '2025-01-01' },
    to: { version: 2, validFrom: '2025-01-01', validTo: null },
    changedFields: [
      { name: 'matchedName', before: 'một', after: 'hai' },
      { name: 'latitude', before: '20.5', after: '21' },
    ],
    withheld: [],
  });
  expect([extensions.asOf['d.from'].validAt, extensions.asOf['d.to'].validAt]).toEqual(['2024-06-01', '2025-06-01']);
});

it('tells two states of knowledge of the same day apart: what was corrected since', async () => {
  const id = await register(hub, 'PortCode', { code: 'VN902', matchedName: 'sai' }, '2024-01-01');
  const then = await head();
  await write(hub, [{ operation: 'correct', entity: 'PortCode', id, from: null, to: null, values: { matchedName: 'đúng' } }]);
  for (const from of [{ snapshot: then.snapshot }, { knownAt: then.knownAt }])
    expect((await ask(id, from, {})).data.d.changedFields).toEqual([{ name: 'matchedName', before: 'sai', after: 'đúng' }]);
  expect((await ask(id, {}, {})).data.d.changedFields).toEqual([]);
});

it('of a record that was not there yet, or is no more, has one side only; of none at all it is null', async () => {
  const before = await head();
  const id = await register(hub, 'PortCode', { code: 'VN903', matchedName: 'một' }, '2024-01-01');
  const born = (await ask(id, { snapshot: before.snapshot }, {})).data.d;
  expect([born.from, born.changedFields]).toEqual([
    null,
    [
      { name: 'code', before: null, after: 'VN903' },
      { name: 'matchedName', before: null, after: 'một' },
    ],
  ]);
  await write(hub, [{ operation: 'close', entity: 'PortCode', id, from: '2025-01-01' }]);
  expect((await ask(id, { validAt: '2024-02-01' }, { validAt: '2025-02-01' })).data.d.to).toBeNull();
  expect((await ask(id, { validAt: '2020-01-01' }, { validAt: '2020-02-01' })).data.d).toBeNull();
  expect((await ask('0198c3a2-5b7e-7cc3-98c4-dc0c0c07398f', {}, {})).data.d).toBeNull();
});

it('obeys the masks: what may not be read is not compared, and a person is as absent without a purpose', async () => {
  const before = await head();
  await write(hub, [
    { operation: 'correct', entity: 'Person', id: world.person, from: null, to: null, values: { fullName: 'Nguyễn Văn Đổi' } },
    { operation: 'correct', entity: 'Business', id: world.business, from: null, to: null, values: { legalRepresentative: 'Người Khác' } },
  ]);
  hub.reads.length = 0;
  expect((await ask(world.person, { snapshot: before.snapshot }, {})).data.d).toBeNull();
  expect(hub.reads).toEqual([]);
  const masked = (await ask(world.business, { snapshot: before.snapshot }, {})).data.d;
  expect(masked.changedFields).toEqual([]);
  expect(masked.withheld).toContain('legalRepresentative');

  const seen = (await ask(world.person, { snapshot: before.snapshot }, {}, STEWARD)).data.d;
  expect(seen.changedFields).toEqual([{ name: 'fullName', before: 'Nguyễn Văn Giả Lập', after: 'Nguyễn Văn Đổi' }]);
  expect(hub.reads).toMatchObject([{ outcome: 'ANSWERED', subjects: [world.person], entities: ['Person'] }]);
  const stranger = caller('citizen', 'self-access', { ownKey: '001190000022', caseCode: null });
  expect((await ask(world.person, { snapshot: before.snapshot }, {}, stranger)).data.d).toBeNull();
  const own = caller('citizen', 'self-access', { ownKey: '001090000011', caseCode: null });
  expect((await ask(world.person, { snapshot: before.snapshot }, {}, own)).data.d.changedFields).toHaveLength(1);
});

it('of a car is in the log of whoever owns it, and tells a citizen values above open of their own car alone', async () => {
  hub.reads.length = 0;
  expect((await ask(world.privateCar, {}, {}, STEWARD)).data.d.withheld).toEqual([]);
  expect(hub.reads).toMatchObject([{ outcome: 'ANSWERED', subjects: [world.person], entities: ['Vehicle'] }]);
  const own = caller('citizen', 'self-access', { ownKey: '001090000011', caseCode: null });
  expect((await ask(world.privateCar, {}, {}, own)).data.d.withheld).toEqual([]);
  expect((await ask(world.coach, {}, {}, own)).data.d.withheld).toContain('chassisNumber');
});
