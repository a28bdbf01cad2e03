import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createPool, query } from '../../src/db/client.js';
import type { EmbeddedServer } from '../../src/db/embedded/start.js';
import { endpointsAt } from '../../src/db/endpoint.js';
import { migrate } from '../../src/db/migrate.js';
import { readersOver } from '../../src/db/readers.js';
import { withTx } from '../../src/db/tx.js';
import type { Values } from '../../src/hub/declare/model.js';
import { type Need, watchStandbys } from '../../src/hub/ledger/standbys.js';
import { currentTimes } from '../../src/hub/time/current-times.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import { openDemoIssuer } from '../../src/server/demo-issuer.js';
import { type Hub, openHub } from '../../src/server/hub.js';
import { createFolder } from '../support/folder.js';
import { until } from '../support/until.js';
import { AS_STEWARD, model } from '../write/world.js';
import { asOwner, baseBackup, giveAway, nextCode, type OtherServer, serverOver, startServing, withPool } from './fork-world.js';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

/** A primary, a real standby that follows it, and a hub that knows both. */
let folder: Awaited<ReturnType<typeof createFolder>>;
let server: EmbeddedServer;
let standby: OtherServer;
let hub: Hub;
let tokens: { steward: string; citizen: string };

const PERSON = '001090000011';
/** As the hub allows where nobody asks; wide, so that a busy machine makes no standby of this test too late. */
const ALLOWED_MS = 3_000;
/** Here it is asked again and again until somebody else answers. */
const UNBOUNDED = { rows: { anonymous: 1e9, caller: 1e9 } };

beforeAll(async () => {
  folder = await createFolder();
  const dataDir = join(folder.path, 'data');
  server = await startServing({ dataDir });
  await migrate({ url: server.url });
  await register('Person', { personalId: PERSON, fullName: 'Nguyễn Văn Giả Lập', fictional: true });
  const data = await baseBackup({ url: server.url, dataDir, name: 'standby' });
  await giveAway(data, 'standby.signal', '');
  const { hostname, port, username, password } = new URL(server.url);
  const primary_conninfo = `host=${hostname} port=${port} user=${username} password=${password}`;
  standby = await serverOver(data, { dataDir, url: server.url, settings: { primary_conninfo } });

  const keysDir = join(folder.path, 'keys');
  const standbyUrls = [at(standby.url, server.openUrl)];
  hub = await openHub({
    endpoints: endpointsAt(server.servingUrl, { openUrl: server.openUrl, ownerUrl: server.url, standbyUrls }),
    config: { host: '127.0.0.1', port: 0, keysDir, production: false, logLevel: 'silent', maxStalenessMs: ALLOWED_MS, budgets: UNBOUNDED },
  });
  const issuer = await openDemoIssuer({ keysDir, policy: hub.policy });
  const [steward, citizen] = await Promise.all([issuer.issue({ role: 'steward' }), issuer.issue({ role: 'citizen', personalId: PERSON })]);
  tokens = { steward: steward.token, citizen: citizen.token };
});
afterAll(async () => {
  await hub?.close();
  await standby?.stop();
  await server?.stop();
  await folder?.remove();
});

/** The place of one server with the login of another address. */
function at(place: string, login: string): string {
  const url = new URL(login);
  url.port = new URL(place).port;
  return url.href;
}

function register(entity: string, values: Values) {
  const asked = { operations: [{ operation: 'register', entity, from: null, values }], ...AS_STEWARD } as const;
  return withPool(createPool({ url: server.url, role: 'giaolo_app', max: 1 }), (pool) =>
    withTx(pool, {}, (tx) => writeChangeSet(tx, { ...model, rules: [] }, asked)),
  );
}

type Asked = { status: number; data: any; code?: string; servedBy?: { server: string; behindMs: number }; asOf?: any };
async function ask(text: string, headers: Record<string, string> = {}, variables: object = {}): Promise<Asked> {
  const response = await fetch(`${hub.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers },
    body: JSON.stringify({ query: text, variables }),
  });
  const { data, errors, extensions } = (await response.json()) as any;
  return { status: response.status, data, code: errors?.[0]?.extensions?.code, servedBy: extensions?.servedBy, asOf: extensions?.asOf };
}
const COUNT = '{ portCodes { totalCount } }';
const AS_OF = 'query ($at: AsOf) { portCodes(asOf: $at) { totalCount } }';
const counted = ({ data }: Asked) => data?.portCodes?.totalCount as number;
const isByStandby = ({ servedBy }: Asked) => servedBy?.server === 'standby-1';
const asSteward = () => ({ authorization: `Bearer ${tokens.steward}` });

async function submit(): Promise<string> {
  const operations = [{ register: { record: { portCode: { code: nextCode(), matchedName: 'Cảng thử' } }, validFrom: '2020-01-01' } }];
  const { data } = await ask('mutation ($input: ChangeSetInput!) { submitChangeSet(input: $input) { lastPosition } }', asSteward(), {
    input: { reason: 'kiểm thử', legalBasis: 'Nghị định 1/2026/NĐ-CP', operations },
  });
  return data.submitChangeSet.lastPosition;
}
const concerns = async () => (await hub.concerns()).map(({ name }) => name).filter((name) => name.startsWith('standby'));
const onServer = (url: string, sql: string) => withPool(createPool({ url, max: 1 }), (pool) => query<any>(pool, sql));
const onStandby = (sql: string) => onServer(standby.url, sql);
const metric = async (line: RegExp) => Number(line.exec(await (await fetch(`${hub.address}/metrics`)).text())?.[1]);

it('what is open is answered by a standby, and what is personal by the primary', async () => {
  await submit();
  await until(() => ask(COUNT), isByStandby);
  for (const text of ['{ portCode(code: "VNAAB") { matchedName } }', '{ portCodeAggregate { groups { count } } }', COUNT]) {
    const { status, data, servedBy } = await until(() => ask(text), isByStandby);
    expect([status, data, servedBy]).toEqual([200, expect.anything(), { server: 'standby-1', behindMs: expect.any(Number) }]);
  }
  // Of a person, for a purpose; of what looks at persons, for none; and what several statements answer.
  const own = { authorization: `Bearer ${tokens.citizen}`, 'hub-purpose': 'self-access' };
  for (let i = 0; i < 5; i++) {
    const person = await ask(`{ person(personalId: "${PERSON}") { fullName } }`, own);
    expect(person).toMatchObject({ data: { person: { fullName: 'Nguyễn Văn Giả Lập' } }, servedBy: { server: 'primary', behindMs: 0 } });
    expect(await ask('{ businesses { nodes { mayOperate(kind: "taxi") { answer } } } }')).toMatchObject({
      servedBy: { server: 'primary' },
    });
    expect(await ask('{ changes(after: "0") { nodes { position } } }')).toMatchObject({ servedBy: { server: 'primary' } });
  }
  expect(await metric(/^giaolo_questions_served_total\{server="standby-1"\} (\S+)$/m)).toBeGreaterThan(2);
  await until(
    () => metric(/^giaolo_standby_behind_seconds\{standby="standby-1"\} (\S+)$/m),
    (seconds) => seconds < ALLOWED_MS / 1_000,
  );
  await until(concerns, (names) => names.length === 0);
});

it('no answer is older than was asked for, while a standby stands still', async () => {
  const before = counted(await until(() => ask(COUNT), isByStandby));
  await onStandby('select pg_wal_replay_pause()');
  await until(
    () => onStandby('select pg_get_wal_replay_pause_state() as state'),
    ({ rows }) => rows[0].state === 'paused',
  );
  const late = { 'hub-max-staleness': '60' };
  // Whoever wrote sees it, without saying so: by a file, and by a mutation.
  const brought = await fetch(`${hub.address}/import/reference/plateCode`, {
    method: 'POST',
    headers: {
      ...{ ...asSteward(), 'hub-purpose': 'stewardship', 'content-type': 'application/octet-stream' },
      'hub-import': encodeURIComponent(
        JSON.stringify({ file: 'bien.csv', apply: true, reason: 'kiểm thử', legalBasis: 'Thông tư 79/2024/TT-BCA' }),
      ),
    },
    body: 'code,holder\n81,thử\n',
  });
  expect(await brought.text()).toContain('"APPLIED"');
  expect(await ask('{ plateCodes { totalCount } }', { ...late, ...asSteward() })).toMatchObject({
    data: { plateCodes: { totalCount: 1 } },
  });
  const position = await submit();
  expect(await ask(COUNT, asSteward())).toMatchObject({ data: { portCodes: { totalCount: before + 1 } }, servedBy: { server: 'primary' } });
  const { asOf } = await ask(COUNT, { 'hub-max-staleness': '0' });
  const { snapshot, knownAt } = asOf.portCodes;
  expect(counted(await until(() => ask(COUNT, late), isByStandby))).toBe(before);
  for (const answer of [
    await ask(COUNT, { ...late, 'hub-at-least': position }),
    await ask(COUNT, { ...late, 'hub-at-least': `${position}@${JSON.parse(Buffer.from(snapshot, 'base64url').toString())[0]}` }),
    await ask(AS_OF, late, { at: { snapshot } }),
    await ask(AS_OF, late, { at: { knownAt } }),
    await ask(COUNT, { 'hub-max-staleness': '0' }),
  ])
    expect(answer).toMatchObject({ data: { portCodes: { totalCount: before + 1 } }, servedBy: { server: 'primary' } });

  expect(await ask(COUNT, { 'hub-at-least': '999999' })).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
  expect(await ask(COUNT, { 'hub-at-least': `1@${crypto.randomUUID()}` })).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
  expect(await ask(COUNT, { 'hub-at-least': 'soon' })).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
  expect(await ask(COUNT, { 'hub-max-staleness': '61' })).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });

  await until(concerns, (names) => names.includes('standby-behind'));
  const { data, servedBy } = await ask(COUNT);
  expect([data.portCodes.totalCount, servedBy]).toEqual([before + 1, { server: 'primary', behindMs: 0 }]);

  await onStandby('select pg_wal_replay_resume()');
  const caughtUp = await until(() => ask(COUNT, { 'hub-at-least': position }), isByStandby);
  expect(counted(caughtUp)).toBe(before + 1);
  expect(isByStandby(await until(() => ask(AS_OF, {}, { at: { snapshot } }), isByStandby))).toBe(true);
});

const KILL = `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'giaolo_serving_open'`;

it('under a writer each answer holds what its token says, whoever gives it, while connections to the standby die', async () => {
  let last = await submit();
  let count = counted(await ask(COUNT, { 'hub-at-least': last }));
  const by = { primary: 0, 'standby-1': 0 };
  for (let round = 0; round < 40 || by['standby-1'] < 40; round++) {
    if (round < 40) {
      last = await submit();
      count += 1;
    }
    const asking = Array.from({ length: 4 }, () => ask(COUNT, { 'hub-at-least': last }));
    if (round % 4 === 3 && round < 40) await onStandby(KILL);
    for (const answer of await Promise.all(asking)) {
      expect(counted(answer)).toBe(count);
      by[answer.servedBy?.server as keyof typeof by] += 1;
    }
  }
  expect(by['standby-1']).toBeGreaterThanOrEqual(40);
});

it('an answer that was read too early, in another log or over another history is not taken', async () => {
  const need: Need = { actor: 'x', maxStalenessMs: null, places: [], knownAt: null };
  const pools = {
    primary: createPool({ url: server.openUrl, role: 'giaolo_open', max: 1 }),
    standby: createPool({ url: at(standby.url, server.openUrl), role: 'giaolo_open', max: 1 }),
  };
  // What its end says there is another on a primary of another history.
  await onServer(
    server.url,
    `create schema other; grant usage on schema other to giaolo_open;
     create view other.change_print as select position, sha256(print) as print from public.change_print; grant select on other.change_print to giaolo_open`,
  );
  const other = createPool({ url: `${server.openUrl}?options=-csearch_path%3Dother,public`, role: 'giaolo_open', max: 1 });
  const watching = (primary: typeof other) =>
    watchStandbys({
      primary,
      followers: [{ name: 'standby-1', readers: readersOver(pools.standby), pool: pools.standby }],
      maxStalenessMs: ALLOWED_MS,
    });
  try {
    const watched = watching(pools.primary);
    const look = async () => {
      await watched.lookAtPrimary();
      await watched.lookAt('standby-1');
    };
    const choose = (of: Need) =>
      until(
        async () => {
          await look();
          return watched.choose(of);
        },
        (one) => one !== undefined,
      );
    const chosen = await choose(need);
    const { head, ...times } = await currentTimes({ query: (...statement) => query(pools.standby, ...statement) });
    expect(() => chosen?.accept({ ...times, head })).not.toThrow();
    const early = { ...head, position: String(Number(head.position) - 1) };
    expect(() => chosen?.accept({ ...times, head: early })).toThrow();
    expect(() => chosen?.accept({ ...times, head, logId: crypto.randomUUID() })).toThrow();
    const known = await choose({ ...need, knownAt: head.recordedFrom });
    expect(() => known?.accept({ ...times, head })).not.toThrow();
    expect(() => known?.accept({ ...times, head: { ...head, recordedFrom: '2020-01-01T00:00:00.000000Z' } })).toThrow();
    expect(watched.choose({ ...need, places: [{ position: '1', logId: crypto.randomUUID() }] })).toBeUndefined();

    const forked = watching(other);
    await forked.lookAtPrimary();
    await forked.lookAt('standby-1');
    expect(forked.standings()).toEqual([{ name: 'standby-1', state: 'FOREIGN', behindMs: null }]);
    expect(forked.choose(need)).toBeUndefined();
  } finally {
    await Promise.all([other.end(), pools.primary.end(), pools.standby.end()]);
  }
});

it('a standby of another log, one that was promoted and one that is away are not read from, and are told', async () => {
  await onStandby('select pg_wal_replay_pause()');
  await asOwner(server.url, `select renew_log('test', null)`);
  await until(concerns, (names) => names.includes('standby-foreign'));
  expect(await ask(COUNT, { 'hub-max-staleness': '60' })).toMatchObject({ status: 200, servedBy: { server: 'primary' } });
  await onStandby('select pg_wal_replay_resume()');
  await until(() => ask(COUNT), isByStandby);

  await onStandby('select pg_promote()');
  await until(concerns, (names) => names.includes('standby-apart'));
  expect(await ask(COUNT)).toMatchObject({ status: 200, servedBy: { server: 'primary' } });

  const stopped = standby.stop();
  await until(
    async () => {
      expect((await ask(COUNT)).status).toBe(200);
      return concerns();
    },
    (names) => names.includes('standby-unreachable'),
  );
  await stopped;
  const { status, ok } = await fetch(`${hub.address}/readyz`);
  expect([status, ok]).toEqual([200, true]);
});
