import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEMO_DAY } from '../../seeds/demo/days.js';
import { type DemoTable, demoFingerprint, demoSeeds, demoTables } from '../../seeds/demo/index.js';
import { PERSONAS } from '../../seeds/demo/personas.js';
import type { Values } from '../../src/hub/declare/model.js';
import { readSdl } from '../../src/hub/declare/read-sdl.js';
import { loadModel } from '../../src/registers/index.js';
import { packageRoot } from '../../src/root.js';
import { referenceSeeds } from '../../src/seeds/reference.js';
import { emptyRegisters, load, model, type Registers, recordOn, stateOn } from './load-in-memory.js';

const SMALL = { scale: 0.06 };
let registers: Registers;
beforeAll(async () => {
  registers = await load(emptyRegisters(), referenceSeeds(), DEMO_DAY);
  await load(registers, demoSeeds(SMALL), DEMO_DAY);
}, 60_000);

const inForce = (entity: string, day: string): Values[] =>
  (registers.records.get(entity) ?? [])
    .flatMap(({ states }) => states)
    .filter((state) => state.from <= day && day < state.to)
    .map(({ values }) => values);
const id = (entity: string, key: string, day = DEMO_DAY) => recordOn(registers, entity, key, day)?.id;
const digest = (tables: readonly DemoTable[]) => createHash('sha256').update(JSON.stringify(tables)).digest('hex');

describe('the demo generator', () => {
  it('makes data that an import takes without a refusal or a warning, beside the reference data', () => {
    expect(registers.complaints).toEqual([]);
    expect(registers.outcomes.filter(({ same }) => same > 0)).toEqual([]);
  });

  it('gives the same bytes for the same seed, scale and day, and others for another seed', async () => {
    expect(digest(demoTables(SMALL))).toBe(digest(demoTables(SMALL)));
    expect(digest(demoTables({ ...SMALL, seed: 7 }))).not.toBe(digest(demoTables(SMALL)));
    const [first] = demoSeeds(SMALL);
    const bytes = async () => {
      const pieces = [];
      for await (const piece of first?.source.open() ?? []) pieces.push(piece);
      return Buffer.concat(pieces).toString();
    };
    expect(await bytes()).toBe(await bytes());
    expect(first?.source.fingerprint).not.toBe(demoSeeds({ ...SMALL, seed: 7 })[0]?.source.fingerprint);
  });

  it('makes the bytes that its fingerprint stands for: whoever changes them raises the number of the generator', async () => {
    const hash = createHash('sha256');
    for (const seed of demoSeeds(SMALL)) {
      hash.update(seed.source.name);
      for await (const piece of seed.source.open()) hash.update(piece);
    }
    expect({ [demoFingerprint(SMALL)]: hash.digest('hex') }).toEqual({
      'demo/12/20261122/0.06': '87c05e50e353aff04f352855946a992927312bfd9cf26292cc12af2f206b2714',
    });
  });

  it('holds on other days too: early, on a leap day, years from now', async () => {
    for (const today of ['2025-12-01', '2028-02-29', '2031-07-15']) {
      const other = await load(await load(emptyRegisters(), referenceSeeds(), today), demoSeeds({ scale: 0.01, today }), today);
      expect(other.complaints).toEqual([]);
    }
  }, 60_000);

  it('refuses a scale that is no size', () => {
    for (const scale of [0, -1, Number.NaN, 6]) expect(() => demoTables({ scale })).toThrow(RangeError);
  });

  it('is large enough in full', () => {
    const tables = demoTables();
    const rows = Object.fromEntries(tables.map(({ file, rows }) => [file, rows.length]));
    expect(rows['vehicles.csv']).toBeGreaterThanOrEqual(20_000);
    expect(rows['people.csv']).toBeGreaterThanOrEqual(5_000);
    expect(rows['drivers.csv']).toBeGreaterThanOrEqual(5_000);
    expect(rows['driver-licences.csv']).toBeGreaterThanOrEqual(5_000);
    expect(rows['businesses.csv']).toBeGreaterThanOrEqual(1_000);
    expect(rows['fixed-routes.csv']).toBe(500);
    expect(rows['coach-terminals.csv']).toBe(126);
    expect(rows['badges.csv']).toBeGreaterThanOrEqual(15_000);
    expect(rows['inspections.csv']).toBeGreaterThanOrEqual(20_000);
    const owned = column(tables, 'ownerships.csv', 'business');
    const share = owned.filter((business) => business !== '').length / owned.length;
    expect(share).toBeGreaterThan(0.75);
    expect(share).toBeLessThan(0.88);
  });

  it('marks everything as fictional', () => {
    for (const entity of ['Vehicle', 'Person', 'Driver', 'Business', 'FixedRoute'])
      expect(inForce(entity, DEMO_DAY).every(({ fictional }) => fictional === true)).toBe(true);
    expect(
      inForce('Business', DEMO_DAY).every(
        ({ name, address, taxCode }) =>
          [name, address].every((text) => String(text).endsWith('(giả lập)')) && String(taxCode).startsWith('99'),
      ),
    ).toBe(true);
    expect(inForce('Person', DEMO_DAY).every(({ address }) => String(address).endsWith('(giả lập)'))).toBe(true);
    for (const [entity, number] of [
      ['Badge', 'number'],
      ['Inspection', 'certificateNumber'],
      ['Registration', 'certificateNumber'],
      ['TransportLicence', 'number'],
      ['Violation', 'noticeNumber'],
    ] as const) {
      expect(inForce(entity, DEMO_DAY).every((values) => String(values[number]).startsWith('DEMO-'))).toBe(true);
    }
  });
});

describe('the vehicle and driver registers of the full demo', () => {
  const tables = demoTables();

  it('hold every kind of record there is', () => {
    const files = [...tables.map(({ entity }) => entity), ...referenceSeeds().map(({ entity }) => entity)];
    const declared = [...model.declarations.entities.values()].filter(({ register }) => register === 'vehicles' || register === 'drivers');
    expect(declared.map(({ register, singular }) => `${register}/${singular}`).filter((path) => !files.includes(path))).toEqual([]);
  });

  it('let everything happen to a licence that can happen', () => {
    expect(new Set(column(tables, 'licence-events.csv', 'kind'))).toEqual(
      new Set(model.declarations.enums.get('LicenceEventKind')?.keys()),
    );
    expect(new Set(column(tables, 'licence-events.csv', 'ground'))).toEqual(new Set(['', 'a', 'b', 'c', 'd', 'đ', 'e']));
    expect(new Set(column(tables, 'driver-licences.csv', 'scheme'))).toEqual(new Set(['2008', '2025', 'foreign', 'military', 'police']));
    expect(new Set(column(tables, 'point-events.csv', 'restoredBy'))).toEqual(new Set(['', '12 tháng', 'kiểm tra']));
    expect(column(tables, 'driver-licences-restored.csv', 'state').length).toBeGreaterThan(20);
  });

  it('let everything happen to a vehicle: first registration, sale, re-issue, recall on every ground, kept and recoloured plates, conversion, tags, restrictions', () => {
    expect(new Set(column(tables, 'registrations.csv', 'issueReason'))).toEqual(new Set(['đăng ký lần đầu', 'sang tên']));
    expect(new Set(column(tables, 'registrations-temporary.csv', 'issueReason'))).toEqual(new Set(['tạm thời']));
    expect(new Set(column(tables, 'registrations-reissued.csv', 'issueReason'))).toEqual(new Set(['đổi', 'cấp lại']));
    expect(new Set(column(tables, 'registrations-recalled.csv', 'recallGround'))).toEqual(new Set(['a', 'b', 'c', 'd', 'đ', 'e']));
    expect(column(tables, 'ownerships.csv', 'sharePercent').filter((share) => share === '50').length).toBeGreaterThan(10);
    expect(new Set(column(tables, 'inspections.csv', 'result'))).toEqual(new Set(['PASSED', 'FAILED']));
    expect(new Set(column(tables, 'vehicle-restrictions.csv', 'restrictionKind')).size).toBe(4);
    expect(new Set(column(tables, 'badges-ended.csv', 'state'))).toEqual(new Set(['REVOKED', 'SURRENDERED']));
    for (const file of [
      'plate-assignments-surrendered.csv',
      'plate-assignments-recoloured.csv',
      'vehicles-converted.csv',
      'etc-tags-replacing.csv',
    ])
      expect(tables.find((table) => table.file === file)?.rows.length, file).toBeGreaterThan(0);
    expect(new Set(column(tables, 'tracking-devices-changed.csv', 'state'))).toEqual(new Set(['SILENT', 'REMOVED']));
    expect(column(tables, 'vessels-deleted.csv', 'state')).toContain('DELETED');
  });
});

describe('generated vehicles', () => {
  it('never have two badges good on one day, nor one beyond their niên hạn or their contract', () => {
    const byVehicle = new Map<string, Values[]>();
    for (const badge of inForce('Badge', DEMO_DAY))
      byVehicle.set(String(badge.vehicle), [...(byVehicle.get(String(badge.vehicle)) ?? []), badge]);
    const vehicles = new Map((registers.records.get('Vehicle') ?? []).map((record) => [record.id, record.states.at(-1)?.values]));
    expect(byVehicle.size).toBeGreaterThan(500);
    for (const [vehicle, badges] of byVehicle) {
      const terms = badges
        .map(({ issuedOn, expiresOn }) => ({ issuedOn: String(issuedOn), expiresOn: String(expiresOn) }))
        .sort((a, b) => (a.issuedOn < b.issuedOn ? -1 : 1));
      for (const [i, term] of terms.entries())
        expect(terms[i + 1] === undefined || term.expiresOn < (terms[i + 1]?.issuedOn ?? '')).toBe(true);
      const { productionYear, serviceLifeYears } = vehicles.get(vehicle) ?? {};
      if (serviceLifeYears)
        for (const { expiresOn } of terms) expect(expiresOn <= `${Number(productionYear) + Number(serviceLifeYears)}-12-31`).toBe(true);
    }
    for (const contract of inForce('VehicleContract', DEMO_DAY)) {
      for (const badge of byVehicle.get(String(contract.vehicle)) ?? [])
        if (badge.business === contract.business) expect(String(badge.expiresOn) <= String(contract.expiresOn)).toBe(true);
    }
  });

  it('carry one plate each on any day, and a sold plate stays with its former owner', () => {
    for (const day of ['2022-03-01', '2025-06-30', DEMO_DAY]) {
      const plates = inForce('PlateAssignment', day);
      const vehicles = plates.map(({ vehicle }) => vehicle).filter((vehicle) => vehicle !== null);
      expect(new Set(vehicles).size).toBe(vehicles.length);
      expect(new Set(plates.map(({ plate }) => plate)).size).toBe(plates.length);
    }
    expect(
      inForce('PlateAssignment', DEMO_DAY).filter(({ vehicle, heldUntil }) => vehicle === null && heldUntil !== null).length,
    ).toBeGreaterThan(10);
  });

  it('have an owner, a registration and a plate on each day since they were registered', () => {
    for (const day of ['2021-01-01', DEMO_DAY]) {
      const vehicles = (registers.records.get('Vehicle') ?? [])
        .filter(({ states }) => (states[0]?.from ?? '') <= day)
        .map(({ id: vehicle }) => String(vehicle));
      const having = (entity: string) =>
        [...new Set(inForce(entity, day).flatMap(({ vehicle }) => (vehicle === null ? [] : [String(vehicle)])))].sort();
      expect(having('Ownership')).toEqual(vehicles.toSorted());
      expect(having('Registration')).toEqual(vehicles.toSorted());
      const registrations = inForce('Registration', day).filter(({ state }) => state === 'ACTIVE');
      const sellers = inForce('Registration', day).filter(({ recallGround }) => recallGround === 'a');
      const onTheRoad = new Set([...registrations, ...sellers].map(({ vehicle }) => String(vehicle)));
      expect(having('PlateAssignment')).toEqual([...onTheRoad].sort());
    }
  });

  it('are linked to the province of the day on both sides of the merger', () => {
    for (const [day, count] of [
      ['2025-06-30', 63],
      ['2025-07-01', 34],
    ] as const) {
      const provinces = new Set(
        (registers.records.get('Province') ?? [])
          .filter(({ states }) => states.some(({ from, to }) => from <= day && day < to))
          .map(({ id: province }) => province),
      );
      expect(provinces.size).toBe(count);
      for (const entity of ['Vehicle', 'Business', 'CoachTerminal'])
        expect(inForce(entity, day).every(({ province }) => provinces.has(String(province)))).toBe(true);
    }
  });
});

describe('the personas', () => {
  it('are the same at every seed, scale and day', () => {
    for (const options of [{ scale: 0.01 }, { scale: 0.03, seed: 99, today: '2027-05-05' }]) {
      const tables = demoTables(options);
      expect(column(tables, 'people.csv', 'personalId')).toEqual(
        expect.arrayContaining([PERSONAS.readyDriver.personalId, PERSONAS.blockedDriver.personalId, PERSONAS.privateOwner.personalId]),
      );
      expect(column(tables, 'plate-assignments.csv', 'plate')).toEqual(
        expect.arrayContaining([
          PERSONAS.readyCoach.plate,
          PERSONAS.leasedTruck.plate,
          PERSONAS.overdueTruck.plate,
          PERSONAS.routeCoach.plate,
        ]),
      );
    }
  });

  it('a driver whose old B2 licence soon ends has a good health certificate, no open violation and no lost point', () => {
    const { personalId, licenceNumber, healthCertificate } = PERSONAS.readyDriver;
    const driver = id('Driver', personalId);
    const licence = stateOn(registers, 'DriverLicence', licenceNumber, DEMO_DAY)?.values;
    expect(licence).toMatchObject({ driver, scheme: '2008', classes: ['B2'], state: 'ACTIVE', expiresOn: '2027-01-01' });
    expect(licence?.issuer).toBe(id('Agency', 'G04', '2025-02-28'));
    expect(String(stateOn(registers, 'HealthCertificate', healthCertificate, DEMO_DAY)?.values.expiresOn) > DEMO_DAY).toBe(true);
    for (const entity of ['Violation', 'PointEvent']) expect(inForce(entity, DEMO_DAY).filter((one) => one.driver === driver)).toEqual([]);
  });

  it('another has an expired health certificate and an open violation', () => {
    const { personalId, healthCertificate, violation } = PERSONAS.blockedDriver;
    expect(String(stateOn(registers, 'HealthCertificate', healthCertificate, DEMO_DAY)?.values.expiresOn) < DEMO_DAY).toBe(true);
    expect(stateOn(registers, 'Violation', violation, DEMO_DAY)?.values).toMatchObject({
      driver: id('Driver', personalId),
      settledOn: null,
    });
  });

  it('a licensed coach business owns a coach that lacks nothing but its badge', () => {
    const { taxCode, chassisNumber, transportLicence } = PERSONAS.readyCoach;
    const papers = papersOf(chassisNumber);
    expect(stateOn(registers, 'TransportLicence', transportLicence, DEMO_DAY)?.values).toMatchObject({
      business: id('Business', taxCode),
      state: 'ACTIVE',
    });
    expect(papers.ownerships).toMatchObject([{ business: id('Business', taxCode) }]);
    expect(papers.registrations).toMatchObject([{ state: 'ACTIVE' }]);
    expect(papers.inspections).toMatchObject([{ result: 'PASSED', trackingDevice: true }]);
    expect(String(papers.inspections[0]?.expiresOn) > DEMO_DAY).toBe(true);
    expect(papers.badges).toEqual([]);
  });

  it('a cooperative runs a leased truck under a running contract', () => {
    const { taxCode, ownerTaxCode, chassisNumber } = PERSONAS.leasedTruck;
    const { ownerships, contracts, badges } = papersOf(chassisNumber);
    expect(ownerships).toMatchObject([{ business: id('Business', ownerTaxCode) }]);
    expect(contracts).toMatchObject([{ business: id('Business', taxCode), contractKind: 'thuê' }]);
    expect(String(contracts[0]?.expiresOn) > DEMO_DAY).toBe(true);
    expect(badges).toEqual([]);
  });

  it('one truck is overdue, one car is a private person’s, one coach has its badge for a fixed route', () => {
    expect(String(papersOf(PERSONAS.overdueTruck.chassisNumber).inspections[0]?.expiresOn) < DEMO_DAY).toBe(true);
    expect(papersOf(PERSONAS.privateOwner.chassisNumber).ownerships).toMatchObject([
      { person: id('Person', PERSONAS.privateOwner.personalId), business: null },
    ]);
    const { taxCode, chassisNumber, routeCode, badgeNumber } = PERSONAS.routeCoach;
    expect(papersOf(chassisNumber).badges).toMatchObject([
      {
        number: badgeNumber,
        badgeType: 'XE TUYẾN CỐ ĐỊNH',
        route: id('FixedRoute', routeCode),
        business: id('Business', taxCode),
        state: 'ACTIVE',
      },
    ]);
    expect(inForce('RouteRegistration', DEMO_DAY).filter(({ business }) => business === id('Business', taxCode))).toMatchObject([
      { route: id('FixedRoute', routeCode) },
    ]);
  });
});

function papersOf(chassisNumber: string) {
  const vehicle = id('Vehicle', chassisNumber);
  const of = (entity: string) => inForce(entity, DEMO_DAY).filter((one) => one.vehicle === vehicle);
  return {
    ownerships: of('Ownership'),
    registrations: of('Registration'),
    inspections: of('Inspection'),
    badges: of('Badge'),
    contracts: of('VehicleContract'),
  };
}

function column(tables: readonly DemoTable[], file: string, name: string): string[] {
  const table = tables.find((one) => one.file === file);
  return table?.rows.map((row) => row[name] ?? '') ?? [];
}

describe('the register of businesses in the demo', () => {
  const declarations = loadModel(readSdl(new URL('src/schema/', packageRoot))).declarations;
  const own = [...declarations.entities.values()].filter(({ register }) => register === 'businesses');
  const states = (entity: string) => (registers.records.get(entity) ?? []).flatMap((record) => record.states.map(({ values }) => values));

  it('has every entity, and every state, kind and reason there is has occurred to some record', () => {
    const tables = demoTables();
    for (const entity of own) {
      const files = tables.filter((table) => table.entity === `businesses/${entity.singular}`);
      expect(files.length, entity.name).toBeGreaterThan(0);
      for (const field of entity.fields.values()) {
        if (field.kind !== 'column' || !field.isEnum) continue;
        const seen = new Set(files.flatMap(({ rows }) => rows.map((row) => row[field.name])));
        expect(
          [...(declarations.enums.get(field.type)?.keys() ?? [])].filter((value) => !seen.has(value)),
          `${entity.name}.${field.name}`,
        ).toEqual([]);
      }
    }
  });

  it('never gives a departure more slots than it has, and ends every badge-carrying licence with its revocation', () => {
    const taken = new Map<unknown, number>();
    for (const { departure } of inForce('RouteSlot', DEMO_DAY)) taken.set(departure, (taken.get(departure) ?? 0) + 1);
    for (const record of registers.records.get('Departure') ?? [])
      expect(taken.get(record.id) ?? 0).toBeLessThanOrEqual(Number(record.states.at(-1)?.values.capacity));
    for (const { state, revokedOn } of states('TransportLicence'))
      expect(state === 'REVOKED').toBe(revokedOn !== null && revokedOn !== undefined);
  });
});
