import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import { importFile } from '../../src/hub/import/apply/import-file.js';
import { verifyHashes } from '../../src/hub/ledger/verify.js';
import { LEGAL_TODAY } from '../../src/hub/time/legal-day.js';
import { inPackage } from '../../src/root.js';
import { openModel } from '../../src/runtime/model.js';
import { type DemoIssuer, openDemoIssuer } from '../../src/server/demo-issuer.js';
import { entityNamed, fileOf } from '../import/support.js';
import type { TestDatabase } from '../support/database.js';
import { createFolder } from '../support/folder.js';
import { model } from '../support/hub.js';
import { program } from '../support/program.js';
import { createReferenceDatabase } from '../support/reference.js';
import { register } from '../support/write.js';
import { AS_STEWARD } from '../write/world.js';

/** A hub that leaves work to others, one that does not, and workers, each in a process of its own. A busy machine is no broken promise. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

type Started = { child: ChildProcess; out(): string; exit: Promise<unknown[]> };

let database: TestDatabase;
let folder: Awaited<ReturnType<typeof createFolder>>;
let issuer: DemoIssuer;
const running: Started[] = [];

beforeAll(async () => {
  folder = await createFolder(0o700);
  database = await createReferenceDatabase(model);
  issuer = await openDemoIssuer({ keysDir: keysDir(), policy: openModel().access });
});
afterAll(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all(running.map(({ exit }) => exit));
  await database?.drop();
  await folder?.remove();
});

const keysDir = () => join(folder.path, 'keys');
const SAYS = { start: /ready: (http:\S+)/, worker: /worker ready: (.*?) {2}/ } as const;
async function start(command: keyof typeof SAYS, env: Record<string, string> = {}): Promise<Started & { said: string }> {
  const { NODE_ENV: _env, VITEST: _vitest, ...inherited } = process.env;
  const settings = { DATABASE_URL: database.url, HUB_KEYS_DIR: keysDir(), PORT: '0', HUB_DRAIN_SECONDS: '0', ...env };
  const child = spawn(process.execPath, [program('src/cli/index.ts'), command], {
    cwd: inPackage('.'),
    env: { ...inherited, ...settings },
  });
  let out = '';
  child.stdout.on('data', (data) => (out += data));
  child.stderr.on('data', (data) => (out += data));
  const exit = once(child, 'exit');
  const started = { child, out: () => out, exit };
  running.push(started);
  for (let over = false; ; ) {
    const said = SAYS[command].exec(out)?.[1];
    if (said) return { ...started, said };
    if (over) throw new Error(`ended early:\n${out}`);
    over = await Promise.race([exit.then(() => true), pause(50).then(() => false)]);
  }
}
/** A hub that works too, without a command line and its seeds. */
async function startHub(): Promise<void> {
  const file = program('test/undo/hub-process.ts');
  const child = spawn(process.execPath, [file, database.url, keysDir()], { stdio: ['ignore', 'pipe', 'inherit'] });
  running.push({ child, out: () => '', exit: once(child, 'exit') });
  await once(child.stdout, 'data');
}
async function kill({ child, exit }: Started, signal: 'SIGKILL' | 'SIGTERM'): Promise<unknown> {
  child.kill(signal);
  return (await exit)[0];
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const until = async <T>(look: () => Promise<T>, is: (found: T) => boolean): Promise<T> => {
  for (;;) {
    const found = await look();
    if (is(found)) return found;
    await pause(20);
  }
};
const rows = async <R = any>(sql: string, values: unknown[] = []): Promise<R[]> =>
  (await database.ownerPool.query(sql, values)).rows as R[];
const codeOf = (n: number) => `VNZ${String.fromCharCode(65 + Math.floor(n / 26), 65 + (n % 26))}`;
const bring = async (from: number, count: number): Promise<string> => {
  const content = `code,matchedName,validFrom\n${Array.from({ length: count }, (_, n) => `${codeOf(from + n)},thử,2024-01-01`).join('\n')}\n`;
  const request = { ...AS_STEWARD, entity: entityNamed('PortCode'), source: fileOf(content), apply: true, chunkRows: 3 };
  const { batchId, problems } = await importFile({ pool: database.appPool, model }, request);
  expect(problems).toEqual([]);
  return batchId ?? '';
};
const WITHDRAW = 'mutation ($id: ID!) { withdrawBatch(id: $id, reason: "tệp cũ") { state } }';
async function withdraw(url: string, id: string): Promise<any> {
  const { token } = await issuer.issue({ role: 'steward' });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query: WITHDRAW, variables: { id } }) });
  return response.json();
}
const parts = async (id: string) =>
  Number((await rows(`select count(*) as n from import_chunk where batch_id = $1 and kind = 'WITHDRAW'`, [id]))[0]?.n);
const state = async (id: string) =>
  (await rows('select state, withdraw_asked is not null as asked from import_batch where id = $1', [id]))[0];
const isWithdrawn = (id: string) =>
  until(
    () => state(id),
    (found) => found.state === 'WITHDRAWN',
  );
const head = async (): Promise<string> => (await rows('select max(position)::text as head from change'))[0]?.head;
/** Who has the lock on withdrawals now, by the name in its address. */
const atWork = async (): Promise<string | undefined> => {
  const [found] = await rows(
    `select a.application_name as name from pg_locks l join pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'advisory' and l.granted and l.database = (select oid from pg_database where datname = current_database()) and ((l.classid::bigint << 32) | l.objid::bigint) = hashtextextended('', 7204006)`,
  );
  return found?.name;
};
/** Each part was taken back by one change set, and nothing of the file is left. */
const expectTakenBackOnce = async (id: string, from: number, count: number) => {
  expect(await parts(id)).toBe(count / 3);
  const [sets] = await rows(
    `select count(*)::int as n, count(distinct withdraws)::int as of from change_set where batch_id = $1 and withdraws is not null`,
    [id],
  );
  expect(sets).toEqual({ n: count / 3, of: count / 3 });
  const codes = Array.from({ length: count }, (_, n) => codeOf(from + n));
  expect(await rows(`select from port_code where code = any($1) and recorded_to = 'infinity'`, [codes])).toEqual([]);
};

type Sent = { method?: string; body?: unknown; purpose?: string };
/** A request of a service to the hub at that address. */
async function asService(url: string, path: string, { method = 'GET', body, purpose }: Sent = {}) {
  const { token } = await issuer.issue({ role: 'dossier-service' });
  const headers = {
    authorization: `Bearer ${token}`,
    ...(purpose && { 'hub-purpose': purpose }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
  };
  const response = await fetch(`${url}${path}`, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
  return { status: response.status, text: await response.text() };
}

describe('questions that are asked as jobs', () => {
  const BATCH =
    'query Many($dossiers: [EvidenceDossierInput!]!) { evidenceBatch(dossiers: $dossiers) { case error { code } verdict { complete } } }';
  const PERSONAL_ID = '001090000011';
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(2, 10).replaceAll('-', '');
  const caseOf = (nr: number) => `H26.01-${today}-${String(nr).padStart(4, '0')}`;
  const dossier = (nr: number) => ({ case: caseOf(nr), procedure: 'P06', subject: { personalId: PERSONAL_ID } });
  const jobOf = async (url: string, id: string) => JSON.parse((await asService(url, `/jobs/${id}`)).text);
  const linesOf = async (url: string, id: string): Promise<any[]> =>
    (await asService(url, `/jobs/${id}/result`)).text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));

  it('go on where a killed worker left them, each portion answered and logged once', async () => {
    const hub = await start('start', { HUB_WORKER: 'off' });
    await register({ database }, 'Person', { personalId: PERSONAL_ID, fullName: 'Nguyễn Văn Thử', fictional: true }, '2010-01-01');
    const opening = {
      query: 'mutation ($input: OpenCaseInput!) { openCase(input: $input) { isOpen } }',
      variables: { input: { ...dossier(1), case: undefined, code: caseOf(1), origin: 'PORTAL' } },
    };
    expect((await asService(hub.said, '/graphql', { method: 'POST', body: opening, purpose: 'once-only' })).text).toContain(
      '"isOpen":true',
    );
    // Every fourth under the case that is open, all others each under one of its own, which nobody opened.
    const dossiers = Array.from({ length: 2_000 }, (_, nr) => dossier(nr % 4 === 0 ? 1 : nr + 1));
    const started = await asService(hub.said, '/jobs', {
      method: 'POST',
      body: { query: BATCH, variables: { dossiers } },
      purpose: 'once-only',
    });
    expect(started.status, started.text).toBe(202);
    const { id } = JSON.parse(started.text);
    expect((await asService(hub.said, `/jobs/${id}/result`)).status).toBe(409);

    const first = await start('worker');
    await until(
      () => jobOf(hub.said, id),
      ({ done }) => done >= 400,
    );
    await kill(first, 'SIGKILL');
    const { state: left, done } = await jobOf(hub.said, id);
    expect([left, done < 2_000]).toEqual(['RUNNING', true]);
    const second = await start('worker');
    await until(
      () => jobOf(hub.said, id),
      ({ state: is }) => is !== 'RUNNING',
    );
    expect(await jobOf(hub.said, id)).toMatchObject({ state: 'DONE', done: 2_000, total: 2_000 });
    const lines = await linesOf(hub.said, id);
    expect(lines.map((line) => line.case)).toEqual(dossiers.map((one) => one.case));
    expect(new Set(lines.map(({ verdict, error }) => error?.code ?? (verdict && 'verdict')))).toEqual(
      new Set(['verdict', 'CASE_NOT_OPEN']),
    );
    const logged = await rows<{ code: string; kind: string; n: number }>(
      'select case_code as code, kind, count(*)::integer as n from read_log where request = $1 group by 1, 2',
      [id],
    );
    const once = dossiers.filter((one) => one.case !== caseOf(1)).map((one) => ({ code: one.case, kind: 'refusal', n: 1 }));
    const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1);
    expect(logged.sort(byCode)).toEqual([...once, { code: caseOf(1), kind: 'answer', n: 500 }].sort(byCode));

    // A list of records, through all of its pages.
    const communes = { query: '{ communes(first: 1, orderBy: [{ code: ASC }]) { nodes { code } } }' };
    const listed = JSON.parse((await asService(hub.said, '/jobs', { method: 'POST', body: communes })).text);
    const [{ n }] = (await rows<{ n: number }>(
      `select count(*)::integer as n from commune where recorded_to = 'infinity' and valid_from <= ${LEGAL_TODAY} and ${LEGAL_TODAY} < valid_to`,
    )) as [{ n: number }];
    expect(listed).toMatchObject({ field: 'communes', total: n });
    await until(
      () => jobOf(hub.said, listed.id),
      ({ state: is }) => is === 'DONE',
    );
    const codes = (await linesOf(hub.said, listed.id)).map(({ code }) => code);
    expect(codes).toHaveLength(n);
    expect(codes).toEqual([...new Set(codes)].sort());
    expect((await asService(hub.said, `/jobs/${listed.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await asService(hub.said, `/jobs/${listed.id}/result`)).status).toBe(404);
    await Promise.all([kill(second, 'SIGKILL'), kill(hub, 'SIGKILL')]);
  });
});

describe('work in the background', () => {
  it('that the hub leaves to workers waits for one, is taken up where a killed one left it, and done once', async () => {
    const hub = await start('start', { HUB_WORKER: 'off' });
    // Whose rule is not what this is about.
    await register({ database }, 'ApprovalRule', { scope: 'PortCode', anotherAgency: false });
    const loadedTo = await head();
    const id = await bring(0, 180);
    const asked = withdraw(hub.said, id);
    // The hub answers that it goes on, and does nothing about it.
    expect((await asked).data.withdrawBatch.state).toBe('WITHDRAWING');
    expect([await parts(id), await state(id)]).toEqual([0, { state: 'APPLIED', asked: true }]);

    const workers = new Map<string, Started>();
    const hire = async (name: string) => {
      const worker = await start('worker', { DATABASE_URL: `${database.url}?application_name=${name}` });
      expect(worker.said).toBe('withdrawals, sealing, jobs, outbox');
      workers.set(name, worker);
      return worker;
    };
    await Promise.all([hire('one'), hire('two')]);
    await until(
      () => parts(id),
      (n) => n >= 5,
    );
    const dead = await until(atWork, (name) => name !== undefined);
    await kill(workers.get(dead ?? '') as Started, 'SIGKILL');
    const from = await parts(id);
    expect(from).toBeLessThan(60);
    await until(atWork, (name) => name !== undefined && name !== dead);
    await isWithdrawn(id);
    await expectTakenBackOnce(id, 0, 180);
    await Promise.all([...workers.values()].map((worker) => kill(worker, 'SIGKILL')));
    const third = await hire('three');

    // A worker stops in order, between two parts; the hub never was in the way of it.
    const more = await bring(300, 180);
    const waiting = withdraw(hub.said, more);
    await until(
      () => parts(more),
      (n) => n >= 3,
    );
    expect(await kill(third, 'SIGTERM')).toBe(0);
    const left = await parts(more);
    expect((await waiting).data.withdrawBatch.state).toBe('WITHDRAWING');
    expect(await parts(more)).toBe(left);
    expect(left).toBeLessThan(60);

    // Two workers and a hub that works too, at once.
    await Promise.all([start('worker'), start('worker'), startHub()]);
    await isWithdrawn(more);
    await expectTakenBackOnce(more, 300, 180);
    expect(await withTx(database.appPool, {}, async (tx) => verifyHashes(tx, loadedTo, await head(), model))).toEqual([]);
  });

  it('is no command’s where there is neither a database nor a hub, in both languages', async () => {
    const { NODE_ENV: _env, VITEST: _vitest, DATABASE_URL: _url, ...inherited } = process.env;
    const child = spawn(process.execPath, [program('src/cli/index.ts'), 'worker'], {
      cwd: inPackage('.'),
      env: { ...inherited, HUB_DATA_DIR: join(folder.path, 'none') },
    });
    let err = '';
    child.stderr.on('data', (data) => (err += data));
    expect((await once(child, 'exit'))[0]).toBe(2);
    expect(err).toContain('No hub is running');
    expect(err).toContain('Không có hub nào đang chạy');
  });
});
