import { describe, expect, it } from 'vitest';
import type { Values } from '../../../src/hub/declare/model.js';
import { businesses } from '../../../src/registers/businesses/index.js';
import { codes } from '../problems.js';

describe('a business', () => {
  it.each(['Công ty TNHH MTV', 'Công ty cổ phần', 'Hợp tác xã', 'Liên hiệp hợp tác xã', 'Hộ kinh doanh', 'DNTN', 'Tổ hợp tác'])(
    'may be a %s',
    (legalForm) => {
      expect(codes(businesses, 'Business', { legalForm, lines: ['4932', '4933'] })).toEqual([]);
    },
  );

  it('of an unknown form or line is kept with a warning', () => {
    expect(codes(businesses, 'Business', { legalForm: 'Ltd', lines: ['vận tải'] })).toEqual([
      'WARN_BUSINESS_LEGAL_FORM',
      'WARN_BUSINESS_LINE_FORM',
    ]);
  });
});

describe('a transport licence', () => {
  it.each([['tuyến cố định'], ['xe buýt'], ['taxi'], ['hợp đồng'], ['du lịch'], ['hàng hóa'], ['hàng hoá thông thường'], ['bốn bánh']])(
    'may allow %s',
    (type) => {
      expect(codes(businesses, 'TransportLicence', { issueCount: 1, businessTypes: [type] })).toEqual([]);
    },
  );

  it('counts its issues from 1, allows something, and never internal transport', () => {
    expect(codes(businesses, 'TransportLicence', { issueCount: 0, businessTypes: ['taxi'] })).toEqual(['TRANSPORT_LICENCE_ISSUE_COUNT']);
    expect(codes(businesses, 'TransportLicence', { issueCount: 1, businessTypes: [] })).toEqual(['TRANSPORT_LICENCE_WITHOUT_TYPE']);
    expect(codes(businesses, 'TransportLicence', { issueCount: 1, businessTypes: ['Nội bộ'] })).toEqual(['TRANSPORT_LICENCE_INTERNAL']);
    expect(codes(businesses, 'TransportLicence', { issueCount: 1, businessTypes: ['tàu vũ trụ'] })).toEqual([
      'WARN_TRANSPORT_LICENCE_TYPE',
    ]);
  });
});

describe('a fixed route', () => {
  const sound = { code: '2925.1111.A', fromTerminal: 'a', toTerminal: 'b', lengthKm: 420.5, maxTripsPerMonth: 60, minHeadwayMinutes: 30 };

  it('is accepted whatever its code says about its terminals, since how provinces re-coded them is uncertain', () => {
    expect(codes(businesses, 'FixedRoute', sound)).toEqual([]);
  });

  it('has a length above 0, no negative counts, and two terminals', () => {
    expect(codes(businesses, 'FixedRoute', { ...sound, lengthKm: 0 })).toEqual(['ROUTE_LENGTH']);
    expect(codes(businesses, 'FixedRoute', { ...sound, maxTripsPerMonth: -1 })).toEqual(['FIXED_ROUTE_MAX_TRIPS_PER_MONTH_NEGATIVE']);
    expect(codes(businesses, 'FixedRoute', { ...sound, toTerminal: 'a' })).toEqual(['WARN_ROUTE_SAME_TERMINAL']);
    expect(codes(businesses, 'RouteRegistration', { tripsPerMonth: 0 })).toEqual(['ROUTE_TRIPS']);
  });
});

describe('a business and its kind', () => {
  const ask = (values: Values) => codes(businesses, 'Business', { taxCode: '0100109106', legalForm: 'Công ty TNHH', ...values });

  it.each([
    ['Công ty cổ phần', 'ENTERPRISE'],
    ['DNTN', 'ENTERPRISE'],
    ['Liên hiệp hợp tác xã', 'COOPERATIVE'],
    ['HTX vận tải', 'COOPERATIVE'],
    ['Tổ hợp tác', 'COOPERATIVE'],
    ['Hộ kinh doanh', 'HOUSEHOLD'],
  ])('%s is of kind %s, and another kind is only told', (legalForm, kind) => {
    expect(ask({ legalForm, kind })).toEqual([]);
    expect(ask({ legalForm, kind: kind === 'HOUSEHOLD' ? 'ENTERPRISE' : 'HOUSEHOLD' })).toEqual(['WARN_BUSINESS_KIND_OF_FORM']);
  });

  it('has a head office exactly when its tax code is that of a dependent unit', () => {
    expect(ask({ taxCode: '0100109106-001', headOffice: 'a' })).toEqual([]);
    expect(ask({ taxCode: '0100109106-001' })).toEqual(['WARN_BUSINESS_BRANCH']);
    expect(ask({ headOffice: 'a' })).toEqual(['WARN_BUSINESS_BRANCH']);
  });
});

describe('a revoked transport licence', () => {
  const revoked = {
    issueCount: 2,
    businessTypes: ['taxi'],
    state: 'REVOKED',
    revokedOn: '2026-03-01',
    revocationGround: 'đ',
    barredUntil: '2026-03-31',
  };
  const ask = (values: Values) => codes(businesses, 'TransportLicence', { ...revoked, ...values });

  it('names one of the eight grounds, its day and until when it is barred', () => {
    expect(ask({})).toEqual([]);
    for (const ground of ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h']) expect(ask({ revocationGround: ground })).toEqual([]);
    for (const ground of ['f', 'i', 'A', '1']) expect(ask({ revocationGround: ground })).toEqual(['TRANSPORT_LICENCE_REVOCATION_GROUND']);
    expect(ask({ barredUntil: '2026-02-28' })).toEqual(['TRANSPORT_LICENCE_BARRED_UNTIL_BEFORE_REVOKED_ON']);
    expect(ask({ revokedOn: null })).toEqual(['WARN_TRANSPORT_LICENCE_REVOCATION']);
  });

  it('was issued anew for a reason only from the second issue on', () => {
    expect(ask({ reissueReason: 'AFTER_REVOCATION', state: 'ACTIVE', revokedOn: null, barredUntil: null })).toEqual([]);
    expect(ask({ reissueReason: 'LOST_OR_DAMAGED', issueCount: 1 })).toEqual(['TRANSPORT_LICENCE_FIRST_ISSUE']);
  });
});

describe('a departure', () => {
  const sound = { code: '2936.1114.A/2911/06:30', departureTime: '06:30', dayPattern: '1234567', capacity: 2 };
  const ask = (values: Values) => codes(businesses, 'Departure', { ...sound, ...values });

  it.each(['00:00', '06:30', '23:59'])('may leave at %s', (time) => expect(ask({ departureTime: time, code: `r/t/${time}` })).toEqual([]));
  it.each(['24:00', '6:30', '06h30', '06:60', ''])('never leaves at "%s"', (time) =>
    expect(ask({ departureTime: time, code: `r/t/${time}` })).toEqual(['DEPARTURE_TIME']),
  );
  it.each(['1', '67', '12345', '1234567', '246'])('may run on the days %s', (dayPattern) => expect(ask({ dayPattern })).toEqual([]));
  it.each(['', '0', '8', '21', '11', 'T2'])('never runs on the days "%s"', (dayPattern) =>
    expect(ask({ dayPattern })).toEqual(['DEPARTURE_DAY_PATTERN']),
  );

  it('has at least one slot and a code that says its time', () => {
    expect(ask({ capacity: 0 })).toEqual(['DEPARTURE_CAPACITY']);
    expect(ask({ departureTime: '07:00' })).toEqual(['DEPARTURE_CODE']);
  });
});

describe('a registration for a route', () => {
  const running = { tripsPerMonth: 30, submittedOn: '2026-01-05', registeredOn: '2026-01-10', startedOn: '2026-03-11', state: 'RUNNING' };
  const ask = (values: Values) => codes(businesses, 'RouteRegistration', { ...running, ...values });

  it('begins within 60 days of its notice; later is told, earlier refused', () => {
    expect(ask({})).toEqual([]);
    expect(ask({ startedOn: '2026-03-12' })).toEqual(['WARN_ROUTE_STARTED_LATE']);
    expect(ask({ startedOn: '2026-01-09' })).toEqual(['ROUTE_STARTED_BEFORE_REGISTERED']);
    expect(ask({ submittedOn: '2026-01-11' })).toEqual(['ROUTE_REGISTERED_BEFORE_SUBMITTED']);
  });

  it('runs only with a first day, and has none while it waits or when it lapsed', () => {
    expect(ask({ startedOn: null })).toEqual(['WARN_ROUTE_STATE_OF_START']);
    for (const state of ['REGISTERED', 'LAPSED']) {
      expect(ask({ state })).toEqual(['WARN_ROUTE_STATE_OF_START']);
      expect(ask({ state, startedOn: null })).toEqual([]);
    }
    for (const state of ['SUSPENDED', 'WITHDRAWN', 'ENDED']) expect(ask({ state })).toEqual([]);
  });

  it('is reported month by month', () => {
    expect(codes(businesses, 'RouteMonth', { code: 'TB-7/2026-03', month: '2026-03', tripsRegistered: 30, tripsMade: 20 })).toEqual([]);
    expect(codes(businesses, 'RouteMonth', { code: 'TB-7/2026-13', month: '2026-13', tripsRegistered: 30, tripsMade: 20 })).toEqual([
      'ROUTE_MONTH',
    ]);
    expect(codes(businesses, 'RouteMonth', { code: 'TB-7', month: '2026-03', tripsRegistered: 30, tripsMade: -1 })).toEqual([
      'ROUTE_MONTH_CODE',
      'ROUTE_MONTH_TRIPS_MADE_NEGATIVE',
    ]);
  });
});

describe('permits of other businesses', () => {
  it('are checked for what is certain, and only told what is not', () => {
    expect(codes(businesses, 'InspectionStation', { code: '2901V', lanes: 2 })).toEqual([]);
    expect(codes(businesses, 'InspectionStation', { code: '29-01V', lanes: -1 })).toEqual([
      'WARN_STATION_CODE_FORM',
      'INSPECTION_STATION_LANES_NEGATIVE',
    ]);
    expect(codes(businesses, 'TrainingCentre', { classes: ['B', 'C1'], issuedOn: '2026-01-01' })).toEqual([]);
    expect(codes(businesses, 'TrainingCentre', { classes: ['B2'], issuedOn: '2026-01-01' })).toEqual(['TRAINING_CENTRE_CLASS']);
    expect(codes(businesses, 'TestCentre', { grade: 4 })).toEqual(['WARN_TEST_CENTRE_GRADE']);
    expect(codes(businesses, 'TerminalContract', { signedOn: '2026-01-02', expiresOn: '2026-01-01' })).toEqual([
      'TERMINAL_CONTRACT_EXPIRES_ON_BEFORE_SIGNED_ON',
    ]);
  });
});
