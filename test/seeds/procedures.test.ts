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
import { entityNamed, fileOf } from '../import/support.js';
import type { TestDatabase } from '../support/database.js';
import { caller, model, readLogInto, schema } from '../support/hub.js';
import { createReferenceDatabase } from '../support/reference.js';
import { AS_STEWARD } from '../write/world.js';

/** All twenty procedures answer for subjects of the demo, and one that was added by a file does. */
let database: TestDatabase;
beforeAll(async () => {
  database = await createReferenceDatabase(model);
  await loadSeeds({ pool: database.appPool, model }, demoSeeds({ scale: 0.03 }));
}, 300_000);
afterAll(() => database.drop());

const ask = async (text: string, variables: Record<string, unknown> = {}) => {
  const answer = createAnswer({ schema, model, pool: database.appPool, readLog: readLogInto([]) });
  const document = parse(text);
  const operation = document.definitions.find((d): d is OperationDefinitionNode => d.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('no operation');
  const as = { ...caller('dossier-service', 'once-only', { caseCode: 'HS/1' }), ownKey: null, language: 'vi', requestId: 't' } as Caller;
  return JSON.parse(bodyBytes((await answer({ document, operation, variables, caller: as })).body).toString());
};

const EVIDENCE = `query ($procedure: ProcedureCode!, $subject: SubjectInput!, $vehicles: [Plate!], $drivers: [LicenceNumber!], $routes: [RouteCode!]) {
  evidence(procedure: $procedure, subject: $subject, vehicles: $vehicles, drivers: $drivers, routes: $routes, asOf: { validAt: "${DEMO_DAY}" }) {
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
  ['P06', ready, { EV01: 'HELD', EV09: 'HELD', 'EV09-DIEM': 'HELD', EV10: 'HELD', EV11: 'HELD' }],
  ['P06', blocked, { EV09: 'HELD', EV10: 'EXPIRED', EV11: 'CONTRADICTED' }],
  ['P07', ready, { EV01: 'HELD', EV09: 'HELD', EV10: 'HELD', EV11: 'HELD' }],
  ['P08', { subject: { personalId: P.privateOwner.personalId } }, { EV01: 'HELD', EV15: 'NOT_HELD', EV16: 'NOT_HELD', EV17: 'NOT_HELD' }],
  ['P08', coach, { EV02: 'HELD', EV15: 'NOT_HELD' }],
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

it('a procedure that needs no new condition and writes nothing new is added by files, and answers', async () => {
  const bring = async (entity: string, content: string) => {
    const request = { ...AS_STEWARD, entity: entityNamed(entity), source: fileOf(content), apply: true };
    const { problems } = await importFile({ pool: database.appPool, model }, request);
    expect(problems).toEqual([]);
  };
  const question = { procedure: 'P77', subject: { taxCode: P.readyCoach.taxCode }, vehicles: [P.readyCoach.plate] };
  expect((await ask(EVIDENCE, question)).errors[0].extensions.code).toBe('NOT_FOUND');
  await bring(
    'ProcedureDefinition',
    `hubId,name,ground,subjectKeys,things,proposedBy,confidence,validFrom
P77,Đăng ký xe đưa đón học sinh (thử),"Luật 36/2024/QH15, Điều 46",taxCode,vehicles,G17,K,2025-01-01
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
  // A condition that nobody has is told of, not guessed at.
  await bring(
    'ProcedureRequirement',
    `code,definition,component,ordinal,kind,evidenceType,name,nameEn,conditions,ground,confidence,validFrom
P77/EV99,P77,EV99,4,EVIDENCE,EV04,Thử,Trial,vehicles.flies,Luật 36/2024/QH15,K,2025-01-01
`,
  );
  const { errors } = await ask(EVIDENCE, question);
  expect(errors[0].extensions).toMatchObject({ code: 'PROCEDURE_NOT_SET_UP', fault: expect.stringContaining('vehicles.flies') });
  const { rows } = await query<{ n: string }>(database.appPool, `select count(*) as n from procedure_definition where hub_id = 'P77'`);
  expect(Number(rows[0]?.n)).toBeGreaterThan(0);
});
