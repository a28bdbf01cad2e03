import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLifeCycles } from '../../src/hub/declare/life-cycle.js';
import { caller, createTestHub, model, schema, sdl, type TestHub } from '../support/hub.js';
import { smallWorld } from '../support/small-world.js';
import { register } from '../support/write.js';

const DAY = '2025-06-01';
const STATES = ['ACTIVE', 'SUSPENDED', 'REVOKED'] as const;
const LAST_DAYS = [null, '2025-05-31', '2025-06-01', '2025-06-02'] as const;
type Made = { licenceNumber: string; state: (typeof STATES)[number]; last: (typeof LAST_DAYS)[number] };

/** What the law makes of it, in plain code. */
function judged({ state, last }: Made): string {
  if (state === 'REVOKED') return 'REVOKED';
  if (last !== null && last < DAY) return 'EXPIRED';
  return state === 'SUSPENDED' ? 'SUSPENDED' : 'IN_FORCE';
}

describe.each(['planner', 'interpreter'] as const)('status by the %s', (executor) => {
  let hub: TestHub;
  let world: Awaited<ReturnType<typeof smallWorld>>;
  const made: Made[] = [];
  const asOf = `asOf: { validAt: "${DAY}" }`;
  beforeAll(async () => {
    hub = await createTestHub(executor);
    world = await smallWorld(hub);
    for (const state of STATES) {
      for (const last of LAST_DAYS) {
        const licenceNumber = `ĐT-${state}-${last}`;
        made.push({ licenceNumber, state, last });
        await register(hub, 'TrainingCentre', {
          licenceNumber,
          name: 'Cơ sở giả lập',
          issuedOn: '2024-01-01',
          expiresOn: last,
          state,
          fictional: true,
        });
      }
    }
  }, 60_000);
  afterAll(() => hub.close());
  const asked = async (query: string, asking = {}) => {
    const { body } = await hub.ask(query, asking);
    expect(body.errors).toBeUndefined();
    return body.data;
  };
  const refused = async (query: string, asking = {}) => {
    const { body } = await hub.ask(query, asking);
    return { code: body.errors?.[0]?.extensions.code, message: body.errors?.[0]?.extensions.en ?? body.errors?.[0]?.message };
  };

  it('is the first that holds: revoked, expired, suspended, in force', async () => {
    const { trainingCentres } = await asked(`{ trainingCentres(first: 50, ${asOf}) { nodes { licenceNumber status } } }`);
    const told = new Map(trainingCentres.nodes.map(({ licenceNumber, status }: any) => [licenceNumber, status]));
    expect(told).toEqual(new Map(made.map((one) => [one.licenceNumber, judged(one)])));
    expect(new Set(told.values())).toEqual(new Set(['REVOKED', 'EXPIRED', 'SUSPENDED', 'IN_FORCE']));
  });

  it('filters and groups as it is told', async () => {
    for (const status of ['REVOKED', 'EXPIRED', 'SUSPENDED', 'IN_FORCE']) {
      const wanted = made.filter((one) => judged(one) === status).map(({ licenceNumber }) => licenceNumber);
      const listed = async (where: string, variables = {}) => {
        const head = Object.keys(variables).length > 0 ? 'query ($s: RecordStatus)' : '';
        const { l } = await asked(`${head} { l: trainingCentres(where: ${where}, first: 50, ${asOf}) { nodes { licenceNumber } } }`, {
          variables,
        });
        return l.nodes.map(({ licenceNumber }: any) => licenceNumber).sort();
      };
      expect(await listed(`{ status: { eq: ${status} } }`)).toEqual(wanted.toSorted());
      expect(await listed('{ status: { eq: $s } }', { s: status })).toEqual(wanted.toSorted());
      expect(await listed(`{ not: { status: { in: [${status}] } } }`)).toHaveLength(made.length - wanted.length);
    }
    const { g } = await asked(`{ g: trainingCentreAggregate(groupBy: [{ field: status }], ${asOf}) { groups { key { status } count } } }`);
    const counts = Object.fromEntries(g.groups.map(({ key, count }: any) => [key.status, count]));
    expect(counts).toEqual(
      Object.fromEntries(['REVOKED', 'EXPIRED', 'SUSPENDED', 'IN_FORCE'].map((s) => [s, made.filter((one) => judged(one) === s).length])),
    );
  });

  it('ends with the day on which a contract was ended before its term, and not before', async () => {
    const contract = { contractNumber: 'HĐ-1', vehicle: world.coach, business: world.other, contractKind: 'thuê', signedOn: '2024-01-01' };
    const id = await register(hub, 'VehicleContract', { ...contract, expiresOn: '2026-01-31', terminatedOn: DAY });
    const on = async (day: string) => (await asked(`{ c: vehicleContract(id: "${id}", asOf: { validAt: "${day}" }) { status } }`)).c.status;
    expect([await on('2025-05-31'), await on(DAY), await on('2026-02-01')]).toEqual(['IN_FORCE', 'REVOKED', 'REVOKED']);
  });

  it('filters behind a link', async () => {
    await register(hub, 'TransportLicence', {
      number: 'GP-1',
      business: world.other,
      issuedOn: '2024-01-01',
      businessTypes: ['taxi'],
      issueCount: 1,
      state: 'REVOKED',
    });
    const of = (status: string) => asked(`{ businesses(where: { licences: { status: { eq: ${status} } } }) { nodes { id } } }`);
    expect(await of('REVOKED')).toEqual({ businesses: { nodes: [{ id: world.other }] } });
    expect(await of('IN_FORCE')).toEqual({ businesses: { nodes: [] } });
  });

  it('of what is not in force is no filter of a list, at any depth, by a literal or a variable: the day is', async () => {
    for (const where of [
      '{ status: { eq: CLOSED } }',
      '{ status: { in: [IN_FORCE, NOT_YET] } }',
      '{ not: { or: [{ status: { eq: CLOSED } }] } }',
    ]) {
      expect(await refused(`{ trainingCentres(where: ${where}) { totalCount } }`)).toMatchObject({
        code: 'BAD_USER_INPUT',
        message: expect.stringContaining('asOf'),
      });
      expect(await refused(`{ trainingCentreAggregate(where: ${where}) { groupCount } }`)).toMatchObject({ code: 'BAD_USER_INPUT' });
    }
    const behind = '{ businesses(where: { licences: { status: { eq: NOT_YET } } }) { totalCount } }';
    expect(await refused(behind)).toMatchObject({ code: 'BAD_USER_INPUT' });
    // One plan, one shape: the value decides each time.
    const text =
      'query ($s: [RecordStatus!]) { trainingCentres(where: { status: { in: $s } }, asOf: { validAt: "2025-06-01" }) { totalCount } }';
    for (const s of [['IN_FORCE'], ['CLOSED'], ['REVOKED'], ['REVOKED', 'NOT_YET']]) {
      const { body } = await hub.ask(text, { variables: { s } });
      expect([s, body.errors === undefined]).toEqual([s, !s.some((one) => one === 'CLOSED' || one === 'NOT_YET')]);
    }
  });

  it('is as sensitive as what it rests on', async () => {
    const licence = await register(
      hub,
      'DriverLicence',
      {
        number: '010090000999',
        driver: world.driver,
        scheme: '2008',
        classes: ['B2'],
        issuedOn: '2024-02-01',
        expiresOn: '2034-01-31',
        state: 'REVOKED',
      },
      '2024-02-01',
    );
    const certificate = {
      certificateNumber: 'GK-1',
      driver: world.driver,
      examinedOn: '2024-05-01',
      expiresOn: '2024-11-01',
      fitForClasses: ['B'],
    };
    await register(hub, 'HealthCertificate', certificate, '2024-05-01');
    const question = `{ driverLicence(id: "${licence}") { status } }`;
    expect(await refused(question, { as: caller('dossier-service') })).toMatchObject({ code: 'PURPOSE_REQUIRED' });
    expect(await asked(question, { as: caller('dossier-service', 'once-only') })).toEqual({ driverLicence: { status: 'REVOKED' } });

    const { body } = await hub.ask(`{ driver(id: "${world.driver}") { healthCertificates { nodes { status } } } }`, {
      as: caller('dossier-service', 'once-only'),
    });
    expect(body.data.driver.healthCertificates.nodes).toEqual([{ status: null }]);
    expect(body.extensions.withheld).toMatchObject([{ reason: 'PURPOSE_DOES_NOT_COVER' }]);
    const filtered = '{ driverLicences(where: { status: { eq: REVOKED } }) { totalCount } }';
    expect(await refused(filtered, { as: caller('steward', 'stewardship') })).toMatchObject({ code: 'FILTER_NOT_ALLOWED' });
    const grouped = '{ driverLicenceAggregate(groupBy: [{ field: status }]) { groupCount } }';
    expect(await refused(grouped, { as: caller('steward', 'stewardship') })).toMatchObject({ code: 'FILTER_NOT_ALLOWED' });
    const counted = '{ driverLicenceAggregate { groups { distinct { status } } } }';
    expect(await refused(counted, { as: caller('steward', 'stewardship') })).toMatchObject({ code: 'FILTER_NOT_ALLOWED' });
    const through = '{ licenceEventAggregate(groupBy: [{ link: { licence: status } }]) { groupCount } }';
    expect(await refused(through, { as: caller('steward', 'stewardship') })).toMatchObject({ code: 'FILTER_NOT_ALLOWED' });
  });
});

describe('the declaration of a life cycle', () => {
  it('names an effect for every value of every state, as the law has them', () => {
    const found = new Map(
      [...model.declarations.entities.values()].flatMap((entity) => {
        const state = entity.fields.get('state');
        // What is in casework is no document: its states say how far somebody's work is, and nothing of them is in force or not.
        if (entity.register === 'casework') return [];
        return state?.kind === 'column' ? [[entity.name, state.lifeCycle] as const] : [];
      }),
    );
    expect([...found].filter(([, lifeCycle]) => lifeCycle === undefined)).toEqual([]);
    expect(found.get('Badge')).toEqual({ revoked: ['REVOKED', 'SURRENDERED'], suspended: [] });
    expect(found.get('DriverLicence')).toEqual({ revoked: ['REVOKED', 'SUPERSEDED'], suspended: ['SUSPENDED'] });
    expect(found.get('Registration')).toEqual({ revoked: ['RECALLED'], suspended: [] });
  });

  it('stops the start where a value forgot to say it', () => {
    const forgot = parse('enum State { GOOD @status(is: IN_FORCE) GONE } directive @status(is: Is!) on ENUM_VALUE enum Is { IN_FORCE }');
    expect(() => readLifeCycles(forgot)).toThrow('State: GONE');
    expect(readLifeCycles(sdl).size).toBeGreaterThan(10);
  });

  it('promises status only where it can never be withheld', () => {
    const type = (name: string) => String((schema.getType(name) as any).getFields().status.type);
    expect(['Badge', 'RoadObject', 'DriverLicence', 'EtcAccount', 'HealthCertificate', 'Record'].map(type)).toEqual([
      'RecordStatus!',
      'RecordStatus!',
      'RecordStatus',
      'RecordStatus',
      'RecordStatus',
      'RecordStatus',
    ]);
  });
});
