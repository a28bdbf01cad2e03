import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Values } from '../../src/hub/declare/model.js';
import { taxCodes } from '../import/tax-codes.js';
import { caller, createTestHub, type TestHub } from '../support/hub.js';
import { write } from '../support/write.js';
import { END, edgesOf, FIRST, LAST, SPAN, type Span } from './edges.js';

let hub: TestHub;
let made = 0;
let agency: string;
const taxCode = taxCodes(10_000_000);
beforeAll(async () => {
  hub = await createTestHub();
  agency = await register('Agency', { code: 'G01', name: 'Bộ Công an' });
  for (const [code, more] of [
    ['2025:B', {}],
    ['2025:C', { minAge: 21 }],
    ['2025:D', { minAge: 27 }],
  ] as const) {
    await register('LicenceClass', { code, scheme: '2025', label: code.slice(5), alsoCovers: [], ...more });
  }
});
afterAll(() => hub.close());

async function register(entity: string, values: Values, [from, to]: Period = ['2010-01-01', null]): Promise<string> {
  const { changes } = await write(hub, [{ operation: 'register', entity, from, to, values }]);
  return changes[0]?.recordId ?? '';
}
type Period = readonly [from: string | null, to: string | null];
const SHORT: Period = [FIRST, END];
const number = () => String(++made).padStart(6, '0');

/** Codes of what fails on each of the days. */
async function failing(
  ask: (on: string) => string,
  name: string,
  days: readonly string[],
  as = caller('permit-service', 'licensing'),
): Promise<string[][]> {
  const { body } = await hub.ask(`{ it: ${name} { ${days.map((day, i) => `d${i}: ${ask(day)}`).join(' ')} } }`, { as });
  expect(body.errors).toBeUndefined();
  return days.map((_day, i) => body.data.it[`d${i}`].reasons.map(({ code }: { code: string }) => code));
}

/** A paper that is good in the span and lacks nothing else: outside it exactly these codes are told. */
type Case = { what: string; span?: Span; codes: readonly string[]; fails?: 'inside'; more: Parts };
type Parts = {
  values?: Readonly<Record<string, Values>>;
  periods?: Readonly<Record<string, Period>>;
  without?: readonly string[];
  also?: Readonly<Record<string, Values>>;
};

async function judge({ what, span = SPAN, codes, fails }: Case, ask: (on: string) => string, name: string): Promise<void> {
  const days = edgesOf(span);
  const told = await failing(
    ask,
    name,
    days.map(([day]) => day),
  );
  const wanted = days.map(([day, inside]) => [day, inside === (fails === 'inside') ? [...codes] : []]);
  expect([what, told.map((list, i) => [days[i]?.[0], list])]).toEqual([what, wanted]);
}

describe('a coach in transport business may be used', () => {
  const cases: Case[] = [
    {
      what: 'to the last day of its registration',
      span: { first: null, last: LAST },
      codes: ['NOT_REGISTERED'],
      more: { values: { Registration: { expiresOn: LAST } } },
    },
    { what: 'on the days on which it is registered', codes: ['NOT_REGISTERED'], more: { periods: { Registration: SHORT } } },
    { what: 'while it carries a plate', codes: ['NO_PLATE'], more: { periods: { PlateAssignment: SHORT } } },
    {
      what: 'from its inspection to the last day of it',
      codes: ['NO_VALID_INSPECTION'],
      more: { values: { Inspection: { inspectedOn: FIRST, expiresOn: LAST } } },
    },
    { what: 'while its inspection is on record', codes: ['NO_VALID_INSPECTION'], more: { periods: { Inspection: SHORT } } },
    {
      what: 'to the end of the last year of its life',
      span: { first: null, last: '2025-12-31' },
      codes: ['SERVICE_LIFE_ENDED'],
      more: { values: { Vehicle: { productionYear: 2005, serviceLifeYears: 20 } } },
    },
    {
      what: 'from the day of its badge to the last one',
      codes: ['NO_BADGE'],
      more: { values: { Badge: { issuedOn: FIRST, expiresOn: LAST } } },
    },
    { what: 'while its badge is on record', codes: ['NO_BADGE'], more: { periods: { Badge: SHORT } } },
    {
      what: 'from the day its device is fitted to the day before it is removed',
      codes: ['NO_TRACKING_DEVICE', 'NO_DRIVER_CAMERA'],
      more: { values: { TrackingDevice: { fittedOn: FIRST, removedOn: END } } },
    },
    {
      what: 'while its device is on record',
      codes: ['NO_TRACKING_DEVICE', 'NO_DRIVER_CAMERA'],
      more: { periods: { TrackingDevice: SHORT } },
    },
    {
      what: 'but not while it is impounded',
      codes: ['IMPOUNDED'],
      fails: 'inside',
      more: { also: { VehicleRestriction: { restrictionKind: 'tạm giữ', imposedOn: FIRST, liftedOn: END, state: 'LIFTED' } } },
    },
    {
      what: 'but not while its impounding is on record',
      codes: ['IMPOUNDED'],
      fails: 'inside',
      more: {
        also: { VehicleRestriction: { restrictionKind: 'tạm giữ', imposedOn: '2010-01-01', state: 'IN_FORCE' } },
        periods: { VehicleRestriction: SHORT },
      },
    },
    {
      what: 'but not while the licence of its operator is revoked',
      codes: ['BADGE_ENDED_WITH_LICENCE'],
      fails: 'inside',
      more: { values: { TransportLicence: { state: 'REVOKED' } }, periods: { TransportLicence: SHORT } },
    },
  ];
  it.each(cases.map((one) => [one.what, one] as const))('%s', async (_what, one) => {
    const id = await coach(one.more);
    await judge(one, (on) => `mayOperate(on: "${on}") { reasons { code } }`, `vehicle(id: "${id}", asOf: { validAt: "2026-01-01" })`);
  });

  it('to the end of the last year of its life in its kind of transport, while the rule is law', async () => {
    const values = {
      code: 'NH-1',
      category: 'passenger',
      use: 'hợp đồng',
      years: 20,
      confidence: 'V',
      unlimited: false,
      article: 'Điều 40',
    };
    await register('ServiceLifeRule', values, ['2010-01-01', '2026-02-01']);
    const id = await coach({ values: { Vehicle: { productionYear: 2005, serviceLifeYears: 25 } } });
    const one = {
      what: 'life in business',
      span: { first: '2026-01-01', last: '2026-01-31' },
      codes: ['SERVICE_LIFE_ENDED_FOR_TRANSPORT'],
      fails: 'inside',
      more: {},
    } as const;
    await judge(one, (on) => `mayOperate(on: "${on}") { reasons { code } }`, `vehicle(id: "${id}", asOf: { validAt: "2026-01-01" })`);
  });

  it('whatever the kinds of transport of badges that are not on record', async () => {
    const id = await coach({ values: { Vehicle: { productionYear: 2004, serviceLifeYears: 25 } }, periods: { Badge: SHORT } });
    const days = edgesOf(SPAN);
    const told = await failing(
      (on) => `mayOperate(on: "${on}") { reasons { code } }`,
      `vehicle(id: "${id}", asOf: { validAt: "2026-01-01" })`,
      days.map(([day]) => day),
    );
    const ended = told.map((codes, i) => [days[i]?.[0], codes.includes('SERVICE_LIFE_ENDED_FOR_TRANSPORT')]);
    expect(ended).toEqual(days.map(([day, inside]) => [day, inside]));
  });

  async function coach({ values = {}, periods = {}, also = {} }: Parts): Promise<string> {
    const nr = number();
    const business = await register('Business', {
      taxCode: taxCode(),
      name: 'Vận tải (giả lập)',
      legalForm: 'Công ty TNHH',
      fictional: true,
    });
    const own = {
      make: 'Thaco',
      kind: 'xe ô tô khách',
      category: 'passenger',
      productionYear: 2010,
      serviceLifeYears: 40,
      seats: 29,
      fictional: true,
    };
    const vehicle = await register('Vehicle', { chassisNumber: `RLLV1AEA9PH${nr}`, ...own, ...values.Vehicle });
    const papers: Record<string, Values> = {
      Ownership: { vehicle, business },
      Registration: { certificateNumber: `ĐK-${nr}`, vehicle, ownerBusiness: business, registeredOn: '2010-01-01', state: 'ACTIVE' },
      PlateAssignment: { plate: `29B-${nr.slice(1)}`, vehicle, background: 'vàng', holderBusiness: business },
      Inspection: {
        certificateNumber: `KĐ-${nr}`,
        vehicle,
        stationCode: '2901V',
        inspectedOn: '2010-01-01',
        expiresOn: '2040-01-01',
        result: 'PASSED',
      },
      Badge: {
        number: `PH-${nr}`,
        vehicle,
        business,
        badgeType: 'XE HỢP ĐỒNG',
        issuedOn: '2021-01-01',
        expiresOn: '2028-01-01',
        state: 'ACTIVE',
      },
      TrackingDevice: { serialNumber: `GS-${nr}`, vehicle, driverCamera: true, fittedOn: '2010-01-01', state: 'ACTIVE' },
      TransportLicence: {
        number: `GP-${nr}`,
        business,
        issueCount: 1,
        issuedOn: '2010-01-01',
        businessTypes: ['hợp đồng'],
        state: 'ACTIVE',
      },
      ...(also.VehicleRestriction ? { VehicleRestriction: { decisionNumber: `HC-${nr}`, vehicle } } : {}),
    };
    for (const [entity, paper] of Object.entries(papers))
      await register(entity, { ...paper, ...values[entity], ...also[entity] }, periods[entity]);
    return vehicle;
  }
});

describe('a business may carry on a kind of transport', () => {
  const cases: Case[] = [
    {
      what: 'while it is in the business register',
      codes: ['BUSINESS_NOT_REGISTERED', 'NO_TRANSPORT_LICENCE', 'NO_TRANSPORT_MANAGER'],
      more: { periods: { Business: SHORT } },
    },
    { what: 'while it holds a licence', codes: ['NO_TRANSPORT_LICENCE'], more: { periods: { TransportLicence: SHORT } } },
    { what: 'while somebody runs its transport', codes: ['NO_TRANSPORT_MANAGER'], more: { periods: { TransportManager: SHORT } } },
  ];
  it.each(cases.map((one) => [one.what, one] as const))('%s', async (_what, one) => {
    const id = await operator(one.more);
    await judge(
      one,
      (on) => `mayOperate(kind: "hợp đồng", on: "${on}") { reasons { code } }`,
      `business(id: "${id}", asOf: { validAt: "${FIRST}" })`,
    );
  });

  it('but not while it has suspended its activity, nor while its licence is revoked', async () => {
    const id = await operator({});
    const from = (values: Values, entity: string, record: string, day: string) =>
      write(hub, [{ operation: 'update', entity, id: record, from: day, values }]);
    const suspended = { what: 'suspended', codes: ['BUSINESS_NOT_ACTIVE'], fails: 'inside', more: {} } as const;
    const ask = (on: string) => `mayOperate(kind: "hợp đồng", on: "${on}") { reasons { code } }`;
    await from({ state: 'SUSPENDED' }, 'Business', id, FIRST);
    await from({ state: 'ACTIVE' }, 'Business', id, END);
    await judge(suspended, ask, `business(id: "${id}")`);
  });

  it('under a licence of the older law without a note to the last day of the transition', async () => {
    const notes = async (issuedOn: string, on: string) => {
      const id = await operator({ values: { TransportLicence: { issuedOn } } });
      const { body } = await hub.ask(`{ business(id: "${id}") { mayOperate(kind: "hợp đồng", on: "${on}") { notes { code } } } }`);
      return body.data.business.mayOperate.notes.map(({ code }: { code: string }) => code);
    };
    const noted = ['TRANSPORT_LICENCE_OF_OLD_LAW'];
    expect([
      await notes('2024-12-31', '2025-12-31'),
      await notes('2024-12-31', '2026-01-01'),
      await notes('2024-12-31', '2026-01-02'),
    ]).toEqual([[], noted, noted]);
    expect([await notes('2025-01-01', '2026-01-01'), await notes('2025-01-02', '2026-01-02')]).toEqual([[], []]);
  });

  async function operator({ values = {}, periods = {} }: Parts): Promise<string> {
    const nr = number();
    const business = await register(
      'Business',
      { taxCode: taxCode(), name: 'Vận tải (giả lập)', legalForm: 'Công ty TNHH', state: 'ACTIVE', fictional: true },
      periods.Business,
    );
    const person = await register('Person', { personalId: `001090${nr}`, fullName: 'Người Giả Lập', fictional: true });
    const period = (entity: string): Period => periods[entity] ?? periods.Business ?? ['2010-01-01', null];
    const licence = {
      number: `GP-${nr}`,
      business,
      issueCount: 1,
      issuedOn: '2025-01-01',
      businessTypes: ['hợp đồng'],
      state: 'ACTIVE',
      ...values.TransportLicence,
    };
    await register('TransportLicence', licence, period('TransportLicence'));
    await register(
      'TransportManager',
      { business, person, role: 'TRANSPORT_MANAGER', appointedOn: '2010-01-01' },
      period('TransportManager'),
    );
    return business;
  }
});

describe('a licence is good for its class', () => {
  const cases: (Case & {
    asked?: string;
    born?: string;
    sex?: string;
    events?: readonly Values[];
    points?: readonly (readonly [string, number])[];
  })[] = [
    {
      what: 'from the day of issue',
      span: { first: FIRST, last: null },
      codes: ['LICENCE_NOT_IN_REGISTER'],
      more: { values: { DriverLicence: { issuedOn: FIRST } } },
    },
    {
      what: 'to its last day',
      span: { first: null, last: LAST },
      codes: ['LICENCE_EXPIRED'],
      more: { values: { DriverLicence: { expiresOn: LAST } } },
    },
    {
      what: 'but not while it is withheld',
      codes: ['LICENCE_WITHHELD'],
      fails: 'inside',
      more: {},
      events: [{ kind: 'WITHHOLD', effectiveOn: FIRST, endsOn: LAST }],
    },
    {
      what: 'but not from its revocation to the day before it is restored',
      codes: ['LICENCE_REVOKED'],
      fails: 'inside',
      more: {},
      events: [
        { kind: 'REVOKE', effectiveOn: FIRST },
        { kind: 'RESTORE', effectiveOn: END },
      ],
    },
    {
      what: 'but not while all points are lost',
      codes: ['NO_POINTS_LEFT'],
      fails: 'inside',
      more: {},
      points: [
        [FIRST, -12],
        [END, 12],
      ],
    },
    {
      what: 'from the birthday of the lowest age',
      span: { first: FIRST, last: null },
      codes: ['HOLDER_TOO_YOUNG'],
      more: {},
      asked: 'C',
      born: `2004${FIRST.slice(4)}`,
    },
    {
      what: 'to the last birthday of a woman with a large coach',
      span: { first: null, last: LAST },
      codes: ['HOLDER_TOO_OLD'],
      more: {},
      asked: 'D',
      born: `1970${LAST.slice(4)}`,
      sex: 'nữ',
    },
    {
      what: 'to the last birthday of a man with a large coach',
      span: { first: null, last: LAST },
      codes: ['HOLDER_TOO_OLD'],
      more: {},
      asked: 'D',
      born: `1968${LAST.slice(4)}`,
      sex: 'nam',
    },
  ];
  it.each(cases.map((one) => [one.what, one] as const))('%s', async (_what, one) => {
    const nr = number();
    const person = await register('Person', {
      personalId: `001090${nr}`,
      fullName: 'Người Giả Lập',
      dateOfBirth: one.born ?? '1980-01-01',
      sex: one.sex ?? 'nam',
      fictional: true,
    });
    const driver = await register('Driver', { person, fictional: true });
    const classes = [one.asked ?? 'B'];
    const values = {
      number: `010090${nr}`,
      driver,
      scheme: '2025',
      classes,
      issuedOn: '2025-01-01',
      expiresOn: '2035-01-01',
      state: 'ACTIVE',
      issuer: agency,
    };
    const licence = await register('DriverLicence', { ...values, ...one.more.values?.DriverLicence });
    for (const [i, event] of (one.events ?? []).entries())
      await register('LicenceEvent', { decisionNumber: `QĐ-${nr}-${i}`, licence, ...event });
    for (const [i, [effectiveOn, delta]] of (one.points ?? []).entries())
      await register('PointEvent', { decisionNumber: `QĐ-${nr}-P${i}`, driver, effectiveOn, delta });
    await judge(one, (on) => `isValidFor(class: "${classes[0]}", on: "${on}") { reasons { code } }`, `driverLicence(id: "${licence}")`);
  });
});

it('points are full again on the day after twelve months without a deduction', async () => {
  const nr = number();
  const person = await register('Person', { personalId: `001090${nr}`, fullName: 'Người Giả Lập', fictional: true });
  const driver = await register('Driver', { person, fictional: true });
  await register('PointEvent', { decisionNumber: `QĐ-${nr}`, driver, effectiveOn: '2024-02-29', delta: -4 });
  const days = ['2024-02-28', '2024-02-29', '2024-03-01', '2025-02-27', '2025-02-28', '2025-03-01'];
  const { body } = await hub.ask(`{ driver(id: "${driver}") { ${days.map((day, i) => `d${i}: points(on: "${day}")`).join(' ')} } }`, {
    as: caller('permit-service', 'licensing'),
  });
  expect(days.map((_day, i) => body.data.driver[`d${i}`])).toEqual([12, 8, 8, 8, 8, 12]);
});

it('a slot of a departure is taken on the days of the slot and of its registration', async () => {
  const nr = number();
  const business = await register('Business', {
    taxCode: taxCode(),
    name: 'Vận tải (giả lập)',
    legalForm: 'Công ty TNHH',
    fictional: true,
  });
  const terminal = await register('CoachTerminal', { code: `2915${nr.slice(2)}`, name: 'Bến giả lập' });
  const route = await register('FixedRoute', {
    code: `2925.${nr.slice(2)}.A`,
    name: 'Tuyến giả lập',
    fromTerminal: terminal,
    toTerminal: terminal,
    fictional: true,
  });
  const departure = await register('Departure', {
    code: `${nr}/06:30`,
    route,
    terminal,
    departureTime: '06:30',
    dayPattern: '1234567',
    capacity: 3,
  });
  const registered = { business, route, tripsPerMonth: 30, registeredOn: '2010-01-01', state: 'RUNNING' };
  const always = await register('RouteRegistration', { noticeNumber: `TB-${nr}-1`, ...registered });
  const short = await register('RouteRegistration', { noticeNumber: `TB-${nr}-2`, ...registered }, ['2010-01-01', END]);
  await register('RouteSlot', { registration: always, departure }, SHORT);
  await register('RouteSlot', { registration: short, departure }, SHORT);
  const days = edgesOf(SPAN);
  const { body } = await hub.ask(
    `{ fixedRoute(id: "${route}") { ${days.map(([day], i) => `d${i}: freeSlots(on: "${day}")`).join(' ')} } }`,
  );
  expect(body.errors).toBeUndefined();
  expect(days.map(([day], i) => [day, body.data.fixedRoute[`d${i}`]])).toEqual(days.map(([day, inside]) => [day, inside ? 1 : 3]));
});
