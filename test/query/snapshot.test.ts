import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withdrawChangeSet } from '../../src/hub/undo/withdraw-change-set.js';
import type { Operation } from '../../src/hub/write/operations.js';
import { caller, createTestHub, model, type TestHub } from '../support/hub.js';
import { smallWorld } from '../support/small-world.js';
import { register, write } from '../support/write.js';
import { AS_STEWARD } from '../write/world.js';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const STEWARD = caller('steward', 'stewardship');
const ROOTS = [
  // Through links both ways, a derived link, a computed and a derived field, counts and history.
  `vehicle(chassisNumber: "RLLV1AEA9PH000123", asOf: $at) { plate make status serviceLifeEndsOn owner: business { name province { name code } }
     ownerships { totalCount nodes { version business { taxCode province { name } } person { fullName } } }
     badges { totalCount notCurrentCount nodes { number state status expiresOn issuer { name } changeSet { reason } } }
     history { totalCount nodes { operation changedFields { name before after } } } }`,
  // A list with its page, in an order that later changes disturb.
  `page1: vehicles(first: 2, orderBy: [{ make: ASC }], asOf: $at) { totalCount notCurrentCount pageInfo { endCursor hasNextPage } nodes { make plate } }`,
  `gone: portCodes(where: { matchedName: { contains: "cảng" } }, orderBy: [{ code: ASC }], asOf: $at) { totalCount notCurrentCount nodes { code matchedName validTo } }`,
  // Aggregates, over links too.
  `vehicleAggregate(groupBy: [{ field: make }], asOf: $at) { groupCount groups { key { make } count } }`,
  `badgeAggregate(asOf: $at) { groups { count } }`,
  `driver(personalId: "001090000011", asOf: $at) { person { fullName } licences { nodes { number classes state } } }`,
];
const EVERYTHING = `query($at: AsOf) { ${ROOTS.join('\n')} }`;

describe.each(['planner', 'interpreter'] as const)('a snapshot token, read by the %s', (executor) => {
  let hub: TestHub;
  let world: Awaited<ReturnType<typeof smallWorld>>;
  let ports: string[];
  beforeAll(async () => {
    hub = await createTestHub(executor);
    world = await smallWorld(hub);
    ports = [];
    for (let n = 0; n < 4; n++) ports.push(await register(hub, 'PortCode', { code: `VN70${n}`, matchedName: `cảng ${n}` }));
  });
  afterAll(() => hub.close());

  const ask = async (query: string, at?: object) => {
    // Aggregates exist as plans only.
    const asked = executor === 'planner' ? query : query.replace(/\n(vehicle|badge)Aggregate.*/g, '');
    const { body, status } = await hub.ask(asked, { as: STEWARD, variables: at ? { at } : {} });
    expect([status, body.errors]).toEqual([200, undefined]);
    return body;
  };

  it('of the very instant of a change shows that change, to the microsecond', async () => {
    const id = await register(hub, 'Agency', { code: 'G78', name: 'một' });
    for (const name of ['hai', 'ba'])
      await write(hub, [{ operation: 'correct', entity: 'Agency', id, from: null, to: null, values: { name } }]);
    const query = `query($at: AsOf) { agency(id: "${id}", asOf: $at) { name } }`;
    const { rows } = await hub.database.appPool.query<{ at: string }>(
      `select to_char(recorded_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from change where record_id = $1 order by position`,
      [id],
    );
    for (const [i, name] of ['một', 'hai', 'ba'].entries()) {
      const { data, extensions } = await ask(query, { knownAt: rows[i]?.at });
      expect([data.agency.name, extensions.asOf.agency.knownAt]).toEqual([name, rows[i]?.at]);
      expect((await ask(query, { snapshot: extensions.asOf.agency.snapshot })).data.agency.name).toBe(name);
    }
  });

  /** Each of the five writes on something the answers show, and one taken back. */
  const disturb = async () => {
    const operations: Operation[] = [
      { operation: 'register', entity: 'PortCode', from: '2024-01-01', values: { code: 'VN799', matchedName: 'mới' } },
      { operation: 'update', entity: 'Business', id: world.business, from: '2026-01-01', values: { name: 'Tên mới (giả lập)' } },
      { operation: 'correct', entity: 'Province', id: world.haNoi, from: null, to: null, values: { name: 'Thủ đô Hà Nội' } },
      { operation: 'correct', entity: 'Vehicle', id: world.coach, from: null, to: null, values: { make: 'Zzz' } },
      { operation: 'correct', entity: 'Person', id: world.person, from: null, to: null, values: { fullName: 'Đổi Tên' } },
      { operation: 'update', entity: 'DriverLicence', id: world.licence, from: '2025-06-01', values: { state: 'REVOKED' } },
      { operation: 'close', entity: 'Badge', id: world.badge, from: '2025-06-01' },
      { operation: 'close', entity: 'PortCode', id: ports[0] ?? '', from: '2024-06-01' },
      { operation: 'remove', entity: 'PortCode', id: ports[1] ?? '' },
    ];
    for (const operation of operations) await write(hub, [operation]);
    const mistaken = await write(hub, [{ operation: 'remove', entity: 'PortCode', id: ports[2] ?? '' }]);
    await withdrawChangeSet({ pool: hub.database.appPool, model }, mistaken.changeSetId, { ...AS_STEWARD, cascade: false });
  };

  it('repeats the answer to the byte after changes of all kinds: links, lists, counts, history, aggregates', async () => {
    const before = await ask(EVERYTHING);
    const tokens = Object.values(before.extensions.asOf as Record<string, { snapshot: string }>).map(({ snapshot }) => snapshot);
    expect(new Set(tokens).size).toBe(1);
    const page = await ask(
      'query($at: AsOf) { portCodes(first: 2, orderBy: [{ code: ASC }], asOf: $at) { pageInfo { endCursor } nodes { code } } }',
    );
    const token = tokens[0] ?? '';

    await disturb();
    const now = await ask(EVERYTHING);
    expect(JSON.stringify(now.data)).not.toBe(JSON.stringify(before.data));
    const again = await ask(EVERYTHING, { snapshot: token });
    expect(JSON.stringify(again.data)).toBe(JSON.stringify(before.data));
    expect(again.extensions.asOf).toEqual(before.extensions.asOf);

    // The second page of a list goes on in the same state, whatever has come and gone before it.
    const next = (at: object) =>
      hub.ask(
        'query($at: AsOf, $after: Cursor) { portCodes(first: 2, after: $after, orderBy: [{ code: ASC }], asOf: $at) { totalCount nodes { code } } }',
        {
          variables: { at, after: page.data.portCodes.pageInfo.endCursor },
        },
      );
    expect((await next({ snapshot: token })).body.data.portCodes).toEqual({ totalCount: 4, nodes: [{ code: 'VN702' }, { code: 'VN703' }] });
    expect((await next({})).body.data.portCodes).toMatchObject({ totalCount: 3, nodes: [{ code: 'VN702' }, { code: 'VN703' }] });
  });

  it('stands in every answer, under each response key', async () => {
    const { data, extensions } = await ask(`{ a: province(code: "01") { name } b: provinces { totalCount } node(id: "${world.coach}") { id }
      none: province(code: "77") { name } changes(first: 1) { pageInfo { scannedTo } } difference(of: "${world.coach}", from: {}, to: {}) { entity } }`);
    for (const key of Object.keys(data).flatMap((one) => (one === 'difference' ? ['difference.from', 'difference.to'] : [one])))
      expect([key, extensions.asOf[key]]).toEqual([
        key,
        { validAt: expect.any(String), knownAt: expect.any(String), snapshot: expect.any(String) },
      ]);
  });

  it('pins both axes: a day beside it overrides, a knownAt beside it is refused, and so is a position inside a change set', async () => {
    const { extensions } = await ask('{ provinces { totalCount } }');
    const { snapshot } = extensions.asOf.provinces;
    const other = await ask('query($at: AsOf) { provinces(asOf: $at) { totalCount } }', { snapshot, validAt: '2020-01-01' });
    expect(other.extensions.asOf.provinces.validAt).toBe('2020-01-01');
    const refused = async (at: object) =>
      (await hub.ask('query($at: AsOf) { provinces(asOf: $at) { totalCount } }', { variables: { at } })).body.errors?.[0].extensions.code;
    expect(await refused({ snapshot, knownAt: '2026-01-01T00:00:00Z' })).toBe('BAD_USER_INPUT');

    const set = await write(hub, [
      { operation: 'register', entity: 'PortCode', from: '2024-01-01', values: { code: 'VN881' } },
      { operation: 'register', entity: 'PortCode', from: '2024-01-01', values: { code: 'VN882' } },
    ]);
    const [logId, , validAt] = JSON.parse(Buffer.from(snapshot, 'base64url').toString('utf8')) as string[];
    const token = (position: string) => ({ snapshot: Buffer.from(JSON.stringify([logId, position, validAt])).toString('base64url') });
    expect(await refused(token(set.firstPosition))).toBe('BAD_USER_INPUT');
    expect(await refused(token(set.lastPosition))).toBeUndefined();
    expect(await refused(token('999999999'))).toBe('BAD_USER_INPUT');
  });

  it.each(['2025-02-30', '2025-13-01', '9999-99-99', '0000-01-01', '10000-01-01', 'infinity', '-infinity', ''])(
    'holds a day of the calendar: %s is refused wherever a token is taken',
    async (day) => {
      const { extensions } = await ask('{ provinces { totalCount } }');
      const [logId, position] = JSON.parse(Buffer.from(extensions.asOf.provinces.snapshot, 'base64url').toString('utf8')) as string[];
      const snapshot = Buffer.from(JSON.stringify([logId, position, day])).toString('base64url');
      const questions = [
        'query($at: AsOf) { provinces(asOf: $at) { totalCount } }',
        'query($at: AsOf) { province(code: "44", asOf: $at) { name } }',
        ...(executor === 'planner' ? ['query($at: AsOf) { vehicleAggregate(asOf: $at) { groupCount } }'] : []),
        `query($at: AsOf!) { difference(of: "${world.coach}", from: $at, to: {}) { entity } }`,
        `query($at: AsOf!) { nodeAsOf(id: "${world.coach}", asOf: $at) { id } }`,
      ];
      for (const question of questions) {
        const { status, body } = await hub.ask(question, { as: STEWARD, variables: { at: { snapshot } } });
        expect([question, status < 500, body.errors?.[0].extensions.code]).toEqual([question, true, 'BAD_USER_INPUT']);
      }
    },
  );
});
