import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readDeclarations } from '../../src/hub/declare/read-declarations.js';
import { readSdl } from '../../src/hub/declare/read-sdl.js';
import { packageRoot } from '../../src/root.js';
import { caller, createTestHub, model, type TestHub } from '../support/hub.js';
import { everythingSaid, HANGING, type Slice, wallsWorld } from './walls-world.js';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const ANALYST = caller('analyst');
const CITIZEN = caller('citizen', 'self-access', { ownKey: '001090000011', caseCode: null });
const STEWARD = caller('steward', 'stewardship');
const DAYS = [
  null,
  '2014-12-31',
  '2015-01-01',
  '2015-12-31',
  '2016-01-01',
  '2017-12-31',
  '2018-01-01',
  '2019-12-31',
  '2020-01-01',
  '2023-12-31',
  '2024-01-01',
  '2026-01-01',
];

describe.each(['planner', 'interpreter'] as const)('rights are today’s, also about the past: the %s', (executor) => {
  let hub: TestHub;
  let world: Awaited<ReturnType<typeof wallsWorld>>;
  let said: Awaited<ReturnType<typeof everythingSaid>>;
  let today: string;
  let instants: (string | null)[];
  beforeAll(async () => {
    hub = await createTestHub(executor);
    world = await wallsWorld(hub);
    said = await everythingSaid(hub);
    today = (await hub.ask('{ provinces(first: 0) { totalCount } }')).body.extensions.asOf.provinces.validAt;
    // Every state of knowledge there ever was.
    instants = [
      null,
      ...new Set([...said.lives, ...said.stands].flatMap(({ known, until }) => (until === 'open' ? [known] : [known, until]))),
    ].sort();
  });
  afterAll(() => hub.close());

  // The oracle: who may see what, in plain code over what the registers said.
  const holds = ({ from, to, known, until }: Slice, day: string, at: string | null) =>
    from <= day && (to === 'infinity' || day < to) && (at === null ? until === 'open' : known <= at && (until === 'open' || at < until));
  const behind = (car: string, day: string, at: string | null) =>
    said.stands.filter((one) => one.id === car && holds(one, day, at)).map(({ person }) => person);
  const walls = (car: string, day: string, at: string | null) => [
    ...behind(car, day, at),
    ...behind(car, day, null),
    ...behind(car, today, null),
  ];
  const inForce = (car: string, day: string, at: string | null) => said.lives.some((one) => one.id === car && holds(one, day, at));
  const openTo = (who: 'nobody' | 'person', day: string, at: string | null) =>
    [...world.cars.values()].filter((car) => {
      const own = who === 'person' && [...behind(car, day, at), ...behind(car, day, null)].includes(world.person);
      return inForce(car, day, at) && (own || walls(car, day, at).length === 0);
    });

  it.each([
    ['an analyst without a purpose', ANALYST, 'nobody'],
    ['anonymous', {}, 'nobody'],
    ['an owner', CITIZEN, 'person'],
  ] as const)(
    '%s sees the cars that nobody stood behind then, on that day, or stands behind today – at any two times',
    async (_name, as, who) => {
      let hidden = 0;
      for (const day of DAYS) {
        for (const at of instants) {
          const asOf = { ...(day === null ? {} : { validAt: day }), ...(at === null ? {} : { knownAt: at }) };
          const { body } = await hub.ask('query($at: AsOf) { vehicles(first: 200, asOf: $at) { totalCount nodes { id } } }', {
            as,
            variables: { at: asOf },
          });
          const expected = openTo(who, day ?? today, at);
          hidden += [...world.cars.values()].filter((car) => inForce(car, day ?? today, at)).length - expected.length;
          expect([asOf, body.data?.vehicles.nodes.map(({ id }: { id: string }) => id).sort()]).toEqual([asOf, expected.sort()]);
          expect(body.data.vehicles.totalCount).toBe(expected.length);
        }
      }
      expect(hidden).toBeGreaterThan(50);
    },
  );

  it('the example: neither an early `knownAt` nor an early `validAt` shows a private car’s chassis number', async () => {
    const text =
      'query($id: ID!, $at: AsOf) { vehicle(id: $id, asOf: $at) { chassisNumber history { nodes { slices } } } node(id: $id) { id } }';
    for (const car of [world.persons, world.sold, world.corrected, world.shared]) {
      const before =
        said.stands
          .filter(({ id }) => id === car)
          .map(({ known }) => known)
          .sort()[0] ?? '';
      const early = new Date(Date.parse(before) - 1).toISOString().replace('Z', '000Z');
      for (const at of [{ knownAt: early }, { validAt: '2015-06-01' }, { validAt: '2015-06-01', knownAt: early }, {}]) {
        const { body } = await hub.ask(text, { as: ANALYST, variables: { id: car, at } });
        expect([at, body.data.vehicle, body.data.node]).toEqual([at, null, null]);
      }
    }
    expect(
      (await hub.ask(text, { as: ANALYST, variables: { id: world.company, at: { validAt: '2015-06-01' } } })).body.data.vehicle
        .chassisNumber,
    ).toBeTruthy();
  });

  it('what hangs on a vehicle is seen exactly where the vehicle is, reached by itself and from the business', async () => {
    const lists = HANGING.map(({ plural }) => `${plural}(first: 200, asOf: $at) { totalCount nodes { vehicle { id } } }`).join('\n');
    const business = `business(taxCode: "0100109106", asOf: $at) { badges(first: 200) { totalCount nodes { vehicle { id } } } }`;
    const through = `inspections2: vehicles(first: 200, where: { inspections: { odometerKm: { isNull: true } } }, asOf: $at) { totalCount }`;
    for (const day of [null, '2015-12-31', '2017-12-31', '2023-12-31']) {
      for (const at of instants) {
        const asOf = { ...(day === null ? {} : { validAt: day }), ...(at === null ? {} : { knownAt: at }) };
        const { body } = await hub.ask(`query($at: AsOf) { ${lists} ${business} ${through} }`, { as: ANALYST, variables: { at: asOf } });
        const cars = openTo('nobody', day ?? today, at);
        for (const { plural } of HANGING) {
          const seen = body.data[plural].nodes.map(({ vehicle }: any) => vehicle?.id ?? null);
          expect([plural, asOf, seen.filter((id: string | null) => id === null || !cars.includes(id))]).toEqual([plural, asOf, []]);
          expect(body.data[plural].totalCount).toBe(seen.length);
        }
        expect(body.data.business.badges.nodes).toEqual(expect.arrayContaining(body.data.badges.nodes));
        expect(body.data.business.badges.totalCount).toBe(body.data.badges.totalCount);
        expect(body.data.inspections2.totalCount).toBe(body.data.inspections.totalCount);
      }
    }
  });

  it('whoever reads it for a purpose leaves the persons of all three times in the log', async () => {
    const before = said.stands.filter(({ id }) => id === world.persons).map(({ known }) => known)[0] ?? '';
    const early = new Date(Date.parse(before) - 1).toISOString().replace('Z', '000Z');
    const asked = async (text: string) => {
      const reads = hub.reads.length;
      const { body } = await hub.ask(text, { as: STEWARD });
      return {
        body,
        subjects: hub.reads
          .slice(reads)
          .flatMap(({ subjects }) => subjects)
          .sort(),
      };
    };
    const { body, subjects } = await asked(
      `{ vehicle(id: "${world.persons}", asOf: { knownAt: "${early}" }) { chassisNumber inspections { nodes { odometerKm } } } }`,
    );
    expect(body.data.vehicle.chassisNumber).toBeTruthy();
    expect(subjects).toEqual([world.person]);
    const inspections = await asked('{ inspections(first: 200) { nodes { id } } }');
    expect(inspections.subjects).toEqual([world.person, world.second].sort());
    const through = await asked(
      `{ inspections(first: 200, where: { vehicle: { id: { eq: "${world.sold}" } } }, asOf: { validAt: "2016-01-01" }) { nodes { vehicle { id } } } }`,
    );
    expect(through.subjects).toEqual([world.person]);
  });

  it('a combination is hidden with either of its vehicles', async () => {
    const { body } = await hub.ask('{ vehicleCombinations { nodes { id } } }', { as: ANALYST });
    expect(body.data.vehicleCombinations.nodes).toEqual([{ id: world.combinations.ofCompanies }]);
    const seen = await hub.ask(
      `{ vehicle(id: "${world.company}") { combinationsAsTractor { totalCount nodes { id } } combinationsAsTrailer { totalCount } } }`,
      { as: ANALYST },
    );
    expect(seen.body.data.vehicle).toEqual({
      combinationsAsTractor: { totalCount: 1, nodes: [{ id: world.combinations.ofCompanies }] },
      combinationsAsTrailer: { totalCount: 0 },
    });
  });

  it('a history shows what nobody stood behind on any of its days', async () => {
    const text =
      '{ vehicles(first: 20) { nodes { id history(first: 5) { totalCount nodes { position slices } } inspections(first: 5) { nodes { history(first: 5) { totalCount nodes { slices } } } } } } }';
    const { body } = await hub.ask(text, { as: ANALYST });
    const histories = new Map<string, any>(body.data.vehicles.nodes.map((node: any) => [node.id, node]));
    expect([...histories.keys()].sort()).toEqual([world.company, world.bought, world.mistaken, world.nobodys].sort());
    for (const car of [world.company, world.nobodys]) {
      expect(histories.get(car).history).toMatchObject({ totalCount: 1, nodes: [{}] });
      expect(histories.get(car).inspections.nodes[0].history.totalCount).toBe(1);
    }
    for (const car of [world.bought, world.mistaken]) {
      expect(histories.get(car).history).toEqual({ totalCount: 0, nodes: [] });
      expect(histories.get(car).inspections.nodes[0].history).toEqual({ totalCount: 0, nodes: [] });
    }
    const all = await hub.ask(text, { as: STEWARD });
    for (const node of all.body.data.vehicles.nodes) expect(node.history.totalCount).toBe(1);
  });

  it('a hidden record’s id is hidden in what visible records say of it', async () => {
    const hidden = [world.persons, world.sold, world.corrected, world.shared, world.scrapped];
    const text = `{ ownerships(first: 20) { nodes { vehicle { id } history(first: 5) { nodes { slices changedFields { name before after } } } } }
      ended: ownerships(first: 20, asOf: { validAt: "2016-06-01" }) { nodes { id vehicle { id } history(first: 5) { nodes { slices changedFields { name before after } } } } } }`;
    const { body } = await hub.ask(text, { as: ANALYST });
    const told = JSON.stringify(body.data);
    // The company's own part of what is a person's now: it is there, without saying of which car.
    expect(body.data.ended.nodes.filter(({ vehicle }: any) => vehicle === null).length).toBeGreaterThan(0);
    for (const id of hidden) expect(told).not.toContain(id);
    expect(told).toContain(world.company);
    expect(body.extensions.scope).toContainEqual({ path: ['ownerships', 'nodes', 'history'], reason: 'PURPOSE_REQUIRED' });
    expect(JSON.stringify((await hub.ask(text, { as: STEWARD })).body.data)).toContain(world.sold);
  });

  it('the feed and the difference hide the same', async () => {
    const feed = await hub.ask('{ changes(first: 1000) { nodes { entity recordId slices changedFields { name before after } } } }', {
      as: ANALYST,
    });
    const told = JSON.stringify(feed.body.data);
    for (const id of [world.persons, world.sold, world.corrected, world.shared, world.scrapped, world.person])
      expect(told).not.toContain(id);
    const open = feed.body.data.changes.nodes.filter(({ entity }: any) => entity === 'Inspection');
    expect(open.length).toBe(2);
    const all = await hub.ask('{ changes(first: 1000, where: { entity: { eq: "Inspection" } }) { nodes { slices } } }', { as: STEWARD });
    expect(all.body.data.changes.nodes).toHaveLength(world.cars.size - 1);
    const from = '{ validAt: "2016-06-01" }';
    for (const car of [world.persons, world.sold]) {
      const { body } = await hub.ask(`{ d: difference(of: "${car}", from: ${from}, to: {}) { changedFields { name before after } } }`, {
        as: ANALYST,
      });
      expect(body.data.d).toBeNull();
    }
  });
});

describe('an entity that hangs on a person’s record', () => {
  const SDL = (directive: string) =>
    parse(`
      type Keeper @entity(register: "aids") @subject(via: "self") { name: String! }
      type Boat @entity(register: "aids") @subject(via: "keepers") { keepers: [Keeping!]! @link(via: "boat") }
      type Keeping @entity(register: "aids") @subject(via: "keeper") { boat: Boat! keeper: Keeper }
      type Survey @entity(register: "aids") ${directive} { boat: Boat! other: Keeping! }
    `);
  const read = (directive: string) =>
    readDeclarations(SDL(directive), new Map([['aids', { vi: 'Báo hiệu', en: 'Aids' }]])).entities.get('Survey');

  it('says whose data it is, or the start stops at its name', () => {
    expect(() => read('')).toThrow(/Survey.*Boat.*@subject/s);
    expect(read('@subject(via: "boat")')?.subject).toEqual({
      via: 'list',
      anchors: ['boat_id'],
      links: ['boat'],
      table: 'keeping',
      column: 'boat_id',
    });
    expect(read('@subject(via: "other")')?.subject).toEqual({ via: 'link', field: 'other' });
    expect(read('@subject(none: "số đo không nói gì về ai")')).toMatchObject({ subjectNone: 'số đo không nói gì về ai' });
    expect(() => read('@subject(via: ["boat", "other"])')).toThrow(/one list/);
    expect(() => read('@subject(via: "boat", none: "x")')).toThrow(/nobody/);
  });

  it('is none of the served registers that is silent', () => {
    expect(HANGING.map(({ name }) => name).sort()).toEqual(
      [
        'Badge',
        'CrossBorderPermit',
        'EtcTag',
        'ExternalVehicleFact',
        'Inspection',
        'TrackingDevice',
        'VehicleContract',
        'VehicleConversion',
        'VehiclePermit',
        'VehicleRestriction',
      ].sort(),
    );
    expect(readDeclarations(readSdl(new URL('src/schema/', packageRoot)), model.declarations.registers).entities.size).toBeGreaterThan(80);
  });
});
