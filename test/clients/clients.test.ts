import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { Environment, fetchQuery, type OperationType, RecordSource, Store } from 'relay-runtime';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { inPackage } from '../../src/root.js';
import { CASE, type RunningHub, runHub } from '../server/running-hub.js';
import { write } from '../support/write.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

/**
 * The settings of docs/clients.md, word for word, in the clients themselves against a running hub. Of one badge three days are asked:
 * today, a day on which it had another state, and one on which the state of today has run out. A client keeps them apart if, asked again
 * for the first without going to the hub, it still says what the first was.
 */
let hub: RunningHub;
let folder: string;
/** Relay's compiler adds what it writes to the repository it stands in, so it works elsewhere. */
const projects = mkdtempSync(join(tmpdir(), 'giaolo-relay-'));
let settings: Settings;

type Settings = { url: string; headers: Record<string, string>; records: string[]; others: string[] };
type Seen = { state: string; status: string; business: { name: string } };
/** Asks the hub for the badge on a day, and then what the client holds without asking. */
type Keeping = { ask(day?: string): Promise<Seen>; held(day?: string): Promise<Seen | null> };

const TODAY: Seen = { state: 'ACTIVE', status: 'IN_FORCE', business: { name: 'Công ty Mới (giả lập)' } };
const THEN: Seen = { state: 'SURRENDERED', status: 'REVOKED', business: { name: 'Công ty Vận tải Đường Trường (giả lập)' } };
const LATER: Seen = { ...TODAY, status: 'EXPIRED' };
const YEAR = new Date().getUTCFullYear();
const [THEN_DAY, LATER_DAY] = ['2025-05-01', `${YEAR + 5}-06-01`];

const KEYED = 'id cacheId stateId';
const FIELDS = (keys: string) => `${keys} state status business { ${keys} name }`;
const QUERY = (keys: string) => `query Badge($id: ID!, $at: AsOf) { badge(id: $id, asOf: $at) { ${FIELDS(keys)} } }`;
const variables = (day?: string) => ({ id: hub.world.badge, ...(day ? { at: { validAt: day } } : {}) });
const seenOf = ({ state, status, business }: Seen): Seen => ({ state, status, business: { name: business.name } });

beforeAll(async () => {
  hub = await runHub();
  const { badge, business } = hub.world;
  await write(hub, [
    { operation: 'correct', entity: 'Badge', id: badge, from: '2025-04-01', to: '2025-06-01', values: { state: 'SURRENDERED' } },
  ]);
  await write(hub, [
    {
      operation: 'correct',
      entity: 'Badge',
      id: badge,
      from: '2025-06-01',
      to: null,
      values: { issuedOn: `${YEAR}-01-01`, expiresOn: `${YEAR + 4}-12-31` },
    },
  ]);
  await write(hub, [
    { operation: 'update', entity: 'Business', id: business, from: '2025-06-01', values: { name: 'Công ty Mới (giả lập)' } },
  ]);
  mkdirSync(inPackage('.test-programs'), { recursive: true });
  folder = mkdtempSync(inPackage('.test-programs/clients-'));
  const url = `${hub.url}/graphql`;
  const headers = { authorization: `Bearer ${await hub.token('dossier-service')}`, 'hub-purpose': 'once-only', 'hub-case': CASE };
  settings = { url, headers, ...(await (await block('object-types.js')).objectTypes(url)) };
});
afterAll(async () => {
  await hub.close();
  for (const made of [folder, projects]) rmSync(made, { recursive: true, force: true });
});

/** A module of the page, as somebody would paste it. */
async function block(name: string): Promise<any> {
  const page = readFileSync(inPackage('docs/clients.md'), 'utf8');
  const [, text] = page.match(new RegExp(`\`\`\`js\\n// ${name.replace('.', '\\.')}\\n([\\s\\S]*?)\`\`\``)) ?? [];
  if (text === undefined) throw new Error(`docs/clients.md has no ${name}`);
  const path = join(folder, name);
  writeFileSync(path, text);
  return import(pathToFileURL(path).href);
}

/** Apollo Client with a cache of its own or with that of the page. */
function apollo(client: ApolloClient, keys = KEYED): Keeping {
  const query = gql(QUERY(keys));
  const ask = (fetchPolicy: 'network-only' | 'cache-only') => async (day?: string) => {
    const { data } = await client.query<{ badge: Seen }>({ query, variables: variables(day), fetchPolicy });
    return data?.badge ? seenOf(data.badge) : null;
  };
  return { ask: ask('network-only') as Keeping['ask'], held: ask('cache-only') };
}

function urql(client: Client, keys = KEYED): Keeping {
  const ask = (requestPolicy: 'network-only' | 'cache-only') => async (day?: string) => {
    const { data } = await client.query<{ badge: Seen }>(QUERY(keys), variables(day), { requestPolicy }).toPromise();
    return data?.badge ? seenOf(data.badge) : null;
  };
  return { ask: ask('network-only') as Keeping['ask'], held: ask('cache-only') };
}

type BadgeQuery = OperationType & { response: { badge: Seen } };

function relay(environment: Environment, operation: any): Keeping {
  const ask = (fetchPolicy: 'network-only' | 'store-or-network') => async (day?: string) => {
    const answer = await fetchQuery<BadgeQuery>(environment, operation, variables(day), { fetchPolicy }).toPromise();
    return answer?.badge ? seenOf(answer.badge) : null;
  };
  const held: Keeping['held'] = async (day) => {
    const sending = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('what is held was asked for again'));
    return ask('store-or-network')(day).finally(() => sending.mockRestore());
  };
  return { ask: ask('network-only') as Keeping['ask'], held };
}

/** What the page's settings keep apart, and the key of before makes one. */
async function days({ ask, held }: Keeping) {
  const asked = [await ask(), await ask(THEN_DAY), await ask(LATER_DAY)];
  return { asked, held: [await held(), await held(THEN_DAY), await held(LATER_DAY)] };
}

const APART = { asked: [TODAY, THEN, LATER], held: [TODAY, THEN, LATER] };
const MIXED = { asked: [TODAY, THEN, LATER], held: [LATER, LATER, LATER] };

describe('three days of one badge', () => {
  it('stay three in Apollo Client, and were one under `id`', async () => {
    const { apolloClient } = await block('apollo.js');
    expect(await days(apollo(apolloClient(settings)))).toEqual(APART);
    const byId = new ApolloClient({ cache: new InMemoryCache(), link: new HttpLink({ uri: settings.url, headers: settings.headers }) });
    expect(await days(apollo(byId))).toEqual(MIXED);
  });

  it('cannot be asked of Apollo Client without their key', async () => {
    const { apolloClient } = await block('apollo.js');
    await expect(days(apollo(apolloClient(settings), 'id'))).rejects.toThrow(/cacheId|An error occurred/);
  });

  it('stay three in urql, and were one under `id`; without their key they are kept apart as well', async () => {
    const { urqlClient } = await block('urql.js');
    expect(await days(urql(urqlClient(settings)))).toEqual(APART);
    expect(await days(urql(urqlClient(settings), 'id'))).toEqual(APART);
    const byId = new Client({
      url: settings.url,
      preferGetMethod: false,
      fetchOptions: { headers: settings.headers },
      exchanges: [cacheExchange({}), fetchExchange],
    });
    expect(await days(urql(byId))).toEqual(MIXED);
  });

  it('stay three in Relay, and were one under `id`', async () => {
    const { relayEnvironment } = await block('relay.js');
    const compiled = compile(readFileSync(inPackage('schema.graphql'), 'utf8'));
    expect(await days(relay(relayEnvironment(settings), compiled('badgeQuery')))).toEqual(APART);
    const byId = new Environment({ network: relayEnvironment(settings).getNetwork(), store: new Store(new RecordSource()) });
    expect(await days(relay(byId, compiled('badgeQuery')))).toEqual(MIXED);
    // Without its key a record stays with what it was asked under.
    expect(await days(relay(relayEnvironment(settings), compiled('badgeBareQuery')))).toEqual(APART);
  });

  it('are refetched by Relay as of today, under the key of today', async () => {
    const { relayEnvironment } = await block('relay.js');
    const environment: Environment = relayEnvironment(settings);
    const compiled = compile(readFileSync(inPackage('schema.graphql'), 'utf8'));
    await relay(environment, compiled('badgeQuery')).ask(THEN_DAY);
    await fetchQuery(environment, compiled('badgeRefetchQuery'), { id: hub.world.badge }).toPromise();
    const states = Object.values(environment.getStore().getSource().toJSON()).flatMap((record) =>
      record?.__typename === 'Badge' ? [record] : [],
    );
    expect(states.map(({ __id, state }) => [String(__id).includes('@'), state])).toEqual([
      [true, 'SURRENDERED'],
      [false, 'ACTIVE'],
    ]);
  });
});

it('Relay compiles no refetching where `node` takes more than an id', () => {
  const schema = readFileSync(inPackage('schema.graphql'), 'utf8');
  const before = schema.replace(/(\n {2}node\([^)]*id: ID!)/, '$1, asOf: AsOf');
  expect(before).not.toBe(schema);
  expect(() => compile(before)).toThrow(/node/);
});

/** The questions of this test, compiled by Relay's own compiler as of a schema. */
function compile(schema: string, keys = KEYED): (name: string) => any {
  const project = mkdtempSync(join(projects, 'relay-'));
  mkdirSync(join(project, 'src'));
  writeFileSync(join(project, 'package.json'), '{ "type": "commonjs" }');
  writeFileSync(join(project, 'schema.graphql'), schema);
  writeFileSync(
    join(project, 'relay.config.json'),
    JSON.stringify({ src: './src', schema: './schema.graphql', language: 'javascript', eagerEsModules: false }),
  );
  const question = (name: string, fields: string) =>
    `graphql\`query ${name}($id: ID!, $at: AsOf) { badge(id: $id, asOf: $at) { ${fields} } }\`;`;
  const fragment = `graphql\`fragment badge_badge on Badge @refetchable(queryName: "badgeRefetchQuery") { ${FIELDS(keys)} }\`;`;
  writeFileSync(
    join(project, 'src/badge.js'),
    [question('badgeQuery', FIELDS(keys)), question('badgeBareQuery', FIELDS('id')), fragment].join('\n'),
  );
  execFileSync(inPackage('node_modules/.bin/relay-compiler'), ['--noWatchman', 'relay.config.json'], { cwd: project, stdio: 'pipe' });
  const load = createRequire(join(project, 'src/badge.js'));
  return (name) => load(`./__generated__/${name}.graphql.js`);
}
