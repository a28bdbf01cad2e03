import fc from 'fast-check';
import { Kind, type OperationDefinitionNode, parse, validate } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../../src/hub/access/caller.js';
import { createAnswer } from '../../src/hub/answer/answer.js';
import { bodyBytes } from '../../src/hub/query/finished-json.js';
import { smallGroups } from '../../src/hub/query/small-groups.js';
import { taxCodes } from '../import/tax-codes.js';
import { aggregateWorld } from '../support/aggregate-world.js';
import { anonymous, caller, createTestHub, model, readLogInto, schema, type TestHub } from '../support/hub.js';
import { write } from '../support/write.js';

/** An aggregate is the list of the same question, grouped: random groupings against a model in JavaScript, by both executors. */
const RUNS = Number(process.env.OPERATIONS ?? 60);
let hub: TestHub;
let world: Awaited<ReturnType<typeof aggregateWorld>>;
beforeAll(async () => {
  hub = await createTestHub();
  world = await aggregateWorld(hub);
}, 60_000);
afterAll(() => hub.close());

type Row = Record<string, any>;
type Key = {
  kind: 'band' | 'field' | 'link' | 'period';
  text: string;
  path: [string, ...string[]];
  of(row: Row): unknown;
  isNumber?: true;
};

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
const twoAway = (link: string, next: string, name: string): Key => ({
  kind: 'link',
  text: `{ via: { ${link}: { ${next}: ${name} } } }`,
  path: [link, next, name],
  of: (row) => row[link]?.[next]?.[name] ?? null,
});
const KEYS: readonly Key[] = [
  ...['category', 'make', 'seats', 'status', 'validFrom', 'productionCountry'].map(field),
  through('province', 'code'),
  through('province', 'kind'),
  through('province', 'id'),
  through('province', 'status'),
  through('business', 'legalForm'),
  through('business', 'taxCode'),
  twoAway('business', 'province', 'code'),
  twoAway('business', 'province', 'kind'),
  band('productionYear', 5),
  band('kerbMassKg', 1_000),
  period('validFrom', 'YEAR'),
  period('validFrom', 'QUARTER'),
  period('serviceLifeEndsOn', 'YEAR'),
  period('validTo', 'MONTH'),
];
const NUMBERS = ['productionYear', 'seats', 'kerbMassKg'];
const DAYS = ['validFrom', 'validTo', 'serviceLifeEndsOn'];
const NINETY = 90;
const DISTINCT = ['make', 'seats', 'category', 'province', 'business', 'id'];

const key = fc.uniqueArray(fc.constantFrom(...KEYS), { maxLength: 3, selector: (k) => k.path.join('.') });
const bound = fc.record({
  measure: fc.constantFrom('COUNT', 'SUM', 'AVG', 'MIN', 'MAX', 'DISTINCT', 'FILLED', 'MISSING', 'MEDIAN', 'PERCENTILE', 'STDDEV', 'SHARE'),
  field: fc.constantFrom(...NUMBERS),
  operator: fc.constantFrom('gt', 'gte', 'lt', 'lte', 'eq'),
  value: fc.constantFrom(0, 0.25, 1, 2, 5, 16, 40, 2_000, 5_000.5),
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
      fc.boolean(),
      async (keys, filter, having, sort, as, validAt, known, whole) => {
        const at = `asOf: { ${[...(validAt ? [`validAt: "${validAt}"`] : []), ...(known === undefined ? [] : [`knownAt: "${world.instants[known % world.instants.length]}"`])].join(', ')} }`;
        const measureOf = (b: { measure: string; field: string }) =>
          `measure: ${b.measure}${b.measure === 'COUNT' ? '' : `, field: ${b.field}`}${b.measure === 'PERCENTILE' ? `, p: ${NINETY}` : ''}`;
        const args = [
          ...(keys.length > 0 ? [`groupBy: [${keys.map((k) => k.text).join(', ')}]`] : []),
          ...(having ? [`having: [{ ${measureOf(having)}, ${having.operator}: ${having.value} }]`] : []),
          ...(sort ? [`orderBy: [{ ${measureOf(sort.measure)}, direction: ${sort.descending ? 'DESC' : 'ASC'} }]`] : []),
          'first: 1000',
        ].join(', ');
        const keyText = keyTextOf(keys);
        const question = `{ a: vehicleAggregate(${filter}${at}, ${args}) { groupCount groups { key { __typename ${keyText} } count
          distinct { ${DISTINCT.join(' ')} } sum { ${NUMBERS.join(' ')} } avg { ${NUMBERS.join(' ')} } min { ${[...NUMBERS, ...DAYS].join(' ')} } max { ${[...NUMBERS, ...DAYS].join(' ')} }
          filled { ${DISTINCT.join(' ')} } missing { ${DISTINCT.join(' ')} } share sumShare { ${NUMBERS.join(' ')} }
          ${whole ? `median { ${NUMBERS.join(' ')} } percentile(p: ${NINETY}) { ${NUMBERS.join(' ')} } stddev { ${NUMBERS.join(' ')} }` : ''} } } }`;
        const rows = (
          await ask(
            `{ vehicles(${filter}${at}, first: 200) { nodes { id category make status validFrom validTo productionCountry productionYear seats kerbMassKg serviceLifeEndsOn
              province { id code kind status } business { id legalForm taxCode province { code kind } } ownerships { nodes { ${as.role === 'steward' ? 'person { id }' : 'id'} } } } } }`,
            as,
          )
        ).body.data.vehicles.nodes as Row[];
        const [planned, interpreted] = [await ask(question, as), await ask(question, as, 'interpreter')];
        expect(planned.body.errors, question).toBeUndefined();
        expect([planned.executor, interpreted.executor]).toEqual(['planner', 'interpreter']);
        expect(JSON.stringify(planned.body.data), question).toBe(JSON.stringify(interpreted.body.data));
        expect(planned.body.extensions, question).toEqual(interpreted.body.extensions);

        const all = modelGroups(rows, keys);
        // As the hub sees the table, whatever order its keys are asked for in: of two equally small groups it depends on that which one is
        // left out.
        const order = keys.map(({ kind, path }, i) => ({ i, name: [kind, ...path].join(' ') })).sort((a, b) => (a.name < b.name ? -1 : 1));
        const signature = (g: { keys: readonly unknown[] }) => JSON.stringify(order.map(({ i }) => g.keys[i]));
        const hidden =
          as.role === 'steward'
            ? smallGroups(all.filter((g) => g.persons > 0).map((g) => ({ signature: signature(g), persons: g.persons })))
            : [];
        const kept = all.filter((g) => !hidden.includes(signature(g)));
        const total = kept.flatMap((g) => g.rows);
        const expected = kept.filter((g) => !having || holds(measured(g.rows, having, total), having));
        const answered = planned.body.data.a;
        const place = (g: any) => placeOf(keys, g);
        expect(answered.groupCount, question).toBe(expected.length);
        const byKeys = (a: string, b: string) => (a < b ? -1 : 1);
        expect(answered.groups.map((g: any) => JSON.stringify([place(g), rounded(figures(g))])).sort(byKeys), question).toEqual(
          expected
            .map((g) => JSON.stringify([g.keys, rounded({ ...figuresOf(g.rows, total), ...(whole ? wholeOf(g.rows) : {}) })]))
            .sort(byKeys),
        );
        expect(planned.body.extensions.suppressed?.[0].groups ?? 0, question).toBe(hidden.length);
        if (sort) {
          const values = answered.groups.map((g: any) =>
            measured(expected.find((e) => JSON.stringify(e.keys) === JSON.stringify(place(g)))?.rows ?? [], sort.measure, total),
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

it('a series is the same question on each of its days, in one statement', async () => {
  await fc.assert(
    fc.asyncProperty(
      key,
      where,
      fc.option(bound, { nil: undefined }),
      callers,
      fc.uniqueArray(fc.constantFrom('2019-12-31', '2020-01-01', '2021-01-01', '2024-12-31', '2025-06-30', '2025-08-01'), { minLength: 1 }),
      async (keys, filter, having, as, days) => {
        const args = [
          ...(keys.length > 0 ? [`groupBy: [${keys.map((k) => k.text).join(', ')}]`] : []),
          ...(having && having.measure !== 'PERCENTILE'
            ? [
                `having: [{ measure: ${having.measure}${having.measure === 'COUNT' ? '' : `, field: ${having.field}`}, ${having.operator}: ${having.value} }]`,
              ]
            : []),
          'first: 1000',
        ].join(', ');
        const shown = `groupCount groups { day key { __typename ${keyTextOf(keys)} } count share distinct { make province } avg { seats } median { seats } }`;
        const series = `{ a: vehicleAggregate(${filter}asOfEach: ${JSON.stringify(days)}, ${args}) { ${shown} } }`;
        const [planned, interpreted] = [await ask(series, as), await ask(series, as, 'interpreter')];
        expect(planned.body.errors, series).toBeUndefined();
        expect(planned.body.data, series).toEqual(interpreted.body.data);
        const each = await Promise.all(
          [...days].sort().map((day) => ask(`{ a: vehicleAggregate(${filter}asOf: { validAt: "${day}" }, ${args}) { ${shown} } }`, as)),
        );
        expect(planned.body.data.a.groups, series).toEqual(each.flatMap(({ body }) => body.data.a.groups));
        expect(planned.body.data.a.groups.every((g: Row) => days.includes(g.day))).toBe(true);
        const left = (body: Row) => body.extensions.suppressed?.[0].groups ?? 0;
        expect(left(planned.body), series).toBe(each.reduce((sum, { body }) => sum + left(body), 0));
      },
    ),
    { numRuns: Math.ceil(RUNS / 3), ...(process.env.SEED ? { seed: Number(process.env.SEED) } : {}) },
  );
}, 180_000);

it('periods without records are filled from end to end, and only where no group is left out', async () => {
  const seen = { filled: 0, leftOut: 0 };
  const day = fc.constantFrom('2019-11-30', '2020-01-01', '2022-06-14', '2022-06-15', '2023-03-31', '2025-02-01');
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('YEAR', 'QUARTER', 'MONTH'),
      fc.uniqueArray(fc.constantFrom(field('category'), through('province', 'code')), { maxLength: 2, selector: (k) => k.text }),
      fc.option(fc.tuple(fc.constantFrom('gt', 'gte', 'eq'), day), { nil: undefined }),
      fc.option(fc.tuple(fc.constantFrom('lt', 'lte'), day), { nil: undefined }),
      callers,
      fc.boolean(),
      async (by, others, from, to, as, bare) => {
        const bounds = [from, to].flatMap((one) => (one ? [`${one[0]}: "${one[1]}"`] : []));
        const filter = bounds.length > 0 ? `where: { validFrom: { ${bounds.join(', ')} } }, ` : '';
        const question = (
          fill: boolean,
        ) => `{ a: vehicleAggregate(${filter}first: 1000, groupBy: [{ bucket: { field: validFrom, by: ${by}${fill ? ', fill: true' : ''} } }${others.map((k) => `, ${k.text}`).join('')}]) {
          groupCount groups { key { validFrom ${keyTextOf(others)} } count share ${bare ? '' : 'missing { seats } distinct { make } sum { seats } max { seats } median { seats }'} } } }`;
        const [filled, interpreted, plain] = [
          await ask(question(true), as),
          await ask(question(true), as, 'interpreter'),
          await ask(question(false), as),
        ];
        expect(filled.body.errors, question(true)).toBeUndefined();
        expect(filled.body.data, question(true)).toEqual(interpreted.body.data);
        const present = plain.body.data.a.groups as Row[];
        if (plain.body.extensions.suppressed) {
          seen.leftOut++;
          expect(filled.body.data, question(true)).toEqual(plain.body.data);
          return;
        }
        const starts = present.flatMap((g) => (g.key.validFrom ? [g.key.validFrom as string] : [])).sort();
        const first = from ? periodOf(by, dayAfter(from[1], from[0] === 'gt' ? 1 : 0)) : starts[0];
        const last =
          from?.[0] === 'eq'
            ? periodOf(by, dayAfter(from[1], 0))
            : to
              ? periodOf(by, dayAfter(to[1], to[0] === 'lt' ? -1 : 0))
              : starts.at(-1);
        const grid: string[] = [];
        if (first && last) for (let start = first; start <= last; start = nextPeriod(by, start)) grid.push(start);
        const rest =
          others.length === 0
            ? [[]]
            : [...new Set(present.map((g) => JSON.stringify(placeOf(others, g))))].map((text) => JSON.parse(text) as unknown[]);
        const known = new Set(present.map((g) => JSON.stringify([g.key.validFrom, ...placeOf(others, g)])));
        const empty = grid
          .flatMap((start) => rest.map((values) => JSON.stringify([start, ...values])))
          .filter((place) => !known.has(place));
        const answered = filled.body.data.a.groups as Row[];
        const place = (g: Row) => JSON.stringify([g.key.validFrom, ...placeOf(others, g)]);
        expect(
          answered.filter((g) => known.has(place(g))),
          question(true),
        ).toEqual(present);
        expect(
          answered
            .filter((g) => !known.has(place(g)))
            .map(place)
            .sort(),
          question(true),
        ).toEqual(empty.sort());
        for (const { key: _key, ...figures } of answered.filter((g) => !known.has(place(g)))) {
          const share = present.length === 0 ? null : 0;
          expect(figures).toEqual({
            count: 0,
            share,
            ...(bare
              ? {}
              : { missing: { seats: 0 }, distinct: { make: 0 }, sum: { seats: null }, max: { seats: null }, median: { seats: null } }),
          });
        }
        seen.filled += empty.length;
      },
    ),
    { numRuns: RUNS, ...(process.env.SEED ? { seed: Number(process.env.SEED) } : {}) },
  );
  expect(seen.filled).toBeGreaterThan(0);
  expect(seen.leftOut).toBeGreaterThan(0);
}, 180_000);

it('units of another day stand for those of the day, where each has exactly one counterpart', async () => {
  const { units, edges } = await mergingUnits();
  const inForce = (id: string, day: string) => units.some((u) => u.id === id && (!u.from || u.from <= day) && (!u.to || day < u.to));
  const counterparts = (id: string, day: string, other: string): string[] => {
    const reached = new Set<string>([id]);
    const steps = edges
      .filter(({ on }) => (day < other ? day < on && on <= other : other < on && on <= day))
      .sort((x, y) => (day < other ? 1 : -1) * (x.on < y.on ? -1 : 1));
    // Days in their order of travel; what is reached on one day goes on from there on the next.
    for (const on of new Set(steps.map((step) => step.on))) {
      const before = [...reached];
      for (const step of steps) {
        const [here, there] = day < other ? [step.went, step.came] : [step.came, step.went];
        if (step.on === on && before.includes(here)) reached.add(there);
      }
    }
    return [...reached].filter((one) => inForce(one, other));
  };
  const codeOf = (id: string) => units.find((u) => u.id === id)?.code ?? '';
  const days = ['2021-06-01', '2021-12-31', '2022-01-01', '2024-06-01', '2025-06-30', '2025-07-01', '2026-06-01'];
  const seen = { refused: 0, moved: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.constantFrom(...days), { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...days),
      fc.constantFrom('', '31', '21', '12', '16', 'not 31', '31 32 15 16'),
      fc.boolean(),
      async (onDays, other, named, isGrouped) => {
        const codes = named.replace('not ', '').split(' ').filter(Boolean);
        const filter = codes.length === 0 ? '' : `province: { code: { in: ${JSON.stringify(codes)} } }`;
        const asked = named.startsWith('not') ? `not: { ${filter} }` : filter;
        const where = `where: { legalForm: { eq: "Hợp tác xã" }${asked ? `, ${asked}` : ''} }`;
        if (!isGrouped && !asked) return;
        const groupBy = isGrouped ? 'groupBy: [{ link: { province: code } }], ' : '';
        const question = `{ a: businessAggregate(${where}, ${groupBy}asOfEach: ${JSON.stringify(onDays)}, comparableOn: "${other}", first: 1000) {
          groups { day key { province { code } } count distinct { province } missing { province } } } }`;
        const [planned, interpreted] = [await ask(question, {}), await ask(question, {}, 'interpreter')];
        expect(planned.body, question).toEqual(interpreted.body);
        const meets = (code: string | null) => codes.length === 0 || codes.includes(code ?? '') !== named.startsWith('not');
        const narrows = codes.length > 0 && !named.startsWith('not');
        const unclear = onDays.flatMap((day) =>
          units.filter(({ id }) => {
            const of = counterparts(id, day, other);
            return inForce(id, day) && of.length !== 1 && (!narrows || of.some((one) => meets(codeOf(one))));
          }),
        );
        if (unclear.length > 0) {
          const [error] = planned.body.errors as Row[];
          expect(error?.extensions, question).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'comparableOn' });
          expect(new Set(error?.extensions.known.map((told: string) => told.split(' ')[0])), question).toEqual(
            new Set(unclear.map(({ code }) => code)),
          );
          seen.refused++;
          return;
        }
        expect(planned.body.errors, question).toBeUndefined();
        const expected: string[] = [];
        for (const day of [...onDays].sort()) {
          const list = `{ businesses(where: { legalForm: { eq: "Hợp tác xã" } }, asOf: { validAt: "${day}" }, first: 200) { nodes { province { id } } } }`;
          const rows = (await ask(list, {})).body.data.businesses.nodes as Row[];
          const led = rows.map(({ province }) => (province ? codeOf(counterparts(province.id, day, other)[0] ?? '') : null));
          if (rows.some(({ province }, i) => province && codeOf(province.id) !== led[i])) seen.moved++;
          const kept = led.filter((code) => meets(code));
          const groups = isGrouped
            ? [...new Set(kept)].map((code) => [code, kept.filter((one) => one === code)] as const)
            : [[null, kept] as const];
          for (const [code, members] of groups) {
            const there = members.filter((one) => one !== null);
            expected.push(JSON.stringify([day, code, members.length, new Set(there).size, members.length - there.length]));
          }
        }
        const told = (planned.body.data.a.groups as Row[]).map((g) =>
          JSON.stringify([g.day, g.key.province?.code ?? null, g.count, g.distinct.province, g.missing.province]),
        );
        // Days without a record have no group, unless there are no keys.
        expect(told.sort(), question).toEqual(expected.filter((one) => isGrouped || one).sort());
      },
    ),
    { numRuns: Math.ceil(RUNS / 2), ...(process.env.SEED ? { seed: Number(process.env.SEED) } : {}) },
  );
  expect(seen.refused).toBeGreaterThan(0);
  expect(seen.moved).toBeGreaterThan(0);

  const meaningless = await ask('{ businessAggregate(comparableOn: "2026-01-01") { groups { count } } }', {});
  expect(meaningless.body.errors[0]).toMatchObject({
    message: expect.stringContaining('comparableOn'),
    extensions: { code: 'BAD_USER_INPUT' },
  });
}, 180_000);

/** Units that merge, divide, go on under their id and end, on two days; and cooperatives that lie in them. The world's own end here. */
async function mergingUnits() {
  const life: Record<string, [from: string | null, to: string | null]> = {
    ...{ '11': [null, '2022-01-01'], 12: [null, '2022-01-01'], 13: [null, '2025-07-01'], 14: [null, '2022-01-01'], 15: [null, null] },
    // Nobody says what it became.
    17: [null, '2022-01-01'],
    ...{ 16: [null, null], 21: ['2022-01-01', '2025-07-01'], 22: ['2022-01-01', null], 23: ['2022-01-01', '2025-07-01'] },
    ...{ 31: ['2025-07-01', null], 32: ['2025-07-01', null] },
  };
  await write(
    hub,
    world.provinces.map((id) => ({ operation: 'remove' as const, entity: 'Province', id })),
  );
  const named = Object.entries(life);
  const registered = await write(
    hub,
    named.map(([code, [from]]) => ({
      operation: 'register' as const,
      entity: 'Province',
      from,
      values: { code, name: `Đơn vị ${code}`, kind: 'province' },
    })),
  );
  const units = named.map(([code, [from, to]], i) => ({ code, from, to, id: registered.changes[i]?.recordId ?? '' }));
  const idOf = (code: string) => units.find((unit) => unit.code === code)?.id ?? '';
  await write(
    hub,
    units.flatMap(({ id, to }) => (to ? [{ operation: 'close' as const, entity: 'Province', id, from: to }] : [])),
  );
  // 16 takes a part of 14 in and stands before and after; 15 is told as its own successor.
  const steps: [string, string, string][] = [
    ...(['11>21', '12>21', '14>22', '14>23', '14>16', '15>15'].map((step) => [...step.split('>'), '2022-01-01']) as [
      string,
      string,
      string,
    ][]),
    ...(['21>31', '13>31', '23>32', '22>22'].map((step) => [...step.split('>'), '2025-07-01']) as [string, string, string][]),
  ];
  await write(
    hub,
    steps.map(([went, came, on]) => ({
      operation: 'register' as const,
      entity: 'ProvinceSuccession',
      from: '2021-12-01',
      values: {
        code: `${went}>${came}@${on}`,
        predecessor: idOf(went),
        successor: idOf(came),
        predecessorCode: went,
        predecessorName: went,
        effectiveOn: on,
      },
    })),
  );
  const inUnits = units.flatMap(({ id, from, to }, i) =>
    Array.from({ length: 1 + (i % 3) }, () => ({ id, from: from ?? '2020-01-01', to })),
  );
  const taxCode = taxCodes(200_000_000);
  const cooperatives = await write(
    hub,
    inUnits.map(({ id, from }, i) => ({
      operation: 'register' as const,
      entity: 'Business',
      from,
      values: { taxCode: taxCode(), name: `Hợp tác xã ${i} (giả lập)`, legalForm: 'Hợp tác xã', province: id, fictional: true },
    })),
  );
  // Every other one moves to what its unit became; the others lie in a unit that is no more.
  await write(
    hub,
    inUnits.flatMap(({ to, id }, i) => {
      const next = steps.find(([went, , on]) => idOf(went) === id && on === to)?.[1];
      const business = cooperatives.changes[i]?.recordId ?? '';
      return to && next && i % 2 === 0
        ? [{ operation: 'update' as const, entity: 'Business', id: business, from: to, values: { province: idOf(next) } }]
        : [];
    }),
  );
  return { units, edges: steps.map(([went, came, on]) => ({ went: idOf(went), came: idOf(came), on })) };
}

const periodOf = (by: string, day: string) => String(period('d', by as 'YEAR').of({ d: day }));
const dayAfter = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const nextPeriod = (by: string, start: string) => periodOf(by, dayAfter(start, by === 'YEAR' ? 366 : by === 'QUARTER' ? 93 : 31));

/** Each key under a name of its own, since two of them may lead through one link. */
const keyTextOf = (keys: readonly Key[]) =>
  keys.map(({ path }, i) => `k${i}: ${path.reduceRight((inner, name) => (inner ? `${name} { ${inner} }` : name), '')}`).join(' ');
const placeOf = (keys: readonly Key[], { key }: Row) =>
  keys.map(({ path }, i) => path.slice(1).reduce((value, name) => value[name], key[`k${i}`]));

async function ask(text: string, as: Partial<Caller>, executor: 'planner' | 'interpreter' = 'planner') {
  const document = parse(text);
  expect(validate(schema, document), text).toEqual([]);
  const operation = document.definitions.find(
    (d): d is OperationDefinitionNode => d.kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode;
  const log = readLogInto([]);
  const faults: unknown[] = [];
  const answer = createAnswer({
    schema,
    model,
    pool: hub.database.appPool,
    readLog: log,
    executor,
    onFault: (fault) => faults.push(fault.cause),
  });
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

const valuesOf = (rows: readonly Row[], name: string): any[] =>
  rows.map((row) => row[name]?.id ?? row[name]).filter((v) => v !== null && v !== undefined);
const sumOf = (rows: readonly Row[], name: string) =>
  valuesOf(rows, name).length === 0 ? null : valuesOf(rows, name).reduce((a, b) => a + b, 0);
const avgOf = (rows: readonly Row[], name: string) => (sumOf(rows, name) === null ? null : sumOf(rows, name) / valuesOf(rows, name).length);
/** `validTo` is open for most: an open end is null, and so no value to be the latest. */
const endOf = (rows: readonly Row[], name: string, end: 'min' | 'max') => {
  const values = valuesOf(rows, name).sort((a, b) => (a < b ? -1 : 1));
  return (end === 'min' ? values[0] : values.at(-1)) ?? null;
};
const percentileOf = (rows: readonly Row[], name: string, p: number) => {
  const values = valuesOf(rows, name).sort((a, b) => a - b);
  if (values.length === 0) return null;
  const at = (p / 100) * (values.length - 1);
  const [low, high] = [values[Math.floor(at)], values[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
};
const stddevOf = (rows: readonly Row[], name: string) => {
  const values = valuesOf(rows, name);
  if (values.length < 2) return null;
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
};
const shareOf = (rows: readonly Row[], total: readonly Row[], name: string) =>
  sumOf(rows, name) === null || !sumOf(total, name) ? null : sumOf(rows, name) / sumOf(total, name);
const numbers = (of: (name: string) => number | null) => Object.fromEntries(NUMBERS.map((name) => [name, of(name)]));
const wholeOf = (rows: readonly Row[]) => ({
  median: numbers((f) => percentileOf(rows, f, 50)),
  percentile: numbers((f) => percentileOf(rows, f, NINETY)),
  stddev: numbers((f) => stddevOf(rows, f)),
});
const figuresOf = (rows: readonly Row[], total: readonly Row[]) => ({
  count: rows.length,
  distinct: Object.fromEntries(DISTINCT.map((f) => [f, new Set(valuesOf(rows, f)).size])),
  sum: Object.fromEntries(NUMBERS.map((f) => [f, sumOf(rows, f)])),
  avg: Object.fromEntries(NUMBERS.map((f) => [f, avgOf(rows, f)])),
  min: Object.fromEntries([...NUMBERS, ...DAYS].map((f) => [f, endOf(rows, f, 'min')])),
  max: Object.fromEntries([...NUMBERS, ...DAYS].map((f) => [f, endOf(rows, f, 'max')])),
  filled: Object.fromEntries(DISTINCT.map((f) => [f, valuesOf(rows, f).length])),
  missing: Object.fromEntries(DISTINCT.map((f) => [f, rows.length - valuesOf(rows, f).length])),
  share: total.length === 0 ? null : rows.length / total.length,
  sumShare: numbers((f) => shareOf(rows, total, f)),
});
const figures = ({ key: _key, ...rest }: Row) => rest;
const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_k, v) => (typeof v === 'number' ? Number(v.toPrecision(12)) : v)));

function measured(
  rows: readonly Row[],
  { measure, field: name }: { measure: string; field: string },
  total: readonly Row[],
): number | null {
  switch (measure) {
    case 'FILLED':
      return valuesOf(rows, name).length;
    case 'MISSING':
      return rows.length - valuesOf(rows, name).length;
    case 'MEDIAN':
      return percentileOf(rows, name, 50);
    case 'PERCENTILE':
      return percentileOf(rows, name, NINETY);
    case 'STDDEV':
      return stddevOf(rows, name);
    case 'SHARE':
      return shareOf(rows, total, name);
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
  const compare: Record<string, boolean> = {
    gt: value > limit,
    gte: value >= limit,
    lt: value < limit,
    lte: value <= limit,
    eq: value === limit,
  };
  return compare[operator] === true;
}

function inOrder(values: readonly (number | null)[], descending: boolean) {
  return [...values].sort((a, b) => (a === null ? (b === null ? 0 : 1) : b === null ? -1 : descending ? b - a : a - b));
}
