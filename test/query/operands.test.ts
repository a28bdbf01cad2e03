import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planOperation } from '../../src/hub/query/plan-operation.js';
import { anonymous, caller, createTestHub, model, schema, type TestHub } from '../support/hub.js';
import { smallWorld } from '../support/small-world.js';
import { register, write } from '../support/write.js';

/** What is left out of a filter asks nothing, at any depth; null is refused. Asked of every filter input of the schema, from the schema. */
type Where = { root: string; type: GraphQLInputObjectType; counts: boolean };

const WHERES: Where[] = Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((root) => {
  const type = getNullableType(root.args.find(({ name }) => name === 'where')?.type);
  const needed = root.args.filter((arg) => isNonNullType(arg.type)).map(({ name }) => `${name}: "QL.1"`);
  // The read log is no register: the searches of it have conditions and no operators, and refuse null themselves (test/server/reads.test.ts).
  return isInputObjectType(type) && !/^Read(Anomaly)?Search$/.test(type.name)
    ? [{ root: `${root.name}(${[...needed, 'where: '].join(', ')}`, type, counts: /Aggregate!$/.test(String(root.type)) }]
    : [];
});
const LISTS = WHERES.filter(({ counts }) => !counts);

/** Every type of operators, once, with a field that has it. */
const OPERATORS = new Map(
  LISTS.flatMap((where) =>
    membersOf(where.type).flatMap(({ name, type }) => {
      const operators = getNullableType(type);
      return isInputObjectType(operators) && !/Where$/.test(operators.name)
        ? [[operators.name, { ...where, field: name, operators }] as const]
        : [];
    }),
  ),
);

function membersOf(type: GraphQLInputObjectType): { name: string; type: GraphQLInputType }[] {
  return Object.values(type.getFields()).map(({ name, type: member }) => ({ name, type: member }));
}

const steward = caller('steward', 'stewardship');

/** The filters of a question, as they are read by everything behind. */
function filtersOf(text: string, variables: Record<string, unknown> = {}): unknown[] {
  const operation = parse(text).definitions.find((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('no operation');
  const plan = planOperation({
    schema,
    model,
    operation,
    fragments: {},
    variables,
    caller: { ...anonymous, ...steward },
    entityOfId: new Map(),
  });
  const feeds = [...plan.feeds.values()].map(({ filter }) => (Object.values(filter).every((one) => one === null) ? {} : filter));
  return [...[...plan.levels.values()].map(({ list }) => list?.where), ...feeds];
}

function refusalOf(text: string, variables: Record<string, unknown> = {}): { code?: string; path?: unknown; en?: string; vi?: string } {
  try {
    return { code: 'ANSWERED', path: filtersOf(text, variables) };
  } catch (error) {
    const { code, details, sentence } = error as never as { code: string; details: { path?: unknown }; sentence(language: string): string };
    return { code, path: details?.path, en: sentence?.call(error, 'en'), vi: sentence?.call(error, 'vi') };
  }
}

const ask = ({ root }: Where, where: string) => `${root}${where}) { __typename }`;
const wrong = (what: unknown) => JSON.stringify(what);

it('null is refused wherever it stands, with its path and how to ask for what is empty', () => {
  const silent: string[] = [];
  let asked = 0;
  for (const where of WHERES) {
    // What is counted is filtered by the same inputs.
    for (const { name, type } of where.counts ? membersOf(where.type).slice(-1) : membersOf(where.type)) {
      const known = getNullableType(type);
      const hasIsNull = isInputObjectType(known) && known.getFields().isNull !== undefined && !['not'].includes(name);
      const refusal = refusalOf(`{ ${ask(where, `{ ${name}: null }`)} }`);
      asked += 1;
      const isTold =
        refusal.code === 'BAD_USER_INPUT' && wrong(refusal.path) === wrong(['where', name]) && refusal.en?.includes(`where.${name}`);
      if (!isTold || (hasIsNull && !(refusal.en?.includes(`{ ${name}: { isNull: true } }`) && refusal.vi?.includes('isNull'))))
        silent.push(`${where.type.name}.${name}: ${wrong(refusal)}`);
    }
  }
  for (const { operators, field, ...where } of OPERATORS.values()) {
    const deep = /RoadObject|Change/.test(where.type.name) ? [] : [`{ not: { or: [{ ${field}: { OP: null } }] } }`];
    // What must be given stands beside it: which field is compared.
    const needed = membersOf(operators).flatMap(({ name, type }) => {
      const known = getNamedType(type);
      return isNonNullType(type) && isEnumType(known) ? [`${name}: ${known.getValues()[0]?.name}, `] : [];
    });
    for (const { name } of membersOf(operators).filter(({ type }) => !isNonNullType(type))) {
      const hasIsNull = operators.getFields().isNull !== undefined && name !== 'isNull';
      for (const shape of [`{ ${field}: { OP: null } }`, ...deep]) {
        const text = ask(where, shape.replace('OP', `${needed.join('')}${name}`));
        const path = shape.includes('not') ? ['where', 'not', 'or', 0, field, name] : ['where', field, name];
        const refusal = refusalOf(`{ ${text} }`);
        asked += 1;
        if (refusal.code !== 'BAD_USER_INPUT' || wrong(refusal.path) !== wrong(path) || hasIsNull !== refusal.en?.includes('isNull: true'))
          silent.push(`${text}: ${wrong(refusal)}`);
        // A variable that is null says no more than the word does.
        const type = String(operators.getFields()[name]?.type);
        const byVariable = refusalOf(`query ($v: ${type}) { ${text.replace(`${name}: null`, `${name}: $v`)} }`, { v: null });
        if (wrong(byVariable) !== wrong(refusal)) silent.push(`${text} by a variable: ${wrong(byVariable)}`);
      }
    }
  }
  expect(silent.slice(0, 5)).toEqual([]);
  expect(asked).toBeGreaterThan(1_000);
});

it('a variable that was not given takes away what it stood in, as deep as that says nothing else', () => {
  const left: string[] = [];
  for (const where of LISTS) {
    const variables: string[] = [];
    const said: string[] = [];
    for (const { name, type } of membersOf(where.type)) {
      const known = getNullableType(type);
      const whole = variables.push(`$v${variables.length}: ${String(known)}`) - 1;
      said.push(`{ ${name}: $v${whole} }`);
      if (!isInputObjectType(known)) continue;
      for (const operator of membersOf(known).filter((one) => !isNonNullType(one.type) && !isListType(getNullableType(one.type)))) {
        // Nothing but what must be given stands beside it.
        if (membersOf(known).some((one) => isNonNullType(one.type))) continue;
        if (isInputObjectType(getNamedType(operator.type)) && !/Where$/.test(known.name)) continue;
        const one = variables.push(`$v${variables.length}: ${String(getNullableType(operator.type))}`) - 1;
        said.push(`{ ${name}: { ${operator.name}: $v${one} } }`);
      }
    }
    const isFeed = where.type.name === 'ChangeWhere';
    const shapes = isFeed
      ? said
      : [`{ and: [${said.join(', ')}] }`, `{ or: [${said.join(', ')}] }`, `{ not: { and: [{}, { or: [${said.join(', ')}] }] } }`];
    for (const shape of shapes) {
      const used = variables.filter((variable) => new RegExp(`\\${variable.split(':')[0]}\\b`).test(shape));
      const filters = filtersOf(`query (${used.join(', ')}) { a: ${ask(where, shape)} }`);
      if (
        wrong(filters.map((one) => (where.root.includes(', ') ? ((one as { and?: unknown[] }).and?.length ?? one) : one))) !==
        wrong([where.root.includes(', ') ? 1 : {}])
      )
        left.push(`${where.type.name} ${shape.slice(0, 20)}: ${wrong(filters).slice(0, 300)}`);
    }
  }
  expect(left.slice(0, 5)).toEqual([]);
});

let hub: TestHub;
beforeAll(async () => {
  hub = await createTestHub();
  const { coach, agency, privateCar, other: business } = await smallWorld(hub);
  // The car is somebody's, so its badge is not there for everybody.
  await register(hub, 'Badge', {
    number: 'PH-2',
    vehicle: privateCar,
    business,
    badgeType: 'XE TAXI',
    issuer: agency,
    issuedOn: '2025-04-01',
    expiresOn: '2032-03-31',
    state: 'ACTIVE',
  });
  for (const [code, provenance] of [
    ['G17.43', 'giả lập'],
    ['G17.44', null],
  ] as const)
    await register(hub, 'Agency', { code, name: `Cục ${code} (giả lập)`, parent: agency, provenance }, '2025-03-01');
  // A vehicle without a province, beside three with one.
  await write(hub, [{ operation: 'update', entity: 'Vehicle', id: coach, from: '2026-01-01', values: { province: null } }]);
}, 60_000);
afterAll(() => hub.close());

async function count(where: string, variables: Record<string, unknown> = {}, list = 'vehicles'): Promise<number> {
  const { body } = await hub.ask(
    `query ${where.includes('$v') ? '($v: String) ' : ''}{ a: ${list}(where: ${where}) { totalCount nodes { id } } }`,
    {
      as: steward,
      variables,
    },
  );
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  expect(body.data.a.nodes).toHaveLength(body.data.a.totalCount);
  return body.data.a.totalCount;
}

it('of records nothing is lost by a variable that was not given', async () => {
  expect(await count('{}')).toBe(3);
  expect(await count('{ province: { name: { eq: $v } } }')).toBe(3);
  expect(await count('{ not: { province: { name: { eq: $v } } } }')).toBe(3);
  expect(await count('{ or: [{ province: { name: { eq: $v } } }, { make: { eq: "VinFast" } }] }')).toBe(1);
  expect(await count('{ province: { name: { eq: $v } } }', { v: 'Thành phố Hà Nội' })).toBe(2);
  expect(await count('{ or: [] }')).toBe(0);
});

it('a link that leads nowhere is found, and one that leads somewhere', async () => {
  expect(await count('{ province: { isNull: true } }')).toBe(1);
  expect(await count('{ province: { isNull: false } }')).toBe(2);
  expect(await count('{ not: { province: { isNull: true } } }')).toBe(2);
  expect(await count('{ business: { isNull: true } }')).toBe(1);
  expect(await count('{ badges: { isNull: true } }')).toBe(1);
  expect(await count('{ province: { isNull: true, name: { eq: "Thành phố Hà Nội" } } }')).toBe(0);
});

it('a list is asked whether some, every or none of its records meets a filter', async () => {
  const agencies = (where: string) => count(`{ subordinates: ${where} }`, {}, 'agencies');
  const all = await count('{}', {}, 'agencies');
  expect(all).toBe(4);
  expect(await agencies('{ some: { provenance: { eq: "giả lập" } } }')).toBe(1);
  expect(await agencies('{ provenance: { eq: "giả lập" } }')).toBe(1);
  expect(await agencies('{ none: { provenance: { eq: "giả lập" } } }')).toBe(3);
  // Of nothing everything is true; a value that is not there meets no comparison.
  expect(await agencies('{ every: { provenance: { eq: "giả lập" } } }')).toBe(3);
  expect(await agencies('{ every: { provenance: { eq: "giả lập" } }, isNull: false }')).toBe(0);
  expect(await agencies('{ every: { code: { in: ["G17.43", "G17.44"] } } }')).toBe(4);
  expect(await agencies('{ isNull: true }')).toBe(3);
});

it('who may not see a record finds no more of it by `none`, `every` and emptiness than by looking', async () => {
  const names = async (badges: string, as: typeof steward | object) => {
    const { body } = await hub.ask(`{ a: businesses(where: { badges: ${badges} }) { nodes { taxCode } } }`, { as });
    return body.data.a.nodes.map(({ taxCode }: { taxCode: string }) => taxCode);
  };
  for (const badges of [
    '{ none: { state: { eq: ACTIVE } } }',
    '{ every: { state: { eq: REVOKED } } }',
    '{ isNull: true }',
    '{ having: [{ eq: 0 }] }',
  ]) {
    expect([badges, await names(badges, steward)]).toEqual([badges, []]);
    expect([badges, await names(badges, {})]).toEqual([badges, ['0300588569']]);
  }
});

it('what means something behind a link only is refused elsewhere', async () => {
  for (const where of [
    '{ isNull: true }',
    '{ not: { isNull: true } }',
    '{ province: { or: [{ isNull: true }] } }',
    '{ having: [{ gte: 1 }] }',
    '{ some: {  make: { eq: "Thaco" } } }',
  ])
    expect([where, refusalOf(`{ vehicles(where: ${where}) { totalCount } }`).code]).toEqual([where, 'BAD_USER_INPUT']);
  for (const where of [
    '{ parent: { every: { code: { eq: "G17" } } } }',
    '{ parent: { none: { code: { eq: "G17" } } } }',
    '{ parent: { having: [{ gte: 1 }] } }',
  ])
    expect([where, refusalOf(`{ agencies(where: ${where}) { totalCount } }`).code]).toEqual([where, 'BAD_USER_INPUT']);
});

it('a list is counted and measured, bounded and ordered by, and a bound that was left out asks nothing', async () => {
  const agencies = async (args: string, variables: Record<string, unknown> = {}) => {
    const head = args.includes('$n') ? 'query ($n: Float) ' : '';
    const { body } = await hub.ask(`${head}{ a: agencies(${args}) { nodes { code } } }`, { as: steward, variables });
    return body.data?.a.nodes.map(({ code }: { code: string }) => code) ?? body.errors?.[0]?.extensions.code;
  };
  const [biggest, ...others] = await agencies('orderBy: [{ subordinates: { direction: DESC } }]');
  expect(others).toHaveLength(3);
  expect(await agencies('orderBy: [{ subordinates: {} }], last: 1')).toEqual([biggest]);
  expect(await agencies('where: { subordinates: { having: [{ gte: 2, lt: 3 }] } }')).toEqual([biggest]);
  expect(await agencies('where: { subordinates: { having: [{ gte: 2, where: { provenance: { isNull: false } } }] } }')).toEqual([]);
  expect(await agencies('where: { subordinates: { having: [{ eq: 1, where: { provenance: { isNull: false } } }] } }')).toEqual([biggest]);
  expect(
    await agencies('where: { not: { subordinates: { having: [{ gt: $n, where: { provenance: { isNull: false } } }] } } }'),
  ).toHaveLength(4);
  expect(await agencies('where: { not: { subordinates: { having: [{ gt: $n }] } } }', { n: 1 })).toHaveLength(3);
  const order = (where: string) => `orderBy: [{ subordinates: { where: ${where}, direction: DESC } }], first: 1`;
  expect(await agencies(order('{ provenance: { eq: null } }'))).toBe('BAD_USER_INPUT');
  expect(await agencies(order('{ provenance: { isNull: false } }'))).toEqual([biggest]);
  for (const [measure, code] of [
    ['measure: SUM', 'BAD_USER_INPUT'],
    ['field: odometerKm', 'BAD_USER_INPUT'],
    ['measure: SUM, field: odometerKm', undefined],
  ]) {
    const { body } = await hub.ask(`{ vehicles(orderBy: [{ inspections: { ${measure} } }]) { totalCount } }`, { as: steward });
    expect([measure, body.errors?.[0]?.extensions.code]).toEqual([measure, code]);
  }
});

it('whom the measure of a list names is in the log, and what may not be filtered by is not measured by', async () => {
  const named = '{ person: { personalId: { eq: "001090000011" } } }';
  for (const asked of [
    `orderBy: [{ ownerships: { where: ${named} } }]`,
    `where: { ownerships: { having: [{ gte: 1, where: ${named} }] } }`,
  ]) {
    const operation = parse(`{ vehicles(${asked}) { totalCount } }`).definitions.find(
      (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
    );
    if (!operation) throw new Error('no operation');
    const plan = (as: object) =>
      planOperation({ schema, model, operation, fragments: {}, variables: {}, caller: { ...anonymous, ...as }, entityOfId: new Map() });
    expect(plan(steward).persons.map(({ by, value }) => [by?.field.name, value])).toEqual([['personalId', '001090000011']]);
    expect(() => plan(caller('analyst'))).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/PURPOSE_REQUIRED|FILTER_NOT_ALLOWED/) }),
    );
  }
});
