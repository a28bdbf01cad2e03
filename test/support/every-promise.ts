import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import type { Caller } from '../../src/hub/access/caller.js';
import { areasOf } from '../../src/hub/declare/areas.js';
import { isAsked, isComparable } from '../../src/hub/declare/computed.js';
import { isOrderable } from '../../src/hub/declare/derive-filters.js';
import type { Model, Value } from '../../src/hub/declare/model.js';
import type { ColumnField, Entity, Field, FieldClass } from '../../src/hub/declare/types.js';
import { exportFile } from '../../src/hub/export/export-file.js';
import { importFile } from '../../src/hub/import/apply/import-file.js';
import { fileSource } from '../../src/hub/import/read/source.js';
import { type StoredField, storedFields } from '../../src/hub/ledger/stored-fields.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import type { Operation } from '../../src/hub/write/operations.js';
import { AS_STEWARD } from '../write/world.js';
import { comparisonsOf } from './comparisons.js';
import type { TestDatabase } from './database.js';
import { drawer } from './drawn.js';
import { type EveryRecord, everyEntity, fieldValue, inLinkOrder } from './every-entity-world.js';
import { everyField } from './every-field.js';
import { caller, createTestHub, type TestHub } from './hub.js';

export type PromisedRegisters = {
  model: Model;
  schema: GraphQLSchema;
  /** Makes what the migrations do not know of. */
  prepare?(database: TestDatabase): Promise<void>;
  /** One register only; the others' records are there all the same. */
  only?: string;
};

/**
 * Every promise of the hub, kept by every entity of a model, whichever register it is of: reading, filtering, ordering, masks, the five
 * writes on both axes of time, history, feed, export and import. The declarations alone say what to ask; check rules have tests of their
 * own and are left out. Of a whole model a third of the entities is drawn.
 */
export function everyEntityKeepsItsPromises({ model: ruled, schema, prepare, only }: PromisedRegisters): void {
  const model: Model = { ...ruled, rules: [] };
  const entities = inLinkOrder(model);
  const named = (list: readonly Entity[]) =>
    list.filter(({ register }) => only === undefined || register === only).map((entity) => [entity.name, entity] as const);
  const steward = caller('steward', 'stewardship');
  let hub: TestHub;
  let world: ReadonlyMap<string, EveryRecord>;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'giaolo-promises-'));
    hub = await createTestHub({ model, schema });
    await prepare?.(hub.database);
    world = await everyEntity(hub.database, model);
  }, 120_000);
  afterAll(async () => {
    await hub.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** A record with every field filled in, and one with the least. */
  const recordOf = (entity: Entity): EveryRecord => {
    const record = world.get(entity.name);
    if (!record) throw new Error(`no ${entity.name}`);
    return record;
  };
  const valuesOf = (entity: Entity, n: 0 | 1) => recordOf(entity).values[n] ?? {};
  const idOf = (entity: Entity, n: 0 | 1) => recordOf(entity).ids[n] ?? '';
  const one = async (entity: Entity, id: string, selection: string, as: Partial<Caller> = steward, asOf: Record<string, string> = {}) =>
    (
      await hub.ask(`query($id: ID!, $asOf: AsOf) { ${entity.singular}(id: $id, asOf: $asOf) { ${selection} } }`, {
        variables: { id, asOf },
        as,
      })
    ).body;
  const write = (operations: readonly Operation[]) =>
    withTx(hub.database.appPool, {}, (tx) => writeChangeSet(tx, model, { ...AS_STEWARD, operations }));

  const some = drawer('every entity', only === undefined ? 3 : 1);
  describe.each(named(some(entities)))('%s', (_name, entity) => {
    it('gives every field as it was written, and every link, list, answer, change and authority it has', async () => {
      const { data, errors } = await one(entity, idOf(entity, 0), everyField(entity, schema));
      expect(errors).toBeUndefined();
      const shown = data[entity.singular];
      for (const [name, value] of Object.entries(valuesOf(entity, 0))) {
        const field = entity.fields.get(name);
        if (field?.kind === 'link') expect(shown[name], name).toEqual(value === null ? null : { id: value });
        else if (field?.kind === 'column' && !/JSON$/.test(field.type)) expect(shown[name], name).toEqual(value);
      }
      expect(shown.history).toMatchObject({ totalCount: 1, nodes: [{ operation: 'REGISTER' }] });
    });

    it('answers its list with counts and cursors, which lead through it', async () => {
      const page = async (after: string | null) =>
        (
          await hub.ask(
            `query($after: Cursor) { ${entity.plural}(first: 1, after: $after) { totalCount notCurrentCount pageInfo { hasNextPage endCursor } edges { cursor node { id } } } }`,
            { variables: { after }, as: steward },
          )
        ).body.data[entity.plural];
      const first = await page(null);
      const second = await page(first.pageInfo.endCursor);
      expect(first).toMatchObject({ totalCount: 2, notCurrentCount: 0, pageInfo: { hasNextPage: true } });
      expect(second).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: false } });
      expect([first, second].map(({ edges }) => edges[0].node.id).sort()).toEqual([...recordOf(entity).ids].sort());
    });

    it('is found by each of its keys, and nothing is by a key nobody has', async () => {
      for (const field of entity.fields.values()) {
        if ((field.kind !== 'column' && field.kind !== 'derived') || !field.key) continue;
        const ask = async (key: unknown) =>
          (
            await hub.ask(`query($key: ${field.type}!) { ${entity.singular}(${field.name}: $key) { id } }`, {
              variables: { key },
              as: steward,
            })
          ).body;
        const own = valuesOf(entity, 0)[field.name];
        if (own !== null && own !== undefined) expect((await ask(own)).data[entity.singular], field.name).toEqual({ id: idOf(entity, 0) });
        if (field.type !== 'String') continue;
        expect((await ask('không có')).data[entity.singular]).toBeNull();
      }
    });

    /** Several lists in one operation, by place; each `wheres` is one list's filter. */
    const lists = async (wheres: readonly unknown[], selection: string) => {
      const declared = wheres.map((_where, n) => `$w${n}: ${entity.name}Where!`).join(', ');
      const roots = wheres.map((_where, n) => `l${n}: ${entity.plural}(where: $w${n}) { ${selection} }`).join(' ');
      const { body } = await hub.ask(`query(${declared}) { ${roots} }`, {
        variables: Object.fromEntries(wheres.map((where, n) => [`w${n}`, where])),
        as: steward,
      });
      expect(body.errors, JSON.stringify(wheres)).toBeUndefined();
      return wheres.map((_where, n) => body.data[`l${n}`]);
    };

    it('filters by every field with every operator it has, and refuses personal ones that are no exact key', async () => {
      for (const field of entity.fields.values()) {
        const wheres = filters(model, field);
        const refused = wheres.filter((where) => isPersonal(field) && !isExactKey(field, where));
        const allowed = wheres.filter((where) => !refused.includes(where));
        if (allowed.length > 0) await lists(allowed, 'totalCount nodes { id }');
        for (const where of refused) {
          const { body } = await hub.ask(`query($w: ${entity.name}Where!) { ${entity.plural}(where: $w) { totalCount } }`, {
            variables: { w: where },
            as: steward,
          });
          expect(body.errors?.[0]?.extensions?.code, `${field.name} ${JSON.stringify(where)}`).toBe('FILTER_NOT_ALLOWED');
        }
      }
    });

    it('finds a record by every value it holds, and not by the contrary', async () => {
      const held = [...entity.fields.values()].flatMap((field) => {
        const value = valuesOf(entity, 0)[field.name];
        if (isPersonal(field) || field.kind !== 'column' || value === null || value === undefined || !isMatched(field)) return [];
        return [{ [field.name]: field.list ? { has: (value as readonly string[])[0] } : { eq: value } }];
      });
      for (let at = 0; at < held.length; at += LISTS_MAX) {
        const wheres = held.slice(at, at + LISTS_MAX);
        const found = await lists([...wheres, ...wheres.map((where) => ({ not: where }))], 'nodes { id }');
        for (const [n, { nodes }] of found.entries()) {
          const isFound = nodes.some(({ id }: { id: string }) => id === idOf(entity, 0));
          expect(isFound, JSON.stringify(wheres[n % wheres.length])).toBe(n < wheres.length);
        }
      }
    });

    it('orders by every plain field both ways, and refuses personal ones', async () => {
      const columns = [...entity.fields.values()].filter(isOrderable);
      const list = (name: string, field: Field, direction: string) =>
        `${name}: ${entity.plural}(orderBy: [{ ${field.name}: ${direction} }], last: 3) { nodes { id } }`;
      const open = columns.filter((field) => !isPersonal(field));
      for (let at = 0; at < open.length; at += LISTS_MAX) {
        const some = open.slice(at, at + LISTS_MAX);
        const { body } = await hub.ask(
          `{ ${some.map((field, n) => `${list(`up${n}`, field, 'ASC')} ${list(`down${n}`, field, 'DESC')}`).join(' ')} }`,
          {
            as: steward,
          },
        );
        expect(body.errors).toBeUndefined();
        for (const [n, field] of some.entries())
          expect(body.data[`down${n}`].nodes, field.name).toEqual([...body.data[`up${n}`].nodes].reverse());
      }
      for (const field of columns.filter(isPersonal)) {
        const { body } = await hub.ask(`{ ${list('personal', field, 'ASC')} }`, { as: steward });
        expect(body.errors?.[0]?.extensions?.code, field.name).toBe('FILTER_NOT_ALLOWED');
      }
    });

    it('shows each role what its classes allow, and says what it withholds', async () => {
      const columns = [...entity.fields.values()].filter((field) => field.kind === 'column' && !/JSON$/.test(field.type));
      const of = (...classes: FieldClass[]) => columns.filter((field) => classes.includes(field.class));
      const ask = (fields: readonly Field[], as: Partial<Caller>) =>
        one(entity, idOf(entity, 0), ['id', ...fields.map(({ name }) => name)].join(' '), as);
      const values = (fields: readonly Field[]) => Object.fromEntries(fields.map(({ name }) => [name, valuesOf(entity, 0)[name]]));
      const nothing = (fields: readonly Field[]) => Object.fromEntries(fields.map(({ name }) => [name, null]));
      const withheld = (fields: readonly Field[]) => fields.map(({ name }) => expect.objectContaining({ path: [entity.singular, name] }));
      const [open, internal, personal, sensitive] = [of('open'), of('internal'), of('personal'), of('sensitive')];

      const anonymous = await ask([...open, ...internal], {});
      // Rows about a person are as absent for whoever has no purpose.
      expect(anonymous.data[entity.singular]).toEqual(
        entity.subject ? null : { id: idOf(entity, 0), ...values(open), ...nothing(internal) },
      );
      if (internal.length > 0) expect(anonymous.extensions.withheld).toEqual(withheld(internal));
      const analyst = await ask([...open, ...internal], caller('analyst'));
      expect(analyst.data[entity.singular]).toEqual(entity.subject ? null : { id: idOf(entity, 0), ...values([...open, ...internal]) });
      for (const field of [...personal, ...sensitive]) {
        const refusal = (await ask([field], {})).errors?.[0]?.extensions?.code;
        expect(['UNAUTHENTICATED', 'PURPOSE_REQUIRED'], field.name).toContain(refusal);
      }
      const service = await ask(columns, caller('dossier-service', 'once-only'));
      expect(service.data[entity.singular]).toEqual({
        id: idOf(entity, 0),
        ...values([...open, ...internal, ...personal]),
        ...nothing(sensitive),
      });
      if (sensitive.length > 0) expect(service.extensions.withheld).toEqual(withheld(sensitive));
    });

    it('is exported, and imported again where it came from without a change', async () => {
      const path = join(folder, `${entity.name}.csv`);
      const asker = { ...steward, ownKey: null, language: 'vi', requestId: 'test' } as Caller;
      const { counts } = await exportFile(
        { pool: hub.database.appPool, model, readLog: hub.readLog },
        { entity, caller: asker, format: 'csv', path },
      );
      expect(counts.records).toBe(2);
      const source = await fileSource(path);
      if (!source) throw new Error(`${path} is missing`);
      const report = await importFile({ pool: hub.database.appPool, model }, { ...AS_STEWARD, entity, source, apply: false });
      expect([report.problems.filter(({ severity }) => severity === 'error'), report.counts.same]).toEqual([[], 2]);
    });
  });

  // What links here goes first, so that nothing stands in the way of closing and removing.
  describe.each(named([...entities].reverse()))('%s', (_name, entity) => {
    it('lives through the five writes, each seen as of its day and as known at its time, in its history and in the feed', async () => {
      const id = idOf(entity, 1);
      const { field, value: after } = whatToChange(model, entity, world);
      const before = valuesOf(entity, 1)[field.name] ?? null;
      const selection = field.kind === 'link' ? `${field.name} { id }` : field.name;
      const seen = async (validAt: string, knownAt?: string) => {
        const { data, errors } = await one(entity, id, selection, steward, { validAt, ...(knownAt ? { knownAt } : {}) });
        expect(errors).toBeUndefined();
        const shown = data[entity.singular];
        return shown === null ? 'ABSENT' : field.kind === 'link' ? (shown[field.name]?.id ?? null) : shown[field.name];
      };
      const values = { [field.name]: after };

      const updated = await write([{ operation: 'update', entity: entity.name, id, from: '2025-06-01', values }]);
      expect([await seen('2025-05-31'), await seen('2025-06-01')]).toEqual([before, after]);
      expect(await seen('2025-06-01', recordOf(entity).recordedFrom)).toEqual(before);

      const corrected = await write([{ operation: 'correct', entity: entity.name, id, from: '2025-03-01', to: '2025-04-01', values }]);
      expect([await seen('2025-02-28'), await seen('2025-03-15'), await seen('2025-04-01')]).toEqual([before, after, before]);
      expect(await seen('2025-03-15', updated.recordedFrom)).toEqual(before);

      const closed = await write([{ operation: 'close', entity: entity.name, id, from: '2025-12-01' }]);
      expect([await seen('2025-11-30'), await seen('2025-12-01')]).toEqual([after, 'ABSENT']);
      expect(await seen('2025-12-01', corrected.recordedFrom)).toEqual(after);

      const { data } = await one(entity, id, 'history { nodes { operation validFrom changedFields { name } } }', steward, {
        validAt: '2025-07-01',
      });
      expect(data[entity.singular].history.nodes).toMatchObject([
        { operation: 'REGISTER', validFrom: '2025-02-01' },
        { operation: 'UPDATE', validFrom: '2025-06-01', changedFields: [{ name: field.name }] },
        { operation: 'CORRECT', validFrom: '2025-03-01', changedFields: [{ name: field.name }] },
        { operation: 'CLOSE', validFrom: '2025-12-01' },
      ]);

      await write([{ operation: 'remove', entity: entity.name, id }]);
      expect([await seen('2025-02-15'), await seen('2025-07-01')]).toEqual(['ABSENT', 'ABSENT']);
      expect(await seen('2025-07-01', closed.recordedFrom)).toEqual(after);

      const feed = await hub.ask(
        `query($id: ID!) { changes(registers: [${entity.register.toUpperCase()}], where: { recordId: { eq: $id } }) { nodes { entity operation } } }`,
        {
          variables: { id },
          as: steward,
        },
      );
      expect(feed.body.errors).toBeUndefined();
      expect(feed.body.data.changes.nodes).toEqual(
        ['REGISTER', 'UPDATE', 'CORRECT', 'CLOSE', 'REMOVE'].map((operation) => ({ entity: entity.name, operation })),
      );
    });
  });
}

/** Lists asked for in one operation: each operation is planned anew, so few large ones are quicker than many small ones. */
const LISTS_MAX = 10;

function filters(model: Model, field: Field): Record<string, unknown>[] {
  const on = (value: unknown) => ({ [field.name]: value });
  if (field.kind === 'link' || field.kind === 'links' || (field.kind === 'derived' && field.target))
    return [on({ id: { eq: '00000000-0000-7000-8000-000000000000' } }), { not: on({}) }];
  if (isAsked(field) && !isComparable(field)) return [];
  if (field.kind === 'column' && field.list) return [on({ has: sample(model, field.type) }), on({ isNull: true })];
  const type = field.type;
  const operands: Record<string, unknown> = {
    isNull: true,
    in: [sample(model, type)],
    contains: 'abc%',
    startsWith: 'abc%',
    similar: 'abc%',
    bbox: { west: 102, south: 8, east: 110, north: 24 },
    near: { longitude: 105.8, latitude: 21, metres: 5_000 },
    inside: {
      type: 'Polygon',
      coordinates: [
        [
          [102, 8],
          [110, 8],
          [110, 24],
          [102, 8],
        ],
      ],
    },
    within: 'P30D',
    earlierThan: '-P1Y6M',
    laterThan: 'P0D',
  };
  // A geometry lies within areas, a day within a time. An area without a boundary would be refused by name.
  const [area] = areasOf(model.declarations);
  if (area && type === 'GeoJSON') operands.within = { [area.entity.singular]: { [area.shape.name]: { isNull: false } } };
  return comparisonsOf(field).map((operator) => on({ [operator]: operands[operator] ?? sample(model, type) }));
}

const isPersonal = (field: Field) => field.class === 'personal' || field.class === 'sensitive';

/** Whether a value finds itself again: documents are not compared. */
const isMatched = (field: ColumnField) => comparisonsOf(field).includes('eq') && !/JSON$/.test(field.type);

function isExactKey(field: Field, where: Record<string, unknown>): boolean {
  if (field.kind === 'link' || field.kind === 'links' || (field.kind === 'derived' && field.target)) return true;
  const given = where[field.name] as Record<string, unknown>;
  return (field.kind === 'column' || field.kind === 'derived') && field.key !== undefined && Object.keys(given).join() === 'eq';
}

function sample(model: Model, type: string): unknown {
  if (type === 'Int') return 7;
  if (type === 'Float') return 7.5;
  if (type === 'Boolean') return true;
  const values = model.declarations.enums.get(type);
  if (values) return [...values.keys()][0];
  return model.scalars.get(type)?.example ?? 'abc';
}

/** A field that is no key, and another value for it; of a record that is only links, one of them. */
function whatToChange(model: Model, entity: Entity, world: ReadonlyMap<string, EveryRecord>): { field: StoredField; value: Value } {
  const own = world.get(entity.name)?.values[1] ?? {};
  const ids = new Map([...world].map(([name, record]) => [name, record.ids]));
  const fields = [...storedFields(entity).fields.values()].sort((a, b) => Number(a.kind === 'link') - Number(b.kind === 'link'));
  for (const field of fields) {
    if (field.kind === 'column' && (field.key || field.list || /JSON$/.test(field.type))) continue;
    const value = fieldValue(model, field, 0, ids);
    if (value !== null && value !== own[field.name]) return { field, value };
  }
  throw new Error(`${entity.name} has nothing to change`);
}
