import { afterAll, beforeAll, expect, it } from 'vitest';
import { caller, createTestHub, type TestHub } from '../../support/hub.js';
import { smallWorld } from '../../support/small-world.js';
import { register, write } from '../../support/write.js';

let hub: TestHub;
let world: Awaited<ReturnType<typeof smallWorld>>;
beforeAll(async () => {
  hub = await createTestHub();
  world = await smallWorld(hub);
});
afterAll(() => hub.close());

const police = caller('steward', 'stewardship');
const points = async (on: string) => {
  const { body } = await hub.ask(
    'query($on: Date) { driver(personalId: "001090000011", asOf: { validAt: $on }) { points licences { nodes { number classes scheme } } } }',
    {
      as: police,
      variables: { on },
    },
  );
  return body.data.driver;
};

it('points follow the person over exchange, re-issue, upgrade and even a new number: a new card brings none back', async () => {
  // A person holds one licence with a limit of time.
  await write(hub, [{ operation: 'remove', entity: 'DriverLicence', id: world.licence }]);
  const licence = await register(
    hub,
    'DriverLicence',
    {
      number: '010090000077',
      driver: world.driver,
      scheme: '2008',
      classes: ['C'],
      issuedOn: '2024-02-01',
      expiresOn: '2029-02-01',
      state: 'ACTIVE',
    },
    '2024-02-01',
  );
  await register(hub, 'PointEvent', { decisionNumber: 'QĐ-1', driver: world.driver, effectiveOn: '2026-03-01', delta: -5 }, '2026-03-01');
  expect((await points('2026-02-28')).points).toBe(12);
  expect((await points('2026-03-01')).points).toBe(7);

  const event = (decisionNumber: string, kind: string, effectiveOn: string, more = {}) =>
    ({
      operation: 'register',
      entity: 'LicenceEvent',
      from: effectiveOn,
      values: { decisionNumber, licence, kind, effectiveOn, ...more },
    }) as const;
  await write(hub, [
    {
      operation: 'update',
      entity: 'DriverLicence',
      id: licence,
      from: '2026-04-01',
      values: { scheme: '2025', issuedOn: '2026-04-01', expiresOn: '2031-04-01' },
    },
    event('QĐ-2', 'EXCHANGE', '2026-04-01', { ground: 'c', toClass: 'C' }),
  ]);
  await write(hub, [
    {
      operation: 'update',
      entity: 'DriverLicence',
      id: licence,
      from: '2026-05-01',
      values: { classes: ['D2'], issuedOn: '2026-05-01', expiresOn: '2031-05-01' },
    },
    event('QĐ-3', 'UPGRADE', '2026-05-01', { fromClass: 'C', toClass: 'D2' }),
  ]);
  await write(hub, [
    {
      operation: 'update',
      entity: 'DriverLicence',
      id: licence,
      from: '2026-06-01',
      values: { number: '010090000099', issuedOn: '2026-06-01' },
    },
    event('QĐ-4', 'REISSUE', '2026-06-01', { ground: 'a', formerNumber: '010090000077' }),
  ]);
  expect(await points('2026-06-02')).toEqual({
    points: 7,
    licences: { nodes: expect.arrayContaining([{ number: '010090000099', classes: ['D2'], scheme: '2025' }]) },
  });
  // Twelve months without another deduction do, wherever the card is.
  expect((await points('2027-03-02')).points).toBe(12);
});

it('events of a licence are its holder’s: absent without a purpose, in order of effect with one, the ground only for those who may see it', async () => {
  const question = '{ licenceEvents(orderBy: [{ validFrom: ASC }]) { nodes { ground } } }';
  expect((await hub.ask('{ licenceEvents { totalCount } }')).body.data.licenceEvents.totalCount).toBe(0);
  const all = await hub.ask('{ licenceEvents(where: { licence: { number: { eq: "010090000099" } } }) { nodes { kind } } }', { as: police });
  expect(all.body.data.licenceEvents.nodes.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['EXCHANGE', 'REISSUE', 'UPGRADE']);
  const service = await hub.ask(question.replace('(orderBy: [{ validFrom: ASC }])', ''), { as: caller('dossier-service', 'once-only') });
  expect(service.body.data.licenceEvents.nodes).toEqual([{ ground: null }, { ground: null }, { ground: null }]);
});
