import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { READ_ROWS } from '../../src/hub/reads/read-rows.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { program } from '../support/program.js';
import { smallWorld } from '../support/small-world.js';

let database: TestDatabase;
let world: Awaited<ReturnType<typeof smallWorld>>;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await smallWorld({ database } as never);
  folder = await mkdtemp(join(tmpdir(), 'giaolo-reads-'));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

function giaolo(...parameters: string[]): Promise<{ status: number; out: string; err: string }> {
  const given = [program('src/cli/index.ts'), ...parameters];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      given,
      { env: { ...process.env, DATABASE_URL: database.url, HUB_DATA_DIR: folder, NODE_ENV: 'test' } },
      (error, out, err) => resolve({ status: error === null ? 0 : Number(error.code), out, err }),
    );
  });
}

const rows = async (sql: string, values: unknown[] = []) => (await database.ownerPool.query(sql, values)).rows;
let since = '0';
beforeEach(async () => {
  since = (await rows('select coalesce(max(position), 0)::text as n from read_log'))[0].n;
});
/** What the log has of the command, each row's people sorted. */
const told = () =>
  rows(
    `select l.operation_name as operation, l.purpose, l.case_code as "case", array(select a.subject_id::text from read_about a where a.position = l.position order by 1) as subjects
     from ${READ_ROWS} l where l.position > $1 and l.kind = 'answer' order by l.position`,
    [since],
  );
const file = async (name: string, content: string) => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};
const STAND_IN = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8/);

it('a file that is only checked tells whom its rows name, known and unknown, under its own name', async () => {
  const people = await file('nguoi.csv', 'personalId,fullName,fictional\n001090000011,Nguyễn Văn Giả Lập,có\n001099000099,Người Lạ,có\n');
  expect(await giaolo('import', 'drivers/person', people)).toMatchObject({ status: 0 });
  const [read, ...more] = await told();
  expect(read).toEqual({
    operation: 'import',
    purpose: 'stewardship',
    case: expect.stringMatching(/^file:[0-9a-f]{16}$/),
    subjects: expect.arrayContaining([world.person, STAND_IN]),
  });
  expect([read.subjects.length, more]).toEqual([2, []]);
}, 60_000);

it('a file of things tells whose they are, and whom its links name', async () => {
  const cars = await file(
    'xe.csv',
    'chassisNumber,make,kind,category,productionYear,province,fictional\nRLLV1AEA9PH000125,VinFast,xe ô tô khách,passenger,2020,01,có\nRLLV1AEA9PH000123,Thaco,xe ô tô khách,passenger,2020,01,có\n',
  );
  expect(await giaolo('import', 'vehicles/vehicle', cars)).toMatchObject({ status: 0 });
  const owners = await file('chu-xe.csv', 'vehicle.plate,person.personalId,validFrom\n29B-12346,001190000022,2026-01-01\n');
  await giaolo('import', 'vehicles/ownership', owners);
  expect((await told()).map(({ subjects }) => subjects)).toEqual([[world.person], [world.stranger]]);
  const business = await file('dn.csv', 'taxCode,name\n0100109106,Tên khác\n');
  expect(await giaolo('import', 'businesses/business', business)).toMatchObject({ status: 0 });
  expect(await told()).toHaveLength(2);
}, 90_000);

it('what a file changes, and its withdrawal, name their batch', async () => {
  const cars = await file('son.csv', 'chassisNumber,colour\nRLLV1AEA9PH000125,đỏ\nRLLV1AEA9PH000123,đỏ\n');
  expect(await giaolo('import', 'vehicles/vehicle', cars, '--apply', '--reason', 'Sơn lại')).toMatchObject({ status: 0 });
  const [{ id }] = await rows('select id from import_batch order by created_at desc limit 1');
  expect((await told()).map((read) => [read.operation, read.purpose, read.case, read.subjects])).toEqual([
    ['import', 'stewardship', expect.stringMatching(/^file:/), [world.person]],
    ['import', 'stewardship', `batch:${id}`, [world.person]],
  ]);
  expect(await giaolo('batch', 'undo', id, '--reason', 'Nhầm')).toMatchObject({ status: 0 });
  expect((await told()).at(-1)).toEqual({ operation: 'batch undo', purpose: 'stewardship', case: `batch:${id}`, subjects: [world.person] });
}, 90_000);

it('what show tells of, or looks for, is told; a person’s own number or car needs a purpose', async () => {
  const purpose = ['--purpose', 'stewardship', '--case', 'G17-261122-0001'];
  for (const key of ['010090000011', '010099999999']) {
    const refused = await giaolo('show', 'drivers/driverLicence', key);
    expect([refused.status, refused.err]).toEqual([expect.any(Number), expect.stringContaining('Hub-Purpose')]);
  }
  expect((await giaolo('show', 'vehicles/vehicle', 'RLLV1AEA9PH000125')).err).toContain('Hub-Purpose');
  expect(await told()).toEqual([]);
  expect(await giaolo('show', 'vehicles/vehicle', 'RLLV1AEA9PH000123')).toMatchObject({ status: 0 });
  expect(await told()).toEqual([]);
  await giaolo('show', 'vehicles/vehicle', 'RLLV1AEA9PH000125', ...purpose);
  await giaolo('show', 'drivers/driverLicence', '010090000011', ...purpose);
  expect((await giaolo('show', 'drivers/driverLicence', '010099999999', ...purpose)).status).not.toBe(0);
  expect((await told()).map(({ subjects }) => subjects)).toEqual([[world.person], [world.person], [STAND_IN]]);
}, 120_000);
