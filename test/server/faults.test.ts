import { afterEach, describe, expect, it } from 'vitest';
import { withPoolOf } from '../../src/db/client.js';
import { READ_ROWS } from '../../src/hub/reads/read-rows.js';
import { killBackends } from '../support/kill-backends.js';
import { createProxy } from '../support/proxy.js';
import { WAITING_LOCKS } from '../support/waiting-locks.js';
import { type Asked, CASE, defineProcedures, PERSONAL_ID, type RunningHub, runHub } from './running-hub.js';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

async function hubBehindWire(): Promise<{ running: RunningHub; wire: Awaited<ReturnType<typeof createProxy>> }> {
  let wire: Awaited<ReturnType<typeof createProxy>> | undefined;
  const running = await runHub({
    databaseUrl: async (url) => {
      wire = await createProxy(url);
      return wire.url;
    },
  });
  cleanUp.push(running.close);
  if (!wire) throw new Error('no wire');
  return { running, wire };
}

const open = '{ province(code: "01") { name } }';
const personal = `{ person(personalId: "${PERSONAL_ID}") { fullName } }`;
const unavailable = { status: 503, code: 'UNAVAILABLE' };
const outcome = ({ status, code }: { status: number; code: string | undefined }) => ({ status, code });

describe('a database that is away', () => {
  it('is 503 UNAVAILABLE for every question, the process lives, says so, and recovers by itself', async () => {
    const { running, wire } = await hubBehindWire();
    expect((await running.ask(open)).status).toBe(200);
    await wire.close();
    for (const answer of [await running.ask(open), await running.ask(personal, { as: 'dossier-service', purpose: 'once-only' })]) {
      expect(outcome(answer)).toEqual(unavailable);
      expect(answer.body.data).toBeUndefined();
      expect(answer.headers.get('retry-after')).toBe('2');
      expect(answer.text).not.toMatch(/ECONN|127\.0\.0\.1|postgres/i);
    }
    expect((await running.send('/healthz', { method: 'GET' })).status).toBe(200);
    expect(await running.send('/readyz', { method: 'GET' })).toMatchObject({
      status: 503,
      body: { status: 'not ready', reason: 'database', detail: [{ name: 'database', isReady: false }] },
    });
    // The parser and the schema need no database, so mistakes are still told as mistakes.
    expect((await running.ask('{ helo }')).code).toBe('GRAPHQL_VALIDATION_FAILED');
    running.hub.endpoints.primary.moveTo(running.database.url);
    expect((await running.ask(open)).status).toBe(200);
    expect((await running.ask(personal, { as: 'dossier-service', purpose: 'once-only' })).status).toBe(200);
    expect(await running.send('/readyz', { method: 'GET' })).toMatchObject({ status: 200, body: { status: 'ready', detail: [] } });
  });

  it('that swallows everything is 503 within the driver’s limit, and heals', async () => {
    const { running, wire } = await hubBehindWire();
    cleanUp.push(wire.close);
    expect((await running.ask(open)).status).toBe(200);
    wire.swallow(true);
    const since = performance.now();
    expect(outcome(await running.ask(open))).toEqual(unavailable);
    expect(performance.now() - since).toBeLessThan(7_000);
    wire.swallow(false);
    await expect.poll(async () => (await running.ask(open)).status, { timeout: 5_000 }).toBe(200);
  });

  it('that ends connections at any time fails requests cleanly, and never mixes or kills', async () => {
    const running = await runHub();
    await defineProcedures(running.database);
    cleanUp.push(running.close);
    // Its dossier is opened already: who opens it has a connection that is ended too.
    const underCase = { 'hub-purpose': 'once-only', 'hub-case': CASE };
    const answers: Asked[] = [];
    const served = () => answers.filter(({ status }) => status === 200).map(({ headers }) => headers.get('x-request-id'));
    const since = performance.now();
    // A loaded machine answers less between two kills: it goes on until enough were answered.
    const isOver = () => performance.now() - since > (served().length > 20 ? 2_500 : 20_000);
    const ask = async () => {
      while (!isOver()) answers.push(await running.ask(personal, { as: 'dossier-service', headers: underCase }));
    };
    const [kills] = await withPoolOf(running.database, { max: 1 }, (killer) =>
      Promise.all([killBackends(killer, isOver, 25, 'giaolo'), ...Array.from({ length: 8 }, ask)]),
    );
    expect(kills).toBeGreaterThan(20);
    const kinds = new Set(answers.map(({ status, code, body }) => `${status} ${code ?? body.data.person.fullName}`));
    for (const kind of kinds) expect(['200 Nguyễn Văn Giả Lập', '503 UNAVAILABLE', '503 AUDIT_UNAVAILABLE']).toContain(kind);
    expect(served().length).toBeGreaterThan(20);
    expect((await running.ask(open)).status).toBe(200);
    // Whatever was answered has its row.
    expect(
      (
        await running.rows(
          `select count(distinct request_id)::int as n from ${READ_ROWS} l where kind = 'answer' and request_id = any($1)`,
          [served()],
        )
      )[0].n,
    ).toBe(served().length);
  }, 30_000);

  it('that has lost a table is 500 INTERNAL, and neither its name nor SQL leaves the process', async () => {
    const running = await runHub();
    cleanUp.push(running.close);
    await running.database.ownerPool.query('alter table airport rename to airport_elsewhere');
    const answer = await running.ask('{ airports { totalCount } }');
    expect(outcome(answer)).toEqual({ status: 500, code: 'INTERNAL' });
    expect(answer.text).not.toMatch(/airport|relation|select|42P01/);
    expect(answer.text).toContain(answer.headers.get('x-request-id'));
    expect(running.log.find((line) => line.includes('42P01'))).toContain(answer.headers.get('x-request-id'));
  });
});

it('a database that a newer release has migrated is told of, and still served', async () => {
  const running = await runHub();
  cleanUp.push(running.close);
  await running.rows("insert into migration (number, name, sha256) select max(number) + 1, 'later', 'x' from migration");
  expect(await running.send('/readyz', { method: 'GET' })).toMatchObject({
    status: 200,
    body: { detail: [{ name: 'migrations-newer', isReady: true }] },
  });
  expect((await running.ask(open)).status).toBe(200);
  // One of its own that ran as something else is no other release's.
  await running.rows("update migration set sha256 = 'x' where number = 1");
  expect(await running.send('/readyz', { method: 'GET' })).toMatchObject({ status: 503, body: { reason: 'migrations' } });
});

describe('draining', () => {
  it('answers what was asked, takes nothing new, and ends', async () => {
    const running = await runHub();
    const client = await running.database.ownerPool.connect();
    await client.query('begin; lock table province in access exclusive mode');
    const waiting = running.ask(open);
    await expect.poll(async () => (await running.rows(WAITING_LOCKS))[0].n, { timeout: 15_000 }).toBeGreaterThan(0);
    const closing = running.hub.close();
    const knock = () =>
      fetch(`${running.url}/healthz`).then(
        () => 'served',
        () => 'refused',
      );
    await expect.poll(knock, { timeout: 5_000 }).toBe('refused');
    await client.query('commit');
    client.release();
    expect((await waiting).body.data.province.name).toBe('Thành phố Hà Nội');
    await closing;
    await running.database.drop();
  });

  it('lets the row of the last answer be written', async () => {
    const running = await runHub();
    await defineProcedures(running.database);
    const answers = Array.from({ length: 20 }, () =>
      running.ask(personal, { as: 'dossier-service', purpose: 'once-only' }).catch(() => null),
    );
    await new Promise((resolve) => setTimeout(resolve, 15));
    await running.hub.close();
    const served = (await Promise.all(answers)).flatMap((answer) => (answer?.status === 200 ? [answer.headers.get('x-request-id')] : []));
    expect(
      (await running.rows(`select count(*)::int as n from ${READ_ROWS} l where kind = 'answer' and request_id = any($1)`, [served]))[0].n,
    ).toBe(served.length);
    await running.database.drop();
  });
});

describe('a slow or odd client', () => {
  it('sending its body byte by byte is cut off, as is one with endless headers or a Host that is none', async () => {
    const running = await runHub({ empty: true });
    cleanUp.push(running.close);
    const { hostname, port } = new URL(running.url);
    const { connect } = await import('node:net');
    const raw = (text: string) =>
      new Promise<string>((resolve) => {
        let answer = '';
        const socket = connect(Number(port), hostname, () => socket.write(text));
        socket
          .on('data', (data) => (answer += data))
          .on('close', () => resolve(answer))
          .on('error', () => resolve(answer));
      });
    const refused = async (text: string) => {
      const [head = '', body = ''] = (await raw(text)).split('\r\n\r\n');
      const { errors } = JSON.parse(body);
      expect(head).toMatch(/\r\nconnection: close/i);
      expect(Buffer.byteLength(body)).toBe(Number(/content-length: (\d+)/i.exec(head)?.[1]));
      expect(errors).toEqual([
        {
          message: expect.stringMatching(/[àáạảãâêôơưđ]/),
          extensions: expect.objectContaining({ message_en: expect.stringMatching(/\S/) }),
        },
      ]);
      expect(head).toContain(`x-request-id: ${errors[0].extensions.requestId}`);
      return `${/^HTTP\/1.1 (\d+)/.exec(head)?.[1]} ${errors[0].extensions.code}`;
    };
    expect(await refused(`GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`)).toBe('431 HEADERS_TOO_LARGE');
    expect(await refused('GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n')).toBe('400 BAD_REQUEST');
    expect(await refused('GET /graphql HTTP/9.9\r\nHost: localhost\r\n\r\n')).toBe('400 BAD_REQUEST');
    expect(await refused('FETCH /graphql HTTP/1.1\r\nHost: localhost\r\n\r\n')).toBe('400 BAD_REQUEST');
    expect(await refused('POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n')).toBe(
      '400 BAD_REQUEST',
    );
    // What a client expects of a server is no reason not to answer it.
    expect(await raw('GET /healthz HTTP/1.1\r\nHost: localhost\r\nExpect: the-best\r\nConnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1.1 200/,
    );
    const body = '{"query":"{ __typename }"}';
    expect(
      await raw(
        `POST /graphql HTTP/1.1\r\nHost: a b\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
      ),
    ).toMatch(/^HTTP\/1.1 400/);
    expect(await refused('GARBAGE\r\n\r\n')).toBe('400 BAD_REQUEST');
    const since = performance.now();
    expect(
      await refused('POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{'),
    ).toBe('408 REQUEST_TIMEOUT');
    const { text: metrics } = await running.send('/metrics', { method: 'GET' });
    expect(metrics).toMatch(/giaolo_refusals_total\{code="REQUEST_TIMEOUT",role="anonymous"\} 1/);
    expect(running.log.some((line) => line.includes('"HEADERS_TOO_LARGE"'))).toBe(true);
    expect(performance.now() - since).toBeLessThan(45_000);
    expect((await running.send('/healthz', { method: 'GET' })).status).toBe(200);
  }, 60_000);

  it('that goes away does not take the hub with it', async () => {
    const running = await runHub();
    cleanUp.push(running.close);
    await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        const abort = new AbortController();
        const headers = {
          'content-type': 'application/json',
          authorization: `Bearer ${await running.token('dossier-service')}`,
          'hub-purpose': 'once-only',
          'hub-case': CASE,
        };
        const asked = fetch(`${running.url}/graphql`, {
          method: 'POST',
          headers,
          body: JSON.stringify({ query: personal }),
          signal: abort.signal,
        }).catch(() => undefined);
        setTimeout(() => abort.abort(), i);
        await asked;
      }),
    );
    expect((await running.ask(open)).status).toBe(200);
  });
});
