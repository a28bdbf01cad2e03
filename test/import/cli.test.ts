import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmptyDatabase } from '../support/database.js';
import { program } from '../support/program.js';
import { createSteward, type Steward } from './support.js';

let steward: Steward;
let folder: string;

beforeAll(async () => {
  steward = await createSteward();
  folder = await mkdtemp(join(tmpdir(), 'giaolo-cli-'));
});
afterAll(async () => {
  await steward?.close();
  await rm(folder, { recursive: true, force: true });
});

type Answer = { status: number; out: string; err: string };

function giaolo(parameters: string[], url = steward.url, nodeOptions: string[] = []): Promise<Answer> {
  const given = [...nodeOptions, program('src/cli/index.ts'), ...parameters];
  return new Promise((resolve) => {
    execFile(process.execPath, given, { env: { ...process.env, DATABASE_URL: url, HUB_DATA_DIR: folder, NODE_ENV: 'test' } }, (error, out, err) => {
      resolve({ status: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('giaolo import', () => {
  it('answers 0 for a sound file, in words and as JSON, and shows progress beside the answer', async () => {
    const path = await file('co-quan.csv', '\ufeffMã cơ quan;Tên cơ quan\r\nG71;Bộ Một\r\nG72;Bộ Hai\r\n');
    const checked = await giaolo(['import', 'reference/agency', path]);
    expect(checked).toMatchObject({ status: 0 });
    expect(checked.out).toContain('Đã kiểm tra tệp, chưa ghi gì.');
    expect(checked.out).toContain('mới · new 2');
    expect(checked.out).toContain('--apply');
    expect(checked.err).toMatch(/Kiểm tra · Checking · 2\/\d dòng/);
    expect(await steward.rows('select code from agency')).toEqual([]);

    const applied = await giaolo([
      'import',
      'reference/agency',
      path,
      '--apply',
      '--reason',
      'Bàn giao',
      '--legal-basis',
      'Quyết định 20/2020/QĐ-TTg',
      '--agency',
      'G12',
      '--valid-from',
      '2025-03-01',
      '--json',
    ]);
    expect(applied.status).toBe(0);
    expect(JSON.parse(applied.out)).toMatchObject({ state: 'APPLIED', entity: 'Agency', counts: { rows: 2, new: 2 }, problemCount: 0 });
    expect(await steward.rows(`select code, valid_from from agency order by code`)).toEqual([
      { code: 'G71', valid_from: '2025-03-01' },
      { code: 'G72', valid_from: '2025-03-01' },
    ]);
    expect(await steward.rows('select reason, legal_basis, agency from change_set')).toEqual([
      { reason: 'Bàn giao', legal_basis: 'Quyết định 20/2020/QĐ-TTg', agency: 'G12' },
    ]);

    const again = await giaolo(['import', 'reference/agency', path, '--apply', '--valid-from', '2025-03-01']);
    expect(again.status).toBe(0);
    expect(again.out).toContain('đã được nhập');
  }, 60_000);

  it('answers 1 when the data have problems, and leaves them in the rejects file', async () => {
    const path = await file('loi-nguon.csv', 'code,name\nG73,Bộ Ba\nkhông phải mã,Bộ Bốn\n');
    const rejects = join(folder, 'loi.csv');
    const checked = await giaolo(['import', 'reference/agency', path, '--rejects', rejects]);
    expect(checked.status).toBe(1);
    expect(checked.out).toContain('dòng · line 3 · "code" · AGENCY_CODE_FORM');
    expect(await readFile(rejects, 'utf8')).toContain('không phải mã,Bộ Bốn,3,AGENCY_CODE_FORM,');
    const refused = await giaolo(['import', 'reference/agency', await file('nul.csv', 'code,name\nG74,a\u0000b\n'), '--json']);
    expect(refused.status).toBe(1);
    expect(JSON.parse(refused.out)).toMatchObject({ state: 'REFUSED', problems: [{ code: 'FILE_NUL', row: 2, field: 'name' }] });
  }, 60_000);

  it('answers 2 when the command is wrong, with what was meant', async () => {
    const path = await file('x.csv', 'code,name\n');
    const wrong = [
      ['import', 'reference/agancy', path],
      ['import', 'reference/agency', join(folder, 'không có.csv')],
      ['import', 'reference/agency', path, '--valid-from', 'hôm nay'],
      ['import', 'reference/agency', path, '--rejects', path],
      ['import', 'reference/agency'],
      ['batch', 'show', 'x'],
    ];
    const answers = await Promise.all(wrong.map((parameters) => giaolo(parameters)));
    expect(answers.map(({ status }) => status)).toEqual(wrong.map(() => 2));
    expect(answers[0]?.err).toContain('Did you mean reference/agency?');
    const empty = await createEmptyDatabase();
    const unmigrated = await giaolo(['import', 'reference/agency', path], empty.url);
    expect(unmigrated).toMatchObject({ status: 2 });
    expect(unmigrated.err).toContain('giaolo migrate');
    await empty.drop();
  }, 90_000);

  it('answers 3 when the database is gone', async () => {
    const answer = await giaolo(['import', 'reference/agency', await file('y.csv', 'code,name\nG75,Bộ\n'), '--apply'], 'postgres://nobody@127.0.0.1:1/none');
    expect(answer.status).toBe(3);
    expect(answer.err).not.toMatch(/select|ECONNREFUSED|at .*\.ts/);
  }, 60_000);

  it('tells of batches and their parts', async () => {
    const list = await giaolo(['batch', 'list', '--json']);
    const [batch] = JSON.parse(list.out) as { id: string; state: string; entity: string }[];
    expect(batch).toMatchObject({ state: 'APPLIED', entity: 'Agency' });
    const show = await giaolo(['batch', 'show', batch?.id ?? '']);
    expect(show).toMatchObject({ status: 0 });
    expect(show.out).toContain('phần · part 0: dòng · lines 2–3, ghi · written 2, vị trí · positions 1–2');
  }, 60_000);

  it('reads a long file in little memory', async () => {
    const path = join(folder, 'dai.csv');
    await writeFile(path, longFile(200_000));
    const answer = await giaolo(['import', 'reference/procedure', path, '--json'], steward.url, ['--max-old-space-size=192']);
    expect(answer.status).toBe(0);
    expect(JSON.parse(answer.out)).toMatchObject({ state: 'CHECKED', counts: { rows: 200_000, new: 200_000 }, problemCount: 0 });
  }, 180_000);
});

function* longFile(rows: number): Generator<string> {
  yield 'sourceRef,name,field,level,provenance\n';
  for (let i = 0; i < rows; i++) yield `ref-${i},Thủ tục hành chính số ${i},Vận tải đường bộ,tỉnh,"sinh ra để thử, không có thật"\n`;
}
