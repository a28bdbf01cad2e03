import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { secureHeaders } from '../../src/server/headers.js';
import { servePlayground } from '../../src/server/playground.js';
import { createFolder } from '../support/folder.js';
import { model } from '../support/hub.js';

it('the page and its assets may run their own scripts and nothing else; everything beside them may run none', async () => {
  const { path: root, remove } = await createFolder();
  await mkdir(join(root, 'assets'));
  await writeFile(join(root, 'index.html'), '<!doctype html><script type="module" src="/playground/assets/a.js"></script>');
  await writeFile(join(root, 'assets', 'a.js'), 'export {};');
  const app = Fastify();
  secureHeaders(app);
  await servePlayground(app, { policy: model.access, root });
  app.get('/beside', async () => 'beside');
  const policyOf = async (url: string) => {
    const answer = await app.inject({ method: 'GET', url });
    return [answer.statusCode, String(answer.headers['content-security-policy'])] as const;
  };
  for (const url of ['/playground', '/playground/assets/a.js']) {
    const [status, policy] = await policyOf(url);
    expect([url, status]).toEqual([url, 200]);
    expect(policy).toMatch(/script-src 'self';/);
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
  }
  expect(await policyOf('/beside')).toEqual([200, "default-src 'none'; frame-ancestors 'none'"]);
  await app.close();
  await remove();
});
