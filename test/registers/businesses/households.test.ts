import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Caller } from '../../../src/hub/access/caller.js';
import { exportFile } from '../../../src/hub/export/export-file.js';
import { importFile } from '../../../src/hub/import/apply/import-file.js';
import { registerDefinitions } from '../../evidence/definitions.js';
import { day, EVIDENCE, TAX_CODE } from '../../evidence/dossier-world.js';
import { entityNamed, fileOf } from '../../import/support.js';
import { anonymous, caller, createTestHub, model, type TestHub } from '../../support/hub.js';
import { register } from '../../support/write.js';

/** A household whose only number is its owner's, and another. All fictional. */
const OWNER = '001085000023';
const STRANGER = '001190000022';
const CASE = `H26.01-${day().slice(2).replaceAll('-', '')}-0001`;

let hub: TestHub;
let owner: string;
let folder: string;
beforeAll(async () => {
  hub = await createTestHub({ cases: 'opened' });
  folder = await mkdtemp(join(tmpdir(), 'giaolo-households-'));
  const at = '2010-01-01';
  const [proposedBy, approvedBy] = [
    await register(hub, 'Agency', { code: 'G17', name: 'Bộ Xây dựng' }, at),
    await register(hub, 'Agency', { code: 'G22', name: 'Văn phòng Chính phủ' }, at),
  ];
  await register(hub, 'Agency', { code: 'H26', name: 'Ủy ban nhân dân thành phố Hà Nội' }, at);
  await registerDefinitions(hub, { ids: ['P03', 'P06'], proposedBy, approvedBy });
  for (const [code, name] of Object.entries({ '2.002287': 'Cấp lại giấy phép bị mất', '1.002809': 'Đổi giấy phép lái xe' }))
    await register(hub, 'Procedure', { code, name }, at);
  const person = (personalId: string, fullName: string) => register(hub, 'Person', { personalId, fullName, fictional: true }, at);
  owner = await person(OWNER, 'Nguyễn Văn Hộ');
  await person(STRANGER, 'Trần Thị Lạ');
  await register(hub, 'Business', { taxCode: TAX_CODE, name: 'Hộ cũ', legalForm: 'Hộ kinh doanh', kind: 'HOUSEHOLD', fictional: true }, at);
  await imported('businesses/householdBusiness', HOUSEHOLDS);
  await imported('businesses/householdLicence', LICENCES);
  const opened = await hub.ask('mutation($input: OpenCaseInput!) { openCase(input: $input) { isOpen } }', {
    as: service({ caseCode: null }),
    variables: { input: { origin: 'PORTAL', code: CASE, procedure: 'P03', subject: { personalId: OWNER } } },
  });
  expect(opened.body.errors).toBeUndefined();
});
afterAll(async () => {
  await hub?.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  hub.reads.length = 0;
});

const HOUSEHOLDS = `Chủ hộ kinh doanh;Tên hộ kinh doanh;Tình trạng hoạt động;Đơn vị mang mã số thuế cũ;Dữ liệu giả lập;Hiệu lực từ
${OWNER};Hộ kinh doanh Nguyễn Văn Hộ;Đang hoạt động;${TAX_CODE};có;2025-07-01
="${STRANGER}";Hộ kinh doanh Lạ;Đang hoạt động;;có;2025-07-01
`;
const LICENCES = `Số giấy phép kinh doanh vận tải;Lần cấp;Hộ kinh doanh;Ngày cấp giấy phép;Loại hình kinh doanh vận tải;Trạng thái giấy phép;Hiệu lực từ
HKD-1;1;${OWNER};2025-08-01;hàng hóa;Đang hiệu lực;2025-08-01
HKD-2;1;${STRANGER};2025-08-01;hàng hóa;Đang hiệu lực;2025-08-01
`;

const service = (more: Partial<Caller> = {}) => caller('dossier-service', 'once-only', { caseCode: CASE, ...more });
const run = (path: string, csv: string) =>
  importFile(
    { pool: hub.database.appPool, model },
    {
      ...{ actor: 'cli:test', actorRole: 'steward', agency: 'G17', reason: 'thử', legalBasis: 'thử', apply: true },
      entity: entityNamed(path.split('/')[1]?.replace(/^h/, 'H').replace(/^b/, 'B') ?? ''),
      source: fileOf(csv, `${path.replace('/', '-')}.csv`),
    },
  );
async function imported(path: string, csv: string): Promise<void> {
  const { state, problems } = await run(path, csv);
  expect([state, problems.map(({ code, en }) => `${code} ${en}`)]).toEqual(['APPLIED', []]);
}

it('a household comes in by its owner’s number, once, and a business does not: the number is not told back', async () => {
  expect((await run('businesses/householdBusiness', HOUSEHOLDS.replace('Nguyễn Văn Hộ', 'NGUYỄN VĂN HỘ'))).counts).toMatchObject({
    ...{ new: 0, changed: 1, same: 1, rejected: 0 },
  });
  const asBusiness = `taxCode;name;legalForm;fictional;validFrom\n${OWNER};Hộ;Hộ kinh doanh;có;2025-07-01\n`;
  const refused = await run('businesses/business', asBusiness);
  expect(refused.problems).toEqual([
    expect.objectContaining({ code: 'TAX_CODE_IS_PERSONAL_ID', vi: expect.stringContaining('Hộ kinh doanh') }),
  ]);
  expect(JSON.stringify(refused)).not.toContain(OWNER);
  const { body } = await hub.ask(`{ business(taxCode: "${OWNER}") { name } }`, { as: anonymous });
  expect(body.errors).toHaveLength(1);
  expect(JSON.stringify(body)).not.toContain(OWNER);
});

it('without a case nothing of it is seen by any door', async () => {
  const open = await hub.ask(
    `{ householdBusinesses { totalCount nodes { state } } householdLicences { totalCount } householdBusinessAggregate { groups { count } }
       business(taxCode: "${TAX_CODE}") { name households { totalCount nodes { state } } } }`,
    { as: anonymous },
  );
  expect(open.body.data).toMatchObject({
    householdBusinesses: { totalCount: 0, nodes: [] },
    householdLicences: { totalCount: 0 },
    business: { households: { totalCount: 0, nodes: [] } },
  });
  expect(JSON.stringify(open.body.data.householdBusinessAggregate)).not.toMatch(/[1-9]/);
  const byNumber = await hub.ask(`{ householdBusiness(personalId: "${OWNER}") { state } }`, { as: anonymous });
  expect([byNumber.status, byNumber.body.errors?.[0].extensions.code]).toEqual([403, 'PURPOSE_REQUIRED']);
  const feed = await hub.ask('{ changes(first: 500, after: "0", registers: [BUSINESSES]) { nodes { entity } } }', { as: anonymous });
  const kinds = feed.body.data.changes.nodes.map(({ entity }: { entity: string }) => entity);
  expect([kinds.includes('Business'), kinds.filter((kind: string) => kind.startsWith('Household'))]).toEqual([true, []]);
  const path = join(folder, 'open.csv');
  await exportFile(
    { pool: hub.database.appPool, model, readLog: hub.readLog },
    { entity: entityNamed('HouseholdBusiness'), path, format: 'csv', caller: { ...anonymous, case: undefined } },
  );
  expect(await readFile(path, 'utf8')).not.toMatch(/Hộ kinh doanh Lạ|NGUYỄN/);
});

it('under the case of its owner it is found, with its licence, and its owner sees who looked; another one is not', async () => {
  const { body } = await hub.ask(
    `{ householdBusiness(personalId: "${OWNER}") { name state business { taxCode } licences { nodes { number businessTypes status } } }
       householdBusinesses { totalCount } householdLicences { nodes { number } } }`,
    { as: service() },
  );
  expect(body.data).toEqual({
    householdBusiness: {
      ...{ name: 'Hộ kinh doanh NGUYỄN VĂN HỘ', state: 'ACTIVE', business: { taxCode: TAX_CODE } },
      licences: { nodes: [{ number: 'HKD-1', businessTypes: ['hàng hóa'], status: 'IN_FORCE' }] },
    },
    householdBusinesses: { totalCount: 1 },
    householdLicences: { nodes: [{ number: 'HKD-1' }] },
  });
  expect(hub.reads.at(-1)).toMatchObject({ outcome: 'ANSWERED', caseCode: CASE, subjects: [owner] });
  const other = await hub.ask(`{ householdBusiness(personalId: "${STRANGER}") { state } }`, { as: service() });
  expect([other.status, other.body.errors?.[0].extensions.code]).toEqual([403, 'NOT_IN_CASE']);
  const refusedOf = (code: string) => hub.ask(`{ householdLicence(number: "${code}") { state } }`, { as: service() });
  expect((await refusedOf('HKD-2')).body.data?.householdLicence ?? null).toBeNull();
});

it('evidence about its owner says what the registers hold of it, and no longer once it rests or has lost its licence', async () => {
  const verdicts = async () => {
    const { body } = await hub.ask(EVIDENCE, {
      as: service(),
      variables: { procedure: 'P03', subject: { personalId: OWNER } },
    });
    return Object.fromEntries(
      body.data.evidence.requirements.map(({ code, verdict }: { code: string; verdict: string }) => [code, verdict]),
    );
  };
  expect(await verdicts()).toMatchObject({ 'EV02-HKD': 'HELD', 'EV06-HKD': 'HELD' });
  await imported('businesses/householdBusiness', HOUSEHOLDS.replace('Đang hoạt động', 'Tạm ngừng kinh doanh').replace('2025-07-01', day()));
  await imported(
    'businesses/householdLicence',
    LICENCES.replace('Đang hiệu lực', 'Bị thu hồi').replace(/2025-08-01\nHKD/, `${day()}\nHKD`),
  );
  expect(await verdicts()).toMatchObject({ 'EV02-HKD': 'CONTRADICTED', 'EV06-HKD': 'CONTRADICTED' });
});

it('its licence is held to what every transport licence is', async () => {
  const report = await run(
    'businesses/householdLicence',
    `number;issueCount;household;issuedOn;businessTypes;state;validFrom\nHKD-3;0;${STRANGER};2025-09-01;nội bộ;ACTIVE;2025-09-01\n`,
  );
  expect(report.problems.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['HOUSEHOLD_LICENCE_ISSUE_COUNT', 'HOUSEHOLD_LICENCE_INTERNAL']),
  );
  const second = await run(
    'businesses/householdLicence',
    `number;issueCount;household;issuedOn;businessTypes;state;validFrom\nHKD-3;1;${STRANGER};2025-09-01;hàng hóa;ACTIVE;2025-09-01\n`,
  );
  expect(second.problems.map(({ code }) => code)).toEqual(['KEY_TAKEN']);
  expect(JSON.stringify(second.problems)).not.toContain(STRANGER);
});
