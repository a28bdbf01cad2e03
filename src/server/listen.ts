import { lookup } from 'node:dns/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { LIMITS } from '../limits.js';
import { connectionsMax } from './connections-max.js';

/**
 * A server with the hub's limits; each is shown to `onServer` before it listens, and `onFull` is told of each connection that was too many.
 */
export type MakeServer = (handler: RequestListener) => Server;

export function serverMaker({ onServer, onFull }: { onServer(server: Server): void; onFull(): void }): MakeServer {
  const max = connectionsMax();
  return (handler) => {
    // Node looks for late requests every 30 s unless told; the answer would come after the connection's own limit.
    const server = createServer(
      {
        headersTimeout: LIMITS.requestMs.max,
        connectionsCheckingInterval: 1_000,
        maxHeaderSize: LIMITS.headerBytes.max,
        // Refused by the hub, in its own form.
        requireHostHeader: false,
      },
      handler,
    );
    // Whatever else a client expects, it gets an answer.
    server.on('checkExpectation', handler);
    server.requestTimeout = LIMITS.requestMs.max;
    server.keepAliveTimeout = LIMITS.keepAliveMs.max;
    server.setTimeout(LIMITS.connectionMs.max);
    if (max !== undefined) server.maxConnections = max;
    server.on('drop', onFull);
    onServer(server);
    return server;
  };
}

/** Listens at a host: at `localhost` on each of its addresses, since clients choose either. Tells the addresses that were really bound. */
export async function listen(
  app: FastifyInstance,
  make: MakeServer,
  { host, port }: { host: string; port: number },
): Promise<{ port: number; addresses: readonly string[] }> {
  await app.listen({ host, port });
  const main = app.server.address() as AddressInfo;
  const addresses = [main.address];
  const others = host === 'localhost' ? await lookup(host, { all: true }).catch(() => []) : [];
  for (const { address } of others)
    if (address !== main.address && (await listenToo(app, make, address, main.port))) addresses.push(address);
  return { port: main.port, addresses };
}

/** An address that this machine does not have after all is left out. */
function listenToo(app: FastifyInstance, make: MakeServer, host: string, port: number): Promise<boolean> {
  const server = make((request, response) => app.server.emit('request', request, response));
  server.on('clientError', (...event) => app.server.emit('clientError', ...event));
  return new Promise((resolve) =>
    server
      .once('listening', () => resolve(true))
      .once('error', () => resolve(false))
      .listen({ host, port }),
  );
}
