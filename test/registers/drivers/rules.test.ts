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
    ['of 2008 knows B1 automatic', { scheme: '2008', classes: ['B1 số tự động', 'FC'], issuedOn: '2020-06-01', expiresOn: '2030-06-01' }, []],
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
    ['for B without an end is a warning', { expiresOn: null }, ['WARN_LICENCE_TERM']],
  ])('%s', (_promise, change, expected) => expect(codes(drivers, 'DriverLicence', { ...sound, ...change })).toEqual(expected));
});

describe('a person', () => {
  // 001 Hà Nội, 0 male of the 20th century, born in 85: domain reference A.1.
  const sound = { personalId: '001085012345', dateOfBirth: '1985-03-09', sex: 'nam' };
  it.each<Case>([
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
    expect(codes(drivers, 'Violation', { recordedOn: '2025-02-02', settledOn: '2025-02-01' })).toEqual(['VIOLATION_SETTLED_BEFORE_RECORDED']);
    expect(codes(drivers, 'Violation', { recordedOn: '2025-02-02' })).toEqual([]);
  });

  it('speak of classes of the 2025 scheme', () => {
    expect(codes(drivers, 'HealthCertificate', { fitForClasses: ['B', 'B2'] })).toEqual(['HEALTH_CERTIFICATE_CLASS']);
  });
});
