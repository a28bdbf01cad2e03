import { afterAll, beforeAll, expect, it } from 'vitest';
import { caller, createTestHub, type TestHub } from '../support/hub.js';
import { write } from '../support/write.js';

let hub: TestHub;
/** Names in which `%` and `_` stand for themselves, and such as they would find if they did not. */
const NAMES = [
  'Tải trọng 100% giả lập',
  'Tải trọng 1000 giả lập',
  'Mã A_1 giả lập',
  'Mã AB1 giả lập',
  'Dấu \\ gạch giả lập',
  'Cầu Ông Đò',
  'Đò Ông Cầu',
];
beforeAll(async () => {
  hub = await createTestHub();
  await write(
    hub,
    NAMES.map((name, i) => ({
      operation: 'register' as const,
      entity: 'Business',
      from: '2020-01-01',
      values: { taxCode: TAX_CODES[i] ?? '', name, legalForm: 'Công ty TNHH', lines: i === 0 ? ['4932'] : null, fictional: true },
    })),
  );
});
afterAll(() => hub.close());
const TAX_CODES = ['0100109106', '0300588569', '0101243150', '0100686174', '0301442989', '0302207412', '0100150619'];

const found = async (where: string): Promise<string[]> => {
  const { body } = await hub.ask(`{ a: businesses(where: ${where}) { nodes { name } } }`);
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data.a.nodes.map(({ name }: { name: string }) => name).sort();
};
const names = (...indexes: number[]) => indexes.map((i) => NAMES[i] ?? '').sort();

it('`%`, `_` and `\\` are letters like any other', async () => {
  expect(await found('{ name: { contains: "100%" } }')).toEqual(names(0));
  expect(await found('{ name: { contains: "a_1" } }')).toEqual(names(2));
  expect(await found('{ name: { contains: "dau \\\\" } }')).toEqual(names(4));
  expect(await found('{ name: { startsWith: "%ả" } }')).toEqual([]);
});

it('`startsWith` looks at the beginning, `contains` anywhere, both without diacritics and case', async () => {
  expect(await found('{ name: { startsWith: "CAU ong" } }')).toEqual(names(5));
  expect(await found('{ name: { startsWith: "ong" } }')).toEqual([]);
  expect(await found('{ name: { contains: "ONG D" } }')).toEqual(names(5));
  expect(await found('{ name: { contains: "đò ô" } }')).toEqual(names(6));
});

it('a position is given in digits or as a whole number, literal or variable, and never loses a digit', async () => {
  const positions = async (after: string, variables: Record<string, unknown> = {}) => {
    const { body } = await hub.ask(
      `${after === '$after' ? 'query ($after: Position) ' : ''}{ changes(after: ${after}, first: 2) { nodes { position } } }`,
      {
        variables,
      },
    );
    return body.data?.changes.nodes.map(({ position }: { position: string }) => position) ?? body.errors?.[0]?.extensions.code;
  };
  for (const found of [positions('"3"'), positions('3'), positions('$after', { after: 3 }), positions('$after', { after: '3' })])
    expect(await found).toEqual(['4', '5']);
  // JSON has rounded it already; a literal has all its digits, and lies beyond the last change.
  for (const wrong of [2 ** 53, 3.5, -3, true])
    expect([wrong, await positions('$after', { after: wrong })]).toEqual([wrong, 'BAD_USER_INPUT']);
  expect(await positions('9007199254740993')).toEqual(await positions('"9007199254740993"'));
});

it('two fields are compared that are of one kind and not about a person', async () => {
  expect(await found('{ compare: { field: validFrom, lt: validTo } }')).toEqual([]);
  expect(await found('{ not: { compare: { field: validFrom, lt: validTo } } }')).toHaveLength(NAMES.length);
  const rest = { kind: 'Nghị định', title: 'Nghị định giả lập', issuedOn: '2025-01-10', confidence: 'K' };
  const inForce = { before: '2025-01-09', same: '2025-01-10', after: '2025-01-11' };
  await write(
    hub,
    Object.entries(inForce).map(([number, inForceFrom]) => ({
      operation: 'register' as const,
      entity: 'LegalDocument',
      from: '2025-01-01',
      values: { ...rest, number: `${number}/2025`, inForceFrom },
    })),
  );
  const documents = async (comparison: string) => {
    const { body } = await hub.ask(
      `{ legalDocuments(where: { title: { eq: "${rest.title}" }, compare: { field: inForceFrom, ${comparison}: issuedOn } }) { nodes { number } } }`,
    );
    return body.data?.legalDocuments.nodes.map(({ number }: { number: string }) => number.split('/')[0]).sort();
  };
  expect(await documents('lt')).toEqual(['before']);
  expect(await documents('lte')).toEqual(['before', 'same']);
  expect(await documents('eq')).toEqual(['same']);
  expect(await documents('gte')).toEqual(['after', 'same']);
  expect(await documents('gt')).toEqual(['after']);
  const refusal = async (list: string, where: string) => {
    const { body } = await hub.ask(`{ ${list}(where: { ${where} }) { totalCount } }`, { as: caller('steward', 'stewardship') });
    return [body.errors?.[0]?.extensions.code, body.errors?.[0]?.message.includes('grossMassKg')];
  };
  expect(await refusal('vehicles', 'compare: { field: seats, lt: validFrom }')).toEqual(['BAD_USER_INPUT', true]);
  expect(await refusal('people', 'compare: { field: dateOfBirth, lt: validFrom }')).toEqual(['FILTER_NOT_ALLOWED', false]);
  expect(await refusal('ownerships', 'person: { compare: { field: validFrom, gt: dateOfBirth } }')).toEqual(['FILTER_NOT_ALLOWED', false]);
});

it('a misspelt name is found by likeness, the likest first, page after page', async () => {
  const list = async (text: string, page: string) => {
    const { body } = await hub.ask(
      `{ a: businesses(where: { name: { similar: "${text}" } }, ${page}) { totalCount nodes { name } pageInfo { endCursor hasNextPage } } }`,
    );
    if (body.errors) throw new Error(JSON.stringify(body.errors));
    const { totalCount, nodes, pageInfo } = body.data.a;
    return { totalCount, names: nodes.map(({ name }: { name: string }) => name), ...pageInfo };
  };
  expect((await list('TẢI trnog 1000', 'first: 10')).names).toEqual([NAMES[1], NAMES[0]]);
  // Both have all of it; the shorter name has least beside it.
  expect((await list('tai trong', 'first: 10')).names).toEqual([NAMES[0], NAMES[1]]);
  const first = await list('tai trnog 1000', 'first: 1');
  expect(first).toMatchObject({ totalCount: 2, names: [NAMES[1]], hasNextPage: true });
  expect(await list('tai trnog 1000', `first: 1, after: "${first.endCursor}"`)).toMatchObject({ names: [NAMES[0]], hasNextPage: false });
  expect((await list('tai trnog 1000', 'orderBy: [{ name: ASC }]')).names).toEqual([NAMES[0], NAMES[1]]);
  expect(await found('{ name: { similar: "phuong bach" } }')).toEqual([]);
  for (const where of ['{ name: { similar: "ab" } }', '{ legalForm: { similar: "công ty" } }']) {
    const { body } = await hub.ask(`{ businesses(where: ${where}) { totalCount } }`);
    expect([where, body.errors?.[0]?.extensions.code]).toEqual([where, 'BAD_USER_INPUT']);
  }
});

it('three characters are enough to search for', async () => {
  expect(await found('{ name: { contains: "cau" } }')).toEqual(names(5, 6));
});

it('an empty `or` finds nothing, an empty `and` and an empty filter everything, and nothing said is nothing asked', async () => {
  expect(await found('{ or: [] }')).toEqual([]);
  expect(await found('{ not: { or: [] } }')).toHaveLength(NAMES.length);
  for (const where of ['{ and: [] }', '{}', 'null', '{ and: [{}, {}] }', '{ or: [{}, {}] }', '{ not: { name: {} } }'])
    expect([where, (await found(where)).length]).toEqual([where, NAMES.length]);
});

it('bounds are as they are called: with the value itself or without it', async () => {
  const numbers = [10, 20, 30];
  await write(
    hub,
    numbers.map((lengthKm) => ({
      operation: 'register' as const,
      entity: 'Road',
      from: '2020-01-01',
      values: { number: `QL.${lengthKm}`, name: 'Đường giả lập', roadClass: 'quốc lộ', lengthKm, provenance: 'giả lập' },
    })),
  );
  const roads = async (where: string) => {
    const { body } = await hub.ask(`{ roads(where: { lengthKm: ${where} }, orderBy: [{ lengthKm: ASC }]) { nodes { lengthKm } } }`);
    return body.data.roads.nodes.map(({ lengthKm }: { lengthKm: number }) => lengthKm);
  };
  const asked = [
    '{ lt: 20 }',
    '{ lte: 20 }',
    '{ gt: 20 }',
    '{ gte: 20 }',
    '{ eq: 20 }',
    '{ gte: 20, lt: 30 }',
    '{ gt: 20, lte: 30 }',
    '{ isNull: true }',
  ];
  const answers = await Promise.all(asked.map(roads));
  expect(Object.fromEntries(asked.map((where, i) => [where, answers[i]]))).toEqual({
    '{ lt: 20 }': [10],
    '{ lte: 20 }': [10, 20],
    '{ gt: 20 }': [30],
    '{ gte: 20 }': [20, 30],
    '{ eq: 20 }': [20],
    '{ gte: 20, lt: 30 }': [20],
    '{ gt: 20, lte: 30 }': [30],
    '{ isNull: true }': [],
  });
});

it('a list is asked for what it holds, and whether it is there', async () => {
  expect(await found('{ lines: { has: "4932" } }')).toEqual(names(0));
  expect(await found('{ lines: { has: "4933" } }')).toEqual([]);
  expect(await found('{ lines: { isNull: false } }')).toEqual(names(0));
  expect(await found('{ lines: { isNull: true } }')).toHaveLength(NAMES.length - 1);
});

it('a choice is found however it is typed, alone, in a list and behind a variable', async () => {
  const number = '1/2025/QĐ-GIẢLẬP';
  const values = { number, kind: 'Quyết định', title: 'Quyết định giả lập', confidence: 'K' };
  await write(hub, [{ operation: 'register', entity: 'LegalDocument', from: '2025-01-01', values }]);
  const asked = async (operator: string, value: unknown, type: string) => {
    const { body } = await hub.ask(
      `query ($value: ${type}) { a: legalDocuments(where: { title: { eq: "${values.title}" }, confidence: { ${operator}: $value } }) { nodes { number } }
        b: legalDocuments(where: { title: { eq: "${values.title}" }, confidence: { ${operator}: ${JSON.stringify(value)} } }) { nodes { number } } }`,
      { variables: { value } },
    );
    return [body.data?.a.nodes, body.data?.b.nodes];
  };
  for (const spelling of ['K', 'k', ' k ', 'Ｋ']) {
    expect(await asked('eq', spelling, 'String!')).toEqual([[{ number }], [{ number }]]);
    expect(await asked('in', ['V', spelling], '[String!]!')).toEqual([[{ number }], [{ number }]]);
  }
  expect(await asked('eq', 'v', 'String!')).toEqual([[], []]);
});

it('a page may be empty, or as large as may be', async () => {
  const page = async (first: number) =>
    (await hub.ask(`{ businesses(first: ${first}) { totalCount nodes { id } } }`)).body.data?.businesses;
  expect(await page(0)).toEqual({ totalCount: NAMES.length, nodes: [] });
  expect((await page(200)).nodes).toHaveLength(NAMES.length);
});
