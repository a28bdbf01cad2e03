import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export type Received = { id: string; headers: Record<string, string>; text: string; event: any };

/** What is answered to what arrives: a status, or nothing for ever. */
export type Manner = (received: Received) => number | 'hang' | { status: number; location: string };

/** Somebody who is told, on this machine: keeps what it took, in order. */
export async function createReceiver(secret: () => string) {
  const taken: Received[] = [];
  const asked: Received[] = [];
  let manner: Manner = () => 204;
  const server = createServer(async (request, response) => {
    const received = await read(request);
    // As its library would have it: a letter that is not signed is nobody's.
    new Webhook(secret()).verify(received.text, received.headers);
    asked.push(received);
    const how = manner(received);
    if (how === 'hang') return;
    const { status, ...headers } = typeof how === 'number' ? { status: how } : how;
    if (status < 300) taken.push(received);
    response.writeHead(status, headers).end('lời đáp · an answer');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/nhan`,
    host: `127.0.0.1:${port}`,
    taken,
    asked,
    answers: (next: Manner) => {
      manner = next;
    },
    /** How often each place was taken, by place in order of arrival: every one is to be there, and later ones of a subject later. */
    places: () => taken.map(({ event }) => ({ place: Number(event.sequence), subject: event.subject as string, id: event.id as string })),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  return { id: headers['webhook-id'] ?? '', headers, text, event: JSON.parse(text) };
}
