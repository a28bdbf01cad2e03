import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { caller, createTestHub, type TestHub } from '../support/hub.js';
import { write } from '../support/write.js';

let hub: TestHub;
const COUNT = 37;
beforeAll(async () => {
  hub = await createTestHub();
  await write(
    hub,
    Array.from({ length: COUNT }, (_, i) => ({
      operation: 'register' as const,
      entity: 'Road',
      from: '2020-01-01',
      values: {
        number: `QL.${i + 1}`,
        name: i % 5 === 0 ? null : (['Đường Nguyễn Huệ', 'đường nguyen hue', 'Quốc lộ Ăn', 'Quốc lộ An'][i % 4] ?? null),
        roadClass: 'quốc lộ',
        lengthKm: i % 3 === 0 ? null : (i % 7) + 1,
        provenance: 'giả lập',
      },
    })),
  );
});
afterAll(() => hub.close());

const list = async (args: string) => {
  const { body } = await hub.ask(
    `{ roads(${args}) { edges { cursor node { id number } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
  );
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data.roads;
};

it('pages of any size, in any order, forwards and backwards, give every record once and in the same order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({ field: fc.constantFrom('name', 'lengthKm', 'number', 'roadClass'), direction: fc.constantFrom('ASC', 'DESC') }),
        { maxLength: 3 },
      ),
      fc.integer({ min: 1, max: 15 }),
      async (orders, size) => {
        const orderBy = `orderBy: [${orders.map((o) => `{ ${o.field}: ${o.direction} }`).join(', ')}]`;
        const whole = (await list(`first: 200, ${orderBy}`)).edges.map((e: any) => e.node.id);
        expect(new Set(whole).size).toBe(COUNT);
        const forward: string[] = [];
        let after = '';
        for (let more = true; more; ) {
          const page = await list(`first: ${size}, ${orderBy}${after}`);
          forward.push(...page.edges.map((e: any) => e.node.id));
          more = page.pageInfo.hasNextPage;
          after = `, after: "${page.pageInfo.endCursor}"`;
        }
        expect(forward).toEqual(whole);
        const backward: string[] = [];
        let before = '';
        for (let more = true; more; ) {
          const page = await list(`last: ${size}, ${orderBy}${before}`);
          backward.unshift(...page.edges.map((e: any) => e.node.id));
          more = page.pageInfo.hasPreviousPage;
          before = `, before: "${page.pageInfo.startCursor}"`;
        }
        expect(backward).toEqual(whole);
      },
    ),
    { numRuns: 15 },
  );
});

it('names stand in the order of the Vietnamese alphabet: D, Đ, E and Ô before Ơ, whatever the case', async () => {
  const names = ['Zôn', 'Đà', 'Da', 'Ec', 'ăn', 'An', 'Ơn', 'Ôn', 'On'];
  await write(
    hub,
    names.map((name, i) => ({
      operation: 'register' as const,
      entity: 'PortCode',
      from: '2020-01-01',
      values: { code: `VN${String(i).padStart(3, '0')}`, matchedName: name },
    })),
  );
  const { body } = await hub.ask('{ portCodes(orderBy: [{ matchedName: ASC }]) { nodes { matchedName } } }');
  expect(body.data.portCodes.nodes.map(({ matchedName }: { matchedName: string }) => matchedName)).toEqual([
    'An',
    'ăn',
    'Da',
    'Đà',
    'Ec',
    'On',
    'Ôn',
    'Ơn',
    'Zôn',
  ]);
});

it('a cursor stays valid while rows before it come and go', async () => {
  const first = await list('first: 10, orderBy: [{ number: ASC }]');
  await write(hub, [{ operation: 'remove', entity: 'Road', id: first.edges[3].node.id }]);
  const second = await list(`first: 3, orderBy: [{ number: ASC }], after: "${first.pageInfo.endCursor}"`);
  const rest = (await list('first: 200, orderBy: [{ number: ASC }]')).edges.map((e: any) => e.node.number);
  const last = first.edges[9].node.number;
  expect(second.edges.map((e: any) => e.node.number)).toEqual(rest.slice(rest.indexOf(last) + 1, rest.indexOf(last) + 4));
});

it('search ignores diacritics, case and đ', async () => {
  const count = async (term: string) =>
    (await hub.ask(`{ roads(where: { name: { contains: "${term}" } }) { totalCount } }`)).body.data.roads.totalCount;
  expect(await count('nguyen hue')).toBe(await count('NGUYỄN HUỆ'));
  expect(await count('duong nguyen')).toBeGreaterThan(10);
  // Letters like any other; what they would find if they were not is in filters.test.ts.
  expect(await count('%_%')).toBe(0);
});

it.each([
  ['first: -1', 'BAD_USER_INPUT'],
  ['first: 201', 'BAD_USER_INPUT'],
  ['first: 1, last: 1', 'BAD_USER_INPUT'],
  ['after: "xx"', 'BAD_USER_INPUT'],
  ['after: "WyJhYmMiXQ"', 'BAD_USER_INPUT'],
  ['where: { name: { contains: "ab" } }', 'BAD_USER_INPUT'],
  ['where: { name: { eq: null } }', 'BAD_USER_INPUT'],
])('refuses %s with a typed error', async (args, code) => {
  const { status, body } = await hub.ask(`{ roads(${args}) { totalCount nodes { id } } }`);
  expect([status, body.errors?.[0].extensions.code, body.data]).toEqual([400, code, undefined]);
});

it('refuses a cursor of another order, and an edited one', async () => {
  const { pageInfo } = await list('first: 2, orderBy: [{ number: ASC }]');
  const values = JSON.parse(Buffer.from(pageInfo.endCursor, 'base64url').toString());
  const edited = Buffer.from(JSON.stringify([values[0], values[1], "' or 1=1 --"])).toString('base64url');
  const short = Buffer.from(JSON.stringify([values[0], values[2]])).toString('base64url');
  const nobodys = Buffer.from(JSON.stringify([values[0], values[1], null])).toString('base64url');
  for (const args of [
    `after: "${pageInfo.endCursor}"`,
    // Of as many values of the same types: only whose they are tells them apart.
    `orderBy: [{ number: DESC }], after: "${pageInfo.endCursor}"`,
    `orderBy: [{ roadClass: ASC }], after: "${pageInfo.endCursor}"`,
    ...[edited, short, nobodys].map((cursor) => `orderBy: [{ number: ASC }], after: "${cursor}"`),
  ]) {
    const { body } = await hub.ask(`{ roads(${args}) { nodes { id } } }`);
    expect([args, body.errors?.[0].extensions.code]).toEqual([args, 'BAD_USER_INPUT']);
  }
  const { body } = await hub.ask(
    `{ businesses(orderBy: [{ id: ASC }], after: "${(await list('first: 1, orderBy: [{ id: ASC }]')).pageInfo.endCursor}") { totalCount } }`,
  );
  expect(body.errors?.[0].extensions.code).toBe('BAD_USER_INPUT');
});

it('a nested list too large to answer is refused with the numbers', async () => {
  const { status, body } = await hub.ask(
    '{ provinces(first: 200) { nodes { communes(first: 200) { nodes { predecessors(first: 200) { nodes { id } } } } } } }',
  );
  expect([status, body.errors?.[0].extensions.code]).toEqual([400, 'TOO_COSTLY']);
});

it('says what a question costs when asked, and lets nobody ask for more than their role may', async () => {
  const question =
    '{ roads(first: 50) { nodes { id } } provinces(first: 10) { nodes { communes(first: 5) { totalCount nodes { name } } } } }';
  const { body } = await hub.ask(question, { as: { wantsCost: true } });
  expect(body.extensions.cost).toEqual({ rows: 50 + 10 + 50, rowsMax: 20_000, links: 1, linksMax: 8 });
  expect((await hub.ask(question)).body.extensions.cost).toBeUndefined();
  const large = '{ provinces(first: 200) { nodes { communes(first: 150) { nodes { name } } } } }';
  expect((await hub.ask(large)).body.errors?.[0].extensions).toMatchObject({ code: 'TOO_COSTLY', cost: { rowsMax: 20_000 } });
  expect((await hub.ask(large, { as: caller('analyst') })).status).toBe(200);
  const eight = ['predecessors(first: 1) { nodes { successor { '.repeat(4), '} } } '.repeat(4)];
  const deep = (inmost: string) => `{ provinces(first: 1) { nodes { ${eight[0]} ${inmost} ${eight[1]} } } }`;
  expect((await hub.ask(deep('id'))).body.errors).toBeUndefined();
  expect((await hub.ask(deep('predecessors(first: 1) { nodes { id } }'))).body.errors?.[0].extensions).toMatchObject({
    code: 'TOO_DEEP',
    linksMax: 8,
  });
});

it('refuses a cursor whose day is not in the calendar, or is an end that only a table knows', async () => {
  for (const field of ['validFrom', 'validTo', 'decidedOn']) {
    const [{ cursor }] = (await list(`first: 1, orderBy: [{ ${field}: ASC }]`)).edges;
    const [hash, , , id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    const ask = async (day: unknown) => {
      const after = Buffer.from(JSON.stringify([hash, day === null, day, id])).toString('base64url');
      const { status, body } = await hub.ask(`{ roads(after: "${after}", orderBy: [{ ${field}: ASC }]) { nodes { id } } }`);
      return [status, body.errors?.[0].extensions.code];
    };
    expect(await ask('2025-02-28')).toEqual([200, undefined]);
    expect(await ask(null)).toEqual([200, undefined]);
    for (const day of ['2025-02-30', '9999-99-99', '0000-01-01', 'infinity', '-infinity', 20250228, '2025-02-28T00:00:00.000000Z'])
      expect([field, day, ...(await ask(day))]).toEqual([field, day, 400, 'BAD_USER_INPUT']);
  }
});
