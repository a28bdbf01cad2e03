import { describe, expect, it } from 'vitest';
import type { Value, Values } from '../../src/hub/declare/model.js';
import { readSdl } from '../../src/hub/declare/read-sdl.js';
import { loadModel, registers } from '../../src/registers/index.js';
import { packageRoot } from '../../src/root.js';
import { daysOn } from './edges.js';

const TODAY = '2026-03-01';
const { entities } = loadModel(readSdl(new URL('src/schema/', packageRoot))).declarations;

function codes(entity: string, values: Values): string[] {
  return registers
    .flatMap(({ rules }) => rules.filter((rule) => rule.entity === entity))
    .flatMap((rule) => rule.check(values, TODAY).map(({ code }) => code));
}

/**
 * What a rule about two days, or a day and a term, still lets through and no longer: the last sound day of `field`, on the side that
 * `broken` tells.
 */
const EDGES: readonly (readonly [
  entity: string,
  code: string,
  given: Values,
  field: string,
  lastSound: string,
  broken: 'after' | 'before',
])[] = [
  ['Badge', 'BADGE_TERM_TOO_LONG', { badgeType: 'XE TẢI', issuedOn: '2020-02-29' }, 'expiresOn', '2027-02-28', 'after'],
  [
    'Badge',
    'BADGE_REINFORCEMENT_TERM',
    { badgeType: 'XE TẢI', reinforcement: true, issuedOn: '2026-02-10' },
    'expiresOn',
    '2026-03-11',
    'after',
  ],
  ['DriverLicence', 'LICENCE_IDP_TERM', { scheme: 'idp', classes: ['B'], issuedOn: '2025-03-01' }, 'expiresOn', '2028-03-01', 'after'],
  ['DriverLicence', 'LICENCE_SCHEME_TOO_EARLY', { scheme: '2025', classes: ['B'] }, 'issuedOn', '2025-01-01', 'before'],
  ['DriverLicence', 'WARN_LICENCE_SCHEME_TOO_LATE', { scheme: '2008', classes: ['B2'] }, 'issuedOn', '2024-12-31', 'after'],
  ['DriverLicence', 'WARN_LICENCE_TERM', { scheme: '2025', classes: ['B'], issuedOn: '2025-03-01' }, 'expiresOn', '2035-03-01', 'after'],
  [
    'DriverLicence',
    'LICENCE_ISSUED_BEFORE_TEST',
    { scheme: '2025', classes: ['B'], passedOn: '2025-06-01' },
    'issuedOn',
    '2025-06-01',
    'before',
  ],
  [
    'PointEvent',
    'POINT_TEST_TOO_EARLY',
    { delta: 12, restoredBy: 'kiểm tra', lostAllOn: '2025-08-31' },
    'effectiveOn',
    '2026-02-28',
    'before',
  ],
  [
    'PlateAssignment',
    'PLATE_HELD_TOO_LONG',
    { plate: '29B-12345', surrenderedOn: '2024-02-29', holderPerson: 'p' },
    'heldUntil',
    '2029-02-28',
    'after',
  ],
  [
    'PlateAssignment',
    'PLATE_HELD_TOO_LONG',
    { plate: '29B-12345', surrenderedOn: '2024-02-29', holderPerson: 'p' },
    'heldUntil',
    '2024-02-29',
    'before',
  ],
  [
    'RouteRegistration',
    'WARN_ROUTE_STARTED_LATE',
    { state: 'RUNNING', tripsPerMonth: 1, registeredOn: '2025-12-31' },
    'startedOn',
    '2026-03-01',
    'after',
  ],
  [
    'RouteRegistration',
    'ROUTE_STARTED_BEFORE_REGISTERED',
    { state: 'RUNNING', registeredOn: '2025-12-31' },
    'startedOn',
    '2025-12-31',
    'before',
  ],
  [
    'RouteRegistration',
    'ROUTE_REGISTERED_BEFORE_SUBMITTED',
    { state: 'REGISTERED', submittedOn: '2025-12-31' },
    'registeredOn',
    '2025-12-31',
    'before',
  ],
  ['Violation', 'VIOLATION_SETTLED_BEFORE_RECORDED', { recordedOn: '2025-12-31' }, 'settledOn', '2025-12-31', 'before'],
  ['LicenceEvent', 'WARN_LICENCE_EVENT_EFFECTIVE_ON_IN_FUTURE', { kind: 'SUSPEND' }, 'effectiveOn', TODAY, 'after'],
];

describe('a rule about days lets its last sound day through, and not the day beyond', () => {
  it.each(EDGES)('%s %s', (entity, code, given, field, lastSound, broken) => {
    const step = broken === 'after' ? 1 : -1;
    const isTold = (day: string) => codes(entity, { ...given, [field]: day }).includes(code);
    expect([-step, 0, step].map((offset) => isTold(daysOn(lastSound, offset)))).toEqual([
      code === 'WARN_LICENCE_TERM' ? isTold(daysOn(lastSound, -1)) : false,
      false,
      true,
    ]);
  });

  it('every term that may not be reversed may last one day', () => {
    const found = registers.flatMap(({ rules }) => rules).filter(({ code }) => /^[A-Z_]+_(ON|UNTIL)_BEFORE_[A-Z_]+$/.test(code));
    expect(found.length).toBeGreaterThan(20);
    for (const rule of found) {
      const days = [...(entities.get(rule.entity)?.fields.values() ?? [])]
        .filter((field) => field.kind === 'column' && field.type === 'Date')
        .map(({ name }) => name);
      const told = (values: Values) => rule.check(values, TODAY).length > 0;
      const pairs = days.flatMap((late) => days.filter((early) => early !== late).map((early) => [late, early] as const));
      const about = pairs.filter(([late, early]) => told({ [late]: '2025-02-28', [early]: '2025-03-01' }));
      expect([rule.code, about.length]).toEqual([rule.code, 1]);
      const [late = '', early = ''] = about[0] ?? [];
      expect([
        rule.code,
        told({ [late]: '2025-03-01', [early]: '2025-03-01' }),
        told({ [late]: '2025-03-02', [early]: '2025-03-01' }),
      ]).toEqual([rule.code, false, false]);
    }
  });

  it('every day that must have been may be today, and not tomorrow', () => {
    const found = registers.flatMap(({ rules }) => rules).filter(({ code }) => /_IN_FUTURE$/.test(code));
    expect(found.length).toBeGreaterThan(8);
    for (const rule of found) {
      const told = (day: Value) => {
        const days = [...(entities.get(rule.entity)?.fields.values() ?? [])].filter(
          (field) => field.kind === 'column' && field.type === 'Date',
        );
        return rule.check(Object.fromEntries(days.map(({ name }) => [name, day])), TODAY).length > 0;
      };
      expect([rule.code, told(daysOn(TODAY, -1)), told(TODAY), told(daysOn(TODAY, 1))]).toEqual([rule.code, false, false, true]);
    }
  });

  it('numbers at the edge of what a rule takes', () => {
    const at = (entity: string, code: string, field: string, values: readonly number[], more: Values = {}) =>
      values.map((value) => codes(entity, { ...more, [field]: value }).includes(code));
    expect(at('PointEvent', 'POINT_DELTA', 'delta', [-13, -12, -1, 0, 1, 12, 13])).toEqual([true, false, false, true, false, false, true]);
    expect(at('TransportLicence', 'TRANSPORT_LICENCE_ISSUE_COUNT', 'issueCount', [0, 1, 999, 1_000])).toEqual([true, false, false, true]);
    expect(at('Vehicle', 'VEHICLE_SERVICE_LIFE', 'serviceLifeYears', [0, 1, 50, 51])).toEqual([true, false, false, true]);
    expect(at('Vehicle', 'VEHICLE_PRODUCTION_YEAR', 'productionYear', [1899, 1900, 2027, 2028])).toEqual([true, false, false, true]);
    expect(at('Vehicle', 'VEHICLE_MASS_REVERSED', 'grossMassKg', [999, 1_000, 1_001], { kerbMassKg: 1_000 })).toEqual([true, false, false]);
    expect(at('Vehicle', 'VEHICLE_SEATS_NEGATIVE', 'seats', [-1, 0, 1])).toEqual([true, false, false]);
    expect(at('InspectionCycle', 'INSPECTION_CYCLE_MONTHS', 'months', [0, 1, 60, 61])).toEqual([true, false, false, true]);
    expect(at('RouteLeg', 'ROUTE_LEG_ORDINAL', 'ordinal', [0, 1, 200, 201], { code: 'x' })).toEqual([true, false, false, true]);
    expect(at('Departure', 'DEPARTURE_CAPACITY', 'capacity', [0, 1, 200, 201], { code: 'x' })).toEqual([true, false, false, true]);
  });
});
