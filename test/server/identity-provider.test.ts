import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errors, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import {
  allowInsecureRequests,
  ClientSecretPost,
  clientCredentialsGrant,
  discovery,
  fetchProtectedResource,
  getDPoPHandle,
  randomDPoPKeyPair,
} from 'openid-client';
import { beforeAll, describe, it, vi } from 'vitest';
import { signedIn, writerOf } from '../../src/cli/signed-in.js';
import type { Config } from '../../src/config.js';
import { freePort } from '../../src/db/embedded/free-port.js';
import { HubError } from '../../src/errors.js';
import { createLogger } from '../../src/runtime/logger.js';
import { openModel } from '../../src/runtime/model.js';
import { openOidcIssuer } from '../../src/server/oidc-issuer.js';
import { keepTime } from '../../src/worker/timekeeper.js';
import { program } from '../support/program.js';
import { type RunningHub, runHub } from './running-hub.js';

/** The hub asks again every 5 s while the provider is away, and every 30 s while it is there. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });
const SOON = { timeout: 60_000, interval: 250 };

/** What a process does for itself needs none. */
const NO_DATABASE = { withWorkPool: () => Promise.reject(new Error('no database')), onFault: () => undefined };

/** The tests wait for the hub's clocks, so they wait together: each ends what it began, the last first. */
type Ends = { onTestFinished(step: () => unknown): void };

let first: JWK;
let second: JWK;
beforeAll(async () => {
  const make = async (kid: string) => ({
    ...(await exportJWK((await generateKeyPair('ES256', { extractable: true })).privateKey)),
    ...{ kid, alg: 'ES256', use: 'sig' },
  });
  [first, second] = [await make('first'), await make('second')];
});

/** A real provider in a process of its own. */
async function startProvider(
  { onTestFinished }: Ends,
  port: number,
  key: JWK,
): Promise<{ child: ChildProcess; issue(): Promise<string>; stop(): Promise<void> }> {
  const file = program('test/server/identity-provider-process.ts');
  const child = spawn(process.execPath, [file, String(port), JSON.stringify(key)], { stdio: ['ignore', 'pipe', 'ignore'] });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  onTestFinished(stop);
  await once(child.stdout, 'data');
  const issue = async () => {
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'portal', client_secret: 'portal-secret' });
    const { access_token } = (await (await fetch(`http://127.0.0.1:${port}/token`, { method: 'POST', body })).json()) as {
      access_token: string;
    };
    return access_token;
  };
  return { child, issue, stop };
}

async function startHub({ onTestFinished }: Ends, port: number): Promise<RunningHub> {
  const hub = await runHub({ config: { identity: { issuer: `http://127.0.0.1:${port}`, audience: 'giaolo' } }, empty: true });
  onTestFinished(hub.close);
  return hub;
}

const with_ = (hub: RunningHub, token: string) => hub.ask('{ __typename }', { headers: { authorization: `Bearer ${token}` } });
const status = async (hub: RunningHub, token: string) => (await with_(hub, token)).status;
const detail = async (hub: RunningHub) => {
  const { status, body } = await hub.send('/readyz', { method: 'GET' });
  return {
    status,
    names: body.detail.map(({ name }: { name: string }) => name),
    text: body.detail.map(({ en }: { en: string }) => en).join(),
  };
};
const away = (hub: RunningHub) => hub.log.map((line) => JSON.parse(line)).filter(({ event }) => event === 'identity-provider-away');
/** As the provider would sign it. */
const signed = async (port: number, key: JWK, header: Record<string, unknown> = {}) =>
  new SignJWT({ role: 'dossier-service', purposes: ['once-only'] })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: String(key.kid), ...header })
    .setIssuer(`http://127.0.0.1:${port}`)
    .setAudience('giaolo')
    .setSubject('portal')
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(await importJWK(key, 'ES256'));

describe('an identity provider', () => {
  it.concurrent('that is down when the hub starts makes no token bad: 503, said and logged, and the hub recovers by itself', async (own) => {
    const { expect } = own;
    const port = await freePort();
    const hub = await startHub(own, port);
    const token = await signed(port, first);
    const answer = await with_(hub, token);
    expect(answer).toMatchObject({
      status: 503,
      code: 'UNAVAILABLE',
      body: { errors: [{ extensions: { missing: 'identity-provider' } }] },
    });
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(answer.headers.get('www-authenticate')).toBeNull();
    expect(answer.text).not.toMatch(/ECONN|127\.0\.0\.1/);
    // Whoever sends no token is served, so requests still belong here.
    expect((await hub.ask('{ __typename }')).status).toBe(200);
    // The hub asks again by itself, and on a busy machine one of these asks may end as too late.
    await expect
      .poll(() => detail(hub), SOON)
      .toMatchObject({ status: 200, names: ['identity-provider'], text: 'The identity provider cannot be reached.' });
    expect(await hub.hub.concerns()).toMatchObject([{ name: 'identity-provider' }]);
    expect(away(hub)).toContainEqual(expect.objectContaining({ kind: 'unreachable', reason: 'ECONNREFUSED' }));
    // The refused request tells the cause under its id, and nothing of its token.
    const request = hub.log.find((line) => line.includes(answer.headers.get('x-request-id') ?? '-') && line.includes('causes'));
    expect(request).toMatch(/ProviderFault.*(cannot be reached.*ECONNREFUSED|does not answer in time)/);
    for (const part of token.split('.')) expect(hub.log.join('\n')).not.toContain(part);
    const metrics = (await hub.send('/metrics', { method: 'GET' })).text;
    expect(metrics).toMatch(/giaolo_identity_provider_fetches_total\{outcome="unreachable"\} [1-9]/);
    expect(metrics).toMatch(/giaolo_refusals_total\{code="UNAVAILABLE",role="anonymous"\} 1/);

    const provider = await startProvider(own, port, first);
    await expect.poll(() => status(hub, token), SOON).toBe(200);
    expect(await status(hub, await provider.issue())).toBe(200);
    expect(await detail(hub)).toMatchObject({ status: 200, names: [] });
    expect(hub.log.join('\n')).toContain('identity-provider-back');
  });

  it.concurrent.for(['SIGKILL', 'SIGSTOP'] as const)(
    'that is gone by %s leaves tokens of its known keys good, and calls none bad that only it could judge',
    async (signal, own) => {
      const { expect } = own;
      const port = await freePort();
      const provider = await startProvider(own, port, first);
      const hub = await startHub(own, port);
      const [seen, unseen] = [await provider.issue(), await provider.issue()];
      expect(await status(hub, seen)).toBe(200);
      provider.child.kill(signal);
      // A key nobody has heard of makes the hub ask, as soon as it may.
      const stranger = await signed(port, second);
      await expect.poll(() => status(hub, stranger), SOON).toBe(503);
      expect(await detail(hub)).toMatchObject({ status: 200, names: ['identity-provider'] });
      await expect.poll(() => away(hub).map(({ kind }) => kind), SOON).toContain(signal === 'SIGKILL' ? 'unreachable' : 'timeout');
      expect(await status(hub, seen)).toBe(200);
      expect(await status(hub, unseen)).toBe(200);
      // What can be judged without it still is.
      expect(await status(hub, await signed(port, { ...second, kid: 'first' }))).toBe(401);
      expect(await status(hub, 'abc')).toBe(401);
      if (signal === 'SIGSTOP') provider.child.kill('SIGCONT');
      else await startProvider(own, port, first);
      await expect.poll(() => status(hub, stranger), SOON).toBe(401);
      expect((await detail(hub)).names).toEqual([]);
    },
  );

  it.concurrent('that took a key back while it was away ends its tokens within a minute of being back, also those just believed', async (own) => {
    const { expect } = own;
    const port = await freePort();
    const before = await startProvider(own, port, first);
    const hub = await startHub(own, port);
    const old = await before.issue();
    expect(await status(hub, old)).toBe(200);
    await before.stop();
    const after = await startProvider(own, port, second);
    const asked = setInterval(() => void status(hub, old), 500);
    own.onTestFinished(() => clearInterval(asked));
    await expect.poll(() => status(hub, old), SOON).toBe(401);
    expect(await status(hub, await after.issue())).toBe(200);
  });

  it.concurrent('is asked once for its keys, however many tokens come', async (own) => {
    const { expect } = own;
    const port = await freePort();
    const counts = { keys: 0, discovery: 0 };
    const { d: _, ...open } = first;
    const server = await serve(port, (path) => {
      counts[path === '/keys' ? 'keys' : 'discovery'] += 1;
      return path === '/keys' ? { keys: [open] } : { issuer: `http://127.0.0.1:${port}`, jwks_uri: `http://127.0.0.1:${port}/keys` };
    });
    own.onTestFinished(() => end(server));
    const hub = await startHub(own, port);
    for (let i = 0; i < 5; i++) expect(await status(hub, await signed(port, first))).toBe(200);
    for (let i = 0; i < 50; i++) expect(await status(hub, await signed(port, first, { kid: `unknown-${i}` }))).toBe(401);
    expect(counts.keys).toBeLessThanOrEqual(3);
    expect(counts.discovery).toBe(1);
  });

  it.concurrent('binds a token to a key, which a foreign client of the standards proves to hold', async (own) => {
    const { expect } = own;
    const port = await freePort();
    await startProvider(own, port, first);
    const hub = await startHub(own, port);
    const config = await discovery(new URL(`http://127.0.0.1:${port}`), 'portal', undefined, ClientSecretPost('portal-secret'), {
      execute: [allowInsecureRequests],
    });
    const DPoP = getDPoPHandle(config, await randomDPoPKeyPair('ES256'));
    const { access_token: token, token_type: type } = await clientCredentialsGrant(config, {}, { DPoP });
    const headers = new Headers({ 'content-type': 'application/json' });
    const ask = () =>
      fetchProtectedResource(config, token, new URL('/graphql', hub.url), 'POST', '{"query":"{ __typename }"}', headers, { DPoP });
    expect([type, (await ask()).status, (await ask()).status, await status(hub, token)]).toEqual(['dpop', 200, 200, 401]);
  });

  it.concurrent('lets a command that nobody sits at speak as a service, whose role says what it may write', async (own) => {
    const { expect } = own;
    const port = await freePort();
    const personDir = await mkdtemp(join(tmpdir(), 'giaolo-person-'));
    own.onTestFinished(() => rm(personDir, { recursive: true }));
    await startProvider(own, port, first);
    const cliWith = (clientSecret: string) =>
      ({
        config: () => ({
          ...{ identity: { issuer: `http://127.0.0.1:${port}`, audience: 'giaolo' }, keysDir: personDir, personDir, production: false },
          service: { clientId: 'portal', clientSecret },
        }),
      }) as never;
    const dossiersOnly = openModel();
    const writing = {
      ...dossiersOnly,
      access: { ...dossiersOnly.access, roles: dossiersOnly.access.roles.map((role) => ({ ...role, mayWriteAny: true })) },
    };
    expect(await writerOf(cliWith('portal-secret'), writing as never)).toEqual({ actor: 'portal', agency: 'H26' });
    await expect(writerOf(cliWith('portal-secret'), dossiersOnly)).rejects.toThrow(/dossier-service/);
    await expect(writerOf(cliWith('another'), dossiersOnly)).rejects.toThrow(/HUB_CLIENT_SECRET/);
    // Nobody is signed in by it: what a person decides is not the service's.
    expect(await signedIn((cliWith('portal-secret') as { config(): Config }).config(), dossiersOnly)).toBeUndefined();
  });

  it.concurrent('makes demo tokens worthless, and none are given', async (own) => {
    const { expect } = own;
    const port = await freePort();
    await startProvider(own, port, first);
    const hub = await startHub(own, port);
    expect(await status(hub, await hub.token('steward'))).toBe(401);
    expect((await hub.send('/playground/tokens.json', { method: 'GET' })).status).toBe(404);
    expect((await hub.send('/.well-known/jwks.json', { method: 'GET' })).body.keys.map(({ kid }: { kid: string }) => kid)).toEqual([
      JSON.parse(await readFile(join(hub.keysDir, 'receipts.json'), 'utf8')).kid,
    ]);
    // An identity token is no access token.
    expect(await status(hub, await signed(port, first, { typ: 'JWT' }))).toBe(401);
    expect(await status(hub, await signed(port, first, { typ: undefined }))).toBe(401);
  });
});

describe('what is wrong with a provider', () => {
  type Answers = (path: string, self: string, open: JWK) => unknown;
  const discovery = (self: string) => ({ issuer: self, jwks_uri: `${self}/keys` });
  const faults: Record<string, { kind: string; answers: Answers }> = {
    'answers 500': { kind: 'status', answers: () => 500 },
    'sends elsewhere': { kind: 'status', answers: () => 302 },
    'answers a page': { kind: 'not-json', answers: () => '<html>Bảo trì</html>' },
    'never ends its answer': { kind: 'timeout', answers: (path, self) => (path === '/keys' ? null : discovery(self)) },
    'answers without end': {
      kind: 'too-large',
      answers: (path, self) => (path === '/keys' ? { keys: [], more: 'x'.repeat(2 ** 20) } : discovery(self)),
    },
    'describes another issuer': {
      kind: 'discovery',
      answers: (_path, self) => ({ ...discovery(self), issuer: 'https://elsewhere.example' }),
    },
    'describes nothing': { kind: 'discovery', answers: () => null },
    'names no keys': { kind: 'discovery', answers: (_path, self) => ({ issuer: self, jwks_uri: 'file:///etc/passwd' }) },
    'has no key set': { kind: 'keys', answers: (path, self) => (path === '/keys' ? { keys: 'none' } : discovery(self)) },
  };
  it.concurrent.for(Object.entries(faults))(
    'is told by name when it %s, and is believed once it is well',
    async ([, { kind, answers }], { onTestFinished, expect }) => {
      const port = await freePort();
      const self = `http://127.0.0.1:${port}`;
      const { d: _, ...open } = first;
      let isWell = false;
      const server = await serve(port, (path) =>
        isWell ? (path === '/keys' ? { keys: [open] } : discovery(self)) : answers(path, self, open),
      );
      const log: any[] = [];
      const outcomes: string[] = [];
      const issuer = await openOidcIssuer({
        ...{ issuer: self, audience: 'giaolo', onFetch: (outcome) => outcomes.push(outcome) },
        logger: createLogger('info', { to: { write: (line) => void log.push(JSON.parse(line)) } }),
      });
      const timekeeper = keepTime({ jobs: [issuer.refreshing], ...NO_DATABASE });
      onTestFinished(async () => {
        await timekeeper.close();
        end(server);
      });
      const token = await signed(port, first);
      const refused = await issuer.verify(token).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(HubError);
      expect(refused).toMatchObject({ code: 'UNAVAILABLE', details: { missing: 'identity-provider' }, cause: { kind } });
      expect(log).toMatchObject([{ event: 'identity-provider-away', kind }]);
      expect(outcomes).toEqual([kind]);
      isWell = true;
      await expect.poll(() => issuer.verify(token).then(({ sub }) => sub, String), SOON).toBe('portal');
      expect(await issuer.look()).toEqual([]);
    },
  );

  it.concurrent('is never told of a token that is merely hostile', async (own) => {
    const { expect } = own;
    const port = await freePort();
    const self = `http://127.0.0.1:${port}`;
    // Without `alg`, so that the token's own says how the key is used.
    const { d: _, alg: _alg, ...open } = first;
    const server = await serve(port, (path) => (path === '/keys' ? { keys: [open] } : discovery(self)));
    own.onTestFinished(() => end(server));
    const issuer = await openOidcIssuer({ issuer: self, audience: 'giaolo', logger: createLogger('silent') });
    const [head = '', body = '', signature = ''] = (await signed(port, first)).split('.');
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const heads = ['EdDSA', 'ES256', 'ES384', 'ES512', 'PS256', 'RS256', 'HS256', 'none', 7, null].flatMap((alg) => [
      { alg, typ: 'at+jwt', kid: 'first' },
      { alg, typ: 'at+jwt' },
      { alg, typ: 'at+jwt', kid: { toString: 1 } },
      { alg, typ: 'at+jwt', kid: 'first', crit: ['b64'], b64: false },
    ]);
    const forged = [
      ...heads.map((one) => `${part(one)}.${body}.${signature}`),
      `${head}.${part([1])}.${signature}`,
      `${head}..${signature}`,
      `..`,
      'a.b.c.d.e',
    ];
    const good = `${head}.${body}.${signature}`;
    for (const token of forged.filter((one) => one !== good)) {
      const told = await issuer.verify(token).then(
        () => null,
        (error: unknown) => error,
      );
      if (told !== null || token.startsWith(part({ alg: 'ES256', typ: 'at+jwt' })))
        expect([token, told]).toEqual([token, expect.any(errors.JOSEError)]);
    }
  });
});

/** A plain server in the place of a provider: a text is sent as a page, a number as a status, null is never sent to its end. */
async function serve(port: number, answer: (path: string) => unknown): Promise<Server> {
  const server = createServer((request, response) => {
    const value = answer(request.url ?? '');
    if (typeof value === 'number') response.writeHead(value, { location: '/elsewhere' }).end();
    else if (typeof value === 'string') response.setHeader('content-type', 'text/html').end(value);
    else if (value === null && request.url === '/keys') response.writeHead(200).write('{');
    else response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function end(server: Server): void {
  server.closeAllConnections();
  server.close();
}
