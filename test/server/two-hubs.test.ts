import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeJwt, importJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { keepLogin } from '../../src/cli/login-file.js';
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
import { caseFor, openWorkOrders } from '../support/work-orders.js';
import { register, write } from '../support/write.js';
import { AS_STEWARD } from '../write/world.js';
import { CASE, openForEverybody, PERSONAL_ID } from './running-hub.js';

/** Two whole hubs on one database, each in a process of its own. A busy machine is no broken promise. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 300_000 });

type Started = { child: ChildProcess; url: string; out(): string; err(): string; exit: Promise<unknown> };

let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
let folder: Awaited<ReturnType<typeof createFolder>>;
let issuer: DemoIssuer;
let pool: Pool;
/** The last position of the reference data. */
let loadedTo: string;
let a: Started;
let b: Started;

const keysDir = () => join(folder.path, 'keys');
function giaolo(parameters: string[], settings: Record<string, string>) {
  const { NODE_ENV: _env, VITEST: _vitest, ...inherited } = process.env;
  const own = { DATABASE_URL: database.url, HUB_KEYS_DIR: keysDir(), HUB_DATA_DIR: join(folder.path, 'data') };
  return spawn(process.execPath, [program('src/cli/index.ts'), ...parameters], {
    cwd: inPackage('.'),
    env: { ...inherited, ...own, ...settings },
  });
}
async function start(): Promise<Started> {
  // Nobody takes security events there: they stay on the disk.
  const child = giaolo(['start'], { PORT: '0', HUB_DRAIN_SECONDS: '0.5', HUB_EVENTS_URL: 'http://127.0.0.1:1/v1/logs' });
  const said = { out: '', err: '' };
  child.stdout.on('data', (data) => (said.out += data));
  child.stderr.on('data', (data) => (said.err += data));
  const exit = once(child, 'exit');
  const over = exit.then(() => true);
  const urlOf = () => /ready: (http:\S+)/.exec(said.out)?.[1];
  const url = await Promise.race([over.then(() => undefined), until(urlOf, (found) => found !== undefined, { everyMs: 50, seconds: 250 })]);
  if (url === undefined) throw new Error(`ended early:\n${said.err}`);
  return { child, url, out: () => said.out, err: () => said.err, exit };
}

beforeAll(async () => {
  folder = await createFolder(0o700);
  database = await createEmptyDatabase();
  // Both at once, over nothing: roles, tables, reference data and keys are to be made.
  [a, b] = await Promise.all([start(), start()]);
  issuer = await openDemoIssuer({ keysDir: keysDir(), policy: openModel().access });
  pool = createPool({ url: database.url, role: 'giaolo_app' });
  await openWorkOrders(pool);
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
type Asking = { as?: string; token?: string; purpose?: string; variables?: unknown };
async function ask(hub: Started, query: string, { as, token, purpose, variables }: Asking = {}): Promise<any> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (as) headers.authorization = `Bearer ${(await issuer.issue({ role: as })).token}`;
  if (token) headers.authorization = `Bearer ${token}`;
  if (purpose) Object.assign(headers, { 'hub-purpose': purpose, 'hub-case': caseFor(purpose, CASE) });
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

  describe('whose rules of access change', () => {
    const CLOSE = `mutation($input: ChangeSetInput!) { submitChangeSet(input: $input) { changeSetId } }`;
    const APPROVE = 'mutation($id: ID!) { approveChangeSet(id: $id) { changeSetId } }';
    /** Internal: shown to whom a rule gives it. */
    const INTERNAL = '{ accessRule(code: "analyst.open") { changeSet { reason } } }';
    const rulesIn = async (condition: string) =>
      (
        await rows<{ id: string }>(`select id from access_rule where recorded_to = 'infinity' and valid_to = 'infinity' and ${condition}`)
      ).map(({ id }) => id);
    const readiness = async ({ url }: Started): Promise<any> => (await fetch(`${url}/readyz`)).json();
    const both = (is: (hub: Started) => Promise<boolean>, expected: boolean) =>
      until(
        () => Promise.all([is(a), is(b)]),
        (found) => found.every((one) => one === expected),
      );
    const isShown = async (hub: Started) => (await ask(hub, INTERNAL, { as: 'steward' })).data?.accessRule.changeSet != null;
    const isReady = async (hub: Started) => (await readiness(hub)).status === 'ready';

    /** A steward of Bộ Xây dựng, who is `demo-steward-an`, and one of Bộ Công an. */
    async function steward(name: string, agency?: string) {
      const issued = await issuer.issue({ role: 'steward', name });
      const jwk = JSON.parse(await readFile(join(keysDir(), 'demo-issuer.json'), 'utf8'));
      const token =
        agency === undefined
          ? issued.token
          : await new SignJWT({ ...decodeJwt(issued.token), agency })
              .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: jwk.kid })
              .sign(await importJWK(jwk, 'EdDSA'));
      const config = join(folder.path, name);
      await keepLogin(join(config, 'giaolo'), {
        issuer: 'demo',
        clientId: 'giaolo-cli',
        accessToken: token,
        expiresAt: issued.expiresAt,
      });
      return {
        token,
        async giaolo(...parameters: string[]) {
          const child = giaolo(['--json', ...parameters], { XDG_CONFIG_HOME: config });
          let out = '';
          child.stdout.on('data', (piece) => (out += piece));
          const [status] = await once(child, 'close');
          return { status, out };
        },
      };
    }
    let an: Awaited<ReturnType<typeof steward>>;
    let chi: typeof an;
    beforeAll(async () => {
      an = await steward('an');
      chi = await steward('chi', 'G01');
    });

    /** By the command line: asked for by one, found and agreed to by another of another agency. */
    async function undo(changeSetId: string): Promise<void> {
      expect(await an.giaolo('change-set', 'undo', changeSetId, '--reason', 'khoá nhầm')).toMatchObject({
        status: 1,
        out: expect.stringContaining('APPROVAL_REQUIRED'),
      });
      const [waiting] = JSON.parse((await chi.giaolo('change-set', 'list')).out);
      expect(waiting).toMatchObject({ kind: 'WITHDRAWAL', withdraws: changeSetId, actor: 'demo-steward-an' });
      expect(await chi.giaolo('change-set', 'approve', waiting.id)).toMatchObject({ status: 0 });
    }

    it('decide by them within moments, also where two agencies locked stewards out, which the command line mends', async () => {
      await both(isShown, true);
      const operations = (await rulesIn(`code in ('steward.internal', 'auditor.audit')`)).map((id) => ({
        close: { entity: 'AccessRule', id, validTo: '2026-01-01' },
      }));
      const input = { reason: 'thử', legalBasis: 'thử', operations };
      const [refused] = (await ask(a, CLOSE, { token: an.token, variables: { input } })).errors;
      const agreed = await ask(b, APPROVE, { token: chi.token, variables: { id: refused.extensions.proposal } });
      expect(agreed.errors).toBeUndefined();
      await both(isShown, false);
      // What is taken out goes by the same: the record of processing has no auditor any more, but in the release.
      const recorded = async (...more: string[]) => {
        const { out } = await an.giaolo('processing-record', ...more);
        return new Set(JSON.parse(out).map(({ purpose }: { purpose: { code: string } }) => purpose.code));
      };
      const [now, shipped] = [await recorded(), await recorded('--shipped')];
      expect([...shipped].filter((code) => !now.has(code))).toEqual(['audit']);
      const path = join(folder.path, 'quy-tac.csv');
      const { out } = await an.giaolo('export', 'reference/accessRule', '--format', 'csv', '--out', path);
      expect(JSON.parse(out)).toMatchObject({ entity: 'AccessRule', counts: { records: 21 } });
      expect(await readFile(path, 'utf8')).not.toMatch(/steward\.internal|auditor\.audit/);
      await undo(agreed.data.approveChangeSet.changeSetId);
      await both(isShown, true);
    });

    it('tell of a read by which rule it was shown, and of nothing else', async () => {
      await register({ database: { appPool: pool } }, 'Person', { personalId: PERSONAL_ID, fullName: 'Nguyễn Văn Thử', fictional: true });
      const superuser = createPool({ url: database.url, max: 1 });
      await openForEverybody({ ownerPool: superuser }).finally(() => endPool(superuser));
      const read = await ask(a, `query Shown { person(personalId: "${PERSONAL_ID}") { fullName } }`, {
        as: 'dossier-service',
        purpose: 'once-only',
      });
      expect(read.data?.person, JSON.stringify(read)).toEqual({ fullName: 'Nguyễn Văn Thử' });
      const { data } = await ask(
        b,
        `{ reads(where: { role: "dossier-service", outcomes: [ANSWERED] }) { nodes { operationName rules { code rows version } } } }`,
        {
          as: 'auditor',
          purpose: 'audit',
        },
      );
      expect(data.reads.nodes.filter(({ operationName }: { operationName: string }) => operationName === 'Shown')).toEqual([
        { operationName: 'Shown', rules: [{ code: 'dossier-service.once-only', rows: 'CASE', version: 1 }] },
      ]);
    });

    it('answer nobody while none is in force or one was tampered with, say so by name, tell a watchman, and answer when it is mended', async () => {
      const closing = (await rulesIn('true')).map((id) => ({ operation: 'close' as const, entity: 'AccessRule', id, from: '2026-01-01' }));
      const { changeSetId } = await write({ database: { appPool: pool } }, closing);
      await both(isReady, false);
      for (const hub of [a, b]) {
        const { reason, detail } = await readiness(hub);
        expect([reason, detail]).toEqual([
          'access-rules',
          expect.arrayContaining([expect.objectContaining({ name: 'access-rules', isReady: false })]),
        ]);
        expect((await ask(hub, '{ communes { totalCount } }')).errors[0].extensions.code).toBe('UNAVAILABLE');
        await until(hub.out, (said) => said.includes('No rule of access (AccessRule) is in force'));
      }
      await undo(changeSetId);
      await both(isReady, true);

      const superuser = createPool({ url: database.url, max: 1 });
      const tamper = async (classes: string) => {
        await superuser.query('begin');
        await superuser.query('alter table access_rule disable trigger all');
        await superuser.query(`update access_rule set classes = $1 where code = 'analyst.open'`, [classes]);
        await superuser.query('alter table access_rule enable trigger all');
        await superuser.query('commit');
      };
      try {
        await tamper('{open,personal}');
        const values = { role: 'analyst', registers: ['*'], classes: ['open'], purposes: ['*'], rows: 'ALL', ground: 'thử' };
        await register({ database: { appPool: pool } }, 'AccessRule', { code: 'test.rule', ...values });
        await both(isReady, false);
        for (const hub of [a, b]) await until(hub.out, (said) => said.includes('Rule of access analyst.open'));
        // Rules can be brought as a file then, and nothing else.
        const file = join(folder.path, 'sua.csv');
        await writeFile(file, `${Object.keys(values).join(',')},code,validFrom\nanalyst,*,open,*,ALL,thử,analyst.open,2025-03-01\n`);
        expect(JSON.parse((await an.giaolo('import', 'reference/accessRule', file)).out)).toMatchObject({ counts: { rows: 1 } });
        expect(await an.giaolo('export', 'reference/province', '--out', join(folder.path, 'tinh.csv'))).toMatchObject({
          status: 3,
          out: expect.stringContaining('analyst.open'),
        });
        await tamper('{open}');
        await both(isReady, true);
      } finally {
        await endPool(superuser);
      }
      for (const hub of [a, b]) expect((await ask(hub, '{ communes { totalCount } }')).data.communes.totalCount).toBe(3321);
      const told = (await an.giaolo('events', 'list', '--format', 'json')).out
        .split('\n')
        .filter((line) => line.includes('access-rules.unusable'));
      expect(told).toHaveLength(4);
    });
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
