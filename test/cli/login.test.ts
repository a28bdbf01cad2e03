import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RunningHub, runHub } from '../server/running-hub.js';
import { createFolder } from '../support/folder.js';
import { program } from '../support/program.js';
import { until } from '../support/until.js';
import { register } from '../support/write.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

/** Long enough for whoever agrees, short enough to be waited for. */
const SECONDS = 20;
const CLIENT = { client_id: 'giaolo-cli' };

let hub: RunningHub;
let folder: Awaited<ReturnType<typeof createFolder>>;
/** Nobody agrees to this one: it is waited for beside the other tests. */
let unanswered: ReturnType<ReturnType<typeof account>['begin']>;
beforeAll(async () => {
  folder = await createFolder(0o700);
  hub = await runHub({ empty: true, deviceTimes: { seconds: SECONDS, interval: 1 } });
  unanswered = account('slow').begin(['login']);
});
afterAll(async () => {
  await unanswered.over;
  await hub.close();
  await folder.remove();
});

type Run = { status: number | null; out: string; err: string };

/** An account of this machine, with a folder of its own. */
function account(name: string) {
  const personDir = join(folder.path, name, 'giaolo');
  function begin(parameters: string[], settings: Record<string, string> = {}) {
    const own = { HUB_KEYS_DIR: hub.keysDir, HUB_DATA_DIR: join(folder.path, 'data'), XDG_CONFIG_HOME: join(folder.path, name) };
    const env = { PATH: process.env.PATH, DATABASE_URL: hub.database.url, PORT: new URL(hub.url).port, ...own, ...settings };
    const child = spawn(process.execPath, [program('src/cli/index.ts'), ...parameters], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const run: Run = { status: null, out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (run.out += chunk));
    child.stderr.on('data', (chunk: Buffer) => (run.err += chunk));
    const over = once(child, 'close').then(([status]): Run => ({ ...run, status: status as number | null }));
    return { child, run, over };
  }
  const giaolo = (...parameters: string[]) => begin(parameters).over;
  return {
    personDir,
    file: join(personDir, 'login.json'),
    begin,
    giaolo,
    /** `giaolo login`, with somebody at a browser who decides. */
    async login(decision: 'allow' | 'deny', role = 'steward', name = ''): Promise<Run> {
      const { child, run, over } = begin(['login']);
      while (!/user_code=\S+/.test(run.err))
        await Promise.race([once(child.stderr, 'data'), over.then(() => Promise.reject(new Error(run.err)))]);
      const page = /(http:\S+)\?user_code=(\S+)/.exec(run.err);
      const shown = await (await fetch(`${page?.[1]}?user_code=${page?.[2]?.toLowerCase()}`)).text();
      expect(shown).toContain(`value="${page?.[2]}"`);
      const decided = await form(String(page?.[1]), { user_code: page?.[2] ?? '', role, name, decision });
      expect(decided.status).toBe(200);
      return over;
    },
    bring: (code: string, ...more: string[]) =>
      writeFile(join(folder.path, `${code}.csv`), `code;holder;validFrom\n${code};Đơn vị;2024-01-01\n`).then(() =>
        giaolo('import', 'reference/plateCode', join(folder.path, `${code}.csv`), '--reason', 'bàn giao', ...more),
      ),
  };
}

const form = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(fields), headers });
const writers = async (code: string) =>
  hub.rows(
    `select s.actor, s.agency, b.actor as person from change c join change_set s on s.id = c.change_set_id join import_batch b on b.id = s.batch_id
     join plate_code p on p.id = c.record_id where p.code = $1`,
    [code],
  );

describe('who is signed in', () => {
  it('writes in their own name and for their agency, until they sign out; then the account of the machine does, and is told', async () => {
    const me = account('me');
    expect(await me.giaolo('whoami')).toMatchObject({ status: 1, out: expect.stringContaining('giaolo login') });
    const done = await me.login('allow');
    expect(done).toMatchObject({ status: 0, out: expect.stringContaining('demo-steward') });
    expect([(await stat(me.file)).mode & 0o777, (await stat(me.personDir)).mode & 0o777]).toEqual([0o600, 0o700]);
    expect(JSON.parse((await me.giaolo('--json', 'whoami')).out)).toMatchObject({ actor: 'demo-steward', role: 'steward', agency: 'G17' });

    expect(await me.bring('91', '--apply')).toMatchObject({ status: 0 });
    expect(await writers('91')).toEqual([{ actor: 'demo-steward', agency: 'G17', person: 'demo-steward' }]);
    const [batch] = await hub.rows('select id from import_batch order by created_at desc limit 1');
    expect(await me.giaolo('batch', 'undo', batch.id, '--reason', 'nhầm')).toMatchObject({ status: 0 });
    const [withdrawal] = await hub.rows('select actor, agency from change_set where withdraws is not null');
    expect(withdrawal).toEqual({ actor: 'demo-steward', agency: 'G17' });

    expect(await me.giaolo('logout')).toMatchObject({ status: 0 });
    await expect(stat(me.file)).rejects.toThrow('ENOENT');
    const owner = await me.bring('92', '--apply');
    expect(owner).toMatchObject({ status: 0, err: expect.stringContaining('giaolo login') });
    expect((await writers('92'))[0]?.actor).toMatch(/^cli:/);
  });

  it('must be somebody who may write, in a file that nobody else reads, under a token that is still good', async () => {
    const analyst = account('analyst');
    expect(await analyst.login('allow', 'analyst')).toMatchObject({ status: 0 });
    const refused = await analyst.bring('93', '--apply');
    expect(refused).toMatchObject({ status: 2, err: expect.stringContaining('analyst') });
    expect(await analyst.bring('93')).toMatchObject({ status: 0 });
    await chmod(analyst.file, 0o644);
    expect(await analyst.giaolo('whoami')).toMatchObject({ status: 2, err: expect.stringContaining('giaolo logout') });

    await chmod(analyst.file, 0o600);
    const login = JSON.parse(await readFile(analyst.file, 'utf8'));
    const ended = { ...login, expiresAt: new Date(Date.now() - 1_000).toISOString() };
    const forged = { ...login, accessToken: `${login.accessToken.slice(0, -8)}AAAAAAAA` };
    for (const spoilt of [ended, forged]) {
      await writeFile(analyst.file, JSON.stringify(spoilt));
      expect(await analyst.bring('93', '--apply')).toMatchObject({ status: 2, err: expect.stringContaining('giaolo login') });
    }
    expect(await writers('93')).toEqual([]);
  });

  it('with an identity provider nobody writes unnamed, and one that is not there is told', async () => {
    const nobody = account('nobody');
    const settings = { HUB_ISSUER: 'http://127.0.0.1:1', HUB_AUDIENCE: 'giaolo' };
    const file = join(folder.path, '94.csv');
    await writeFile(file, 'code;holder;validFrom\n94;Đơn vị;2024-01-01\n');
    const apply = await nobody.begin(['import', 'reference/plateCode', file, '--reason', 'x', '--apply'], settings).over;
    expect(apply).toMatchObject({ status: 2, err: expect.stringContaining('giaolo login') });
    expect(await nobody.begin(['import', 'reference/plateCode', file], settings).over).toMatchObject({ status: 0 });
    expect(await nobody.begin(['login'], settings).over).toMatchObject({ status: 3, err: expect.stringContaining('http://127.0.0.1:1') });
  });

  it('is nobody where the person refuses, or never answers', async () => {
    const refused = account('refused');
    expect(await refused.login('deny')).toMatchObject({ status: 2, err: expect.stringContaining('từ chối') });
    await expect(stat(refused.file)).rejects.toThrow('ENOENT');
    expect(await unanswered.over).toMatchObject({ status: 2, err: expect.stringContaining('hết hạn') });
    await expect(stat(account('slow').file)).rejects.toThrow('ENOENT');
  });
});

describe('what one person may not change alone', () => {
  const waiting = async () => (await hub.rows(`select id from change_proposal where state = 'WAITING' order by id desc limit 1`))[0].id;

  it('is looked at and decided by another who is signed in, and stands in the log as they left it', async () => {
    await register(hub, 'ApprovalRule', { scope: 'PlateCode', changesMax: 0, anotherAgency: false });
    const [an, binh] = [account('an'), account('binh')];
    await Promise.all([an.login('allow', 'steward', 'an'), binh.login('allow', 'steward', 'binh')]);
    expect(await an.bring('81', '--apply')).toMatchObject({ status: 1, out: expect.stringContaining('change-set show') });
    const [file] = JSON.parse((await binh.giaolo('--json', 'change-set', 'list')).out);
    expect(file).toMatchObject({ kind: 'BATCH', state: 'WAITING', actor: 'demo-steward-an' });
    expect((await binh.giaolo('change-set', 'show', file.id)).out).toContain('81.csv');
    expect(await an.giaolo('change-set', 'approve', file.id)).toMatchObject({ status: 1, err: expect.stringContaining('người khác') });
    expect(await binh.giaolo('change-set', 'approve', file.id)).toMatchObject({ status: 0, out: expect.stringContaining('--apply') });
    expect(await an.bring('81', '--apply')).toMatchObject({ status: 0 });

    // Taken back as it was brought: the running hub does it after approval.
    const [batch] = await hub.rows('select id from import_batch order by created_at desc limit 1');
    const undo = () => an.giaolo('batch', 'undo', batch.id, '--reason', 'nhầm');
    expect(await undo()).toMatchObject({ status: 1, err: expect.stringContaining('phê duyệt') });
    const refused = await binh.giaolo('change-set', 'refuse', await waiting(), '--reason', 'tệp đúng');
    expect(refused).toMatchObject({ status: 0, out: expect.stringContaining('demo-steward-an') });
    await undo();
    expect(await an.giaolo('change-set', 'retract', await waiting())).toMatchObject({ status: 0 });
    await undo();
    expect(await binh.giaolo('change-set', 'approve', await waiting())).toMatchObject({
      status: 0,
      out: expect.stringContaining('batch undo'),
    });
    await until(
      () => hub.rows('select state from import_batch where id = $1', [batch.id]),
      ([{ state }]) => state === 'WITHDRAWN',
    );

    // Who agreed is part of what the log holds.
    const agreed = await hub.rows(
      'select first_position::text as position, approved_by as by from change_set where batch_id = $1 order by first_position',
      [batch.id],
    );
    expect(agreed.map(({ by }) => by)).toEqual(['demo-steward-binh', 'demo-steward-binh']);
    await until(
      () => hub.rows('select size::text from log_checkpoint where log = $1 order by size desc limit 1', ['changes']),
      ([last]) => Number(last?.size ?? 0) >= Number(agreed[1].position),
    );
    const proof = join(folder.path, 'agreed.tlog-proof');
    const asked = ['--purpose', 'audit', '--case', 'G01-261122-0001', '--out', proof];
    expect(await an.giaolo('audit', 'prove', agreed[1].position, ...asked)).toMatchObject({ status: 0 });
    expect(await an.giaolo('audit', 'verify', proof)).toMatchObject({ status: 0, out: expect.stringContaining('demo-steward-binh') });
    expect(await an.giaolo('audit', 'verify', '--part', 'changes')).toMatchObject({ status: 0 });
  });
});

it('a case is listed for whoever runs the hub, and closed for good by who signed in for its agency alone', async () => {
  const opened = (code: string, agency: string) =>
    hub.rows(
      `insert into dossier_case (code, agency, procedure_id, origin, named, opened_by, opened_role, purpose, ends_on)
       values ($1, $2, 'P06', 'PORTAL', '{}', 'test', 'dossier-service', 'once-only', '2199-01-01')`,
      [code, agency],
    );
  const [own, others] = ['H26.01-261122-0901', 'H30.01-261122-0901'];
  await opened(own, 'H26');
  await opened(others, 'H30');
  const official = account('official');
  const listed = async (...more: string[]) =>
    JSON.parse((await official.giaolo('--json', 'case', 'list', ...more)).out).flatMap(({ code }: { code: string }) =>
      [own, others].includes(code) ? [code] : [],
    );
  expect(await listed()).toEqual([own, others]);
  expect(await listed('--agency', 'h26')).toEqual([own]);
  expect(await official.giaolo('case', 'close', own)).toMatchObject({ status: 2, err: expect.stringContaining('giaolo login') });
  expect(await official.login('allow', 'dossier-service')).toMatchObject({ status: 0 });
  expect(await official.giaolo('case', 'close', others)).toMatchObject({ status: 1, err: expect.stringContaining(others) });
  expect(await official.giaolo('case', 'close', own)).toMatchObject({ status: 0, out: expect.stringContaining('đã đóng') });
  expect([await listed(), await listed('--closed')]).toEqual([[others], [own, others]]);
});

it('whoever runs the hub takes back a token that was lost: the running hub refuses it, and the list says who and why', async () => {
  const { token } = await hub.issuer.issue({ role: 'analyst', name: 'mat' });
  const served = async () =>
    (await hub.send('/graphql', { headers: { authorization: `Bearer ${token}` }, body: { query: '{ __typename }' } })).status;
  expect(await served()).toBe(200);
  const operator = account('operator');
  const take = (...which: string[]) => operator.giaolo('--json', 'tokens', 'take-back', ...which, '--reason', 'Máy tính bị mất');
  expect(await take()).toMatchObject({ status: 2 });
  expect(await take('--jti', 'a', '--subject', 'b')).toMatchObject({ status: 2 });
  const taken = JSON.parse((await take('--subject', 'demo-analyst-mat')).out);
  expect(taken).toMatchObject({
    kind: 'SUBJECT',
    value: 'demo-analyst-mat',
    reason: 'Máy tính bị mất',
    takenBy: expect.stringMatching(/^cli:/),
  });
  await expect.poll(served, { timeout: 20_000, interval: 500 }).toBe(401);
  expect(JSON.parse((await operator.giaolo('--json', 'tokens', 'list')).out)).toContainEqual(taken);
});

it('a request of a data subject is listed, the late ones apart, and answered by a steward who signed in', async () => {
  await register(hub, 'Person', { personalId: '001090000011', fullName: 'Nguyễn Văn Thử', fictional: true });
  const { body } = await hub.ask(
    `mutation { fileDataSubjectRequest(input: { kind: ACCESS, personalId: "001090000011", receivedOn: "2026-11-02", statement: "Xin bản sao dữ liệu về tôi" }) { id } }`,
    { as: 'steward', purpose: 'stewardship' },
  );
  const { id } = body.data.fileDataSubjectRequest;
  const clerk = account('clerk');
  const answer = (...given: string[]) => clerk.giaolo('data-requests', 'answer', id, '--text', 'Đã gửi bản sao', ...given);
  expect(await clerk.giaolo('data-requests', 'list', '--overdue')).toMatchObject({ status: 0, out: expect.stringContaining(`${id}  xem`) });
  expect(await answer()).toMatchObject({ status: 2, err: expect.stringContaining('--accept') });
  expect(await answer('--done')).toMatchObject({ status: 2, err: expect.stringContaining('giaolo login') });
  expect(await clerk.login('allow', 'steward', 'binh')).toMatchObject({ status: 0 });
  expect(await answer('--done')).toMatchObject({ status: 0, out: expect.stringContaining('đã thực hiện') });
  expect(await clerk.giaolo('data-requests', 'list')).toMatchObject({ status: 0, out: expect.stringContaining('No request waits') });
  expect((await clerk.giaolo('data-requests', 'list', '--answered')).out).toContain('Đã gửi bản sao');
});

describe('the demo issuer', () => {
  const at = (path: string) => `${hub.url}/demo-issuer/${path}`;
  const begin = async (): Promise<any> => (await form(at('device_authorization'), CLIENT)).json();
  const poll = async (device_code: string, more: Record<string, string> = {}): Promise<any> => {
    const fields = { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code, ...CLIENT, ...more };
    return (await form(at('token'), fields)).json();
  };

  it('answers a code once, to whoever asked for it, and not as often as they like', async () => {
    const device = await begin();
    expect(await poll(device.device_code)).toEqual({ error: 'authorization_pending' });
    expect(await poll(device.device_code)).toEqual({ error: 'slow_down' });
    expect(await poll(device.device_code, { client_id: 'other' })).toEqual({ error: 'invalid_grant' });
    expect(await poll('nothing')).toEqual({ error: 'invalid_grant' });
    expect(await poll(device.device_code, { grant_type: 'password' })).toEqual({ error: 'unsupported_grant_type' });

    const other = await begin();
    const decide = (fields: object, headers = {}) =>
      form(at('device'), { user_code: other.user_code, role: 'steward', decision: 'allow', ...fields }, headers);
    // No page of another site decides, nobody becomes a citizen or what is no role, and a wrong code is none.
    expect((await decide({}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    for (const fields of [{ role: 'citizen' }, { role: 'root' }, { user_code: 'BCDF-GHJK' }, { user_code: '<script>' }])
      expect((await decide(fields)).status).toBe(400);
    expect((await decide({ user_code: other.user_code.toLowerCase().replace('-', ' ') })).status).toBe(200);
    expect((await decide({ decision: 'deny' })).status).toBe(400);
    const { access_token } = await poll(other.device_code);
    expect((await hub.issuer.verify(access_token)).role).toBe('steward');
    expect(await poll(other.device_code)).toEqual({ error: 'invalid_grant' });
  });

  it('is there under the names of this machine alone', async () => {
    const statusUnder = (host: string) =>
      new Promise((resolve, reject) => {
        const { port } = new URL(hub.url);
        const asked = request(
          { host: '127.0.0.1', port, path: '/demo-issuer/.well-known/openid-configuration', headers: { host } },
          (answer) => {
            answer.resume();
            resolve(answer.statusCode);
          },
        );
        asked.once('error', reject).end();
      });
    expect(await statusUnder(new URL(hub.url).host)).toBe(200);
    expect(await statusUnder('evil.example')).toBe(404);
  });
});
