import { parse, validate } from 'graphql';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { kinds as kindsAsked } from '../../web/src/generated/operations.js';
import { kindsOf } from '../../web/src/kinds/kinds.js';
import { addressKey, recordPath } from '../../web/src/kinds/record-address.js';
import { restingOn, writeList, writeRecord, writeResting } from '../../web/src/record/question.js';
import { createTestHub, schema, type TestHub } from '../support/hub.js';
import { smallWorld } from '../support/small-world.js';
import { register, write } from '../support/write.js';
import { accessFaults, browser, inBrowser, openBrowser, watch } from './browser.js';
import { type BuiltPage, builtPage } from './built-page.js';
import { answersOf, type MockHub, startMockHub } from './mock-hub.js';

const ID = '0198c3a2-5b7e-7cc3-98c4-dc0c0c07398f';
const CASE = 'H26.01-261122-0001';

let hub: TestHub;
let world: Awaited<ReturnType<typeof smallWorld>>;
let bridge: string;
beforeAll(async () => {
  hub = await createTestHub();
  world = await smallWorld(hub);
  const geometry = {
    type: 'LineString',
    coordinates: [
      [105.85, 21.03],
      [105.87, 21.04],
    ],
  }; // prettier-ignore
  bridge = await register(hub, 'Bridge', {
    code: 'CAU-01',
    name: 'Cầu Thử',
    kind: 'cầu đường bộ',
    province: world.haNoi,
    builtYear: 1998,
    lengthM: 420,
    geometry: JSON.stringify(geometry),
  });
  await write(hub, [{ operation: 'update', entity: 'Bridge', id: bridge, from: '2025-03-01', values: { lengthM: 450.5 } }]);
  await write(hub, [
    { operation: 'correct', entity: 'Bridge', id: bridge, from: '2024-06-01', to: '2025-03-01', values: { builtYear: 1999 } },
  ]);
}, 120_000);
afterAll(() => hub?.close());

it('asks of every kind of record what the schema knows, and what nobody needs a purpose for without one', { timeout: 60_000 }, async () => {
  const { data } = (await hub.ask(kindsAsked.text)).body;
  const kinds = kindsOf(data.catalogue.registers);
  const faults: string[] = [];
  for (const kind of kinds.values())
    for (const purpose of ['', 'once-only']) {
      const times = { validAt: '2026-01-01', knownAt: '' };
      const texts = [
        writeRecord(kinds, kind, ID, purpose, times),
        ...writeResting(restingOn(kinds, kind, purpose), ID, purpose, times),
        writeList(kind, purpose, null),
      ];
      for (const text of texts)
        for (const { message } of validate(schema, parse(text))) faults.push(`${kind.name} ${purpose}: ${message} ${text}`);
      if (purpose !== '') continue;
      // The list of whatever can hold persons, and the record itself: neither may be refused for want of a purpose.
      for (const text of texts.slice(0, 1))
        for (const { message } of (await hub.ask(text)).body.errors ?? []) faults.push(`${kind.name}: ${message} ${text}`);
    }
  expect(faults).toEqual([]);
});

it('puts a key into an address only where it is open and the records are nobody’s', async () => {
  const { data } = (await hub.ask(kindsAsked.text)).body;
  const kinds = kindsOf(data.catalogue.registers);
  for (const kind of kinds.values()) {
    const record = { id: ID, ...Object.fromEntries(kind.fields.map(({ name }) => [name, 'VALUE/1'])) };
    const key = addressKey(kind);
    if (kind.isPersonal || key?.class !== 'OPEN')
      expect([kind.name, recordPath(kind, record)]).toEqual([kind.name, `/ho-so/${kind.name}/${ID}`]);
    else expect(recordPath(kind, record)).toBe(`/ho-so/${kind.name}/VALUE%2F1`);
  }
  for (const name of ['Person', 'Driver', 'DriverLicence', 'Vehicle', 'Ownership', 'Badge'])
    expect([name, addressKey(kinds.get(name) as never)]).toEqual([name, undefined]);
  expect(addressKey(kinds.get('Bridge') as never)?.name).toBe('code');
});

describe.skipIf(!browser)(inBrowser('the page of a record'), { timeout: 60_000 }, () => {
  let built: BuiltPage;
  let mock: MockHub;
  let context: BrowserContext;
  let closeBrowser: () => Promise<void>;
  let trouble: string[] = [];
  beforeAll(async () => {
    built = await builtPage();
    mock = await startMockHub({ dist: built.dist, answer: answersOf(hub) });
    ({ context, close: closeBrowser } = await openBrowser());
  }, 120_000);
  afterEach(async () => {
    for (const page of context.pages().slice(1)) await page.close();
  });
  afterAll(async () => {
    await closeBrowser?.();
    await mock?.close();
    await built?.remove();
  });

  async function open(path: string, width = 1440): Promise<Page> {
    const page = await context.newPage();
    trouble = watch(page, mock.url);
    await page.setViewportSize({ width, height: 900 });
    await page.goto(mock.url + path);
    await page.waitForSelector('h1');
    await expect.poll(() => page.getByText(/^(Đang tải|Loading)…$/).count()).toBe(0);
    return page;
  }
  const main = async (page: Page) => (await page.getByRole('main').textContent()) ?? '';
  async function as(page: Page, role: string, purpose: string, caseCode: string) {
    await page.selectOption('select[name=role]', role);
    await page.selectOption('select[name=purpose]', purpose);
    await page.fill('input[name=case]', caseCode);
  }
  async function isSound(page: Page, width: number) {
    expect(await accessFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(trouble).toEqual([]);
  }

  it.each([1440, 390])('tells anybody what a bridge is, on both axes, where it lies and what it was, at %i px', async (width) => {
    const page = await open('/ho-so/Bridge/CAU-01', width);
    await page.waitForSelector('.timeline svg rect');
    await page.waitForSelector('.map svg path');
    expect(await page.locator('h1').textContent()).toContain('Cầu Thử · CAU-01');
    const said = await main(page);
    expect(said).toContain('Chiều dài (m)450,5');
    expect(said).toContain('Năm xây dựng1998');
    expect(said).not.toMatch(/undefined|null|[A-Z]{2,}_[A-Z]/);
    // After the registration one state, after the update two, after the correction three.
    expect(await page.locator('.timeline svg rect').count()).toBe(6);
    expect(
      await page
        .getByRole('list', { name: /Các lần thay đổi/ })
        .getByRole('listitem')
        .filter({ hasText: 'Dòng số' })
        .count(),
    ).toBe(3);
    expect(said).toContain('Năm xây dựng: 1998 thành 1999');
    expect(said).toContain('Ai ghi và vì sao chỉ hiện cho người được xem.');
    await isSound(page, width);
    // Another day, in the address, that alone leads there again.
    await page.getByLabel('Có hiệu lực ngày').fill('2024-07-01');
    await expect.poll(() => main(page)).toContain('Năm xây dựng1999');
    expect(page.url()).toBe(`${mock.url}/ho-so/Bridge/CAU-01?ngay=2024-07-01`);
    // As known after the first recording.
    await page.getByRole('button', { name: 'Xem như đã biết lúc đó' }).last().click();
    await expect.poll(() => main(page)).toContain('Chiều dài (m)420');
    const sent = await open(page.url().slice(mock.url.length), width);
    expect(await main(sent)).toContain('Chiều dài (m)420');
    await sent.getByRole('link', { name: 'Thành phố Hà Nội · 01' }).click();
    await sent.waitForURL(`${mock.url}/ho-so/Province/01`);
    // What rests on a province: the bridge, by its link.
    await sent.getByRole('link', { name: 'Cầu Thử · CAU-01' }).waitFor();
  });

  it('tells a steward who wrote each change, why and by which law', async () => {
    const page = await open(`/ho-so/Bridge/${bridge}`);
    await as(page, 'steward', 'stewardship', 'G17-261122-0001');
    await expect.poll(() => main(page)).toContain('Người ghi: test, G17');
    expect(await main(page)).toContain('Lý do: kiểm thử');
    expect(await main(page)).toContain('Căn cứ: Nghị định 158/2024/NĐ-CP');
  });

  it('says since when a record is no more, and leads to what it was', async () => {
    const code = 'CAU-02';
    const id = await register(hub, 'Bridge', { code, name: 'Cầu Cũ' });
    await write(hub, [{ operation: 'close', entity: 'Bridge', id, from: '2025-01-01' }]);
    const page = await open(`/ho-so/Bridge/${code}`);
    expect(await main(page)).toContain('Có hiệu lực từ 01/01/2024 đến trước 01/01/2025.');
    await page.getByRole('button', { name: 'Xem vào ngày 01/01/2024' }).click();
    await expect.poll(() => page.locator('h1').textContent()).toContain('Cầu Cũ');
  });

  it.each([1440, 390])(
    'shows a person only when asked for a purpose and a case, names nobody in an address, and the look is logged, at %i px',
    async (width) => {
      const page = await open('/ho-so/Person', width);
      await as(page, 'dossier-service', 'once-only', '');
      expect(await page.getByRole('button', { name: 'Xem, có ghi nhật ký' }).isDisabled()).toBe(true);
      await page.fill('input[name=case]', CASE);
      await isSound(page, width);
      hub.reads.length = 0;
      // By the keyboard alone.
      await page.getByRole('button', { name: 'Xem, có ghi nhật ký' }).press('Enter');
      await page.getByRole('textbox', { name: 'Số định danh cá nhân' }).fill('001090000011');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${mock.url}/ho-so/Person/${world.person}`);
      await page.waitForSelector('.gate');
      const looked = hub.reads.length;
      expect(await main(page)).not.toContain('Nguyễn');
      await page.getByRole('button', { name: 'Xem, có ghi nhật ký' }).press('Enter');
      await expect.poll(() => page.locator('h1').textContent()).toContain('Nguyễn Văn Giả Lập');
      await page.waitForSelector('.timeline svg rect');
      await expect.poll(() => main(page)).toContain('Sở hữu phương tiện');
      expect(hub.reads.length).toBeGreaterThan(looked);
      expect(hub.reads.slice(looked).every(({ subjects }) => subjects.some((one) => String(one).includes(world.person)))).toBe(true);
      expect(await page.title()).not.toContain('Nguyễn');
      expect(mock.asked.map(({ url }) => url).join('\n') + page.url()).not.toContain('001090000011');
      await isSound(page, width);
    },
  );

  it('shows nobody to who has no purpose, and says what to do', async () => {
    const page = await open(`/ho-so/Person/${world.person}`);
    await page.getByRole('button', { name: 'Xem phần ai cũng được xem' }).click();
    await expect.poll(() => main(page)).toContain('mục đích, mã hồ sơ đã chọn không cho xem');
    expect(await main(page)).not.toMatch(/Nguyễn|001090/);
    const vehicle = await open('/ho-so');
    await vehicle.getByRole('combobox', { name: 'Loại bản ghi' }).fill('cau');
    await vehicle.getByRole('option', { name: 'Cầu', exact: true }).click();
    await vehicle.waitForURL(`${mock.url}/ho-so/Bridge`);
    await vehicle.getByRole('textbox', { name: 'Mã cầu' }).fill('CAU-01');
    await vehicle.keyboard.press('Enter');
    await vehicle.waitForURL(`${mock.url}/ho-so/Bridge/CAU-01`);
  });
});
