import fc from 'fast-check';
import { Kind, type OperationDefinitionNode, parse, validate } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../../src/hub/access/caller.js';
import { createAnswer } from '../../src/hub/answer/answer.js';
import { bodyBytes } from '../../src/hub/query/finished-json.js';
import { smallGroups } from '../../src/hub/query/small-groups.js';
import { aggregateWorld } from '../support/aggregate-world.js';
import { anonymous, caller, createTestHub, model, readLogInto, schema, type TestHub } from '../support/hub.js';

/** An aggregate is the list of the same question, grouped: random groupings against a model in JavaScript, by both executors. */
const RUNS = Number(process.env.OPERATIONS ?? 120);
let hub: TestHub;
let world: Awaited<ReturnType<typeof aggregateWorld>>;
beforeAll(async () => {
  hub = await createTestHub();
  world = await aggregateWorld(hub);
}, 60_000);
afterAll(() => hub.close());

type Row = Record<string, any>;
type Key = { kind: 'band' | 'field' | 'link' | 'period'; text: string; path: [string] | [string, string]; of(row: Row): unknown; isNumber?: true };

const period = (field: string, by: 'YEAR' | 'QUARTER' | 'MONTH' | 'DAY'): Key => ({
  kind: 'period',
  text: `{ bucket: { field: ${field}, by: ${by} } }`,
  path: [field],
  of: (row) => {
    const day: string | null = row[field];
    if (!day) return null;
    const month = Number(day.slice(5, 7));
    if (by === 'YEAR') return `${day.slice(0, 4)}-01-01`;
    if (by === 'QUARTER') return `${day.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
    return by === 'MONTH' ? `${day.slice(0, 7)}-01` : day;
  },
});
const band = (field: string, width: number): Key => ({
  kind: 'band',
  text: `{ bucket: { field: ${field}, width: ${width} } }`,
  path: [field],
  of: (row) => (row[field] === null ? null : Math.floor(row[field] / width) * width),
  isNumber: true,
});
const field = (name: string): Key => ({ kind: 'field', text: `{ field: ${name} }`, path: [name], of: (row) => row[name] });
const through = (link: string, name: string): Key => ({
  kind: 'link',
  text: `{ link: { ${link}: ${name} } }`,
  path: [link, name],
  of: (row) => row[link]?.[name] ?? null,
});
const KEYS: readonly Key[] = [
  ...['category', 'make', 'seats', 'status', 'validFrom', 'productionCountry'].map(field),
  through('province', 'code'),
  through('province', 'kind'),
  through('province', 'id'),
  through('province', 'status'),
  through('business', 'legalForm'),
  through('business', 'taxCode'),
  band('productionYear', 5),
  band('kerbMassKg', 1_000),
  period('validFrom', 'YEAR'),
  period('validFrom', 'QUARTER'),
  period('serviceLifeEndsOn', 'YEAR'),
  period('validTo', 'MONTH'),
];
const NUMBERS = ['productionYear', 'seats', 'kerbMassKg'];
const DAYS = ['validFrom', 'validTo', 'serviceLifeEndsOn'];
const DISTINCT = ['make', 'seats', 'category', 'province', 'business', 'id'];

const key = fc.uniqueArray(fc.constantFrom(...KEYS), { maxLength: 3, selector: (k) => k.path.join('.') });
const bound = fc.record({
  measure: fc.constantFrom('COUNT', 'SUM', 'AVG', 'MIN', 'MAX', 'DISTINCT'),
  field: fc.constantFrom(...NUMBERS),
  operator: fc.constantFrom('gt', 'gte', 'lt', 'lte', 'eq'),
  value: fc.constantFrom(0, 1, 2, 5, 16, 40, 2_000, 5_000.5),
});
const order = fc.record({ measure: bound, descending: fc.boolean() });
const where = fc.constantFrom(
  '',
  'where: { category: { in: ["goods", "tractor"] } }, ',
  'where: { province: { code: { eq: "01" } } }, ',
  'where: { or: [{ seats: { isNull: true } }, { productionYear: { gte: 2010 } }] }, ',
  'where: { seats: { eq: 9999 } }, ',
);
const callers = fc.constantFrom<Partial<Caller>>(caller('analyst'), caller('steward', 'stewardship'));

it('random aggregates equal the grouped list, in both executors, without the small groups of persons', async () => {
  const seen = { groups: 0, suppressed: 0 };
  await fc.assert(
    fc.asyncProperty(
      key,
      where,
      fc.option(bound, { nil: undefined }),
      fc.option(order, { nil: undefined }),
      callers,
      fc.option(fc.constantFrom('2021-01-01', '2024-12-31', '2025-08-01'), { nil: undefined }),
      fc.option(fc.nat(), { nil: undefined }),
      async (keys, filter, having, sort, as, validAt, known) => {
        const at = `asOf: { ${[...(validAt ? [`validAt: "${validAt}"`] : []), ...(known === undefined ? [] : [`knownAt: "${world.instants[known % world.instants.length]}"`])].join(', ')} }`;
        const measureOf = (b: { measure: string; field: string }) => `measure: ${b.measure}${b.measure === 'COUNT' ? '' : `, field: ${b.field}`}`;
        const args = [
          ...(keys.length > 0 ? [`groupBy: [${keys.map((k) => k.text).join(', ')}]`] : []),
          ...(having ? [`having: [{ ${measureOf(having)}, ${having.operator}: ${having.value} }]`] : []),
          ...(sort ? [`orderBy: [{ ${measureOf(sort.measure)}, direction: ${sort.descending ? 'DESC' : 'ASC'} }]`] : []),
          'first: 1000',
        ].join(', ');
        const keyText = keys.map((k) => (k.path.length === 1 ? k.path[0] : `${k.path[0]}_${k.path[1]}: ${k.path[0]} { ${k.path[1]} }`)).join(' ');
        const question = `{ a: vehicleAggregate(${filter}${at}, ${args}) { groupCount groups { key { __typename ${keyText} } count
          distinct { ${DISTINCT.join(' ')} } sum { ${NUMBERS.join(' ')} } avg { ${NUMBERS.join(' ')} } min { ${[...NUMBERS, ...DAYS].join(' ')} } max { ${[...NUMBERS, ...DAYS].join(' ')} } } } }`;
        const rows = (
          await ask(
            `{ vehicles(${filter}${at}, first: 200) { nodes { id category make status validFrom validTo productionCountry productionYear seats kerbMassKg serviceLifeEndsOn
              province { id code kind status } business { id legalForm taxCode } ownerships { nodes { ${as.role === 'steward' ? 'person { id }' : 'id'} } } } } }`,
            as,
          )
        ).body.data.vehicles.nodes as Row[];
        const [planned, interpreted] = [await ask(question, as), await ask(question, as, 'interpreter')];
        expect(planned.body.errors, question).toBeUndefined();
        expect([planned.executor, interpreted.executor]).toEqual(['planner', 'interpreter']);
        expect(JSON.stringify(planned.body.data), question).toBe(JSON.stringify(interpreted.body.data));
        expect(planned.body.extensions, question).toEqual(interpreted.body.extensions);

        const all = modelGroups(rows, keys);
        // As the hub sees the table, whatever order its keys are asked for in: of two equally small groups it depends on that which one is left out.
        const order = keys.map(({ kind, path }, i) => ({ i, name: [kind, ...path].join(' ') })).sort((a, b) => (a.name < b.name ? -1 : 1));
        const signature = (g: { keys: readonly unknown[] }) => JSON.stringify(order.map(({ i }) => g.keys[i]));
        const hidden = as.role === 'steward' ? smallGroups(all.filter((g) => g.persons > 0).map((g) => ({ signature: signature(g), persons: g.persons }))) : [];
        const kept = all.filter((g) => !hidden.includes(signature(g)));
        const expected = kept.filter((g) => !having || holds(measured(g.rows, having), having));
        const answered = planned.body.data.a;
        const place = (g: any) => keys.map((k) => (k.path.length === 1 ? g.key[k.path[0]] : g.key[`${k.path[0]}_${k.path[1]}`][k.path[1] as string]));
        expect(answered.groupCount, question).toBe(expected.length);
        const byKeys = (a: string, b: string) => (a < b ? -1 : 1);
        expect(answered.groups.map((g: any) => JSON.stringify([place(g), rounded(figures(g))])).sort(byKeys), question).toEqual(
          expected.map((g) => JSON.stringify([g.keys, rounded(figuresOf(g.rows))])).sort(byKeys),
        );
        expect(planned.body.extensions.suppressed?.[0].groups ?? 0, question).toBe(hidden.length);
        if (sort) {
          const values = answered.groups.map((g: any) =>
            measured(expected.find((e) => JSON.stringify(e.keys) === JSON.stringify(place(g)))?.rows ?? [], sort.measure),
          );
          expect(values, question).toEqual(inOrder(values, sort.descending));
        }
        seen.groups += expected.length;
        seen.suppressed += hidden.length;
      },
    ),
    { numRuns: RUNS, ...(process.env.SEED ? { seed: Number(process.env.SEED) } : {}) },
  );
  expect(seen.groups).toBeGreaterThan(0);
  expect(seen.suppressed).toBeGreaterThan(0);
}, 180_000);

async function ask(text: string, as: Partial<Caller>, executor: 'planner' | 'interpreter' = 'planner') {
  const document = parse(text);
  expect(validate(schema, document), text).toEqual([]);
  const operation = document.definitions.find((d): d is OperationDefinitionNode => d.kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode;
  const log = readLogInto([]);
  const faults: unknown[] = [];
  const answer = createAnswer({ schema, model, pool: hub.database.appPool, readLog: log, executor, onFault: (fault) => faults.push(fault.cause) });
  const { body, executor: by } = await answer({ document, operation, variables: {}, caller: { ...anonymous, ...as } });
  if (faults[0]) throw new Error(`${String((faults[0] as Error).stack ?? faults[0])}\n${text}`);
  return { executor: by, body: JSON.parse(bodyBytes(body).toString()) };
}

function modelGroups(rows: readonly Row[], keys: readonly Key[]) {
  const groups = new Map<string, { keys: unknown[]; rows: Row[]; persons: number }>();
  if (keys.length === 0) groups.set('[]', { keys: [], rows: [], persons: 0 });
  for (const row of rows) {
    const values = keys.map((k) => k.of(row) ?? null);
    const group = groups.get(JSON.stringify(values)) ?? { keys: values, rows: [], persons: 0 };
    group.rows.push(row);
    groups.set(JSON.stringify(values), group);
  }
  for (const group of groups.values()) {
    group.persons = new Set(group.rows.flatMap((row) => row.ownerships.nodes.flatMap((o: Row) => (o.person ? [o.person.id] : [])))).size;
  }
  return [...groups.values()];
}

const valuesOf = (rows: readonly Row[], name: string): any[] => rows.map((row) => row[name]?.id ?? row[name]).filter((v) => v !== null && v !== undefined);
const sumOf = (rows: readonly Row[], name: string) => (valuesOf(rows, name).length === 0 ? null : valuesOf(rows, name).reduce((a, b) => a + b, 0));
const avgOf = (rows: readonly Row[], name: string) => (sumOf(rows, name) === null ? null : sumOf(rows, name) / valuesOf(rows, name).length);
/** `validTo` is open for most: an open end is null, and so no value to be the latest. */
const endOf = (rows: readonly Row[], name: string, end: 'min' | 'max') => {
  const values = valuesOf(rows, name).sort((a, b) => (a < b ? -1 : 1));
  return (end === 'min' ? values[0] : values.at(-1)) ?? null;
};
const figuresOf = (rows: readonly Row[]) => ({
  count: rows.length,
  distinct: Object.fromEntries(DISTINCT.map((f) => [f, new Set(valuesOf(rows, f)).size])),
  sum: Object.fromEntries(NUMBERS.map((f) => [f, sumOf(rows, f)])),
  avg: Object.fromEntries(NUMBERS.map((f) => [f, avgOf(rows, f)])),
  min: Object.fromEntries([...NUMBERS, ...DAYS].map((f) => [f, endOf(rows, f, 'min')])),
  max: Object.fromEntries([...NUMBERS, ...DAYS].map((f) => [f, endOf(rows, f, 'max')])),
});
const figures = ({ key: _key, ...rest }: Row) => rest;
const rounded = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_k, v) => (typeof v === 'number' ? Number(v.toPrecision(12)) : v)));

function measured(rows: readonly Row[], { measure, field: name }: { measure: string; field: string }): number | null {
  switch (measure) {
    case 'COUNT':
      return rows.length;
    case 'DISTINCT':
      return new Set(valuesOf(rows, name)).size;
    case 'SUM':
      return sumOf(rows, name);
    case 'AVG':
      return avgOf(rows, name);
    default:
      return endOf(rows, name, measure === 'MIN' ? 'min' : 'max');
  }
}

function holds(value: number | null, { operator, value: limit }: { operator: string; value: number }): boolean {
  if (value === null) return false;
  const compare: Record<string, boolean> = { gt: value > limit, gte: value >= limit, lt: value < limit, lte: value <= limit, eq: value === limit };
  return compare[operator] === true;
}

function inOrder(values: readonly (number | null)[], descending: boolean) {
  return [...values].sort((a, b) => (a === null ? (b === null ? 0 : 1) : b === null ? -1 : descending ? b - a : a - b));
}
