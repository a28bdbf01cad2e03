import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withTx } from '../../src/db/tx.js';
import { HubError } from '../../src/errors.js';
import type { Caller } from '../../src/hub/access/caller.js';
import type { Model } from '../../src/hub/declare/model.js';
import { type DossierQuestion, decideEvidence } from '../../src/hub/evidence/decide-evidence.js';
import { openNotes } from '../../src/hub/reads/audit-notes.js';
import { procedures } from '../../src/registers/procedures/index.js';
import { inPackage } from '../../src/root.js';
import { anonymous, createTestHub, model, type TestHub } from '../support/hub.js';
import { write } from '../support/write.js';
import { asDossierService, day } from './dossier-world.js';
import type { Licence, Person, Thing } from './table/facts.js';
import { type MadeUpWorld, makeUpWorld } from './table/made-up-world.js';
import { type About, type Component, PLAIN_LAW, plainVerdict, type Verdict } from './table/plain-law.js';

/**
 * The eight verdicts × every procedure of the data. People, businesses, vehicles and routes that differ in one way each are asked about under
 * all twenty, and what is answered is what plain code makes of the same facts. Each verdict that a component can give arises; which it can is
 * worked out of its conditions, and where one cannot there is a reason.
 */
const VERDICTS: readonly Verdict[] = ['HELD', 'STALE', 'EXPIRED', 'DISPUTED', 'CONTRADICTED', 'NOT_HELD', 'NOT_ALLOWED', 'AMBIGUOUS'];

type Cells = Readonly<Record<string, string>>;
const rowsOf = (file: string): Cells[] =>
  parse(readFileSync(inPackage(`seeds/reference/${file}`)), { columns: true, comment: '#', comment_no_infix: true });
const listed = (cell = '') =>
  saidIn(cell)
    .split(';')
    .filter((one) => one !== '');
/** A cell that clears says nothing more of a register that had nothing. */
const saidIn = (cell = '') => (cell === '<trống>' ? '' : cell);

type Asked = Component & { shows: readonly string[]; askGround: string; askIf: string };
type Procedure = { id: string; subjectKeys: readonly string[]; things: readonly string[]; components: readonly Asked[] };
const COMPONENTS = rowsOf('procedure-requirements.csv').filter(({ kind }) => kind === 'EVIDENCE');
const PROCEDURES: readonly Procedure[] = rowsOf('procedure-definitions.csv').map(({ hubId = '', subjectKeys, things }) => ({
  id: hubId,
  subjectKeys: listed(subjectKeys),
  things: listed(things),
  components: COMPONENTS.filter(({ definition }) => definition === hubId)
    .sort((a, b) => Number(a.ordinal) - Number(b.ordinal))
    .map((row) => ({
      ...{ code: row.component ?? '', each: row.each ?? '', conditions: listed(row.conditions), bindings: listed(row.bindings) },
      ...{ appliesIf: saidIn(row.appliesIf), maxAgeDays: row.maxAgeDays ? Number(row.maxAgeDays) : null },
      ...{ shows: listed(row.shows), askGround: row.askGround ?? '', askIf: row.askIf ?? '' },
    })),
}));

let hub: TestHub;
let world: MadeUpWorld;
beforeAll(async () => {
  hub = await createTestHub({ holds: 'reference' });
  world = makeUpWorld();
  await write(hub, world.operations);
}, 120_000);
afterAll(() => hub.close());

/** One dossier as it is asked, and the facts that it is about; a subject that nobody knows is null, and so is a thing. */
type Dossier = {
  procedure: Procedure;
  question: Pick<DossierQuestion, 'subject' | 'things'>;
  kind: string;
  subject: About['subject'] | null;
  named?: Licence;
  things: Readonly<Record<string, readonly (readonly [key: string, thing: Thing | undefined])[]>>;
};

/** Of each kind of subject all there are, and one that nobody knows. The first of a kind names all things of a kind, the others two. */
function dossiersOf(procedure: Procedure): Dossier[] {
  const { people, businesses, vehicles, routes, chassis } = world;
  const licences = people.flatMap((person) => person.licences);
  const things: Readonly<Record<string, readonly (readonly [string, Thing | undefined])[]>> = {
    vehicles: [...vehicles.map((one) => [one.plate, one] as const), ['29B-99999', undefined]],
    drivers: [...licences.map((one) => [one.number, one] as const), ['010090099999', undefined]],
    routes: [...routes.map((one) => [one.code, one] as const), ['2936.9999.A', undefined]],
    persons: [],
    chassisNumbers: [...chassis.map((one) => [one.chassisNumber, one] as const), ['RLLV1AEA9PH999999', undefined]],
  };
  const subjects: Readonly<Record<string, readonly [key: string, subject: About['subject'] | null, named?: Licence][]>> = {
    personalId: [...people.map((one) => [one.personalId, one] as const), ['001090099999', null]].map(([key, one]) => [
      key as string,
      one as Person,
    ]),
    taxCode: [...businesses.map((one): [string, About['subject']] => [one.taxCode, one]), ['0100112437', null]],
    plate: [...vehicles.map((one): [string, About['subject']] => [one.plate, one]), ['29B-99999', null]],
    licenceNumber: [...licences.map((one): [string, About['subject'], Licence] => [one.number, one.holder, one]), ['010090099999', null]],
  };
  return procedure.subjectKeys.flatMap((kind) =>
    (subjects[kind] ?? []).map(([key, subject, named], nr): Dossier => {
      const own = Object.fromEntries(
        procedure.things.map((name) => [
          name,
          nr === 0 ? (things[name] ?? []) : [...(things[name] ?? []).slice(0, 1), ...(things[name] ?? []).slice(-1)],
        ]),
      );
      const names = Object.fromEntries(Object.entries(own).map(([name, of]) => [name, of.map(([thing]) => thing)]));
      return { procedure, question: { subject: { [kind]: key }, things: names }, kind, subject, ...(named ? { named } : {}), things: own };
    }),
  );
}

type Told = { code: string; thing: string | null; verdict: string; mayAsk: boolean };

/** The engine's answers, and what it says beside each verdict; 200 dossiers at a time. */
async function told(dossiers: readonly Dossier[], of: Model = model): Promise<Told[][]> {
  const caller = { ...anonymous, ...asDossierService() } as Caller;
  const found: Told[][] = [];
  for (let from = 0; from < dossiers.length; from += 200) {
    const part = dossiers.slice(from, from + 200);
    const answers = await withTx(hub.database.appPool, { readOnly: true, isolation: 'repeatable read' }, async (tx) => {
      const reading = { tx, model: of, caller, audit: openNotes(hub.readLog.standIn), kept: once, apart: neverApart };
      const questions = part.map(({ procedure, question }) => ({ ...question, procedure: procedure.id, caller, audit: reading.audit }));
      return (await decideEvidence(procedures, reading, { dossiers: questions, asOf: null })).answers;
    });
    for (const [nr, answer] of answers.entries()) {
      const what = `${part[nr]?.procedure.id} ${JSON.stringify(part[nr]?.question.subject)}`;
      if (answer instanceof HubError) throw new Error(`${what}: ${answer.message}`);
      const evidence = answer.requirements.filter(({ kind }) => kind === 'EVIDENCE');
      for (const one of evidence) {
        // What is answered says why, and where the citizen is asked, on which ground.
        expect(one.explanation.length, what).toBeGreaterThan(5);
        expect(one.mayAskCitizen, what).toBe(one.legalGround !== null);
        if (one.condition !== null) expect(one.provision, what).toMatch(/Điều|pháp luật/);
      }
      expect(answer.complete, what).toBe(evidence.every(({ verdict }) => verdict === 'HELD'));
      found.push(evidence.map(({ code, thing, verdict, mayAskCitizen }) => ({ code, thing, verdict, mayAsk: mayAskCitizen })));
    }
  }
  return found;
}
const once = <T extends object>(_key: object, make: () => T) => make();
const neverApart = () => {
  throw new Error('these dossiers are of one case');
};

/** Where the registers say nothing or nothing good any more; what agencies say against each other is never asked of a citizen. */
const ASKABLE: readonly Verdict[] = ['NOT_HELD', 'STALE', 'EXPIRED', 'AMBIGUOUS', 'NOT_ALLOWED'];

/** The same by plain code. */
function plain({ procedure, kind, subject, named, things }: Dossier): Told[] {
  return procedure.components.flatMap((component) => {
    if (!isPart(component, kind)) return [];
    const { each, askGround, askIf } = component;
    const about = each === '' ? [[null, undefined] as const] : (things[each] ?? []);
    return about.flatMap(([key, thing]): Told[] => {
      const asked = { day: day(), subject, thing, named };
      const verdict = plainVerdict(component, asked);
      if (verdict === null) return [];
      const holds = askIf === '' || (subject !== null && PLAIN_LAW[askIf]?.({ ...asked, subject }).verdict === 'HELD');
      return [{ code: component.code, thing: key, verdict, mayAsk: askGround !== '' && ASKABLE.includes(verdict) && holds }];
    });
  });
}

const ENTITY_OF: Readonly<Record<string, string>> = {
  personalId: 'Person',
  licenceNumber: 'Person',
  taxCode: 'Business',
  plate: 'Vehicle',
};
const ENTITY_OF_THING: Readonly<Record<string, string>> = { vehicles: 'Vehicle', drivers: 'DriverLicence', routes: 'FixedRoute' };
const PARAMETERS: Readonly<Record<string, string>> = {
  person: 'Person',
  business: 'Business',
  vehicle: 'Vehicle',
  licence: 'DriverLicence',
  route: 'FixedRoute',
};

/** A component about another kind of subject is no part of the dossier: a person's identity of a business's. */
function isPart({ conditions, appliesIf, bindings, each }: Component, kind: string): boolean {
  if (bindings.some((one) => one.includes('=subject.managers')) && kind !== 'taxCode') return false;
  const bound = bindings.map((one) => one.split('=')[0]);
  const there = [ENTITY_OF[kind], ENTITY_OF_THING[each]];
  return [...conditions, ...listed(appliesIf)].every((name) =>
    model.law.condition(name).of.every((parameter) => bound.includes(parameter) || there.includes(PARAMETERS[parameter] ?? '')),
  );
}

it('what all twenty procedures answer about everybody is what plain code makes of the same facts', async () => {
  expect(PROCEDURES.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, i) => `P${String(i + 1).padStart(2, '0')}`));
  const dossiers = PROCEDURES.flatMap(dossiersOf);
  const answers = await told(dossiers);
  const wrong = dossiers.flatMap((dossier, nr) => differences(dossier, answers[nr] ?? []));
  expect(wrong).toEqual([]);
}, 120_000);

function differences(dossier: Dossier, answered: readonly Told[]): string[] {
  const written = ({ code, thing, verdict, mayAsk }: Told) =>
    `${code}${thing === null ? '' : `/${thing}`} ${verdict}${mayAsk ? ' ask' : ''}`;
  const [is, should] = [answered.map(written), plain(dossier).map(written)];
  const what = `${dossier.procedure.id} ${JSON.stringify(dossier.question.subject)}`;
  return [
    ...is.filter((one) => !should.includes(one)).map((one) => `${what} says ${one}`),
    ...should.filter((one) => !is.includes(one)).map((one) => `${what} lacks ${one}`),
  ];
}

it('every verdict that a component can give arises, and any other cannot, for a reason', async () => {
  const arisen = new Map<string, Set<string>>();
  const note = (dossiers: readonly Dossier[], answers: readonly (readonly Told[])[]) => {
    for (const [nr, { procedure }] of dossiers.entries())
      for (const { code, verdict } of answers[nr] ?? []) {
        const name = `${procedure.id}/${code}`;
        arisen.set(name, (arisen.get(name) ?? new Set()).add(verdict));
      }
  };
  const dossiers = PROCEDURES.flatMap(dossiersOf);
  note(dossiers, await told(dossiers));
  // The first of each kind once more, asked by somebody who is answered from open fields only.
  const first = dossiers.filter(
    ({ procedure, kind }, nr) => dossiers.findIndex((one) => one.procedure === procedure && one.kind === kind) === nr,
  );
  const rule = { role: 'dossier-service', registers: '*', classes: [], purposes: ['once-only'] } as const;
  note(first, await told(first, { ...model, access: { ...model.access, answers: [rule] } }));

  const wrong: string[] = [];
  for (const procedure of PROCEDURES)
    for (const component of procedure.components)
      for (const verdict of VERDICTS) {
        const why = whyNot(procedure, component, verdict);
        const name = `${procedure.id}/${component.code}`;
        const does = arisen.get(name)?.has(verdict) === true;
        if (does !== (why === null))
          wrong.push(`${name} ${verdict}: ${does ? 'arises' : 'does not arise'}, ${why ?? 'and nothing says why'}`);
      }
  expect(wrong).toEqual([]);
}, 120_000);

/** Why a component never gives a verdict, by what is declared; null where it can. */
function whyNot(procedure: Procedure, component: Asked, verdict: Verdict): string | null {
  const { conditions, appliesIf, maxAgeDays } = component;
  const cases = conditions.flatMap((name) => model.law.condition(name).cases);
  const says = cases.filter((one) => one.verdict === verdict);
  switch (verdict) {
    case 'HELD':
      return cases.length > 0 ? null : 'no register of the hub holds it';
    case 'NOT_HELD':
      if (appliesIf === '' || says.length > 0) return null;
      return 'of whoever is not known it is no part of the dossier, and no condition of it says so';
    case 'DISPUTED':
      if (says.length > 0 || cases.some((one) => one.verdict === 'HELD' && one.basis !== undefined)) return null;
      return 'what it is held by names no record that could be doubted';
    case 'STALE':
      return maxAgeDays !== null ? null : 'it does not grow old';
    case 'NOT_ALLOWED':
      return procedure.subjectKeys.some((kind) => isPart(component, kind) && looksAtMore(procedure, component, kind))
        ? null
        : 'it is told from open fields';
    case 'AMBIGUOUS':
      if (says.some(({ basis = {} }) => Object.keys(basis).some((entity) => !isOne(entity)))) return null;
      return says.length > 0 ? 'a second one is refused when it is written' : 'a key names one record, and no condition of it says so';
    default:
      return says.length > 0 ? null : 'no condition of it says so';
  }
}

/** Whether any field above open is looked at: by a condition, on the way to what it is about, to be shown, or to find subject and things. */
function looksAtMore({ things }: Procedure, { conditions, appliesIf, askIf, bindings, shows }: Asked, kind: string): boolean {
  const asked = [...conditions, ...listed(appliesIf), ...listed(askIf)].flatMap((name) =>
    Object.entries(model.law.condition(name).reads).flatMap(([entity, fields]) => fields.map((field) => `${entity}.${field}`)),
  );
  // Every way that bindings take leads through links to a person.
  if (bindings.some((one) => /=(subject|thing)\.(drivers|households|driver)/.test(one))) return true;
  const keyOf: Readonly<Record<string, string>> = {
    ...{ personalId: 'Person.personalId', licenceNumber: 'DriverLicence.number', taxCode: 'Business.taxCode', plate: 'Vehicle.plate' },
    ...{ vehicles: 'Vehicle.plate', drivers: 'DriverLicence.number', routes: 'FixedRoute.code' },
  };
  const keys = [kind, ...things].flatMap((name) => keyOf[name] ?? []);
  return [...asked, ...shows, ...keys].some((path) => {
    const [entity = '', field = ''] = path.split('.');
    return model.declarations.entities.get(entity)?.fields.get(field)?.class !== 'open';
  });
}

/** Whether the register keeps a second one of the kind out, whatever it is for. */
function isOne(entity: string): boolean {
  return (model.declarations.entities.get(entity)?.exclusive ?? []).some(
    ({ among, severity }) => among === undefined && severity === 'error',
  );
}

it('a key names one record: a second one is refused, and so is what only one may be of', async () => {
  const [person, vehicle] = [world.people[0], world.vehicles[0]];
  const refused = (entity: string, values: Record<string, string | number | boolean | null>) =>
    write(hub, [{ operation: 'register', entity, from: day(-1), values }]).then(
      () => 'written',
      (error: HubError) => JSON.stringify([error.code, error.details]),
    );
  const business = world.businesses[0];
  expect(await refused('Person', { personalId: person?.personalId ?? '', fullName: 'Ai Khác', fictional: true })).toMatch(/KEY_TAKEN/);
  expect(await refused('Business', { taxCode: business?.taxCode ?? '', name: 'Khác', legalForm: 'Công ty', fictional: true })).toMatch(
    /KEY_TAKEN/,
  );
  expect(
    await refused('PlateAssignment', { plate: vehicle?.plate ?? '', vehicle: world.vehicles[1]?.id ?? '', background: 'vàng' }),
  ).toMatch(/KEY_TAKEN/);
  const second = { certificateNumber: 'T-2', vehicle: vehicle?.id ?? '', registeredOn: day(-1), state: 'ACTIVE' };
  expect(await refused('Registration', second)).toMatch(/KEY_TAKEN.*another Registration in use/);
});
