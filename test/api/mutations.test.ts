import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  asDossierService,
  askBadge,
  askExchange,
  asPermitService,
  asSteward,
  DOSSIER,
  type DossierWorld,
  day,
  dossierWorld,
  LICENCE,
  OTHER_TAX_CODE,
  PERSONAL_ID,
  requirement,
  TAX_CODE,
  vehicle,
} from '../evidence/dossier-world.js';
import { caller, createTestHub, type TestHub } from '../support/hub.js';
import { register, write } from '../support/write.js';

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

const OUTCOME =
  'dryRun replayed changeSetId firstPosition lastPosition recordedFrom changes { position entity recordId version operation } warnings { operation code field message }';
const SUBMIT = `mutation($input: ChangeSetInput!, $dryRun: Boolean) { submitChangeSet(input: $input, dryRun: $dryRun) { ${OUTCOME} } }`;
const RECORD = `mutation($input: RecordResultInput!) { recordResult(input: $input) { ${OUTCOME} } }`;

type Asking = Awaited<ReturnType<TestHub['ask']>>;
const code = ({ body }: Asking) => body.errors?.[0].extensions.code;
const submit = (input: Record<string, unknown>, { dryRun = false, as = asSteward() } = {}) =>
  hub.ask(SUBMIT, { as, variables: { input: { reason: 'kiểm thử', legalBasis: 'Thông tư 79/2024/TT-BCA', ...input }, dryRun } });
const head = async () => (await hub.ask('{ procedures { totalCount } }')).body.extensions.asOf.procedures;
const plateCode = (value: string, more: Record<string, unknown> = {}) => ({
  register: { record: { plateCode: { code: value, holder: 'thử', ...more } }, validFrom: '2020-01-01' },
});

it('a steward writes the five operations in one change set each, and reads them back', async () => {
  const registered = await submit({
    operations: [plateCode('11', { holder: 'một' }), plateCode('12')],
    legalBasis: 'Thông tư 79/2024/TT-BCA',
  });
  const outcome = registered.body.data.submitChangeSet;
  expect(outcome).toMatchObject({
    dryRun: false,
    replayed: false,
    changes: [{ entity: 'PlateCode', operation: 'REGISTER', version: 1 }, { operation: 'REGISTER' }],
  });
  const [first, second] = outcome.changes.map(({ recordId }: { recordId: string }) => recordId);
  const rest = await submit({
    operations: [
      { update: { id: first, validFrom: '2022-01-01', record: { plateCode: { holder: 'hai' } } } },
      { correct: { id: first, validFrom: '2020-01-01', validTo: '2022-01-01', record: { plateCode: { holder: 'không' } } } },
      { close: { id: first, entity: 'PlateCode', validTo: '2025-01-01' } },
      { remove: { id: second, entity: 'PlateCode' } },
    ],
  });
  expect(rest.body.data.submitChangeSet.changes.map(({ operation }: { operation: string }) => operation)).toEqual([
    'UPDATE',
    'CORRECT',
    'CLOSE',
    'REMOVE',
  ]);
  const { body } = await hub.ask(
    '{ a: plateCode(code: "11", asOf: { validAt: "2021-01-01" }) { holder } b: plateCode(code: "11", asOf: { validAt: "2023-01-01" }) { holder } c: plateCode(code: "11") { holder } d: plateCode(code: "12") { code } }',
  );
  expect(body.data).toEqual({ a: { holder: 'không' }, b: { holder: 'hai' }, c: null, d: null });
});

it.each([
  ['no reason', { reason: ' ' }],
  ['no legal ground', { legalBasis: ' ' }],
])('with %s nothing is written', async (_what, more) => {
  const before = await head();
  expect(code(await submit({ operations: [plateCode('13')], ...more }))).toBe('BAD_USER_INPUT');
  expect((await head()).snapshot).toBe(before.snapshot);
});

it('a dry run answers exactly and keeps nothing', async () => {
  const before = await head();
  const tried = await submit({ operations: [plateCode('21')] }, { dryRun: true });
  expect(tried.body.data.submitChangeSet).toMatchObject({ dryRun: true, changes: [{ entity: 'PlateCode' }] });
  expect((await head()).snapshot).toBe(before.snapshot);
  const kept = await submit({ operations: [plateCode('21')] });
  expect(kept.body.data.submitChangeSet.firstPosition).toBe(tried.body.data.submitChangeSet.firstPosition);
});

it('one bad operation undoes the whole set, and every problem is named at once', async () => {
  const before = await head();
  const refused = await submit({
    operations: [
      plateCode('31'),
      plateCode('21'),
      { close: { id: '0198c3a2-5b7e-7cc3-98c4-dc0c0c07398f', entity: 'PlateCode', validTo: '2025-01-01' } },
    ],
  });
  expect(refused.body.errors?.[0].extensions.problems.map(({ operation, code: problem }: any) => [operation, problem])).toEqual([
    [1, 'KEY_TAKEN'],
    [2, 'NOT_FOUND'],
  ]);
  expect((await head()).snapshot).toBe(before.snapshot);
});

it('the same idempotency key gives the first answer; with another body it is refused', async () => {
  const input = { operations: [plateCode('41')], idempotencyKey: 'k-1' };
  const first = (await submit(input)).body.data.submitChangeSet;
  const again = (await submit(input)).body.data.submitChangeSet;
  expect(again).toEqual({ ...first, replayed: true });
  expect(code(await submit({ ...input, operations: [plateCode('42')] }))).toBe('IDEMPOTENCY_MISMATCH');
});

it('a record that has changed since the token was read is refused', async () => {
  const { recordId } = (await submit({ operations: [plateCode('51', { holder: 'một' })] })).body.data.submitChangeSet.changes[0];
  const { snapshot: readAt } = await head();
  const update = (holder: string) => ({
    operations: [{ update: { id: recordId, validFrom: '2024-01-01', record: { plateCode: { holder } } } }],
    readAt,
  });
  expect(code(await submit(update('hai')))).toBeUndefined();
  expect(code(await submit(update('ba')))).toBe('STALE_VERSION');
  const foreign = Buffer.from(JSON.stringify(['00000000-0000-7000-8000-000000000000', '1', '2026-01-01'])).toString('base64url');
  expect(code(await submit({ ...update('ba'), readAt: foreign }))).toBe('BAD_USER_INPUT');
});

it.each([
  ['anonymous', {}],
  ['a citizen', caller('citizen', 'self-access')],
  ['an analyst', caller('analyst')],
  ['a dossier service, which only writes results', asDossierService()],
  ['a permit service, which only writes results', asPermitService()],
])('%s may not submit a change set', async (_who, as) => {
  const before = await head();
  expect(code(await submit({ operations: [plateCode('61')] }, { as }))).toBe('FORBIDDEN');
  expect((await head()).snapshot).toBe(before.snapshot);
});

it('writing personal fields needs the purpose and the case that reading them would, and stands in the read log', async () => {
  const person = { register: { record: { person: { personalId: '001090000055', fullName: 'Người Thử', fictional: true } } } };
  expect(code(await submit({ operations: [person] }, { as: asSteward({ purpose: null, caseCode: null }) }))).toBe('PURPOSE_REQUIRED');
  expect(code(await submit({ operations: [person] }, { as: asSteward({ caseCode: null }) }))).toBe('CASE_REQUIRED');
  hub.reads.length = 0;
  const written = (await submit({ operations: [person] })).body.data.submitChangeSet;
  expect(hub.reads[0]).toMatchObject({
    purpose: 'stewardship',
    caseCode: DOSSIER,
    subjects: [written.changes[0].recordId],
    fieldClasses: ['personal'],
    entities: ['Person'],
  });
  const { body } = await hub.ask('query($id: ID!) { node(id: $id) { ... on Person { changeSet { actor caseCode reason } } } }', {
    as: asSteward(),
    variables: { id: written.changes[0].recordId },
  });
  expect(body.data.node.changeSet).toEqual({ actor: 'test-steward', caseCode: DOSSIER, reason: 'kiểm thử' });
});

it('warnings come back in the language asked', async () => {
  const input = {
    operations: [{ register: { record: { business: { taxCode: '0101243150', name: 'Hãng Thử', legalForm: 'Lạ', fictional: true } } } }],
  };
  const vi = (await submit(input, { dryRun: true })).body.data.submitChangeSet.warnings[0];
  const en = (await submit(input, { dryRun: true, as: asSteward({ language: 'en' }) })).body.data.submitChangeSet.warnings[0];
  expect(vi).toMatchObject({ operation: 0, code: 'WARN_BUSINESS_LEGAL_FORM', field: 'legalForm' });
  expect([vi.message.slice(0, 9), en.message.slice(0, 10)]).toEqual(['Loại hình', 'This legal']);
});

it.each([
  ['no operation', { operations: [] }],
  ['1,001 operations', { operations: Array.from({ length: 1_001 }, () => plateCode('71')) }],
  ['an empty reason', { operations: [plateCode('71')], reason: '  ' }],
  ['an id that is none', { operations: [{ close: { id: 'x', entity: 'PlateCode', validTo: '2025-01-01' } }] }],
  ['a link that is no id', { operations: [plateCode('71', { province: 'Hà Nội' })] }],
  ['an unknown kind of record', { operations: [{ remove: { id: '0198c3a2-5b7e-7cc3-98c4-dc0c0c07398f', entity: 'Spaceship' } }] }],
  ['a blank idempotency key', { operations: [plateCode('71')], idempotencyKey: ' ' }],
  [
    'two operations in one',
    { operations: [{ ...plateCode('71'), remove: { id: '0198c3a2-5b7e-7cc3-98c4-dc0c0c07398f', entity: 'PlateCode' } }] },
  ],
])('refuses %s', async (_what, input) => {
  const before = await head();
  expect(code(await submit(input))).toBe('BAD_USER_INPUT');
  expect((await head()).snapshot).toBe(before.snapshot);
});

const badgeResult = (plate: string, more: Record<string, unknown> = {}, badge: Record<string, unknown> = {}) => ({
  procedure: '2.002288',
  resultCode: `${DOSSIER}-KQ-${plate}`,
  issuer: 'H26',
  subject: { taxCode: TAX_CODE },
  result: { badges: [{ number: `PH-${plate}`, plate, badgeType: 'XE HỢP ĐỒNG', issuedOn: day(), expiresOn: day(700), ...badge }] },
  ...more,
});
const record = (input: Record<string, unknown>, as = asPermitService()) => hub.ask(RECORD, { as, variables: { input } });

it('an issued badge is written back under its dossier, and the next dossier sees it', async () => {
  expect(requirement(await askBadge(hub, ['29B-12345']), 'EV07').verdict).toBe('HELD');
  const outcome = (await record(badgeResult('29B-12345'))).body.data.recordResult;
  expect(outcome).toMatchObject({ dryRun: false, replayed: false, changes: [{ entity: 'Badge', operation: 'REGISTER' }], warnings: [] });
  const { body } = await hub.ask(
    '{ badge(number: "PH-29B-12345") { resultCode state issuedOn expiresOn vehicle { plate } business { taxCode } issuer { code } legalBasis changeSet { caseCode actor agency reason } } }',
    { as: asPermitService() },
  );
  expect(body.data.badge).toEqual({
    resultCode: `${DOSSIER}-KQ-29B-12345`,
    state: 'ACTIVE',
    issuedOn: day(),
    expiresOn: day(700),
    vehicle: { plate: '29B-12345' },
    business: { taxCode: TAX_CODE },
    issuer: { code: 'H26' },
    legalBasis: 'Nghị định 158/2024/NĐ-CP, Điều 23',
    changeSet: {
      caseCode: DOSSIER,
      actor: 'test-permit-service',
      agency: 'H26',
      reason: `Kết quả thủ tục 2.002288, mã kết quả ${DOSSIER}-KQ-29B-12345`,
    },
  });
  expect(requirement(await askBadge(hub, ['29B-12345']), 'EV07').verdict).toBe('CONTRADICTED');
});

it('a result code is written once; with another content it is refused', async () => {
  const { id } = await vehicle(hub, { plate: '29B-55555', chassis: 'RLLV1AEA9PH000555', owner: { business: world.business } });
  expect(id).toBeTruthy();
  const first = (await record(badgeResult('29B-55555'))).body.data.recordResult;
  const again = (await record(badgeResult('29B-55555'))).body.data.recordResult;
  expect(again).toEqual({ ...first, replayed: true });
  expect(code(await record(badgeResult('29B-55555', {}, { expiresOn: day(100) })))).toBe('IDEMPOTENCY_MISMATCH');
});

it('a badge never outlives the service life of its vehicle or the contract for it', async () => {
  const contract = {
    contractNumber: 'HĐ-7',
    vehicle: world.leased.id,
    business: world.business,
    contractKind: 'thuê',
    signedOn: day(-10),
    expiresOn: day(30),
  };
  await register(hub, 'VehicleContract', contract, day(-10));
  const outcome = (await record(badgeResult('29B-12346'))).body.data.recordResult;
  expect(outcome.warnings.map(({ code: warning }: { code: string }) => warning)).toEqual(['WARN_BADGE_TERM_CAPPED']);
  const { body } = await hub.ask('{ badge(number: "PH-29B-12346") { expiresOn } }');
  expect(body.data.badge.expiresOn).toBe(day(30));
  // Owned outright, only the service life counts: eighteen of twenty years are over.
  const { id } = await vehicle(hub, { plate: '29B-66666', chassis: 'RLLV1AEA9PH000666', owner: { business: world.business } });
  const year = Number(day().slice(0, 4));
  await write(hub, [{ operation: 'correct', entity: 'Vehicle', id, from: null, to: null, values: { productionYear: year - 18 } }]);
  await record(badgeResult('29B-66666', {}, { expiresOn: day(2000) }));
  const owned = await hub.ask('{ badge(number: "PH-29B-66666") { expiresOn } }');
  expect(owned.body.data.badge.expiresOn).toBe(`${year + 2}-12-31`);
});

it('a second badge of the same type is recorded as decided, with a warning; one of another type only once the first has ended', async () => {
  await vehicle(hub, { plate: '29B-77777', chassis: 'RLLV1AEA9PH000777', owner: { business: world.business } });
  expect((await record(badgeResult('29B-77777'))).body.data.recordResult.warnings).toEqual([]);
  const second = await record(badgeResult('29B-77777', { resultCode: 'KQ-SECOND' }, { number: 'PH-SECOND' }));
  expect(second.body.data.recordResult.warnings).toMatchObject([{ code: 'WARN_BADGE_ANOTHER_IN_FORCE', operation: 0 }]);
  // Whoever lost the answer and asks again is warned as well.
  const again = await record(badgeResult('29B-77777', { resultCode: 'KQ-SECOND' }, { number: 'PH-SECOND' }));
  expect(again.body.data.recordResult).toEqual({ ...second.body.data.recordResult, replayed: true });
  const other = () => record(badgeResult('29B-77777', { resultCode: 'KQ-THIRD' }, { number: 'PH-THIRD', badgeType: 'XE TAXI' }));
  expect(code(await other())).toBe('KEY_TAKEN');
  const worn = await hub.ask('{ badges(where: { vehicle: { plate: { eq: "29B-77777" } } }) { nodes { id } } }', { as: asPermitService() });
  const handBack = ({ id }: { id: string }) => ({
    update: { id, validFrom: day(), record: { badge: { state: 'SURRENDERED', endedOn: day() } } },
  });
  expect((await submit({ operations: worn.body.data.badges.nodes.map(handBack) })).body.data.submitChangeSet.changes).toHaveLength(2);
  expect((await other()).body.data.recordResult.changes).toHaveLength(1);
});

describe('what is no judgement is checked when a result is recorded, by what the dossier is asked by', () => {
  const problems = async (input: Record<string, unknown>) => {
    const { body } = await record(input);
    return (body.errors?.[0]?.extensions.problems ?? []).map(({ code: one }: { code: string }) => one);
  };
  let plates = 0;
  const owned = async (category: string) => {
    const plate = `29C-10${String(++plates).padStart(3, '0')}`;
    const { id } = await vehicle(hub, {
      plate,
      chassis: `RLLV1AEA9PH10${String(plates).padStart(4, '0')}`,
      owner: { business: world.business },
    });
    await write(hub, [{ operation: 'correct', entity: 'Vehicle', id, from: null, to: null, values: { category } }]);
    return plate;
  };

  it('no goods truck is a taxi, and no coach carries a badge for goods', async () => {
    const [truck, coach] = [await owned('goods'), await owned('passenger')];
    expect(await problems(badgeResult(truck, {}, { badgeType: 'XE TAXI' }))).toEqual(['RESULT_BADGE_FITS_OTHER_KIND']);
    expect(await problems(badgeResult(coach, {}, { badgeType: 'XE TẢI' }))).toEqual(['RESULT_BADGE_FITS_OTHER_KIND']);
    expect(await problems(badgeResult(truck, {}, { badgeType: 'XE TẢI' }))).toEqual([]);
    expect(await problems(badgeResult(coach, {}, { badgeType: 'XE TAXI' }))).toEqual([]);
  });

  it('no badge is issued tomorrow or in 2035, nor a licence', async () => {
    const plate = await owned('passenger');
    for (const issuedOn of [day(1), '2035-01-01'])
      expect(await problems(badgeResult(plate, {}, { issuedOn, expiresOn: '2036-01-01' }))).toEqual(['RESULT_IN_FUTURE']);
    expect(await problems(licenceResult('010090000066', { issuedOn: day(1) }))).toEqual(['RESULT_IN_FUTURE']);
  });

  it('none to a business that has no right to use the vehicle, or holds no licence; evidence says the same', async () => {
    const plate = '29C-10900';
    await vehicle(hub, { plate, chassis: 'RLLV1AEA9PH109000', owner: { business: world.other } });
    const verdict = requirement(await askBadge(hub, [plate]), 'EV08').verdict;
    expect([verdict, await problems(badgeResult(plate))]).toEqual(['NOT_HELD', ['RESULT_RIGHT_TO_USE_NONE']]);
    expect(await problems(badgeResult(plate, { subject: { taxCode: OTHER_TAX_CODE } }))).toEqual(['RESULT_LICENSED_NONE']);
  });

  it('a dry run answers as recording would, keeps nothing, and leaves the code free', async () => {
    const plate = await owned('passenger');
    const before = await head();
    const tried = async (input: Record<string, unknown>) =>
      (
        await hub.ask(
          RECORD.replace('$input: RecordResultInput!', '$input: RecordResultInput!, $dryRun: Boolean').replace(
            'input: $input',
            'input: $input, dryRun: $dryRun',
          ),
          {
            as: asPermitService(),
            variables: { input, dryRun: true },
          },
        )
      ).body;
    expect((await tried(badgeResult(plate))).data.recordResult).toMatchObject({
      dryRun: true,
      replayed: false,
      changes: [{ entity: 'Badge' }],
    });
    expect((await tried(badgeResult(plate, {}, { issuedOn: day(1) }))).errors?.[0]?.extensions.code).toBe('RULE_BROKEN');
    expect((await head()).snapshot).toBe(before.snapshot);
    expect((await record(badgeResult(plate))).body.data.recordResult).toMatchObject({ dryRun: false, replayed: false });
    expect((await tried(badgeResult(plate))).data.recordResult).toMatchObject({ dryRun: true, replayed: true });
  });
});

it('a result is found under its dossier, and taken back by the service that recorded it, with a reason', async () => {
  await vehicle(hub, { plate: '29B-88888', chassis: 'RLLV1AEA9PH000888', owner: { business: world.business } });
  const recorded = (await record(badgeResult('29B-88888'))).body.data.recordResult;
  const resultCode = `${DOSSIER}-KQ-29B-88888`;
  const FIND =
    'query($code: String) { decidedResults(resultCode: $code) { resultCode issuer changeSetId withdrawnBy changes { entity operation } } }';
  const found = async (as = asPermitService(), variables: Record<string, unknown> = { code: resultCode }) =>
    (await hub.ask(FIND, { as, variables })).body.data.decidedResults;
  const stands = { resultCode, issuer: 'H26', changeSetId: recorded.changeSetId, withdrawnBy: null };
  expect(await found()).toEqual([{ ...stands, changes: [{ entity: 'Badge', operation: 'REGISTER' }] }]);
  expect((await found(asPermitService(), {})).map((one: { resultCode: string }) => one.resultCode)).toContain(resultCode);
  for (const elsewhere of [{ caseCode: 'H26.01-261122-0002' }, { agency: 'H30' }])
    expect(await found(asPermitService('licensing', elsewhere))).toEqual([]);

  const WITHDRAW = `mutation($issuer: AgencyCode!, $code: String!, $reason: String!) { withdrawResult(issuer: $issuer, resultCode: $code, reason: $reason) { ${OUTCOME} } }`;
  const withdraw = (as = asPermitService(), more: Record<string, unknown> = {}) =>
    hub.ask(WITHDRAW, { as, variables: { issuer: 'H26', code: resultCode, reason: 'Cấp nhầm xe', ...more } });
  for (const as of [asPermitService('licensing', { actor: 'another' }), asPermitService('licensing', { caseCode: 'H26.01-261122-0002' })])
    expect(code(await withdraw(as))).toBe('NOT_FOUND');
  expect(code(await withdraw(asPermitService(), { issuer: 'G17' }))).toBe('NOT_FOUND');
  expect(code(await withdraw(asPermitService(), { reason: ' ' }))).toBe('BAD_USER_INPUT');
  expect(code(await withdraw(asPermitService('licensing', { purpose: null })))).toBe('PURPOSE_REQUIRED');
  const taken = (await withdraw()).body.data.withdrawResult;
  expect(taken).toMatchObject({ replayed: false, changes: [{ entity: 'Badge', operation: 'REMOVE' }] });
  expect((await withdraw()).body.data.withdrawResult).toMatchObject({ replayed: true, changeSetId: taken.changeSetId });
  expect(await found()).toMatchObject([{ ...stands, withdrawnBy: taken.changeSetId }]);
  expect((await hub.ask('{ badge(number: "PH-29B-88888") { id } }')).body.data.badge).toBeNull();
  // The code is its result's for ever.
  expect((await record(badgeResult('29B-88888'))).body.data.recordResult).toMatchObject({ replayed: true });
});

const licenceResult = (number: string, more: Record<string, unknown> = {}) => ({
  procedure: '1.002809',
  resultCode: `${DOSSIER}-KQ-${number}`,
  issuer: 'G01',
  subject: { personalId: PERSONAL_ID },
  result: { licence: { replaces: LICENCE, number, classes: ['C1'], issuedOn: day(), expiresOn: day(3650), ...more } },
});
const licences =
  'query($id: PersonalId!) { driver(personalId: $id) { points licences { nodes { number scheme classes state resultCode } } } }';
const readLicences = async () =>
  (await hub.ask(licences, { as: asPermitService(), variables: { id: PERSONAL_ID } })).body.data.driver.licences.nodes;

it('an exchange registers the new licence and marks the old one as replaced', async () => {
  const outcome = (await record(licenceResult('010090000012'))).body.data.recordResult;
  expect(outcome).toMatchObject({ changes: [{ operation: 'UPDATE' }, { operation: 'REGISTER' }], warnings: [] });
  expect(await readLicences()).toEqual([
    { number: LICENCE, scheme: '2008', classes: ['B2'], state: 'SUPERSEDED', resultCode: null },
    { number: '010090000012', scheme: '2025', classes: ['C1'], state: 'ACTIVE', resultCode: `${DOSSIER}-KQ-010090000012` },
  ]);
  expect(hub.reads[0]).toMatchObject({ subjects: [world.person], purpose: 'licensing', caseCode: DOSSIER });
  expect(requirement(await askExchange(hub), 'EV09').verdict).toBe('HELD');
});

it('a number that is kept stays one record with a new state', async () => {
  const kept = { ...licenceResult('010090000012', { replaces: '010090000012', classes: ['B', 'CE'] }), resultCode: 'KQ-KEPT' };
  const outcome = (await record(kept)).body.data.recordResult;
  expect(outcome.changes).toMatchObject([{ operation: 'UPDATE' }]);
  expect(outcome.warnings).toMatchObject([{ code: 'WARN_LICENCE_CLASS_NOT_CONVERTED' }]);
  expect((await readLicences()).filter(({ number }: { number: string }) => number === '010090000012')).toMatchObject([
    { classes: ['B', 'CE'], resultCode: 'KQ-KEPT' },
  ]);
});

it.each([
  ['a vehicle nobody knows', () => badgeResult('29B-98765'), 'NOT_FOUND'],
  ['a business nobody knows', () => badgeResult('29B-12345', { resultCode: 'KQ-V', subject: { taxCode: '0101243150' } }), 'NOT_FOUND'],
  ['an agency nobody knows', () => badgeResult('29B-12345', { resultCode: 'KQ-W', issuer: 'H99' }), 'NOT_FOUND'],
  ["a licence that is not the person's", () => licenceResult('010090000013', { replaces: '990000000000' }), 'NOT_FOUND'],
  ['an unknown procedure', () => badgeResult('29B-12345', { procedure: '9.999999' }), 'NOT_FOUND'],
  ['a procedure that is not set up', () => badgeResult('29B-12345', { procedure: '2.002287' }), 'PROCEDURE_NOT_SET_UP'],
  [
    'the result of another procedure',
    () => badgeResult('29B-12345', { procedure: '1.002809', resultCode: 'KQ-Y', subject: { personalId: PERSONAL_ID } }),
    'BAD_USER_INPUT',
  ],
  ['no badge at all', () => badgeResult('29B-12345', { resultCode: 'KQ-NONE', result: { badges: [] } }), 'BAD_USER_INPUT'],
  [
    '51 badges',
    () =>
      badgeResult('29B-12345', {
        resultCode: 'KQ-MANY',
        result: {
          badges: Array.from({ length: 51 }, (_, n) => ({
            number: `N-${n}`,
            plate: `29B-${10_100 + n}`,
            badgeType: 'XE TẢI',
            issuedOn: day(),
            expiresOn: day(9),
          })),
        },
      }),
    'BAD_USER_INPUT',
  ],
  ['an empty result code', () => badgeResult('29B-12345', { resultCode: ' ' }), 'BAD_USER_INPUT'],
  [
    'a badge type the law does not know',
    () => badgeResult('29B-12345', { resultCode: 'KQ-X' }, { number: 'PH-X', badgeType: 'XE BAY' }),
    'RULE_BROKEN',
  ],
  ['a badge number that is taken', () => badgeResult('29B-12345', { resultCode: 'KQ-Y' }), 'KEY_TAKEN'],
])('writes nothing for %s', async (_what, input, expected) => {
  const before = await head();
  expect(code(await record(input()))).toBe(expected);
  expect((await head()).snapshot).toBe(before.snapshot);
});

it.each([
  ['without a purpose', asPermitService('licensing', { purpose: null }), 'PURPOSE_REQUIRED'],
  ['without a case', asPermitService('licensing', { caseCode: null }), 'CASE_REQUIRED'],
  ['as a steward', asSteward(), 'FORBIDDEN'],
  ['as a citizen', caller('citizen', 'self-access', { caseCode: DOSSIER }), 'FORBIDDEN'],
  ['as an auditor', caller('auditor', 'audit', { caseCode: DOSSIER }), 'FORBIDDEN'],
])('no result is recorded %s', async (_who, as, expected) => {
  const before = await head();
  expect(code(await record(badgeResult('29B-12345', { resultCode: 'KQ-Z' }, { number: 'PH-Z' }), as))).toBe(expected);
  expect((await head()).snapshot).toBe(before.snapshot);
});

const WITHDRAW = `mutation($id: ID!, $cascade: Boolean) { withdrawChangeSet(id: $id, reason: "ghi nhầm", cascade: $cascade) { ${OUTCOME} } }`;

it('a change set is withdrawn, refused with the list of what rests on it, and withdrawn with that on cascade', async () => {
  const first = (await submit({ operations: [plateCode('91', { holder: 'một' })] })).body.data.submitChangeSet;
  const id = first.changes[0].recordId;
  const second = (await submit({ operations: [{ update: { id, validFrom: '2022-01-01', record: { plateCode: { holder: 'hai' } } } }] }))
    .body.data.submitChangeSet;
  const asked = (set: string, cascade = false, as = asSteward()) => hub.ask(WITHDRAW, { as, variables: { id: set, cascade } });
  expect(code(await asked(first.changeSetId, false, caller('analyst') as ReturnType<typeof asSteward>))).toBe('FORBIDDEN');
  expect(code(await asked('0198c3a2-5b7e-7cc3-98c4-dc0c0c07398f'))).toBe('NOT_FOUND');
  expect(code(await asked('x'))).toBe('BAD_USER_INPUT');
  const refused = await asked(first.changeSetId);
  expect(refused.body.errors?.[0].extensions).toMatchObject({
    code: 'HAS_LATER_CHANGES',
    laterCount: 1,
    laterChanges: [{ changeSetId: second.changeSetId, entity: 'PlateCode', recordId: id, operation: 'UPDATE', version: 2 }],
  });
  const done = (await asked(first.changeSetId, true)).body.data.withdrawChangeSet;
  expect(done.changes).toMatchObject([{ recordId: id, operation: 'REMOVE', version: 3 }]);
  expect((await asked(first.changeSetId, true)).body.data.withdrawChangeSet).toEqual({ ...done, replayed: true });
  const { body } = await hub.ask(
    'query($id: ID!, $k: DateTime) { now: node(id: $id) { id } meanwhile: nodeAsOf(id: $id, asOf: { knownAt: $k }) { ... on PlateCode { holder history { nodes { operation changeSet { withdraws } } } } } }',
    { variables: { id, k: second.recordedFrom } },
  );
  expect(body.data).toMatchObject({ now: null, meanwhile: { holder: 'hai' } });
});

it('withdrawing what touches a person needs the purpose and the case, and stands in the read log', async () => {
  const person = { register: { record: { person: { personalId: '001090000066', fullName: 'Người Thử', fictional: true } } } };
  const set = (await submit({ operations: [person] })).body.data.submitChangeSet;
  const asked = (as: ReturnType<typeof asSteward>) => hub.ask(WITHDRAW, { as, variables: { id: set.changeSetId } });
  expect(code(await asked(asSteward({ purpose: null, caseCode: null })))).toBe('PURPOSE_REQUIRED');
  hub.reads.length = 0;
  expect((await asked(asSteward())).body.errors).toBeUndefined();
  expect(hub.reads[0]).toMatchObject({ subjects: [set.changes[0].recordId], fieldClasses: ['personal'], entities: ['Person'] });
});

it('a badge never outlives the niên hạn of the kind of transport it is for, as far as the rule was read', async () => {
  const nextYear = Number(day().slice(0, 4)) + 1;
  const rule = (code: string, use: string, years: number, confidence: string) =>
    register(
      hub,
      'ServiceLifeRule',
      { code, category: 'passenger', seatsMin: 9, use, years, unlimited: false, article: 'Nghị định 158/2024/NĐ-CP', confidence },
      '2025-01-01',
    );
  await rule('đã đọc', 'hợp đồng', nextYear - 2020, 'V');
  await rule('đường dài', 'hợp đồng trên 300 km', 1, 'V');
  await rule('chưa đọc', 'tuyến cố định', 1, 'K');
  await vehicle(hub, { plate: '29B-88881', chassis: 'RLLV1AEA9PH000881', owner: { business: world.business } });
  await vehicle(hub, { plate: '29B-88882', chassis: 'RLLV1AEA9PH000882', owner: { business: world.business } });
  const contract = (await record(badgeResult('29B-88881', {}, { expiresOn: day(1500) }))).body.data.recordResult;
  expect(contract.warnings.map(({ code: warning }: { code: string }) => warning)).toEqual(['WARN_BADGE_TERM_CAPPED']);
  const fixed = (await record(badgeResult('29B-88882', {}, { badgeType: 'XE TRUNG CHUYỂN', expiresOn: day(1500) }))).body.data.recordResult;
  expect(fixed.warnings).toEqual([]);
  const { body } = await hub.ask('{ one: badge(number: "PH-29B-88881") { expiresOn } two: badge(number: "PH-29B-88882") { expiresOn } }');
  expect(body.data).toEqual({ one: { expiresOn: `${nextYear}-12-31` }, two: { expiresOn: day(1500) } });
});

it('a twelve-digit tax code, its owner’s personal identifier, comes in by no mutation or filter, and no refusal tells it back', async () => {
  const household = { taxCode: '001085000023', name: 'Hộ Người Thử', legalForm: 'Hộ kinh doanh', fictional: true };
  const bodies = [
    await submit({ operations: [{ register: { record: { business: household } } }] }),
    await submit({ operations: [{ register: { record: { business: { ...household, taxCode: '001 085 000 023' } } } }] }),
    await hub.ask('query($code: TaxCode!) { business(taxCode: $code) { name } }', { variables: { code: '001085000023' }, as: asSteward() }),
    await hub.ask('{ businesses(where: { taxCode: { in: ["001085000023"] } }) { totalCount } }'),
  ].map(({ body }) => body);
  for (const body of bodies) {
    expect(body.errors?.length).toBeGreaterThan(0);
    expect(JSON.stringify(body).replace(/[ .]/g, '')).not.toContain('001085000023');
  }
});

it('a correction by mutation leaves one state where two would say the same, and its history every change', async () => {
  const made = await submit({
    operations: [{ register: { validFrom: '2020-01-01', record: { plateCode: { code: '97', holder: 'một' } } } }],
  });
  const id = made.body.data.submitChangeSet.changes[0].recordId;
  const said = (holder: string) => ({ id, validFrom: '2022-01-01', record: { plateCode: { holder } } });
  await submit({ operations: [{ update: said('hai') }] });
  const last = (await submit({ operations: [{ correct: said('một') }] })).body;
  expect(last.errors).toBeUndefined();
  const { body } = await hub.ask(
    'query($id: ID!) { plateCode(id: $id) { holder validFrom validTo history { totalCount nodes { operation changedFields { name before after } } } } }',
    { variables: { id } },
  );
  expect(body.data.plateCode).toMatchObject({ holder: 'một', validFrom: '2020-01-01', validTo: null, history: { totalCount: 3 } });
});

describe('a saved question', () => {
  const SAVED = 'id version name question repeats days agency isMine earlier { version name }';
  const BY_PROVINCE = '{ vehicleAggregate(groupBy: [{ link: { province: name } }]) { groups { key { province { name } } count } } }';
  const analyst = (more: object = {}) => caller('analyst', null, { actor: 'analyst-a', agency: 'G17', ...more });
  const save = (input: Record<string, unknown>, as = analyst()) =>
    hub.ask(`mutation($input: SaveQuestionInput!) { saveQuestion(input: $input) { ${SAVED} } }`, {
      variables: { input: { name: 'Xe theo tỉnh', question: BY_PROVINCE, ...input } },
      as,
    });
  const withdraw = (id: string, as: ReturnType<typeof caller>) =>
    hub.ask('mutation($id: ID!) { withdrawQuestion(id: $id) { name } }', { variables: { id }, as });
  const found = async (id: string, as = {}) =>
    (await hub.ask(`query($id: ID!) { savedQuestion(id: $id) { ${SAVED} } }`, { variables: { id }, as })).body.data.savedQuestion;

  it('is read by everybody, asked as whoever reads it, changed by its owner and kept in each version', async () => {
    const { data, errors } = (await save({ repeats: 'QUARTER', question: `query TenRieng ${BY_PROVINCE} # ghi chú` })).body;
    expect(errors).toBeUndefined();
    const { id, question } = data.saveQuestion;
    expect(question.replace(/\s+/g, '')).toBe(BY_PROVINCE.replace(/\s+/g, ''));
    expect((await save({ repeats: 'QUARTER' })).body.data.saveQuestion.id).toBe(id);
    const read = await found(id);
    expect(read).toMatchObject({ version: 1, name: 'Xe theo tỉnh', repeats: 'QUARTER', agency: 'G17', isMine: false, earlier: [] });
    expect(read.days).toHaveLength(12);
    expect(read.days.at(-1) <= day() && day() < day(93)).toBe(true);
    for (const one of read.days) expect(one).toMatch(/^\d{4}-(01|04|07|10)-01$/);
    // It is asked as whoever asks: without a purpose nobody's own vehicle is counted, and a steward's count leaves out nobody.
    const leftOut = async (as = {}) => (await hub.ask(read.question, { as })).body.extensions.population[0].leftOut;
    expect([(await leftOut()).length, (await leftOut(asSteward())).length]).toEqual([1, 0]);

    const second = { id, name: 'Xe theo tỉnh, hằng năm', repeats: 'YEAR' };
    expect(code(await save(second))).toBe('STALE_VERSION');
    expect(code(await save({ ...second, expectedVersion: 1 }, analyst({ actor: 'analyst-b' })))).toBe('FORBIDDEN');
    expect((await save({ ...second, expectedVersion: 1 })).body.data.saveQuestion).toMatchObject({ id, version: 2, isMine: true });
    expect((await save({ ...second, expectedVersion: 1 })).body.data.saveQuestion.version).toBe(2);
    expect(code(await save({ id, name: 'Tên khác', expectedVersion: 1 }))).toBe('STALE_VERSION');
    expect(await found(id)).toMatchObject({ version: 2, earlier: [{ version: 1, name: 'Xe theo tỉnh' }] });
    const { data: listed } = (await hub.ask('{ savedQuestions { nodes { id } } }')).body;
    expect(listed.savedQuestions.nodes).toEqual([{ id }]);
    // Whatever the application says, the table keeps every version, and those of one owner.
    const { appPool, ownerPool } = hub.database;
    await expect(appPool.query('delete from saved_question')).rejects.toThrow();
    await expect(ownerPool.query(`update saved_question set name = 'x'`)).rejects.toThrow();
    await expect(
      appPool.query(
        `insert into saved_question (id, version, name, question, saved_by) select id, version + 1, name, question, 'another' from saved_question where version = 2`,
      ),
    ).rejects.toThrow(/of the same owner/);

    expect(code(await withdraw(id, analyst({ actor: 'analyst-b' })))).toBe('FORBIDDEN');
    expect((await withdraw(id, asSteward())).body.data.withdrawQuestion).toEqual({ name: 'Xe theo tỉnh, hằng năm' });
    expect([await found(id), code(await withdraw(id, asSteward()))]).toEqual([null, 'NOT_FOUND']);
    expect((await hub.ask('{ savedQuestions { nodes { id } } }')).body.data.savedQuestions.nodes).toEqual([]);
  });

  it('holds nothing of anybody: no value of a person’s record, no number, no word of one’s own', async () => {
    const where = (text: string, root = 'vehicleAggregate') => `{ ${root}(where: ${text}) { groups { count } } }`;
    for (const question of [
      where('{ plate: { eq: "29B-12345" } }'),
      where('{ or: [{ not: { make: { eq: "Toyota" } } }] }'),
      where('{ ownerships: { some: { person: { personalId: { eq: "001090000011" } } } } }'),
      where('{ validFrom: { gte: "2025-01-01" } }'),
      where('{ ownerships: { having: [{ where: { acquiredOn: { gte: "2025-01-01" } }, gte: 1 }] } }'),
      where('{ name: { contains: "001090000011" } }', 'bridgeAggregate'),
      '{ vehicles { nodes { id } } }',
      '{ vehicleAggregate { groups { count } } provinceAggregate { groups { count } } }',
      '{ so001090000011: vehicleAggregate { groups { count } } }',
      '{ vehicleAggregate { groups { so001090000011: count } } }',
      'query($a: Int) { vehicleAggregate(first: $a) { groups { count } } }',
      '{ vehicleAggregate(after: "MDAxMDkwMDAwMDEx") { groups { count } } }',
      'fragment f on VehicleAggregate { groups { count } } { vehicleAggregate { ...f } }',
      'mutation { withdrawQuestion(id: "x") { id } }',
      '{ vehicleAggregate { groups { counts } } }',
      'không phải GraphQL',
      `{ vehicleAggregate { groups { count } } } ${'#'.repeat(8_000)}`,
    ])
      expect([question.slice(0, 90), code(await save({ question }))]).toEqual([question.slice(0, 90), 'BAD_USER_INPUT']);
    expect(code(await save({ question: `{ a${'(a: {'.repeat(200)}` }))).toBe('TOO_LARGE');
    for (const name of ['Xe', 'Xe của 001090000011', `${'x'.repeat(121)}`])
      expect([name, code(await save({ name }))]).toEqual([name, 'BAD_USER_INPUT']);
    // Choices, and values of what is nobody's.
    for (const question of [
      where('{ province: { code: { in: ["01", "44"] } } }'),
      where('{ category: { isNull: false } }'),
      where('{ builtYear: { gte: 1990 }, province: { name: { startsWith: "Hà" } } }', 'bridgeAggregate'),
      '{ vehicleAggregate(asOf: { validAt: "2025-06-30", knownAt: "2026-01-01T00:00:00Z" }, groupBy: [{ bucket: { field: productionYear, width: 5 } }], having: [{ measure: COUNT, gte: 3 }], first: 10) { groups { key { productionYear } count } } }',
    ])
      expect([question, (await save({ question, name: 'Được lưu' })).body.errors]).toEqual([question, undefined]);
  });

  it('is saved by those who share figures, and by nobody else', async () => {
    for (const as of [asDossierService(), asPermitService(), caller('citizen', null, { agency: null })])
      expect(code(await save({}, as))).toBe('FORBIDDEN');
    expect(code(await save({}, {} as never))).toBe('UNAUTHENTICATED');
  });
});
