import { Kind, parse } from 'graphql';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createPool, endPool } from '../../src/db/client.js';
import { createAnswer } from '../../src/hub/answer/answer.js';
import { bodyBytes } from '../../src/hub/query/finished-json.js';
import { anonymous, caller, createTestHub, model, readLogInto, schema, type TestHub } from '../support/hub.js';
import { stopClock } from '../support/stopped-clock.js';
import { register, write } from '../support/write.js';

/** 18:00 in Greenwich on the last day of May, and so one o’clock of the first of June in Việt Nam. */
const NOW = '2031-05-31 18:00:00+00';
let hub: TestHub;
let car: string;
let pool: ReturnType<typeof createPool>;
beforeAll(async () => {
  hub = await createTestHub();
  car = await register(hub, 'Vehicle', {
    chassisNumber: 'RLLV1AEA9PH000123',
    make: 'Thaco',
    kind: 'xe ô tô con',
    category: 'car',
    productionYear: 2020,
    fictional: true,
  });
  await write(hub, [
    { operation: 'update', entity: 'Vehicle', id: car, from: '2031-06-01', values: { make: 'Eicher' } },
    { operation: 'update', entity: 'Vehicle', id: car, from: '2031-06-02', values: { make: 'Dongfeng' } },
  ]);
  const person = await register(hub, 'Person', { personalId: '001090000011', fullName: 'Nguyễn Văn Giả Lập', fictional: true });
  await register(hub, 'Ownership', { vehicle: car, person }, '2031-06-01');
  await stopClock(hub.database, NOW);
  pool = createPool({ url: hub.database.url, role: 'giaolo_app', max: 2 });
});
afterAll(async () => {
  await endPool(pool);
  await hub.close();
});

const ask = async (executor: 'planner' | 'interpreter', text: string, as = {}) => {
  const document = parse(text);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  const answer = createAnswer({ schema, model, pool, executor, readLog: readLogInto([]) });
  const { body } = await answer({ document, operation, variables: {}, caller: { ...anonymous, ...as } });
  return JSON.parse(bodyBytes(body).toString());
};

it.each(['planner', 'interpreter'] as const)(
  'the day is that of Việt Nam by the database’s clock, whatever day this process takes it for: the %s',
  async (executor) => {
    const steward = caller('steward', 'stewardship');
    const { data, extensions } = await ask(executor, `{ vehicle(id: "${car}") { make } }`, steward);
    expect(extensions.asOf.vehicle.validAt).toBe('2031-06-01');
    expect(data.vehicle.make).toBe('Eicher');
  },
);

it.each(['planner', 'interpreter'] as const)('so are the walls: %s', async (executor) => {
  // Nobody's in May; but it is June.
  const text = (day: string) =>
    `{ vehicle(id: "${car}", asOf: { validAt: "${day}" }) { make } feed: changes(first: 50, after: "0") { nodes { recordId } } }`;
  const { data } = await ask(executor, text('2031-05-31').replace(/ feed.*\}\s*\}$/, ' }'), caller('analyst'));
  expect(data.vehicle).toBeNull();
  const feed = await ask('planner', '{ changes(first: 50, after: "0") { nodes { recordId } } }', caller('analyst'));
  expect(JSON.stringify(feed)).not.toContain(car);
});

it('a process that is a day behind asks once more, and from then on knows', async () => {
  const behind = vi.spyOn(Date, 'now').mockReturnValue(Date.parse('2031-05-31T12:00:00Z'));
  const statements: string[] = [];
  const counted = createPool({ url: hub.database.url, role: 'giaolo_app', max: 1, onStatement: ({ text }) => statements.push(text) });
  const answer = createAnswer({ schema, model, pool: counted, readLog: readLogInto([]) });
  behind.mockRestore();
  const document = parse(`{ vehicle(id: "${car}") { make } }`);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  const asked = async () => {
    statements.length = 0;
    const { body } = await answer({ document, operation, variables: {}, caller: { ...anonymous, ...caller('steward', 'stewardship') } });
    return [JSON.parse(bodyBytes(body).toString()).data.vehicle.make, statements.filter((text) => text.includes('from vehicle')).length];
  };
  expect(await asked()).toEqual(['Eicher', 2]);
  expect(await asked()).toEqual(['Eicher', 1]);
  await endPool(counted);
});
