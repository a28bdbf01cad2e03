import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Values } from '../../src/hub/declare/model.js';
import { taxCodes } from '../import/tax-codes.js';
import { caller, createTestHub, type TestHub } from '../support/hub.js';
import { write } from '../support/write.js';
import { daysOn, END, edgesOf, FIRST, LAST, SPAN, type Span } from './edges.js';

const STEWARD = caller('steward', 'stewardship');
const ANALYST = caller('analyst');

/**
 * Wherever a record is met, its period begins with its first day and ends before `validTo`: asked on every day at an edge, with everything
 * else in force.
 */
describe.each(['planner', 'interpreter'] as const)('the days of a record: the %s', (executor) => {
  let hub: TestHub;
  let made = 0;
  const taxCode = taxCodes(20_000_000);
  beforeAll(async () => {
    hub = await createTestHub(executor);
  });
  afterAll(() => hub.close());

  const register = async (entity: string, values: Values, from: string | null = '2010-01-01', to: string | null = null) => {
    const { changes } = await write(hub, [{ operation: 'register', entity, from, to, values }]);
    return changes[0]?.recordId ?? '';
  };
  const car = (from = '2010-01-01', to: string | null = null) =>
    register(
      'Vehicle',
      {
        chassisNumber: `RLLV1AEA9PH${String(++made).padStart(6, '0')}`,
        make: 'Thaco',
        kind: 'xe ô tô con',
        category: 'car',
        productionYear: 2009,
        fictional: true,
      },
      from,
      to,
    );
  const business = (from = '2010-01-01', to: string | null = null) =>
    register('Business', { taxCode: taxCode(), name: 'Vận tải giả lập', legalForm: 'Công ty TNHH', fictional: true }, from, to);
  const person = (personalId: string) => register('Person', { personalId, fullName: 'Người Giả Lập', fictional: true });
  const inspection = (vehicle: string, from = '2010-01-01', to: string | null = null, more: Values = {}) =>
    register(
      'Inspection',
      { certificateNumber: `KĐ-${++made}`, vehicle, stationCode: '2901V', inspectedOn: '2010-01-01', result: 'PASSED', ...more },
      from,
      to,
    );

  /** Asks the same on every day at an edge, and expects it to be told exactly on the days of the span. */
  async function edges(
    text: string,
    variables: Record<string, unknown>,
    isThere: (data: any, body: any) => boolean,
    as = STEWARD,
    span: Span = SPAN,
  ) {
    for (const [day, holds] of edgesOf(span)) {
      const { body } = await hub.ask(text, { as, variables: { ...variables, at: { validAt: day } } });
      expect(body.errors).toBeUndefined();
      expect([text, day, isThere(body.data, body)]).toEqual([text, day, holds]);
    }
  }

  it('by id, as a node, by key, in a list and counted', async () => {
    const id = await car(FIRST, END);
    const { chassisNumber } = (await hub.ask(`{ vehicle(id: "${id}", asOf: { validAt: "${FIRST}" }) { chassisNumber } }`, { as: STEWARD }))
      .body.data.vehicle;
    await edges('query($id: ID!, $at: AsOf) { vehicle(id: $id, asOf: $at) { id } }', { id }, ({ vehicle }) => vehicle !== null);
    await edges('query($id: ID!, $at: AsOf) { node: nodeAsOf(id: $id, asOf: $at) { id } }', { id }, ({ node }) => node !== null);
    await edges(
      'query($key: Vin!, $at: AsOf) { vehicle(chassisNumber: $key, asOf: $at) { id } }',
      { key: chassisNumber },
      ({ vehicle }) => vehicle !== null,
    );
    await edges(
      'query($id: ID!, $at: AsOf) { vehicle(id: $id, asOf: $at) { status } }',
      { id },
      ({ vehicle }) => vehicle?.status === 'IN_FORCE',
    );
    const list = 'query($id: ID!, $at: AsOf) { vehicles(where: { id: { eq: $id } }, asOf: $at) { totalCount nodes { id } } }';
    await edges(list, { id }, ({ vehicles }) => vehicles.totalCount === 1);
    await edges(list, { id }, ({ vehicles }) => vehicles.nodes.length === 1);
    await edges(list.replace('totalCount', 'notCurrentCount'), { id }, ({ vehicles }) => vehicles.notCurrentCount === 0);
    await edges(
      'query($id: ID!, $at: AsOf) { vehicleAggregate(where: { id: { eq: $id } }, asOf: $at) { groups { count } } }',
      { id },
      ({ vehicleAggregate }) => vehicleAggregate.groups[0]?.count === 1,
    );
  });

  it('outside them, which side it lies on is told', async () => {
    const id = await car(FIRST, END);
    const { chassisNumber } = (await hub.ask(`{ vehicle(id: "${id}", asOf: { validAt: "${FIRST}" }) { chassisNumber } }`, { as: STEWARD }))
      .body.data.vehicle;
    for (const [day, status] of [
      [daysOn(FIRST, -2), 'NOT_YET'],
      [daysOn(FIRST, -1), 'NOT_YET'],
      [FIRST, undefined],
      [LAST, undefined],
      [END, 'CLOSED'],
      [daysOn(END, 1), 'CLOSED'],
    ]) {
      const { body } = await hub.ask(`{ vehicle(chassisNumber: "${chassisNumber}", asOf: { validAt: "${day}" }) { id } }`, { as: STEWARD });
      expect([day, body.extensions.notCurrent?.vehicle?.status]).toEqual([day, status]);
    }
  });

  it('at the end of a link, in a list of another record, and behind a filter in both directions', async () => {
    const head = await business(FIRST, END);
    // A link that may outlive its target.
    const branch = await register(
      'Business',
      { taxCode: taxCode(), name: 'Chi nhánh giả lập', legalForm: 'Công ty TNHH', headOffice: head, fictional: true },
      FIRST,
    );
    const through = 'query($id: ID!, $at: AsOf) { business(id: $id, asOf: $at) { headOffice { id } } }';
    await edges(through, { id: branch }, (data) => data.business?.headOffice != null, STEWARD, { first: null, last: LAST });
    const hung = await car();
    await inspection(hung, FIRST, END);
    const nested = 'query($id: ID!, $at: AsOf) { vehicle(id: $id, asOf: $at) { inspections { totalCount nodes { id } } } }';
    await edges(nested, { id: hung }, ({ vehicle: { inspections } }) => inspections.totalCount === 1);
    await edges(nested, { id: hung }, ({ vehicle: { inspections } }) => inspections.nodes.length === 1);
    const down =
      'query($id: ID!, $at: AsOf) { vehicles(where: { id: { eq: $id }, inspections: { result: { eq: PASSED } } }, asOf: $at) { totalCount } }';
    await edges(down, { id: hung }, ({ vehicles }) => vehicles.totalCount === 1);
    const short = await car(FIRST, END);
    await register(
      'VehicleRestriction',
      { decisionNumber: `HC-${++made}`, vehicle: short, restrictionKind: 'nợ phí', imposedOn: FIRST, state: 'IN_FORCE' },
      FIRST,
      END,
    );
    const up = 'query($id: ID!, $at: AsOf) { vehicleRestrictions(where: { vehicle: { id: { eq: $id } } }, asOf: $at) { totalCount } }';
    await edges(up, { id: short }, ({ vehicleRestrictions }) => vehicleRestrictions.totalCount === 1);
  });

  it('by which a plate leads to its vehicle, and a business is its owner', async () => {
    const vehicle = await car();
    const owner = await business();
    await register('PlateAssignment', { plate: '29B-77777', vehicle, background: 'vàng', holderBusiness: owner }, FIRST, END);
    await register('Ownership', { vehicle, business: owner }, FIRST, END);
    await edges('query($at: AsOf) { vehicle(plate: "29B-77777", asOf: $at) { id } }', {}, (data) => data.vehicle !== null);
    const text = 'query($id: ID!, $at: AsOf) { vehicle(id: $id, asOf: $at) { plate business { id } } }';
    await edges(text, { id: vehicle }, (data) => data.vehicle.plate === '29B-77777');
    await edges(text, { id: vehicle }, (data) => data.vehicle.business?.id === owner);
    const noPlate =
      'query($id: ID!, $at: AsOf) { vehicles(where: { id: { eq: $id }, plate: { isNull: true } }, asOf: $at) { totalCount } }';
    await edges(noPlate, { id: vehicle }, ({ vehicles }) => vehicles.totalCount === 0);
  });

  it('of several in force the one that began last is told, whichever was written last', async () => {
    const vehicle = await car();
    const [later, earlier] = [await business(), await business()];
    await register('Ownership', { vehicle, business: later }, '2018-01-01');
    await register('Ownership', { vehicle, business: earlier }, '2015-01-01');
    const told = async (validAt: string) => {
      const text = 'query($id: ID!, $at: AsOf) { vehicle(id: $id, asOf: $at) { business { id } } }';
      return (await hub.ask(text, { as: STEWARD, variables: { id: vehicle, at: { validAt } } })).body.data.vehicle.business?.id;
    };
    expect([await told('2017-12-31'), await told('2018-01-01')]).toEqual([earlier, later]);
  });

  it('whose plate is a person’s: hidden with that person from whoever sees the car, and not felt for by a filter', async () => {
    const vehicle = await car();
    const holder = await person(executor === 'planner' ? '001090000033' : '001190000044');
    const plate = executor === 'planner' ? '29B-55551' : '29B-55552';
    await register('PlateAssignment', { plate, vehicle, background: 'trắng', holderPerson: holder }, FIRST, END);
    const seen = async (as: typeof STEWARD) => {
      const text = `query($id: ID!, $at: AsOf) { vehicle(id: $id, asOf: $at) { plate } vehicles(where: { id: { eq: $id }, plate: { isNull: true } }, asOf: $at) { totalCount } }`;
      const { data } = (await hub.ask(text, { as, variables: { id: vehicle, at: { validAt: FIRST } } })).body;
      return [data.vehicle.plate, data.vehicles.totalCount];
    };
    expect([await seen(STEWARD), await seen(ANALYST)]).toEqual([
      [plate, 0],
      [null, 1],
    ]);
  });

  it('on which a car is its owner’s: hidden from others, shown to the owner, and logged', async () => {
    const vehicle = await car();
    const key = executor === 'planner' ? '001090000011' : '001190000022';
    const owner = await person(key);
    await register('Ownership', { vehicle, person: owner }, FIRST, END);
    const hung = await inspection(vehicle);
    const combination = await register('VehicleCombination', { code: `TH-${++made}`, tractor: await car(), trailer: vehicle });
    const text = `query($id: ID!, $hung: ID!, $pair: ID!, $at: AsOf) {
      vehicle(id: $id, asOf: $at) { id } inspection(id: $hung, asOf: $at) { id } vehicleCombination(id: $pair, asOf: $at) { id }
      vehicles(where: { id: { eq: $id } }, asOf: $at) { totalCount }
    }`;
    const variables = { id: vehicle, hung, pair: combination };
    const isHidden = (data: any) =>
      data.vehicle === null && data.inspection === null && data.vehicleCombination === null && data.vehicles.totalCount === 0;
    await edges(text, variables, isHidden, ANALYST);
    const isShown = (data: any) =>
      data.vehicle !== null && data.inspection !== null && data.vehicleCombination !== null && data.vehicles.totalCount === 1;
    // To the owner it is always there: on the days of the ownership as theirs, on the others as nobody's.
    for (const [day] of edgesOf(SPAN)) {
      const { body } = await hub.ask(text, {
        as: caller('citizen', 'self-access', { ownKey: key, caseCode: null }),
        variables: { ...variables, at: { validAt: day } },
      });
      expect([day, isShown(body.data)]).toEqual([day, true]);
    }
    for (const [day, holds] of edgesOf(SPAN)) {
      hub.reads.length = 0;
      await hub.ask('query($id: ID!, $at: AsOf) { vehicle(id: $id, asOf: $at) { make } }', {
        as: STEWARD,
        variables: { id: vehicle, at: { validAt: day } },
      });
      expect([day, hub.reads.flatMap(({ subjects }) => subjects)]).toEqual([day, holds ? [owner] : []]);
    }
  });

  it('and the last day of a paper, which is one of its days', async () => {
    const id = await inspection(await car(), '2010-01-01', null, { expiresOn: LAST });
    const text = 'query($id: ID!, $at: AsOf) { inspection(id: $id, asOf: $at) { status } }';
    await edges(text, { id }, (data) => data.inspection.status === 'IN_FORCE', STEWARD, { first: null, last: LAST });
    await edges(text, { id }, (data) => data.inspection.status !== 'EXPIRED', STEWARD, { first: null, last: LAST });
  });

  it('and days counted from the one that is asked for', async () => {
    const inspectedOn = '2025-06-30';
    const id = await inspection(await car(), '2010-01-01', null, { inspectedOn });
    const spans: [operator: string, span: Span][] = [
      ['within: "P30D"', { first: daysOn(inspectedOn, -30), last: inspectedOn }],
      ['within: "-P30D"', { first: inspectedOn, last: daysOn(inspectedOn, 30) }],
      ['earlierThan: "-P30D"', { first: daysOn(inspectedOn, 31), last: null }],
      ['laterThan: "P30D"', { first: null, last: daysOn(inspectedOn, -31) }],
    ];
    for (const [operator, span] of spans)
      await edges(
        `query($at: AsOf) { inspections(first: 200, asOf: $at, where: { inspectedOn: { ${operator} } }) { nodes { id } } }`,
        {},
        ({ inspections }) => inspections.nodes.some((one: { id: string }) => one.id === id),
        STEWARD,
        span,
      );
  });

  it('on which an agency is the authority, and a document the one that a change names', async () => {
    const agency = await register('Agency', { code: executor === 'planner' ? 'G17' : 'G01', name: 'Cơ quan' });
    await register('SourceAuthority', { scope: 'Inspection', agency, ground: 'Luật' }, FIRST, END);
    const id = await inspection(await car());
    await edges(
      'query($id: ID!, $at: AsOf) { inspection(id: $id, asOf: $at) { authority { id } } }',
      { id },
      (data) => data.inspection.authority?.id === agency,
    );
    await register('LegalDocument', { number: '158/2024/NĐ-CP', kind: 'Nghị định', title: 'Vận tải', confidence: 'V' }, FIRST, END);
    // A later document of the same number is not it.
    await register('LegalDocument', { number: '158/2024/NĐ-CP', kind: 'Nghị định', title: 'Vận tải', confidence: 'V' }, daysOn(END, 400));
    const text = 'query($id: ID!, $at: AsOf) { inspection(id: $id, asOf: $at) { legalDocument { number } } }';
    await edges(text, { id }, (data) => data.inspection.legalDocument !== null);
  });

  it('and what was known: from the very microsecond on, and not at the one with which it was superseded', async () => {
    const id = await car();
    await write(hub, [{ operation: 'correct', entity: 'Vehicle', id, from: null, to: null, values: { make: 'Eicher' } }]);
    const { rows } = await hub.database.ownerPool.query<{ known: string; before: string }>(
      `select to_char(t.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as known,
         to_char((t.at - interval '1 microsecond') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as before
       from (select distinct recorded_from as at from vehicle where id = $1) t order by t.at`,
      [id],
    );
    const [first, second] = rows;
    const make = async (knownAt: string | undefined) => {
      const { body } = await hub.ask('query($id: ID!, $at: AsOf) { vehicle(id: $id, asOf: $at) { make } }', {
        as: STEWARD,
        variables: { id, at: { knownAt } },
      });
      return body.data.vehicle?.make;
    };
    expect([await make(first?.before), await make(first?.known)]).toEqual([undefined, 'Thaco']);
    expect([await make(second?.before), await make(second?.known)]).toEqual(['Thaco', 'Eicher']);
  });
});
