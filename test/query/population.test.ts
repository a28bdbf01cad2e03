import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import { linkFields } from '../../src/hub/declare/derive-aggregate.js';
import type { Model, Value } from '../../src/hub/declare/model.js';
import type { Entity } from '../../src/hub/declare/types.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import { type EveryRecord, everyEntity } from '../support/every-entity-world.js';
import { caller, createTestHub, model as ruled, type TestHub } from '../support/hub.js';
import { AS_STEWARD } from '../write/world.js';

/** Check rules, and of what there may be one alone, have tests of their own: these records mean nothing but are there. */
const entities = new Map([...ruled.declarations.entities].map(([name, { exclusive: _, ...entity }]) => [name, entity]));
const model: Model = { ...ruled, rules: [], declarations: { ...ruled.declarations, entities } };
const analyst = caller('analyst');
let hub: TestHub;
let world: ReadonlyMap<string, EveryRecord>;

beforeAll(async () => {
  hub = await createTestHub({ model });
  world = await everyEntity(hub.database, model);
  // Nobody stands behind the second record of any entity that can be without.
  await correct(
    [...model.declarations.entities.values()].flatMap((entity) => {
      const persons = linkFields(entity).filter(({ name, target }) => target === 'Person' && entity.fields.get(name)?.required === false);
      return persons.length > 0 ? [{ entity, values: Object.fromEntries(persons.map(({ name }) => [name, null])) }] : [];
    }),
  );
}, 60_000);
afterAll(() => hub.close());

function correct(states: readonly { entity: Entity; values: Record<string, Value> }[]): Promise<unknown> {
  const operations = states.map(({ entity, values }) => {
    return {
      operation: 'correct' as const,
      entity: entity.name,
      id: world.get(entity.name)?.ids[1] ?? '',
      from: '2025-02-01',
      to: null,
      values,
    };
  });
  return withTx(hub.database.appPool, {}, (tx) => writeChangeSet(tx, model, { ...AS_STEWARD, operations }));
}

describe('the figures of two registers are about the same persons', () => {
  it('whichever entity leads to records of persons: what is grouped by a hidden one is in neither', async () => {
    let [asked, hiddenOnes] = [0, 0];
    for (const entity of model.declarations.entities.values()) {
      for (const { name: link, target: targetName } of linkFields(entity)) {
        const [field, target] = [entity.fields.get(link), model.declarations.entities.get(targetName)];
        if (!target?.subject || field?.kind !== 'link' || field.class === 'personal' || field.class === 'sensitive') continue;
        const where = `${entity.name} ${link}`;
        const [id = '', hidden = ''] = [world.get(entity.name)?.ids[1], world.get(target.name)?.ids[0]];
        const before = world.get(entity.name)?.values[1]?.[link] ?? null;
        const lead = (to: Value) => correct([{ entity, values: { [link]: to } }]);
        await lead(hidden);
        const { data, errors, extensions } = (
          await hub.ask(
            `{ by: ${entity.singular}Aggregate(groupBy: [{ link: { ${link}: id } }]) { groups { key { ${link} { id } } count } }
               of: ${target.singular}Aggregate(groupBy: [{ field: id }]) { groups { key { id } count } }
               all: ${entity.plural} { nodes { id } } }`,
            { as: analyst },
          )
        ).body;
        expect(errors, where).toBeUndefined();
        const open = new Set(data.of.groups.map(({ key }: any) => key.id));
        const counted = data.by.groups.flatMap((group: any) => Array.from({ length: group.count }, () => group.key[link].id));
        const held = (node: any) => (node.id === id ? hidden : (world.get(entity.name)?.values[0]?.[link] ?? null));
        const holds = data.all.nodes.map(held);
        expect(counted.sort(), where).toEqual(holds.filter((to: unknown) => to === null || open.has(to)).sort());
        if (holds.some((to: unknown) => to !== null && !open.has(to))) hiddenOnes++;
        const told = extensions.population.find(({ path }: any) => path[0] === 'by');
        expect(told.counted, where).toBe(counted.length);
        expect(
          told.leftOut.filter(({ as }: any) => as === 'GROUPED_BY'),
          where,
        ).toEqual([{ as: 'GROUPED_BY', reason: 'PURPOSE_REQUIRED', entities: [target.name] }]);
        await lead(before);
        asked++;
      }
    }
    expect(asked).toBeGreaterThan(10);
    expect(hiddenOnes).toBeGreaterThan(2);
  });
});

describe('what the catalogue tells of a kind of record', () => {
  const question = `{ catalogue { registers { entities {
    name list isPersonal coverage { count leavesOutPersons freshness fill } fields { name kind class fill }
  } } } }`;
  type Told = {
    name: string;
    list: string;
    coverage: { count: number; leavesOutPersons: boolean; freshness: string | null; fill: number | null };
    fields: { name: string; kind: string; class: string; fill: number | null }[];
  };

  it('is what anybody could list, and no more for whoever may see more', async () => {
    const before = await hub.ask('{ catalogue { entity(name: "Badge") { coverage { count } } } }');
    expect(before.body.data.catalogue.entity.coverage).toBeNull();
    await hub.measure();
    const [asSteward, asAnybody] = [await hub.ask(question, { as: caller('steward', 'stewardship') }), await hub.ask(question)];
    expect(asAnybody.body.errors).toBeUndefined();
    expect(asSteward.body.data).toEqual(asAnybody.body.data);
    const told: Told[] = asAnybody.body.data.catalogue.registers.flatMap(({ entities: own }: any) => own);
    expect(told.map(({ name }) => name).sort()).toEqual([...model.declarations.entities.keys()].sort());
    let [hidden, measured, dated] = [0, 0, 0];
    for (const { name, list, coverage, fields } of told) {
      const counted = fields.filter(({ fill }) => fill !== null);
      expect(
        counted.filter((field) => field.class !== 'OPEN' || !['VALUE', 'LINK'].includes(field.kind)),
        name,
      ).toEqual([]);
      const select = counted.map((field) => (field.kind === 'LINK' ? `${field.name} { id }` : field.name)).join(' ');
      const { data, errors } = (await hub.ask(`{ list: ${list} { totalCount nodes { id ${select} } } }`)).body;
      expect(errors, name).toBeUndefined();
      expect(coverage.count, name).toBe(data.list.totalCount);
      const there = (field: string) => data.list.nodes.filter((node: any) => node[field] !== null).length / coverage.count;
      expect(Object.fromEntries(counted.map((field) => [field.name, field.fill])), name).toEqual(
        Object.fromEntries(counted.map((field) => [field.name, there(field.name)])),
      );
      if (counted.length > 0)
        expect(coverage.fill, name).toBeCloseTo(counted.reduce((sum, { fill }) => sum + (fill ?? 0), 0) / counted.length, 10);
      if (coverage.count < 2) expect(coverage.leavesOutPersons, name).toBe(true);
      // What a person stood behind at some time is told by no change, however open its records are today.
      if (coverage.freshness !== null) dated += Number(/^\d{4}-\d{2}-\d{2}$/.test(coverage.freshness));
      measured += counted.length;
      if (coverage.leavesOutPersons) hidden++;
    }
    expect(measured).toBeGreaterThan(300);
    expect(hidden).toBeGreaterThan(10);
    expect(dated).toBeGreaterThan(40);
    // Nothing of it is a read of anybody's data.
    expect(hub.reads.filter(({ entities: seen }) => seen.includes('Person'))).toEqual([]);
  }, 60_000);
});
