import { afterAll, beforeAll, expect, it } from 'vitest';
import { receivedOn } from '../../src/registers/identifiers/dossier-code.js';
import { createTestHub, type TestHub } from '../support/hub.js';
import { register, write } from '../support/write.js';
import {
  asDossierService,
  askBadge,
  askExchange,
  type DossierWorld,
  day,
  dossierWorld,
  LICENCE,
  OTHER_TAX_CODE,
  TAX_CODE,
} from './dossier-world.js';

/**
 * A procedure exists by a law: on a day without one there is no verdict, and a dossier is judged under the law of the day it was received.
 */
let hub: TestHub;
let world: DossierWorld;
beforeAll(async () => {
  hub = await createTestHub();
  world = await dossierWorld(hub);
});
afterAll(() => hub.close());

it('on a day on which no law provides for it, a procedure is not in force, and the days on which it is are told', async () => {
  for (const validAt of ['2000-01-01', '2024-06-01', '2024-12-31']) {
    for (const answered of [await askExchange(hub, { asOf: { validAt } }), await askBadge(hub, ['29B-12345'], { asOf: { validAt } })]) {
      expect(answered.body.data).toBeFalsy();
      expect(answered.body.errors?.[0].extensions).toMatchObject({
        code: 'PROCEDURE_NOT_IN_FORCE',
        inForce: [{ inForceFrom: '2025-01-01', inForceTo: null }],
      });
    }
  }
  expect((await askExchange(hub, { asOf: { validAt: '2025-01-01' } })).body.errors).toBeUndefined();
});

it('a dossier received while no law provided for it is not judged under a later one', async () => {
  const received = (caseCode: string) => askBadge(hub, ['29B-12345'], { as: asDossierService({ caseCode }) });
  expect((await received('H26.01-241231-0001')).body.errors?.[0].extensions.code).toBe('PROCEDURE_NOT_IN_FORCE');
  expect((await received('H26.01-250101-0001')).body.errors).toBeUndefined();
});

it('a result is not written under a law that does not provide for it', async () => {
  const question = `mutation($input: RecordResultInput!) { recordResult(input: $input) { changeSetId } }`;
  const input = {
    procedure: '1.002809',
    resultCode: 'H26.01-241231-0009-KQ01',
    issuer: 'G01',
    subject: { licenceNumber: LICENCE },
    result: { licence: { replaces: LICENCE, number: '010090000044', classes: ['B'], issuedOn: '2026-11-01' } },
  };
  const { body } = await hub.ask(question, { variables: { input }, as: asDossierService({ caseCode: 'H26.01-241231-0009' }) });
  expect(body.errors?.[0].extensions.code).toBe('PROCEDURE_NOT_IN_FORCE');
});

it('of two states of a definition the one in force when the dossier was received counts, to its last day', async () => {
  const { rows } = await hub.database.ownerPool.query<{ id: string; code: string }>(
    `select id, code from procedure_requirement where code in ('P04/DON', 'P04/EV06')`,
  );
  const types = await hub.database.ownerPool.query<{ id: string }>(`select id from evidence_type where code = 'EV06'`);
  const earlier = { moveStart: '2020-04-01', from: null, to: null };
  await write(hub, [
    { operation: 'correct', entity: 'EvidenceType', id: types.rows[0]?.id ?? '', ...earlier, values: {} },
    { operation: 'correct', entity: 'ProcedureDefinition', id: world.definitions.get('P04') ?? '', ...earlier, values: {} },
    ...rows.map(({ id }) => ({ operation: 'correct' as const, entity: 'ProcedureRequirement', id, ...earlier, values: {} })),
  ]);
  const before = { from: '2020-04-01', to: '2025-01-01', values: { ground: 'Nghị định 10/2020/NĐ-CP' } };
  await write(hub, [{ operation: 'correct', entity: 'ProcedureDefinition', id: world.definitions.get('P04') ?? '', ...before }]);
  const asked = async (caseCode: string, validAt: string) => {
    const { body } = await askBadge(hub, ['29B-12345'], { as: asDossierService({ caseCode }), asOf: { validAt } });
    return [body.data.evidence.legalBasis, body.data.evidence.requirements.length];
  };
  const old = ['Nghị định 10/2020/NĐ-CP', 2];
  const now = ['Nghị định 158/2024/NĐ-CP, Điều 23', 8];
  expect(await asked('H26.01-241231-0001', '2025-03-01')).toEqual(old);
  expect(await asked('H26.01-250101-0001', '2025-03-01')).toEqual(now);
  // Asked about a day before it was received, by the law of that day.
  expect(await asked('H26.01-261122-0001', '2024-12-31')).toEqual(old);
  expect(await asked('H26.01-261122-0001', '2025-01-01')).toEqual(now);
});

it('what nobody approved, or what its proposer approved itself, judges nothing', async () => {
  const id = world.definitions.get('P06') ?? '';
  const approve = (approvedBy: string | null) =>
    write(hub, [{ operation: 'correct', entity: 'ProcedureDefinition', id, from: null, to: null, values: { approvedBy } }]);
  await expect(approve(world.construction)).rejects.toMatchObject({ code: 'RULE_BROKEN' });
  await approve(null);
  expect((await askExchange(hub)).body.errors?.[0].extensions).toMatchObject({ code: 'PROCEDURE_NOT_SET_UP', approved: false });
  await approve(world.government);
  expect((await askExchange(hub)).body.errors).toBeUndefined();
});

it('a procedure answers to its own name and to every code it ever had, on any day', async () => {
  const ask = (procedure: string, validAt: string) =>
    hub.ask(NAMED, { as: asDossierService(), variables: { procedure, subject: { licenceNumber: LICENCE }, asOf: { validAt } } });
  const codes = [{ code: '1.002809', validFrom: null, validTo: '2025-03-01' }];
  for (const validAt of ['2025-02-28', '2025-03-01', '2026-11-01']) {
    const [first, ...others] = await Promise.all(['P06', 'p6', '1.002809'].map((procedure) => ask(procedure, validAt)));
    expect(first?.body.data.evidence).toMatchObject({ procedureId: 'P06', procedure: '1.002809', procedureCodes: codes });
    for (const other of others) expect(other.body.data).toEqual(first?.body.data);
  }
  const { body } = await ask('P99', '2026-11-01');
  expect(body.errors?.[0].extensions).toMatchObject({
    code: 'NOT_FOUND',
    procedures: expect.arrayContaining(['P06', '1.002809', 'P04', '2.002288']),
  });
});

const NAMED = `query($procedure: ProcedureCode!, $subject: SubjectInput!, $asOf: AsOf) { evidence(procedure: $procedure, subject: $subject, asOf: $asOf) {
  procedure procedureId procedureCodes { code validFrom validTo } procedureName legalBasis requirements { code verdict } } }`;

it('a result is refused that was decided by whom the law of that day does not let decide', async () => {
  const { rows } = await hub.database.ownerPool.query<{ id: string; code: string }>('select id, code from agency');
  const agency = (code: string) => rows.find((row) => row.code === code)?.id ?? '';
  const badges = await register(
    hub,
    'SourceAuthority',
    { scope: 'Badge', agency: agency('G04'), ground: 'Luật Giao thông đường bộ 23/2008/QH12' },
    '2010-01-01',
  );
  await write(hub, [
    { operation: 'update', entity: 'SourceAuthority', id: badges, from: '2025-03-01', values: { agency: agency('G17') } },
    { operation: 'close', entity: 'Agency', id: agency('G04'), from: '2025-03-01' },
  ]);
  await register(hub, 'Agency', { code: 'G17.43', name: 'Cục thuộc Bộ Xây dựng', parent: agency('G17') }, '2025-03-01');
  const province = await register(hub, 'Agency', { code: 'H55', name: 'Ủy ban nhân dân một tỉnh được sáp nhập' }, '2010-01-01');
  // Who took over its duties records what it decided.
  await write(hub, [
    { operation: 'correct', entity: 'Agency', id: province, from: null, to: null, values: { successor: agency('H26') } },
    { operation: 'close', entity: 'Agency', id: province, from: '2025-07-01' },
  ]);
  let nr = 0;
  const decided = async (issuer: string, issuedOn: string, what: 'badge' | 'licence') => {
    const resultCode = `KQ-${nr++}`;
    const input = {
      ...{ resultCode, issuer },
      ...(what === 'badge'
        ? {
            ...{ procedure: 'P04', subject: { taxCode: TAX_CODE } },
            result: { badges: [{ number: `PH-${nr}`, plate: '29B-12345', badgeType: 'XE HỢP ĐỒNG', issuedOn, expiresOn: issuedOn }] },
          }
        : {
            ...{ procedure: 'P06', subject: { licenceNumber: LICENCE } },
            // Of a licence that is not there: whoever may decide is told that.
            result: { licence: { replaces: '010099000009', number: '010099000008', classes: ['B'], issuedOn } },
          }),
    };
    const { body } = await hub.ask(RECORD, { variables: { input }, as: asDossierService({ caseCode: 'H26.01-261122-0001' }) });
    return body.data?.recordResult ? 'written' : (body.errors?.[0].extensions.authority?.code ?? body.errors?.[0].extensions.code);
  };
  // Who may: the authority of the day, one that is part of it, and a province's where it is theirs.
  for (const [issuer, day] of [
    ['G04', '2025-02-28'],
    ['H26', '2025-02-28'],
    ['G17', '2025-03-02'],
    ['G17.43', '2025-03-03'],
    ['H26', '2025-07-01'],
    ['H55', '2025-06-30'],
  ] as const)
    expect(await decided(issuer, day, 'badge'), `${issuer} ${day}`).toBe('written');
  for (const [issuer, day] of [
    ['G04', '2025-02-28'],
    ['H26', '2025-02-28'],
    ['G01', '2025-03-01'],
    ['G01', '2025-07-01'],
  ] as const)
    expect(await decided(issuer, day, 'licence'), `${issuer} ${day}`).toBe('NOT_FOUND');
  // Who may not: told who may.
  for (const [issuer, day, authority] of [
    ['G17', '2025-02-28', 'G04'],
    ['G01', '2025-02-28', 'G04'],
    ['G01', '2025-03-01', 'G17'],
  ] as const)
    expect(await decided(issuer, day, 'badge'), `${issuer} ${day}`).toBe(authority);
  for (const [issuer, day, authority] of [
    ['G01', '2025-02-28', 'G04'],
    ['H26', '2025-03-01', 'G01'],
    ['G17', '2025-03-01', 'G01'],
    ['H26', '2025-07-01', 'G01'],
  ] as const)
    expect(await decided(issuer, day, 'licence'), `${issuer} ${day}`).toBe(authority);
  // An agency that is no more, or not yet, decides nothing.
  expect(await decided('G04', '2025-03-01', 'badge')).toBe('NOT_FOUND');
  expect(await decided('G17.43', '2025-02-28', 'badge')).toBe('NOT_FOUND');
  expect(await decided('H55', '2025-07-01', 'badge')).toBe('NOT_FOUND');
  expect(await decided('H26', day(), 'badge')).toBe('written');
});

it('a result is recorded by its agency’s own house, its successor and whom it delegated to, and by nobody else', async () => {
  const { rows } = await hub.database.ownerPool.query<{ id: string; code: string }>('select id, code from agency');
  const agency = (code: string) => rows.find((row) => row.code === code)?.id ?? '';
  let nr = 0;
  const by = async (recorder: string | null, issuer: string, issuedOn = day()) => {
    const resultCode = `KQ-BY-${nr++}`;
    const badge = { number: `PH-BY-${nr}`, plate: '29B-12346', badgeType: 'XE HỢP ĐỒNG', issuedOn, expiresOn: issuedOn };
    const input = { resultCode, issuer, procedure: 'P04', subject: { taxCode: OTHER_TAX_CODE }, result: { badges: [badge] } };
    const as = asDossierService({ caseCode: 'H26.01-261122-0001', agency: recorder });
    const { body, status } = await hub.ask(RECORD, { variables: { input }, as });
    const [error] = body.errors ?? [];
    // The business has no licence: whoever may act for the issuer is told that.
    return error?.extensions.code === 'NOT_ACTING_FOR_ISSUER' ? [status, 'NOT_ACTING_FOR_ISSUER'] : error?.extensions.code;
  };
  const NOT = [403, 'NOT_ACTING_FOR_ISSUER'];
  // Issuer G01 for a badge, from a token of Hà Nội: it is not the police’s to give.
  expect(await by('H26', 'G01')).toBe('ISSUER_NOT_COMPETENT');
  for (const [recorder, issuer, on] of [
    ['H26', 'H26'],
    // Parts and those above them, in either direction.
    ['G17', 'G17.43'],
    ['G17.43', 'G17'],
    // What an agency decided that was merged since is its successor’s to record.
    ['H26', 'H55', '2025-06-30'],
  ] as const)
    expect(await by(recorder, issuer, on), `${recorder} for ${issuer}`).toBe('RULE_BROKEN');
  for (const [recorder, issuer] of [
    [null, 'H26'],
    ['H99', 'H26'],
    ['G17', 'H26'],
    ['G22', 'G17'],
    ['G01', 'G17.43'],
  ] as const)
    expect(await by(recorder, issuer), `${recorder} for ${issuer}`).toEqual(NOT);

  const delegated = (scope: string, validFrom: string) =>
    register(
      hub,
      'AgencyDelegation',
      { code: `H26/G22/${scope}`, agency: agency('H26'), delegate: agency('G22'), scope, ground: 'Ủy quyền thử' },
      validFrom,
    );
  await delegated('DriverLicence', '2025-01-01');
  expect(await by('G22', 'H26')).toEqual(NOT);
  const id = await delegated('Badge', day(-30));
  expect(await by('G22', 'H26')).toBe('RULE_BROKEN');
  // The other way round nobody said anything.
  expect(await by('H26', 'G22')).toBe('ISSUER_NOT_COMPETENT');
  await write(hub, [{ operation: 'close', entity: 'AgencyDelegation', id, from: day() }]);
  expect(await by('G22', 'H26')).toEqual(NOT);
});

const RECORD = 'mutation($input: RecordResultInput!) { recordResult(input: $input) { changeSetId } }';

it('the day of receipt is the one the code names', () => {
  expect(receivedOn('H26.01-261122-0001')).toBe('2026-11-22');
  expect(receivedOn('2026/HS-7')).toBeNull();
});
