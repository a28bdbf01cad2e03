import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../src/hub/access/caller.js';
import { targetKeys } from '../../src/hub/declare/target-keys.js';
import type { ColumnField, DerivedField, Entity } from '../../src/hub/declare/types.js';
import { drawer } from '../support/drawn.js';
import { caller, createTestHub, model, type TestHub } from '../support/hub.js';

/**
 * Records of the reference data are looked up by every key they ever had, today and on the last day of the old provinces; some of them on
 * the first and last day there is too. What should be found is worked out from the tables in plain TypeScript.
 */
const DAYS = ['2026-11-22', '2025-06-30'];
/** Asked of some keys of each kind. */
const FAR_DAYS = ['2025-07-01', '0001-01-01', '9999-12-31'];
const FEW = 300;
const ROOTS = 100;

/** Days as text, `-` before digits before `i`. */
type Held = { id: string; from: string; to: string };
type NotCurrent = { status: string; validFrom: string | null; validTo: string | null };
type Expected = { found: string | null; count: number; notCurrent: readonly NotCurrent[] };

const some = drawer('every look-up', 10);
let hub: TestHub;
beforeAll(async () => {
  hub = await createTestHub({ holds: 'reference' });
}, 240_000);
afterAll(() => hub.close());

const STEWARD = caller('steward', 'stewardship');
const ENTITIES = [...model.declarations.entities.values()].filter((entity) => targetKeys(model, entity.name).length > 0);

describe('every look-up of the reference data', () => {
  it.each(ENTITIES.map((entity) => [entity.name, entity] as const))(
    'finds the record of the day or tells the nearest one: %s',
    async (_name, entity) => {
      for (const { field, slicesSql } of targetKeys(model, entity.name)) {
        const byKey = await heldBy(entity, field, slicesSql);
        const keys = some([...byKey.keys()]);
        for (const day of DAYS) await lookUp(entity, field, keys, day, byKey);
        for (const day of FAR_DAYS) await lookUp(entity, field, few(keys), day, byKey);
      }
      const ids = await heldBy(entity, null, '');
      await lookUp(entity, null, few([...ids.keys()]), '2026-11-22', ids);
    },
    240_000,
  );

  it('is asked of real data: closed communes, provinces and agencies whose start nobody knows are among it', async () => {
    for (const name of ['Commune', 'Province', 'Agency']) {
      const { rows } = await hub.database.ownerPool.query<{ closed: number }>(
        `select count(*)::integer as closed from ${table(name)} where valid_from = '-infinity' and valid_to < '2026-11-22'`,
      );
      expect([name, (rows[0]?.closed ?? 0) > 0]).toEqual([name, true]);
    }
  });
});

function few<T>(list: readonly T[]): T[] {
  return list.filter((_item, n) => n % Math.ceil(list.length / FEW) === 0);
}

function table(name: string): string {
  return model.declarations.entities.get(name)?.table ?? '';
}

/** Who held which key when; without a field, by id. */
async function heldBy(entity: Entity, field: ColumnField | DerivedField | null, slicesSql: string): Promise<Map<string, Held[]>> {
  const own = `select ${field?.kind === 'column' ? field.column : 'id'}::text as key, id, valid_from, valid_to from ${entity.table}`;
  const all = field?.kind === 'derived' ? slicesSql.replace(/where o\.\w+ = any\(\$1::text\[\]\) and/, 'where') : own;
  const { rows } = await hub.database.ownerPool.query<{ key: string | null; id: string; valid_from: string; valid_to: string }>(all);
  const byKey = new Map<string, Held[]>();
  for (const { key, id, valid_from: from, valid_to: to } of rows) {
    if (key === null) continue;
    byKey.set(key, [...(byKey.get(key) ?? []), { id, from, to }]);
  }
  return byKey;
}

async function lookUp(
  entity: Entity,
  field: ColumnField | DerivedField | null,
  keys: readonly string[],
  day: string,
  byKey: ReadonlyMap<string, Held[]>,
) {
  const [name, type] = field === null ? ['id', 'ID'] : [field.name, field.type];
  for (let at = 0; at < keys.length; at += ROOTS) {
    const asked = keys.slice(at, at + ROOTS);
    const declared = asked.map((_key, n) => `$k${n}: ${type}!`).join(', ');
    const roots = asked.map((_key, n) => `r${n}: ${entity.singular}(${name}: $k${n}, asOf: $asOf) { id }`).join(' ');
    const { status, body } = await hub.ask(`query(${declared}, $asOf: AsOf) { ${roots} }`, {
      variables: { ...Object.fromEntries(asked.map((key, n) => [`k${n}`, key])), asOf: { validAt: day } },
      as: STEWARD as Partial<Caller>,
    });
    expect([status, body.data === undefined ? body.errors : 'data'], `${entity.name}.${name} on ${day}`).toEqual([200, 'data']);
    for (const [n, key] of asked.entries()) {
      const expected = judge(byKey.get(key) ?? [], day);
      const place = `${entity.name}.${name} ${key} on ${day}`;
      const error = body.errors?.find(({ path }: { path: string[] }) => path[0] === `r${n}`);
      expect([body.data[`r${n}`]?.id ?? null, error?.extensions.code], place).toEqual([
        expected.found,
        expected.count > 1 ? 'AMBIGUOUS' : undefined,
      ]);
      const told = body.extensions.notCurrent?.[`r${n}`];
      // A derived key is one of the day: what leads to it may have ended with it.
      if (field?.kind === 'derived') continue;
      if (expected.count > 0) expect(told, place).toBeUndefined();
      else expect(expected.notCurrent, place).toContainEqual(told);
    }
  }
}

function judge(held: readonly Held[], day: string): Expected {
  const there = new Set(held.filter(({ from, to }) => from <= day && day < to).map(({ id }) => id));
  const others = held.map((state) => ({ state, away: state.from > day ? days(state.from) - days(day) : days(day) - days(state.to) }));
  const nearest = Math.min(...others.map(({ away }) => away));
  const notCurrent = others.flatMap(({ state: { from, to }, away }) =>
    away === nearest
      ? [
          {
            status: from > day ? 'NOT_YET' : 'CLOSED',
            validFrom: from === '-infinity' ? null : from,
            validTo: to === 'infinity' ? null : to,
          },
        ]
      : [],
  );
  return { found: there.size === 1 ? ([...there][0] ?? null) : null, count: there.size, notCurrent };
}

function days(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}
