import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toCef } from '../../src/runtime/events/cef.js';
import type { SecurityEvent } from '../../src/runtime/events/security-event.js';
import { createSecurityEvents } from '../../src/runtime/events/security-events.js';
import { openSpool } from '../../src/runtime/events/spool.js';
import { program } from '../support/program.js';
import { CASE, PERSONAL_ID, type RunningHub, runHub } from './running-hub.js';

/** A collector of the test's own, which can be told not to take anything. */
type Double = { url: string; bodies: string[]; tokens: (string | undefined)[]; refuses: boolean; records(): Told[]; server: Server };
type Told = { id: string; kind: string; count: number; code: string | undefined; client: string | undefined; replayed: boolean };

async function openDouble(): Promise<Double> {
  const double = { bodies: [] as string[], tokens: [] as (string | undefined)[], refuses: true } as Double;
  double.server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    if (!double.refuses) {
      double.bodies.push(body);
      double.tokens.push(request.headers.authorization);
    }
    response.writeHead(double.refuses ? 503 : 200, { 'content-type': 'application/json' }).end('{}');
  }).listen(0, '127.0.0.1');
  await once(double.server, 'listening');
  double.url = `http://127.0.0.1:${(double.server.address() as AddressInfo).port}/v1/logs`;
  double.records = () => double.bodies.flatMap((body) => JSON.parse(body).resourceLogs[0].scopeLogs[0].logRecords.map(toldOf));
  return double;
}

function toldOf({ eventName, attributes }: any): Told {
  const of = (key: string) => attributes.find((one: any) => one.key === key)?.value;
  return {
    id: of('event.id').stringValue,
    kind: eventName,
    count: Number(of('giaolo.count').intValue),
    code: of('giaolo.code')?.stringValue,
    client: of('giaolo.client')?.stringValue,
    replayed: of('giaolo.replayed')?.boolValue === true,
  };
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 15_000; !(await isSo()); ) {
    if (Date.now() > end) throw new Error('it never became so');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'giaolo-events-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a spool', () => {
  it('holds every event that was spooled before its process was killed, in order, once', async () => {
    const own = join(folder, 'killed');
    const spooled: number[] = [];
    for (let kill = 0; kill < 5; kill++) {
      const child = spawn(process.execPath, [program('test/server/spooling-process.ts'), own, String(kill * 1_000_000)]);
      let said = '';
      child.stdout.on('data', (chunk) => {
        said += chunk;
      });
      await until(() => said.split('\n').length > 50 + kill * 37);
      child.kill('SIGKILL');
      await once(child, 'close');
      spooled.push(...said.split('\n').slice(0, -1).map(Number));
      // As a kill in the middle of a write leaves it.
      const [last = ''] = (await readdir(join(own, '1')))
        .filter((name) => name.endsWith('.ndjson'))
        .sort()
        .slice(-1);
      await appendFile(join(own, '1', last), '{"n":999,"event":{"ki');
    }
    const spool = await openSpool(own);
    const found: number[] = [];
    for (let batch = await spool.waiting(100); batch.length > 0; batch = await spool.waiting(100)) {
      found.push(...batch.map(({ event }) => Number(event.route?.slice(1))));
      await spool.acknowledge(batch.at(-1)?.n ?? 0);
    }
    await spool.close();
    // The last of each process may be on disk without having been said.
    expect(found.filter((n) => spooled.includes(n) || !spooled.includes(n - 1))).toEqual(spooled);
    expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
    expect(spool.state()).toEqual({ waiting: 0, oldestAt: undefined });
  }, 60_000);

  it('gives out again what was not acknowledged, also where more waits than it keeps in mind', async () => {
    const own = join(folder, 'many');
    const spool = await openSpool(own);
    const event = (at: number): SecurityEvent => ({ id: String(at), at, kind: 'limit.exceeded', count: 1 });
    for (let at = 1; at <= 10_000; at++) spool.append(event(at));
    expect(spool.state()).toEqual({ waiting: 10_000, oldestAt: 1 });
    const found: number[] = [];
    for (let batch = await spool.waiting(3_000); batch.length > 0; batch = await spool.waiting(3_000)) {
      expect(await spool.waiting(1)).toEqual(batch.slice(0, 1));
      found.push(...batch.map(({ event }) => event.at));
      await spool.acknowledge(batch.at(-1)?.n ?? 0);
      if (found.length === batch.length) for (let at = 10_001; at <= 10_010; at++) spool.append(event(at));
    }
    expect(found).toEqual(Array.from({ length: 10_010 }, (_, i) => i + 1));
    await spool.forget(0);
    await spool.close();
    const again = await openSpool(own);
    again.append(event(10_011));
    expect((await again.waiting(10)).map(({ event }) => event.at)).toEqual([10_011]);
    await again.close();
  });

  it('belongs to one process at a time: another has its own', async () => {
    const own = join(folder, 'two');
    const [a, b] = [await openSpool(own), await openSpool(own)];
    a.append({ id: 'a', at: 1, kind: 'hub.started', count: 1 });
    expect([a.state().waiting, b.state().waiting]).toEqual([1, 0]);
    b.append({ id: 'b', at: 2, kind: 'hub.started', count: 1 });
    await Promise.all([a.close(), b.close()]);
    // Whoever comes next has what both left.
    const next = await openSpool(own);
    expect((await next.waiting(10)).map(({ event }) => event.id)).toEqual(['a', 'b']);
    await next.close();
  });
});

it('what happens often is told at once, then counted; an attack from everywhere is told by its kind, and none is missing', () => {
  const written: SecurityEvent[] = [];
  const events = createSecurityEvents({
    spool: { append: (event) => written.push(event), sync: () => undefined },
    secret: Buffer.alloc(32, 1),
    onUnwritable: () => undefined,
  });
  for (let n = 0; n < 50; n++) events.note({ kind: 'authentication.failed', code: 'UNAUTHENTICATED', address: '10.0.0.1' });
  expect(written.map(({ count }) => count)).toEqual([1]);
  for (let n = 0; n < 5_000; n++) events.note({ kind: 'authorization.denied', code: 'FORBIDDEN', address: `10.0.${n >> 8}.${n & 255}` });
  events.settle();
  expect(written.length).toBeLessThan(110);
  const sum = (kind: string) => written.filter((one) => one.kind === kind).reduce((all, { count }) => all + count, 0);
  expect([sum('authentication.failed'), sum('authorization.denied')]).toEqual([50, 5_000]);
  expect(new Set(written.map(({ id }) => id)).size).toBe(written.length);
});

it('a line of CEF cannot be broken by what it tells', () => {
  const line = toCef({ id: 'x', at: 1, kind: 'authentication.misfit', count: 1, code: 'ro=le\\\nCEF:0|fake' });
  expect(line).toBe(
    'CEF:0|Giao Lo|giaolo|1|authentication.misfit|A good token holds a claim that the hub cannot use|4|rt=1 cnt=1 externalId=x reason=ro\\=le\\\\\\nCEF:0|fake',
  );
});

describe('a hub whose collector is away', () => {
  let running: RunningHub;
  let collector: Double;
  beforeAll(async () => {
    collector = await openDouble();
    running = await runHub({
      config: { dataDir: join(folder, 'hub'), events: { url: collector.url, token: 'a-token' }, budgets: BUDGETS },
    });
  });
  afterAll(async () => {
    await running.close();
    collector.server.close();
  });
  const BUDGETS = { rows: { anonymous: 1e9, caller: 1e9 }, persons: 3 };
  const PERSON = `{ driver(personalId: "${PERSONAL_ID}") { person { fullName } } }`;

  it('loses nothing: everything is told when it is back, in the words of its kind, and nobody is named', async () => {
    const codes = [
      (await running.send('/graphql', { headers: { authorization: 'Bearer not.a.token' }, body: { query: '{ __typename }' } })).code,
      (await running.ask(PERSON, { as: 'dossier-service' })).code,
      (await running.ask(PERSON, { as: 'dossier-service', purpose: 'audit' })).code,
    ];
    for (let n = 0; n < 6; n++) codes.push((await running.ask(PERSON, { as: 'permit-service', purpose: 'licensing' })).code);
    expect(codes.filter((code) => code !== undefined)).toEqual([
      'UNAUTHENTICATED',
      'PURPOSE_REQUIRED',
      'PURPOSE_NOT_ALLOWED',
      'RATE_LIMITED',
      'RATE_LIMITED',
      'RATE_LIMITED',
    ]);
    expect((await running.send('/metrics', { method: 'GET' })).text).toMatch(/giaolo_security_events_waiting [1-9]/);
    collector.refuses = false;
    const counted = (code: string) => collector.records().reduce((all, one) => all + (one.code === code ? one.count : 0), 0);
    await until(() => counted('RATE_LIMITED') === 3);
    expect(['UNAUTHENTICATED', 'PURPOSE_REQUIRED', 'PURPOSE_NOT_ALLOWED'].map(counted)).toEqual([1, 1, 1]);
    expect(collector.records()[0]?.kind).toBe('hub.started');
    const ids = collector.records().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(collector.tokens)).toEqual(new Set(['Bearer a-token']));
    const all = collector.bodies.join('\n');
    for (const told of [PERSONAL_ID, CASE, '127.0.0.1', 'demo-permit-service', 'not.a.token']) expect(all).not.toContain(told);
    // The same caller is the same hash.
    const clients = collector
      .records()
      .filter(({ code }) => code === 'RATE_LIMITED')
      .map(({ client }) => client);
    expect([clients[0]?.length, new Set(clients).size]).toEqual([16, 1]);
  });

  it('sends them once more when asked, known by their ids', async () => {
    const before = collector.records();
    const { status, stdout } = await giaolo(['--json', 'events', 'replay']);
    expect([status, JSON.parse(stdout).sent]).toEqual([0, before.length]);
    const again = collector.records().slice(before.length);
    expect(again.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(again.every(({ replayed }) => replayed)).toBe(true);
    const listed = await giaolo(['events', 'list']);
    expect(
      listed.stdout
        .trim()
        .split('\n')
        .map((line) => line.split('|').slice(0, 3).join('|')),
    ).toEqual(before.map(() => 'CEF:0|Giao Lo|giaolo'));
    expect(JSON.parse((await giaolo(['--json', 'events', 'status'])).stdout)).toMatchObject({ collector: collector.url, waiting: 0 });
  }, 60_000);

  async function giaolo(parameters: readonly string[]): Promise<{ status: number | null; stdout: string }> {
    const env = { ...process.env, HUB_DATA_DIR: join(folder, 'hub'), HUB_EVENTS_URL: collector.url };
    const child = spawn(process.execPath, [program('src/cli/index.ts'), ...parameters], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const stdout = Buffer.concat(await child.stdout.toArray()).toString();
    if (child.exitCode === null) await once(child, 'close');
    return { status: child.exitCode, stdout };
  }
});
