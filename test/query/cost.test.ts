import { executeSync, getIntrospectionQuery, parse } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SCHEMA_VALUES_PER_ROW } from '../../src/hub/query/cost.js';
import { caller, createTestHub, model, schema, type TestHub } from '../support/hub.js';
import { smallWorld } from '../support/small-world.js';

let hub: TestHub;

beforeAll(async () => {
  hub = await createTestHub();
  await smallWorld(hub);
}, 60_000);
afterAll(() => hub.close());

/** The dearest change: with everything that was written. */
const WHOLE = 'slices changedFields { name before after }';

async function costOf(question: string, as = caller('analyst')): Promise<number | undefined> {
  const { body } = await hub.ask(question, { as: { ...as, wantsCost: true } });
  return body.extensions?.cost?.rows ?? body.errors?.[0]?.extensions?.cost?.rows;
}

it('counts what changes carry, each time they are asked for', async () => {
  expect(await costOf('{ changes(first: 1000) { nodes { position } } }')).toBe(1_000);
  expect(await costOf(`{ changes(first: 1000) { nodes { ${WHOLE} } } }`)).toBe(5_000);
  expect(await costOf(`{ changes(first: 1000) { nodes { ${WHOLE} } edges { node { position } } } }`)).toBe(6_000);
  expect(await costOf(`{ a: changes(first: 100) { nodes { ${WHOLE} } } b: changes(first: 100) { nodes { ${WHOLE} } } }`)).toBe(1_000);
  expect(await costOf('{ changes(first: 0) { totalCount } }')).toBe(500);
});

it('refuses nineteen whole pages of the feed in one question, before anything is read', async () => {
  const pages = Array.from({ length: 19 }, (_, i) => `a${i}: changes(first: 1000, after: "0") { nodes { ${WHOLE} } }`);
  const { status, body } = await hub.ask(`{ ${pages.join(' ')} }`);
  expect([status, body.errors?.[0].extensions.code]).toEqual([400, 'TOO_COSTLY']);
  expect(hub.statements).toEqual([]);
  const { status: admitted } = await hub.ask(`{ ${pages.slice(0, 4).join(' ')} }`);
  expect(admitted).toBe(200);
});

it('counts computed answers, wide values and histories by the row, and counts and aggregates as whole lists', async () => {
  const weight = (place: string) => model.declarations.costs.get(place) ?? 0;
  expect(weight('Vehicle.mayOperate')).toBeGreaterThan(1);
  expect(await costOf('{ vehicles(first: 10) { nodes { make } } }')).toBe(10);
  expect(await costOf('{ vehicles(first: 10) { nodes { mayOperate { answer } } } }')).toBe(10 * (1 + weight('Vehicle.mayOperate')));
  expect(await costOf('{ vehicles(first: 10) { nodes { a: mayOperate { answer } b: mayOperate(on: "2025-01-01") { answer } } } }')).toBe(
    10 * (1 + 2 * weight('Vehicle.mayOperate')),
  );
  expect(await costOf('{ vehicles(first: 10) { nodes { serviceLifeEndsOn } } }')).toBe(20);
  expect(await costOf('{ bridges(first: 10) { nodes { geometry } } }')).toBe(10 * (1 + weight('GeoJSON')));
  expect(await costOf(`{ vehicles(first: 10) { nodes { history(first: 20) { nodes { ${WHOLE} } } } } }`)).toBe(10 + 10 * 20 * 5);
  expect(await costOf('{ vehicles(first: 10) { totalCount nodes { id } } }')).toBe(510);
  // Of every record it is asked what its list comes to, for an order as for a bound; hanging on one record that is an index.
  expect(await costOf('{ vehicles(first: 10, orderBy: [{ badges: { direction: DESC } }]) { nodes { id } } }')).toBe(260);
  expect(await costOf('{ vehicles(first: 10, where: { not: { badges: { having: [{ gte: 1 }, { lt: 9 }] } } }) { nodes { id } } }')).toBe(
    510,
  );
  expect(await costOf('{ vehicleAggregate(first: 50, where: { badges: { having: [{ gte: 1 }] } }) { groups { count } } }')).toBe(800);
  expect(await costOf('{ vehicleAggregate(first: 50, groupBy: [{ field: category }]) { groups { count } } }')).toBe(550);
  expect(await costOf('{ difference(of: "0198c3a2-0000-7000-8000-000000000000", from: {}, to: {}) { entity } }')).toBe(
    weight('Query.difference'),
  );
});

it('knows what the schema has to tell of itself, and lets every role that may ask for it have it once', async () => {
  const questions = [
    getIntrospectionQuery(),
    '{ __schema { types { name } } }',
    '{ __schema { types { fields { name args { name type { name } } type { name fields { name } } } } } }',
    '{ a: __type(name: "Query") { name } b: __type(name: "Vehicle") { name } }',
  ];
  for (const question of questions) {
    const objects = objectsIn(executeSync({ schema, document: parse(question) }).data);
    const told = ((await costOf(question, caller('auditor'))) ?? 0) * SCHEMA_VALUES_PER_ROW;
    expect(told, question.slice(0, 60)).toBeGreaterThan(objects / 2);
    expect(told, question.slice(0, 60)).toBeLessThan(objects * 3 + 2 * SCHEMA_VALUES_PER_ROW);
  }
  for (const { role, mayIntrospect } of model.access.roles) {
    if (!mayIntrospect) continue;
    const { status } = await hub.ask(getIntrospectionQuery(), { as: role === 'anonymous' ? {} : caller(role) });
    expect(status, role).toBe(200);
  }
  const many = '__schema { types { fields { args { type { name } } type { name fields { name } } } } }';
  const { body } = await hub.ask(`{ ${Array.from({ length: 29 }, (_, i) => `a${i}: ${many}`).join(' ')} }`);
  expect(body.errors?.[0].extensions.code).toBe('TOO_COSTLY');
}, 60_000);

function objectsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const within = Object.values(value).reduce((sum: number, part) => sum + objectsIn(part), 0);
  return Array.isArray(value) ? within : within + 1;
}
