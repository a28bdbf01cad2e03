import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Caller } from '../../src/hub/access/caller.js';
import { exportFile } from '../../src/hub/export/export-file.js';
import { emergencyAlerts } from '../../src/runtime/emergency-alerts.js';
import { openEvents } from '../../src/runtime/events/open-events.js';
import { asPermitService, type DossierWorld, dossierWorld, EVIDENCE, LICENCE, PERSONAL_ID, TAX_CODE } from '../evidence/dossier-world.js';
import { entityNamed } from '../import/support.js';
import { anonymous, caller, createTestHub, model, type TestHub } from '../support/hub.js';
import { register } from '../support/write.js';

const STRANGER = '001190000022';
const REASON = 'Tai nạn nghiêm trọng, cần xác định người bị nạn';
const EMERGENCY = 'code agency actor role reason declaredAt endsAt reviewDueAt alertedAt reviewer isJustified reviewNote';

let hub: TestHub;
let world: DossierWorld;
beforeAll(async () => {
  hub = await createTestHub({ cases: 'opened' });
  world = await dossierWorld(hub);
  await register(hub, 'Person', { personalId: STRANGER, fullName: 'Trần Thị Lạ', fictional: true }, '2010-01-01');
});
afterAll(() => hub.close());
beforeEach(() => {
  hub.reads.length = 0;
});

type Asking = Awaited<ReturnType<TestHub['ask']>>;
const told = ({ body }: Asking) => body.errors?.[0].extensions.code ?? body.data;
const official = (more: Partial<Caller> = {}) => asPermitService('emergency', { caseCode: null, ...more });
const auditor = (more: Partial<Caller> = {}) => caller('auditor', 'audit', more);
const declare = (input: Record<string, unknown> = {}, as = official()) =>
  hub.ask(`mutation($input: BreakGlassInput!) { breakGlass(input: $input) { ${EMERGENCY} } }`, {
    as,
    variables: { input: { reason: REASON, subject: { personalId: PERSONAL_ID }, ...input } },
  });
const declared = async () => (await declare()).body.data.breakGlass;
const DRIVER = `query($id: PersonalId!) { driver(personalId: $id) { person { fullName } } }`;
const read = (code: string, more: Partial<Caller> = {}, id = PERSONAL_ID) =>
  hub.ask(DRIVER, { as: official({ caseCode: code, ...more }), variables: { id } });
const FOUND = { driver: { person: { fullName: 'Nguyễn Văn Thử' } } };
/** As if so much time had passed since. */
async function later(code: string, interval: string): Promise<void> {
  const superuser = hub.database.ownerPool;
  await superuser.query('alter table emergency_access disable trigger refuse_change');
  await superuser.query(
    `update emergency_access set declared_at = declared_at - $2::interval, ends_at = ends_at - $2::interval where code = $1`,
    [code, interval],
  );
  await superuser.query('alter table emergency_access enable always trigger refuse_change');
}

it('whoever declares an emergency reads about one person for half an hour, and nobody else does', async () => {
  const { code, ...emergency } = await declared();
  expect(emergency).toMatchObject({ agency: 'H26', actor: 'test-permit-service', role: 'permit-service', reason: REASON, alertedAt: null });
  const minutes = (Date.parse(emergency.endsAt) - Date.parse(emergency.declaredAt)) / 60_000;
  expect(minutes).toBeCloseTo(30, 2);
  expect(hub.reads.at(-1)).toMatchObject({ outcome: 'ANSWERED', entities: ['EmergencyAccess'], subjects: [world.person] });

  expect(told(await read(code))).toEqual(FOUND);
  expect(hub.statements).toHaveLength(1);
  expect(hub.reads.at(-1)).toMatchObject({ purpose: 'emergency', caseCode: code, subjects: [world.person] });
  expect(told(await read(code, {}, STRANGER))).toBe('NOT_IN_CASE');
  for (const more of [{ actor: 'another' }, { agency: 'H30' }, { purpose: 'licensing' }, { caseCode: 'H26-261122-912345678901' }])
    expect([more, told(await read(code, more))]).toEqual([more, 'CASE_NOT_OPEN']);
  await later(code, '30 minutes');
  expect(told(await read(code))).toBe('CASE_NOT_OPEN');
});

it('at every door it is that person alone, and nothing is written or decided under it', async () => {
  const { code } = await declared();
  const as = official({ caseCode: code });
  const lists = await hub.ask(
    '{ people { nodes { id } } driverLicences { nodes { number } } changes(first: 500, after: "0") { nodes { entity recordId } } }',
    { as },
  );
  expect(lists.body.data.people.nodes).toEqual([{ id: world.person }]);
  expect(lists.body.data.driverLicences.nodes).toEqual([{ number: LICENCE }]);
  const people = lists.body.data.changes.nodes.filter(({ entity }: { entity: string }) => entity === 'Person');
  expect(people.map(({ recordId }: { recordId: string }) => recordId)).toEqual([world.person]);

  const folder = await mkdtemp(join(tmpdir(), 'giaolo-emergency-'));
  const take = (caseCode: string) =>
    exportFile(
      { pool: hub.database.appPool, model, readLog: hub.readLog },
      {
        entity: entityNamed('Person'),
        format: 'jsonl',
        path: join(folder, 'p.jsonl'),
        caller: { ...anonymous, ...official({ caseCode }), case: undefined },
      },
    );
  await take(code);
  const lines = (await readFile(join(folder, 'p.jsonl'), 'utf8')).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).id)).toEqual([world.person]);
  await expect(take('H26-261122-912345678901')).rejects.toMatchObject({ code: 'CASE_NOT_OPEN' });
  await rm(folder, { recursive: true });

  const evidence = { procedure: 'P06', subject: { personalId: PERSONAL_ID } };
  expect(told(await hub.ask(EVIDENCE, { as, variables: evidence }))).toBe('PURPOSE_NOT_ALLOWED');
  const opening = { code: 'H26.01-261122-0777', procedure: 'P06', origin: 'PORTAL', subject: { personalId: PERSONAL_ID } };
  const opened = await hub.ask('mutation($input: OpenCaseInput!) { openCase(input: $input) { code } }', {
    as,
    variables: { input: opening },
  });
  expect(told(opened)).toBe('FORBIDDEN');
});

it('none is declared without a reason, exactly one person, a purpose and an agency', async () => {
  const before = await hub.database.ownerPool.query('select from emergency_access');
  for (const [input, as, code] of [
    [{ reason: '                        ' }, official(), 'BAD_USER_INPUT'],
    [{ reason: 'khẩn cấp' }, official(), 'BAD_USER_INPUT'],
    [{ reason: 'x'.repeat(501) }, official(), 'BAD_USER_INPUT'],
    [{ subject: { taxCode: TAX_CODE } }, official(), 'BAD_USER_INPUT'],
    [{}, official({ purpose: null }), 'PURPOSE_REQUIRED'],
    [{}, official({ purpose: 'licensing' }), 'FORBIDDEN'],
    [{}, official({ purposes: ['licensing'] }), 'PURPOSE_NOT_ALLOWED'],
    [{}, official({ agency: null }), 'FORBIDDEN'],
    [{}, { role: 'anonymous' }, 'UNAUTHENTICATED'],
  ] as const)
    expect([input, as, told(await declare(input, as))]).toEqual([input, as, code]);
  expect((await hub.database.ownerPool.query('select from emergency_access')).rowCount).toBe(before.rowCount);
});

it('sent again as the same message it is the same emergency, and with other content none', async () => {
  const as = official({ messageId: 'thong-diep-1' });
  const first = told(await declare({}, as));
  expect(told(await declare({}, as))).toEqual(first);
  expect(told(await declare({ reason: `${REASON} Khác.` }, as))).toBe('IDEMPOTENCY_MISMATCH');
  expect(told(await declare({}, official({ messageId: 'thong-diep-2' })))).not.toEqual(first);
});

it('somebody else reviews it, once, and whoever declared it does not, by whichever way', async () => {
  const { code } = await declared();
  const review = (as: Partial<Caller>, more = {}) =>
    hub.ask('mutation($input: ReviewEmergencyAccessInput!) { reviewEmergencyAccess(input: $input) { reviewer isJustified reviewNote } }', {
      as,
      variables: { input: { code, isJustified: false, note: 'Không có tai nạn nào được ghi nhận', ...more } },
    });
  const waiting = async () =>
    (await hub.ask('{ emergencyAccesses(awaitsReview: true, first: 200) { code } }', { as: auditor() })).body.data.emergencyAccesses.map(
      (one: { code: string }) => one.code,
    );
  hub.reads.length = 0;
  expect(await waiting()).toContain(code);
  expect(hub.reads).toMatchObject([
    { outcome: 'ANSWERED', actor: 'test-auditor', entities: ['EmergencyAccess'], subjects: [world.person] },
  ]);
  expect(told(await review(official({ caseCode: code })))).toBe('PURPOSE_NOT_ALLOWED');
  expect(told(await review(auditor({ actor: 'test-permit-service' })))).toBe('FORBIDDEN');
  const directly = `insert into emergency_review (code, reviewer, is_justified, note) values ($1, 'test-permit-service', true, '')`;
  await expect(hub.database.ownerPool.query(directly, [code])).rejects.toThrow(/somebody else/);
  expect(told(await hub.ask('{ emergencyAccesses { code } }', { as: official({ caseCode: code }) }))).toBe('PURPOSE_NOT_ALLOWED');
  const reviewed = {
    reviewEmergencyAccess: { reviewer: 'test-auditor', isJustified: false, reviewNote: 'Không có tai nạn nào được ghi nhận' },
  };
  expect(told(await review(auditor()))).toEqual(reviewed);
  expect(told(await review(auditor()))).toEqual(reviewed);
  expect(told(await review(auditor(), { isJustified: true }))).toBe('IDEMPOTENCY_MISMATCH');
  expect(told(await review(auditor({ actor: 'a third' })))).toBe('IDEMPOTENCY_MISMATCH');
  expect(await waiting()).not.toContain(code);
});

it('every one is told to whoever watches, also when the channel was down and the hub died, and once more when nobody reviews it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'giaolo-alerts-'));
  const bodies: string[] = [];
  let isDown = true;
  const collector = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    if (!isDown) bodies.push(body);
    response.writeHead(isDown ? 503 : 200).end('{}');
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const url = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/v1/logs`;
  const config = { dataDir: folder, keysDir: join(folder, 'keys'), production: false, events: { url } };
  const alerted = () =>
    bodies.flatMap((body) =>
      JSON.parse(body).resourceLogs[0].scopeLogs[0].logRecords.map(
        ({ eventName, attributes }: any) =>
          `${eventName} ${attributes.find(({ key }: any) => key === 'giaolo.emergency').value.stringValue}`,
      ),
    );
  const pool = hub.database.appPool;
  const logged: object[] = [];
  const logger = { warn: (one: object) => void logged.push(one) };
  const signal = AbortSignal.timeout(60_000);
  const run = (job: ReturnType<typeof emergencyAlerts>) => (job.scope === 'process' ? job.run(signal) : undefined);

  // One that is declared and told by nobody: its process was killed.
  const codes = [(await declared()).code];
  await hub.database.ownerPool.query(
    `insert into emergency_access (code, agency, actor, actor_role, purpose, reason, subject_id)
     select 'H26-261122-8' || lpad(n::text, 11, '0'), 'H26', 'test', 'permit-service', 'emergency', $1, $2 from generate_series(1, 499) n`,
    [REASON, world.person],
  );
  const first = await openEvents(config, (error) => expect.fail(String(error)));
  const full = {
    tell: () => {
      throw new Error('the disk is full');
    },
  };
  await expect(run(emergencyAlerts({ pool, events: full, logger }))).rejects.toThrow();
  await run(emergencyAlerts({ pool, events: first, logger }));
  await first.close();
  expect(bodies).toEqual([]);
  isDown = false;
  const next = await openEvents(config, (error) => expect.fail(String(error)));
  await run(emergencyAlerts({ pool, events: next, logger }));
  await next.close();
  const of = (kind: string) => alerted().filter((one: string) => one.startsWith(kind) && !one.endsWith(' '));
  const { rows } = await hub.database.ownerPool.query<{ code: string }>('select code from emergency_access order by code');
  expect(rows.length).toBeGreaterThanOrEqual(500);
  expect(of('emergency-access.declared').sort()).toEqual(rows.map(({ code }) => `emergency-access.declared ${code}`));
  for (const personal of [PERSONAL_ID, REASON, world.person, 'test-permit-service'])
    expect(`${bodies.join()}${JSON.stringify(logged)}`).not.toContain(personal);
  const answered = await hub.ask('{ emergencyAccesses(first: 1) { alertedAt } }', { as: auditor() });
  expect(answered.body.data.emergencyAccesses[0].alertedAt).not.toBeNull();

  await later(codes[0], '24 hours');
  const last = await openEvents(config, (error) => expect.fail(String(error)));
  for (let turn = 0; turn < 2; turn++) await run(emergencyAlerts({ pool, events: last, logger }));
  await last.close();
  expect(of('emergency-access.unreviewed')).toEqual([`emergency-access.unreviewed ${codes[0]}`]);
  collector.close();
  await rm(folder, { recursive: true });
});
