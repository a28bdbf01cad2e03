import { afterAll, beforeAll, expect, it } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import { readTimesText, TIMES_TEXT } from '../../src/hub/time/current-times.js';
import { caller, createTestHub, type TestHub } from '../support/hub.js';
import { register } from '../support/write.js';

let hub: TestHub;
let planned: TestHub;
const ALL = `{ businesses(first: 100) { totalCount nodes { name province { name }
  badges(first: 5) { totalCount nodes { number vehicle { make inspections(first: 2) { nodes { result } } } history { totalCount nodes { version changeSet { reason } } } legalBasis } }
  licences { nodes { number authority { code } } } } } }`;
beforeAll(async () => {
  hub = await createTestHub('interpreter');
  planned = await createTestHub('planner');
});
afterAll(() => Promise.all([hub.close(), planned.close()]));

async function addBusinesses(count: number, offset: number): Promise<void> {
  const province = await register(hub, 'Province', { code: `${10 + offset}`, name: 'Tỉnh', kind: 'province' });
  for (let i = offset; i < offset + count; i++) {
    const business = await register(hub, 'Business', {
      taxCode: taxCode(i),
      name: `Công ty ${i} (giả lập)`,
      legalForm: 'Công ty TNHH',
      province,
      fictional: true,
    });
    const vehicle = await register(hub, 'Vehicle', {
      chassisNumber: `RLLV1AEA9PH${String(i).padStart(6, '0')}`,
      make: 'Thaco',
      kind: 'xe ô tô tải',
      category: 'goods',
      productionYear: 2020,
      fictional: true,
    });
    for (let b = 0; b < 3; b++) {
      await register(hub, 'Badge', {
        number: `PH-${i}-${b}`,
        vehicle,
        business,
        badgeType: 'XE TẢI',
        issuedOn: '2025-01-01',
        expiresOn: '2027-01-01',
        state: 'ACTIVE',
      });
    }
    await register(hub, 'Inspection', {
      certificateNumber: `KD-${i}`,
      vehicle,
      stationCode: '2901V',
      inspectedOn: '2025-01-01',
      result: 'PASSED',
    });
  }
}

/** Any ten digits: the door takes what the scalars have already let through. */
const taxCode = (i: number) => `0${String(100_000_000 + i)}`;

it('the interpreter sends one statement per level, whatever the number of records: no N+1', async () => {
  await addBusinesses(1, 1);
  const few = await hub.ask(ALL, { as: caller('analyst') });
  const fewStatements = hub.statements.length;
  await addBusinesses(12, 2);
  const many = await hub.ask(ALL, { as: caller('analyst') });
  expect(few.body.data.businesses.totalCount).toBe(1);
  expect(many.body.data.businesses.totalCount).toBe(13);
  expect(many.body.data.businesses.nodes.flatMap((b: any) => b.badges.nodes)).toHaveLength(39);
  expect(hub.statements.length).toBe(fewStatements);
  // begin, times, commit; businesses and their count; provinces; badges, their count, histories, counts of histories, change sets;
  // vehicles; inspections; licences and their authority.
  expect(fewStatements).toBeLessThanOrEqual(16);
});

it('the planner sends one statement for the whole operation', async () => {
  await planned.ask(ALL, { as: caller('analyst') });
  expect(planned.statements).toHaveLength(1);
});

it.each([
  ['now', ''],
  ['as of a past', ', asOf: { validAt: "2025-06-01", knownAt: "2025-06-01T00:00:00Z" }'],
])(
  'a page of what hangs on one record is read in the order of an index, nothing is sorted and nothing beyond it is read (%s)',
  async (_, asOf) => {
    const { status } = await planned.ask(`{ vehicles(first: 5, where: { province: { code: { eq: "99" } } }${asOf}) { nodes { make } } }`, {
      as: caller('analyst'),
    });
    expect(status).toBe(200);
    const page = planned.statements.at(-1) ?? '';
    const given = [...new Set(page.match(/\$\d+::\w+/g))].sort();
    const values = given.map((parameter) => (parameter.endsWith('text') ? "'99'" : "'2025-06-01'")).join(', ');
    const plan = await withTx(planned.database.ownerPool, {}, async (tx) => {
      await tx.query('set local plan_cache_mode = force_generic_plan');
      await tx.query('set local enable_sort = off');
      await tx.query(`prepare page as ${page}`);
      const { rows } = await tx.query<{ 'QUERY PLAN': string }>(`explain execute page (${values})`);
      await tx.query('deallocate page');
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toMatch(/Index Scan using vehicle_province_id_at/);
    expect(plan).not.toMatch(/Sort Key: \(?t\d+\.id/);
  },
);

it('tells which log answered without a look at its table, for every statement of a connection', async () => {
  const explained = await planned.database.appPool.query<{ 'QUERY PLAN': string }>(`explain (verbose) select ${TIMES_TEXT}`);
  const plan = explained.rows.map((line) => line['QUERY PLAN']).join('\n');
  expect(plan).toMatch(/change/);
  expect(plan).not.toMatch(/hub_log|log_id/);
  const { rows } = await planned.database.appPool.query<{ told: string; stored: string }>(
    `select ${TIMES_TEXT} as told, (select log_id from hub_log) as stored`,
  );
  expect(readTimesText(rows[0]?.told ?? '').logId).toBe(rows[0]?.stored);
});
