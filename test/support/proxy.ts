import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A wire that can be made to swallow everything without closing, as a dead network does. */
export async function createProxy(targetUrl: string): Promise<{ url: string; swallow(on: boolean): void; close(): Promise<void> }> {
  const target = new URL(targetUrl);
  let swallowing = false;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk) => {
        if (!swallowing) to.write(chunk);
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        if (!swallowing) to.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  const url = new URL(targetUrl);
  url.port = String(address.port);
  return {
    url: url.href,
    swallow: (on) => {
      swallowing = on;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
