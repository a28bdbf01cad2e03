/** Records the questions of the corpus may name: nobody looks them up, so an id and a kind are all there is of them. */
const NAMED = [
  'Vehicle',
  'Business',
  'Person',
  'Badge',
  'Driver',
  'DriverLicence',
  'Province',
  'Agency',
  'Road',
  'Bridge',
  'LegalDocument',
  'Inspection',
];

export const ENTITY_OF_ID: ReadonlyMap<string, string> = new Map(
  NAMED.map((entity, i) => [`0198c3a2-5b7e-7cc3-98c4-${String(i).padStart(12, '0')}`, entity]),
);

export const INSTANTS = ['2025-03-01T00:00:00.000000Z', '2026-02-01T08:15:00.123456Z'] as const;
