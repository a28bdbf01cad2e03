import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../../src/db/client.js';
import { withTx } from '../../src/db/tx.js';
import type { Caller } from '../../src/hub/access/caller.js';
import { changesOf, perturbed } from '../../src/hub/query/cell-key.js';
import { expr } from '../../src/hub/sql/fragment.js';
import { addDays } from '../../src/hub/time/calendar.js';
import { LEGAL_TODAY } from '../../src/hub/time/legal-day.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import type { Operation } from '../../src/hub/write/operations.js';
import { caller, createTestHub, type TestHub } from '../support/hub.js';
import { AS_STEWARD } from '../write/world.js';
import { analyst, interpreterOf } from './as-analyst.js';
import { total } from './attack.js';
import { drawPersons, idOf, model, writePersons } from './world.js';

const PERSONS = 300;
/** Cars of the person with the most, all of one kind that nobody else has. */
const FLEET = 20;
/** Several, so that no figure is the same by chance. */
const SECRETS = Array.from({ length: 12 }, (_, n) => Buffer.alloc(32, n + 1));
const [FIRST, SECOND, THIRD] = [0, 1, 2].map((n) => idOf('Person', n));

let hub: TestHub;
let lastMonthEnd: string;
const write = (operations: readonly Operation[]) =>
  withTx(hub.database.appPool, {}, (tx) => writeChangeSet(tx, model, { ...AS_STEWARD, operations }));

const ownership = (vehicle: number, n = 0) => idOf('Ownership', 2 * vehicle + n);

/** Vehicles of one kind and make, and who owns each. */
function vehicles(first: number, kind: string, owners: readonly (readonly (string | undefined)[])[], from = '2024-01-01'): Operation[] {
  const frame = { operation: 'register' as const, from, to: null };
  return owners.flatMap((persons, i): Operation[] => {
    const id = idOf('Vehicle', first + i);
    const values = {
      chassisNumber: `RLLV1AEA9PG${String(first + i).padStart(6, '0')}`,
      make: 'Giả Lập',
      kind,
      category: 'car',
      productionYear: 2020,
      fictional: true,
    };
    const ownerships = persons.map(
      (person = '', n): Operation => ({ ...frame, entity: 'Ownership', id: ownership(first + i, n), values: { vehicle: id, person } }),
    );
    return [{ ...frame, entity: 'Vehicle', id, values }, ...ownerships];
  });
}

beforeAll(async () => {
  hub = await createTestHub({ model });
  await writePersons(hub, drawPersons(PERSONS));
  const twelve = Array.from({ length: 12 }, (_, n) => [idOf('Person', 10 + n)]);
  const pairs = Array.from({ length: 12 }, (_, n) => [idOf('Person', 30 + 2 * n), idOf('Person', 31 + 2 * n)]);
  await write([
    ...vehicles(1_000, 'của không ai', [[], [], []]),
    ...vehicles(1_100, 'của một người', Array(FLEET).fill([FIRST])),
    ...vehicles(1_200, 'của mười hai người', twelve),
    ...vehicles(1_300, 'cũng của họ', twelve),
    ...vehicles(1_400, 'của hai người chung', Array(8).fill([SECOND, THIRD])),
    ...vehicles(1_500, 'của từng đôi', pairs),
    ...vehicles(1_600, 'của người nhiều, người ít', [...Array(FLEET).fill([FIRST]), [SECOND]]),
  ]);
  const { rows } = await query<{ today: string }>(hub.database.appPool, `select (${LEGAL_TODAY})::text as today`);
  lastMonthEnd = addDays(`${rows[0]?.today.slice(0, 8)}01`, -1);
}, 120_000);
afterAll(() => hub.close());

const code = ({ body }: { body: any }) => body.errors?.[0]?.extensions.code;
const groupsOf = (body: any) => body.data.a.groups as any[];
const byKind = '{ a: vehicleAggregate(groupBy: [{ field: kind }], first: 1000) { groups { key { kind } count } } }';
const figuresOf = (body: any) => new Map<string, number>(groupsOf(body).map(({ key, count }) => [key.kind, count]));

describe('the change of a figure', () => {
  it.each([1, 4].flatMap((unit) => Array.from({ length: 40 }, (_, n) => [n, unit] as const)))(
    'of %i records in units of %i is none on average, never leads between 0 and five units, and is at most five',
    (n, unit) => {
      const changes = changesOf(n, unit);
      expect(total(changes.map(({ p }) => p))).toBeLessThanOrEqual(1 + 1e-9);
      expect(total(changes.map(({ by, p }) => by * p))).toBeCloseTo(0, 9);
      for (const { by } of changes) {
        expect(Math.abs(by)).toBeLessThan(6 * unit);
        expect(n + by === 0 || n + by >= 5 * unit, `${n} becomes ${n + by}`).toBe(true);
      }
    },
  );

  it('is the same in SQL, for every part of the numbers there are', async () => {
    const told = perturbed({ n: expr`c.n`, most: expr`c.most`, keys: expr`c.keys` });
    const { rows } = await query<{ n: number; most: number; told: number; times: number }>(
      hub.database.appPool,
      `select n::integer, most::integer, told::integer, count(*)::integer as times from (
         select c.n, c.most, ${told} as told from (
           select n::bigint, most::bigint, (u * 4294967296 / 1000 + 1)::numeric as keys
           from generate_series(0, 40) n, unnest(array[1, 3, 4]) most, generate_series(0, 999) u where most <= greatest(n, 1)) c) x group by 1, 2, 3`,
    );
    expect(rows.length).toBeGreaterThan(300);
    for (const { n, most, told: figure, times } of rows) {
      const changes = changesOf(n, most === 3 ? 4 : most);
      const stays = n === figure ? 1 - total(changes.map(({ p }) => p)) : 0;
      const expected = stays + total(changes.flatMap(({ by, p }) => (n + by === figure ? [p] : [])));
      expect(Math.abs(times / 1000 - expected), `${n}, at most ${most}: ${figure}`).toBeLessThan(0.004);
    }
  });
});

describe('for purpose statistics', () => {
  it('everybody is counted, and shown nowhere', async () => {
    const { body } = await hub.ask(
      '{ a: driverLicenceAggregate { groups { count } } people(first: 5) { totalCount nodes { id } } drivers(first: 1) { totalCount } }',
      { as: analyst },
    );
    expect(body.errors).toBeUndefined();
    expect(Math.abs(groupsOf(body)[0].count - PERSONS)).toBeLessThanOrEqual(3);
    expect(body.data.people).toEqual({ totalCount: 0, nodes: [] });
    expect(body.data.drivers.totalCount).toBe(0);
    expect(body.extensions.population).toEqual([{ path: ['a'], counted: groupsOf(body)[0].count, leftOut: [], protection: 'PERTURBED' }]);
    expect([body.extensions.asOf.a.validAt, body.extensions.asOf.people.validAt]).toEqual([
      lastMonthEnd,
      expect.not.stringMatching(lastMonthEnd),
    ]);
  });

  it('what no person stands behind is counted exactly beside it', async () => {
    const [told, listed] = [(await hub.ask(byKind, { as: analyst })).body, (await hub.ask(byKind, { as: caller('analyst') })).body];
    expect(figuresOf(told).get('của không ai')).toBe(3);
    expect(groupsOf(listed)).toEqual([{ key: { kind: 'của không ai' }, count: 3 }]);
    expect(listed.extensions.population[0]).toMatchObject({
      leftOut: [{ as: 'COUNTED', reason: 'PURPOSE_REQUIRED', entities: ['Vehicle'] }],
      protection: 'EXACT',
    });
  });

  it('whoever owns many is told of as little as whoever owns one, and the same owners change every figure alike', async () => {
    const told = await Promise.all(SECRETS.map(async (secret) => figuresOf(await interpreterOf(hub, secret)(byKind))));
    const figures = (kind: string) => told.map((figure) => figure.get(kind) ?? 0);
    // Twenty cars of one person, in units of 32: as one car of one person, that is 0 or five units.
    expect(new Set(figures('của một người'))).toEqual(new Set([0, 160]));
    // Eight cars, each of both of two persons, in units of eight.
    expect(new Set(figures('của hai người chung'))).toEqual(new Set([0, 40]));
    // Whoever has the most decides the unit, beside others with one.
    expect(figures('của người nhiều, người ít').filter((figure) => figure !== 0 && figure !== 160)).toEqual([]);
    // Twelve cars of two persons each are twelve.
    expect(figures('của từng đôi').filter((figure) => Math.abs(figure - 12) > 3)).toEqual([]);
    expect(figures('của mười hai người')).toEqual(figures('cũng của họ'));
    expect(new Set(figures('của mười hai người')).size).toBeGreaterThan(2);
  });

  it('a sale of today changes no figure of last month', async () => {
    const told = () => Promise.all(SECRETS.map(async (secret) => figuresOf(await interpreterOf(hub, secret)(byKind))));
    const before = await told();
    const today = addDays(lastMonthEnd, 1);
    await write([
      { operation: 'close', entity: 'Ownership', id: ownership(1_200), from: today },
      {
        operation: 'register',
        entity: 'Ownership',
        from: today,
        to: null,
        values: { vehicle: idOf('Vehicle', 1_200), person: FIRST ?? '' },
      },
    ]);
    expect(await told()).toEqual(before);
  });

  it('each question is in the read log once and names nobody', async () => {
    hub.reads.length = 0;
    await hub.ask('{ a: personAggregate { groups { count } } }', { as: analyst });
    expect(hub.reads.map(({ subjects, purpose }) => ({ subjects: [...(subjects ?? [])], purpose }))).toEqual([
      { subjects: [], purpose: 'statistics' },
    ]);
  });

  it('the same persons give the same figure however they are asked for, in both executors', async () => {
    const grouped =
      '{ a: driverLicenceAggregate(groupBy: [{ field: scheme }, { field: state }]) { groups { key { scheme state } count } } }';
    const turned =
      '{ a: driverLicenceAggregate(groupBy: [{ field: state }, { field: scheme }], orderBy: [{ measure: COUNT }], first: 500) { groups { key { scheme state } share count } } }';
    const filtered =
      '{ a: driverLicenceAggregate(where: { state: { eq: REVOKED } }, groupBy: [{ field: scheme }]) { groups { key { scheme } count } } }';
    const through =
      '{ a: driverLicenceAggregate(where: { driver: { person: { sex: { eq: "nữ" } } } }, groupBy: [{ field: scheme }]) { groups { key { scheme } count } } }';
    const [one, other, part, women] = await Promise.all(
      [grouped, turned, filtered, through].map(async (asked) => (await hub.ask(asked, { as: analyst })).body),
    );
    const named = (body: any) => new Map(groupsOf(body).map(({ key, count }) => [`${key.scheme} ${key.state ?? ''}`, count]));
    expect(named(other)).toEqual(named(one));
    for (const [key, count] of named(part)) expect(count).toBe(named(one).get(`${key}REVOKED`));
    expect(named(part).size).toBeGreaterThan(1);
    for (const asked of [grouped, through])
      expect(groupsOf(await interpreterOf(hub)(asked))).toEqual(groupsOf((await hub.ask(asked, { as: analyst })).body));
    expect(total(groupsOf(women).map(({ count }) => count))).toBeGreaterThan(30);
    // Everybody has one licence: the same persons, counted as another kind of record.
    const { body } = await hub.ask(
      '{ a: driverLicenceAggregate { groups { count } } b: driverAggregate { groups { count } } c: personAggregate { groups { count } } }',
      { as: analyst },
    );
    expect(new Set(['a', 'b', 'c'].map((key) => body.data[key].groups[0].count)).size).toBe(1);
  });

  it('no figure is 1 to 4, and bounds, order, shares and numbers of groups see what is shown only', async () => {
    const groupBy = 'groupBy: [{ field: scheme }, { bucket: { field: issuedOn, by: YEAR } }, { each: classes }]';
    const { body } = await hub.ask(`{ a: driverLicenceAggregate(${groupBy}, first: 1000) { groupCount groups { count share } } }`, {
      as: analyst,
    });
    const counts = groupsOf(body).map(({ count }) => count);
    expect(Math.min(...counts)).toBe(5);
    expect(body.data.a.groupCount).toBe(counts.length);
    expect(body.extensions.population[0].counted).toBe(total(counts));
    expect(total(groupsOf(body).map(({ share }) => share))).toBeCloseTo(1, 9);
    const few = await hub.ask(
      `{ a: driverLicenceAggregate(${groupBy}, having: [{ measure: COUNT, lt: 5 }]) { groupCount groups { count } } }`,
      {
        as: analyst,
      },
    );
    expect(few.body.data.a).toEqual({ groupCount: 0, groups: [] });
  });

  it('of communes with few nobody is told of, and that is said', async () => {
    const at = async (groupBy: string) => (await hub.ask(`{ a: personAggregate(${groupBy}) { groups { count } } }`, { as: analyst })).body;
    const [communes, one, provinces] = await Promise.all([
      at('groupBy: [{ link: { commune: code } }]'),
      at('where: { commune: { code: { eq: "00001" } } }'),
      at('groupBy: [{ via: { commune: { province: code } } }]'),
    ]);
    // A third of all live in the first: 100 persons, where 250 are asked for.
    expect([groupsOf(communes), groupsOf(one)]).toEqual([[], [{ count: 0 }]]);
    expect(communes.extensions.population[0].leftOut).toEqual([{ as: 'COUNTED', reason: 'AREA_TOO_SMALL', entities: ['Person'] }]);
    expect(Math.max(...groupsOf(provinces).map(({ count }) => count))).toBeGreaterThan(50);
    expect(provinces.extensions.population[0].leftOut).toEqual([]);
  });

  it('a series of months tells the same figure for as long as the persons are the same', async () => {
    const { body } = await hub.ask(
      '{ a: driverLicenceAggregate(asOfEach: ["2024-01-31", "2025-12-31", "2026-06-30"], groupBy: [{ field: state }]) { groups { day key { state } count } } }',
      { as: analyst },
    );
    for (const state of ['ACTIVE', 'SUSPENDED']) {
      const figures = groupsOf(body).flatMap(({ key, count }) => (key.state === state ? [count] : []));
      expect([figures.length, new Set(figures).size], state).toEqual([3, 1]);
    }
  });

  it.each(['asOf: { validAt: "2099-12-31" }', 'asOfEach: ["2026-06-30", "2099-12-31"]'])(
    'a month that is not over has no figure: %s',
    async (times) => {
      const { body } = await hub.ask(`{ a: personAggregate(${times}) { groups { count } } }`, { as: analyst });
      expect(code({ body })).toBe('BAD_USER_INPUT');
      expect(body.errors?.[0].message).toContain(lastMonthEnd);
    },
  );
});

describe('what is not in the space counts nobody who may not be listed', () => {
  it.each([
    ['FILTER', '(where: { state: { in: [REVOKED, ACTIVE] } })'],
    ['FILTER', '(where: { not: { state: { eq: REVOKED } } })'],
    ['FILTER', '(where: { or: [{ state: { eq: REVOKED } }] })'],
    ['FILTER', '(where: { validFrom: { gt: "2020-01-01" } })'],
    ['FILTER', '(where: { driver: { person: { personalId: { eq: "001090000001" } } } })'],
    ['FILTER', '(where: { driver: { isNull: false } })'],
    ['GROUPING', '(groupBy: [{ field: id }])'],
    ['GROUPING', '(groupBy: [{ via: { driver: { person: dateOfBirth } } }])'],
    ['GROUPING', '(groupBy: [{ bucket: { field: issuedOn, by: MONTH } }])'],
    ['GROUPING', '(groupBy: [{ bucket: { field: issuedOn, by: YEAR, fill: true } }])'],
    ['MEASURE', '(having: [{ measure: DISTINCT, field: id, gt: 1 }])'],
    ['MEASURE', '(orderBy: [{ measure: MAX, field: validFrom }])'],
    ['DAY', '(asOf: { validAt: "2026-03-30" })'],
    ['DAY', '(asOf: { validAt: "2026-03-31", knownAt: "2026-11-01T00:00:00Z" })'],
    ['DAY', '(asOfEach: ["2026-03-31", "2026-04-29"])'],
    [
      'TOO_MANY_FIELDS',
      '(where: { state: { eq: REVOKED } }, groupBy: [{ field: scheme }, { each: classes }, { bucket: { field: issuedOn, by: YEAR } }])',
    ],
  ])('%s: %s', async (why, args) => {
    const answer = await hub.ask(`{ a: driverLicenceAggregate${args} { groups { count } } }`, { as: analyst });
    if (answer.body.errors) {
      expect(['FILTER_NOT_ALLOWED', 'FUTURE_KNOWLEDGE']).toContain(code(answer));
      expect(JSON.stringify(answer.body.errors)).not.toMatch(/\b(29[0-9]|30[0-9])\b/);
    } else {
      expect(total(groupsOf(answer.body).map(({ count }) => count))).toBe(0);
      expect(answer.body.extensions.population[0]).toMatchObject({ outside: why, protection: 'EXACT', leftOut: [{ as: 'COUNTED' }] });
    }
  });

  it('what a province was made of is a union of areas', async () => {
    const { body } = await hub.ask(
      '{ a: vehicleAggregate(groupBy: [{ link: { province: code } }], comparableOn: "2026-03-31") { groups { count } } }',
      {
        as: analyst,
      },
    );
    expect(body.errors).toBeUndefined();
    expect(body.extensions.population[0]).toMatchObject({ outside: 'COMPARABLE_ON', protection: 'EXACT', leftOut: [{ as: 'COUNTED' }] });
  });

  it('nor do other purposes, other roles and other doors', async () => {
    const count = '{ a: driverLicenceAggregate(groupBy: [{ field: state }]) { groups { count } } }';
    const others: Partial<Caller>[] = model.access.roles.flatMap(({ role, purposes }) =>
      [null, ...model.access.purposes.map((purpose) => purpose.code)].flatMap((purpose) =>
        purpose === 'statistics' && role === 'analyst' ? [] : [caller(role, purpose, { purposes })],
      ),
    );
    for (const as of [...others, { ...analyst, purposes: [] }]) {
      const answer = await hub.ask(count, { as });
      const isRefused = ['PURPOSE_REQUIRED', 'PURPOSE_NOT_ALLOWED', 'FILTER_NOT_ALLOWED'].includes(code(answer));
      expect(
        isRefused || answer.body.extensions?.population[0].protection === 'SMALL_GROUPS',
        `${as.role} ${as.purpose}: ${code(answer)}`,
      ).toBe(true);
    }
    const { body } = await hub.ask(
      '{ changeAggregate(registers: [DRIVERS], groupBy: [{ field: entity }]) { groups { count } } changes(first: 5, registers: [DRIVERS]) { nodes { recordId } } driverLicences(first: 1) { totalCount nodes { history { totalCount } } } vehicles(where: { category: { eq: "car" } }) { totalCount } }',
      { as: analyst },
    );
    expect(body.errors).toBeUndefined();
    expect(body.data).toEqual({
      changeAggregate: { groups: [] },
      changes: { nodes: [] },
      driverLicences: { totalCount: 0, nodes: [] },
      vehicles: { totalCount: 3 },
    });
  });
});
