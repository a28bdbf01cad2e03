import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestHub, type TestHub } from '../support/hub.js';
import { smallWorld } from '../support/small-world.js';
import { register, write } from '../support/write.js';

let hub: TestHub;
let world: Awaited<ReturnType<typeof smallWorld>>;
beforeAll(async () => {
  hub = await createTestHub();
  world = await smallWorld(hub);
});
afterAll(() => hub.close());

const throughTwoLinks = 'query($at: AsOf) { badge(number: "PH-1", asOf: $at) { business { province { name } } } }';
const provinceName = (body: any) => body.data.badge.business.province.name;

it('a change made at T2 is invisible as known at T1 and visible now, two links deep', async () => {
  const before = await hub.ask(throughTwoLinks);
  const t1 = before.body.extensions.asOf.badge;
  await write(hub, [
    { operation: 'correct', entity: 'Province', id: world.haNoi, from: null, to: null, values: { name: 'Thủ đô Hà Nội' } },
  ]);
  const now = await hub.ask(throughTwoLinks);
  const then = await hub.ask(throughTwoLinks, { variables: { at: { knownAt: t1.knownAt } } });
  const snapshot = await hub.ask(throughTwoLinks, { variables: { at: { snapshot: t1.snapshot } } });
  expect(provinceName(before.body)).toBe('Thành phố Hà Nội');
  expect(provinceName(now.body)).toBe('Thủ đô Hà Nội');
  expect(provinceName(then.body)).toBe('Thành phố Hà Nội');
  expect(JSON.stringify(snapshot.body.data)).toBe(JSON.stringify(before.body.data));
});

it('a reused code names the unit of the day asked for', async () => {
  await write(hub, [{ operation: 'close', entity: 'Province', id: world.quangBinh, from: '2025-07-01' }]);
  await register(hub, 'Province', { code: '44', name: 'Tỉnh Quảng Trị', kind: 'province' }, '2025-07-01');
  const { body } = await hub.ask(
    '{ a: province(code: "44", asOf: { validAt: "2025-06-30" }) { name status validTo } b: province(code: "44") { name } }',
  );
  expect(body.errors).toBeUndefined();
  expect(body.data).toEqual({ a: { name: 'Tỉnh Quảng Bình', status: 'IN_FORCE', validTo: '2025-07-01' }, b: { name: 'Tỉnh Quảng Trị' } });
  expect(body.extensions.asOf.a.validAt).toBe('2025-06-30');
});

it('an answer names the authority of its day, and none before there was one', async () => {
  const { body } = await hub.ask('{ badge(number: "PH-1") { authority { code } legalBasis } }');
  expect(body.data.badge).toEqual({ authority: { code: 'G17' }, legalBasis: 'Nghị định 158/2024/NĐ-CP' });
});

it('a look-up that hits only a closed record answers null and says so', async () => {
  const id = await register(hub, 'PlateCode', { code: '99', holder: 'giả lập' }, '2020-01-01');
  await write(hub, [{ operation: 'close', entity: 'PlateCode', id, from: '2021-01-01' }]);
  const { body } = await hub.ask('{ closed: plateCode(code: "99") { code } plateCodes { totalCount notCurrentCount } }');
  expect(body.data).toEqual({ closed: null, plateCodes: { totalCount: 0, notCurrentCount: 1 } });
  expect(body.extensions.notCurrent).toEqual({ closed: { status: 'CLOSED', validFrom: '2020-01-01', validTo: '2021-01-01' } });
});

it('a removed record is gone by default and still seen by whoever asks what was known then', async () => {
  const id = await register(hub, 'PlateCode', { code: '98', holder: 'nhầm' });
  const before = (await hub.ask('{ plateCode(code: "98") { holder } }')).body.extensions.asOf.plateCode;
  await write(hub, [{ operation: 'remove', entity: 'PlateCode', id }]);
  const { body } = await hub.ask(
    'query($k: DateTime!) { now: plateCode(code: "98") { holder } known: plateCode(code: "98", asOf: { knownAt: $k }) { holder } }',
    { variables: { k: before.knownAt } },
  );
  expect(body.data).toEqual({ now: null, known: { holder: 'nhầm' } });
});

it('history lists every change with its changed fields, clamped to what was known', async () => {
  const id = await register(hub, 'PlateCode', { code: '97', holder: 'một' }, '2020-01-01');
  const t1 = (await hub.ask('{ plateCode(code: "97") { id } }')).body.extensions.asOf.plateCode.knownAt;
  await write(hub, [{ operation: 'update', entity: 'PlateCode', id, from: '2022-01-01', values: { holder: 'hai' } }]);
  const history = 'history { totalCount nodes { version operation validFrom changedFields { name before after } } }';
  const { body } = await hub.ask(
    `query($k: DateTime) { now: plateCode(code: "97") { ${history} } known: plateCode(code: "97", asOf: { knownAt: $k }) { ${history} } }`,
    { variables: { k: t1 } },
  );
  expect(body.data.now.history.nodes[1]).toEqual({
    version: 2,
    operation: 'UPDATE',
    validFrom: '2022-01-01',
    changedFields: [{ name: 'holder', before: 'một', after: 'hai' }],
  });
  expect(body.data.known.history.totalCount).toBe(1);
});

it.each([
  ['a knownAt in the future', { knownAt: '2999-01-01T00:00:00Z' }, 'FUTURE_KNOWLEDGE'],
  ['an instant without offset', { knownAt: '2025-01-01T00:00:00' }, 'BAD_USER_INPUT'],
  ['a day that does not exist', { validAt: '2026-02-30' }, 'BAD_USER_INPUT'],
  ['an edited snapshot', { snapshot: 'WyJhIiwiYiJd' }, 'BAD_USER_INPUT'],
  [
    'a snapshot of another log',
    { snapshot: Buffer.from(JSON.stringify(['00000000-0000-7000-8000-000000000000', '1', '2026-01-01'])).toString('base64url') },
    'BAD_USER_INPUT',
  ],
])('refuses %s', async (_what, at, code) => {
  const { status, body } = await hub.ask(throughTwoLinks, { variables: { at } });
  expect(status).toBe(400);
  expect(body.errors?.[0].extensions.code).toBe(code);
  expect(body.data).toBeUndefined();
});
