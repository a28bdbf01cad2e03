import type { DatedProcedure } from '../../hub/evidence/catalogue.js';
import { badgeRequirements } from './badge-requirements.js';
import { badgeResult } from './badge-result.js';

/**
 * Cấp, cấp lại phù hiệu (2.002288). Nghị định 158/2024/NĐ-CP, Điều 23: what is filed (khoản 5), what the authority checks itself (khoản 6).
 */
export const badgeIssue: DatedProcedure = {
  id: 'P04',
  // Issuing anew was a procedure of its own; since when it is one with the first issue is not known here.
  codes: [{ code: '2.002288' }, { code: '2.002289' }],
  name: 'Cấp, cấp lại phù hiệu cho xe ô tô, xe bốn bánh có gắn động cơ kinh doanh vận tải',
  // Nghị định 158/2024/NĐ-CP, Điều 23.
  workingDays: 2,
  subjects: ['taxCode'],
  subject: 'business',
  each: { limit: 'dossierVehicles', fact: 'vehicle', field: 'plate' },
  right: [
    {
      roles: ['dossier-service', 'permit-service'],
      purposes: ['once-only', 'licensing'],
      fields: {
        Vehicle: ['plate', 'chassisNumber'],
        Registration: ['certificateNumber', 'ownerPerson'],
        Ownership: ['person'],
        VehicleContract: ['contractNumber'],
        Inspection: ['certificateNumber'],
      },
    },
  ],
  facts: {
    business: { entity: 'Business', fields: ['taxCode', 'name', 'legalForm', 'address'], where: ({ key }) => ({ taxCode: { eq: key } }) },
    transportLicence: {
      entity: 'TransportLicence',
      fields: ['number', 'issueCount', 'issuer', 'issuedOn', 'businessTypes', 'state'],
      through: { fact: 'business', link: 'business' },
    },
    vehicle: {
      entity: 'Vehicle',
      fields: ['plate', 'make', 'kind', 'category', 'seats', 'grossMassKg', 'colour', 'productionYear', 'serviceLifeEndsOn'],
      where: ({ things }) => ({ plate: { in: things } }),
    },
    registration: {
      entity: 'Registration',
      fields: ['certificateNumber', 'registeredOn', 'expiresOn', 'state', 'ownerPerson', 'ownerBusiness'],
      through: { fact: 'vehicle', link: 'vehicle' },
    },
    ownership: { entity: 'Ownership', fields: ['person', 'business', 'acquiredOn'], through: { fact: 'vehicle', link: 'vehicle' } },
    contract: {
      entity: 'VehicleContract',
      fields: ['contractNumber', 'contractKind', 'signedOn', 'expiresOn', 'business'],
      through: { fact: 'vehicle', link: 'vehicle' },
      where: ({ key }) => ({ business: { taxCode: { eq: key } } }),
    },
    inspection: {
      entity: 'Inspection',
      fields: ['certificateNumber', 'inspectedOn', 'expiresOn', 'result', 'trackingDevice'],
      through: { fact: 'vehicle', link: 'vehicle' },
    },
    device: {
      entity: 'TrackingDevice',
      fields: ['fittedOn', 'removedOn', 'driverCamera', 'state'],
      through: { fact: 'vehicle', link: 'vehicle' },
    },
    badge: {
      entity: 'Badge',
      fields: ['number', 'badgeType', 'issuer', 'issuedOn', 'expiresOn', 'state', 'business'],
      through: { fact: 'vehicle', link: 'vehicle' },
    },
    route: { entity: 'FixedRoute', fields: ['code'], where: ({ result }) => routesOf(result) },
  },
  // Until then Nghị định 10/2020/NĐ-CP, whose requirements are not set up.
  editions: [
    { inForceFrom: '2025-01-01', legalBasis: 'Nghị định 158/2024/NĐ-CP, Điều 23', requirements: badgeRequirements, result: badgeResult },
  ],
};

function routesOf(result: unknown): Readonly<Record<string, unknown>> | null {
  const routes = Array.isArray(result) ? result.flatMap(({ route }: { route?: string | null }) => route ?? []) : [];
  return routes.length === 0 ? null : { code: { in: routes } };
}
