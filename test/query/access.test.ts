import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultOf } from '../../src/hub/query/fault-of.js';
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

const dossier = caller('dossier-service', 'once-only');
const code = (answer: { body: any }) => answer.body.errors?.[0]?.extensions.code;
const byPersonalId = '{ driver(personalId: "001090000011") { id person { fullName } licences { nodes { number classes } } } }';

describe('personal data', () => {
  it('is refused whole without a purpose, whoever asks', async () => {
    const answer = await hub.ask(byPersonalId, { as: caller('dossier-service') });
    expect([answer.status, code(answer), answer.body.data]).toEqual([403, 'PURPOSE_REQUIRED', undefined]);
    expect(hub.reads.at(-1)).toMatchObject({ outcome: 'REFUSED', code: 'PURPOSE_REQUIRED', actor: 'test-dossier-service' });
  });

  it('is refused for a purpose the token may not use, an unknown one, and one without its case', async () => {
    expect(code(await hub.ask(byPersonalId, { as: caller('dossier-service', 'licensing') }))).toBe('PURPOSE_NOT_ALLOWED');
    expect(code(await hub.ask(byPersonalId, { as: caller('dossier-service', 'curiosity') }))).toBe('PURPOSE_NOT_ALLOWED');
    expect(code(await hub.ask(byPersonalId, { as: caller('dossier-service', 'once-only', { caseCode: null }) }))).toBe('CASE_REQUIRED');
  });

  it('is served for the right purpose and case, and leaves a row naming the person', async () => {
    const before = hub.reads.length;
    const { status, body } = await hub.ask(byPersonalId, { as: dossier });
    expect(status).toBe(200);
    expect(body.data.driver.person.fullName).toBe('Nguyễn Văn Giả Lập');
    expect(hub.reads.slice(before)).toMatchObject([
      { outcome: 'ANSWERED', purpose: 'once-only', caseCode: 'H26.01-261122-0001', subjects: [world.person], fieldClasses: ['personal'] },
    ]);
  });

  it('outside the purpose is null with a reason, whether or not data exists', async () => {
    const ask = (id: string) =>
      hub.ask('query($id: PersonalId!) { driver(personalId: $id) { points pointEvents { nodes { delta } } } }', {
        variables: { id },
        as: dossier,
      });
    const [existing, absent] = [await ask('001090000011'), await ask('001099000099')];
    expect(existing.body.data.driver.points).toBeNull();
    expect(absent.body.data.driver).toBeNull();
    const withheld = [
      { path: ['driver', 'points'], class: 'sensitive', reason: 'PURPOSE_DOES_NOT_COVER' },
      { path: ['driver', 'pointEvents', 'nodes', 'delta'], class: 'sensitive', reason: 'PURPOSE_DOES_NOT_COVER' },
    ];
    expect(existing.body.extensions.withheld).toEqual(withheld);
    expect(absent.body.extensions.withheld).toEqual(withheld);
  });

  it('cannot be guessed through a filter or an order', async () => {
    expect(code(await hub.ask('{ people(where: { dateOfBirth: { eq: "1990-05-01" } }) { totalCount } }', { as: dossier }))).toBe(
      'FILTER_NOT_ALLOWED',
    );
    expect(code(await hub.ask('{ people(where: { fullName: { eq: "Người Giả Lập" } }) { totalCount } }', { as: dossier }))).toBe(
      'FILTER_NOT_ALLOWED',
    );
    expect(code(await hub.ask('{ people(orderBy: [{ personalId: ASC }]) { nodes { id } } }', { as: dossier }))).toBe('FILTER_NOT_ALLOWED');
    expect(code(await hub.ask('{ drivers(where: { pointEvents: { delta: { lt: 0 } } }) { totalCount } }', { as: dossier }))).toBe(
      'FILTER_NOT_ALLOWED',
    );
    expect(
      code(await hub.ask('{ ownerships(where: { person: { dateOfBirth: { eq: "1990-05-01" } } }) { totalCount } }', { as: dossier })),
    ).toBe('FILTER_NOT_ALLOWED');
  });
});

describe('rows about a person', () => {
  it('are as absent without a purpose, and the answer says that such rows were left out', async () => {
    const { body } = await hub.ask('{ vehicles { totalCount nodes { make } } vehicle(chassisNumber: "RLLV1AEA9PH000125") { make } }', {
      as: caller('analyst'),
    });
    expect(body.data).toEqual({ vehicles: { totalCount: 2, nodes: [{ make: 'Thaco' }, { make: 'Thaco' }] }, vehicle: null });
    expect(body.extensions.scope).toContainEqual({ path: ['vehicles'], reason: 'PURPOSE_REQUIRED' });
    expect(body.extensions.notCurrent).toBeUndefined();
  });

  it('are absent through every way in: lists of a link, filters across links, node(id:)', async () => {
    const { body } = await hub.ask(
      `query($id: ID!, $owner: ID!) {
      node(id: $id) { id } province(code: "01") { vehicles { totalCount } }
      ownerships(where: { vehicle: { make: { eq: "VinFast" } } }) { totalCount }
      provinces(where: { vehicles: { make: { eq: "VinFast" } } }) { totalCount }
      plateAssignments(where: { background: { eq: "trắng" } }) { totalCount }
      registrations { totalCount } n: node(id: $owner) { ... on Person { fictional } }
    }`,
      { variables: { id: world.privateCar, owner: world.person }, as: caller('analyst') },
    );
    expect(body.data).toEqual({
      node: null,
      province: { vehicles: { totalCount: 2 } },
      ownerships: { totalCount: 0 },
      provinces: { totalCount: 0 },
      plateAssignments: { totalCount: 0 },
      registrations: { totalCount: 0 },
      n: null,
    });
    // The same filters find it for whoever may see it: it is the scope that hides it, and not the filter.
    const seen = await hub.ask('{ provinces(where: { vehicles: { make: { eq: "VinFast" } } }) { totalCount } }', { as: dossier });
    expect(seen.body.data.provinces.totalCount).toBe(1);
  });

  it('are served with purpose and case, and logged under their subject', async () => {
    const { body } = await hub.ask('{ vehicle(plate: "30K-00001") { make plate } }', { as: dossier });
    expect(body.data.vehicle).toEqual({ make: 'VinFast', plate: '30K-00001' });
    expect(hub.reads.at(-1)).toMatchObject({ outcome: 'ANSWERED', subjects: [world.person], entities: ['Vehicle'] });
  });

  it('stay a person’s when the car is scrapped: its end is not told, nor counted, without a purpose', async () => {
    const id = await register(hub, 'Vehicle', {
      chassisNumber: 'RLLV1AEA9PH000999',
      make: 'Toyota',
      kind: 'xe ô tô con',
      category: 'car',
      productionYear: 2001,
      fictional: true,
    });
    const ownership = await register(hub, 'Ownership', { vehicle: id, person: world.person });
    const question =
      '{ vehicle(chassisNumber: "RLLV1AEA9PH000999") { make } vehicles(where: { make: { eq: "Toyota" } }) { notCurrentCount } }';
    await write(hub, [
      { operation: 'close', entity: 'Ownership', id: ownership, from: '2026-01-01' },
      { operation: 'close', entity: 'Vehicle', id, from: '2026-01-01' },
    ]);
    const without = await hub.ask(question, { as: caller('analyst') });
    expect(without.body.data).toEqual({ vehicle: null, vehicles: { notCurrentCount: 0 } });
    expect(without.body.extensions.notCurrent).toBeUndefined();
    const { body } = await hub.ask(question, { as: dossier });
    expect(body.data).toEqual({ vehicle: null, vehicles: { notCurrentCount: 1 } });
    expect(body.extensions.notCurrent.vehicle).toMatchObject({ status: 'CLOSED', validTo: '2026-01-01' });
    expect(hub.reads.at(-1)?.subjects).toEqual([world.person]);
  });

  it('of a company are no personal data: nothing is logged', async () => {
    const before = hub.reads.length;
    const { body } = await hub.ask('{ vehicle(plate: "29B-12345") { make plate business { name } } }', { as: caller('analyst') });
    expect(body.data.vehicle.plate).toBe('29B-12345');
    expect(hub.reads.length).toBe(before);
  });
});

it.each([
  '{ vehicle(id: "not-an-id") { make } }',
  '{ node(id: "1") { id } }',
  '{ node(id: 7) { id } }',
  '{ vehicles(where: { id: { in: ["x"] } }) { totalCount } }',
  '{ vehicles(where: { business: { id: { eq: "\' or 1=1" } } }) { totalCount } }',
])('a malformed id is a typed error: %s', async (question) => {
  const { status, body } = await hub.ask(question);
  expect(status).toBe(400);
  expect(faultOf(body.errors?.[0]).code).toBe('BAD_USER_INPUT');
});

it.each(['x', '1', ''])('a malformed id in a variable is a typed error: "%s"', async (id) => {
  const answer = await hub.ask('query($id: ID!, $w: VehicleWhere) { vehicle(id: $id) { make } vehicles(where: $w) { totalCount } }', {
    variables: { id, w: { id: { eq: id } } },
  });
  expect([answer.status, code(answer)]).toEqual([400, 'BAD_USER_INPUT']);
});

it('node(id:) answers inside a fragment on Query too', async () => {
  const { body } = await hub.ask(`query($id: ID!) { ...F } fragment F on Query { node(id: $id) { ... on Business { taxCode } } }`, {
    variables: { id: world.business },
  });
  expect(body.data).toEqual({ node: { taxCode: '0100109106' } });
});

describe('a citizen', () => {
  const citizen = caller('citizen', 'self-access', { ownKey: '001090000011', caseCode: null });

  it('sees the own record, points and vehicle, and nobody else’s', async () => {
    const { body } = await hub.ask(
      `{ own: driver(personalId: "001090000011") { points person { fullName } } other: person(personalId: "001190000022") { fullName }
      people { totalCount } vehicles { nodes { plate } } }`,
      { as: citizen },
    );
    expect(body.errors).toBeUndefined();
    expect(body.data).toEqual({
      own: { points: 12, person: { fullName: 'Nguyễn Văn Giả Lập' } },
      other: null,
      people: { totalCount: 1 },
      vehicles: { nodes: [{ plate: '30K-00001' }] },
    });
  });

  it('cannot ask about others’ rows through a link either', async () => {
    for (const question of [
      'badges(where: { vehicle: { chassisNumber: { eq: "RLLV1AEA9PH000123" } } }) { totalCount }',
      'inspections(where: { vehicle: { plate: { eq: "29B-12345" } } }) { totalCount }',
      'vehicles(where: { ownerships: { person: { personalId: { eq: "001190000022" } } } }) { totalCount }',
    ]) {
      expect(code(await hub.ask(`{ ${question} }`, { as: citizen })), question).toBe('FILTER_NOT_ALLOWED');
    }
    const { body } = await hub.ask('{ vehicles(where: { chassisNumber: { eq: "RLLV1AEA9PH000123" } }) { totalCount } }', { as: citizen });
    expect(body.data.vehicles.totalCount).toBe(0);
  });

  it('unknown to the registers sees no personal row at all', async () => {
    const { body } = await hub.ask('{ people { totalCount } vehicles { nodes { plate } } }', {
      as: { ...citizen, ownKey: '001099000099' },
    });
    expect(body.data).toEqual({ people: { totalCount: 0 }, vehicles: { nodes: [] } });
  });
});

describe('anonymous', () => {
  it('reads open data; internal fields are withheld with the reason', async () => {
    const { body } = await hub.ask(
      '{ business(taxCode: "0100109106") { name legalRepresentative changeSet { reason } history { nodes { changeSet { id } changedFields { name after } } } } }',
    );
    expect(body.data.business).toMatchObject({
      name: 'Công ty Vận tải Đường Trường (giả lập)',
      legalRepresentative: null,
      changeSet: null,
    });
    expect(body.data.business.history.nodes[0].changeSet).toBeNull();
    expect(body.data.business.history.nodes[0].changedFields).toContainEqual({ name: 'legalRepresentative', after: null });
    expect(body.extensions.withheld.map((w: any) => w.path.join('.'))).toEqual([
      'business.legalRepresentative',
      'business.changeSet',
      'business.history.changedFields.legalRepresentative',
    ]);
  });

  it('with a purpose is still nobody', async () => {
    expect(code(await hub.ask(byPersonalId, { as: { purpose: 'once-only' } }))).toBe('UNAUTHENTICATED');
  });
});
