import type { DatedProcedure } from '../../hub/evidence/catalogue.js';
import { licenceRequirements } from './licence-requirements.js';
import { licenceResult } from './licence-result.js';

/**
 * Đổi giấy phép lái xe (1.002809, the code before 2025-03-01). Luật 36/2024/QH15, Điều 62; the components are read from Thông tư
 * 05/2024/TT-BGTVT, Điều 37–38, whose successors (Thông tư 12/2025/TT-BCA, 108/2026/TT-BCA) were not seen as text.
 */
export const licenceExchange: DatedProcedure = {
  id: 'P06',
  // The police's code since then is not known here.
  codes: [{ code: '1.002809', validTo: '2025-03-01' }],
  name: 'Đổi giấy phép lái xe',
  // Thông tư 05/2024/TT-BGTVT, Điều 37 khoản 8; of its successors not seen as text.
  workingDays: 5,
  // The points are carried over to the new licence.
  needs: ['PointEvent'],
  subjects: ['personalId', 'licenceNumber'],
  subject: 'person',
  right: [
    {
      roles: ['dossier-service', 'permit-service'],
      purposes: ['once-only', 'licensing'],
      fields: {
        Person: ['personalId', 'fullName', 'dateOfBirth', 'birthYear', 'sex', 'nationality', 'address'],
        Driver: ['person', 'points'],
        DriverLicence: ['number', 'driver', 'scheme', 'classes', 'issuer', 'issuedOn', 'expiresOn', 'state'],
        LicenceEvent: ['licence', 'kind', 'effectiveOn', 'endsOn'],
        HealthCertificate: ['driver', 'examinedOn', 'expiresOn', 'fitForClasses'],
        Violation: ['driver', 'settledOn'],
      },
    },
  ],
  facts: {
    person: {
      entity: 'Person',
      fields: ['personalId', 'fullName', 'dateOfBirth', 'birthYear', 'sex', 'nationality', 'address'],
      where: ({ kind, key }) => (kind === 'personalId' ? { personalId: { eq: key } } : { drivers: { licences: { number: { eq: key } } } }),
    },
    driver: { entity: 'Driver', fields: [], through: { fact: 'person', link: 'person' } },
    licence: {
      entity: 'DriverLicence',
      fields: ['number', 'scheme', 'classes', 'issuer', 'issuedOn', 'expiresOn', 'state'],
      through: { fact: 'driver', link: 'driver' },
      where: ({ kind, key }) => (kind === 'licenceNumber' ? { number: { eq: key } } : {}),
    },
    health: {
      entity: 'HealthCertificate',
      fields: ['examinedOn', 'expiresOn', 'fitForClasses'],
      through: { fact: 'driver', link: 'driver' },
    },
    violation: { entity: 'Violation', fields: ['settledOn'], through: { fact: 'driver', link: 'driver' } },
  },
  // Classes of 2025, points and what is exchanged for what begin with the law; before it Luật 23/2008/QH12, whose requirements are not set
  // up.
  editions: [
    { inForceFrom: '2025-01-01', legalBasis: 'Luật 36/2024/QH15, Điều 62, 89', requirements: licenceRequirements, result: licenceResult },
  ],
};
