import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAsked, isComparable } from '../../src/hub/declare/computed.js';
import { isOrderable, operatorsOf } from '../../src/hub/declare/derive-schema.js';
import type { Entity, Field } from '../../src/hub/declare/types.js';
import { askedText } from '../support/asked.js';
import { caller, createTestHub, model, schema, type TestHub } from '../support/hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await createTestHub();
});
afterAll(() => hub.close());

/** Promises every entity keeps, whichever register it is of; the declarations say what to ask. */
describe.each([...model.declarations.entities.values()].map((entity) => [entity.name, entity] as const))('%s', (_name, entity) => {
  const steward = caller('steward', 'stewardship');

  it('answers its list with every field, count and link', async () => {
    const { status, body } = await hub.ask(
      `{ ${entity.plural}(first: 2) { totalCount notCurrentCount pageInfo { hasNextPage } edges { cursor node { ${everyField(entity)} } } } }`,
      { as: steward },
    );
    expect(body.errors).toBeUndefined();
    expect(status).toBe(200);
    expect(body.data[entity.plural]).toEqual({ totalCount: 0, notCurrentCount: 0, pageInfo: { hasNextPage: false }, edges: [] });
  });

  it('answers a look-up by each of its keys with null when there is none', async () => {
    for (const field of entity.fields.values()) {
      if ((field.kind !== 'column' && field.kind !== 'derived') || !field.key) continue;
      const { body } = await hub.ask(`query($key: ${field.type}!) { ${entity.singular}(${field.name}: $key) { id } }`, {
        variables: { key: sample(field.type) },
        as: steward,
      });
      expect(body.errors, field.name).toBeUndefined();
      expect(body.data[entity.singular]).toBeNull();
    }
  });

  it('filters by every field with every operator it has', async () => {
    for (const field of entity.fields.values()) {
      for (const where of filters(field)) {
        const { body } = await hub.ask(`query($w: ${entity.name}Where!) { ${entity.plural}(where: $w) { totalCount nodes { id } } }`, {
          variables: { w: where },
          as: steward,
        });
        const allowed = body.errors?.[0]?.extensions?.code === 'FILTER_NOT_ALLOWED' ? 'FILTER_NOT_ALLOWED' : body.errors;
        expect(allowed, `${field.name} ${JSON.stringify(where)}`).toBe(personal(field) && !isExactKey(field, where) ? 'FILTER_NOT_ALLOWED' : undefined);
      }
    }
  });

  it('orders by every plain field both ways, and refuses personal ones', async () => {
    for (const field of entity.fields.values()) {
      if (!isOrderable(field)) continue;
      for (const direction of ['ASC', 'DESC']) {
        const { body } = await hub.ask(`{ ${entity.plural}(orderBy: [{ ${field.name}: ${direction} }], last: 3) { nodes { id } } }`, { as: steward });
        expect(body.errors?.[0]?.extensions?.code, field.name).toBe(personal(field) ? 'FILTER_NOT_ALLOWED' : undefined);
      }
    }
  });
});

function everyField(entity: Entity): string {
  const record =
    'id version status validFrom validTo recordedFrom recordedTo legalBasis legalDocument { number } authority { code name } changeSet { id reason } history(first: 2) { totalCount nodes { operation changedFields { name before after } changeSet { reason } } }';
  return [
    record,
    ...[...entity.fields.values()].map((field) => {
      if (field.kind === 'links') return `${field.name}(first: 1) { totalCount nodes { id } }`;
      if (isAsked(field)) return askedText(field, schema);
      return field.kind === 'link' || (field.kind === 'derived' && field.target) ? `${field.name} { id }` : field.name;
    }),
  ].join(' ');
}

function filters(field: Field): Record<string, unknown>[] {
  const on = (value: unknown) => ({ [field.name]: value });
  if (field.kind === 'link' || field.kind === 'links' || (field.kind === 'derived' && field.target))
    return [on({ id: { eq: '00000000-0000-7000-8000-000000000000' } }), { not: on({}) }];
  if (isAsked(field) && !isComparable(field)) return [];
  if (field.kind === 'column' && field.list) return [on({ has: sample(field.type) }), on({ isNull: true })];
  const type = field.type;
  const operands: Record<string, unknown> = {
    isNull: true,
    in: [sample(type)],
    contains: 'abc%',
    startsWith: 'abc%',
    bbox: { west: 102, south: 8, east: 110, north: 24 },
    near: { longitude: 105.8, latitude: 21, metres: 5_000 },
  };
  return operatorsOf(type).map((operator) => on({ [operator]: operands[operator] ?? sample(type) }));
}

const personal = (field: Field) => field.class === 'personal' || field.class === 'sensitive';

function isExactKey(field: Field, where: Record<string, unknown>): boolean {
  if (field.kind === 'link' || field.kind === 'links' || (field.kind === 'derived' && field.target)) return true;
  const given = where[field.name] as Record<string, unknown>;
  return (field.kind === 'column' || field.kind === 'derived') && field.key !== undefined && Object.keys(given).join() === 'eq';
}

function sample(type: string): unknown {
  if (type === 'Int') return 7;
  if (type === 'Float') return 7.5;
  if (type === 'Boolean') return true;
  const values = model.declarations.enums.get(type);
  if (values) return [...values.keys()][0];
  return model.scalars.get(type)?.example ?? 'abc';
}
