import { describe, expect, it } from 'vitest';
import { businesses } from '../../../src/registers/businesses/index.js';
import { codes } from '../problems.js';

describe('a business', () => {
  it.each(['Công ty TNHH MTV', 'Công ty cổ phần', 'Hợp tác xã', 'Liên hiệp hợp tác xã', 'Hộ kinh doanh', 'DNTN', 'Tổ hợp tác'])('may be a %s', (legalForm) => {
    expect(codes(businesses, 'Business', { legalForm, lines: ['4932', '4933'] })).toEqual([]);
  });

  it('of an unknown form or line is kept with a warning', () => {
    expect(codes(businesses, 'Business', { legalForm: 'Ltd', lines: ['vận tải'] })).toEqual(['WARN_BUSINESS_LEGAL_FORM', 'WARN_BUSINESS_LINE_FORM']);
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
    expect(codes(businesses, 'TransportLicence', { issueCount: 1, businessTypes: ['tàu vũ trụ'] })).toEqual(['WARN_TRANSPORT_LICENCE_TYPE']);
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
