import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTestHub, type TestHub } from '../support/hub.js';
import { register, write } from '../support/write.js';
import {
  askBadge,
  askExchange,
  asPermitService,
  type DossierWorld,
  day,
  dossierWorld,
  LICENCE,
  OTHER_TAX_CODE,
  requirement,
  vehicle,
  verdictOf,
  verdicts,
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

it('a coach that lacks nothing needs only the declaration', async () => {
  const answered = await askBadge(hub, ['29B-12345']);
  expect(verdicts(answered)).toEqual({
    DON: 'DECLARE',
    EV06: 'HELD',
    'EV03/29B-12345': 'HELD',
    'EV08/29B-12345': 'HELD',
    'EV04/29B-12345': 'HELD',
    'EV04-GSHT/29B-12345': 'HELD',
    'EV05/29B-12345': 'HELD',
    'EV07/29B-12345': 'HELD',
  });
  expect(verdictOf(answered)).toMatchObject({ complete: true, procedureName: expect.stringContaining('phù hiệu'), decidedAt: day() });
  expect(requirement(answered, 'DON').prefill.map(({ field, value }) => [field, value])).toEqual([
    ['name', 'Công ty Vận tải Thử (giả lập)'],
    ['taxCode', '0100109106'],
    ['address', 'Số 1 phố Thử'],
    ['plate', '29B-12345'],
  ]);
});

it('a verdict names what is held, who answers for it, who wrote it and how old it is', async () => {
  const inspection = requirement(await askBadge(hub, ['29B-12345']), 'EV04');
  expect(inspection.held).toContainEqual({
    label: 'Kiểm định có hiệu lực đến',
    field: 'expiresOn',
    entity: 'Inspection',
    recordId: world.coach.inspection,
    value: day(120),
    withheld: null,
  });
  expect(inspection).toMatchObject({
    sourceAgency: { code: 'G17', name: 'Bộ Xây dựng', ground: 'Luật 36/2024/QH15, Điều 42', writtenBy: 'G17' },
    ageDays: 0,
    mayAskCitizen: false,
    legalGround: null,
  });
  const later = requirement(await askBadge(hub, ['29B-12345'], { asOf: { validAt: day(10) } }), 'EV04');
  expect(later.ageDays).toBe(10);
});

it('the source of a licence is the authority of the day asked for', async () => {
  const now = requirement(await askExchange(hub), 'EV09').sourceAgency;
  const before = requirement(await askExchange(hub, { asOf: { validAt: '2025-02-28' } }), 'EV09').sourceAgency;
  expect([now?.name, before?.name]).toEqual(['Bộ Công an', 'Bộ Giao thông vận tải']);
});

it('a vehicle of another owner needs its contract once, and no more while the contract runs', async () => {
  const first = await askBadge(hub, ['29B-12346']);
  expect(requirement(first, 'EV08')).toMatchObject({ verdict: 'NOT_HELD', mayAskCitizen: true, held: [] });
  expect(requirement(first, 'EV08').legalGround).toContain('Điều 23 khoản 5');
  expect(verdictOf(first).complete).toBe(false);
  const contract = {
    contractNumber: 'HĐ-1',
    vehicle: world.leased.id,
    business: world.business,
    contractKind: 'thuê',
    signedOn: day(-10),
    expiresOn: day(30),
  };
  await register(hub, 'VehicleContract', contract, day(-10));
  const second = await askBadge(hub, ['29B-12346']);
  expect(requirement(second, 'EV08')).toMatchObject({ verdict: 'HELD', mayAskCitizen: false });
  expect(verdictOf(second).complete).toBe(true);
  expect(requirement(await askBadge(hub, ['29B-12346'], { asOf: { validAt: day(31) } }), 'EV08').verdict).toBe('EXPIRED');
});

it('a contract ended before its term is no right to use from the day it ended', async () => {
  const lent = await vehicle(hub, { plate: '29B-66666', chassis: 'RLLV1AEA9PH000666', owner: { business: world.other } });
  const contract = {
    contractNumber: 'HĐ-6',
    vehicle: lent.id,
    business: world.business,
    contractKind: 'thuê',
    signedOn: day(-10),
    expiresOn: day(30),
  };
  await register(hub, 'VehicleContract', { ...contract, terminatedOn: day(5) }, day(-10));
  const asked = async (validAt: string) => {
    const { verdict, explanation } = requirement(await askBadge(hub, ['29B-66666'], { asOf: { validAt } }), 'EV08');
    return [verdict, explanation.includes('chấm dứt trước hạn')];
  };
  expect([await asked(day(4)), await asked(day(5))]).toEqual([
    ['HELD', false],
    ['EXPIRED', true],
  ]);
});

it('a licence that an event withholds is as little good for its exchange as for driving', async () => {
  const event = { decisionNumber: 'TG-1', licence: world.licence, kind: 'WITHHOLD', effectiveOn: day(-5), endsOn: day(5) };
  const id = await register(hub, 'LicenceEvent', event, day(-5));
  const asked = async (validAt: string) => requirement(await askExchange(hub, { asOf: { validAt } }), 'EV09').verdict;
  expect([await asked(day(-6)), await asked(day(-5)), await asked(day(5)), await asked(day(6))]).toEqual([
    'HELD',
    'CONTRADICTED',
    'CONTRADICTED',
    'HELD',
  ]);
  await write(hub, [{ operation: 'remove', entity: 'LicenceEvent', id }]);
});

it('every vehicle of the dossier is judged by itself, with the same number of statements for one as for many', async () => {
  await askBadge(hub, ['29B-12345']);
  const forOne = hub.statements.length;
  const answered = await askBadge(hub, ['29B-12345', '29B-99999', '29B-12345']);
  expect(hub.statements.length).toBe(forOne);
  expect(verdicts(answered)).toMatchObject({ 'EV03/29B-12345': 'HELD', 'EV03/29B-99999': 'NOT_HELD', 'EV07/29B-99999': 'NOT_HELD' });
  // A vehicle that was named twice is judged once.
  const { requirements } = verdictOf(answered);
  expect(requirements).toHaveLength(Object.keys(verdicts(answered)).length);
  // Each is told by its own papers alone.
  const both = await askBadge(hub, ['29B-12345', '29B-12346']);
  const inspections = verdictOf(both).requirements.filter(({ code }) => code === 'EV04');
  expect(inspections.map(({ held }) => [...new Set(held.map(({ recordId }) => recordId))])).toEqual([
    [world.coach.inspection],
    [world.leased.inspection],
  ]);
});

it('another badge in force speaks against issuing one; a revoked one does not', async () => {
  const { id } = await vehicle(hub, { plate: '29B-22222', chassis: 'RLLV1AEA9PH000222', owner: { business: world.business } });
  const badge = await register(
    hub,
    'Badge',
    {
      number: 'PH-9',
      vehicle: id,
      business: world.business,
      badgeType: 'XE HỢP ĐỒNG',
      issuedOn: day(-20),
      expiresOn: day(300),
      state: 'ACTIVE',
    },
    day(-20),
  );
  const answered = requirement(await askBadge(hub, ['29B-22222']), 'EV07');
  expect(answered).toMatchObject({ verdict: 'CONTRADICTED', mayAskCitizen: false });
  expect(answered.held.map(({ value }) => value)).toContain('PH-9');
  await write(hub, [{ operation: 'update', entity: 'Badge', id: badge, from: day(), values: { state: 'REVOKED' } }]);
  expect(requirement(await askBadge(hub, ['29B-22222']), 'EV07').verdict).toBe('HELD');
  expect(requirement(await askBadge(hub, ['29B-22222'], { asOf: { validAt: day(-1) } }), 'EV07').verdict).toBe('CONTRADICTED');
});

it('a failed inspection, a missing device, an ended service life and a recalled registration each speak for themselves', async () => {
  const bad = await vehicle(hub, { plate: '29B-33333', chassis: 'RLLV1AEA9PH000333', owner: { business: world.business } });
  const { id } = bad;
  await register(
    hub,
    'Inspection',
    { certificateNumber: 'KĐ-F', vehicle: id, stationCode: '2901V', inspectedOn: day(-5), result: 'FAILED', trackingDevice: false },
    day(-5),
  );
  await write(hub, [
    { operation: 'update', entity: 'Registration', id: bad.registration, from: day(-3), values: { state: 'RECALLED' } },
    { operation: 'correct', entity: 'Vehicle', id, from: null, to: null, values: { serviceLifeYears: 2 } },
  ]);
  // Whether a failed inspection ends one that was passed before is not known until the circular was read: any that is in force will do.
  expect(verdicts(await askBadge(hub, ['29B-33333']))).toMatchObject({ 'EV04/29B-33333': 'HELD' });
  await write(hub, [
    { operation: 'correct', entity: 'Inspection', id: bad.inspection, from: null, to: null, values: { expiresOn: day(-6) } },
  ]);
  expect(verdicts(await askBadge(hub, ['29B-33333']))).toMatchObject({
    'EV03/29B-33333': 'CONTRADICTED',
    'EV04/29B-33333': 'CONTRADICTED',
    'EV04-GSHT/29B-33333': 'CONTRADICTED',
    'EV05/29B-33333': 'EXPIRED',
  });
});

it('an ended niên hạn of one kind of transport is told, and leaves the others', async () => {
  const rule = { category: 'passenger', seatsMin: 9, years: 1, unlimited: false, article: 'Nghị định 158/2024/NĐ-CP' };
  await register(hub, 'ServiceLifeRule', { ...rule, code: 'đã đọc', use: 'hợp đồng', confidence: 'V' }, '2025-01-01');
  await register(hub, 'ServiceLifeRule', { ...rule, code: 'chưa đọc', use: 'tuyến cố định', confidence: 'K' }, '2025-01-01');
  await register(
    hub,
    'ServiceLifeRule',
    { ...rule, code: 'xe nhỏ', use: 'taxi', seatsMin: null, seatsMax: 8, confidence: 'V' },
    '2025-01-01',
  );
  const answered = requirement(await askBadge(hub, ['29B-12345']), 'EV05');
  expect(answered.verdict).toBe('HELD');
  expect(answered.explanation).toMatch(/hợp đồng: đã hết từ ngày 31\/12\/2021\.$/);
});

it('registers that disagree about the owner leave it to the agencies, not to the citizen', async () => {
  const torn = await vehicle(hub, { plate: '29B-44444', chassis: 'RLLV1AEA9PH000444', owner: { business: world.business } });
  await write(hub, [
    { operation: 'update', entity: 'Registration', id: torn.registration, from: day(-3), values: { ownerBusiness: world.other } },
  ]);
  expect(requirement(await askBadge(hub, ['29B-44444']), 'EV03')).toMatchObject({ verdict: 'DISPUTED', mayAskCitizen: false });
});

it('a revoked transport licence contradicts, and is not asked of the business', async () => {
  await register(
    hub,
    'TransportLicence',
    { number: 'GP-2', issueCount: 1, business: world.other, issuedOn: '2025-02-01', businessTypes: ['hợp đồng'], state: 'REVOKED' },
    '2025-02-01',
  );
  expect(requirement(await askBadge(hub, ['29B-12346'], { taxCode: OTHER_TAX_CODE }), 'EV06')).toMatchObject({
    verdict: 'CONTRADICTED',
    mayAskCitizen: false,
  });
});

it('a driver with nothing in the way needs only the declarations and a photograph, and learns the classes on exchange', async () => {
  const answered = await askExchange(hub);
  expect(verdicts(answered)).toEqual({
    DON: 'DECLARE',
    EV01: 'HELD',
    EV09: 'HELD',
    'EV09-DIEM': 'HELD',
    EV10: 'HELD',
    EV11: 'HELD',
    'EV18-BL': 'HELD',
    ANH: 'FILE',
  });
  expect(verdictOf(answered).complete).toBe(true);
  expect(requirement(answered, 'EV09').explanation).toContain('B2 → B hoặc C1');
  expect(requirement(await askExchange(hub, { as: asPermitService('licensing', { language: 'en' }) }), 'EV09').explanation).toContain(
    'B2 → B or C1',
  );
});

it('the licence number finds the same dossier as the personal id', async () => {
  const byPerson = verdictOf(await askExchange(hub));
  const byLicence = verdictOf(await askExchange(hub, { subject: { licenceNumber: LICENCE } }));
  expect(byLicence).toEqual(byPerson);
});

it('of points and violations only yes or no is told, even to whoever may read them', async () => {
  const event = await register(
    hub,
    'PointEvent',
    { decisionNumber: 'QĐ-1', driver: world.driver, effectiveOn: day(-3), delta: -12 },
    day(-3),
  );
  const violation = await register(hub, 'Violation', { noticeNumber: 'VP-1', driver: world.driver, recordedOn: day(-5) }, day(-5));
  const answered = await askExchange(hub, { as: asPermitService() });
  for (const code of ['EV09-DIEM', 'EV11']) {
    expect(requirement(answered, code)).toMatchObject({
      verdict: 'CONTRADICTED',
      held: [],
      recordedFrom: null,
      ageDays: null,
      mayAskCitizen: false,
    });
  }
  await write(hub, [
    { operation: 'remove', entity: 'PointEvent', id: event },
    { operation: 'update', entity: 'Violation', id: violation, from: day(-4), values: { settledOn: day(-4) } },
  ]);
  expect(verdicts(await askExchange(hub))).toMatchObject({ 'EV09-DIEM': 'HELD', EV11: 'HELD' });
});

it('a health certificate that expired today was still HELD last month', async () => {
  await write(hub, [
    {
      operation: 'correct',
      entity: 'HealthCertificate',
      id: world.health,
      from: null,
      to: null,
      values: { examinedOn: day(-60), expiresOn: day(-1) },
      moveStart: day(-60),
    },
  ]);
  const now = requirement(await askExchange(hub), 'EV10');
  expect(now).toMatchObject({ verdict: 'EXPIRED', mayAskCitizen: true });
  expect(now.legalGround).toContain('Điều 38 khoản 1 điểm b');
  expect(requirement(await askExchange(hub, { asOf: { validAt: day(-30) } }), 'EV10').verdict).toBe('HELD');
});

it('a certificate examined more than a year ago is STALE whatever its last day says', async () => {
  await write(hub, [
    {
      operation: 'correct',
      entity: 'HealthCertificate',
      id: world.health,
      from: null,
      to: null,
      values: { examinedOn: day(-400), expiresOn: day(300) },
      moveStart: day(-400),
    },
  ]);
  const stale = await askExchange(hub);
  expect(requirement(stale, 'EV10')).toMatchObject({ verdict: 'STALE', mayAskCitizen: true });
  expect(Object.values(verdicts(stale)).filter((verdict) => !['HELD', 'DECLARE', 'FILE'].includes(verdict))).toEqual(['STALE']);
  expect(verdictOf(stale).complete).toBe(false);
  await write(hub, [
    { operation: 'correct', entity: 'HealthCertificate', id: world.health, from: null, to: null, values: { examinedOn: day(-366) } },
  ]);
  expect(requirement(await askExchange(hub), 'EV10').verdict).toBe('HELD');
});

it('a certificate that does not cover the classes on exchange is not enough', async () => {
  await write(hub, [
    { operation: 'correct', entity: 'HealthCertificate', id: world.health, from: null, to: null, values: { fitForClasses: ['A1'] } },
  ]);
  expect(requirement(await askExchange(hub), 'EV10').verdict).toBe('NOT_HELD');
  await write(hub, [
    { operation: 'correct', entity: 'HealthCertificate', id: world.health, from: null, to: null, values: { fitForClasses: ['C1'] } },
  ]);
  expect(requirement(await askExchange(hub), 'EV10').verdict).toBe('HELD');
});

it('classes without limit need no health certificate', async () => {
  await write(hub, [
    { operation: 'correct', entity: 'DriverLicence', id: world.licence, from: null, to: null, values: { classes: ['A2'] } },
    { operation: 'remove', entity: 'HealthCertificate', id: world.health },
  ]);
  expect(requirement(await askExchange(hub), 'EV10')).toMatchObject({ verdict: 'HELD', held: [] });
  await write(hub, [
    { operation: 'correct', entity: 'DriverLicence', id: world.licence, from: null, to: null, values: { classes: ['B2'] } },
  ]);
  expect(requirement(await askExchange(hub), 'EV10').verdict).toBe('NOT_HELD');
});

it('two licences in force are never picked from; the number settles it', async () => {
  const second = await register(
    hub,
    'DriverLicence',
    { number: '010090000099', driver: world.driver, scheme: '2008', classes: ['A1'], issuedOn: '2012-02-01', state: 'ACTIVE' },
    '2012-02-01',
  );
  expect(requirement(await askExchange(hub), 'EV09').verdict).toBe('AMBIGUOUS');
  expect(requirement(await askExchange(hub, { subject: { licenceNumber: LICENCE } }), 'EV09').verdict).toBe('HELD');
  await write(hub, [{ operation: 'update', entity: 'DriverLicence', id: second, from: day(), values: { state: 'SUPERSEDED' } }]);
  expect(requirement(await askExchange(hub), 'EV09').verdict).toBe('HELD');
});

it('a suspended licence contradicts; an expired one says so', async () => {
  await write(hub, [{ operation: 'update', entity: 'DriverLicence', id: world.licence, from: day(), values: { state: 'SUSPENDED' } }]);
  expect(requirement(await askExchange(hub), 'EV09').verdict).toBe('CONTRADICTED');
  await write(hub, [
    { operation: 'correct', entity: 'DriverLicence', id: world.licence, from: day(), to: null, values: { state: 'ACTIVE' } },
  ]);
  expect(requirement(await askExchange(hub, { asOf: { validAt: day(41) } }), 'EV09').verdict).toBe('EXPIRED');
});

it('only foreigners are asked for a passport and a copy of the licence', async () => {
  await write(hub, [
    { operation: 'correct', entity: 'Person', id: world.person, from: null, to: null, values: { nationality: 'Lào' } },
    { operation: 'correct', entity: 'DriverLicence', id: world.licence, from: null, to: null, values: { expiresOn: day(-1) } },
  ]);
  const foreign = await askExchange(hub);
  expect(requirement(foreign, 'HC').verdict).toBe('FILE');
  expect(requirement(foreign, 'EV09')).toMatchObject({ verdict: 'EXPIRED', mayAskCitizen: true });
  await write(hub, [
    { operation: 'correct', entity: 'Person', id: world.person, from: null, to: null, values: { nationality: 'Việt Nam' } },
  ]);
  const national = await askExchange(hub);
  expect(verdicts(national).HC).toBeUndefined();
  expect(requirement(national, 'EV09')).toMatchObject({ verdict: 'EXPIRED', mayAskCitizen: false, legalGround: null });
});
