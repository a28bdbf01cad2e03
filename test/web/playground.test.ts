import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { wrongNames } from '../../web/src/playground/wrong-names.js';
import { schema } from '../support/hub.js';
import { accessFaults, browser, inBrowser, openBrowser, watch } from './browser.js';
import { type BuiltPage, builtPage } from './built-page.js';
import { type MockHub, startMockHub } from './mock-hub.js';

const answer = {
  data: { vehicle: { plate: '29B-00001', make: 'Thaco' } },
  extensions: {
    asOf: { vehicle: { validAt: '2025-06-30', knownAt: '2026-11-22T03:39:22.000001Z', snapshot: 'opaque' } },
    withheld: [{ path: ['vehicle', 'ownerPerson'], class: 'personal', reason: 'PURPOSE_DOES_NOT_COVER' }],
  },
};

describe('names that the schema does not have', () => {
  const told = (query: string, variables?: unknown) =>
    wrongNames(schema, query, variables).map(({ kind, name, of, at, nearest, allowed }) => [kind, name, of, at, nearest, allowed[0]]);

  it('are told wherever they stand, each with the likeliest of those there are', () => {
    expect(
      told(
        `query($where: BridgeWhere, $kind: NoSuchType) {
           bridges(where: $where, frist: 3) { nodes { nmae length { x } ... on Brigde { id } } }
           vehicleAggregate(groupBy: [{ feild: make }], orderBy: [{ measure: COUNTS, direction: "DESC" }]) { groups { count } }
         }`,
        { where: { and: [{ status: { eq: 'IN_FORSE' } }, { stauts: {} }] } },
      ),
    ).toEqual(
      expect.arrayContaining([
        ['type', 'NoSuchType', '', { line: 1 }, undefined, expect.any(String)],
        ['argument', 'frist', 'bridges', { line: 2 }, 'first', 'first'],
        ['field', 'nmae', 'Bridge', { line: 2 }, 'name', 'name'],
        ['type', 'Brigde', '', { line: 2 }, 'Bridge', 'Bridge'],
        ['member', 'feild', 'VehicleGroupBy', { line: 3 }, 'field', 'field'],
        ['choice', 'COUNTS', 'AggregateMeasure', { line: 3 }, 'COUNT', 'COUNT'],
        ['quoted', 'DESC', 'OrderDirection', { line: 3 }, 'DESC', 'DESC'],
        ['choice', 'IN_FORSE', 'RecordStatus', { variable: 'where' }, 'IN_FORCE', 'IN_FORCE'],
        ['member', 'stauts', 'BridgeWhere', { variable: 'where' }, 'status', 'status'],
      ]),
    );
  });

  it('are none where every name is right, and where the question breaks off', () => {
    expect(told('{ __typename bridges(first: 3) { nodes { __typename name } } __schema { types { name } } }')).toEqual([]);
    expect(told('{ bridges(')).toEqual([]);
  });
});

let built: BuiltPage;
let hub: MockHub | undefined;
let context: BrowserContext;
let closeBrowser: () => Promise<void>;
let trouble: string[] = [];

describe.skipIf(!browser)(inBrowser('the playground in a browser without a network'), () => {
  beforeAll(async () => {
    built = await builtPage();
    ({ context, close: closeBrowser } = await openBrowser());
  }, 120_000);
  afterEach(async () => {
    await Promise.all(
      context
        .pages()
        .slice(1)
        .map((page) => page.close()),
    );
    await hub?.close();
  });
  afterAll(async () => {
    await closeBrowser?.();
    await built?.remove();
  });

  async function open({ hasTokens = true, answered = answer as unknown, asking = '' } = {}): Promise<Page> {
    hub = await startMockHub({ dist: built.dist, hasTokens, answer: () => answered });
    const page = await context.newPage();
    trouble = watch(page, hub.url);
    // As another page brings a question along.
    if (asking) await page.addInitScript(`sessionStorage.setItem('giaolo:taken-along', ${JSON.stringify(JSON.stringify(asking))})`);
    await page.goto(`${hub.url}/playground`);
    await page.waitForSelector('.graphiql-query-editor .view-line');
    return page;
  }

  const run = async (page: Page) => {
    await page.click('.graphiql-execute-button');
    await page.waitForSelector('.answer-line .badge');
  };
  const questions = () => (hub?.asked ?? []).filter((a) => a.operationName !== 'IntrospectionQuery');

  it('opens without one failed or foreign request, editor, workers and schema included', async () => {
    const page = await open();
    await expect.poll(() => page.workers().length).toBeGreaterThanOrEqual(2);
    await expect.poll(() => hub?.asked.some((a) => a.operationName === 'IntrospectionQuery')).toBe(true);
    await page.click('button[aria-label="Prettify query (Shift-Ctrl-P)"]');
    await page.waitForTimeout(500);
    expect(await page.title()).toBe('Giao Lộ – cổng tra cứu');
    expect(trouble).toEqual([]);
    // The watch itself works: a font of a delivery network would have been seen.
    await page.evaluate("fetch('https://fonts.example/a.woff2').catch(() => undefined)");
    expect(trouble.join()).toContain('fonts.example');
  });

  it('sends token, purpose, case and language as headers, as the comment of the example asks, and nothing in an address', async () => {
    const page = await open();
    await run(page);
    const [asked] = questions();
    expect(asked?.url).toBe('/graphql');
    expect(asked?.headers).toMatchObject({
      authorization: 'Bearer token-of-dossier-service',
      'hub-purpose': 'once-only',
      'hub-case': 'H26.01-261122-0002',
      'accept-language': 'vi',
    });
    expect(asked?.headers.cookie).toBeUndefined();
    expect(asked?.variables).toHaveProperty('plate');
    expect(hub?.asked.filter((a) => a.operationName === 'IntrospectionQuery').some((a) => 'hub-case' in a.headers)).toBe(false);
  });

  it('lets the bar overrule the comment, for this tab only', async () => {
    const page = await open();
    await page.selectOption('select[name=role]', 'citizen');
    await page.selectOption('select[name=purpose]', '');
    await page.fill('input[name=case]', '');
    await page.click('button[lang=en]');
    await run(page);
    expect(questions()[0]?.headers).toMatchObject({ authorization: 'Bearer token-of-citizen', 'accept-language': 'en' });
    expect(questions()[0]?.headers).not.toHaveProperty('hub-purpose');
    expect(questions()[0]?.headers).not.toHaveProperty('hub-case');

    await page.getByRole('button', { name: 'TheoThoiDiem' }).click();
    await expect.poll(() => page.inputValue('select[name=role]')).toBe('');
    await page.getByRole('button', { name: 'TraCuuXe' }).click();
    await expect.poll(() => page.inputValue('select[name=role]')).toBe('citizen');
    expect(hub?.asked.filter((a) => a.operationName === 'IntrospectionQuery')).toHaveLength(1);
  });

  it('says below the answer, in plain words, for which day it holds and what was withheld', async () => {
    const page = await open();
    await run(page);
    const line = page.locator('.answer-line');
    expect(await line.textContent()).toContain('Hiệu lực ngày 30/06/2025, theo ghi nhận đến 10:39:22');
    expect(await line.textContent()).toContain('1 trường không được xem: vehicle.ownerPerson (mục đích không bao gồm)');
    await page.click('button[lang=en]');
    expect(await line.textContent()).toContain('In force on 2025-06-30');
    expect(await line.textContent()).toContain('1 field withheld: vehicle.ownerPerson (outside the purpose)');
  });

  it('says what is no name of the schema, which was probably meant and which there are, in both languages', async () => {
    const errors = [{ message: 'Câu hỏi không hợp lược đồ.', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }];
    const page = await open({ answered: { errors }, asking: '{ vehicle(plat: "29B-00001") { maek } }' });
    await expect.poll(() => hub?.asked.some((a) => a.operationName === 'IntrospectionQuery')).toBe(true);
    const wrong = page.getByRole('list', { name: 'Tên không đúng' }).getByRole('listitem');
    // The schema is read beside the first words.
    await expect
      .poll(async () => {
        await page.click('.graphiql-execute-button');
        await page.waitForSelector('.answer-line .badge');
        return wrong.allTextContents();
      })
      .toEqual([
        'Dòng 1: “vehicle” không có đối số “plat”. Có phải là “plate”? Dùng được: plate.',
        'Dòng 1: Vehicle không có trường “maek”. Có phải là “make”? Dùng được: make, plate.',
      ]);
    expect(await accessFaults(page)).toEqual([]);
    await page.click('button[lang=en]');
    expect(await page.getByRole('list', { name: 'Names that are wrong' }).textContent()).toContain('Did you mean “make”?');
  });

  it('takes a pasted token where nobody can sign in, keeps it nowhere and forgets it with the page', async () => {
    const page = await open({ hasTokens: false });
    await page.fill('input[name=token]', 'pasted-token');
    await run(page);
    expect(questions()[0]?.headers.authorization).toBe('Bearer pasted-token');
    expect(await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])')).not.toContain('pasted-token');
    await page.reload();
    await page.waitForSelector('.graphiql-query-editor .view-line');
    expect(await page.inputValue('input[name=token]')).toBe('');
  });

  it('keeps what was typed over a reload, and brings the examples back when asked', async () => {
    const page = await open();
    await page.click('.graphiql-query-editor .view-line');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('query CuaToi {{} vehicle', { delay: 5 });
    await expect.poll(() => page.locator('.graphiql-tab').first().textContent()).toContain('CuaToi');
    await page.waitForTimeout(800);
    await page.reload();
    await page.waitForSelector('.graphiql-query-editor .view-line');
    expect(await page.locator('.graphiql-query-editor .view-lines').textContent()).toContain('CuaToi');
    await page.click('button.plain');
    await expect.poll(() => page.locator('.graphiql-tab').first().textContent()).toContain('TraCuuXe');
    await expect.poll(() => page.locator('.graphiql-query-editor .view-lines').textContent()).toContain('Tra');
    expect(trouble).toEqual([]);
  });

  it('shows every field to be clicked together into a question', async () => {
    const page = await open();
    await expect.poll(() => hub?.asked.some((a) => a.operationName === 'IntrospectionQuery')).toBe(true);
    await page.getByRole('button', { name: 'Show GraphiQL Explorer' }).click();
    await expect.poll(() => page.locator('.graphiql-explorer-root').first().textContent()).toContain('vehicle');
    expect(trouble).toEqual([]);
  });

  it('changes bar and editor alike between light and dark', async () => {
    const page = await open();
    const ground = (selector: string) => page.evaluate(`getComputedStyle(document.querySelector('${selector}')).backgroundColor`);
    await page.selectOption('select[name=theme]', 'light');
    await expect.poll(() => ground('.bar')).toBe('rgb(255, 255, 255)');
    await expect.poll(() => ground('.graphiql-container')).toBe('rgb(255, 255, 255)');
    await page.selectOption('select[name=theme]', 'dark');
    await expect.poll(() => ground('.bar')).toBe('rgb(27, 36, 49)');
    await expect.poll(() => ground('.graphiql-container')).not.toBe('rgb(255, 255, 255)');
  });
});
