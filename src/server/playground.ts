import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { HubError } from '../errors.js';
import type { AccessPolicy } from '../hub/declare/policy.js';
import { inPackage } from '../root.js';
import type { DemoIssuer } from './demo-issuer.js';
import { PAGE_POLICY } from './headers.js';

export const EXAMPLE_CASE = 'H26.01-261122-0001';

export type Demo = { issuer: DemoIssuer /** Personal id of the fictional person whom the citizen's token names. */; citizen?: string };

/** The playground, built into web/dist and served from here alone; with the demo issuer also fresh tokens, one per role. */
export async function servePlayground(
  app: FastifyInstance,
  { policy, demo, root = inPackage('web/dist') }: { policy: AccessPolicy; demo?: Demo | undefined; root?: string },
): Promise<void> {
  app.get('/playground/tokens.json', async (request, reply) => {
    // A page elsewhere can point its own name at this machine (DNS rebinding); under that name no tokens are given.
    if (!demo || !isLocal(request.headers.host)) throw new HubError('NOT_FOUND', { what: 'tokens.json' });
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(await demoAccess(demo, policy)));
  });
  if (!existsSync(root)) {
    app.get('/playground', async () => {
      throw new HubError('NOT_FOUND', { what: 'web/dist (npm run build)' });
    });
    return;
  }
  // A scope of its own, so that its hook, which runs after the common headers', is for the page and its assets alone.
  await app.register(async (page) => {
    page.addHook('onRequest', async (_request, reply) => {
      reply.header('content-security-policy', PAGE_POLICY);
    });
    await page.register(fastifyStatic, { root, prefix: '/playground/', cacheControl: false });
    page.get('/playground', async (_request, reply) => reply.sendFile('index.html'));
  });
}

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

function isLocal(host: string | undefined): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host ?? '');
}
