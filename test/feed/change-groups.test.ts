import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import type { Caller } from '../../src/hub/access/caller.js';
import { PERSONS_MIN } from '../../src/hub/query/protection.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import { aggregateWorld } from '../support/aggregate-world.js';
import { caller, createTestHub, model, type TestHub } from '../support/hub.js';
import { write } from '../support/write.js';

/** Changes are counted as whoever asks would count them in the feed, page by page. */
let hub: TestHub;
let world: Awaited<ReturnType<typeof aggregateWorld>>;
/** Persons whom the ledger, read as its owner, names for each change. */
let personsOf: Map<string, readonly string[]>;

const STEWARD = caller('steward', 'stewardship');
const CALLERS: readonly (readonly [string, Partial<Caller>])[] = [
  ['anonymous', {}],
  ['analyst without a purpose', caller('analyst')],
  ['steward', STEWARD],
  ['citizen', caller('citizen', 'self-access', { ownKey: '001090000007', caseCode: null })],
  ['permit service', caller('permit-service', 'licensing')],
];

beforeAll(async () => {
  hub = await createTestHub();
  world = await aggregateWorld(hub);
  const people = world.people.slice(0, 2);
  await write(
    hub,
    people.map((id) => ({ operation: 'update' as const, entity: 'Person', id, from: '2025-01-01', values: { fullName: 'Người Đổi Tên' } })),
  );
  await withTx(hub.database.appPool, {}, (tx) =>
    writeChangeSet(tx, model, {
      operations: world.businesses.map((id) => ({
        operation: 'update' as const,
        entity: 'Business',
        id,
        from: '2025-01-01',
        values: { legalForm: 'Công ty cổ phần' },
      })),
      actor: 'test',
      actorRole: 'steward',
      agency: 'H26',
      reason: 'kiểm thử',
      legalBasis: 'Nghị định 158/2024/NĐ-CP',
    }),
  );
  const { rows } = await hub.database.ownerPool.query<{ position: string; persons: string[] }>(`
    select c.position::text as position, array(
      select unnest(c.subjects) union select c.record_id where c.entity = 'Person'
      union select o.person_id from ownership o where o.vehicle_id = c.record_id and o.person_id is not null
      union select o.person_id from badge b join ownership o on o.vehicle_id = b.vehicle_id where b.id = c.record_id and o.person_id is not null
    )::text[] as persons from change c`);
  personsOf = new Map(rows.map(({ position, persons }) => [position, persons]));
}, 60_000);
afterAll(() => hub.close());

type Change = { position: string; entity: string; recordId: string; operation: string; recordedFrom: string; authority: string };

async function inFeed(as: Partial<Caller>, where = ''): Promise<Change[]> {
  const found: Change[] = [];
  for (let after = '0', more = true; more; ) {
    const { body } = await hub.ask(
      `{ changes(after: "${after}", first: 100${where}) { nodes { position entity recordId operation recordedFrom authority } pageInfo { scannedTo hasNextPage } } }`,
      { as },
    );
    expect(body.errors).toBeUndefined();
    found.push(...body.data.changes.nodes);
    after = body.data.changes.pageInfo.scannedTo;
    more = body.data.changes.pageInfo.hasNextPage;
  }
  return found;
}

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' });
const OF: Readonly<Record<string, (change: Change) => string>> = {
  register: ({ entity }) => (model.declarations.entities.get(entity)?.register ?? '').toUpperCase(),
  entity: ({ entity }) => entity,
  operation: ({ operation }) => operation,
  authority: ({ authority }) => authority,
  recordedOn: ({ recordedFrom }) => day.format(new Date(recordedFrom)),
};
const groupsOf = (changes: readonly Change[], fields: readonly string[]) => {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = JSON.stringify(fields.map((field) => OF[field]?.(change)));
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return groups;
};
const countsOf = (groups: ReadonlyMap<string, readonly Change[]>) =>
  new Map([...groups].map(([key, list]) => [key, [list.length, new Set(list.map((c) => c.recordId)).size]]));

async function counted(as: Partial<Caller>, fields: readonly string[], args = '') {
  const groupBy = fields.map((field) => (field === 'recordedOn' ? '{ bucket: { field: recordedOn, by: DAY } }' : `{ field: ${field} }`));
  const { body } = await hub.ask(
    `{ a: changeAggregate(first: 1000, groupBy: [${groupBy.join(', ')}]${args}) { groupCount groups { key { ${fields.join(' ') || '__typename'} } count share distinct { recordId } } } }`,
    { as },
  );
  expect(body.errors).toBeUndefined();
  if (as.role === 'analyst') expect(hub.statements).toHaveLength(1);
  const groups = body.data.a.groups as { key: Record<string, string>; count: number; distinct: { recordId: number } }[];
  return {
    extensions: body.extensions,
    groups: new Map(groups.map((g) => [JSON.stringify(fields.map((field) => g.key[field])), [g.count, g.distinct.recordId]])),
  };
}

const KEYS: readonly (readonly string[])[] = [
  [],
  ['entity'],
  ['authority', 'operation'],
  ['register', 'recordedOn'],
  ['entity', 'operation', 'authority'],
];

describe.each(CALLERS)('to %s', (_name, as) => {
  it.each(KEYS.map((keys) => [keys.join(', ') || 'nothing', keys] as const))(
    'changes by %s are those of the feed, without small groups of persons',
    async (_title, fields) => {
      const changes = await inFeed(as);
      const groups = groupsOf(changes, fields);
      const answer = await counted(as, fields);
      const few = [...groups].filter(([, list]) => {
        const persons = new Set(list.flatMap(({ position }) => personsOf.get(position) ?? [])).size;
        return persons > 0 && persons < PERSONS_MIN;
      });
      const expected = countsOf(groups);
      const isGuarded = as.role === 'steward';
      if (!isGuarded) expect(answer.groups).toEqual(expected);
      for (const [key, figures] of answer.groups) expect(figures, key).toEqual(expected.get(key));
      if (isGuarded) for (const [key] of few) expect([...answer.groups.keys()]).not.toContain(key);
      expect(answer.groups.size + (answer.extensions.suppressed?.[0].groups ?? 0)).toBe(groups.size);
      expect(groups.size).toBeGreaterThan(0);
    },
  );
});

describe('changes of persons', () => {
  it('are as absent without a purpose, and the answer says so', async () => {
    const { groups, extensions } = await counted(caller('analyst'), ['entity']);
    expect([...groups.keys()]).not.toContain('["Person"]');
    expect(extensions.scope).toContainEqual({ path: ['a'], reason: 'PURPOSE_REQUIRED' });
    expect((await counted(STEWARD, ['entity'])).groups.get('["Person"]')).toEqual([42, 40]);
  });

  it('of few persons are left out with what would give them away, and who counts is in the read log', async () => {
    const before = hub.reads.length;
    const ofPersons = ', where: { entity: { eq: "Person" } }';
    expect((await counted(STEWARD, [], ofPersons)).groups).toEqual(new Map([['[]', [42, 40]]]));
    // Two persons changed their names; all registered would give them away.
    const { groups, extensions } = await counted(STEWARD, ['operation'], ofPersons);
    expect([groups.size, extensions.suppressed]).toEqual([0, [{ path: ['a'], groups: 2, reason: 'FEWER_THAN_5_PERSONS' }]]);
    expect((await counted(STEWARD, [], `, where: { recordId: { eq: "${world.people[0]}" } }`)).groups.size).toBe(0);
    const reads = hub.reads.slice(before);
    expect(reads).toHaveLength(3);
    for (const read of reads) expect(read).toMatchObject({ outcome: 'ANSWERED', fieldClasses: ['personal'], entities: ['Change'] });
    expect(reads.map(({ subjects }) => subjects)).toEqual([[], [], [world.people[0]]]);
  });
});

describe('what is counted', () => {
  it('follows registers, filters and days, with gaps filled between them', async () => {
    const as = caller('analyst');
    const feed = await inFeed(as, ', registers: [REFERENCE], where: { operation: { in: [CLOSE, REGISTER] } }');
    const answer = await counted(as, ['operation'], ', registers: [REFERENCE], where: { operation: { in: [CLOSE, REGISTER] } }');
    expect(answer.groups).toEqual(countsOf(groupsOf(feed, ['operation'])));
    const today = day.format(new Date());
    const daysAgo = (days: number) => new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
    const { body } = await hub.ask(
      `{ a: changeAggregate(registers: [REFERENCE], since: "${daysAgo(3)}", before: "${daysAgo(-1)}", groupBy: [{ bucket: { field: recordedOn, by: DAY, fill: true } }]) { groups { key { recordedOn } count } }
         none: changeAggregate(before: "${daysAgo(0)}") { groups { count } } }`,
      { as },
    );
    const all = (await inFeed(as, ', registers: [REFERENCE]')).length;
    expect(body.data.a.groups.map((g: any) => [g.key.recordedOn, g.count])).toEqual([
      [daysAgo(3), 0],
      [daysAgo(2), 0],
      [daysAgo(1), 0],
      [today, all],
    ]);
    expect(body.data.none.groups).toEqual([{ count: 0 }]);
  });

  it('orders, bounds and pages like every aggregate', async () => {
    const { body } = await hub.ask(
      '{ a: changeAggregate(groupBy: [{ field: entity }], having: [{ measure: COUNT, gt: 3 }], orderBy: [{ measure: COUNT, direction: DESC }], first: 2) { groupCount endCursor groups { key { entity } count } } }',
      { as: caller('analyst') },
    );
    const expected = [...countsOf(groupsOf(await inFeed(caller('analyst')), ['entity']))].filter(([, [count]]) => (count ?? 0) > 3);
    expect(body.data.a.groupCount).toBe(expected.length);
    expect(body.data.a.groups.map((g: any) => g.count)).toEqual(
      expected
        .map(([, [count]]) => count ?? 0)
        .sort((x, y) => y - x)
        .slice(0, 2),
    );
    expect(body.data.a.endCursor).not.toBeNull();
  });
});
