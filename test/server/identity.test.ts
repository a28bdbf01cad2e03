import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { endpointsAt } from '../../src/db/endpoint.js';
import { READ_ROWS } from '../../src/hub/reads/read-rows.js';
import { behalfOf, namingBehalf } from '../../src/server/behalf.js';
import { DEMO_AUDIENCE, DEMO_ISSUER } from '../../src/server/demo-issuer.js';
import { openHub } from '../../src/server/hub.js';
import { rememberGoodTokens } from '../../src/server/identity.js';
import { EXAMPLE_CASE } from '../../src/server/pages.js';
import { CASE, PERSONAL_ID, type RunningHub, runHub } from './running-hub.js';

let running: RunningHub;
let key: Awaited<ReturnType<typeof importJWK>>;
let jwk: JWK;
beforeAll(async () => {
  running = await runHub();
  jwk = JSON.parse(await readFile(join(running.keysDir, 'demo-issuer.json'), 'utf8'));
  key = await importJWK(jwk, 'EdDSA');
});
afterAll(() => running.close());

const with_ = (authorization: string) => running.ask('{ __typename }', { headers: { authorization } });

type Forgery = {
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  issuer?: string;
  audience?: string;
  expires?: number;
  notBefore?: number;
  with?: typeof key;
};
const now = () => Math.floor(Date.now() / 1000);
function sign({
  claims = {},
  header = {},
  issuer = DEMO_ISSUER,
  audience = DEMO_AUDIENCE,
  expires = now() + 600,
  notBefore,
  with: signer = key,
}: Forgery = {}) {
  const token = new SignJWT({ role: 'steward', purposes: ['stewardship'], ...claims })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: String(jwk.kid), ...header })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject('forged');
  if (!('iat' in claims)) token.setIssuedAt();
  if (!('exp' in claims)) token.setExpirationTime(expires);
  return (notBefore ? token.setNotBefore(notBefore) : token).sign(signer);
}

describe('a token', () => {
  it('that is good is served in its role', async () => {
    expect((await with_(`Bearer ${await sign()}`)).status).toBe(200);
    expect(JSON.parse(running.log.at(-1) ?? '{}')).toMatchObject({ role: 'steward', actor: 'forged' });
  });

  it('that is absent makes the caller anonymous, who reads open data only', async () => {
    expect((await running.ask('{ province(code: "01") { name } }')).body.data.province.name).toBe('Thành phố Hà Nội');
    const { body } = await running.ask('{ vehicles(where: { make: { eq: "Thaco" } }) { nodes { make plate } } }');
    expect(body.data.vehicles.nodes[0]).toMatchObject({ make: 'Thaco', plate: null });
    expect(body.extensions.withheld).toMatchObject([{ class: 'internal', reason: 'ROLE_NOT_ALLOWED' }]);
  });

  const other = generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const forgeries: Record<string, () => Promise<string> | string> = {
    'is expired': () => sign({ expires: now() - 60 }),
    'is not yet valid': () => sign({ notBefore: now() + 600 }),
    'is not signed at all': () =>
      new UnsecuredJWT({ role: 'steward' })
        .setIssuer(DEMO_ISSUER)
        .setAudience(DEMO_AUDIENCE)
        .setSubject('x')
        .setIssuedAt()
        .setExpirationTime('1h')
        .encode(),
    'is signed with the public key as a secret': () => hmacSigned(String(jwk.x)),
    'is signed by another key': async () => sign({ with: (await other).privateKey }),
    'names a key that is not ours': async () => sign({ with: (await other).privateKey, header: { kid: 'unknown' } }),
    'brings its own key': async () => sign({ with: (await other).privateKey, header: { jwk: await exportJWK((await other).publicKey) } }),
    'says where to fetch its key': async () =>
      sign({ with: (await other).privateKey, header: { jku: 'http://127.0.0.1:1/keys', x5u: 'http://127.0.0.1:1/x' } }),
    'has a critical header nobody knows': async () =>
      (await sign()).replace(
        /^[^.]+/,
        Buffer.from(JSON.stringify({ alg: 'EdDSA', typ: 'at+jwt', kid: jwk.kid, crit: ['x'], x: 1 })).toString('base64url'),
      ),
    'was changed after it was signed': async () => {
      const [head, , signature] = (await sign()).split('.');
      return `${head}.${Buffer.from(JSON.stringify({ iss: DEMO_ISSUER, aud: DEMO_AUDIENCE, sub: 'x', role: 'auditor', iat: now(), exp: now() + 600 })).toString('base64url')}.${signature}`;
    },
    'has lost its signature': async () => (await sign()).replace(/[^.]+$/, ''),
    'is for another audience': () => sign({ audience: 'elsewhere' }),
    'is from another issuer': () => sign({ issuer: 'https://elsewhere.example' }),
    'is an identity token': () => sign({ header: { typ: 'JWT' } }),
    'was issued in the future': () => sign({ claims: { iat: now() + 60 } }),
    'is good for years': () => sign({ expires: now() + 400 * 86_400 }),
    'is good for ever': () => sign({ expires: 8_640_000_000_000 }),
    'has no end': () => sign({ claims: { exp: undefined } }),
    'says when it was issued as a text': () => sign({ claims: { iat: 'yesterday' } }),
    'has no role': () => sign({ claims: { role: undefined } }),
    'has a role that does not exist': () => sign({ claims: { role: 'root' } }),
    'claims to be anonymous': () => sign({ claims: { role: 'anonymous' } }),
    'has an agency that is none': () => sign({ claims: { agency: "H26'; drop" } }),
    'has a personal id that is none': () => sign({ claims: { personal_id: '123' } }),
    'is no token': () => 'abc',
    'is empty': () => '',
    'is of 64 KB, or more than a request may hold': () => 'a'.repeat(9_000),
  };
  it.each(Object.entries(forgeries))('that %s refuses the whole request', async (_what, make) => {
    const answer = await with_(`Bearer ${await make()}`);
    expect({ status: answer.status, code: answer.code }).toEqual({ status: 401, code: 'UNAUTHENTICATED' });
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer .*invalid_token/);
    expect(answer.body.data).toBeUndefined();
    // Why it was refused would tell a forger how far he came.
    expect(answer.text).not.toMatch(/signature|expired"|kid|alg|jwk|audience/i);
  });

  it('of a clock that is a little ahead is good, as is one for a whole day', async () => {
    expect((await with_(`Bearer ${await sign({ claims: { iat: now() + 3 } })}`)).status).toBe(200);
    const iat = now();
    expect((await with_(`Bearer ${await sign({ claims: { iat, exp: iat + 24 * 3_600 } })}`)).status).toBe(200);
    expect((await with_(`Bearer ${await sign({ claims: { iat, exp: iat + 24 * 3_600 + 1 } })}`)).status).toBe(401);
  });

  it('of an unknown role is told to the operator, once a minute and without who bears it', async () => {
    running.log.length = 0;
    const misfits = async () =>
      /giaolo_token_misfits_total\{claim="role"\} (\d+)/.exec((await running.send('/metrics', { method: 'GET' })).text)?.[1];
    const before = Number((await misfits()) ?? 0);
    for (let i = 0; i < 3; i++) await with_(`Bearer ${await sign({ claims: { role: 'superintendent', agency: 'H26' } })}`);
    // Whatever else stands there could be somebody's.
    for (let i = 0; i < 2; i++) await with_(`Bearer ${await sign({ claims: { role: 'citizen 001090000011' } })}`);
    expect(Number(await misfits())).toBe(before + 5);
    const told = running.log.map((line) => JSON.parse(line)).filter(({ event }) => event === 'token-misfit');
    expect(told).toMatchObject([
      { level: 'warn', claim: 'role', role: 'superintendent' },
      { level: 'warn', claim: 'role' },
    ]);
    expect(JSON.stringify(told)).not.toMatch(/forged|001090000011|H26/);
  });

  it('that was good is refused from its last second on, however often it was sent', async () => {
    const token = await sign({ expires: now() + 2 });
    const remembered = rememberGoodTokens(async () => ({ exp: now() + 1 }));
    let checks = 0;
    const counted = rememberGoodTokens(async () => ({ exp: now() + 600, n: ++checks }));
    for (let i = 0; i < 5; i++) expect((await counted(token)).n).toBe(1);
    expect(checks).toBe(1);
    const failing = rememberGoodTokens(async () => Promise.reject(new Error(`check ${++checks}`)));
    await expect(failing(token)).rejects.toThrow('check 2');
    await expect(failing(token)).rejects.toThrow('check 3');
    const first = await remembered(token);
    await expect.poll(() => remembered(token), { timeout: 3_000, interval: 100 }).not.toBe(first);
    // On the wire, five seconds are left for clocks that differ.
    for (let i = 0; i < 3; i++) expect((await with_(`Bearer ${token}`)).status).toBe(200);
    await expect.poll(async () => (await with_(`Bearer ${token}`)).status, { timeout: 12_000, interval: 500 }).toBe(401);
  });

  it('that was good is checked again once other keys count', async () => {
    let generation = 0;
    let checks = 0;
    const remembered = rememberGoodTokens(
      async () => ({ exp: now() + 600, n: ++checks }),
      () => generation,
    );
    for (let i = 0; i < 3; i++) expect((await remembered('token')).n).toBe(1);
    generation = 1;
    for (let i = 0; i < 3; i++) expect((await remembered('token')).n).toBe(2);
  });

  it('that is in use is not checked again, however many others come meanwhile', async () => {
    let checks = 0;
    const remembered = rememberGoodTokens(async (token) => {
      if (token === 'regular') checks += 1;
      return { exp: now() + 600 };
    });
    for (let stranger = 0; stranger < 2_500; stranger++) {
      await remembered('regular');
      await remembered(`stranger ${stranger}`);
    }
    expect(checks).toBe(1);
  });

  it('of another scheme refuses the whole request too', async () => {
    expect((await with_('Basic YTpi')).status).toBe(401);
    expect((await with_('')).status).toBe(401);
  });

  it('uses only purposes it lists and its role may have', async () => {
    const ask = async (claims: Record<string, unknown>) =>
      (
        await running.ask(`{ person(personalId: "${PERSONAL_ID}") { fullName } }`, {
          headers: { authorization: `Bearer ${await sign({ claims })}`, 'hub-purpose': 'stewardship', 'hub-case': CASE },
        })
      ).code;
    expect(await ask({ purposes: ['stewardship'] })).toBeUndefined();
    expect(await ask({ purposes: 'other stewardship' })).toBeUndefined();
    expect(await ask({ purposes: [] })).toBe('PURPOSE_NOT_ALLOWED');
    expect(await ask({ purposes: undefined })).toBe('PURPOSE_NOT_ALLOWED');
    expect(await ask({ role: 'analyst', purposes: ['stewardship'] })).toBe('PURPOSE_NOT_ALLOWED');
  });

  it('says on whose behalf it was given, by itself alone, and a request of which trace it is', async () => {
    const told = async (claims: object, headers: Record<string, string> = {}) => {
      const { headers: answer } = await running.ask(`{ driver(personalId: "${PERSONAL_ID}") { id } }`, {
        purpose: 'stewardship',
        headers: { authorization: `Bearer ${await sign({ claims: { ...claims } })}`, ...headers },
      });
      const [row] = await running.rows(
        `select client, behalf_agency as agency, official, encode(trace_id, 'hex') as trace, encode(span_id, 'hex') as span from ${READ_ROWS} l
         where kind = 'answer' and request_id = $1`,
        [answer.get('x-request-id')],
      );
      return Object.values(row);
    };
    const free = { 'client-id': 'x', 'hub-behalf': 'x', act: 'x', official: 'x' };
    expect(await told({}, free)).toEqual([null, null, null, null, null]);
    expect(await told({ azp: 'motcua', official: 'cb-17', behalf_agency: 'h26' })).toEqual(['motcua', 'H26', 'cb-17', null, null]);
    expect(await told({ agency: 'H26', act: { sub: 'service-9' } })).toEqual(['service-9', 'H26', 'forged', null, null]);
    const [trace, span] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];
    for (const [traceparent, isRead] of [
      [`00-${trace}-${span}-01`, true],
      [`cc-${trace}-${span}-01-what-later-versions-say`, true],
      [`00-${trace}-${span}-01-more`, false],
      [`ff-${trace}-${span}-01`, false],
      [`00-${trace.toUpperCase()}-${span}-01`, false],
      [`00-${'0'.repeat(32)}-${span}-01`, false],
      [`00-${trace}-${'0'.repeat(16)}-01`, false],
      ['nonsense', false],
    ] as const)
      expect(await told({}, { traceparent }), traceparent).toEqual([null, null, null, ...(isRead ? [trace, span] : [null, null])]);
  });

  it('of a provider that calls them otherwise is read by the names it is given', async () => {
    const { behalfClaims } = readConfig({ HUB_BEHALF_CLAIMS: 'client = cid, official=who.id' });
    const verify = namingBehalf(async () => ({ sub: 's', cid: 'motcua', who: { id: 'cb-17' }, official: 'nobody' }), behalfClaims);
    expect(behalfOf(await verify(''))).toEqual({ client: 'motcua', agency: undefined, official: 'cb-17' });
    for (const wrong of ['client', 'someone=x', 'client=', 'client=a b'])
      expect(() => readConfig({ HUB_BEHALF_CLAIMS: wrong }), wrong).toThrow();
  });

  it('of a citizen opens their own data and nobody else’s', async () => {
    const read = (personalId: string) =>
      running.ask(`{ person(personalId: "${personalId}") { fullName } }`, { as: 'citizen', purpose: 'self-access' });
    expect((await read(PERSONAL_ID)).body.data.person.fullName).toBe('Nguyễn Văn Giả Lập');
    const [stranger, nobody] = [await read('001190000022'), await read('001099000099')];
    expect(stranger.body.data).toEqual({ person: null });
    expect(stranger.body.data).toEqual(nobody.body.data);
  });

  const hmacSigned = (secret: string) => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${part({ alg: 'HS256', typ: 'at+jwt', kid: jwk.kid })}.${part({ iss: DEMO_ISSUER, aud: DEMO_AUDIENCE, sub: 'x', role: 'steward', iat: now(), exp: now() + 600 })}`;
    return `${text}.${createHmac('sha256', Buffer.from(secret, 'base64url')).update(text).digest('base64url')}`;
  };
});

describe('the demo issuer', () => {
  it('publishes its public key only, beside that of receipts', async () => {
    const { body } = await running.send('/.well-known/jwks.json', { method: 'GET' });
    const receipts = JSON.parse(await readFile(join(running.keysDir, 'receipts.json'), 'utf8'));
    const publicOf = ({ x, kid }: JWK) => ({ kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA', use: 'sig' });
    expect(body.keys).toEqual([publicOf(jwk), publicOf(receipts)]);
  });

  it('gives the playground a working token per role, on this machine’s own names only', async () => {
    const { body } = await running.send('/playground/tokens.json', { method: 'GET' });
    expect(body.roles.map(({ role }: any) => role)).toEqual([
      'citizen',
      'dossier-service',
      'permit-service',
      'analyst',
      'steward',
      'auditor',
    ]);
    expect(body.example.case).toBe(EXAMPLE_CASE);
    for (const { token } of body.roles) expect((await with_(`Bearer ${token}`)).status).toBe(200);
    // fetch sets Host itself, so a page under another name is played on a bare socket.
    const { hostname, port } = new URL(running.url);
    const rebound = await new Promise<string>((resolve) => {
      import('node:net').then(({ connect }) => {
        const socket = connect(Number(port), hostname, () =>
          socket.write('GET /playground/tokens.json HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n'),
        );
        let text = '';
        socket.on('data', (data) => (text += data)).on('end', () => resolve(text));
      });
    });
    expect(rebound).toMatch(/^HTTP\/1.1 404/);
    expect(rebound).not.toMatch(/eyJ/);
  });

  it('is refused in production, and on an address others can reach', () => {
    for (const env of [{ NODE_ENV: 'production' }, { HOST: '0.0.0.0' }, { HOST: '192.168.1.2' }]) expect(() => readConfig(env)).toThrow();
    // What looks like an address of 127.0.0.0/8 and is none is a name, and leads anywhere.
    for (const HOST of ['127.0.0.256', '127.999.0.1', '127.1', '127.0.0.01', '128.0.0.1'])
      expect(() => readConfig({ HOST }), HOST).toThrow();
    for (const HOST of ['127.0.0.1', '127.0.0.53', '127.255.255.254', '::1', 'localhost'])
      expect(readConfig({ HOST }).loopback, HOST).toBe(true);
    expect(() => readConfig({ NODE_ENV: 'production', HUB_ISSUER: 'https://id.example', HUB_AUDIENCE: 'giaolo' })).not.toThrow();
  });

  it('ends a hub whose host turned out to be reached from elsewhere, whatever it is called', async () => {
    const beside = {
      endpoints: endpointsAt(running.database.url),
      config: { port: 0, keysDir: running.keysDir, production: false, logLevel: 'silent' },
    } as const;
    await expect(openHub({ ...beside, config: { ...beside.config, host: '0.0.0.0' } })).rejects.toMatchObject({ exitStatus: 2 });
    const other = await openHub({ ...beside, config: { ...beside.config, host: '127.0.0.2' } });
    expect((await fetch(`${other.address}/healthz`)).status).toBe(200);
    await other.close();
  });
});
