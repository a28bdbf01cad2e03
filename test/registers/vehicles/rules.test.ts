import { describe, expect, it } from 'vitest';
import { vehicles } from '../../../src/registers/vehicles/index.js';
import { type Case, codes } from '../problems.js';

const ID = '0198c3a2-0000-7000-8000-000000000001';

describe('a vehicle', () => {
  const sound = {
    chassisNumber: 'RLLV1AEA9PH000123',
    make: 'Thaco',
    kind: 'xe ô tô khách',
    category: 'passenger',
    productionYear: 2021,
    seats: 45,
    kerbMassKg: 9_000,
    grossMassKg: 13_000,
    serviceLifeYears: 15,
    fictional: true,
  };
  it.each<Case>([
    ['is accepted as it is', {}, []],
    ['has a year of four digits', { productionYear: 21 }, ['VEHICLE_PRODUCTION_YEAR']],
    ['has a category of the list', { category: 'bus' }, ['VEHICLE_CATEGORY']],
    ['has no negative seats', { seats: -1 }, ['VEHICLE_SEATS_NEGATIVE']],
    ['has no negative mass', { kerbMassKg: -5 }, ['VEHICLE_KERB_MASS_KG_NEGATIVE']],
    ['never weighs less full than empty', { kerbMassKg: 14_000 }, ['VEHICLE_MASS_REVERSED']],
    ['has a service life in years, not a year', { serviceLifeYears: 2036 }, ['VEHICLE_SERVICE_LIFE']],
    ['of an unknown kind is kept with a warning', { kind: 'tàu hoả' }, ['WARN_VEHICLE_KIND']],
    ['that is a trailer has no service life, unless converted', { kind: 'sơ mi rơ moóc', category: 'trailer' }, ['WARN_VEHICLE_SERVICE_LIFE_EXEMPT']],
    ['may leave out what is not known', { seats: null, kerbMassKg: null, serviceLifeYears: null }, []],
  ])('%s', (_promise, change, expected) => expect(codes(vehicles, 'Vehicle', { ...sound, ...change })).toEqual(expected));
});

describe('a plate', () => {
  const sound = { plate: '30K-12345', background: 'trắng', vehicle: ID, holderPerson: ID };
  it.each<Case>([
    ['white is accepted as it is', {}, []],
    ['has a background the law knows', { background: 'tím' }, ['PLATE_BACKGROUND']],
    ['K may be blue', { background: 'xanh' }, []],
    ['N may not be blue', { plate: '30N-12345', background: 'xanh' }, ['PLATE_BACKGROUND_SERIES']],
    ['N may be yellow', { plate: '30N-12345', background: 'vàng' }, []],
    ['of a motorcycle with two letters may not be blue', { plate: '29AB-12345', background: 'xanh' }, ['PLATE_BACKGROUND_SERIES']],
    ['of a motorcycle with letter and digit may be blue', { plate: '29A1-12345', background: 'xanh' }, []],
    ['NG is white', { plate: '80001NG-01', background: 'vàng' }, ['PLATE_BACKGROUND_SERIES']],
    ['of an old four-digit series is not judged', { plate: '29X-1234', background: 'xanh' }, []],
    ['LD of the old series is not judged', { plate: '29LD-12345', background: 'xanh' }, []],
    ['red on a civil form is a warning', { background: 'đỏ' }, ['WARN_PLATE_BACKGROUND_MILITARY']],
    ['military on white is a warning', { plate: 'TM-1234' }, ['WARN_PLATE_BACKGROUND_MILITARY']],
    ['military on red is accepted', { plate: 'TM-1234', background: 'đỏ' }, []],
    ['has one holder', { holderBusiness: ID }, ['PLATE_TWO_HOLDERS']],
    ['on a vehicle is not also kept for its holder', { heldUntil: '2030-01-01' }, ['PLATE_HELD_ON_VEHICLE']],
    ['kept without a vehicle says until when', { vehicle: null }, ['WARN_PLATE_HELD_WITHOUT_END']],
    ['kept until a day is accepted', { vehicle: null, heldUntil: '2030-01-01' }, []],
    ['belongs to someone or something', { vehicle: null, holderPerson: null, heldUntil: '2030-01-01' }, ['PLATE_WITHOUT_VEHICLE_OR_HOLDER']],
  ])('%s', (_promise, change, expected) => expect(codes(vehicles, 'PlateAssignment', { ...sound, ...change })).toEqual(expected));
});

describe('an ownership', () => {
  it.each<Case>([
    ['by a person is accepted', { person: ID }, []],
    ['by a business is accepted', { business: ID, person: null }, []],
    ['by both is two records', { person: ID, business: ID }, ['OWNERSHIP_ONE_OWNER']],
    ['by nobody is refused', {}, ['OWNERSHIP_ONE_OWNER']],
  ])('%s', (_promise, change, expected) => expect(codes(vehicles, 'Ownership', { vehicle: ID, ...change })).toEqual(expected));
});

describe('a registration, contract and inspection', () => {
  it('end no earlier than they begin', () => {
    expect(codes(vehicles, 'Registration', { registeredOn: '2024-05-02', expiresOn: '2024-05-01' })).toEqual(['REGISTRATION_EXPIRES_ON_BEFORE_REGISTERED_ON']);
    expect(codes(vehicles, 'VehicleContract', { contractKind: 'thuê', signedOn: '2024-05-02', expiresOn: '2024-05-02' })).toEqual([]);
    expect(codes(vehicles, 'VehicleContract', { contractKind: 'thuê', signedOn: '2024-05-02', expiresOn: '2023-12-31' })).toEqual([
      'VEHICLE_CONTRACT_EXPIRES_ON_BEFORE_SIGNED_ON',
    ]);
    expect(codes(vehicles, 'Inspection', { stationCode: '2901V', result: 'PASSED', inspectedOn: '2025-01-02', expiresOn: '2025-01-01' })).toEqual([
      'INSPECTION_EXPIRES_ON_BEFORE_INSPECTED_ON',
    ]);
  });

  it('know a registration has one owner and a contract one of three kinds', () => {
    expect(codes(vehicles, 'Registration', { ownerPerson: ID, ownerBusiness: ID })).toEqual(['REGISTRATION_TWO_OWNERS']);
    expect(codes(vehicles, 'Registration', {})).toEqual([]);
    expect(codes(vehicles, 'VehicleContract', { contractKind: 'mượn' })).toEqual(['CONTRACT_KIND']);
  });

  it('only warn about what is known but not verified', () => {
    expect(codes(vehicles, 'Inspection', { stationCode: '29V', result: 'PASSED', expiresOn: '2026-01-01' })).toEqual(['WARN_INSPECTION_STATION_FORM']);
    expect(codes(vehicles, 'Inspection', { stationCode: '2901V', result: 'FAILED', expiresOn: '2026-01-01' })).toEqual(['WARN_INSPECTION_TERM_OF_RESULT']);
    expect(codes(vehicles, 'Inspection', { stationCode: '2901V', result: 'PASSED' })).toEqual(['WARN_INSPECTION_TERM_OF_RESULT']);
  });
});

describe('a badge', () => {
  const sound = { badgeType: 'XE HỢP ĐỒNG', issuedOn: '2024-03-01', expiresOn: '2031-03-01', state: 'ACTIVE' };
  it.each<Case>([
    ['of seven years is accepted', {}, []],
    ['of seven years and a day is refused', { expiresOn: '2031-03-02' }, ['BADGE_TERM_TOO_LONG']],
    ['issued on 29 February ends on the 28th at the latest', { issuedOn: '2024-02-29', expiresOn: '2031-03-01' }, ['BADGE_TERM_TOO_LONG']],
    ['of a few days (holidays) is accepted', { expiresOn: '2024-03-10' }, []],
    ['never ends before it begins', { expiresOn: '2024-02-28' }, ['BADGE_EXPIRES_ON_BEFORE_ISSUED_ON']],
    ['has a type of annex XIII', { badgeType: 'XE NỘI BỘ' }, ['BADGE_TYPE']],
    ['may be printed with non-breaking hyphens', { badgeType: 'XE CÔNG\u2011TEN\u2011NƠ' }, []],
    ['of a four-wheel vehicle is kept with a warning', { badgeType: 'XE BỐN BÁNH' }, ['WARN_BADGE_TYPE_UNVERIFIED']],
    ['of a fixed route names it', { badgeType: 'XE TUYẾN CỐ ĐỊNH' }, ['WARN_BADGE_ROUTE']],
    ['of a fixed route with it is accepted', { badgeType: 'XE TUYẾN CỐ ĐỊNH', route: ID }, []],
    ['of a contract coach has none', { route: ID }, ['WARN_BADGE_ROUTE']],
  ])('%s', (_promise, change, expected) => expect(codes(vehicles, 'Badge', { ...sound, ...change })).toEqual(expected));
});
