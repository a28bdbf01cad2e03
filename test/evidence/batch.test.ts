import { Kind, type OperationDefinitionNode, parse } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { HubError } from '../../src/errors.js';
import type { Caller } from '../../src/hub/access/caller.js';
import { createAnswer } from '../../src/hub/answer/answer.js';
import { createJobWork } from '../../src/hub/jobs/job-work.js';
import { createJobsDoor, type JobsDoor } from '../../src/hub/jobs/jobs-door.js';
import { bodyBytes } from '../../src/hub/query/finished-json.js';
import type { ReadEntry, ReadLog } from '../../src/hub/reads/read-log.js';
import { anonymous, createTestHub, model, readLogInto, schema, type TestHub } from '../support/hub.js';
import { register, write } from '../support/write.js';
import {
  asDossierService,
  type DossierWorld,
  day,
  dossierWorld,
  EVIDENCE,
  OTHER_TAX_CODE,
  PERSONAL_ID,
  TAX_CODE,
  vehicle,
} from './dossier-world.js';

const code = (serial: string) => `H26.01-${day().slice(2).replaceAll('-', '')}-${serial}`;
const [BADGES, EXCHANGE, OTHERS, UNOPENED] = [code('0001'), code('0002'), code('0003'), code('0004')];
const [HELD, PRIVATE] = ['29B-12345', '30K-00001'];
const BADGE = { case: BADGES, procedure: 'P04', subject: { taxCode: TAX_CODE }, vehicles: [HELD, PRIVATE] };
const LICENCE = { case: EXCHANGE, procedure: '1.002809', subject: { personalId: PERSONAL_ID } };
const OTHER = { case: OTHERS, procedure: 'P04', subject: { taxCode: OTHER_TAX_CODE }, vehicles: [HELD] };
const STRANGER = '001190000022';

let hub: TestHub;
let world: DossierWorld;
beforeAll(async () => {
  hub = await createTestHub({ cases: 'opened' });
  world = await dossierWorld(hub);
  await register(hub, 'Person', { personalId: STRANGER, fullName: 'Trần Thị Lạ', fictional: true }, '2010-01-01');
  await vehicle(hub, { plate: PRIVATE, chassis: 'RLLV1AEA9PH000201', owner: { person: world.person } });
  for (const { case: opened, ...dossier } of [BADGE, LICENCE, OTHER]) {
    const input = { origin: 'PORTAL', code: opened, ...dossier };
    const { body } = await hub.ask('mutation($input: OpenCaseInput!) { openCase(input: $input) { isOpen } }', {
      as: asDossierService({ caseCode: null }),
      variables: { input },
    });
    expect(body.errors).toBeUndefined();
  }
});
afterAll(() => hub.close());
beforeEach(() => {
  hub.reads.length = 0;
});

const PARTS = `procedure procedureId procedureCodes { code } procedureName legalBasis complete decidedAt knownAt
  requirements { code kind nameVi evidenceType vehicle thing verdict explanation condition provision basis { entity recordId } paper
    held { label field entity recordId value valueLabel withheld } prefill { label field entity value withheld }
    sourceAgency { code name ground writtenBy } recordedFrom ageDays mayAskCitizen legalGround legalBasis } `;
const BATCH = `query($dossiers: [EvidenceDossierInput!]!, $asOf: AsOf) {
  evidenceBatch(dossiers: $dossiers, asOf: $asOf) { __typename case error { code message details } verdict { ${PARTS} } } }`;
const ONE = `query($procedure: ProcedureCode!, $subject: SubjectInput!, $vehicles: [Plate!], $asOf: AsOf) {
  evidence(procedure: $procedure, subject: $subject, vehicles: $vehicles, asOf: $asOf) { ${PARTS} } }`;

type Asked = { as?: Partial<Caller>; asOf?: Record<string, unknown> };
const batch = (dossiers: readonly object[], { as = {}, asOf }: Asked = {}) =>
  hub.ask(BATCH, { as: asDossierService({ caseCode: null, ...as }), variables: { dossiers, ...(asOf ? { asOf } : {}) } });
const one = ({ case: caseCode, ...variables }: { case: string } & Record<string, unknown>, query = ONE) =>
  hub.ask(query, { as: asDossierService({ caseCode }), variables });

it('a verdict is one statement, whatever its number of requirements', async () => {
  await one(BADGE);
  for (const dossier of [BADGE, LICENCE]) {
    await one(dossier);
    const answered = await one(dossier);
    expect(answered.executor).toBe('planner');
    expect(answered.body.data.evidence.requirements.length).toBeGreaterThan(6);
    // Who is bound to the case is settled before.
    expect(hub.statements.filter((text) => !/ dossier_case c |procedure_definition/.test(text))).toHaveLength(1);
  }
});

it('both executors answer the same, beside other fields too', async () => {
  for (const dossier of [BADGE, LICENCE]) {
    const planned = await one(dossier);
    const beside = await one(dossier, ONE.replace('{\n  evidence', '{ __typename provinces(first: 0) { totalCount } evidence'));
    expect([planned.executor, beside.executor]).toEqual(['planner', 'interpreter']);
    expect(beside.body.data.evidence).toEqual(planned.body.data.evidence);
    expect(beside.body.extensions.asOf.evidence).toEqual(planned.body.extensions.asOf.evidence);
  }
});

it('what a definition says anew counts at the next question, whichever process wrote it and whichever is asked', async () => {
  const elsewhere = createAnswer({ schema, model, pool: hub.database.appPool, readLog: hub.readLog });
  const document = parse(EVIDENCE);
  const operation = document.definitions.find((d): d is OperationDefinitionNode => d.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('no operation');
  const { case: caseCode, ...variables } = LICENCE;
  const askElsewhere = async () => {
    const caller = { ...anonymous, ...asDossierService({ caseCode, case: undefined }) };
    const { body } = await elsewhere({ document, operation, variables, caller });
    return JSON.parse(bodyBytes(body).toString()).data.evidence.procedureName;
  };
  const askHere = async () => (await one(LICENCE)).body.data.evidence.procedureName;
  const rename = (name: string) =>
    write(hub, [
      {
        ...{ operation: 'correct', entity: 'ProcedureDefinition', id: world.definitions.get('P06') ?? '', from: null, to: null },
        values: { name },
      },
    ]);
  const before = await askHere();
  expect(await askElsewhere()).toBe(before);
  for (const name of ['Đổi giấy phép lái xe (thử)', before]) {
    await rename(name);
    expect([await askHere(), await askElsewhere()]).toEqual([name, name]);
  }
  // What was refused is not remembered as refused.
  const approve = (approvedBy: string | null) =>
    write(hub, [
      {
        ...{ operation: 'correct', entity: 'ProcedureDefinition', id: world.definitions.get('P06') ?? '', from: null, to: null },
        values: { approvedBy },
      },
    ]);
  await approve(null);
  expect((await one(LICENCE)).body.errors?.[0].extensions.code).toBe('PROCEDURE_NOT_SET_UP');
  await approve(world.government);
  expect(await askHere()).toBe(before);
});

it('of many dossiers each is answered as alone, by one statement for all of a procedure, and is a row of the log with its own case', async () => {
  const dossiers = [BADGE, OTHER, LICENCE, BADGE];
  const alone = [];
  for (const dossier of dossiers) alone.push((await one(dossier)).body.data.evidence);
  hub.reads.length = 0;
  await batch(dossiers);
  const { body, executor } = await batch(dossiers);
  expect(executor).toBe('planner');
  expect(hub.statements.filter((text) => /from the_subject/.test(text))).toHaveLength(2);
  expect(body.data.evidenceBatch.map(({ verdict }: { verdict: object }) => verdict)).toEqual(alone);
  expect(body.data.evidenceBatch.map((answer: { case: string }) => answer.case)).toEqual([BADGES, OTHERS, EXCHANGE, BADGES]);
  expect(body.extensions.asOf.evidenceBatch.validAt).toBe(day());
  const rows = hub.reads.slice(-4).map(({ caseCode, subjects, outcome }) => [caseCode, subjects, outcome]);
  expect(rows).toEqual([
    [BADGES, [world.person], 'ANSWERED'],
    [OTHERS, [], 'ANSWERED'],
    [EXCHANGE, [world.person], 'ANSWERED'],
    [BADGES, [world.person], 'ANSWERED'],
  ]);
});

it('what is wrong with one dossier is told in its place, logged under its case, and touches no other', async () => {
  const wrong = [
    { ...LICENCE, case: UNOPENED },
    { ...LICENCE, subject: { personalId: STRANGER } },
    { ...LICENCE, subject: { personalId: '001195000099' } },
    { ...BADGE, subject: { taxCode: OTHER_TAX_CODE } },
    { ...BADGE, vehicles: ['29B-12346'] },
    { ...LICENCE, procedure: 'P99' },
    { ...LICENCE, procedure: 'P04' },
  ];
  const { body } = await batch([...wrong, LICENCE]);
  expect((await batch([LICENCE], { as: { agency: 'H29' } })).body.data.evidenceBatch[0].error.code).toBe('CASE_NOT_OPEN');
  hub.reads.pop();
  const answers: { verdict: unknown; error: { code: string; message: string } | null }[] = body.data.evidenceBatch;
  expect(answers.map(({ error }) => error?.code ?? null)).toEqual([
    'CASE_NOT_OPEN',
    'NOT_IN_CASE',
    'NOT_IN_CASE',
    'NOT_IN_CASE',
    'NOT_IN_CASE',
    'NOT_FOUND',
    'BAD_USER_INPUT',
    null,
  ]);
  expect(answers.map(({ verdict }) => verdict !== null)).toEqual([...wrong.map(() => false), true]);
  expect(answers[0]?.error?.message).toMatch(/hồ sơ/i);
  expect(hub.reads.map(({ caseCode, outcome, code: refusal }) => [caseCode, outcome, refusal])).toEqual([
    [UNOPENED, 'REFUSED', 'CASE_NOT_OPEN'],
    ...[EXCHANGE, EXCHANGE, BADGES, BADGES].map((caseCode) => [caseCode, 'REFUSED', 'NOT_IN_CASE']),
    [EXCHANGE, 'ANSWERED', null],
  ]);
});

it('two hundred dossiers are a question, more are none, and none is asked without a purpose or a right', async () => {
  const many = Array.from({ length: 200 }, () => LICENCE);
  const { body } = await batch(many);
  expect(new Set(body.data.evidenceBatch.map(({ error }: { error: unknown }) => error))).toEqual(new Set([null]));
  expect(hub.reads).toHaveLength(200);
  const codeOf = ({ body: refused }: Awaited<ReturnType<typeof batch>>) => refused.errors?.[0].extensions.code;
  expect(codeOf(await batch([...many, LICENCE]))).toBe('BAD_USER_INPUT');
  expect(codeOf(await batch([LICENCE], { as: { purpose: null } }))).toBe('PURPOSE_REQUIRED');
  expect(codeOf(await batch([LICENCE], { as: { purpose: 'audit' } }))).toBe('PURPOSE_NOT_ALLOWED');
  expect(codeOf(await batch([LICENCE], { as: { authenticated: false } }))).toBe('UNAUTHENTICATED');
  expect((await batch([])).body.data.evidenceBatch).toEqual([]);
});

it('a batch is of one day and one knowledge, as asked', async () => {
  const now = await batch([BADGE]);
  const { snapshot } = now.body.extensions.asOf.evidenceBatch;
  await write(hub, [
    { operation: 'correct', entity: 'TransportLicence', id: world.transportLicence, from: null, to: null, values: { state: 'REVOKED' } },
  ]);
  const verdictsOf = ({ body }: Awaited<ReturnType<typeof batch>>) =>
    body.data.evidenceBatch[0].verdict.requirements.map(({ code: of, verdict }: { code: string; verdict: string }) => `${of} ${verdict}`);
  expect(verdictsOf(await batch([BADGE]))).toContain('EV06 CONTRADICTED');
  expect(verdictsOf(await batch([BADGE], { asOf: { snapshot } }))).toEqual(verdictsOf(now));
  expect((await batch([BADGE], { asOf: { validAt: '2024-12-31' } })).body.data.evidenceBatch[0].error.code).toBe('PROCEDURE_NOT_IN_FORCE');
});

const readLogOf = (entries: ReadEntry[], fails = { next: false }): ReadLog => ({
  ...readLogInto(entries),
  recordIn: async (_tx, more) => {
    if (fails.next) throw new Error('killed');
    entries.push(...more);
  },
});
const jobs = (fails = { next: false }) => {
  const pool = hub.database.appPool;
  const answerInto = (readLog: ReadLog) => createAnswer({ schema, model, pool, readLog });
  const work = createJobWork({ pool, readLog: readLogOf(hub.reads, fails), answering: (_pool, readLog, fn) => fn(answerInto(readLog)) });
  const door = createJobsDoor({ pool, schema, answer: answerInto(hub.readLog), onAsked: () => undefined });
  const run = () => work.run(pool, new AbortController().signal);
  return { door, run, isDue: work.isDue };
};
const asking = (more: Partial<Caller> = {}): Caller => ({
  ...anonymous,
  ...asDossierService({ caseCode: null, case: undefined, ...more }),
});
const asked = (query: string, variables: Record<string, unknown>) => {
  const document = parse(query);
  const operation = document.definitions.find((d): d is OperationDefinitionNode => d.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('no operation');
  return { document, operation, variables };
};
const resultOf = async (door: JobsDoor, as: Caller, id: string): Promise<any[]> => {
  let text = '';
  for await (const lines of await door.lines(as, id)) text += lines;
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
};
const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    (error: HubError) => error.code,
  );

it('more dossiers than a question takes are a job: answered in their order as alone, each a row of the log, whatever dies in between', async () => {
  const kinds = [BADGE, LICENCE, OTHER, { ...LICENCE, case: UNOPENED }];
  const dossiers = Array.from({ length: 450 }, (_, nr) => kinds[nr % kinds.length] as (typeof kinds)[number]);
  const alone = (await batch(kinds)).body.data.evidenceBatch.map(({ verdict, ...one }: any) => ({
    ...one,
    verdict: verdict && { ...verdict, knownAt: '' },
  }));
  const single = hub.reads.splice(0).map(({ caseCode, subjects, outcome, code: refusal, entities, fieldClasses }) => ({
    caseCode,
    subjects,
    outcome,
    refusal,
    entities,
    fieldClasses,
  }));
  const fails = { next: false };
  const { door, run, isDue } = jobs(fails);
  const job = await door.start(asking(), asked(BATCH, { dossiers }));
  expect(job).toMatchObject({ field: 'evidenceBatch', state: 'WAITING', done: 0, total: 450, keptUntil: null, error: null });
  expect(await codeOf(door.lines(asking(), job.id))).toBe('JOB_NOT_DONE');
  hub.reads.length = 0;
  // What is answered and what is logged are kept together: of a portion that was not, nothing is there.
  fails.next = true;
  await expect(run()).rejects.toThrow();
  expect(await door.one(asking(), job.id)).toMatchObject({ state: 'WAITING', done: 0 });
  expect(hub.reads).toEqual([]);
  fails.next = false;
  await run();
  const done = await door.one(asking(), job.id);
  expect(done).toMatchObject({ state: 'DONE', done: 450, total: 450, keptUntil: expect.any(String) });
  const told = (await resultOf(door, asking(), job.id)).map(({ verdict, ...one }) => ({
    ...one,
    verdict: verdict && { ...verdict, knownAt: '' },
  }));
  expect(told).toEqual(dossiers.map((_, nr) => alone[nr % kinds.length]));
  const rows = hub.reads.map(({ caseCode, subjects, outcome, code: refusal, entities, fieldClasses }) => ({
    caseCode,
    subjects,
    outcome,
    refusal,
    entities,
    fieldClasses,
  }));
  expect(rows).toHaveLength(450);
  expect(rows).toEqual(dossiers.map((_, nr) => single[nr % kinds.length]));
  expect(new Set(hub.reads.map(({ requestId }) => requestId))).toEqual(new Set([job.id]));
  // What was asked, which names people, is wiped when it is answered; what was answered, a day after.
  const { rows: parts } = await hub.database.ownerPool.query<{ variables: unknown }>('select variables from job_part');
  expect(parts.map(({ variables }) => variables)).toEqual([null, null, null]);
  expect(await isDue()).toBe(false);
  await hub.database.ownerPool.query(`update job set ended_at = ended_at - interval '1 day'`);
  expect(await codeOf(door.one(asking(), job.id))).toBe('NOT_FOUND');
  expect(await codeOf(door.lines(asking(), job.id))).toBe('NOT_FOUND');
  expect(await isDue()).toBe(true);
  await run();
  const { rows: left } = await hub.database.ownerPool.query('select from job union all select from job_part');
  expect(left).toEqual([]);
});

it('a job is its asker’s alone, is cancelled with what it has answered, and is refused as its question would be', async () => {
  const { door, run } = jobs();
  const start = (
    as = asking(),
    query = BATCH,
    variables: Record<string, unknown> = { dossiers: Array.from({ length: 250 }, () => LICENCE) },
  ) => door.start(as, asked(query, variables));
  const job = await start();
  for (const other of [
    asking({ actor: 'another' }),
    asking({ agency: 'H29' }),
    asking({ role: 'permit-service' }),
    asking({ purposes: [] }),
  ]) {
    expect(await door.list(other)).toEqual([]);
    for (const attempt of [() => door.one(other, job.id), () => door.lines(other, job.id), () => door.cancel(other, job.id)])
      expect(await codeOf(attempt())).toBe('NOT_FOUND');
  }
  await start();
  expect(await codeOf(start())).toBe('RATE_LIMITED');
  for (const { id } of await door.list(asking())) await door.cancel(asking(), id);
  expect((await door.list(asking())).map(({ state, done }) => [state, done])).toEqual([
    ['CANCELLED', 0],
    ['CANCELLED', 0],
  ]);
  hub.reads.length = 0;
  await run();
  expect(hub.reads).toEqual([]);
  const { rows } = await hub.database.ownerPool.query('select from job_part');
  expect(rows).toEqual([]);
  expect(await codeOf(start(asking({ purpose: null })))).toBe('PURPOSE_REQUIRED');
  expect(await codeOf(start(asking({ purpose: 'audit' })))).toBe('PURPOSE_NOT_ALLOWED');
  expect(await codeOf(start({ ...anonymous }))).toBe('UNAUTHENTICATED');
  expect(await codeOf(start(asking({ ownKey: PERSONAL_ID })))).toBe('FORBIDDEN');
  expect(await codeOf(start(asking(), BATCH, { dossiers: Array.from({ length: 10_001 }, () => LICENCE) }))).toBe('BAD_USER_INPUT');
  expect(await codeOf(start(asking(), BATCH, { dossiers: [{ ...LICENCE, case: 'không phải mã' }] }))).toBe('BAD_USER_INPUT');
  expect(await codeOf(start(asking(), '{ doubts(first: 1) { totalCount } }', {}))).toBe('BAD_REQUEST');
  expect(await codeOf(start(asking(), '{ a: procedures { nodes { code } } b: procedures { nodes { code } } }', {}))).toBe('BAD_REQUEST');
});
