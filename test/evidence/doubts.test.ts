import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../../src/hub/access/caller.js';
import { overdueByKind } from '../../src/hub/evidence/overdue.js';
import { addWorkingDays, endOfTerm } from '../../src/hub/time/working-days.js';
import { caller, createTestHub, model, type TestHub } from '../support/hub.js';
import { write } from '../support/write.js';
import {
  asDossierService,
  askBadge,
  askExchange,
  asSteward,
  type DossierWorld,
  day,
  dossierWorld,
  PERSONAL_ID,
  requirement,
} from './dossier-world.js';

let hub: TestHub;
let world: DossierWorld;
beforeAll(async () => {
  hub = await createTestHub();
  world = await dossierWorld(hub);
});
afterAll(() => hub.close());

const REPORT = `mutation($input: ReportDoubtInput!) { reportDoubt(input: $input) { id recordType state reportedOn dueOn isOverdue answeredOn correction } }`;
const ANSWER = `mutation($input: AnswerDoubtInput!) { answerDoubt(input: $input) { doubt { id state answeredOn correction } dossiers opened } }`;
const SAID = 'Ngày khám ghi sai, bản gốc ghi ngày khác';
const report = (input: Record<string, unknown>, as: Partial<Caller>) =>
  hub.ask(REPORT, { variables: { input: { statement: SAID, ...input } }, as });
const answer = (input: Record<string, unknown>, as: Partial<Caller> = asSteward({ actor: 'steward-2' })) =>
  hub.ask(ANSWER, { variables: { input: { answer: 'Đã đối chiếu với bản gốc', ...input } }, as });
const codeOf = ({ body }: Awaited<ReturnType<typeof report>>) => body.errors?.[0].extensions.code;
const citizen = (personalId = PERSONAL_ID) =>
  caller('citizen', 'self-access', { actor: `citizen-${personalId}`, agency: null, ownKey: personalId });

it('a doubt stands on its record, in verdicts and in the queue until it is answered; the correction leads to whoever was told', async () => {
  const held = requirement(await askExchange(hub, { subject: { personalId: PERSONAL_ID } }), 'EV10');
  expect(held.verdict).toBe('HELD');
  const before = await hub.ask('{ changes(first: 0) { pageInfo { scannedTo } } inspection: badges { totalCount } }');
  const token = before.body.extensions.asOf.inspection.snapshot;

  const reported = await report({ recordType: 'HealthCertificate', recordId: world.health, fields: ['examinedOn'] }, asDossierService());
  expect(reported.body.errors).toBeUndefined();
  const { id, ...told } = reported.body.data.reportDoubt;
  expect(told).toMatchObject({
    recordType: 'HealthCertificate',
    state: 'OPEN',
    reportedOn: day(),
    isOverdue: false,
    answeredOn: null,
    correction: null,
  });
  // Whose record it is stands in the read log, and what was said in no words that are kept for ever.
  expect(hub.reads.at(-1)).toMatchObject({ subjects: [world.person] });
  const { rows } = await hub.database.ownerPool.query<object>('select reason, legal_basis, idempotency_key, warnings from change_set');
  expect(JSON.stringify(rows)).not.toContain('bản gốc');
  // The same again is the same doubt.
  expect(
    (await report({ recordType: 'HealthCertificate', recordId: world.health, fields: ['examinedOn'] }, asDossierService())).body.data
      .reportDoubt.id,
  ).toBe(id);

  const disputed = await askExchange(hub, { subject: { personalId: PERSONAL_ID } });
  expect(requirement(disputed, 'EV10')).toMatchObject({ verdict: 'DISPUTED', mayAskCitizen: false });
  expect(requirement(disputed, 'EV10').explanation).toContain('đang được xem xét');
  // What rests on other records is what it was.
  expect(requirement(disputed, 'EV09').verdict).toBe(
    requirement(await askExchange(hub, { subject: { personalId: PERSONAL_ID }, asOf: { snapshot: token } }), 'EV09').verdict,
  );
  expect(requirement(await askExchange(hub, { subject: { personalId: PERSONAL_ID }, asOf: { snapshot: token } }), 'EV10').verdict).toBe(
    'HELD',
  );

  const flag = async (asOf?: object) => {
    const { body } = await hub.ask('query($id: ID!, $asOf: AsOf) { healthCertificate(id: $id, asOf: $asOf) { underInvestigation } }', {
      variables: { id: world.health, asOf: asOf ?? null },
      as: asDossierService(),
    });
    return body.data.healthCertificate?.underInvestigation;
  };
  expect([await flag(), await flag({ snapshot: token }), await flag({ validAt: day(-10) })]).toEqual([true, false, true]);

  const QUEUE = `query($today: Date) { doubts(where: { state: { eq: OPEN } }, orderBy: [{ dueOn: ASC }]) { totalCount nodes { id recordType doubtedId statement reportedBy caseCode isOverdue person { id } } }
    late: doubts(where: { state: { eq: OPEN }, dueOn: { lt: $today } }, asOf: { validAt: $today }) { nodes { id isOverdue } } }`;
  const queue = await hub.ask(QUEUE, { variables: { today: day(30) }, as: asSteward() });
  expect(queue.body.data.doubts.nodes).toEqual([
    {
      id,
      recordType: 'HealthCertificate',
      doubtedId: world.health,
      statement: SAID,
      reportedBy: 'test-dossier-service',
      caseCode: expect.any(String),
      isOverdue: false,
      person: { id: world.person },
    },
  ]);
  expect(queue.body.data.late.nodes).toEqual([{ id, isOverdue: true }]);

  // To whoever has no right to the person it is not there: neither in a list, nor in the feed.
  const anybody = await hub.ask('{ doubts { totalCount } changes(after: "0", where: { entity: { eq: "Doubt" } }) { nodes { position } } }');
  expect([anybody.body.data.doubts.totalCount, anybody.body.data.changes.nodes]).toEqual([0, []]);

  // Answered by somebody else, with a correction of that very record since.
  expect(codeOf(await answer({ id, outcome: 'CONFIRMED' }, asSteward({ actor: 'test-dossier-service' })))).toBe('ANOTHER_PERSON_REQUIRED');
  expect(codeOf(await answer({ id, outcome: 'CORRECTED' }))).toBe('BAD_USER_INPUT');
  const unrelated = await write(hub, [
    { operation: 'correct', entity: 'Person', id: world.person, from: null, to: null, values: { sex: 'nữ' } },
  ]);
  expect(codeOf(await answer({ id, outcome: 'CORRECTED', correction: unrelated.changeSetId }))).toBe('BAD_USER_INPUT');
  const corrected = await write(hub, [
    { operation: 'correct', entity: 'HealthCertificate', id: world.health, from: null, to: null, values: { examinedOn: day(-31) } },
  ]);
  const answered = await answer({ id, outcome: 'CORRECTED', correction: corrected.changeSetId });
  expect(answered.body).toMatchObject({
    data: { answerDoubt: { doubt: { id, state: 'CORRECTED', answeredOn: day(), correction: corrected.changeSetId } } },
  });
  const again = await answer({ id, outcome: 'CORRECTED', correction: corrected.changeSetId });
  expect(again.body.data.answerDoubt.doubt.state).toBe('CORRECTED');
  expect(codeOf(await answer({ id, outcome: 'CONFIRMED' }))).toBe('DOUBT_ANSWERED');
  expect(await flag()).toBe(false);
  expect(requirement(await askExchange(hub, { subject: { personalId: PERSONAL_ID } }), 'EV10').verdict).toBe('HELD');
  const mine = await hub.ask('{ reportedDoubts { nodes { id state answeredOn correction } pageInfo { hasNextPage } } }', {
    as: asDossierService(),
  });
  expect(mine.body.data.reportedDoubts.nodes).toEqual([{ id, state: 'CORRECTED', answeredOn: day(), correction: corrected.changeSetId }]);
  const reads = await hub.ask(`query($id: ID!) { doubt(id: $id) { answer } }`, { variables: { id }, as: asDossierService() });
  expect(reads.body.data.doubt.answer).toBe('Đã đối chiếu với bản gốc');
});

it('nobody doubts what they may not see, nor learns by doubting that it is there', async () => {
  const about = (recordType: string, recordId: string, as: Partial<Caller>) => report({ recordType, recordId }, as);
  expect(codeOf(await about('Driver', world.driver, {}))).toBe('UNAUTHENTICATED');
  expect(codeOf(await about('Driver', world.driver, caller('dossier-service')))).toBe('PURPOSE_REQUIRED');
  // A case about somebody else reaches this driver as little as nobody's.
  const elsewhere = asDossierService({
    case: { code: 'x', entities: new Set(['Driver', 'Doubt']), kinds: 'Doubt Driver', subjects: new Set(), named: new Set() },
  });
  const hidden = await about('Driver', world.driver, elsewhere);
  const absent = await about('Driver', '0198c3a2-5b7e-7cc3-98c4-dc0c0c07398f', elsewhere);
  expect([hidden.status, hidden.body]).toEqual([absent.status, absent.body]);
  expect(codeOf(hidden)).toBe('NOT_FOUND');
  // A person reports about their own records, and of no others.
  expect((await about('Driver', world.driver, citizen())).body.data?.reportDoubt).toMatchObject({ state: 'OPEN' });
  expect(codeOf(await about('Driver', world.driver, citizen('001099000099')))).toBe('NOT_FOUND');
  expect(codeOf(await about('Business', world.business, citizen()))).toBe('FORBIDDEN');
  expect(codeOf(await about('Business', world.business, caller('analyst', 'statistics')))).toBe('FORBIDDEN');
  const own = await hub.ask('{ reportedDoubts { nodes { recordType } } doubts { nodes { recordType statement } } }', { as: citizen() });
  expect(own.body.data.reportedDoubts.nodes).toEqual([{ recordType: 'Driver' }]);
  expect(own.body.data.doubts.nodes).toContainEqual({ recordType: 'Driver', statement: SAID });
  // Nothing that was said comes back in a refusal.
  for (const input of [
    { recordType: 'Nothing' },
    { recordType: 'Doubt' },
    { fields: ['nothing'] },
    { statement: 'ngắn' },
    { recordId: 'x' },
  ]) {
    const refused = await report({ recordType: 'Business', recordId: world.business, ...input }, asDossierService());
    expect([input, codeOf(refused)]).toEqual([input, 'BAD_USER_INPUT']);
    expect(JSON.stringify(refused.body)).not.toContain('ngắn');
  }
  // A record that is nobody's is told to everybody, without what was said.
  const open = await about('Inspection', world.coach.inspection, asDossierService());
  expect(open.body.data.reportDoubt.state).toBe('OPEN');
  expect(requirement(await askBadge(hub, ['29B-12345']), 'EV04').verdict).toBe('DISPUTED');
  const told = await hub.ask(
    '{ doubts { nodes { recordType statement doubtedId } } changes(after: "0", where: { entity: { eq: "Doubt" } }) { nodes { operation changedFields { name } } } }',
  );
  expect(told.body.errors?.[0].extensions.code).toBe('PURPOSE_REQUIRED');
  const feed = await hub.ask(
    '{ doubts { nodes { recordType state } } changes(after: "0", where: { entity: { eq: "Doubt" } }) { nodes { changedFields { name after } } } }',
  );
  expect(feed.body.data.doubts.nodes).toEqual([{ recordType: 'Inspection', state: 'OPEN' }]);
  expect(feed.body.data.changes.nodes).toHaveLength(1);
  expect(JSON.stringify(feed.body)).not.toContain('bản gốc');
});

const FILED = 'id kind state receivedOn answerBy carryOutBy dueOn isOverdue answeredOn endedOn doubtId';
const file = (input: Record<string, unknown>, as: Partial<Caller>) =>
  hub.ask(`mutation($input: FileDataSubjectRequestInput!) { fileDataSubjectRequest(input: $input) { ${FILED} } }`, {
    variables: { input: { kind: 'ACCESS', statement: 'Tôi muốn xem dữ liệu về tôi', ...input } },
    as,
  });
const settle = (input: Record<string, unknown>, as: Partial<Caller> = asSteward({ actor: 'steward-2' })) =>
  hub.ask(`mutation($input: AnswerDataSubjectRequestInput!) { answerDataSubjectRequest(input: $input) { ${FILED} } }`, {
    variables: { input: { answer: 'Đã in bản sao, mời nhận', ...input } },
    as,
  });
const LIST = `query($where: DataSubjectRequestWhere, $day: Date) { dataSubjectRequests(where: $where, asOf: { validAt: $day }, orderBy: [{ dueOn: ASC }]) { nodes { id state statement answer isOverdue } } }`;
const listed = async (as: Partial<Caller>, { where = {}, on = day() } = {}) =>
  (await hub.ask(LIST, { variables: { where, day: on }, as })).body.data?.dataSubjectRequests.nodes;

it('a person’s request has two clocks, is seen by the person, stewards and auditors alone, and is answered once', async () => {
  const filed = (await file({}, citizen())).body.data.fileDataSubjectRequest;
  const answerBy = addWorkingDays(day(), 2, new Map());
  expect(filed).toMatchObject({
    ...{ kind: 'ACCESS', state: 'RECEIVED', receivedOn: day(), answerBy, dueOn: answerBy, isOverdue: false, doubtId: null },
    carryOutBy: endOfTerm(day(), 10, new Map()),
  });
  const { id } = filed;
  expect((await file({}, citizen())).body.data.fileDataSubjectRequest.id).toBe(id);
  expect(hub.reads.at(-1)).toMatchObject({ subjects: [world.person], entities: expect.arrayContaining(['DataSubjectRequest']) });
  for (const as of [citizen(), asSteward(), caller('auditor', 'audit', { caseCode: 'kiem-toan' })])
    expect(await listed(as)).toEqual([expect.objectContaining({ id, statement: 'Tôi muốn xem dữ liệu về tôi' })]);
  // A dossier is no reason to know that somebody asked.
  const asOffice = asDossierService({
    case: { code: 'x', entities: new Set(['Person']), kinds: 'Person', subjects: new Set([world.person]), named: new Set() },
  });
  for (const as of [citizen('001099000099'), asOffice, caller('analyst', 'statistics')]) expect(await listed(as)).toEqual([]);
  const anybody = await hub.ask(
    '{ dataSubjectRequests { totalCount } changes(after: "0", where: { entity: { eq: "DataSubjectRequest" } }) { nodes { position } } }',
  );
  expect([anybody.body.data.dataSubjectRequests.totalCount, anybody.body.data.changes.nodes]).toEqual([0, []]);

  const late = { where: { dueOn: { lt: day(5) } }, on: day(5) };
  expect(await listed(asSteward(), late)).toEqual([expect.objectContaining({ id, isOverdue: true })]);
  expect(codeOf(await settle({ id, step: 'ACCEPTED' }, asSteward({ actor: citizen().actor ?? '' })))).toBe('ANOTHER_PERSON_REQUIRED');
  expect(codeOf(await settle({ id, step: 'ACCEPTED' }, asDossierService()))).toBe('FORBIDDEN');
  const accepted = (await settle({ id, step: 'ACCEPTED' })).body.data.answerDataSubjectRequest;
  expect(accepted).toMatchObject({ state: 'ACCEPTED', dueOn: filed.carryOutBy, answeredOn: day(), endedOn: null });
  expect(await listed(asSteward(), late)).toEqual([]);
  expect(codeOf(await settle({ id, step: 'ACCEPTED', answer: 'Một câu trả lời khác' }))).toBe('DATA_SUBJECT_REQUEST_STEP');
  const done = (await settle({ id, step: 'DONE' })).body.data.answerDataSubjectRequest;
  expect(done).toMatchObject({ state: 'DONE', dueOn: null, endedOn: day(), isOverdue: false });
  expect((await settle({ id, step: 'DONE' })).body.data.answerDataSubjectRequest).toEqual(done);
  expect(codeOf(await settle({ id, step: 'REFUSED' }))).toBe('DATA_SUBJECT_REQUEST_STEP');
  expect(await listed(citizen())).toEqual([expect.objectContaining({ state: 'DONE', answer: 'Đã in bản sao, mời nhận' })]);
});

it('an official files for whom they may read about, from the day of receipt, and what is late is counted without anybody', async () => {
  const forPerson = { personalId: PERSONAL_ID, kind: 'ERASURE' };
  const filed = (await file({ ...forPerson, receivedOn: day(-60) }, asSteward())).body.data.fileDataSubjectRequest;
  expect(filed).toMatchObject({ receivedOn: day(-60), answerBy: addWorkingDays(day(-60), 2, new Map()), isOverdue: true });
  expect(await overdueByKind(hub.database.appPool, model)).toEqual({ Doubt: 0, DataSubjectRequest: 1, Dossier: 0, Breach: 0 });
  expect(await listed(asSteward(), { where: { dueOn: { lt: day() } } })).toEqual([expect.objectContaining({ id: filed.id })]);
  expect((await file(forPerson, asDossierService())).body.data.fileDataSubjectRequest).toMatchObject({
    kind: 'ERASURE',
    state: 'RECEIVED',
  });
  // Who is not known and who is not the caller's to read about are one answer.
  const nobody = await file({ ...forPerson, personalId: '001099000099' }, asSteward());
  expect(codeOf(nobody)).toBe('NOT_FOUND');
  const elsewhere = asDossierService({
    case: { code: 'x', entities: new Set(['Person']), kinds: 'Person', subjects: new Set(), named: new Set() },
  });
  expect(codeOf(await file(forPerson, elsewhere))).toBe('NOT_IN_CASE');
  expect(codeOf(await file({ ...forPerson, personalId: '001099000099' }, elsewhere))).toBe('NOT_IN_CASE');
  expect(codeOf(await file({}, citizen('001099000099')))).toBe('NOT_FOUND');
  // A case about the person whose procedure needs other records of theirs.
  const unneeded = { code: 'x', entities: new Set<string>(), kinds: '', subjects: new Set([world.person]), named: new Set<string>() };
  expect(codeOf(await file(forPerson, asDossierService({ case: unneeded })))).toBe('NOT_FOUND');
  for (const [input, as, code] of [
    [{}, {}, 'UNAUTHENTICATED'],
    [forPerson, caller('steward'), 'PURPOSE_REQUIRED'],
    [forPerson, caller('analyst', 'statistics'), 'FORBIDDEN'],
    [forPerson, caller('auditor', 'audit', { caseCode: 'kiem-toan' }), 'FORBIDDEN'],
    [{}, asSteward(), 'BAD_USER_INPUT'],
    [forPerson, citizen(), 'BAD_USER_INPUT'],
    [{ receivedOn: day(-1) }, citizen(), 'BAD_USER_INPUT'],
    [{ ...forPerson, receivedOn: day(1) }, asSteward(), 'BAD_USER_INPUT'],
    [{ statement: 'ngắn' }, citizen(), 'BAD_USER_INPUT'],
    [{ record: { recordType: 'Driver', recordId: world.driver } }, citizen(), 'BAD_USER_INPUT'],
  ] as const)
    expect([input, codeOf(await file(input, as))]).toEqual([input, code]);
});

it('a request for correction puts the record in doubt in the same change set, and is done after the doubt was answered', async () => {
  const record = { recordType: 'DriverLicence', recordId: world.licence, fields: ['expiresOn'] };
  const wrong = { kind: 'CORRECTION', statement: 'Ngày hết hạn trên bằng gốc là ngày khác', record };
  const filed = (await file(wrong, citizen())).body.data.fileDataSubjectRequest;
  const { rows } = await hub.database.ownerPool.query<{ sets: number; told: string }>(
    `select count(distinct c.change_set_id)::integer as sets, string_agg(concat(s.reason, s.idempotency_key), ' ') as told
     from change c join change_set s on s.id = c.change_set_id where c.record_id = any($1::uuid[])`,
    [[filed.id, filed.doubtId]],
  );
  expect(rows).toEqual([{ sets: 1, told: expect.not.stringContaining('bằng gốc') }]);
  expect((await file(wrong, citizen())).body.data.fileDataSubjectRequest).toEqual(filed);
  const seen = await hub.ask(
    'query($id: ID!, $doubt: ID!, $licence: ID!) { dataSubjectRequest(id: $id) { doubtId } doubt(id: $doubt) { statement } driverLicence(id: $licence) { underInvestigation } }',
    { variables: { id: filed.id, doubt: filed.doubtId, licence: world.licence }, as: citizen() },
  );
  expect(seen.body.data).toEqual({
    dataSubjectRequest: { doubtId: filed.doubtId },
    doubt: { statement: wrong.statement },
    driverLicence: { underInvestigation: true },
  });
  expect(codeOf(await settle({ id: filed.id, step: 'DONE' }))).toBe('DATA_SUBJECT_REQUEST_STEP');
  expect((await answer({ id: filed.doubtId, outcome: 'CONFIRMED' })).body.errors).toBeUndefined();
  expect((await settle({ id: filed.id, step: 'REFUSED' })).body.data.answerDataSubjectRequest).toMatchObject({
    state: 'REFUSED',
    dueOn: null,
  });
  // Of a record that is somebody else's nobody learns by asking for its correction, and nothing is left behind.
  const before = await hub.ask('{ changes(first: 0) { pageInfo { scannedTo } } }');
  const others = { ...wrong, personalId: PERSONAL_ID, record: { recordType: 'Inspection', recordId: world.coach.inspection } };
  expect(codeOf(await file(others, asSteward()))).toBe('NOT_FOUND');
  expect((await hub.ask('{ changes(first: 0) { pageInfo { scannedTo } } }')).body.data).toEqual(before.body.data);
});
