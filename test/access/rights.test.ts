import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ProcessingActivity, processingRecord } from '../../src/hub/access/processing-record.js';
import { rowScopeFor } from '../../src/hub/access/row-scope.js';
import { oneField } from '../support/every-field.js';
import { anonymous, caller, createTestHub, model, schema, type TestHub } from '../support/hub.js';
import { smallWorld } from '../support/small-world.js';
import { register } from '../support/write.js';

let hub: TestHub;
let world: Awaited<ReturnType<typeof smallWorld>>;
beforeAll(async () => {
  hub = await createTestHub();
  world = await smallWorld(hub);
});
afterAll(() => hub.close());

const citizen = caller('citizen', 'self-access', { ownKey: '001090000011', caseCode: null });
const official = caller('dossier-service', 'once-only');
const code = (answer: { body: any }) => answer.body.errors?.[0]?.extensions.code;

it('a citizen’s right to internal fields of their own ends at what is nobody’s', async () => {
  const { body } = await hub.ask(
    '{ business(taxCode: "0100109106") { name legalRepresentative } businesses { nodes { legalRepresentative } } }',
    {
      as: citizen,
    },
  );
  expect(body.errors).toBeUndefined();
  expect(body.data.business).toEqual({ name: expect.any(String), legalRepresentative: null });
  expect(body.data.businesses.nodes.every((node: any) => node.legalRepresentative === null)).toBe(true);
  expect(body.extensions.withheld.map((entry: any) => [entry.path.join('.'), entry.reason])).toContainEqual([
    'business.legalRepresentative',
    'ROLE_NOT_ALLOWED',
  ]);
});

it('asked for what may be read on own rows only, a list has no others', async () => {
  const { body } = await hub.ask('{ open: vehicles { nodes { id } } internal: vehicles { nodes { id chassisNumber } } }', { as: citizen });
  expect(body.data.open.nodes.map(({ id }: any) => id).sort()).toEqual([world.coach, world.coach2, world.privateCar].sort());
  expect(body.data.internal.nodes.map(({ id }: any) => id)).toEqual([world.privateCar]);
});

it('what a filter may not ask it may not ask behind `not`, `and`, `or` or a link either', async () => {
  for (const where of [
    '{ dateOfBirth: { eq: "1990-05-01" } }',
    '{ not: { dateOfBirth: { eq: "1990-05-01" } } }',
    '{ and: [{ fictional: { eq: true } }, { dateOfBirth: { eq: "1990-05-01" } }] }',
    '{ or: [{ fictional: { eq: true } }, { dateOfBirth: { eq: "1990-05-01" } }] }',
    '{ or: [{ not: { and: [{ dateOfBirth: { isNull: true } }] } }] }',
    '{ drivers: { person: { dateOfBirth: { eq: "1990-05-01" } } } }',
    '{ drivers: { not: { licences: { scheme: { eq: "2025" } } } } }',
    '{ personalId: { in: ["001090000011"] } }',
  ]) {
    const answer = await hub.ask(`{ people(where: ${where}) { totalCount } }`, { as: official });
    expect([where, answer.status, code(answer), answer.body.data]).toEqual([where, 403, 'FILTER_NOT_ALLOWED', undefined]);
  }
  expect(
    (await hub.ask('{ people(where: { personalId: { eq: "001090000011" } }) { totalCount } }', { as: official })).body.data.people
      .totalCount,
  ).toBe(1);
});

it('a personal field orders nobody, and may not be felt for through a link by whom it is one’s own', async () => {
  expect(code(await hub.ask('{ people(orderBy: [{ dateOfBirth: ASC }]) { nodes { id } } }', { as: official }))).toBe('FILTER_NOT_ALLOWED');
  expect(code(await hub.ask('{ people(orderBy: [{ dateOfBirth: ASC }]) { nodes { id } } }', { as: citizen }))).toBe('FILTER_NOT_ALLOWED');
  expect(
    code(await hub.ask('{ badges(where: { vehicle: { chassisNumber: { eq: "RLLV1AEA9PH000123" } } }) { totalCount } }', { as: citizen })),
  ).toBe('FILTER_NOT_ALLOWED');
});

it('a history shows a citizen internal fields where every row is their own, and nowhere else', async () => {
  const fields = async (text: string, id: string) => {
    const { body } = await hub.ask(
      `query($id: ID!) { vehicle(id: $id) { ${text} history { nodes { slices changedFields { name after } } } } }`,
      {
        as: citizen,
        variables: { id },
      },
    );
    const [change] = body.data.vehicle.history.nodes;
    return [change.slices[0].chassisNumber, change.changedFields.find(({ name }: any) => name === 'chassisNumber')?.after];
  };
  expect(await fields('make', world.coach)).toEqual([undefined, null]);
  expect(await fields('make', world.privateCar)).toEqual([undefined, null]);
  expect(await fields('chassisNumber', world.privateCar)).toEqual(['RLLV1AEA9PH000125', 'RLLV1AEA9PH000125']);
});

it('who changed a record, and why, is internal of the register and told to no citizen, their own record’s included', async () => {
  const { body } = await hub.ask(
    `{ vehicle(id: "${world.privateCar}") { chassisNumber changeSet { reason } history { nodes { changeSet { reason } } } } }`,
    {
      as: citizen,
    },
  );
  expect(body.data.vehicle).toMatchObject({
    chassisNumber: expect.any(String),
    changeSet: null,
    history: { nodes: [{ changeSet: null }] },
  });
});

it('a right to one register is none to another: what is sensitive of drivers is not so of accounts', async () => {
  const account = { number: 'TK-1', holderPerson: world.person, openedOn: '2025-01-01', state: 'OPEN' };
  await register(hub, 'EtcAccount', account);
  const { body } = await hub.ask('{ driver(personalId: "001090000011") { points } etcAccounts { nodes { state number } } }', {
    as: caller('permit-service', 'licensing'),
  });
  expect(body.data).toEqual({ driver: { points: 12 }, etcAccounts: { nodes: [{ state: 'OPEN', number: null }] } });
  const once = await hub.ask('{ driver(personalId: "001090000011") { points } }', { as: caller('permit-service', 'once-only') });
  expect(once.body.data).toEqual({ driver: { points: null } });
});

it.each([
  ['nobody', anonymous],
  ['an analyst', caller('analyst')],
  ['an official without a purpose', caller('dossier-service')],
  ['an official', official],
  ['a licensing official', caller('permit-service', 'licensing')],
  ['a citizen', citizen],
  ['an auditor', caller('auditor', 'audit')],
])('a record says to %s which of its fields are withheld, asked for or not', async (_who, as) => {
  for (const name of ['Vehicle', 'Business', 'Person', 'DriverLicence', 'Badge', 'Province']) {
    const entity = model.declarations.entities.get(name);
    if (!entity) throw new Error(name);
    const one = (selection: string) => hub.ask(`{ ${entity.plural}(first: 1) { nodes { ${selection} } } }`, { as });
    const told = (await one('withheld')).body;
    expect([told.errors, told.extensions.withheld]).toEqual([undefined, undefined]);
    const [record] = told.data[entity.plural].nodes;
    if (!record) continue;
    const found: string[] = [];
    for (const field of entity.fields.values()) {
      const { body } = await one(oneField(field, schema));
      const places: string[] = body.errors ? [code({ body }) === 'PURPOSE_REQUIRED' ? field.name : `${field.name} ${code({ body })}`] : [];
      for (const { path } of body.extensions?.withheld ?? []) places.push(path.slice(2).join('.'));
      // What hangs on a link is withheld by the record it leads to.
      found.push(
        ...places.filter(
          (place) => place === field.name || (field.kind === 'computed' && place.startsWith(`${field.name}.`)) || place.includes(' '),
        ),
      );
    }
    expect([name, [...record.withheld].sort()]).toEqual([name, found.sort()]);
  }
});

it('a purpose that the caller may not use says nothing of what is withheld', async () => {
  const wrong = caller('dossier-service', 'audit');
  expect(code(await hub.ask('{ vehicles { nodes { withheld } } }', { as: wrong }))).toBe('PURPOSE_NOT_ALLOWED');
});

it('the record of processing says of every kind, purpose and role what the planner decides, and nothing else', async () => {
  const ROWS = { all: 'all', 'case-or-no-subject': 'case', own: 'own', 'own-or-no-subject': 'own', 'no-subject': null };
  const entities = [...model.declarations.entities.values()].filter(({ subject }) => subject !== undefined);
  const reachesAll = {
    code: 'any',
    entities: new Set(entities.map(({ name }) => name)),
    kinds: '*',
    subjects: new Set(''),
    named: new Set(''),
  };
  const record = processingRecord(model);
  const rowsOf = (purpose: string, entity: string, role: string) =>
    record.find((one) => one.purpose.code === purpose && one.entity === entity)?.recipients.find((one) => one.role === role)?.rows ?? null;
  let shown = 0;
  for (const { code } of model.access.purposes)
    for (const { role, purposes } of model.access.roles)
      for (const entity of entities) {
        const asking = { ...anonymous, ...caller(role, code), authenticated: true, case: reachesAll };
        const decided = purposes.includes(code) ? ROWS[rowScopeFor(model.access, asking, entity)] : null;
        expect([code, role, entity.name, rowsOf(code, entity.name, role)]).toEqual([code, role, entity.name, decided]);
        if (decided !== null) shown += 1;
      }
  expect(shown).toBeGreaterThan(100);
  // Who is only told figures, or yes or no, processes too.
  const of = (purpose: string, entity: string): ProcessingActivity | undefined =>
    record.find((one) => one.purpose.code === purpose && one.entity === entity);
  expect(of('statistics', 'Person')?.recipients).toMatchObject([{ role: 'analyst', rows: null, shown: [], isCounted: true }]);
  expect(of('once-only', 'PointEvent')?.recipients).toContainEqual(
    expect.objectContaining({ role: 'dossier-service', answeredFrom: expect.arrayContaining(['sensitive']) }),
  );
  expect(of('licensing', 'DriverLicence')).toMatchObject({ personal: expect.arrayContaining(['number']), retention: null });
  const body = await hub.ask('{ catalogue { purposes { code legalBasis caseRequired roles } } }', {});
  expect(body.body.data.catalogue.purposes).toContainEqual({
    code: 'licensing',
    legalBasis: expect.stringContaining('158/2024'),
    caseRequired: true,
    roles: ['permit-service'],
  });
});
