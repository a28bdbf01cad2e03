import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmptyDatabase } from '../support/database.js';
import { program } from '../support/program.js';
import { createSteward, fileOf, type Steward } from './support.js';

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
    execFile(
      process.execPath,
      given,
      { env: { ...process.env, DATABASE_URL: url, HUB_DATA_DIR: folder, NODE_ENV: 'test' } },
      (error, out, err) => {
        resolve({ status: error === null ? 0 : Number(error.code), out, err });
      },
    );
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
    const checked = await giaolo([
      'import',
      'reference/agency',
      path,
      '--valid-from',
      '2025-03-01',
      '--reason',
      'Bàn giao, quý I',
      '--skip-rejected',
    ]);
    expect(checked).toMatchObject({ status: 0 });
    expect(checked.out).toContain('Đã kiểm tra tệp, chưa ghi gì.');
    expect(checked.out).toContain('mới · new 2');
    expect(checked.out).toContain(
      `Để ghi · To write:  giaolo import reference/agency ${path} --valid-from 2025-03-01 --reason 'Bàn giao, quý I' --skip-rejected --apply\n`,
    );
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
      { reason: 'Bàn giao', legal_basis: 'Quyết định 20/2020/QĐ-TTg', agency: null },
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
      ['import', 'reference/agency', path, '--agency', 'G99'],
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
    const answer = await giaolo(
      ['import', 'reference/agency', await file('y.csv', 'code,name\nG75,Bộ\n'), '--apply'],
      'postgres://nobody@127.0.0.1:1/none',
    );
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

  it('names records by their keys: the one of the day, one found by part of its name, and what stands in the way of an undo', async () => {
    const provinces = 'code,name,kind,validFrom,validTo\n97,Tỉnh Cũ,province,1990-01-01,2025-07-01\n97,Tỉnh Mới,province,2025-07-01,\n';
    await steward.give('Province', provinces, { apply: true });
    const communes = fileOf('code,name,kind,province,validFrom\n99991,Xã Thử,xã,97,2025-07-01\n', 'xa.csv');
    const { batchId = '' } = await steward.give('Commune', communes, { apply: true });
    const renamed = await file('xa-doi.csv', 'code,name,validFrom\n99991,Xã Đổi,2026-01-01\n');
    const reason = 'Theo đơn của 001090000011.';
    const given = await giaolo(['import', 'reference/commune', renamed, '--apply', '--agency', 'G71', '--reason', reason]);
    expect(given.status).toBe(0);
    expect(given.err).toContain('names a person');
    const [day, before, found, commune, undo] = await Promise.all([
      giaolo(['show', 'reference/province', '97']),
      giaolo(['show', 'reference/province', '97', '--as-of', '2020-01-01']),
      giaolo(['--json', 'show', 'reference/province', '--find', 'tinh moi']),
      giaolo(['show', 'reference/commune', '99991', '--history']),
      giaolo(['batch', 'undo', batchId, '--reason', 'Thử']),
    ]);
    expect(day.out).toMatch(/^Tỉnh, thành phố · Province {2}97 Tỉnh Mới/);
    expect(day.out).toMatch(/this key also belongs, on other days, to {2}97 Tỉnh Cũ/);
    expect(before.out).toMatch(/^Tỉnh, thành phố · Province {2}97 Tỉnh Cũ/);
    expect(JSON.parse(found.out)).toMatchObject({ found: [{ name: '97 Tỉnh Mới' }] });
    expect(commune.out).toMatch(/\(province\) +97 Tỉnh Mới/);
    expect(commune.out).toContain('(province): — → 97 Tỉnh Mới');
    expect(commune.out).toMatch(/từ tệp · from file {2}xa\.csv, dòng · line 2 {2}\(lô · batch [0-9a-f-]{36}\)/);
    expect(undo.status).toBe(1);
    expect(undo.err).toContain('Commune 99991 Xã Đổi');
    expect((await giaolo(['show', 'reference/province'])).status).toBe(2);
    expect(await steward.rows('select agency from change_set order by first_position desc limit 1')).toEqual([{ agency: 'G71' }]);
    const template = join(folder, 'mau.xlsx');
    expect(await giaolo(['import', 'reference/commune', template, '--template'])).toMatchObject({ status: 0 });
    expect((await readFile(template)).subarray(0, 2).toString()).toBe('PK');
    // What was filled in already is not written over.
    expect((await giaolo(['import', 'reference/commune', template, '--template'])).status).toBe(2);
  }, 90_000);

  it('reads a long file in little memory', async () => {
    const path = join(folder, 'dai.csv');
    await writeFile(path, longFile(LONG_ROWS));
    const answer = await giaolo(['import', 'reference/procedure', path, '--json'], steward.url, ['--max-old-space-size=128']);
    expect(answer.status).toBe(0);
    expect(JSON.parse(answer.out)).toMatchObject({ state: 'CHECKED', counts: { rows: LONG_ROWS, new: LONG_ROWS }, problemCount: 0 });
  }, 180_000);
});

/** Held as a whole, they would take twice the memory that is given. */
const LONG_ROWS = 60_000;

function* longFile(rows: number): Generator<string> {
  yield 'sourceRef,name,field,level,provenance\n';
  for (let i = 0; i < rows; i++) yield `ref-${i},Thủ tục hành chính số ${i},Vận tải đường bộ,tỉnh,"sinh ra để thử, không có thật"\n`;
}
