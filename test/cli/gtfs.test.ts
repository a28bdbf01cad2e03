import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inPackage } from '../../src/root.js';
import { createSteward, type Steward } from '../import/support.js';
import { zipOf } from '../import/workbooks.js';
import { program } from '../support/program.js';

let steward: Steward;
let folder: string;

beforeAll(async () => {
  steward = await createSteward();
  folder = await mkdtemp(join(tmpdir(), 'giaolo-gtfs-'));
  for (const name of ['sound', 'dangling']) {
    const from = inPackage(`test/import/files/gtfs/${name}`);
    const files = Object.fromEntries(readdirSync(from).map((file) => [file, readFileSync(join(from, file))]));
    await writeFile(join(folder, `${name}.zip`), await zipOf(files));
  }
}, 60_000);
afterAll(async () => {
  await steward?.close();
  await rm(folder, { recursive: true, force: true });
});

function giaolo(...parameters: string[]): Promise<{ status: number; out: string; err: string }> {
  const env = { ...process.env, DATABASE_URL: steward.url, HUB_DATA_DIR: folder, NODE_ENV: 'test' };
  return new Promise((resolve) => {
    execFile(process.execPath, [program('src/cli/index.ts'), ...parameters], { env, cwd: folder }, (error, out, err) => {
      resolve({ status: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

it('a network comes in, is taken back, comes in again and goes out as it came, by what a steward types', async () => {
  const wrong = [
    ['import', '--format', 'gtfs', 'sound.zip'],
    ['import', '--format', 'gtfs', '--network', 'Hà Nội', 'sound.zip'],
    ['import', '--format', 'netex', 'sound.zip'],
    ['import', '--format', 'gtfs', '--network', 'HN', 'businesses/busRoute', 'sound.zip'],
    ['import', '--format', 'gtfs', '--network', 'HN', '--rejects', 'sai.csv', 'sound.zip'],
    ['import', 'businesses/busRoute'],
    ['export', '--format', 'gtfs', '--network', 'HN'],
    ['export', '--format', 'gtfs', '--network', 'HN', '--url', 'https://x.example.vn', 'businesses/busRoute'],
    ['export'],
  ];
  for (const parameters of wrong) expect((await giaolo(...parameters)).status, parameters.join(' ')).toBe(2);

  const checked = await giaolo('import', '--format', 'gtfs', '--network', 'HN', '--valid-from', '2026-01-01', 'sound.zip');
  expect(checked).toMatchObject({ status: 0, out: expect.stringMatching(/mới · new 21/) });
  expect(checked.out).toContain('giaolo import sound.zip --format gtfs --network HN --valid-from 2026-01-01 --apply');

  const bad = await giaolo('import', '--format', 'gtfs', '--network', 'HN', 'dangling.zip', '--apply');
  expect(bad).toMatchObject({
    status: 1,
    out: expect.stringMatching(/✗ trips\.txt · dòng · line 3 · "route_id" · GTFS_UNKNOWN_ID\n {6}\S.*\n {6}\S/),
  });

  const apply = [
    'import',
    '--format',
    'gtfs',
    '--network',
    'HN',
    '--valid-from',
    '2026-01-01',
    'sound.zip',
    '--apply',
    '--reason',
    'Nhập thử',
  ];
  expect((await giaolo(...apply)).status).toBe(0);
  const [batch] = JSON.parse((await giaolo('batch', 'list', '--json')).out);
  expect(batch).toMatchObject({ entity: 'BusRoute', file: 'sound.zip', state: 'APPLIED' });
  expect((await giaolo('batch', 'undo', batch.id, '--reason', 'Nhập thử, rút lại')).status).toBe(0);
  expect((await giaolo(...apply)).status).toBe(0);

  const out = [
    'export',
    '--format',
    'gtfs',
    '--network',
    'HN',
    '--url',
    'https://xe-buyt.example.vn',
    '--as-of',
    '2026-03-01',
    '--out',
    'ra.zip',
  ];
  expect(await giaolo(...out)).toMatchObject({ status: 0, out: expect.stringMatching(/stops\.txt {2}3\n/) });
  expect(JSON.parse(await readFile(join(folder, 'ra.zip.manifest.json'), 'utf8'))).toMatchObject({ kind: 'ARCHIVE', fileFormat: 'gtfs' });
  const back = await giaolo('import', '--format', 'gtfs', '--network', 'HN', '--valid-from', '2026-01-01', 'ra.zip');
  expect(back).toMatchObject({ status: 0, out: expect.stringMatching(/mới · new 0 .*đổi · changed 0 .*giữ nguyên · same 21/) });
}, 120_000);
