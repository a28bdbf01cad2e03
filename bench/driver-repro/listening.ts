import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import pg from 'pg';
import postgres from 'postgres';
import { listen } from '../../src/db/listen.js';

/** Listens on a channel and tells of each notification; the connection is remade by whoever listens. */
export type Listener = (url: string, onHeard: (payload: string) => void) => { close(): Promise<void> };

export const CHANNEL = 'driver_repro';

/** As the hub listens. */
export const listenWithPg: Listener = (url, onHeard) => listen({ url }, CHANNEL, (payload) => payload !== undefined && onHeard(payload));

/** Left to itself it would wait for up to 20 s before it connects anew. */
export const listenWithPostgresJs: Listener = (url, onHeard) => {
  const sql = postgres(url, { max: 1, backoff: () => 1, fetch_types: false, onnotice: () => undefined });
  sql.listen(CHANNEL, onHeard).catch(() => undefined);
  return { close: () => sql.end({ timeout: 1 }) };
};

export type Heard = {
  told: number;
  heard: number;
  /** From the end of the disturbance to the first notification; null: none within the patience for it. */
  backAfterMs: number | null;
  /** Connections that listen at the end; more than one is a leak. */
  connections: number;
  /** How long `close` took; null: more than 10 s. */
  closedAfterMs: number | null;
  /** Connections that listen a while after `close`. */
  left: number;
};

type Disturbance = (options: { admin: pg.Client; wire: Wire; seconds: number }) => Promise<void>;

/** What hears and what does not, while something goes wrong and after it. */
export async function underTrouble(
  url: string,
  listener: Listener,
  disturb: Disturbance,
  seconds: number,
  patienceMs = 40_000,
): Promise<Heard> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const wire = await openWire(url);
  const heard = new Set<string>();
  let told = 0;
  const tell = async () => {
    await admin.query('select pg_notify($1, $2)', [CHANNEL, String(told++)]);
  };
  const listening = listener(wire.url, (payload) => void heard.add(payload));
  const backBefore = await untilHeard(tell, heard, 40_000);
  if (backBefore === null) throw new Error('nothing was heard before anything went wrong');
  const telling = { on: true };
  const loop = (async () => {
    while (telling.on) {
      await tell();
      await pause(50);
    }
  })();
  await disturb({ admin, wire, seconds });
  telling.on = false;
  await loop;
  const backAfterMs = await untilHeard(tell, heard, patienceMs);
  const connections = await listeners(admin);
  const closing = performance.now();
  const closedAfterMs = await Promise.race([
    listening.close().then(() => Math.round(performance.now() - closing)),
    pause(10_000).then(() => null),
  ]);
  await pause(3_000);
  const left = await listeners(admin);
  await wire.close();
  await admin.end();
  return { told, heard: heard.size, backAfterMs, connections, closedAfterMs, left };
}

async function untilHeard(tell: () => Promise<unknown>, heard: ReadonlySet<string>, patienceMs: number): Promise<number | null> {
  const began = performance.now();
  const before = heard.size;
  while (performance.now() - began < patienceMs) {
    await tell();
    await pause(20);
    if (heard.size > before) return Math.round(performance.now() - began);
  }
  return null;
}

async function listeners(admin: pg.Client): Promise<number> {
  const { rows } = await admin.query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`,
  );
  return rows[0]?.n ?? 0;
}

const KILL_EVERY_MS = 40;

export const killing: Disturbance = async ({ admin, seconds }) => {
  const end = performance.now() + seconds * 1_000;
  while (performance.now() < end) {
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    await pause(KILL_EVERY_MS);
  }
};

/** As while a server restarts: every connection ends, and none is taken for a while. */
export const refusing: Disturbance = async ({ wire, seconds }) => {
  await wire.refuse(true);
  await pause(seconds * 1_000);
  await wire.refuse(false);
};

/** As behind a proxy that starts before its server: connections are taken and ended at once. */
export const hangingUp: Disturbance = async ({ wire, seconds }) => {
  wire.hangUp(true);
  await pause(seconds * 1_000);
  wire.hangUp(false);
};

/** Every message from the server breaks off after its first bytes, with the connection. */
export const cutting: Disturbance = async ({ wire, seconds }) => {
  wire.cut(true);
  await pause(seconds * 1_000);
  wire.cut(false);
};

/** Whether a listener that is closed while its server is away stays closed: connections that listen once the server is back. */
export async function closedWhileAway(url: string, listener: Listener): Promise<{ left: number }> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const wire = await openWire(url);
  const heard = new Set<string>();
  const listening = listener(wire.url, (payload) => void heard.add(payload));
  if ((await untilHeard(() => admin.query('select pg_notify($1, $2)', [CHANNEL, 'one']), heard, 40_000)) === null)
    throw new Error('nothing was heard');
  await wire.refuse(true);
  while ((await listeners(admin)) > 0) await pause(20);
  // It tries to connect by now.
  await pause(1_500);
  await listening.close();
  await wire.refuse(false);
  await pause(3_000);
  const left = await listeners(admin);
  await wire.close();
  await admin.end();
  return { left };
}

/** Nothing arrives any more and nothing ends, as when a network is gone; connections made afterwards are whole. */
export const swallowing: Disturbance = async ({ wire, seconds }) => {
  wire.swallow();
  await pause(seconds * 1_000);
};

type Wire = {
  url: string;
  refuse(on: boolean): Promise<void>;
  hangUp(on: boolean): void;
  cut(on: boolean): void;
  swallow(): void;
  close(): Promise<void>;
};

export async function openWire(targetUrl: string): Promise<Wire> {
  const target = new URL(targetUrl);
  const pairs = new Set<{ near: Socket; far: Socket; swallowed: boolean }>();
  let hangsUp = false;
  let cuts = false;
  const serve = (near: Socket) => {
    if (hangsUp) return near.destroy();
    const pair = { near, far: connect(Number(target.port), target.hostname), swallowed: false };
    const { far } = pair;
    pairs.add(pair);
    near.on('data', (chunk) => pair.swallowed || far.write(chunk));
    far.on('data', (chunk: Buffer) => {
      if (pair.swallowed) return;
      // Whole while a session begins, which is a message of authentication (R) first.
      if (!cuts || chunk[0] !== 'A'.charCodeAt(0)) return void near.write(chunk);
      near.write(chunk.subarray(0, 7), () => near.destroy());
      far.destroy();
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => undefined);
      one.on('close', () => {
        pairs.delete(pair);
        if (!pair.swallowed) other.destroy();
      });
    }
    return undefined;
  };
  let server: Server | undefined;
  let port = 0;
  const open = async () => {
    server = createServer(serve);
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as { port: number });
  };
  const end = () => {
    server?.close();
    for (const { near, far } of pairs) for (const socket of [near, far]) socket.destroy();
  };
  await open();
  const url = new URL(targetUrl);
  url.port = String(port);
  return {
    url: url.href,
    refuse: async (on) => (on ? end() : open()),
    hangUp(on) {
      hangsUp = on;
      if (on) for (const { near } of pairs) near.destroy();
    },
    cut(on) {
      cuts = on;
    },
    swallow() {
      for (const pair of pairs) pair.swallowed = true;
    },
    close: async () => end(),
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((wake) => {
    setTimeout(wake, milliseconds);
  });
}
