import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Values } from '../../src/hub/declare/model.js';
import { askBadge, askExchange, type DossierWorld, day, dossierWorld, requirement, vehicle } from '../evidence/dossier-world.js';
import { createTestHub, type TestHub } from '../support/hub.js';
import { register, write } from '../support/write.js';
import { daysOn, edgesOf, type Span } from './edges.js';

let hub: TestHub;
let world: DossierWorld;
beforeAll(async () => {
  hub = await createTestHub();
  world = await dossierWorld(hub);
});
afterAll(() => hub.close());

/** Days that lie ahead, while everything else of the dossier is in order. */
const LAST = day(50);
const TO_LAST: Span = { first: null, last: LAST };

type Verdicts = readonly [inside: string, outside: string];

/** The verdict on each day at an edge of the span. */
async function verdicts(
  code: string,
  ask: (on: string) => ReturnType<typeof askBadge>,
  [inside, outside]: Verdicts,
  span = TO_LAST,
): Promise<void> {
  for (const [on, holds] of edgesOf(span)) {
    expect([code, on, requirement(await ask(on), code).verdict]).toEqual([code, on, holds ? inside : outside]);
  }
}

describe('evidence for a badge counts', () => {
  const correct = (entity: string, id: string, values: Values) =>
    write(hub, [{ operation: 'correct', entity, id, from: null, to: null, values }]);
  let plates = 40_000;
  const coach = async (owner: { business?: string } = { business: world.business }) => {
    const plate = `29B-${++plates}`;
    return { plate, ...(await vehicle(hub, { plate, chassis: `RLLV1AEA9PH0${plates}`, owner })) };
  };
  const asked = (plate: string) => (on: string) => askBadge(hub, [plate], { asOf: { validAt: on } });

  it('a registration to its last day', async () => {
    const { plate, registration } = await coach();
    await correct('Registration', registration, { expiresOn: LAST });
    await verdicts('EV03', asked(plate), ['HELD', 'EXPIRED']);
  });

  it('an inspection to its last day', async () => {
    const { plate, inspection } = await coach();
    await correct('Inspection', inspection, { expiresOn: LAST });
    await verdicts('EV04', asked(plate), ['HELD', 'EXPIRED']);
  });

  it('a contract for the use of the vehicle to its last day', async () => {
    const { plate, id } = await coach({ business: world.other });
    const contract = {
      contractNumber: `HĐ-${plate}`,
      vehicle: id,
      business: world.business,
      contractKind: 'thuê',
      signedOn: day(-10),
      expiresOn: LAST,
    };
    await register(hub, 'VehicleContract', contract, day(-10));
    await verdicts('EV08', asked(plate), ['HELD', 'EXPIRED']);
  });

  it('a contract that is ended early to the day before', async () => {
    const { plate, id } = await coach({ business: world.other });
    const contract = {
      contractNumber: `HĐ-${plate}`,
      vehicle: id,
      business: world.business,
      contractKind: 'thuê',
      signedOn: day(-10),
      expiresOn: day(900),
    };
    await register(hub, 'VehicleContract', { ...contract, terminatedOn: daysOn(LAST, 1) }, day(-10));
    await verdicts('EV08', asked(plate), ['HELD', 'EXPIRED']);
  });

  it('service life to the end of its last year', async () => {
    const { plate, id } = await coach();
    const year = Number(day().slice(0, 4));
    await correct('Vehicle', id, { productionYear: year - 10, serviceLifeYears: 10 });
    await verdicts('EV05', asked(plate), ['HELD', 'EXPIRED'], { first: null, last: `${year}-12-31` });
  });

  it('another badge against it to the last day of that', async () => {
    const { plate, id } = await coach();
    const badge = {
      number: `PH-${plate}`,
      vehicle: id,
      business: world.business,
      badgeType: 'XE HỢP ĐỒNG',
      issuedOn: day(-20),
      expiresOn: LAST,
      state: 'ACTIVE',
    };
    await register(hub, 'Badge', badge, day(-20));
    await verdicts('EV07', asked(plate), ['CONTRADICTED', 'HELD']);
  });

  it('a licence of the business while it is on record', async () => {
    const { plate } = await coach();
    await write(hub, [{ operation: 'close', entity: 'TransportLicence', id: world.transportLicence, from: daysOn(LAST, 1) }]);
    await verdicts('EV06', asked(plate), ['HELD', 'NOT_HELD']);
  });
});

describe('evidence for an exchange counts', () => {
  const asked = (on: string) => askExchange(hub, { asOf: { validAt: on } });
  const correct = (entity: string, id: string, values: Values) =>
    write(hub, [{ operation: 'correct', entity, id, from: null, to: null, values }]);

  it('a licence to its last day', async () => {
    await correct('DriverLicence', world.licence, { expiresOn: LAST });
    await verdicts('EV09', asked, ['HELD', 'EXPIRED']);
  });

  it('a health certificate to its last day, and for 366 days from the examination', async () => {
    await correct('HealthCertificate', world.health, { expiresOn: LAST });
    await verdicts('EV10', asked, ['HELD', 'EXPIRED']);
    await correct('HealthCertificate', world.health, { expiresOn: day(3_000), examinedOn: day(-30) });
    await verdicts('EV10', asked, ['HELD', 'STALE'], { first: null, last: day(336) });
  });

  it('a violation against it to the day before it is settled', async () => {
    const { driver } = world;
    await register(hub, 'Violation', { noticeNumber: 'VP-1', driver, recordedOn: day(-100), settledOn: daysOn(LAST, 1) }, day(-100));
    await verdicts('EV11', asked, ['CONTRADICTED', 'HELD']);
  });

  it('the agency whose day it is as its source', async () => {
    const source = async (on: string) => requirement(await asked(on), 'EV09').sourceAgency?.code;
    expect([await source('2025-02-27'), await source('2025-02-28'), await source('2025-03-01'), await source('2025-03-02')]).toEqual([
      'G04',
      'G04',
      'G01',
      'G01',
    ]);
  });
});
