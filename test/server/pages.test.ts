import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { secureHeaders } from '../../src/server/headers.js';
import { servePages } from '../../src/server/pages.js';
import { createFolder } from '../support/folder.js';
import { model } from '../support/hub.js';

it('the page and its assets may run their own scripts and nothing else; everything beside them may run none', async () => {
  const { path: root, remove } = await createFolder();
  await mkdir(join(root, 'assets'));
  await writeFile(join(root, 'index.html'), '<!doctype html><script type="module" src="/assets/a.js"></script>');
  await writeFile(join(root, 'danh-muc.html'), '<!doctype html>');
  await writeFile(join(root, 'assets', 'a.js'), 'export {};');
  const app = Fastify();
  secureHeaders(app);
  await servePages(app, { policy: model.access, root });
  app.get('/beside', async () => 'beside');
  const policyOf = async (url: string) => {
    const answer = await app.inject({ method: 'GET', url });
    return [answer.statusCode, String(answer.headers['content-security-policy'])] as const;
  };
  for (const url of ['/', '/danh-muc', '/danh-muc/Badge', '/assets/a.js']) {
    const [status, policy] = await policyOf(url);
    expect([url, status]).toEqual([url, 200]);
    expect(policy).toMatch(/script-src 'self';/);
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
  }
  for (const url of ['/danh-muc/..%2findex.html', '/index.html', '/nowhere']) expect((await policyOf(url))[0]).toBe(404);
  expect(await policyOf('/beside')).toEqual([200, "default-src 'none'; frame-ancestors 'none'"]);
  await app.close();
  await remove();
});

it('an asset is kept for ever under its name, compressed by the build; the page that names it is asked for each time', async () => {
  const { path: root, remove } = await createFolder();
  await mkdir(join(root, 'assets'));
  await writeFile(join(root, 'index.html'), '<!doctype html>');
  await writeFile(join(root, 'assets', 'index-Cid1Tvcz.js'), 'plain');
  await writeFile(join(root, 'assets', 'index-Cid1Tvcz.js.br'), 'brotli');
  await writeFile(join(root, 'assets', 'index-Cid1Tvcz.js.gz'), 'gzip');
  await writeFile(join(root, 'assets', 'named.js'), 'no hash');
  const app = Fastify();
  secureHeaders(app);
  await servePages(app, { policy: model.access, root });
  const get = async (url: string, encoding = '') => {
    const { headers, body } = await app.inject({ method: 'GET', url, headers: { 'accept-encoding': encoding } });
    return [body, headers['content-encoding'], headers['cache-control']];
  };
  const asset = '/assets/index-Cid1Tvcz.js';
  const forEver = 'public, max-age=31536000, immutable';
  expect(await get(asset, 'gzip, deflate, br')).toEqual(['brotli', 'br', forEver]);
  expect(await get(asset, 'gzip')).toEqual(['gzip', 'gzip', forEver]);
  expect(await get(asset)).toEqual(['plain', undefined, forEver]);
  expect(await get('/assets/named.js')).toEqual(['no hash', undefined, 'no-cache']);
  expect(await get('/')).toEqual(['<!doctype html>', undefined, 'no-cache']);
  await app.close();
  await remove();
});
