import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

/** Debian's Chromium; none is downloaded. */
export const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));

/** What a test is called, with a clear word where no browser can run it. */
export const inBrowser = (title: string): string =>
  browser ? title : `${title} (skipped: no Chromium is installed here; on Debian: apt-get install chromium)`;

/** A browser whose network cable is out: every name but the hub's own fails to resolve. */
export async function openBrowser(): Promise<{ context: BrowserContext; close: () => Promise<void> }> {
  const profile = await mkdtemp(join(tmpdir(), 'giaolo-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browser ?? '',
    headless: true,
    viewport: { width: 1440, height: 900 },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
  return {
    context,
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** Collects whatever a page should not do: fail, be refused, throw, break its content policy, or ask anybody but the hub. */
export function watch(page: Page, url: string): string[] {
  const trouble: string[] = [];
  page.on('requestfailed', (request) => trouble.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on('response', (response) => {
    if (response.status() >= 400 && !response.url().endsWith('/tokens.json')) trouble.push(`${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:')) trouble.push(`left the machine: ${request.url()}`);
  });
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) trouble.push(message.text());
  });
  return trouble;
}

/** What axe-core finds serious or worse, each with the first place. */
export async function accessFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as {
    violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[];
  };
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes: [first] }) => `${id}: ${first?.html.slice(0, 160)} ${first?.failureSummary.slice(0, 200)}`);
}

/** Bytes on the wire from now on, headers included, as for somebody who was never here, or with what the browser kept. */
export async function countBytes(page: Page, { isFirst = true } = {}): Promise<() => number> {
  const session = await page.context().newCDPSession(page);
  let bytes = 0;
  // Chromium counts what a style sheet embeds once more.
  const embedded = new Set<string>();
  session.on('Network.requestWillBeSent', ({ requestId, request }) => request.url.startsWith('data:') && embedded.add(requestId));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!embedded.has(requestId)) bytes += encodedDataLength;
  });
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: isFirst });
  return () => bytes;
}
