import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AggregatePlan } from '../../src/hub/query/aggregate-plan.js';
import { aggregateSql } from '../../src/hub/query/aggregate-sql.js';
import { PERSONS_MIN } from '../../src/hub/query/protection.js';
import { findSmallGroups, overlappingSmallGroups, smallGroups } from '../../src/hub/query/small-groups.js';
import { sqlContext } from '../../src/hub/sql/sql-context.js';
import { caller, createTestHub, model, type TestHub } from '../support/hub.js';
import { write } from '../support/write.js';

let hub: TestHub;
const steward = caller('steward', 'stewardship');
/** Vehicles owned by as many different persons, by make and colour; every person owns one. */
const OWNED = { 'A đỏ': 3, 'A xanh': 9, 'A trắng': 20, 'B đỏ': 30, 'B xanh': 7, 'B trắng': 12 } as const;
beforeAll(async () => {
  hub = await createTestHub();
  const { changes: units } = await write(
    hub,
    ['đỏ', 'xanh', 'trắng'].map((name, i) => ({
      operation: 'register' as const,
      entity: 'Province',
      from: null,
      values: { code: `0${i + 1}`, name, kind: 'province' },
    })),
  );
  const provinceOf = new Map(['đỏ', 'xanh', 'trắng'].map((colour, i) => [colour, units[i]?.recordId ?? '']));
  let n = 0;
  for (const [group, persons] of Object.entries(OWNED)) {
    const [make = '', colour = ''] = group.split(' ');
    for (let i = 0; i < persons; i++, n++) {
      const serial = String(n).padStart(6, '0');
      const { changes } = await write(hub, [
        {
          operation: 'register',
          entity: 'Person',
          from: '2020-01-01',
          values: { personalId: `001090${serial}`, fullName: `Người Giả Lập ${n}`, fictional: true },
        },
        {
          operation: 'register',
          entity: 'Vehicle',
          from: '2020-01-01',
          values: {
            chassisNumber: `RLLV1AEA9PH${serial}`,
            make,
            colour,
            kind: 'xe',
            category: 'car',
            productionYear: 2000,
            seats: n,
            province: provinceOf.get(colour) ?? null,
            fictional: true,
          },
        },
      ]);
      const [person, vehicle] = changes.map((change) => change.recordId);
      await write(hub, [
        { operation: 'register', entity: 'Ownership', from: '2020-01-01', values: { person: person ?? '', vehicle: vehicle ?? '' } },
      ]);
    }
  }
}, 60_000);
afterAll(() => hub.close());

const ask = async (args: string, selection = 'groupCount groups { key { make colour } count sum { seats } }', as = steward) => {
  const { body } = await hub.ask(`{ a: vehicleAggregate(${args}) { ${selection} } }`, { as });
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return { ...body.data.a, suppressed: body.extensions.suppressed };
};
const byMakeAndColour = 'groupBy: [{ field: make }, { field: colour }]';

describe('a group of fewer than five persons', () => {
  it('is left out, told only as a number with its reason', async () => {
    const { groups, suppressed, groupCount } = await ask(`where: { make: { eq: "A" } }, ${byMakeAndColour}`);
    expect(groups.map((g: any) => g.key.colour)).toEqual(['trắng']);
    expect(groupCount).toBe(1);
    // Three persons, and the next smallest, without which the total of make A would give them away.
    expect(suppressed).toEqual([{ path: ['a'], groups: 2, reason: 'FEWER_THAN_5_PERSONS' }]);
  });

  it('takes with it what every total over its keys would give it away by', async () => {
    const { groups } = await ask(byMakeAndColour);
    expect(groups.map((g: any) => [g.key.make, g.key.colour, g.count])).toEqual([
      ['A', 'trắng', 20],
      ['B', 'trắng', 12],
    ]);
    const shown = new Map<string, number>(groups.map((g: any) => [`${g.key.make} ${g.key.colour}`, g.count]));
    const byMake = await ask('groupBy: [{ field: make }]');
    const byColour = await ask('groupBy: [{ field: colour }]');
    expect([byMake.suppressed, byColour.suppressed]).toEqual([undefined, undefined]);
    // The attacker subtracts what is shown from each total: nowhere does one group remain.
    for (const [total, part] of [
      ...byMake.groups.map((g: any) => [g, g.key.make]),
      ...byColour.groups.map((g: any) => [g, g.key.colour]),
    ]) {
      const line = Object.keys(OWNED).filter((group) => group.split(' ').includes(part));
      const missing = line.filter((group) => !shown.has(group));
      const rest = total.count - line.reduce((sum, group) => sum + (shown.get(group) ?? 0), 0);
      expect(missing.length, part).not.toBe(1);
      if (missing.length > 0) expect(rest, part).toBeGreaterThanOrEqual(PERSONS_MIN);
    }
    expect(shown.has('A đỏ')).toBe(false);
  });

  it('cannot be felt for: bounds, order and pages see only what is shown', async () => {
    for (const extra of [
      'having: [{ measure: COUNT, eq: 3 }]',
      'having: [{ measure: COUNT, lt: 5 }]',
      'orderBy: [{ measure: COUNT }], first: 1',
      'having: [{ measure: SUM, field: seats, eq: 3 }]',
    ]) {
      const felt = await ask(`${byMakeAndColour}, ${extra}`);
      expect(
        felt.groups.every((g: any) => g.count >= 5),
        extra,
      ).toBe(true);
      // Also the number of groups left out is the same whatever is asked of them.
      expect(felt.suppressed, extra).toEqual((await ask(byMakeAndColour)).suppressed);
    }
  });

  it('is not shown as a whole either: a filter down to three persons answers nothing', async () => {
    const { groups, suppressed } = await ask('where: { make: { eq: "A" }, colour: { eq: "đỏ" } }', 'groups { count min { seats } }');
    expect(groups).toEqual([]);
    expect(suppressed).toEqual([{ path: ['a'], groups: 1, reason: 'FEWER_THAN_5_PERSONS' }]);
  });

  it('stays out when persons stand behind the record grouped by', async () => {
    const { changes } = await write(hub, [
      {
        operation: 'register',
        entity: 'Business',
        from: '2020-01-01',
        values: { taxCode: '0100109106', name: 'Giả lập', legalForm: 'Công ty TNHH', fictional: true },
      },
    ]);
    const vehicles = (await hub.ask('{ vehicles(first: 200) { nodes { id make colour } } }', { as: steward })).body.data.vehicles.nodes;
    await write(
      hub,
      vehicles.map((vehicle: any, i: number) => ({
        operation: 'register' as const,
        entity: 'Badge',
        from: '2025-01-01',
        values: {
          number: `PH-${i}`,
          vehicle: vehicle.id,
          business: changes[0]?.recordId ?? '',
          badgeType: 'XE TẢI',
          issuedOn: '2025-01-01',
          expiresOn: '2027-01-01',
          state: 'ACTIVE',
        },
      })),
    );
    const question =
      '{ a: badgeAggregate(groupBy: [{ link: { vehicle: make } }, { link: { vehicle: colour } }]) { groups { key { vehicle { make colour } } count } } }';
    const { body } = await hub.ask(question, { as: steward });
    expect(body.extensions.suppressed[0].groups).toBeGreaterThan(1);
    expect(body.data.a.groups.map((g: any) => g.key.vehicle)).not.toContainEqual({ make: 'A', colour: 'đỏ' });
    expect(body.data.a.groups.length).toBeGreaterThan(0);
    // The same table, one of its keys two links away: the vehicle between has the persons.
    const further = await hub.ask(
      '{ a: badgeAggregate(groupBy: [{ link: { vehicle: make } }, { via: { vehicle: { province: name } } }]) { groups { key { vehicle { make province { name } } } count } } }',
      { as: steward },
    );
    expect(further.body.extensions.suppressed).toEqual(body.extensions.suppressed);
    expect(further.body.data.a.groups.map(({ key: { vehicle }, count }: any) => [vehicle.make, vehicle.province.name, count])).toEqual(
      body.data.a.groups.map(({ key: { vehicle }, count }: any) => [vehicle.make, vehicle.colour, count]),
    );
  });

  it('gives no value of few persons away by a share, a middle value or a gap', async () => {
    const shown = await ask(byMakeAndColour, 'groups { key { make colour } count share sumShare { seats } median { seats } }');
    expect(shown.groups.map((g: any) => [g.key.make, g.key.colour, g.share])).toEqual([
      ['A', 'trắng', 20 / 32],
      ['B', 'trắng', 12 / 32],
    ]);
    const three = 'where: { make: { eq: "A" }, colour: { eq: "đỏ" } }';
    for (const measure of ['median { seats }', 'percentile(p: 100) { seats }', 'stddev { seats }', 'share', 'missing { kind }']) {
      expect((await ask(three, `groups { ${measure} }`)).groups, measure).toEqual([]);
    }
    // Were the years between filled, the one that is missing would be the one of few persons.
    const periods = (fill: boolean) =>
      ask(`${three}, groupBy: [{ bucket: { field: validFrom, by: YEAR, fill: ${fill} } }]`, 'groups { key { validFrom } count }');
    expect(await periods(true)).toEqual(await periods(false));
    const years = `where: { make: { eq: "A" }, colour: { eq: "đỏ" }, validFrom: { gte: "2018-01-01" } }, groupBy: [{ bucket: { field: validFrom, by: YEAR, fill: true } }]`;
    expect((await ask(years, 'groups { key { validFrom } count }')).groups).toEqual([]);
    const many = years.replace(', colour: { eq: "đỏ" }', '');
    expect((await ask(many, 'groups { key { validFrom } count }')).groups.map((g: any) => [g.key.validFrom.slice(0, 4), g.count])).toEqual([
      ['2018', 0],
      ['2019', 0],
      ['2020', 32],
    ]);
  });

  it('stays out on each day of a series', async () => {
    const series = await ask(
      `asOfEach: ["2019-12-31", "2020-06-01", "2021-06-01"], ${byMakeAndColour}`,
      'groups { day key { make colour } count }',
    );
    expect(series.groups.map((g: any) => [g.day, g.key.make, g.key.colour, g.count])).toEqual(
      ['2020-06-01', '2021-06-01'].flatMap((day) => [
        [day, 'A', 'trắng', 20],
        [day, 'B', 'trắng', 12],
      ]),
    );
    expect(series.suppressed).toEqual([{ path: ['a'], groups: 8, reason: 'FEWER_THAN_5_PERSONS' }]);
  });

  it('would be there for all to see without the guard', async () => {
    const plan = unguarded();
    const sql = sqlContext(model, { validAt: '2025-01-01', knownAt: '2100-01-01T00:00:00Z' }, { scope: () => 'all', reach: null });
    const text = aggregateSql(sql, plan, () => "'{}'::text[]");
    const { rows } = await hub.database.ownerPool.query<{ j: string }>(`select a.j::text as j from (${text}) a`, sql.values);
    expect(JSON.parse(rows[0]?.j ?? '').groups).toContainEqual({ key: { make: 'A', colour: 'đỏ' }, count: 3 });
  });
});

/** The plan of make by colour as planning makes it, run without having looked for small groups. */
function unguarded(): AggregatePlan {
  const entity = model.declarations.entities.get('Vehicle');
  if (!entity) throw new Error('no Vehicle');
  const leaf = (name: string) => ({ key: name, name, children: [] });
  return {
    entity,
    where: {},
    keys: ['make', 'colour'].map((field) => ({ kind: 'field' as const, field, type: 'String' })),
    having: [],
    orderBy: [],
    limit: 100,
    offset: 0,
    nextCursor: '',
    selection: [
      { key: 'groups', name: 'groups', children: [{ key: 'key', name: 'key', children: [leaf('make'), leaf('colour')] }, leaf('count')] },
    ],
    rowScope: 'all',
    protection: 'SMALL_GROUPS',
    outside: null,
    leastOfArea: null,
    days: null,
    comparableOn: null,
  };
}

describe('which groups are left out', () => {
  const tables = fc
    .record({
      rows: fc.integer({ min: 1, max: 4 }),
      columns: fc.integer({ min: 1, max: 4 }),
      layers: fc.integer({ min: 1, max: 2 }),
      cells: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 6 })), {
        minLength: 32,
        maxLength: 32,
      }),
    })
    .map(({ rows, columns, layers, cells }) =>
      Array.from({ length: rows * columns * layers }, (_, i) => ({
        signature: JSON.stringify([i % rows, Math.floor(i / rows) % columns, Math.floor(i / rows / columns)]),
        persons: cells[i] ?? 0,
      })),
    );

  it('whoever knows every total of five persons or more, over any of the keys, finds no small group by subtracting', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const groups = table.filter((group) => group.persons > 0);
        const hidden = new Set(smallGroups(groups));
        if (hidden.size === groups.length) return;
        for (const group of groups) if (group.persons < PERSONS_MIN) expect(hidden.has(group.signature)).toBe(true);
        const found = peel(groups, smallGroups);
        expect([...found].filter(([, persons]) => persons < PERSONS_MIN)).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  it('two small groups that come to less than five persons together take a third with them', () => {
    const groups = [2, 2, 20, 30].map((persons, i) => ({ signature: JSON.stringify([i]), persons }));
    expect(smallGroups(groups)).toEqual(['[0]', '[1]', '[2]']);
    // With five between them they cover each other.
    expect(smallGroups([2, 3, 20, 30].map((persons, i) => ({ signature: JSON.stringify([i]), persons })))).toEqual(['[0]', '[1]']);
  });

  it('settles a table alike whether it is asked for alone or is a total of another, whichever groups are equally cheap', () => {
    // Met at random: two groups of 6 could cover the one of 1, and each question had chosen another.
    const groups = [
      { signature: '[1,0,0]', persons: 6 },
      { signature: '[0,1,0]', persons: 6 },
      { signature: '[0,3,0]', persons: 1 },
    ];
    const byMiddle = groups.map(({ signature, persons }) => ({
      signature: JSON.stringify([(JSON.parse(signature) as number[])[1]]),
      persons,
    }));
    const leftOut = (of: readonly Group[]) => new Set(smallGroups(of));
    // Alone, the middle key leaves out 0 beside 3; together, what 0 and 3 stand for is left out at the least.
    expect(leftOut(byMiddle)).toEqual(new Set(['[0]', '[3]']));
    expect([...leftOut(groups)]).toEqual(expect.arrayContaining(['[1,0,0]', '[0,3,0]']));
    fc.assert(
      fc.property(tables, (table) => {
        const present = table.filter(({ persons }) => persons > 0);
        expect(new Set(smallGroups([...present].reverse()))).toEqual(new Set(smallGroups(present)));
      }),
      { numRuns: 500 },
    );
  });

  it('the same attacker finds small groups where only they themselves are left out', () => {
    let found = 0;
    fc.assert(
      fc.property(tables, (table) => {
        const groups = table.filter((group) => group.persons > 0);
        const small = (table: readonly Group[]) => table.filter(({ persons }) => persons < PERSONS_MIN).map(({ signature }) => signature);
        if ([...peel(groups, small)].some(([, persons]) => persons < PERSONS_MIN)) found++;
      }),
      { numRuns: 500 },
    );
    expect(found).toBeGreaterThan(100);
  });

  it('a key that says the same as another, or nothing at all, costs no further group', () => {
    const byCode = [3, 9, 20, 30].map((persons, i) => ({ signature: JSON.stringify([i]), persons }));
    const byCodeAndName = byCode.map(({ persons }, i) => ({ signature: JSON.stringify([i, `name ${i}`, 'all']), persons }));
    expect([smallGroups(byCode).length, smallGroups(byCodeAndName).length]).toEqual([2, 2]);
  });

  it('is never a long calculation: too many groups with small ones among them are refused with the numbers', async () => {
    const many = Array.from({ length: 411 }, (_, i) => ({
      signature: JSON.stringify([i % 34, i % 7, i % 5, i % 3, i % 11, i]),
      persons: 1 + (i % 50),
    }));
    const before = performance.now();
    smallGroups(many);
    expect(performance.now() - before).toBeLessThan(3_000);
    const tx = (rows: readonly Group[]) => ({ query: async <R>() => ({ rows: rows as R[], rowCount: rows.length }) });
    await expect(findSmallGroups(tx([...many, ...many]), { text: '', values: [], overlap: false })).rejects.toMatchObject({
      code: 'TOO_COSTLY',
      parameters: { cost: 822, limit: 411 },
    });
  });

  it('where one record may stand in several groups, a small one takes all with it, since no total says what would cover it', () => {
    const large = { signature: '["B"]', persons: 50 };
    expect(overlappingSmallGroups([large, { signature: '["C"]', persons: 4 }])).toEqual(['["B"]', '["C"]']);
    expect(overlappingSmallGroups([large, { signature: '["C"]', persons: 5 }])).toEqual([]);
  });

  it('where all groups are large none is left out', () => {
    expect(
      smallGroups([
        { signature: '["a"]', persons: 5 },
        { signature: '["b"]', persons: 600 },
      ]),
    ).toEqual([]);
  });

  /** Subtracts what is shown from each total that is shown: one unknown is then known, and with it perhaps the next. */
  function peel(groups: readonly Group[], hide: (table: readonly Group[]) => Iterable<string>): Map<string, number> {
    const tables = Array.from({ length: 8 }, (_, chosen) => {
      const cells = new Map<string, Group>();
      for (const { signature, persons } of groups) {
        const keys = (JSON.parse(signature) as number[]).filter((_key, bit) => chosen & (1 << bit));
        const cell = JSON.stringify(keys);
        cells.set(cell, { signature: cell, persons: (cells.get(cell)?.persons ?? 0) + persons });
      }
      const hidden = new Set(hide([...cells.values()]));
      return { cells, known: new Map([...cells].filter(([cell]) => !hidden.has(cell)).map(([cell, { persons }]) => [cell, persons])) };
    });
    const whole = tables[7];
    const found = new Map<string, number>();
    for (let progress = true; progress; ) {
      progress = false;
      for (const [chosen, total] of tables.entries()) {
        if (chosen === 7) continue;
        for (const place of total.known.keys()) {
          const line = groups.filter(
            ({ signature }) => JSON.stringify((JSON.parse(signature) as number[]).filter((_key, bit) => chosen & (1 << bit))) === place,
          );
          const unknown = line.filter(({ signature }) => !whole?.known.has(signature));
          const [only] = unknown;
          if (unknown.length !== 1 || !only) continue;
          whole?.known.set(only.signature, only.persons);
          found.set(only.signature, only.persons);
          progress = true;
        }
      }
    }
    return found;
  }
});

type Group = { signature: string; persons: number };
