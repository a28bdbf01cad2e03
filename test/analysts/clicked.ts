import type { Question } from '../../web/src/workbench/question.js';

/** Questions of the page for analysts as somebody clicks them on the workbench, by their number. */
export const CLICKED: readonly (readonly [number, Partial<Question>])[] = [
  [1, { entity: 'Vehicle', groupBy: [{ field: 'province' }] }],
  [2, { entity: 'Vehicle', groupBy: [{ field: 'category' }, { field: 'productionYear', width: 5 }] }],
  [3, { entity: 'Vehicle', groupBy: [{ field: 'province' }], days: { each: ['2025-06-30', '2026-06-30'] }, comparableOn: '2026-06-30' }],
  [4, { entity: 'Vehicle', measure: 'median', of: 'grossMassKg', groupBy: [{ field: 'axles' }], where: [goods()] }],
  [5, { entity: 'Vehicle', measure: 'missing', of: 'emissionLevel' }],
  [6, { entity: 'Vehicle', groupBy: [{ field: 'category' }], days: { each: ['2025-12-31', '2026-03-31', '2026-06-30', '2026-09-30'] } }],
  [8, { entity: 'Vehicle', groupBy: [{ field: 'business', onward: 'province' }], where: [goods()] }],
  [10, { entity: 'Vehicle', measure: 'min', of: 'seats', groupBy: [{ field: 'make' }], where: [is('category', 'passenger')] }],
  [
    11,
    {
      entity: 'Registration',
      groupBy: [{ field: 'registeredOn', period: 'MONTH' }],
      where: between('registeredOn', '2026-01-01', '2027-01-01'),
    },
  ],
  [
    14,
    {
      entity: 'Inspection',
      groupBy: [{ field: 'expiresOn', period: 'MONTH' }],
      where: [is('result', 'PASSED'), ...between('expiresOn', '2027-01-01', '2027-07-01')],
    },
  ],
  [
    15,
    {
      entity: 'Inspection',
      measure: 'avg',
      of: 'odometerKm',
      groupBy: [{ field: 'vehicle', onward: 'category' }],
      where: [is('result', 'PASSED')],
    },
  ],
  [
    17,
    {
      entity: 'Badge',
      groupBy: [{ field: 'badgeType' }, { field: 'expiresOn', period: 'QUARTER' }],
      where: [is('state', 'ACTIVE'), ...between('expiresOn', '2027-01-01', '2028-01-01')],
    },
  ],
  [18, { entity: 'Badge', groupBy: [{ field: 'business', onward: 'province' }] }],
  [19, { entity: 'TrackingDevice', groupBy: [{ field: 'provider' }, { field: 'state' }] }],
  [21, { entity: 'CrossBorderPermit', groupBy: [{ field: 'borderGates' }] }],
  [22, { entity: 'Badge', groupBy: [{ field: 'revocationGround' }], where: [is('state', 'REVOKED')] }],
  [23, { entity: 'Business', groupBy: [{ field: 'kind' }, { field: 'state' }] }],
  [25, { entity: 'TransportLicence', groupBy: [{ field: 'businessTypes' }], where: [is('state', 'ACTIVE')] }],
  [26, { entity: 'TransportLicence', groupBy: [{ field: 'issuedOn', period: 'YEAR' }] }],
  [27, { entity: 'TransportLicence', groupBy: [{ field: 'issuer' }] }],
  [28, { entity: 'FixedRoute', measure: 'median', of: 'lengthKm', groupBy: [{ field: 'fromTerminal', onward: 'province' }] }],
  [31, { entity: 'Road', measure: 'sum', of: 'lengthKm', groupBy: [{ field: 'roadClass' }] }],
  [32, { entity: 'Bridge', measure: 'sum', of: 'lengthM', groupBy: [{ field: 'builtYear', width: 10 }] }],
  [36, { entity: 'CoachTerminal', measure: 'sum', of: 'capacityPerDay', groupBy: [{ field: 'province' }] }],
  [37, { entity: 'Province', days: { each: ['2025-06-30', '2025-07-01'] } }],
  [38, { entity: 'Province', measure: 'sum', of: 'population', groupBy: [{ field: 'kind' }] }],
  [
    39,
    {
      entity: 'LegalDocument',
      groupBy: [{ field: 'issuedOn', period: 'YEAR' }, { field: 'kind' }],
      where: [{ field: 'issuedOn', is: 'gte', value: '2020-01-01' }],
    },
  ],
];

function is(field: string, value: string) {
  return { field, is: 'eq', value } as const;
}

function goods() {
  return is('category', 'goods');
}

function between(field: string, from: string, before: string) {
  return [{ field, is: 'gte', value: from } as const, { field, is: 'lt', value: before } as const];
}
