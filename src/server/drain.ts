import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Look } from './health.js';

export type DrainOptions = {
  /**
   * How long `/readyz` says "draining" while everything is still served, so that whoever sends requests here learns to send them elsewhere.
   */
  graceMs: number;
  /** After it, how long answers on their way may take. */
  limitMs: number;
  /** Ends everything now. */
  atOnce?: AbortSignal | undefined;
};

export type Drain = {
  hasBegun(): boolean;
  /** What a new request waits for, for the moment in which the servers close. */
  held(): Promise<void> | null;
  /** Aborted when no more connections are taken: what has no end of its own ends then. */
  ending: AbortSignal;
  /** Looks after the connections of a server, from before it listens. */
  watch(server: HttpServer): void;
  /** Resolves when no server listens and no connection is left. */
  run(options: DrainOptions): Promise<void>;
};

type Connection = { running: number; bytesRead: number; quietSince: number; endedAt: number | null };

/**
 * Lets a hub leave without cutting anybody off. Promise: a connection is closed after an answer that said so (`Connection: close`), or when
 * nothing came over it for the whole grace or a second of it. A client may send its next request at the very moment in which a kept
 * connection is closed, and HTTP/1.1 knows no other way to tell it than with an answer.
 *
 * Node's own `close` and `closeIdleConnections` destroy what is idle at that moment, so neither is called while a connection is left.
 */
export function createDrain(): Drain {
  const servers: HttpServer[] = [];
  const connections = new Map<Socket, Connection>();
  const ending = new AbortController();
  let begun = false;
  let held: Promise<void> | null = null;
  let accepted = 0;

  /** Ends what has been quiet for long enough; half open, so that what crosses on its way is read and not answered with a reset. */
  function letGo(quietMs: number): void {
    const now = performance.now();
    for (const [socket, connection] of connections) {
      if (connection.running > 0) continue;
      if (socket.bytesRead !== connection.bytesRead) note(socket, connection);
      if (connection.endedAt === null && now - connection.quietSince >= quietMs) {
        connection.endedAt = now;
        socket.end();
      }
      if (connection.endedAt !== null && now - connection.endedAt > GOODBYE_MS) socket.destroy();
    }
  }

  return {
    hasBegun: () => begun,
    held: () => held,
    ending: ending.signal,
    watch(server) {
      servers.push(server);
      server.on('drop', () => {
        accepted += 1;
      });
      server.on('connection', (socket) => {
        accepted += 1;
        connections.set(socket, { running: 0, bytesRead: 0, quietSince: performance.now(), endedAt: null });
        socket.once('close', () => connections.delete(socket));
      });
      server.on('request', ({ socket }, response) => {
        const connection = connections.get(socket);
        if (!connection) return;
        connection.running += 1;
        response.once('close', () => {
          connection.running -= 1;
          note(socket, connection);
        });
      });
    },
    async run({ graceMs, limitMs, atOnce }) {
      begun = true;
      await pause(graceMs, atOnce);
      held = new Promise((resolve) => ending.signal.addEventListener('abort', () => resolve()));
      await idleTurn(() => accepted);
      for (const server of servers) Server.prototype.close.call(server);
      ending.abort();
      held = null;
      const until = performance.now() + limitMs;
      while (connections.size > 0 && performance.now() < until && !atOnce?.aborted) {
        letGo(Math.min(QUIET_MS, graceMs));
        await pause(LOOK_MS, atOnce);
      }
      for (const socket of connections.keys()) socket.destroy();
      // Nothing is left that this could cut; it ends Node's own watch over late requests.
      for (const server of servers) server.close();
    },
  };
}

/** A connection that was quiet for so long has no request on its way. */
const QUIET_MS = 1_000;
/** How long the other side may take to say goodbye too. */
const GOODBYE_MS = 500;
const LOOK_MS = 25;

/**
 * Resolves right after the event loop has looked at its sockets, found nobody who wants to connect, and done nothing else. Whoever has
 * connected and was not accepted yet is reset when a server closes, and Node accepts one connection a turn; after such a turn none waits.
 * Clients that connect anew for each answer would never let it come, so meanwhile none is given.
 */
async function idleTurn(accepted: () => number): Promise<void> {
  const until = performance.now() + IDLE_WAIT_MS_MAX;
  for (let now = performance.now(), isIdle = false; now < until && !isIdle; ) {
    const [before, acceptedBefore] = [now, accepted()];
    await new Promise((resolve) => setImmediate(resolve));
    now = performance.now();
    isIdle = accepted() === acceptedBefore && now - before < IDLE_TURN_MS;
  }
}

const IDLE_TURN_MS = 0.05;
const IDLE_WAIT_MS_MAX = 1_000;

function note(socket: Socket, connection: Connection): void {
  connection.bytesRead = socket.bytesRead;
  connection.quietSince = performance.now();
}

/** While the hub drains, each answer says that its connection ends with it. */
export function leadAway(app: FastifyInstance, { hasBegun, held }: Drain): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (!request.raw.socket.writableEnded) return void (held()?.then(() => done()) ?? done());
    // It crossed our goodbye and could not be answered any more, so nothing is done for it either.
    reply.hijack();
    request.raw.socket.destroy();
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    if (hasBegun() && isRead(request)) reply.header('connection', 'close');
    done(null, payload);
  });
}

export function lookAtDrain({ hasBegun }: Drain): Look {
  return () => (hasBegun() ? [{ name: 'draining', isReady: false, vi: 'Hub đang dừng.', en: 'The hub is stopping.' }] : []);
}

/**
 * To close over a body that is still coming would reset the connection, and the answer might be lost with it; such a connection ends after
 * its next one.
 */
function isRead({ raw }: FastifyRequest): boolean {
  return raw.complete || (raw.headers['transfer-encoding'] === undefined && (raw.headers['content-length'] ?? '0') === '0');
}

/** Also over when the signal says so. */
async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await setTimeout(ms, undefined, signal && { signal }).catch(() => undefined);
}
