import { parse } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_DAY } from '../../seeds/demo/days.js';
import { demoSeeds } from '../../seeds/demo/index.js';
import { query } from '../../src/db/client.js';
import type { Caller } from '../../src/hub/access/caller.js';
import { createAnswer } from '../../src/hub/answer/answer.js';
import { type Condition, createLaw } from '../../src/hub/declare/condition.js';
import type { Model } from '../../src/hub/declare/model.js';
import { loadSeeds } from '../../src/hub/import/apply/load-seeds.js';
import { bodyBytes } from '../../src/hub/query/finished-json.js';
import type { Expr } from '../../src/hub/sql/fragment.js';
import { sqlContext } from '../../src/hub/sql/sql-context.js';
import { computedValue } from '../../src/hub/sql/value-sql.js';
import { registers } from '../../src/registers/index.js';
import type { TestDatabase } from '../support/database.js';
import { caller, model, readLogInto, schema } from '../support/hub.js';
import { createReferenceDatabase } from '../support/reference.js';

/**
 * Over every vehicle, business and driver of the demo and some days, whoever asks a condition of the law learns the same: a permission, a
 * dossier, and the condition itself. A second copy of one that drifts is caught here; the last test drifts on purpose.
 */
const SCALE = Number(process.env.SEEDS_TEST_SCALE ?? 0.03);
const DAYS = [DEMO_DAY, '2026-03-31', '2025-02-28', '2027-01-01'];

let database: TestDatabase;
beforeAll(async () => {
  database = await createReferenceDatabase(model);
  await loadSeeds({ pool: database.appPool, model }, demoSeeds({ scale: SCALE }));
}, 300_000);
afterAll(() => database.drop());

/** Which refusals of a permission say that a condition is not held, and which requirement of a dossier rests on it. */
const VEHICLE: Readonly<Record<string, { refusals: readonly string[]; requirement?: string }>> = {
  'vehicles.registered': { refusals: ['NOT_REGISTERED'] },
  'vehicles.inspected': { refusals: ['NO_VALID_INSPECTION'], requirement: 'EV04' },
  'vehicles.withinServiceLife': { refusals: ['SERVICE_LIFE_ENDED'], requirement: 'EV05' },
  'vehicles.notImpounded': { refusals: ['IMPOUNDED'] },
  'vehicles.deviceFitted': { refusals: ['NO_TRACKING_DEVICE', 'TRACKING_DEVICE_DISPUTED'], requirement: 'EV04-GSHT' },
  'vehicles.noOtherBadge': { refusals: [], requirement: 'EV07' },
};
const LICENCE: Readonly<Record<string, readonly string[]>> = {
  'drivers.licenceInRegister': ['LICENCE_NOT_IN_REGISTER'],
  'drivers.licenceInDate': ['LICENCE_EXPIRED'],
  'drivers.licenceNotRevoked': ['LICENCE_REVOKED'],
  'drivers.licenceNotWithheld': ['LICENCE_WITHHELD'],
};

it('of a vehicle: a permission, a dossier and the condition itself', async () => {
  expect(await disagreements(model)).toEqual([]);
}, 300_000);

it('of a driver: the permission of a licence, the exchange of it and the condition itself', async () => {
  for (const day of DAYS) {
    const licences = await asked<{ id: string; number: string; driver: string; refusals: string[]; points: string; usable: string }>(
      day,
      'DriverLicence',
      (
        e,
        context,
      ) => `t.id, t.number, t.driver_id as driver, ${codes(computedValue(context, e, field(e, 'isValidFor'), 't', { class: 'B' }))} as refusals,
        ${model.law.keyOf('drivers.pointsLeft', { of: { driver: 't.driver_id' }, at: context.at })} as points,
        ${model.law.keyOf('drivers.licenceUsable', { of: { licence: 't.id' }, at: context.at })} as usable`,
    );
    expect(licences.length).toBeGreaterThan(50);
    for (const { number, refusals, points, usable } of licences) {
      const standing = Object.values(LICENCE).flat().concat('LICENCE_REPLACED');
      expect({ day, number, good: usable === 'GOOD' }).toEqual({ day, number, good: !refusals.some((code) => standing.includes(code)) });
      expect({ day, number, lost: points !== 'LEFT' }).toEqual({ day, number, lost: refusals.includes('NO_POINTS_LEFT') });
    }
    for (const { number, points, usable } of licences.filter((_, i) => i % Math.ceil(licences.length / 40) === 0)) {
      const dossier = await evidence('1.002809', { licenceNumber: number }, null, day);
      const verdict = (code: string) => dossier.find((requirement) => requirement.code === code)?.verdict;
      expect({ day, number, verdict: verdict('EV09') === 'HELD' }).toEqual({ day, number, verdict: usable === 'GOOD' });
      expect({ day, number, verdict: verdict('EV09-DIEM') === 'HELD' }).toEqual({ day, number, verdict: points === 'LEFT' });
    }
  }
}, 300_000);

it('of a business: the permission, the dossier of a badge and the condition itself', async () => {
  for (const day of DAYS) {
    const businesses = await asked<{ tax_code: string; refusals: string[]; licensed: string }>(
      day,
      'Business',
      (e, context) => `t.tax_code, ${codes(computedValue(context, e, field(e, 'mayOperate'), 't', { kind: 'hợp đồng' }))} as refusals,
        ${model.law.keyOf('businesses.licensed', { of: { business: 't.id' }, at: context.at })} as licensed`,
    );
    expect(businesses.length).toBeGreaterThan(20);
    for (const { tax_code, refusals, licensed } of businesses) {
      const refused = refusals.filter((code) => ['NO_TRANSPORT_LICENCE', 'TRANSPORT_LICENCE_REVOKED'].includes(code));
      expect({ day, tax_code, refused }).toEqual({
        day,
        tax_code,
        refused: { ACTIVE: [], NONE: ['NO_TRANSPORT_LICENCE'], REVOKED: ['TRANSPORT_LICENCE_REVOKED'] }[licensed],
      });
    }
    for (const { tax_code, licensed } of businesses.filter((_, i) => i % Math.ceil(businesses.length / 25) === 0)) {
      const dossier = await evidence('2.002288', { taxCode: tax_code }, ['29B-99999'], day);
      const verdict = dossier.find(({ code }) => code === 'EV06')?.verdict;
      expect({ day, tax_code, verdict }).toEqual({
        day,
        tax_code,
        verdict: { ACTIVE: 'HELD', NONE: 'NOT_HELD', REVOKED: 'CONTRADICTED' }[licensed],
      });
    }
  }
}, 300_000);

it('a copy of a condition that drifts is caught', async () => {
  const copied = registers.flatMap((register) => register.conditions ?? []);
  const drifts: readonly [string, (condition: Condition) => Condition][] = [
    ['vehicles.inspected', (condition) => ({ ...condition, cases: condition.cases.filter(({ key }) => key !== 'IN_FORCE') })],
    ['vehicles.deviceFitted', (condition) => ({ ...condition, cases: condition.cases.filter(({ key }) => key !== 'DENIED') })],
    ['vehicles.withinServiceLife', (condition) => ({ ...condition, cases: condition.cases.filter(({ key }) => key !== 'ENDED') })],
  ];
  for (const [name, drift] of drifts) {
    const law = createLaw(copied.map((condition) => (condition.name === name ? drift(condition) : condition)));
    expect(
      (await disagreements({ ...model, law })).some((told) => told.includes(name)),
      name,
    ).toBe(true);
  }
}, 300_000);

/** Every vehicle whose permission under `permitting` says of a condition what neither the condition nor a dossier does. */
async function disagreements(permitting: Model): Promise<string[]> {
  const found: string[] = [];
  for (const day of DAYS) {
    const columns = Object.keys(VEHICLE).map(
      (name) => (at: ReturnType<typeof sqlContext>['at']) => `${model.law.holds(name, { of: { vehicle: 't.id' }, at })} as "${name}"`,
    );
    const vehicles = await asked<Record<string, unknown> & { plate: string | null; refusals: string[]; watched: boolean }>(
      day,
      'Vehicle',
      (
        e,
        context,
      ) => `(select p.plate from plate_assignment p where p.vehicle_id = t.id and p.recorded_to = 'infinity' and p.valid_from <= '${day}' and '${day}' < p.valid_to
          group by p.plate having count(*) = 1 limit 1) as plate,
        ${codes(computedValue({ ...context, model: permitting }, e, field(e, 'mayOperate'), 't'))} as refusals,
        ${model.law.holds('vehicles.inTransportBusiness', { of: { vehicle: 't.id' }, at: context.at })} or ${model.law.holds('vehicles.alwaysWatched', { of: { vehicle: 't.id' }, at: context.at })} as watched,
        ${columns.map((column) => column(context.at)).join(', ')}`,
    );
    expect(vehicles.length).toBeGreaterThan(200);
    const [business] = (
      await query<{ tax_code: string }>(
        database.appPool,
        `select tax_code from business where recorded_to = 'infinity' order by tax_code limit 1`,
        [],
      )
    ).rows;
    const plates = vehicles.flatMap(({ plate }) => plate ?? []);
    const dossiers = new Map<string, string>();
    for (let from = 0; from < plates.length; from += 50) {
      const asking = plates.slice(from, from + 50);
      for (const { code, vehicle, verdict } of await evidence('2.002288', { taxCode: business?.tax_code }, asking, day))
        dossiers.set(`${code}/${vehicle}`, verdict);
    }
    for (const vehicle of vehicles) {
      for (const [name, { refusals, requirement }] of Object.entries(VEHICLE)) {
        const held = vehicle[name] === true;
        // A device is asked of a permission only where the law wants one.
        const isAsked = refusals.length > 0 && (name !== 'vehicles.deviceFitted' || vehicle.watched);
        if (isAsked && held === vehicle.refusals.some((code) => refusals.includes(code)))
          found.push(`${day} ${name}: permission, ${vehicle.plate}`);
        const verdict = dossiers.get(`${requirement}/${vehicle.plate}`);
        if (requirement && vehicle.plate && verdict !== 'AMBIGUOUS' && held !== (verdict === 'HELD'))
          found.push(`${day} ${name}: dossier ${verdict}, ${vehicle.plate}`);
      }
    }
  }
  return found;
}

type Context = ReturnType<typeof sqlContext>;
type Entity = NonNullable<ReturnType<Model['declarations']['entities']['get']>>;

/** One statement over every record of an entity that is in force on the day. */
async function asked<R>(day: string, name: string, columns: (entity: Entity, context: Context) => string): Promise<R[]> {
  const entity = model.declarations.entities.get(name);
  if (!entity) throw new Error(name);
  const context = sqlContext(model, { validAt: day, knownAt: '2100-01-01T00:00:00.000000Z' }, { scope: () => 'all', reach: null });
  const text = `select ${columns(entity, context)} from ${entity.table} t
    where t.valid_from <= '${day}' and '${day}' < t.valid_to and t.recorded_to = 'infinity' order by t.id`;
  return (await query<R & Record<string, unknown>>(database.appPool, text, context.values)).rows;
}

function field(entity: Entity, name: string) {
  const found = entity.fields.get(name);
  if (found?.kind !== 'computed') throw new Error(name);
  return found;
}

/** SQL of the codes a permission refuses with. */
function codes(permission: Expr): string {
  return `array(select reason ->> 'code' from jsonb_array_elements(${permission} -> 'reasons') as reason)`;
}

const readLog = readLogInto([]);
const document = parse(`query($procedure: ProcedureCode!, $subject: SubjectInput!, $vehicles: [Plate!], $asOf: AsOf) {
  evidence(procedure: $procedure, subject: $subject, vehicles: $vehicles, asOf: $asOf) { requirements { code vehicle verdict } }
}`);

async function evidence(procedure: string, subject: Record<string, unknown>, vehicles: readonly string[] | null, day: string) {
  const [operation] = document.definitions;
  if (operation?.kind !== 'OperationDefinition') throw new Error('no operation');
  const answer = createAnswer({ schema, model, pool: database.appPool, readLog });
  const as = {
    ...caller('permit-service', 'licensing', { caseCode: 'H26.01-261122-0001' }),
    ownKey: null,
    language: 'vi',
    requestId: 't',
  } as Caller;
  const variables = { procedure, subject, ...(vehicles ? { vehicles } : {}), asOf: { validAt: day } };
  const { data, errors } = JSON.parse(bodyBytes((await answer({ document, operation, variables, caller: as })).body).toString());
  if (errors) throw new Error(JSON.stringify(errors));
  return data.evidence.requirements as { code: string; vehicle: string | null; verdict: string }[];
}
