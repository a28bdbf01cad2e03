import { parse, validate } from 'graphql';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LEGAL_TODAY } from '../../src/hub/time/legal-day.js';
import { searchCatalogue } from '../../web/src/catalogue/search.js';
import { kinds as kindsAsked } from '../../web/src/generated/operations.js';
import { kindsOf } from '../../web/src/kinds/kinds.js';
import { percentOf } from '../../web/src/shell/percent.js';
import { EXAMPLES } from '../../web/src/workbench/examples.js';
import { FIRST, type Question, writeQuestion } from '../../web/src/workbench/question.js';
import { readQuestion } from '../../web/src/workbench/read-question.js';
import { canDivide, divide, type Pivoted } from '../../web/src/workbench/table-data.js';
import { WORKED } from '../../web/src/workbench/worked.js';
import { aggregateWorld } from '../support/aggregate-world.js';
import { createTestHub, schema, type TestHub } from '../support/hub.js';
import { port, register } from '../write/world.js';
import { accessFaults, browser, countBytes, inBrowser, openBrowser, watch } from './browser.js';
import { type BuiltPage, builtPage } from './built-page.js';
import { answersOf, type MockAnswer, type MockHub, startMockHub } from './mock-hub.js';

it('a share that rounding would make nothing, or all, is told as less or more', () => {
  const percent = percentOf('vi-VN');
  expect([0, 1 / 10_035, 0.0006, 0.5, 0.9996, 1].map(percent)).toEqual(['0%', '<0,1%', '0,1%', '50%', '>99,9%', '100%']);
});

describe('figures as parts of wholes', () => {
  const row = (labels: string[], ...values: (number | null)[]) => ({ labels, values, share: null, code: null });
  const sharesOf = (data: Pivoted, partsMax = 3, wholesMax = 9) => {
    const { shares, cut } = divide(data, { partsMax, wholesMax, isOrdered: false, others: 'others' });
    return [shares.map(({ whole, part, share }) => [whole, part, share]), cut];
  };

  it('are those of one key of one whole, the smallest taken together so that it stays whole', () => {
    const rows = [row(['a'], 1), row(['b'], 4), row(['c'], 2), row(['d'], 1), row(['e'], null)];
    expect(sharesOf({ days: [''], rows })[0]).toEqual([
      ['', 'b', 0.5],
      ['', 'c', 0.25],
      ['', 'others', 0.25],
    ]);
  });

  it('are those of two keys of the first, the largest first, and of several days of each day', () => {
    const rows = [row(['x', 'a'], 1), row(['x', 'b'], 1), row(['y', 'a'], 6), row(['z', 'b'], null)];
    const crossed = [
      ['y', 'a', 1],
      ['y', 'b', 0],
      ['x', 'a', 0.5],
      ['x', 'b', 0.5],
    ];
    expect(sharesOf({ days: [''], rows })).toEqual([crossed, 0]);
    expect(sharesOf({ days: [''], rows }, 3, 1)).toEqual([crossed.slice(0, 2), 1]);
    expect(sharesOf({ days: ['2025-01-01', '2026-01-01'], rows: [row(['a'], 1, 1), row(['b'], 1, 3)] })[0]).toEqual([
      ['2025-01-01', 'b', 0.5],
      ['2025-01-01', 'a', 0.5],
      ['2026-01-01', 'b', 0.75],
      ['2026-01-01', 'a', 0.25],
    ]);
  });

  it('are none where there is nothing, or less than nothing', () => {
    expect([[1, 2], [0], [null], [3, -1]].map((values) => canDivide({ days: [''], rows: values.map((one) => row(['a'], one)) }))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

it('a search finds both languages without diacritics, what is called so first', () => {
  const named = (name: string, caption: string, captionEn: string) => ({ name, caption, captionEn });
  const entities = [
    { ...named('Vehicle', 'Phương tiện', 'Vehicle'), fields: [named('badges', 'Phù hiệu', 'Badges')] },
    { ...named('Badge', 'Phù hiệu', 'Badge'), fields: [named('number', 'Số phù hiệu', 'Number'), named('state', 'Trạng thái', 'State')] },
    { ...named('Road', 'Đường bộ', 'Road'), fields: [] },
    // "tối thiểu (phút)" holds the letters of "phù hiệu", and no word that begins so.
    {
      ...named('FixedRoute', 'Tuyến cố định', 'Fixed route'),
      fields: [named('minHeadwayMinutes', 'Giãn cách tối thiểu (phút)', 'Least time')],
    },
  ];
  const found = (text: string) => searchCatalogue(entities, text).map(({ entity }) => entity.name);
  expect([found('phu hieu'), found('PHÙ HIỆU'), found('badge'), found('hieu  phu')]).toEqual(Array(4).fill(['Badge', 'Vehicle']));
  expect([found('duong'), found('đường bộ'), found('road')]).toEqual(Array(3).fill(['Road']));
  expect([found(''), found('phu hieu xe')]).toEqual([[], []]);
  expect(searchCatalogue(entities, 'so phu hieu')[0]?.fields.map(({ name }) => name)).toEqual(['number']);
  expect([found('headway'), found('phut')]).toEqual([['FixedRoute'], ['FixedRoute']]);
});

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const VALUES: Readonly<Record<string, string>> = { Date: '2025-01-01', Boolean: 'true', String: 'x', Int: '1', Float: '1.5' };
const IN_FORCE = (t: string) => `${t}.recorded_to = 'infinity' and ${t}.valid_from <= ${LEGAL_TODAY} and ${t}.valid_to > ${LEGAL_TODAY}`;

let built: BuiltPage;
let hub: TestHub;
let mock: MockHub;
let context: BrowserContext;
let closeBrowser: () => Promise<void>;
let trouble: string[] = [];

describe.skipIf(!browser)(inBrowser('the pages in a browser without a network'), { timeout: 60_000 }, () => {
  beforeAll(async () => {
    built = await builtPage();
    hub = await createTestHub();
    await aggregateWorld(hub);
    await hub.measure();
    mock = await startMockHub({ dist: built.dist, answer: answerOf });
    ({ context, close: closeBrowser } = await openBrowser());
  }, 120_000);
  afterEach(async () => {
    for (const page of context.pages().slice(1)) await page.close();
  });
  afterAll(async () => {
    await closeBrowser?.();
    await mock?.close();
    await hub?.close();
    await built?.remove();
  });

  /** Tables are not made here, only asked for. */
  function answerOf(body: Parameters<MockAnswer>[0], headers: Parameters<MockAnswer>[1]) {
    const { accept = '' } = headers;
    if (accept === 'text/csv' || accept === XLSX) return new Response('day,count\r\n', { headers: { 'content-type': accept } });
    return answersOf(hub)(body, headers);
  }

  async function open(path: string, { width = 1440, dark = false, of: { url } = mock } = {}): Promise<Page> {
    const page = await context.newPage();
    trouble = watch(page, url);
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
    await page.goto(url + path);
    await page.waitForSelector('h1');
    await page.getByText(/^(Đang tải|Loading)…$/).waitFor({ state: 'detached' });
    return page;
  }

  it.each([
    ['/', 1440, false],
    ['/', 360, true],
    ['/?lang=en', 390, false],
    ['/danh-muc', 390, true],
    ['/danh-muc?q=phu+hieu', 1440, false],
    ['/danh-muc/Badge', 1440, true],
    ['/danh-muc/Badge?lang=en', 390, false],
    ['/phan-tich', 360, false],
    ['/ho-so', 360, true],
    ['/ho-so/Province?lang=en', 390, true],
  ])('%s at %i px (dark: %s) has nothing that axe-core finds serious, and nothing that runs out of the page', async (path, width, dark) => {
    const page = await open(path, { width, dark });
    for (const summary of await page.locator('summary').all()) await summary.click();
    expect(await accessFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    // Two lines at most of a small screen go to the header; what else it holds is a press away.
    if (width <= 390) {
      expect((await page.locator('.bar').boundingBox())?.height).toBeLessThan(125);
      await page.getByRole('button', { name: /^(Mục lục|Menu)$/ }).press('Enter');
      await page.getByRole('navigation').getByRole('link').first().waitFor();
      expect(await accessFaults(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
    expect(trouble).toEqual([]);
  });

  it('the first view of / comes over the wire in 150 kB, font and answer included, and its figures are those of the hub', async () => {
    const page = await context.newPage();
    const bytes = await countBytes(page);
    await page.goto(mock.url);
    await page.waitForSelector('#vehicles dd');
    await page.waitForLoadState('networkidle');
    expect(bytes()).toBeGreaterThan(80_000);
    expect(bytes()).toBeLessThan(150_000);
    const { data } = (await hub.ask('{ vehicleAggregate { groups { count } } provinceAggregate { groups { count } } }')).body;
    const shown = (entity: string) => page.locator(`tr[id=${entity}] td`).first().textContent();
    expect(await shown('Vehicle')).toBe(String(data.vehicleAggregate.groups[0].count));
    expect(await shown('Province')).toBe(String(data.provinceAggregate.groups[0].count));
    expect(await shown('Person')).toBe('không đếm công khai');
  });

  it('the workbench comes in 30 kB to whoever was here before, with a question and its answer', async () => {
    const path = '/phan-tich?loai=Vehicle&nhom=province';
    await open(path);
    const page = await context.newPage();
    const bytes = await countBytes(page, { isFirst: false });
    await page.goto(mock.url + path);
    await page.waitForSelector('.figures tbody tr');
    await page.waitForLoadState('networkidle');
    expect(bytes()).toBeGreaterThan(500);
    expect(bytes()).toBeLessThan(30_000);
  });

  /** Presses from now on, each with the milliseconds until what it did is painted, as the browser's own trace of events has them. */
  async function tracePresses(page: Page): Promise<() => Promise<[string, number][]>> {
    await page.evaluate(`
      globalThis.presses = [];
      new PerformanceObserver((list) => presses.push(...list.getEntries().filter(({ interactionId }) => interactionId).map(({ name, duration }) => [name, duration])))
        .observe({ type: 'event', durationThreshold: 16, buffered: false })`);
    return async () => {
      await page.waitForTimeout(100);
      return (await page.evaluate('presses.splice(0)')) as [string, number][];
    };
  }

  it('answers a press of the workbench within 200 ms, from the press to what is painted', async () => {
    const page = await open('/phan-tich?loai=Vehicle&nhom=category');
    await page.waitForSelector('.figures tbody tr');
    const presses = await tracePresses(page);
    const press = async () => {
      await page.locator('.figures thead button').first().click();
      await page.getByRole('button', { name: 'Biểu đồ' }).click();
      await page.getByRole('button', { name: 'Bảng' }).click();
      await page.getByRole('combobox', { name: 'Nhóm theo' }).selectOption('province');
      await page.getByRole('combobox', { name: 'Nhóm theo' }).selectOption('category');
      return presses();
    };
    // The first time what draws is loaded; a busy machine has another try.
    await press();
    const slow = async () => (await press()).filter(([, duration]) => duration > 200);
    await expect.poll(slow).toEqual([]);
  });

  it('is Vietnamese first; English is kept in the address and in every link', async () => {
    const page = await open('/');
    expect(await page.locator('h1').textContent()).toContain('Dữ liệu giao thông');
    await page.click('button[lang=en]');
    expect(await page.locator('h1').textContent()).toContain('The transport data');
    expect(page.url()).toBe(`${mock.url}/?lang=en`);
    await page.getByRole('navigation').getByRole('link', { name: 'Catalogue' }).click();
    await page.waitForSelector('h1');
    expect(page.url()).toBe(`${mock.url}/danh-muc?lang=en`);
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    await page.click('button[lang=vi]');
    expect(page.url()).toBe(`${mock.url}/danh-muc`);
  });

  it('a field is found, opened and sent on by the keyboard alone', async () => {
    const page = await open('/danh-muc');
    await page.getByRole('searchbox').focus();
    await page.keyboard.type('phu hieu');
    await expect.poll(() => page.locator('.hits > li > a').first().textContent()).toBe('Phù hiệu');
    await expect.poll(() => page.url()).toBe(`${mock.url}/danh-muc?q=phu+hieu`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('tr#expiresOn');
    expect(new URL(page.url()).pathname).toBe('/danh-muc/Badge');
    await page.locator('tr#expiresOn .anchor').focus();
    await page.keyboard.press('Enter');
    expect(page.url()).toBe(`${mock.url}/danh-muc/Badge#expiresOn`);
    // The address alone leads there again.
    const sent = await open('/danh-muc/Badge#expiresOn');
    await expect.poll(async () => (await sent.locator('tr#expiresOn').boundingBox())?.y ?? 9_999).toBeLessThan(900);
    expect(await sent.locator('tr#expiresOn').textContent()).toContain('Phù hiệu có giá trị đến');
  });

  const figures = (page: Page) =>
    page
      .locator('.figures tbody tr')
      .evaluateAll((rows) =>
        (rows as unknown as { cells: ArrayLike<{ textContent: string }> }[]).map((row) =>
          Array.from(row.cells, (cell) => cell.textContent.trim()),
        ),
      );

  it('counts by clicking what SQL counts, and says whom', async () => {
    const page = await open('/phan-tich');
    await page.getByRole('combobox', { name: 'Loại bản ghi' }).fill('phuong tien');
    await page.getByRole('option', { name: 'Phương tiện', exact: true }).click();
    await page.getByRole('combobox', { name: 'Nhóm theo' }).selectOption('province');
    await expect.poll(async () => (await figures(page)).length).toBeGreaterThan(2);
    const { rows } = await hub.database.appPool.query(
      `select coalesce((select p.name from province p where p.id = v.province_id and ${IN_FORCE('p')}), '(không có)') as name, count(*)::int as count
       from vehicle v where ${IN_FORCE('v')}
       and not exists (select 1 from ownership o where o.vehicle_id = v.id and o.person_id is not null and ${IN_FORCE('o')}) group by 1`,
    );
    const byName = (pairs: readonly (readonly string[])[]) => Object.fromEntries(pairs.map(([name, count]) => [name, Number(count)]));
    expect(byName(await figures(page))).toEqual(byName(rows.map(({ name, count }) => [name, String(count)])));
    const all = rows.reduce((sum, { count }) => sum + count, 0);
    expect(await page.locator('tfoot td').first().textContent()).toBe(String(all));
    expect(await page.locator('.population').textContent()).toContain(
      `Đã đếm ${all} bản ghi. Con số chính xác. Không tính hồ sơ gắn với cá nhân (Phương tiện): chưa nêu mục đích.`,
    );
    // A column orders the lines by the keyboard too.
    await page.locator('.figures thead button').last().press('Enter');
    const shares = (await figures(page)).map((row) => Number.parseFloat((row.at(-1) ?? '').replace(',', '.')));
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    expect(new URL(page.url()).search).toBe('?loai=Vehicle&nhom=province');
    expect(await accessFaults(page)).toEqual([]);
    expect(trouble).toEqual([]);
  });

  describe('of ten thousand groups, each commune there was until 2025', () => {
    let country: TestHub;
    let served: MockHub;
    beforeAll(async () => {
      country = await createTestHub({ holds: 'reference' });
      served = await startMockHub({ dist: built.dist, answer: answersOf(country) });
    }, 120_000);
    afterAll(async () => {
      await served?.close();
      await country?.close();
    });

    it.each([1440, 390])(
      'a table has few lines in the page, leads to its last by the keyboard, and answers a press in 200 ms, at %i px',
      async (width) => {
        const page = await open('/phan-tich?loai=Commune&nhom=code&nhom=name&ngay=2025-06-30', { width, of: served });
        const table = page.locator('.figures table');
        const drawn = page.locator('.figures tbody tr[aria-rowindex]');
        const row = (index: number) => page.locator(`.figures tr[aria-rowindex="${index}"]`);
        const last = row(10_036);
        await expect.poll(() => table.getAttribute('aria-rowcount')).toBe('10036');
        await expect.poll(() => page.locator('tfoot td').first().textContent()).toMatch(/^10[.,]035$/);
        expect(served.asked.length).toBeGreaterThanOrEqual(11);
        expect(await drawn.count()).toBeLessThan(100);
        const byCode = page.getByRole('button', { name: /^Mã xã/ });
        const byName = page.getByRole('button', { name: /^Tên xã/ });
        const presses = await tracePresses(page);
        const slow = async () => {
          for (const one of [byName, byCode, byCode, byCode]) await one.press('Enter');
          await page.locator('.figures').focus();
          for (const key of ['End', 'Home', 'PageDown', 'ArrowDown']) await page.keyboard.press(key);
          return (await presses()).filter(([, duration]) => duration > 200);
        };
        await expect.poll(slow).toEqual([]);
        const codes = `select code, name from commune c where valid_from <= '2025-06-30' and valid_to > '2025-06-30' and recorded_to = 'infinity'`;
        const [first] = (await country.database.appPool.query(`${codes} order by code limit 1`)).rows;
        const [end] = (await country.database.appPool.query(`${codes} order by code desc limit 1`)).rows;
        while ((await page.locator('th', { has: byCode }).getAttribute('aria-sort')) !== 'ascending') await byCode.press('Enter');
        await page.keyboard.press('Shift+Tab');
        await page.keyboard.press('Home');
        await expect.poll(() => row(2).textContent()).toContain(first.code + first.name);
        await page.keyboard.press('End');
        await expect.poll(() => last.textContent()).toContain(end.code + end.name);
        expect(await last.isVisible()).toBe(true);
        // What is not in the page is as high as if it were.
        const heights =
          "[...document.querySelectorAll('.figures tbody, .figures tbody tr[aria-rowindex]')].slice(0, 2).map((one) => one.offsetHeight)";
        const [all, line] = (await page.evaluate(heights)) as [number, number];
        expect(all).toBe(10_035 * line);
        expect(await drawn.count()).toBeLessThan(100);
        expect(await accessFaults(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        expect(trouble).toEqual([]);
      },
    );
  });

  it('begins with questions that need no knowledge of anything', async () => {
    const page = await open('/phan-tich');
    await page.getByRole('button', { name: 'Mỗi tỉnh có bao nhiêu phương tiện?' }).click();
    await expect.poll(async () => (await figures(page)).length).toBeGreaterThan(2);
    expect(new URL(page.url()).search).toBe('?loai=Vehicle&nhom=province');
    const { data } = (await hub.ask(kindsAsked.text)).body;
    const kinds = kindsOf(data.catalogue.registers);
    for (const { title, question } of EXAMPLES) {
      const text = writeQuestion(kinds, question)?.text ?? '';
      expect([title.en, validate(schema, parse(text))]).toEqual([title.en, []]);
    }
  });

  it('answers each worked question of the analysts by a press, at an address that can be sent on', async () => {
    const { data } = (await hub.ask(kindsAsked.text)).body;
    const kinds = kindsOf(data.catalogue.registers);
    const page = await open('/phan-tich?lang=en');
    await page.selectOption('select[name=role]', 'analyst');
    await page.getByRole('list', { name: 'Worked questions of analysts' }).waitFor();
    for (const { number, title, question } of WORKED) {
      await page.getByRole('link', { name: title.en, exact: true }).press('Enter');
      // As if it was clicked together: the same question, and an answer to it.
      await expect.poll(() => page.locator('.question pre').textContent()).toBe(writeQuestion(kinds, question)?.text);
      await page.locator('.population, [role=alert]').first().waitFor();
      expect(page.url()).toBe(`${mock.url}/phan-tich?mau=${number}&lang=en`);
      // A province of this small world was merged into none, as the hub says.
      const told = question.comparableOn ? [expect.stringContaining('comparableOn')] : [];
      expect([title.en, await page.getByRole('alert').allTextContents()]).toEqual([title.en, told]);
      await page.goBack();
    }
    // What is changed is no longer the worked one.
    await page.goto(`${mock.url}/phan-tich?lang=en&mau=1`);
    await page.getByRole('combobox', { name: 'Group by' }).selectOption('category');
    expect(new URL(page.url()).search).toBe('?lang=en&loai=Vehicle&nhom=category');
    expect(trouble.filter((one) => !one.endsWith('net::ERR_ABORTED'))).toEqual([]);
  });

  it('lays what was recorded at two times side by side, with what became of it', async () => {
    const told = await hub.ask('{ portCodeAggregate { groupCount groups { count } } }');
    const knownAt = told.body.extensions.asOf.portCodeAggregate.knownAt;
    const [{ count } = { count: 0 }] = told.body.data.portCodeAggregate.groups;
    await register(hub.database, 'PortCode', port('cảng ghi nhận sau'));
    const page = await open(`/phan-tich?loai=PortCode&truoc=${encodeURIComponent(knownAt)}`, { width: 390, dark: false });
    expect(await figures(page)).toEqual([[String(count), String(count + 1), '+1']]);
    expect(await page.locator('pre').textContent()).toMatch(/query PhanTichTruoc \{[^}]*knownAt/s);
    // By the controls: another moment, before anything was recorded.
    await page.getByLabel('So với những gì đã ghi nhận đến').fill('2020-01-01T00:00');
    await expect.poll(() => figures(page)).toEqual([['0', String(count + 1), `+${count + 1}`]]);
    expect(new URL(page.url()).searchParams.get('truoc')).toBe('2019-12-31T17:00:00.000Z');
    await page.getByRole('combobox', { name: 'Ngày' }).selectOption('today');
    expect(new URL(page.url()).searchParams.has('truoc')).toBe(false);
    expect(await accessFaults(page)).toEqual([]);
    expect(trouble).toEqual([]);
  });

  it('lays two days side by side, and draws them', async () => {
    const page = await open('/phan-tich?loai=Province&nhom=kind&cacngay=2021-01-01,2026-01-01', { width: 390, dark: true });
    const before = await hub.ask(
      '{ provinceAggregate(asOfEach: ["2021-01-01", "2026-01-01"], groupBy: [{ field: kind }]) { groups { day key { kind } count } } }',
    );
    const count = (kind: string, day: string) =>
      before.body.data.provinceAggregate.groups.find((group: any) => group.key.kind === kind && group.day === day)?.count ?? 0;
    const rows = await figures(page);
    expect(rows.length).toBeGreaterThan(0);
    for (const [kind = '', first, second, difference] of rows) {
      const [a, b] = [count(kind, '2021-01-01'), count(kind, '2026-01-01')];
      expect([kind, first, second, difference]).toEqual([
        kind,
        a ? String(a) : '–',
        b ? String(b) : '–',
        b - a > 0 ? `+${b - a}` : String(b - a),
      ]);
    }
    await page.getByRole('button', { name: 'Biểu đồ' }).click();
    await page.waitForSelector('.drawing svg path', { state: 'attached' });
    expect(await accessFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(trouble).toEqual([]);
  });

  it.each([
    [1440, false],
    [390, true],
  ])('draws what SQL counts as shares of each whole, with a table of them, at %i px (dark: %s)', async (width, dark) => {
    const page = await open('/phan-tich?loai=Vehicle&nhom=province&nhom=category', { width, dark });
    await page.getByRole('button', { name: 'Cơ cấu' }).press('Enter');
    await page.getByRole('img', { name: /^Cơ cấu: / }).waitFor();
    const { rows } = await hub.database.appPool.query<{ province: string; counts: number[] }>(
      `select province, array_agg(count) as counts from (
         select coalesce((select p.name from province p where p.id = v.province_id and ${IN_FORCE('p')}), '(không có)') as province,
           count(*)::int as count from vehicle v where ${IN_FORCE('v')}
         and not exists (select 1 from ownership o where o.vehicle_id = v.id and o.person_id is not null and ${IN_FORCE('o')})
         group by province, v.category) as counted group by province`,
    );
    const percent = percentOf('vi-VN');
    const byProvince = (lines: readonly (readonly [string, readonly string[]])[]) =>
      Object.fromEntries(lines.map(([province, shares]) => [province, [...shares].sort()]));
    const cells = await page
      .getByRole('region', { name: /^Cơ cấu: / })
      .locator('tbody tr')
      .evaluateAll((lines) =>
        (lines as unknown as { cells: ArrayLike<{ textContent: string }> }[]).map((line) =>
          Array.from(line.cells, (one) => one.textContent),
        ),
      );
    expect(byProvince(cells.map(([province = '', ...shares]) => [province, shares.filter((share) => share !== '–')]))).toEqual(
      byProvince(
        rows.map(({ province, counts }) => [province, counts.map((count) => percent(count / counts.reduce((sum, one) => sum + one, 0)))]),
      ),
    );
    expect(await accessFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    // A record of several groups would be a part more than once.
    await page.goto(`${mock.url}/phan-tich?loai=TransportLicence&nhom=businessTypes`);
    await page.locator('.views').waitFor();
    expect(await page.getByRole('button', { name: 'Cơ cấu' }).isDisabled()).toBe(true);
    expect(trouble).toEqual([]);
  });

  it('asks in the role that is chosen, and takes its question to the playground and into a file', async () => {
    const page = await open('/phan-tich?loai=Vehicle&nhom=category');
    await page.selectOption('select[name=role]', 'analyst');
    await page.selectOption('select[name=purpose]', 'statistics');
    await expect.poll(() => page.locator('.population').textContent()).toContain('Mọi người đều được đếm');
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tải CSV' }).click()]);
    expect(file.suggestedFilename()).toBe('giaolo.csv');
    const asAnalyst = { authorization: 'Bearer token-of-analyst', 'hub-purpose': 'statistics' };
    expect(mock.asked.at(-1)?.headers).toMatchObject({ accept: 'text/csv', ...asAnalyst });
    const [book] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tải Excel' }).click()]);
    expect(book.suggestedFilename()).toBe('giaolo.xlsx');
    expect(mock.asked.at(-1)?.headers).toMatchObject({ accept: XLSX, ...asAnalyst });
    const text = await page.locator('.question pre').textContent();
    await page.getByRole('link', { name: 'Mở trong trang truy vấn' }).click();
    await page.waitForSelector('.graphiql-query-editor .view-line');
    await expect.poll(() => page.locator('.graphiql-tab [aria-current]').textContent()).toContain('PhanTich');
    expect(page.url()).toBe(`${mock.url}/playground`);
    expect(await page.inputValue('select[name=role]')).toBe('analyst');
    expect((await page.locator('.graphiql-query-editor .view-lines').textContent())?.replace(/\s/g, '')).toContain(
      text?.split('\n')[1]?.replace(/\s/g, '').slice(0, 20),
    );
  });

  it('saves a question that others open by its link, each under their own rights', async () => {
    const page = await open('/phan-tich?loai=Vehicle&nhom=province&ngay=2025-06-30');
    expect(await page.getByText('Lưu câu hỏi').count()).toBe(0);
    await page.selectOption('select[name=role]', 'analyst');
    await page.getByText('Lưu câu hỏi').first().press('Enter');
    await page.getByLabel('Tên câu hỏi').fill('Xe theo tỉnh giữa năm 2025');
    await page.selectOption('select[name=repeats]', 'QUARTER');
    await page.getByLabel(/Giữ đúng số liệu/).press('Space');
    await expect.poll(() => figures(page)).not.toEqual([]);
    await page.getByRole('button', { name: 'Lưu câu hỏi' }).press('Enter');
    const link = page.getByRole('link', { name: 'Xe theo tỉnh giữa năm 2025' });
    await link.waitFor();
    expect(await accessFaults(page)).toEqual([]);
    const address = (await link.getAttribute('href')) ?? '';
    expect(address).toMatch(/^\/phan-tich\?cau=[0-9a-f-]{36}$/);
    const { body: kept } = await hub.ask(`{ savedQuestion(id: "${address.split('=')[1]}") { question } }`);
    const first = kept.data.savedQuestion.question;
    // Whoever saved it can change it: what others then open is the next version.
    await page.goto(mock.url + address);
    await page.getByText('Sửa câu hỏi này').press('Enter');
    const form = page.locator('.saved form');
    await form.getByLabel('Tên câu hỏi').fill('Xe theo tỉnh, hỏi mỗi năm');
    await form.locator('select[name=repeats]').selectOption('YEAR');
    await form.getByLabel('Truy vấn GraphQL').fill('{ vehicleAggregate { nothing } }');
    await form.getByRole('button', { name: 'Lưu phiên bản mới' }).press('Enter');
    await page.locator('.saved').getByRole('alert').waitFor();
    const question =
      '{ vehicleAggregate(groupBy: [{ field: category }], first: 1000) { groupCount groups { key { category } count share } } }';
    await form.getByLabel('Truy vấn GraphQL').fill(question);
    await form.getByRole('button', { name: 'Lưu phiên bản mới' }).press('Enter');
    await page.getByText(/^Phiên bản 2,/).waitFor();
    await expect.poll(() => page.getByRole('combobox', { name: 'Nhóm theo' }).first().inputValue()).toBe('category');
    expect(await accessFaults(page)).toEqual([]);
    await page.getByText('Sửa câu hỏi này').press('Enter');
    await form.getByLabel('Tên câu hỏi').fill('Xe theo tỉnh giữa năm 2025');
    await form.locator('select[name=repeats]').selectOption('QUARTER');
    await form.getByLabel('Truy vấn GraphQL').fill(first);
    await form.getByRole('button', { name: 'Lưu phiên bản mới' }).press('Enter');
    await page.getByText(/^Phiên bản 3,/).waitFor();
    // Somebody else, by the list of what was saved.
    const other = await open('/phan-tich', { width: 390 });
    await other.evaluate('sessionStorage.clear()');
    await other.goto(`${mock.url}/phan-tich`);
    await other.getByRole('link', { name: 'Xe theo tỉnh giữa năm 2025' }).click();
    await expect.poll(async () => (await figures(other)).length).toBeGreaterThan(1);
    expect(other.url()).toBe(mock.url + address);
    expect(await other.locator('.question pre').textContent()).toMatch(/asOf: \{ validAt: "2025-06-30", knownAt: "[^"]+" \}/);
    expect(await other.getByRole('combobox', { name: 'Nhóm theo' }).inputValue()).toBe('province');
    expect(await accessFaults(other)).toEqual([]);
    expect(await other.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    // The days of its schedule, side by side; what is changed is no longer the saved one.
    await other.getByRole('button', { name: /12 lần hỏi lại/ }).click();
    await expect.poll(() => new URL(other.url()).searchParams.get('cacngay')?.split(',').length).toBe(12);
    expect(new URL(other.url()).searchParams.has('cau')).toBe(false);
    expect(trouble).toEqual([]);
  });

  it('writes a question that the schema knows for every key, measure and condition it offers', async () => {
    const { data } = (await hub.ask(kindsAsked.text)).body;
    const kinds = kindsOf(data.catalogue.registers);
    let asked = 0;
    for (const kind of kinds.values()) {
      for (const field of kind.fields.filter((one) => one.isCounted)) {
        const value = field.choices[0]?.name ?? VALUES[field.type];
        const question = { ...FIRST, entity: kind.name, groupBy: [{ field: field.name, width: 5 }] };
        const questions: Question[] = [
          question,
          {
            ...question,
            groupBy: [{ field: field.name }],
            where: [{ field: field.name, is: 'isNull', value: 'true' }],
            days: { each: ['2025-01-31', '2025-02-28'] },
            comparableOn: '2025-02-28',
          },
          {
            ...FIRST,
            entity: kind.name,
            where: [{ field: field.name, is: value === undefined ? 'isNull' : 'eq', value: value ?? 'true' }],
            measure: 'distinct',
            of: field.name,
          },
        ];
        for (const one of questions) {
          if (one.measure !== 'count' && field.type.startsWith('[')) continue;
          const text = writeQuestion(kinds, one)?.text ?? '';
          expect(validate(schema, parse(text)).map(({ message }) => `${kind.name}.${field.name}: ${message} ${text}`)).toEqual([]);
          // A saved one comes back into the controls.
          const read = readQuestion(kinds, text);
          expect([`${kind.name}.${field.name}`, read && writeQuestion(kinds, read)?.text]).toEqual([`${kind.name}.${field.name}`, text]);
          asked++;
        }
      }
    }
    expect(asked).toBeGreaterThan(1_000);
  });
});
