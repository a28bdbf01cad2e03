import { afterAll, beforeAll, expect, it } from 'vitest';
import { addWorkingDays, type WorkingCalendar } from '../../src/hub/time/working-days.js';
import { openForEverybody } from '../server/running-hub.js';
import { caller, createTestHub, type TestHub } from '../support/hub.js';
import { register } from '../support/write.js';
import { asPermitService, DOSSIER, type DossierWorld, day, dossierWorld, PERSONAL_ID, TAX_CODE } from './dossier-world.js';

let hub: TestHub;
let world: DossierWorld;
beforeAll(async () => {
  hub = await createTestHub();
  world = await dossierWorld(hub, { ids: ['P04', 'P05', 'P06'] });
  for (const [day, kind] of Object.entries(HOLIDAYS))
    await register(hub, 'CalendarDay', { code: day, day, kind, name: 'Ngày thử', ground: 'Thử', confidence: 'K' }, '2020-01-01');
});
afterAll(() => hub.close());

/** Around the days of the dossiers of these tests: Tuesday off, and the Saturday before worked instead. */
const HOLIDAYS = { '2026-11-24': 'COMPENSATORY', '2026-11-21': 'WORKING' } as const;
const calendar: WorkingCalendar = new Map([
  ['2026-11-24', 'OFF'],
  ['2026-11-21', 'WORKING'],
]);

const STEP = `mutation($step: DossierStepInput!) { recordDossier(step: $step) { code state receivedOn dueOn isLate supplementAskedOn supplementedOn consentDueOn consentAnswer decidedOn outcome resultCode } }`;
const as = (caseCode: string) => asPermitService('once-only', { caseCode });
const step = async (caseCode: string, given: Record<string, unknown>, who = as(caseCode)) => {
  const { body } = await hub.ask(STEP, { variables: { step: given }, as: who });
  return body.errors ? body.errors[0].extensions.code : body.data.recordDossier;
};
const receive = (procedure: string, subject: object, on?: string) => ({ receive: { procedure, subject, ...(on ? { on } : {}) } });
const PAY = 'mutation($input: PaymentInput!) { recordPayment(input: $input) { number dossier amountVnd paidOn } }';
const BADGE = receive('P04', { taxCode: TAX_CODE }, '2026-11-19');

it('a term is counted in working days, with holidays and days worked instead; a supplement stops it once', async () => {
  const code = 'H26.01-261119-0001';
  expect(await step(code, { askSupplement: {} })).toBe('DOSSIER_STEP');
  // Two working days from a Thursday: Friday, and the Saturday that is worked.
  expect(await step(code, BADGE)).toMatchObject({ code, state: 'PROCESSING', receivedOn: '2026-11-19', dueOn: '2026-11-21', isLate: true });
  expect(await step(code, BADGE)).toMatchObject({ dueOn: '2026-11-21' });
  expect(await step(code, receive('P04', { taxCode: TAX_CODE }, '2026-11-18'))).toBe('DOSSIER_STEP');
  expect(await step(code, { askSupplement: { on: '2026-11-18' } })).toBe('DOSSIER_STEP');
  expect(await step(code, { askSupplement: { on: '2099-01-01' } })).toBe('DOSSIER_STEP');
  expect(await step(code, { askSupplement: { on: '2026-11-20' } })).toMatchObject({ state: 'SUPPLEMENT', dueOn: null, isLate: false });
  expect(await step(code, { refuse: { on: '2026-11-19' } })).toBe('DOSSIER_STEP');
  // One of two days was used; of Monday, Tuesday off and Wednesday the last is due.
  expect(await step(code, { supplement: { on: '2026-11-23' } })).toMatchObject({ state: 'PROCESSING', dueOn: '2026-11-25' });
  expect(addWorkingDays('2026-11-23', 1, calendar)).toBe('2026-11-25');
  expect(await step(code, { askSupplement: { on: '2026-11-23' } })).toBe('DOSSIER_STEP');
  expect(await step(code, { askConsent: { agency: 'G17', on: '2026-11-23' } })).toBe('DOSSIER_STEP');
  // Where it stood on each day, and which are late, tells the record.
  const READ = `query($asOf: AsOf) { dossiers(where: { procedure: { eq: "P04" } }, asOf: $asOf) { nodes { state dueOn isLate } } late: dossiers(where: { isLate: { eq: true } }, asOf: $asOf) { totalCount }
    dossierAggregate(groupBy: [{ field: procedure }, { field: isLate }], asOf: $asOf) { groups { key { procedure isLate } count } } }`;
  const on = async (validAt: string) => (await hub.ask(READ, { variables: { asOf: { validAt } } })).body.data;
  expect((await on('2026-11-18')).dossiers.nodes).toEqual([]);
  expect((await on('2026-11-22')).dossiers.nodes).toEqual([{ state: 'SUPPLEMENT', dueOn: null, isLate: false }]);
  expect((await on('2026-11-25')).late.totalCount).toBe(0);
  expect(await on('2026-11-26')).toMatchObject({
    late: { totalCount: 1 },
    dossierAggregate: { groups: [{ key: { procedure: 'P04', isLate: true }, count: 1 }] },
  });
  // It ends once.
  expect(await step(code, { refuse: { on: '2026-11-26' } })).toMatchObject({ state: 'DECIDED', outcome: 'REFUSED', isLate: true });
  expect(await step(code, { refuse: { on: '2026-11-26' } })).toMatchObject({ state: 'DECIDED' });
  expect(await step(code, { withdraw: {} })).toBe('DOSSIER_DECIDED');
});

it('silence of the other agency is consent after its days, and an answer then comes too late', async () => {
  const code = 'H26.01-261119-0002';
  expect(await step(code, receive('P05', { taxCode: TAX_CODE }, '2026-11-19'))).toMatchObject({ state: 'PROCESSING' });
  expect(await step(code, { askConsent: { agency: 'G99', on: '2026-11-19' } })).toBe('NOT_FOUND');
  expect(await step(code, { askConsent: { agency: 'G17', on: '2026-11-20' } })).toMatchObject({ consentDueOn: '2026-11-23' });
  const consent = async (validAt: string) =>
    (
      await hub.ask('query($asOf: AsOf) { dossiers(where: { procedure: { eq: "P05" } }, asOf: $asOf) { nodes { consent } } }', {
        variables: { asOf: { validAt } },
      })
    ).body.data.dossiers.nodes[0].consent;
  expect([await consent('2026-11-19'), await consent('2026-11-23'), await consent('2026-11-24')]).toEqual([null, 'WAITING', 'SILENT']);
  expect(await step(code, { consent: { answer: 'OBJECTED', on: '2026-11-25' } })).toBe('DOSSIER_STEP');
  expect(await step(code, { consent: { answer: 'GIVEN', on: '2026-11-23' } })).toMatchObject({ consentAnswer: 'GIVEN' });
  expect(await consent('2026-11-24')).toBe('GIVEN');
});

it('a result ends its dossier in the same transaction, and a second one is refused with nothing written', async () => {
  const code = 'H26.01-261119-0003';
  await step(code, BADGE);
  const RESULT = `mutation($input: RecordResultInput!) { recordResult(input: $input) { changeSetId changes { entity operation } } }`;
  const record = async (resultCode: string, number: string) => {
    const badge = { plate: '29B-12345', number, badgeType: 'XE HỢP ĐỒNG', issuedOn: '2026-11-23', expiresOn: '2027-11-23' };
    const input = { procedure: 'P04', resultCode, issuer: 'H26', subject: { taxCode: TAX_CODE }, result: { badges: [badge] } };
    return (await hub.ask(RESULT, { variables: { input }, as: as(code) })).body;
  };
  const first = await record('KQ-1', 'PH-1');
  expect(first.errors).toBeUndefined();
  expect(first.data.recordResult.changes).toContainEqual({ entity: 'Dossier', operation: 'UPDATE' });
  expect(await step(code, { askSupplement: {} })).toBe('DOSSIER_DECIDED');
  const head = async () => (await hub.database.ownerPool.query<{ n: string }>('select max(position)::text as n from change')).rows[0]?.n;
  const before = await head();
  expect((await record('KQ-2', 'PH-2')).errors?.[0].extensions.code).toBe('DOSSIER_DECIDED');
  expect(await head()).toBe(before);
  // The same result sent again has its first answer.
  expect((await record('KQ-1', 'PH-1')).data.recordResult.changeSetId).toBe(first.data.recordResult.changeSetId);
  expect(await step(code, { refuse: {} })).toBe('DOSSIER_DECIDED');
});

it('nobody records the dossier of another agency, or under a case that is about something else', async () => {
  const opened = await createTestHub({ cases: 'opened' });
  const elsewhere = async (given: Record<string, unknown>, who: object) =>
    (await opened.ask(STEP, { variables: { step: given }, as: who })).body.errors?.[0].extensions.code;
  expect(await elsewhere(BADGE, as(DOSSIER))).toBe('CASE_NOT_OPEN');
  await opened.close();
  expect(await step('H26.01-261119-0004', BADGE, caller('citizen', 'self-access', { ownKey: PERSONAL_ID }))).toMatch(
    /CASE_REQUIRED|FORBIDDEN/,
  );
  expect(await step('H26.01-261119-0004', BADGE, caller('steward', 'stewardship', { caseCode: DOSSIER }))).toBe('FORBIDDEN');
  // A person's dossier is behind their wall.
  expect(await step('H26.01-261119-0005', receive('P06', { personalId: PERSONAL_ID }, '2026-11-19'))).toMatchObject({
    state: 'PROCESSING',
  });
  const anybody = await hub.ask('{ dossiers(where: { procedure: { eq: "P06" } }) { totalCount } }');
  expect(anybody.body.data.dossiers.totalCount).toBe(0);
  const own = await hub.ask('{ dossiers(where: { procedure: { eq: "P06" } }) { nodes { code state person { id } } } }', {
    as: caller('citizen', 'self-access', { ownKey: PERSONAL_ID }),
  });
  expect(own.body.data.dossiers.nodes).toEqual([{ code: 'H26.01-261119-0005', state: 'PROCESSING', person: { id: world.person } }]);
});

it('what the payment platform told of is on record once, for the dossier of the case alone', async () => {
  const [code, other] = ['H26.01-261120-0007', 'H26.01-261120-0008'];
  const input = { number: 'TTQG-1', procedure: 'P06', subject: { personalId: PERSONAL_ID }, amountVnd: 115_000, paidOn: day(-2) };
  const pay = async (caseCode: string, more: object = {}) => {
    const { body } = await hub.ask(PAY, { variables: { input: { ...input, ...more } }, as: as(caseCode) });
    return body.errors ? body.errors[0].extensions.code : body.data.recordPayment;
  };
  const fee = async (caseCode: string) => {
    const asked = `{ evidence(procedure: "P06", subject: { personalId: "${PERSONAL_ID}" }) { complete requirements { code verdict } } }`;
    const { complete, requirements } = (await hub.ask(asked, { as: as(caseCode) })).body.data.evidence;
    return [complete, requirements.find((one: { code: string }) => one.code === 'EV18-BL').verdict];
  };
  // Of a dossier that nobody opened a receipt is astray; one that was opened is paid before it is received.
  expect(await fee(code)).toEqual([false, 'CONTRADICTED']);
  for (const opened of [DOSSIER, code]) await openForEverybody(hub.database, opened);
  expect(await fee(code)).toEqual([false, 'NOT_HELD']);
  const there = { number: 'TTQG-1', dossier: code, amountVnd: 115_000, paidOn: day(-2) };
  // Told by two at once, and once more: one receipt.
  expect(await Promise.all([pay(code), pay(code)])).toEqual([there, there]);
  expect(await pay(code)).toEqual(there);
  expect(await fee(code)).toEqual([true, 'HELD']);
  expect(await fee(other)).toEqual([false, 'NOT_HELD']);
  // Neither another amount nor another dossier has it, and nobody else's number is given away.
  expect(await pay(code, { amountVnd: 1 })).toBe('IDEMPOTENCY_MISMATCH');
  expect(await pay(other)).toBe('IDEMPOTENCY_MISMATCH');
  expect(await pay(code, { number: 'TTQG-2', subject: { personalId: '001090099999' } })).toBe('NOT_FOUND');
  expect(await pay(code, { number: 'TTQG-2', paidOn: day(2) })).toBe('BAD_USER_INPUT');
  const { body } = await hub.ask(PAY, { variables: { input }, as: caller('analyst', 'statistics', { caseCode: code }) });
  expect(body.errors?.[0].extensions.code).toMatch(/FORBIDDEN|PURPOSE_NOT_ALLOWED|CASE_REQUIRED/);
});
