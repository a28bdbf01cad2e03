import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { HubError } from '../errors.js';
import type { Connector } from '../hub/answer/context.js';
import { SOURCE_MS_MAX } from '../hub/evidence/ask-source.js';
import { likelyToday } from '../hub/time/legal-day.js';
import { SOURCE_KINDS } from '../runtime/connectors.js';
import { isLocal } from './local-host.js';

/** Where doubles of the registers of others answer, below the hub's own address. */
const DEMO_SOURCES_PATH = '/demo-sources';

/** How a double fails; `twice` says yes and no at once. */
const FAILURES = ['late', 'wrong', 'twice', 'unreachable'] as const;
type Failure = (typeof FAILURES)[number];

/** The doubles of a hub with the demonstration, as connectors. */
export function demoConnectors(address: string): readonly Connector[] {
  return SOURCE_KINDS.map((kind) => ({ kind, url: `${address}${DEMO_SOURCES_PATH}/${kind}` }));
}

type Question = { id?: unknown; about?: unknown };
type Told = { fail?: unknown; times?: unknown };

/**
 * Doubles of the registers that are asked. What they say follows from what they are asked about, so it is the same each time: no, where its key
 * ends in 9; else yes, and insurance until the end of next year. `POST /demo-sources/<kind>/next {"fail": "late"|"wrong"|"twice"|"unreachable", "times": 1}` tells
 * one how to fail on its next questions. Only this machine reaches them.
 */
export async function serveDemoSources(app: FastifyInstance): Promise<void> {
  const next = new Map<string, Failure[]>();
  await app.register(async (sources) => {
    sources.addHook('onRequest', async (request) => {
      if (!isLocal(request.headers.host)) throw new HubError('NOT_FOUND', { what: DEMO_SOURCES_PATH });
    });

    sources.post<{ Params: { kind: string }; Body: Question }>(`${DEMO_SOURCES_PATH}/:kind`, async ({ params: { kind }, body }, reply) => {
      refuseUnknown(kind);
      const { id, about } = body ?? {};
      const failure = next.get(kind)?.shift();
      const answer = answerTo(kind, about);
      switch (failure) {
        case 'late':
          await setTimeout(SOURCE_MS_MAX * 1.25, undefined, { ref: false });
          return { id, ...answer };
        case 'wrong':
          return { id: `not-${String(id)}`, ...answer };
        case 'twice':
          return text(reply, `${JSON.stringify({ id, answer: 'YES' })}${JSON.stringify({ id, answer: 'NO' })}`);
        case 'unreachable':
          reply.hijack();
          reply.raw.destroy();
          return;
        default:
          return { id, ...answer };
      }
    });

    sources.post<{ Params: { kind: string }; Body: Told }>(`${DEMO_SOURCES_PATH}/:kind/next`, async ({ params: { kind }, body }, reply) => {
      refuseUnknown(kind);
      const { fail, times = 1 } = body ?? {};
      const failure = FAILURES.find((one) => one === fail);
      if (failure === undefined || typeof times !== 'number' || !Number.isInteger(times) || times < 1 || times > TIMES_MAX)
        throw new HubError('BAD_USER_INPUT', {
          argument: 'fail',
          ruleVi: `phải là một trong ${FAILURES.join(', ')}, với times từ 1 đến ${TIMES_MAX}.`,
          ruleEn: `it must be one of ${FAILURES.join(', ')}, with times from 1 to ${TIMES_MAX}.`,
          example: 'late',
        });
      next.set(kind, Array<Failure>(times).fill(failure));
      return reply.code(204).send();
    });
  });
}

const TIMES_MAX = 100;

function answerTo(kind: string, about: unknown): { answer: 'YES' | 'NO'; expiresOn: string | null } {
  const key = Object.values(typeof about === 'object' && about !== null ? about : {}).join();
  if (key.endsWith('9')) return { answer: 'NO', expiresOn: null };
  return { answer: 'YES', expiresOn: kind === 'COMPULSORY_INSURANCE' ? `${Number(likelyToday().slice(0, 4)) + 1}-12-31` : null };
}

function text(reply: FastifyReply, body: string): FastifyReply {
  return reply.type('application/json').send(body);
}

function refuseUnknown(kind: string): void {
  if (!SOURCE_KINDS.includes(kind)) throw new HubError('NOT_FOUND', { what: `${DEMO_SOURCES_PATH}/${kind}` });
}
