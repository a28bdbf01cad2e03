import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkOpened } from '../../src/hub/audit/check-opened.js';
import { exportFile } from '../../src/hub/export/export-file.js';
import { readVerifierKey } from '../../src/hub/log/note-key.js';
import { createReadLogPool, openReadLog } from '../../src/hub/reads/open-read-log.js';
import { READ_ROWS } from '../../src/hub/reads/read-rows.js';
import { addDays } from '../../src/hub/time/calendar.js';
import { instantText } from '../../src/hub/time/instant.js';
import { legalToday } from '../../src/hub/time/legal-day.js';
import { openReadLogKey } from '../../src/keys.js';
import { entityNamed } from '../import/support.js';
import { anonymous, caller, model } from '../support/hub.js';
import { caseFor } from '../support/work-orders.js';
import { register, write } from '../support/write.js';
import { CASE, defineProcedures, openForEverybody, PERSONAL_ID, type RunningHub, runHub } from './running-hub.js';

let running: RunningHub;
beforeAll(async () => {
  running = await runHub();
  await defineProcedures(running.database);
});
afterAll(() => running.close());

const LICENCES = `query Licences { driver(personalId: "${PERSONAL_ID}") { person { fullName } licences { nodes { number } } } }`;
const readLicences = () => running.ask(LICENCES, { as: 'dossier-service', purpose: 'once-only' });
const last = async () => Number((await running.rows('select coalesce(max(position), 0)::int as n from read_log'))[0].n);
const since = (position: number) =>
  running.rows(
    `select l.kind, l.request_id, l.actor, l.role, l.agency, l.purpose, l.case_code, l.operation_name, l.code, l.field_classes, l.entities, l.subject_count,
       l.begun_at <= l.recorded_at as begun,
       array(select subject_id::text from read_about a where a.position = l.position) as subjects
     from ${READ_ROWS} l where l.position > $1 order by l.position`,
    [position],
  );

describe('a read of personal data', () => {
  it('leaves exactly its row, with when it began, who, for whom, why and which case', async () => {
    const before = await last();
    const answer = await readLicences();
    expect(answer.body.data.driver.licences.nodes).toEqual([{ number: '010090000011' }]);
    const [{ begun, ...read }, ...earlier] = (await since(before)).reverse();
    expect(read).toEqual({
      kind: 'answer',
      request_id: answer.headers.get('x-request-id'),
      actor: 'demo-dossier-service',
      role: 'dossier-service',
      agency: 'H26',
      purpose: 'once-only',
      case_code: CASE,
      operation_name: 'Licences',
      code: null,
      field_classes: ['personal'],
      entities: ['Driver', 'DriverLicence', 'Person'],
      subject_count: 1,
      subjects: [running.world.person],
    });
    // On a busy machine the answer may have been slow, and its intent a row of its own.
    if (!begun) expect(earlier.shift()).toMatchObject({ kind: 'intent', request_id: read.request_id });
    expect(earlier).toEqual([]);
  });

  it('has its row committed before the answer leaves: the row is there whenever the answer is', async () => {
    for (let i = 0; i < 20; i++) {
      const { headers } = await readLicences();
      expect(
        await running.rows(`select 1 from ${READ_ROWS} l where kind = 'answer' and request_id = $1`, [headers.get('x-request-id')]),
      ).toHaveLength(1);
    }
  });

  it('that finds nobody is a read all the same, of whoever has that number', async () => {
    const before = await last();
    const { body } = await running.ask('{ person(personalId: "001099000099") { fullName } }', {
      as: 'steward',
      purpose: 'stewardship',
    });
    expect(body.data.person).toBeNull();
    const row = (await since(before)).at(-1);
    // In the form that no record's id has, and without the number.
    expect(row).toMatchObject({ kind: 'answer', subject_count: 1, subjects: [expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8/)] });
    expect(JSON.stringify(row)).not.toContain('001099000099');
  });

  it('that is refused leaves a refusal without subjects; an anonymous one is only counted', async () => {
    const before = await last();
    expect((await running.ask(LICENCES, { as: 'dossier-service' })).code).toBe('PURPOSE_REQUIRED');
    expect(await since(before)).toMatchObject([{ kind: 'refusal', code: 'PURPOSE_REQUIRED', actor: 'demo-dossier-service', subjects: [] }]);
    const after = await last();
    expect((await running.ask(LICENCES)).status).toBe(403);
    expect(await last()).toBe(after);
    expect((await running.send('/metrics', { method: 'GET' })).text).toMatch(
      /giaolo_refusals_total\{code="PURPOSE_REQUIRED",role="anonymous"\} 1/,
    );
  });

  it('of open data leaves none', async () => {
    const before = await last();
    await running.ask('{ provinces { nodes { name } } }', { as: 'steward' });
    expect(await last()).toBe(before);
  });

  it('is counted in the metrics without naming anybody', async () => {
    const { text } = await running.send('/metrics', { method: 'GET' });
    expect(text).toMatch(/giaolo_overdue\{kind="DataSubjectRequest"\} 0/);
    expect(text).toMatch(/giaolo_read_log_rows_total\{outcome="written"\} \d+/);
    expect(text).toMatch(
      /giaolo_request_seconds_count\{route="\/graphql",method="POST",status="200",role="dossier-service",operation="query",executor="\w+"\} \d+/,
    );
    expect(text).not.toMatch(/demo-|001090|H26/);
  });
});

const ABOUT = `query($subject: SubjectInput, $first: Int, $after: Cursor) { readsAbout(subject: $subject, first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } nodes { position at actor agency role purpose { code vi } caseCode operationName fieldClasses entities subjectCount } } }`;

describe('readsAbout', () => {
  const own = (variables: object = {}, personalId = PERSONAL_ID) => running.ask(ABOUT, { as: 'citizen', personalId, variables });
  const audit = (subject: object, variables: object = {}) =>
    running.ask(ABOUT, { as: 'auditor', purpose: 'audit', variables: { subject, ...variables } });

  it('shows a person who read their data, for which purpose and case, newest first', async () => {
    await readLicences();
    const { body } = await own();
    const [newest] = body.data.readsAbout.nodes;
    expect(newest).toMatchObject({
      actor: 'demo-dossier-service',
      agency: 'H26',
      role: 'dossier-service',
      purpose: { code: 'once-only', vi: expect.stringMatching(/thủ tục/) },
      caseCode: CASE,
      operationName: 'Licences',
      fieldClasses: ['personal'],
      entities: ['Driver', 'DriverLicence', 'Person'],
      subjectCount: 1,
    });
    expect(newest.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    const positions = body.data.readsAbout.nodes.map(({ position }: any) => Number(position));
    expect(positions).toEqual([...positions].sort((a, b) => b - a));
  });

  it('pages without missing or repeating a read, while new ones come', async () => {
    for (let i = 0; i < 5; i++) await readLicences();
    const all = (await own({ first: 200 })).body.data.readsAbout;
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: any = (await own({ first: 3, after })).body.data.readsAbout;
      seen.push(...page.nodes.map(({ position }: any) => position));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    // Looking is a read too, so only what was there before is compared.
    expect(seen.filter((position) => Number(position) <= Number(all.nodes[0].position))).toEqual(
      all.nodes.map(({ position }: any) => position),
    );
    expect(all.totalCount).toBe(all.nodes.length);
    expect((await own({ first: 0 })).body.data.readsAbout).toMatchObject({ nodes: [], totalCount: expect.any(Number) });
  });

  it('shows nobody the reads of somebody else, whether or not that somebody exists', async () => {
    const [stranger, nobody] = [
      await own({ subject: { personalId: '001190000022' } }),
      await own({ subject: { personalId: '001099000099' } }),
    ];
    for (const { status, code, body } of [stranger, nobody])
      expect({ status, code, data: body.data }).toEqual({ status: 403, code: 'FORBIDDEN', data: undefined });
    expect((await own({ subject: { personalId: PERSONAL_ID } })).body.data.readsAbout.totalCount).toBeGreaterThan(0);
    // The other person's own view holds none of these reads.
    const theirs = await own({}, '001190000022');
    expect(theirs.body.data.readsAbout.nodes.filter(({ role }: any) => role === 'dossier-service')).toEqual([]);
    // Somebody of whom the registers know nothing sees who asked by their number, and nothing else.
    expect((await own({}, '001099000099')).body.data.readsAbout.nodes.map(({ entities }: any) => entities)).toEqual([['Person']]);
    expect((await own({}, '001099000088')).body.data.readsAbout.nodes).toEqual([]);
  });

  it.each(['dossier-service', 'permit-service', 'analyst', 'steward'])(
    'is forbidden to the role %s, and the attempt leaves a row',
    async (as) => {
      const before = await last();
      const answer = await running.ask(ABOUT, { as, variables: { subject: { personalId: PERSONAL_ID } } });
      expect([answer.status, answer.code]).toEqual([403, 'FORBIDDEN']);
      expect(await since(before)).toMatchObject([{ kind: 'refusal', code: 'FORBIDDEN', role: as }]);
    },
  );

  it('asks a stranger for a token, an auditor for purpose, case and subject', async () => {
    expect((await running.ask(ABOUT)).code).toBe('UNAUTHENTICATED');
    const subject = { personalId: PERSONAL_ID };
    expect((await running.ask(ABOUT, { as: 'auditor', variables: { subject } })).code).toBe('PURPOSE_REQUIRED');
    expect((await running.ask(ABOUT, { as: 'auditor', variables: { subject }, headers: { 'hub-purpose': 'audit' } })).code).toBe(
      'CASE_REQUIRED',
    );
    expect((await running.ask(ABOUT, { as: 'auditor', variables: { subject }, headers: { 'hub-purpose': 'statistics' } })).code).toBe(
      'PURPOSE_NOT_ALLOWED',
    );
    expect((await running.ask(ABOUT, { as: 'auditor', purpose: 'audit' })).code).toBe('BAD_USER_INPUT');
  });

  it('lets an auditor find a person by any identifier, and records that look in turn', async () => {
    const count = async (subject: object) => (await audit(subject)).body.data.readsAbout.totalCount;
    const byPerson = await count({ personalId: PERSONAL_ID });
    expect(byPerson).toBeGreaterThan(5);
    expect(await count({ licenceNumber: '010090000011' })).toBe(byPerson + 1);
    expect(await count({ plate: '30K-00001' })).toBe(byPerson + 2);
    // A business and a business's coach are no person's data.
    expect(await count({ taxCode: '0100109106' })).toBe(0);
    expect(await count({ plate: '29B-12345' })).toBe(0);
    expect(await count({ plate: '30K-99999' })).toBe(0);
    const mine = (await own()).body.data.readsAbout.nodes;
    expect(mine.filter(({ role }: any) => role === 'auditor')).toHaveLength(3);
    expect(mine[0]).toMatchObject({
      role: 'auditor',
      agency: 'G01',
      purpose: { code: 'audit' },
      caseCode: caseFor('audit', CASE),
      entities: ['Read'],
      fieldClasses: ['personal'],
    });
  });

  it('shows who asked for a person before the registers knew them, in a question, a dossier or a change that was only tried', async () => {
    const personalId = '001095000077';
    const licenceNumber = '010095000077';
    const asked = [
      `query Look { businesses(where: { managers: { person: { personalId: { eq: "${personalId}" } } } }) { totalCount } }`,
      `query Card { driverLicence(number: "${licenceNumber}") { state } }`,
    ];
    for (const query of asked) expect((await running.ask(query, { as: 'steward', purpose: 'stewardship' })).status).toBe(200);
    const tried = 'mutation Try($input: ChangeSetInput!) { submitChangeSet(input: $input, dryRun: true) { dryRun } }';
    const record = { person: { personalId, fullName: 'Người Thử', fictional: true } };
    const input = { operations: [{ register: { record } }], reason: 'thử', legalBasis: 'thử' };
    expect((await running.ask(tried, { as: 'steward', purpose: 'stewardship', variables: { input } })).body.data.submitChangeSet).toEqual({
      dryRun: true,
    });
    const names = async () =>
      (await own({}, personalId)).body.data.readsAbout.nodes.map(({ operationName }: any) => operationName).filter(Boolean);
    expect(await names()).toEqual(['Try', 'Look']);
    const person = await register(running, 'Person', record.person);
    const driver = await register(running, 'Driver', { person, fictional: true });
    const licence = { number: licenceNumber, driver, scheme: '2025', classes: ['B'], issuedOn: '2025-02-01', state: 'ACTIVE' };
    await register(running, 'DriverLicence', licence, '2025-02-01');
    expect(await names()).toEqual(['Try', 'Card', 'Look']);
    expect((await audit({ licenceNumber })).body.data.readsAbout.nodes.map(({ operationName }: any) => operationName)).toEqual(
      expect.arrayContaining(['Try', 'Card', 'Look']),
    );
  });

  it('takes exactly one identifier, and cursors of its own only', async () => {
    expect((await audit({ personalId: PERSONAL_ID, plate: '30K-00001' })).code).toBe('BAD_USER_INPUT');
    expect((await audit({})).code).toBe('BAD_USER_INPUT');
    expect((await own({ after: 'bm9uc2Vuc2U' })).code).toBe('BAD_USER_INPUT');
    expect((await own({ first: -1 })).code).toBe('BAD_USER_INPUT');
    expect((await own({ first: 201 })).code).toBe('BAD_USER_INPUT');
  });

  it('lists an answer about more than 100 people with each of them', async () => {
    for (let i = 0; i < 101; i++)
      await register(running, 'Person', { personalId: `0010900${String(10_000 + i)}`, fullName: 'Người Giả Lập', fictional: true });
    const before = await last();
    const { body } = await running.ask('query Everybody { people(first: 200) { nodes { id } } }', {
      as: 'steward',
      purpose: 'stewardship',
    });
    const ids = body.data.people.nodes.map(({ id }: any) => id);
    expect(ids.length).toBeGreaterThan(100);
    const read = (await since(before)).at(-1);
    expect([read.kind, read.subject_count, read.subjects.sort()]).toEqual(['answer', ids.length, [...ids].sort()]);
    for (const personalId of ['001090010000', '001090010100'])
      expect((await own({}, personalId)).body.data.readsAbout.nodes).toMatchObject([
        { operationName: 'Everybody', subjectCount: ids.length },
      ]);
  });
});

describe('a read of thousands', () => {
  it('is found by each of them, among their other reads, once however they were asked for', async () => {
    const number = (n: number) => `0010910${String(10_000 + n)}`;
    const people = Array.from({ length: 2_300 }, (_, n) => ({ personalId: number(n), fullName: 'Người Giả Lập', fictional: true }));
    await write(
      running,
      people.map((values) => ({ operation: 'register', entity: 'Person', from: '2024-01-01', values })),
    );
    const key = await openReadLogKey({ keysDir: running.keysDir, production: true });
    const readLog = openReadLog({ pool: createReadLogPool(running.database), key });
    const folder = await mkdtemp(join(tmpdir(), 'giaolo-people-'));
    const entity = model.declarations.entities.get('Person');
    if (!entity) throw new Error('no person');
    const steward = { ...anonymous, ...caller('steward', 'stewardship', { actor: 'cli:test' }) };
    await exportFile(
      { pool: running.database.appPool, model, readLog },
      { entity, format: 'jsonl', path: join(folder, 'person.jsonl'), caller: steward },
    );
    await readLog.close();
    await rm(folder, { recursive: true });
    const reads = await running.rows(
      `select position, subject_count as count from ${READ_ROWS} l where operation_name = 'export' order by position`,
    );
    expect(reads.some(({ count }) => count > 1_000)).toBe(true);
    for (const n of [0, 999, 1_000, 2_299]) {
      const personalId = number(n);
      expect(
        (
          await running.ask(`query Me { person(personalId: "${personalId}") { fullName } }`, {
            as: 'dossier-service',
            purpose: 'once-only',
          })
        ).status,
      ).toBe(200);
      const { nodes, totalCount } = (await running.ask(ABOUT, { as: 'citizen', personalId })).body.data.readsAbout;
      expect(nodes.map(({ operationName, actor }: any) => [operationName, actor])).toEqual([
        ['Me', 'demo-dossier-service'],
        ['export', 'cli:test'],
      ]);
      expect(totalCount).toBe(2);
      const first = (await running.ask(ABOUT, { as: 'citizen', personalId, variables: { first: 1 } })).body.data.readsAbout;
      const rest = (await running.ask(ABOUT, { as: 'citizen', personalId, variables: { first: 5, after: first.pageInfo.endCursor } })).body
        .data.readsAbout;
      expect(rest.nodes.at(-1).operationName).toBe('export');
    }
  }, 60_000);
});

describe('a delay of notice', () => {
  const DELAYED = 'H26.01-261122-0778';
  const NUMBER = '001090000778';
  const BASIS = 'Bộ luật Tố tụng hình sự, Quyết định số 12 (giả lập)';
  const DELAY = 'id caseCode legalBasis until state actor approvedBy endedBy';
  const inDays = async (days: number) => addDays(await legalToday(running.database.ownerPool as never), days);

  const asAuditor = async (query: string, { name, variables = {} }: { name?: string; variables?: object } = {}) => {
    const { token } = await running.issuer.issue({ role: 'auditor', ...(name === undefined ? {} : { name }) });
    const headers = { authorization: `Bearer ${token}`, 'hub-purpose': 'audit', 'hub-case': caseFor('audit', CASE) };
    return running.send('/graphql', { headers, body: { query, variables } });
  };
  const ask = async (until: string, more: object = {}) =>
    asAuditor(`mutation($input: DelayNoticeInput!) { delayNotice(input: $input) { ${DELAY} } }`, {
      variables: { input: { caseCode: DELAYED, legalBasis: BASIS, until, ...more } },
    });
  const step = (field: 'approveNoticeDelay' | 'endNoticeDelay', id: string, as: { name?: string } = {}) =>
    asAuditor(`mutation($id: ID!) { ${field}(id: $id) { ${DELAY} } }`, { ...as, variables: { id } });
  const listed = async (states: string[]) => {
    const query = `query($states: [NoticeDelayState!]) { noticeDelays(caseCode: "${DELAYED}", states: $states) { nodes { ${DELAY} } } }`;
    return (await asAuditor(query, { variables: { states } })).body.data.noticeDelays.nodes;
  };
  const signed = async () => ({ authorization: `Bearer ${await running.token('citizen', NUMBER)}` });
  const proven = async (position: string) => {
    const query = `{ rowProof(log: READS, position: "${position}") { position } }`;
    return (await running.ask(query, { as: 'citizen', personalId: NUMBER })).body.data.rowProof;
  };
  const READS = `readsAbout(first: 200) { totalCount nodes { position role noticeDelayedUntil } }`;
  /** All that the person is told, at each door, but of their own asking. */
  const told = async () => {
    const { readsAbout, casesAbout } = (await running.ask(`{ ${READS} casesAbout { code } }`, { as: 'citizen', personalId: NUMBER })).body
      .data;
    const usage = (await running.send('/usage/v1/findUsage', { headers: await signed(), body: { limit: 200 } })).body;
    const ofOthers = readsAbout.nodes.filter(({ role }: any) => role !== 'citizen').map(({ position }: any) => position);
    expect([readsAbout.totalCount, usage.totalUsages]).toEqual([readsAbout.nodes.length, usage.dataResponses.length]);
    expect(usage.dataResponses.filter(({ purposeCode }: any) => purposeCode !== null).map(({ position }: any) => position)).toEqual(
      ofOthers,
    );
    expect(readsAbout.nodes.every(({ noticeDelayedUntil }: any) => noticeDelayedUntil === null)).toBe(true);
    return { reads: ofOthers, cases: casesAbout.map(({ code }: any) => code).includes(DELAYED) };
  };
  /** As if that many days had passed. */
  async function later(id: string, days: number): Promise<void> {
    await running.rows('alter table notice_delay disable trigger refuse_change');
    await running.rows('update notice_delay set until = until - $2::integer where id = $1', [id, days]);
    await running.rows('alter table notice_delay enable always trigger refuse_change');
  }

  it('keeps from the person, at every door, what was read in the case, and tells it from its day on', async () => {
    await register(running, 'Person', { personalId: NUMBER, fullName: 'Người Được Hoãn', fictional: true });
    await openForEverybody(running.database, DELAYED);
    const one = `person(personalId: "${NUMBER}") { fullName }`;
    const headers = { 'hub-purpose': 'once-only', 'hub-case': DELAYED };
    const before = await last();
    expect((await running.ask(`{ ${one} }`, { as: 'dossier-service', purpose: 'once-only' })).status).toBe(200);
    const other = await last();
    // Alone, on a page with others, in the block of an export (of the thousands above).
    expect((await running.ask(`{ ${one} }`, { as: 'dossier-service', headers })).status).toBe(200);
    expect(
      (await running.ask(`{ ${one} b: person(personalId: "${PERSONAL_ID}") { fullName } }`, { as: 'dossier-service', headers })).status,
    ).toBe(200);
    const key = await openReadLogKey({ keysDir: running.keysDir, production: true });
    const readLog = openReadLog({ pool: createReadLogPool(running.database), key });
    const folder = await mkdtemp(join(tmpdir(), 'giaolo-delayed-'));
    await exportFile(
      { pool: running.database.appPool, model, readLog },
      {
        entity: entityNamed('Person'),
        format: 'jsonl',
        path: join(folder, 'person.jsonl'),
        caller: { ...anonymous, ...caller('steward', 'stewardship', { caseCode: DELAYED }) },
      },
    );
    await readLog.close();
    await rm(folder, { recursive: true });
    const stored = await running.rows<{ position: string; own: boolean; block: boolean }>(
      `select l.position::text, l.case_code = $2 as own, exists (select from read_block b where b.position = l.position) as block
       from read_log l where l.position > $1 and l.kind = 'answer' order by l.position desc`,
      [before, DELAYED],
    );
    const all = (await told()).reads;
    const inCase = stored.filter(({ own }) => own).map(({ position }) => position);
    expect(stored.some(({ block }) => block)).toBe(true);
    expect(all).toEqual(expect.arrayContaining([...inCase.slice(-2), String(other)]));
    const withoutCase = all.filter((position: string) => !inCase.includes(position));
    expect(all.length - withoutCase.length).toBeGreaterThanOrEqual(3);

    const until = await inDays(30);
    const mark = await last();
    const { id } = (await ask(until)).body.data.delayNotice;
    expect((await ask(until)).body.data.delayNotice).toMatchObject({ id, state: 'WAITING', caseCode: DELAYED, legalBasis: BASIS, until });
    expect((await told()).reads).toEqual(all);
    expect((await step('approveNoticeDelay', id)).code).toBe('ANOTHER_PERSON_REQUIRED');
    await expect(
      running.rows('insert into notice_delay_approval (id, approved_by) select id, actor from notice_delay where id = $1', [id]),
    ).rejects.toThrow(/somebody else/);
    for (let turn = 0; turn < 2; turn++)
      expect((await step('approveNoticeDelay', id, { name: 'duyet' })).body.data.approveNoticeDelay).toMatchObject({
        state: 'IN_FORCE',
      });
    expect(await told()).toEqual({ reads: withoutCase, cases: false });
    const [hidden = ''] = inCase;
    const audited = async () => (await asAuditor(`{ rowProof(log: READS, position: "${hidden}") { position } }`)).body.data.rowProof;
    await expect.poll(audited, { timeout: 20_000, interval: 300 }).not.toBeNull();
    expect([await proven(hidden), await proven(String(other))]).toEqual([null, { position: String(other) }]);

    const examined = (
      await asAuditor(`query($subject: SubjectInput!) { ${READS.replace('(', '(subject: $subject, ')} }`, {
        variables: { subject: { personalId: NUMBER } },
      })
    ).body.data.readsAbout;
    for (const position of all)
      expect(examined.nodes.find((read: any) => read.position === position)).toMatchObject({
        noticeDelayedUntil: inCase.includes(position) ? until : null,
      });
    // Each step stands in the log, under the work order of whoever took it.
    expect(
      (await since(mark))
        .filter(({ entities }: any) => entities.includes('NoticeDelay'))
        .map(({ actor, case_code, kind }: any) => [kind, actor === 'demo-auditor', case_code]),
    ).toEqual(
      expect.arrayContaining([
        ['answer', true, caseFor('audit', CASE)],
        ['answer', false, caseFor('audit', CASE)],
      ]),
    );
    expect(await listed(['IN_FORCE'])).toMatchObject([{ id, actor: 'demo-auditor', approvedBy: expect.stringMatching(/./) }]);

    await later(id, 30);
    // With what auditors have looked at since, under a case of their own.
    expect(await told()).toEqual({ reads: expect.arrayContaining(all), cases: true });
    expect(await proven(hidden)).toEqual({ position: hidden });
    expect(await listed(['OVER'])).toMatchObject([{ id }]);
  });

  it('is ended by anybody who may, is never its own way back, and is refused to others and for longer', async () => {
    const all = (await told()).reads;
    const { id } = (await ask(await inDays(366))).body.data.delayNotice;
    await step('approveNoticeDelay', id, { name: 'duyet' });
    expect((await told()).reads.length).toBeLessThan(all.length);
    for (let turn = 0; turn < 2; turn++)
      expect((await step('endNoticeDelay', id)).body.data.endNoticeDelay).toMatchObject({ state: 'ENDED', endedBy: 'demo-auditor' });
    expect((await told()).reads).toEqual(all);
    expect((await step('approveNoticeDelay', id, { name: 'duyet' })).code).toBe('BAD_USER_INPUT');
    const refused = (await ask(await inDays(20))).body.data.delayNotice;
    await step('endNoticeDelay', refused.id, { name: 'duyet' });
    await expect(running.rows(`insert into notice_delay_approval (id, approved_by) values ($1, 'ai đó')`, [refused.id])).rejects.toThrow(
      /over/,
    );
    for (const table of ['notice_delay', 'notice_delay_approval', 'notice_delay_end'])
      await expect(running.rows(`delete from ${table}`)).rejects.toThrow(/refused/);
    for (const [until, more] of [
      [await inDays(0), {}],
      [await inDays(367), {}],
      [await inDays(9), { legalBasis: ' ' }],
    ] as const)
      expect([until, (await ask(until, more)).code]).toEqual([until, 'BAD_USER_INPUT']);
    const LIST = '{ noticeDelays { nodes { id } } }';
    expect((await running.ask(LIST)).code).toBe('UNAUTHENTICATED');
    for (const as of ['steward', 'citizen', 'dossier-service'])
      expect([as, (await running.ask(LIST, { as, purpose: 'audit' })).code]).toEqual([as, 'PURPOSE_NOT_ALLOWED']);
    expect((await step('approveNoticeDelay', '01980000-0000-7000-8000-000000000000')).code).toBe('NOT_FOUND');
  });
});

describe('reads', () => {
  it('say by which mandate somebody acted in their case, to the person who gave it', async () => {
    const representative = '001190000077';
    const acts = await register(
      running,
      'Person',
      { personalId: representative, fullName: 'Phạm Văn Thay', fictional: true },
      '2010-01-01',
    );
    await register(running, 'Mandate', { code: 'UQ-1', person: running.world.person, representative: acts });
    const code = `H26.01-${(await legalToday(running.database.ownerPool)).slice(2).replaceAll('-', '')}-0777`;
    const input = { code, procedure: 'P06', origin: 'COUNTER', subject: { personalId: PERSONAL_ID }, representative };
    const asService = { as: 'dossier-service', purpose: 'once-only', headers: { 'hub-case': code } };
    const opened = await running.ask('mutation($input: OpenCaseInput!) { openCase(input: $input) { mandate } }', {
      ...{ as: 'dossier-service', purpose: 'once-only', variables: { input } },
    });
    expect(opened.body.data).toEqual({ openCase: { mandate: 'UQ-1' } });
    await running.ask(`query Licences { driver(personalId: "${PERSONAL_ID}") { person { fullName } } }`, asService);
    const asked = await running.ask('{ readsAbout(first: 1) { nodes { caseCode mandate } } }', {
      ...{ as: 'citizen', personalId: PERSONAL_ID, purpose: 'self-access' },
    });
    expect(asked.body.data.readsAbout.nodes).toEqual([{ caseCode: code, mandate: 'UQ-1' }]);
  });

  const FIND = `query($where: ReadSearch, $first: Int, $after: Cursor) { reads(where: $where, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { position outcome code actor onBehalfOf { client } } } }`;
  const find = (where: object | null, more: object = {}) =>
    running.ask(FIND, { as: 'auditor', purpose: 'audit', variables: { where, first: 200, ...more } });
  const positionsOf = (answer: Awaited<ReturnType<typeof find>>) => answer.body.data.reads.nodes.map(({ position }: any) => position);

  it('are not all told where a condition is null', async () => {
    for (const name of ['subject', 'caseCode', 'actor', 'outcomes', 'from'])
      expect((await find({ [name]: null })).code, name).toBe('BAD_USER_INPUT');
  });

  it('are found by auditors alone, by whatever is asked for, and say so in the log', async () => {
    await readLicences();
    await running.ask(LICENCES, { as: 'dossier-service' });
    // As a hub of the release before wrote it.
    const old = {
      ...{
        kind: 'answer',
        requestId: 'of before',
        actor: 'demo-dossier-service',
        role: 'dossier-service',
        agency: 'H26',
        purpose: 'once-only',
      },
      ...{
        caseCode: CASE,
        operationName: null,
        documentHash: `\\x${'11'.repeat(32)}`,
        variablesHash: `\\x${'22'.repeat(32)}`,
        variablesKey: 'k',
      },
      ...{ code: null, fieldClasses: ['personal'], entities: ['Driver'], subjects: [running.world.person], subjectCount: 1 },
      ...{ subjectsCommitment: `\\x${'33'.repeat(32)}`, format: 1, begunMsAgo: 3 },
    };
    await running.rows('select append_reads($1::json)', [JSON.stringify([old])]);
    for (const as of ['steward', 'citizen', 'dossier-service'] as const)
      expect((await running.ask(FIND, { as, purpose: 'audit' })).code, as).toBe('PURPOSE_NOT_ALLOWED');
    expect((await running.ask(FIND)).code).toBe('UNAUTHENTICATED');

    const latest = String(await last());
    const all: any[] = await running.rows(
      `select l.*, l.position::text, ${instantText('l.recorded_at')} as at, array(select subject_id::text from read_about a where a.position = l.position
         union select unnest(subject_ids)::text from read_block b where b.position = l.position) as subjects from ${READ_ROWS} l order by l.position desc`,
    );
    const { at } = all[3];
    const filters: [object, (row: any) => boolean][] = [
      [{}, () => true],
      [{ subject: { personalId: PERSONAL_ID } }, (row) => row.kind === 'answer' && row.subjects.includes(running.world.person)],
      [{ caseCode: CASE }, (row) => row.case_code === CASE],
      [{ actor: 'demo-dossier-service' }, (row) => row.actor === 'demo-dossier-service'],
      [{ client: 'demo-dossier-service' }, (row) => row.client === 'demo-dossier-service'],
      [{ official: 'nobody' }, () => false],
      [{ agency: 'H26', purpose: 'once-only' }, (row) => row.agency === 'H26' && row.purpose === 'once-only'],
      [{ role: 'citizen' }, (row) => row.role === 'citizen'],
      [{ outcomes: ['REFUSED'] }, (row) => row.kind === 'refusal'],
      [{ from: at }, (row) => row.at >= at],
      [{ to: at, actor: 'demo-dossier-service' }, (row) => row.at < at && row.actor === 'demo-dossier-service'],
      [{ traceId: '00000000000000000000000000000001' }, () => false],
      [
        { subject: { personalId: PERSONAL_ID }, role: 'dossier-service', outcomes: ['ANSWERED'] },
        (row) => row.subjects.includes(running.world.person) && row.role === 'dossier-service',
      ],
    ];
    for (const [where, holds] of filters) {
      const seen: string[] = [];
      for (let after: string | null = null; ; ) {
        const answer: any = await find(where, { first: 40, after });
        expect(answer.status, JSON.stringify(where)).toBe(200);
        seen.push(...positionsOf(answer));
        if (!answer.body.data.reads.pageInfo.hasNextPage) break;
        after = answer.body.data.reads.pageInfo.endCursor;
      }
      // Each question is in the log itself.
      const before = seen.filter((position) => Number(position) <= Number(latest));
      expect(before, JSON.stringify(where)).toEqual(all.filter((row) => holds(row)).map(({ position }) => position));
    }
    const [own] = await since((await last()) - 1);
    expect(own).toMatchObject({
      kind: 'answer',
      actor: 'demo-auditor',
      purpose: 'audit',
      entities: ['Read'],
      subjects: [running.world.person],
    });
    expect((await find({ traceId: 'x' })).code).toBe('BAD_USER_INPUT');
    expect((await find(null)).body.data.reads.totalCount).toBeGreaterThan(all.length);
  });

  it('of a person are proven one by one, and show nobody else', async () => {
    const other = await register(running, 'Person', { personalId: '001090000029', fullName: 'Người Khác', fictional: true });
    const both = `{ a: person(personalId: "${PERSONAL_ID}") { fullName } b: person(personalId: "001090000029") { fullName } }`;
    expect((await running.ask(both, { as: 'steward', purpose: 'stewardship' })).status).toBe(200);
    const PROVEN = '{ readsAbout(first: 50) { nodes { position subjectCount proof } } checkpoint(log: READS) { verifierKey } }';
    const about = async () => {
      const { data } = (await running.ask(PROVEN, { as: 'citizen' })).body;
      return { ...data, read: data.readsAbout.nodes.find(({ subjectCount }: any) => subjectCount === 2) };
    };
    await expect.poll(async () => (await about()).read.proof, { timeout: 20_000, interval: 500 }).not.toBeNull();
    const { read, checkpoint } = await about();
    const { position, subjectCount, proof } = read;
    const logKey = readVerifierKey(checkpoint.verifierKey);
    if (logKey === undefined) throw new Error('no key');
    const checked = checkOpened(proof, logKey);
    expect(checked).toMatchObject({
      kind: 'included',
      entry: { position },
      opened: { subject: { subject: running.world.person, of: subjectCount }, shown: [] },
    });
    const shown = Buffer.from(/^extra (.*)$/m.exec(proof)?.[1] ?? '', 'base64').toString();
    expect(shown).toContain(running.world.person);
    expect(shown).not.toContain(other);
    expect(
      checkOpened(
        proof.replace(/^extra .*$/m, `extra ${Buffer.from(shown.replaceAll(running.world.person, other)).toString('base64')}`),
        logKey,
      ).kind,
    ).not.toBe('included');
  });
});

describe('the proof of one row', () => {
  const PROOF =
    'query($log: Log!, $position: Position!) { rowProof(log: $log, position: $position) { file } checkpoint(log: $log) { verifierKey } }';
  const prove = (log: string, position: unknown, as: Parameters<typeof running.ask>[1] = {}) =>
    running.ask(PROOF, { ...as, variables: { log, position: String(position) } });
  const AS_AUDITOR = { as: 'auditor', purpose: 'audit' };
  const opened = (file: string, verifierKey: string) => {
    const logKey = readVerifierKey(verifierKey);
    return logKey && checkOpened(file, logKey);
  };

  it('opens to an auditor who asked and why, and is a read about whom the row is about', async () => {
    await running.ask(`{ person(personalId: "${PERSONAL_ID}") { fullName } }`, { as: 'steward', purpose: 'stewardship' });
    const position = await last();
    const sealed = async () => (await prove('READS', position, AS_AUDITOR)).body.data;
    await expect.poll(async () => (await sealed()).rowProof, { timeout: 20_000, interval: 300 }).not.toBeNull();
    const { rowProof, checkpoint } = await sealed();
    const [own] = await since((await last()) - 1);
    expect(own).toMatchObject({ kind: 'answer', actor: 'demo-auditor', subjects: [running.world.person], entities: ['Read'] });
    const checked = opened(rowProof.file, checkpoint.verifierKey);
    expect(checked).toMatchObject({ kind: 'included', entry: { position: String(position), purpose: 'stewardship' } });
    expect(checked).toMatchObject({
      opened: { shown: expect.arrayContaining([expect.objectContaining({ name: 'actor', value: 'demo-steward' })]) },
    });

    // A person gets it of rows about them, with nobody's name in it; of others they are told nothing, whether there are any or not.
    const mine = (await prove('READS', position, { as: 'citizen' })).body.data;
    expect(opened(mine.rowProof.file, mine.checkpoint.verifierKey)).toMatchObject({
      kind: 'included',
      opened: { shown: [], subject: { subject: running.world.person } },
    });
    expect((await prove('READS', position, { as: 'citizen', personalId: '001090000029' })).body.data.rowProof).toBeNull();
    expect((await prove('READS', 999_999, { as: 'citizen' })).body.data.rowProof).toBeNull();
  });

  it('opens of a change what an auditor may see, and nothing sensitive', async () => {
    const { rows } = await running.database.ownerPool.query<{ position: string }>(
      `select max(position)::text as position from change where entity = 'DriverLicence'`,
    );
    const { rowProof, checkpoint } = (await prove('CHANGES', rows[0]?.position, AS_AUDITOR)).body.data;
    const checked = opened(rowProof.file, checkpoint.verifierKey);
    if (checked?.kind !== 'included') throw new Error('no proof');
    const shown = checked.opened.change?.fields.map(({ name }) => name) ?? [];
    const classes = model.declarations.entities.get('DriverLicence')?.fields;
    expect(shown).toContain('number');
    expect(shown.filter((name) => classes?.get(name)?.class === 'sensitive')).toEqual([]);
    const names = checked.opened.shown.map(({ name }) => name);
    expect(names).toContain('actor');
    expect(names).not.toContain('requestHash');
  });

  it.each([
    [{}, 'UNAUTHENTICATED'],
    [{ as: 'analyst', purpose: 'statistics' }, 'PURPOSE_NOT_ALLOWED'],
    [{ as: 'steward', purpose: 'stewardship' }, 'PURPOSE_NOT_ALLOWED'],
    [{ as: 'auditor' }, 'PURPOSE_REQUIRED'],
  ])('is refused to %j with %s', async (as, code) => {
    expect((await prove('READS', 1, as)).code).toBe(code);
  });
});

describe('without the log', () => {
  it('nothing personal is answered, open data is, and all is well again afterwards', async () => {
    await running.database.ownerPool.query('revoke insert on read_log from giaolo_app');
    const refused = await readLicences();
    expect({ status: refused.status, code: refused.code, data: refused.body.data }).toEqual({
      status: 503,
      code: 'AUDIT_UNAVAILABLE',
      data: undefined,
    });
    expect(refused.text).not.toMatch(/Nguyễn|010090000011/);
    expect(refused.headers.get('retry-after')).toBe('2');
    expect((await running.ask(ABOUT, { as: 'citizen' })).code).toBe('AUDIT_UNAVAILABLE');
    // A refusal that leaves no trace would let one try unseen.
    expect((await running.ask(LICENCES, { as: 'dossier-service' })).code).toBe('AUDIT_UNAVAILABLE');
    expect((await running.ask('{ province(code: "01") { name } }')).status).toBe(200);
    await running.database.ownerPool.query('grant insert on read_log to giaolo_app');
    expect((await readLicences()).status).toBe(200);
  });
});

describe('the usage service', () => {
  const usage = async (path: string, body: unknown, headers: Record<string, string> = {}) =>
    running.send(`/usage/v1/${path}`, { headers, body });
  const signed = async (role: string, more: Record<string, string> = {}) => ({
    authorization: `Bearer ${await running.token(role)}`,
    ...more,
  });

  it('tells a person what readsAbout tells them, page by page and by period, and leaves the same row', async () => {
    const as = await signed('citizen');
    for (let n = 0; n < 5; n++) await readLicences();
    const before = await last();
    const { body, headers } = await usage('findUsage', { limit: 200 }, as);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(await since(before)).toMatchObject([
      { kind: 'answer', role: 'citizen', operation_name: 'FindUsage', subjects: [running.world.person] },
    ]);
    const told = (await running.ask(ABOUT, { as: 'citizen', variables: { first: 200 } })).body.data.readsAbout;
    // The first question is a read that the second one tells of.
    expect(body.totalUsages).toBe(told.totalCount - 1);
    expect(body.dataResponses.map(({ position }: any) => position)).toEqual(told.nodes.slice(1).map(({ position }: any) => position));
    expect(body.dataResponses[0]).toEqual({
      position: told.nodes[1].position,
      logTime: told.nodes[1].at,
      purpose: told.nodes[1].purpose.vi,
      purposeCode: 'once-only',
      legalBasis: expect.any(String),
      initiatorOrg: 'H26',
      initiatorPerson: null,
      initiatorSystem: 'demo-dossier-service',
      queryGroupId: CASE,
      bulkProcessing: false,
      data: ['Driver', 'DriverLicence', 'Person'],
    });
    // What is answered is what the document says, to the name.
    const { schemas } = (await running.send('/usage/v1/openapi.json', { method: 'GET' })).body.components;
    expect(Object.keys(body).sort()).toEqual([...schemas.FindUsageResponse.required].sort());
    expect(Object.keys(body.dataResponses[0]).sort()).toEqual([...schemas.Usage.required].sort());
    expect(Object.keys(schemas.Usage.properties).sort()).toEqual([...schemas.Usage.required].sort());

    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: any = (await usage('findUsage', { limit: 3, after, periodEnd: body.dataResponses[0].logTime }, as)).body;
      seen.push(...page.dataResponses.map(({ position }: any) => position));
      if (page.next === null) break;
      after = page.next;
    }
    const earlier = body.dataResponses.filter(({ logTime }: any) => logTime < body.dataResponses[0].logTime);
    expect(seen).toEqual(earlier.map(({ position }: any) => position));
    for (const { logTime } of [body.dataResponses[0], body.dataResponses.at(-1), earlier[1]]) {
      const span = (await usage('findUsage', { periodStart: logTime, periodEnd: body.dataResponses[0].logTime, limit: 200 }, as)).body;
      expect(span.totalUsages).toBe(earlier.filter((one: any) => one.logTime >= logTime).length);
      expect(span.dataResponses).toEqual(earlier.filter((one: any) => one.logTime >= logTime));
    }
  });

  it('refuses as readsAbout does, and takes no person in an address', async () => {
    const subject = { personalId: PERSONAL_ID };
    expect(await usage('findUsage', {})).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    expect((await usage('findUsage', { subject }, await signed('auditor'))).code).toBe('PURPOSE_REQUIRED');
    const audit = await signed('auditor', { 'hub-purpose': 'audit', 'hub-case': caseFor('audit', CASE) });
    expect((await usage('findUsage', { subject }, audit)).body.totalUsages).toBeGreaterThan(0);
    expect((await usage('findUsage', {}, audit)).code).toBe('BAD_USER_INPUT');
    const citizen = await signed('citizen');
    expect((await usage('findUsage', { subject: { personalId: '001090000099' } }, citizen)).code).toBe('FORBIDDEN');
    for (const odd of [
      { userCode: PERSONAL_ID },
      [],
      { limit: 201 },
      { limit: 'ten' },
      { periodStart: 'hôm qua' },
      { after: 'x' },
      { subject: 3 },
    ]) {
      const { status, code, text } = await usage('findUsage', odd, citizen);
      expect([odd, status, code]).toEqual([odd, 400, expect.stringMatching(/^BAD_/)]);
      expect(text).not.toContain(PERSONAL_ID);
    }
    expect((await running.send(`/usage/v1/findUsage?userCode=${PERSONAL_ID}`, { method: 'GET', headers: citizen })).status).toBe(405);
  });

  it('says since when reads are written down, and whether it works', async () => {
    const { body } = await usage('usagePeriod', {}, await signed('citizen'));
    const [first] = await running.rows(`select ${instantText('recorded_at')} as at from read_log where position = 1`);
    expect(body).toEqual({ periodStart: first.at, periodEnd: expect.stringMatching(/Z$/) });
    expect((await usage('usagePeriod', {})).status).toBe(401);
    expect((await running.send('/usage/v1/heartbeat', { method: 'GET' })).body).toMatchObject({ status: 'OK' });
  });
});
