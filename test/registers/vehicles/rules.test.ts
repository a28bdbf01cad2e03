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
    ['may be of the model year that runs ahead', { productionYear: 2027 }, []],
    ['is not built the year after next', { productionYear: 2028 }, ['VEHICLE_PRODUCTION_YEAR']],
    ['has a wheel formula', { wheelFormula: '6x4', emissionLevel: 5, enginePowerKw: 170.5 }, []],
    ['with another wheel formula is kept with a warning', { wheelFormula: 'bốn bánh' }, ['WARN_VEHICLE_WHEEL_FORMULA']],
    ['with an unheard-of emission level is kept with a warning', { emissionLevel: 9 }, ['WARN_VEHICLE_EMISSION_LEVEL']],
    [
      'that drives faster than a xe gắn máy is called one with a warning',
      { kind: 'xe gắn máy', designSpeedKmh: 60, serviceLifeYears: null },
      ['WARN_VEHICLE_KIND_MOPED'],
    ],
    ['has a category of the list', { category: 'bus' }, ['VEHICLE_CATEGORY']],
    ['has no negative seats', { seats: -1 }, ['VEHICLE_SEATS_NEGATIVE']],
    ['has no negative mass', { kerbMassKg: -5 }, ['VEHICLE_KERB_MASS_KG_NEGATIVE']],
    ['never weighs less full than empty', { kerbMassKg: 14_000 }, ['VEHICLE_MASS_REVERSED']],
    ['has a service life in years, not a year', { serviceLifeYears: 2036 }, ['VEHICLE_SERVICE_LIFE']],
    ['of an unknown kind is kept with a warning', { kind: 'tàu hoả' }, ['WARN_VEHICLE_KIND']],
    [
      'that is a trailer has no service life, unless converted',
      { kind: 'sơ mi rơ moóc', category: 'trailer' },
      ['WARN_VEHICLE_SERVICE_LIFE_EXEMPT'],
    ],
    ['may leave out what is not known', { seats: null, kerbMassKg: null, serviceLifeYears: null }, []],
  ])('%s', (_promise, change, expected) => expect(codes(vehicles, 'Vehicle', { ...sound, ...change })).toEqual(expected));

  it('of next year becomes possible with the year: the day is told to the rule, which asks no clock', () => {
    expect(codes(vehicles, 'Vehicle', { ...sound, productionYear: 2028 }, '2026-12-31')).toEqual(['VEHICLE_PRODUCTION_YEAR']);
    expect(codes(vehicles, 'Vehicle', { ...sound, productionYear: 2028 }, '2027-01-01')).toEqual([]);
  });
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
    ['kept five years from the day it came off is accepted', { vehicle: null, surrenderedOn: '2024-02-29', heldUntil: '2029-02-28' }, []],
    ['is not kept a day longer', { vehicle: null, surrenderedOn: '2024-02-29', heldUntil: '2029-03-01' }, ['PLATE_HELD_TOO_LONG']],
    [
      'is not given up before it came off',
      { vehicle: null, surrenderedOn: '2024-03-01', heldUntil: '2024-02-28' },
      ['PLATE_HELD_TOO_LONG'],
    ],
    ['on a vehicle has not come off one', { surrenderedOn: '2024-03-01' }, ['PLATE_SURRENDERED_ON_VEHICLE']],
    [
      'belongs to someone or something',
      { vehicle: null, holderPerson: null, heldUntil: '2030-01-01' },
      ['PLATE_WITHOUT_VEHICLE_OR_HOLDER'],
    ],
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
    expect(codes(vehicles, 'Registration', { registeredOn: '2024-05-02', expiresOn: '2024-05-01' })).toEqual([
      'REGISTRATION_EXPIRES_ON_BEFORE_REGISTERED_ON',
    ]);
    expect(codes(vehicles, 'VehicleContract', { contractKind: 'thuê', signedOn: '2024-05-02', expiresOn: '2024-05-02' })).toEqual([]);
    expect(codes(vehicles, 'VehicleContract', { contractKind: 'thuê', signedOn: '2024-05-02', expiresOn: '2023-12-31' })).toEqual([
      'VEHICLE_CONTRACT_EXPIRES_ON_BEFORE_SIGNED_ON',
    ]);
    expect(
      codes(vehicles, 'Inspection', { stationCode: '2901V', result: 'PASSED', inspectedOn: '2025-01-02', expiresOn: '2025-01-01' }),
    ).toEqual(['INSPECTION_EXPIRES_ON_BEFORE_INSPECTED_ON']);
  });

  it('know a registration has one owner and a contract one of three kinds', () => {
    expect(codes(vehicles, 'Registration', { ownerPerson: ID, ownerBusiness: ID })).toEqual(['REGISTRATION_TWO_OWNERS']);
    expect(codes(vehicles, 'Registration', {})).toEqual([]);
    expect(codes(vehicles, 'VehicleContract', { contractKind: 'mượn' })).toEqual(['CONTRACT_KIND']);
  });

  it('only warn about what is known but not verified', () => {
    expect(codes(vehicles, 'Inspection', { stationCode: '29V', result: 'PASSED', expiresOn: '2026-01-01' })).toEqual([
      'WARN_INSPECTION_STATION_FORM',
    ]);
    expect(codes(vehicles, 'Inspection', { stationCode: '2901V', result: 'FAILED', expiresOn: '2026-01-01' })).toEqual([
      'WARN_INSPECTION_TERM_OF_RESULT',
    ]);
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

describe('a badge that has ended', () => {
  const sound = {
    badgeType: 'XE TẢI',
    issuedOn: '2024-03-01',
    expiresOn: '2029-03-01',
    state: 'REVOKED',
    endedOn: '2025-01-10',
    revocationGround: 'quá tải',
  };
  it.each<Case>([
    ['says when and why', { barredUntil: '2025-02-09' }, []],
    ['without a ground is kept with a warning', { revocationGround: null }, ['WARN_BADGE_REVOKED_WITHOUT_GROUND']],
    ['is no longer in use', { state: 'ACTIVE' }, ['BADGE_ENDED_WHILE_ACTIVE']],
    ['did not end before it was issued', { endedOn: '2024-02-28' }, ['BADGE_ENDED_ON_BEFORE_ISSUED_ON']],
    ['by being handed back needs no ground', { state: 'SURRENDERED', revocationGround: null }, []],
  ])('%s', (_promise, change, expected) => expect(codes(vehicles, 'Badge', { ...sound, ...change })).toEqual(expected));

  it('or was given for Tết lasts 30 days at most', () => {
    const tet = { badgeType: 'XE TẢI', issuedOn: '2026-02-01', state: 'ACTIVE', reinforcement: true };
    expect(codes(vehicles, 'Badge', { ...tet, expiresOn: '2026-03-02' })).toEqual([]);
    expect(codes(vehicles, 'Badge', { ...tet, expiresOn: '2026-03-03' })).toEqual(['BADGE_REINFORCEMENT_TERM']);
  });
});

describe('a recall of a registration', () => {
  const sound = { certificateNumber: 'ĐK-1', registeredOn: '2020-05-02', state: 'RECALLED', recallGround: 'đ', recalledOn: '2026-01-05' };
  it.each<Case>([
    ['says its day and its ground', {}, []],
    ['knows đ from d', { recallGround: 'd' }, []],
    ['knows no ground g', { recallGround: 'g' }, ['REGISTRATION_RECALL_GROUND']],
    ['knows no Ð (U+00D0)', { recallGround: 'Ð' }, ['REGISTRATION_RECALL_GROUND']],
    ['without a ground is kept with a warning', { recallGround: null }, ['WARN_REGISTRATION_RECALLED_WITHOUT_GROUND']],
    ['leaves no registration standing', { state: 'ACTIVE' }, ['REGISTRATION_RECALL_WITHOUT_STATE']],
    ['comes after the registration', { recalledOn: '2020-05-01' }, ['REGISTRATION_RECALLED_BEFORE_ISSUE']],
    ['is of one of the issues of article 39', { issueReason: 'cấp lại', issueCount: 2, firstRegisteredOn: '2018-01-01' }, []],
    ['is of no other issue', { issueReason: 'mượn', issueCount: 0 }, ['REGISTRATION_ISSUE_REASON', 'REGISTRATION_ISSUE_COUNT']],
  ])('%s', (_promise, change, expected) => expect(codes(vehicles, 'Registration', { ...sound, ...change })).toEqual(expected));
});

describe('what is fitted to a vehicle or holds it back', () => {
  it.each<[promise: string, entity: string, values: Case[1], codes: string[]]>([
    ['a device is fitted', 'TrackingDevice', { fittedOn: '2025-01-02', state: 'ACTIVE', driverCamera: true }, []],
    ['a device taken off says when', 'TrackingDevice', { fittedOn: '2025-01-02', state: 'REMOVED' }, ['WARN_TRACKING_DEVICE_REMOVED_DAY']],
    [
      'a device comes off after it went on',
      'TrackingDevice',
      { fittedOn: '2025-01-02', removedOn: '2025-01-01', state: 'REMOVED' },
      ['TRACKING_DEVICE_REMOVED_ON_BEFORE_FITTED_ON'],
    ],
    ['a tag is hexadecimal', 'EtcTag', { tid: 'E2801160', epc: 'DE30F1C700000000', attachedOn: '2025-01-02', state: 'ACTIVE' }, []],
    [
      'a tag of another form is kept with a warning',
      'EtcTag',
      { tid: 'thẻ số 7', attachedOn: '2025-01-02', state: 'ACTIVE' },
      ['WARN_ETC_TAG_TID'],
    ],
    ['a removed tag says when', 'EtcTag', { tid: 'E2801160', attachedOn: '2025-01-02', state: 'REMOVED' }, ['ETC_TAG_REMOVED_DAY']],
    [
      'an account has one holder',
      'EtcAccount',
      { holderPerson: ID, holderBusiness: ID, openedOn: '2025-01-02' },
      ['ETC_ACCOUNT_TWO_HOLDERS'],
    ],
    [
      'a restriction is of a known kind',
      'VehicleRestriction',
      { restrictionKind: 'cấm', imposedOn: '2025-01-02', state: 'IN_FORCE' },
      ['RESTRICTION_KIND'],
    ],
    [
      'a lifted restriction says when',
      'VehicleRestriction',
      { restrictionKind: 'tạm giữ', imposedOn: '2025-01-02', state: 'LIFTED' },
      ['RESTRICTION_LIFTED_DAY'],
    ],
    ['a vehicle does not pull itself', 'VehicleCombination', { tractor: ID, trailer: ID }, ['COMBINATION_OF_ONE']],
    ['a share is a percentage', 'Ownership', { person: ID, sharePercent: 150 }, ['OWNERSHIP_SHARE']],
    ['a mortgage note is whole or a warning', 'Ownership', { person: ID, mortgagee: 'Ngân hàng Mẫu' }, ['WARN_OWNERSHIP_MORTGAGE_HALF']],
    [
      'an inspection in the future is a warning',
      'Inspection',
      { stationCode: '2901V', inspectedOn: '2026-11-23', expiresOn: '2027-11-22', result: 'PASSED' },
      ['WARN_INSPECTION_INSPECTED_ON_IN_FUTURE'],
    ],
    [
      'a rule of niên hạn has years or none',
      'ServiceLifeRule',
      { category: 'car', use: 'chung', unlimited: true, years: 12, confidence: 'V' },
      ['SERVICE_LIFE_YEARS'],
    ],
  ])('%s', (_promise, entity, values, expected) => expect(codes(vehicles, entity, values)).toEqual(expected));
});

describe('a ship, an inland vessel, an aircraft, a locomotive', () => {
  it.each<[promise: string, entity: string, values: Case[1], codes: string[]]>([
    ['is accepted with numbers of the usual form', 'Vessel', { mmsi: '574001234', builtYear: 2010, grossTonnage: 9_600 }, []],
    ['with a foreign MMSI is kept with a warning', 'Vessel', { mmsi: '412001234' }, ['WARN_VESSEL_MMSI']],
    ['has one owner', 'Vessel', { ownerPerson: ID, ownerBusiness: ID }, ['VESSEL_TWO_OWNERS']],
    ['was not built in the year after next', 'Vessel', { builtYear: 2028 }, ['VESSEL_BUILT_YEAR']],
    ['may carry Đ in its number', 'InlandVessel', { registrationNumber: 'ĐN-1234' }, []],
    [
      'with Ð (U+00D0) in its number is kept with a warning',
      'InlandVessel',
      { registrationNumber: 'ÐN-1234' },
      ['WARN_INLAND_VESSEL_NUMBER'],
    ],
    ['has a mark of Việt Nam', 'Aircraft', { registrationMark: 'VN-A321' }, []],
    ['with another mark is kept with a warning', 'Aircraft', { registrationMark: 'N12345' }, ['WARN_AIRCRAFT_MARK']],
    ['runs on a gauge in millimetres', 'RollingStock', { stockKind: 'đầu máy', gaugeMm: 1 }, ['ROLLING_STOCK_GAUGE']],
    ['is of a known kind', 'RollingStock', { stockKind: 'tàu điện' }, ['ROLLING_STOCK_KIND']],
  ])('%s', (_promise, entity, values, expected) => expect(codes(vehicles, entity, values)).toEqual(expected));
});
