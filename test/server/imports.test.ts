import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LIMITS } from '../../src/limits.js';
import { readRejects, writeRows } from '../../web/src/desk/rejects.js';
import { type RunningHub, runHub } from './running-hub.js';

let hub: RunningHub;
let folder: string;
beforeAll(async () => {
  hub = await runHub();
  // Of this test's own: what others leave on this machine is none of its business.
  folder = await mkdtemp(join(tmpdir(), 'giaolo-imports-test-'));
  vi.stubEnv('TMPDIR', folder);
}, 60_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await hub.close();
  await rm(folder, { recursive: true, force: true });
});

type Line = { progress?: { phase: string; done: number }; report?: any; rejects?: string | null; error?: any };
async function send(
  csv: string | Uint8Array,
  said: Record<string, unknown>,
  { as = 'steward', name = '', purpose = 'stewardship', path = 'reference/plateCode' } = {},
) {
  const { token } = await hub.issuer.issue({ role: as, ...(name && { name }) });
  const { status, text, code } = await hub.send(`/import/${path}`, {
    headers: {
      ...(as && { authorization: `Bearer ${token}` }),
      ...(purpose && { 'hub-purpose': purpose }),
      'hub-import': encodeURIComponent(JSON.stringify({ file: 'mã biển.csv', ...said })),
      'content-type': 'application/octet-stream',
    },
    body: typeof csv === 'string' ? Buffer.from(csv) : csv,
  });
  const lines: Line[] =
    status === 200
      ? text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line))
      : [];
  return { status, code, lines, last: lines.at(-1) };
}
const codesIn = async (...codes: string[]) =>
  (
    await hub.rows<{ code: string }>(`select code from plate_code where code = any($1) and recorded_to = 'infinity' order by 1`, [codes])
  ).map(({ code }) => code);
const leftOnDisk = () => readdir(folder);

describe('a file by HTTP', () => {
  const TWO = 'code,holder\n81,thử\n82,thử\n';

  it('is checked and nothing written, then written as its sender’s, as the command would', async () => {
    const checked = await send(TWO, { apply: false });
    expect(checked.last?.report).toMatchObject({
      state: 'CHECKED',
      file: 'mã biển.csv',
      entity: 'PlateCode',
      counts: { rows: 2, new: 2, rejected: 0 },
    });
    expect(checked.lines.some(({ progress }) => progress?.phase === 'check')).toBe(true);
    expect(await codesIn('81', '82')).toEqual([]);
    const applied = await send(TWO, { apply: true, reason: 'Bàn giao quý IV', legalBasis: 'Thông tư 79/2024/TT-BCA' });
    expect(applied.last?.report).toMatchObject({ state: 'APPLIED', counts: { new: 2 }, batchId: expect.any(String) });
    expect(await codesIn('81', '82')).toEqual(['81', '82']);
    const [set] = await hub.rows(
      `select s.actor, s.reason, s.agency from change_set s join import_batch b on b.id = s.batch_id where b.id = $1`,
      [applied.last?.report.batchId],
    );
    expect(set).toEqual({ actor: 'demo-steward', reason: 'Bàn giao quý IV', agency: 'G17' });
    expect((await send(TWO, { apply: true, reason: 'lần nữa' })).last?.report.state).toBe('ALREADY_APPLIED');
    expect(await leftOnDisk()).toEqual([]);
  });

  it('gives rejected rows back as a file, whose mended rows are a file again', async () => {
    const { last } = await send('code;holder\n8x;thử\n"8y";"thử; hai"\n', { apply: false });
    expect(last?.report.counts).toMatchObject({ rows: 2, rejected: 2 });
    const rejects = readRejects(last?.rejects ?? '');
    expect(rejects.header).toEqual(['code', 'holder']);
    expect(rejects.rows.map(({ cells }) => cells)).toEqual([
      ['8x', 'thử'],
      ['8y', 'thử; hai'],
    ]);
    const mended = writeRows({ ...rejects, rows: rejects.rows.map((row, i) => ({ ...row, cells: [String(83 + i), row.cells[1] ?? ''] })) });
    expect((await send(mended, { apply: false })).last?.report).toMatchObject({ state: 'CHECKED', counts: { new: 2, rejected: 0 } });
  });

  it.each([
    ['an analyst', { as: 'analyst', purpose: 'statistics' }, 403, 'FORBIDDEN'],
    ['a citizen', { as: 'citizen' }, 403, 'FORBIDDEN'],
    ['a steward without a purpose', { purpose: '' }, 403, 'PURPOSE_REQUIRED'],
    ['a steward for another purpose', { purpose: 'self-access' }, 403, 'PURPOSE_NOT_ALLOWED'],
    ['a steward for a kind there is none of', { path: 'reference/plateCod' }, 404, 'NOT_FOUND'],
  ])('is taken from %s with a refusal alone', async (_who, how, status, code) => {
    const before = await hub.rows('select count(*) from import_batch');
    expect(await send(TWO, { apply: true, reason: 'x' }, how)).toMatchObject({ status, code, lines: [] });
    expect(await hub.rows('select count(*) from import_batch')).toEqual(before);
  });

  it('is refused without a token, without its header, without a reason and beyond its size', async () => {
    const bytes = { 'content-type': 'application/octet-stream' };
    expect(await hub.send('/import/reference/plateCode', { headers: bytes, body: Buffer.from(TWO) })).toMatchObject({ status: 401 });
    const { token } = await hub.issuer.issue({ role: 'steward' });
    const as = { ...bytes, authorization: `Bearer ${token}`, 'hub-purpose': 'stewardship' };
    expect(await hub.send('/import/reference/plateCode', { headers: as, body: Buffer.from(TWO) })).toMatchObject({
      status: 400,
      code: 'BAD_USER_INPUT',
    });
    expect(await send(TWO, { apply: true })).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
    expect(await send(Buffer.alloc(LIMITS.importBytes.max + 1, 'x'), { apply: false })).toMatchObject({
      status: 413,
      code: 'PAYLOAD_TOO_LARGE',
    });
    // Without a word of its length.
    const said = encodeURIComponent(JSON.stringify({ file: 'x.csv' }));
    const unsaid = await fetch(`${hub.url}/import/reference/plateCode`, {
      method: 'POST',
      headers: { ...as, 'hub-import': said },
      body: new Blob([Buffer.alloc(LIMITS.importBytes.max + 1, 'x')]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(unsaid.status).toBe(413);
    expect(await leftOnDisk()).toEqual([]);
  });

  it('names in no log line what is in it, or what it is called', async () => {
    const lines = hub.log.join('\n');
    expect(lines).toContain('/import/:register/:entity');
    expect(lines).not.toMatch(/mã biển|m%C3|Bàn giao/);
  });
});
