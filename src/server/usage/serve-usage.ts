import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ERRORS, type ErrorCode, HubError } from '../../errors.js';
import type { Answered } from '../ask.js';
import type { Budgets } from '../budgets.js';
import { callerOf } from '../graphql-request.js';
import { type Gate, letIn } from '../let-in.js';
import { USAGE_OPENAPI } from './openapi.js';

type Parts = Gate & {
  budgets: Budgets;
  /** Since when reads are written down. */
  usagePeriod(): Promise<{ periodStart: string | null; periodEnd: string }>;
  /** Answers a document as `/graphql` would the same caller. */
  ask(request: FastifyRequest, body: { query: string; variables: object }): Promise<Answered>;
};

const FIND_USAGE = `query FindUsage($subject: SubjectInput, $from: DateTime, $to: DateTime, $first: Int!, $after: Cursor) {
  readsAbout(subject: $subject, from: $from, to: $to, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { position at actor agency purpose { code vi legalBasis } caseCode entities subjectCount onBehalfOf { agency official } }
  }
}`;

type Read = {
  position: string;
  at: string;
  actor: string;
  agency: string | null;
  purpose: { code: string; vi: string | null; legalBasis: string | null } | null;
  caseCode: string | null;
  entities: readonly string[];
  subjectCount: number;
  onBehalfOf: { agency: string | null; official: string | null } | null;
};
type Usages = {
  data?: {
    readsAbout: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null }; nodes: readonly Read[] } | null;
  };
  errors?: readonly { extensions: { code: ErrorCode } }[];
};

const MEMBERS: ReadonlySet<string> = new Set(Object.keys(USAGE_OPENAPI.components.schemas.FindUsageRequest.properties));
const LIMIT_DEFAULT = 100;
const BULK_FROM = 1_000;

/**
 * Who read about a person, as the data tracker of Estonia has it asked (`findUsage`, `usagePeriod`, `heartbeat`), for portals without GraphQL.
 * `findUsage` is one question of the GraphQL service: rights, log, delays and limits are its own. Whose data is in the token or the body.
 */
export function serveUsage(app: FastifyInstance, { usagePeriod, ask, budgets, ...gate }: Parts): void {
  const onRequest = (request: FastifyRequest, reply: FastifyReply) => letIn(request, reply, gate, budgets);
  app.post('/usage/v1/findUsage', { onRequest }, async (request, reply) => {
    const { status, body } = await ask(request, { query: FIND_USAGE, variables: variablesOf(request.body) });
    const { data, errors: [error] = [] } = JSON.parse(body.toString()) as Usages;
    reply.type('application/json; charset=utf-8').header('cache-control', 'no-store');
    const reads = data?.readsAbout;
    // A refusal is worded as everywhere; one of a single field among others has no status of its own in GraphQL.
    if (!reads) return reply.code(status === 200 && error ? ERRORS[error.extensions.code].status : status).send(body);
    const { hasNextPage, endCursor } = reads.pageInfo;
    return {
      totalUsages: reads.totalCount,
      returnedUsages: reads.nodes.length,
      next: hasNextPage ? endCursor : null,
      dataResponses: reads.nodes.map(usageOf),
    };
  });
  app.post('/usage/v1/usagePeriod', { onRequest }, async (request, reply) => {
    if (!callerOf(request).authenticated) throw new HubError('UNAUTHENTICATED');
    reply.header('cache-control', 'no-store');
    return usagePeriod();
  });
  app.get('/usage/v1/heartbeat', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    const works = await usagePeriod().then(
      () => true,
      () => false,
    );
    if (works) return { status: 'OK', message: 'Dịch vụ hoạt động. / The service works.' };
    return reply.code(503).send({ status: 'FAIL', message: 'Cơ sở dữ liệu không trả lời. / The database does not answer.' });
  });
  app.get('/usage/v1/openapi.json', async (_request, reply) =>
    reply.type('application/json; charset=utf-8').header('cache-control', 'public, max-age=3600').send(JSON.stringify(USAGE_OPENAPI)),
  );
}

function variablesOf(body: unknown): object {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new HubError('BAD_REQUEST', { ruleVi: 'nội dung phải là một đối tượng JSON.', ruleEn: 'the body must be an object of JSON.' });
  const odd = Object.keys(body).some((name) => !MEMBERS.has(name));
  if (odd)
    throw new HubError('BAD_REQUEST', {
      ruleVi: `chỉ nhận ${[...MEMBERS].join(', ')}.`,
      ruleEn: `only ${[...MEMBERS].join(', ')} are taken.`,
    });
  const { subject = null, periodStart = null, periodEnd = null, limit = LIMIT_DEFAULT, after = null } = body as Record<string, unknown>;
  return { subject, from: periodStart, to: periodEnd, first: limit, after };
}

function usageOf({ position, at, actor, agency, purpose, caseCode, entities, subjectCount, onBehalfOf }: Read) {
  return {
    position,
    logTime: at,
    purpose: purpose?.vi ?? null,
    purposeCode: purpose?.code ?? null,
    legalBasis: purpose?.legalBasis ?? null,
    initiatorOrg: onBehalfOf?.agency ?? agency,
    initiatorPerson: onBehalfOf?.official ?? null,
    initiatorSystem: actor,
    queryGroupId: caseCode,
    bulkProcessing: subjectCount > BULK_FROM,
    data: entities,
  };
}
