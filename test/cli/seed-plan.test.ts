import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import { loadSeeds } from '../../src/hub/import/apply/load-seeds.js';
import { writeChangeSet } from '../../src/hub/write/door.js';
import { inPackage } from '../../src/root.js';
import { referenceSeeds } from '../../src/seeds/reference.js';
import { createSteward, fileOf, model, type Steward } from '../import/support.js';
import { program } from '../support/program.js';
import { AS_STEWARD } from '../write/world.js';

let steward: Steward;
let folder: string;

beforeAll(async () => {
  steward = await createSteward();
  folder = await mkdtemp(join(tmpdir(), 'giaolo-plan-'));
}, 60_000);
afterAll(async () => {
  await steward?.close();
  await rm(folder, { recursive: true, force: true });
});

function giaolo(...parameters: string[]): Promise<{ status: number; out: string; err: string }> {
  const env = { ...process.env, DATABASE_URL: steward.url, HUB_DATA_DIR: folder, NODE_ENV: 'test' };
  return new Promise((resolve) => {
    execFile(process.execPath, [program('src/cli/index.ts'), ...parameters], { env }, (error, out, err) => {
      resolve({ status: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

/** Lines of the release's file of port codes, and the same as an earlier release had them: two names unlike, and a row that has gone since. */
const PRESENT = readFileSync(inPackage('seeds/reference/port-codes.csv'), 'utf8').split('\n');
const [changed, disputed] = [PRESENT[9] ?? '', PRESENT[19] ?? ''].map((line) => line.slice(0, 5));
const EARLIER = PRESENT.map((line, i) => (i === 9 || i === 19 ? line.replace(/^(.{5}),("[^"]*"|[^,]*)/, '$1,Tên cũ') : line))
  .join('\n')
  .replace(/\n*$/, '\nVNZZZ,Cảng đã bỏ,,,nguồn cũ\n');

const headOf = async () =>
  (await steward.rows('select max(position) as head, (select count(*) from import_batch) as batches from change'))[0];

it('tells three ways: what would change, what a steward’s word keeps, what is gone upstream; status 1 until nothing differs', async () => {
  const earlier = referenceSeeds().map((seed) =>
    seed.source.name === 'port-codes.csv' ? { ...seed, source: fileOf(EARLIER, 'port-codes.csv', 4_001) } : seed,
  );
  await loadSeeds({ pool: steward.pool, model }, earlier);
  const [port] = await steward.rows<{ id: string }>('select id from port_code where code = $1', [disputed]);
  await withTx(steward.pool, {}, (tx) =>
    writeChangeSet(tx, model, {
      ...AS_STEWARD,
      operations: [
        { operation: 'correct', entity: 'PortCode', id: port?.id ?? '', from: null, to: null, values: { matchedName: 'Tên của cán bộ' } },
      ],
    }),
  );
  const before = await headOf();

  const plan = await giaolo('seed', '--plan');
  expect(plan.status).toBe(1);
  expect(plan.out).toMatch(
    /^Sẽ ghi · would write: 1\. Giữ lời người khác · words of others kept: 1\. Không còn trong tệp · gone from the files: 1\n/,
  );
  expect(plan.out).toMatch(/PortCode ← port-codes\.csv: 241 dòng · rows, \+0 ~1 =239 giữ · kept 1 ✗0\n/);
  expect(plan.out).toMatch(new RegExp(`port-codes\\.csv:20 \\[matchedName\\] ${disputed} .*SEED_VALUE_KEPT: `));
  expect(plan.out).toMatch(/port-codes\.csv VNZZZ .*SEED_ROW_DROPPED: /);
  expect(plan.out).not.toMatch(new RegExp(`\\[matchedName\\] ${changed} `));

  const { summary, files } = JSON.parse((await giaolo('seed', '--plan', '--json')).out);
  expect(summary).toMatchObject({ kept: 1, gone: 1 });
  expect(files.find(({ file }: { file: string }) => file === 'port-codes.csv').counts).toMatchObject({
    new: 0,
    changed: 1,
    kept: 1,
    rejected: 0,
  });
  expect(files.reduce((sum: number, { counts }: { counts: { rejected: number } }) => sum + counts.rejected, 0)).toBe(0);
  expect(await headOf()).toEqual(before);
  expect((await giaolo('seed', '--plan', '--demo')).status).toBe(2);

  const done = await giaolo('seed');
  expect(done.status).toBe(0);
  expect(done.out).toMatch(/SEED_VALUE_KEPT/);
  expect(await steward.rows(`select code, matched_name from port_code where code = $1 and recorded_to = 'infinity'`, [disputed])).toEqual([
    { code: disputed, matched_name: 'Tên của cán bộ' },
  ]);
  const after = await giaolo('seed', '--plan');
  expect(after).toMatchObject({ status: 0, out: expect.stringMatching(/would write: 0\..*kept: 0\..*gone from the files: 0\n/) });
}, 180_000);
