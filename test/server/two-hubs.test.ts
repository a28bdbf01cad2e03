import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createPool, endPool, type Pool } from '../../src/db/client.js';
import { withTx } from '../../src/db/tx.js';
import { importFile } from '../../src/hub/import/apply/import-file.js';
import { verifyHashes } from '../../src/hub/ledger/verify.js';
import { inPackage } from '../../src/root.js';
import { openModel } from '../../src/runtime/model.js';
import { type DemoIssuer, openDemoIssuer } from '../../src/server/demo-issuer.js';
import { entityNamed, fileOf } from '../import/support.js';
import { createEmptyDatabase } from '../support/database.js';
import { createFolder } from '../support/folder.js';
import { model } from '../support/hub.js';
import { program } from '../support/program.js';
import { until } from '../support/until.js';
import { register } from '../support/write.js';
import { AS_STEWARD } from '../write/world.js';
import { CASE } from './running-hub.js';

/** Two whole hubs on one database, each in a process of its own. A busy machine is no broken promise. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 300_000 });

type Started = { child: ChildProcess; url: string; err(): string; exit: Promise<unknown> };

let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
let folder: Awaited<ReturnType<typeof createFolder>>;
let issuer: DemoIssuer;
let pool: Pool;
/** The last position of the reference data. */
let loadedTo: string;
let a: Started;
let b: Started;

const keysDir = () => join(folder.path, 'keys');
async function start(): Promise<Started> {
  const { NODE_ENV: _env, VITEST: _vitest, ...inherited } = process.env;
  const child = spawn(process.execPath, [program('src/cli/index.ts'), 'start'], {
    cwd: inPackage('.'),
    env: { ...inherited, DATABASE_URL: database.url, HUB_KEYS_DIR: keysDir(), PORT: '0', HUB_DRAIN_SECONDS: '0.5' },
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (data) => (said.out += data));
  child.stderr.on('data', (data) => (said.err += data));
  const exit = once(child, 'exit');
  const over = exit.then(() => true);
  const urlOf = () => /ready: (http:\S+)/.exec(said.out)?.[1];
  const url = await Promise.race([over.then(() => undefined), until(urlOf, (found) => found !== undefined, { everyMs: 50, seconds: 250 })]);
  if (url === undefined) throw new Error(`ended early:\n${said.err}`);
  return { child, url, err: () => said.err, exit };
}

beforeAll(async () => {
  folder = await createFolder(0o700);
  database = await createEmptyDatabase();
  // Both at once, over nothing: roles, tables, reference data and keys are to be made.
  [a, b] = await Promise.all([start(), start()]);
  issuer = await openDemoIssuer({ keysDir: keysDir(), policy: openModel().access });
  pool = createPool({ url: database.url, role: 'giaolo_app' });
  // How much one person may take back alone is not what these are about.
  await register({ database: { appPool: pool } }, 'ApprovalRule', { scope: 'PortCode', anotherAgency: false });
  loadedTo = (await rows('select max(position)::text as head from change'))[0]?.head;
});
afterAll(async () => {
  for (const hub of [a, b]) hub?.child.kill('SIGKILL');
  if (pool) await endPool(pool);
  await database?.drop();
  await folder?.remove();
});

const rows = async <R = any>(sql: string, values: unknown[] = []): Promise<R[]> => (await pool.query(sql, values)).rows as R[];
type Asking = { as?: string; purpose?: string; variables?: unknown };
async function ask(hub: Started, query: string, { as, purpose, variables }: Asking = {}): Promise<any> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (as) headers.authorization = `Bearer ${(await issuer.issue({ role: as })).token}`;
  if (purpose) Object.assign(headers, { 'hub-purpose': purpose, 'hub-case': CASE });
  return (await fetch(`${hub.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })).json();
}
const codeOf = (n: number) => `VNZ${String.fromCharCode(65 + Math.floor(n / 26), 65 + (n % 26))}`;
const codes = (from: number, count: number, name = 'thử') =>
  `code,matchedName,validFrom\n${Array.from({ length: count }, (_, n) => `${codeOf(from + n)},${name},2024-01-01`).join('\n')}\n`;
const bring = async (content: string, chunkRows: number): Promise<string> => {
  const importing = createPool({
    url: database.url,
    role: 'giaolo_app',
    timeouts: { lockMs: 0, queryMs: 0, statementMs: 0, transactionMs: 0 },
  });
  try {
    const request = { ...AS_STEWARD, entity: entityNamed('PortCode'), source: fileOf(content), apply: true, chunkRows };
    const { batchId, problems } = await importFile({ pool: importing, model }, request);
    expect(problems).toEqual([]);
    return batchId ?? '';
  } finally {
    await endPool(importing);
  }
};
const WITHDRAW = 'mutation ($id: ID!, $reason: String!) { withdrawBatch(id: $id, reason: $reason) { state withdrawRefusal { code } } }';
const withdraw = (hub: Started, id: string, reason: string) => ask(hub, WITHDRAW, { as: 'steward', variables: { id, reason } });
const state = async (hub: Started, id: string) =>
  (
    await ask(hub, 'query ($id: ID!) { batch(id: $id) { state rowsChecked withdrawRefusal { code } } }', {
      as: 'steward',
      variables: { id },
    })
  ).data.batch;
const parts = async (id: string) =>
  Number((await rows(`select count(*) as n from import_chunk where batch_id = $1 and kind = 'WITHDRAW'`, [id]))[0]?.n);
const settled = (id: string) =>
  until(
    () => state(b, id),
    (found) => found.state !== 'WITHDRAWING',
  );

describe('two hubs on one database', () => {
  it('start at the same time over nothing, and load it once', async () => {
    expect(
      await rows(`select state, count(*)::int - count(distinct (entity, file_sha256))::int as twice from import_batch group by 1`),
    ).toEqual([{ state: 'APPLIED', twice: 0 }]);
    const said = [a, b].map((hub) => /reference data: .*?(already loaded|loaded \d+\/\d+)/.exec(hub.err())?.[1]).sort();
    expect(said).toEqual(['already loaded', expect.stringMatching(/^loaded (\d+)\/\1$/)]);
    for (const hub of [a, b]) {
      expect((await fetch(`${hub.url}/readyz`)).status).toBe(200);
      expect((await ask(hub, '{ communes { totalCount } }')).data.communes.totalCount).toBe(3321);
    }
  });

  it('answer alike: what one wrote the other reads at once, a snapshot of one is the other’s, and a repeated change set is one', async () => {
    const register = (key: string) =>
      `mutation { submitChangeSet(input: { reason: "thử", legalBasis: "thử", idempotencyKey: "${key}", operations: [{ register: { validFrom: "2024-01-01", record: { portCode: { code: "VNZZZ", matchedName: "Hai hub" } } } }] }) { changeSetId lastPosition } }`;
    const key = 'hai-hub-cung-luc';
    const sent = await Promise.all([a, b, a, b].map((hub) => ask(hub, register(key), { as: 'steward' })));
    expect(sent.map(({ errors }) => errors)).toEqual([undefined, undefined, undefined, undefined]);
    expect(new Set(sent.map(({ data }) => data.submitChangeSet.changeSetId)).size).toBe(1);
    const question = '{ portCode(code: "VNZZZ") { id matchedName version } }';
    const [fromA, fromB] = [await ask(a, question), await ask(b, question)];
    expect(fromB.data).toEqual(fromA.data);
    const { snapshot } = fromA.extensions.asOf.portCode;
    const repeated = `{ portCode(code: "VNZZZ", asOf: { snapshot: "${snapshot}" }) { id matchedName version } }`;
    expect((await ask(b, repeated)).data).toEqual((await ask(a, repeated)).data);
  });

  it('tell followers of both what either wrote, each change once and in order', async () => {
    const [{ head }] = (await rows('select max(position)::text as head from change')) as [{ head: string }];
    const query = `subscription { changes(after: "${head}") { position } }`;
    const leaving = new AbortController();
    const followed = await Promise.all(
      [a, b].map(async (hub) => {
        const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
        const response = await fetch(`${hub.url}/graphql/stream`, {
          method: 'POST',
          headers,
          body: JSON.stringify({ query }),
          signal: leaving.signal,
        });
        const seen: string[] = [];
        const reading = (async () => {
          let text = '';
          for await (const piece of response.body ?? []) {
            text += Buffer.from(piece as Uint8Array).toString();
            seen.splice(0, seen.length, ...[...text.matchAll(/"position":"(\d+)"/g)].map(([, position]) => position ?? ''));
          }
        })().catch(() => undefined);
        return { seen, reading };
      }),
    );
    const write = (n: number) =>
      ask(
        [a, b][n % 2] as Started,
        `mutation { submitChangeSet(input: { reason: "thử", legalBasis: "thử", operations: [{ register: { validFrom: "2024-01-01", record: { portCode: { code: "VNY${String.fromCharCode(65 + n)}Q", matchedName: "Luồng" } } } }] }) { lastPosition } }`,
        { as: 'steward' },
      );
    const written = (await Promise.all(Array.from({ length: 12 }, (_, n) => write(n)))).map(
      ({ data }) => data.submitChangeSet.lastPosition as string,
    );
    const inOrder = written.sort((x, y) => Number(x) - Number(y));
    for (const { seen } of followed)
      await until(
        async () => seen,
        (found) => found.length >= 12,
      );
    for (const { seen } of followed) expect(seen).toEqual(inOrder);
    leaving.abort();
    await Promise.all(followed.map(({ reading }) => reading));
  });

  it('both log their readers: every read of a person has its row, in one row of positions', async () => {
    const before = Number((await rows('select coalesce(max(position), 0)::text as n from read_log'))[0]?.n);
    const question = '{ person(personalId: "001099000001") { fullName } }';
    await Promise.all(
      Array.from({ length: 40 }, (_, n) => ask([a, b][n % 2] as Started, question, { as: 'steward', purpose: 'stewardship' })),
    );
    const positions = (await rows(`select position::text as n from read_log where position > $1 order by position`, [before])).map(
      ({ n }) => Number(n),
    );
    expect(positions).toEqual(Array.from({ length: positions.length }, (_, n) => before + 1 + n));
    expect((await rows(`select count(*)::int as n from read_log where position > $1 and kind = 'answer'`, [before]))[0].n).toBe(40);
  });

  it('take a batch back as one withdrawal: the other hub refuses nothing, forgets nothing, and ends it when this one is killed', async () => {
    const id = await bring(codes(0, 300), 3);
    const asked = withdraw(a, id, 'tệp cũ').catch(() => 'killed');
    await until(
      () => parts(id),
      (n) => n >= 5,
    );
    // On the other hub it is the same withdrawal, in its words.
    const again = withdraw(b, id, 'lần hai');
    await until(
      () => parts(id),
      (n) => n >= 12,
    );
    expect(await rows(`select withdraw_asked->>'reason' as reason, withdraw_refused from import_batch where id = $1`, [id])).toEqual([
      { reason: 'tệp cũ', withdraw_refused: null },
    ]);
    a.child.kill('SIGKILL');
    await a.exit;
    expect(await asked).toBe('killed');
    expect((await again).errors).toBeUndefined();
    expect(await settled(id)).toEqual({ state: 'WITHDRAWN', rowsChecked: null, withdrawRefusal: null });
    expect(await parts(id)).toBe(100);
    expect(await rows(`select distinct reason from change_set where batch_id = $1 and withdraws is not null`, [id])).toEqual([
      { reason: 'tệp cũ' },
    ]);
    expect(await rows(`select from port_code where code like 'VNZ%' and matched_name = 'thử' and recorded_to = 'infinity'`)).toEqual([]);
    a = await start();
  });

  it('go on with what nobody waits for when this hub is killed before it has begun', async () => {
    const id = await bring(codes(300, 60), 3);
    // Asked of a hub that dies in the same moment: only the database knows.
    const asked = {
      caller: {
        role: 'steward',
        actor: 'đã chết',
        agency: 'H26',
        authenticated: true,
        purposes: [],
        purpose: null,
        caseCode: null,
        requestId: 'r',
      },
    };
    await rows(`update import_batch set withdraw_asked = $2::jsonb where id = $1`, [
      id,
      { ...asked, operationName: null, reason: 'không ai đợi', legalBasis: null, cascade: false },
    ]);
    expect(await settled(id)).toMatchObject({ state: 'WITHDRAWN' });
  });

  it('take batches back in the order of asking, whichever hub was asked', async () => {
    // The second file changes what the first brought, so it has to go first.
    const first = await bring(codes(400, 90), 3);
    const second = await bring(codes(400, 90, 'đổi').replaceAll('2024-01-01', '2025-01-01'), 3);
    // Both are asked while a third is being taken back, so that their order is to be chosen.
    const busy = await bring(codes(620, 50), 1);
    const before = withdraw(b, busy, 'đang bận');
    await until(
      () => parts(busy),
      (n) => n >= 1,
    );
    const one = withdraw(a, second, 'trước');
    await until(
      () => rows('select from import_batch where id = $1 and withdraw_asked is not null', [second]),
      (asked) => asked.length === 1,
    );
    const other = withdraw(b, first, 'sau');
    expect([(await before).errors, (await one).errors, (await other).errors]).toEqual([undefined, undefined, undefined]);
    expect([await settled(second), await settled(first)]).toEqual([
      { state: 'WITHDRAWN', rowsChecked: null, withdrawRefusal: null },
      { state: 'WITHDRAWN', rowsChecked: null, withdrawRefusal: null },
    ]);
  });

  it('hand a withdrawal over when one is stopped in order, whose answer then says that it goes on', async () => {
    const id = await bring(codes(500, 110), 1);
    const asked = withdraw(a, id, 'đang dừng');
    await until(
      () => parts(id),
      (n) => n >= 3,
    );
    a.child.kill('SIGTERM');
    expect((await asked).data.withdrawBatch.state).toMatch(/^WITHDRAW(ING|N)$/);
    expect((await a.exit) as unknown[]).toEqual([0, null]);
    expect(await settled(id)).toMatchObject({ state: 'WITHDRAWN' });
    expect(await parts(id)).toBe(110);
  });

  it('leave a ledger whose hashes hold', async () => {
    const [{ head }] = (await rows('select max(position)::text as head from change')) as [{ head: string }];
    expect(await withTx(pool, {}, (tx) => verifyHashes(tx, loadedTo, head, model))).toEqual([]);
  });
});
