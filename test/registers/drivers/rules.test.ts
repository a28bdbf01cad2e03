import { describe, expect, it } from 'vitest';
import { drivers } from '../../../src/registers/drivers/index.js';
import { type Case, codes } from '../problems.js';

describe('a licence', () => {
  const sound = { scheme: '2025', classes: ['B', 'C1'], issuedOn: '2025-06-01', expiresOn: '2035-06-01', state: 'ACTIVE' };
  it.each<Case>([
    ['of ten years for B and C1 is accepted', {}, []],
    ['knows its scheme', { scheme: '2024' }, ['LICENCE_SCHEME']],
    ['of 2025 knows no B2', { classes: ['B2'] }, ['LICENCE_CLASS_UNKNOWN']],
    ['of 2008 knows no C1', { scheme: '2008', issuedOn: '2020-06-01', expiresOn: '2030-06-01' }, ['LICENCE_CLASS_UNKNOWN']],
    [
      'of 2008 knows B1 automatic',
      { scheme: '2008', classes: ['B1 số tự động', 'FC'], issuedOn: '2020-06-01', expiresOn: '2030-06-01' },
      [],
    ],
    ['has a class', { classes: [] }, ['LICENCE_WITHOUT_CLASS']],
    ['has a class once', { classes: ['B', 'B'] }, ['LICENCE_CLASS_TWICE']],
    ['with the new classes was not issued before 2025', { issuedOn: '2024-12-31', expiresOn: '2034-12-31' }, ['LICENCE_SCHEME_TOO_EARLY']],
    ['with the new classes was issued on the first day of 2025', { issuedOn: '2025-01-01', expiresOn: '2035-01-01' }, []],
    ['with the old classes issued in 2025 is a warning', { scheme: '2008', classes: ['B2'] }, ['WARN_LICENCE_SCHEME_TOO_LATE']],
    ['never ends before it begins', { expiresOn: '2025-05-31' }, ['DRIVER_LICENCE_EXPIRES_ON_BEFORE_ISSUED_ON']],
    ['of six years for D is a warning', { classes: ['D'], expiresOn: '2031-06-01' }, ['WARN_LICENCE_TERM']],
    ['of ten years for B and D together is accepted', { classes: ['B', 'D'] }, []],
    ['for A1 with an end is a warning', { classes: ['A1'] }, ['WARN_LICENCE_TERM']],
    ['for A1 without an end is accepted', { classes: ['A1'], expiresOn: null }, []],
    ['of a foreign country has labels of its own', { scheme: 'foreign', classes: ['Kategorie 3'], issuingCountry: 'Lào' }, []],
    ['for use abroad lasts three years at most', { scheme: 'idp', classes: ['B'], expiresOn: '2028-06-01' }, []],
    ['for use abroad does not last longer', { scheme: 'idp', classes: ['B'], expiresOn: '2028-06-02' }, ['LICENCE_IDP_TERM']],
    ['is not issued before the test was passed', { passedOn: '2025-06-02' }, ['LICENCE_ISSUED_BEFORE_TEST']],
    ['issued tomorrow is a warning', { issuedOn: '2026-11-23', expiresOn: '2036-11-23' }, ['WARN_DRIVER_LICENCE_ISSUED_ON_IN_FUTURE']],
    ['for B without an end is a warning', { expiresOn: null }, ['WARN_LICENCE_TERM']],
  ])('%s', (_promise, change, expected) => expect(codes(drivers, 'DriverLicence', { ...sound, ...change })).toEqual(expected));
});

describe('a person', () => {
  // 001 Hà Nội, 0 male of the 20th century, born in 85: domain reference A.1.
  const sound = { personalId: '001085012345', dateOfBirth: '1985-03-09', sex: 'nam' };
  it.each<Case>([
    ['of whom only the year is known is accepted', { dateOfBirth: null, birthYear: 1985 }, []],
    ['has a year of birth that is the one of its day', { birthYear: 1986 }, ['PERSON_BIRTH_YEAR_DIFFERS']],
    [
      'of another year than the number says is a warning, by the year alone too',
      { dateOfBirth: null, birthYear: 1984 },
      ['WARN_PERSON_BIRTH_YEAR'],
    ],
    ['is accepted as it is', {}, []],
    ['whose number says another year is a warning, never a refusal', { dateOfBirth: '1986-03-09' }, ['WARN_PERSON_BIRTH_YEAR']],
    ['whose number says another sex is a warning, never a refusal', { sex: 'nữ' }, ['WARN_PERSON_SEX']],
    ['born after 2000 has 2 or 3 as fourth digit', { personalId: '001302012345', dateOfBirth: '2002-01-01', sex: 'nữ' }, []],
    ['may lack both', { dateOfBirth: null, sex: null }, []],
    ['has a sex of the list', { sex: 'male' }, ['PERSON_SEX']],
  ])('%s', (_promise, change, expected) => expect(codes(drivers, 'Person', { ...sound, ...change })).toEqual(expected));
});

describe('a point event', () => {
  it.each([-12, -1, 1, 12])('may move %i', (delta) => expect(codes(drivers, 'PointEvent', { delta })).toEqual([]));
  it.each([-13, 0, 13])('may not move %i', (delta) => expect(codes(drivers, 'PointEvent', { delta })).toEqual(['POINT_DELTA']));
});

describe('a health certificate and a violation', () => {
  it('end no earlier than they begin', () => {
    expect(codes(drivers, 'HealthCertificate', { examinedOn: '2025-02-02', expiresOn: '2025-02-01', fitForClasses: ['B'] })).toEqual([
      'HEALTH_CERTIFICATE_EXPIRES_ON_BEFORE_EXAMINED_ON',
    ]);
    expect(codes(drivers, 'Violation', { recordedOn: '2025-02-02', settledOn: '2025-02-01' })).toEqual([
      'VIOLATION_SETTLED_BEFORE_RECORDED',
    ]);
    expect(codes(drivers, 'Violation', { recordedOn: '2025-02-02' })).toEqual([]);
  });

  it('speak of classes of the 2025 scheme', () => {
    expect(codes(drivers, 'HealthCertificate', { fitForClasses: ['B', 'B2'] })).toEqual(['HEALTH_CERTIFICATE_CLASS']);
  });
});

describe('a restoration of points', () => {
  const sound = { delta: 12, effectiveOn: '2026-04-10', restoredBy: 'kiểm tra', lostAllOn: '2025-10-10' };
  it.each<Case>([
    ['by a test six months after all were lost is accepted', {}, []],
    ['by a test a day earlier is refused', { effectiveOn: '2026-04-09' }, ['POINT_TEST_TOO_EARLY']],
    ['counts six months from 31 August to the last day of February', { lostAllOn: '2025-08-31', effectiveOn: '2026-02-28' }, []],
    ['by a test without that day is kept with a warning', { lostAllOn: null }, ['WARN_POINT_TEST_WITHOUT_LOSS']],
    ['by waiting says so', { restoredBy: '12 tháng', lostAllOn: null, delta: 4 }, []],
    ['by anything else is refused', { restoredBy: 'ân xá', lostAllOn: null }, ['POINT_RESTORED_BY']],
    ['is no deduction', { delta: -4 }, ['POINT_DEDUCTION_RESTORED']],
  ])('%s', (_promise, change, expected) => expect(codes(drivers, 'PointEvent', { ...sound, ...change })).toEqual(expected));
});

describe('an event of a licence', () => {
  const sound = { kind: 'EXCHANGE', effectiveOn: '2025-06-01', ground: 'c' };
  it.each<Case>([
    ['has a ground of article 62', {}, []],
    ['knows đ from d', { ground: 'đ' }, []],
    ['that exchanges a card is not for loss', { ground: 'a' }, ['LICENCE_EVENT_GROUND']],
    ['that gives a lost card again is', { kind: 'REISSUE', ground: 'a' }, []],
    ['that revokes has three grounds', { kind: 'REVOKE', ground: 'd' }, ['LICENCE_EVENT_GROUND']],
    ['without a ground is kept with a warning', { ground: null }, ['WARN_LICENCE_EVENT_WITHOUT_GROUND']],
    ['that first issues has none', { kind: 'ISSUE', ground: null, toClass: 'B', passedOn: '2025-05-20' }, []],
    [
      'comes after the test was passed',
      { kind: 'ISSUE', ground: null, passedOn: '2025-06-02' },
      ['LICENCE_EVENT_EFFECTIVE_ON_BEFORE_PASSED_ON'],
    ],
    ['lifts C to D2', { kind: 'UPGRADE', ground: null, fromClass: 'C', toClass: 'D2' }, []],
    ['does not lift B to D at once', { kind: 'UPGRADE', ground: null, fromClass: 'B', toClass: 'D' }, ['LICENCE_UPGRADE_PATH']],
    ['does not lift D downwards', { kind: 'UPGRADE', ground: null, fromClass: 'D', toClass: 'C' }, ['LICENCE_UPGRADE_PATH']],
    [
      'of the older scheme has no verified path and is kept',
      { kind: 'UPGRADE', ground: null, effectiveOn: '2024-06-01', fromClass: 'B2', toClass: 'D' },
      [],
    ],
    ['that lifts names both classes', { kind: 'UPGRADE', ground: null, toClass: 'D2' }, ['LICENCE_EVENT_UPGRADE_CLASSES']],
    ['that suspends has a last day', { kind: 'SUSPEND', ground: null }, ['LICENCE_SUSPENSION_TERM']],
    ['that withholds may lack one', { kind: 'WITHHOLD', ground: null }, []],
    ['that exchanges has no last day', { endsOn: '2025-09-01' }, ['LICENCE_EVENT_TERM_WITHOUT_SUSPENSION']],
  ])('%s', (_promise, change, expected) => expect(codes(drivers, 'LicenceEvent', { ...sound, ...change })).toEqual(expected));
});

describe('training, tests, employment and the licences of other modes', () => {
  it.each<[promise: string, entity: string, values: Case[1], codes: string[]]>([
    ['a course is of a known kind', 'TrainingCertificate', { certificateKind: 'nấu ăn', issuedOn: '2025-01-02' }, ['TRAINING_KIND']],
    [
      'a course for an unknown class is kept with a warning',
      'TrainingCertificate',
      { certificateKind: 'đào tạo lái xe', licenceClass: 'Z', issuedOn: '2025-01-02' },
      ['WARN_TRAINING_CLASS'],
    ],
    ['a test is for a class of the law', 'DrivingTest', { licenceClass: 'Z', testedOn: '2025-01-02' }, ['DRIVING_TEST_CLASS']],
    [
      'a mark is not negative',
      'DrivingTest',
      { licenceClass: 'B', testedOn: '2025-01-02', roadMark: -1 },
      ['DRIVING_TEST_ROAD_MARK_NEGATIVE'],
    ],
    [
      'work ends after it began',
      'Employment',
      { startedOn: '2025-01-02', endedOn: '2025-01-01' },
      ['EMPLOYMENT_ENDED_ON_BEFORE_STARTED_ON'],
    ],
    ['a master is a master or chief engineer', 'InlandMasterCertificate', { capacity: 'thuỷ thủ', grade: '1' }, ['INLAND_MASTER_CAPACITY']],
    [
      'an unheard-of grade is kept with a warning',
      'InlandMasterCertificate',
      { capacity: 'thuyền trưởng', grade: '5' },
      ['WARN_INLAND_MASTER_GRADE'],
    ],
    [
      'a pilot licence ends after it began',
      'PilotLicence',
      { issuedOn: '2025-01-02', expiresOn: '2025-01-01' },
      ['PILOT_LICENCE_EXPIRES_ON_BEFORE_ISSUED_ON'],
    ],
    [
      'a health conclusion of other words is kept with a warning',
      'HealthCertificate',
      { fitForClasses: ['B'], examinedOn: '2025-01-02', conclusion: 'tốt' },
      ['WARN_HEALTH_CONCLUSION'],
    ],
  ])('%s', (_promise, entity, values, expected) => expect(codes(drivers, entity, values)).toEqual(expected));
});
