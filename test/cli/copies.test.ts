import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSteward, type Steward } from '../import/support.js';
import { program } from '../support/program.js';

let steward: Steward;
let folder: string;
beforeAll(async () => {
  steward = await createSteward();
  folder = await mkdtemp(join(tmpdir(), 'giaolo-copies-'));
  await writeFile(join(folder, 'cang.csv'), 'code;matchedName;Hiệu lực từ\nVNAAA;Cảng Một;2024-01-01\nVNBBB;Cảng Hai;2024-01-01\n');
});
afterAll(async () => {
  await steward?.close();
  await rm(folder, { recursive: true, force: true });
});

type Answer = { status: number; out: string; err: string };

function giaolo(...parameters: string[]): Promise<Answer> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [program('src/cli/index.ts'), ...parameters],
      { env: { ...process.env, DATABASE_URL: steward.url, HUB_DATA_DIR: folder, NODE_ENV: 'test' } },
      (error, out, err) => resolve({ status: error === null ? 0 : Number(error.code), out, err }),
    );
  });
}

describe('the steward’s tool', () => {
  it('takes a register out, shows one record with its history, and takes the batch back', async () => {
    const imported = await giaolo(
      '--json',
      'import',
      'infrastructure/portCode',
      join(folder, 'cang.csv'),
      '--apply',
      '--reason',
      'Bàn giao',
      '--legal-basis',
      'Quyết định 1',
    );
    expect(JSON.parse(imported.out)).toMatchObject({ state: 'APPLIED', counts: { new: 2 } });
    const { batchId } = JSON.parse(imported.out);

    const path = join(folder, 'ra.csv');
    const exported = await giaolo('export', 'infrastructure/portCode', '--format', 'csv', '--captions', '--out', path);
    expect(exported).toMatchObject({ status: 0 });
    expect(exported.out).toContain('2 bản ghi · records');
    expect((await readFile(path, 'utf8')).split('\r\n')[0]).toContain('Hiệu lực từ');
    expect(JSON.parse(await readFile(`${path}.manifest.json`, 'utf8'))).toMatchObject({ kind: 'TOTAL', counts: { records: 2 } });

    const shown = await giaolo('show', 'infrastructure/portCode', 'VNAAA', '--history');
    expect(shown).toMatchObject({ status: 0 });
    expect(shown.out).toContain('Cảng Một');
    expect(shown.out).toMatch(/1 {2}\d{4}-\S+Z {2}Đăng ký · Register .*2024-01-01 → nay · open/);
    expect(shown.out).toContain('Bàn giao; Quyết định 1');

    const undone = await giaolo('batch', 'undo', batchId, '--reason', 'Nhập nhầm');
    expect(undone).toMatchObject({ status: 0 });
    expect(undone.out).toContain('WITHDRAWN');
    const after = await giaolo('--json', 'show', 'infrastructure/portCode', 'VNAAA', '--history');
    const { states, history } = JSON.parse(after.out);
    expect([states, history.map(({ operation, reason }: { operation: string; reason: string }) => [operation, reason])]).toEqual([
      [],
      [
        ['register', 'Bàn giao'],
        ['remove', 'Nhập nhầm'],
      ],
    ]);
  }, 240_000);

  it('says what is wrong with a command before it touches anything, and needs a purpose for people', async () => {
    const answers = await Promise.all([
      giaolo('export', 'infrastructure/rood'),
      giaolo('batch', 'undo', 'x', '--reason', 'y'),
      giaolo('--json', 'change-set', 'undo', '0198c3a2-5b7e-7cc3-98c4-dc0c0c07398f', '--reason', 'y'),
      giaolo('--json', 'export', 'drivers/person', '--out', join(folder, 'p.csv')),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([2, 2, 1, 1]);
    expect(answers[0]?.err).toContain('infrastructure/road');
    expect(answers.slice(2).map(({ out }) => JSON.parse(out).error.code)).toEqual(['NOT_FOUND', 'PURPOSE_REQUIRED']);
  }, 240_000);
});
