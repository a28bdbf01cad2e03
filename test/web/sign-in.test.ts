import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { freePort } from '../../src/db/embedded/free-port.js';
import { IDLE_SECONDS } from '../../src/server/sign-in/page-sessions.js';
import { CASE, defineProcedures, PERSONAL_ID, type RunningHub, runHub } from '../server/running-hub.js';
import { program } from '../support/program.js';
import { accessFaults, browser, inBrowser, openBrowser, watch } from './browser.js';
import { type BuiltPage, builtPage } from './built-page.js';
import { walk } from './walk.js';

/** People at the pages: one cookie, no token, at any hub of the database. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let built: BuiltPage;
let hub: RunningHub;
beforeAll(async () => {
  built = await builtPage();
  hub = await runHub({ pagesRoot: built.dist });
  await defineProcedures(hub.database);
});
afterAll(async () => {
  await hub.close();
  await built.remove();
});

const LEAVING = '__Host-giaolo-dang-nhap';
const SESSION = '__Host-giaolo';
const PAGE = { 'hub-page': '1' };

/** As a browser goes: keeps cookies, and follows nothing by itself. */
function visitor(at: Pick<RunningHub, 'url'> = hub) {
  const jar = new Map<string, string>();
  const go = async (
    path: string,
    { headers = {}, body, method = body ? 'POST' : 'GET' }: RequestInit & { headers?: Record<string, string> } = {},
  ) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const url = new URL(path, at.url);
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      headers: { ...(cookie && { cookie }), ...headers },
      ...(body ? { body } : {}),
    });
    const set = response.headers.getSetCookie();
    for (const one of set) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      if (/Max-Age=0/.test(one)) jar.delete(name);
      else jar.set(name, value);
    }
    const text = await response.text();
    return { status: response.status, to: response.headers.get('location') ?? '', set, text, headers: response.headers };
  };
  const askAs = async (headers: Record<string, string> = PAGE, more: Record<string, string> = {}) => {
    const query = `{ person(personalId: "${PERSONAL_ID}") { id } }`;
    const { status, text } = await go('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers, ...more },
      body: JSON.stringify({ query }),
    });
    const { data, errors } = JSON.parse(text);
    return { status, found: data?.person?.id !== undefined, code: errors?.[0]?.extensions.code };
  };
  const session = async () => JSON.parse((await go('/phien', { headers: PAGE })).text);
  return { jar, go, askAs, session };
}
type Visitor = ReturnType<typeof visitor>;

const REASON = { 'hub-purpose': 'once-only', 'hub-case': CASE };

/** To the persona picker and its answer, up to the address that leads back. */
async function choose(one: Visitor, role: string | null, backTo = '/phan-tich?x=1'): Promise<string> {
  const left = await one.go(`/dang-nhap?ve=${encodeURIComponent(backTo)}`);
  expect(left.status).toBe(303);
  const form = await one.go(left.to);
  expect(form.status).toBe(200);
  const fields = new URLSearchParams(
    [...form.text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name = '', value = '']): [string, string] => [
      name,
      value,
    ]),
  );
  fields.set('decision', role === null ? 'deny' : 'allow');
  if (role !== null) fields.set('role', role);
  const agreed = await one.go(left.to.split('?')[0] ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: fields.toString(),
  });
  expect(agreed.status).toBe(303);
  return agreed.to;
}
async function signedIn(role: string): Promise<Visitor> {
  const one = visitor();
  const back = await one.go(await choose(one, role));
  expect([back.status, back.to]).toEqual([303, '/phan-tich?x=1']);
  return one;
}

describe('signing in to the pages', () => {
  it('gives one cookie that scripts, other hosts and foreign forms have no use of, and a request of the page its token', async () => {
    const one = visitor();
    expect(await one.session()).toEqual({ isPossible: true, roles: expect.any(Array), signedIn: null });
    const back = await one.go(await choose(one, 'dossier-service'));
    const cookie = back.set.find((set) => set.startsWith(`${SESSION}=`)) ?? '';
    expect(cookie.split('; ').slice(1).sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']);
    expect(await one.session()).toMatchObject({ signedIn: { role: 'dossier-service', vi: expect.any(String), agency: 'H26' } });
    expect(await one.askAs({ ...PAGE, ...REASON })).toMatchObject({ status: 200, found: true });
    // The same headers from who is not signed in.
    expect(await visitor().askAs({ ...PAGE, ...REASON })).toMatchObject({ status: 401, found: false });
  });

  it('holds in the database nothing that signs anybody in: neither the secret of a cookie nor a token', async () => {
    const one = await signedIn('steward');
    const secret = one.jar.get(SESSION) ?? '';
    const rows = await hub.rows<{ id: Buffer; sealed: Buffer }>('select id, sealed from page_session');
    expect(rows.length).toBeGreaterThan(0);
    for (const { id, sealed } of rows) {
      for (const bytes of [id, sealed]) {
        expect(bytes.includes(Buffer.from(secret, 'base64url'))).toBe(false);
        expect(bytes.toString('latin1')).not.toMatch(/eyJ|role|demo-/);
      }
      const forged = visitor();
      forged.jar.set(SESSION, id.toString('base64url'));
      expect(await forged.askAs()).toMatchObject({ status: 401 });
    }
  });

  it.each([
    ['a form of another site', {}],
    ['a script of another site', { ...PAGE, origin: 'https://example.com' }],
    ['a page that the browser calls foreign', { ...PAGE, 'sec-fetch-site': 'cross-site' }],
    ['a page of a neighbour under the same domain', { ...PAGE, 'sec-fetch-site': 'same-site' }],
  ])('lets %s do nothing in the name of who is signed in', async (_who, headers) => {
    const one = await signedIn('dossier-service');
    expect(await one.askAs(headers, REASON)).toMatchObject({ status: 403, found: false, code: 'FORBIDDEN' });
    expect((await one.go('/dang-xuat', { method: 'POST', headers })).status).toBe(403);
    expect((await one.go('/import/reference/plateCode', { method: 'POST', headers })).status).toBe(403);
    expect(await one.askAs({ ...PAGE, origin: hub.url, 'sec-fetch-site': 'same-origin' }, REASON)).toMatchObject({ found: true });
  });

  it('takes an answer of the provider once, from whom it was asked by, and only as it was asked', async () => {
    const one = visitor();
    const answer = await choose(one, 'steward');
    const leaving = one.jar.get(LEAVING) ?? '';
    // Somebody else is led to the answer of an attacker (login CSRF).
    const led = visitor();
    expect((await led.go(answer)).to).toBe('/?dang-nhap=het-han');
    expect(led.jar.has(SESSION)).toBe(false);
    const changed = new URL(answer);
    changed.searchParams.set('state', 'another');
    expect((await one.go(changed.href)).to).toBe('/phan-tich?x=1&dang-nhap=khong-ket-noi');
    // That attempt is over, whatever is shown now.
    one.jar.set(LEAVING, leaving);
    expect((await one.go(answer)).to).toBe('/?dang-nhap=het-han');
    expect(one.jar.has(SESSION)).toBe(false);
    const refused = visitor();
    expect((await refused.go(await choose(refused, null))).to).toBe('/phan-tich?x=1&dang-nhap=tu-choi');
  });

  it('begins a new session at each sign-in, and leads nowhere but to these pages', async () => {
    const one = await signedIn('steward');
    const before = one.jar.get(SESSION) ?? '';
    expect((await one.go(await choose(one, 'auditor', 'https://example.com/x'))).to).toBe('/');
    expect((await one.go(await choose(one, 'auditor', '//example.com/x'))).to).toBe('/');
    expect(await one.session()).toMatchObject({ signedIn: { role: 'auditor' } });
    const old = visitor();
    old.jar.set(SESSION, before);
    expect(await old.askAs()).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  });

  it('ends by signing out, when nobody used it, and with the token; whoever was signed in is told, not served as nobody', async () => {
    const out = await signedIn('steward');
    const secret = out.jar.get(SESSION) ?? '';
    const left = await out.go('/dang-xuat', { method: 'POST', headers: PAGE });
    expect(JSON.parse(left.text).next).toMatch(/\/demo-issuer\/logout\?/);
    expect(out.jar.has(SESSION)).toBe(false);
    out.jar.set(SESSION, secret);
    expect(await out.askAs()).toMatchObject({ status: 401 });
    for (const change of [
      `used_at = used_at - interval '${IDLE_SECONDS + 1} seconds'`,
      `ends_at = clock_timestamp() - interval '1 second'`,
    ]) {
      const one = await signedIn('steward');
      await hub.rows(`update page_session set ${change}`);
      // Another hub of this database remembers nothing of it.
      const other = await runHubBeside();
      try {
        const response = await fetch(`${other.address}/phien`, { headers: { cookie: `${SESSION}=${one.jar.get(SESSION)}`, ...PAGE } });
        expect(await response.json()).toEqual({ isPossible: true, roles: expect.any(Array), signedIn: null });
      } finally {
        await other.close();
      }
    }
  });

  it('is the same at another hub of the database', async () => {
    const one = await signedIn('auditor');
    const other = await runHubBeside();
    try {
      const response = await fetch(`${other.address}/phien`, { headers: { cookie: `${SESSION}=${one.jar.get(SESSION)}`, ...PAGE } });
      expect(await response.json()).toMatchObject({ signedIn: { role: 'auditor' } });
    } finally {
      await other.close();
    }
  });

  it('names nobody in an address or a log line', async () => {
    const one = await signedIn('citizen');
    expect(await one.session()).toMatchObject({ signedIn: { role: 'citizen' } });
    const lines = hub.log.join('\n');
    expect(lines).not.toContain(PERSONAL_ID);
    expect(lines).not.toContain(one.jar.get(SESSION));
    expect(lines).not.toMatch(/[?&]code=/);
  });

  it('sends the demonstration’s answers to this machine alone', async () => {
    const asked = (change: Record<string, string>) =>
      `/demo-issuer/authorize?${new URLSearchParams({ client_id: 'x', redirect_uri: 'http://127.0.0.1:9/', response_type: 'code', code_challenge: 'y', code_challenge_method: 'S256', ...change })}`;
    expect((await visitor().go(asked({}))).status).toBe(200);
    for (const change of [
      { redirect_uri: 'https://example.com/' },
      { redirect_uri: 'http://127.0.0.1@example.com/' },
      { redirect_uri: 'http://localhost.example.com/' },
      { redirect_uri: 'javascript:alert(1)//127.0.0.1' },
      { response_type: 'token' },
      { code_challenge_method: 'plain' },
    ])
      expect([change, (await visitor().go(asked(change))).status]).toEqual([change, 400]);
    const shown = (await visitor().go(asked({ state: '"><script>x</script>' }))).text;
    expect(shown).not.toContain('<script>');
  });
});

describe('an application at the demonstration’s issuer', () => {
  const token = async (fields: Record<string, string>) => {
    const { status, body } = await hub.send('/demo-issuer/token', {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });
    return {
      status,
      error: body.error,
      claims: body.access_token ? JSON.parse(Buffer.from(body.access_token.split('.')[1], 'base64url').toString()) : null,
    };
  };
  const exchange = (subject: string, client = 'demo-dossier-service-motcua') =>
    token({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      client_id: client,
      subject_token: subject,
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    });

  it('has a token of its own, and for an official one that stays the official’s and says so', async () => {
    const own = await token({ grant_type: 'client_credentials', client_id: 'demo-dossier-service-motcua' });
    expect(own.claims).toMatchObject({ sub: 'demo-dossier-service-motcua', role: 'dossier-service', agency: 'H26' });
    const official = (await hub.issuer.issue({ role: 'dossier-service', name: 'lan' })).token;
    expect((await exchange(official)).claims).toMatchObject({
      sub: 'demo-dossier-service-lan',
      act: { sub: 'demo-dossier-service-motcua' },
      client_id: 'demo-dossier-service-motcua',
    });
  });

  it('gets none for a citizen, for nobody, or by a token that is not the issuer’s', async () => {
    for (const client_id of ['demo-citizen', 'demo-anonymous', 'demo-steward-A B', 'somebody'])
      expect([client_id, (await token({ grant_type: 'client_credentials', client_id })).error]).toEqual([client_id, 'invalid_client']);
    const citizen = await hub.token('citizen');
    expect([(await exchange(citizen)).error, (await exchange('x.y.z')).error]).toEqual(['invalid_grant', 'invalid_grant']);
    expect((await exchange((await hub.issuer.issue({ role: 'dossier-service' })).token, 'somebody')).error).toBe('invalid_client');
  });
});

describe('signing in by a provider', () => {
  it('with a secret of its own, by name and password there, into the role that the token says', async ({ onTestFinished }) => {
    const [port, providerPort] = [await freePort(), await freePort()];
    const publicUrl = `http://127.0.0.1:${port}`;
    const issuer = `http://127.0.0.1:${providerPort}`;
    const key = {
      ...(await exportJWK((await generateKeyPair('ES256', { extractable: true })).privateKey)),
      kid: 'k',
      alg: 'ES256',
      use: 'sig',
    };
    const file = program('test/server/identity-provider-process.ts');
    const provider = spawn(process.execPath, [file, String(providerPort), JSON.stringify(key), publicUrl], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    onTestFinished(() => void provider.kill('SIGKILL'));
    await once(provider.stdout, 'data');
    const pages = { publicUrl, clientId: 'pages', clientSecret: 'pages-secret' };
    const other = await runHub({ empty: true, config: { port, identity: { issuer, audience: 'giaolo' }, pages } });
    onTestFinished(other.close);
    const one = visitor(other);
    let next = await one.go('/dang-nhap?ve=/danh-muc');
    for (let steps = 0; steps < 12 && next.to !== '/danh-muc'; steps++) {
      if (next.status === 303 || next.status === 302) next = await one.go(new URL(next.to, issuer).href);
      else {
        const action = /<form[^>]* action="([^"]+)"/.exec(next.text)?.[1];
        const prompt = /name="prompt" value="(\w+)"/.exec(next.text)?.[1];
        if (!action || !prompt) throw new Error(`no form: ${next.status} ${next.text.slice(0, 300)}`);
        const body = new URLSearchParams({ prompt, login: 'canbo', password: 'x' }).toString();
        next = await one.go(new URL(action, issuer).href, { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body });
      }
      expect(next.to).not.toContain('dang-nhap=');
    }
    expect(next.to).toBe('/danh-muc');
    expect(await one.session()).toMatchObject({ signedIn: { role: 'dossier-service', agency: 'H26', purposes: ['once-only'] } });
    const left = await one.go('/dang-xuat', { method: 'POST', headers: PAGE });
    expect(JSON.parse(left.text).next).toMatch(new RegExp(`^${issuer}/session/end\\?`));
    // While it is away nobody signs in, and the page is told why.
    provider.kill('SIGKILL');
    await once(provider, 'exit');
    const late = await runHub({ empty: true, config: { port: 0, identity: { issuer, audience: 'giaolo' }, pages } });
    onTestFinished(late.close);
    expect((await visitor(late).go('/dang-nhap?ve=/danh-muc')).to).toBe('/danh-muc?dang-nhap=khong-ket-noi');
  });
});

/** A second hub on the database and keys of the first. */
async function runHubBeside() {
  const { openHub } = await import('../../src/server/hub.js');
  return openHub({
    endpoints: hub.hub.endpoints,
    config: {
      host: '127.0.0.1',
      port: 0,
      keysDir: hub.keysDir,
      production: false,
      logLevel: 'error',
      budgets: { rows: { anonymous: 1e9, caller: 1e9 }, persons: 1e9 },
    },
    logTo: { write: () => undefined },
  });
}

describe.skipIf(!browser)(inBrowser('signing in in a browser'), () => {
  it('from a page and back to it, by keyboard, at 390 px; the browser keeps no token, and signing out empties it', async () => {
    const { context, close } = await openBrowser();
    try {
      const page = await context.newPage();
      const trouble = watch(page, hub.url);
      await page.setViewportSize({ width: 390, height: 844 });
      // What is under way when one leaves is cut off, and would count as failed.
      await page.goto(`${hub.url}/phan-tich`, { waitUntil: 'networkidle' });
      await page.getByRole('button', { name: 'Đăng nhập' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('group', { name: /Người/ }).waitFor();
      expect(await accessFaults(page)).toEqual([]);
      await page
        .getByLabel(/Cán bộ quản trị dữ liệu|steward|Quản trị/)
        .first()
        .check();
      await page.getByRole('button', { name: /Đồng ý/ }).press('Enter');
      await page.waitForURL(/\/phan-tich/);
      const out = page.getByRole('button', { name: 'Đăng xuất' });
      await out.waitFor();
      expect(await page.locator('.signed-in .who').textContent()).toMatch(/G17/);
      expect(await accessFaults(page)).toEqual([]);
      const kept = String(await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])'));
      expect(kept).not.toMatch(/eyJ/);
      expect(kept).not.toContain('giaolo=');
      await page.waitForLoadState('networkidle');
      const asking = page.waitForRequest((request) => request.url().endsWith('/graphql') && request.headers()['hub-page'] === '1');
      await page.goto(`${hub.url}/phan-tich?loai=Vehicle&nhom=category`);
      const headers = await (await asking).allHeaders();
      expect(headers.authorization).toBeUndefined();
      expect(headers.cookie).toContain(SESSION);
      await page.waitForLoadState('networkidle');
      await out.click();
      await page.getByRole('button', { name: 'Đăng nhập' }).waitFor();
      expect(await page.evaluate('sessionStorage.length')).toBeLessThanOrEqual(1);
      expect(trouble).toEqual([]);
    } finally {
      await close();
    }
  });

  it.each([1440, 390])(
    'as a citizen, who sees what is held about them and who has looked, in plain words and by the keyboard, at %i px',
    async (width) => {
      await hub.ask(`{ person(personalId: "${PERSONAL_ID}") { fullName } }`, { as: 'dossier-service', purpose: 'once-only' });
      const { code } = await hub.ask(`{ reads(where: { subject: { personalId: "${PERSONAL_ID}" } }) { nodes { position } } }`, {
        as: 'auditor',
        purpose: 'audit',
      });
      expect(code).toBeUndefined();
      const { context, close } = await openBrowser();
      try {
        const page = await context.newPage();
        const trouble = watch(page, hub.url);
        await page.setViewportSize({ width, height: 844 });
        await page.goto(`${hub.url}/cua-toi`, { waitUntil: 'networkidle' });
        await page.getByRole('main').getByText('Hãy đăng nhập').waitFor();
        await page.getByRole('main').getByRole('button', { name: 'Đăng nhập' }).press('Enter');
        await page.getByLabel(/Công dân/).press('Space');
        await page.getByRole('button', { name: /Đồng ý/ }).press('Enter');
        await page.waitForURL(/\/cua-toi/);
        const reads = page.getByRole('list', { name: 'Ai đã xem dữ liệu của tôi' }).getByRole('listitem');
        await reads.first().waitFor();
        await page.waitForLoadState('networkidle');
        const said = await page.getByRole('main').textContent();
        expect(said).toMatch(/Giấy phép lái xe số \d+/);
        expect(said).toMatch(/dịch vụ hồ sơ, để: Giải quyết thủ tục hành chính/i);
        expect(said).toContain(`hồ sơ ${CASE}`);
        expect(said).toContain('Đã xem: nhật ký ai đã xem.');
        expect(said).not.toMatch(/undefined|null|[A-Z]{2,}_[A-Z]/);
        expect(page.url()).not.toContain(PERSONAL_ID);
        expect(await page.evaluate('JSON.stringify({ ...sessionStorage })')).not.toContain(PERSONAL_ID);
        expect([...(await accessFaults(page)), ...(await walk(page))]).toEqual([]);
        // What is wrong is said where it is shown, and where it stands is shown below.
        await page.getByText('Báo dữ liệu sai').first().press('Enter');
        await page.getByLabel('Chỗ sai').first().selectOption('expiresOn');
        await page
          .getByLabel(/Sai thế nào/)
          .first()
          .fill('Ngày hết giá trị trên thẻ là ngày khác.');
        await page.getByRole('button', { name: 'Gửi phản ánh' }).first().press('Enter');
        await page.getByText(/Đã nhận\./).waitFor();
        const doubt = page
          .getByRole('list', { name: 'Phản ánh của tôi' })
          .getByRole('listitem')
          .filter({ hasText: 'đang xem xét' })
          .first();
        await doubt.waitFor();
        expect(await doubt.textContent()).toContain('đang xem xét');
        await doubt.getByText('Nội dung và trả lời').press('Enter');
        await doubt.getByText('Ngày hết giá trị trên thẻ là ngày khác.').waitFor();
        expect(await accessFaults(page)).toEqual([]);
        // The oldest is sealed for long: their own browser proves it, without a word to the hub.
        await reads.last().getByRole('button', { name: 'Chứng minh' }).press('Enter');
        await reads.last().getByText('Chứng minh đúng').waitFor();
        expect(await reads.last().textContent()).toContain('Dòng này nói về đúng người đó');
        // From a paper to its record, for the same purpose, named by nothing of the person.
        await page.getByRole('link', { name: 'Xem bản ghi và lịch sử' }).first().press('Enter');
        await page.getByRole('button', { name: 'Xem, có ghi nhật ký' }).press('Enter');
        await page.getByRole('list', { name: /Các lần thay đổi/ }).waitFor();
        expect(page.url()).toMatch(/\/ho-so\/DriverLicence\/[0-9a-f-]{36}$/);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        expect(trouble).toEqual([]);
      } finally {
        await close();
      }
    },
  );
});
