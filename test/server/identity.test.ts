import { createHash, createHmac, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT, UnsecuredJWT } from 'jose';
import {
  allowInsecureRequests,
  clientCredentialsGrant,
  discovery,
  fetchProtectedResource,
  getDPoPHandle,
  None,
  randomDPoPKeyPair,
} from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { endpointsAt } from '../../src/db/endpoint.js';
import { READ_ROWS } from '../../src/hub/reads/read-rows.js';
import { behalfOf, namingBehalf } from '../../src/server/behalf.js';
import { DEMO_AUDIENCE, DEMO_ISSUER } from '../../src/server/demo-issuer.js';
import { openHub } from '../../src/server/hub.js';
import { rememberGoodTokens } from '../../src/server/identity.js';
import { EXAMPLE_CASE } from '../../src/server/pages.js';
import { caseFor } from '../support/work-orders.js';
import { register } from '../support/write.js';
import { type Asked, CASE, PERSONAL_ID, type RunningHub, runHub } from './running-hub.js';

/** Where a proxy would let people reach it. */
const PUBLIC_URL = 'https://giaolo.example.vn';
let running: RunningHub;
let key: Awaited<ReturnType<typeof importJWK>>;
let jwk: JWK;
beforeAll(async () => {
  running = await runHub({ config: { publicUrl: PUBLIC_URL } });
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

  it('that was taken back is refused within seconds, though it was just believed; another, and one that was issued later, is not', async () => {
    const [lost, kept, early, late] = await Promise.all([
      sign({ claims: { jti: 'lost' } }),
      sign({ claims: { jti: 'kept' } }),
      sign({ claims: { iat: now() - 120 } }),
      sign({ claims: { iat: now() - 20 } }),
    ]);
    const served = async () => Promise.all([lost, kept, early, late].map(async (token) => (await with_(`Bearer ${token}`)).status));
    expect(await served()).toEqual([200, 200, 200, 200]);
    const take = (kind: string, value: string, at: string) =>
      running.rows(
        `insert into taken_back_token (kind, value, reason, taken_by, taken_at) values ($1, $2, 'thử', 'test', clock_timestamp() - $3::interval)`,
        [kind, value, at],
      );
    // The first, long over, and another's are nothing to these.
    for (const [kind, value, at] of [
      ['TOKEN', 'kept', '26 hours'],
      ['SUBJECT', 'kept', '0'],
      ['TOKEN', 'forged', '0'],
      ['TOKEN', 'lost', '0'],
      ['SUBJECT', 'forged', '60 seconds'],
    ] as const)
      await take(kind, value, at);
    await expect.poll(served, { timeout: 20_000, interval: 500 }).toEqual([401, 200, 401, 200]);
    expect((await with_(`Bearer ${lost}`)).code).toBe('UNAUTHENTICATED');
    for (const sql of ['delete from taken_back_token', "update taken_back_token set value = 'x'"])
      await expect(running.rows(sql)).rejects.toThrow();
  });

  it('uses only purposes it lists and its role may have', async () => {
    const ask = async (claims: Record<string, unknown>) =>
      (
        await running.ask(`{ person(personalId: "${PERSONAL_ID}") { fullName } }`, {
          headers: {
            authorization: `Bearer ${await sign({ claims: { agency: 'G17', ...claims } })}`,
            'hub-purpose': 'stewardship',
            'hub-case': caseFor('stewardship', CASE),
          },
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
        headers: { authorization: `Bearer ${await sign({ claims: { agency: 'G17', ...claims } })}`, ...headers },
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
    expect(await told({ act: { sub: 'service-9' } })).toEqual(['service-9', 'G17', 'forged', null, null]);
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

describe('a token that is bound to a key', () => {
  type Made = { claims?: Record<string, unknown>; header?: Record<string, unknown>; with?: typeof key };
  const keys = { own: generateKeyPair('ES256', { extractable: true }), other: generateKeyPair('ES256', { extractable: true }) };
  const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url');
  const holder = async (of: keyof typeof keys = 'own') => {
    const { privateKey, publicKey } = await keys[of];
    return { privateKey, jwk: await exportJWK(publicKey), secretJwk: await exportJWK(privateKey) };
  };
  const boundToken = async (cnf?: unknown) => sign({ claims: { cnf: cnf ?? { jkt: await calculateJwkThumbprint((await holder()).jwk) } } });
  const proof = async ({ claims = {}, header = {}, with: signer }: Made = {}) => {
    const { privateKey, jwk } = await holder();
    return new SignJWT({ htm: 'POST', htu: `${running.url}/graphql`, jti: randomUUID(), iat: now(), ...claims })
      .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk, ...header })
      .sign(signer ?? privateKey);
  };
  const show = (token: string, dpop: string | undefined, scheme = 'DPoP') =>
    running.ask('{ __typename }', { headers: { authorization: `${scheme} ${token}`, ...(dpop === undefined ? {} : { dpop }) } });
  const faults = () =>
    running.log
      .map((line) => JSON.parse(line))
      .filter(({ route }) => route === '/graphql')
      .at(-1)?.proof;

  it('is good with a proof made for the very request, at the hub’s own and its public address', async () => {
    const token = await boundToken();
    for (const htu of [
      `${running.url}/graphql`,
      `${running.url}/graphql?x=1#y`,
      `${PUBLIC_URL}/graphql`,
      'HTTPS://GIAOLO.example.vn:443/graphql',
    ])
      expect((await show(token, await proof({ claims: { htu, ath: hashOf(token) } }))).status, htu).toBe(200);
    const early = await proof({ claims: { ath: hashOf(token), iat: now() + 3 } });
    expect((await show(token, early, 'dpop')).status).toBe(200);
  });

  const forged: Record<string, { why: string; make: (ath: string) => Promise<string | undefined>; as?: string }> = {
    'is shown without a proof': { why: 'absent', make: async () => undefined },
    'is shown as anybody’s': { why: 'absent', make: (ath) => proof({ claims: { ath } }), as: 'Bearer' },
    'has a proof of another method': { why: 'method', make: (ath) => proof({ claims: { ath, htm: 'GET' } }) },
    'has a proof of a method in small letters': { why: 'method', make: (ath) => proof({ claims: { ath, htm: 'post' } }) },
    'has a proof of another path': { why: 'address', make: (ath) => proof({ claims: { ath, htu: `${running.url}/graphql/stream` } }) },
    'has a proof of another service': {
      why: 'address',
      make: (ath) => proof({ claims: { ath, htu: 'https://other.example.vn/graphql' } }),
    },
    'has a proof of another port here': { why: 'address', make: (ath) => proof({ claims: { ath, htu: 'http://127.0.0.1:1/graphql' } }) },
    'has a proof of an address without a host': { why: 'address', make: (ath) => proof({ claims: { ath, htu: '/graphql' } }) },
    'has a proof of yesterday': { why: 'time', make: (ath) => proof({ claims: { ath, iat: now() - 86_400 } }) },
    'has a proof older than its minute': { why: 'time', make: (ath) => proof({ claims: { ath, iat: now() - 67 } }) },
    'has a proof of the future': { why: 'time', make: (ath) => proof({ claims: { ath, iat: now() + 60 } }) },
    'has a proof without a time': { why: 'time', make: (ath) => proof({ claims: { ath, iat: undefined } }) },
    'has a proof that can be told from no other': { why: 'unreadable', make: (ath) => proof({ claims: { ath, jti: undefined } }) },
    'has a proof for another token': { why: 'token', make: () => proof({ claims: { ath: hashOf('another') } }) },
    'has a proof for no token': { why: 'token', make: () => proof() },
    'has a proof by another key': {
      why: 'key',
      make: async (ath) =>
        proof({ claims: { ath }, header: { jwk: (await holder('other')).jwk }, with: (await holder('other')).privateKey }),
    },
    'has a proof that names its key and is signed by another': {
      why: 'unreadable',
      make: async (ath) => proof({ claims: { ath }, with: (await holder('other')).privateKey }),
    },
    'has a proof that shows a private key': {
      why: 'unreadable',
      make: async (ath) => proof({ claims: { ath }, header: { jwk: (await holder()).secretJwk } }),
    },
    'has a proof without a key': { why: 'unreadable', make: (ath) => proof({ claims: { ath }, header: { jwk: undefined } }) },
    'has a proof of another type': { why: 'unreadable', make: (ath) => proof({ claims: { ath }, header: { typ: 'JWT' } }) },
    'has a proof signed by a secret': {
      why: 'unreadable',
      make: async (ath) => {
        const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
        const head = part({ alg: 'HS256', typ: 'dpop+jwt', jwk: { kty: 'oct', k: 'c2VjcmV0' } });
        const text = `${head}.${part({ htm: 'POST', htu: `${running.url}/graphql`, jti: randomUUID(), iat: now(), ath })}`;
        return `${text}.${createHmac('sha256', 'secret').update(text).digest('base64url')}`;
      },
    },
    'has a proof that is none': { why: 'unreadable', make: async () => 'abc' },
    'has a proof of 5,000 characters': { why: 'unreadable', make: (ath) => proof({ claims: { ath, more: 'x'.repeat(5_000) } }) },
    'has two proofs': {
      why: 'unreadable',
      make: async (ath) => `${await proof({ claims: { ath } })}, ${await proof({ claims: { ath } })}`,
    },
  };
  it.each(Object.entries(forged))('and %s refuses the whole request, and only the log says why', async (_what, { why, make, as }) => {
    const token = await boundToken();
    const answer = await show(token, await make(hashOf(token)), as);
    expect({ status: answer.status, code: answer.code, data: answer.body.data }).toEqual({
      status: 401,
      code: 'UNAUTHENTICATED',
      data: undefined,
    });
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer .*invalid_token.*DPoP .*algs="EdDSA ES256/);
    expect(answer.text).not.toMatch(/proof|jti|ath|htu|dpop/i);
    await expect.poll(faults).toBe(why);
  });

  it('has a proof that was made for another service, whose name is sent along', async () => {
    const token = await boundToken();
    const asOther = async (host: string) => {
      const dpop = await proof({ claims: { ath: hashOf(token), htu: `http://${host}/graphql` } });
      const headers = { host, 'content-type': 'application/json', authorization: `DPoP ${token}`, dpop };
      return new Promise((resolve) => {
        const sent = request(`${running.url}/graphql`, { method: 'POST', headers }, (answer) => resolve(answer.resume().statusCode));
        sent.end('{"query":"{ __typename }"}');
      });
    };
    const { port } = new URL(running.url);
    expect(await Promise.all(['other.example.vn', `other.example.vn:${port}`, 'localhost:1', `localhost:${port}`].map(asOther))).toEqual([
      401, 401, 401, 200,
    ]);
  });

  it('and one that is bound to nothing a proof could show, are both refused', async () => {
    const anybodys = await sign();
    expect((await show(anybodys, await proof({ claims: { ath: hashOf(anybodys) } }))).status).toBe(401);
    for (const cnf of [
      { 'x5t#S256': 'a' },
      { jkt: await calculateJwkThumbprint((await holder()).jwk), 'x5t#S256': 'a' },
      { jkt: 7 },
      {},
      'jkt',
      null,
    ]) {
      const token = await boundToken(cnf ?? { jwk: null });
      for (const scheme of ['Bearer', 'DPoP'])
        expect((await show(token, await proof({ claims: { ath: hashOf(token) } }), scheme)).status).toBe(401);
    }
  });

  it('has a proof that is good once, also when it comes many times at once, at another hub and after a start', async () => {
    const token = await boundToken();
    const address = `${PUBLIC_URL}/graphql`;
    const once = await proof({ claims: { ath: hashOf(token), htu: address } });
    const statuses = (await Promise.all(Array.from({ length: 8 }, () => show(token, once)))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 401)).toHaveLength(7);
    const config = {
      host: '127.0.0.1',
      port: 0,
      keysDir: running.keysDir,
      production: false,
      logLevel: 'silent',
      publicUrl: PUBLIC_URL,
    } as const;
    const other = await openHub({ endpoints: endpointsAt(running.database.url), config });
    const there = async (dpop: string) =>
      fetch(`${other.address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `DPoP ${token}`, dpop },
        body: '{"query":"{ __typename }"}',
      }).then(({ status }) => status);
    expect(await there(once)).toBe(401);
    expect(await there(await proof({ claims: { ath: hashOf(token), htu: address } }))).toBe(200);
    await other.close();
    // Of what was refused for another reason nothing is kept, so nobody without the key can fill the table.
    const before = await running.rows('select count(*)::int as n from spent_proof');
    await show(token, await proof({ claims: { ath: hashOf('another') } }));
    expect(await running.rows('select count(*)::int as n from spent_proof')).toEqual(before);
    await running.database.ownerPool.query(`update spent_proof set spent_at = spent_at - interval '1 hour'`);
    const anew = await openHub({ endpoints: endpointsAt(running.database.url), config });
    await fetch(`${anew.address}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `DPoP ${token}`,
        dpop: await proof({ claims: { ath: hashOf(token), htu: address } }),
      },
      body: '{"query":"{ __typename }"}',
    });
    await anew.close();
    expect(await running.rows('select count(*)::int as n from spent_proof')).toEqual([{ n: 1 }]);
  });

  describe('by a client of the standards', () => {
    const client = async (role: string) => {
      const config = await discovery(new URL(`${running.url}/demo-issuer`), `demo-${role}`, undefined, None(), {
        execute: [allowInsecureRequests],
      });
      const DPoP = getDPoPHandle(config, await randomDPoPKeyPair('ES256'));
      const { access_token: token, token_type: type } = await clientCredentialsGrant(config, {}, { DPoP });
      const ask = (path: string, method: string, body?: string, headers: Record<string, string> = {}) =>
        fetchProtectedResource(config, token, new URL(path, running.url), method, body, new Headers(headers), { DPoP });
      return { token, type, ask };
    };
    const JSON_BODY = { 'content-type': 'application/json' };
    const doors: Record<string, { path: string; method: string; body?: string; headers?: Record<string, string> }> = {
      question: { path: '/graphql', method: 'POST', body: '{"query":"{ __typename }"}', headers: JSON_BODY },
      schema: { path: '/graphql/schema', method: 'GET' },
      stream: {
        ...{ path: '/graphql/stream', method: 'POST', body: '{"query":"subscription { changes { position } }"}' },
        headers: { ...JSON_BODY, accept: 'text/event-stream' },
      },
      log: { path: '/log/changes/checkpoint', method: 'GET' },
      'entries of the log': { path: '/log/changes/tile/entries/000', method: 'GET' },
      jobs: { path: '/jobs', method: 'GET' },
      'a job': { path: '/jobs/01890000-0000-7000-8000-000000000000/result', method: 'GET' },
      import: { path: '/import/vehicles/vehicle', method: 'POST', body: 'plate', headers: { 'content-type': 'application/octet-stream' } },
      usage: { path: '/usage/v1/usagePeriod', method: 'POST', body: '{}', headers: JSON_BODY },
      receipts: { path: '/receipts/status/1', method: 'GET' },
    };
    it.each(Object.entries(doors))(
      'opens the door of %s with its proof, and without one does not',
      async (_what, { path, method, body, headers = {} }) => {
        const { token, type, ask } = await client('steward');
        expect(type).toBe('dpop');
        const good = await ask(path, method, body, headers);
        expect(good.status).not.toBe(401);
        await good.body?.cancel();
        for (const authorization of [`Bearer ${token}`, `DPoP ${token}`]) {
          const refused: Asked = await running.send(path, {
            method,
            headers: { ...headers, authorization },
            ...(body === undefined ? {} : { body }),
          });
          expect([refused.status, refused.code], authorization.slice(0, 6)).toEqual([401, 'UNAUTHENTICATED']);
        }
      },
    );

    it('goes on in a stream for longer than its proof is good for anything else', async () => {
      const { ask } = await client('steward');
      const { path, method, body, headers = {} } = doors.stream as (typeof doors)[string];
      const answer = await ask(path, method, body, headers);
      const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
      let text = '';
      await register(running, 'Agency', { code: 'G77', name: 'Cơ quan giả lập' }, '2020-01-01');
      while (!/event: (next|complete)/.test(text)) {
        const { value, done } = await reader.read();
        if (done) break;
        text += Buffer.from(value).toString('utf8');
      }
      await reader.cancel();
      expect(text).toMatch(/event: next\ndata: \{"data"/);
    });

    it('is not given for a proof that does not hold', async () => {
      const body = 'grant_type=client_credentials&client_id=demo-steward';
      const form = { 'content-type': 'application/x-www-form-urlencoded' };
      const asked = await proof({ claims: { htu: `${running.url}/demo-issuer/token` } });
      const ask = (dpop: string) => running.send('/demo-issuer/token', { headers: { ...form, dpop }, body });
      expect([(await ask(asked)).body.token_type, (await ask(asked)).body]).toEqual(['DPoP', { error: 'invalid_dpop_proof' }]);
      expect((await ask(await proof())).body).toEqual({ error: 'invalid_dpop_proof' });
      const basic = `Basic ${Buffer.from('demo-steward:any').toString('base64')}`;
      const byHeader = await running.send('/demo-issuer/token', {
        headers: { ...form, authorization: basic },
        body: 'grant_type=client_credentials',
      });
      expect(byHeader.body.token_type).toBe('Bearer');
    });
  });
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
