import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { type DocumentNode, Kind, parse, print, validate } from 'graphql';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createApp } from '../../examples/dossier-service/src/app.js';
import * as operations from '../../examples/dossier-service/src/generated/operations.js';
import { connect, type Hub } from '../../examples/dossier-service/src/hub.js';
import { openProvider } from '../../examples/dossier-service/src/provider.js';
import { readSettings } from '../../examples/dossier-service/src/settings.js';
import { openStore, type Store } from '../../examples/dossier-service/src/store.js';
import { hubAway } from '../../examples/dossier-service/src/trouble.js';
import { registerDocuments } from '../../src/hub/answer/trusted-documents.js';
import { addWorkingDays, isWorkingDay, type WorkingCalendar } from '../../src/hub/time/working-days.js';
import { inPackage } from '../../src/root.js';
import {
  type DossierWorld,
  day,
  dossierWorld,
  LICENCE,
  OTHER_TAX_CODE,
  PERSONAL_ID,
  TAX_CODE,
  vehicle,
} from '../evidence/dossier-world.js';
import { type RunningHub, runHub } from '../server/running-hub.js';
import { schema } from '../support/hub.js';
import { register, write } from '../support/write.js';
import { accessFaults, browser, inBrowser, openBrowser } from './browser.js';

/** The one-stop office of `examples/dossier-service` in a browser, beside a whole hub. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** The next day on which work would be done is off. */
const NEXT = [1, 2, 3].map((ahead) => day(ahead)).find((one) => isWorkingDay(one, new Map())) ?? '';
const CALENDAR: WorkingCalendar = new Map([[NEXT, 'OFF']]);

const example = inPackage('examples/dossier-service');
let hub: RunningHub;
let world: DossierWorld;
let office: Office;
beforeAll(async () => {
  hub = await runHub({ empty: true, citizens: [{ name: 'thu', fullName: 'Nguyễn Văn Thử', personalId: PERSONAL_ID }] });
  world = await dossierWorld(hub, { ids: ['P01', 'P04', 'P06'] });
  await register(
    hub,
    'TransportManager',
    { business: world.business, person: world.person, role: 'TRANSPORT_MANAGER', appointedOn: '2025-01-01' },
    '2025-01-01',
  );
  const off = { kind: 'COMPENSATORY', name: 'Nghỉ bù (thử)', ground: 'Thông báo (thử)', confidence: 'K' };
  await register(hub, 'CalendarDay', { code: NEXT, day: NEXT, ...off }, '2020-01-01');
  office = await openOffice();
});
afterAll(async () => {
  await office.close();
  await hub.close();
});

type Office = { url: string; store: Store; faults: unknown[]; line: { is: 'whole' | 'cut' | 'deaf' }; close: () => Promise<void> };

/** The service in this process, on a port and with a file of its own. */
async function openOffice(env: Record<string, string> = {}): Promise<Office> {
  const folder = await mkdtemp(join(tmpdir(), 'giaolo-mot-cua-'));
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const settings = readSettings({ HUB_URL: hub.url, PUBLIC_URL: url, DATA_DIR: folder, ...env });
  const store = openStore(folder);
  const faults: unknown[] = [];
  const line: Office['line'] = { is: 'whole' };
  const app = createApp({
    settings,
    store,
    hub: lineOf(settings, line),
    provider: openProvider(settings),
    onFault: (fault) => faults.push(fault),
  });
  server.on('request', getRequestListener(app.fetch));
  return {
    url,
    store,
    faults,
    line,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** To the hub: whole, cut off, or deaf – what is asked is done, and the answer lost. */
function lineOf(settings: Parameters<typeof connect>[0], line: Office['line']): Hub {
  const [whole, cut] = [connect(settings), connect({ ...settings, hubUrl: new URL('http://127.0.0.1:9') })];
  return {
    async ask(...asked) {
      const answer = await (line.is === 'cut' ? cut : whole).ask(...asked);
      if (line.is === 'deaf' && asked[1].name === 'RecordDecision') throw hubAway();
      return answer;
    },
  };
}

/** Through the persona picker of the demo issuer; whoever was signed in before is no more. */
async function signIn(page: Page, role: string, name?: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`${office.url}/dang-nhap`);
  await page.check(`input[name=role][value="${role}"]`);
  if (name !== undefined) await page.fill('input[name=name]', name);
  await page.click('button[value=allow]');
  await page.waitForURL((url) => url.href.startsWith(office.url));
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const textIn = async (page: Page, selector = 'main') => (await page.locator(selector).first().textContent()) ?? '';
const codeIn = async (page: Page) => (await textIn(page, '.code strong')).trim();
const status = (page: Page) => page.locator('.status').first().getAttribute('data-status');

describe.skipIf(!browser)(inBrowser('the one-stop office'), () => {
  let page: Page;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const opened = await openBrowser();
    opened.context.setDefaultTimeout(20_000);
    page = await opened.context.newPage();
    close = opened.close;
  });
  afterAll(() => close());

  it('a citizen is asked for nothing that is held, an official decides, and she finds the result', async () => {
    await signIn(page, 'citizen:thu');
    const [cookie, ...others] = await page.context().cookies();
    expect([cookie?.name, cookie?.httpOnly, cookie?.secure, cookie?.sameSite, others]).toEqual(['__Host-mot-cua', true, true, 'Lax', []]);
    await page.click('a[href="/thu-tuc/P06"]');
    await press(page, /Bắt đầu/);
    const code = await codeIn(page);
    expect(code).toMatch(/^H26\.01-\d{6}-5001$/);
    expect(await textIn(page, '[data-group=not-asked]')).toContain('(5)');
    expect(await page.locator('[data-group=ask]').count()).toBe(0);
    expect(await textIn(page, '[data-group=pay]')).toContain('(1)');
    expect(await textIn(page)).toContain('Nguyễn Văn Thử');
    expect(await accessFaults(page)).toEqual([]);
    await page.check('input[name=classes][value=C1]');
    await press(page, /Lưu tờ khai/);
    await press(page, /Nộp lệ phí/);
    // The receipt is at the hub, under this dossier, so the evidence of the fee is held.
    expect(await textIn(page, '[data-group=not-asked]')).toContain('(6)');
    expect(await hub.rows('select dossier, amount_vnd, procedure from payment_receipt where number = $1', [`BL-${code}`])).toEqual([
      { dossier: code, amount_vnd: 115_000, procedure: 'P06' },
    ]);
    await page.getByRole('link', { name: /Xem trước/ }).click();
    expect(await accessFaults(page)).toEqual([]);
    await page.check('input[name=agree]');
    await press(page, 'Đồng ý');
    await press(page, /Nộp hồ sơ/);
    expect(await status(page)).toBe('SUBMITTED');
    expect(await textIn(page, '.clock')).toMatch(/Còn 5 ngày làm việc/);
    // Where it stands is the hub's to say, by its own calendar: one of the days to come is off.
    const due = addWorkingDays(day(), 5, CALENDAR);
    expect(await standing(code)).toEqual({ state: 'PROCESSING', dueOn: due, outcome: null });
    expect(await textIn(page, '.clock')).toContain(due.split('-').reverse().join('/'));
    expect(page.url()).not.toContain(PERSONAL_ID);

    await signIn(page, 'dossier-service', 'lan');
    await page.getByRole('link', { name: code }).click();
    expect(await textIn(page)).toContain('ghi nhận hôm nay');
    expect(await accessFaults(page)).toEqual([]);
    await page.fill('input[name=number]', '010090000012');
    await press(page, /Đồng ý giải quyết/);
    expect(await status(page)).toBe('APPROVED');
    expect(await standing(code)).toMatchObject({ state: 'DECIDED', outcome: 'GRANTED' });

    await signIn(page, 'citizen:thu');
    await page.goto(`${office.url}/cua-toi`);
    expect(await textIn(page, '[data-licence=IN_FORCE]')).toContain('010090000012');
    expect(await textIn(page, '[data-licence=REVOKED]')).toContain(LICENCE);
    expect(await textIn(page)).toContain('demo-dossier-service-lan');
    expect(await accessFaults(page)).toEqual([]);
    const { body } = await hub.ask(
      'query($id: PersonalId!) { driver(personalId: $id) { licences { nodes { number state resultCode } } } }',
      {
        as: 'permit-service',
        purpose: 'licensing',
        variables: { id: PERSONAL_ID },
      },
    );
    expect(body.data.driver.licences.nodes).toEqual([
      { number: LICENCE, state: 'SUPERSEDED', resultCode: null },
      { number: '010090000012', state: 'ACTIVE', resultCode: `${code}-KQ01` },
    ]);
    expect(office.faults).toEqual([]);
  });

  /** What the hub says of a dossier. */
  async function standing(code: string) {
    const { body } = await hub.ask('query ($code: DossierCode!) { dossier(code: $code) { state dueOn outcome } }', {
      as: 'steward',
      purpose: 'stewardship',
      variables: { code },
    });
    return body.data.dossier;
  }

  /** A form as the browser would send it; `from`: another page's origin. */
  async function send(path: string, form: Record<string, string> = {}, from = office.url) {
    const answered = await page.request.post(`${office.url}${path}`, { form, headers: { origin: from }, maxRedirects: 0 });
    return { status: answered.status(), text: await answered.text(), to: answered.headers().location ?? '' };
  }
  const get = async (path: string) => {
    const answered = await page.request.get(`${office.url}${path}`);
    return { status: answered.status(), text: await answered.text() };
  };
  function stored(code: string): Record<string, string | null> {
    const sql = 'select status, consent, received_on as "receivedOn", decision from dossier where code = ?';
    const { status, consent, receivedOn, decision } = office.store.prepare(sql).get(code) as Record<string, string | null>;
    return { status: status ?? null, consent: consent ?? null, receivedOn: receivedOn ?? null, decision: decision ?? null };
  }
  const dossiersThere = () => (office.store.prepare('select count(*) as n from dossier').get() as { n: number }).n;
  const WISHES = {
    P04: { badgeType: 'XE HỢP ĐỒNG', termYears: '7' },
    P01: { businessTypes: 'hợp đồng' },
    P06: { classes: 'C1', photo: 'căn cước' },
  };

  /** All that comes before submitting, by whoever is signed in. */
  async function agreed(begun: { to: string }, wishes: Record<string, string>): Promise<string> {
    const code = begun.to.split('/').at(-1) ?? '';
    for (const [step, form] of [
      ['to-khai', wishes],
      ['le-phi', { receipt: `BL-${code}` }],
    ] as const)
      expect([step, (await send(`/ho-so/${code}/${step}`, form)).status]).toEqual([step, 303]);
    const digest = /name="digest" value="(\w+)"/.exec((await get(`/ho-so/${code}/xem-truoc`)).text)?.[1] ?? '';
    expect((await send(`/ho-so/${code}/dong-y`, { agree: '1', digest })).status).toBe(303);
    return code;
  }
  const badge = (...plates: string[]) => send('/ho-so', { procedure: 'P04', business: TAX_CODE, vehicles: plates.join(', ') });

  it('at the counter an official begins for who has no phone, is logged as who did, and the clock waits for the paper', async () => {
    await signIn(page, 'dossier-service', 'hoa');
    const person = { personalId: PERSONAL_ID, taxCode: TAX_CODE, seen: '1' };
    const code = await agreed(await send('/can-bo/ho-tro', { ...person, procedure: 'P04', vehicles: '29b-12345;29B-12346' }), WISHES.P04);
    expect((await send(`/ho-so/${code}/nop`)).status).toBe(303);
    expect(stored(code)).toMatchObject({ status: 'SUBMITTED', receivedOn: null });
    const desk = `/can-bo/ho-so/${code}`;
    const numbers = { '29B-12345': 'PH-5001', '29B-12346': 'PH-5002' };
    const early = await send(`${desk}/quyet-dinh`, numbers);
    expect([early.status, early.text]).toEqual([409, expect.stringContaining('còn phải nộp giấy tờ')]);
    expect((await send(`${desk}/giay-to`, { component: 'EV08/29B-12346' })).status).toBe(303);
    expect(stored(code)).toMatchObject({ receivedOn: expect.any(String) });
    expect(await standing(code)).toMatchObject({ state: 'PROCESSING' });
    expect((await send(`${desk}/nghi-van`, { words: 'Hợp đồng mờ' })).status).toBe(303);
    expect((await send(`${desk}/quyet-dinh`, numbers)).text).toContain('Hợp đồng mờ');
    await page.goto(`${office.url}${desk}`);
    expect(await textIn(page, '.hindrances')).toContain('Hợp đồng mờ');
    expect(await accessFaults(page)).toEqual([]);
    expect((await send(`${desk}/da-ro`)).status).toBe(303);
    // What a register says is doubted where it stands: its source is told, and what rests on it is in dispute.
    const record = `Inspection:${world.coach.inspection}`;
    expect((await send(`${desk}/nghi-van`, { words: 'Tem kiểm định trên xe ghi ngày khác', record })).status).toBe(303);
    await page.goto(`${office.url}${desk}`);
    expect(await textIn(page, '[data-component="EV04/29B-12345"]')).toContain('Các nguồn không khớp');
    expect(await textIn(page, '.hindrances')).toContain('Kiểm định');
    expect((await hub.rows('select record_type from doubt')).map((one) => one.record_type)).toEqual(['Inspection']);
    const [row] = await hub.rows(
      `select a.official, a.client from read_log l join read_asker a on a.number = l.asker where l.case_code = $1 order by l.position desc limit 1`,
      [code],
    );
    expect(row).toEqual({ official: 'demo-dossier-service-hoa', client: 'demo-dossier-service-motcua' });
  });

  it('what came to be disputed between preview and submission is shown, and nothing is submitted', async () => {
    const plate = '29B-60001';
    const car = await vehicle(hub, { plate, chassis: 'RLLV1AEA9PH060001', owner: { business: world.business } });
    await signIn(page, 'citizen:thu');
    const code = await agreed(await badge(plate), WISHES.P04);
    await write(hub, [
      { operation: 'correct', entity: 'Registration', id: car.registration, from: null, to: null, values: { ownerBusiness: world.other } },
    ]);
    await page.goto(`${office.url}/ho-so/${code}`);
    await press(page, /Nộp hồ sơ/);
    expect(await textIn(page, `[data-changed="EV03/${plate}"]`)).toContain('Các nguồn không khớp');
    expect(await page.locator('.card.disputed').count()).toBe(1);
    expect(stored(code)).toMatchObject({ status: 'DRAFT', consent: null });
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await page.evaluate('document.scrollingElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await accessFaults(page)).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
  });

  it('a licence for a business is granted once, whose answer was lost; another result of the dossier is refused', async () => {
    await register(hub, 'ProcedureEffect', EFFECT(world.definitions.get('P01') ?? ''), '2025-01-01');
    await register(
      hub,
      'TransportManager',
      { business: world.other, person: world.person, role: 'TRANSPORT_MANAGER', appointedOn: '2025-01-01' },
      '2025-01-01',
    );
    await signIn(page, 'citizen:thu');
    const code = await agreed(await send('/ho-so', { procedure: 'P01', business: OTHER_TAX_CODE }), WISHES.P01);
    expect((await send(`/ho-so/${code}/nop`)).status).toBe(303);
    await signIn(page, 'dossier-service', 'lan');
    const desk = `/can-bo/ho-so/${code}`;
    const decision = { number: 'GP-5001', businessTypes: 'hợp đồng' };
    for (const component of ['EV19', 'ATGT']) expect((await send(`${desk}/giay-to`, { component })).status).toBe(303);
    office.line.is = 'deaf';
    expect((await send(`${desk}/quyet-dinh`, decision)).status).toBe(503);
    office.line.is = 'whole';
    expect(stored(code)).toMatchObject({ status: 'SUBMITTED', decision: expect.stringContaining(`${code}-KQ01`) });
    // Whatever is typed now, what was decided is what is sent.
    expect((await send(`${desk}/quyet-dinh`, { number: 'GP-5002', businessTypes: 'hợp đồng' })).status).toBe(303);
    expect(stored(code)).toMatchObject({ status: 'APPROVED' });
    const { body } = await hub.ask('{ business(taxCode: "0300588569") { licences { nodes { number } } } }');
    expect(body.data.business.licences.nodes).toEqual([{ number: 'GP-5001' }]);
    const second = await send(`${desk}/quyet-dinh`, decision);
    expect([second.status, second.text]).toEqual([409, expect.stringContaining('Hồ sơ này đã có kết quả')]);
    expect((await send(`${desk}/tu-choi`, { reason: 'Thử' })).status).toBe(409);
  });

  it('a hub that is away leaves the draft and the consent as they were', async () => {
    await signIn(page, 'citizen:thu');
    const code = await agreed(await badge('29B-12345'), WISHES.P04);
    const before = stored(code);
    office.line.is = 'cut';
    const [submitted, begun] = [await send(`/ho-so/${code}/nop`), await badge('29B-12345')];
    office.line.is = 'whole';
    expect([submitted.status, begun.status, submitted.text]).toEqual([503, 503, expect.stringContaining('bản nháp vẫn còn')]);
    expect(stored(code)).toEqual(before);
  });

  it('what she does not wish to be looked up is not, the preview says so, and what was agreed to before counts no more', async () => {
    await signIn(page, 'citizen:thu');
    const code = await agreed(await badge('29B-12345'), WISHES.P04);
    await page.goto(`${office.url}/ho-so/${code}/xem-truoc`);
    await page.locator('details summary').click();
    await page.locator('input[name=component][value=EV03]').check();
    await page.locator('details button').click();
    await page.waitForLoadState();
    expect(await textIn(page, '[data-component="EV03/29B-12345"]')).toContain('không muốn tra cứu');
    expect(await page.locator('input[name=component][value=EV03]').isChecked()).toBe(true);
    expect(await accessFaults(page)).toEqual([]);
    expect(stored(code)).toMatchObject({ consent: null });
    expect((await send(`/ho-so/${code}/nop`)).status).not.toBe(303);
    const digest = /name="digest" value="(\w+)"/.exec((await get(`/ho-so/${code}/xem-truoc`)).text)?.[1] ?? '';
    expect((await send(`/ho-so/${code}/dong-y`, { agree: '1', digest })).status).toBe(303);
    expect((await send(`/ho-so/${code}/nop`)).status).toBe(303);
    // The clock begins when the paper is there.
    expect(stored(code)).toMatchObject({ status: 'SUBMITTED', receivedOn: null });
  });

  it('consent that is withdrawn ends the dossier, here and at the hub', async () => {
    await signIn(page, 'citizen:thu');
    const code = await agreed(await badge('29B-12345'), WISHES.P04);
    expect((await send(`/ho-so/${code}/nop`)).status).toBe(303);
    expect((await send(`/ho-so/${code}/rut`)).status).toBe(303);
    expect(stored(code)).toMatchObject({ status: 'WITHDRAWN', consent: null });
    expect((await hub.rows('select from case_end where code = $1', [code])).length).toBe(1);
    expect(await standing(code)).toMatchObject({ state: 'WITHDRAWN' });
    await signIn(page, 'dossier-service', 'lan');
    const late = await send(`/can-bo/ho-so/${code}/quyet-dinh`, { '29B-12345': 'PH-5003' });
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('đã rút đồng ý')]);
  });

  it('one receipt number is one payment', async () => {
    await signIn(page, 'citizen:thu');
    const [first, second] = [await send('/ho-so', { procedure: 'P06' }), await send('/ho-so', { procedure: 'P06' })];
    for (let times = 0; times < 2; times++) expect((await send(`${first.to}/le-phi`, { receipt: 'BL-0001' })).status).toBe(303);
    expect((await send(`${second.to}/le-phi`, { receipt: 'BL-0001' })).status).toBe(409);
    expect(office.store.prepare("select count(*) as n from payment where receipt_number = 'BL-0001'").get()).toMatchObject({ n: 1 });
  });

  it('tells whatever is wrong in both languages, and keeps nothing of it', async () => {
    const there = dossiersThere();
    const wrong = async (answered: Promise<{ status: number; text: string }>) => {
      const { status: code, text } = await answered;
      return [code, /role="alert">\s*<p><strong>([^<]+)/.exec(text)?.[1], / lang="en">[A-Z]/.test(text)];
    };
    await page.context().clearCookies();
    expect(await wrong(send('/ho-so', { procedure: 'P06' }))).toEqual([401, expect.stringContaining('chưa đăng nhập'), true]);
    await signIn(page, 'citizen:thu');
    expect(await wrong(send('/ho-so', { procedure: 'P06' }, 'https://example.com'))).toEqual([
      403,
      expect.stringContaining('không đến từ trang'),
      true,
    ]);
    expect(await wrong(get('/thu-tuc/P99'))).toEqual([404, expect.stringContaining('Không có thủ tục'), true]);
    expect(await wrong(send('/ho-so', { procedure: 'P04', business: '0100100100', vehicles: '29B-12345' }))).toEqual([
      403,
      expect.stringContaining('không ghi nhận bạn'),
      true,
    ]);
    expect(await wrong(badge('x'))).toEqual([409, expect.any(String), true]);
    expect(await wrong(get('/can-bo'))).toEqual([403, expect.stringContaining('Vai trò'), true]);
    expect(await wrong(get('/ho-so/H26.01-261130-0001'))).toEqual([404, expect.any(String), true]);
    await signIn(page, 'dossier-service', 'lan');
    const counter = (more: Record<string, string>) =>
      send('/can-bo/ho-tro', { procedure: 'P06', personalId: '001090009999', seen: '1', ...more });
    expect(await wrong(counter({}))).toEqual([404, expect.stringContaining('không có ai'), true]);
    expect(await wrong(counter({ personalId: '12' }))).toEqual([400, expect.any(String), true]);
    expect(await wrong(counter({ seen: '' }))).toEqual([400, expect.any(String), true]);
    expect(await wrong(send('/can-bo/tim', { code: 'H29.01-261130-0001' }))).toEqual([403, expect.stringContaining('cơ quan khác'), true]);
    expect(dossiersThere()).toBe(there);
    expect(office.faults).toEqual([]);
  });

  it('sends documents that were registered by their hash alone, for an official too', async ({ onTestFinished }) => {
    const client = 'demo-dossier-service-tincay';
    await registerDocuments(
      hub.database.ownerPool,
      client,
      Object.values(operations).map(({ text }) => text),
    );
    const usual = office;
    office = await openOffice({ HUB_DOCUMENTS: 'registered', OIDC_CLIENT_ID: client, OFFICE: 'H26.02' });
    onTestFinished(async () => {
      await office.close();
      office = usual;
    });
    await signIn(page, 'dossier-service', 'lan');
    const begun = await send('/can-bo/ho-tro', { procedure: 'P06', personalId: PERSONAL_ID, seen: '1' });
    expect([begun.status, begun.to]).toEqual([303, expect.stringContaining('/ho-so/H26.02-')]);
  });
});

/** What a decided P01 writes, as the reference seeds have it. */
const EFFECT = (definition: string) => ({
  code: 'P01/1',
  definition,
  ordinal: 1,
  kind: 'ISSUE',
  writes: 'TransportLicence',
  subjectKey: 'taxCode',
  fields: [
    ...['number=document.number', "issueCount='1'", 'businessTypes=document.businessTypes', 'issuer=issuer'],
    ...['issuedOn=document.issuedOn', "state='ACTIVE'", 'business=subject'],
  ],
});

it('the committed client asks what operations.graphql says, and the schema answers it', async () => {
  const document = parse(await readFile(join(example, 'src/operations.graphql'), 'utf8'));
  expect(validate(schema, document)).toEqual([]);
  const generated = await readFile(join(example, 'src/generated/operations.ts'), 'utf8');
  for (const one of document.definitions)
    if (one.kind === Kind.OPERATION_DEFINITION) expect(generated).toContain(JSON.stringify(textOf(document, one.name?.value ?? '')));
});

/** An operation with the fragments that it spreads, of which this client has one. */
function textOf({ definitions }: DocumentNode, name: string): string {
  const operation = definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION && one.name?.value === name);
  const spreads = print({ kind: Kind.DOCUMENT, definitions: operation }).includes('...Told');
  return print({
    kind: Kind.DOCUMENT,
    definitions: [...operation, ...definitions.filter(({ kind }) => spreads && kind === Kind.FRAGMENT_DEFINITION)],
  });
}

it('the service imports nothing of the hub', async () => {
  for (const file of await readdir(join(example, 'src'), { recursive: true })) {
    if (!file.endsWith('.ts')) continue;
    const imports = [...(await readFile(join(example, 'src', file), 'utf8')).matchAll(/from '(\.[^']+)'/g)].map(([, from]) => String(from));
    for (const from of imports) expect(join(example, 'src', file, '..', from)).toContain(join(example, 'src'));
  }
});
