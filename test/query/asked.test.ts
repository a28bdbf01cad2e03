import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnswer } from '../../src/hub/answer/answer.js';
import { bodyBytes } from '../../src/hub/query/finished-json.js';
import { anonymous, caller, createTestHub, model, readLogInto, schema, type TestHub } from '../support/hub.js';
import { smallWorld } from '../support/small-world.js';
import { register, write } from '../support/write.js';

let hub: TestHub;
let world: Awaited<ReturnType<typeof smallWorld>>;
const licensing = caller('permit-service', 'licensing');

beforeAll(async () => {
  hub = await createTestHub();
  world = await smallWorld(hub);
  const deduct = (decisionNumber: string, effectiveOn: string, delta: number) =>
    register(hub, 'PointEvent', { decisionNumber, driver: world.driver, effectiveOn, delta }, effectiveOn);
  await deduct('QĐ-1', '2026-01-10', -4);
  await deduct('QĐ-2', '2026-02-10', -6);
  await register(hub, 'TransportManager', {
    business: world.business,
    person: world.stranger,
    role: 'TRANSPORT_MANAGER',
    appointedOn: '2024-01-01',
  });
  const licence = await register(
    hub,
    'TransportLicence',
    {
      number: 'GP-1',
      issueCount: 1,
      business: world.business,
      issuedOn: '2025-01-15',
      businessTypes: ['hợp đồng', 'hàng hóa'],
      state: 'ACTIVE',
    },
    '2025-01-15',
  );
  await write(hub, [{ operation: 'update', entity: 'TransportLicence', id: licence, from: '2026-03-01', values: { state: 'REVOKED' } }]);
});
afterAll(() => hub.close());

describe('an answer with arguments', () => {
  it('stands several times in one answer, each asked in its own way', async () => {
    const { body } = await hub.ask(
      `{ drivers(asOf: { validAt: "2026-02-20" }) { nodes { points january: points(on: "2026-01-31") before: points(on: "2026-01-09") } edges { node { points(on: "2026-01-10") } } } }`,
      { as: licensing },
    );
    expect(body.errors).toBeUndefined();
    expect(body.data.drivers.nodes).toEqual([{ points: 2, january: 8, before: 12 }]);
    expect(body.data.drivers.edges).toEqual([{ node: { points: 8 } }]);
  });

  it('takes the day of the reading when its own is left out or null', async () => {
    const at = async (day: string) =>
      (await hub.ask(`{ drivers(asOf: { validAt: "${day}" }) { nodes { points, points2: points(on: null) } } }`, { as: licensing })).body
        .data.drivers.nodes[0];
    expect(await at('2026-01-09')).toEqual({ points: 12, points2: 12 });
    expect(await at('2026-01-10')).toEqual({ points: 8, points2: 8 });
  });

  it('is one plan for every value of its variables', async () => {
    const document = parse(
      'query Q($on: Date, $kind: String!) { businesses(where: { taxCode: { eq: "0100109106" } }) { nodes { mayOperate(kind: $kind, on: $on) { answer } } } }',
    );
    const operation = document.definitions[0];
    if (operation?.kind !== 'OperationDefinition') throw new Error('no operation');
    const readLog = readLogInto([]);
    const answer = createAnswer({ schema, model, pool: hub.database.appPool, readLog });
    const ask = async (variables: Record<string, unknown>) => {
      const { body, executor } = await answer({ document, operation, variables, caller: anonymous });
      expect(executor).toBe('planner');
      return JSON.parse(bodyBytes(body).toString()).data.businesses.nodes[0].mayOperate.answer;
    };
    expect(await ask({ kind: 'hợp đồng', on: '2025-06-01' })).toBe(true);
    expect(await ask({ kind: 'hợp đồng', on: '2024-06-01' })).toBe(false);
    expect(await ask({ kind: 'taxi', on: '2025-06-01' })).toBe(false);
    expect(await ask({ kind: 'XE HỢP ĐỒNG', on: '2026-02-28' })).toBe(true);
    expect(await ask({ kind: 'hợp đồng', on: '2026-03-01' })).toBe(false);
    expect(await ask({ kind: 'hàng hoá', on: null })).toBe(false);
  });
});

describe('an answer of several parts', () => {
  const ask = async (text: string) =>
    (await hub.ask(`{ business(taxCode: "0100109106", asOf: { validAt: "2025-06-01" }) { ${text} } }`)).body;

  it('says yes without a reason, and no with every reason, in two languages and with the article', async () => {
    const { data } = await ask(
      'yes: mayOperate(kind: "hợp đồng") { answer reasons { code } } no: mayOperate(kind: "taxi") { reasons { en vi law code } __typename answer }',
    );
    expect(data.business.yes).toEqual({ answer: true, reasons: [] });
    expect(JSON.stringify(data.business.no)).toBe(
      JSON.stringify({
        reasons: [
          {
            en: 'The licence does not name this kind of business.',
            vi: 'Giấy phép không ghi loại hình kinh doanh này.',
            law: 'Nghị định 158/2024/NĐ-CP, Điều 19',
            code: 'KIND_NOT_LICENSED',
          },
        ],
        __typename: 'Permission',
        answer: false,
      }),
    );
  });

  it('names what fails on the day asked about, not on the day of the reading', async () => {
    const { data } = await ask(
      'before: mayOperate(kind: "hợp đồng", on: "2024-12-31") { reasons { code } } revoked: mayOperate(kind: "taxi", on: "2026-03-01") { reasons { code } } never: mayOperate(kind: "taxi", on: "2000-01-01") { reasons { code } }',
    );
    expect(data.business).toEqual({
      before: { reasons: [{ code: 'NO_TRANSPORT_LICENCE' }] },
      revoked: { reasons: [{ code: 'TRANSPORT_LICENCE_REVOKED' }] },
      never: { reasons: [{ code: 'BUSINESS_NOT_REGISTERED' }, { code: 'NO_TRANSPORT_LICENCE' }, { code: 'NO_TRANSPORT_MANAGER' }] },
    });
  });

  it('notes a licence of the older law from the day it had to be issued anew, and refuses nothing for it', async () => {
    const taxCode = '0402230476';
    const business = await register(hub, 'Business', { taxCode, name: 'Vận tải cũ (giả lập)', legalForm: 'Hợp tác xã', fictional: true });
    await register(hub, 'TransportManager', { business, person: world.stranger, role: 'TRANSPORT_MANAGER', appointedOn: '2024-01-01' });
    const licence = { number: 'GP-CŨ', issueCount: 1, business, issuedOn: '2024-05-20', businessTypes: ['taxi'], state: 'ACTIVE' };
    const id = await register(hub, 'TransportLicence', licence, '2024-05-20');
    await write(hub, [
      { operation: 'update', entity: 'TransportLicence', id, from: '2026-03-01', values: { issueCount: 2, issuedOn: '2026-03-01' } },
    ]);
    const told = async (on: string) => {
      const { body } = await hub.ask(
        `{ business(taxCode: "${taxCode}") { mayOperate(kind: "taxi", on: "${on}") { answer notes { code } } } }`,
      );
      return body.data.business.mayOperate;
    };
    expect(await told('2025-12-31')).toEqual({ answer: true, notes: [] });
    expect(await told('2026-01-01')).toEqual({ answer: true, notes: [{ code: 'TRANSPORT_LICENCE_OF_OLD_LAW' }] });
    expect(await told('2026-03-01')).toEqual({ answer: true, notes: [] });
  });

  it('is refused without the argument it needs', async () => {
    expect((await ask('mayOperate { answer }')).errors?.[0]?.message).toMatch(/kind/);
  });
});
