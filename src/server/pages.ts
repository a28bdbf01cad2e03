import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { HubError } from '../errors.js';
import type { AccessPolicy } from '../hub/declare/policy.js';
import { inPackage } from '../root.js';
import type { DemoIssuer } from './demo-issuer.js';
import { PAGE_POLICY } from './headers.js';
import { isLocal } from './local-host.js';

/** The case of the badges that the playground's example asks about (`seeds/demo/cases.ts`). */
export const EXAMPLE_CASE = 'H26.01-261122-0002';

export type Demo = {
  issuer: DemoIssuer;
  /** Personal id of the fictional person whom the citizen's token names. */
  citizen?: string;
  /** Further fictional persons as whom anybody may sign in. */
  citizens?: readonly DemoCitizen[];
};

/** `name`: as tokens call them, in small letters. */
export type DemoCitizen = { name: string; fullName: string; personalId: string };

/**
 * The pages, built into web/dist and served from here alone: `danh-muc.html` at `/danh-muc` and at every address below it, `index.html` at `/`.
 * With the demo issuer also fresh tokens, one per role.
 */
export async function servePages(
  app: FastifyInstance,
  { policy, demo, root = inPackage('web/dist') }: { policy: AccessPolicy; demo?: Demo | undefined; root?: string | undefined },
): Promise<void> {
  // Never compressed: with what a caller chose beside them, a body's length tells of its secrets.
  app.get('/playground/tokens.json', { compress: false }, async (request, reply) => {
    // A page elsewhere can point its own name at this machine (DNS rebinding); under that name no tokens are given.
    if (!demo || !isLocal(request.headers.host)) throw new HubError('NOT_FOUND', { what: 'tokens.json' });
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(await demoAccess(demo, policy)));
  });
  if (!existsSync(root)) {
    for (const path of ['/', '/playground'])
      app.get(path, async () => {
        throw new HubError('NOT_FOUND', { what: 'web/dist (npm run build)' });
      });
    return;
  }
  const files = (await readdir(root)).filter((name) => name.endsWith('.html'));
  // A scope of its own, so that its hook, which runs after the common headers', is for the pages and their assets alone.
  await app.register(async (scope) => {
    scope.addHook('onRequest', async (_request, reply) => {
      reply.header('content-security-policy', PAGE_POLICY);
    });
    scope.addHook('onSend', async (request, reply) => {
      if (reply.statusCode < 400) reply.header('cache-control', HASHED.test(request.url) ? FOR_EVER : 'no-cache');
    });
    // Compressed by the build (`web/vite.config.ts`).
    await scope.register(fastifyStatic, { root: join(root, 'assets'), prefix: '/assets/', cacheControl: false, preCompressed: true });
    for (const file of files) {
      const path = file === 'index.html' ? '/' : `/${file.replace(/\.html$/, '')}`;
      // What stands below names what the page shows; it reads that itself.
      const kind = `${path}/:of(^\\w+$)`;
      for (const address of path === '/' ? [path] : [path, kind, `${kind}/:key`])
        scope.get(address, async (_request, reply) => reply.sendFile(file, root));
    }
  });
}

/** The build puts a hash of its content into the name of each asset, so that another one has another name. */
const HASHED = /\/assets\/[^/?]+-[\w-]{8,}\.\w+$/;
const FOR_EVER = 'public, max-age=31536000, immutable';

/** A fresh token for each role, with what the playground shows beside it. */
export async function demoAccess({ issuer, citizen }: Demo, policy: AccessPolicy) {
  const roles = policy.roles.filter(({ role }) => role !== 'anonymous');
  return {
    roles: await Promise.all(
      roles.map(async ({ role, vi, en, purposes }) => ({
        role,
        labelVi: vi,
        labelEn: en,
        purposes,
        ...(await issuer.issue({ role, ...(role === CITIZEN && citizen ? { personalId: citizen } : {}) })),
      })),
    ),
    purposes: policy.purposes,
    example: { case: EXAMPLE_CASE },
  };
}

/** The role of the demonstration whose token names a person. */
export const CITIZEN = 'citizen';
