import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { keptClients } from '../support/kept-clients.js';
import { WAITING_LOCKS } from '../support/waiting-locks.js';
import { type RunningHub, runHub } from './running-hub.js';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});
const openHub = async () => {
  const running = await runHub();
  cleanUp.push(running.close);
  return running;
};
const readyz = (running: RunningHub) => running.send('/readyz', { method: 'GET' });
const until = async (is: () => boolean | Promise<boolean>) => {
  while (!(await is())) await new Promise((resolve) => setTimeout(resolve, 5));
};
/** A client without manners of its own: shows what arrives, and how it ends. */
function wire(url: string) {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  const told = { text: '', fault: null as string | null };
  const ended = new Promise<void>((resolve) => {
    socket.on('data', (data) => (told.text += data));
    socket.on('end', resolve).on('error', (error) => {
      told.fault = (error as NodeJS.ErrnoException).code ?? error.message;
      resolve();
    });
  });
  const question = (query: string, more = '') =>
    `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${more}Content-Length: ${Buffer.byteLength(query)}\r\n\r\n${query}`;
  return { socket, told, ended, ask: (query: string, more?: string) => socket.write(question(JSON.stringify({ query }), more)) };
}
const province = '{ province(code: "01") { name } }';

describe('a hub that leaves', () => {
  it('serves on for the grace and says so: /readyz 503, and each answer ends its connection; then nobody is reset', async () => {
    const running = await openHub();
    const clients = keptClients(running.url, { busy: 16, lazy: 8 });
    await until(() => (clients.seen.get('200 keep-alive') ?? 0) > 100);
    expect(clients.connections()).toBe(24);
    expect((await readyz(running)).status).toBe(200);
    const closed = running.hub.close({ graceMs: 1_500 });
    expect(await readyz(running)).toMatchObject({
      status: 503,
      body: { reason: 'draining', detail: [{ name: 'draining', isReady: false }] },
    });
    await until(() => (clients.seen.get('200 close') ?? 0) > 100);
    await Promise.all([closed, clients.over]);
    // Those who came too late were told by the refused connection, before they had sent anything.
    expect(Object.fromEntries(clients.seen)).toEqual({
      '200 keep-alive': expect.any(Number),
      '200 close': expect.any(Number),
      ECONNREFUSED: 24,
    });
  });

  it('ends kept connections that stay silent with a goodbye, not with a reset', async () => {
    const running = await openHub();
    const silent = wire(running.url);
    silent.ask(province);
    await until(() => silent.told.text.includes('Hà Nội'));
    const never = wire(running.url);
    const closed = running.hub.close({ graceMs: 200 });
    await Promise.all([silent.ended, never.ended]);
    expect([silent.told.fault, never.told.fault]).toEqual([null, null]);
    silent.socket.end();
    never.socket.end();
    await closed;
  });

  it('reads a body to its end before it closes over it', async () => {
    const running = await openHub();
    const closed = running.hub.close({ graceMs: 1_000 });
    const slow = wire(running.url);
    // Refused at its headers, while the body is still on its way.
    const body = JSON.stringify({ query: province }).padEnd(90_000);
    slow.socket.write(
      `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer x\r\nContent-Length: ${body.length}\r\n\r\n`,
    );
    await until(() => slow.told.text.includes('UNAUTHENTICATED'));
    expect(slow.told.text).not.toMatch(/connection: close/i);
    slow.socket.write(body);
    slow.ask(province);
    await slow.ended;
    expect(slow.told.fault).toBeNull();
    expect(slow.told.text).toMatch(/HTTP\/1.1 401[\s\S]*HTTP\/1.1 200[\s\S]*connection: close[\s\S]*Hà Nội/);
    slow.socket.end();
    await closed;
  });

  it('lets followers go when the grace is over, each after a whole event, and takes them until then', async () => {
    const running = await openHub();
    const follow = async () => {
      const response = await fetch(`${running.url}/graphql/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify({ query: 'subscription { changes(after: "0") { position } }' }),
      });
      // Throws if the stream is cut in the middle of its chunks.
      return { status: response.status, text: response.text() };
    };
    const before = await follow();
    const closed = running.hub.close({ graceMs: 500 });
    const during = await follow();
    expect([before.status, during.status]).toEqual([200, 200]);
    for (const text of await Promise.all([before.text, during.text])) {
      expect(text).toMatch(/event: next/);
      expect(text).toMatch(/\n\n$/);
      expect(text).not.toMatch(/event: complete/);
    }
    await closed;
  });

  it('ends at once when told again, whatever still runs', async () => {
    const running = await openHub();
    const client = await running.database.ownerPool.connect();
    await client.query('begin; lock table province in access exclusive mode');
    const waiting = running.ask(province).then(
      () => 'answered',
      () => 'cut',
    );
    await until(async () => (await running.rows(WAITING_LOCKS))[0].n > 0);
    const atOnce = new AbortController();
    const closed = running.hub.close({ graceMs: 600_000, atOnce: atOnce.signal });
    expect((await readyz(running)).status).toBe(503);
    atOnce.abort();
    expect(await waiting).toBe('cut');
    await client.query('rollback');
    client.release();
    await closed;
  });

  it('listens at both addresses of localhost, and lets go of both', async () => {
    const running = await runHub({ config: { host: 'localhost' }, empty: true });
    cleanUp.push(running.close);
    const port = new URL(running.url).port;
    const addresses = (await import('node:dns/promises')).lookup('localhost', { all: true });
    for (const { address, family } of await addresses) {
      const host = family === 6 ? `[${address}]` : address;
      expect((await fetch(`http://${host}:${port}/healthz`)).status).toBe(200);
    }
    await running.hub.close();
    for (const { address, family } of await addresses)
      await expect(fetch(`http://${family === 6 ? `[${address}]` : address}:${port}/healthz`)).rejects.toThrow();
  });
});
