import { parse } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAnswer } from '../../src/hub/answer/answer.js';
import { createPlanCache } from '../../src/hub/answer/plan-cache.js';
import { bodyBytes } from '../../src/hub/query/finished-json.js';
import { fact } from '../../src/hub/sql/leaf.js';
import { anonymous, caller, createTestHub, model, readLogInto, schema, type TestHub } from '../support/hub.js';
import { roadWorld } from '../support/road-world.js';
import { smallWorld } from '../support/small-world.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await createTestHub();
  await smallWorld(hub);
});
afterAll(() => hub.close());

const DOCUMENT =
  parse(`query Q($plate: Plate, $where: VehicleWhere, $first: Int, $term: String!, $at: AsOf, $order: OrderDirection!, $with: Boolean!, $makes: [String!]) {
  vehicle(plate: $plate, asOf: $at) { make status business @include(if: $with) { name } }
  vehicles(where: $where, first: $first, orderBy: [{ make: $order }]) { totalCount nodes { plate chassisNumber } pageInfo { hasNextPage endCursor } }
  businesses(where: { name: { contains: $term } }) { nodes { name ownerships(where: { vehicle: { make: { in: $makes } } }) { totalCount } } }
}`);
const base = { plate: '29B-12345', first: 2, term: 'van tai', order: 'ASC', with: true, makes: ['Thaco'] };
const asked = [
  base,
  { ...base, plate: '29B-12346' },
  { ...base, plate: '11A-00000', term: 'ben nuoc' },
  { ...base, first: 1 },
  { ...base, order: 'DESC' },
  { ...base, with: false },
  { ...base, makes: ['Thaco', 'VinFast'], term: 'GIẢ LẬP' },
  { ...base, makes: null },
  { ...base, where: { make: { eq: 'Thaco' } } },
  { ...base, where: { make: { eq: 'VinFast' } } },
  { ...base, where: { seats: { gte: 20 }, chassisNumber: { isNull: false } } },
  { ...base, where: { or: [{ make: { startsWith: 'Th' } }, { make: { startsWith: 'Vi' } }] } },
  { ...base, at: { validAt: '2023-01-01' } },
  { ...base, at: { validAt: '2026-01-01' } },
  { ...base, at: { knownAt: '2020-01-01T00:00:00Z' } },
  { ...base, at: null },
];

it('one cached plan answers for every value of its shape as the interpreter does, whoever asked before', async () => {
  const operation = DOCUMENT.definitions[0];
  if (operation?.kind !== 'OperationDefinition') throw new Error('no operation');
  const readLog = readLogInto([]);
  const planner = createAnswer({ schema, model, pool: hub.database.appPool, readLog });
  const interpreter = createAnswer({ schema, model, pool: hub.database.appPool, readLog, executor: 'interpreter' });
  const callers = [
    caller('analyst'),
    caller('dossier-service', 'once-only'),
    caller('citizen', 'self-access', { ownKey: '001090000011', caseCode: null }),
    caller('citizen', 'self-access', { ownKey: '001190000022', caseCode: null }),
  ];
  for (let round = 0; round < 3; round++) {
    for (const variables of asked) {
      for (const as of callers) {
        const question = { document: DOCUMENT, operation, variables, caller: { ...anonymous, ...as } };
        const [p, i] = [await planner(question), await interpreter(question)];
        if (p.status === 200) expect(p.executor).toBe('planner');
        expect(JSON.parse(bodyBytes(p.body).toString()), JSON.stringify(variables)).toEqual(JSON.parse(bodyBytes(i.body).toString()));
      }
    }
  }
});

it('values make no new plan; shapes, looked-at values and rights do; their number stays bounded', () => {
  const planFor = createPlanCache();
  let made = 0;
  const ask = (access: string, variables: Record<string, unknown>) =>
    planFor(DOCUMENT, access, variables, (held) => {
      made++;
      // A plan that looks at one value, as a page size is looked at.
      (held.first as { now(): unknown } | undefined)?.now();
      return { plan: {} as never, compiled: null, feed: null };
    });
  for (let i = 0; i < 100; i++) ask('analyst', { plate: `29B-${i}`, first: 10 });
  expect(made).toBe(1);
  ask('analyst', { plate: '29B-1', first: 20 });
  ask('steward', { plate: '29B-1', first: 10 });
  ask('analyst', { plate: null, first: 10 });
  expect(made).toBe(4);
  for (let i = 0; i < 100; i++) ask('analyst', { plate: 'x', first: 100 + i });
  made = 0;
  ask('analyst', { plate: '29B-1', first: 10 });
  expect(made).toBe(1);
});

it('a fact about values makes a plan for each answer to it, not for each value: stretches of a road, both ways, by one document', async () => {
  await roadWorld(hub);
  const document = parse('query S($from: Chainage, $to: Chainage) { along(road: "QL.90", from: $from, to: $to) { nodes { code } } }');
  const [operation] = document.definitions;
  if (operation?.kind !== 'OperationDefinition') throw new Error('no operation');
  const answer = createAnswer({ schema, model, pool: hub.database.appPool, readLog: readLogInto([]) });
  const walk = async (from: string, to: string) => {
    const { body } = await answer({ document, operation, variables: { from, to }, caller: anonymous });
    return JSON.parse(bodyBytes(body).toString()).data.along.nodes.map(({ code }: { code: string }) => code);
  };
  for (const [from, to] of [
    ['Km0+000', 'Km90+000'],
    ['Km9+000', 'Km60+000'],
    ['Km9+1200', 'Km10+000'],
  ] as const) {
    const there = await walk(from, to);
    expect(there.length).toBeGreaterThan(2);
    expect(await walk(to, from)).toEqual([...there].reverse());
    expect(await walk(from, to)).toEqual(there);
  }

  const planFor = createPlanCache();
  let made = 0;
  const ask = (from: number, to: number) =>
    planFor(document, '', { from, to }, (held) => {
      made++;
      fact([held.from, held.to], ([one, other]) => Number(one) > Number(other));
      return { plan: {} as never, compiled: null, feed: null };
    });
  for (let i = 0; i < 50; i++) {
    ask(i, i + 1);
    ask(i + 1, i);
  }
  expect(made).toBe(2);
});
