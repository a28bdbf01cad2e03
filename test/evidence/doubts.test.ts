import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../../src/hub/access/caller.js';
import { caller, createTestHub, type TestHub } from '../support/hub.js';
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
