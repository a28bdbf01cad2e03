import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import { storedFields } from '../../src/hub/ledger/stored-fields.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import { uuidv7 } from '../../src/hub/write/identity.js';
import type { Operation } from '../../src/hub/write/operations.js';
import { drawer } from '../support/drawn.js';
import { type EveryRecord, everyEntity, fieldValue, inLinkOrder } from '../support/every-entity-world.js';
import { everyField } from '../support/every-field.js';
import { caller, createTestHub, schema, type TestHub } from '../support/hub.js';
import { AS_STEWARD, model } from '../write/world.js';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const STEWARD = caller('steward', 'stewardship');
const ENTITIES = inLinkOrder(model);
const DAY = '2026-03-01';

const some = drawer('snapshots of every entity', 3);

/** What is written later changes no byte of what a snapshot says: of every entity, with every field it and every record has. */
describe.each(['planner', 'interpreter'] as const)('a snapshot of every entity, read by the %s', (executor) => {
  const drawn = some(ENTITIES);
  let hub: TestHub;
  let world: ReadonlyMap<string, EveryRecord>;
  const before = new Map<string, string>();
  let snapshot: string;
  let knownAt: string;

  beforeAll(async () => {
    hub = await createTestHub({ executor, model, schema });
    world = await everyEntity(hub.database, model);
    for (const entity of drawn) before.set(entity.name, await read(entity.name, { validAt: DAY }));
    const { body } = await hub.ask(`{ provinces(asOf: { validAt: "${DAY}" }) { totalCount } }`);
    ({ snapshot, knownAt } = body.extensions.asOf.provinces);
    await disturb();
  });
  afterAll(() => hub.close());

  /** Look-ups of both records, the list in an order of its own, and any record by its id. */
  async function read(name: string, at: Record<string, string>): Promise<string> {
    const entity = ENTITIES.find((one) => one.name === name);
    if (!entity) throw new Error(name);
    const all = everyField(entity, schema);
    const [one = '', two = ''] = world.get(name)?.ids ?? [];
    const { body, status } = await hub.ask(
      `query($one: ID!, $two: ID!, $at: AsOf) { one: ${entity.singular}(id: $one, asOf: $at) { ${all} } two: ${entity.singular}(id: $two, asOf: $at) { ${all} }
         list: ${entity.plural}(asOf: $at, orderBy: [{ validTo: DESC }]) { totalCount notCurrentCount edges { cursor node { ${all} } } }
         nodeAsOf(id: $one, asOf: $at) { __typename ... on Record { id version status validFrom validTo recordedFrom recordedTo } } }`,
      { as: STEWARD, variables: { one, two, at } },
    );
    expect([status, body.errors]).toEqual([200, undefined]);
    expect(body.data.one).not.toBeNull();
    return JSON.stringify(body.data);
  }

  const write = (operations: readonly Operation[]) =>
    withTx(hub.database.appPool, {}, (tx) => writeChangeSet(tx, model, { ...AS_STEWARD, operations }));

  /**
   * Every record is corrected from its beginning on, or updated from a day before the one asked for; beside it a stranger is registered.
   */
  async function disturb(): Promise<void> {
    const ids = new Map([...world].map(([name, record]) => [name, record.ids]));
    for (const entity of ENTITIES) {
      const [one = '', two = ''] = ids.get(entity.name) ?? [];
      const fields = [...storedFields(entity).fields.values()];
      const columns = fields.filter((field) => field.kind === 'column' && field.key === undefined && !field.list);
      const given = (n: 0 | 1) =>
        Object.fromEntries(columns.map((field) => [field.name, fieldValue(model, field, n, ids) ?? fieldValue(model, field, 0, ids)]));
      const links = Object.fromEntries(
        fields.flatMap((field) => (field.kind === 'link' ? [[field.name, fieldValue(model, field, 1, ids)]] : [])),
      );
      // Where a record is nothing but links it gets those of the other.
      if (columns.length > 0) await write([{ operation: 'correct', entity: entity.name, id: one, from: null, to: null, values: given(1) }]);
      else await write([{ operation: 'update', entity: entity.name, id: one, from: '2025-06-01', values: links }]);
      if (columns.length > 0) await write([{ operation: 'update', entity: entity.name, id: two, from: '2025-06-01', values: given(0) }]);
    }
    await write([{ operation: 'register', entity: 'PortCode', id: uuidv7(), from: null, values: { code: 'VNZZZ' } }]);
  }

  it.each(drawn.map(({ name }) => name))('stays the same to the byte: %s', async (name) => {
    expect(await read(name, { snapshot })).toBe(before.get(name));
    expect(await read(name, { validAt: DAY, knownAt })).toBe(before.get(name));
  });

  it('is told apart from the present: nearly every entity says something else today', async () => {
    const same: string[] = [];
    for (const { name } of drawn) if ((await read(name, { validAt: DAY })) === before.get(name)) same.push(name);
    expect(same).toEqual([]);
  });
});
