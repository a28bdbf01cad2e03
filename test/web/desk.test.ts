import { readdirSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { MISSING } from '../../src/errors.js';
import { LEGAL_TODAY } from '../../src/hub/time/legal-day.js';
import { inPackage } from '../../src/root.js';
import { openModel } from '../../src/runtime/model.js';
import { todos } from '../../web/src/operator/todos.js';
import { CASE, PERSONAL_ID, type RunningHub, runHub } from '../server/running-hub.js';
import { drawer } from '../support/drawn.js';
import { caseFor } from '../support/work-orders.js';
import { register } from '../support/write.js';
import { accessFaults, browser, countBytes, inBrowser, openBrowser, watch } from './browser.js';
import { type BuiltPage, builtPage } from './built-page.js';
import { walk } from './walk.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let built: BuiltPage;
let hub: RunningHub;
beforeAll(async () => {
  built = await builtPage();
  hub = await runHub({ pagesRoot: built.dist });
  await hub.database.ownerPool.query(
    `insert into read_anomaly (kind, of, from_at, to_at, actor, reads, persons, threshold)
     values ('ENUMERATION', 'ASKER', clock_timestamp() - interval '1 hour', clock_timestamp() + interval '1 hour', 'demo-steward', 30, 25, 20)`,
  );
  await register(hub, 'ApprovalRule', { scope: 'CodeList', changesMax: 0, personsMax: 0, anotherAgency: false });
});
afterAll(async () => {
  await hub.close();
  await built.remove();
});

const PAGES = [
  '/',
  '/danh-muc',
  '/danh-muc/Vehicle',
  '/phan-tich?loai=Vehicle&nhom=province',
  '/ho-so',
  '/ho-so/Province',
  '/quan-tri',
  '/kiem-toan',
  '/van-hanh',
  '/bien-nhan',
  '/cua-toi',
  '/playground',
];

const recordsIn =
  (table: string) =>
  async (...codes: string[]) =>
    (
      await hub.rows<{ code: string }>(`select code from ${table} where code = any($1) and recorded_to = 'infinity' order by 1`, [codes])
    ).map(({ code }) => code);
const codesIn = recordsIn('plate_code');
const listsIn = recordsIn('code_list');
describe.skipIf(!browser)(inBrowser('the desks of stewards, auditors and operators'), () => {
  let context: BrowserContext;
  let closeBrowser: () => Promise<void>;
  let trouble: string[] = [];
  beforeAll(async () => {
    ({ context, close: closeBrowser } = await openBrowser());
  });
  afterEach(async () => {
    for (const page of context.pages().slice(1)) await page.close();
  });
  afterAll(() => closeBrowser?.());

  async function open(path: string, width = 1440, role = 'steward'): Promise<Page> {
    const page = await context.newPage();
    trouble = watch(page, hub.url);
    await page.setViewportSize({ width, height: 900 });
    await page.goto(hub.url + path);
    await page.waitForSelector('select[name=role]');
    if (role) await page.selectOption('select[name=role]', role);
    return page;
  }
  const main = async (page: Page) => (await page.getByRole('main').textContent()) ?? '';
  async function isSound(page: Page, width: number) {
    expect(await accessFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    // Chromium calls a body that a reader has read to its end aborted; what came of it is looked at in the page.
    expect(trouble.filter((one) => !/\/import\/\S+ net::ERR_ABORTED$/.test(one))).toEqual([]);
  }

  it.each([
    [1440, '91', '92'],
    [390, '93', '94'],
  ])('takes a file from its check over mended cells to the register and back, at %i px', async (width, one, two) => {
    const page = await open('/quan-tri', width);
    await page.getByRole('combobox', { name: 'Loại bản ghi' }).fill('ma bien so dia phuong');
    await page.getByRole('option', { name: 'Mã biển số địa phương' }).click();
    await page
      .getByLabel(/Thả tệp vào đây/)
      .setInputFiles({ name: 'bien.csv', mimeType: 'text/csv', buffer: Buffer.from(`code,holder\nx1,thử\nx2,thử hai\n`) });
    await page.getByRole('table', { name: /2 dòng lỗi/ }).waitFor();
    expect(await main(page)).toContain('Đã kiểm tra, chưa ghi gì.');
    await isSound(page, width);
    await page.getByLabel('code, dòng 2').fill(one);
    await page.getByLabel('code, dòng 3').fill(two);
    await page.getByRole('button', { name: 'Kiểm tra các dòng đã sửa' }).press('Enter');
    await expect.poll(() => main(page)).toContain('bien (đã sửa).csv');
    await page.getByLabel('Lý do, ghi vào sổ cái').fill('Bàn giao');
    await page.getByRole('button', { name: 'Ghi 2 dòng vào sổ' }).press('Enter');
    await expect.poll(() => main(page)).toContain('Đã ghi vào sổ.');
    expect(await codesIn(one, two)).toEqual([one, two]);
    const report = page.locator('.report');
    await report.getByLabel('Lý do rút lại').fill('Nhầm tệp');
    await report.getByRole('button', { name: 'Rút lại cả lô' }).press('Enter');
    await expect.poll(() => report.textContent(), { timeout: 15_000 }).toContain('đã rút lại');
    expect(await codesIn(one, two)).toEqual([]);
    await isSound(page, width);
  });

  it('keeps the sound rows of a file within reach while its rejected ones are mended', async () => {
    const page = await open('/quan-tri');
    await page.getByRole('combobox', { name: 'Loại bản ghi' }).fill('ma bien so dia phuong');
    await page.getByRole('option', { name: 'Mã biển số địa phương' }).click();
    await page
      .getByLabel(/Thả tệp vào đây/)
      .setInputFiles({ name: 'lẫn.csv', mimeType: 'text/csv', buffer: Buffer.from('code,holder\n96,thử\nx7,thử\n') });
    await page.getByLabel('code, dòng 3').fill('97');
    await page.getByRole('button', { name: 'Kiểm tra các dòng đã sửa' }).press('Enter');
    await page.getByText('Còn 1 dòng đúng của lẫn.csv chưa ghi.').waitFor();
    await page.getByLabel('Lý do, ghi vào sổ cái').fill('Bàn giao');
    await page.getByRole('button', { name: 'Ghi 1 dòng vào sổ' }).press('Enter');
    await expect.poll(() => main(page)).toContain('Đã ghi vào sổ.');
    expect(await codesIn('96', '97')).toEqual(['97']);
    await page.getByRole('button', { name: 'Trở lại lẫn.csv' }).press('Enter');
    await page.getByLabel('Ghi các dòng đúng, bỏ các dòng lỗi').check();
    await page.getByRole('button', { name: 'Ghi 1 dòng vào sổ' }).press('Enter');
    await expect.poll(() => codesIn('96', '97')).toEqual(['96', '97']);
    await isSound(page, 1440);
  });

  it.each([
    [1440, 11, 21],
    [390, 31, 41],
  ])('shows what waits for another person, who agrees to one and refuses the other, at %i px', async (width, good, bad) => {
    const propose = async (from: number) => {
      const { token } = await hub.issuer.issue({ role: 'steward', name: 'lan' });
      const operations = Array.from({ length: 6 }, (_, i) => ({
        register: { record: { codeList: { code: `thu-${from + i}`, name: 'thử', confidence: 'K' } }, validFrom: '2020-01-01' },
      }));
      const { body } = await hub.send('/graphql', {
        headers: { authorization: `Bearer ${token}`, 'hub-purpose': 'stewardship', 'hub-case': caseFor('stewardship', CASE) },
        body: {
          query: 'mutation($input: ChangeSetInput!) { submitChangeSet(input: $input) { changeSetId } }',
          variables: { input: { operations, reason: `Đề nghị ${from}`, legalBasis: 'Thông tư 79/2024/TT-BCA' } },
        },
      });
      expect(body.errors?.[0].extensions.code).toBe('APPROVAL_REQUIRED');
    };
    await propose(good);
    await propose(bad);
    const page = await open('/quan-tri', width);
    const card = (from: number) =>
      page
        .getByRole('list', { name: 'Chờ người khác duyệt' })
        .getByRole('listitem')
        .filter({ hasText: `Đề nghị ${from}` });
    await card(good).getByText('Sẽ đổi gì trong sổ lúc này').click();
    await expect.poll(() => card(good).textContent()).toContain(`thu-${good + 5}`);
    await isSound(page, width);
    await card(good).getByRole('button', { name: 'Duyệt', exact: true }).press('Enter');
    await card(good).getByText('Đã duyệt.').waitFor();
    expect(await listsIn(`thu-${good}`, `thu-${good + 5}`)).toEqual([`thu-${good}`, `thu-${good + 5}`]);
    await card(bad).getByLabel('Lý do không duyệt hoặc rút').fill('Trùng');
    await card(bad).getByRole('button', { name: 'Không duyệt' }).press('Enter');
    await card(bad).getByText('Đã từ chối.').waitFor();
    expect(await listsIn(`thu-${bad}`)).toEqual([]);
  });

  it('corrects one field of one record without a file: tried first, then written', async () => {
    await register(hub, 'PlateCode', { code: '71', holder: 'thử' });
    const page = await open('/ho-so/PlateCode/71');
    await page.getByText('Sửa một trường').click();
    const form = page.locator('.correct');
    await form.getByLabel('Trường').selectOption('holder');
    await form.getByLabel('Giá trị đúng').fill('sửa');
    await form.getByLabel('Lý do').fill('Ghi nhầm');
    await form.getByLabel('Căn cứ').fill('Thông tư 79/2024/TT-BCA');
    await form.getByRole('button', { name: 'Thử, chưa ghi' }).press('Enter');
    await form.getByText('Thử được').waitFor();
    const holder = async () => (await hub.ask('{ plateCode(code: "71") { holder } }')).body.data.plateCode.holder;
    expect(await holder()).toBe('thử');
    await isSound(page, 1440);
    await form.getByRole('button', { name: 'Ghi vào sổ' }).press('Enter');
    await form.getByText('Đã ghi vào sổ.').waitFor();
    expect(await holder()).toBe('sửa');
    await expect.poll(() => page.getByRole('list', { name: /Các lần thay đổi/ }).textContent()).toContain('Ghi nhầm');
  });

  it.each([1440, 390])(
    'an auditor finds who read whom, and their browser proves a read and a change by the published key, at %i px',
    async (width) => {
      const read = await hub.ask(`{ person(personalId: "${PERSONAL_ID}") { fullName } }`, { as: 'steward', purpose: 'stewardship' });
      expect(read.status).toBe(200);
      const page = await open('/kiem-toan', width, 'auditor');
      await page.getByText('Hãy nêu mã phiếu giao việc kiểm toán').waitFor();
      await page.getByText('đúng, trình duyệt đã kiểm').nth(1).waitFor();
      await page.fill('#case', caseFor('audit', CASE));
      await page.getByRole('button', { name: 'Xem các điều bất thường' }).press('Enter');
      await page.getByRole('list', { name: 'Điều bất thường' }).getByText('dò tìm hàng loạt').waitFor();
      await page.getByRole('button', { name: 'Xem các lần tra cứu này' }).press('Enter');
      await page.getByText(/^Có \d+ lần\.$/).waitFor();
      expect(await page.getByRole('table').textContent()).toContain('demo-steward');
      await page.getByLabel('Về người có số định danh').fill(PERSONAL_ID);
      await page.locator('.search').getByRole('combobox', { name: 'Vai trò', exact: true }).selectOption('steward');
      await page.getByRole('button', { name: 'Tìm' }).press('Enter');
      await page.getByRole('table').waitFor();
      expect(await page.getByRole('table').textContent()).toContain('demo-steward');
      expect(page.url()).not.toContain(PERSONAL_ID);
      const proof = page.locator('.proof');
      // Sealed within a second of being written.
      await expect
        .poll(async () => {
          await page
            .getByRole('button', { name: /^Chứng minh dòng số/ })
            .first()
            .press('Enter');
          await page.getByText(/Chứng minh đúng|Chưa có dòng này/).waitFor();
          return proof.count();
        })
        .toBe(1);
      expect(await proof.textContent()).toMatch(/Chứng minh đúng: dòng số \d+ nằm trong nhật ký.*demo-steward/s);
      await isSound(page, width);

      const [download] = await Promise.all([
        page.waitForEvent('download'),
        proof.getByRole('button', { name: 'Tải tệp chứng minh' }).click(),
      ]);
      const file = await readFile(await download.path(), 'utf8');
      const key = await proof.getByRole('textbox').inputValue();
      await proof.getByRole('textbox').fill(key.replace(/.$/, ''));
      await page.getByText('Khoá không đúng dạng').waitFor();
      await page
        .getByRole('button', { name: /^Chứng minh dòng số/ })
        .first()
        .press('Enter');

      const extra = Buffer.from(/^extra (.*)$/m.exec(file)?.[1] ?? '', 'base64').toString();
      const spoilt = (of: string) => file.replace(/^extra .*$/m, `extra ${Buffer.from(of).toString('base64')}`);
      const isTold = async (text: string, told: string) => {
        const chosen = { name: 'a.tlog-proof', mimeType: 'text/plain', buffer: Buffer.from(text) };
        await page.getByLabel(/Hoặc kiểm tệp/).setInputFiles(chosen);
        await page.locator('.proof').getByText(told).waitFor();
      };
      await isTold(file, 'Chứng minh đúng');
      await isTold(spoilt(extra.replace('stewardship', 'licensing')), 'nội dung đã bị đổi');
      await isTold(spoilt(extra.replace('"value":"demo-steward"', '"value":"demo-citizen"')), 'không phải điều đã ghi. (actor)');
      const note = file.slice(file.indexOf('\n\n') + 2).split('\n');
      await isTold(file.replace(`\n${note[1]}\n`, `\n${Number(note[1]) + 1}\n`), 'không do khoá này ký');

      await page.getByRole('combobox', { name: 'Nhật ký', exact: true }).selectOption('CHANGES');
      await page.getByLabel('Số dòng', { exact: true }).fill('1');
      await page.getByRole('button', { name: 'Chứng minh', exact: true }).press('Enter');
      await page.getByText(/Chứng minh đúng: dòng số 1 /).waitFor();
      await isSound(page, width);
      await page.selectOption('select[name=role]', 'analyst');
      await page.getByText('Trang này chỉ mở cho vai trò kiểm toán dữ liệu.').waitFor();
      expect(await page.locator('.search').count()).toBe(0);
    },
  );

  it.each([1440, 390])('an operator sees what is wrong, what to do about it, and the figures of /metrics, at %i px', async (width) => {
    expect((await hub.ask(`{ person(personalId: "${PERSONAL_ID}") { fullName } }`, { as: 'steward' })).code).toBe('PURPOSE_REQUIRED');
    const page = await context.newPage();
    trouble = watch(page, hub.url);
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${hub.url}/van-hanh`);
    await page.getByRole('row', { name: /^PURPOSE_REQUIRED .* steward/ }).waitFor();
    expect(await main(page)).toContain('Sẵn sàng nhận yêu cầu');
    expect(await page.getByRole('row', { name: /^Đĩa còn trống/ }).textContent()).toMatch(/[\d,.]+ [GM]B/);
    expect(await page.getByRole('row', { name: /^Việc nền đang chờ/ }).textContent()).toMatch(/^Việc nền đang chờ0/);
    await page.getByText('đúng, trình duyệt đã kiểm').nth(1).waitFor();
    await isSound(page, width);
    // What the hub would say of itself: the page adds what to do.
    const concern = { name: 'log-unsettled', isReady: true, vi: 'Chưa rõ là cơ sở dữ liệu nào.', en: 'Unsettled.' };
    await page.route('**/readyz', (route) => route.fulfill({ json: { status: 'ready', detail: [concern] } }));
    await page.getByRole('listitem').getByText('giaolo log continue').waitFor();
    await isSound(page, width);
  });

  it('an operator is told what to do about everything that a hub can say is wrong', async () => {
    const folder = inPackage('src/server');
    const told = await Promise.all(
      (await readdir(folder)).filter((name) => name.endsWith('.ts')).map((name) => readFile(join(folder, name), 'utf8')),
    );
    const names = [...told.join('\n').matchAll(/name: '([a-z-]+)',\s+isReady/g)].map(([, name = '']) => name);
    expect(names).toContain('log-altered');
    const missing = Object.keys(MISSING);
    expect([...names, ...missing].filter((name) => !(name in todos.vi && name in todos.en))).toEqual([]);
  });

  it('the pages that are walked are all there are', () => {
    const files = readdirSync(inPackage('web')).filter((name) => name.endsWith('.html'));
    const pages = files.map((name) => (name === 'index.html' ? '/' : `/${name.replace(/\.html$/, '')}`));
    expect(pages.filter((one) => !PAGES.some((path) => path.split('?')[0] === one))).toEqual([]);
  });

  it('a run walks every page, whatever is drawn', () => {
    expect([...new Set(drawn.map(({ path }) => path))]).toEqual(PAGES);
  });

  it('a walk notices a control out of reach, focus that nobody sees or that is caught, and what lies outside of sight', async () => {
    const page = await context.newPage();
    const told = async (body: string) => {
      await page.setContent(`<button>a</button>${body}<button>z</button>`);
      return (await walk(page)).map((fault) => fault.split(':')[0]).sort();
    };
    expect(await told('<a href="#b">b</a>')).toEqual([]);
    expect(await told('<input style="outline: none">')).toEqual(['focus is not seen']);
    expect(await told('<a href="#b" style="position: fixed; left: -999px">b</a>')).toEqual(['out of sight']);
    const caught = '<textarea onkeydown="event.key === \'Tab\' && event.preventDefault()"></textarea>';
    expect(await told(caught)).toEqual(['focus does not come round', 'never reached']);
  });

  const { roles } = openModel().access;
  const some = drawer('the walk of every page', 9);
  // Of each page two roles at some width: a run walks every page.
  const drawn = PAGES.flatMap((path) => some(roles.flatMap(({ role }) => [1440, 390].map((width) => ({ path, role, width })))));
  // What looks the same to several roles but for figures is walked once.
  const walked = new Set<string>();
  it.each(roles.map(({ role, purposes }) => [role, purposes[0] ?? ''] as const))(
    'every page is walked as %s (purpose "%s") by the keyboard alone, wide and narrow: nothing serious, nothing out of reach',
    async (role, purpose) => {
      const page = await open('/phan-tich', 1440, role === 'anonymous' ? '' : role);
      if (purpose) await page.selectOption('select[name=purpose]', purpose);
      await page.fill('input[name=case]', caseFor(purpose, CASE));
      const faults: unknown[] = [];
      for (const path of PAGES) {
        const widths = drawn.filter((one) => one.path === path && one.role === role).map(({ width }) => width);
        if (widths.length === 0) continue;
        await page.setViewportSize({ width: 1440, height: 900 });
        await page.goto(hub.url + path);
        await page.waitForSelector('h1, .graphiql-query-editor .view-line');
        const isStill = () => expect.poll(() => page.getByText(/^(Đang tải|Loading)…$/).count()).toBe(0);
        await isStill();
        await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
        await isStill();
        const looks = `${path} ${await page.evaluate("document.body.outerHTML.replace(/\\d+/g, '')")}`;
        for (const width of widths) {
          if (walked.has(`${width} ${looks}`)) continue;
          walked.add(`${width} ${looks}`);
          await page.setViewportSize({ width, height: 900 });
          if (width === 390) await page.getByRole('button', { name: 'Mục lục' }).press('Enter');
          const found = [...(await accessFaults(page)), ...(await walk(page))];
          if (await page.evaluate('document.documentElement.scrollWidth > innerWidth')) found.push('runs out of the page');
          if (found.length > 0) faults.push([path, width, found]);
        }
        if (path !== '/playground') expect([path, await main(page)]).toEqual([path, expect.not.stringMatching(/undefined|\[object|NaN/)]);
      }
      expect(faults).toEqual([]);
      // Whoever may not is told so; what is under way when one leaves is cut off.
      expect(trouble.filter((one) => !/^40[013]: |\/playground\/tokens|net::ERR_ABORTED$/.test(one))).toEqual([]);
    },
    240_000,
  );

  it('the playground comes in 1.6 MB with its workers and the schema, gzipped in 1.9, and the next time in 30 kB', async () => {
    const visit = async (isFirst: boolean) => {
      const page = await context.newPage();
      const bytes = await countBytes(page, { isFirst });
      const asked = new Set<string>();
      page.on('request', (request) => asked.add(new URL(request.url()).pathname));
      await page.goto(`${hub.url}/playground`);
      await page.waitForSelector('.graphiql-query-editor .view-line');
      await page.getByRole('button', { name: 'Show GraphiQL Explorer' }).click();
      await page.locator('.graphiql-explorer-root').first().getByText('vehicle', { exact: true }).first().waitFor();
      await expect.poll(() => page.workers().length).toBeGreaterThan(1);
      await page.waitForLoadState('networkidle');
      // What a worker loads is not the page's; the browser keeps it like any other file.
      const workers = page.workers().map((worker) => new URL(worker.url()).pathname);
      const sizes = await Promise.all(workers.map(async (path) => (await stat(join(built.dist, `${path}.br`))).size));
      return { asked: new Set([...asked, ...workers]), workers, page: bytes(), all: sizes.reduce((sum, size) => sum + size, bytes()) };
    };
    const first = await visit(true);
    // That which knows JSON comes with the first variable.
    expect(first.workers).toHaveLength(2);
    expect(first.all).toBeGreaterThan(1_000_000);
    expect(first.all).toBeLessThan(1_600_000);
    const gzipped = await Promise.all(
      [...first.asked].map(async (path) => {
        const { headers } = await fetch(hub.url + path, { headers: { 'accept-encoding': 'gzip' } });
        if (path.startsWith('/graphql/')) expect([path, headers.get('content-encoding')]).toEqual([path, 'gzip']);
        return Number(headers.get('content-length'));
      }),
    );
    const whole = gzipped.reduce((sum, size) => sum + size, 0);
    expect(whole).toBeGreaterThan(first.all);
    expect(whole).toBeLessThan(1_900_000);
    await visit(false);
    expect((await visit(false)).page).toBeLessThan(30_000);
  });

  it.each([1440, 390])('an analyst fetches the records behind a figure as a job, by the keyboard, at %i px', async (width) => {
    const page = await open('/phan-tich?loai=Province', width, 'analyst');
    const jobs = page.getByRole('region', { name: 'Từng bản ghi, làm nền' });
    await jobs.getByRole('button', { name: 'Lấy từng bản ghi' }).press('Enter');
    const job = jobs.getByRole('listitem').first();
    await job.getByText('xong').waitFor();
    const [{ count } = { count: 0 }] = await hub.rows<{ count: number }>(
      `select count(*)::integer as count from province where recorded_to = 'infinity' and valid_from <= ${LEGAL_TODAY} and valid_to > ${LEGAL_TODAY}`,
    );
    expect(count).toBeGreaterThan(0);
    expect(await job.textContent()).toContain(`${count} trong ${count} bản ghi`);
    expect(await job.textContent()).toContain('giữ đến');
    const [download] = await Promise.all([page.waitForEvent('download'), job.getByRole('button', { name: /^Tải kết quả/ }).press('Enter')]);
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).name).filter(Boolean)).toHaveLength(count);
    await isSound(page, width);
    // Nobody else has it, and whoever asked can wipe it.
    await page.selectOption('select[name=role]', 'auditor');
    await expect.poll(() => jobs.getByRole('listitem').count()).toBe(0);
    await page.selectOption('select[name=role]', 'analyst');
    await job.getByRole('button', { name: 'Xoá kết quả' }).press('Enter');
    await expect.poll(() => jobs.getByRole('listitem').count()).toBe(0);
    // Of several days there is none; what is refused is told.
    await page.goto(`${hub.url}/phan-tich?loai=Province&cacngay=2025-01-01,2026-01-01`);
    await jobs.getByText('Chọn một ngày').waitFor();
    expect(await jobs.getByRole('button').count()).toBe(0);
  });

  it('tells who is nobody, and who is no steward, what they may do', async () => {
    const page = await open('/quan-tri', 390, '');
    expect(await main(page)).toContain('Hãy đăng nhập với vai trò quản trị dữ liệu.');
    await page.selectOption('select[name=role]', 'analyst');
    await page.getByRole('alert').first().waitFor();
    expect(await accessFaults(page)).toEqual([]);
  });
});
