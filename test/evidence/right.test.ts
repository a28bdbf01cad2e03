import { Kind, type OperationDefinitionNode, parse } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Caller } from '../../src/hub/access/caller.js';
import { createAnswer } from '../../src/hub/answer/answer.js';
import type { AnswerRule } from '../../src/hub/declare/policy.js';
import { bodyBytes } from '../../src/hub/query/finished-json.js';
import { executableSchema } from '../../src/resolvers/index.js';
import { others } from '../../src/resolvers/others.js';
import { caller, createTestHub, model, sdl, type TestHub } from '../support/hub.js';
import { register } from '../support/write.js';
import {
  asDossierService,
  askBadge,
  askExchange,
  asPermitService,
  DOSSIER,
  type DossierWorld,
  day,
  dossierWorld,
  EVIDENCE,
  PERSONAL_ID,
  requirement,
  vehicle,
  verdictOf,
} from './dossier-world.js';

let hub: TestHub;
let world: DossierWorld;
beforeAll(async () => {
  hub = await createTestHub();
  world = await dossierWorld(hub);
});
afterAll(() => hub.close());
beforeEach(() => {
  hub.reads.length = 0;
});

/** The hub under another access policy: who may be answered from which fields. */
function hubWith(answers: readonly AnswerRule[]): Pick<TestHub, 'ask'> {
  const otherwise = { ...model, access: { ...model.access, answers } };
  const schema = executableSchema(sdl, otherwise, others);
  const answer = createAnswer({ schema, model: otherwise, pool: hub.database.appPool, readLog: hub.readLog });
  return {
    ask: async (query, { variables = {}, as = {} } = {}) => {
      const document = parse(query);
      const operation = document.definitions.find((d): d is OperationDefinitionNode => d.kind === Kind.OPERATION_DEFINITION);
      if (!operation) throw new Error('no operation');
      hub.statements.length = 0;
      const answered = await (answer({ document, operation, variables, caller: as as Caller }) as ReturnType<TestHub['ask']>);
      return { ...answered, body: JSON.parse(bodyBytes(answered.body).toString()) };
    },
  };
}

const ANSWERS: AnswerRule = {
  ...{ role: 'dossier-service', registers: '*', purposes: ['once-only'] },
  classes: ['internal', 'personal', 'sensitive'],
};

const askWith = (rule: Partial<AnswerRule>, as: Partial<Caller> = { ...ASKER, ...asDossierService() }) =>
  hubWith([{ ...ANSWERS, ...rule }]).ask(EVIDENCE, { as, variables: { procedure: '1.002809', subject: { personalId: PERSONAL_ID } } });
const ASKER = { language: 'vi', requestId: 'test', ownKey: null } as const;

it('what the policy does not let be answered is NOT_ALLOWED, and its register is never read', async () => {
  const withheld = await askWith({ classes: ['internal', 'personal'] });
  for (const one of ['EV09-DIEM', 'EV10', 'EV11'])
    expect(requirement(withheld, one)).toMatchObject({ verdict: 'NOT_ALLOWED', held: [], recordedFrom: null });
  expect(['EV09-DIEM', 'EV10', 'EV11'].map((one) => requirement(withheld, one).mayAskCitizen)).toEqual([false, true, false]);
  expect(verdictOf(withheld).complete).toBe(false);
  expect(requirement(withheld, 'EV09').verdict).toBe('HELD');
  const closed = /health_certificate|violation|point_event/;
  expect(hub.statements.filter((text) => closed.test(text))).toEqual([]);
  expect(hub.reads[0]?.entities).not.toContain('HealthCertificate');
  expect(hub.reads[0]?.fieldClasses).toEqual(['internal', 'personal']);
  // The guard off: the same question under the full right does read them.
  const listed = await askWith({});
  expect(requirement(listed, 'EV10').verdict).toBe('HELD');
  expect(hub.statements.filter((text) => closed.test(text))).not.toEqual([]);
});

it('where the subject itself may not be looked up, nothing is', async () => {
  for (const rule of [{ registers: ['vehicles', 'businesses'] }, { classes: ['internal'] as const }]) {
    const withheld = await askWith(rule);
    expect(
      verdictOf(withheld)
        .requirements.filter(({ kind }) => kind === 'EVIDENCE')
        .map(({ verdict }) => verdict),
    ).toEqual(Array(6).fill('NOT_ALLOWED'));
    expect(hub.statements.filter((text) => / from person/.test(text))).toEqual([]);
    expect(requirement(withheld, 'DON').prefill).toEqual([]);
  }
});

it('a right for another purpose of the role is no right', async () => {
  const rule = { role: 'permit-service', purposes: ['licensing'] };
  const as = (purpose: string) => ({ ...ASKER, ...asPermitService(purpose) }) as const;
  const refused = await askWith(rule, as('once-only'));
  expect(refused.body.errors?.[0].extensions).toMatchObject({ code: 'PURPOSE_NOT_ALLOWED', purposes: ['licensing'] });
  expect(hub.statements.filter((text) => / from person/.test(text))).toEqual([]);
  expect(requirement(await askWith(rule, as('licensing')), 'EV09').verdict).toBe('HELD');
});

it("the verdict uses the procedure's right, the values the caller's own: a mask stays a mask", async () => {
  const service = requirement(await askExchange(hub), 'EV10');
  expect(service.verdict).toBe('HELD');
  expect(service.held.map(({ field, value, withheld }) => [field, value, withheld])).toEqual([
    ['examinedOn', null, 'PURPOSE_DOES_NOT_COVER'],
    ['expiresOn', null, 'PURPOSE_DOES_NOT_COVER'],
    ['fitForClasses', null, 'PURPOSE_DOES_NOT_COVER'],
  ]);
  const permit = requirement(await askExchange(hub, { as: asPermitService('licensing') }), 'EV10');
  expect(permit.held.map(({ field, value, withheld }) => [field, value, withheld])).toEqual([
    ['examinedOn', day(-30), null],
    ['expiresOn', day(335), null],
    ['fitForClasses', ['B', 'C1'], null],
  ]);
});

it('nothing of a withheld value stands anywhere in the answer', async () => {
  const { body } = await askExchange(hub);
  expect(JSON.stringify(body)).not.toContain(day(335));
  expect(JSON.stringify(body)).not.toContain(day(-30));
});

it("whoever's data was looked at stands in the read log, with purpose, case, classes and registers", async () => {
  await askExchange(hub);
  expect(hub.reads).toHaveLength(1);
  expect(hub.reads[0]).toMatchObject({
    outcome: 'ANSWERED',
    actor: 'test-dossier-service',
    role: 'dossier-service',
    purpose: 'once-only',
    caseCode: DOSSIER,
    subjects: [world.person],
    fieldClasses: ['internal', 'personal', 'sensitive'],
    entities: ['Dossier', 'Driver', 'DriverLicence', 'HealthCertificate', 'LicenceEvent', 'PaymentReceipt', 'Person', 'Violation'],
  });
});

it("the owner of a private vehicle is logged though the dossier is a business's", async () => {
  await vehicle(hub, { plate: '30K-00001', chassis: 'RLLV1AEA9PH000125', owner: { person: world.person } });
  hub.reads.length = 0;
  const answered = await askBadge(hub, ['30K-00001']);
  expect(requirement(answered, 'EV08').verdict).toBe('NOT_HELD');
  expect(hub.reads[0]?.subjects).toEqual([world.person]);
});

it('no answer leaves when the read cannot be recorded', async () => {
  const answer = createAnswer({
    schema: executableSchema(sdl, model, others),
    model,
    pool: hub.database.appPool,
    readLog: { ...hub.readLog, record: async () => Promise.reject(Object.assign(new Error('disk full'))) },
  });
  const document = parse(EVIDENCE);
  const operation = document.definitions[0] as OperationDefinitionNode;
  const as = { language: 'vi', requestId: 'test', ownKey: null, ...asDossierService() } as Caller;
  const { body } = await answer({
    document,
    operation,
    variables: { procedure: '1.002809', subject: { personalId: PERSONAL_ID } },
    caller: as,
  });
  expect(body.data).toBeUndefined();
  expect(body.errors).toHaveLength(1);
});

it('a subject that is unknown and one that was not yet known get the same answer, NOT_HELD throughout', async () => {
  const before = (await hub.ask('{ procedures { totalCount } }')).body.extensions.asOf.procedures.knownAt;
  const newcomer = await register(
    hub,
    'Person',
    { personalId: '001090000077', fullName: 'Người Mới Thử', nationality: 'Việt Nam', fictional: true },
    '2010-01-01',
  );
  const hidden = verdictOf(await askExchange(hub, { subject: { personalId: '001090000077' }, asOf: { knownAt: before } }));
  const absent = verdictOf(await askExchange(hub, { subject: { personalId: '001090000088' }, asOf: { knownAt: before } }));
  expect(hidden).toEqual(absent);
  expect(hidden.requirements.filter(({ kind }) => kind === 'EVIDENCE').every(({ verdict }) => verdict === 'NOT_HELD')).toBe(true);
  expect(hidden.requirements.every(({ held, prefill }) => held.length + prefill.length === 0)).toBe(true);
  // Known now: the guard is the time asked for.
  expect(requirement(await askExchange(hub, { subject: { personalId: '001090000077' } }), 'EV01').verdict).toBe('HELD');
  expect(newcomer).toBeTruthy();
});

it('a business nobody knows opens no look at the vehicles it names', async () => {
  const answered = await askBadge(hub, ['30K-00001'], { taxCode: '0101243150' });
  expect(
    verdictOf(answered)
      .requirements.filter(({ kind }) => kind === 'EVIDENCE')
      .map(({ verdict }) => verdict),
  ).toEqual(Array(7).fill('NOT_HELD'));
  expect(hub.reads.flatMap(({ subjects }) => subjects)).toEqual([]);
});

const code = ({ body }: Awaited<ReturnType<TestHub['ask']>>) => body.errors?.[0].extensions.code;

it.each([
  ['without a token', {}, 'PURPOSE_REQUIRED'],
  ['without a purpose', caller('dossier-service'), 'PURPOSE_REQUIRED'],
  ['without a case', asDossierService({ caseCode: null }), 'CASE_REQUIRED'],
  ['for a purpose the token lacks', asDossierService({ purpose: 'audit' }), 'PURPOSE_NOT_ALLOWED'],
  ['in a role the procedure gives no right', caller('auditor', 'audit', { caseCode: DOSSIER }), 'FORBIDDEN'],
  ['as a citizen', caller('citizen', 'self-access'), 'FORBIDDEN'],
])('is refused %s', async (_what, as, expected) => {
  const answered = await askExchange(hub, { as });
  expect(code(answered)).toBe(expected);
  expect(answered.body.data ?? null).toBeNull();
  expect(hub.statements.filter((text) => / from person/.test(text))).toEqual([]);
});

it('an unknown procedure names the known ones; one that is known but not set up says so', async () => {
  const ask = (procedure: string) =>
    hub.ask(EVIDENCE, { as: asDossierService(), variables: { procedure, subject: { personalId: PERSONAL_ID } } });
  const unknown = await ask('9.999999');
  expect(unknown.body.errors?.[0].extensions).toMatchObject({
    code: 'NOT_FOUND',
    procedures: ['P04', '2.002288', '2.002289', 'P06', '1.002809'],
  });
  const notSetUp = await ask('2.002287');
  expect(notSetUp.body.errors?.[0].extensions).toMatchObject({
    code: 'PROCEDURE_NOT_SET_UP',
    procedures: ['P04', '2.002288', '2.002289', 'P06', '1.002809'],
  });
});

it.each([
  ['a malformed procedure code', { procedure: 'zzz', subject: { personalId: PERSONAL_ID } }],
  ['a subject of the wrong kind', { procedure: '2.002288', subject: { personalId: PERSONAL_ID }, vehicles: ['29B-12345'] }],
  ['no vehicle for a badge', { procedure: '2.002288', subject: { taxCode: '0100109106' } }],
  ['a vehicle for a licence', { procedure: '1.002809', subject: { personalId: PERSONAL_ID }, vehicles: ['29B-12345'] }],
  ['two subjects', { procedure: '1.002809', subject: { personalId: PERSONAL_ID, taxCode: '0100109106' } }],
  [
    '51 vehicles',
    {
      procedure: '2.002288',
      subject: { taxCode: '0100109106' },
      vehicles: Array.from({ length: 51 }, (_, n) => `29B-${String(10_000 + n)}`),
    },
  ],
  ['a future instant', { procedure: '1.002809', subject: { personalId: PERSONAL_ID }, asOf: { knownAt: '2999-01-01T00:00:00Z' } }],
])('refuses %s', async (_what, variables) => {
  const answered = await hub.ask(EVIDENCE, { as: asDossierService(), variables });
  expect(['BAD_USER_INPUT', 'FUTURE_KNOWLEDGE']).toContain(code(answered));
  expect(answered.body.data ?? null).toBeNull();
});

it('the times and the snapshot are echoed, and the snapshot repeats the verdict', async () => {
  const first = await askExchange(hub);
  const { snapshot, validAt } = first.body.extensions.asOf.evidence;
  expect(validAt).toBe(day());
  await register(hub, 'Violation', { noticeNumber: 'VP-9', driver: world.driver, recordedOn: day(-1) }, day(-1));
  expect(requirement(await askExchange(hub), 'EV11').verdict).toBe('CONTRADICTED');
  const again = await askExchange(hub, { asOf: { snapshot } });
  expect(JSON.stringify(again.body.data)).toBe(JSON.stringify(first.body.data));
});
