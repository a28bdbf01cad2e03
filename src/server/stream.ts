import { setMaxListeners } from 'node:events';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { HubError } from '../errors.js';
import { formatFault } from '../hub/answer/format-error.js';
import type { TrustedDocuments } from '../hub/answer/trusted-documents.js';
import type { createFollow, Following } from '../hub/feed/follow-feed.js';
import { faultOf } from '../hub/query/fault-of.js';
import { LIMITS } from '../limits.js';
import type { Budgets } from './budgets.js';
import { callerOf, refuseOddRequest, sharerOf } from './graphql-request.js';
import { checkStillGood, type Recognising, recognise } from './let-in.js';
import type { Metrics } from './metrics.js';
import { takeNamedDocument } from './named-document.js';
import { createShares, type ShareLimits, type Sharer } from './shares.js';
import { understand } from './understand.js';

export type Streams = Recognising & {
  schema: GraphQLSchema;
  follow: ReturnType<typeof createFollow>;
  metrics: Metrics;
  budgets: Budgets;
  documents: TrustedDocuments;
  onFault: (fault: HubError, requestId: string) => void;
  /** Aborted when the hub lets its followers go. */
  ending: AbortSignal;
};

/** A follower that needs more has a copy to feed from; several screens of one person do not. */
const HELD_BYTES = 64 * 1024;
const STREAMS_MAX: ShareLimits = {
  caller: LIMITS.streamsCaller.max,
  guest: LIMITS.streamsCaller.max,
  guests: LIMITS.streamsAnonymous.max,
  all: LIMITS.streams.max,
};

/**
 * Subscriptions as server-sent events, by the graphql-sse protocol (distinct connections): `next` holds a result, `complete` ends it, a
 * comment is a sign of life. Each event's id is the cursor to go on from, so that a client which reconnects with `Last-Event-ID` misses
 * nothing.
 *
 * Promises: rights are those of the moment – a token that ends, ends its stream; a slow reader slows nobody, since a page is read only when
 * the one before has left, and one that stands still is cut off by the server's idle limit; a server that stops lets its readers go without
 * `complete`, which is how they know to come back.
 */
export function serveStream(
  app: FastifyInstance,
  { schema, follow, metrics, budgets, documents, onFault, ending, ...gate }: Streams,
): void {
  const open = createShares(STREAMS_MAX);
  // Each stream listens for the end of the hub, and leaves with its own.
  setMaxListeners(0, ending);

  const onRequest = async (request: FastifyRequest) => {
    refuseOddRequest(request, 'text/event-stream');
    request.facts.operation = 'subscription';
    await recognise(request, gate);
  };

  const answer = async (request: FastifyRequest, asked: unknown) => {
    const { caller, body } = await takeNamedDocument(documents, callerOf(request), asked);
    const { document, operation, variables } = understand(schema, body, 'subscription');
    Object.assign(request.facts, { operationName: operation.name?.value ?? null });
    const sharer = sharerOf(request, caller);
    const release = admit(sharer);
    const gone = new AbortController();
    const end = () => gone.abort();
    ending.addEventListener('abort', end);
    request.raw.socket.once('close', end);
    const leave = () => {
      ending.removeEventListener('abort', end);
      request.raw.socket.off('close', end);
      release();
    };
    try {
      const lastEventId = lastEventIdOf(request);
      const spending = budgets.open(sharer, caller.role);
      const following = await follow({ document, operation, variables, caller, lastEventId, spending }, gone.signal);
      return Readable.from(events(request, following), { objectMode: false, highWaterMark: HELD_BYTES }).once('close', () => {
        end();
        leave();
      });
    } catch (error) {
      leave();
      throw error;
    }
  };

  app.post('/graphql/stream', { onRequest }, async (request, reply) =>
    reply
      .type('text/event-stream; charset=utf-8')
      .header('x-accel-buffering', 'no')
      .send(await answer(request, request.body)),
  );
  // What EventSource can send. A question about a person does not belong into an address; the feed's arguments name none.
  app.get('/graphql/stream', { onRequest, exposeHeadRoute: false }, async (request, reply) =>
    reply
      .type('text/event-stream; charset=utf-8')
      .header('x-accel-buffering', 'no')
      .send(await answer(request, fromQuery(request.query))),
  );

  async function* events(request: FastifyRequest, { extensions, batches }: Following): AsyncGenerator<string, void> {
    let untold = Object.keys(extensions).length > 0 ? `,"extensions":${JSON.stringify(extensions)}` : '';
    try {
      yield ':\n\n';
      for await (const batch of batches) {
        await checkStillGood(request, gate);
        if (batch.length === 0) yield ':\n\n';
        else {
          metrics.observeStreamed(batch.length);
          yield batch
            .map(({ cursor, data }, i) => `id: ${cursor}\nevent: next\ndata: {"data":${data}${i === 0 ? untold : ''}}\n\n`)
            .join('');
          untold = '';
        }
      }
    } catch (error) {
      const fault = faultOf(error);
      if (fault.status >= 500) onFault(fault, request.id);
      Object.assign(request.facts, { code: fault.code });
      yield `event: next\ndata: ${JSON.stringify({ errors: [formatFault(fault, callerOf(request))] })}\n\nevent: complete\ndata:\n\n`;
    }
  }

  function admit(sharer: Sharer): () => void {
    const by = open.exhausted(sharer, 1);
    const { caller, all, guests } = STREAMS_MAX;
    const limit = { own: caller, guests, all };
    if (by) throw new HubError('RATE_LIMITED', { whatVi: 'luồng theo dõi', whatEn: 'streams', limit: limit[by] });
    const told = () => metrics.observeStreams(open.taken().guests + open.taken().others);
    open.take(sharer, 1);
    told();
    let left = false;
    return () => {
      if (left) return;
      left = true;
      open.giveBack(sharer, 1);
      told();
    };
  }
}

function lastEventIdOf(request: FastifyRequest): string | null {
  const id = request.headers['last-event-id'];
  if (id === undefined || id === '') return null;
  if (typeof id === 'string' && /^\d{1,18}@[0-9a-f-]{36}$/.test(id)) return id;
  throw new HubError('BAD_USER_INPUT', {
    argument: 'Last-Event-ID',
    ruleVi: 'phải là id nguyên vẹn của sự kiện cuối cùng đã nhận.',
    ruleEn: 'it must be the unedited id of the last event received.',
  });
}

function fromQuery(query: unknown): unknown {
  const { variables, ...rest } = (query ?? {}) as Record<string, unknown>;
  if (typeof variables !== 'string') return rest;
  try {
    return { ...rest, variables: JSON.parse(variables) as unknown };
  } catch {
    throw new HubError('BAD_REQUEST', { ruleVi: '"variables" phải là một đối tượng JSON.', ruleEn: '"variables" must be a JSON object.' });
  }
}
