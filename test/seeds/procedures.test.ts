import { Kind, type OperationDefinitionNode, parse } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_DAY } from '../../seeds/demo/days.js';
import { demoSeeds } from '../../seeds/demo/index.js';
import { PERSONAS } from '../../seeds/demo/personas.js';
import { query } from '../../src/db/client.js';
import type { Caller } from '../../src/hub/access/caller.js';
import { createAnswer } from '../../src/hub/answer/answer.js';
import { importFile } from '../../src/hub/import/apply/import-file.js';
import { loadSeeds } from '../../src/hub/import/apply/load-seeds.js';
import { bodyBytes } from '../../src/hub/query/finished-json.js';
import { addMonths } from '../../src/hub/time/calendar.js';
import { LEGAL_TODAY, likelyToday } from '../../src/hub/time/legal-day.js';
import { entityNamed, fileOf } from '../import/support.js';
import type { TestDatabase } from '../support/database.js';
import { caller, model, readLogInto, schema } from '../support/hub.js';
import { createReferenceDatabase } from '../support/reference.js';
import { register } from '../support/write.js';
import { AS_STEWARD } from '../write/world.js';

/** All twenty procedures answer for subjects of the demo, and one that was added by a file does. */
let database: TestDatabase;
beforeAll(async () => {
  database = await createReferenceDatabase(model);
  await loadSeeds({ pool: database.appPool, model }, demoSeeds({ scale: 0.03 }));
}, 300_000);
afterAll(() => database.drop());

const ask = async (text: string, variables: Record<string, unknown> = {}, more: Partial<Caller> = {}) => {
  const answer = createAnswer({ schema, model, pool: database.appPool, readLog: readLogInto([]) });
  const document = parse(text);
  const operation = document.definitions.find((d): d is OperationDefinitionNode => d.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('no operation');
  const as = {
    ...caller('dossier-service', 'once-only', { caseCode: 'H26.01-261122-0001', ...more }),
    ownKey: null,
    language: 'vi',
    requestId: 't',
  } as Caller;
  return JSON.parse(bodyBytes((await answer({ document, operation, variables, caller: as })).body).toString());
};

const EVIDENCE = `query ($procedure: ProcedureCode!, $subject: SubjectInput!, $vehicles: [Plate!], $drivers: [LicenceNumber!], $routes: [RouteCode!], $chassisNumbers: [Vin!]) {
  evidence(procedure: $procedure, subject: $subject, vehicles: $vehicles, drivers: $drivers, routes: $routes, chassisNumbers: $chassisNumbers, asOf: { validAt: "${DEMO_DAY}" }) {
    procedureId complete requirements { code kind thing verdict explanation condition provision evidenceType mayAskCitizen legalGround legalBasis basis { entity recordId } sourceAgency { name } }
  } }`;

type Answered = { kind: string; code: string; thing: string | null; verdict: string; [name: string]: unknown };
const answersOf = async (procedure: string, dossier: Record<string, unknown>): Promise<Answered[]> => {
  const { data, errors } = await ask(EVIDENCE, { procedure, ...dossier });
  expect(errors, `${procedure} ${JSON.stringify(errors)}`).toBeUndefined();
  return data.evidence.requirements;
};
const verdictsOf = async (procedure: string, dossier: Record<string, unknown>): Promise<Record<string, string>> =>
  Object.fromEntries((await answersOf(procedure, dossier)).map(({ code, verdict }) => [code, verdict]));

const P = PERSONAS;
const coach = { subject: { taxCode: P.readyCoach.taxCode } };
const withCoach = { ...coach, vehicles: [P.readyCoach.plate] };
const ready = { subject: { personalId: P.readyDriver.personalId } };
const blocked = { subject: { personalId: P.blockedDriver.personalId } };

const newCar = (chassisNumber: string) => ({ subject: { personalId: P.privateOwner.personalId }, chassisNumbers: [chassisNumber] });

/** What each answers of kind EVIDENCE; what is declared or handed in is always asked. */
const EXPECTED: readonly [procedure: string, dossier: Record<string, unknown>, verdicts: Record<string, string>][] = [
  ['P01', coach, { EV02: 'HELD', EV19: 'NOT_HELD' }],
  ['P02', coach, { EV02: 'HELD' }],
  ['P03', coach, { EV02: 'HELD', EV06: 'HELD' }],
  ['P04', withCoach, { EV06: 'HELD', EV03: 'HELD', EV08: 'HELD', EV04: 'HELD', EV05: 'HELD', EV07: 'HELD' }],
  ['P04', { subject: { taxCode: P.overdueTruck.taxCode }, vehicles: [P.overdueTruck.plate] }, { EV04: 'EXPIRED' }],
  ['P04', { subject: { taxCode: P.routeCoach.taxCode }, vehicles: [P.routeCoach.plate] }, { EV07: 'CONTRADICTED' }],
  ['P04', { subject: { taxCode: P.readyCoach.taxCode }, vehicles: [P.leasedTruck.plate] }, { EV08: 'NOT_HELD' }],
  ['P05', { subject: { taxCode: P.routeCoach.taxCode }, routes: [P.routeCoach.routeCode] }, { EV06: 'HELD', 'EV06-TCD': 'HELD' }],
  ['P06', ready, { EV01: 'HELD', EV09: 'HELD', 'EV09-DIEM': 'HELD', EV10: 'HELD', EV11: 'HELD', 'EV18-BL': 'NOT_HELD' }],
  ['P06', blocked, { EV09: 'HELD', EV10: 'EXPIRED', EV11: 'CONTRADICTED' }],
  ['P07', ready, { EV01: 'HELD', EV09: 'HELD', EV10: 'HELD', EV11: 'HELD' }],
  ['P08', newCar(P.newCar.chassisNumber), { EV01: 'HELD', EV15: 'HELD', EV16: 'HELD', EV17: 'HELD' }],
  ['P08', newCar(P.newCar.unpaidChassisNumber), { EV15: 'HELD', EV16: 'HELD', EV17: 'CONTRADICTED' }],
  ['P08', newCar('RLLVF8CA9PH000199'), { EV15: 'NOT_HELD', EV16: 'NOT_HELD', EV17: 'NOT_HELD' }],
  ['P08', { ...coach, chassisNumbers: [P.newCar.unseenChassisNumber] }, { EV02: 'HELD', EV15: 'NOT_HELD', EV16: 'HELD', EV17: 'HELD' }],
  ['P09', { subject: { plate: P.privateOwner.plate } }, { EV01: 'HELD', EV03: 'HELD', EV16: 'NOT_HELD' }],
  ['P09', { subject: { plate: P.routeCoach.plate } }, { EV03: 'HELD', EV22: 'CONTRADICTED' }],
  ['P10', { subject: { plate: P.readyCoach.plate } }, { EV03: 'HELD', EV05: 'HELD', EV14: 'NOT_HELD' }],
  ['P11', withCoach, { EV03: 'HELD', EV04: 'HELD', EV13: 'NOT_HELD' }],
  ['P12', withCoach, { EV06: 'HELD', EV03: 'HELD', EV08: 'HELD', EV04: 'HELD' }],
  ['P13', withCoach, { EV06: 'HELD', EV03: 'HELD', EV08: 'HELD' }],
  ['P14', { subject: { plate: '29B-99999' } }, { EV20: 'NOT_HELD' }],
  ['P15', withCoach, { EV06: 'HELD', EV03: 'HELD', EV20: 'NOT_HELD' }],
  [
    'P16',
    { ...withCoach, drivers: [P.readyDriver.licenceNumber] },
    { EV02: 'HELD', EV03: 'HELD', EV04: 'HELD', EV05: 'HELD', EV09: 'HELD', EV13: 'NOT_HELD' },
  ],
  ['P17', coach, { EV02: 'HELD' }],
  ['P18', withCoach, { EV20: 'NOT_HELD', EV03: 'HELD', EV04: 'HELD', EV08: 'HELD' }],
  ['P19', ready, { EV01: 'HELD', EV09: 'CONTRADICTED', EV10: 'HELD' }],
  ['P20', withCoach, { EV03: 'HELD', EV04: 'HELD' }],
];

it.each(EXPECTED)('%s of %j', async (procedure, dossier, expected) => {
  expect(await verdictsOf(procedure, dossier)).toMatchObject(expected);
});

it('all twenty answer, and each answer says why: its condition, what that rests on, where the law asks for it and who holds it', async () => {
  const asked = new Set<string>();
  for (const [procedure, dossier] of EXPECTED) {
    asked.add(procedure);
    const answers = await answersOf(procedure, dossier);
    for (const one of answers) {
      const what = `${procedure}/${one.code} ${JSON.stringify(one)}`;
      expect(String(one.legalBasis).length, what).toBeGreaterThan(5);
      expect(String(one.explanation).length, what).toBeGreaterThan(5);
      if (one.kind !== 'EVIDENCE') continue;
      expect(one.evidenceType, what).toMatch(/^EV\d\d$/);
      expect((one.sourceAgency as { name: string } | null)?.name, what).toBeTruthy();
      if (one.condition !== null) expect(one.provision, what).toMatch(/Điều|pháp luật/);
      // Nobody settles for the agencies what they say against each other.
      if (one.verdict === 'CONTRADICTED' || one.verdict === 'HELD') expect(one.mayAskCitizen, what).toBe(false);
    }
  }
  expect([...asked].sort()).toEqual(Array.from({ length: 20 }, (_, i) => `P${String(i + 1).padStart(2, '0')}`));
});

it('nothing that a source proves is declared, and no evidence is left out for want of it', async () => {
  const { data } = await ask(
    '{ procedureRequirements(first: 200) { totalCount nodes { code kind conditions appliesIf evidenceType { code } } } }',
  );
  const { nodes, totalCount } = data.procedureRequirements;
  expect(nodes.length).toBe(totalCount);
  type Part = { code: string; kind: string; conditions: string[] | null; appliesIf: string | null; evidenceType: { code: string } | null };
  const wrong = (nodes as Part[]).flatMap(({ code, kind, conditions, appliesIf, evidenceType }) => {
    if (kind !== 'EVIDENCE') return evidenceType === null ? [] : [`${code} is ${kind} for ${evidenceType.code}`];
    const rests = (conditions ?? []).flatMap((name) => model.law.condition(name).cases.flatMap(({ basis = {} }) => Object.keys(basis)));
    // Whether it belongs to the dossier must not hang on the very records that are to be there.
    const only = appliesIf === null ? [] : Object.keys(model.law.condition(appliesIf).reads).filter((entity) => rests.includes(entity));
    return only.map((entity) => `${code} applies only if there is ${entity}`);
  });
  expect(wrong).toEqual([]);
  expect(
    await broughtIn(
      'ProcedureRequirement',
      'code,definition,component,ordinal,kind,evidenceType,name,nameEn,ground,confidence,validFrom\nP06/EV18,P06,EV18,20,DECLARATION,EV18,Lệ phí,Fee,Luật,K,2025-01-01\n',
    ),
  ).toMatchObject({
    problems: [{ code: 'REQUIREMENT_DECLARES_EVIDENCE' }],
  });
});

it('what a dossier is made of is asked like any record, and so is which procedures rest on a provision', async () => {
  const { data } = await ask(`{
    procedure(code: "2.002288") { definition { hubId deadlineDays requirements(orderBy: [{ ordinal: ASC }]) { nodes { component kind conditions evidenceType { code holder } } } } }
    evidenceTypes { totalCount }
    procedureRequirements(where: { provisions: { has: "36/2024/QH15#62.4" } }, first: 50) { nodes { code } }
  }`);
  expect(data.procedure.definition).toMatchObject({ hubId: 'P04', deadlineDays: 2 });
  expect(data.procedure.definition.requirements.nodes.map(({ component }: { component: string }) => component)).toEqual([
    ...['DON', 'EV06', 'EV03', 'EV08', 'EV04', 'EV04-GSHT', 'EV05', 'EV07'],
  ]);
  expect(data.evidenceTypes.totalCount).toBe(22);
  expect(data.procedureRequirements.nodes.map(({ code }: { code: string }) => code).sort()).toEqual(['P06/EV11', 'P07/EV11']);
});

const RECORD = `mutation ($input: RecordResultInput!) { recordResult(input: $input) { replayed changes { entity operation recordId } warnings { code } } }`;

/** A day that was decided: today, so that no later state stands in the way. */
const TODAY = likelyToday();
const found = async (sql: string): Promise<Record<string, string>> => {
  const { rows } = await query<Record<string, string>>(database.appPool, sql);
  if (rows[0] === undefined) throw new Error(`the demo has nothing like ${sql}`);
  return rows[0];
};
const now = (alias: string) =>
  `${alias}.recorded_to = 'infinity' and ${alias}.valid_from <= ${LEGAL_TODAY} and ${alias}.valid_to > ${LEGAL_TODAY}`;

const broughtIn = async (entity: string, content: string) => {
  const request = { ...AS_STEWARD, entity: entityNamed(entity), source: fileOf(content), apply: true };
  return importFile({ pool: database.appPool, model }, request);
};

it('what other registers said is fed in, and a verdict rests on it: yes, no, run out, and no answer', async () => {
  const [vehicle, business] = [P.readyCoach.plate, coach];
  const insured = async (rows: string) => {
    const { problems } = await broughtIn('ExternalVehicleFact', `code,vehicle,kind,source,askedOn,answer,expiresOn,validFrom\n${rows}\n`);
    expect(problems).toEqual([]);
    const [one] = (await answersOf('P10', { subject: { plate: vehicle } })).filter(({ code }) => code === 'EV14');
    return one as Answered;
  };
  const fact = (answer: string, askedOn: string, expiresOn = '') =>
    `BH-1,${chassis},COMPULSORY_INSURANCE,G12,${askedOn},${answer},${expiresOn},${askedOn}`;
  const { chassis_number: chassis } = await found(
    `select v.chassis_number from vehicle v join plate_assignment a on a.vehicle_id = v.id and ${now('a')} where ${now('v')} and a.plate = '${vehicle}'`,
  );
  expect(await insured(fact('NO_ANSWER', '2026-01-05'))).toMatchObject({
    verdict: 'NOT_HELD',
    explanation: expect.stringContaining('nguồn không trả lời'),
    mayAskCitizen: true,
    condition: 'casework.insured',
  });
  expect(await insured(fact('NO', '2026-01-06'))).toMatchObject({ verdict: 'CONTRADICTED', mayAskCitizen: false });
  expect(await insured(fact('YES', '2026-01-07', '2026-01-31'))).toMatchObject({ verdict: 'EXPIRED', mayAskCitizen: true });
  expect(await insured(fact('YES', '2026-02-01', '2099-01-31'))).toMatchObject({
    ...{ verdict: 'HELD', mayAskCitizen: false, sourceAgency: { name: 'Bộ Tài chính, doanh nghiệp bảo hiểm' } },
    basis: [{ entity: 'ExternalVehicleFact', recordId: expect.any(String) }],
  });

  // About a person: yes or no of whoever manages transport for the business.
  const { id: manager } = await found(
    `select m.person_id as id from transport_manager m join business b on b.id = m.business_id and ${now('b')} where ${now('m')} and b.tax_code = '${P.readyCoach.taxCode}' limit 1`,
  );
  const { personal_id: personalId } = await found(`select p.personal_id from person p where ${now('p')} and p.id = '${manager}'`);
  expect(
    (
      await broughtIn(
        'ExternalPersonFact',
        `code,person,kind,source,askedOn,answer,validFrom\nVB-1,${personalId},MANAGER_DEGREE,G03,2026-01-05,YES,2026-01-05\n`,
      )
    ).problems,
  ).toEqual([]);
  expect(await verdictsOf('P01', business)).toMatchObject({ EV19: 'HELD' });
});

type Result = {
  subject: Record<string, unknown>;
  issuer: string;
  /** Who records it, where that is another agency. */
  by?: string;
  document: Record<string, unknown>;
  /** What is written, in order. */
  writes: readonly string[];
};
const values = (given: Record<string, unknown>) => ({ values: Object.entries(given).map(([name, value]) => ({ name, value })) });
const forCoach = (number: string, given: Record<string, unknown> = {}) => ({
  subject: coach.subject,
  document: { number, thing: P.readyCoach.plate, ...values(given) },
});

/** A result of each procedure whose effect is written line by line, about whom the demo has that it can be about. */
const RESULTS: Readonly<Record<string, () => Promise<Result> | Result>> = {
  P01: async () => {
    const { tax_code: taxCode } = await found(
      `select b.tax_code from business b where ${now('b')} and b.state = 'ACTIVE' and not exists (select from transport_licence t where t.business_id = b.id and ${now('t')}) limit 1`,
    );
    return {
      ...{ subject: { taxCode }, issuer: 'H26', document: { number: 'GP-P01', ...values({ businessTypes: ['hợp đồng'] }) } },
      writes: ['REGISTER TransportLicence'],
    };
  },
  P02: () => ({
    ...{ ...coach, issuer: 'H26', writes: ['UPDATE TransportLicence'] },
    document: {
      number: P.readyCoach.transportLicence,
      ...values({ reissueReason: 'CONTENT_CHANGED', businessTypes: ['hợp đồng', 'tuyến cố định'] }),
    },
  }),
  P03: () => ({ ...coach, issuer: 'H26', document: { number: P.readyCoach.transportLicence }, writes: ['UPDATE TransportLicence'] }),
  P05: async () => {
    const {
      code,
      tax_code: taxCode,
      route,
    } = await found(
      `select d.code, b.tax_code, r.code as route from departure d join fixed_route r on r.id = d.route_id and ${now('r')}, transport_licence t join business b on b.id = t.business_id and ${now('b')} and b.state = 'ACTIVE'
       where ${now('d')} and ${now('t')} and t.state = 'ACTIVE' and 'tuyến cố định' = any(t.business_types)
         and d.capacity > (select count(*) from route_slot s where s.departure_id = d.id and ${now('s')}) order by d.code limit 1`,
    );
    return {
      ...{ subject: { taxCode }, issuer: 'H26', writes: ['REGISTER RouteRegistration', 'REGISTER RouteSlot'] },
      document: { number: 'TB-P05', thing: route, ...values({ tripsPerMonth: 30, departures: [code] }) },
    };
  },
  P07: () => ({
    ...{ ...ready, issuer: 'G01', writes: ['UPDATE DriverLicence', 'REGISTER LicenceEvent'] },
    document: { number: P.readyDriver.licenceNumber, ...values({ cardStockNumber: 'AB123456' }) },
  }),
  P08: () => ({
    ...{ subject: { personalId: P.privateOwner.personalId }, issuer: 'G01', by: 'G01' },
    document: {
      number: 'ĐK-P08',
      ...values({
        chassisNumber: 'rlv1aea9ph0000080',
        make: 'VinFast',
        kind: 'xe ô tô con',
        category: 'car',
        productionYear: 2026,
        plate: '30k 90808',
        background: 'trắng',
      }),
    },
    writes: ['REGISTER Vehicle', 'REGISTER Registration', 'REGISTER PlateAssignment', 'REGISTER Ownership'],
  }),
  P09: () => ({
    ...{ subject: { plate: P.privateOwner.plate }, issuer: 'G01', by: 'G01' },
    document: {
      number: 'TH-P09',
      ...values({
        recallGround: 'a',
        persons: [P.readyDriver.personalId],
        newCertificateNumber: 'ĐK-P09',
        plate: '30K-90909',
        background: 'trắng',
        acquiredBy: 'mua bán',
      }),
    },
    writes: [
      'UPDATE Registration',
      'UPDATE PlateAssignment',
      'CLOSE Ownership',
      'REGISTER Ownership',
      'REGISTER Registration',
      'REGISTER PlateAssignment',
    ],
  }),
  P10: () => ({
    ...{ subject: { plate: P.readyCoach.plate }, issuer: 'G17', by: 'G17', writes: ['REGISTER Inspection'] },
    document: { number: 'KĐ-P10', expiresOn: addMonths(TODAY, 6), ...values({ stationCode: '2901V', trackingDevice: true }) },
  }),
  P11: () => ({ ...forCoach('QK-P11', { terms: 'QL.1, một chuyến' }), issuer: 'H26', writes: ['REGISTER VehiclePermit'] }),
  P12: () => ({ ...forCoach('LV-P12', { agreement: 'GMS' }), issuer: 'G17', by: 'G17', writes: ['REGISTER CrossBorderPermit'] }),
  P13: () => ({ ...forCoach('LV-P13', { agreement: 'Việt – Campuchia' }), issuer: 'H26', writes: ['REGISTER CrossBorderPermit'] }),
  P15: () => ({
    ...forCoach('LV-P15', { agreement: 'Việt – Lào', borderGates: ['Cầu Treo'] }),
    issuer: 'H26',
    writes: ['REGISTER CrossBorderPermit'],
  }),
  P16: () => ({ ...forCoach('HN-P16'), issuer: 'H26', writes: ['REGISTER VehiclePermit'] }),
  P17: () => ({
    ...{
      ...coach,
      issuer: 'H26',
      document: { number: '17/QĐ-SXD', ...values({ code: '2999', name: 'Bến xe Mẫu (giả lập)', province: '01' }) },
    },
    writes: ['REGISTER CoachTerminal', 'REGISTER TerminalOperation'],
  }),
  P18: async () => {
    const { tax_code: taxCode } = await found(
      `select b.tax_code from training_centre c join business b on b.id = c.business_id and ${now('b')} where ${now('c')} and c.state = 'ACTIVE' and (c.expires_on is null or c.expires_on >= ${LEGAL_TODAY}) limit 1`,
    );
    return { ...forCoach('TL-P18'), subject: { taxCode }, issuer: 'H26', writes: ['REGISTER VehiclePermit'] };
  },
  P19: async () => {
    const { driver, personal_id: personalId } = await found(
      `select d.id as driver, p.personal_id from driver d join person p on p.id = d.person_id and ${now('p')}
       where ${now('d')} and not exists (select from point_event e where e.driver_id = d.id) order by d.id limit 1`,
    );
    const lost = { decisionNumber: 'QD-P19', driver: driver ?? '', delta: -12, effectiveOn: addMonths(TODAY, -8) };
    await register({ database }, 'PointEvent', lost, addMonths(TODAY, -8));
    return { subject: { personalId }, issuer: 'G01', by: 'G01', document: { number: 'PH-P19' }, writes: ['REGISTER PointEvent'] };
  },
  P20: () => ({ ...forCoach('UT-P20'), issuer: 'G01', by: 'G01', writes: ['REGISTER VehiclePermit'] }),
};

it('every procedure says what its decisions write, or why they write nothing', async () => {
  const { rows } = await query<{ hub_id: string; effect: string | null }>(
    database.appPool,
    `select hub_id, effect from procedure_definition d where ${now('d')} order by hub_id`,
  );
  // Vehicles registered in Laos are in no register of the hub.
  expect(rows.filter(({ effect }) => effect === null).map(({ hub_id }) => hub_id)).toEqual(['P14']);
  expect(rows.filter(({ effect }) => effect === 'documents').map(({ hub_id }) => hub_id)).toEqual(Object.keys(RESULTS));
});

it.each(Object.entries(RESULTS))('%s records its result once, for whoever may decide it', async (procedure, result) => {
  const { subject, issuer, by, document, writes } = await result();
  const code = `KQ-${procedure}`;
  const input = { procedure, resultCode: code, issuer, subject, result: { documents: [{ issuedOn: TODAY, ...document }] } };
  const record = async (more: Record<string, unknown> = {}, agency = by ?? 'H26') => {
    const { data, errors } = await ask(RECORD, { input: { ...input, ...more } }, { agency });
    return { ...data?.recordResult, error: errors?.[0] };
  };
  // Nobody else’s service, and no other content, whoever sends it.
  expect((await record({}, 'H79')).error?.extensions.code).toBe('NOT_ACTING_FOR_ISSUER');
  const { error, changes, replayed } = await record();
  expect(error).toBeUndefined();
  expect(changes.map(({ entity, operation }: Record<string, string>) => `${operation} ${entity}`)).toEqual(writes);
  expect(replayed).toBe(false);
  expect(await record()).toMatchObject({ replayed: true, changes });
  const other = { result: { documents: [{ issuedOn: TODAY, ...document, number: 'KHAC' }] } };
  expect((await record(other)).error?.extensions.code).toBe('IDEMPOTENCY_MISMATCH');
  const tomorrow = { resultCode: `${code}-2`, result: { documents: [{ ...document, issuedOn: '2099-01-01' }] } };
  expect((await record(tomorrow)).error?.extensions.code).toMatch(/RULE_BROKEN|NOT_FOUND/);
});

const recorded = async (
  procedure: string,
  { subject, issuer, by, document }: Result,
  resultCode: string,
  more: Record<string, unknown> = {},
) => {
  const documents = [{ issuedOn: TODAY, ...document, ...more }];
  const { data, errors } = await ask(
    RECORD,
    { input: { procedure, resultCode, issuer, subject, result: { documents } } },
    { agency: by ?? 'H26' },
  );
  const { code, problems } = errors?.[0].extensions ?? {};
  return code === undefined ? data.recordResult.changes.length : (problems?.[0].code ?? `${code} ${errors[0].message}`);
};
const resultOf = async (procedure: string): Promise<Result> => (RESULTS[procedure] as () => Promise<Result>)();

it('what is wrong with a document of a result is told, and nothing is written', async () => {
  const oversize = await resultOf('P11');
  const given = oversize.document;
  expect(await recorded('P11', oversize, 'KQ-W1', { thing: null })).toMatch(/BAD_USER_INPUT.*"thing"/);
  expect(await recorded('P11', oversize, 'KQ-W3', { thing: '99A-00001' })).toMatch(/NOT_FOUND/);
  expect(await recorded('P11', oversize, 'KQ-W4', { number: null })).toMatch(/BAD_USER_INPUT.*thiếu "number"/);
  expect(await recorded('P11', oversize, 'KQ-W5', values({ colour: 'đỏ' }))).toMatch(/BAD_USER_INPUT.*"colour"/);
  expect(await recorded('P11', oversize, 'KQ-W6', { number: given.number })).toMatch(/KEY_TAKEN/);
  const registration = await resultOf('P08');
  expect(await recorded('P08', registration, 'KQ-W7', values({ ...valuesIn(registration), plate: '30K-9' }))).toMatch(
    /BAD_USER_INPUT.*Biển số/,
  );
  expect(await recorded('P08', registration, 'KQ-W8', values({ ...valuesIn(registration), province: '99' }))).toMatch(/NOT_FOUND.*Tỉnh/);
  const reissue = await resultOf('P03');
  expect(await recorded('P03', reissue, 'KQ-W9', { number: 'GP-CUA-AI' })).toMatch(/NOT_FOUND.*số 1 trong kết quả/);
  const terminal = await resultOf('P17');
  // The same terminal again is announced anew, and what is not said of it stays.
  expect(await recorded('P17', terminal, 'KQ-W10', values({ code: '2999', name: 'Bến xe Mẫu (đổi tên)' }))).toBe(2);
  expect(
    await found(`select t.name, t.province_id is not null as placed from coach_terminal t where t.code = '2999' and ${now('t')}`),
  ).toEqual({
    name: 'Bến xe Mẫu (đổi tên)',
    placed: true,
  });
  const points = { subject: ready.subject, issuer: 'G01', by: 'G01', document: { number: 'PH-W' }, writes: [] };
  expect(await recorded('P19', points, 'KQ-W11')).toBe('RESULT_POINTS_RESTORABLE_LEFT');
});

const valuesIn = ({ document }: Result) =>
  Object.fromEntries((document.values as { name: string; value: unknown }[]).map(({ name, value }) => [name, value]));

it('a slot goes to whoever is first, also of two who come at once', async () => {
  const { code, route, capacity } = await found(
    `select d.code, r.code as route, d.capacity from departure d join fixed_route r on r.id = d.route_id and ${now('r')}
     where ${now('d')} and not exists (select from route_slot s where s.departure_id = d.id and ${now('s')}) order by d.code limit 1`,
  );
  const taking = await resultOf('P05');
  const take = (nr: string, departures: (string | undefined)[]) =>
    recorded('P05', taking, `KQ-SLOT-${nr}`, { number: `TB-SLOT-${nr}`, thing: route, ...values({ tripsPerMonth: 30, departures }) });
  const free = Number(capacity);
  expect(await take('more', Array(free + 1).fill(code))).toBe('RESULT_SLOT_TAKEN');
  if (free > 1) expect(await take('rest', Array(free - 1).fill(code))).toBe(free);
  const both = await Promise.all([take('a', [code]), take('b', [code])]);
  expect(both.sort()).toEqual([2, 'RESULT_SLOT_TAKEN']);
  const { route: another } = await found(`select r.code as route from fixed_route r where ${now('r')} and r.code <> '${route}' limit 1`);
  expect(
    await recorded('P05', taking, 'KQ-SLOT-c', { number: 'TB-c', thing: another, ...values({ tripsPerMonth: 30, departures: [code] }) }),
  ).toBe('RESULT_DEPARTURE_OF_OTHER_ROUTE');
});

it('a procedure that needs no new condition and no new kind of effect is added by files, answers, and records its results', async () => {
  const bring = async (entity: string, content: string) => expect((await broughtIn(entity, content)).problems).toEqual([]);
  const question = { procedure: 'P77', subject: { taxCode: P.readyCoach.taxCode }, vehicles: [P.readyCoach.plate] };
  expect((await ask(EVIDENCE, question)).errors[0].extensions.code).toBe('NOT_FOUND');
  await bring(
    'ProcedureDefinition',
    `hubId,name,ground,subjectKeys,things,effect,proposedBy,confidence,validFrom
P77,Đăng ký xe đưa đón học sinh (thử),"Luật 36/2024/QH15, Điều 46",taxCode,vehicles,documents,G17,K,2025-01-01
`,
  );
  await bring(
    'ProcedureRequirement',
    `code,definition,component,ordinal,kind,evidenceType,name,nameEn,each,conditions,bindings,shows,prefill,ground,confidence,validFrom
P77/DON,P77,DON,1,DECLARATION,,Đơn đề nghị,Application,,,,,subject.name;vehicles.plate,"Luật 36/2024/QH15, Điều 46",K,2025-01-01
P77/EV04,P77,EV04,2,EVIDENCE,EV04,Kiểm định,Inspection,vehicles,vehicles.inspected,,Inspection.expiresOn,,"Luật 36/2024/QH15, Điều 46",K,2025-01-01
P77/EV02,P77,EV02,3,EVIDENCE,EV02,Chủ xe hoạt động,Owner active,vehicles,businesses.active,business=thing.ownerships.business,Business.name,,"Luật 36/2024/QH15, Điều 46",K,2025-01-01
`,
  );
  expect((await ask(EVIDENCE, question)).errors[0].extensions).toMatchObject({ code: 'PROCEDURE_NOT_SET_UP', approved: false });
  await bring(
    'ProcedureDefinition',
    'hubId,approvedBy,approvedOn,name,ground,subjectKeys,confidence,validFrom\nP77,G22,2025-01-01,Đăng ký xe đưa đón học sinh (thử),"Luật 36/2024/QH15, Điều 46",taxCode,K,2025-01-01\n',
  );
  expect(await verdictsOf('P77', { subject: question.subject, vehicles: question.vehicles })).toEqual({
    DON: 'DECLARE',
    EV04: 'HELD',
    EV02: 'HELD',
  });
  // What its decisions write is a file too: a permit, which takes the place of the one it names.
  const given = {
    ...question,
    issuer: 'H26',
    document: { number: 'HS-77-2', replaces: 'QK-P11', thing: P.readyCoach.plate, ...values({ terms: 'đón học sinh' }) },
  };
  const permit =
    "number=document.number;kind='LEARNER';vehicle=thing;business=subject;terms=document.terms;issuer=issuer;issuedOn=document.issuedOn;state='ACTIVE';was.state='REVOKED'";
  const lines = (finds: string, fields: string) =>
    `code,definition,ordinal,kind,writes,each,finds,fields,conditions,validFrom
P77/1,P77,1,SUPERSEDE,VehiclePermit,vehicles,${finds},"${fields}",vehicles.inspected,2025-01-01
`;
  expect(await recorded('P77', { ...given, writes: [] }, 'KQ-77-0')).toMatch(/PROCEDURE_NOT_SET_UP/);
  await bring('ProcedureEffect', lines('thing.permits', permit));
  expect(await recorded('P77', { ...given, writes: [] }, 'KQ-77-1')).toBe(2);
  const { rows: permits } = await query<{ number: string; state: string; terms: string }>(
    database.appPool,
    `select number, state, terms from vehicle_permit p where number in ('QK-P11', 'HS-77-2') and ${now('p')} order by number`,
  );
  expect(permits.map(({ number, state }) => [number, state])).toEqual([
    ['HS-77-2', 'ACTIVE'],
    ['QK-P11', 'REVOKED'],
  ]);
  // A map that names what is not there sets up nothing, and says what.
  await bring('ProcedureEffect', lines('thing.wings', permit));
  const unset = await ask(RECORD, {
    input: {
      procedure: 'P77',
      resultCode: 'KQ-77-9',
      issuer: 'H26',
      subject: question.subject,
      result: { documents: [{ issuedOn: TODAY }] },
    },
  });
  expect(unset.errors[0].extensions).toMatchObject({ code: 'PROCEDURE_NOT_SET_UP', fault: 'P77/1: no thing.wings' });
  // A condition that nobody has is told of, not guessed at.
  await bring(
    'ProcedureRequirement',
    `code,definition,component,ordinal,kind,evidenceType,name,nameEn,conditions,ground,confidence,validFrom
P77/EV99,P77,EV99,4,EVIDENCE,EV04,Thử,Trial,vehicles.flies,Luật 36/2024/QH15,K,2025-01-01
`,
  );
  const { errors } = await ask(EVIDENCE, question);
  expect(errors[0].extensions).toMatchObject({ code: 'PROCEDURE_NOT_SET_UP', fault: expect.stringContaining('vehicles.flies') });
  // Nor is a record taken for the text that a condition is about.
  await bring(
    'ProcedureRequirement',
    `code,definition,component,ordinal,kind,evidenceType,name,nameEn,each,conditions,bindings,ground,confidence,validFrom
P77/EV99,P77,EV99,4,EVIDENCE,EV15,Thử,Trial,vehicles,casework.originKnownByChassis,chassisNumber=thing,Luật 36/2024/QH15,K,2025-01-01
`,
  );
  expect((await ask(EVIDENCE, question)).errors[0].extensions).toMatchObject({ fault: expect.stringContaining('a text and no record') });
  const { rows } = await query<{ n: string }>(database.appPool, `select count(*) as n from procedure_definition where hub_id = 'P77'`);
  expect(Number(rows[0]?.n)).toBeGreaterThan(0);
});

it('a receipt counts for the dossier and person it names, once, and for no other amount', async () => {
  const pays = (number: string, dossier: string, amount = 115_000, payer: string = ready.subject.personalId) =>
    broughtIn(
      'PaymentReceipt',
      `number,dossier,procedure,person,amountVnd,paidOn,validFrom\n${number},${dossier},P06,${payer},${amount},2026-01-05,2026-01-05\n`,
    );
  const fee = async (procedure = 'P06') => (await verdictsOf(procedure, ready))['EV18-BL'];
  // Nobody has told of a receipt: the dossier is not complete, whatever else is held.
  expect(await fee()).toBe('NOT_HELD');
  // Another dossier that nobody has received; then this one.
  await pays('BL-1', 'H26.01-261122-0009');
  expect(await fee()).toBe('CONTRADICTED');
  await pays('BL-2', 'H26.01-261122-0001');
  expect(await fee()).toBe('HELD');
  // Told twice it is the same receipt.
  expect(await pays('BL-2', 'H26.01-261122-0001')).toMatchObject({ problems: [] });
  const { receipts } = await found(`select count(*)::text as receipts from payment_receipt r where ${now('r')} and r.number = 'BL-2'`);
  expect(receipts).toBe('1');
  // A procedure that binds the amount.
  await broughtIn(
    'ProcedureDefinition',
    'hubId,name,ground,subjectKeys,proposedBy,approvedBy,approvedOn,confidence,validFrom\nP78,Thu phí (thử),"Luật 36/2024/QH15, Điều 62",personalId,G17,G22,2025-01-01,K,2025-01-01\n',
  );
  const binding = (amount: number | 'fee') =>
    broughtIn(
      'ProcedureRequirement',
      `code,definition,component,ordinal,kind,evidenceType,name,nameEn,conditions,bindings,shows,ground,confidence,validFrom\nP78/EV18-BL,P78,EV18-BL,1,EVIDENCE,EV18,Biên lai,Receipt,casework.feePaid,dossier=case;amount=${amount === 'fee' ? amount : `'${amount}'`},PaymentReceipt.amountVnd,"Luật 36/2024/QH15, Điều 62",K,2025-01-01\n`,
    );
  await binding(115_000);
  expect(await fee('P78')).toBe('HELD');
  await binding(135_000);
  expect(await fee('P78')).toBe('CONTRADICTED');
  // What is due is the fee of the procedure, where it says one; then some component must ask whether it was paid.
  const costs = (amount: number) =>
    broughtIn(
      'ProcedureDefinition',
      `hubId,name,ground,subjectKeys,feeVnd,confidence,validFrom\nP78,Thu phí (thử),"Luật 36/2024/QH15, Điều 62",personalId,${amount},K,2025-01-01\n`,
    );
  await costs(115_000);
  expect((await ask(EVIDENCE, { procedure: 'P78', ...ready })).errors[0].extensions).toMatchObject({
    code: 'PROCEDURE_NOT_SET_UP',
    fault: expect.stringContaining('=fee'),
  });
  await binding('fee');
  expect(await fee('P78')).toBe('HELD');
  await costs(135_000);
  expect(await fee('P78')).toBe('CONTRADICTED');
  // Somebody else's receipt under this dossier's code is none of theirs.
  await pays('BL-3', 'H26.01-261122-0001', 20_000, blocked.subject.personalId);
  expect(await fee('P78')).toBe('CONTRADICTED');
});
