import { randomUUID } from 'node:crypto';
import type { Values } from '../../../src/hub/declare/model.js';
import type { Operation } from '../../../src/hub/write/operations.js';
import { DOSSIER, day } from '../dossier-world.js';
import type { Business, Chassis, Fact, Health, Household, Licence, Owner, Permit, Person, Route, Told, Vehicle } from './facts.js';

/**
 * People, businesses, vehicles and routes, each of which differs from one that lacks nothing in one way; and the records that say so. All
 * fictional.
 */
export type MadeUpWorld = {
  people: readonly Person[];
  businesses: readonly Business[];
  vehicles: readonly Vehicle[];
  routes: readonly Route[];
  chassis: readonly Chassis[];
  operations: readonly Operation[];
};

const LONG_AGO = '2021-04-15';
const fact = (): Fact => ({ id: randomUUID() });
/** Another record of the same. */
const again = ({ doubted: isDoubted }: Fact): Fact => (isDoubted ? doubted(fact()) : fact());

/** What another register answers, in every way it can. */
const answers = (kind: string): readonly Told[][] => {
  const told = (answer: Told['answer'], more: Partial<Told> = {}): Told => ({
    ...{ ...fact(), kind, answer, askedOn: day(-20), expiresOn: null },
    ...more,
  });
  return [
    [told('YES')],
    [told('NO')],
    [told('NO_ANSWER')],
    [told('YES', { expiresOn: day(-1) })],
    [told('YES', { askedOn: day(-50) }), told('NO')],
    [told('NO', { askedOn: day(-50) }), told('YES', { expiresOn: day(9) })],
    [doubted(told('YES'))],
  ];
};
const doubted = <F extends Fact>(one: F): F => ({ ...one, doubted: true });
const first = <F>([one]: readonly F[]): F => {
  if (one === undefined) throw new Error('the one that lacks nothing has none');
  return one;
};

export function makeUpWorld(): MadeUpWorld {
  const people = madeUpPeople();
  const businesses = madeUpBusinesses(people);
  const vehicles = madeUpVehicles(first(businesses), businesses[1] as Business, first(people));
  const routes = madeUpRoutes();
  const chassis = madeUpChassis();
  return { people, businesses, vehicles, routes, chassis, operations: operationsOf({ people, businesses, vehicles, routes, chassis }) };
}

function madeUpPeople(): Person[] {
  const licence = (holder: Person, more: Partial<Licence> = {}): Licence => ({
    ...{ ...fact(), number: `0100900${String(10_000 + ++licences)}`, holder, scheme: '2008', classes: ['B2'] },
    ...{ issuedOn: '2017-02-01', expiresOn: day(400), state: 'ACTIVE' as const },
    ...more,
  });
  const health = (more: Partial<Health> = {}): Health => ({
    ...fact(),
    ...{ examinedOn: day(-30), expiresOn: day(335), fit: ['B', 'C1'] },
    ...more,
  });
  const household = (more: Partial<Household> = {}): Household => ({
    ...{ ...fact(), state: 'ACTIVE', licences: [{ ...fact(), state: 'ACTIVE' }] },
    ...more,
  });
  const trained = (expiresOn: string | null) => ({ ...fact(), kind: 'tập huấn hàng nguy hiểm', expiresOn });
  const lost = (delta: number, on: string) => ({ ...fact(), delta, on });
  let licences = 0;
  let number = 0;
  const person = (more: (holder: Person) => Partial<Person> = () => ({})): Person => {
    const made: Person = {
      ...{ ...fact(), is: 'person', personalId: `0010900${String(10_000 + ++number)}`, nationality: 'Việt Nam', driver: randomUUID() },
      ...{ licences: [], points: [], health: [health()], violations: [], trained: [trained(null)], households: [household()] },
      ...{ degrees: [], receipts: [] },
    };
    made.licences = [licence(made)];
    return Object.assign(made, more(made));
  };
  return [
    person(),
    person(() => ({ driver: null, licences: [], points: [], health: [], violations: [], households: [], trained: [] })),
    person(() => ({ licences: [], health: [], households: [] })),
    person((one) => ({ nationality: 'Lào', licences: [licence(one, { expiresOn: day(-3) })] })),
    person((one) => ({ licences: [licence(one, { state: 'REVOKED' })] })),
    person((one) => ({ licences: [licence(one, { state: 'SUSPENDED' })] })),
    person((one) => ({ licences: [licence(one, { state: 'SUPERSEDED' })] })),
    person((one) => ({
      licences: [licence(one, { scheme: '2025', classes: ['C'], issuedOn: day(-300) }), licence(one, { state: 'SUPERSEDED' })],
    })),
    person((one) => ({ licences: [licence(one), licence(one, { classes: ['A2'], expiresOn: null })] })),
    person((one) => ({ licences: [licence(one, { classes: ['A2'], expiresOn: null })], health: [] })),
    person((one) => ({ licences: [licence(one, { classes: ['D'] })] })),
    person((one) => ({ licences: [licence(one, { issuedOn: day(-39) }), licence(one, { expiresOn: day(-40) })] })),
    person((one) => ({ licences: [licence(one, { classes: ['A2'], expiresOn: null }), licence(one, { expiresOn: day(-40) })] })),
    person(() => ({ points: [lost(-4, day(-40))] })),
    person(() => ({ points: [lost(-4, day(-60)), lost(-8, day(-40))] })),
    person(() => ({ points: [lost(-12, day(-300))] })),
    person(() => ({ points: [lost(-11, day(-500))] })),
    person(() => ({ health: [health({ expiresOn: day(-1) })] })),
    person(() => ({ health: [health({ examinedOn: day(-500), expiresOn: day(100) })] })),
    person(() => ({ health: [health({ expiresOn: day(-1) }), health({ examinedOn: day(-10), fit: ['A1'] })] })),
    person(() => ({ violations: [{ ...fact(), settledOn: null }] })),
    person(() => ({ violations: [{ ...fact(), settledOn: day(-5) }] })),
    person(() => ({ trained: [trained(day(-2))] })),
    person(() => ({ trained: [] })),
    person(() => ({ households: [household({ state: 'SUSPENDED', licences: [{ ...fact(), state: 'REVOKED' }] })] })),
    person(() => ({ households: [household({ licences: [] })] })),
    person(() => ({ doubted: true })),
    person((one) => ({ licences: [doubted(licence(one))] })),
    person(() => ({ health: [doubted(health())] })),
    person(() => ({ health: [doubted(health({ examinedOn: day(-500), expiresOn: day(100) }))] })),
    person(() => ({ trained: [doubted(trained(null))] })),
    person(() => ({ households: [doubted(household())] })),
    person(() => ({ households: [household({ licences: [doubted({ ...fact(), state: 'ACTIVE' as const })] })] })),
    ...answers('MANAGER_DEGREE').map((degrees) => person(() => ({ degrees }))),
    person(() => ({ receipts: [{ ...fact(), isOfDossier: true }] })),
    person(() => ({ receipts: [doubted({ ...fact(), isOfDossier: true })] })),
    person(() => ({ receipts: [{ ...fact(), isOfDossier: false }] })),
  ];
}

function madeUpBusinesses(people: readonly Person[]): Business[] {
  const licence = () => ({ ...fact(), state: 'ACTIVE' as const, types: ['hợp đồng', 'tuyến cố định'] });
  const manager = (by = first(people)) => ({ ...fact(), role: 'TRANSPORT_MANAGER' as const, by });
  const centre = (more: Partial<Permit> = {}): Permit => ({ ...fact(), state: 'ACTIVE', expiresOn: day(300), ...more });
  let number = 0;
  const business = (more: Partial<Business> = {}): Business => ({
    ...{ ...fact(), is: 'business', taxCode: TAX_CODES[number++] as string, state: 'ACTIVE' },
    ...{ licences: [licence()], managers: [manager()], centres: [centre()] },
    ...more,
  });
  return [
    business(),
    business({ licences: [], managers: [], centres: [] }),
    business({ state: 'SUSPENDED', licences: [{ ...licence(), state: 'REVOKED' }], centres: [centre({ state: 'REVOKED' })] }),
    business({
      state: 'DISSOLVED',
      managers: [{ ...manager(), role: 'SAFETY_MANAGER' as const }],
      centres: [centre({ expiresOn: day(-1) })],
    }),
    business({ licences: [{ ...licence(), types: ['hợp đồng'] }], centres: [centre({ expiresOn: null })] }),
    business({ licences: [{ ...licence(), state: 'REVOKED' }, licence()] }),
    doubted(business()),
    business({ licences: [doubted(licence())], managers: [doubted(manager())], centres: [doubted(centre())] }),
    ...people.filter(({ degrees }) => degrees.length > 0).map((by) => business({ managers: [manager(by)] })),
  ];
}

/** Each with a good check digit; none is in the seeds. */
const TAX_CODES = [
  '0100109106',
  '0300588569',
  '0101243150',
  '0100686174',
  '0100109096',
  '0101248141',
  '0100100079',
  '0100107370',
  '9900001002',
  '9900001027',
  '9900001034',
  '9900001041',
  '9900001059',
  '9900001066',
  '9900001073',
];

function madeUpVehicles(operator: Business, other: Business, someone: Person): Vehicle[] {
  let number = 0;
  const registration = (more: Partial<Vehicle['registrations'][number]> = {}): Vehicle['registrations'][number] => ({
    ...{ ...fact(), state: 'ACTIVE', on: LONG_AGO, expiresOn: null, owner: operator },
    ...more,
  });
  const owned = (of: Owner) => ({ owner: { ...fact(), of }, registrations: [registration({ owner: of })] });
  const inspection = (more: Partial<Vehicle['inspections'][number]> = {}): Vehicle['inspections'][number] => ({
    ...{ ...fact(), on: day(-60), expiresOn: day(120), passed: true, device: true },
    ...more,
  });
  const device = () => ({ ...fact(), fittedOn: LONG_AGO, removedOn: null });
  const badge = (more: Partial<Vehicle['badges'][number]> = {}): Vehicle['badges'][number] => ({
    ...{ ...fact(), state: 'ACTIVE', issuedOn: day(-200), expiresOn: day(200) },
    ...more,
  });
  const contract = (more: Partial<Vehicle['contracts'][number]> = {}): Vehicle['contracts'][number] => ({
    ...{ ...fact(), with: operator, expiresOn: day(100), terminatedOn: null },
    ...more,
  });
  const permit = (more: Partial<Permit> = {}): Vehicle['permits'][number] => ({
    ...{ ...fact(), of: operator, state: 'ACTIVE', expiresOn: day(100) },
    ...more,
  });
  const vehicle = (more: Partial<Vehicle> = {}): Vehicle => ({
    ...{ ...fact(), is: 'vehicle', plate: `29B-${String(70_000 + ++number)}`, background: 'vàng', category: 'passenger' },
    ...{ productionYear: 2020, serviceLifeYears: 20, ...owned(operator), inspections: [inspection()], devices: [device()] },
    ...{ badges: [], contracts: [], permits: [], told: [] },
    ...more,
  });
  const year = Number(day().slice(0, 4));
  return [
    vehicle(),
    vehicle({ registrations: [registration({ expiresOn: day(-1) })] }),
    vehicle({ registrations: [registration({ state: 'RECALLED' })] }),
    vehicle({ registrations: [] }),
    vehicle({ registrations: [registration({ expiresOn: day(-9) }), registration({ on: day(-8) })] }),
    vehicle({ registrations: [registration({ owner: other })] }),
    vehicle({ registrations: [registration({ owner: null })] }),
    vehicle({ inspections: [inspection({ on: day(-400), expiresOn: day(-1) })] }),
    vehicle({
      inspections: [inspection({ on: day(-400), expiresOn: day(-1) }), inspection({ on: day(-1), expiresOn: null, passed: false })],
    }),
    vehicle({ inspections: [inspection(), inspection({ on: day(-1), expiresOn: null, passed: false })] }),
    vehicle({ inspections: [] }),
    vehicle({ category: 'motorcycle', background: 'trắng', inspections: [], devices: [], serviceLifeYears: null }),
    vehicle({ devices: [] }),
    vehicle({ devices: [], inspections: [inspection({ device: null })] }),
    vehicle({ devices: [{ ...device(), removedOn: day(-10) }] }),
    vehicle({ inspections: [inspection({ device: false })] }),
    vehicle({ inspections: [inspection({ device: false })], devices: [{ ...device(), fittedOn: day(-20) }] }),
    vehicle({ productionYear: year - 20, serviceLifeYears: 19 }),
    vehicle({ productionYear: year - 20, serviceLifeYears: 20 }),
    vehicle({ badges: [badge()] }),
    vehicle({ badges: [badge({ state: 'REVOKED' })] }),
    vehicle({ badges: [badge({ state: 'SURRENDERED' })], background: 'trắng' }),
    vehicle({ badges: [badge({ issuedOn: day(-400), expiresOn: day(-1) })] }),
    vehicle({ ...owned(other), contracts: [contract()] }),
    vehicle({ ...owned(other), contracts: [contract({ expiresOn: null })] }),
    vehicle({ ...owned(other), contracts: [contract({ expiresOn: day(-1) })] }),
    vehicle({ ...owned(other), contracts: [contract({ terminatedOn: day(-1) })] }),
    vehicle({ ...owned(someone), background: 'trắng' }),
    vehicle({ owner: null }),
    vehicle({ permits: [permit()] }),
    vehicle({ permits: [permit({ expiresOn: day(-1) })] }),
    vehicle({ permits: [permit({ state: 'REVOKED' })] }),
    vehicle({ permits: [permit({ state: 'SUSPENDED', expiresOn: day(-1) })] }),
    doubted(vehicle()),
    vehicle({ registrations: [doubted(registration())] }),
    vehicle({ owner: doubted({ ...fact(), of: operator }) }),
    vehicle({ inspections: [doubted(inspection())] }),
    vehicle({ devices: [doubted(device())] }),
    vehicle({ ...owned(other), contracts: [doubted(contract())] }),
    vehicle({ permits: [doubted(permit())] }),
    vehicle({ badges: [doubted(badge({ state: 'REVOKED' }))] }),
    vehicle({ badges: [doubted(badge({ issuedOn: day(-400), expiresOn: day(-1) }))] }),
    ...answers('').map((told) =>
      vehicle({
        told: ['COMPULSORY_INSURANCE', 'OWNERSHIP_TRANSFER', 'REGISTRATION_FEE'].flatMap((kind) =>
          told.map((one) => ({ ...one, ...again(one), kind })),
        ),
      }),
    ),
  ];
}

/** Not yet registered, so of each there is only what others say; of the last they say nothing. */
function madeUpChassis(): Chassis[] {
  return [...answers(''), []].map((told, nr) => ({
    is: 'chassis',
    chassisNumber: `RLLV1AEA9PH90000${nr}`,
    told: ['ORIGIN', 'OWNERSHIP_TRANSFER', 'REGISTRATION_FEE'].flatMap((kind) => told.map((one) => ({ ...one, ...again(one), kind }))),
  }));
}

function madeUpRoutes(): Route[] {
  let number = 0;
  const departures = (capacity: number, taken: number) => [{ id: randomUUID(), capacity, taken }];
  const route = (of: Route['departures']): Route => ({ ...fact(), is: 'route', code: `2936.71${11 + number++}.A`, departures: of });
  return [route(departures(2, 1)), route(departures(1, 1)), route([]), doubted(route(departures(1, 0)))];
}

type World = Omit<MadeUpWorld, 'operations'>;

function operationsOf({ people, businesses, vehicles, routes, chassis }: World): Operation[] {
  const operations: Operation[] = [];
  const doubts: Operation[] = [];
  let number = 0;
  const next = () => `T-${++number}`;
  const record = (entity: string, from: string, { id, doubted: isDoubted }: Fact, values: Values, person: string | null = null) => {
    operations.push({ operation: 'register', entity, id, from, values });
    if (!isDoubted) return;
    const said = { recordType: entity, doubtedId: id, person, statement: 'Ghi sai (thử)', reportedBy: 'thử', state: 'OPEN' };
    doubts.push({ operation: 'register', entity: 'Doubt', from: day(-1), values: { ...said, reportedOn: day(-1), dueOn: day(6) } });
  };
  const holder = ({ id, is }: Owner) => (is === 'person' ? { person: id } : { business: id });

  const { id: source } = fact();
  record('Agency', LONG_AGO, { id: source }, { code: 'G98', name: 'Nguồn Thử' });
  const recordTold = (entity: string, told: readonly Told[], about: Values, person: string | null) => {
    for (const one of told) {
      const { kind, answer, askedOn, expiresOn } = one;
      record(entity, askedOn, one, { code: next(), ...about, kind, source, askedOn, answer, expiresOn }, person);
    }
  };

  for (const one of people) {
    const { id, personalId, nationality, driver } = one;
    const values = { personalId, fullName: 'Nguyễn Văn Thử', dateOfBirth: '1990-05-01', sex: 'nam', nationality, fictional: true };
    record('Person', '2010-01-01', one, values, id);
    if (driver !== null) record('Driver', '2010-01-01', { id: driver }, { person: id, fictional: true });
    for (const licence of one.licences) {
      const { number: own, scheme, classes, issuedOn, expiresOn, state } = licence;
      record('DriverLicence', issuedOn, licence, { number: own, driver, scheme, classes, issuedOn, expiresOn, state }, id);
    }
    for (const event of one.points)
      record('PointEvent', event.on, event, { decisionNumber: next(), driver, delta: event.delta, effectiveOn: event.on });
    for (const certificate of one.health) {
      const { examinedOn, expiresOn, fit } = certificate;
      record(
        'HealthCertificate',
        examinedOn,
        certificate,
        { certificateNumber: next(), driver, examinedOn, expiresOn, fitForClasses: fit },
        id,
      );
    }
    for (const violation of one.violations)
      record('Violation', day(-90), violation, { noticeNumber: next(), driver, recordedOn: day(-90), settledOn: violation.settledOn });
    for (const certificate of one.trained) {
      const { kind, expiresOn } = certificate;
      const given = { certificateNumber: next(), person: id, certificateKind: kind, issuedOn: day(-800), expiresOn };
      record('TrainingCertificate', day(-800), certificate, given, id);
    }
    recordTold('ExternalPersonFact', one.degrees, { person: id }, id);
    for (const receipt of one.receipts) {
      const given = { number: next(), dossier: receipt.isOfDossier ? DOSSIER : 'H26.01-261122-9999', procedure: 'P06', person: id };
      record('PaymentReceipt', day(-1), receipt, { ...given, amountVnd: 115_000, paidOn: day(-1) }, id);
    }
    for (const household of one.households) {
      record('HouseholdBusiness', LONG_AGO, household, { owner: id, name: 'Hộ Thử', state: household.state, fictional: true }, id);
      for (const licence of household.licences)
        record('HouseholdLicence', '2025-02-01', licence, { ...licenceValues(licence.state), household: household.id }, id);
    }
  }
  function licenceValues(state: string) {
    return { number: next(), issueCount: 1, issuedOn: '2025-02-01', businessTypes: ['hợp đồng'], state };
  }
  for (const one of businesses) {
    const { id, taxCode, state } = one;
    record('Business', '2010-01-01', one, { taxCode, name: `Công ty Thử ${taxCode}`, legalForm: 'Công ty TNHH', state, fictional: true });
    for (const licence of one.licences) {
      const values = { ...licenceValues(licence.state), business: id, businessTypes: licence.types };
      record('TransportLicence', '2025-02-01', licence, values);
    }
    for (const manager of one.managers) {
      record(
        'TransportManager',
        LONG_AGO,
        manager,
        { business: id, person: manager.by.id, role: manager.role, appointedOn: LONG_AGO },
        manager.by.id,
      );
    }
    for (const centre of one.centres) {
      const { state: of, expiresOn } = centre;
      const values = {
        licenceNumber: next(),
        name: 'Trung tâm Thử',
        business: id,
        issuedOn: LONG_AGO,
        expiresOn,
        state: of,
        fictional: true,
      };
      record('TrainingCentre', LONG_AGO, centre, values);
    }
  }
  for (const { chassisNumber, told } of chassis) recordTold('ExternalChassisFact', told, { chassisNumber }, null);
  for (const one of vehicles) {
    const { id, plate, background, category, productionYear, serviceLifeYears, owner } = one;
    const person = owner?.of.is === 'person' ? owner.of.id : null;
    const kind = category === 'motorcycle' ? 'xe mô tô hai bánh' : 'xe ô tô khách';
    const values = {
      chassisNumber: `RLLV1AEA9PH0${plate.slice(-5)}`,
      make: 'Thaco',
      kind,
      category,
      seats: category === 'motorcycle' ? 2 : 29,
    };
    record('Vehicle', LONG_AGO, one, { ...values, productionYear, serviceLifeYears, fictional: true }, person);
    record('PlateAssignment', LONG_AGO, fact(), { plate, vehicle: id, background });
    if (owner) record('Ownership', LONG_AGO, owner, { vehicle: id, ...holder(owner.of) }, person);
    for (const registration of one.registrations) {
      const { owner: of, on, expiresOn, state } = registration;
      const names = of === null ? {} : of.is === 'person' ? { ownerPerson: of.id } : { ownerBusiness: of.id };
      record(
        'Registration',
        on,
        registration,
        { certificateNumber: next(), vehicle: id, registeredOn: on, expiresOn, state, ...names },
        person,
      );
    }
    for (const inspection of one.inspections) {
      const { on, expiresOn, passed, device } = inspection;
      const result = passed ? 'PASSED' : 'FAILED';
      const given = {
        certificateNumber: next(),
        vehicle: id,
        stationCode: '2901V',
        inspectedOn: on,
        expiresOn,
        result,
        trackingDevice: device,
      };
      record('Inspection', on, inspection, given, person);
    }
    for (const device of one.devices) {
      const { fittedOn, removedOn } = device;
      const state = removedOn === null ? 'ACTIVE' : 'REMOVED';
      record(
        'TrackingDevice',
        fittedOn,
        device,
        { serialNumber: next(), vehicle: id, driverCamera: true, fittedOn, removedOn, state },
        person,
      );
    }
    for (const badge of one.badges) {
      const { issuedOn, expiresOn, state } = badge;
      const given = { number: next(), vehicle: id, business: first(businesses).id, badgeType: 'XE HỢP ĐỒNG', issuedOn, expiresOn, state };
      record('Badge', issuedOn, badge, given, person);
    }
    for (const contract of one.contracts) {
      const { with: business, expiresOn, terminatedOn } = contract;
      const given = { contractNumber: next(), vehicle: id, business: business.id, contractKind: 'thuê', signedOn: day(-300) };
      record('VehicleContract', day(-300), contract, { ...given, expiresOn, terminatedOn }, person);
    }
    recordTold('ExternalVehicleFact', one.told, { vehicle: id }, person);
    for (const permit of one.permits) {
      const given = { number: next(), business: permit.of.id, vehicle: id, agreement: 'Việt – Lào', issuedOn: day(-300) };
      record('CrossBorderPermit', day(-300), permit, { ...given, expiresOn: permit.expiresOn, state: permit.state }, person);
    }
  }
  const [from, to] = [fact(), fact()];
  record('CoachTerminal', LONG_AGO, from, { code: '2971', name: 'Bến xe Thử Một' });
  record('CoachTerminal', LONG_AGO, to, { code: '3671', name: 'Bến xe Thử Hai' });
  for (const one of routes) {
    const { id, code, departures } = one;
    record('FixedRoute', LONG_AGO, one, { code, name: `Tuyến ${code}`, fromTerminal: from.id, toTerminal: to.id, fictional: true });
    const registration = fact();
    const running = { noticeNumber: next(), business: first(businesses).id, route: id, tripsPerMonth: 30, state: 'RUNNING' };
    if (departures.some(({ taken }) => taken > 0)) record('RouteRegistration', LONG_AGO, registration, running);
    for (const departure of departures) {
      const { capacity, taken } = departure;
      const values = { code: `${code}/2971/06:30`, route: id, terminal: from.id, departureTime: '06:30', dayPattern: '1234567', capacity };
      record('Departure', LONG_AGO, departure, values);
      for (let slot = 0; slot < taken; slot++)
        record('RouteSlot', LONG_AGO, fact(), { registration: registration.id, departure: departure.id });
    }
  }
  return [...operations, ...doubts];
}
