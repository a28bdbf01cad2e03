import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../src/hub/access/caller.js';
import { anonymous, caller, createTestHub, model, type TestHub } from '../support/hub.js';
import { smallWorld } from '../support/small-world.js';
import { register, write } from '../support/write.js';

let hub: TestHub;
let world: Awaited<ReturnType<typeof smallWorld>>;
let interpreter: TestHub['ask'];
let head: number;

const ANALYST = caller('analyst');
const STEWARD = caller('steward', 'stewardship');
const CITIZEN = caller('citizen', 'self-access', { ownKey: '001090000011', caseCode: null });
const CALLERS: readonly (readonly [string, Partial<Caller>])[] = [
  ['anonymous', {}],
  ['analyst without a purpose', ANALYST],
  ['steward', STEWARD],
  ['citizen', CITIZEN],
  ['permit service', caller('permit-service', 'licensing')],
  ['auditor', caller('auditor', 'audit')],
];

beforeAll(async () => {
  hub = await createTestHub();
  world = await smallWorld(hub);
  await write(hub, [
    { operation: 'correct', entity: 'Badge', id: world.badge, from: '2025-05-01', to: '2025-06-01', values: { state: 'REVOKED' } },
    { operation: 'close', entity: 'Badge', id: world.badge, from: '2026-01-01' },
  ]);
  const mistaken = await register(hub, 'PortCode', { code: 'VN999', matchedName: 'nhầm' });
  await write(hub, [{ operation: 'remove', entity: 'PortCode', id: mistaken }]);
  const { rows } = await hub.database.appPool.query<{ head: string }>('select max(position)::text as head from change');
  head = Number(rows[0]?.head);
  interpreter = await interpreterOver(hub);
});
afterAll(() => hub.close());

/** The same data through the other executor. */
async function interpreterOver({ database, readLog }: TestHub): Promise<TestHub['ask']> {
  const { createAnswer } = await import('../../src/hub/answer/answer.js');
  const { schema } = await import('../support/hub.js');
  const { parse } = await import('graphql');
  const answer = createAnswer({
    schema,
    model,
    pool: database.appPool,
    readLog,
    executor: 'interpreter',
    onFault: (fault) => faults.push(fault.cause),
  });
  const faults: unknown[] = [];
  return async (query, { variables = {}, as = {} } = {}) => {
    const document = parse(query);
    const [operation] = document.definitions;
    if (operation?.kind !== 'OperationDefinition') throw new Error('no operation');
    faults.length = 0;
    const answered = await answer({ document, operation, variables, caller: { ...anonymous, ...as } });
    if (faults.length > 0) throw faults[0];
    return JSON.parse(JSON.stringify(answered));
  };
}

const PAGE = `query ($after: Position, $first: Int, $registers: [Register!], $where: ChangeWhere) {
  changes(after: $after, first: $first, registers: $registers, where: $where) {
    nodes { position entity recordId version operation validFrom validTo recordedFrom authority changedFields { name before after } slices changeSet { id reason actor } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor scannedTo }
  }
}`;

type Change = {
  position: string;
  entity: string;
  recordId: string;
  version: number;
  operation: string;
  recordedFrom: string;
  changedFields: { name: string; before: unknown; after: unknown }[];
  slices: ({ validFrom: string | null } & Record<string, unknown>)[];
  changeSet: { actor: string } | null;
};

async function page(as: Partial<Caller>, variables: Record<string, unknown> = {}) {
  const { body } = await hub.ask(PAGE, { as, variables: { first: 1_000, ...variables } });
  expect(body.errors).toBeUndefined();
  return { ...(body.data.changes as { nodes: Change[]; pageInfo: Record<string, string> }), extensions: body.extensions };
}

describe('what the feed tells', () => {
  it('whoever may see everything sees every change once, in the order of commit', async () => {
    const { nodes, pageInfo } = await page(STEWARD);
    expect(nodes.map(({ position }) => Number(position))).toEqual(Array.from({ length: head }, (_, i) => i + 1));
    expect(pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false, scannedTo: String(head) });
  });

  it('pages of any size follow one another without a gap, by position, by endCursor and by the scannedTo of an empty page', async () => {
    for (const next of ['scannedTo', 'endCursor']) {
      const met: number[] = [];
      for (let after: string | null = null; ; ) {
        const { nodes, pageInfo } = await page(STEWARD, { first: 7, after });
        met.push(...nodes.map(({ position }) => Number(position)));
        after = pageInfo[next] ?? null;
        if (!pageInfo.hasNextPage) break;
      }
      expect(met).toEqual(Array.from({ length: head }, (_, i) => i + 1));
    }
    const { nodes, pageInfo } = await page({}, { registers: ['DRIVERS'] });
    expect(nodes).toEqual([]);
    expect(pageInfo).toMatchObject({ scannedTo: String(head), hasNextPage: false, startCursor: null });
    expect((await page(STEWARD, { first: 0, after: '3' })).pageInfo).toMatchObject({ scannedTo: '3', hasNextPage: true });
  });

  it('corrections, ends and removals stand in it as such, each with all states known after it', async () => {
    const { nodes } = await page(STEWARD);
    const badge = nodes.filter(({ recordId }) => recordId === world.badge);
    expect(badge.map(({ operation }) => operation)).toEqual(['REGISTER', 'CORRECT', 'CLOSE']);
    expect(badge[1]?.slices.map(({ validFrom, validTo, state }) => [validFrom, validTo, state])).toEqual([
      ['2025-04-01', '2025-05-01', 'ACTIVE'],
      ['2025-05-01', '2025-06-01', 'REVOKED'],
      ['2025-06-01', null, 'ACTIVE'],
    ]);
    expect(badge[1]?.changedFields).toEqual([{ name: 'state', before: 'ACTIVE', after: 'REVOKED' }]);
    expect(badge[2]?.changedFields).toEqual([{ name: 'validTo', before: null, after: '2026-01-01' }]);
    expect(nodes.at(-1)).toMatchObject({ entity: 'PortCode', operation: 'REMOVE', slices: [] });
    expect(nodes.at(-1)?.changedFields).toContainEqual({ name: 'matchedName', before: 'nhầm', after: null });
  });

  it('a filter narrows it without hiding how far it looked', async () => {
    const { nodes, pageInfo } = await page(STEWARD, {
      where: { entity: { in: ['Badge', 'PortCode'] }, operation: { in: ['CLOSE', 'REMOVE'] } },
    });
    expect(nodes.map(({ entity, operation }) => [entity, operation])).toEqual([
      ['Badge', 'CLOSE'],
      ['PortCode', 'REMOVE'],
    ]);
    expect(pageInfo.scannedTo).toBe(String(head));
    const ofRecord = await page(STEWARD, { where: { recordId: { eq: world.badge } } });
    expect(ofRecord.nodes).toHaveLength(3);
    expect((await page(STEWARD, { where: { recordId: { in: [] } } })).nodes).toEqual([]);
    // Two conditions on one field are both of them.
    expect((await page(STEWARD, { where: { recordId: { eq: world.badge, in: [world.coach] } } })).nodes).toEqual([]);
    expect((await page(STEWARD, { where: { recordId: { eq: world.badge, in: [world.coach, world.badge] } } })).nodes).toHaveLength(3);
    expect((await page(STEWARD, { registers: ['REFERENCE', 'INFRASTRUCTURE'] })).nodes.map(({ entity }) => entity)).not.toContain('Badge');
    const { body } = await hub.ask(PAGE, { as: STEWARD, variables: { where: { entity: { eq: 'Xe' } } } });
    expect(body.errors?.[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  it('history tells of a change what the feed tells of it', async () => {
    const { nodes } = await page(STEWARD, { where: { recordId: { eq: world.badge } } });
    const { body } = await hub.ask(
      `query ($id: ID!) { node: nodeAsOf(id: $id, asOf: { validAt: "2025-07-01" }) { ... on Badge { history {
        nodes { position entity recordId version operation validFrom validTo recordedFrom authority changedFields { name before after } slices changeSet { id reason actor } }
        pageInfo { scannedTo } } } } }`,
      { as: STEWARD, variables: { id: world.badge } },
    );
    expect(body.data.node.history.nodes).toEqual(nodes);
  });
});

describe('who sees what', () => {
  it('without a purpose no change about a person is there, whoever stood behind the thing', async () => {
    for (const as of [{}, ANALYST]) {
      const { nodes, extensions } = await page(as);
      const entities = new Set(nodes.map(({ entity }) => entity));
      for (const absent of ['Person', 'Driver', 'DriverLicence']) expect(entities).not.toContain(absent);
      const records = nodes.map(({ recordId }) => recordId);
      expect(records).not.toContain(world.privateCar);
      expect(records).toContain(world.coach);
      expect(JSON.stringify(nodes)).not.toContain(world.person);
      expect(extensions.scope).toEqual([{ path: ['changes'], reason: 'PURPOSE_REQUIRED' }]);
    }
  });

  it('a field outside role or purpose is null in changed fields, missing in states, and withheld by name', async () => {
    const chassis = (nodes: Change[]) => nodes.find(({ recordId }) => recordId === world.coach);
    const open = await page({});
    expect(chassis(open.nodes)?.changedFields).toContainEqual({ name: 'chassisNumber', before: null, after: null });
    expect(chassis(open.nodes)?.slices[0]).not.toHaveProperty('chassisNumber');
    expect(chassis(open.nodes)?.slices[0]).toHaveProperty('make', 'Thaco');
    for (const path of ['changes.nodes.changedFields', 'changes.nodes.slices']) {
      const [internal, ...others] = open.extensions.withheld.filter(
        (entry: { path: string[]; class: string }) => entry.path.join('.') === path && entry.class === 'internal',
      );
      expect([internal, others]).toEqual([
        { path: path.split('.'), class: 'internal', reason: 'ROLE_NOT_ALLOWED', fields: expect.anything() },
        [],
      ]);
      expect(internal.fields.Vehicle).toContain('chassisNumber');
    }
    expect(open.nodes.every(({ changeSet }) => changeSet === null)).toBe(true);
    const analyst = await page(ANALYST);
    expect(chassis(analyst.nodes)?.changedFields).toContainEqual({ name: 'chassisNumber', before: null, after: 'RLLV1AEA9PH000123' });
    expect(chassis(analyst.nodes)?.changeSet).toMatchObject({ actor: 'test' });
    expect(JSON.stringify(analyst.nodes)).toContain('Người Giả Lập');
    expect(JSON.stringify(open.nodes)).not.toContain('Người Giả Lập');
  });

  it('what is withheld is named in few words, by the question and the rights alone: an empty page names what a full one does', async () => {
    const where = { entity: { in: ['Vehicle', 'Badge'] } };
    const [full, empty] = [await page({}, { where }), await page({}, { where, after: (await page({})).pageInfo.endCursor })];
    expect([full.nodes.length > 0, empty.nodes]).toEqual([true, []]);
    expect(empty.extensions.withheld).toEqual(full.extensions.withheld);
    for (const { fields = {} } of full.extensions.withheld) for (const name of Object.keys(fields)) expect(where.entity.in).toContain(name);
    // Of the whole feed, to whom the most is withheld.
    const all = await page({});
    expect(all.extensions.withheld.length).toBeLessThan(10);
    expect(JSON.stringify(all.extensions.withheld).length).toBeLessThan(8_000);
  });

  it('a page that shows people leaves one row in the read log with every one of them, before it leaves', async () => {
    hub.reads.length = 0;
    const { nodes } = await page(STEWARD);
    expect(nodes.some(({ recordId }) => recordId === world.privateCar)).toBe(true);
    expect(hub.reads).toHaveLength(1);
    expect(hub.reads[0]).toMatchObject({ outcome: 'ANSWERED', entities: ['Change'], purpose: 'stewardship' });
    expect([...(hub.reads[0]?.subjects ?? [])].sort()).toEqual([world.person, world.stranger].sort());
    await page(ANALYST);
    expect(hub.reads).toHaveLength(1);
  });

  it('a citizen sees the changes about themself whole, and of nobody else', async () => {
    const { nodes } = await page(CITIZEN);
    const people = nodes.filter(({ entity }) => entity === 'Person').map(({ recordId }) => recordId);
    expect(people).toEqual([world.person]);
    const own = nodes.find(({ recordId }) => recordId === world.privateCar);
    expect(own?.slices[0]).toHaveProperty('chassisNumber', 'RLLV1AEA9PH000125');
    expect(nodes.find(({ recordId }) => recordId === world.coach)?.slices[0]).not.toHaveProperty('chassisNumber');
  });

  it('a purpose that is not the caller’s refuses the whole question, and leaves its row', async () => {
    hub.reads.length = 0;
    const { status, body } = await hub.ask(PAGE, { as: { ...STEWARD, purpose: 'audit' } });
    expect([status, body.errors?.[0].extensions.code]).toEqual([403, 'PURPOSE_NOT_ALLOWED']);
    expect(hub.reads[0]?.outcome).toBe('REFUSED');
  });

  it.each(CALLERS)('%s reads nothing in the feed that a query would withhold', async (_, as) => {
    const { nodes } = await page(as);
    expect(nodes.length).toBeGreaterThan(5);
    for (const { entity, recordId, recordedFrom, slices } of nodes) {
      for (const { version: _version, validFrom, validTo, ...values } of slices) {
        const fields = Object.keys(values);
        const links = model.declarations.entities.get(entity)?.fields;
        const selected = fields.map((name) => (links?.get(name)?.kind === 'link' ? `${name} { id }` : name)).join(' ');
        const at = validFrom ?? (validTo ? '2000-01-01' : '2024-06-01');
        const question = `query ($id: ID!, $at: Date, $known: DateTime) { node: nodeAsOf(id: $id, asOf: { validAt: $at, knownAt: $known }) { id ... on ${entity} { ${selected} } } }`;
        // As known then, or now: a removed record is seen only then, one that became the caller's only since.
        const answers = await Promise.all(
          [recordedFrom, null].map((known) => hub.ask(question, { as, variables: { id: recordId, at, known } })),
        );
        for (const { body } of answers) expect([body.errors, body.extensions.withheld]).toEqual([undefined, undefined]);
        expect(
          answers.some(({ body }) => body.data.node !== null),
          `${entity} ${recordId}`,
        ).toBe(true);
      }
    }
  });
});

describe('two executors, one meaning', () => {
  const questions = [
    PAGE,
    `{ changes(first: 30) { totalCount __typename edges { cursor c: cursor node { n: position __typename slices changedFields { after name } } other: node { entity changeSet { id firstPosition caseCode __typename } } } p: pageInfo { endCursor hasNextPage __typename } } }`,
    `{ changes(first: 5, after: "2", where: { entity: { eq: "Badge" } }) { nodes { position changedFields { n: name b: before a: after __typename } } } }`,
  ];
  it.each(CALLERS)('the feed beside another question, or alone, is the same (%s)', async (_, as) => {
    for (const question of questions) {
      const planned = await hub.ask(question, { as, variables: { first: 40 } });
      const interpreted = await interpreter(question, { as, variables: { first: 40 } });
      expect(interpreted.body.errors).toBeUndefined();
      expect(interpreted.body.data).toEqual(planned.body.data);
      expect(interpreted.body.extensions.withheld).toEqual(planned.body.extensions.withheld);
      expect(interpreted.body.extensions.scope).toEqual(planned.body.extensions.scope);
    }
    const mixed = await hub.ask('{ province(code: "01") { name } changes(first: 3) { nodes { position entity } } }', { as });
    expect(mixed.body.data).toMatchObject({
      province: { name: 'Thành phố Hà Nội' },
      changes: { nodes: [{ position: '1' }, { position: '2' }, { position: '3' }] },
    });
  });

  it('is one statement', async () => {
    await hub.ask(PAGE, { as: ANALYST });
    expect(hub.statements).toHaveLength(1);
  });
});

describe('a place that is none', () => {
  const refusal = async (after: unknown) => {
    const { status, body } = await hub.ask(PAGE, { as: ANALYST, variables: { after } });
    return { status, code: body.errors?.[0].extensions.code, vi: body.errors?.[0].message, en: body.errors?.[0].extensions.message_en };
  };

  it('a position the ledger has not reached is refused, saying where it stands', async () => {
    expect(await refusal('999999999')).toMatchObject({ status: 400, code: 'BAD_USER_INPUT', vi: expect.stringContaining(String(head)) });
    expect((await refusal(String(head + 1))).en).toContain(`position ${head}`);
    expect((await page(ANALYST, { after: String(head) })).nodes).toEqual([]);
  });

  it('a cursor of another log is refused in both languages', async () => {
    const { vi, en, code } = await refusal('3@019a1c7e-0b5e-7cc0-8e5a-3f0a52d1c001');
    expect(code).toBe('BAD_USER_INPUT');
    expect([vi, en]).toEqual([expect.stringContaining('nhật ký khác'), expect.stringContaining('another log')]);
    const { pageInfo } = await page(ANALYST, { first: 3 });
    expect((await page(ANALYST, { first: 1, after: pageInfo.endCursor })).nodes[0]?.position).toBe('4');
  });

  it.each(['', 'abc', '-1', '1.5', '3@', '3@019a1c7e', '٣', '1'.repeat(19), '3 ', 'WyJhYmMiXQ'])(
    'an edited one is refused: %j',
    async (after) => {
      expect(await refusal(after)).toMatchObject({ status: 400, code: 'BAD_USER_INPUT', en: expect.stringContaining('after ($after)') });
    },
  );

  it.each([-1, 1_001])('so is a page of %i', async (first) => {
    const { body } = await hub.ask(PAGE, { as: ANALYST, variables: { first } });
    expect(body.errors?.[0].extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('what was one person’s and is another’s', () => {
  it('is in nobody’s own feed: a change cannot be shown in part', async () => {
    const car = await register(hub, 'Vehicle', {
      chassisNumber: 'RLLV1AEA9PH000777',
      make: 'VinFast',
      kind: 'xe ô tô con',
      category: 'car',
      productionYear: 2021,
      fictional: true,
    });
    const before = await page(CITIZEN);
    expect(before.nodes.map(({ recordId }) => recordId)).toContain(car);
    const ownership = await register(hub, 'Ownership', { vehicle: car, person: world.person });
    const own = await page(CITIZEN);
    expect(own.nodes.find(({ recordId }) => recordId === car)?.slices[0]).toHaveProperty('chassisNumber', 'RLLV1AEA9PH000777');
    await write(hub, [{ operation: 'update', entity: 'Ownership', id: ownership, from: '2025-06-01', values: { person: world.stranger } }]);
    await write(hub, [{ operation: 'update', entity: 'Vehicle', id: car, from: '2025-07-01', values: { colour: 'đỏ' } }]);
    const { nodes } = await page(CITIZEN);
    expect(nodes.map(({ recordId }) => recordId)).not.toContain(car);
    expect(nodes.filter(({ recordId }) => recordId === ownership).map(({ operation }) => operation)).toEqual(['REGISTER']);
    const everything = await page(STEWARD);
    expect(everything.nodes.filter(({ recordId }) => recordId === car)).toHaveLength(2);
  });
});
