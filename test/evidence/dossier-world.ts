import type { Caller } from '../../src/hub/access/caller.js';
import { caller, type TestHub } from '../support/hub.js';
import { register, write } from '../support/write.js';
import { registerDefinitions } from './definitions.js';

export const DOSSIER = 'H26.01-261122-0001';
export const asDossierService = (more: Partial<Caller> = {}) => caller('dossier-service', 'once-only', { caseCode: DOSSIER, ...more });
export const asPermitService = (purpose = 'licensing', more: Partial<Caller> = {}) =>
  caller('permit-service', purpose, { caseCode: DOSSIER, ...more });
export const asSteward = (more: Partial<Caller> = {}) => caller('steward', 'stewardship', { caseCode: DOSSIER, ...more });

export const TAX_CODE = '0100109106';
export const OTHER_TAX_CODE = '0300588569';
export const PERSONAL_ID = '001090000011';
export const LICENCE = '010090000011';

/** The day in Việt Nam, some days on: fixtures hang on it so that "in force" stays true. */
export function day(offset = 0): string {
  return new Date(Date.now() + 7 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10);
}

/** Two businesses, a coach that lacks nothing for a badge, a driver whose B2 licence can be exchanged, the fee of it paid. All fictional. */
export async function dossierWorld(hub: Pick<TestHub, 'database'>, { ids = ['P04', 'P06'] }: { ids?: readonly string[] } = {}) {
  const at = '2010-01-01';
  const construction = await register(hub, 'Agency', { code: 'G17', name: 'Bộ Xây dựng' }, at);
  const police = await register(hub, 'Agency', { code: 'G01', name: 'Bộ Công an' }, at);
  const transport = await register(hub, 'Agency', { code: 'G04', name: 'Bộ Giao thông vận tải' }, at);
  const government = await register(hub, 'Agency', { code: 'G22', name: 'Văn phòng Chính phủ' }, at);
  const approved = { proposedBy: construction, approvedBy: government };
  const definitions = ids.length === 0 ? new Map<string, string>() : await registerDefinitions(hub, { ids, ...approved });
  const haNoi = await register(hub, 'Agency', { code: 'H26', name: 'Ủy ban nhân dân thành phố Hà Nội' }, at);
  // The services of these tests are those of Hà Nội.
  if (ids.length > 0)
    for (const [code, agency] of Object.entries({ G01: police, G04: transport, G17: construction }))
      await register(hub, 'AgencyDelegation', { code, agency, delegate: haNoi, scope: '*', ground: 'Ủy quyền thử' }, at);
  const driving = await register(
    hub,
    'SourceAuthority',
    { scope: 'DriverLicence', agency: transport, ground: 'Luật Giao thông đường bộ 23/2008/QH12' },
    at,
  );
  await write(hub, [
    {
      operation: 'update',
      entity: 'SourceAuthority',
      id: driving,
      from: '2025-03-01',
      values: { agency: police, ground: 'Thông tư 12/2025/TT-BCA' },
    },
  ]);
  await register(hub, 'SourceAuthority', { scope: 'Inspection', agency: construction, ground: 'Luật 36/2024/QH15, Điều 42' }, at);
  for (const [code, name] of [
    ['2.002288', 'Cấp, cấp lại phù hiệu'],
    ['1.002809', 'Đổi giấy phép lái xe'],
    ['2.002287', 'Cấp lại giấy phép bị mất'],
  ]) {
    await register(hub, 'Procedure', { code: code ?? '', name: name ?? '' }, at);
  }
  for (const [oldLabel, newLabel] of [
    ['B2', 'B'],
    ['B2', 'C1'],
    ['A2', 'A'],
  ]) {
    await register(
      hub,
      'LicenceClassConversion',
      { code: `${oldLabel}>${newLabel}`, oldLabel: oldLabel ?? '', newLabel: newLabel ?? '' },
      '2025-01-01',
    );
  }
  for (const [label, validityYears] of [
    ['A', null],
    ['A1', null],
    ['B', 10],
    ['C1', 10],
  ] as const) {
    await register(hub, 'LicenceClass', { code: `2025:${label}`, scheme: '2025', label, validityYears }, '2025-01-01');
  }

  const business = await register(
    hub,
    'Business',
    { taxCode: TAX_CODE, name: 'Công ty Vận tải Thử (giả lập)', legalForm: 'Công ty TNHH', address: 'Số 1 phố Thử', fictional: true },
    at,
  );
  const other = await register(
    hub,
    'Business',
    { taxCode: OTHER_TAX_CODE, name: 'Công ty Cho thuê Thử (giả lập)', legalForm: 'Công ty TNHH', fictional: true },
    at,
  );
  const transportLicence = await register(
    hub,
    'TransportLicence',
    { number: 'GP-1', issueCount: 1, business, issuedOn: '2025-02-01', businessTypes: ['hợp đồng'], state: 'ACTIVE' },
    '2025-02-01',
  );
  const coach = await vehicle(hub, { plate: '29B-12345', chassis: 'RLLV1AEA9PH000123', owner: { business } });
  const leased = await vehicle(hub, { plate: '29B-12346', chassis: 'RLLV1AEA9PH000124', owner: { business: other } });

  const person = await register(
    hub,
    'Person',
    {
      personalId: PERSONAL_ID,
      fullName: 'Nguyễn Văn Thử',
      dateOfBirth: '1990-05-01',
      sex: 'nam',
      nationality: 'Việt Nam',
      fictional: true,
    },
    at,
  );
  const driver = await register(hub, 'Driver', { person, fictional: true }, at);
  const licence = await register(
    hub,
    'DriverLicence',
    { number: LICENCE, driver, scheme: '2008', classes: ['B2'], issuedOn: '2017-02-01', expiresOn: day(40), state: 'ACTIVE' },
    '2017-02-01',
  );
  const health = await register(
    hub,
    'HealthCertificate',
    { certificateNumber: 'SK-1', driver, examinedOn: day(-30), expiresOn: day(335), fitForClasses: ['B', 'C1'] },
    day(-30),
  );
  if (ids.includes('P06'))
    await register(
      hub,
      'PaymentReceipt',
      { number: 'BL-DOSSIER', dossier: DOSSIER, procedure: 'P06', person, amountVnd: 115_000, paidOn: day(-1) },
      day(-1),
    );
  return { definitions, construction, government, business, other, transportLicence, coach, leased, person, driver, licence, health };
}

export type DossierWorld = Awaited<ReturnType<typeof dossierWorld>>;

type VehicleSpec = { plate: string; chassis: string; owner: { business?: string; person?: string } };

/** A registered, owned, inspected vehicle within its service life. */
export async function vehicle(hub: Pick<TestHub, 'database'>, { plate, chassis, owner }: VehicleSpec) {
  const at = '2021-04-15';
  const id = await register(
    hub,
    'Vehicle',
    {
      chassisNumber: chassis,
      make: 'Thaco',
      kind: 'xe ô tô khách',
      category: 'passenger',
      productionYear: 2020,
      serviceLifeYears: 20,
      seats: 29,
      fictional: true,
    },
    at,
  );
  const ownership = await register(hub, 'Ownership', { vehicle: id, ...owner }, at);
  const holder = owner.business ? { holderBusiness: owner.business } : { holderPerson: owner.person ?? null };
  await register(hub, 'PlateAssignment', { plate, vehicle: id, background: owner.business ? 'vàng' : 'trắng', ...holder }, at);
  const certificate = owner.business ? { ownerBusiness: owner.business } : { ownerPerson: owner.person ?? null };
  const registration = await register(
    hub,
    'Registration',
    { certificateNumber: `ĐK-${chassis}`, vehicle: id, ...certificate, registeredOn: at, state: 'ACTIVE' },
    at,
  );
  const inspection = await register(
    hub,
    'Inspection',
    {
      certificateNumber: `KĐ-${chassis}`,
      vehicle: id,
      stationCode: '2901V',
      inspectedOn: day(-60),
      expiresOn: day(120),
      result: 'PASSED',
      trackingDevice: true,
    },
    day(-60),
  );
  await register(
    hub,
    'TrackingDevice',
    { serialNumber: `GS-${chassis}`, vehicle: id, driverCamera: true, fittedOn: at, state: 'ACTIVE' },
    at,
  );
  return { id, ownership, registration, inspection };
}

export const EVIDENCE = `query($procedure: ProcedureCode!, $subject: SubjectInput!, $vehicles: [Plate!], $asOf: AsOf) {
  evidence(procedure: $procedure, subject: $subject, vehicles: $vehicles, asOf: $asOf) {
    procedure procedureName legalBasis complete decidedAt knownAt
    requirements {
      code kind nameVi nameEn vehicle verdict explanation paper mayAskCitizen legalGround legalBasis recordedFrom ageDays
      held { label field entity recordId value withheld } prefill { label field entity value withheld } sourceAgency { code name ground writtenBy }
    }
  }
}`;

export type Answered = { complete: boolean; procedureName: string; decidedAt: string; requirements: AnsweredRequirement[] };
export type AnsweredRequirement = {
  code: string;
  kind: string;
  vehicle: string | null;
  verdict: string;
  explanation: string;
  mayAskCitizen: boolean;
  legalGround: string | null;
  recordedFrom: string | null;
  ageDays: number | null;
  held: { label: string; field: string; entity: string; recordId: string | null; value: unknown; withheld: string | null }[];
  prefill: { field: string; value: unknown }[];
  sourceAgency: { code: string | null; name: string | null; writtenBy: string | null } | null;
};

export type Asked = { as?: Partial<Caller>; asOf?: Record<string, unknown> };

export async function askBadge(
  hub: TestHub,
  vehicles: readonly string[],
  { as = asDossierService(), asOf, taxCode = TAX_CODE }: Asked & { taxCode?: string } = {},
) {
  return hub.ask(EVIDENCE, { as, variables: { procedure: '2.002288', subject: { taxCode }, vehicles, ...(asOf ? { asOf } : {}) } });
}

export async function askExchange(
  hub: TestHub,
  { as = asDossierService(), asOf, subject = { personalId: PERSONAL_ID } }: Asked & { subject?: Record<string, string> } = {},
) {
  return hub.ask(EVIDENCE, { as, variables: { procedure: '1.002809', subject, ...(asOf ? { asOf } : {}) } });
}

type Asking = Awaited<ReturnType<TestHub['ask']>>;

export function verdictOf({ body }: Asking): Answered {
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data.evidence as Answered;
}

/** `EV03: HELD`, with the vehicle behind a slash when there is one. */
export function verdicts(answered: Asking): Record<string, string> {
  return Object.fromEntries(
    verdictOf(answered).requirements.map(({ code, vehicle: plate, verdict }) => [plate ? `${code}/${plate}` : code, verdict]),
  );
}

export function requirement(answered: Asking, code: string): AnsweredRequirement {
  const found = verdictOf(answered).requirements.find((one) => one.code === code);
  if (!found) throw new Error(`no requirement ${code}`);
  return found;
}
