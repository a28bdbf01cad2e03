import fc from 'fast-check';
import { type GraphQLEnumType, isEnumType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkFields, listFields, plainFields } from '../../src/hub/declare/derive-aggregate.js';
import { classifiedField } from '../../src/hub/declare/record-status.js';
import type { Entity } from '../../src/hub/declare/types.js';
import { aggregateWorld } from '../support/aggregate-world.js';
import { caller, createTestHub, model, schema, type TestHub } from '../support/hub.js';
import { smallWorld } from '../support/small-world.js';
import { register, write } from '../support/write.js';

let hub: TestHub;
let world: Awaited<ReturnType<typeof aggregateWorld>>;
beforeAll(async () => {
  hub = await createTestHub();
  world = await aggregateWorld(hub);
}, 60_000);
afterAll(() => hub.close());

const analyst = caller('analyst');
const steward = caller('steward', 'stewardship');
const code = (answer: { body: any }) => answer.body.errors?.[0]?.extensions.code;
const aggregate = async (args: string, selection = 'groups { count }', as = analyst) => {
  const { body } = await hub.ask(`{ a: vehicleAggregate(${args}) { ${selection} } }`, { as });
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data.a;
};

describe('an aggregate', () => {
  it('is part of the one statement, beside the lists of the same operation', async () => {
    const { body } = await hub.ask(
      '{ vehicles(first: 1) { totalCount } vehicleAggregate { groups { count } } g: vehicleAggregate(groupBy: [{ link: { province: code } }]) { groups { count } groupCount } }',
      { as: analyst },
    );
    expect(hub.statements).toHaveLength(1);
    expect(body.data.vehicleAggregate.groups).toEqual([{ count: body.data.vehicles.totalCount }]);
    expect(body.data.g.groups.reduce((sum: number, group: any) => sum + group.count, 0)).toBe(body.data.vehicles.totalCount);
  });

  it('of nothing is one group of none without keys, and no group with them', async () => {
    const none = 'where: { seats: { eq: 12345 } }';
    expect(
      await aggregate(
        none,
        'groupCount groups { key { make } count distinct { make province } sum { seats } avg { seats } min { validFrom } }',
      ),
    ).toEqual({
      groupCount: 1,
      groups: [
        {
          key: { make: null },
          count: 0,
          distinct: { make: 0, province: 0 },
          sum: { seats: null },
          avg: { seats: null },
          min: { validFrom: null },
        },
      ],
    });
    expect(await aggregate(`${none}, groupBy: [{ field: make }]`, 'groupCount groups { count }')).toEqual({ groupCount: 0, groups: [] });
  });

  it('keeps aliases, fragments, directives and the order of selection', async () => {
    const { body } = await hub.ask(
      `query($no: Boolean!) { a: vehicleAggregate(groupBy: [{ field: make }], first: 1) { z: __typename ...G n: groupCount } }
       fragment G on VehicleAggregate { rows: groups { k: key { brand: make seats } ... on VehicleGroup { __typename c: count count @include(if: $no) } s: sum { a: seats b: seats } } groups { count } }`,
      { as: analyst, variables: { no: false } },
    );
    const { rows, groups } = body.data.a;
    expect(Object.keys(body.data.a)).toEqual(['z', 'rows', 'groups', 'n']);
    expect(rows).toEqual([
      { k: { brand: 'Hyundai', seats: null }, __typename: 'VehicleGroup', c: groups[0].count, s: { a: rows[0].s.a, b: rows[0].s.a } },
    ]);
  });

  it('pages through every group once, whatever the order, and refuses the cursor of another order', async () => {
    const groupBy = 'groupBy: [{ bucket: { field: productionYear, width: 1 } }, { field: category }]';
    for (const orderBy of [
      '',
      ', orderBy: [{ measure: COUNT, direction: DESC }]',
      ', orderBy: [{ key: 2, direction: DESC }, { measure: AVG, field: seats }]',
    ]) {
      const whole = await aggregate(`${groupBy}${orderBy}, first: 1000`, 'groupCount endCursor groups { key { productionYear category } }');
      expect(whole.endCursor).toBeNull();
      const paged: unknown[] = [];
      let after = '';
      do {
        const page = await aggregate(
          `${groupBy}${orderBy}, first: 7${after}`,
          'groupCount endCursor groups { key { productionYear category } }',
        );
        expect(page.groupCount).toBe(whole.groupCount);
        paged.push(...page.groups);
        after = page.endCursor ? `, after: "${page.endCursor}"` : '';
      } while (after);
      expect(paged).toEqual(whole.groups);
    }
    const { endCursor } = await aggregate(`${groupBy}, first: 1`, 'endCursor');
    const other = await hub.ask(`{ vehicleAggregate(groupBy: [{ field: make }], after: "${endCursor}") { groupCount } }`, { as: analyst });
    expect(code(other)).toBe('BAD_USER_INPUT');
  });

  it('orders text by the Vietnamese alphabet, with what is missing last', async () => {
    const { groups } = await aggregate(
      'asOf: { validAt: "2025-01-01" }, groupBy: [{ link: { province: name } }]',
      'groups { key { province { name } } }',
    );
    expect(groups.map((g: any) => g.key.province.name)).toEqual(['An Giang', 'Đà Nẵng', 'Hà Nội', 'Quảng Bình', null]);
  });

  it('reads at the times asked for: past days, past knowledge, and a snapshot again and again', async () => {
    const byProvince = (asOf: string) =>
      aggregate(
        `${asOf}groupBy: [{ link: { province: code } }, { field: category }]`,
        'groups { key { province { code } category } count }',
      );
    const before = await byProvince('asOf: { validAt: "2025-06-30" }, ');
    const after = await byProvince('asOf: { validAt: "2025-07-01" }, ');
    expect(before.groups.some((g: any) => g.key.province.code === '03')).toBe(true);
    // The province has ended: its vehicles lead to no province in force, like those that never had one.
    expect(after.groups.some((g: any) => g.key.province.code === '03')).toBe(false);
    const { body } = await hub.ask('{ a: vehicleAggregate(groupBy: [{ field: make }]) { groups { key { make } count } } }', {
      as: analyst,
    });
    const { snapshot } = body.extensions.asOf.a;
    await register(hub, 'Vehicle', {
      chassisNumber: 'RLLV1AEA9PH999999',
      make: 'Mới',
      kind: 'xe',
      category: 'car',
      productionYear: 2024,
      fictional: true,
    });
    expect(await aggregate(`asOf: { snapshot: "${snapshot}" }, groupBy: [{ field: make }]`, 'groups { key { make } count }')).toEqual(
      body.data.a,
    );
    expect((await aggregate('groupBy: [{ field: make }]', 'groups { key { make } }')).groups).toContainEqual({ key: { make: 'Mới' } });
    expect(await aggregate('asOf: { knownAt: "2020-01-01T00:00:00Z" }', 'groups { count }')).toEqual({ groups: [{ count: 0 }] });
  });

  it('adds fractions as decimals, so that neither noise nor the order of rows is ever seen', async () => {
    await write(
      hub,
      Array.from({ length: 10 }, (_, i) => ({
        operation: 'register' as const,
        entity: 'Road',
        from: '2020-01-01',
        values: { number: `QL.${700 + i}`, roadClass: 'quốc lộ', lengthKm: 0.1, provenance: 'giả lập' },
      })),
    );
    const { body } = await hub.ask('{ roadAggregate { groups { sum { lengthKm } avg { lengthKm } } } }');
    expect(body.data.roadAggregate.groups).toEqual([{ sum: { lengthKm: 1 }, avg: { lengthKm: 0.1 } }]);
    expect(0.1 + 0.1 + 0.1).not.toBe(0.3);
  });

  it('bands go downwards below zero, and a period begins on its first day', async () => {
    const { groups } = await aggregate(
      'asOf: { validAt: "2024-12-31" }, where: { validFrom: { eq: "2024-02-29" } }, groupBy: [{ bucket: { field: validFrom, by: QUARTER } }, { bucket: { field: productionYear, width: 1000 } }]',
      'groups { key { validFrom productionYear } }',
    );
    expect(groups.map((g: any) => g.key)).toEqual([
      { validFrom: '2024-01-01', productionYear: 1000 },
      { validFrom: '2024-01-01', productionYear: 2000 },
    ]);
  });

  it('serves one cached plan for other values, and makes another for other groupings', async () => {
    const document = `query($w: VehicleWhere, $g: [VehicleGroupBy!], $h: [VehicleHaving!], $n: Int) {
      a: vehicleAggregate(where: $w, groupBy: $g, having: $h, first: $n) { groupCount groups { key { make category productionYear province { code } } count } } }`;
    const variants = [
      { w: { make: { eq: 'Thaco' } }, g: [{ field: 'category' }], h: [{ measure: 'COUNT', gte: 2 }], n: 5 },
      { w: { make: { eq: 'VinFast' } }, g: [{ field: 'category' }], h: [{ measure: 'COUNT', gte: 9 }], n: 1 },
      { w: { make: { eq: 'VinFast' } }, g: [{ field: 'make' }], h: [{ measure: 'COUNT', gte: 0 }], n: 1 },
      { w: null, g: [{ bucket: { field: 'productionYear', width: 10 } }], h: [], n: 3 },
      { w: null, g: [{ bucket: { field: 'productionYear', width: 3 } }], h: [], n: 3 },
      { w: {}, g: [{ link: { province: 'code' } }], h: null, n: 9 },
    ];
    for (const variables of [...variants, ...variants.reverse()]) {
      const literal = `{ a: vehicleAggregate(${Object.entries({
        where: variables.w,
        groupBy: variables.g,
        having: variables.h,
        first: variables.n,
      })
        .map(
          ([name, value]) =>
            `${name}: ${JSON.stringify(value)
              .replace(/"(\w+)":/g, '$1:')
              .replace(/(field|measure|province):"(\w+)"/g, '$1: $2')}`,
        )
        .join(', ')}) { groupCount groups { key { make category productionYear province { code } } count } } }`;
      expect((await hub.ask(document, { variables, as: analyst })).body.data, literal).toEqual(
        (await hub.ask(literal, { as: analyst })).body.data,
      );
    }
  });

  it.each([
    ['groupBy: [{ field: make }, { field: make }]'],
    ['groupBy: [{ field: validFrom }, { bucket: { field: validFrom, by: YEAR } }]'],
    ['groupBy: [{ bucket: { field: validFrom } }]'],
    ['groupBy: [{ bucket: { field: validFrom, width: 5 } }]'],
    ['groupBy: [{ bucket: { field: productionYear, by: YEAR } }]'],
    ['groupBy: [{ bucket: { field: productionYear, by: YEAR, width: 5 } }]'],
    ['groupBy: [{ bucket: { field: productionYear, width: 0 } }]'],
    ['groupBy: [{ bucket: { field: make, width: 2 } }]'],
    [
      'groupBy: [{ field: make }, { field: kind }, { field: category }, { field: seats }, { field: axles }, { field: fuel }, { field: status }]',
    ],
    ['groupBy: [{ bucket: { field: productionYear, width: 5, fill: true } }]'],
    ['where: { validFrom: { gte: "0001-01-01", lt: "2020-01-01" } }, groupBy: [{ bucket: { field: validFrom, by: DAY, fill: true } }]'],
    ['asOfEach: []'],
    [`asOfEach: [${Array.from({ length: 61 }, (_, i) => `"${1960 + i}-01-01"`).join(', ')}]`],
    ['asOfEach: ["2025-01-01"], asOf: { validAt: "2025-01-01" }'],
    ['having: [{ measure: PERCENTILE, field: seats, gt: 1 }]'],
    ['having: [{ measure: PERCENTILE, field: seats, p: 101, gt: 1 }]'],
    ['having: [{ measure: MEDIAN, field: seats, p: 50, gt: 1 }]'],
    ['having: [{ measure: MEDIAN, field: make, gt: 1 }]'],
    ['orderBy: [{ measure: STDDEV }]'],
    ['orderBy: [{ measure: SHARE, field: make }]'],
    ['groupBy: [{ field: make }], orderBy: [{ key: 1, p: 50 }]'],
    ['having: [{ measure: SUM, field: make, gt: 1 }]'],
    ['having: [{ measure: COUNT, field: seats, gt: 1 }]'],
    ['having: [{ measure: AVG, gt: 1 }]'],
    ['having: [{ measure: MAX, field: validFrom, gt: 1 }]'],
    ['having: [{ measure: MAX, field: seats, since: "2024-01-01" }]'],
    ['having: [{ measure: COUNT, gte: null }]'],
    ['orderBy: [{ direction: DESC }]'],
    ['orderBy: [{ key: 1 }]'],
    ['groupBy: [{ field: make }], orderBy: [{ key: 0 }]'],
    ['groupBy: [{ field: make }], orderBy: [{ key: 1, measure: COUNT }]'],
    ['orderBy: [{ measure: MIN, field: make }]'],
    ['first: 1001'],
    ['first: -1'],
    ['after: "zz"'],
  ])('refuses what means nothing, and reads nothing: %s', async (args) => {
    const answer = await hub.ask(`{ vehicleAggregate(${args}) { groupCount } }`, { as: analyst });
    expect([answer.status, code(answer), answer.body.data]).toEqual([400, 'BAD_USER_INPUT', undefined]);
    expect(hub.statements).toEqual([]);
  });

  it('keeps groups by the days of a measure too', async () => {
    const having = (bound: string) =>
      aggregate(`groupBy: [{ field: id }], having: [{ measure: MIN, field: validFrom, ${bound} }]`, 'groupCount');
    const [all, since, before] = [
      await having('since: "1900-01-01"'),
      await having('since: "2024-02-29"'),
      await having('before: "2024-02-29"'),
    ];
    expect(since.groupCount).toBeGreaterThan(0);
    expect(since.groupCount + before.groupCount).toBe(all.groupCount);
  });
});

describe('values of a list', () => {
  const CENTRES: readonly { classes: readonly string[] | null; learnersMax: number | null; province: string | null }[] = [
    { classes: ['B', 'C1', 'B'], learnersMax: 10, province: '01' },
    { classes: ['C1'], learnersMax: 25, province: '01' },
    { classes: ['A1', 'B'], learnersMax: null, province: '02' },
    { classes: [], learnersMax: 40, province: '02' },
    { classes: null, learnersMax: 80, province: '01' },
    { classes: ['B'], learnersMax: 33, province: null },
  ];
  /** With a measure that takes all records at once, the planner goes another way. */
  const WAYS = ['', 'median { learnersMax } percentile(p: 25) { learnersMax }'];

  it('count a record once for each different one it holds, and those without any under null', async () => {
    const alone = await createTestHub();
    const { changes } = await write(
      alone,
      ['01', '02'].map((one) => ({
        operation: 'register' as const,
        entity: 'Province',
        from: null,
        values: { code: one, name: `Tỉnh ${one}`, kind: 'province' },
      })),
    );
    const provinces: Record<string, string> = { '01': changes[0]?.recordId ?? '', '02': changes[1]?.recordId ?? '' };
    await write(
      alone,
      CENTRES.map(({ province, ...values }, i) => ({
        operation: 'register' as const,
        entity: 'TrainingCentre',
        from: '2020-01-01',
        values: {
          ...values,
          licenceNumber: `GP-${i}`,
          name: `Trung tâm ${i}`,
          issuedOn: '2020-01-01',
          state: 'ACTIVE',
          province: province && (provinces[province] ?? null),
          fictional: true,
        } as never,
      })),
    );
    const pairs = CENTRES.flatMap((centre) =>
      (centre.classes?.length ? [...new Set(centre.classes)] : [null]).map((held) => ({ ...centre, held })),
    );
    for (const way of WAYS) {
      for (const byProvince of [false, true]) {
        const keys = `{ each: classes }${byProvince ? ', { link: { province: code } }' : ''}`;
        const shown = `key { classes ${byProvince ? 'province { code }' : ''} } count share sum { learnersMax } distinct { name } filled { province learnersMax } ${way}`;
        const { body } = await alone.ask(`{ a: trainingCentreAggregate(groupBy: [${keys}]) { groups { ${shown} } } }`);
        expect(body.errors).toBeUndefined();
        const nameOf = (held: string | null, province: string | null) => JSON.stringify([held, byProvince ? province : null]);
        const groups = new Map<string, any>(body.data.a.groups.map((g: any) => [nameOf(g.key.classes, g.key.province?.code ?? null), g]));
        expect([...groups.keys()].sort()).toEqual([...new Set(pairs.map(({ held, province }) => nameOf(held, province)))].sort());
        for (const [name, g] of groups) {
          const members = pairs.filter(({ held, province }) => nameOf(held, province) === name);
          const learners = members.flatMap(({ learnersMax }) => (learnersMax === null ? [] : [learnersMax])).sort((x, y) => x - y);
          const sum = learners.length === 0 ? null : learners.reduce((x, y) => x + y, 0);
          const withProvince = members.filter(({ province }) => province !== null).length;
          expect([g.count, g.sum.learnersMax, g.distinct.name, g.filled], `${way} ${name}`).toEqual([
            members.length,
            sum,
            members.length,
            { province: withProvince, learnersMax: learners.length },
          ]);
          expect(g.share).toBeCloseTo(members.length / pairs.length, 12);
          if (way) expect(g.median.learnersMax, name).toBe(halfway(learners));
        }
      }
    }
    await alone.close();
  });

  const halfway = (sorted: readonly number[]) =>
    sorted.length === 0
      ? null
      : ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2;
});

describe('field names', () => {
  it('are enums everywhere, so no text of a caller can become SQL', async () => {
    const holders = ['GroupBy', 'Bucket', 'Having', 'GroupOrder', 'GroupLink', 'GroupVia'];
    for (const entity of model.declarations.entities.values()) {
      for (const holder of holders) {
        const input = schema.getType(entity.name + holder);
        const fields = input && 'getFields' in input ? Object.values(input.getFields()) : [];
        for (const field of fields)
          expect(String(field.type).replace(/[[\]!]/g, ''), `${entity.name}${holder}.${field.name}`).not.toMatch(/^String$/);
      }
      const names = schema.getType(`${entity.name}GroupField`);
      expect(isEnumType(names) && (names as GraphQLEnumType).getValues().map((value) => value.name)).toEqual(
        plainFields(entity).map((field) => field.name),
      );
    }
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string(), fc.constantFrom("make'; drop table vehicle; --", 'make, chassis_number', '__proto__', 'constructor')),
        async (name) => {
          fc.pre(
            !['Vehicle', 'Province'].some((entity) =>
              plainFields(model.declarations.entities.get(entity) as never).some((field) => field.name === name),
            ),
          );
          for (const variables of [
            { g: [{ field: name }] },
            { g: [{ link: { province: name } }] },
            { g: [{ bucket: { field: name, width: 1 } }] },
          ]) {
            const answer = await hub.ask('query($g: [VehicleGroupBy!]) { vehicleAggregate(groupBy: $g) { groupCount } }', {
              variables,
              as: analyst,
            });
            expect([code(answer), hub.statements]).toEqual(['BAD_USER_INPUT', []]);
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('access', () => {
  const open = 'groups { count }';
  const personal = [
    'personAggregate(groupBy: [{ field: sex }])',
    'personAggregate(groupBy: [{ bucket: { field: dateOfBirth, by: YEAR } }])',
    'personAggregate(having: [{ measure: MIN, field: dateOfBirth, before: "2000-01-01" }])',
    'personAggregate(orderBy: [{ measure: DISTINCT, field: dateOfBirth }])',
    'driverAggregate(groupBy: [{ link: { person: id } }])',
    'driverAggregate(groupBy: [{ field: points }])',
    'ownershipAggregate(groupBy: [{ link: { person: fictional } }])',
    'registrationAggregate(where: { ownerPerson: { sex: { eq: "nữ" } } })',
  ];

  it.each(personal)('no purpose opens a personal field for grouping or measuring: %s', async (question) => {
    expect(code(await hub.ask(`{ ${question} { ${open} } }`, { as: analyst }))).toBe('PURPOSE_REQUIRED');
    const refused = await hub.ask(`{ ${question} { ${open} } }`, { as: steward });
    expect([refused.status, code(refused)]).toEqual([403, 'FILTER_NOT_ALLOWED']);
    expect(hub.reads.at(-1)).toMatchObject({ outcome: 'REFUSED', code: 'FILTER_NOT_ALLOWED' });
  });

  it.each(['distinct { sex }', 'min { dateOfBirth }', 'max { dateOfBirth }'])('nor for answering: %s', async (measure) => {
    expect(code(await hub.ask(`{ personAggregate { groups { ${measure} } } }`, { as: steward }))).toBe('FILTER_NOT_ALLOWED');
  });

  it('what a role may not read it may not group by: internal fields for anonymous, and another’s for a citizen', async () => {
    const asCitizen = caller('citizen', 'self-access', { ownKey: '001090000000', caseCode: null });
    expect(code(await hub.ask('{ vehicleAggregate(groupBy: [{ field: engineNumber }]) { groupCount } }'))).toBe('FILTER_NOT_ALLOWED');
    expect(code(await hub.ask('{ badgeAggregate(groupBy: [{ link: { vehicle: chassisNumber } }]) { groupCount } }'))).toBe(
      'FILTER_NOT_ALLOWED',
    );
    expect(
      code(await hub.ask('{ badgeAggregate(groupBy: [{ link: { vehicle: chassisNumber } }]) { groupCount } }', { as: asCitizen })),
    ).toBe('FILTER_NOT_ALLOWED');
    expect(
      (await hub.ask('{ badgeAggregate(groupBy: [{ link: { vehicle: chassisNumber } }]) { groupCount } }', { as: analyst })).body.errors,
    ).toBeUndefined();
  });

  it('two links away, what may not be read of any of the three records may not be grouped by', async () => {
    const classOf = (holder: Entity | undefined, name: string) => holder?.fields.get(name)?.class ?? 'open';
    let refused = 0;
    for (const holder of model.declarations.entities.values()) {
      for (const link of linkFields(holder)) {
        const between = model.declarations.entities.get(link.target);
        for (const next of linkFields(between)) {
          const target = model.declarations.entities.get(next.target);
          const names = target ? plainFields(target).map(({ name }) => name) : [];
          const closed = names.find((name) => classOf(target, name) === 'internal');
          for (const name of ['id', ...(closed ? [closed] : [])]) {
            const classes = [classOf(holder, link.name), classOf(between, next.name), classOf(target, name)];
            const answer = await hub.ask(
              `{ ${holder.singular}Aggregate(groupBy: [{ via: { ${link.name}: { ${next.name}: ${name} } } }], first: 1) { groupCount } }`,
            );
            const expected = classes.some((one) => one === 'personal' || one === 'sensitive')
              ? ['PURPOSE_REQUIRED', 'FILTER_NOT_ALLOWED']
              : classes.includes('internal')
                ? ['FILTER_NOT_ALLOWED']
                : [undefined];
            expect(expected, `${holder.name} ${link.name} ${next.name} ${name}`).toContain(code(answer));
            if (expected[0]) refused++;
          }
        }
      }
    }
    expect(refused).toBeGreaterThan(10);
  });

  it('rows with a subject are as absent without a purpose, and the answer says so', async () => {
    const { body } = await hub.ask(
      '{ vehicleAggregate { groups { count } } vehicles(first: 0) { totalCount } personAggregate { groups { count } } }',
      {
        as: analyst,
      },
    );
    expect(body.data.vehicleAggregate.groups[0].count).toBe(body.data.vehicles.totalCount);
    expect(body.data.personAggregate.groups).toEqual([{ count: 0 }]);
    expect(body.extensions.scope).toContainEqual({ path: ['vehicleAggregate'], reason: 'PURPOSE_REQUIRED' });
  });

  it('what is grouped by a row that may not be seen is left out, and such a row is no different value', async () => {
    // Businesses' parts of what persons own too: the part may be seen, the vehicle may not.
    const { rows } = await hub.database.ownerPool.query<{ id: string }>(
      'select distinct vehicle_id as id from ownership where person_id is not null order by id limit 2',
    );
    for (const { id } of rows) await register(hub, 'Ownership', { vehicle: id, business: world.businesses[0] ?? '' });
    const of = '{ business: { taxCode: { isNull: false } } }';
    const { body } = await hub.ask(
      `{ ownerships(first: 200, where: ${of}) { nodes { vehicle { id } } }
        ownershipAggregate(where: ${of}, groupBy: [{ link: { vehicle: id } }]) { groups { key { vehicle { id } } count } }
        b: ownershipAggregate(where: ${of}) { groups { distinct { vehicle } } }
        c: ownershipAggregate(where: ${of}, groupBy: [{ link: { vehicle: id } }], having: [{ measure: COUNT, gt: 1 }], first: 1) { groupCount groups { count } } }`,
      { as: analyst },
    );
    const seen = body.data.ownerships.nodes.map((ownership: any) => ownership.vehicle?.id ?? null);
    const groups = new Map(body.data.ownershipAggregate.groups.map((g: any) => [g.key.vehicle.id, g.count]));
    expect(seen).toContain(null);
    const open = seen.filter(Boolean);
    expect(groups).toEqual(new Map([...new Set(open)].map((id) => [id, open.filter((other: unknown) => other === id).length])));
    // How many were counted does not depend on bounds or pages.
    const counted = Object.fromEntries(body.extensions.population.map((told: any) => [told.path[0], told.counted]));
    expect(counted).toEqual({ ownershipAggregate: open.length, b: seen.length, c: open.length });
    expect(body.data.c.groups).toEqual(
      [...groups.values()]
        .filter((count) => (count as number) > 1)
        .slice(0, 1)
        .map((count) => ({ count })),
    );
    expect(body.data.b.groups[0].distinct.vehicle).toBe(new Set(seen.filter(Boolean)).size);
  });

  it('says how many it counted, whom it left out and why, and how it is protected', async () => {
    const ask = async (as: typeof analyst) => {
      const { body } = await hub.ask(
        `{ vehicleAggregate(groupBy: [{ field: make }]) { groups { count } } changeAggregate(registers: [VEHICLES, REFERENCE], groupBy: [{ field: entity }]) { groups { count } } }`,
        { as },
      );
      const shown = (name: string) => body.data[name].groups.reduce((sum: number, { count }: { count: number }) => sum + count, 0);
      for (const told of body.extensions.population) expect(told.counted, told.path[0]).toBe(shown(told.path[0]));
      return body.extensions.population;
    };
    const [vehicles, changes] = await ask(analyst);
    expect(vehicles).toMatchObject({
      leftOut: [{ as: 'COUNTED', reason: 'PURPOSE_REQUIRED', entities: ['Vehicle'] }],
      protection: 'EXACT',
    });
    expect(changes).toMatchObject({ leftOut: [{ as: 'COUNTED', reason: 'PURPOSE_REQUIRED' }], protection: 'EXACT' });
    expect(changes.leftOut[0].entities).toEqual(expect.arrayContaining(['Vehicle', 'Ownership']));
    for (const told of await ask(steward)) expect(told).toMatchObject({ leftOut: [], protection: 'SMALL_GROUPS' });
    const [own] = await ask(caller('citizen', 'self-access', { ownKey: '001090000000', caseCode: null }));
    expect(own.leftOut).toEqual([{ as: 'COUNTED', reason: 'OWN_ROWS_ONLY', entities: ['Vehicle'] }]);
  });

  it('says of a filter that passes through records of persons that these are not in it', async () => {
    const { body } = await hub.ask(
      '{ a: inspectionAggregate(where: { not: { vehicle: { make: { eq: "Hyundai" } } } }) { groups { count } } }',
      {
        as: analyst,
      },
    );
    expect(body.extensions.population[0].leftOut).toEqual([
      { as: 'COUNTED', reason: 'PURPOSE_REQUIRED', entities: ['Inspection'] },
      { as: 'FILTERED_BY', reason: 'PURPOSE_REQUIRED', entities: ['Vehicle'] },
    ]);
  });

  it('names of persons are matched as a whole: neither searched by part, ordered, grouped nor counted', async () => {
    const named = [...model.declarations.entities.values()].flatMap((entity) =>
      [...entity.fields.values()].map((field) => ({ entity, field })),
    );
    const names = named.filter(({ field }) => field.isPersonName);
    expect(names.map(({ entity, field }) => `${entity.name}.${field.name}`)).toEqual([
      'Business.legalRepresentative',
      'HouseholdBusiness.name',
      'Person.fullName',
    ]);
    // A text captioned as somebody is a name.
    for (const { entity, field } of named) {
      if (field.kind === 'column' && field.type === 'String' && /^(Người|Họ và tên|Họ tên)/.test(field.label ?? '')) {
        expect(field.isPersonName, `${entity.name}.${field.name}`).toBe(true);
      }
    }
    for (const { entity, field } of names) {
      for (const [type, question] of [
        [`${entity.name}Where`, `${entity.plural}(where: { ${field.name}: { contains: "ngu" } }) { totalCount }`],
        [`${entity.name}Order`, `${entity.plural}(orderBy: [{ ${field.name}: ASC }]) { totalCount }`],
        ['', `${entity.singular}Aggregate(groupBy: [{ field: ${field.name} }]) { groupCount }`],
        ['', `${entity.singular}Aggregate { groups { distinct { ${field.name} } } }`],
      ] as const) {
        expect((await hub.ask(`{ ${question} }`, { as: steward })).status, `${type} ${question}`).toBe(400);
      }
    }
  });

  it('counting persons’ records leaves a row in the read log that names none of them', async () => {
    const before = hub.reads.length;
    await hub.ask('{ vehicleAggregate(groupBy: [{ field: make }]) { groups { count } } }', { as: steward });
    expect(hub.reads.slice(before)).toMatchObject([
      { outcome: 'ANSWERED', fieldClasses: ['personal'], subjects: [], entities: ['Vehicle'] },
    ]);
    await hub.ask('{ vehicleAggregate(groupBy: [{ field: make }]) { groups { count } } }', { as: analyst });
    expect(hub.reads.length).toBe(before + 1);
  });

  it('a citizen counts the own records, however few', async () => {
    const alone = await createTestHub();
    await smallWorld(alone);
    const { body } = await alone.ask(
      '{ personAggregate { groups { count } } vehicleAggregate(groupBy: [{ field: make }]) { groups { key { make } count } } }',
      {
        as: caller('citizen', 'self-access', { ownKey: '001090000011', caseCode: null }),
      },
    );
    await alone.close();
    expect(body.data.personAggregate.groups).toEqual([{ count: 1 }]);
    expect(body.data.vehicleAggregate.groups).toContainEqual({ key: { make: 'VinFast' }, count: 1 });
  });
});

describe.each([...model.declarations.entities.values()].map((entity) => [entity.name, entity] as const))('%s', (_name, entity) => {
  const isPersonal = (name: string) => ['personal', 'sensitive'].includes(classifiedField(entity, name)?.class ?? 'open');

  it('is grouped by each of its fields and links, and measured in all it has', async () => {
    const fields = plainFields(entity).filter(({ name }) => !isPersonal(name));
    const links = linkFields(entity).filter(({ name }) => !isPersonal(name));
    const numbers = fields.filter(({ type }) => type === 'Int' || type === 'Float');
    const days = fields.filter(({ type }) => type === 'Date');
    const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join(' ');
    const ask = async (groupBy: string, selection: string) => {
      const { body } = await hub.ask(
        `{ ${entity.singular}Aggregate(${groupBy ? `groupBy: [${groupBy}], ` : ''}first: 3) { groupCount groups { ${selection} } } }`,
        { as: steward },
      );
      expect(body.errors, `${groupBy} ${selection}`).toBeUndefined();
    };
    for (const { name } of fields) await ask(`{ field: ${name} }`, `key { ${name} } count`);
    for (const link of links) {
      const target = model.declarations.entities.get(link.target);
      for (const { name } of target ? plainFields(target) : []) {
        if (!['personal', 'sensitive'].includes((target && classifiedField(target, name)?.class) ?? 'open')) {
          await ask(`{ link: { ${link.name}: ${name} } }`, `key { ${link.name} { ${name} } } count distinct { ${link.name} }`);
        }
      }
    }
    for (const { name } of listFields(entity))
      if (!isPersonal(name)) await ask(`{ each: ${name} }`, `key { ${name} } count distinct { id }`);
    for (const { name } of numbers) await ask(`{ bucket: { field: ${name}, width: 7 } }`, `key { ${name} }`);
    for (const { name } of days) await ask(`{ bucket: { field: ${name}, by: MONTH, fill: true } }`, `key { ${name} } share`);
    const figures = ['sum', 'avg', 'sumShare', 'median', 'percentile(p: 99.5)', 'stddev'];
    const sums = numbers.length > 0 ? figures.map((figure) => `${figure} { ${names(numbers)} }`).join(' ') : '';
    await ask(
      '',
      `count distinct { ${names([...fields, ...links])} } filled { ${names([...fields, ...links])} } missing { ${names([...fields, ...links])} } ${sums} min { ${names([...numbers, ...days])} } max { ${names([...numbers, ...days])} }`,
    );
  });
});

it('the world has what these tests are about', () => {
  expect(world.vehicles.length).toBe(150);
});
